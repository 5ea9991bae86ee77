//! A programme in a folder of its repository: what every report calls the files of it, from wherever the command is run.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use roadmap::fiche::path::{Way, from_programme};

use crate::{
    project::{Project, Run, roadmap},
    reports::FORMATS,
    repository::{Repository, git},
    scratch::scratch,
};

const DEEP: &str = "plans/city of two";

/// An example below other folders of a repository, all of it committed.
fn below(name: &str) -> Repository {
    let project = Project::example(name);
    let top = project.path();
    let entries: Vec<PathBuf> = fs::read_dir(&top)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    fs::create_dir_all(top.join(DEEP)).unwrap();
    for entry in entries {
        fs::rename(&entry, top.join(DEEP).join(entry.file_name().unwrap())).unwrap();
    }
    Repository::of(project)
}

/// Runs the program from a folder of the repository.
fn from(repository: &Repository, folder: &str, arguments: &[&str]) -> Run {
    let here = repository.project.path().join(folder);
    let way = if folder == "docs" {
        format!("../{DEEP}")
    } else if folder.is_empty() {
        DEEP.to_owned()
    } else {
        ".".to_owned()
    };
    let mut all = vec!["-C", &way];
    all.extend(arguments);
    crate::project::roadmap_with(&here, &all)
}

/// What a report gives as the places of its findings.
fn places(format: &str, text: &str) -> BTreeSet<String> {
    let json = || serde_json::from_str::<serde_json::Value>(text).unwrap();
    let strings = |list: &serde_json::Value, at: &str| -> BTreeSet<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|one| one.pointer(at).unwrap().as_str().unwrap().to_owned())
            .collect()
    };
    let lines = |of: &dyn Fn(&str) -> Option<String>| text.lines().filter_map(of).collect();
    match format {
        "json" => strings(&json()["findings"], "/path"),
        "rdjson" => strings(&json()["diagnostics"], "/location/path"),
        "gitlab" => strings(&json(), "/location/path"),
        "sarif" => strings(
            &json()["runs"][0]["results"],
            "/locations/0/physicalLocation/artifactLocation/uri",
        )
        .iter()
        .map(|uri| uri.replace("%20", " "))
        .collect(),
        "github" => lines(&|line| {
            let rest = line.split_once(" file=")?.1;
            Some(rest.split(",line=").next()?.to_owned())
        }),
        "short" => lines(&|line| Some(line.split_once(": ")?.0.rsplitn(3, ':').nth(2)?.to_owned())),
        "human" => lines(&|line| {
            let rest = line.trim_start().strip_prefix("╭▸ ")?;
            Some(rest.rsplitn(3, ':').nth(2)?.to_owned())
        }),
        "junit" => lines(&|line| {
            let rest = line.trim_start().strip_prefix("<testcase name=\"")?;
            Some(rest.split('"').next()?.to_owned())
        }),
        _ => lines(&|line| Some(line.strip_prefix("### ")?.replace("&#95;", "_"))),
    }
}

fn exist(top: &Path, format: &str, text: &str) {
    let places = places(format, text);
    assert!(!places.is_empty(), "{format}: {text}");
    for place in places {
        // A folder that a comment names stands for the files in it; what could not be checked has a heading of its own.
        if format == "markdown" && !place.contains('/') {
            continue;
        }
        assert!(
            top.join(&place).symlink_metadata().is_ok(),
            "{format}: {place} is not in {}",
            top.display()
        );
        // No way back into where it comes from.
        let ups = place.trim_start_matches("../");
        assert!(!ups.contains("../"), "{format}: {place}");
        assert!(
            place == ups || !top.ends_with("champs") || !ups.starts_with("cities/"),
            "{format}: {place}"
        );
    }
}

/// Who reads a report where the command was run opens what it names there; a forge and other programs look from the top.
#[test]
fn every_report_names_files_that_are_there() {
    let repository = below("faulty");
    let top = repository.project.path();
    fs::create_dir(top.join("docs")).unwrap();
    let city = format!("{DEEP}/cities/champs");
    assert!(top.join(&city).is_dir());
    for folder in ["", "docs", DEEP, &city] {
        for format in FORMATS {
            let run = from(&repository, folder, &["validate", "--format", format]);
            let local = ["human", "short"].contains(&format);
            let base = if local { top.join(folder) } else { top.clone() };
            exist(&base, format, &run.out);
        }
    }
}

