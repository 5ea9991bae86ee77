//! What leads elsewhere is not read: whatever stands in the place of a file or folder of a programme, nothing behind it is shown or
//! written to, by any command, in any state of git, and it is said to be an error.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    project::{Project, Run, cases},
    repository::{Repository, git},
    scratch::scratch,
};
use proptest::prelude::*;
use serde_json::Value;
use snapbox::{assert_data_eq, str};

/// What stands in every target.
const SECRET: &str = "zq7-planted-x91";

/// Places of a programme that hold a file, with that which asks for it.
const FILES: [&str; 18] = [
    "roadmap.yaml",
    "cities/aldermoor/city.yaml",
    "cities/aldermoor/staff.yaml",
    "cities/aldermoor/challenges.yaml",
    "cities/aldermoor/priority-theme.yaml",
    "cities/aldermoor/action-plan.yaml",
    "cities/aldermoor/letter.pdf",
    "cities/aldermoor/notes.txt",
    "cities/aldermoor/projects/wet-ground-floors.yaml",
    "cities/loose.yaml",
    "networks/cool-old-towns.yaml",
    "events/round-table-6.yaml",
    "events/round-table-6-synthesis.pdf",
    "schemas/city.schema.json",
    "templates/index.md",
    "templates/parts/inner.md",
    "CODEOWNERS",
    ".github/CODEOWNERS",
];

/// Places that are folders.
const FOLDERS: [&str; 11] = [
    "cities",
    "cities/aldermoor",
    "cities/newcomer",
    "cities/aldermoor/projects",
    "cities/aldermoor/other",
    "networks",
    "events",
    "schemas",
    "templates",
    "templates/parts",
    ".github",
];

/// What stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    /// A link out of the repository.
    Outside,
    /// A link to what the repository keeps to itself.
    OfGit,
    /// A link to a file that is not tracked.
    Untracked,
    /// A link to another file of the programme, which is one out of it.
    Hop,
    /// Another repository.
    Repository,
    /// A pipe that nobody writes to.
    Pipe,
}

const THINGS: [Thing; 6] = [
    Thing::Outside,
    Thing::OfGit,
    Thing::Untracked,
    Thing::Hop,
    Thing::Repository,
    Thing::Pipe,
];

/// A programme in which everything is asked for.
fn programme() -> Repository {
    let repository = Repository {
        project: Project::example("quebec"),
    };
    let project = &repository.project;
    project.file(
        "roadmap.yaml",
        "edition: quebec-2022\nlanguages: [fr, en, es]\nowners:\n  secretariat: ['@ada']\n  cities: {aldermoor: ['@alder']}\n",
    );
    project.file("schemas/city.schema.json", "{\"properties\": {}}");
    let index =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/index.md")).unwrap();
    project
        .file(
            "templates/index.md",
            index + "\n{% include \"parts/inner.md\" %}\n",
        )
        .file("templates/parts/inner.md", "Inner.\n");
    let run = project.run("owners");
    project
        .file("CODEOWNERS", &run.out)
        .file(".github/CODEOWNERS", &run.out);
    project.file(".gitignore", ".env\n");
    repository.git(&["init", "-q"]);
    repository.commit("All");
    project.file(".env", format!("TOKEN={SECRET}\n"));
    repository.git(&[
        "config",
        "http.https://forge.example/.extraheader",
        &format!("AUTHORIZATION: basic {SECRET}"),
    ]);
    repository
}

/// A copy of what is at a place, every text of it with the secret in it; something of the kind where nothing is.
fn planted(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let name = entry.unwrap().file_name();
            planted(&from.join(&name), &to.join(&name));
        }
        return;
    }
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    let text = fs::read_to_string(from).unwrap_or_default();
    let marked = text
        .replace(": A", &format!(": {SECRET} A"))
        .replace("title: ", &format!("title: {SECRET} "));
    fs::write(to, format!("{marked}\n{SECRET}: [{SECRET}\n")).unwrap();
}

