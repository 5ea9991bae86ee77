//! `roadmap fix`: mistakes of one kind, by people of three languages. A certain repair removes its finding, adds none, touches nothing
//! else, loses no word, and twice is once.

mod doubts;
mod kinds;
mod shapes;
mod spoken;

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use proptest::prelude::*;

use self::{
    doubts::{DOUBTED, TWOFOLD},
    kinds::{
        CITY, EVENT, KINDS, Kind, PLAN, PROJECT, STAFF, STAFF_GOOD, TEXT, TEXT_GOOD, THEMES,
        THEMES_GOOD,
    },
    shapes::SHAPES,
    spoken::{HARMFUL, SPOKEN},
};
use crate::project::Project;

/// Every kind of slip.
static ALL: LazyLock<Vec<&Kind>> =
    LazyLock::new(|| KINDS.iter().chain(SHAPES).chain(SPOKEN).collect());

/// The example with three fiches of its draft city written line by line.
fn programme() -> Project {
    let project = Project::example("quebec");
    project
        .file(TEXT, TEXT_GOOD)
        .file(STAFF, STAFF_GOOD)
        .file(THEMES, THEMES_GOOD);
    project
}

/// What a report tells.
struct Report {
    /// Rule, file and field of what is found, but for notes.
    found: Vec<String>,
    /// The lines that a coordinator is told to write, each with its file: those of the repairs, in the words of the report.
    shown: Vec<(String, String)>,
}

fn report(project: &Project) -> Report {
    let run = project.run("validate --format json");
    let report: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.err));
    let all = report["findings"].as_array().unwrap();
    let found = all.iter().filter(|one| one["level"] != "info");
    let found = found.map(|one| format!("{} {} {}", one["path"], one["rule"], one["field"]));
    let mut shown = Vec::new();
    for one in all {
        let (path, remedy) = (&one["path"], one["remedy"].as_str().unwrap_or_default());
        let told = one["repair"].is_object();
        assert_eq!(
            told,
            remedy.contains("`roadmap fix`"),
            "{path}: {remedy}: the repair is what is to be done"
        );
        let below = remedy.lines().skip(1).filter(|_| told);
        shown.extend(below.map(|line| (path.as_str().unwrap().to_owned(), line.to_owned())));
    }
    Report {
        found: found.collect(),
        shown,
    }
}

fn found(project: &Project) -> Vec<String> {
    report(project).found
}

/// How often each word stands in each fiche.
fn words(project: &Project) -> HashMap<(String, String), usize> {
    let mut words = HashMap::new();
    for (path, bytes) in project.tree("") {
        if path.ends_with(".yaml") {
            let text = String::from_utf8(bytes).unwrap();
            let all = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            for word in all.filter(|word| !word.is_empty()) {
                *words.entry((path.clone(), word.to_owned())).or_default() += 1;
            }
        }
    }
    words
}

fn files(project: &Project) -> BTreeMap<String, Vec<u8>> {
    project.tree("").into_iter().collect()
}

/// What is found in the programme without a slip.
fn good() -> &'static [String] {
    static GOOD: LazyLock<Vec<String>> = LazyLock::new(|| found(&programme()));
    &GOOD
}

/// Makes slips in one programme, mends them, and holds the law.
fn mended(slips: &[(&Kind, usize)]) -> Result<(), TestCaseError> {
    let project = programme();
    let (good, before) = (good(), files(&project));
    let mut touched = Vec::new();
    for (Kind(path, from, slips), nth) in slips {
        project.edit(path, from, slips[nth % slips.len()].0);
        touched.push(*path);
    }
    let Report { found: said, shown } = report(&project);
    for path in &touched {
        let own = |all: &[String]| all.iter().filter(|one| one.contains(path)).count();
        prop_assert!(own(&said) > own(good), "{path}: nothing is found: {said:?}");
    }
    let had = words(&project);
    let run = project.run("fix");
    prop_assert_eq!(run.code, 0, "{}", run.err);
    let (after, left) = (files(&project), words(&project));
    for (Kind(path, from, slips), nth) in slips {
        let (slip, meant) = slips[nth % slips.len()];
        let text = project.read(path);
        prop_assert!(text.contains(meant), "{from} -> {slip}\n->\n{text}");
    }
    let left_over = found(&project);
    prop_assert_eq!(left_over, good, "{}", run.out);
    for (path, line) in shown {
        let text = project.read(&path);
        prop_assert!(
            text.lines().any(|one| one == line),
            "{line}: not in\n{text}"
        );
    }
    let lost: Vec<_> = had
        .iter()
        .filter(|(word, count)| left.get(*word).copied().unwrap_or_default() < **count)
        .collect();
    prop_assert!(lost.is_empty(), "{lost:?}\n{}", run.out);
    for (path, bytes) in &before {
        if !touched.contains(&path.as_str()) {
            prop_assert!(after.get(path) == Some(bytes), "{path} was touched");
        }
    }
    project.run("fix");
    prop_assert!(files(&project) == after, "a second run changes it again");
    Ok(())
}

