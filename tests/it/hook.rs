//! `roadmap hook`: git's own hooks, written, run by git, taken away; what others wrote stays.

use std::{fs, path::Path, process::Command};

use crate::{
    project::{Project, Run, roadmap},
    scratch::scratch,
    worktree::WorkTree,
};

fn said(run: &Run) -> String {
    format!("{}{}", run.out, run.err)
}

#[test]
fn a_commit_with_errors_is_refused_as_it_would_be_made() {
    let tree = WorkTree::example();
    let run = tree.project.run("hook install");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(
        run.out
            .starts_with(".git/hooks/pre-commit written. From now on, git commit first checks"),
        "{}",
        run.out
    );
    let head = tree.head();

    // Wrong as staged, right on disk.
    tree.spoil();
    tree.ok("git", &["add", "."]);
    tree.mend();
    let run = tree.run("git", &["commit", "--message=Wrong"]);
    assert_eq!(run.code, 1, "{}", said(&run));
    assert!(said(&run).contains("unknown-axis"), "{}", said(&run));
    assert_eq!(tree.head(), head);

    // Right as staged, wrong on disk.
    tree.touch();
    tree.ok("git", &["add", "."]);
    tree.spoil();
    tree.ok("git", &["commit", "--message=Right"]);
    assert_ne!(tree.head(), head);

    // All that is changed, and a path of it: git works on an index of its own then.
    for arguments in [
        &["commit", "--all", "--message=Wrong"][..],
        &["commit", "--message=Wrong", crate::worktree::THEMES],
    ] {
        let run = tree.run("git", arguments);
        assert_eq!(run.code, 1, "{arguments:?}: {}", said(&run));
        assert!(
            said(&run).contains("unknown-axis"),
            "{arguments:?}: {}",
            said(&run)
        );
    }
    tree.ok(
        "git",
        &["commit", "--all", "--no-verify", "--message=Wrong"],
    );

    assert_eq!(tree.project.run("hook remove").code, 0);
    tree.touch();
    tree.ok("git", &["commit", "--all", "--message=Unseen"]);
}

#[test]
fn a_push_is_judged_by_the_commits_that_it_sends() {
    let tree = WorkTree::example();
    let remote = scratch();
    tree.ok(
        "git",
        &["init", "--quiet", "--bare", remote.path().to_str().unwrap()],
    );
    tree.ok(
        "git",
        &["remote", "add", "origin", remote.path().to_str().unwrap()],
    );
    assert_eq!(tree.project.run("hook install --pre-push").code, 0);
    tree.ok("git", &["branch", "good"]);
    tree.ok("git", &["switch", "--quiet", "--orphan", "pages"]);
    tree.ok(
        "git",
        &[
            "commit",
            "--quiet",
            "--allow-empty",
            "--message=No programme",
        ],
    );
    tree.ok("git", &["switch", "--quiet", "main"]);
    tree.spoil();
    tree.ok("git", &["commit", "--all", "--message=Wrong"]);

    let run = tree.run("git", &["push", "origin", "main"]);
    assert_eq!(run.code, 1, "{}", said(&run));
    assert!(said(&run).contains("unknown-axis"), "{}", said(&run));
    // What is checked out does not matter, nor do branches without the programme, nor what is only deleted.
    tree.ok("git", &["push", "--quiet", "origin", "good", "pages"]);
    tree.ok("git", &["push", "--quiet", "origin", ":pages"]);
    assert_eq!(tree.run("git", &["push", "origin", "good", "main"]).code, 1);
}

#[test]
fn nothing_that_others_wrote_is_touched_and_nothing_is_done_twice() {
    let tree = WorkTree::example();
    let hook = ".git/hooks/pre-commit";
    let run = tree.project.run("hook remove");
    assert_eq!(
        (run.code, run.out.as_str()),
        (
            0,
            "There is no .git/hooks/pre-commit: nothing to take away.\n"
        )
    );
    assert_eq!(tree.project.run("hook install").code, 0);
    let first = tree.project.read(hook);
    let run = tree.project.run("hook install");
    assert_eq!(
        (run.code, run.out.as_str()),
        (
            0,
            ".git/hooks/pre-commit is there already and up to date.\n"
        )
    );
    assert_eq!(tree.project.read(hook), first);
    // Another language: still ours.
    assert_eq!(tree.project.run("hook install --lang fr").code, 0);
    assert_ne!(tree.project.read(hook), first);
    assert_eq!(tree.project.run("hook remove").code, 0);
    assert!(!tree.project.path().join(hook).exists());

    for foreign in [
        "#!/bin/sh\nexit 0\n",
        "",
        "#!/bin/sh\n# about roadmap-hook: see elsewhere\n",
    ] {
        tree.project.file(hook, foreign);
        let run = tree.project.run("hook install");
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(
            run.err
                .ends_with("add to it this line: roadmap validate --staged --since=HEAD\n"),
            "{}",
            run.err
        );
        assert_eq!(tree.project.run("hook remove").code, 2);
        assert_eq!(tree.project.read(hook), foreign);
    }
    let elsewhere = tree.project.path().join("elsewhere");
    fs::remove_file(tree.project.path().join(hook)).unwrap();
    std::os::unix::fs::symlink(&elsewhere, tree.project.path().join(hook)).unwrap();
    assert_eq!(tree.project.run("hook install").code, 2);
    assert!(!elsewhere.exists(), "a link was followed");
}