/// Puts something in the place of a file or folder; gives the targets and what they held.
fn plant(
    repository: &Repository,
    place: &str,
    thing: Thing,
    elsewhere: &Path,
) -> Vec<(PathBuf, Vec<u8>)> {
    let root = repository.project.path();
    let at = root.join(place);
    let target = elsewhere.join("target");
    // A folder that is not there yet is not the place of a file.
    if at.exists() || !FOLDERS.contains(&place) {
        planted(&at, &target);
    }
    if FOLDERS.contains(&place) {
        planted(
            &root.join("cities/aldermoor/city.yaml"),
            &target.join("city.yaml"),
        );
    }
    let _ = if at.is_dir() {
        fs::remove_dir_all(&at)
    } else {
        fs::remove_file(&at)
    };
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    let up = PathBuf::from("../".repeat(place.matches('/').count()));
    let folder = FOLDERS.contains(&place);
    match thing {
        Thing::Outside => symlink(&target, &at).unwrap(),
        Thing::OfGit => symlink(up.join(if folder { ".git" } else { ".git/config" }), &at).unwrap(),
        Thing::Untracked => symlink(up.join(if folder { "." } else { ".env" }), &at).unwrap(),
        Thing::Hop => {
            symlink(&target, root.join("hop")).unwrap();
            symlink(up.join("hop"), &at).unwrap();
        }
        Thing::Repository => {
            planted(&target, &at.join("inner"));
            planted(
                &root.join("cities/inverkell/city.yaml"),
                &at.join("city.yaml"),
            );
            git(&at, &["init", "-q"]);
            git(&at, &["add", "-A"]);
            git(&at, &["commit", "-qm", "Inner"]);
        }
        Thing::Pipe => assert!(Command::new("mkfifo").arg(&at).status().unwrap().success()),
    }
    walkdir::WalkDir::new(&target)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().to_path_buf(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// That nothing of a target was shown, nor put into a page.
fn silent(run: &Run, project: &Project, outs: &[&str], case: &str) {
    assert!(
        !run.out.contains(SECRET) && !run.err.contains(SECRET),
        "{case}: {}{}",
        run.out,
        run.err
    );
    assert!([0, 1, 2].contains(&run.code), "{case}: {}", run.err);
    for out in outs {
        for (path, bytes) in project.tree(out) {
            let held = bytes
                .windows(SECRET.len())
                .any(|window| window == SECRET.as_bytes());
            assert!(!held, "{case}: {path} holds it");
        }
    }
}

/// That a run of `validate` in JSON names a place, or the folder in the way, as an error.
fn said(run: &Run, place: &str, case: &str) {
    let report: Value = serde_json::from_str(&run.out)
        .unwrap_or_else(|error| panic!("{case}: {error}: {}{}", run.out, run.err));
    let near = |path: &str| {
        path == place
            || path.starts_with(&format!("{place}/"))
            || place.starts_with(&format!("{path}/"))
    };
    let found = report["findings"].as_array().unwrap();
    let told = found.iter().any(|one| {
        one["rule"] == "unreadable"
            && one["level"] == "error"
            && near(one["path"].as_str().unwrap())
    });
    assert!(told && run.code == 1, "{case}: {}", run.out);
}

/// Tries everything on one place.
fn attempt(place: &str, thing: Thing) {
    let repository = programme();
    let project = &repository.project;
    let elsewhere = scratch();
    let targets = plant(&repository, place, thing, elsewhere.path());
    let case = |command: &str| format!("{thing:?} at {place}: {command}");
    said(
        &repository.run("validate --format json"),
        place,
        &case("validate"),
    );
    let own = format!("validate {place} --format json");
    let run = repository.run(&own);
    silent(&run, project, &[], &case(&own));
    let fiche = ["cities", "networks", "events"]
        .iter()
        .any(|folder| place.starts_with(folder));
    let other = place.ends_with(".pdf")
        || place.ends_with(".txt")
        || place.contains("other")
        || place == "cities/loose.yaml";
    if fiche && !other {
        said(&run, place, &case(&own));
    }
    let commands = commands().map(|command| (case(&command), command));
    try_all(&repository, commands, &["../site", "../public"]);
    if thing != Thing::Pipe {
        propose(&repository, place, thing, &case);
    }
    for (path, bytes) in targets {
        assert_eq!(
            fs::read(&path).unwrap(),
            bytes,
            "{}: written to",
            case("all")
        );
    }
}

/// What is tried on files on disk.
fn commands() -> impl Iterator<Item = String> {
    let formats = [
        "human", "short", "github", "gitlab", "sarif", "junit", "rdjson", "markdown",
    ];
    let more = [
        "validate --since HEAD",
        "status",
        "status --format json",
        "diff HEAD",
        "diff HEAD --format json",
        "schema city",
        "owners --check",
        "new city zz --from aldermoor",
        "record aldermoor withdrawn --date 2023-07-01 --force",
        "record --translations aldermoor",
        "render --out ../site",
        "publish --out ../public",
    ];
    formats
        .into_iter()
        .map(|format| format!("validate --format {format}"))
        .chain(more.map(str::to_owned))
}

/// Each command, after what it is called, does nothing to what lies outside.
fn try_all(
    repository: &Repository,
    commands: impl IntoIterator<Item = (String, String)>,
    outs: &[&str],
) {
    for (case, command) in commands {
        silent(&repository.run(&command), &repository.project, outs, &case);
    }
}

/// Tries the same once it is committed.
fn propose(repository: &Repository, place: &str, thing: Thing, case: &dyn Fn(&str) -> String) {
    repository.git(&["checkout", "-qb", "proposal"]);
    repository.git(&["add", "-A"]);
    // What is below a folder that git knows files of it takes for plain files: then there is no other repository to be told.
    let kept = repository.git(&["ls-files", "-s"]);
    if thing == Thing::Repository && !kept.lines().any(|line| line.starts_with("160000")) {
        return;
    }
    let tell = |arguments: &str, name: &str| {
        let run = repository.run(&format!("validate {arguments} --format json"));
        said(&run, place, &case(name));
    };
    tell("--staged", "validate --staged");
    repository.git(&["commit", "-qm", "Proposal"]);
    tell("--rev HEAD", "validate --rev");
    tell("--rev HEAD --since main", "validate --since");
    tell("--since main", "validate --since on disk");
    let history = [
        format!("history {place}"),
        format!("history {place} --format json"),
    ];
    let commands = [
        "review main..HEAD",
        "review main..HEAD --format json --audience public",
        "diff main HEAD",
        "diff main HEAD --format html",
        &history[0],
        &history[1],
        "history",
        "status --rev HEAD",
        "render --rev HEAD --out ../site-rev",
        "publish --rev HEAD --out ../public-rev",
    ]
    .map(str::to_owned);
    let commands = commands.map(|command| (case(&command), command));
    try_all(repository, commands, &["../site-rev", "../public-rev"]);
    let review = repository.run("review main..HEAD");
    assert_eq!(
        review.code,
        if place == "roadmap.yaml" {
            review.code.max(1)
        } else {
            1
        },
        "{}: {}",
        case("review"),
        review.out
    );
}

fn places() -> Vec<&'static str> {
    FILES.iter().chain(&FOLDERS).copied().collect()
}

/// Whether something of the sort can stand at a place: a file is no repository.
fn fits(place: &str, thing: Thing) -> bool {
    thing != Thing::Repository || FOLDERS.contains(&place)
}

#[test]
fn another_repository_in_the_folder_of_a_forge_tells_nobody_who_owns_what() {
    let repository = programme();
    let folder = repository.project.path().join(".github");
    git(&folder, &["init", "-q"]);
    let run = repository.run("validate --format json");
    said(&run, ".github", "a repository at .github");
}

#[test]
fn the_two_ways_in_that_were_found_are_shut() {
    attempt("templates/index.md", Thing::OfGit);
    attempt("cities/aldermoor/challenges.yaml", Thing::Untracked);
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, ..ProptestConfig::with_cases(cases(6, 2_000)) })]

    #[test]
    fn nothing_behind_a_link_is_shown_or_written(place in proptest::sample::select(places()), thing in proptest::sample::select(THINGS.to_vec())) {
        if fits(place, thing) {
            attempt(place, thing);
        }
    }
}