/// What is typed into files, one thing of each file at once: what a run costs is shared, what it proves of each is not.
fn rounds<T>(all: impl IntoIterator<Item = (&'static str, T)>) -> Vec<Vec<T>> {
    let mut rounds: Vec<Vec<T>> = Vec::new();
    let mut taken: HashMap<&str, usize> = HashMap::new();
    for (path, one) in all {
        let round = taken.entry(path).or_default();
        if *round == rounds.len() {
            rounds.push(Vec::new());
        }
        rounds[*round].push(one);
        *round += 1;
    }
    rounds
}

fn every(half: usize) {
    let slips = |kind: &'static Kind| (0..kind.2.len()).map(move |nth| (kind.0, (kind, nth)));
    for round in rounds(ALL.iter().copied().flat_map(slips))
        .iter()
        .skip(half)
        .step_by(2)
    {
        mended(round).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn every_kind_is_mended_in_every_language() {
    every(0);
}

#[test]
fn every_other_kind_is_mended_in_every_language() {
    every(1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("ROADMAP_LONG").is_some() { 400 } else { 12 }))]

    /// Slips of several kinds at once, one a file, are mended as each alone is.
    #[test]
    fn several_at_once_are_mended_as_one_is(picks in proptest::collection::vec((0..ALL.len(), 0_usize..20), 2..6)) {
        let mut one: BTreeMap<&str, (&Kind, usize)> = BTreeMap::new();
        for (kind, nth) in &picks {
            one.insert(ALL[*kind].0, (ALL[*kind], *nth));
        }
        let slips: Vec<_> = one.into_values().collect();
        mended(&slips)?;
    }
}

/// How often each answer of a fiche stands there, by its name; its remarks.
type Said = (HashMap<String, usize>, Vec<String>);

fn said(text: &str) -> Option<Said> {
    fn gather(value: &serde_json::Value, name: &str, found: &mut HashMap<String, usize>) {
        match value {
            serde_json::Value::Object(map) => {
                map.iter()
                    .for_each(|(key, below)| gather(below, key, found));
            }
            serde_json::Value::Array(list) => {
                list.iter().for_each(|below| gather(below, name, found));
            }
            value => *found.entry(format!("{name}: {value}")).or_default() += 1,
        }
    }
    let source = roadmap::model::source::Source::new("x.yaml", text);
    let document = roadmap::parse::read(source, &roadmap::parse::Limits::default())?;
    let mut found = HashMap::new();
    gather(&document.value, "", &mut found);
    let remarks = roadmap::tidy::remarks(&document).into_iter();
    Some((found, remarks.map(str::to_owned).collect()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("ROADMAP_LONG").is_some() { 800 } else { 40 }))]

    /// What no repair names stays: every answer as it was, a remark that its author kept to himself no word of an answer.
    #[test]
    fn a_repair_leaves_all_beside_it_as_it_was(kind in 0..ALL.len(), nth in 0_usize..20, at in 0_usize..80, deep in 0_usize..5) {
        let Kind(path, from, slips) = ALL[kind];
        let project = programme();
        let good = project.read(path);
        let remark = format!("{}# not to be shown", " ".repeat(deep * 2));
        let mut lines: Vec<&str> = good.lines().collect();
        lines.insert(at % (lines.len() + 1), &remark);
        let text = format!("{}\n", lines.join("\n"));
        let (own, remarked) = (said(&good).unwrap_or_default(), said(&text).unwrap_or_default());
        prop_assume!(own.0 == remarked.0 && own.1.len() + 1 == remarked.1.len() && text.contains(from));
        project.file(path, &text);
        project.edit(path, from, slips[nth % slips.len()].0);
        let slipped = project.read(path);
        let Some(before) = said(&slipped) else {
            return Ok(());
        };
        project.run("fix");
        let fixed = project.read(path);
        let after = said(&fixed).unwrap_or_default();
        for remark in before.1.iter().filter(|remark| remark.starts_with("# ")) {
            let words = remark.trim_start_matches('#').trim();
            prop_assert!(after.1.iter().any(|one| one.contains(words)), "{remark}\n{slipped}->\n{fixed}");
        }
        for (answer, count) in &own.0 {
            let had = before.0.get(answer).copied().unwrap_or_default().min(*count);
            let has = after.0.get(answer).copied().unwrap_or_default();
            prop_assert!(has >= had, "{answer}\n{slipped}->\n{fixed}");
        }
        project.run("fix");
        prop_assert!(project.read(path) == fixed, "a second run changes it again:\n{fixed}");
    }
}

