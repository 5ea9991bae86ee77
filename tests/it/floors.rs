//! In: the imports of `src/`, and the table of rooms in docs/architecture.md. Out: every arrow that the table does not know, and every circle.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// The room of a file, and the rooms that it names by `crate::`, whether in a list or alone; its own tests may look anywhere.
fn imports() -> BTreeMap<String, BTreeMap<String, String>> {
    let src = Path::new(HERE).join("src");
    let mut rooms: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&src)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "rs")
        })
    {
        let name = entry
            .path()
            .strip_prefix(&src)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        let room = name
            .split('/')
            .next()
            .unwrap()
            .trim_end_matches(".rs")
            .to_owned();
        if ["lib", "main"].contains(&room.as_str()) {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let known = rooms.entry(room.clone()).or_default();
        for named in named(text) {
            if named != room {
                known.entry(named).or_insert_with(|| name.clone());
            }
        }
    }
    rooms
}

/// What follows `crate::`, and each first name of the list that does.
fn named(text: &str) -> BTreeSet<String> {
    let word = |text: &str| {
        text.chars()
            .take_while(|c| c.is_ascii_lowercase() || *c == '_')
            .collect::<String>()
    };
    let mut found = BTreeSet::new();
    for (at, mark) in text.match_indices("crate::") {
        let rest = &text[at + mark.len()..];
        let Some(list) = rest.strip_prefix('{') else {
            found.insert(word(rest));
            continue;
        };
        let (mut depth, mut fresh) = (1, true);
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => fresh = true,
                c if fresh && depth == 1 && !c.is_whitespace() => {
                    found.insert(word(&list[at..]));
                    fresh = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found.remove("");
    found
}

/// Rooms of the table in its order, each with those that it may import.
fn table() -> Vec<(String, BTreeSet<String>)> {
    let text = fs::read_to_string(format!("{HERE}/docs/architecture.md")).unwrap();
    let rows = text
        .split("## Rooms")
        .nth(1)
        .unwrap()
        .lines()
        .skip_while(|line| !line.starts_with("|---"))
        .skip(1);
    let cells = rows
        .take_while(|line| line.starts_with('|'))
        .map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    cells
        .map(|cells| {
            (
                cells[1].to_owned(),
                cells[3].split_whitespace().map(str::to_owned).collect(),
            )
        })
        .collect()
}

#[test]
fn no_room_looks_up() {
    let table = table();
    let order: Vec<&str> = table.iter().map(|(room, _)| room.as_str()).collect();
    let mut faults = Vec::new();
    for (room, imported) in imports() {
        let Some(at) = order.iter().position(|known| *known == room) else {
            faults.push(format!(
                "src/{room} is no room of docs/architecture.md: add its row"
            ));
            continue;
        };
        let allowed = &table[at].1;
        for (other, file) in &imported {
            // `crate::pointer!` is a macro of `model`.
            let below = order
                .iter()
                .position(|known| known == other)
                .is_none_or(|known| known < at);
            if order.contains(&other.as_str()) && !below {
                faults.push(format!("src/{file}: {room} imports {other}, which stands above it: move what both need into a room below"));
            } else if order.contains(&other.as_str()) && !allowed.contains(other) {
                faults.push(format!("src/{file}: {room} imports {other}: say so in docs/architecture.md, or do without"));
            }
        }
        for unused in allowed
            .iter()
            .filter(|other| !imported.contains_key(*other))
        {
            faults.push(format!(
                "docs/architecture.md: {room} does not import {unused} any more"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_opens_with_what_flows_in_and_out() {
    let files = ["src", "tests", "fuzz", "benches"]
        .map(|folder| walkdir::WalkDir::new(Path::new(HERE).join(folder)));
    let bare = files
        .into_iter()
        .flatten()
        .map(Result::unwrap)
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "rs")
                && !fs::read_to_string(entry.path()).unwrap().starts_with("//!")
        });
    let bare: Vec<_> = bare.map(|entry| entry.path().to_owned()).collect();
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn what_is_known_of_a_rule_stands_in_its_row() {
    let compared = ["rule == \"", "rule != \""];
    let mut faults = Vec::new();
    for entry in walkdir::WalkDir::new(Path::new(HERE).join("src")) {
        let entry = entry.unwrap();
        if entry.file_type().is_dir() || entry.path().ends_with("model/rule.rs") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for (at, line) in text.lines().enumerate() {
            if compared.iter().any(|one| line.contains(one)) {
                let place = format!("{}:{}", entry.path().display(), at + 1);
                faults.push(format!("{place}: give the rule a mark in model/rule.rs"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
