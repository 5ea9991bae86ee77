//! `roadmap fix`: what can be read in one way only is put right, nothing else is touched, and no word is lost.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use crate::project::Project;

const CITY: &str = "cities/inverkell";

/// Runs of letters and digits in all fiches.
fn words(project: &Project) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for (path, bytes) in project
        .tree("")
        .into_iter()
        .filter(|(path, _)| path.ends_with(".yaml") || path.ends_with(".txt"))
    {
        let text = String::from_utf8(bytes).unwrap_or_else(|_| panic!("{path}"));
        for word in text
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|word| !word.is_empty())
        {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
    words
}

fn lost(before: &HashMap<String, usize>, after: &HashMap<String, usize>) -> Vec<String> {
    before
        .iter()
        .filter(|(word, count)| after.get(*word).copied().unwrap_or_default() < **count)
        .map(|(word, _)| word.clone())
        .collect()
}

/// Rule and field of every error, by file.
fn errors(project: &Project) -> Vec<String> {
    let run = project.run("validate --format json");
    let report: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.err));
    let findings = report["findings"].as_array().unwrap();
    let told = findings
        .iter()
        .filter(|one| one["level"] == "error")
        .map(|one| format!("{} {} {}", one["path"], one["rule"], one["field"]));
    told.collect()
}

/// What a file holds once `fix` has run on it; nothing is lost, and a second run finds nothing.
fn fixed(path: &str, text: &str) -> String {
    let project = Project::example("quebec");
    project.file(path, text);
    let before = words(&project);
    project.run("fix");
    let after = project.read(path);
    assert_eq!(
        lost(&before, &words(&project)),
        Vec::<String>::new(),
        "{text}\n->\n{after}"
    );
    project.run("fix");
    assert_eq!(project.read(path), after, "a second run changes it again");
    after
}

#[test]
fn a_good_programme_is_left_as_it_is() {
    let project = Project::example("quebec");
    let before = project.tree("");
    let run = project.run("fix");
    assert_eq!(
        (run.code, project.tree("") == before),
        (0, true),
        "{}",
        run.out
    );
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
        (
            "challenges:\n•\tLe bâti\n•\tLes étés\nactions: Un audit.\n",
            "challenges: |\n  - Le bâti\n  - Les étés\nactions: Un audit.\n",
        ),
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
        (
            "Challenges : La ville.\nactions:Un audit.\n",
            "challenges: \"La ville.\" # Challenges\nactions: Un audit.\n",
        ),
    ];
    for (written, meant) in texts {
        assert_eq!(fixed(path, written), meant, "{written}");
    }
}

#[test]
fn codes_are_known_by_their_words_which_stay_beside_them() {
    let project = Project::example("quebec");
    let city = project.read(&format!("{CITY}/city.yaml"));
    let country = city
        .lines()
        .find(|line| line.starts_with("country:"))
        .unwrap();
    let fixed = fixed(
        &format!("{CITY}/city.yaml"),
        &city.replace(country, "country: Royaume-Uni"),
    );
    assert!(fixed.contains("country: GB # Royaume-Uni\n"), "{fixed}");
}

#[test]
fn what_is_only_likely_waits_for_a_word() {
    let project = Project::example("quebec");
    let path = format!("{CITY}/city.yaml");
    let city = project.read(&path);
    let day = city
        .lines()
        .find_map(|line| {
            line.split_once("signed_on: ")
                .map(|(_, day)| day.to_owned())
        })
        .unwrap();
    let text = city.replace(&format!("signed_on: {day}"), "signed_on: 03/02/2023");
    project.file(&path, &text);
    project.run("fix");
    assert_eq!(project.read(&path), text);
    project.run("fix --guess");
    assert!(
        project.read(&path).contains("signed_on: 2023-02-03\n"),
        "{}",
        project.read(&path)
    );
}

#[test]
fn nothing_is_written_where_it_is_only_shown() {
    let project = Project::example("quebec");
    let path = "cities/rocheclaire/challenges.yaml";
    project.file(path, "challenges:\nLa ville : vide.\nactions: Un audit.\n");
    let before = project.tree("");
    for (arguments, code) in [("fix --diff", 0), ("fix --check", 1)] {
        let run = project.run(arguments);
        assert_eq!(
            (run.code, project.tree("") == before),
            (code, true),
            "{arguments}: {}",
            run.out
        );
        assert!(run.out.contains("- La ville : vide."), "{}", run.out);
    }
}