#[test]
fn what_may_be_another_answer_is_never_made_a_part_of_one() {
    for (path, from, to) in [
        (
            TEXT,
            "actions: Un audit.\n",
            "What we have done:\n  An audit.\n",
        ),
        (
            TEXT,
            "actions: Un audit.\n",
            "actions: Un audit.\n\n--\nAda Un\n",
        ),
        (
            TEXT,
            "actions: Un audit.\n",
            "actions: Un audit.\n\nAda Un\nRocheclaire\n",
        ),
        (
            THEMES,
            "axis_relation: Un lien.\n",
            "axis_relation: Un lien.\n\nThème 2 : L’ombre\nAxe 1\n",
        ),
        (
            THEMES,
            "axis_relation: Un lien.\n",
            "axis_relation: Un lien.\n\n2. L’ombre\n",
        ),
        (
            STAFF,
            "    title: Chef\n",
            "    title: Chef\nPériode : de mai à août\n",
        ),
    ] {
        let project = programme();
        project.edit(path, from, to);
        let text = project.read(path);
        project.run("fix");
        assert_eq!(project.read(path), text);
    }
}

/// An answer whose name was typed too far in, in a text of its own; the hints above it are hints again.
#[test]
fn an_answer_typed_too_far_in_is_none_of_the_text_above() {
    let good = "challenges: |\n  Des étés.\n\n  - un\n  - deux\n";
    for (typed, meant) in [
        (" actions: |\n  Un audit.\n", "actions: |\n Un audit.\n"),
        ("  actions: |\n  Un audit.\n", "actions: Un audit.\n"),
        (
            "\n  actions: |\n    Un audit.\n",
            "\nactions: |\n  Un audit.\n",
        ),
        (
            "\n  # Actions en cours ou réalisées\n  actions: |\n  Un audit.\n",
            "\n# Actions en cours ou réalisées\nactions: Un audit.\n",
        ),
        (
            "\n# Actions en cours ou réalisées\n  actions: |\n  Un audit.\n",
            "\n# Actions en cours ou réalisées\nactions: Un audit.\n",
        ),
        ("  actions:\n  Un audit.\n", "actions: Un audit.\n"),
    ] {
        let project = programme();
        let wanted = found(&project);
        project.file(TEXT, format!("{good}{typed}"));
        project.run("fix");
        let text = project.read(TEXT);
        assert_eq!(text, format!("{good}{meant}"), "{typed}");
        assert_eq!(found(&project), wanted, "{typed}");
        project.run("fix");
        assert_eq!(project.read(TEXT), text);
    }
}

