//! The reader of YAML: agrees with another one on what is valid, names pitfalls, never panics.

use proptest::prelude::*;
use roadmap::{
    model::{document::Document, source::Source},
    parse::{Limits, parse},
};

fn read(text: &str) -> Result<Document, Vec<roadmap::parse::Fault>> {
    let source = Source::new("x.yaml", text);
    parse(source, &Limits::default()).map_err(|(_, faults)| faults)
}

fn ids(text: &str) -> Vec<&'static str> {
    read(text)
        .err()
        .unwrap_or_default()
        .iter()
        .map(|fault| fault.message.id)
        .collect()
}

#[test]
fn agrees_with_the_oracle_on_every_example() {
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/quebec");
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(examples)
        .into_iter()
        .filter_map(Result::ok)
    {
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "yaml")
        {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            let theirs: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
            let ours = read(&text).unwrap().value;
            assert_eq!(
                serde_json::to_value(theirs).unwrap(),
                ours,
                "{}",
                entry.path().display()
            );
            seen += 1;
        }
    }
    assert!(seen > 15, "only {seen} fiches seen");
}

#[test]
fn names_the_pitfalls() {
    assert_eq!(ids("a:\n\tb: 1\n"), ["syntax-tab"]);
    assert_eq!(ids("title: Le défi : la pluie\n"), ["syntax-colon"]);
    assert_eq!(ids("a: \"open\nb: 2\n"), ["syntax-quote"]);
    for stray in [
        "C:\\Users\\x",
        "A \\q b",
        "\\uD800",
        "\\u12",
        "\\n \\t \\\\ \\U110000xx",
    ] {
        assert_eq!(
            ids(&format!("a: \"{stray}\"\nb: 2\n")),
            ["syntax-escape"],
            "{stray}"
        );
    }
    assert_eq!(ids("a: 1\n b: 2\n"), ["syntax-indent"]);
    assert_eq!(ids("a: 1\na: 2\n"), ["duplicate-key"]);
    assert_eq!(ids("a: &x 1\nb: *x\n"), ["limit-alias"]);
    assert_eq!(ids("a: 1\n---\nb: 2\n"), ["limit-documents"]);
}

#[test]
fn tells_all_faults_of_one_file() {
    assert_eq!(
        ids("a: un : deux\nb: ok\nc: trois : quatre\n"),
        ["syntax-colon", "syntax-colon"]
    );
}

#[test]
fn stops_at_its_limits() {
    assert_eq!(ids(&"[".repeat(100)), ["limit-depth"]);
    assert_eq!(ids(&format!("[{}]", "1,".repeat(100_001))), ["limit-nodes"]);
}

/// Faults lie in the text, at whole characters, in its order; there is one at least.
fn sound(text: &str) {
    let Err(faults) = read(text) else { return };
    assert!(!faults.is_empty());
    for fault in &faults {
        assert!(
            fault.span.start <= fault.span.end && text.get(fault.span.clone()).is_some(),
            "{text:?}: {fault:?}"
        );
    }
}

#[test]
fn a_place_on_a_mended_line_is_that_of_the_file() {
    sound("é:\n\t0\n,\n0\n*&»");
    sound("a: \"é\n\tb: 'é: è\n");
}

#[test]
fn proving_repairs_is_bounded() {
    // A megabyte whose every line is at fault: without a bound, each would be read some forty times over.
    sound(&"clé: l’été : l’hiver #\n".repeat(40_000));
    sound(&format!("{}a: b: c\n", "x: \"open\n".repeat(90_000)));
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC*") {
        sound(&text);
    }

    #[test]
    fn never_panics_on_yaml_like_text(text in "[a-z:\\-#\"' \n\t\\[\\]{}|>&*!,0-9é«»]{0,200}") {
        sound(&text);
    }
}
