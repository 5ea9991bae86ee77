//! `.pre-commit-hooks.yaml` in the hands of the real pre-commit client, on a real repository, with the wheel as a user gets it.
//!
//! Needs the client on the PATH and the folder of the wheel in `ROADMAP_WHEELS`; `.ci/tools` makes both. Without them these tests say
//! that they were skipped, and fail where `ROADMAP_PRECOMMIT=required` is set, as the gate does.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use crate::{
    project::{Project, Run},
    scratch::scratch,
    worktree::{THEMES, WorkTree, tool},
};

/// What all tests share: the environment that the client builds once, and the repository that it takes the hooks from.
struct Client {
    cache: PathBuf,
    hooks: PathBuf,
    revision: String,
    wheels: String,
}

fn client() -> Option<&'static Client> {
    static CLIENT: OnceLock<Option<Client>> = OnceLock::new();
    CLIENT
        .get_or_init(|| {
            let wheels = wheels()?;
            tool("pre-commit", "ROADMAP_PRECOMMIT")?;
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pre-commit");
            // The client knows an environment by the hooks' revision: that of an earlier run holds an earlier wheel.
            let _ = fs::remove_dir_all(&folder);
            let hooks = folder.join("hooks");
            fs::create_dir_all(&hooks).unwrap();
            for name in [".pre-commit-hooks.yaml", "setup.py", "Cargo.toml"] {
                fs::copy(
                    Path::new(env!("CARGO_MANIFEST_DIR")).join(name),
                    hooks.join(name),
                )
                .unwrap();
            }
            let git = WorkTree::of(Project::new());
            for arguments in [
                &["init", "--quiet", "."][..],
                &["add", "."],
                &["commit", "--quiet", "--message=v0.1.0"],
            ] {
                assert_eq!(
                    git.run_in(&hooks, "git", arguments).code,
                    0,
                    "{arguments:?}"
                );
            }
            let revision = git
                .run_in(&hooks, "git", &["rev-parse", "HEAD"])
                .out
                .trim()
                .to_owned();
            Some(Client {
                cache: folder.join("cache"),
                hooks,
                revision,
                wheels,
            })
        })
        .as_ref()
}

/// The folder of the wheel.
pub fn wheels() -> Option<String> {
    let found = std::env::var("ROADMAP_WHEELS").ok();
    if found.is_none() {
        assert!(
            std::env::var_os("ROADMAP_PRECOMMIT").is_none(),
            "ROADMAP_WHEELS is not set, and ROADMAP_PRECOMMIT asks for it"
        );
        eprintln!("SKIPPED: ROADMAP_WHEELS names no folder with the wheel (.ci/tools makes it)");
    }
    found
}

/// The example with one of the hooks installed for commits and pushes, as docs/hooks.md says.
fn programme(client: &Client, hook: &str) -> WorkTree {
    let mut tree = WorkTree::example();
    tree.environment = vec![
        ("PRE_COMMIT_HOME", client.cache.display().to_string()),
        ("PIP_NO_INDEX", "1".to_owned()),
        ("PIP_FIND_LINKS", client.wheels.clone()),
        ("PIP_DISABLE_PIP_VERSION_CHECK", "1".to_owned()),
    ];
    let config = format!(
        "default_install_hook_types: [pre-commit, pre-push]\nrepos:\n- repo: {}\n  rev: {}\n  hooks:\n  - {hook}\n",
        client.hooks.display(),
        client.revision
    );
    tree.project.file(".pre-commit-config.yaml", config);
    tree.ok("git", &["add", "."]);
    tree.ok(
        "git",
        &["commit", "--quiet", "--message=Check every commit"],
    );
    tree.ok("pre-commit", &["install", "--install-hooks"]);
    tree
}

fn said(run: &Run) -> String {
    format!("{}{}", run.out, run.err)
}

/// That a commit is refused with a finding.
fn refused(tree: &WorkTree, arguments: &[&str], words: &str) {
    let head = tree.head();
    let run = tree.run("git", &[&["commit", "--message=Wrong"], arguments].concat());
    assert_eq!(run.code, 1, "{arguments:?}: {}", said(&run));
    assert!(said(&run).contains(words), "{arguments:?}: {}", said(&run));
    assert_eq!(tree.head(), head);
}