/// What a text quotes is its own: the question has its answer, or what stands there is none to it.
#[test]
fn what_a_text_quotes_stays_in_it() {
    for (path, from, to, told) in [
        (
            PROJECT,
            "in a day.\n",
            "in a day.\n  from: 2023-01\n",
            false,
        ),
        (
            PROJECT,
            "in a day.\nfrom: 2024-01\n",
            "in a day.\n  from: the guild of owners\n",
            true,
        ),
        (
            PROJECT,
            "in a day.\nfrom: 2024-01\n",
            "in a day.\n  From: the guild of owners\n",
            false,
        ),
        (
            PROJECT,
            "in a day.\nfrom: 2024-01\n",
            "in a day.\n  from: 2024-01\n  and on to the summer.\n",
            true,
        ),
        (
            TEXT,
            "challenges: Des étés chauds.",
            "challenges: |\n  Des étés.\n  fr: l’été\n  Es: verano",
            false,
        ),
        (
            TEXT,
            "challenges: Des étés chauds.",
            "challenges: |\n  FR : Des étés.\n  EN : Summers.",
            true,
        ),
        (
            TEXT,
            "challenges: Des étés chauds.",
            "challenges: I have\n  hot summers.",
            false,
        ),
    ] {
        let project = programme();
        let good = found(&project);
        project.edit(path, from, to);
        let text = project.read(path);
        let said = found(&project);
        let marks = said.iter().filter(|one| one.contains("text-marks")).count();
        let had = good.iter().filter(|one| one.contains("text-marks")).count();
        assert_eq!(marks > had, told, "{to}: {said:?}");
        project.run("fix");
        assert_eq!(project.read(path), text, "{to}");
    }
}

/// Braces that hold what nobody can tell apart are left, and never become one answer.
#[test]
fn an_answer_between_broken_braces_is_never_one_text() {
    for slip in [
        "  - {role: coordinator, name: Bob Deux, phone: 1, title: Chef,\nmail box: bob.deux@rocheclaire.example.org}",
        "  - role: coordinator, name: Bob Deux",
        "  - (role: coordinator, name: Bob Deux, Chef: x)",
    ] {
        let project = programme();
        let from = "  - role: coordinator\n    name: Bob Deux\n    title: Chef\n    email: bob.deux@rocheclaire.example.org";
        project.edit(STAFF, from, slip);
        project.run("fix");
        let text = project.read(STAFF);
        assert!(!text.contains("\"coordinator, name"), "{slip}:\n{text}");
        assert!(
            !text.contains("Bob Deux, phone: 1, title: Chef\""),
            "{text}"
        );
    }
}

#[test]
fn a_hint_that_a_mail_broke_is_one_again() {
    let project = programme();
    let hint = "# Description des principaux\ndéfis\n";
    project.file(TEXT, format!("{hint}{TEXT_GOOD}"));
    project.run("fix");
    let meant = "# Description des principaux\n# défis\n";
    assert_eq!(project.read(TEXT), format!("{meant}{TEXT_GOOD}"));
}

#[test]
fn a_line_below_a_text_may_go_on_with_it() {
    let project = programme();
    project.file(
        TEXT,
        "challenges: |\n  Drei Sorgen.\nLeerstand: Gasse\nactions: Un audit.\n",
    );
    let run = project.run("--lang en validate cities/rocheclaire/challenges.yaml");
    let said = "If it goes on with the text of `challenges`, begin this line with 2 spaces.";
    assert!(run.out.contains(said), "{}", run.out);
    project.edit(TEXT, "Leerstand", "  Leerstand");
    assert_eq!(found(&project), found(&programme()));
}

#[test]
fn a_dash_in_the_column_of_the_items_begins_one() {
    let project = programme();
    project.edit(
        PLAN,
        "objectives:\n",
        "objectives:\n  - kind: gather-experience\n    text: Vingt cas\n  - Dix questions\n",
    );
    project.run("fix");
    let text = project.read(PLAN);
    assert!(!text.contains("      - Dix questions"), "{text}");
}

#[test]
fn a_name_is_no_line_of_parts() {
    for (said, meant) in [
        (
            "Ada Un, Mairesse de Rocheclaire",
            "\n  name: Ada Un\n  title: Mairesse de Rocheclaire\n",
        ),
        (
            "Ada Un, Rocheclaire, Québec",
            " Ada Un, Rocheclaire, Québec\n",
        ),
        ("Ada Un – architecte – Fès", " Ada Un – architecte – Fès\n"),
    ] {
        let project = programme();
        let text = project.read(EVENT);
        let line = text.lines().find(|line| line.starts_with("signatory:"));
        let line = line.expect("the example has a signatory");
        project.edit(EVENT, line, &format!("signatory: {said}"));
        project.run("fix");
        let text = project.read(EVENT);
        assert!(text.contains(&format!("signatory:{meant}")), "{text}");
    }
}

