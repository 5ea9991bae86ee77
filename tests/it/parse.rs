//! The reader of YAML: agrees with another one on what is valid, names pitfalls, never panics.

use proptest::prelude::*;
use roadmap::{
    model::{document::Document, source::Source},
    parse::{Limits, parse},
};

fn read(text: &str) -> Result<Document, Vec<roadmap::parse::Fault>> {
    let source = Source { path: "x.yaml".to_owned(), text: text.to_owned() };
    parse(source, &Limits::default()).map_err(|(_, faults)| faults)
}

fn ids(text: &str) -> Vec<&'static str> {
    read(text).err().unwrap_or_default().iter().map(|fault| fault.message.id).collect()
}

#[test]
fn agrees_with_the_oracle_on_every_example() {
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/quebec");
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(examples).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_some_and(|ending| ending == "yaml") {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            let theirs: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
            let ours = read(&text).unwrap().value;
            assert_eq!(serde_json::to_value(theirs).unwrap(), ours, "{}", entry.path().display());
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
    assert_eq!(ids("a: 1\n b: 2\n"), ["syntax-indent"]);
    assert_eq!(ids("a: 1\na: 2\n"), ["duplicate-key"]);
    assert_eq!(ids("a: &x 1\nb: *x\n"), ["limit-alias"]);
    assert_eq!(ids("a: 1\n---\nb: 2\n"), ["limit-documents"]);
}

#[test]
fn tells_all_faults_of_one_file() {
    assert_eq!(ids("a: un : deux\nb: ok\nc: trois : quatre\n"), ["syntax-colon", "syntax-colon"]);
}

#[test]
fn stops_at_its_limits() {
    assert_eq!(ids(&"[".repeat(100)), ["limit-depth"]);
    assert_eq!(ids(&format!("[{}]", "1,".repeat(100_001))), ["limit-nodes"]);
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC*") {
        let _ = read(&text);
    }

    #[test]
    fn never_panics_on_yaml_like_text(text in "[a-z:\\-#\"' \n\t\\[\\]{}|>&*!,0-9é«»]{0,200}") {
        if let Err(faults) = read(&text) {
            for fault in faults {
                prop_assert!(fault.span.end <= text.len());
                prop_assert!(text.is_char_boundary(fault.span.start) && text.is_char_boundary(fault.span.end));
            }
        }
    }
}
