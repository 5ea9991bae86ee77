//! In: a number of cities, a share of faulty ones. Out: a programme on disk, about 15 kB a city, the same at every run.

use std::{fmt::Write as _, fs, path::Path};

pub const WORDS: [&str; 40] = [
    "ville",
    "patrimoine",
    "quartier",
    "ancien",
    "habitants",
    "rue",
    "place",
    "marché",
    "chaleur",
    "eau",
    "jardin",
    "cour",
    "façade",
    "pierre",
    "école",
    "atelier",
    "logement",
    "voisins",
    "l’été",
    "mesure",
    "projet",
    "restaurer",
    "partager",
    "décider",
    "ensemble",
    "chaque",
    "saison",
    "ombre",
    "arbre",
    "pavé",
    "usage",
    "mémoire",
    "métier",
    "visite",
    "réseau",
    "méthode",
    "depuis",
    "encore",
    "souvent",
    "au-delà",
];

/// A small generator of numbers, the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap_or(0)
    }

    /// Sentences of a text, indented as a block; one in three has a bold word, one in six a link.
    fn text(&mut self, words: usize, indent: &str) -> String {
        let mut text = String::from(indent);
        let mut line = 0;
        for at in 0..words {
            let word = WORDS[self.roll(WORDS.len())];
            match self.roll(90) {
                0 => write!(text, "**{word}**"),
                1 => write!(text, "[{word}](https://ville.example.org/{word})"),
                _ => write!(text, "{word}"),
            }
            .unwrap();
            line += word.len() + 1;
            if at + 1 == words {
                text.push_str(".\n");
            } else if at % 14 == 13 {
                text.push_str(". ");
            } else if line > 90 {
                line = 0;
                text.push('\n');
                text.push_str(indent);
            } else {
                text.push(' ');
            }
        }
        text
    }
}

/// Writes a programme: 40 networks, 120 events and 80 evaluated projects for 300 cities.
pub fn write(root: &Path, cities: usize, faulty: f64) {
    let networks = (cities * 40 / 300).max(1);
    shared(root, cities, networks);
    let put = |path: String, text: &str| put(root, path, text);
    // Every city has a plan, for the size of it, though few are pilots.
    put(
        "roadmap.yaml".into(),
        "edition: quebec-2022\nrules: {plan-not-pilot: \"off\"}\n",
    );
    for city in 0..cities {
        let mut dice =
            Dice(0x9E37_79B9_7F4A_7C15 ^ (city as u64 + 1).wrapping_mul(0xD134_2543_DE82_EF95));
        let broken = (dice.roll(1000) as f64) < faulty * 1000.0;
        let at = |kind: &str| format!("cities/ville-{city:05}/{kind}.yaml");
        put(
            at("city"),
            &format!(
                "name: {{fr: Ville {city}, en: City {city}, es: Ciudad {city}}}\nkind: city\ncountry: FR\ntime_zone: Europe/Paris\nlanguage: fr\n{}",
                if broken { "knd: city\n" } else { "" }
            ),
        );
        put(
            at("staff"),
            "people:\n  - {role: elected-official, name: Ada Un, title: Adjointe, email: ada@ville.example.org}\n  - {role: coordinator, name: Bob Deux, title: Chef, email: bob@ville.example.org}\n",
        );
        put(at("challenges"), &challenges(&mut dice, broken));
        put(at("themes"), &themes(&mut dice));
        put(
            at("priority-theme"),
            &format!(
                "theme: {}\ndescription: |\n{}",
                if broken { "theme-9" } else { "theme-1" },
                dice.text(270, "  ")
            ),
        );
        put(at("action-plan"), &plan(&mut dice, city % networks));
    }
}