#[test]
fn sums_and_headings_become_remarks() {
    let project = programme();
    project.edit(PLAN, "  funding:\n", "    - Total : 60 000 $\n  funding:\n");
    let network = "network: cool-old-towns\n";
    project.edit(
        PLAN,
        network,
        &format!("{network}1. Concept et objectifs\n"),
    );
    project.run("fix");
    let text = project.read(PLAN);
    assert!(text.contains("\n    # Total : 60 000 $\n"), "{text}");
    assert!(text.contains("\n# 1. Concept et objectifs\n"), "{text}");
    assert!(!text.contains("label: Total"), "{text}");
}

#[test]
fn what_is_no_answer_is_told_and_left_to_a_person() {
    for (path, from, to, rule) in [
        (TEXT, "Des étés chauds.", "À compléter", "empty-text"),
        (TEXT, "Des étés chauds.", "see annex", "empty-text"),
        (TEXT, "Des étés chauds.", "Pendiente", "empty-text"),
        (STAFF, "name: Bob Deux", "name: XXX", "empty-text"),
        (
            CITY,
            "signed_on: 2023-04-11",
            "signed_on: 2032-04-11",
            "letter-missing",
        ),
    ] {
        let project = programme();
        project.edit(path, from, to);
        let text = project.read(path);
        let said = found(&project);
        assert!(
            said.iter()
                .any(|one| one.contains(rule) && one.contains(path)),
            "{to}: {said:?}"
        );
        project.run("fix --guess");
        assert_eq!(project.read(path), text);
    }
}

#[test]
fn an_answer_that_says_more_than_one_thing_is_left_as_it_is() {
    let each = TWOFOLD.iter().flat_map(|(path, from, key, answers)| {
        let answers = answers.iter();
        answers.map(move |answer| (*path, (*path, *from, format!("{key}{answer}"))))
    });
    for round in rounds(each) {
        let project = programme();
        for (path, from, answer) in &round {
            project.edit(path, from, answer);
        }
        let before = files(&project);
        let (said, run) = (found(&project), project.run("fix"));
        for (path, _, answer) in round {
            let told = said.iter().any(|one| one.contains(path));
            assert!(told, "{answer}: {said:?}");
            let text = String::from_utf8_lossy(&before[path]);
            assert_eq!(project.read(path), text, "{answer}: {}", run.out);
        }
    }
}

#[test]
fn of_two_answers_the_message_asks_which() {
    for (lang, said, words) in [
        (
            "en",
            "living-with-water and first-homes",
            "one answer is asked for",
        ),
        (
            "fr",
            "living-with-water et first-homes",
            "une seule réponse est demandée",
        ),
        (
            "es",
            "living-with-water / first-homes",
            "se pide una sola respuesta",
        ),
    ] {
        let project = programme();
        let path = "cities/aldermoor/priority-theme.yaml";
        project.edit(path, "theme: living-with-water", &format!("theme: {said}"));
        let out = project.run(&format!("--lang {lang} validate {path}")).out;
        assert!(out.contains(words), "{out}");
    }
}

#[test]
fn a_figure_of_another_keyboard_is_no_other_answer() {
    let project = programme();
    project.edit(THEMES, "axis: axis-2", "axis: axis－２");
    let out = project.run("--lang en validate cities/rocheclaire").out;
    assert!(!out.contains("`axis-1`"), "{out}");
}

#[test]
fn the_sign_of_a_country_is_its_own_currency() {
    let project = programme();
    project.edit(PLAN, "currency: CAD", "currency: $");
    let run = project.run("--lang en validate cities/havre-saint-elme");
    assert!(run.out.contains("Did you mean `CAD`?"), "{}", run.out);
    project.run("fix --guess");
    assert!(project.read(PLAN).contains("currency: CAD # $\n"));
    let project = programme();
    project.edit(PLAN, "amount: 18000", "amount: \"US$ 18,000\"");
    let run = project.run("--lang en validate cities/havre-saint-elme");
    assert!(run.out.contains("Convert it into CAD"), "{}", run.out);
}

