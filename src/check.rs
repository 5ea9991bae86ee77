//! In: a programme, its cities one by one, then what they share. Out: every rule's findings, with their levels.
//!
//! A rule sees no clock, disk or git. What the schema already complained of is not complained of again.

mod approval;
mod city;
mod coordinates;
pub mod decisions;
mod event;
pub mod fields;
pub mod format;
mod garbled;
mod network;
mod overlap;
pub mod ownership;
mod pasted;
mod pictures;
mod place;
mod plan;
mod project;
mod prose;
mod scalar;
pub(crate) mod sunken;
mod themes;
pub(crate) mod tongues;
mod waivers;

use std::{collections::BTreeMap, ops::Range};

use crate::model::{
    budget::Amounts,
    catalog::{City, Fiche, Programme},
    diagnostic::{Argument, Diagnostic, Level, Message},
    document::{Pointer, Step},
    edition::{self, Entry},
    facts::Facts,
    near::{GUESSES, nearest},
    rule,
    source::Source,
    variants::fold,
};

/// Families of rules about one city, in the order of the form.
const CITY: &[fn(&mut Context<'_>, &City)] = &[
    fields::check_city,
    city::check,
    coordinates::check,
    themes::check,
    plan::check,
    project::check,
    approval::check,
];

/// Cities whose fiches hold an id that the programme took from one of the edition's lists: by list and id.
pub type Frozen = BTreeMap<(String, String), usize>;

/// What a rule sees, and where it puts what it finds.
#[derive(Debug)]
pub struct Context<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Longest text that is read for its marks, in words.
    pub words: usize,
    /// Findings so far.
    pub found: Vec<Diagnostic>,
    /// Ids in use that the programme took away.
    pub frozen: Frozen,
    /// What the public texts at hand may not tell.
    amounts: Amounts,
    /// Whether the fiche at hand may hold characters that nobody sees.
    hides: bool,
    /// The city that wrote what is looked at, if one did.
    home: Option<&'a str>,
    /// The country of that city.
    country: Option<&'a str>,
    /// Pictures that its texts may show.
    pictures: pictures::Shown,
    /// Names that may still be compared with wrong ones: a thousand wrong names are not worth a minute.
    guesses: usize,
}

impl<'a> Context<'a> {
    fn new(
        programme: &'a Programme,
        words: usize,
        found: Vec<Diagnostic>,
        amounts: Amounts,
    ) -> Self {
        Self {
            programme,
            words,
            found,
            frozen: Frozen::new(),
            amounts,
            hides: false,
            home: None,
            country: None,
            pictures: pictures::Shown::new(),
            guesses: GUESSES,
        }
    }

    /// Reports at a span of a fiche.
    pub fn report(
        &mut self,
        fiche: &Fiche,
        rule: &'static str,
        span: Range<usize>,
        pointer: &Pointer,
        message: Message,
    ) {
        self.found.push(Diagnostic::new(
            rule,
            &fiche.document.source,
            span,
            pointer,
            message,
        ));
    }

    /// Reports at the value of a field.
    pub fn at(&mut self, fiche: &Fiche, rule: &'static str, pointer: &Pointer, message: Message) {
        self.report(fiche, rule, fiche.document.span(pointer), pointer, message);
    }

    /// Reports at the key of a field: what is said concerns all that it holds.
    pub fn at_key(
        &mut self,
        fiche: &Fiche,
        rule: &'static str,
        pointer: &Pointer,
        message: Message,
    ) {
        self.report(
            fiche,
            rule,
            fiche.document.key_span(pointer),
            pointer,
            message,
        );
    }

    /// Reports at the first line of a map in a list: the whole of it would drown the place.
    pub fn at_first_line(
        &mut self,
        fiche: &Fiche,
        rule: &'static str,
        pointer: &Pointer,
        message: Message,
    ) {
        let span = fiche
            .document
            .source
            .first_line(fiche.document.span(pointer));
        self.report(fiche, rule, span, pointer, message);
    }

