//! A repository that somebody gave with its `.git`: nothing is written behind its links, and nothing in it is waited for.
#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{repository::Repository, scratch::scratch};

/// The example, and a folder outside it.
fn given() -> (Repository, tempfile::TempDir) {
    (Repository::example("quebec"), scratch())
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

/// All files below a folder.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let all = walkdir::WalkDir::new(folder).sort_by_file_name();
    all.into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().to_path_buf(), fs::read(entry.path()).unwrap()))
        .collect()
}

#[test]
fn settings_that_lead_out_of_the_repository_have_nothing_written_there() {
    let (repository, outside) = given();
    let root = repository.project.path();
    let name = outside.path().file_name().unwrap().to_str().unwrap();
    assert_eq!(root.parent(), outside.path().parent());
    let text = repository.project.read("roadmap.yaml");
    let owners = "owners:\n  secretariat: [\"@office\"]\n";
    repository
        .project
        .file("roadmap.yaml", format!("{text}{owners}"));
    fs::create_dir(outside.path().join("there")).unwrap();
    symlink(outside.path(), root.join("link")).unwrap();
    for folder in [
        format!("cities/../../{name}/there/new"),
        format!("missing/../../{name}/there"),
        "link/new/deep".to_owned(),
        format!("{}/../{name}/new", root.display()),
    ] {
        repository.git(&["config", "core.hooksPath", &folder]);
        let run = repository.run("hook install");
        assert_eq!(run.code, 2, "{folder}: {}{}", run.out, run.err);
        assert!(files(outside.path()).is_empty(), "{folder}");
    }
    repository.git(&["config", "--unset", "core.hooksPath"]);
    let settings = fs::read_to_string(root.join(".git/config")).unwrap();
    let leading = format!(
        "{settings}[core]\n\tworktree = {}\n",
        outside.path().display()
    );
    fs::write(root.join(".git/config"), leading).unwrap();
    for command in ["owners --write", "hook install", "validate --since HEAD"] {
        let run = repository.run(command);
        assert_eq!(run.code, 2, "{command}: {}{}", run.out, run.err);
        assert!(run.err.contains("core.worktree"), "{}", run.err);
    }
    assert!(files(outside.path()).is_empty());
    fs::write(root.join(".git/config"), settings).unwrap();
    assert_eq!(repository.run("owners --write").code, 0);
}

#[test]
fn a_branch_is_made_through_no_link() {
    let answers = r#"{"answers":1,"city":"rocheclaire","fiches":{"challenges.yaml":{"answers":{"actions":"new words"}}}}"#;
    for (place, target) in [
        ("logs/refs/heads/sent/one", ".bashrc"),
        ("logs/refs/heads/sent", ""),
        ("logs", ""),
        ("refs/heads/sent/one", "new"),
        ("refs/heads/sent", ""),
        ("objects", ""),
    ] {
        let (repository, outside) = given();
        for (key, value) in [("user.name", "x; touch PWNED"), ("user.email", "a@b")] {
            repository.git(&["config", key, value]);
        }
        fs::write(outside.path().join(".bashrc"), "alias ls=ls\n").unwrap();
        repository.project.file("answers.json", answers);
        let git = repository.project.path().join(".git");
        let mut links = vec![git.join(place)];
        if place == "objects" {
            let fans = (0..=255).map(|fan| git.join(format!("objects/{fan:02x}")));
            links = fans.filter(|fan| !fan.exists()).collect();
        }
        for link in links {
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            let _ = fs::remove_dir_all(&link);
            symlink(outside.path().join(target), &link).unwrap();
        }
        let before = files(outside.path());
        let run = repository.run("import --branch sent/one answers.json");
        assert_eq!(run.code, 2, "{place}: {}{}", run.out, run.err);
        assert_eq!(files(outside.path()), before, "{place}");
    }
}

