//! Help and complaints about the command line, in the reader's language.

use clap::CommandFactory as _;
use roadmap::cli::{Cli, translate};
use snapbox::str;

use crate::project::Project;

#[test]
fn every_word_of_the_help_is_translated() {
    let mut command = Cli::command();
    command.build();
    for lang in ["fr", "es"] {
        let missing: Vec<String> = translate::texts(&command).into_iter().filter(|text| translate::say(text, lang) == text).collect();
        assert!(missing.is_empty(), "{lang}: {missing:#?}");
    }
}

#[test]
fn help_teaches_in_the_readers_language() {
    let project = Project::new();
    for (arguments, words) in [
        ("--help --lang fr", ["Utilisation\u{a0}: roadmap", "Vérifier les fiches\u{a0}: ce qui manque", "Code de sortie"]),
        ("validate --help --lang es", ["Uso: roadmap validate", "Las palabras se cuentan cortando", "[por defecto: human]"]),
        ("validate --help", ["Usage: roadmap validate", "Words are counted by splitting", "[default: human]"]),
        ("man --lang fr", ["Vérifier les fiches", "Langue des messages", "roadmap"]),
        ("completions zsh --lang es", ["Comprobar las fichas", "Carpeta donde escribir", "validate"]),
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments}");
        for words in words {
            assert!(run.out.contains(words), "{arguments}: no {words:?} in {}", run.out);
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
    assert!(run.err.contains("il manque\u{a0}: --out <DIR>"), "{}", run.err);
}
