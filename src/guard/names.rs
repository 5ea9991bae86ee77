//! In: the name of a person as a fiche has it. Out: the other ways in which people and addresses write it.

use crate::model::{
    fold::{fold, is_telling_name, is_unspaced},
    search::tokens,
    variants::composed,
};

/// Before a name, as it is folded: forms of address, and titles that stand there.
const ADDRESS: [&str; 45] = [
    "m",
    "mm",
    "mme",
    "mlle",
    "me",
    "mgr",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "dre",
    "dra",
    "prof",
    "pr",
    "pre",
    "sr",
    "sra",
    "srta",
    "don",
    "dona",
    "lic",
    "licda",
    "ing",
    "arq",
    "arch",
    "abg",
    "rev",
    "sir",
    "dame",
    "hon",
    "maitre",
    "madame",
    "monsieur",
    "docteur",
    "docteure",
    "senor",
    "senora",
    "doctor",
    "doctora",
    "professeur",
    "professeure",
    "professor",
    "profesora",
];

/// Behind a name: degrees and professions.
const DEGREES: [&str; 31] = [
    "ing", "eng", "peng", "arch", "arq", "urb", "phd", "msc", "bsc", "ma", "ba", "mba", "mpa",
    "meng", "md", "llb", "llm", "rpp", "esq", "jr", "sr", "cpa", "oaq", "ouq", "oaa", "aia",
    "riba", "frca", "dess", "dea", "lic",
];

/// Words of names that are written small, and those that some write together with the next.
const PARTICLES: [&str; 22] = [
    "de", "du", "des", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "las", "los",
    "van", "von", "der", "den", "ter", "y", "e", "i",
];
const JOINED: [&str; 8] = ["mac", "mc", "o", "d", "l", "le", "la", "de"];

/// Letters that stand alone for another reason than that a name begins with them: `à`, `y`, `M.`, `city's`, `don't`.
const WORDS: &str = "aeiouymst";
/// Those that stand so before a vowel: `l'auberge`.
const ELIDED: &str = "cdjlnq";
const VOWELS: &str = "aeiouyh";

/// Fewest letters of a surname that is looked for behind an initial, of one of two surnames, and of a name that is written as one word.
const SURNAME: usize = 5;
const HALF: usize = 6;
const GLUED: usize = 10;

/// Most words of a name that lists turn about.
const TURNED: usize = 4;

/// One person, in folded words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Person {
    /// Ways to write the whole name: who may be named in one may be in all.
    pub(super) whole: Vec<String>,
    /// Ways that leave out a part of it.
    pub(super) part: Vec<String>,
}

impl Person {
    fn whole(&mut self, words: &[&str]) {
        self.whole.push(fold(&words.join(" ")));
        if words.len() <= TURNED {
            let turns = (1..words.len()).map(|at| [&words[at..], &words[..at]].concat().join(" "));
            self.whole.extend(turns.map(|text| fold(&text)));
        }
    }
}

/// Whom a name names: one person, or of several, each.
pub(super) fn people(name: &str) -> Vec<Person> {
    let name = composed(name);
    let bare = unbracketed(&name);
    let mut all: Vec<Person> = bare.split(['/', '&', ';']).filter_map(person).collect();
    let mut straight = Person::default();
    straight.whole(&name.split_whitespace().collect::<Vec<_>>());
    match all.as_mut_slice() {
        [one] => one.whole.append(&mut straight.whole),
        _ => all.push(straight),
    }
    all
}