#[test]
fn the_place_is_the_one_where_git_looks() {
    // A setting of the repository's.
    let tree = WorkTree::example();
    tree.ok("git", &["config", "core.hooksPath", "tools/hooks"]);
    assert_eq!(tree.project.run("hook install").code, 0);
    tree.spoil();
    assert_eq!(
        tree.run("git", &["commit", "--all", "--message=Wrong"])
            .code,
        1
    );
    assert!(
        tree.project.path().join("tools/hooks/pre-commit").exists()
            && !tree.project.path().join(".git/hooks/pre-commit").exists()
    );

    // A second work tree, whose .git is a file: the hooks are those of the first.
    let tree = WorkTree::example();
    let other = tree.home().join("other");
    tree.ok(
        "git",
        &["worktree", "add", "--quiet", other.to_str().unwrap()],
    );
    assert_eq!(roadmap(&other, "hook install").code, 0);
    fs::write(
        other.join(crate::worktree::THEMES),
        "themes: [{axis: axis-9}]\n",
    )
    .unwrap();
    let run = tree.run_in(&other, "git", &["commit", "--all", "--message=Wrong"]);
    assert_eq!(run.code, 1, "{}", said(&run));
    assert!(said(&run).contains("unknown-axis"), "{}", said(&run));

    // A folder that all repositories of a person share is not ours to fill. `roadmap` is run with the person's settings.
    let tree = WorkTree::example();
    tree.settings("[core]\n\thooksPath = ~/hooks\n");
    let run = tree.run(
        crate::program::roadmap().to_str().unwrap(),
        &["hook", "install"],
    );
    assert_eq!(run.code, 2, "{}", said(&run));
    assert!(
        run.err.contains("that all your repositories share"),
        "{}",
        run.err
    );
    assert!(!tree.home().join("hooks").exists());
}

#[test]
fn a_programme_in_a_folder_with_an_odd_name_is_checked_from_the_top() {
    let outer = Project::new();
    fs::remove_file(outer.path().join("roadmap.yaml")).unwrap();
    let tree = WorkTree::of(outer);
    let inside = "-l'été $(touch hacked) `x`";
    let example = Project::example("quebec");
    for (path, bytes) in example.tree(".") {
        tree.project.file(&format!("{inside}/{path}"), bytes);
    }
    let run = roadmap(&tree.project.path().join(inside), "hook install");
    assert_eq!(run.code, 0, "{}", run.err);
    tree.ok("git", &["add", "--all"]);
    tree.ok("git", &["commit", "--message=Begin"]);
    let themes = format!("{inside}/{}", crate::worktree::THEMES);
    tree.project.file(
        &themes,
        tree.project
            .read(&themes)
            .replacen("axis: axis-", "axis: axis-9", 1),
    );
    let run = tree.run("git", &["commit", "--all", "--message=Wrong"]);
    assert_eq!(run.code, 1, "{}", said(&run));
    assert!(said(&run).contains("unknown-axis"), "{}", said(&run));
    assert!(!tree.project.path().join("hacked").exists());

    // A second programme of the same repository: one hook cannot be both's.
    tree.project
        .file("second/roadmap.yaml", "edition: quebec-2022\n");
    let run = roadmap(&tree.project.path().join("second"), "hook install");
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(
        run.err
            .contains("roadmap --directory='./second' validate --staged --since=HEAD"),
        "{}",
        run.err
    );
}

#[test]
fn without_the_program_the_hook_says_what_to_do() {
    for (lang, words) in [
        ("en", "Install it or put its folder on the PATH"),
        ("fr", "Installez-le"),
        ("es", "Instálelo"),
    ] {
        let tree = WorkTree::example();
        for kind in ["", " --pre-push"] {
            assert_eq!(
                tree.project
                    .run(&format!("hook install --lang {lang}{kind}"))
                    .code,
                0
            );
        }
        for name in ["pre-commit", "pre-push"] {
            let hook = tree.project.path().join(".git/hooks").join(name);
            // The program that wrote it is gone, too.
            let text = fs::read_to_string(&hook).unwrap().replace(
                crate::program::roadmap().to_str().unwrap(),
                "/nowhere/roadmap",
            );
            fs::write(&hook, text).unwrap();
            let output = Command::new("/bin/sh")
                .arg(&hook)
                .current_dir(tree.project.path())
                .env("PATH", "/nowhere")
                .output()
                .unwrap();
            let err = String::from_utf8(output.stderr).unwrap();
            assert_eq!(
                (output.status.code(), output.stdout.len()),
                (Some(1), 0),
                "{err}"
            );
            assert!(
                err.contains(words) && err.contains("--no-verify") && err.contains(name),
                "{err}"
            );
        }
    }
}

