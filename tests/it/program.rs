//! In: `ROADMAP_PROGRAM`. Out: the program that the tests run: the one just built, or the one named, which may be built for another
//! system and started by a script (`.ci/cross` writes such scripts for Wine and qemu).

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The program's file, called `roadmap`.
pub fn roadmap() -> PathBuf {
    std::env::var_os("ROADMAP_PROGRAM").map_or_else(
        || PathBuf::from(env!("CARGO_BIN_EXE_roadmap")),
        PathBuf::from,
    )
}

/// The tests named in a list of `tests/`: `module::name`, a test a line, and the reason after a `#`.
fn listed(text: &str) -> Vec<(&str, &str)> {
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            line.split_once('#')
                .map_or((line, ""), |(name, reason)| (name.trim(), reason.trim()))
        })
        .collect()
}

#[test]
fn tests_left_out_on_another_system_exist_and_have_a_reason() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for list in ["wine-skips.txt", "arm64-tests.txt", "wine-tests.txt"] {
        let text = fs::read_to_string(tests.join(list)).unwrap();
        for (name, reason) in listed(&text) {
            let (module, test) = name
                .split_once("::")
                .unwrap_or_else(|| panic!("{list}: {name} is no module::test"));
            let source = fs::read_to_string(tests.join(format!("it/{module}.rs")))
                .unwrap_or_else(|error| panic!("{list}: {name}: {error}"));
            assert!(
                test.is_empty() || source.contains(&format!("fn {test}(")),
                "{list}: there is no test {name}"
            );
            assert!(
                list != "wine-skips.txt" || !reason.is_empty(),
                "{list}: {name} is left out without a reason"
            );
        }
    }
}
