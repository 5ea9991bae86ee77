//! In: internal values of fiches, and public words. Out: which of the values are looked for, in each of their spellings.
//!
//! A name is public where a field for names says so, or its own city. Where another city names somebody, the name may stand beside
//! the words that it stands beside there, and in no other file.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::Hash,
};

use rayon::prelude::*;

use crate::{
    fiche::path,
    guard::{
        Origin, keys,
        names::{self, Person},
        values::{Dialled, Internal, Named, Secret, is_ordinary},
        written,
    },
    model::{
        figures::PART,
        fold::fold,
        search::{Texts, tokens},
    },
};

/// Words on either side by which a place in a text is known again, and those of a name that are kept with them.
const BESIDE: usize = 3;
const KEPT: usize = 8;

/// A spelling that is looked for.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) folded: String,
    /// Which of the texts it is of.
    pub(super) of: usize,
    /// The whole name of a person.
    pub(super) is_name: bool,
    /// A way to write somebody's name.
    pub(super) is_person: bool,
    /// Such a way in one word.
    pub(super) is_handle: bool,
    /// Whether its folded words are words of any text: it counts as a name is written.
    pub(super) cased: bool,
    /// Whether it is somebody's name straight and turned about: `Courtemanche, Basile` of who is listed so.
    pub(super) both: bool,
    /// Whether it is what a file is called.
    pub(super) is_file: bool,
    /// Whether a document that says it tells something by it, and not a word that any may have.
    pub(super) telling: bool,
    /// With some words beside it, as texts of other cities have it: a file that holds one of these may hold it.
    pub(super) beside: HashSet<String>,
}

/// What public words hold of what is looked for: any of them, and those that may name somebody, by whose they are.
struct Heard<'n, K> {
    open: HashSet<K>,
    named: BTreeMap<&'n str, HashSet<K>>,
    anywhere: HashSet<K>,
}

impl<'n, K: Clone + Eq + Hash + Send> Heard<'n, K> {
    fn new(open: &str, named: &'n Named, find: impl Fn(&str) -> Vec<K> + Sync) -> Self {
        let named: BTreeMap<&str, HashSet<K>> = named
            .par_iter()
            .map(|(home, words)| (home.as_str(), find(words).into_iter().collect()))
            .collect();
        Self {
            open: find(open).into_iter().collect(),
            anywhere: named.values().flatten().cloned().collect(),
            named,
        }
    }

    /// Whether that makes something public: a city speaks for its own people alone, and anyone for what cities share.
    fn opens(&self, secret: Secret, origin: &Origin, what: &K) -> bool {
        let by = |home: &str| self.named.get(home).is_some_and(|all| all.contains(what));
        match secret {
            Secret::Words => self.open.contains(what),
            Secret::Name => {
                by("") || path::city(&origin.path).map_or_else(|| self.anywhere.contains(what), by)
            }
            Secret::Always => false,
        }
    }
}

/// One spelling of an internal text.
struct Form {
    /// Its number among all spellings.
    spelling: usize,
    /// The text.
    of: usize,
    /// The person whom it names.
    person: usize,
    is_whole: bool,
    is_name: bool,
    cased: bool,
    is_handle: bool,
}

impl Form {
    fn wanted(&self, folded: &str, text: &Internal, beside: HashSet<String>) -> Wanted {
        Wanted {
            folded: folded.to_owned(),
            of: self.of,
            is_name: self.is_name && self.is_whole,
            is_person: self.is_name,
            is_handle: self.is_handle,
            cased: self.cased,
            both: false,
            is_file: !self.is_name && written::is_file(&text.0),
            telling: self.is_name || is_telling(text),
            beside,
        }
    }
}

/// All spellings of internal texts, each once, and whose they are.
#[derive(Default)]
struct Spellings {
    folded: Vec<String>,
    known: HashMap<String, usize>,
    forms: Vec<Form>,
    people: usize,
}