#[test]
fn where_nobody_commits_no_hook_is_written() {
    let project = Project::new();
    let run = project.run("hook install");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("git"), "{}", run.err);
    let empty = scratch();
    assert_eq!(roadmap(empty.path(), "hook install").code, 2);
    assert!(Path::new(&project.path()).read_dir().unwrap().count() == 1);
}

#[test]
fn the_error_of_another_stops_nobody() {
    let tree = WorkTree::example();
    tree.spoil();
    tree.ok("git", &["commit", "--all", "--message=An error on main"]);
    assert_eq!(tree.project.run("hook install").code, 0);
    assert_eq!(tree.project.run("hook install --pre-push").code, 0);
    let remote = scratch();
    tree.ok(
        "git",
        &["init", "--quiet", "--bare", remote.path().to_str().unwrap()],
    );
    tree.ok(
        "git",
        &["remote", "add", "origin", remote.path().to_str().unwrap()],
    );
    tree.ok("git", &["push", "--quiet", "--no-verify", "origin", "main"]);
    tree.project.edit(
        "cities/rocheclaire/challenges.yaml",
        "deux rues",
        "trois rues",
    );
    let run = tree.run("git", &["commit", "--all", "--message=A good change"]);
    assert_eq!(run.code, 0, "{}", said(&run));
    assert!(
        said(&run)
            .lines()
            .filter(|line| line.starts_with("Checked"))
            .count()
            == 1,
        "{}",
        said(&run)
    );
    assert_eq!(tree.run("git", &["push", "origin", "main"]).code, 0);
    // One's own does.
    tree.project.edit(
        "cities/rocheclaire/themes.yaml",
        "axis: axis-",
        "axis: axis-9",
    );
    let run = tree.run("git", &["commit", "--all", "--message=Wrong"]);
    assert!(
        run.code == 1 && said(&run).contains("cities/rocheclaire/themes.yaml"),
        "{}",
        said(&run)
    );
    tree.ok(
        "git",
        &["commit", "--all", "--no-verify", "--message=Wrong"],
    );
    assert_eq!(tree.run("git", &["push", "origin", "main"]).code, 1);
}

#[test]
fn managers_of_hooks_get_their_entry_where_it_lasts() {
    for (file, text, hooks, wanted) in [
        (
            ".husky/_/pre-commit",
            "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n",
            ".husky/_",
            "add this line to .husky/pre-commit: roadmap validate --staged --since=HEAD",
        ),
        (
            ".husky/_/h",
            "",
            ".husky/_",
            "add this line to .husky/pre-commit:",
        ),
        (
            "lefthook.yml",
            "pre-commit: {}\n",
            "",
            "in lefthook.yml that runs:",
        ),
        (
            ".git/hooks/pre-commit",
            "#!/bin/sh\ncall_lefthook run pre-commit\n",
            "",
            "in lefthook.yml that runs:",
        ),
        (
            ".git/hooks/pre-commit",
            "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n",
            "",
            "to .pre-commit-config.yaml",
        ),
    ] {
        let tree = WorkTree::example();
        tree.project.file(file, text);
        if !hooks.is_empty() {
            tree.ok("git", &["config", "core.hooksPath", hooks]);
        }
        let before = tree.project.tree(".");
        let run = tree.project.run("hook install");
        assert!(
            run.code == 2 && run.err.contains(wanted),
            "{file}: {}{}",
            run.out,
            run.err
        );
        assert!(
            before == tree.project.tree("."),
            "{file}: nothing is written"
        );
    }
}

#[test]
fn the_client_in_ci_is_not_green_because_nothing_is_staged() {
    let mut tree = WorkTree::example();
    let base = tree.head().trim().to_owned();
    tree.spoil();
    tree.ok("git", &["commit", "--all", "--message=Wrong"]);
    let program = env!("CARGO_BIN_EXE_roadmap");
    let run = |tree: &WorkTree| tree.run(program, &["validate", "--staged", "--since", "HEAD"]);
    assert_eq!(
        run(&tree).code,
        0,
        "outside the client nothing is staged, and that is what was asked"
    );
    tree.environment = vec![
        ("PRE_COMMIT", "1".to_owned()),
        ("PRE_COMMIT_FROM_REF", base),
        ("PRE_COMMIT_TO_REF", "HEAD".to_owned()),
    ];
    let refs = run(&tree);
    assert!(
        refs.code == 1 && refs.out.contains("unknown-axis"),
        "{}",
        said(&refs)
    );
    tree.environment = vec![("PRE_COMMIT", "1".to_owned()), ("CI", "true".to_owned())];
    let all = run(&tree);
    assert!(
        all.code == 1 && all.out.contains("unknown-axis"),
        "{}",
        said(&all)
    );
}