#[test]
fn what_is_staged_is_judged_and_not_what_lies_about() {
    let Some(client) = client() else { return };
    for hook in ["id: roadmap-validate", "id: roadmap-validate-files"] {
        let tree = programme(client, hook);
        // Right as staged, wrong on disk: committed, and what is on disk stays there.
        tree.touch();
        tree.ok("git", &["add", "."]);
        tree.spoil();
        let unstaged = tree.project.read(THEMES);
        tree.ok("git", &["commit", "--message=Right"]);
        assert_eq!(tree.project.read(THEMES), unstaged);
        // Wrong as staged, right on disk.
        tree.ok("git", &["add", "."]);
        tree.mend();
        let unstaged = tree.project.read(THEMES);
        refused(&tree, &[], "unknown-axis");
        assert_eq!(tree.project.read(THEMES), unstaged);
        // Right as staged, and a new file that nobody staged: the client leaves it where it is.
        tree.ok("git", &["add", "."]);
        tree.project
            .file("cities/aldermoor/projects/new.yaml", "title: [\n");
        tree.touch();
        tree.ok("git", &["add", THEMES]);
        tree.ok("git", &["commit", "--message=Right"]);
        // git works on an index of its own.
        tree.spoil();
        refused(&tree, &["--all"], "unknown-axis");
        refused(&tree, &[THEMES], "unknown-axis");
    }
}

#[test]
fn what_is_only_deleted_is_seen_by_the_hook_of_the_programme() {
    let Some(client) = client() else { return };
    let tree = programme(client, "id: roadmap-validate");
    tree.ok("git", &["rm", "--quiet", THEMES]);
    refused(&tree, &[], "the form `themes.yaml` is missing");
}

#[test]
fn file_names_are_no_options_and_files_that_are_no_fiches_pass() {
    let Some(client) = client() else { return };
    // As shipped: what is no fiche is not even shown to the program.
    let tree = programme(client, "id: roadmap-validate-files");
    tree.project
        .file("docs/notes.yaml", "a: [\n")
        .file("-C.yaml", "a: 1\n")
        .file("letter.txt", "x\n");
    tree.ok("git", &["add", "."]);
    let run = tree.run("git", &["commit", "--message=Notes"]);
    assert_eq!(run.code, 0, "{}", said(&run));
    assert!(
        said(&run).contains("(no files to check)Skipped"),
        "{}",
        said(&run)
    );
    // Only what is committed is reported on, under whatever name.
    let odd = "cities/aldermoor/projects/-x y $(touch hacked).yaml";
    tree.project.file(odd, "title: [\n");
    tree.ok("git", &["add", "."]);
    refused(&tree, &[], "-x y $(touch hacked).yaml");
    assert!(!tree.project.path().join("hacked").exists());
    tree.ok("git", &["rm", "--quiet", "--force", odd]);

    // With a wider net of the user's: named, noted, passed.
    let tree = programme(
        client,
        "{id: roadmap-validate-files, files: '', types_or: [text]}",
    );
    tree.project
        .file("-C.yaml", "a: 1\n")
        .file("--rev=main.yaml", "a: 1\n")
        .file("two words.txt", "x\n");
    tree.ok("git", &["add", "."]);
    let run = tree.run("git", &["commit", "--message=Notes"]);
    assert_eq!(run.code, 0, "{}", said(&run));
    assert!(said(&run).contains("Passed"), "{}", said(&run));
    tree.spoil();
    refused(&tree, &["--all"], "unknown-axis");
}

