//! Histories made to do harm, or too large, or damaged.

use std::fmt::Write as _;

use serde_json::Value;

use crate::{
    history::{THEMES, import, lived},
    project::roadmap,
    repository::{Repository, git},
    scratch::scratch,
};

/// Author, date and subject of commits that mean harm.
const PEOPLE: [(&[u8], &str, &[u8]); 7] = [
    (
        b"\x1b[31mRed\x1b[0m",
        "1688630000 +0200",
        b"\x1b]0;title\x07Ring",
    ),
    (b"::error::x", "1688630001 +1400", b"::error file=a::b"),
    (
        b"<img src=x onerror=alert(1)>",
        "1688630002 -1130",
        b"</td><script>alert(1)</script>",
    ),
    (b"J\xf6rg", "1688630003 +0000", b"Gr\xfc\xdfe"),
    (
        b"\xe2\x80\xaeevil",
        "253370764800 +0000",
        b"##[error]x | [a](javascript:b) @all `c`",
    ),
    (b"ada@example.org", "0 -0000", b"##vso[task]"),
    (b"A", "99999999999999 +0000", b""),
];

/// Commits of these people, as git imports them.
fn hostile() -> Vec<u8> {
    let mut stream = Vec::new();
    for (at, (name, date, subject)) in PEOPLE.iter().enumerate() {
        stream.extend_from_slice(b"commit refs/heads/main\nauthor ");
        // A name cannot hold a bracket: the stream would not be read.
        stream.extend(name.iter().filter(|byte| !b"<>".contains(byte)));
        stream.extend_from_slice(
            format!(
                " <secret@example.org> {date}\ncommitter C <c@example.org> {} +0000\ndata {}\n",
                1_690_000_000 + at,
                subject.len()
            )
            .as_bytes(),
        );
        stream.extend_from_slice(subject);
        if at == 0 {
            stream.extend_from_slice(b"\nfrom refs/heads/main^0");
        }
        let text = format!("challenges: Numéro {at}.\nactions: Non.\n");
        stream.extend_from_slice(
            format!(
                "\nM 100644 inline cities/rocheclaire/challenges.yaml\ndata {}\n{text}\n",
                text.len()
            )
            .as_bytes(),
        );
    }
    stream
}

/// Nothing in the history of a repository is obeyed by a terminal, a forge or a browser.
fn no_history_is_obeyed(repository: &Repository, path: &str) {
    for format in ["human", "markdown", "json", "html"] {
        for arguments in [
            format!("history --format {format}"),
            format!("history --format {format} {path}"),
        ] {
            let run = repository.run(&arguments);
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments}");
            assert!(
                !run.out.contains(['\u{1b}', '\u{7}'])
                    && (format == "json" || !run.out.contains('\u{202e}')),
                "{arguments}"
            );
            assert!(!run.out.contains("secret@"), "{arguments}: an address");
            let obeyed = run.out.lines().find(|line| {
                ["::", "##[", "##vso"]
                    .iter()
                    .any(|start| line.trim_start().starts_with(start))
            });
            assert_eq!(obeyed, None, "{arguments}");
            let live = matches!(format, "markdown" | "html")
                && (run.out.contains("<script>alert") || run.out.contains("<img"));
            assert!(!live, "{arguments}");
        }
    }
}

#[test]
fn what_stands_in_commits_does_no_harm() {
    let repository = Repository::example("quebec");
    import(&repository.project.path(), &hostile());
    repository.git(&["reset", "-q", "--hard"]);
    let path = "cities/rocheclaire/challenges.yaml";
    no_history_is_obeyed(&repository, path);
    // Git itself writes no moment before 1970, but reads one.
    let old = repository.git(&["cat-file", "commit", "HEAD"]).replacen(
        " 99999999999999 +0000",
        " -2208988800 +0530",
        1,
    );
    std::fs::write(repository.project.path().join("commit"), old).unwrap();
    let id = repository.git(&["hash-object", "-t", "commit", "-w", "--literally", "commit"]);
    let data = repository.json(&format!("{path} --rev {}", id.trim()));
    assert_eq!(data["commits"][0]["when"], "1900-01-01T05:30:00+05:30");
    let data = repository.json(path);
    let commits = data["commits"].as_array().unwrap();
    let days: Vec<&str> = commits
        .iter()
        .map(|commit| commit["day"].as_str().unwrap())
        .collect();
    assert_eq!(
        days,
        [
            "",
            "1970-01-01",
            "9999-01-01",
            "2023-07-06",
            "2023-07-05",
            "2023-07-06",
            "2023-07-06",
            "2023-05-01"
        ]
    );
    let authors: Vec<&str> = commits
        .iter()
        .map(|commit| commit["author"].as_str().unwrap())
        .collect();
    assert!(
        authors[1] == "ada" && authors[3].starts_with("J\u{FFFD}rg"),
        "{authors:?}"
    );
    let run = repository.run("render --lang en --out ../site");
    assert_eq!(run.code, 0, "{}", run.err);
    for (name, bytes) in repository.project.tree("../site") {
        if name.ends_with(".png") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{name}");
        assert!(!text.contains("<script>alert"), "{name}");
        // But for the pictures that fiches declare.
        let declared = text.matches("<figure class=\"picture\">").count();
        assert_eq!(text.matches("<img").count(), declared, "{name}");
    }
}

/// Commits as git imports them.
struct Stream {
    text: String,
    mark: usize,
}

impl Stream {
    fn commit(&mut self, branch: &str, parents: &[usize], files: &str) -> usize {
        self.mark += 1;
        let mark = self.mark;
        _ = writeln!(
            self.text,
            "commit refs/heads/{branch}\nmark :{mark}\ncommitter A <a@b.org> {} +0000\ndata 1\nx",
            1_600_000_000 + mark * 60
        );
        for (nth, parent) in parents.iter().enumerate() {
            let word = if nth == 0 { "from" } else { "merge" };
            _ = writeln!(self.text, "{word} :{parent}");
        }
        self.text.push_str(files);
        self.text.push('\n');
        mark
    }
}

