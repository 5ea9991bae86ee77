//! In: words, the choices of a question or a list with labels in every language. Out: the entry that is meant.

use std::collections::BTreeSet;

use super::{
    Sure, called,
    line::fold,
    meant::{Meant, whole},
};
use crate::model::edition::Entry;

/// The item of one of the edition's lists.
pub(super) fn entry(list: &[Entry], text: &str) -> Meant {
    let wanted = titled(text);
    if wanted.is_empty() {
        return None;
    }
    let one = |is: &dyn Fn(&Entry) -> bool| {
        let mut found = list.iter().filter(|entry| is(entry));
        found
            .next()
            .filter(|_| found.next().is_none())
            .map(|entry| entry.id.clone())
    };
    let start = || {
        one(&|entry| {
            names(entry)
                .iter()
                .any(|name| begins(name, &wanted) && wanted.len() > 3)
        })
    };
    let named = whole_entry(list, text).map(|id| (id, Sure::Certain));
    // `mayor / representative` is neither of them.
    if named.is_none() && are_several(list, text) {
        return None;
    }
    // `Maire (représentant)` names two, though one label holds both words.
    let other = |id: &String| {
        let mut words = wanted.split(' ');
        words.any(|word| whole_entry(list, word).is_some_and(|one| one != *id))
    };
    // `atelier` may be another one than an international workshop.
    let counted = list.iter().any(|entry| entry.number.is_some());
    let narrow = |id: &str| !counted && !wanted.contains(' ') && id.contains('-');
    let sure = |id: String, two: bool| {
        let doubted = two || narrow(&id);
        let sure = if doubted { Sure::Guess } else { Sure::Certain };
        (id, sure)
    };
    let begun = || start().map(|id| sure(id, false));
    let held = || {
        let id = one(&|entry| holds(entry, &wanted))?;
        let two = other(&id);
        Some(sure(id, two))
    };
    let found = named
        .or_else(|| by_number(list, &wanted))
        .or_else(begun)
        .or_else(held);
    if found.is_some() {
        return whole(found, text);
    }
    // `Maire de la ville` may be the mayor, `adjointe au maire` is not.
    let within = |entry: &Entry| {
        let label = |label: &String| {
            variants(label)
                .iter()
                .any(|name| wanted.starts_with(&format!("{name} ")))
        };
        entry.label.values().any(label)
    };
    one(&within).map(|id| (id, Sure::Guess))
}

/// The item that a text is a whole name of.
pub(super) fn whole_entry(list: &[Entry], text: &str) -> Option<String> {
    let wanted = titled(text);
    let one = |is: &dyn Fn(&Entry) -> bool| {
        let mut found = list.iter().filter(|entry| is(entry));
        let entry = found.next().filter(|_| found.next().is_none());
        entry.map(|entry| entry.id.clone())
    };
    if wanted.is_empty() {
        return None;
    }
    let exact = one(&|entry| names(entry).iter().any(|name| titled(name) == wanted));
    let spoken = || one(&|entry| called::answer(&entry.id, &wanted));
    let numbered = || {
        let found = by_number(list, &wanted)?;
        (found.1 == Sure::Certain).then_some(found.0)
    };
    exact.or_else(spoken).or_else(numbered)
}

/// The item that a text is the id of, letter for letter, or else a whole name.
pub(super) fn own_entry(list: &[Entry], text: &str) -> Option<String> {
    let own = list.iter().find(|entry| entry.id == text);
    own.map(|entry| entry.id.clone())
        .or_else(|| whole_entry(list, text))
}

/// One of the answers that a schema allows, by its own word or by what people call it.
pub(super) fn choice(choices: &[String], text: &str) -> Meant {
    let wanted = titled(text);
    let named = |id: &&String| fold(id) == wanted || called::answer(id, &wanted);
    let mut found = choices.iter().filter(named);
    let one = found.next().filter(|_| found.next().is_none());
    whole(one.map(|id| (id.clone(), Sure::Certain)), text)
}

/// Whether a text names two items of a list one beside the other.
pub(super) fn are_several(list: &[Entry], text: &str) -> bool {
    let mut parts: Vec<&str> = text.split(['/', '|', ',', ';', '+', '&', '\n']).collect();
    for joint in [
        " ou ", " or ", " o ", " et ", " and ", " y ", " puis ", " then ", " oder ", " und ",
    ] {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(joint))
            .collect();
    }
    let read = |part: &&str| {
        whole_entry(list, part).or_else(|| by_number(list, &titled(part)).map(|(id, _)| id))
    };
    let found: BTreeSet<String> = parts.iter().filter_map(read).collect();
    found.len() > 1
}

/// The names of an item, folded, and its id.
pub(super) fn names(entry: &Entry) -> Vec<String> {
    let labels = entry.label.values().flat_map(|label| variants(label));
    labels.chain([fold(&entry.id)]).collect()
}

/// The item of a number, `axe 2`; words behind it that are none of its own say something else as well.
fn by_number(list: &[Entry], wanted: &str) -> Meant {
    let (number, words) = numbered(wanted, |word| {
        list.iter().all(|entry| fold(&entry.id).starts_with(word))
    })?;
    let begun = |entry: &Entry| names(entry).iter().any(|name| begins(name, &words));
    let counted = |word: &str| {
        let told = word.parse::<u32>().ok();
        told.is_some() && list.iter().any(|entry| entry.number == told)
    };
    let mut found = list.iter().filter(|entry| entry.number == Some(number));
    let entry = found.next().filter(|_| found.next().is_none())?;
    // `axe 1 : villes inclusives` says which one twice; if the two differ, nobody can tell.
    let other = |entry: &Entry| entry.number != Some(number) && begun(entry);
    let alone = words.is_empty();
    if !alone && (words.split(' ').any(counted) || list.iter().any(other)) {
        return None;
    }
    let own = alone || begun(entry) || holds(entry, &words);
    let sure = if own { Sure::Certain } else { Sure::Guess };
    Some((entry.id.clone(), sure))
}

