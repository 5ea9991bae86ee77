//! `roadmap new`: files that can be filled in at once, and a next cycle that takes its reserve along.

use crate::{project::Project, scratch::scratch};

#[test]
fn an_empty_city_is_readable_and_asks_its_questions() {
    for lang in ["fr", "en", "es"] {
        let project = Project::new();
        let run = project.run(&format!(
            "new city chateau-neuf --language {lang} --lang {lang} --country FR"
        ));
        assert_eq!(run.code, 0, "{}", run.err);
        let run = project.run("validate --format short");
        assert_eq!(run.code, 0, "{}", run.out);
        let odd: Vec<&str> = run
            .out
            .lines()
            .filter(|line| {
                line.starts_with("cities/")
                    && !line.contains("missing]")
                    && !line.contains("empty-text]")
            })
            .collect();
        assert_eq!(odd, Vec::<&str>::new());
        assert_eq!(project.run("new city chateau-neuf").code, 2);
    }
    let project = Project::new();
    assert_eq!(project.run("new city chateau-neuf --lang fr").code, 0);
    snapbox::assert_data_eq!(
        project.read("cities/chateau-neuf/staff.yaml"),
        snapbox::file!["../snapshots/new-staff.fr.yaml"].raw()
    );
}

#[test]
fn what_is_begun_stays_inside_and_has_a_proper_name() {
    let project = Project::example("quebec");
    for arguments in [
        "new city ../x",
        "new city Bruges",
        "new network a/b",
        "new event .hidden",
        "new project nowhere x",
        "new city x --from nowhere",
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments}");
    }
    for arguments in [
        "new network trades",
        "new event workshop-1",
        "new project aldermoor dry-cellars",
    ] {
        assert_eq!(project.run(arguments).code, 0, "{arguments}");
    }
    let outside = scratch();
    std::os::unix::fs::symlink(outside.path(), project.path().join("cities/link")).unwrap();
    assert_eq!(project.run("new project link x").code, 2);
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn a_next_cycle_takes_the_reserve_along_into_another_edition() {
    let (old, next) = (Project::example("quebec"), Project::new());
    next.file("roadmap.yaml", "edition: npu-2026\n");
    let from = old.path().join("cities/havre-saint-elme");
    let run = next.run(&format!("new city havre-2026 --from {}", from.display()));
    assert_eq!(run.code, 0, "{}", run.err);
    let themes = next.read("cities/havre-2026/themes.yaml");
    assert!(
        themes.contains("habiter-le-centre")
            && themes.contains("carte-commune")
            && !themes.contains("quartiers-frais"),
        "{themes}"
    );
    assert_eq!(
        next.read("cities/havre-2026/staff.yaml"),
        old.read("cities/havre-saint-elme/staff.yaml")
    );
    let city = next.read("cities/havre-2026/city.yaml");
    assert!(
        city.contains("country: CA") && !city.contains("record") && !city.contains("letter"),
        "{city}"
    );
    let run = next.run("validate --format short");
    assert_eq!(run.code, 0, "{}", run.out);
    assert_eq!(next.run("render --lang fr,en,es --out site").code, 0);
    assert!(
        next.read("site/fr/index.html").contains("Requalifier"),
        "the axes are the other edition's"
    );
}

#[test]
fn one_fiche_that_is_missing_is_begun_in_the_language_of_its_city() {
    let project = Project::example("quebec");
    std::fs::remove_file(project.path().join("cities/rocheclaire/challenges.yaml")).unwrap();
    let run = project.run("validate --format json cities/rocheclaire");
    assert!(
        run.out.contains("roadmap new fiche rocheclaire challenges"),
        "{}",
        run.out
    );
    let run = project.run("new fiche rocheclaire challenges");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.starts_with("cities/rocheclaire/challenges.yaml\n"),
        "{}",
        run.out
    );
    assert!(
        project
            .read("cities/rocheclaire/challenges.yaml")
            .contains("Décrivez"),
        "{}",
        project.read("cities/rocheclaire/challenges.yaml")
    );
    let run = project.run("new fiche rocheclaire action-plan");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        !project
            .run("validate --format short cities/rocheclaire")
            .out
            .contains("error[syntax]")
    );
    // What is there stays as it is; what is no city or no kind is told.
    let before = project.read("cities/rocheclaire/city.yaml");
    for (arguments, told) in [
        ("rocheclaire city", "already"),
        ("rocheclair staff", "did you mean rocheclaire"),
        ("rocheclaire plan", "action-plan"),
        ("../x staff", "../x"),
    ] {
        let run = project.run(&format!("new fiche {arguments}"));
        assert!(
            run.code == 2 && run.err.contains(told),
            "{arguments}: {}",
            run.err
        );
    }
    assert_eq!(project.read("cities/rocheclaire/city.yaml"), before);
}

