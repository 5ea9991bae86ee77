//! What a release is made of: archives, sums, manifests, the Debian package, the image's recipe, and the workflow that makes them.
//!
//! Python 3 fills the manifests; cargo-deb comes from `.ci/tools`. Without them those tests say that they were skipped.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::{
    ci_files::{read, steps},
    project::{Project, Run},
    scratch::scratch,
    worktree::{WorkTree, tool},
};

const HERE: &str = env!("CARGO_MANIFEST_DIR");
const VERSION: &str = env!("CARGO_PKG_VERSION");
const PROGRAM: &str = env!("CARGO_BIN_EXE_roadmap");
const ADDRESS: &str = "https://example.org/OWNER/roadmap";
const RELEASE: &str = ".github/workflows/release.yml";

/// Systems for which archives are made.
const TARGETS: [&str; 5] = [
    "x86_64-unknown-linux-musl",
    "aarch64-unknown-linux-musl",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

fn archive(target: &str) -> String {
    format!(
        "roadmap-v{VERSION}-{target}.{}",
        if target.contains("windows") {
            "zip"
        } else {
            "tar.gz"
        }
    )
}

/// Where programs are run, and where they put what they make.
struct Bench {
    tree: WorkTree,
    folder: TempDir,
}

impl Bench {
    /// Nothing if there is no Python.
    fn new() -> Option<Self> {
        tool("python3", "ROADMAP_LINTERS")?;
        Some(Self {
            tree: WorkTree::of(Project::example("quebec")),
            folder: scratch(),
        })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Run {
        self.tree.run_in(self.folder.path(), program, arguments)
    }

    fn ok(&self, program: &str, arguments: &[&str]) -> String {
        let run = self.run(program, arguments);
        assert_eq!(
            run.code, 0,
            "{program} {arguments:?}: {}{}",
            run.out, run.err
        );
        run.out
    }

    fn make(&self, arguments: &[&str]) -> Run {
        let script = format!("{HERE}/packaging/make");
        self.run("python3", &[&[script.as_str()], arguments].concat())
    }

    fn made(&self, arguments: &[&str]) {
        let run = self.make(arguments);
        assert_eq!(
            (run.code, run.err.as_str()),
            (0, ""),
            "{arguments:?}: {}",
            run.out
        );
    }

    /// Archives of all systems with a text in the place of the program, their sums and their manifests.
    fn release(&self) {
        fs::write(self.path("program"), "no program").unwrap();
        fs::create_dir_all(self.path("extras")).unwrap();
        fs::write(self.path("extras/roadmap.1"), "a page").unwrap();
        for target in TARGETS {
            self.made(&["archive", target, "program", "extras", "dist"]);
        }
        self.made(&["sums", "dist"]);
        self.made(&["manifests", ADDRESS, "dist"]);
        self.made(&["sums", "dist"]);
    }

    /// A program that was installed says its version and does its work as this one does.
    fn tries(&self, program: &Path) {
        let program = program.to_str().unwrap();
        assert_eq!(
            self.ok(program, &["--version"]),
            format!("roadmap {VERSION}\n")
        );
        let run = self.tree.run(program, &["validate"]);
        assert_eq!(
            (run.code, run.out),
            (0, self.tree.project.run("validate").out)
        );
    }
}

/// Names of files and their sums, as SHA256SUMS has them.
fn sums(text: &str) -> BTreeMap<String, String> {
    text.lines()
        .map(|line| line.split_once("  ").unwrap())
        .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
        .collect()
}

/// Each address in a manifest and the sum that stands behind it, whatever the form of the manifest.
fn pinned(text: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | ','))
        .filter(|word| !word.is_empty())
        .collect();
    let is_sum =
        |word: &&&str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let archives = words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.contains("/releases/download/"));
    archives
        .map(|(at, word)| {
            (
                (*word).to_owned(),
                words[at..].iter().find(is_sum).unwrap().to_string(),
            )
        })
        .collect()
}

