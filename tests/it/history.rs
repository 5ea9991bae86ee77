//! `roadmap history` and the change log of dossiers: what git itself would say, told in the words of the form.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::Value;
use snapbox::{assert_data_eq, file};

use crate::{
    project::roadmap,
    repository::{Repository, git, git_at},
    scratch::scratch,
};

pub const THEMES: &str = "cities/havre-saint-elme/themes.yaml";

impl Repository {
    /// Commits all there is, as somebody at some moment.
    fn by(&self, author: &str, date: &str, subject: &str) {
        git_at(&self.project.path(), &["add", "-A"], date);
        git_at(
            &self.project.path(),
            &[
                "-c",
                &format!("user.name={author}"),
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                subject,
            ],
            date,
        );
    }

    pub fn json(&self, arguments: &str) -> Value {
        let run = self.run(&format!("history --format json {arguments}"));
        assert_eq!(run.code, 0, "{}", run.err);
        serde_json::from_str(&run.out).unwrap()
    }
}

/// Subjects of the commits told.
fn subjects(data: &Value) -> Vec<&str> {
    data["commits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|commit| commit["subject"].as_str().unwrap())
        .collect()
}

/// A stream for `git fast-import`.
pub fn import(folder: &Path, stream: &[u8]) {
    let mut command = Command::new("git");
    command
        .args(["fast-import", "--quiet", "--force"])
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .stdin(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(stream).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A city that was filled, mended, broken, laid out anew, moved and renamed.
pub fn lived() -> Repository {
    let repository = Repository::example("quebec");
    repository.edit(
        THEMES,
        "Une carte commune pour décider",
        "Une seule carte pour décider",
    );
    repository.by("Ada Un", "2023-06-01T23:30:00-05:00", "Say it better");
    repository.edit(THEMES, "axis: axis-3", "axis: axis-1");
    repository.edit(
        THEMES,
        "contraintes du patrimoine, de la voirie",
        "contraintes du patrimoine, des réseaux, de la voirie",
    );
    repository.edit(
        "cities/havre-saint-elme/action-plan.yaml",
        "amount: 18000",
        "amount: 21000",
    );
    repository.by(
        "Bob Deux",
        "2023-06-02T08:00:00+02:00",
        "Answer the secretariat (#12)",
    );
    let whole = repository.project.read(THEMES);
    let (head, rest) = whole.split_once("  - id: quartiers-frais").unwrap();
    let (first, others) = rest.split_once("  - id: ").unwrap();
    let (others, tail) = others.split_once("translations:").unwrap();
    repository.project.file(
        THEMES,
        format!("{head}  - id: {others}  - id: quartiers-frais{first}translations:{tail}"),
    );
    repository.by("Ada Un", "2023-06-03T08:00:00Z", "Put the first theme last");
    let good = repository.project.read(THEMES);
    repository.project.file(THEMES, format!("{good}  - [\n"));
    repository.by("Clé Trois", "2023-06-04T08:00:00Z", "Break it");
    repository
        .project
        .file(THEMES, format!("# Laid out anew\n{good}"));
    repository.by("Clé Trois", "2023-06-05T08:00:00Z", "Mend it");
    repository
        .project
        .file(THEMES, format!("# Laid out again\n\n{good}"));
    repository.by("Clé Trois", "2023-06-06T08:00:00Z", "Lay out");
    repository.git(&["mv", "cities/havre-saint-elme", "cities/saint-elme"]);
    repository.edit("cities/saint-elme/themes.yaml", "# Laid out again\n\n", "");
    repository.by("Ada Un", "2023-06-07T08:00:00Z", "Rename the city");
    repository
}

#[test]
fn the_history_of_a_fiche_is_this() {
    let repository = lived();
    for (arguments, expected) in [
        (
            "history cities/saint-elme/themes.yaml --limit 7",
            file!["../snapshots/history.en.txt"],
        ),
        (
            "history cities/saint-elme/themes.yaml --limit 7 --lang fr --format markdown",
            file!["../snapshots/history.fr.md"],
        ),
        (
            "history cities/saint-elme --limit 6 --lang es",
            file!["../snapshots/history.es.txt"],
        ),
        (
            "history cities/saint-elme/themes.yaml#themes.3.title --format json",
            file!["../snapshots/history.json"],
        ),
        ("history", file!["../snapshots/history-last.txt"]),
    ] {
        let run = repository.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments}");
        assert_data_eq!(run.out, expected.raw());
    }
}

#[test]
fn an_answer_is_followed_wherever_it_stands() {
    let repository = lived();
    let of = |field: &str| {
        let data = repository.json(&format!("cities/saint-elme/themes.yaml#{field}"));
        let list: Vec<(String, String)> = data["commits"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|commit| {
                commit["changes"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .flat_map(|change| change["fields"].as_array().unwrap())
            })
            .map(|field| {
                (
                    field["field"].as_str().unwrap().to_owned(),
                    field["after"].as_str().unwrap_or_default().to_owned(),
                )
            })
            .collect();
        (
            subjects(&data)
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
            list,
        )
    };
    // Second now, third in the versions before; broken versions in between.
    let (by_place, by_name) = (of("themes.2.title"), of("themes.carte-commune.title"));
    assert_eq!(by_place, by_name);
    let expected = [
        ("themes.3.title", "Une seule carte pour décider"),
        ("themes.3.title", "Une carte commune pour décider"),
    ];
    assert_eq!(
        by_place.1,
        expected.map(|(field, after)| (field.to_owned(), after.to_owned()))
    );
    assert!(
        by_place.0.contains(&"Say it better".to_owned())
            && !by_place.0.contains(&"Lay out".to_owned()),
        "{:?}",
        by_place.0
    );
    let run = repository.run("history cities/saint-elme/themes.yaml#themes.nowhere.title");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("themes.nowhere.title"), "{}", run.err);
    assert_eq!(repository.run("history cities/saint-elme#themes").code, 2);
}

/// A history of many branches by a small generator: clocks that go wrong, merges of two and more, thrown away sides, files that go
/// and come again.
fn tangled(seed: u64, commits: usize) -> String {
    let mut state = seed;
    let mut roll = move |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % 1_000_003).unwrap() % sides
    };
    let files: Vec<String> = (0..4)
        .flat_map(|city| {
            ["challenges", "themes", "staff"].map(|kind| format!("cities/c{city}/{kind}.yaml"))
        })
        .collect();
    let mut stream = String::new();
    let mut tips: Vec<usize> = Vec::new();
    for mark in 1..=commits {
        let skewed = if roll(6) == 0 { roll(400) * 86_400 } else { 0 };
        let date = 1_700_000_000 + mark * 3600 - skewed;
        _ = writeln!(
            stream,
            "commit refs/heads/b{mark}\nmark :{mark}\ncommitter A <a@b.org> {date} +0000\ndata 1\nx"
        );
        let parents = parents(&mut tips, mark == commits, &mut roll);
        for (nth, parent) in parents.iter().enumerate() {
            _ = writeln!(
                stream,
                "{} :{parent}",
                if nth == 0 { "from" } else { "merge" }
            );
        }
        if mark == 1 {
            stream.push_str("M 100644 inline roadmap.yaml\ndata 21\nedition: quebec-2022\n\n");
        }
        for _ in 0..if mark == 1 { 12 } else { roll(4) } {
            let file = &files[roll(files.len())];
            if roll(8) == 0 && mark > 1 {
                _ = writeln!(stream, "D {file}");
            } else {
                // Few values, so that two sides are often equal.
                let text = format!("challenges: {file}-{}\n", roll(3));
                _ = writeln!(
                    stream,
                    "M 100644 inline {file}\ndata {}\n{text}",
                    text.len()
                );
            }
        }
        stream.push('\n');
        tips.retain(|tip| !parents.contains(tip) || roll(4) == 0);
        tips.push(mark);
    }
    _ = writeln!(stream, "reset refs/heads/main\nfrom :{commits}\n");
    stream
}

