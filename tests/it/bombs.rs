//! Folders that hold more than can be told: trees of git that unfold to more names than there is memory, and folders on disk.
//! Nothing here asks for the time: what would unfold them does not end.

use std::{fs, io::Write as _, process::Stdio};

use crate::repository::{Repository, command};

/// Levels of ten folders each: ten to the thirtieth names.
const LEVELS: usize = 30;

/// Writes a tree of git.
fn tree(repository: &Repository, lines: &str) -> String {
    let mut child = command(&repository.project.path(), &["mktree"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout)
        .unwrap()
        .trim()
        .to_owned()
}

/// A tree of many folders within each other, each of them ten times; `leaf` names the files in the last.
fn bomb(repository: &Repository, leaf: &str) -> String {
    let blob = repository
        .git(&["hash-object", "-w", "roadmap.yaml"])
        .trim()
        .to_owned();
    let line =
        |mode: &str, kind: &str, id: &str, name: String| format!("{mode} {kind} {id}\t{name}\n");
    let mut id = tree(
        repository,
        &(0..10)
            .map(|n| line("100644", "blob", &blob, format!("f{n}{leaf}")))
            .collect::<String>(),
    );
    for _ in 1..LEVELS {
        id = tree(
            repository,
            &(0..10)
                .map(|n| line("040000", "tree", &id, format!("d{n}")))
                .collect::<String>(),
        );
    }
    id
}

/// The tree of `HEAD` with another one at a path.
fn with(repository: &Repository, base: &str, path: &str, id: &str) -> String {
    let (name, rest) = path
        .split_once('/')
        .map_or((path, None), |(name, rest)| (name, Some(rest)));
    let listed = if base.is_empty() {
        String::new()
    } else {
        repository.git(&["ls-tree", base])
    };
    let own = listed
        .lines()
        .find(|line| line.split('\t').nth(1) == Some(name))
        .map(|line| line.split_whitespace().nth(2).unwrap().to_owned());
    let inner = rest.map_or_else(
        || id.to_owned(),
        |rest| with(repository, own.as_deref().unwrap_or_default(), rest, id),
    );
    let others: String = listed
        .lines()
        .filter(|line| line.split('\t').nth(1) != Some(name))
        .map(|line| format!("{line}\n"))
        .collect();
    tree(
        repository,
        &format!("{others}040000 tree {inner}\t{name}\n"),
    )
}

fn commit(repository: &Repository, tree: &str, parent: &str) -> String {
    repository
        .git(&["commit-tree", tree, "-p", parent, "-m", "Bomb"])
        .trim()
        .to_owned()
}

/// Runs a command on what can be told only in part: an end, and what was left out, in words.
fn bounded(repository: &Repository, command: &str, place: &str) {
    let run = repository.run(command);
    let told = ["more than", "holds more"]
        .iter()
        .any(|words| run.out.contains(words) || run.err.contains(words));
    assert!(
        [1, 2].contains(&run.code),
        "{place}: {command}: {} {}",
        run.code,
        run.err
    );
    assert!(
        told,
        "{place}: {command}: {}{}",
        &run.out[..run.out.len().min(2_000)],
        run.err
    );
    assert!(
        run.out.len() < 20_000_000,
        "{place}: {command}: {} bytes",
        run.out.len()
    );
}

#[test]
fn trees_that_unfold_without_end_are_left_at_a_bound_that_is_said() {
    let repository = Repository::example("quebec");
    for leaf in ["", ".yaml"] {
        let id = bomb(&repository, leaf);
        for place in [
            "cities/zz",
            "cities/aldermoor/zz",
            "cities/aldermoor/projects/zz",
            "networks/zz",
            "events/zz",
            "templates/zz",
            "schemas/zz",
            "cities",
        ] {
            let evil = commit(&repository, &with(&repository, "HEAD", place, &id), "HEAD");
            repository.git(&["branch", "-f", "evil", &evil]);
            for command in [
                "validate --rev evil",
                "validate --rev evil --since main",
                "review main..evil",
            ] {
                bounded(&repository, command, place);
            }
            for command in [
                "diff main evil",
                "status --rev evil",
                "render --rev evil --out ../o",
                "history --rev evil",
                "history --rev evil cities",
            ] {
                let run = repository.run(command);
                assert!(
                    [0, 1, 2].contains(&run.code),
                    "{place}: {command}: {}",
                    run.err
                );
                let all = place == "cities"
                    || command.starts_with("status")
                    || command.starts_with("render");
                assert!(
                    !all || run.code == 2 || run.err.contains("more than"),
                    "{place}: {command}: {}{}",
                    run.out,
                    run.err
                );
            }
        }
    }
}

#[test]
fn beside_the_programme_anything_may_lie() {
    let repository = Repository::example("quebec");
    let expected = repository.run("validate --format short").out;
    let id = bomb(&repository, "");
    let evil = commit(&repository, &with(&repository, "HEAD", "bomb", &id), "HEAD");
    repository.git(&["branch", "-f", "evil", &evil]);
    assert_eq!(
        repository.run("validate --rev evil --format short").out,
        expected
    );
    for command in [
        "diff main evil",
        "status --rev evil",
        "render --rev evil --out ../o",
        "history --rev evil",
        "validate --rev evil --since main",
    ] {
        let run = repository.run(command);
        assert_eq!(run.code, 0, "{command}: {}", run.err);
    }
    // A reviewer is told of all of the repository: of such a folder, its name.
    let run = repository.run("review main..evil");
    assert!(
        run.out.contains("bomb") && !run.out.contains("bomb/d0"),
        "{}{}",
        run.out,
        run.err
    );
    // And of one that changes in every place, that it is too much.
    let other = bomb(&repository, ".txt");
    let worse = commit(
        &repository,
        &with(&repository, "HEAD", "bomb", &other),
        &evil,
    );
    repository.git(&["branch", "-f", "worse", &worse]);
    let run = repository.run("review evil..worse");
    assert!(
        run.code == 2 && run.err.contains("more than"),
        "{}{}",
        run.out,
        run.err
    );
}

#[test]
fn many_commits_with_such_trees_are_one_bound() {
    let repository = Repository::example("quebec");
    let ids = [bomb(&repository, ".yaml"), bomb(&repository, ".yml")];
    let mut head = "HEAD".to_owned();
    for at in 0..40 {
        head = commit(
            &repository,
            &with(&repository, "HEAD", "cities/zz", &ids[at % 2]),
            &head,
        );
    }
    repository.git(&["branch", "-f", "evil", &head]);
    for command in [
        "history --rev evil",
        "history --rev evil cities/zz",
        "history --rev evil cities/aldermoor/city.yaml",
    ] {
        let run = repository.run(command);
        let own = command.ends_with("city.yaml");
        assert!(
            run.code == if own { 0 } else { 2 } && (own || run.err.contains("more than")),
            "{command}: {}{}",
            run.out,
            run.err
        );
    }
}

#[test]
fn a_crowded_or_deep_folder_on_disk_is_named_once() {
    let repository = Repository::example("quebec");
    let root = repository.project.path();
    let crowd = root.join("cities/aldermoor/crowd");
    fs::create_dir(&crowd).unwrap();
    for n in 0..20_001 {
        fs::File::create(crowd.join(format!("{n}.yaml"))).unwrap();
    }
    fs::create_dir(root.join("events/deep")).unwrap();
    // No path is as long as this: each is made in the one above.
    let mut deep =
        cap_std::fs::Dir::open_ambient_dir(root.join("events/deep"), cap_std::ambient_authority())
            .unwrap();
    for _ in 0..10_000 {
        deep.create_dir("a").unwrap();
        deep = deep.open_dir("a").unwrap();
    }
    for command in [
        "validate --format short",
        "validate --since HEAD --format short",
    ] {
        let run = repository.run(command);
        assert_eq!(run.code, 1, "{}", run.err);
        let told: Vec<&str> = run
            .out
            .lines()
            .filter(|line| line.contains("error[limit]"))
            .collect();
        assert_eq!(
            told,
            [
                "cities/aldermoor/crowd:1:1: error[limit] more than 20000 files are below this folder; none of them was read",
                "events/deep:1:1: error[limit] more than 8 folders lie within each other here; what is in them was not read",
            ],
            "{command}: {}",
            run.out
        );
    }
    for command in ["status", "render --out ../o", "diff HEAD"] {
        let run = repository.run(command);
        assert!(
            run.code < 2 && run.err.contains("more than"),
            "{command}: {}{}",
            run.out,
            run.err
        );
    }
    // Too deep for the library that would take it away.
    assert!(
        std::process::Command::new("rm")
            .args(["-rf", "events/deep"])
            .current_dir(&root)
            .status()
            .unwrap()
            .success()
    );
}