/// A name without what stands between brackets: `(intérim)`.
fn unbracketed(name: &str) -> String {
    let mut depth = 0_usize;
    let outside = |c: &char| {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    name.chars().filter(outside).collect()
}

/// The ways to write the name of one person; none if it does not look like one.
fn person(text: &str) -> Option<Person> {
    let core = core(text);
    let alone = core.len() == 1 && core[0].chars().all(is_unspaced);
    let short: Vec<&str> = core
        .iter()
        .copied()
        .filter(|word| alone || !is_initial(word))
        .collect();
    let is_name = |word: &&str| {
        PARTICLES.contains(&glued(word).as_str())
            || word
                .chars()
                .any(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
    };
    // One word, or one behind an initial, is a word of any text.
    if !(short.len() >= 2 || alone) || !core.iter().all(is_name) || !is_telling_name(&core.concat())
    {
        return None;
    }
    let mut person = Person::default();
    person.whole(&core);
    spelled(&core, &mut person);
    if short.len() < core.len() {
        person.whole(&short);
        spelled(&short, &mut person);
    }
    if !alone {
        shortened(&short, &mut person.part);
    }
    Some(person)
}

/// The words of a name itself: without titles, degrees and what is told of the person behind a comma or a dash.
fn core(text: &str) -> Vec<&str> {
    let mut parts = text
        .split([',', '，'])
        .map(untitled)
        .filter(|words| !words.is_empty());
    let mut core = parts.next().unwrap_or_default();
    // `Courtemanche, Basile`
    if core.len() == 1
        && let Some(given) = parts.next().filter(|words| words.len() <= 2)
    {
        core = [given, core].concat();
    }
    core
}

fn untitled(part: &str) -> Vec<&str> {
    let words = part
        .split_whitespace()
        .take_while(|word| !matches!(*word, "-" | "–" | "—" | "|"))
        .filter(|word| tokens(&fold(word)).next().is_some());
    let mut words: Vec<&str> = words.collect();
    let first = words
        .iter()
        .position(|word| !ADDRESS.contains(&glued(word).as_str()));
    words.drain(..first.unwrap_or(words.len()));
    // `Ma` is somebody's name, `M.A.`, `MA` and `ing` are not.
    let degree = |word: &str| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        DEGREES.contains(&glued(word).as_str()) && (word.contains('.') || capitals != 1)
    };
    while words.last().is_some_and(|word| degree(word)) {
        words.pop();
    }
    words
}

/// The letters of a text, folded, as one word.
fn glued(text: &str) -> String {
    fold(text).split(' ').collect()
}

fn is_initial(word: &str) -> bool {
    glued(word).chars().count() == 1 && !word.chars().any(is_unspaced)
}

/// The whole name as keyboards, addresses and other habits spell it.
fn spelled(words: &[&str], person: &mut Person) {
    let text = words.join(" ");
    let umlauts = respelled(&text);
    let folded = fold(&text);
    let plain = ["ue", "oe", "ae", "aa"]
        .iter()
        .fold(folded.clone(), |text, pair| text.replace(pair, &pair[..1]));
    let each: Vec<String> = words.iter().map(|word| glued(word)).collect();
    let mut all = vec![fold(&umlauts), plain, fold(&capitals_apart(&text))];
    if !text.chars().any(is_unspaced) {
        all.push(fold(&each.join(" ")));
        all.push(fold(&joined(&folded)));
        for one in [&text, &umlauts] {
            let mut words: Vec<String> = one.split(' ').map(glued).collect();
            for _ in 0..2 {
                let letters: usize = words.iter().map(|word| word.chars().count()).sum();
                all.extend((letters >= GLUED).then(|| fold(&words.concat())));
                // Surname first.
                words.rotate_right(1);
            }
        }
    }
    person.whole.extend(all);
}

/// Letters with a mark as those write them whose keyboard has none.
fn respelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ü' | 'Ü' => out.push_str("ue"),
            'ö' | 'Ö' | 'ø' | 'Ø' => out.push_str("oe"),
            'ä' | 'Ä' => out.push_str("ae"),
            'å' | 'Å' => out.push_str("aa"),
            c => out.push(c),
        }
    }
    out
}

/// `MacDonald` as `Mac Donald`.
fn capitals_apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        if c.is_uppercase() && out.ends_with(char::is_lowercase) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Folded words with those that belong to the next written together with it: `Mac Donald` as `MacDonald`.
fn joined(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for word in tokens(folded) {
        out.push_str(word);
        if !JOINED.contains(&word) {
            out.push(' ');
        }
    }
    out
}

/// Ways to write a name of two words or more that leave out letters or a surname.
fn shortened(words: &[&str], found: &mut Vec<String>) {
    let (first, rest) = (words[0], &words[1..]);
    let last = rest[rest.len() - 1];
    let letters = |text: &str| glued(text).chars().count();
    if letters(last) >= SURNAME && !words.iter().any(|word| word.chars().any(is_unspaced)) {
        let initials: Vec<String> = first
            .split('-')
            .filter_map(|part| Some(glued(part).chars().next()?.to_string()))
            .collect();
        for surname in [fold(&rest.join(" ")), fold(last)] {
            let next = surname.trim().chars().next().unwrap_or(' ');
            if let [initial, ..] = initials.as_slice() {
                found.extend(tells(initial, next).then(|| format!(" {initial}{surname}")));
                let behind =
                    !WORDS.contains(initial.as_str()) && !ELIDED.contains(initial.as_str());
                found.extend(behind.then(|| format!("{surname}{initial} ")));
            }
            if initials.len() > 1 {
                found.push(format!(" {}{surname}", initials.join(" ")));
            }
        }
    }
    let given = &words[..words.len() - 1];
    // One of two surnames; `Saint` is half of one, and stands before many names of places.
    if let Some((one, _)) = last.rsplit_once('-')
        && letters(one) >= HALF
        && !glued(one).starts_with("saint")
    {
        found.push(fold(&format!("{} {one}", given.join(" "))));
    }
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    if words.len() == 4 && words.iter().all(capital) && letters(words[2]) >= SURNAME {
        found.push(fold(&given.join(" ")));
    }
}

/// Whether a letter before a word that begins so is the beginning of a name.
fn tells(initial: &str, next: char) -> bool {
    !(WORDS.contains(initial) || ELIDED.contains(initial) && VOWELS.contains(next))
}

/// Whether a folded word is a letter that stands alone between names, as the beginning of one: `Basile J. Courtemanche`.
pub(super) fn is_initial_letter(word: &str) -> bool {
    matches!(word.as_bytes(), [b'a'..=b'z']) && !WORDS.contains(word) && !"dl".contains(word)
}