/// The commits that the next one rests on; the last one takes in all that are left.
fn parents(tips: &mut Vec<usize>, last: bool, roll: &mut impl FnMut(usize) -> usize) -> Vec<usize> {
    let mut parents: Vec<usize> = Vec::new();
    if tips.is_empty() {
        return parents;
    }
    let count = [1, 1, 1, 2, 2, 3][roll(6)];
    for _ in 0..if last {
        tips.len()
    } else {
        count.min(tips.len())
    } {
        let parent = if last {
            tips.pop().unwrap()
        } else if roll(3) == 0 {
            tips[roll(tips.len())]
        } else {
            tips.remove(roll(tips.len()))
        };
        if !parents.contains(&parent) {
            parents.push(parent);
        }
        if tips.is_empty() {
            break;
        }
    }
    parents
}

#[test]
fn the_last_change_is_the_one_that_git_log_gives() {
    let mut compared = 0;
    for seed in 1..=12_u64 {
        let folder = scratch();
        git(folder.path(), &["init", "-q"]);
        import(
            folder.path(),
            tangled(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15), 40).as_bytes(),
        );
        git(folder.path(), &["reset", "-q", "--hard", "main"]);
        let data: Value =
            serde_json::from_str(&roadmap(folder.path(), "history --format json").out).unwrap();
        let told = data["fiches"].as_array().unwrap();
        let listed = git(folder.path(), &["ls-files"]);
        assert_eq!(told.len(), listed.lines().count());
        for one in told {
            let path = one["path"].as_str().unwrap();
            let expected = git(folder.path(), &["log", "-1", "--format=%H", "--", path]);
            assert_eq!(one["commit"]["id"], expected.trim(), "seed {seed}: {path}");
            compared += 1;
        }
        // All changes of one file, as git tells them when nothing is followed.
        for path in listed
            .lines()
            .filter(|path| path.starts_with("cities"))
            .take(3)
        {
            let expected = git(
                folder.path(),
                &["log", "--format=%H", "--no-renames", "--", path],
            );
            let mut expected: Vec<&str> = expected.lines().collect();
            let run = roadmap(folder.path(), &format!("history --format json {path}"));
            let data: Value = serde_json::from_str(&run.out).unwrap();
            let mut told: Vec<&str> = data["commits"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|commit| commit["id"].as_str())
                .collect();
            told.sort_unstable();
            expected.sort_unstable();
            assert_eq!(told, expected, "seed {seed}: {path}");
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn a_name_that_is_no_more_says_what_it_became() {
    let repository = Repository::example("quebec");
    repository.git(&["mv", "cities/rocheclaire", "cities/roche"]);
    repository.commit("Another name");
    repository.git(&[
        "mv",
        "networks/living-markets.yaml",
        "networks/markets.yaml",
    ]);
    repository.commit("And a network");
    repository.git(&["rm", "-q", "cities/aldermoor/themes.yaml"]);
    repository.commit("Gone for good");
    for (path, became) in [
        (
            "cities/rocheclaire/themes.yaml",
            Some("cities/roche/themes.yaml"),
        ),
        ("cities/rocheclaire", Some("cities/roche")),
        (
            "networks/living-markets.yaml",
            Some("networks/markets.yaml"),
        ),
        ("cities/aldermoor/themes.yaml", None),
        ("cities/roche/themes.yaml", None),
    ] {
        let run = repository.run(&format!("history --format json {path}"));
        let data: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(data["became"].as_str(), became, "{path}");
        let run = repository.run(&format!("history {path}"));
        let words = became.map(|became| {
            format!("since then it is called {became}; what came after: roadmap history {became}")
        });
        let flat = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            words.is_some_and(|words| flat.contains(&words)),
            became.is_some(),
            "{}",
            run.out
        );
    }
}

#[test]
fn it_works_from_anywhere_and_for_what_is_gone() {
    let repository = lived();
    repository
        .project
        .file("cities/saint-elme/projects/new.yaml", "title: Neuf\n");
    repository.by("Ada Un", "2023-06-08T08:00:00Z", "Begin a project");
    repository.git(&["rm", "-q", "cities/saint-elme/projects/new.yaml"]);
    repository.by("Bob Deux", "2023-06-09T08:00:00Z", "Give it up");
    let gone = repository.json("cities/saint-elme/projects/new.yaml");
    assert_eq!(subjects(&gone), ["Give it up", "Begin a project"]);
    let whole = repository.json("cities/saint-elme/themes.yaml");
    assert_eq!(whole["complete"], true);
    let inside = repository.project.path().join("cities/saint-elme");
    assert_eq!(here(&inside, "themes.yaml"), whole["commits"]);
    assert_eq!(here(&inside, "projects/new.yaml"), gone["commits"]);
    assert_eq!(
        here(&inside.join("projects"), "../themes.yaml"),
        whole["commits"]
    );
    let bare = scratch();
    let url = format!("file://{}", repository.project.path().display());
    git(bare.path(), &["clone", "-q", "--bare", &url, "b"]);
    assert_eq!(
        here(&bare.path().join("b"), "cities/saint-elme/themes.yaml"),
        whole["commits"]
    );
    // Below a folder of a larger repository.
    let larger = scratch();
    git(larger.path(), &["init", "-q"]);
    git(larger.path(), &["fetch", "-q", &url, "main"]);
    git(
        larger.path(),
        &["read-tree", "--prefix=work/programme/", "FETCH_HEAD"],
    );
    git(larger.path(), &["commit", "-qm", "Take it in"]);
    git(larger.path(), &["checkout", "-q", "-f", "main"]);
    for (folder, path) in [
        ("", "work/programme/cities/saint-elme"),
        ("work/programme", "cities/saint-elme"),
        ("work/programme/cities", "saint-elme"),
    ] {
        let told = here(&larger.path().join(folder), path);
        assert_eq!(
            (told.as_array().unwrap().len(), told[0]["subject"].as_str()),
            (1, Some("Take it in")),
            "{folder} {path}"
        );
    }
    for (arguments, said) in [
        ("history cities/nowhere", "never was in the history of HEAD"),
        ("history README.md", "is not in the programme"),
        ("history --rev no-such", "no-such"),
    ] {
        let run = repository.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments}");
        assert!(run.err.contains(said), "{}", run.err);
    }
}