/// The question that a line asks and does not answer.
fn key_of(line: &str) -> Option<String> {
    let body = line.trim_start().trim_start_matches("- ");
    let (key, rest) = body.split_once(':')?;
    let plain = !key.is_empty()
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit());
    (plain && matches!(rest, "" | " |")).then(|| key.to_owned())
}

/// A question behind `# ` is one again without it; within one that is a remark itself it is two deep.
fn opened(line: &str, without: &[&str]) -> String {
    let wanted = |open: &str| {
        open.trim() == "-" && without.is_empty()
            || key_of(open).is_some_and(|key| !without.contains(&key.as_str()))
    };
    let mut open = line.to_owned();
    for _ in 0..2 {
        let (indent, rest) = open.split_at(open.len() - open.trim_start().len());
        let Some(inner) = rest
            .strip_prefix("# ")
            .map(|rest| format!("{indent}{rest}"))
        else {
            break;
        };
        open = inner;
        if wanted(&open) {
            return open;
        }
    }
    line.to_owned()
}

/// A new fiche with every question answered; those in `without` have another in their place.
fn answered(text: &str, without: &[&str], answers: &[(&str, &str)]) -> String {
    // A question behind `# ` is one again without it; within one that is a remark itself it is two deep.
    let opened = |line: &str| opened(line, without);
    let lines: Vec<String> = text.lines().map(opened).collect();
    let (mut out, mut last) = (Vec::new(), String::new());
    let answer = |key: &str| {
        answers
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, answer)| *answer)
    };
    for (at, line) in lines.iter().enumerate() {
        let column = |line: &String| {
            line.len() - line.trim_start_matches(' ').trim_start_matches("- ").len()
        };
        // A dash stands further in than the question of its list.
        let deeper = |next: &&String| {
            column(next) > column(line)
                || next.trim_start().starts_with("- ") && column(next) > column(line)
        };
        match key_of(line) {
            Some(key) if line.ends_with(" |") => {
                out.push(format!(
                    "{line}\n{}{}",
                    " ".repeat(line.find(&key).unwrap() + 2),
                    answer(&key).unwrap_or("Un texte : « long » # et sûr.")
                ));
            }
            Some(key) => {
                let holds = lines[at + 1..]
                    .iter()
                    .find(|next| !next.trim().is_empty() && !next.trim_start().starts_with('#'))
                    .is_some_and(|next| deeper(&next));
                let value = answer(&key)
                    .map(|answer| format!(" {answer}"))
                    .filter(|_| !holds);
                assert!(holds || value.is_some(), "nobody answered {key}:\n{text}");
                out.push(format!("{line}{}", value.unwrap_or_default()));
                last = key;
            }
            None if line.trim() == "-" => out.push(format!(
                "{line} {}",
                answer(&last).unwrap_or_else(|| panic!("nobody answered {last}"))
            )),
            None => out.push(line.clone()),
        }
    }
    out.join("\n") + "\n"
}

/// Of a guest's question the name takes the place of the city; an office has one in any case.
fn with_offices(path: &str, text: String) -> String {
    match path.starts_with("networks/") {
        true => text
            .replace("#   name:", "  name: Bureau")
            .replace("# languages:\n#   -", "# languages:\n  - fr"),
        false => text,
    }
}

/// Questions by key, and their answers.
type Answers = &'static [(&'static str, &'static str)];

const HASH: &str = "f85e3b1bb1f7ab5a7bcd3d9ab1d3c1ad8b0a3d9a7d3e7e3ad4a1d3d9b0a3d9a7";

/// Answers to questions that several kinds ask.
const COMMON: Answers = &[
    ("title", "Eau vive"),
    ("name", "Fougères"),
    ("network", "eau-vive"),
    ("theme", "eau-vive"),
    ("city", "fougeres"),
    ("country", "FR"),
    ("language", "fr"),
    ("time_zone", "Europe/Paris"),
    ("email", "accueil@fougeres.example.org"),
    ("date", "2023-10-12"),
    ("place", "Fougères"),
    ("label", "Un guide"),
    ("amount", "1200"),
    ("id", "eau-vive"),
    ("axis", "axis-1"),
    ("since", "2023-09-01"),
    ("latitude", "48.35"),
    ("longitude", "-1.2"),
    ("reply_by", "2023-09-15"),
    ("sent", "2023-09-04"),
    ("languages", "fr"),
    ("interpretation", "fr"),
    ("time", "\"16:00\""),
    ("public", "true"),
];