#[test]
fn a_unit_goes_to_its_own_question() {
    let path = "cities/havre-saint-elme/projects/trois-cours-fraiches.yaml";
    for (text, meant) in [
        (
            "- name: Eau\n      baseline: 12 %\n      unit:\n",
            "- name: Eau\n      baseline: 12 # 12 %\n      unit: \"%\"\n",
        ),
        (
            "- name: Eau\n      baseline: 12 %\n      value: 8 %\n      unit: \"%\"\n",
            "- name: Eau\n      baseline: 12 # 12 %\n      value: 8 # 8 %\n      unit: \"%\"\n",
        ),
        (
            "- name: Eau\n      baseline: 12 %\n      unit: m²\n",
            "- name: Eau\n      baseline: 12 %\n      unit: m²\n",
        ),
        (
            "- name: Eau\n      value: \"< 5\"\n      unit:\n",
            "- name: Eau\n      value: \"< 5\"\n      unit:\n",
        ),
    ] {
        let project = programme();
        let fiche = project.read(path);
        let start = fiche.find("evaluation:").expect("a chapter");
        let head = &fiche[..start];
        project.file(
            path,
            format!("{head}evaluation:\n  indicators:\n    {text}"),
        );
        project.run("fix");
        let fixed = project.read(path);
        assert!(fixed.ends_with(meant), "{text}\n->\n{fixed}");
    }
}

#[test]
fn a_short_answer_that_is_none_yet_leaves_its_question_open() {
    for (path, from, to, becomes) in [
        (
            STAFF,
            "email: bob.deux@rocheclaire.example.org",
            "email: à venir",
            "email: # à venir\n",
        ),
        (
            STAFF,
            "email: bob.deux@rocheclaire.example.org",
            "email: not yet",
            "email: # not yet\n",
        ),
        (
            STAFF,
            "email: bob.deux@rocheclaire.example.org",
            "email: \"-\"",
            "email:\n",
        ),
        (
            THEMES,
            "axis: axis-2",
            "axis: por definir",
            "axis: # por definir\n",
        ),
    ] {
        let project = programme();
        project.edit(path, from, to);
        let errors = |project: &Project| project.run("validate --fail-on error").code;
        assert_eq!(errors(&project), 1, "{to}");
        project.run("fix");
        let text = project.read(path);
        assert!(text.contains(becomes), "{to}:\n{text}");
        assert_eq!(errors(&project), 0, "{to}");
        assert!(found(&project).iter().any(|one| one.contains("missing")));
        project.run("fix");
        assert_eq!(project.read(path), text);
    }
}

#[test]
fn a_text_of_another_encoding_loses_no_word() {
    let utf16 = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let project = programme();
    project.file(TEXT, utf16(TEXT_GOOD));
    project.run("fix");
    assert_eq!(project.read(TEXT), TEXT_GOOD);
}

#[test]
fn a_document_of_another_program_is_called_one() {
    for (text, lang, said) in [
        (
            "{\\rtf1\\ansi challenges: La ville}",
            "fr",
            "document d’un autre programme",
        ),
        (
            "PK\u{3}\u{4}\u{14}word/document.xml",
            "en",
            "document of another program",
        ),
        ("%PDF-1.4\n", "es", "documento de otro programa"),
        (
            "<!doctype html><p>challenges: x</p>",
            "en",
            "document of another program",
        ),
    ] {
        let project = programme();
        project.file(TEXT, text);
        let run = project.run(&format!("--lang {lang} validate"));
        assert!(run.out.contains(said), "{}", run.out);
    }
}

#[test]
fn a_letter_that_is_no_print_is_told() {
    for (bytes, said) in [("", "is empty"), ("hello", "is not a PDF")] {
        let project = programme();
        project.file("cities/inverkell/letter.pdf", bytes);
        let run = project.run("validate cities/inverkell");
        assert!(
            run.out.contains(&format!("`letter.pdf` {said}")),
            "{}",
            run.out
        );
    }
}