/// A file with one answer.
fn file(path: &str, n: usize) -> String {
    format!(
        "M 100644 inline {path}\ndata {}\nchallenges: {n:04}\n\n",
        17
    )
}

/// A thousand merges, one with ten parents, and a hundred thousand files at once, one of them under a name that is no text.
fn crowded() -> String {
    let mut stream = Stream {
        text: String::from("blob\nmark :1\ndata 2\n{}\n"),
        mark: 1,
    };
    let (a, b) = ("cities/a/challenges.yaml", "cities/b/challenges.yaml");
    let programme = "M 100644 inline roadmap.yaml\ndata 21\nedition: quebec-2022\n\n";
    let mut head = stream.commit("main", &[], &format!("{programme}{}", file(a, 0)));
    for n in 1..=1000 {
        let side = stream.commit("side", &[head], &file(b, n));
        head = stream.commit("main", &[head, side], &file(b, n));
    }
    let own = |n: usize| file(&format!("cities/o{n}/challenges.yaml"), n);
    let sides: Vec<usize> = (0..9)
        .map(|n| stream.commit(&format!("o{n}"), &[head], &own(n)))
        .collect();
    let merged: String = (0..9).map(own).collect();
    head = stream.commit("main", &[&[head][..], &sides].concat(), &merged);
    let many: String = (0..100_000)
        .map(|n| format!("M 100644 :1 cities/m{}/f{n}.yaml\n", n / 100))
        .collect();
    let odd = "M 100644 :1 \"cities/\\377\\n\\033[31m::error::/themes.yaml\"\n";
    head = stream.commit("main", &[head], &format!("{many}{odd}"));
    _ = writeln!(stream.text, "reset refs/heads/main\nfrom :{head}\n");
    stream.text
}

#[test]
fn many_merges_files_and_strange_names_are_borne() {
    let folder = scratch();
    git(folder.path(), &["init", "-q", "--bare"]);
    import(folder.path(), crowded().as_bytes());
    let bare = folder.path();
    let run = roadmap(bare, "history");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(
        !run.out.contains('\u{1b}')
            && run
                .out
                .lines()
                .all(|line| !line.trim_start().starts_with("::"))
    );
    assert_eq!(run.out.lines().count(), 100_000 + 13);
    let run = roadmap(bare, "history --format json cities/b/challenges.yaml");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let data: Value = serde_json::from_str(&run.out).unwrap();
    let commits = data["commits"].as_array().unwrap();
    assert_eq!(
        (
            commits.len(),
            commits[0]["changes"][0]["fields"][0]["after"].as_i64()
        ),
        (1000, Some(1000))
    );
    let run = roadmap(bare, "history --format json cities/m7 --limit 2");
    assert_eq!(run.code, 0, "{}", run.err);
    // A reviewer of all of it, and whoever checks it, gets an end of it: every city is counted, findings are cut off and said to be.
    let run = roadmap(bare, "review HEAD~1..HEAD --format markdown");
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert!(
        !run.out.contains('\u{1b}')
            && run
                .out
                .lines()
                .all(|line| !line.trim_start().starts_with("::"))
    );
    let run = roadmap(bare, "validate --rev HEAD --format json");
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let data: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        (
            data["findings"].as_array().unwrap().len(),
            data["summary"]["cities"].as_u64()
        ),
        (10_000, Some(1012))
    );
}

#[test]
fn an_object_that_is_missing_or_damaged_is_named() {
    let repository = lived();
    let tree = repository
        .git(&["rev-parse", "HEAD~3^{tree}"])
        .trim()
        .to_owned();
    let blob = repository
        .git(&["rev-parse", &format!("HEAD~5:{THEMES}")])
        .trim()
        .to_owned();
    let commit = repository.git(&["rev-parse", "HEAD~4"]).trim().to_owned();
    let place = |id: &str| object(&repository, id);
    for (id, arguments, harmed) in [
        (&tree, "history", true),
        (&commit, "history", true),
        (&blob, "history cities/saint-elme/themes.yaml", true),
        (&blob, "history", false),
    ] {
        let kept = std::fs::read(place(id)).unwrap();
        for damage in [
            None,
            Some(kept[..kept.len() / 2].to_vec()),
            Some(vec![b'x'; 40]),
        ] {
            _ = std::fs::remove_file(place(id));
            if let Some(bytes) = &damage {
                std::fs::write(place(id), bytes).unwrap();
            }
            if !harmed && damage.as_ref().is_some_and(|bytes| bytes.starts_with(b"x")) {
                // What is no object at all is met before anyone can tell what it would have been.
                continue;
            }
            let run = repository.run(arguments);
            assert_eq!(
                run.code,
                if harmed { 2 } else { 0 },
                "{arguments} {damage:?}: {}",
                run.err
            );
            assert!(
                !harmed || run.err.contains(&id[..]),
                "{arguments}: {}",
                run.err
            );
            if damage.is_none() && harmed {
                // A page that only mentions history is made without it, and says so.
                let status = repository.run("status --format csv");
                assert!(
                    status.code == 0
                        && (id == &blob || status.err.contains("the history is not told")),
                    "{}",
                    status.err
                );
            }
        }
        std::fs::write(place(id), kept).unwrap();
    }
}

/// The file in which git keeps an object.
fn object(repository: &Repository, id: &str) -> std::path::PathBuf {
    repository
        .project
        .path()
        .join(".git/objects")
        .join(&id[..2])
        .join(&id[2..])
}
