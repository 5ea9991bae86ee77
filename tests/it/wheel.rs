//! The wheel, installed into a fresh virtual environment and run; and that every file that names the version names the same.

use std::fs;

use crate::{
    hooks::wheels,
    project::Project,
    worktree::{WorkTree, tool},
};

#[test]
fn the_wheel_brings_the_program() {
    let Some(wheels) = wheels() else { return };
    let Some(python) = tool("python3", "ROADMAP_PRECOMMIT") else {
        return;
    };
    let tree = WorkTree::of(Project::example("quebec"));
    let environment = tree.home().join("environment");
    let place = environment.to_str().unwrap();
    tree.ok(python.to_str().unwrap(), &["-m", "venv", place]);
    let pip = format!("{place}/bin/pip");
    tree.ok(
        &pip,
        &[
            "--disable-pip-version-check",
            "install",
            "--quiet",
            "--no-index",
            "--find-links",
            &wheels,
            "roadmap-dossiers",
        ],
    );
    let program = format!("{place}/bin/roadmap");
    assert_eq!(
        tree.ok(&program, &["--version"]),
        format!("roadmap {}\n", env!("CARGO_PKG_VERSION"))
    );
    let run = tree.run(&program, &["validate"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(run.out, tree.project.run("validate").out);
}

#[test]
fn all_files_name_the_same_version() {
    let version = env!("CARGO_PKG_VERSION");
    let rust = env!("CARGO_PKG_RUST_VERSION");
    for (path, lines) in [
        (
            "setup.py",
            vec![
                format!("version=\"{version}\""),
                format!("\"roadmap-dossiers=={version}\""),
            ],
        ),
        ("action.yml", vec![format!("VERSION: {version}\n")]),
        ("ci/github/roadmap.yml", vec![format!("# v{version}\n")]),
        (
            "ci/gitlab/roadmap.yml",
            vec![format!("# v{version}\n"), format!("image: rust:{rust}-")],
        ),
        (
            "ci/forgejo/roadmap.yml",
            vec![format!("# v{version}\n"), format!("image: rust:{rust}-")],
        ),
        (
            "ci/github/roadmap-pages.yml",
            vec![format!("# v{version}\n")],
        ),
        (
            "ci/forgejo/roadmap-pages.yml",
            vec![format!("# v{version}\n"), format!("image: rust:{rust}-")],
        ),
        ("docs/hooks.md", vec![format!("rev: v{version}\n")]),
        (
            "pypi/pyproject.toml",
            vec![
                "name = \"roadmap-dossiers\"".to_owned(),
                "dynamic = [\"version\"]".to_owned(),
            ],
        ),
    ] {
        let text = fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        for line in lines {
            assert!(text.contains(&line), "{path}: no {line}");
        }
    }
}