#[test]
fn owners_follow_a_city_that_gets_its_name() {
    let project = programme();
    let text = project.read("roadmap.yaml");
    project.file(
        "roadmap.yaml",
        format!(
            "{text}\nowners:\n  secretariat: [\"@office\"]\n  cities:\n    Invèrkell: [\"@town\"]\n"
        ),
    );
    let (from, to) = ("cities/inverkell", "cities/Invèrkell");
    std::fs::rename(project.path().join(from), project.path().join(to)).unwrap();
    project.run("fix");
    let text = project.read("roadmap.yaml");
    assert!(text.ends_with("    inverkell: [\"@town\"]\n"), "{text}");
    assert_eq!(found(&project), found(&programme()));
}

#[test]
fn a_line_below_a_short_answer_is_never_made_a_part_of_it() {
    let project = programme();
    project.edit(
        STAFF,
        "    email: bob",
        "    Handle in town: x\n    email: bob",
    );
    project.run("fix");
    let text = project.read(STAFF);
    assert!(
        text.contains("    title: Chef\n    Handle in town: x\n"),
        "{text}"
    );
}

#[test]
fn what_names_nobody_yet_is_left_and_nothing_is_written_twice() {
    let network = "networks/cool-old-towns.yaml";
    let pilot = "pilot: havre-saint-elme";
    for (path, from, to) in [
        (network, pilot, "pilot: à désigner"),
        (network, pilot, "pilot: Inverkell (from January)"),
        (network, pilot, "pilot: X"),
        (network, pilot, "pilot: fribourg"),
        (network, pilot, "pilot: \"abc"),
        (PLAN, "network: cool-old-towns", "network: réseau des ports"),
        (
            THEMES,
            "  - id: eau\n    title: L’eau\n",
            "  - title: Вода\n",
        ),
        (
            THEMES,
            "  - id: eau\n    title: L’eau\n",
            "  - id: ~\n    title: 水\n",
        ),
        (THEMES, "  - id: eau\n", "  - id (obligatoire): eau\n"),
    ] {
        let project = programme();
        project.edit(path, from, to);
        project.run("fix");
        let once = files(&project);
        let text = project.read(path);
        assert!(
            !text.contains("pilot: havre") && !text.contains("network: cool"),
            "{text}"
        );
        assert!(
            !text.contains("id: eau-") && !text.contains("id:  "),
            "{text}"
        );
        project.run("fix");
        assert_eq!(files(&project), once, "{to}");
    }
}

#[test]
fn what_may_be_meant_otherwise_is_no_certain_repair() {
    for (path, from, to, never) in DOUBTED {
        let project = programme();
        project.edit(path, from, to);
        project.run("fix");
        let text = project.read(path);
        assert!(!text.contains(*never), "{to}: {text}");
    }
}

#[test]
fn no_word_of_an_answer_becomes_a_remark_and_no_remark_a_word_of_one() {
    for (path, typed, never) in HARMFUL {
        let project = programme();
        project.file(path, typed);
        project.run("fix");
        let text = project.read(path);
        let mut written = text.lines().map(str::trim_start);
        assert!(
            typed == &text || !written.any(|line| line.starts_with(never)),
            "{typed}->\n{text}"
        );
    }
}

#[test]
fn activities_are_put_in_the_order_of_their_days() {
    let project = programme();
    let plan = project.read(PLAN);
    let begins = |line: &&str| {
        line.starts_with("  - {from: 2023-11") || line.starts_with("  - {date: 2024-02-08")
    };
    let rows: Vec<&str> = plan.lines().filter(begins).collect();
    // A remark goes along with the item below it.
    let right = format!("{}\n  # à confirmer\n{}", rows[0], rows[1]);
    let wrong = format!("  # à confirmer\n{}\n{}", rows[1], rows[0]);
    let plan = plan.replace(&rows.join("\n"), &right);
    project.file(PLAN, plan.replace(&right, &wrong));
    assert!(
        found(&project)
            .iter()
            .any(|one| one.contains("schedule-order"))
    );
    project.run("fix");
    assert_eq!(project.read(PLAN), plan);
}

