//! Help and complaints about the command line, in the reader's language.

use std::{path::Path, process::Command};

use clap::CommandFactory as _;
use roadmap::cli::{Cli, translate};
use snapbox::str;

use crate::{project::Project, scratch::scratch, worktree::WorkTree};

#[test]
fn every_word_of_the_help_is_translated() {
    let mut command = Cli::command();
    command.build();
    for lang in ["fr", "es"] {
        let missing: Vec<String> = translate::texts(&command)
            .into_iter()
            .filter(|text| translate::say(text, lang) == text)
            .collect();
        assert!(missing.is_empty(), "{lang}: {missing:#?}");
    }
}

#[test]
fn help_teaches_in_the_readers_language() {
    let project = Project::new();
    for (arguments, words) in [
        (
            "--help --lang fr",
            [
                "Utilisation\u{a0}: roadmap",
                "Vérifier les fiches\u{a0}: ce qui manque",
                "Code de sortie",
            ],
        ),
        (
            "validate --help --lang es",
            [
                "Uso: roadmap validate",
                "Las palabras se cuentan cortando",
                "[por defecto: human]",
            ],
        ),
        (
            "validate --help",
            [
                "Usage: roadmap validate",
                "Words are counted by splitting",
                "[default: human]",
            ],
        ),
        (
            "man --lang fr",
            ["Vérifier les fiches", "Langue des messages", "roadmap"],
        ),
        (
            "completions zsh --lang es",
            ["Comprobar las fichas", "Carpeta donde escribir", "validate"],
        ),
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments}");
        for words in words {
            assert!(
                run.out.contains(words),
                "{arguments}: no {words:?} in {}",
                run.out
            );
        }
    }
}

#[test]
fn a_wrong_command_line_is_answered_in_the_readers_language() {
    let project = Project::new();
    let run = project.run("validat --lang fr");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    snapbox::assert_data_eq!(
        run.err,
        str![[r#"
roadmap: il n’y a pas de commande `validat`
vouliez-vous dire validate ?
Utilisation : roadmap [OPTIONS] <COMMANDE>
Pour en savoir plus : --help

"#]]
    );
    let run = project.run("render --audience all --lang=es");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    snapbox::assert_data_eq!(
        run.err,
        str![[r#"
roadmap: `all` no es un valor de `--audience <AUDIENCE>`
valores posibles: internal, public
Más información: --help

"#]]
    );
    let run = project.run("publish --lang fr");
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("il manque\u{a0}: --out <DIR>"),
        "{}",
        run.err
    );
}

#[test]
fn the_long_version_says_what_a_report_of_a_fault_needs() {
    let project = Project::new();
    for (arguments, words) in [
        (
            "--version --long",
            [
                "revision: ",
                "system: ",
                "editions: quebec-2022, npu-2026",
                "languages: en, fr, es",
            ],
        ),
        (
            "--long -V --lang fr",
            [
                "révision\u{a0}: ",
                "système\u{a0}: ",
                "éditions\u{a0}: quebec-2022, npu-2026",
                "langues\u{a0}: en, fr, es",
            ],
        ),
        (
            "--lang=es --version --long",
            [
                "revisión: ",
                "sistema: ",
                "ediciones: quebec-2022, npu-2026",
                "idiomas: en, fr, es",
            ],
        ),
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments}");
        let lines: Vec<&str> = run.out.lines().collect();
        assert_eq!(lines.len(), 6, "{arguments}: {}", run.out);
        assert_eq!(lines[0], concat!("roadmap ", env!("CARGO_PKG_VERSION")));
        for (line, words) in lines[1..].iter().zip(words) {
            assert!(
                line.starts_with(words) && line.len() > words.len() - 1,
                "{arguments}: no {words:?} in {line}"
            );
        }
        assert!(lines[2].contains(std::env::consts::ARCH), "{}", lines[2]);
        assert!(lines[5].starts_with("libgit2: 1."), "{}", lines[5]);
    }
    assert_eq!(
        project.run("--version").out,
        concat!("roadmap ", env!("CARGO_PKG_VERSION"), "\n")
    );
    // Alone it is nothing.
    assert_eq!(project.run("--long explain").code, 2);
}

/// The build script run as cargo runs it, on a copy of nothing but itself.
#[test]
fn a_build_names_its_commit_and_never_a_strangers() {
    let folder = scratch();
    let script = folder.path().join("build-script");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/build.rs");
    let compiler = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    assert!(
        Command::new(compiler)
            .args(["--edition=2024", source, "-o"])
            .arg(&script)
            .status()
            .unwrap()
            .success()
    );
    let tree = WorkTree::example();
    let head = tree.head().trim().to_owned();
    let inside = tree.project.path().join("cities");
    let revision = |source: &Path, profile: &str, given: &str| {
        let output = Command::new(&script)
            .envs([
                ("TARGET", "x86_64-unknown-none"),
                ("PROFILE", profile),
                ("ROADMAP_REVISION", given),
            ])
            .env("CARGO_MANIFEST_DIR", source)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines()
            .find_map(|line| line.strip_prefix("cargo:rustc-env=ROADMAP_REVISION="))
            .unwrap()
            .to_owned()
    };
    let other = "0123456789abcdef0123456789abcdef01234567";
    assert_eq!(revision(&tree.project.path(), "release", ""), head);
    assert_eq!(revision(&tree.project.path(), "release", other), other);
    assert_eq!(revision(&tree.project.path(), "debug", ""), "");
    assert_eq!(
        revision(
            &tree.project.path(),
            "release",
            "nonsense\ncargo:rustc-env=X=y"
        ),
        head
    );
    assert_eq!(
        revision(&inside, "release", ""),
        "",
        "a copy inside a repository that is not its own"
    );
}