/// The history as told in a folder.
fn here(folder: &Path, arguments: &str) -> Value {
    let run = roadmap(folder, &format!("history --format json {arguments}"));
    assert_eq!(run.code, 0, "{arguments}: {}", run.err);
    let data: Value = serde_json::from_str(&run.out).unwrap();
    data["commits"].clone()
}

#[test]
fn a_shallow_clone_says_that_history_is_missing() {
    let repository = lived();
    let clone = scratch();
    let url = format!("file://{}", repository.project.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "4", &url, "c"]);
    let folder = clone.path().join("c");
    let data: Value = serde_json::from_str(
        &roadmap(
            &folder,
            "history cities/saint-elme/themes.yaml --format json",
        )
        .out,
    )
    .unwrap();
    assert_eq!(data["complete"], false);
    // The oldest commit that is here seems to have made everything; that is not told.
    assert_eq!(subjects(&data), ["Rename the city", "Lay out", "Mend it"]);
    let run = roadmap(&folder, "history cities/inverkell/themes.yaml");
    assert_eq!(run.code, 0);
    assert!(run.out.contains("older changes are missing"), "{}", run.out);
    let run = roadmap(&folder, "history");
    assert!(
        !run.out.contains("inverkell") && run.out.ends_with("older changes are missing.\n"),
        "{}",
        run.out
    );
    assert_eq!(
        roadmap(&folder, "render --lang en --out site inverkell").code
            + roadmap(&folder, "render --lang en --out site").code,
        3
    );
    let page = std::fs::read_to_string(folder.join("site/inverkell.md")).unwrap();
    assert!(
        page.contains("> The history is not complete here: older changes are missing."),
        "{page}"
    );
}