#[test]
fn a_link_is_named_with_what_to_do_wherever_it_leads() {
    let repository = Repository::example("quebec");
    let root = repository.project.path();
    fs::remove_file(root.join("cities/rocheclaire/staff.yaml")).unwrap();
    symlink(
        "../inverkell/staff.yaml",
        root.join("cities/rocheclaire/staff.yaml"),
    )
    .unwrap();
    let run = repository.run("validate cities/rocheclaire --lang en");
    assert_data_eq!(
        run.out
            .split("\n\n")
            .find(|part| part.contains("unreadable"))
            .unwrap_or_default()
            .to_owned()
            + "\n",
        str![[r#"
error[unreadable]: this is a symbolic link that is not followed
 ╭▸ cities/rocheclaire/staff.yaml:1:1
 ├ why: A link can lead to a file that nobody meant to show; so none is followed, not even within the programme.
 ╰ what to do: Delete the link and put a copy of the file itself in its place.

"#]]
    );
    assert_eq!(run.code, 1);
}

#[test]
fn what_is_named_outside_the_programme_is_not_read() {
    let repository = programme();
    fs::create_dir(repository.project.path().join("below")).unwrap();
    symlink(".env", repository.project.path().join("link.yaml")).unwrap();
    for path in [
        ".env",
        ".git/config",
        "below/../.env",
        "link.yaml",
        ".gitignore",
        "../x",
    ] {
        let run = repository.run(&format!("validate {path} --format short"));
        assert!(
            !run.out.contains(SECRET) && !run.err.contains(SECRET),
            "{path}"
        );
        if path == "../x" {
            assert_eq!(run.code, 2, "{}", run.err);
        } else {
            assert!(
                run.code == 0
                    && run.err.contains("is no form")
                    && run.out.contains("Checked 0 forms"),
                "{path}: {}{}",
                run.out,
                run.err
            );
        }
    }
}

#[test]
fn a_link_to_another_programme_does_not_lead_there() {
    let repository = programme();
    let other = Project::example("faulty");
    let city = fs::read_dir(other.path().join("cities"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    symlink(&city, repository.project.path().join("cities/zz")).unwrap();
    for path in ["cities/zz", "cities/zz/city.yaml"] {
        let run = repository.run(&format!("validate {path} --format short"));
        assert!(
            run.code == 1 && run.out.starts_with("cities/zz:1:1: error[unreadable]"),
            "{}{}",
            run.out,
            run.err
        );
    }
}