/// What people do to a line of a fiche without knowing that it matters.
fn mistake(text: &str, kind: usize, at: usize) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let candidates: Vec<usize> = (0..lines.len())
        .filter(|at| !lines[*at].trim().is_empty() && !lines[*at].trim_start().starts_with('#'))
        .collect();
    let Some(nth) = candidates.get(at % candidates.len().max(1)).copied() else {
        return text.to_owned();
    };
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

/// A case of the trials' kinds: a file, a text in it, what takes its place, and what `fix` makes of that.
struct Slip(&'static str, &'static str, &'static str, &'static str);

/// Lays the mistake and gives the file before and after.
fn slipped(Slip(path, from, to, _): &Slip, arguments: &str) -> (String, String) {
    let project = Project::example("quebec");
    project.edit(path, from, to);
    let text = project.read(path);
    let before = words(&project);
    let run = project.run(arguments);
    assert_eq!(run.code, 0, "{}", run.err);
    let after = project.read(path);
    assert_eq!(
        lost(&before, &words(&project)),
        Vec::<String>::new(),
        "{to}\n->\n{after}"
    );
    (text, after)
}

#[test]
fn answers_in_another_shape_get_the_one_that_is_asked_for() {
    let plan = "cities/havre-saint-elme/action-plan.yaml";
    let slips = [
        Slip(
            "events/prep-cool-old-towns.yaml",
            "groups: [local-experts, advisory-group, secretariat]",
            "groups: Expertos locales, secretariat y advisory-group",
            "groups: [local-experts, secretariat, advisory-group] # Expertos locales, secretariat y advisory-group\n",
        ),
        Slip(
            plan,
            "schedule:\n",
            "schedule:\n  - Visita de estudio, 12 de octubre de 2023\n",
            "  - date: 2023-10-12\n    type: study-visit # Visita de estudio, 12 de octubre de 2023\n",
        ),
        Slip(
            plan,
            "amount: 18000",
            "amount: environ 18 k$",
            "amount: 18000} # environ 18 k$",
        ),
        Slip(
            "cities/inverkell/staff.yaml",
            "people:\n",
            "people:\n  - {role: other, name: Ana Roe, title: Gardens, parks and play, email: ana.roe@inverkell.example.org}\n",
            "{role: other, name: Ana Roe, title: \"Gardens, parks and play\", email: ana.roe@inverkell.example.org}\n",
        ),
        Slip(
            "events/prep-cool-old-towns.yaml",
            "time_zone: America/Toronto",
            "time_zone: Québec (Canada)",
            "time_zone: America/Toronto # Québec (Canada)\n",
        ),
    ];
    for slip in slips {
        let (_, after) = slipped(&slip, "fix");
        assert!(after.contains(slip.3), "{}\n->\n{after}", slip.2);
    }
}

#[test]
fn which_of_several_is_meant_waits_for_a_word() {
    let slips = [
        Slip(
            "cities/inverkell/themes.yaml",
            "axis: axis-",
            "axis: axis-1 et axis-",
            "axis: axis-1 # axis-1 et axis-",
        ),
        Slip(
            "cities/inverkell/staff.yaml",
            "email: ",
            "email: office@inverkell.example.org ; ",
            "email: office@inverkell.example.org} # office@inverkell.example.org ; ",
        ),
        Slip(
            "cities/havre-saint-elme/action-plan.yaml",
            "amount: 18000",
            "amount: -18000",
            "amount: 18000",
        ),
    ];
    for slip in slips {
        let (text, after) = slipped(&slip, "fix");
        assert_eq!(text, after, "{}", slip.2);
        let (_, after) = slipped(&slip, "fix --guess");
        assert!(after.contains(slip.3), "{}\n->\n{after}", slip.2);
    }
}

#[test]
fn an_answer_behind_its_hint_comes_down() {
    let project = Project::example("quebec");
    let path = "cities/inverkell/priority-theme.yaml";
    let text = project.read(path);
    let line = text
        .lines()
        .find(|line| line.starts_with("theme: "))
        .unwrap();
    let id = line.strip_prefix("theme: ").unwrap();
    project.file(
        path,
        text.replace(
            line,
            &format!("# Recopiez l’id d’une thématique : {id}\ntheme:"),
        ),
    );
    project.run("fix");
    assert!(
        project.read(path).contains(&format!(
            "# Recopiez l’id d’une thématique : {id}\ntheme: {id}\n"
        )),
        "{}",
        project.read(path)
    );
}