/// Whether every word of a text stands in one of an entry's labels, but for gender and number.
pub(super) fn holds(entry: &Entry, wanted: &str) -> bool {
    const SMALL: [&str; 16] = [
        "de", "du", "des", "la", "le", "les", "l", "d", "el", "los", "las", "del", "of", "the",
        "y", "et",
    ];
    let asked: Vec<&str> = wanted
        .split(' ')
        .filter(|word| !SMALL.contains(word))
        .collect();
    let long = asked.iter().map(|word| word.len()).sum::<usize>() > 3;
    long && entry.label.values().any(|label| {
        let label = fold(label);
        let own: Vec<&str> = label.split(' ').collect();
        let there =
            |word: &&str| word.len() == 1 || own.iter().any(|other| called::alike(word, other));
        asked.iter().all(there)
    })
}

/// The number in `axe 2`, `n° 2 : villes`, `axis2`, `second axis`, `II`, and the words behind it; `own` tells a word that all ids begin with.
pub(super) fn numbered(text: &str, own: impl Fn(&str) -> bool) -> Option<(u32, String)> {
    let parted = apart(text);
    let words: Vec<&str> = parted.split(' ').collect();
    let is_axis = |word: &&&str| AXIS.contains(*word) || own(word);
    let before = words.iter().take_while(is_axis).count();
    let number = called::number(words.get(before)?)?;
    let rest = &words[before + 1..];
    let after = rest.iter().take_while(is_axis).count();
    // `una ciudad` is no first one.
    let told = before + after > 0 || rest.is_empty() || words[0].parse::<u32>().is_ok();
    told.then(|| (number, rest[after..].join(" ")))
}

/// Words with a blank between letters and the figures behind them: `axis2`.
pub(super) fn apart(text: &str) -> String {
    let at = text.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 1);
    match at {
        Some(at) if text[..at].bytes().all(|b| b.is_ascii_lowercase()) => {
            format!("{} {}", &text[..at], &text[at..])
        }
        _ => text.to_owned(),
    }
}

/// Words for an axis in the three languages.
const AXIS: [&str; 17] = [
    "achse",
    "eixo",
    "asse",
    "axe",
    "axis",
    "eje",
    "axes",
    "ejes",
    "no",
    "n",
    "nr",
    "num",
    "numero",
    "number",
    "strategique",
    "estrategico",
    "strategic",
];

/// Whether a name begins with these words.
pub(super) fn begins(name: &str, words: &str) -> bool {
    name.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Words without the articles and titles before them.
pub(super) fn titled(text: &str) -> String {
    const BEFORE: [&str; 26] = [
        "m", "mr", "mrs", "ms", "mme", "mlle", "monsieur", "madame", "le", "la", "les", "l", "the",
        "el", "los", "las", "sr", "sra", "senor", "senora", "un", "une", "una", "a", "an", "dr",
    ];
    let folded = fold(text);
    let mut words: Vec<&str> = folded.split(' ').collect();
    while words.len() > 1 && BEFORE.contains(&words[0]) {
        words.remove(0);
    }
    words.join(" ")
}

/// `Coordinateur(trice) interservices` as it may be written: with either ending, with both.
pub(super) fn variants(label: &str) -> Vec<String> {
    let Some((open, close)) = label
        .find('(')
        .zip(label.find(')'))
        .filter(|(open, close)| open < close)
    else {
        return vec![fold(label)];
    };
    let (before, inside, after) = (&label[..open], &label[open + 1..close], &label[close + 1..]);
    let mut all = vec![
        format!("{before}{after}"),
        format!("{before}{inside}{after}"),
        label.to_owned(),
    ];
    // The ending takes the place of as many letters, or of the last few.
    let letters: Vec<(usize, char)> = before.char_indices().collect();
    for taken in 1..=4_usize.min(letters.len()) {
        let (at, first) = letters[letters.len() - taken];
        if inside.starts_with(first) || taken >= 3 {
            all.push(format!("{}{inside}{after}", &before[..at]));
        }
    }
    all.iter().map(|text| fold(text)).collect()
}

/// What an id of the programme stands for: its name, the beginning of its name, its number in the list.
pub(super) fn named<'a>(known: impl Iterator<Item = (&'a str, Vec<&'a str>)>, text: &str) -> Meant {
    let known: Vec<(&str, Vec<String>)> = known
        .map(|(id, names)| (id, names.iter().map(|name| fold(name)).collect()))
        .collect();
    let (wanted, bare) = (
        fold(text),
        fold(text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '))),
    );
    let one = |is: &dyn Fn(&str, &[String]) -> bool| {
        let mut found = known.iter().filter(|(id, names)| is(id, names));
        found
            .next()
            .filter(|_| found.next().is_none())
            .map(|(id, _)| ((*id).to_owned(), Sure::Certain))
    };
    if wanted.is_empty() {
        return None;
    }
    let same = |words: &str| {
        one(&|id, names| {
            !words.is_empty() && (fold(id) == words || names.iter().any(|name| name == words))
        })
    };
    let found = same(&wanted)
        .or_else(|| same(&bare))
        .or_else(|| {
            one(&|_, names| wanted.len() > 3 && names.iter().any(|name| begins(name, &wanted)))
        })
        .or_else(|| {
            let number = text
                .trim()
                .trim_end_matches(['.', ')'])
                .parse::<usize>()
                .ok()?;
            known
                .get(number.checked_sub(1)?)
                .map(|(id, _)| ((*id).to_owned(), Sure::Certain))
        });
    whole(found, text)
}
