//! The law of a merge: what one side changed is there, what both changed is there once or told, and nothing that anyone wrote is
//! lost. Fiches are generated with texts, maps and lists, in blocks and between brackets, with remarks wherever they may stand.

use std::collections::BTreeMap;

use proptest::{prelude::*, sample::Index};
use roadmap::{
    merge::{Merged, Names, merge, parted},
    parse::Limits,
};
use serde_json::Value;

use crate::project::cases;

/// What an answer holds.
#[derive(Debug, Clone, PartialEq)]
enum Held {
    Word(usize),
    Id(String),
    Text(Vec<usize>),
    Map(Vec<Answer>),
    /// Items with their ids; some have a second answer.
    List(Vec<Answer>),
}

/// An answer, or an item of a list with its id for a name.
#[derive(Debug, Clone, PartialEq)]
struct Answer {
    name: String,
    above: Option<usize>,
    behind: Option<usize>,
    held: Held,
    /// Between brackets.
    flow: bool,
}

/// One version of a fiche.
#[derive(Debug, Clone, PartialEq)]
struct Fiche {
    answers: Vec<Answer>,
    end: Option<usize>,
}

/// A change that somebody makes.
#[derive(Debug, Clone)]
enum Edit {
    Word(Index),
    Remark(Index),
    Behind(Index),
    Remove(Index),
    Add(Index, usize),
    Paragraph(Index, Index),
    NewParagraph(Index, Index),
    Swap(Index),
    Brackets(Index),
    End,
}

/// Numbers that no two people give to the same thing.
struct Fresh(usize);

impl Fresh {
    fn next(&mut self) -> usize {
        self.0 += 1;
        self.0
    }
}

fn word(of: usize) -> String {
    format!("w{of}z")
}

impl Fiche {
    fn text(&self) -> String {
        let mut out = String::new();
        block(&self.answers, 0, false, &mut out);
        if let Some(end) = self.end {
            out.push_str(&format!("# r{end}z\n"));
        }
        out
    }

    /// Every answer of every depth, by a number.
    fn count(answers: &[Answer]) -> usize {
        answers
            .iter()
            .map(|one| match &one.held {
                Held::Map(below) | Held::List(below) => 1 + Self::count(below),
                _ => 1,
            })
            .sum()
    }

    fn at(
        answers: &mut Vec<Answer>,
        mut nth: usize,
        act: &mut dyn FnMut(&mut Vec<Answer>, usize),
    ) -> usize {
        let mut at = 0;
        while at < answers.len() {
            if nth == 0 {
                act(answers, at);
                return usize::MAX;
            }
            nth -= 1;
            if let Held::Map(below) | Held::List(below) = &mut answers[at].held {
                nth = Self::at(below, nth, act);
                if nth == usize::MAX {
                    return nth;
                }
            }
            at += 1;
        }
        nth
    }

    fn change(&mut self, edit: &Edit, fresh: &mut Fresh) {
        let count = Self::count(&self.answers);
        if let Edit::End = edit {
            self.end = Some(fresh.next());
            return;
        }
        let (Edit::Word(at)
        | Edit::Remark(at)
        | Edit::Behind(at)
        | Edit::Remove(at)
        | Edit::Add(at, _)
        | Edit::Paragraph(at, _)
        | Edit::NewParagraph(at, _)
        | Edit::Swap(at)
        | Edit::Brackets(at)) = edit
        else {
            return;
        };
        if count == 0 {
            return;
        }
        Self::at(&mut self.answers, at.index(count), &mut |row, at| {
            apply(edit, row, at, fresh);
        });
    }
}