#[test]
fn internal_dossiers_tell_the_last_changes_and_public_ones_nothing() {
    let repository = Repository::example("quebec");
    repository.edit(
        "cities/inverkell/staff.yaml",
        "people:",
        "# Whom to call\npeople:",
    );
    repository.by(
        "Zo-Greta Quill",
        "2023-06-01T23:30:00-05:00",
        "Say whom to call <b>now</b> | @all",
    );
    let render = |arguments: &str, out: &str| {
        let run = repository.run(&format!("render --out {out} {arguments}"));
        assert_eq!(run.code, 0, "{}", run.err);
        repository.project.tree(out)
    };
    let first = render("--lang fr,en,es", "../one");
    assert_data_eq!(
        section(&first, "en/inverkell.md", "\n## History", "\n---\n"),
        file!["../snapshots/dossier-history.en.md"].raw()
    );
    assert_data_eq!(
        section(
            &first,
            "fr/inverkell.html",
            "<section class=\"part\" id=\"history\"",
            "</section>"
        ),
        file!["../snapshots/dossier-history.fr.html"].raw()
    );
    assert!(
        section(&first, "es/inverkell.md", "\n## Historial", "\n---\n")
            .contains("| Personal municipal | 1 de junio de 2023 | Zo-Greta Quill |")
    );
    // The same commit, the same bytes; a commit of other things changes nothing.
    assert!(first == render("--lang fr,en,es", "../two"));
    repository.project.file("notes.txt", "x");
    repository.by("Ada Un", "2023-07-01T08:00:00Z", "Notes");
    assert!(first == render("--lang fr,en,es", "../two"));
    assert_eq!(
        repository
            .run("render --out ../two --lang fr,en,es --check")
            .code,
        0
    );
    names_no_address(&first);
    for tree in [
        render("--lang en --no-history", "../three"),
        render("--lang en --audience public", "../four"),
    ] {
        for (name, bytes) in &tree {
            silent(&String::from_utf8_lossy(bytes), name);
        }
    }
    published_pages_tell_nothing(&repository);
    // Without git there is nothing to tell.
    std::fs::remove_dir_all(repository.project.path().join(".git")).unwrap();
    for bytes in render("--lang en", "../five").values() {
        assert!(!String::from_utf8_lossy(bytes).contains("id=\"history\""));
    }
}

