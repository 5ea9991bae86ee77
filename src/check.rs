//! In: a programme and one city. Out: every rule's findings about its fiches, with their levels.
//!
//! A rule sees no clock, disk or git. What the schema already complained of is not complained of again.

mod city;
pub mod fields;
mod plan;
mod themes;
mod waivers;

use std::ops::Range;

use crate::model::{
    catalog::{City, Fiche, Programme},
    diagnostic::{Diagnostic, Level, Message},
    document::Pointer,
    rule,
    schemas::Schemas,
};

/// Every family of rules, in the order of the form.
const CHECKS: &[fn(&mut Context<'_>)] = &[fields::check, city::check, themes::check, plan::check];

/// What a rule sees, and where it puts what it finds.
#[derive(Debug)]
pub struct Context<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Schemas by kind.
    pub schemas: &'a Schemas,
    /// The city under check.
    pub city: &'a City,
    /// Longest text that is read for its marks, in words.
    pub words: usize,
    /// Findings so far.
    pub found: Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    /// Reports at a span of a fiche.
    pub fn report(&mut self, fiche: &Fiche, rule: &'static str, span: Range<usize>, pointer: &Pointer, message: Message) {
        self.found.push(Diagnostic::new(rule, &fiche.document.source, span, pointer, message));
    }

    /// Reports at the value of a field.
    pub fn at(&mut self, fiche: &Fiche, rule: &'static str, pointer: &Pointer, message: Message) {
        self.report(fiche, rule, fiche.document.span(pointer), pointer, message);
    }

    /// Reports at the key of a field: what is said concerns all that it holds.
    pub fn at_key(&mut self, fiche: &Fiche, rule: &'static str, pointer: &Pointer, message: Message) {
        self.report(fiche, rule, fiche.document.key_span(pointer), pointer, message);
    }

    /// Reports on the city as a whole: at its `city.yaml`, or its folder where there is none.
    pub fn at_city(&mut self, rule: &'static str, field: &str, message: Message) {
        let found = match self.city.fiche("city") {
            Some(fiche) => Diagnostic::new(rule, &fiche.document.source, 0..0, &Pointer::default(), message),
            None => {
                let source = crate::model::source::Source { path: format!("cities/{}", self.city.id), text: String::new() };
                Diagnostic::new(rule, &source, 0..0, &Pointer::default(), message)
            }
        };
        self.found.push(Diagnostic { field: field.to_owned(), ..found });
    }
}

/// Runs every rule on one city, on top of what loading it found, and settles levels and waivers.
#[must_use]
pub fn check(programme: &Programme, schemas: &Schemas, city: &City, words: usize, loaded: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut context = Context { programme, schemas, city, words, found: loaded };
    for check in CHECKS {
        check(&mut context);
    }
    let strict = programme.strict(city.state());
    settle(programme, strict, &mut context.found);
    waivers::apply(&mut context);
    context.found.retain(|found| found.level > Level::Off);
    context.found
}

/// Gives findings the level that the city's state and the programme ask for.
pub fn settle(programme: &Programme, strict: bool, found: &mut [Diagnostic]) {
    for diagnostic in found {
        let level = rule::find(diagnostic.rule).map_or(Level::Error, |rule| rule.level(strict));
        diagnostic.level = programme.level(diagnostic.rule).unwrap_or(level);
    }
}

/// The known word nearest to a wrong one, if it is near enough to be what was meant.
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let fold = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let wrong = fold(wrong);
    known
        .map(|word| (strsim::jaro_winkler(&wrong, &fold(word)), strsim::damerau_levenshtein(&wrong, &fold(word)), word))
        .filter(|(likeness, distance, word)| *distance <= 1.max(word.chars().count() / 3) || *likeness > 0.9)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(a.2)))
        .map(|(_, _, word)| word.to_owned())
}