#[test]
fn by_hand_and_between_two_commits_the_index_is_judged() {
    let Some(client) = client() else { return };
    for hook in ["id: roadmap-validate", "id: roadmap-validate-files"] {
        let tree = programme(client, hook);
        let right = tree.head();
        assert_eq!(tree.run("pre-commit", &["run", "--all-files"]).code, 0);
        tree.spoil();
        assert_eq!(
            tree.run("pre-commit", &["run", "--all-files"]).code,
            0,
            "nothing of it is staged"
        );
        tree.ok("git", &["add", "."]);
        let run = tree.run("pre-commit", &["run", "--all-files"]);
        assert_eq!(run.code, 1, "{}", said(&run));
        assert!(said(&run).contains("unknown-axis"), "{}", said(&run));
        tree.ok(
            "git",
            &["commit", "--quiet", "--no-verify", "--message=Wrong"],
        );
        let between = ["run", "--from-ref", right.trim(), "--to-ref", "HEAD"];
        assert_eq!(tree.run("pre-commit", &between).code, 1);
        tree.mend();
        tree.ok("git", &["commit", "--quiet", "--all", "--message=Right"]);
        assert_eq!(tree.run("pre-commit", &between).code, 0);
    }
}

#[test]
fn a_push_is_judged_by_the_commit_that_it_sends() {
    let Some(client) = client() else { return };
    let tree = programme(client, "id: roadmap-validate-push");
    let remote = scratch();
    tree.ok(
        "git",
        &["init", "--quiet", "--bare", remote.path().to_str().unwrap()],
    );
    tree.ok(
        "git",
        &["remote", "add", "origin", remote.path().to_str().unwrap()],
    );
    tree.ok("git", &["branch", "good"]);
    tree.spoil();
    tree.ok("git", &["commit", "--quiet", "--all", "--message=Wrong"]);
    let run = tree.run("git", &["push", "origin", "main"]);
    assert_eq!(run.code, 1, "{}", said(&run));
    assert!(said(&run).contains("unknown-axis"), "{}", said(&run));
    tree.ok("git", &["push", "--quiet", "origin", "good"]);
    // Mended and staged, but not in the commit.
    tree.mend();
    tree.ok("git", &["add", "."]);
    assert_eq!(tree.run("git", &["push", "origin", "main"]).code, 1);
}

#[test]
fn errors_of_others_do_not_hold_up_a_commit_where_that_is_asked_for() {
    let Some(client) = client() else { return };
    let tree = programme(client, "{id: roadmap-validate, args: [--since, HEAD]}");
    tree.spoil();
    tree.ok(
        "git",
        &[
            "commit",
            "--quiet",
            "--all",
            "--no-verify",
            "--message=Wrong",
        ],
    );
    let other = "cities/inverkell/themes.yaml";
    let right = tree.project.read(other);
    tree.project.file(other, format!("# seen\n{right}"));
    tree.ok("git", &["commit", "--all", "--message=Right"]);
    tree.project
        .file(other, right.replacen("axis: axis-", "axis: axis-9", 1));
    refused(&tree, &["--all"], other);
}

#[test]
fn a_programme_in_a_folder_is_named_or_found_by_its_files() {
    let Some(client) = client() else { return };
    for hook in [
        "{id: roadmap-validate, args: [the/folder]}",
        "id: roadmap-validate-files",
    ] {
        let tree = programme(client, hook);
        fs::create_dir(tree.project.path().join("the")).unwrap();
        let moved = Project::example("quebec").tree(".");
        tree.ok(
            "git",
            &[
                "rm",
                "-r",
                "--quiet",
                "cities",
                "events",
                "networks",
                "roadmap.yaml",
            ],
        );
        for (path, bytes) in moved {
            tree.project.file(&format!("the/folder/{path}"), bytes);
        }
        tree.ok("git", &["add", "."]);
        tree.ok("git", &["commit", "--quiet", "--message=Move"]);
        let themes = format!("the/folder/{THEMES}");
        tree.project.file(
            &themes,
            tree.project
                .read(&themes)
                .replacen("axis: axis-", "axis: axis-9", 1),
        );
        refused(&tree, &["--all"], "unknown-axis");
    }
}

#[test]
fn a_hook_that_mends_stops_the_commit_once() {
    let Some(client) = client() else { return };
    let tree = programme(client, "id: roadmap-fix");
    let path = "cities/inverkell/city.yaml";
    tree.project.edit(path, "country: IE", "country: Irlande");
    tree.ok("git", &["add", "."]);
    refused(&tree, &[], "country: IE # Irlande");
    assert!(tree.project.read(path).contains("country: IE # Irlande\n"));
    tree.ok("git", &["add", "."]);
    tree.ok("git", &["commit", "--message=Mended"]);
}
