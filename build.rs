//! In: the environment and the repository that the source lies in. Out: which revision and which system the program is built of, for
//! `roadmap --version --long`.

use std::{env, path::Path, process::Command};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=ROADMAP_REVISION");
    let value = |name: &str| env::var(name).unwrap_or_default();
    println!("cargo:rustc-env=ROADMAP_TARGET={}", value("TARGET"));
    let given = Some(value("ROADMAP_REVISION")).filter(|revision| is_revision(revision));
    // A build for trying things does not ask git: it would begin anew after every commit.
    let found = || {
        (value("PROFILE") == "release")
            .then(|| of_git(&value("CARGO_MANIFEST_DIR")))
            .flatten()
    };
    println!(
        "cargo:rustc-env=ROADMAP_REVISION={}",
        given.or_else(found).unwrap_or_default()
    );
}

/// The commit that is checked out, if the source is the top of a repository and not a copy inside another one.
fn of_git(source: &str) -> Option<String> {
    if !Path::new(source).join(".git").exists() {
        return None;
    }
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .current_dir(source)
            .args(arguments)
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    // Git writes there whenever another commit is checked out, made or fetched into its place.
    for moved in ["HEAD", "logs/HEAD"] {
        let place =
            git(&["rev-parse", "--git-path", moved]).map(|place| Path::new(source).join(place));
        if let Some(place) = place.filter(|place| place.exists()) {
            println!("cargo:rerun-if-changed={}", place.display());
        }
    }
    git(&["rev-parse", "HEAD"]).filter(|revision| is_revision(revision))
}

/// Whether a text is the full name of a commit, so that no other can slip into the program.
fn is_revision(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