/// The edits of repairs go where the findings are.
#[test]
fn repairs_name_the_same_files() {
    let repository = below("faulty");
    let run = from(&repository, "", &["validate", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let edits: Vec<&str> = findings
        .iter()
        .filter_map(|found| found["repair"]["edits"].as_array())
        .flatten()
        .map(|edit| edit["path"].as_str().unwrap())
        .collect();
    assert!(!edits.is_empty());
    for path in edits {
        assert!(repository.project.path().join(path).is_file(), "{path}");
    }
}

/// A programme that no repository holds is named from where the command is run too, and for other programs as before.
#[test]
fn without_git_the_programme_is_the_top() {
    let project = Project::example("faulty");
    let above = project.path().parent().unwrap().to_path_buf();
    let name = project.path().file_name().unwrap().to_owned();
    let name = name.to_str().unwrap();
    let run = roadmap(&above, &format!("-C {name} validate --format short"));
    exist(&above, "short", &run.out);
    let run = roadmap(&above, &format!("-C {name} validate --format json"));
    exist(&project.path(), "json", &run.out);
    // From afar the way would tell nobody anything.
    let far = scratch();
    let arguments = format!("-C {} validate --format short", project.path().display());
    exist(
        &project.path(),
        "short",
        &roadmap(far.path(), &arguments).out,
    );
}

/// A proposal on a programme below the top: its files, and those beside it, are named once and alike.
#[test]
fn a_review_names_files_from_the_top() {
    let repository = below("quebec");
    let top = repository.project.path();
    let city = format!("{DEEP}/cities/aldermoor/challenges.yaml");
    git(&top, &["checkout", "-qb", "proposal"]);
    repository.edit(&city, "challenges: |", "challenges: |\n  One word more.\n");
    repository
        .project
        .file("ci/build.sh", "true\n")
        .file(&format!("{DEEP}/cities/aldermoor/theme.yaml"), "a: b\n");
    repository.commit("Change");
    let run = from(
        &repository,
        "",
        &["review", "main..HEAD", "--format", "json"],
    );
    let data: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let found = data["findings"]["new"].as_array().unwrap();
    let paths: BTreeSet<&str> = found
        .iter()
        .map(|found| found["path"].as_str().unwrap())
        .collect();
    let stray = format!("{DEEP}/cities/aldermoor/theme.yaml");
    assert_eq!(
        paths,
        BTreeSet::from([city.as_str(), stray.as_str()]),
        "{}",
        run.out
    );
    assert_eq!(data["others"], serde_json::json!(["ci/build.sh"]));
    assert!(
        data["changes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|change| change["path"] == city.as_str()),
        "{data}"
    );
    for format in ["markdown", "html", "human"] {
        let run = from(
            &repository,
            "",
            &["review", "main..HEAD", "--format", format],
        );
        let out = run.out.replace("&#x2f;", "/");
        assert!(out.contains(&stray), "{format}: {out}");
        assert!(!out.contains(&format!("{DEEP}/ci/")), "{out}");
    }
    let run = from(&repository, DEEP, &["review", "main..HEAD"]);
    assert!(run.out.contains("../../ci/build.sh"), "{}", run.out);
    assert!(!run.out.contains(DEEP), "{}", run.out);
    for (folder, format, named) in [
        ("", "json", city.as_str()),
        ("", "human", city.as_str()),
        (DEEP, "json", city.as_str()),
        (DEEP, "human", "\ncities/aldermoor/challenges.yaml"),
    ] {
        let run = from(&repository, folder, &["diff", "main", "--format", format]);
        assert!(run.out.contains(named), "{folder} {format}: {}", run.out);
    }
}

/// A path as it stands after each step of a way is gone: `a/../b` is `b`.
fn walked(from: &str, way: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in way.split('/') {
        if part == ".." {
            assert!(parts.pop().is_some(), "{from} {way}");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(crate::project::cases(200, 20_000)))]

    /// Wherever it is read, a name leads to the file that is meant, and by no detour.
    #[test]
    fn every_way_leads_to_the_file(
        prefix in proptest::collection::vec("[ab]", 0..3),
        here in proptest::collection::vec("[ab]", 0..3),
        file in proptest::collection::vec("[ab]", 1..4),
        ups in 0..3_usize,
    ) {
        let prefix = prefix.join("/");
        let path = format!("{}{}", "../".repeat(ups.min(prefix.split('/').filter(|part| !part.is_empty()).count())), file.join("/"));
        let meant = walked(&prefix, &path);
        let slash = if prefix.is_empty() { "" } else { "/" };
        // From the top.
        let way = Way { above: format!("{prefix}{slash}"), inside: String::new() };
        proptest::prop_assert_eq!(way.to(&path), meant.clone());
        // From a folder of the programme.
        let inside = here.join("/");
        let own = file.join("/");
        let way = Way { above: String::new(), inside: inside.clone() };
        let named = way.to(&own);
        proptest::prop_assert_eq!(walked(&inside, &named), own.clone());
        let down = named.trim_start_matches("../");
        let first = here.get(here.len().wrapping_sub((named.len() - down.len()) / 3));
        proptest::prop_assert!(first.is_none_or(|first| down.split('/').next() != Some(first.as_str()) || !down.contains('/')), "{inside} {named}");
        // What the repository calls it, the programme does too.
        proptest::prop_assert_eq!(walked(&prefix, &from_programme(&prefix, &meant)), meant);
    }
}

/// Whatever is misspelt on the command line, the nearest that is there is named, in every state.
#[test]
fn the_nearest_name_is_told() {
    let repository = Repository::example("quebec");
    repository.git(&["branch", "proposal"]);
    for (arguments, meant) in [
        ("validate --rev HEAD cities/aldermor", "cities/aldermoor"),
        ("validate --staged cities/aldermor", "cities/aldermoor"),
        ("validate --staged aldermor", "cities/aldermoor"),
        (
            "validate --rev HEAD cities/aldermoor/thems.yaml",
            "cities/aldermoor/themes.yaml",
        ),
        (
            "validate --rev HEAD networks/cool-old-town.yaml",
            "networks/cool-old-towns.yaml",
        ),
        ("validate --since mian", "main"),
        ("validate --rev mian", "main"),
        ("diff mian", "main"),
        ("review main..propsal", "proposal"),
        ("history cities/aldermor", "cities/aldermoor"),
        (
            "history cities/aldermoor/thems.yaml",
            "cities/aldermoor/themes.yaml",
        ),
        ("fix --rule word-limt", "word-limit"),
    ] {
        let run = repository.run(arguments);
        assert_eq!(run.code, 2, "{arguments}: {}{}", run.out, run.err);
        assert!(
            run.err.contains(&format!("did you mean {meant}?")),
            "{arguments}: {}",
            run.err
        );
    }
}