fn apply(edit: &Edit, row: &mut Vec<Answer>, at: usize, fresh: &mut Fresh) {
    let one = &mut row[at];
    match (edit, &mut one.held) {
        (Edit::Word(_), Held::Word(word)) => *word = fresh.next(),
        (Edit::Remark(_), _) => one.above = Some(fresh.next()),
        (Edit::Behind(_), _) => one.behind = Some(fresh.next()),
        (Edit::Brackets(_), Held::List(_) | Held::Map(_)) => one.flow = !one.flow,
        (Edit::Remove(_), _) => _ = row.remove(at),
        (Edit::Add(_, shape), _) => {
            // Names that both may give, or only one.
            let number = if *shape > 5 { 7 } else { fresh.next() };
            let held = match shape % 3 {
                0 => Held::Word(fresh.next()),
                1 => Held::Text(vec![fresh.next(), fresh.next()]),
                _ => Held::Map(vec![answer("title", Held::Word(fresh.next()))]),
            };
            if !row.iter().any(|one| one.name == format!("n{number}")) {
                row.insert(at, answer(&format!("n{number}"), held));
            }
        }
        (Edit::Paragraph(_, part), Held::Text(parts)) if !parts.is_empty() => {
            let at = part.index(parts.len());
            parts[at] = fresh.next();
        }
        (Edit::NewParagraph(_, part), Held::Text(parts)) => {
            let at = part.index(parts.len() + 1);
            parts.insert(at, fresh.next());
        }
        (Edit::Swap(_), _) if at > 0 => row.swap(at, at - 1),
        _ => {}
    }
}

fn answer(name: &str, held: Held) -> Answer {
    Answer {
        name: name.to_owned(),
        above: None,
        behind: None,
        held,
        flow: false,
    }
}

/// Answers on lines of their own; `items` are those of a list.
fn block(answers: &[Answer], column: usize, items: bool, out: &mut String) {
    let indent = " ".repeat(column);
    for one in answers {
        if let Some(above) = one.above {
            out.push_str(&format!("{indent}# r{above}z\n"));
        }
        let behind = one
            .behind
            .map_or(String::new(), |behind| format!(" # r{behind}z"));
        if items {
            let below = item(one);
            if one.flow {
                out.push_str(&format!(
                    "{indent}- {}{behind}\n",
                    brackets(&Held::Map(below))
                ));
            } else {
                let mut text = String::new();
                block(&below, column + 2, false, &mut text);
                let first = text.len() - text.trim_start().len();
                let (line, rest) = text[first..].split_once('\n').unwrap();
                out.push_str(&format!("{indent}- {line}{behind}\n{rest}"));
            }
            continue;
        }
        let name = &one.name;
        match &one.held {
            Held::Text(parts) if !parts.is_empty() => {
                out.push_str(&format!("{indent}{name}: |{behind}\n"));
                let lines: Vec<String> = parts
                    .iter()
                    .map(|part| format!("{indent}  {} and\n{indent}  more\n", word(*part)))
                    .collect();
                out.push_str(&lines.join("\n"));
            }
            Held::Map(below) if !one.flow && !below.is_empty() => {
                out.push_str(&format!("{indent}{name}:{behind}\n"));
                block(below, column + 2, false, out);
            }
            Held::List(below) if !one.flow && !below.is_empty() => {
                out.push_str(&format!("{indent}{name}:{behind}\n"));
                block(below, column + 2, true, out);
            }
            held => out.push_str(&format!("{indent}{name}: {}{behind}\n", brackets(held))),
        }
    }
}

/// The answers of an item: its id, then what it holds.
fn item(one: &Answer) -> Vec<Answer> {
    let mut below = vec![answer("id", Held::Id(one.name.clone()))];
    match &one.held {
        Held::Map(more) => below.extend(more.iter().cloned()),
        held => below.push(answer("said", held.clone())),
    }
    below
}

