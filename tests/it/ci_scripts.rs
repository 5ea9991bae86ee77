//! The scripts of the CI files, run with false programs in the place of those that reach the network.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::{
    ci_files::{FILES, read, steps},
    project::Run,
    scratch::scratch,
    worktree::WorkTree,
};

/// A script of a file in a folder, with programs put in the place of those that reach the network.
struct Stage {
    folder: TempDir,
    script: String,
    environment: Vec<(&'static str, String)>,
}

impl Stage {
    fn new(script: &str, programs: &[(&str, &str)]) -> Self {
        let stage = Self {
            folder: scratch(),
            script: script.to_owned(),
            environment: Vec::new(),
        };
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
        fs::read(self.folder.path().join(path))
            .ok()
            .map(|bytes| String::from_utf8(bytes).unwrap())
    }

    fn run(&self) -> (bool, String) {
        let path = format!(
            "{}/bin:{}",
            self.folder.path().display(),
            std::env::var("PATH").unwrap()
        );
        let output = Command::new("bash")
            .args(["-e", "-c", &self.script])
            .current_dir(self.folder.path())
            .env("PATH", path)
            .env("RUNNER_TEMP", self.folder.path())
            .envs(
                self.environment
                    .iter()
                    .map(|(name, value)| (*name, value.as_str())),
            )
            .output()
            .unwrap();
        (
            output.status.success(),
            format!(
                "{}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            ),
        )
    }
}

/// Runs one step of a workflow.
fn run(tree: &WorkTree, path: &str, name: &str) -> Run {
    let file = read(path);
    let step = steps(&file)
        .into_iter()
        .find(|step| step["name"] == name)
        .unwrap();
    tree.run("bash", &["-e", "-c", step["run"].as_str().unwrap()])
}

/// What is valid and not its author's to change passes the check, and not the gate; nor does a report that could not be made.
fn what_is_anothers_stops_the_gate(tree: &mut WorkTree, path: &str, report: &Path) {
    const WRITE: &str = "Write the reviewer's report";
    tree.ok("git", &["checkout", "--quiet", "base"]);
    let owners = "owners:\n  secretariat: [\"@office\"]\n  cities: {rocheclaire: [\"@ana\"]}\n";
    tree.project.file(
        "roadmap.yaml",
        format!("{}{owners}", tree.project.read("roadmap.yaml")),
    );
    tree.ok("git", &["commit", "--quiet", "--all", "--message=Owners"]);
    tree.ok("git", &["checkout", "--quiet", "--detach"]);
    tree.touch();
    tree.ok(
        "git",
        &["commit", "--quiet", "--all", "--message=Of another"],
    );
    tree.environment.retain(|(name, _)| *name != "HEAD");
    tree.environment
        .push(("HEAD", tree.head().trim().to_owned()));
    assert_eq!(run(tree, path, "Check the change").code, 0, "{path}");
    let _ = fs::remove_dir_all(report);
    let told = run(tree, path, WRITE);
    assert_eq!(told.code, 1, "{path}: {}{}", told.out, told.err);
    tree.environment.retain(|(name, _)| *name != "BASE");
    tree.environment.push(("BASE", "nowhere".to_owned()));
    let _ = fs::remove_dir_all(report);
    assert_ne!(run(tree, path, WRITE).code, 0, "{path}");
}

#[test]
fn a_proposal_is_judged_by_what_it_changes_and_its_report_is_handed_over() {
    for path in ["ci/github/roadmap.yml", "ci/forgejo/roadmap.yml"] {
        let mut tree = WorkTree::example();
        tree.ok("git", &["branch", "base"]);
        let run = |tree: &WorkTree, name: &str| run(tree, path, name);
        let runner = scratch();
        let given = |name: &str| runner.path().join(name);
        for (wrong, code) in [(false, 0), (true, 1)] {
            if wrong {
                tree.spoil()
            } else {
                tree.touch()
            }
            tree.ok("git", &["commit", "--quiet", "--all", "--message=Change"]);
            let summary = given("summary").display().to_string();
            tree.environment = vec![
                ("PROGRAMME", ".".to_owned()),
                ("BASE", "base".to_owned()),
                ("HEAD", tree.head().trim().to_owned()),
                ("AUTHOR", "ana".to_owned()),
                ("NUMBER", "7".to_owned()),
                ("RUNNER_TEMP", runner.path().display().to_string()),
                ("GITHUB_STEP_SUMMARY", summary),
            ];
            let check = run(&tree, "Check the change");
            assert_eq!(check.code, code, "{path}: {}{}", check.out, check.err);
            let told = check.out.contains("unknown-axis");
            assert_eq!(told, wrong, "{path}: {}", check.out);
            assert_eq!(run(&tree, "Check what was merged").code, code, "{path}");
            let _ = fs::remove_dir_all(given("roadmap-review"));
            let report = run(&tree, "Write the reviewer's report");
            // The report is the gate: it fails where the check does.
            assert_eq!(report.code, code, "{path}: {}{}", report.out, report.err);
            if path.contains("github") {
                assert_eq!(
                    fs::read_to_string(given("roadmap-review/number")).unwrap(),
                    "7\n"
                );
                let text = fs::read_to_string(given("roadmap-review/report.md")).unwrap();
                assert_eq!(text.contains("axis-92"), wrong, "{text}");
                let pages = run(&tree, "Make the pages as they would be");
                assert_eq!(pages.code, code, "{}{}", pages.out, pages.err);
                let mut made = fs::read_dir(given("roadmap-pages")).unwrap();
                let is_page = |path: &Path| path.extension().is_some_and(|end| end == "html");
                assert!(
                    made.any(|entry| is_page(&entry.unwrap().path())),
                    "{}{}",
                    pages.out,
                    pages.err
                );
                assert!(
                    fs::read_to_string(given("summary"))
                        .unwrap()
                        .ends_with(&text)
                );
            }
        }
        what_is_anothers_stops_the_gate(&mut tree, path, &given("roadmap-review"));
    }
}

/// Each report that the job names is there.
fn all_reports(job: &serde_json::Value, read: &dyn Fn(&str) -> Option<String>) {
    for (name, start) in [
        (&job["artifacts"]["reports"]["codequality"], "["),
        (&job["artifacts"]["reports"]["junit"], "<?xml"),
    ] {
        let name = name.as_str().unwrap();
        assert!(read(name).unwrap().starts_with(start), "{name}");
    }
    assert!(
        read(job["artifacts"]["paths"][0].as_str().unwrap())
            .unwrap()
            .contains("Inverkell")
    );
}

/// Has the branch that a proposal is made to go on from where that began.
fn go_on(tree: &mut WorkTree, base: &str) {
    let head = tree.head();
    tree.ok("git", &["checkout", "--quiet", "-b", "target", base]);
    tree.project.edit(
        "cities/havre-saint-elme/themes.yaml",
        "axis: axis-1",
        "axis: axis-99",
    );
    tree.ok(
        "git",
        &["commit", "--quiet", "--all", "--message=Meanwhile"],
    );
    tree.ok("git", &["checkout", "--quiet", "--detach", head.trim()]);
    tree.ok("git", &["remote", "add", "origin", "."]);
}

#[test]
fn a_merge_request_gets_the_reports_that_the_forge_asks_for() {
    let file = read("ci/gitlab/roadmap.yml");
    let job = &file["roadmap"];
    let script = job["script"][0].as_str().unwrap();
    let mut tree = WorkTree::example();
    let reports = scratch();
    tree.spoil();
    tree.ok("git", &["commit", "--quiet", "--all", "--message=Older"]);
    let base = tree.head();
    tree.project.file(
        "cities/inverkell/challenges.yaml",
        "challenges: {en: 1}\nactions: Some\n",
    );
    tree.ok("git", &["commit", "--quiet", "--all", "--message=Change"]);
    tree.environment = vec![
        ("PROGRAMME", ".".to_owned()),
        ("CI_PROJECT_DIR", reports.path().display().to_string()),
    ];
    let read = |name: &str| fs::read_to_string(reports.path().join(name)).ok();

    // What was merged: all findings, no review.
    let run = tree.run("sh", &["-e", "-c", script]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert_eq!(read("roadmap-review.md"), None);
    let quality = read("gl-code-quality.json").unwrap();
    assert!(
        quality.contains("cities/aldermoor/themes.yaml")
            && quality.contains("cities/inverkell/challenges.yaml"),
        "{quality}"
    );
    // A merge request: what came with it, by the tip of the target, which went on.
    go_on(&mut tree, base.trim());
    tree.environment
        .push(("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "target".to_owned()));
    let run = tree.run("sh", &["-e", "-c", script]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    let quality = read("gl-code-quality.json").unwrap();
    assert!(
        !quality.contains("cities/aldermoor/themes.yaml")
            && !quality.contains("havre-saint-elme")
            && quality.contains("cities/inverkell/challenges.yaml"),
        "{quality}"
    );
    // What was judged is the merged result.
    assert!(
        tree.project
            .read("cities/havre-saint-elme/themes.yaml")
            .contains("axis-99")
    );
    all_reports(job, &read);
}

/// Answers as the forge's client would, from files beside it; what is to be posted goes to a file.
const FORGE: &str = r#"#!/bin/sh
case "$*" in
  *"/artifacts?name="*) cat artifact ;;
  *"/zip") cat archive ;;
  *"/pulls/7 "*) cat proposal ;;
  *"--method GET repos/o/r/pulls --field state=open --field head=fork:theirs "*) cat open ;;
  *"repos/o/r/issues/comments/11 --jq .body") cat stands ;;
  *"--paginate"*"/issues/7/comments"*) cat comments ;;
  *"--method PATCH repos/o/r/issues/comments/11 "* | *"--method POST repos/o/r/issues/7/comments "*) echo "$*" >> posted; cp body.md body ;;
  *) echo "not foreseen: $*" >&2; exit 1 ;;