    /// Reports on the city as a whole: at its `city.yaml`, or its folder where there is none.
    pub fn at_city(&mut self, city: &City, rule: &'static str, field: &str, message: Message) {
        let found = match city.fiche("city") {
            Some(fiche) => Diagnostic::new(
                rule,
                &fiche.document.source,
                0..0,
                &Pointer::default(),
                message,
            ),
            None => {
                let source = Source::new(format!("cities/{}", city.id), "");
                Diagnostic::new(rule, &source, 0..0, &Pointer::default(), message)
            }
        };
        self.found.push(Diagnostic {
            field: field.to_owned(),
            ..found
        });
    }

    /// Reports a value that no list knows, with the one that may have been meant.
    pub fn unknown(
        &mut self,
        fiche: &Fiche,
        rule: &'static str,
        text: &str,
        known: Known<'_>,
        at: &Pointer,
        guess: Option<String>,
    ) {
        let several = known.told(text);
        if several.len() > 1 {
            // An item of a list has others beside it.
            let listed = matches!(at.0.last(), Some(Step::Index(_)));
            let message = Message::new(if listed { "items-asked" } else { "one-asked" })
                .with("value", text)
                .with("several", several.join(", "));
            return self.at(fiche, rule, at, message);
        }
        let guess = guess.or_else(|| {
            let ids = known.ids();
            self.affords(ids.len())
                .then(|| nearest(text, ids.into_iter()))
                .flatten()
        });
        let message = Message::new(rule)
            .with("value", text)
            .with("suggestion", guess)
            .with("known", known.listed());
        self.at(fiche, rule, at, message);
    }

    /// Whether so many names may still be compared with a wrong one; they are then taken as compared.
    fn affords(&mut self, names: usize) -> bool {
        self.guesses
            .checked_sub(names)
            .inspect(|left| self.guesses = *left)
            .is_some()
    }
}

/// The pieces of a text that names several things, folded.
fn parted(text: &str) -> Vec<String> {
    let mut parts: Vec<&str> = text.split(['/', '|', ',', ';', '+', '&']).collect();
    for joint in [" ou ", " or ", " o ", " et ", " and ", " y "] {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(joint))
            .collect();
    }
    parts.into_iter().map(fold).collect()
}

/// What an answer may be.
#[derive(Debug, Clone, Copy)]
pub enum Known<'a> {
    /// Ids that stand for what others wrote, who may not all have wished it told here.
    Ids(&'a [&'a str]),
    /// Entries of the edition.
    Entries(&'a [Entry]),
}

impl<'a> Known<'a> {
    fn ids(self) -> Vec<&'a str> {
        match self {
            Self::Ids(ids) => ids.to_vec(),
            Self::Entries(entries) => entries.iter().map(|entry| entry.id.as_str()).collect(),
        }
    }

    /// The ids that a text names one beside the other, by themselves or by what people call them.
    fn told(self, text: &str) -> Vec<&'a str> {
        let parts = parted(text);
        if parts.len() < 2 {
            return Vec::new();
        }
        match self {
            Self::Ids(ids) => {
                let told = |id: &&&str| parts.contains(&fold(id));
                ids.iter().filter(told).copied().collect()
            }
            Self::Entries(entries) => {
                let told = |entry: &&Entry| {
                    let mut labels = entry.label.values().map(|label| fold(label));
                    parts.contains(&fold(&entry.id)) || labels.any(|label| parts.contains(&label))
                };
                let found = entries.iter().filter(told);
                found.map(|entry| entry.id.as_str()).collect()
            }
        }
    }

    /// As a message shows them, entries with what people call them; of very many, the first.
    fn listed(self) -> Argument {
        let joined = |mut names: Vec<String>, all: usize| {
            names.extend((all > SHOWN).then(|| "…".to_owned()));
            names.join(", ")
        };
        match self {
            Self::Ids([]) | Self::Entries([]) => Argument::from("none"),
            Self::Ids(ids) => {
                let names = ids.iter().take(SHOWN).map(|id| (*id).to_owned());
                Argument::from(joined(names.collect(), ids.len()))
            }
            Self::Entries(entries) => {
                let of = |lang: &str| {
                    let names = entries.iter().take(SHOWN).map(|entry| called(entry, lang));
                    (lang.to_owned(), joined(names.collect(), entries.len()))
                };
                let langs = entries.iter().flat_map(|entry| entry.label.keys());
                let langs = langs.map(String::as_str).chain(["en"]);
                Argument::Labels(langs.map(of).collect())
            }
        }
    }
}