impl Spellings {
    fn of(texts: &[Internal]) -> Self {
        let mut all = Self::default();
        for (of, (text, secret, origin)) in texts.iter().enumerate() {
            let is_name = *secret == Secret::Name && origin.field.ends_with(".name");
            if is_name {
                names::people(text)
                    .into_iter()
                    .for_each(|person| all.add(of, person, true));
            } else {
                let whole = vec![fold(text)];
                all.add(
                    of,
                    Person {
                        whole,
                        ..Person::default()
                    },
                    false,
                );
            }
        }
        all
    }

    fn add(&mut self, of: usize, person: Person, is_name: bool) {
        let ways = [
            (person.whole, true, false, false),
            (person.turned, true, true, false),
            (person.part, false, false, false),
            (person.short, false, true, false),
            (person.handles, false, false, true),
        ];
        let forms = ways
            .into_iter()
            .flat_map(|(all, is_whole, cased, is_handle)| {
                all.into_iter()
                    .map(move |folded| (folded, is_whole, cased, is_handle))
            });
        for (folded, is_whole, cased, is_handle) in
            forms.filter(|(folded, ..)| tokens(folded).next().is_some())
        {
            let fresh = self.folded.len();
            let spelling = *self.known.entry(folded.clone()).or_insert(fresh);
            if spelling == fresh {
                self.folded.push(folded);
            }
            self.forms.push(Form {
                spelling,
                of,
                person: self.people,
                is_whole,
                is_name,
                cased,
                is_handle,
            });
        }
        self.people += 1;
    }
}

/// Whether a text that is no name tells something wherever it stands: an address, a code, a hash, or words that nobody says by chance.
fn is_telling((text, _, origin): &Internal) -> bool {
    // Of an office, a trade, a body that gives money any document may speak.
    let office = [".title", ".source", ".label", ".by"];
    let office = office.iter().any(|end| origin.field.ends_with(end));
    // `prep-cool-old-towns`, `quiet-note.pdf`
    let id = !text.contains(char::is_whitespace) && tokens(&fold(text)).count() > 2;
    keys::tells(text) || keys::is_code(text) || id || !office && !is_ordinary(text)
}

/// The internal texts, and of their spellings those that no public text makes public.
pub(super) fn wanted(
    mut texts: Vec<Internal>,
    open: &str,
    named: &Named,
) -> (Vec<(String, Origin)>, Vec<Wanted>) {
    texts.sort();
    texts.dedup();
    let all = Spellings::of(&texts);
    // All at once: a public text is long and the values are many.
    let search = Texts::new(all.folded.iter().map(String::as_str).enumerate());
    let heard = Heard::new(open, named, |words| search.within(words));
    let opens = |form: &Form| {
        let (_, secret, origin) = &texts[form.of];
        heard.opens(*secret, origin, &form.spelling)
    };
    // Who is named in one way is in all, and so is whoever is called the same.
    let people: HashSet<usize> = all
        .forms
        .iter()
        .filter(|form| form.is_whole && opens(form))
        .map(|form| form.person)
        .collect();
    let is_open = |form: &Form| people.contains(&form.person) || opens(form);
    let names = all
        .forms
        .iter()
        .filter(|form| texts[form.of].1 == Secret::Name);
    let namesakes: HashSet<usize> = names
        .filter(|form| is_open(form))
        .map(|form| form.spelling)
        .collect();
    let mut kept: BTreeMap<(&str, Secret), (&Form, bool)> = BTreeMap::new();
    for form in &all.forms {
        let secret = texts[form.of].1;
        if !(is_open(form) || secret == Secret::Name && namesakes.contains(&form.spelling)) {
            let (known, both) = kept
                .entry((all.folded[form.spelling].as_str(), secret))
                .or_insert((form, false));
            *both |= known.cased != form.cased;
            // Whoever is called so straight is found in small letters as well.
            if known.cased && !form.cased {
                *known = form;
            }
        }
    }
    let names = kept
        .iter()
        .filter(|((_, secret), _)| *secret == Secret::Name);
    let names: HashSet<usize> = names.map(|(_, (form, _))| form.spelling).collect();
    let mut beside = beside(&all, &search, &heard, (named, &names));
    let wanted = kept.into_iter().map(|((folded, secret), (form, both))| {
        let beside = match secret {
            Secret::Name => beside.remove(&form.spelling).unwrap_or_default(),
            _ => HashSet::new(),
        };
        let wanted = form.wanted(folded, &texts[form.of], beside);
        Wanted { both, ..wanted }
    });
    let wanted = wanted.collect();
    let texts = texts.into_iter();
    (
        texts.map(|(text, _, origin)| (text, origin)).collect(),
        wanted,
    )
}