/// No address of whoever made a commit stands in these pages.
fn names_no_address(pages: &BTreeMap<String, Vec<u8>>) {
    for (name, bytes) in pages {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains("@example.org>") && !text.contains("ada@example.org"),
            "{name}: an address of a commit"
        );
    }
}

/// A page tells nothing of the past.
fn silent(text: &str, name: &str) {
    assert!(
        !text.contains("Quill")
            && !text.contains("id=\"history\"")
            && !text.contains("## History")
            && !text.contains("whom to call"),
        "{name}"
    );
}

/// Of the past nothing is published.
fn published_pages_tell_nothing(repository: &Repository) {
    let commit = repository.git(&["rev-parse", "--short=7", "HEAD~1"]);
    let public = scratch();
    let run = repository.run(&format!(
        "publish --out {}",
        public.path().join("p").display()
    ));
    assert_eq!(run.code, 0, "{}", run.err);
    for entry in walkdir::WalkDir::new(public.path())
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
    {
        let text = String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned();
        assert!(
            !text.contains("Quill")
                && !text.contains(commit.trim())
                && !text.contains("whom to call"),
            "{}",
            entry.path().display()
        );
    }
}

/// Part of a page, from a mark to another.
fn section(tree: &BTreeMap<String, Vec<u8>>, path: &str, from: &str, to: &str) -> String {
    let text = String::from_utf8(tree[path].clone()).unwrap();
    let start = text
        .find(from)
        .unwrap_or_else(|| panic!("{path}: no {from}"));
    let end = text[start..].find(to).unwrap();
    format!("{}\n", text[start..start + end].trim())
}

#[test]
fn an_answer_that_no_version_has_is_no_empty_history() {
    let repository = Repository::example("quebec");
    let path = "cities/havre-saint-elme/challenges.yaml";
    assert_eq!(repository.run(&format!("history {path}#actions")).code, 0);
    let run = repository.run(&format!("history {path}#wrong"));
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert!(run.err.contains("wrong"), "{}", run.err);
}