fn brackets(held: &Held) -> String {
    match held {
        Held::Word(of) => word(*of),
        Held::Id(id) => id.clone(),
        Held::Text(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| word(*part)).collect();
            format!("\"{}\"", parts.join("\\n\\n"))
        }
        Held::Map(below) => {
            let pair = |one: &Answer| format!("{}: {}", one.name, brackets(&one.held));
            let pairs: Vec<String> = below.iter().map(pair).collect();
            format!("{{{}}}", pairs.join(", "))
        }
        Held::List(below) => {
            let items: Vec<String> = below
                .iter()
                .map(|one| brackets(&Held::Map(item(one))))
                .collect();
            format!("[{}]", items.join(", "))
        }
    }
}

/// Every leaf of a value by its way, items of lists by their ids.
fn leaves(value: &Value, way: &str, out: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, below)| leaves(below, &format!("{way}.{key}"), out)),
        Value::Array(list) => list.iter().for_each(|below| {
            let id = below["id"].as_str().unwrap_or("?");
            leaves(below, &format!("{way}[{id}]"), out);
        }),
        Value::Null => {}
        leaf => _ = out.insert(way.to_owned(), leaf.clone()),
    }
}

/// Numbered words of a text: answers and remarks.
fn tokens(text: &str) -> Vec<&str> {
    let is_token = |word: &&str| word.ends_with('z') && word.len() > 2;
    // A break between quotes is written `\n`, before the word.
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .map(|word| word.strip_prefix('n').unwrap_or(word))
        .filter(is_token)
        .collect()
}

fn names() -> Names {
    Names {
        ours: "yours".to_owned(),
        theirs: "the other".to_owned(),
    }
}

fn merged(old: &str, ours: &str, theirs: &str) -> Merged {
    merge(Some(old), ours, theirs, &names(), &Limits::default())
}

fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<Index>;
    prop_oneof![
        4 => index().prop_map(Edit::Word),
        2 => index().prop_map(Edit::Remark),
        2 => index().prop_map(Edit::Behind),
        2 => index().prop_map(Edit::Remove),
        3 => (index(), 0..9_usize).prop_map(|(at, shape)| Edit::Add(at, shape)),
        3 => (index(), index()).prop_map(|(at, part)| Edit::Paragraph(at, part)),
        1 => (index(), index()).prop_map(|(at, part)| Edit::NewParagraph(at, part)),
        2 => index().prop_map(Edit::Swap),
        1 => index().prop_map(Edit::Brackets),
        1 => Just(Edit::End),
    ]
}

/// A fiche to begin with: its answers, and where remarks and brackets are.
fn fiche() -> impl Strategy<Value = Fiche> {
    let shapes = proptest::collection::vec((0..5_usize, 0..4_usize, any::<[bool; 3]>()), 1..5);
    (shapes, any::<bool>()).prop_map(|(shapes, end)| {
        let mut fresh = Fresh(1000);
        let answers = shapes
            .into_iter()
            .enumerate()
            .map(|(nth, (shape, size, [above, behind, flow]))| Answer {
                above: above.then(|| fresh.next()),
                behind: behind.then(|| fresh.next()),
                flow,
                ..answer(&format!("k{nth}"), held(shape, size, &mut fresh))
            })
            .collect();
        Fiche {
            answers,
            end: end.then(|| fresh.next()),
        }
    })
}

fn held(shape: usize, size: usize, fresh: &mut Fresh) -> Held {
    let below = |fresh: &mut Fresh| -> Vec<Answer> {
        (0..=size)
            .map(|nth| Answer {
                flow: nth % 2 == 0,
                ..answer(&format!("i{nth}"), held((nth + shape) % 2, 2, fresh))
            })
            .collect()
    };
    match shape {
        0 => Held::Word(fresh.next()),
        1 => Held::Text((0..=size).map(|_| fresh.next()).collect()),
        2 => Held::Map(below(fresh)),
        _ => Held::List(below(fresh)),
    }
}

type Triple = [String; 3];