/// Names that a message shows.
const SHOWN: usize = 24;

/// An entry by its id, and by its label where that is another word.
fn called(entry: &Entry, lang: &str) -> String {
    let label = edition::label(&entry.label, lang);
    if label.is_empty() || fold(label) == fold(&entry.id.replace('-', " ")) {
        entry.id.clone()
    } else {
        format!("{} ({label})", entry.id)
    }
}

/// Runs every rule on one city, on top of what loading it found, and settles levels and waivers.
#[must_use]
pub fn check(
    programme: &Programme,
    city: &City,
    words: usize,
    loaded: Vec<Diagnostic>,
) -> (Vec<Diagnostic>, Frozen) {
    let mut context = Context::new(
        programme,
        words,
        loaded,
        Amounts::of(city.value("action-plan")),
    );
    context.home = Some(&city.id);
    let fiche = city.fiche("city");
    context.country = fiche.and_then(|fiche| fiche.document.value["country"].as_str());
    for check in CITY {
        check(&mut context, city);
    }
    let strict = programme.strict(city.state());
    settle(programme, strict, &mut context.found);
    waivers::apply(&mut context, city.all(), strict);
    context.found.retain(|found| found.level > Level::Off);
    (context.found, context.frozen)
}

/// Runs every rule on networks and events, which are the secretariat's and have no draft; `facts` are those of all cities
/// that they mention.
#[must_use]
pub fn shared(
    programme: &Programme,
    facts: &BTreeMap<String, Facts>,
    words: usize,
) -> (Vec<Diagnostic>, Frozen) {
    use rayon::prelude::*;
    let fiches: Vec<&Fiche> = programme.shared().collect();
    let one = |fiche: &&Fiche| {
        let pilot = programme.pilot_of(fiche).and_then(|pilot| facts.get(pilot));
        let amounts = pilot.map(|pilot| pilot.amounts.clone()).unwrap_or_default();
        let mut context = Context::new(programme, words, Vec::new(), amounts);
        context.pictures = pictures::declared(fiche);
        fields::check_fiche(&mut context, fiche);
        pictures::check(&mut context, fiche, &programme.pictures);
        match fiche.kind {
            "network" => network::check(&mut context, fiche, facts),
            _ => event::check(&mut context, fiche),
        }
        (context.found, context.frozen)
    };
    let mut context = Context::new(programme, words, Vec::new(), Amounts::default());
    for (found, frozen) in fiches.par_iter().map(one).collect::<Vec<_>>() {
        context.found.extend(found);
        thaw(&mut context.frozen, frozen);
    }
    event::numbers(&mut context);
    overlap::check(&mut context, facts);
    context.found.extend(ownership::check(programme));
    settle(programme, true, &mut context.found);
    waivers::apply(&mut context, programme.shared(), true);
    context.found.retain(|found| found.level > Level::Off);
    (context.found, context.frozen)
}

/// Adds what one city or fiche uses of what was taken away to what others do.
pub fn thaw(all: &mut Frozen, more: Frozen) {
    for (key, count) in more {
        *all.entry(key).or_default() += count;
    }
}

/// What the programme took from the edition though fiches use it: a finding each, at the list in `roadmap.yaml`.
#[must_use]
pub fn frozen(programme: &Programme, used: &Frozen) -> Vec<Diagnostic> {
    let one = |((list, id), count): (&(String, String), &usize)| {
        let pointer = crate::pointer![list.as_str()];
        let message = Message::new("frozen-key")
            .with("list", list.as_str())
            .with("id", id.as_str())
            .with("count", *count);
        Diagnostic::new(
            "frozen-key",
            &programme.document.source,
            programme.document.key_span(&pointer),
            &pointer,
            message,
        )
    };
    used.iter().map(one).collect()
}

/// Gives findings the level that the city's state and the programme ask for.
pub fn settle(programme: &Programme, strict: bool, found: &mut [Diagnostic]) {
    for diagnostic in found {
        let level = rule::find(diagnostic.rule).map_or(Level::Error, |rule| rule.level(strict));
        diagnostic.level = programme.level(diagnostic.rule).unwrap_or(level);
    }
}