esac
"#;

/// Gives of an archive what is asked for.
const UNZIP: &str = "#!/bin/sh\ncat \"inside-$3\"\n";

fn comment() -> Stage {
    let file = read(FILES[1]);
    let mut stage = Stage::new(
        steps(&file)[0]["run"].as_str().unwrap(),
        &[("gh", FORGE), ("unzip", UNZIP)],
    );
    let given = [
        ("REPOSITORY", "o/r"),
        ("RUN", "5"),
        ("HEAD", "abc"),
        ("FROM", "fork/r"),
    ];
    stage.environment = given.map(|(name, value)| (name, value.to_owned())).to_vec();
    for (path, text) in [
        ("artifact", "3\n"),
        ("archive", "zip"),
        ("proposal", "open abc fork/r ada\n"),
        ("comments", ""),
    ] {
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
    assert_eq!(
        stage.read("posted").unwrap(),
        "api --silent --method POST repos/o/r/issues/7/comments --field body=@body.md\n"
    );
    assert_eq!(
        stage.read("body").unwrap(),
        "<!-- roadmap-review -->\n**#7 · ada · abc**\n\n## Report\n"
    );

    let stage = comment();
    stage.file("comments", "11\n12\n");
    assert!(stage.run().0);
    assert_eq!(
        stage.read("posted").unwrap(),
        "api --silent --method PATCH repos/o/r/issues/comments/11 --field body=@body.md\n"
    );
}

#[test]
fn a_report_cannot_speak_under_another_proposal() {
    for proposal in [
        "open abd fork/r ada\n",
        "closed abc fork/r ada\n",
        "open abc other/r ada\n",
        "open abc null ada\n",
        "",
    ] {
        let stage = comment();
        stage.file("proposal", proposal);
        let (good, said) = stage.run();
        assert!(good, "{proposal}: {said}");
        assert_eq!(stage.read("posted"), None, "{proposal}");
    }
    for number in [
        "",
        "7/../8",
        "-7",
        "07",
        "7 8",
        "7\n8",
        "$(touch hacked)",
        "99999999999",
        "7; touch hacked",
    ] {
        let stage = comment();
        stage.file("inside-number", number);
        let (good, said) = stage.run();
        assert!(
            !good && said.contains("names no proposal"),
            "{number}: {said}"
        );
        assert!(
            stage.read("posted").is_none() && stage.read("hacked").is_none(),
            "{number}"
        );
    }
}

#[test]
fn a_report_is_bounded_and_calls_nobody() {
    let stage = comment();
    stage.file("artifact", "");
    assert!(stage.run().0);
    assert_eq!(stage.read("posted"), None);

    let stage = comment();
    stage.file(
        "inside-report.md",
        "é@mayor ＠mayor &#64;mayor &#x040;mayor &commat;mayor $(touch hacked) `x` \u{1b}[31m <!-- roadmap-review -->\n".repeat(200_000),
    );
    let (good, said) = stage.run();
    assert!(good, "{said}");
    let body = stage.read("body").unwrap();
    assert!(
        body.len() < 65_000 && body.contains("the whole report: artifact roadmap-review of run 5"),
        "{}",
        body.len()
    );
    assert!(
        body.contains("@\u{200b}mayor")
            && !["@mayor", "＠mayor", "64;mayor", "40;mayor", "commat;mayor"]
                .iter()
                .any(|name| body.contains(name))
            && stage.read("hacked").is_none()
    );
    // Bytes that are no text.
    let stage = comment();
    stage.file("inside-report.md", b"a\xff\x00b\n");
    assert!(stage.run().0);
    assert_eq!(
        stage.read("body").unwrap(),
        "<!-- roadmap-review -->\n**#7 · ada · abc**\n\nab\n"
    );
}

/// While a newer commit is checked the comment says that it is about an earlier one, once.
#[test]
fn a_report_about_an_earlier_commit_says_so() {
    let file = read(FILES[1]);
    let stage = |open: &str, comments: &str, stands: &str| {
        let mut stage = Stage::new(steps(&file)[1]["run"].as_str().unwrap(), &[("gh", FORGE)]);
        let given = [
            ("REPOSITORY", "o/r"),
            ("HEAD", "def"),
            ("FROM", "fork/r"),
            ("BRANCH", "theirs"),
        ];
        stage.environment = given.map(|(name, value)| (name, value.to_owned())).to_vec();
        for (path, text) in [("open", open), ("comments", comments), ("stands", stands)] {
            stage.file(path, text);
        }
        stage
    };
    let note = "> [!NOTE]\n> A newer commit is being checked (def): what follows is about an earlier one.\n\n";
    let report = "**#7 · ada · abc**\n\n## Report\n";
    let earlier = note.replace("def", "bcd");
    for before in ["", &earlier] {
        let stands = format!("<!-- roadmap-review -->\n{before}{report}");
        let stage = stage("7\n", "11\n", &stands);
        let (good, said) = stage.run();
        assert!(good, "{said}");
        let body = stage.read("body").unwrap();
        assert_eq!(
            body.replace("\n\n\n", "\n\n"),
            format!("<!-- roadmap-review -->\n{note}{report}")
        );
    }
    // No such proposal, nothing that stands there.
    for (open, comments) in [("", "11\n"), ("7\n", "")] {
        let stage = stage(open, comments, "");
        assert!(stage.run().0);
        assert_eq!(stage.read("posted"), None);
    }
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
    let program = stage.file(
        &format!("release/{name}/roadmap"),
        format!("#!/bin/sh\necho roadmap {version}\n"),
    );
    fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
    let pack = format!(
        "cd release && tar -czf {name}.tar.gz {name} && sha256sum {name}.tar.gz > SHA256SUMS"
    );
    assert!(
        Command::new("sh")
            .args(["-c", &pack])
            .current_dir(stage.folder.path())
            .status()
            .unwrap()
            .success()
    );
    stage
}

/// The same on a runner with another system.
fn on(system: &str) -> Stage {
    let mut stage = action();
    stage
        .environment
        .iter_mut()
        .filter(|(name, _)| *name == "RUNNER_OS")
        .for_each(|(_, value)| system.clone_into(value));
    stage
}

/// Takes one file out of an archive without its folders, as the tool does that Git for Windows brings.
const TAKE_OUT: &str = "#!/bin/sh\n[ \"$1 $2 $5\" = '-q -j -d' ] || exit 9\n\
                        exec python3 -c 'import sys, zipfile as z; open(sys.argv[3] + \"/roadmap.exe\", \"wb\").write(z.ZipFile(sys.argv[1]).read(sys.argv[2]))' \
                        \"$3\" \"$4\" \"$6\"\n";

#[test]
fn the_action_takes_the_program_for_windows_out_of_its_archive() {
    let version = env!("CARGO_PKG_VERSION");
    let stage = on("Windows");
    let unzip = stage.file("bin/unzip", TAKE_OUT);
    fs::set_permissions(unzip, fs::Permissions::from_mode(0o755)).unwrap();
    let name = format!("roadmap-v{version}-x86_64-pc-windows-msvc");
    // `roadmap` starts `roadmap.exe` there; here something of that name stands in for it.
    let pack = format!(
        "cd release && rm *.tar.gz && mv roadmap-v* {name} && mv {name}/roadmap {name}/roadmap.exe && python3 -m zipfile -c {name}.zip {name} && \
         sha256sum {name}.zip > SHA256SUMS && mkdir -p ../roadmap-v{version}/bin && printf '#!/bin/sh\\necho roadmap {version}\\n' > ../roadmap-v{version}/bin/roadmap && \
         chmod +x ../roadmap-v{version}/bin/roadmap"
    );
    assert!(
        Command::new("sh")
            .args(["-c", &pack])
            .current_dir(stage.folder.path())
            .status()
            .unwrap()
            .success()
    );
    let (good, said) = stage.run();
    assert!(good, "{said}");
    assert!(
        stage
            .folder
            .path()
            .join(format!("roadmap-v{version}/bin/roadmap.exe"))
            .is_file()
    );
    assert!(
        stage
            .read("asked")
            .unwrap()
            .contains(&format!("{name}.zip\n"))
    );
}

#[test]
fn the_action_installs_the_release_of_its_own_version_if_its_sum_is_right() {
    let version = env!("CARGO_PKG_VERSION");
    let stage = action();
    let (good, said) = stage.run();
    assert!(good, "{said}");
    let bin = stage.read("path").unwrap();
    assert_eq!(
        bin.trim_end(),
        stage
            .folder
            .path()
            .join(format!("roadmap-v{version}/bin"))
            .to_str()
            .unwrap()
    );
    assert!(Path::new(bin.trim_end()).join("roadmap").is_file());
    assert_eq!(
        stage.read("output").unwrap(),
        format!("version={version}\n")
    );
    let address = format!("https://forge.example/o/roadmap/releases/download/v{version}/");
    let asked = stage.read("asked").unwrap();
    assert_eq!(
        asked,
        format!(
            "{address}roadmap-v{version}-x86_64-unknown-linux-musl.tar.gz\n{address}SHA256SUMS\n"
        )
    );

    for spoil in [
        "cd release && for file in *.tar.gz; do echo x >> \"$file\"; done",
        "cd release && sed -i 's/ roadmap/ other/' SHA256SUMS",
        "cd release && : > SHA256SUMS",
        "sed -i 's/^echo/exit 0;echo/' bin/curl; sed -i '2i exit 22' bin/curl",
    ] {
        let stage = action();
        assert!(
            Command::new("sh")
                .args(["-c", spoil])
                .current_dir(stage.folder.path())
                .status()
                .unwrap()
                .success()
        );
        let (good, said) = stage.run();
        assert!(!good, "{spoil}: {said}");
        assert_eq!(stage.read("path"), None, "{spoil}");
    }
    let stage = on("Plan9");
    let (good, said) = stage.run();
    assert!(!good && said.contains("set from-source to true"), "{said}");
}
