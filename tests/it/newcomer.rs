//! What someone writes who never saw YAML: told once, in plain words, with what to type instead.

use snapbox::{assert_data_eq, str};

use crate::{project::Project, repository::Repository};

/// The report on the files of one folder, each finding in full, in a language.
fn told(project: &Project, folder: &str, lang: &str) -> String {
    let run = project.run(&format!("validate {folder} --format json --lang {lang}"));
    let report: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.err));
    let word =
        |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let line = |one: &serde_json::Value| {
        format!(
            "{}:{}:{} {} {}\n  {}\n",
            word(one, "path").rsplit('/').next().unwrap_or_default(),
            one["line"],
            one["column"],
            word(one, "rule"),
            word(one, "message"),
            word(one, "remedy").replace('\n', " ⏎ ")
        )
    };
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(line)
        .collect()
}

/// The same of some rules only.
fn of(told: &str, rules: &[&str]) -> String {
    let lines: Vec<&str> = told.lines().collect();
    let wanted = |pair: &&[&str]| {
        rules
            .iter()
            .any(|rule| pair[0].split(' ').nth(1) == Some(*rule))
    };
    lines
        .chunks(2)
        .filter(wanted)
        .map(|pair| format!("{}\n", pair.join("\n")))
        .collect()
}

fn plan_with(amounts: &[&str]) -> Project {
    let project = Project::example("quebec");
    let expenses: String = amounts
        .iter()
        .map(|amount| format!("    - {{group: activities, category: travel, amount: {amount}}}\n"))
        .collect();
    let plan = project.read("cities/havre-saint-elme/action-plan.yaml");
    let (start, _) = plan.split_once("  expenses:\n").unwrap();
    project.file(
        "cities/havre-saint-elme/action-plan.yaml",
        format!("{start}  expenses:\n{expenses}"),
    );
    project
}

/// Sums as people write them.
const AMOUNTS: [&str; 11] = [
    "12.000",
    "12.500",
    "-1.500",
    "12 000",
    "'12 000,50 $'",
    "12'000",
    "1.234.567",
    "12.50",
    "0.500",
    "12000",
    "5 x 200",
];