#[test]
fn a_question_that_stands_twice_keeps_its_answer() {
    let fixed = fixed(
        "cities/rocheclaire/challenges.yaml",
        "challenges:\nactions: Un audit.\nchallenges: |\n  La ville.\n",
    );
    assert_eq!(
        fixed,
        "# challenges:\nactions: Un audit.\nchallenges: |\n  La ville.\n"
    );
}

/// Paths of all files.
fn paths(project: &Project) -> Vec<String> {
    project.tree("").into_keys().collect()
}

#[test]
fn folders_and_files_get_names_that_can_be_named() {
    let project = Project::example("quebec");
    let before = paths(&project);
    for (from, to) in [
        ("cities/inverkell", "cities/Invèrkell"),
        (
            "events/prep-cool-old-towns.yaml",
            "events/Prep Cool-Old-Towns.yaml",
        ),
    ] {
        std::fs::rename(project.path().join(from), project.path().join(to)).unwrap();
    }
    assert_ne!(project.run("validate").code, 0);
    let check = project.run("fix --check");
    assert_eq!(check.code, 1, "{}", check.out);
    let run = project.run("fix");
    assert!(
        run.out
            .contains("cities/inverkell\n  was called cities/Invèrkell\n"),
        "{}",
        run.out
    );
    assert_eq!(paths(&project), before);
    assert_eq!(project.run("validate").code, 0);
}

#[test]
fn a_network_goes_on_under_the_name_that_all_others_call_it() {
    let project = Project::example("quebec");
    let network = paths(&project)
        .into_iter()
        .find(|path| path.starts_with("networks/") && path.ends_with(".yaml"))
        .unwrap();
    let id = network
        .strip_prefix("networks/")
        .unwrap()
        .strip_suffix(".yaml")
        .unwrap();
    let other = format!("networks/Le Réseau {id}.yaml");
    std::fs::rename(project.path().join(&network), project.path().join(&other)).unwrap();
    project.run("fix");
    assert!(paths(&project).contains(&network), "{:?}", paths(&project));
    assert_eq!(project.run("validate").code, 0);
}

#[test]
fn a_copy_is_told_as_one_and_takes_nobodys_place() {
    let project = Project::example("quebec");
    let text = project.read(&format!("{CITY}/staff.yaml"));
    project
        .file(&format!("{CITY}/staff - Copie.yaml"), &text)
        .file(&format!("{CITY}/staff.yaml.bak"), &text)
        .file(&format!("{CITY}/city.yaml~"), &text);
    let before = paths(&project);
    let run = project.run("validate --format short");
    assert_eq!(
        run.out
            .lines()
            .filter(|line| line.contains("unknown-file"))
            .collect::<Vec<_>>(),
        [format!(
            "{CITY}/staff - Copie.yaml:1:1: error[unknown-file] `staff - Copie.yaml` is a copy of `staff.yaml`"
        )]
    );
    project.run("fix --guess");
    assert_eq!(paths(&project), before);
}

#[test]
fn what_cannot_be_laid_out_hides_nothing_of_the_rest() {
    let project = Project::example("quebec");
    let path = format!("{CITY}/city.yaml");
    project.edit(
        &path,
        "country: IE",
        "country: Irlande\nwaivers: none of them",
    );
    project.run("fix");
    assert!(
        project
            .read(&path)
            .contains("country: IE # Irlande\nwaivers: none of them\n"),
        "{}",
        project.read(&path)
    );
}

#[test]
fn standard_input_goes_mended_to_standard_output() {
    let project = Project::example("quebec");
    let path = "cities/rocheclaire/challenges.yaml";
    let run = project.fed(
        &format!("fix - --stdin-filename {path}"),
        "challenges:\nLa ville : vide.\nElle dort.\nactions: Un audit.\n",
    );
    assert_eq!(
        (run.code, run.out.as_str()),
        (
            0,
            "challenges: |\n  La ville : vide.\n  Elle dort.\nactions: Un audit.\n"
        ),
        "{}",
        run.err
    );
    assert!(run.err.starts_with("Mended one file"), "{}", run.err);
    let run = project.fed("fmt -", "a:   1\n");
    assert_eq!((run.code, run.out.as_str()), (0, "a: 1\n"));
    assert_eq!(project.fed("fmt - --check", "a:   1\n").code, 1);
    assert_eq!(project.fed("fmt -", "a: b: c\n").code, 2);
}

