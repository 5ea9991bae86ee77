//! The audience boundary: whatever is internal in a generated dossier is absent from every byte of the public output.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::project::Project;

/// Internal values of one city; every one is unlike anything else.
#[derive(Debug)]
struct Secrets {
    /// Words that only internal fields hold.
    words: Vec<String>,
    /// Amounts, as they are written and as they add up.
    amounts: Vec<u64>,
}

/// A complete city whose internal fields hold nothing but secrets.
fn programme(seed: &[u32], lang: &str) -> (Project, Secrets) {
    let mut words = Vec::new();
    let mut word = |kind: &str| {
        let index = words.len();
        let word = format!("{kind}zq{:08x}{index:02}", seed[index % seed.len()]);
        words.push(word.clone());
        word
    };
    let mut people = String::new();
    for role in ["elected-official", "coordinator", "other"] {
        let (name, title, mail) = (word("Name"), word("Title"), word("mail"));
        writeln!(
            people,
            "  - {{role: {role}, name: {name}, title: {title}, email: {mail}@{name}.example}}"
        )
        .unwrap();
    }
    let letter = format!("{}.pdf", word("letter"));
    let notes = [word("Source"), word("Note"), word("Detail"), word("Reason")];
    let [source, note, detail, reason] = &notes;
    let project = example();
    let hash = format!("{:064x}", u128::from(seed[0]).pow(3) + 7);
    words.push(hash.clone());
    // Nine digits: no coordinate of a drawing and no date is as long.
    let amounts: Vec<u64> = seed
        .iter()
        .take(4)
        .map(|n| 100_000_000 + u64::from(*n % 800_000_000))
        .collect();
    let [first, second, third, fourth] = amounts[..] else {
        panic!("four amounts")
    };
    let plan = "/examples/quebec/cities/havre-saint-elme/action-plan.yaml";
    let plan = std::fs::read_to_string(format!("{}{plan}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (before, rest) = plan.split_once("budget:\n").unwrap();
    let after = &rest[rest.find("working_method:").unwrap()..];
    project
        .file(
            "cities/a/city.yaml",
            format!(
                "name: Havre\nkind: city\ncountry: CA\ntime_zone: America/Toronto\nlanguage: {lang}\ninterest:\n  letter: {letter}\n  sha256: '{hash}'\n  \
                 signed_by: {{name: Odile, title: Mairesse, capacity: mayor}}\n  signed_on: 2023-03-01\n\
                 waivers:\n  - {{rule: letter-hash, field: /interest/sha256, reason: {reason}}}\n"
            ),
        )
        .file(&format!("cities/a/{letter}"), "a letter")
        .file("cities/a/staff.yaml", format!("people:\n{people}"))
        .file(
            "cities/a/action-plan.yaml",
            format!(
                "{before}budget:\n  currency: CAD\n  expenses:\n    - {{group: management, category: expertise, label: {detail}, amount: {first}}}\n    \
                 - {{group: activities, category: travel, label: {detail}, amount: {second}.5}}\n  funding:\n    - {{source: {source}, amount: {third}, status: requested}}\n  \
                 contributions:\n    - {{from: pilot-city, amount: {fourth}, note: {note}}}\n{after}"
            ),
        );
    let amounts = with_sums(amounts);
    (project, Secrets { words, amounts })
}

/// The example with one city, of which only what holds nothing internal is filled in.
fn example() -> Project {
    let project = Project::example("quebec");
    std::fs::remove_dir_all(project.path().join("cities")).unwrap();
    for file in [
        "networks/living-markets.yaml",
        "events/prep-living-markets.yaml",
        "events/round-table-7.yaml",
    ] {
        std::fs::remove_file(project.path().join(file)).unwrap();
    }
    project.file(
        "networks/cool-old-towns.yaml",
        "title: Vieilles villes\npilot: a\ntheme: quartiers-frais\nquestions: [{id: q1, city: a, text: Pourquoi ?, answer: Parce que.}]\n",
    );
    for (file, gone) in [
        (
            "events/prep-cool-old-towns.yaml",
            "invited: [aldermoor, inverkell]\n",
        ),
        ("events/round-table-6.yaml", ", city: havre-saint-elme"),
    ] {
        let text = project.read(file);
        assert!(text.contains(gone), "{file}");
        project.file(file, text.replace(gone, ""));
    }
    for kind in ["challenges", "themes", "priority-theme"] {
        let text = std::fs::read(format!(
            "{}/examples/quebec/cities/havre-saint-elme/{kind}.yaml",
            env!("CARGO_MANIFEST_DIR")
        ))
        .unwrap();
        project.file(&format!("cities/a/{kind}.yaml"), text);
    }
    project
}

/// The amounts, and what pages count of them.
fn with_sums(mut amounts: Vec<u64>) -> Vec<u64> {
    let [first, second, third, fourth] = amounts[..] else {
        panic!("four amounts")
    };
    let sums = [
        first + second,
        third + fourth,
        (first + second).abs_diff(third + fourth),
    ];
    amounts.extend(sums.into_iter().filter(|sum| *sum > 99_999_999));
    amounts
}

/// A text with the separators of numbers taken out from between digits.
fn run_on(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let separator = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.' | '\'' | '’');
    (0..chars.len())
        .filter(|at| !(separator(chars[*at]) && *at > 0 && digit(at - 1) && digit(at + 1)))
        .map(|at| chars[at])
        .collect()
}

/// Every secret that a text holds.
fn held(secrets: &Secrets, text: &str) -> Vec<String> {
    let run_on = run_on(text);
    let words = secrets
        .words
        .iter()
        .filter(|word| text.to_lowercase().contains(&word.to_lowercase()))
        .cloned();
    words
        .chain(
            secrets
                .amounts
                .iter()
                .map(u64::to_string)
                .filter(|amount| run_on.contains(amount)),
        )
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_internal_is_in_any_byte_of_the_public_output(
        seed in proptest::collection::vec(any::<u32>(), 16..20),
        lang in prop_oneof![Just("fr"), Just("en"), Just("es")],
    ) {
        let (project, secrets) = programme(&seed, lang);
        let run = project.run("render --audience public --lang fr,en,es --out public");
        prop_assert_eq!(run.code, 0, "{}", run.err);
        let mut pages = project.tree("public");
        prop_assert!(pages.len() >= 13, "{:?}", pages.keys());
        pages.insert("context".to_owned(), project.run("render --audience public --lang fr --context").out.into_bytes());
        for (path, bytes) in pages {
            let leaks = held(&secrets, &path).into_iter().chain(held(&secrets, &String::from_utf8_lossy(&bytes)));
            let leaks: Vec<String> = leaks.collect();
            prop_assert!(leaks.is_empty(), "{path}: {leaks:?}");
        }
        // The test can fail: the internal dossier holds them all but the waiver's reason.
        project.run("render --lang fr --out site");
        let internal = held(&secrets, &project.read("site/a.html"));
        prop_assert!(internal.len() >= secrets.words.len() + secrets.amounts.len() - 2, "{internal:?} of {secrets:?}");
    }
}

#[test]
fn an_address_planted_in_a_public_text_stops_the_dossier() {
    let (project, secrets) = programme(
        &[
            7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67,
        ],
        "fr",
    );
    let address = format!("{}@{}.example", secrets.words[2], secrets.words[0]);
    for text in [
        address.clone(),
        format!("<{address}>"),
        format!("[moi](mailto:{address})"),
        address.replace('@', "&#64;"),
        address.replace('@', "\\@"),
    ] {
        project.file(
            "cities/a/challenges.yaml",
            format!("challenges: Écrire à {text} pour cela.\nactions: Rien.\n"),
        );
        let run = project.run("render --audience public --out public");
        assert_eq!(run.code, 1, "{text}: {}", run.err);
        assert!(run.err.contains("[leak]"), "{text}: {}", run.err);
        assert!(!project.path().join("public/a.html").exists(), "{text}");
    }
}
