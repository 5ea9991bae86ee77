//! `roadmap fix`: what can be read in one way only is put right, nothing else is touched, and no word is lost.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use crate::project::Project;

const CITY: &str = "cities/inverkell";

/// Runs of letters and digits in all fiches.
fn words(project: &Project) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for (path, bytes) in project.tree("").into_iter().filter(|(path, _)| path.ends_with(".yaml") || path.ends_with(".txt")) {
        let text = String::from_utf8(bytes).unwrap_or_else(|_| panic!("{path}"));
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
    words
}

fn lost(before: &HashMap<String, usize>, after: &HashMap<String, usize>) -> Vec<String> {
    before.iter().filter(|(word, count)| after.get(*word).copied().unwrap_or_default() < **count).map(|(word, _)| word.clone()).collect()
}

/// Rule and field of every error, by file.
fn errors(project: &Project) -> Vec<String> {
    let run = project.run("validate --format json");
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.err));
    let findings = report["findings"].as_array().unwrap();
    let told = findings.iter().filter(|one| one["level"] == "error").map(|one| format!("{} {} {}", one["path"], one["rule"], one["field"]));
    told.collect()
}

/// What a file holds once `fix` has run on it; nothing is lost, and a second run finds nothing.
fn fixed(path: &str, text: &str) -> String {
    let project = Project::example("quebec");
    project.file(path, text);
    let before = words(&project);
    project.run("fix");
    let after = project.read(path);
    assert_eq!(lost(&before, &words(&project)), Vec::<String>::new(), "{text}\n->\n{after}");
    project.run("fix");
    assert_eq!(project.read(path), after, "a second run changes it again");
    after
}

#[test]
fn a_good_programme_is_left_as_it_is() {
    let project = Project::example("quebec");
    let before = project.tree("");
    let run = project.run("fix");
    assert_eq!((run.code, project.tree("") == before), (0, true), "{}", run.out);
    assert_eq!(project.run("fix --check").code, 0);
}

#[test]
fn a_text_below_its_question_becomes_a_block() {
    let path = "cities/rocheclaire/challenges.yaml";
    let texts = [
        (
            "challenges:\nLa ville se vide.\n\nLes étés : 35 °C.\nactions: Un audit.\n",
            "challenges: |\n  La ville se vide.\n\n  Les étés : 35 °C.\nactions: Un audit.\n",
        ),
        (
            "challenges: La ville se vide. Trois défis :\n- Le bâti\n- Les étés\n\nactions: Un audit.\n",
            "challenges: |\n  La ville se vide. Trois défis :\n  - Le bâti\n  - Les étés\n\nactions: Un audit.\n",
        ),
        ("challenges:\n•\tLe bâti\n•\tLes étés\nactions: Un audit.\n", "challenges: |\n  - Le bâti\n  - Les étés\nactions: Un audit.\n"),
        (
            "challenges: |\n\tLe bâti.\n\tLes étés : 35.\nactions: Un audit.\n",
            "challenges: |\n  Le bâti.\n  Les étés : 35.\nactions: Un audit.\n",
        ),
        (
            "challenges: \"La ville \"haute\" se vide.\nLes étés : 35.\"\nactions: Un audit.\n",
            "challenges: |\n  La ville \"haute\" se vide.\n  Les étés : 35.\nactions: Un audit.\n",
        ),
        (
            "challenges: | La ville.\n  Les étés : 35.\nactions: Un audit.\n",
            "challenges: |\n  La ville.\n  Les étés : 35.\nactions: Un audit.\n",
        ),
        (
            "challenges: La plainte #1 est le bruit\nactions: Un audit.\n",
            "challenges: \"La plainte #1 est le bruit\"\nactions: Un audit.\n",
        ),
        ("Challenges : La ville.\nactions:Un audit.\n", "challenges: La ville. # Challenges\nactions: Un audit.\n"),
    ];
    for (written, meant) in texts {
        assert_eq!(fixed(path, written), meant, "{written}");
    }
}

#[test]
fn codes_are_known_by_their_words_which_stay_beside_them() {
    let project = Project::example("quebec");
    let city = project.read(&format!("{CITY}/city.yaml"));
    let country = city.lines().find(|line| line.starts_with("country:")).unwrap();
    let fixed = fixed(&format!("{CITY}/city.yaml"), &city.replace(country, "country: Royaume-Uni"));
    assert!(fixed.contains("country: GB # Royaume-Uni\n"), "{fixed}");
}