#[test]
fn a_fiche_that_is_not_looked_at_is_said_and_no_success() {
    let project = Project::example("quebec");
    let long = format!("challenges: |\n{}actions : x\n", "  word\n".repeat(200_000));
    project.file("cities/rocheclaire/challenges.yaml", long);
    for command in ["fix", "fix --check", "fix --diff"] {
        let run = project.run(command);
        assert_eq!(run.code, 2, "{command}");
        assert!(
            run.err.contains("challenges.yaml"),
            "{command}: {}",
            run.err
        );
    }
}

#[test]
fn standard_input_that_stays_as_it_was_loses_no_byte() {
    let project = Project::example("quebec");
    let fix = "fix - --stdin-filename cities/rocheclaire/challenges.yaml --rule word-limit";
    let text = b"challenges: Caf\xe9 \xff\xfe\nactions: x\n";
    let output = project.piped(fix, text);
    assert_eq!(
        (output.status.code(), output.stdout.as_slice()),
        (Some(0), &text[..])
    );
    // Half a text for the whole would be the end of the other half.
    let long = format!("challenges: x\nactions: |\n{}", "  word\n".repeat(200_000));
    for arguments in [fix, "fmt -"] {
        let run = project.fed(arguments, &long);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments}");
    }
}

/// A programme with faults that `fix` mends and one that it does not.
fn faulty() -> Project {
    let project = Project::example("quebec");
    project.edit(
        &format!("{CITY}/city.yaml"),
        "country: IE",
        "country: Irlande",
    );
    project.edit(
        &format!("{CITY}/staff.yaml"),
        "email: c.sweetnam@inverkell.example.org",
        "email: none",
    );
    project.file(
        "cities/rocheclaire/challenges.yaml",
        "challenges:\nLa ville : vide.\nactions: Un audit.\n",
    );
    project
}

#[test]
fn a_report_says_how_much_of_it_is_mended() {
    let project = faulty();
    for (lang, said) in [
        (
            "en",
            "`roadmap fix` mends 4 of the findings and shows every line before and after.",
        ),
        (
            "fr",
            "`roadmap fix` corrige 4 des constats et montre chaque ligne avant et après.",
        ),
        (
            "es",
            "`roadmap fix` corrige 4 de las observaciones y muestra cada línea antes y después.",
        ),
    ] {
        assert!(
            project
                .run(&format!("validate --lang {lang}"))
                .out
                .contains(&format!("\n{said}\n")),
            "{}",
            project.run("validate").out
        );
    }
    let run = project.run("validate cities/inverkell/city.yaml");
    assert!(
        run.out.contains(
            "\n`roadmap fix` mends 2 of the findings and shows every line before and after.\n"
        ),
        "{}",
        run.out
    );
    project.run("fix");
    assert!(!project.run("validate").out.contains("roadmap fix"));
}

#[test]
fn every_form_of_report_offers_the_same_repair() {
    let project = faulty();
    let read = |format: &str| -> serde_json::Value {
        serde_json::from_str(&project.run(&format!("validate --format {format}")).out).unwrap()
    };
    let (json, rdjson, sarif) = (read("json"), read("rdjson"), read("sarif"));
    let line = project
        .read(&format!("{CITY}/city.yaml"))
        .lines()
        .position(|line| line == "country: Irlande")
        .unwrap()
        + 1;
    let of = |list: &serde_json::Value| {
        list.as_array()
            .unwrap()
            .iter()
            .find(|one| one["message"].to_string().contains("Irlande"))
            .cloned()
            .unwrap()
    };
    let found = of(&json["findings"]);
    let edit = serde_json::json!({"path": format!("{CITY}/city.yaml"), "line": line, "end_line": line + 1, "text": "country: IE # Irlande\n"});
    assert_eq!(
        found["repair"],
        serde_json::json!({"certain": true, "edits": [edit]})
    );
    assert_eq!(json["summary"]["mendable"], 4);
    let range = serde_json::json!({"start": {"line": line, "column": 1}, "end": {"line": line, "column": 17}});
    assert_eq!(
        of(&rdjson["diagnostics"])["suggestions"],
        serde_json::json!([{"range": range, "text": "country: IE # Irlande"}])
    );
    let result = sarif["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["fixes"].to_string().contains("Irlande"))
        .unwrap();
    let replaced = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(
        replaced["insertedContent"]["text"],
        "country: IE # Irlande\n"
    );
    assert_eq!(
        replaced["deletedRegion"],
        serde_json::json!({"startLine": line, "startColumn": 1, "endLine": line + 1, "endColumn": 1})
    );
}