/// Networks with their events and projects; network `n` has city `n` for its pilot, and the six after it for members.
pub fn shared(root: &Path, cities: usize, networks: usize) {
    let put = |path: String, text: String| put(root, path, &text);
    for network in 0..networks {
        let mut dice =
            Dice(0xA076_1D64_78BD_642F ^ (network as u64 + 1).wrapping_mul(0xE703_7ED1_A0B4_28DB));
        let city = |n: usize| format!("ville-{:05}", (network + n) % cities);
        let text = network_of(&mut dice, network, cities);
        put(format!("networks/reseau-{network:05}.yaml"), text);
        let day = 1 + network % 27;
        let event = |kind: &str, more: String| {
            format!(
                "type: {kind}\ntitle: Rencontre {network}\nstarts: 2024-02-{day:02}T16:00\ntime_zone: Europe/Paris\nalso_in: [America/Toronto, Asia/Seoul]\nminutes: 60\nmode: virtual\nnetwork: reseau-{network:05}\n{more}"
            )
        };
        let summary = dice.text(120, "  ");
        put(
            format!("events/table-{network:05}.yaml"),
            event(
                "round-table",
                format!(
                    "number: {}\nspeakers: [{{name: Ada Un, title: Adjointe, city: {}}}]\nsummary: |\n{summary}",
                    network + 1,
                    city(0)
                ),
            ),
        );
        put(
            format!("events/prepa-{network:05}.yaml"),
            event(
                "preparatory-meeting",
                "groups: [local-experts, advisory-group, secretariat]\n".to_owned(),
            ),
        );
        put(
            format!("events/atelier-{network:05}.yaml"),
            event("workshop", format!("summary: |\n{}", dice.text(120, "  "))),
        );
        for owner in 0..2.min(cities) {
            let (aim, results, lessons) = (
                dice.text(60, "  "),
                dice.text(80, "    "),
                dice.text(80, "    "),
            );
            put(
                format!("cities/{}/projects/projet-{network:05}.yaml", city(owner)),
                format!(
                    "title: Projet {network}\nnetwork: reseau-{network:05}\naim: |\n{aim}from: 2023-11\nto: 2024-08\nstate: completed\nevaluation:\n  results: |\n{results}  lessons: |\n{lessons}"
                ),
            );
        }
    }
}

fn put(root: &Path, path: String, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, text).unwrap();
}

fn challenges(dice: &mut Dice, broken: bool) -> String {
    let long = if broken { 520 } else { 430 };
    let (challenges, actions) = (dice.text(long, "  "), dice.text(400, "  "));
    format!("challenges: |\n{challenges}actions: |\n{actions}")
}

fn themes(dice: &mut Dice) -> String {
    let mut themes = String::from("themes:\n");
    for theme in 1..=3 + dice.roll(3) {
        let (description, relation) = (dice.text(45, "      "), dice.text(30, "      "));
        write!(themes, "  - id: theme-{theme}\n    title: Thème {theme} de la ville\n    axis: axis-{}\n    description: |\n{description}    axis_relation: |\n{relation}", 1 + dice.roll(3)).unwrap();
    }
    themes
}

fn plan(dice: &mut Dice, network: usize) -> String {
    let mut plan = format!(
        "network: reseau-{0:05}\nsynthesis: table-{0:05}\npreparatory_meeting: prepa-{0:05}\nconcept: |\n{1}objectives:\n  - {{kind: gather-experience, text: Réunir des cas.}}\napproach: |\n{2}challenges:\n  - {{title: Loger, description: Le sujet.}}\nschedule:\n",
        network,
        dice.text(120, "  "),
        dice.text(80, "  ")
    );
    for month in 1..=6 {
        writeln!(
            plan,
            "  - {{date: 2024-0{month}-10, type: virtual-meeting, title: Réunion {month}}}"
        )
        .unwrap();
    }
    plan.push_str("budget:\n  currency: EUR\n  expenses:\n    - {group: activities, category: travel, amount: 1000}\n    - {group: management, category: translation, amount: 500}\n  funding: [{source: Fonds, amount: 500, status: potential}]\n  contributions: [{from: pilot-city, amount: 1000}]\n");
    plan
}

fn network_of(dice: &mut Dice, network: usize, cities: usize) -> String {
    let city = |n: usize| format!("ville-{:05}", (network + n) % cities);
    let members = 6.min(cities - 1);
    let title: Vec<&str> = (0..5).map(|_| WORDS[dice.roll(WORDS.len())]).collect();
    let mut text = format!(
        "title: {} {network}\npilot: {}\ntheme: theme-1\nmembers:\n",
        title.join(" "),
        city(0)
    );
    for member in 1..=members {
        writeln!(
            text,
            "  - {{city: {}, role: member, since: 2023-10-01}}",
            city(member)
        )
        .unwrap();
    }
    text.push_str("questions:\n");
    for asker in 0..=members {
        let (question, answer) = (dice.text(30, "      "), dice.text(80, "      "));
        write!(
            text,
            "  - id: q{asker}\n    city: {}\n    text: |\n{question}    answer: |\n{answer}",
            city(asker)
        )
        .unwrap();
    }
    text
}