#[test]
fn an_amount_with_separators_is_asked_about() {
    assert_data_eq!(
        of(
            &told(&plan_with(&AMOUNTS), "cities/havre-saint-elme", "en"),
            &["yaml-ambiguous", "type"]
        ),
        str![[r#"
action-plan.yaml:28:53 yaml-ambiguous `12.000` is read as the number 12
  Write lines 28 to 29 as they stand below, or type `roadmap fix`: ⏎     - {group: activities, category: travel, amount: 12000} # 12.000 ⏎     - {group: activities, category: travel, amount: 12500} # 12.500
action-plan.yaml:29:53 yaml-ambiguous `12.500` is read as the number 12.5
  Write lines 28 to 29 as they stand below, or type `roadmap fix`: ⏎     - {group: activities, category: travel, amount: 12000} # 12.000 ⏎     - {group: activities, category: travel, amount: 12500} # 12.500
action-plan.yaml:30:53 yaml-ambiguous `-1.500` is read as the number -1.5
  Do you mean -1500? Then write -1500, without a point; if not, write -1.5
action-plan.yaml:31:53 type `12 000` is read as a text, not as a number
  Write lines 31 to 34 as they stand below, or type `roadmap fix`: ⏎     - {group: activities, category: travel, amount: 12000} # 12 000 ⏎     - {group: activities, category: travel, amount: 12000.50} # 12 000,50 $ ⏎     - {group: activities, category: travel, amount: 12000} # 12'000 ⏎     - {group: activities, category: travel, amount: 1234567} # 1.234.567
action-plan.yaml:32:53 type `12 000,50 $` is read as a text, not as a number
  Write lines 31 to 34 as they stand below, or type `roadmap fix`: ⏎     - {group: activities, category: travel, amount: 12000} # 12 000 ⏎     - {group: activities, category: travel, amount: 12000.50} # 12 000,50 $ ⏎     - {group: activities, category: travel, amount: 12000} # 12'000 ⏎     - {group: activities, category: travel, amount: 1234567} # 1.234.567
action-plan.yaml:33:53 type `12'000` is read as a text, not as a number
  Write lines 31 to 34 as they stand below, or type `roadmap fix`: ⏎     - {group: activities, category: travel, amount: 12000} # 12 000 ⏎     - {group: activities, category: travel, amount: 12000.50} # 12 000,50 $ ⏎     - {group: activities, category: travel, amount: 12000} # 12'000 ⏎     - {group: activities, category: travel, amount: 1234567} # 1.234.567
action-plan.yaml:34:53 type `1.234.567` is read as a text, not as a number
  Write lines 31 to 34 as they stand below, or type `roadmap fix`: ⏎     - {group: activities, category: travel, amount: 12000} # 12 000 ⏎     - {group: activities, category: travel, amount: 12000.50} # 12 000,50 $ ⏎     - {group: activities, category: travel, amount: 12000} # 12'000 ⏎     - {group: activities, category: travel, amount: 1234567} # 1.234.567
action-plan.yaml:38:53 type expected here: number; found: text
  Write a number, for example 12000

"#]]
    );
    let project = plan_with(&["12.000", "12 000"]);
    assert_data_eq!(
        of(
            &told(&project, "cities/havre-saint-elme", "fr"),
            &["yaml-ambiguous", "type"]
        ),
        str![[r#"
action-plan.yaml:28:53 yaml-ambiguous `12.000` est lu comme le nombre 12
  Écrivez les lignes 28 à 29 comme ci-dessous, ou tapez `roadmap fix` : ⏎     - {group: activities, category: travel, amount: 12000} # 12.000 ⏎     - {group: activities, category: travel, amount: 12000} # 12 000
action-plan.yaml:29:53 type `12 000` est lu comme un texte, non comme un nombre
  Écrivez les lignes 28 à 29 comme ci-dessous, ou tapez `roadmap fix` : ⏎     - {group: activities, category: travel, amount: 12000} # 12.000 ⏎     - {group: activities, category: travel, amount: 12000} # 12 000

"#]]
    );
    assert_data_eq!(
        of(
            &told(&project, "cities/havre-saint-elme", "es"),
            &["yaml-ambiguous", "type"]
        ),
        str![[r#"
action-plan.yaml:28:53 yaml-ambiguous `12.000` se lee como el número 12
  Escriba las líneas 28 a 29 como sigue, o teclee `roadmap fix`: ⏎     - {group: activities, category: travel, amount: 12000} # 12.000 ⏎     - {group: activities, category: travel, amount: 12000} # 12 000
action-plan.yaml:29:53 type `12 000` se lee como texto, no como número
  Escriba las líneas 28 a 29 como sigue, o teclee `roadmap fix`: ⏎     - {group: activities, category: travel, amount: 12000} # 12.000 ⏎     - {group: activities, category: travel, amount: 12000} # 12 000

"#]]
    );
}

#[test]
fn a_measure_may_have_three_decimals() {
    let project = Project::example("quebec");
    let path = "cities/havre-saint-elme/projects/trois-cours-fraiches.yaml";
    project.file(
        path,
        project.read(path).replace("value: 3.8", "value: 2.375"),
    );
    assert_eq!(
        of(
            &told(&project, "cities/havre-saint-elme", "en"),
            &["yaml-ambiguous"]
        ),
        ""
    );
}

/// A city whose one fiche is this text.
fn challenges(text: &str) -> Project {
    let project = Project::example("quebec");
    project.file("cities/rocheclaire/challenges.yaml", text);
    project
}

#[test]
fn words_behind_a_number_sign_are_not_lost_in_silence() {
    let project = challenges("challenges: Deux crues # et un plan\nactions: Un audit #2 # fin\n");
    assert_data_eq!(
        of(
            &told(&project, "cities/rocheclaire", "fr"),
            &["comment-in-text"]
        ),
        str![[r#"
challenges.yaml:1:24 comment-in-text le texte s’arrête avant `# et un plan`
  Si c’est la suite du texte, écrivez : "Deux crues # et un plan" Si c’est une note, mettez-la sur sa propre ligne.
challenges.yaml:2:19 comment-in-text le texte s’arrête avant `#2 # fin`
  Écrivez la ligne 2 comme ci-dessous, ou tapez `roadmap fix` : ⏎ actions: "Un audit #2" # fin

"#]]
    );
    // What is no text, and no sentence, may have a note behind it.
    let project = challenges("challenges: Deux crues # ---\nactions: |  # en bref\n  Un audit.\n");
    project.file(
        "cities/rocheclaire/city.yaml",
        "name: Rocheclaire # la commune\nkind: city # ou région\ncountry: FR # ISO\nlanguage: fr # BCP 47\n",
    );
    assert_eq!(
        of(
            &told(&project, "cities/rocheclaire", "en"),
            &["comment-in-text"]
        ),
        ""
    );
    project.file(
        "cities/rocheclaire/city.yaml",
        "name: Rocheclaire # 2\nkind: city\ncountry: FR\nlanguage: fr\n",
    );
    assert_data_eq!(
        of(
            &told(&project, "cities/rocheclaire", "en"),
            &["comment-in-text"]
        ),
        str![[r#"
city.yaml:1:19 comment-in-text the text ends before `# 2`
  If it belongs to the text, write: "Rocheclaire # 2" If it is a note, put it on a line of its own.

"#]]
    );
}

#[test]
fn a_number_sign_or_a_colon_between_braces_is_mended_where_it_stands() {
    let project = Project::example("quebec");
    let path = "cities/havre-saint-elme/action-plan.yaml";
    let plan = project.read(path);
    for title in ["Atelier # 3", "Atelier : la suite", "Atelier, puis # 4"] {
        project.file(
            path,
            plan.replace("title: Ouverture du réseau,", &format!("title: {title},")),
        );
        let said = of(
            &told(&project, "cities/havre-saint-elme", "en"),
            &["syntax"],
        );
        assert!(
            said.lines().count() == 2
                && said.contains(&format!("title: \"{title}\", description: Pr")),
            "{said}"
        );
    }
}

/// Keys that are no code of a language.
const NO_LANGUAGES: [&str; 12] = [
    "sp",
    "eng",
    "spa",
    "cat",
    "nld",
    "xxx",
    "FR",
    "fr_CA",
    "jp",
    "cz",
    "castellano",
    "iw-",
];

/// Codes of languages.
const LANGUAGES: [&str; 13] = [
    "fr",
    "en",
    "es",
    "pt-BR",
    "zh-Hant",
    "ca",
    "eu",
    "oc",
    "tl",
    "ast",
    "gsw",
    "fil",
    "sr-Latn-RS",
];

#[test]
fn a_key_that_is_no_language_is_told_once_with_the_one_meant() {
    let map = |keys: &[&str]| {
        keys.iter()
            .map(|key| format!("  {key}: Deux crues.\n"))
            .collect::<String>()
    };
    let project = challenges(&format!(
        "challenges:\n{}actions: Un audit.\n",
        map(&NO_LANGUAGES)
    ));
    assert_data_eq!(
        of(
            &told(&project, "cities/rocheclaire", "en"),
            &["unknown-key", "format"]
        ),
        str![[r#"
challenges.yaml:2:3 unknown-key `sp` is not the code of a language
  Did you mean `es`?
challenges.yaml:3:3 unknown-key `eng` is not the code of a language
  Did you mean `en`?
challenges.yaml:4:3 unknown-key `spa` is not the code of a language
  Did you mean `es`?
challenges.yaml:5:3 unknown-key `cat` is not the code of a language
  Did you mean `ca`?
challenges.yaml:6:3 unknown-key `nld` is not the code of a language
  Did you mean `nl`?
challenges.yaml:7:3 unknown-key `xxx` is not the code of a language
  Write a code of two letters: fr, en, es.
challenges.yaml:8:3 unknown-key `FR` is not the code of a language
  Did you mean `fr`?
challenges.yaml:9:3 unknown-key `fr_CA` is not the code of a language
  Did you mean `fr-CA`?
challenges.yaml:10:3 unknown-key `jp` is not the code of a language
  Did you mean `ja`?
challenges.yaml:11:3 unknown-key `cz` is not the code of a language
  Did you mean `cs`?
challenges.yaml:12:3 unknown-key `castellano` is not the code of a language
  Did you mean `es`?
challenges.yaml:13:3 unknown-key `iw-` is not the code of a language
  Did you mean `he`?

"#]]
    );
    let project = challenges(&format!(
        "challenges:\n{}actions: Un audit.\n",
        map(&LANGUAGES)
    ));
    assert_eq!(
        of(
            &told(&project, "cities/rocheclaire", "en"),
            &["unknown-key", "format"]
        ),
        ""
    );
}

const PLAN: &str = "cities/havre-saint-elme/action-plan.yaml";
const CITY: &str = "cities/havre-saint-elme/city.yaml";
const CHALLENGES: &str = "cities/havre-saint-elme/challenges.yaml";
const WORK: &str = "cities/havre-saint-elme/projects/trois-cours-fraiches.yaml";
const EVENT: &str = "events/round-table-6.yaml";

/// A fiche, what is written in it in the place of what, the rule that tells it, and what it says.
const UNANSWERED: [(&str, &str, &str, &str, &str); 10] = [
    (
        PLAN,
        "objectives:",
        "objectives:\n  -",
        "missing",
        "Write the answer behind the dash, or remove the line",
    ),
    (
        EVENT,
        "also_in: [America/Toronto]",
        "also_in:\n  -\n  - America/Toronto",
        "missing",
        "Write the answer behind the dash",
    ),
    (
        EVENT,
        "starts: 2023-09-07T16:00",
        "starts:",
        "missing",
        "`starts` is missing",
    ),
    (EVENT, "starts: 2023", "starts: 0023", "format", "0023"),
    (EVENT, "number: 6", "number: 6.5", "type", "whole number"),
    (
        "cities/havre-saint-elme/themes.yaml",
        "axis: axis-2",
        "axis: axis-7",
        "unknown-axis",
        "Write one of the names allowed",
    ),
    (
        CHALLENGES,
        "actions: |",
        "actions: &Co et amis\nactions2: |",
        "yaml-ambiguous",
        "  &Co et amis",
    ),
    (
        CHALLENGES,
        "actions: |",
        "actions: !Attention à tout\nactions2: |",
        "yaml-ambiguous",
        "  !Attention à tout",
    ),
    (
        CHALLENGES,
        "actions: |",
        "actions: 'l'eau revient\nactions2: |",
        "syntax",
        "l'eau revient",
    ),
    (
        CHALLENGES,
        "actions: |",
        "[a, b]: x\nactions: |",
        "syntax",
        "one word",
    ),
];

#[test]
fn what_has_nothing_behind_it_or_loses_its_first_word_is_told_as_such() {
    for (path, from, to, rule, meant) in UNANSWERED {
        let project = Project::example("quebec");
        project.edit(path, from, to);
        let found = of(&told(&project, path, "en"), &[rule]);
        assert!(found.contains(meant), "{to}: {found}");
    }
}

/// What is said of a text that cannot be read, in French.
fn broken(text: &str) -> String {
    of(
        &told(&challenges(text), "cities/rocheclaire", "fr"),
        &["syntax"],
    )
}

#[test]
fn a_broken_layout_is_told_once_and_where_it_is() {
    let texts = [
        "challenges: Rien\n\tactions: Rien\n",
        "challenges: |\n\tDeux crues.\n\tUn été.\n\tUn hiver.\nactions: x\n",
        "challenges: 'L'eau\nactions: Rien\n",
        "challenges Rien\nactions: x\n",
        "challenges: Un texte\nqui continue ici\net là\nencore\nactions: x\n",
        "challenges: Deux audits # et un plan\n  et la suite : ici\n  puis # là\nactions: x\n",
        "challenges: |\n  Rien du tout\n x\nactions: x\n",
        "challenges:\n  fr: Rien\n    en: Rien\n    es: Rien\nactions: x\n",
        "challenges: x\nactions: > x y\n",
    ];
    let said: String = texts.iter().map(|text| broken(text)).collect();
    assert_data_eq!(
        said,
        str![[r#"
challenges.yaml:2:1 syntax une tabulation sert de retrait
  Écrivez la ligne 2 comme ci-dessous, ou tapez `roadmap fix` : ⏎ actions: Rien
challenges.yaml:2:1 syntax une tabulation sert de retrait
  Écrivez les lignes 2 à 4 comme ci-dessous, ou tapez `roadmap fix` : ⏎   Deux crues. ⏎   Un été. ⏎   Un hiver.
challenges.yaml:1:13 syntax un guillemet ouvert n’est pas fermé
  Écrivez la ligne 1 comme ci-dessous, ou tapez `roadmap fix` : ⏎ challenges: "'L'eau"
challenges.yaml:1:1 syntax il manque un deux-points après le nom de la réponse
  Écrivez la ligne 1 comme ci-dessous, ou tapez `roadmap fix` : ⏎ challenges: Rien
challenges.yaml:2:1 syntax cette ligne ne commence pas par le nom d’une réponse
  Écrivez les lignes 1 à 4 comme ci-dessous, ou tapez `roadmap fix` : ⏎ challenges: | ⏎   Un texte ⏎   qui continue ici ⏎   et là ⏎   encore
challenges.yaml:1:13 syntax le texte de `challenges` tient sur plusieurs lignes et contient un deux-points ou « # »
  Écrivez la ligne 1 comme ci-dessous, ou tapez `roadmap fix` : ⏎ challenges: | ⏎   Deux audits # et un plan
challenges.yaml:3:2 syntax cette ligne ne commence pas par le nom d’une réponse
  Écrivez la ligne 3 comme ci-dessous, ou tapez `roadmap fix` : ⏎   x
challenges.yaml:3:5 syntax le retrait de cette ligne ne correspond à rien
  Écrivez les lignes 3 à 4 comme ci-dessous, ou tapez `roadmap fix` : ⏎   en: Rien ⏎   es: Rien
challenges.yaml:2:10 syntax ce fichier ne peut pas être lu à partir d’ici (le texte commence à la ligne sous | ou >, pas derrière)
  Écrivez la ligne 2 comme ci-dessous, ou tapez `roadmap fix` : ⏎ actions: x y

"#]]
    );
}

/// A fiche, and what is written in it in the place of what.
const IMPOSSIBLE: [(&str, &str, &str); 11] = [
    (PLAN, "date: 2023-10-12", "date: 9999-10-12"),
    (PLAN, "date: 2023-10-12", "date: 0000"),
    (
        PLAN,
        "from: 2023-11, to: 2024-01",
        "from: 2024-11, to: 2024-01",
    ),
    (WORK, "to: 2024-08", "to: 9999-08"),
    (WORK, "from: 2023-11", "from: 0001-11"),
    (CITY, "signed_on: 2023-03-01", "signed_on: 1023-03-01"),
    (CITY, "by: coordinator", "by: \"co\\u2066or\""),
    (CITY, "letter: letter.pdf", "letter: \"let\\u202Efdp.exe\""),
    (EVENT, "starts: 2023-09-07", "starts: 0000-09-07"),
    (
        EVENT,
        "file: round-table-6-synthesis.pdf",
        "file: \"a\\u0007.pdf\"",
    ),
    (EVENT, "number: 6", "number: 0"),
];

#[test]
fn a_value_that_cannot_be_meant_is_told_once() {
    let mut said = String::new();
    for (path, from, to) in IMPOSSIBLE {
        let project = Project::example("quebec");
        project.edit(path, from, to);
        let folder = path.rsplit_once('/').unwrap().0;
        let all = of(
            &told(&project, folder, "en"),
            &[
                "format",
                "schedule-order",
                "schedule-outside-edition",
                "schedule-period",
                "attachment-missing",
                "letter-missing",
            ],
        );
        said.push_str(&format!("{to}\n{all}"));
    }
    assert_data_eq!(
        said,
        str![[r#"
date: 9999-10-12
action-plan.yaml:18:12 schedule-outside-edition the date (12 October 9999) lies outside the programme’s period (February 2022 to September 2024)
  Check the year.
date: 0000
action-plan.yaml:18:12 format `0000` is not a date
  Write year, month and day, as in 2023-07-06; without the day 2023-07; the year alone 2023; a note may stand behind #: 2023-07-06 # to be confirmed.
from: 2024-11, to: 2024-01
action-plan.yaml:19:25 schedule-period the end (January 2024) comes before the beginning (November 2024)
  Mend one of the two dates.
to: 9999-08
trois-cours-fraiches.yaml:7:5 format `9999-08` lies far from any programme (year 9999)
  Check the year.
from: 0001-11
trois-cours-fraiches.yaml:6:7 format `0001-11` lies far from any programme (year 1)
  Check the year.
signed_on: 1023-03-01
city.yaml:13:14 format `1023-03-01` lies far from any programme (year 1023)
  Check the year.
by: "co/u2066or"
city.yaml:21:46 format this text holds a character that cannot be seen (U+2066)
  Type this text again, without it.
letter: "let/u202Efdp.exe"
city.yaml:10:11 format `let�<202E>fdp.exe` is no file name
  Write line 10 as it stands below, or type `roadmap fix`: ⏎   letter: letter.pdf # let/u202Efdp.exe
starts: 0000-09-07
round-table-6.yaml:5:9 format `0000-09-07T16:00` is not a day and an hour
  Write the day, a T and the hour of the place, as in 2023-07-06T16:00.
file: "a/u0007.pdf"
round-table-6.yaml:13:35 format `a�<0007>.pdf` is no file name
  Write the name alone, such as letter.pdf.
number: 0
round-table-6.yaml:3:9 format too small: at least 1 is asked for
  Write a number

"#]]
    );
}

#[test]
fn a_dash_alone_and_an_empty_key_are_told_kindly_or_accepted() {
    let (themes, work, event) = (
        "cities/aldermoor/themes.yaml",
        "cities/aldermoor/projects/wet-ground-floors.yaml",
        "events/round-table-6.yaml",
    );
    let mut said = String::new();
    for (path, from, to) in [
        (themes, "themes:\n", "themes:\n  -\n"),
        (
            work,
            "partners: [Guild of warehouse owners]",
            "partners:\n  -\n  - Guild",
        ),
        (work, "partners: [Guild of warehouse owners]", "partners:"),
        (event, "also_in: [America/Toronto]", "also_in:"),
        (work, "from: 2024-01", "from:"),
        (themes, "axis: axis-2", "axis: axis-7"),
        (themes, "axis: axis-2", "axis: axis"),
        (themes, "axis: axis-2", "axis: axe-2"),
    ] {
        let project = Project::example("quebec");
        project.edit(path, from, to);
        let all = of(
            &told(&project, path.rsplit_once('/').unwrap().0, "en"),
            &["missing", "type", "unknown-axis"],
        );
        said.push_str(&format!("{}\n{all}", to.escape_debug()));
    }
    assert_data_eq!(
        said,
        str![[r#"
themes:/n  -/n
themes.yaml:3:4 missing this line has a dash and no answer behind it (Themes)
  Write the answer behind the dash, or remove the line.
partners:/n  -/n  - Guild
wet-ground-floors.yaml:10:4 missing this line has a dash and no answer behind it (Partners)
  Write the answer behind the dash, or remove the line.
partners:
also_in:
from:
axis: axis-7
themes.yaml:3:81 unknown-axis this edition has no axis `axis-7`
  Write one of the names allowed.
axis: axis
themes.yaml:3:81 unknown-axis this edition has no axis `axis`
  Write one of the names allowed.
axis: axe-2
themes.yaml:3:81 unknown-axis this edition has no axis `axe-2`
  Did you mean `axis-2`? Write line 3 as it stands below, or type `roadmap fix`: ⏎   - {id: living-with-water, title: Living with water in a listed quarter, axis: axis-2, description: Adapting warehouses and quays so that a flood is an inconvenience and not a catastrophe., axis_relation: "It treats industrial heritage as a resource for resilience."} # axe-2

"#]]
    );
}

#[test]
fn what_changed_is_told_by_labels_where_the_edition_has_them() {
    let repository = Repository::example("quebec");
    let (path, plan) = (
        "cities/rocheclaire/city.yaml",
        "cities/havre-saint-elme/action-plan.yaml",
    );
    let city = repository.project.read(path);
    repository.project.file(
        path,
        format!("{city}record:\n  - {{state: submitted, date: 2023-06-01, by: coordinator}}\n"),
    );
    repository.project.file(
        plan,
        repository.project.read(plan).replace(
            "amount: 25000, note: Temps de personnel et salles compris",
            "amount: 26000",
        ),
    );
    for lang in ["fr", "es"] {
        let run = repository.run(&format!("diff HEAD --lang {lang}"));
        let told: Vec<&str> = run
            .out
            .lines()
            .filter(|line| line.contains("2023") || line.contains("26"))
            .collect();
        assert!(
            !run.out.contains("submitted") && !run.out.contains("pilot-city"),
            "{}",
            run.out
        );
        assert_eq!(told.len(), 2, "{}", run.out);
    }
}

#[test]
fn a_guest_is_counted_once_and_asked_once() {
    let project = Project::example("quebec");
    let path = "networks/cool-old-towns.yaml";
    let guests = "  - {name: Luxembourg, country: LU, role: member}\n  - {name: {fr: luxembourg}, country: LU, role: member}\n";
    project.file(
        path,
        project.read(path).replace(
            "  - {name: Luxembourg, country: LU, role: observer, since: 2024-02}\n",
            guests,
        ),
    );
    let rules = ["member-duplicate", "network-without-question"];
    assert_data_eq!(
        of(&told(&project, "networks", "en"), &rules),
        str![[r#"
cool-old-towns.yaml:7:12 network-without-question `aldermoor` has not asked a question yet
  Ask for it, then add it to questions.
cool-old-towns.yaml:9:12 network-without-question `Luxembourg` has not asked a question yet
  Ask for it, then add it to questions.
cool-old-towns.yaml:10:12 member-duplicate `luxembourg` is a member already (line 9)
  Keep one of the two lines.

"#]]
    );
}

#[test]
fn a_fiche_begun_does_not_hide_one_of_the_other_ending() {
    let project = Project::example("quebec");
    let (yaml, yml) = (
        "cities/aldermoor/themes.yaml",
        "cities/aldermoor/themes.yml",
    );
    std::fs::rename(project.path().join(yaml), project.path().join(yml)).unwrap();
    let run = project.run("new fiche aldermoor themes");
    assert!(
        run.code == 2 && run.err.contains("themes.yml is there already"),
        "{}",
        run.err
    );
    assert!(!project.path().join(yaml).exists());
}

#[test]
fn what_follows_from_an_unknown_value_waits_for_it() {
    let event = "events/prep-cool-old-towns.yaml";
    for (path, from, to, follows) in [
        (
            "cities/inverkell/staff.yaml",
            "role: coordinator",
            "role: référente",
            "role-missing",
        ),
        (event, "[local-experts", "[los expertos", "meeting-groups"),
    ] {
        let project = Project::example("quebec");
        project.edit(path, from, to);
        let said = project.run("validate --format short").out;
        let has = |rule: &str| {
            let mut own = said.lines().filter(|line| line.starts_with(path));
            own.any(|line| line.contains(rule))
        };
        assert!(has("[unknown-") && !has(follows), "{said}");
    }
}