#[test]
fn a_programme_is_begun_behind_no_link_of_the_repository() {
    let (repository, outside) = given();
    let top = repository.project.path();
    symlink(outside.path(), top.join("sub")).unwrap();
    for _ in ["with a programme", "without"] {
        for folder in ["sub", "sub/new"] {
            let run = repository.run(&format!("init {folder}"));
            let said = format!("{folder}: {}{}", run.out, run.err);
            assert!(run.code == 2 && said.contains("sub is a link"), "{said}");
        }
        let _ = fs::remove_file(top.join("roadmap.yaml"));
    }
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

/// Puts a pipe in the place of whatever stands there.
fn pipe(place: &Path) {
    let _ = fs::remove_file(place);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    let made = Command::new("mkfifo").arg(place).status().unwrap();
    assert!(made.success());
}

/// That every command ends, though there is a pipe, and that `history` names it.
fn ends(repository: &Repository, case: &str, words: &str) {
    for command in [
        "status",
        "review main",
        "validate --since HEAD",
        "validate --staged",
        "merge",
        "merge --install",
        "hook install",
    ] {
        // It would never end.
        let _ = repository.run(command);
    }
    let run = repository.run("history");
    assert!(
        run.code == 2 && run.err.contains(words),
        "{case}: {}",
        run.err
    );
}

#[test]
fn a_pipe_in_the_place_of_a_file_of_gits_is_not_waited_for() {
    for name in [
        "HEAD",
        "commondir",
        "config",
        "config.worktree",
        "gitdir",
        "hooks/pre-commit",
        "index",
        "info/attributes",
        "logs/HEAD",
        "objects/info/alternates",
        "objects/info/commit-graph",
        "objects/pack/multi-pack-index",
        "objects/pack/pack-aa.idx",
        "packed-refs",
        "refs/heads/main",
        "refs/tags/deep/er",
        "shallow",
        "worktrees/other/gitdir",
    ] {
        let (repository, _outside) = given();
        pipe(&repository.project.path().join(".git").join(name));
        ends(&repository, name, name);
    }
}

#[test]
fn a_pipe_that_a_repository_leads_to_is_not_waited_for() {
    let (_, outside) = given();
    let odd = outside.path().join("odd");
    pipe(&odd);
    let odd = odd.display();
    let included = outside.path().join("plain");
    fs::write(&included, format!("[include]\n\tpath = {odd}\n")).unwrap();
    for settings in [
        format!("[include]\n\tpath = {odd}\n"),
        format!("[Include] Path = \"{odd}\" ; that\n"),
        format!("[includeIf \"gitdir:**\"]\n\tpath = {odd}\n"),
        format!("[include]\n\tpath = {}\n", included.display()),
        format!("[core]\n\tattributesFile = {odd}\n"),
        "[include]\n\tpath = /dev/zero\n".to_owned(),
    ] {
        let (repository, _outside) = given();
        let config = repository.project.path().join(".git/config");
        let before = fs::read_to_string(&config).unwrap();
        fs::write(&config, format!("{before}{settings}")).unwrap();
        ends(&repository, &settings, "no file");
    }

    let (repository, _outside) = given();
    let lent = outside.path().join("lent");
    pipe(&lent.join("info/alternates"));
    repository.project.file(
        ".git/objects/info/alternates",
        format!("{}\n", lent.display()),
    );
    ends(&repository, "what is borrowed borrows", "no file");

    let (repository, _outside) = given();
    let root = repository.project.path();
    fs::rename(root.join(".git"), root.join("kept")).unwrap();
    repository.project.file(".git", "gitdir: kept\n");
    pipe(&root.join("kept/index"));
    ends(&repository, "a file leads to the folder", "index");

    for object in ["HEAD", "HEAD:roadmap.yaml"] {
        let (repository, _outside) = given();
        let id = repository.git(&["rev-parse", object]);
        let (fan, rest) = id.trim().split_at(2);
        let git = repository.project.path().join(".git/objects");
        pipe(&git.join(fan).join(rest));
        let run = repository.run("validate --rev HEAD");
        assert!(run.code == 2 && run.err.contains(id.trim()), "{}", run.err);
        let _ = repository.run("validate --staged");
        let _ = repository.run("validate --since HEAD");
    }
}

#[test]
fn a_pipe_in_the_place_of_attributes_is_not_waited_for() {
    for place in [
        ".gitattributes",
        "cities/a/.gitattributes",
        "networks/.gitattributes",
    ] {
        let (repository, _outside) = given();
        pipe(&repository.project.path().join(place));
        let run = repository.run("merge --install");
        let code = if place == ".gitattributes" { 2 } else { 0 };
        assert_eq!(run.code, code, "{place}: {}", run.err);
    }
}

#[test]
fn what_git_leaves_in_its_folder_and_may_be_told_is_no_obstacle() {
    let (repository, outside) = given();
    let git = repository.project.path().join(".git");
    let _watcher =
        std::os::unix::net::UnixListener::bind(git.join("fsmonitor--daemon.ipc")).unwrap();
    fs::write(outside.path().join("settings"), "[user]\n\tname = Ada\n").unwrap();
    symlink(git.join("nowhere"), git.join("refs/heads/broken")).unwrap();
    let config = fs::read_to_string(git.join("config")).unwrap();
    let more = format!(
        "[include]\n\tpath = {}/settings\n\tpath = missing\n[core]\n\tattributesFile = /dev/null\n",
        outside.path().display()
    );
    fs::write(git.join("config"), config + &more).unwrap();
    let run = repository.run("history");
    assert_eq!(run.code, 0, "{}", run.err);
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
