//! A repository that somebody gave with its `.git`: nothing is written behind its links, and nothing in it is waited for.
#![cfg(unix)]

use std::{fs, os::unix::fs::symlink, process::Command};

use crate::repository::Repository;

/// The example, and a folder outside it.
fn given() -> (Repository, tempfile::TempDir) {
    (
        Repository::example("quebec"),
        tempfile::TempDir::new().unwrap(),
    )
}

#[test]
fn hooks_and_settings_behind_a_link_are_left_alone() {
    let (repository, outside) = given();
    let git = repository.project.path().join(".git");
    let _ = fs::remove_dir_all(git.join("hooks"));
    symlink(outside.path(), git.join("hooks")).unwrap();
    let run = repository.run("hook install");
    assert_eq!(run.code, 2, "{}", run.err);
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);

    let settings = outside.path().join("settings");
    fs::rename(git.join("config"), &settings).unwrap();
    let before = fs::read(&settings).unwrap();
    symlink(&settings, git.join("config")).unwrap();
    let run = repository.run("merge --install");
    assert_eq!(run.code, 2, "{}", run.err);
    assert_eq!(fs::read(&settings).unwrap(), before);
}

#[test]
fn a_pipe_in_the_place_of_a_file_of_gits_is_not_waited_for() {
    for name in [
        "config",
        "index",
        "shallow",
        "packed-refs",
        "objects/info/alternates",
    ] {
        let (repository, _outside) = given();
        let place = repository.project.path().join(".git").join(name);
        let _ = fs::remove_file(&place);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        let made = Command::new("mkfifo").arg(&place).status().unwrap();
        assert!(made.success());
        for command in ["history", "status", "review main"] {
            // It would never end.
            let _ = repository.run(command);
        }
        let run = repository.run("history");
        assert!(
            run.code == 2 && run.err.contains(name),
            "{name}: {}",
            run.err
        );
    }
}

#[test]
fn a_name_like_an_option_is_merged_like_any_other() {
    let (repository, _outside) = given();
    assert_eq!(repository.run("merge --install").code, 0);
    let path = "-h.yaml";
    let said = |words: [&str; 2]| format!("a: {}\nb: same\nc: {}\n", words[0], words[1]);
    repository.project.file(path, said(["one", "one"]));
    repository.commit("Begin");
    for (branch, words) in [("theirs", ["one", "theirs"]), ("ours", ["ours", "one"])] {
        repository.git(&["checkout", "-qb", branch, "main"]);
        repository.project.file(path, said(words));
        repository.commit(branch);
    }
    repository.git(&["merge", "-q", "--no-edit", "theirs"]);
    assert_eq!(repository.project.read(path), said(["ours", "theirs"]));
}