/// Of these names those that cities say which may not make them public, each with the words beside it there.
fn beside(
    all: &Spellings,
    search: &Texts,
    heard: &Heard<'_, usize>,
    (named, names): (&Named, &HashSet<usize>),
) -> HashMap<usize, HashSet<String>> {
    let mut found: HashMap<usize, HashSet<String>> = HashMap::new();
    for (home, said) in &heard.named {
        if said.is_disjoint(names) {
            continue;
        }
        for text in named
            .get(*home)
            .into_iter()
            .flat_map(|words| words.split(PART))
        {
            let words: Vec<&str> = tokens(text).collect();
            for (spelling, end) in search.placed(text) {
                if names.contains(&spelling) {
                    let start = end - tokens(&all.folded[spelling]).count();
                    found
                        .entry(spelling)
                        .or_default()
                        .extend(windows(&words, start, end));
                }
            }
        }
    }
    found
}

/// A place among words with those before it, and with those behind it; a text that is nothing else says it anywhere.
fn windows(words: &[&str], start: usize, end: usize) -> impl Iterator<Item = String> {
    let before = start.saturating_sub(BESIDE);
    let behind = words.len().min(end + BESIDE);
    let all = before == start && behind == end;
    let first = (before < start || all).then(|| words[before..end.min(start + KEPT)].join(" "));
    let last = (behind > end).then(|| words[start.max(end.saturating_sub(KEPT))..behind].join(" "));
    first.into_iter().chain(last)
}

/// Numbers that one calls or joins by and that no public text makes public, by their last digits.
pub(super) fn dialled(
    all: Vec<Dialled>,
    open: &str,
    named: &Named,
) -> HashMap<String, (String, Origin)> {
    if all.is_empty() {
        return HashMap::new();
    }
    let heard = Heard::new(open, named, |words| keys::endings(words).collect());
    let hidden = all
        .into_iter()
        .filter(|number| !heard.opens(number.secret, &number.origin, &number.key));
    let mut found: Vec<Dialled> = hidden.collect();
    // The first of those that end alike is told.
    found.sort_by(|a, b| (&b.origin, &b.shown).cmp(&(&a.origin, &a.shown)));
    found
        .into_iter()
        .map(|number| (number.key, (number.shown, number.origin)))
        .collect()
}

/// Names too short to be looked for within a text, by their folded words, but for those that are public: so short a name in anyone's
/// field for names may be another's.
pub(super) fn short_names(
    short: Vec<(String, Origin)>,
    named: &Named,
) -> HashMap<String, (String, Origin)> {
    let mut short: HashMap<String, (String, Origin)> = short
        .into_iter()
        .map(|(text, origin)| (fold(&text), (text, origin)))
        .filter(|(folded, _)| folded.len() > 3)
        .collect();
    let names: Vec<String> = short.keys().cloned().collect();
    let search = Texts::new(names.iter().map(String::as_str).enumerate());
    for at in named.values().flat_map(|words| search.within(words)) {
        short.remove(&names[at]);
    }
    short
}
