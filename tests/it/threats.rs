//! `docs/threat-model.md`: every test that it names is there.

use std::{collections::BTreeSet, fs, path::Path};

/// `module::name` of every test that a text names between backticks.
fn named(text: &str) -> Vec<(&str, &str)> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|name| name.split_once("::"))
        .collect()
}

#[test]
fn every_test_that_holds_a_promise_exists() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(top.join(path)).unwrap_or_default();
    let text = read("docs/threat-model.md");
    let mut missing = BTreeSet::new();
    for (module, name) in named(&text)
        .into_iter()
        .filter(|(module, _)| *module != "module")
    {
        let known = match module {
            "fuzz" => read("fuzz/targets.rs").contains(&format!("name: \"{name}\"")),
            _ => read(&format!("tests/it/{module}.rs")).contains(&format!("fn {name}(")),
        };
        if !known {
            missing.insert(format!("{module}::{name}"));
        }
    }
    assert!(
        missing.is_empty(),
        "docs/threat-model.md names what is no test: {missing:?}"
    );
    let promises = text
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains("::"))
        .count();
    let rows = text
        .split("\n## ")
        .filter(|part| part.contains("| promise |"))
        .flat_map(str::lines)
        .filter(|line| line.starts_with("| ") && !line.starts_with("| promise"))
        .count();
    assert_eq!(promises, rows, "a promise without a test");
    assert!(promises > 12, "{promises} promises");
}