#[test]
fn all_sums_and_manifests_tell_of_the_archives_that_are_there() {
    let Some(bench) = Bench::new() else { return };
    bench.release();
    let sums = sums(&bench.text("dist/SHA256SUMS"));
    let files: BTreeSet<String> = fs::read_dir(bench.path("dist"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(
        files,
        sums.keys()
            .cloned()
            .chain(["SHA256SUMS".to_owned()])
            .collect()
    );
    for (name, sum) in &sums {
        let hex: String = Sha256::digest(fs::read(bench.path("dist").join(name)).unwrap())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(*sum, hex, "{name}");
    }
    let mut named = BTreeSet::new();
    for manifest in ["roadmap.rb", "roadmap.json", "OWNER.roadmap.installer.yaml"] {
        let found = pinned(&bench.text(&format!("dist/{manifest}")));
        assert!(!found.is_empty(), "{manifest}");
        for (address, sum) in found {
            let name = address
                .strip_prefix(&format!("{ADDRESS}/releases/download/v{VERSION}/"))
                .unwrap();
            assert_eq!(sums.get(name), Some(&sum), "{manifest}: {name}");
            named.insert(name.to_owned());
        }
    }
    assert_eq!(
        named,
        TARGETS.map(archive).into(),
        "every archive can be installed in one line"
    );
    for name in &files {
        let text = fs::read(bench.path("dist").join(name)).unwrap();
        assert!(
            !text.windows(2).any(|two| two == b"{{")
                || name.ends_with("gz")
                || name.ends_with("zip"),
            "{name}: a word not filled in"
        );
    }
}

#[test]
fn manifests_are_what_their_readers_expect() {
    let Some(bench) = Bench::new() else { return };
    bench.release();
    let scoop: Value = serde_json::from_str(&bench.text("dist/roadmap.json")).unwrap();
    assert_eq!(
        (&scoop["version"], &scoop["bin"]),
        (&json!(VERSION), &json!("roadmap.exe"))
    );
    let folder = format!("roadmap-v{VERSION}-x86_64-pc-windows-msvc");
    assert_eq!(scoop["architecture"]["64bit"]["extract_dir"], json!(folder));
    let archived = bench.ok(
        "python3",
        &["-m", "zipfile", "-l", &format!("dist/{folder}.zip")],
    );
    assert!(
        archived.contains(&format!("{folder}/roadmap.exe ")),
        "{archived}"
    );
    let mut kinds = BTreeSet::new();
    for part in [
        "",
        ".installer",
        ".locale.en-US",
        ".locale.fr-FR",
        ".locale.es-ES",
    ] {
        kinds.insert(of_winget(&bench, part, &folder));
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["defaultLocale", "installer", "locale", "version"]
    );
    let formula = bench.text("dist/roadmap.rb");
    let opened = formula
        .lines()
        .filter(|line| line.starts_with("class ") || line.ends_with(" do") || line.contains("def "))
        .count();
    assert_eq!(
        opened,
        formula.lines().filter(|line| line.trim() == "end").count(),
        "{formula}"
    );
    assert!(
        formula.contains(&format!("  version \"{VERSION}\"\n")),
        "{formula}"
    );
    if Path::new("/usr/bin/ruby").exists() {
        bench.ok("/usr/bin/ruby", &["-c", "dist/roadmap.rb"]);
    }
}

/// One manifest for winget holds what all do; gives its kind.
fn of_winget(bench: &Bench, part: &str, folder: &str) -> String {
    let winget: Value =
        serde_yaml::from_str(&bench.text(&format!("dist/OWNER.roadmap{part}.yaml"))).unwrap();
    let head = [
        &winget["PackageIdentifier"],
        &winget["PackageVersion"],
        &winget["ManifestVersion"],
    ];
    assert_eq!(
        head,
        [&json!("OWNER.roadmap"), &json!(VERSION), &json!("1.10.0")],
        "{part}"
    );
    if part == ".installer" {
        assert_eq!(
            winget["NestedInstallerFiles"][0]["RelativeFilePath"],
            json!(format!("{folder}\\roadmap.exe"))
        );
    }
    winget["ManifestType"].as_str().unwrap().to_owned()
}

#[test]
fn nothing_is_released_by_halves_or_under_another_version() {
    let Some(bench) = Bench::new() else { return };
    assert_eq!(
        bench.make(&["version", &format!("v{VERSION}")]).out,
        format!("{VERSION}\n")
    );
    let run = bench.make(&["version", "v999.0.0"]);
    assert!(
        run.code != 0
            && run.out.is_empty()
            && run.err.contains("v999.0.0")
            && run.err.contains(VERSION),
        "{}",
        run.err
    );
    bench.release();
    fs::remove_file(bench.path("dist").join(archive("aarch64-apple-darwin"))).unwrap();
    bench.made(&["sums", "dist"]);
    let run = bench.make(&["manifests", ADDRESS, "dist"]);
    assert!(
        run.code != 0 && run.err.contains(&archive("aarch64-apple-darwin")),
        "{}",
        run.err
    );
    // The version stands in no template: it could be forgotten there.
    for entry in walkdir::WalkDir::new(format!("{HERE}/packaging"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_file())
    {
        let text = fs::read_to_string(entry.path()).unwrap();
        assert!(!text.contains(VERSION), "{}", entry.path().display());
    }
}

#[test]
fn an_archive_is_the_same_twice_and_what_is_in_it_runs() {
    let Some(bench) = Bench::new() else { return };
    bench.release();
    let first = sums(&bench.text("dist/SHA256SUMS"));
    fs::remove_dir_all(bench.path("dist")).unwrap();
    bench.release();
    assert_eq!(sums(&bench.text("dist/SHA256SUMS")), first);
    bench.made(&["extras", PROGRAM, "extras"]);
    bench.made(&[
        "archive",
        "x86_64-unknown-linux-musl",
        PROGRAM,
        "extras",
        "real",
    ]);
    let name = archive("x86_64-unknown-linux-musl");
    bench.ok("tar", &["-xzf", &format!("real/{name}")]);
    let inside = bench.path(name.trim_end_matches(".tar.gz"));
    bench.tries(&inside.join("roadmap"));
    // The name under which action.yml and `cargo binstall` take it out.
    let action = fs::read_to_string(format!("{HERE}/action.yml")).unwrap();
    assert!(action.contains("\"roadmap-v$VERSION-$target/roadmap\""));
    let manifest = fs::read_to_string(format!("{HERE}/Cargo.toml")).unwrap();
    assert!(
        manifest.contains("bin-dir = \"roadmap-v{ version }-{ target }/{ bin }{ binary-ext }\"")
    );
    assert!(manifest.contains(
        "/releases/download/v{ version }/roadmap-v{ version }-{ target }{ archive-suffix }\""
    ));
    for (page, words) in [
        ("roadmap.1", "Check fiches"),
        ("roadmap.fr.1", "Vérifier les fiches"),
        ("roadmap.es.1", "Comprobar las fichas"),
    ] {
        let text = fs::read_to_string(inside.join("extras").join(page)).unwrap();
        assert!(text.contains(words), "{page}");
    }
}

#[test]
fn the_debian_package_installs_and_runs() {
    let (Some(_), Some(_)) = (
        tool("cargo-deb", "ROADMAP_LINTERS"),
        tool("dpkg", "ROADMAP_DEBIAN"),
    ) else {
        return;
    };
    let Some(mut bench) = Bench::new() else {
        return;
    };
    let packed = packed(&mut bench);
    for (field, value) in [
        ("Package", "roadmap"),
        ("Version", &format!("{VERSION}-1")),
        ("Recommends", "git"),
        ("Depends", ""),
    ] {
        assert_eq!(
            bench.ok("dpkg-deb", &["--field", packed, field]).trim_end(),
            value,
            "{field}"
        );
    }
    // Installed into a system in which there is nothing else.
    for folder in ["info", "updates", "triggers"] {
        fs::create_dir_all(bench.path("root/var/lib/dpkg").join(folder)).unwrap();
    }
    fs::write(bench.path("root/var/lib/dpkg/status"), "").unwrap();
    let root = format!("--root={}", bench.path("root").display());
    let dpkg = [root.as_str(), "--force-not-root", "--log=/dev/null"];
    let run = bench.run("dpkg", &[&dpkg[..], &["--install", packed]].concat());
    if run.code != 0 && run.err.contains("superuser") {
        // Who is not root cannot give files to root: they are unpacked only.
        bench.ok("dpkg-deb", &["--extract", packed, "root"]);
    } else {
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    }
    bench.tries(&bench.path("root/usr/bin/roadmap"));
    for (page, lang) in [("man1", "en"), ("fr/man1", "fr"), ("es/man1", "es")] {
        assert_eq!(
            bench.text(&format!("root/usr/share/man/{page}/roadmap.1")),
            bench.ok(PROGRAM, &["man", "--lang", lang]),
            "{page}"
        );
    }
    for (file, shell) in [
        ("bash-completion/completions/roadmap", "bash"),
        ("zsh/vendor-completions/_roadmap", "zsh"),
        ("fish/vendor_completions.d/roadmap.fish", "fish"),
    ] {
        assert_eq!(
            bench.text(&format!("root/usr/share/{file}")),
            bench.ok(PROGRAM, &["completions", shell, "--lang", "en"]),
            "{file}"
        );
    }
}

/// Makes the package of what is laid out as a release build would leave it.
fn packed(bench: &mut Bench) -> &'static str {
    let built = bench.path("target/release");
    fs::create_dir_all(&built).unwrap();
    fs::copy(PROGRAM, built.join("roadmap")).unwrap();
    bench.made(&["extras", PROGRAM, "target/release/extras"]);
    let home = std::env::var("HOME").unwrap_or_default();
    let place =
        |name: &str, usual: &str| std::env::var(name).unwrap_or_else(|_| format!("{home}/{usual}"));
    bench.tree.environment = vec![
        ("CARGO_HOME", place("CARGO_HOME", ".cargo")),
        ("RUSTUP_HOME", place("RUSTUP_HOME", ".rustup")),
        (
            "CARGO_TARGET_DIR",
            bench.path("target").to_str().unwrap().to_owned(),
        ),
        ("CARGO_NET_OFFLINE", "true".to_owned()),
    ];
    let (manifest, packed) = (format!("{HERE}/Cargo.toml"), "roadmap.deb");
    bench.ok(
        "cargo",
        &[
            "deb",
            "--no-build",
            "--no-strip",
            "--fast",
            "--quiet",
            "--manifest-path",
            &manifest,
            "--output",
            packed,
        ],
    );
    packed
}

#[test]
fn the_image_holds_the_program_and_nobody_is_root_in_it() {
    let text = fs::read_to_string(format!("{HERE}/packaging/Containerfile")).unwrap();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .collect();
    let of = |word: &str| {
        lines
            .iter()
            .filter_map(|line| line.strip_prefix(word))
            .map(str::trim)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("FROM "), ["scratch"]);
    assert_eq!(
        of("COPY "),
        ["--chmod=755 $TARGETARCH/roadmap /usr/bin/roadmap"]
    );
    assert_eq!((of("RUN "), of("ADD ")), (Vec::new(), Vec::new()));
    let user = of("USER ")[0].split_once(':').unwrap();
    assert!(
        [user.0, user.1]
            .iter()
            .all(|id| id.parse::<u32>().is_ok_and(|id| id > 0)),
        "{user:?}"
    );
    assert_eq!(of("ENTRYPOINT "), ["[\"/usr/bin/roadmap\"]"]);
}

#[test]
fn what_makes_a_release_cannot_write_and_what_writes_makes_nothing() {
    let file = read(RELEASE);
    assert_eq!(file["permissions"], json!({}));
    assert_eq!(file["on"], json!({"push": {"tags": ["v*"]}}));
    for (name, job) in file["jobs"].as_object().unwrap() {
        assert!(
            job["timeout-minutes"]
                .as_u64()
                .is_some_and(|minutes| minutes <= 60),
            "{name}"
        );
        let rights = if name == "release" {
            json!({"contents": "write", "id-token": "write", "attestations": "write"})
        } else {
            json!({"contents": "read"})
        };
        assert_eq!(job["permissions"], rights, "{name}");
        if name == "release" {
            let scripts: String = steps(&json!({"jobs": {"release": job}}))
                .iter()
                .filter_map(|step| step["run"].as_str())
                .collect();
            for builder in ["cargo", "pip ", "pipx", "apt-get", "podman", "curl"] {
                assert!(!scripts.contains(builder), "{scripts}");
            }
        }
    }
    for checkout in steps(&file).iter().filter(|step| {
        step["uses"]
            .as_str()
            .is_some_and(|uses| uses.starts_with("actions/checkout@"))
    }) {
        assert_eq!(checkout["with"]["persist-credentials"], false);
    }
    let built: Vec<&str> = file["jobs"]["build"]["strategy"]["matrix"]["include"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["target"].as_str().unwrap())
        .collect();
    assert_eq!(built, TARGETS);
    // The action installs what is released.
    let action = fs::read_to_string(format!("{HERE}/action.yml")).unwrap();
    for target in TARGETS.iter().filter(|target| !target.contains("windows")) {
        assert!(action.contains(&format!("target={target} ")), "{target}");
    }
    // A release is tried with at least the Rust that the sources ask for.
    let minor = |text: &str| text.split('.').nth(1).unwrap().parse::<u32>().unwrap();
    assert!(minor(file["env"]["RUST"].as_str().unwrap()) >= minor(env!("CARGO_PKG_RUST_VERSION")));
}