fn triple() -> impl Strategy<Value = Triple> {
    let edits = || proptest::collection::vec(edit(), 0..5);
    (fiche(), edits(), edits()).prop_map(|(old, ours, theirs)| {
        let made = |edits: &[Edit], from: usize| {
            let (mut fiche, mut fresh) = (old.clone(), Fresh(from));
            edits.iter().for_each(|edit| fiche.change(edit, &mut fresh));
            fiche.text()
        };
        [old.text(), made(&ours, 2000), made(&theirs, 3000)]
    })
}

/// What each side would read once a person has chosen.
fn sides(merged: &Merged) -> [String; 2] {
    match parted(&merged.text) {
        Some(versions) => [versions.ours, versions.theirs],
        None => [merged.text.clone(), merged.text.clone()],
    }
}

fn check(old: &str, ours: &str, theirs: &str) -> Result<(), TestCaseError> {
    let done = merged(old, ours, theirs);
    let told = format!(
        "--- old\n{old}--- ours\n{ours}--- theirs\n{theirs}--- merged\n{}",
        done.text
    );
    // Every answer and every remark that a side brought, and all that both kept.
    let (was, one, other) = (tokens(old), tokens(ours), tokens(theirs));
    let result = tokens(&done.text);
    for token in one.iter().chain(&other) {
        let kept = one.contains(token) && other.contains(token);
        prop_assert!(
            was.contains(token) && !kept || result.contains(token),
            "{token} is lost\n{told}"
        );
    }
    // Read from the text as from the values, by each side.
    let read = |text: &str| serde_yaml::from_str::<Value>(text).unwrap_or(Value::Null);
    let null = |value: Value| {
        if value == Value::Object(serde_json::Map::new()) {
            Value::Null
        } else {
            value
        }
    };
    prop_assert!(done.values.is_some(), "merged line by line\n{told}");
    let values = done.values.clone().unwrap_or_default();
    for (text, value) in sides(&done).iter().zip(&values) {
        prop_assert_eq!(&null(read(text)), &null(value.clone()), "{}", told);
    }
    prop_assert_eq!(done.conflicts > 0, values[0] != values[1], "{}", told);
    // What one side changed is taken.
    if done.conflicts == 0 {
        let of = |value: &Value| {
            let mut all = BTreeMap::new();
            leaves(value, "", &mut all);
            all
        };
        let [was, one, other] = [old, ours, theirs].map(|text| of(&read(text)));
        let is = of(&values[0]);
        for way in was.keys().chain(one.keys()).chain(other.keys()) {
            let [was, one, other] = [&was, &one, &other].map(|all| all.get(way));
            let expected = if one == was {
                other
            } else if other == was || one == other {
                one
            } else {
                continue;
            };
            prop_assert_eq!(is.get(way), expected, "{}\n{}", way, told);
        }
    }
    // Whoever is called ours.
    let turned = merged(old, theirs, ours);
    let [there, here] = turned.values.clone().unwrap_or_default();
    prop_assert_eq!(&[here, there], &values, "{}{}", told, turned.text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(300, 20_000)))]

    #[test]
    fn nothing_is_lost_and_one_change_is_taken([old, ours, theirs] in triple()) {
        check(&old, &ours, &theirs)?;
    }

    #[test]
    fn a_change_of_one_side_is_that_side([old, ours, theirs] in triple()) {
        for windows in [false, true] {
            let end = |text: &str| if windows { text.replace('\n', "\r\n") } else { text.to_owned() };
            let (old, ours, theirs) = (end(&old), end(&ours), end(&theirs));
            prop_assert_eq!(&merged(&old, &ours, &ours).text, &ours);
            prop_assert_eq!(&merged(&old, &old, &theirs).text, &theirs);
            prop_assert_eq!(&merged(&old, &ours, &old).text, &ours);
        }
    }

    #[test]
    fn what_was_settled_is_settled([old, ours, theirs] in triple()) {
        let done = merged(&old, &ours, &theirs);
        prop_assert_eq!(&merged(&ours, &done.text, &ours).text, &done.text);
    }
}