#[test]
fn what_is_only_likely_waits_for_a_word() {
    let project = Project::example("quebec");
    let path = format!("{CITY}/city.yaml");
    let city = project.read(&path);
    let day = city.lines().find_map(|line| line.split_once("signed_on: ").map(|(_, day)| day.to_owned())).unwrap();
    let text = city.replace(&format!("signed_on: {day}"), "signed_on: 03/02/2023");
    project.file(&path, &text);
    project.run("fix");
    assert_eq!(project.read(&path), text);
    project.run("fix --guess");
    assert!(project.read(&path).contains("signed_on: 2023-02-03\n"), "{}", project.read(&path));
}

#[test]
fn nothing_is_written_where_it_is_only_shown() {
    let project = Project::example("quebec");
    let path = "cities/rocheclaire/challenges.yaml";
    project.file(path, "challenges:\nLa ville : vide.\nactions: Un audit.\n");
    let before = project.tree("");
    for (arguments, code) in [("fix --diff", 0), ("fix --check", 1)] {
        let run = project.run(arguments);
        assert_eq!((run.code, project.tree("") == before), (code, true), "{arguments}: {}", run.out);
        assert!(run.out.contains("- La ville : vide."), "{}", run.out);
    }
}

/// What people do to a line of a fiche without knowing that it matters.
fn mistake(text: &str, kind: usize, at: usize) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let candidates: Vec<usize> =
        (0..lines.len()).filter(|at| !lines[*at].trim().is_empty() && !lines[*at].trim_start().starts_with('#')).collect();
    let Some(nth) = candidates.get(at % candidates.len().max(1)).copied() else { return text.to_owned() };
    let line = lines[nth].clone();
    lines[nth] = match kind {
        0 => line.replacen(": ", " : ", 1),
        1 => line.replacen(": ", ":\u{a0}", 1),
        2 => line.replacen(": |", ":", 1),
        3 => line.trim_start().to_owned(),
        4 => format!(" {line}"),
        5 => line.replacen("  ", "\t", 1),
        6 => line.replacen("- ", "– ", 1),
        7 => line.replacen("- ", "-", 1),
        8 => format!("{line} # de plus"),
        9 => line.replacen(": ", ": un mot : ", 1),
        10 => line.replacen(": ", ": \"", 1),
        11 => line.replacen(": ", ": #", 1),
        12 => line.to_uppercase(),
        13 => format!("{line}\nEncore une ligne : voilà"),
        14 => line.replacen(':', "", 1),
        _ => format!("\u{feff}{line}"),
    };
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("ROADMAP_LONG").is_some() { 2_000 } else { 48 }))]

    /// The law: no word lost, no new error in a file that could be read, nothing elsewhere, and twice is once.
    #[test]
    fn obeying_loses_nothing_and_makes_nothing_worse(kind in 0_usize..16, at in 0_usize..200, file in 0_usize..7) {
        let files = ["city.yaml", "staff.yaml", "challenges.yaml", "themes.yaml", "priority-theme.yaml", "action-plan.yaml", "projects/trois-cours-fraiches.yaml"];
        let path = format!("cities/havre-saint-elme/{}", files[file]);
        let project = Project::example("quebec");
        project.file(&path, mistake(&project.read(&path), kind, at));
        let (before, text, said) = (words(&project), project.read(&path), errors(&project));
        let others = |project: &Project| -> BTreeMap<String, Vec<u8>> { project.tree("").into_iter().filter(|(other, _)| *other != path).collect() };
        let beside = others(&project);
        let run = project.run("fix");
        prop_assert!(run.code == 0, "{}", run.err);
        let after = project.read(&path);
        prop_assert_eq!(lost(&before, &words(&project)), Vec::<String>::new(), "{}", after);
        prop_assert!(others(&project) == beside, "another file was touched");
        if after != text {
            let fresh: Vec<String> = errors(&project).into_iter().filter(|one| !said.contains(one)).collect();
            prop_assert!(fresh.is_empty() || said.iter().any(|one| one.contains("syntax") || one.contains("duplicate-key")), "{fresh:?}\n{after}");
            project.run("fix");
            prop_assert_eq!(project.read(&path), after);
        }
    }
}