#[test]
fn behind_a_line_that_cannot_be_read_all_other_faults_are_told_at_their_lines() {
    let project = programme();
    let text = "people:\n  - role:\tcoordinator\n    name: Bob: Deux\n    title: Chef\n    email: bob.deux\n  - role: mayor\n    name: Ada Un\n    title: Maire\n    email: ada.un@rocheclaire.example.org\n";
    project.file(STAFF, text);
    let run = project.run("validate --format json cities/rocheclaire/staff.yaml");
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let told: Vec<String> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{}: {} {}", one["line"], one["rule"], one["once_mended"]))
        .collect();
    for wanted in [
        "3: \"syntax\" null",
        "5: \"format\" true",
        "6: \"unknown-role\" true",
    ] {
        assert!(told.iter().any(|one| one == wanted), "{wanted}: {told:?}");
    }
    let left = &report["summary"]["skipped"][0];
    assert_eq!(left["path"], "cities/rocheclaire/staff.yaml");
    assert_eq!(left["reason"], "skip-mended");
    let human = project
        .run("--lang en validate cities/rocheclaire/staff.yaml")
        .out;
    assert!(
        human.contains("Told of the text as `roadmap fix` would leave it"),
        "{human}"
    );
    // What is said is what stands there once it is mended.
    project.run("fix cities/rocheclaire/staff.yaml");
    let after = found(&project);
    assert!(
        after
            .iter()
            .any(|one| one.contains("format") && one.contains("email")),
        "{after:?}"
    );
}

#[test]
fn a_fiche_laid_out_as_a_letter_is_becomes_one() {
    let people = "people:\n  - role: elected-official # Élue\n    name: Ada Un\n    title: Adjointe\n    email: ada.un@rocheclaire.example.org\n";
    let head = "# Rôle | Nom | Fonction | Courriel";
    for (path, text, meant) in [
        (
            TEXT,
            "1. Défis\nDes étés chauds.\n\n2. Actions\nUn audit.\n",
            vec![
                "challenges: \"Des étés chauds.\" # 1. Défis",
                "actions: \"Un audit.\" # 2. Actions",
            ],
        ),
        (
            TEXT,
            "## Défis\n\nDes étés chauds.\n\n## Actions\n\nUn audit.\n",
            vec!["challenges: Des étés chauds.", "actions: Un audit."],
        ),
        (
            TEXT,
            "CHALLENGES: |\n  Des étés chauds.\nACTIONS: |\n  Un audit.\n",
            vec!["challenges: | # CHALLENGES", "actions: | # ACTIONS"],
        ),
        (
            STAFF,
            "people:\n  Rôle\tNom\tFonction\tCourriel\n  Élue\tAda Un\tAdjointe\tada.un@rocheclaire.example.org\n",
            vec![head, &people["people:\n".len()..]],
        ),
        (
            STAFF,
            "people:\n  elected-official:\n    name: Ada Un\n    title: Adjointe\n    email: ada.un@rocheclaire.example.org\n  coordinator:\n    name: Bob Deux\n    title: Chef\n    email: bob.deux@rocheclaire.example.org\n",
            vec![
                "  - role: elected-official\n    name: Ada Un",
                "  - role: coordinator\n    name: Bob Deux",
            ],
        ),
        (
            THEMES,
            "title: L’eau\naxis: axis-2\ndescription: L’eau.\naxis_relation: Un lien.\n",
            vec!["themes:\n  - id: l-eau\n    title: L’eau"],
        ),
    ] {
        let project = programme();
        project.file(path, text);
        let run = project.run("fix");
        let mended = project.read(path);
        for one in meant {
            assert!(mended.contains(one), "{text}->\n{mended}\n{}", run.err);
        }
        let left = found(&project);
        let own = |one: &&String| one.starts_with(path) && !one.contains("role-missing");
        assert_eq!(left.iter().find(own), None, "{mended}");
    }
    // An hour that is some way from the universal one is nobody's zone.
    let project = programme();
    project.edit(CITY, "time_zone: Europe/Dublin", "time_zone: UTC+1");
    project.run("fix --guess");
    assert!(project.read(CITY).contains("time_zone: UTC+1"));
}

/// Where one began and where one came are both numbers: which of them one is, its author knows.
#[test]
fn a_number_is_given_to_no_question_among_several() {
    let project = programme();
    let path = "cities/rocheclaire/projects/puits.yaml";
    let said = "title: Puits\nevaluation:\n  indicators:\n    - Puits ouverts: 3\n";
    project.file(path, said);
    project.run("fix");
    let text = project.read(path);
    assert!(
        text.contains("Puits ouverts: 3") && !text.contains("baseline"),
        "{text}"
    );
}