/// A fiche, the questions that others take the place of, and what its own are answered.
const ANSWERS: [(&str, &[&str], Answers); 9] = [
    (
        "cities/fougeres/city.yaml",
        &[],
        &[
            ("letter", "letter.pdf"),
            ("sha256", HASH),
            ("capacity", "mayor"),
            ("signed_on", "2023-03-01"),
        ],
    ),
    (
        "cities/fougeres/staff.yaml",
        &[],
        &[("role", "coordinator")],
    ),
    ("cities/fougeres/challenges.yaml", &[], &[]),
    ("cities/fougeres/themes.yaml", &["issues"], &[]),
    ("cities/fougeres/priority-theme.yaml", &[], &[]),
    (
        "cities/fougeres/action-plan.yaml",
        // A beginning and an end take the place of a day.
        &["date"],
        &[
            ("kind", "other"),
            ("synthesis", "table"),
            ("preparatory_meeting", "prep"),
            ("from", "2024-01"),
            ("to", "2024-02"),
            ("type", "study-visit"),
            ("currency", "EUR"),
            ("group", "activities"),
            ("category", "travel"),
            ("activity", "Visite"),
            ("source", "Ville"),
            ("status", "granted"),
            ("note", "Prévu"),
        ],
    ),
    (
        "cities/fougeres/projects/puits.yaml",
        &[],
        &[
            ("from", "2024-01"),
            ("to", "2024-06"),
            ("state", "completed"),
            ("partners", "Un club"),
            ("baseline", "0"),
            ("target", "10"),
            ("value", "7"),
            ("unit", "puits"),
        ],
    ),
    // A city of the programme needs no name.
    (
        "networks/eau-vive.yaml",
        &["name", "country"],
        &[("pilot", "fougeres"), ("role", "member"), ("city", "ronda")],
    ),
    (
        "events/table.yaml",
        &[],
        &[
            ("type", "round-table"),
            ("number", "5"),
            ("starts", "2023-07-06T16:00"),
            ("also_in", "America/Toronto"),
            ("minutes", "60"),
            ("mode", "virtual"),
            ("groups", "secretariat"),
            ("invited", "fougeres"),
            ("kind", "synthesis-sheet"),
            ("file", "fiche.pdf"),
            ("public", "true"),
        ],
    ),
];

#[test]
fn a_new_fiche_with_every_question_answered_is_valid() {
    let project = Project::new();
    for arguments in [
        "new city fougeres --lang fr --country FR",
        "new city ronda --lang es --country ES",
        "new fiche fougeres action-plan --lang fr",
        "new project fougeres puits --lang fr",
        "new network eau-vive --lang fr",
        "new event table --lang fr",
    ] {
        assert_eq!(project.run(arguments).code, 0, "{arguments}");
    }
    project
        .file("cities/fougeres/letter.pdf", "%PDF-1.4\n")
        .file("events/fiche.pdf", "%PDF-1.4\n");
    for (path, without, more) in ANSWERS {
        let answers: Vec<(&str, &str)> = more.iter().chain(COMMON).copied().collect();
        let text = with_offices(path, project.read(path));
        project.file(path, answered(&text, without, &answers));
    }
    project.edit(
        "cities/fougeres/action-plan.yaml",
        "contributions:",
        "contributions: # who",
    );
    let plan = project.read("cities/fougeres/action-plan.yaml");
    let (before, after) = plan.split_once("contributions: # who").unwrap();
    project.file(
        "cities/fougeres/action-plan.yaml",
        format!(
            "{before}contributions:{}",
            after.replace("from: 2024-01", "from: pilot-city")
        ),
    );
    let prep = "type: preparatory-meeting\ntitle: Préparer\nstarts: 2023-09-06T16:00\ntime_zone: Europe/Paris\nnetwork: eau-vive\nmode: virtual\nminutes: 60\ngroups: [local-experts, advisory-group, secretariat]\n";
    project.file("events/prep.yaml", prep);
    let run = project.run("validate --format short");
    let shape = [
        "syntax",
        "missing",
        "empty-text",
        "type",
        "unknown-key",
        "unknown-value",
        "format",
        "identifier",
        "duplicate-key",
    ];
    let odd: Vec<&str> = run
        .out
        .lines()
        .filter(|line| !line.starts_with("cities/ronda/"))
        .filter(|line| {
            line.contains("error[") || shape.iter().any(|rule| line.contains(&format!("[{rule}]")))
        })
        .collect();
    assert_eq!(odd, Vec::<&str>::new(), "{}", run.out);
}
