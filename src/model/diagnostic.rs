//! In: a fault in a city's documents. Out: one value that every report prints, in any language.

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use crate::{
    fiche::path::Way,
    model::{
        cut::cut,
        date::PartialDate,
        document::Pointer,
        repair::Repair,
        rule::{self, Mark},
        source::{Excerpt, Source},
    },
};

/// How grave a finding is; the order is that of gravity.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    #[value(skip)]
    Off,
    /// Good to know.
    Info,
    /// To be looked at.
    Warning,
    /// Stops a submission.
    Error,
}

impl Level {
    /// The word used in machine formats; never translated.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A text by language.
pub type Labels = BTreeMap<String, String>;

/// What a message says besides its words.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// As the person wrote it.
    Text(String),
    /// To be counted with.
    Number(f64),
    /// A sum of money, as the reader's language writes it.
    Amount(f64),
    /// A year, a month or a day, as the reader's language writes it.
    Day(PartialDate),
    /// By language.
    Labels(Labels),
    /// The id of another message.
    Message(&'static str),
}

impl Argument {
    /// A date by the reader's language; what is none, as it stands.
    #[must_use]
    pub fn day(text: &str) -> Self {
        PartialDate::parse(text).map_or_else(|| Self::from(text), Self::Day)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<usize> for Argument {
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts shown to people are far below 2^52"
    )]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}
impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}
impl From<&Labels> for Argument {
    fn from(labels: &Labels) -> Self {
        Self::Labels(labels.clone())
    }
}
impl From<Option<String>> for Argument {
    /// Messages choose their words by `none`.
    fn from(text: Option<String>) -> Self {
        Self::Text(text.unwrap_or_else(|| "none".to_owned()))
    }
}

/// What is to be said: a message of `locales/*.ftl` and its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Identifier in the message files.
    pub id: &'static str,
    /// By name.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    /// A message without arguments.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            arguments: Vec::new(),
        }
    }

    /// The same with one argument more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The same with its words cut to what a reader can take in: a fiche may hold a value of a mebibyte.
    #[must_use]
    pub fn shortened(mut self) -> Self {
        for (name, argument) in &mut self.arguments {
            if let Argument::Text(text) = argument {
                // What is to be typed, and what there is to choose from, is of use only whole.
                let whole = matches!(
                    *name,
                    "repaired"
                        | "known"
                        | "kinds"
                        | "keys"
                        | "wanted"
                        | "detail"
                        | "places"
                        | "ours"
                        | "theirs"
                );
                shorten(text, if whole { 1_000 } else { 80 });
            }
        }
        self
    }
}

/// Cuts a text after so many characters.
pub fn shorten(text: &mut String, most: usize) {
    if let Cow::Owned(short) = cut(text, most) {
        *text = short;
    }
}

/// A fault in the documents, where it is, and what to say of it.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Kebab-case name, part of the contract.
    pub rule: &'static str,
    /// After state, programme and waivers had their say.
    pub level: Level,
    /// Path relative to the programme.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The lines meant; none where there is no file to show.
    pub excerpt: Option<Excerpt>,
    /// Way to the field, as a waiver would name it.
    pub field: String,
    /// What is said.
    pub message: Message,
    /// The schema's own remedy for this field, by language, in place of the rule's.
    pub remedy: Option<Labels>,
    /// Reason of the waiver that covers it.
    pub waived: Option<String>,
    /// What mends it, proven by checking again.
    pub repair: Option<Repair>,
    /// Seen in the text as repairs would leave it: as it stands it cannot be read.
    pub once_mended: bool,
}

/// Why a fiche was not checked that is no YAML.
pub const UNREAD: &str = "skip-syntax";

/// A file that was seen and not (wholly) checked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Path relative to the programme.
    pub path: String,
    /// Message id of the reason.
    pub reason: &'static str,
}

/// All that one run of the check says.
#[derive(Debug, Default, Clone)]
pub struct Findings {
    /// In report order once [`Findings::finish`] has run.
    pub diagnostics: Vec<Diagnostic>,
    /// Files not (wholly) checked.
    pub skipped: Vec<Skipped>,
    /// Paths of the fiches read and checked.
    pub fiches: Vec<String>,
    /// Cities seen.
    pub cities: usize,
    /// Findings beyond the limit, counted but not kept.
    pub hidden: usize,
    /// Findings that a change found there already, counted but not kept.
    pub older: usize,
    /// Cities that a change cannot have altered, not looked at.
    pub unchanged: usize,
    /// Findings that `fix` mends.
    pub mendable: usize,
    /// What stands before each path, as [`Findings::named`] put it there.
    pub above: String,
}

impl Findings {
    /// Takes in what another part of the run found.
    pub fn absorb(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
        self.skipped.extend(other.skipped);
        self.fiches.extend(other.fiches);
        self.cities += other.cities;
        self.hidden += other.hidden;
    }

    /// The same with something before each path: the folder of the programme, or the way to it.
    #[must_use]
    pub fn named(&self, way: &Way) -> Cow<'_, Self> {
        if way == Way::NONE {
            return Cow::Borrowed(self);
        }
        let mut all = self.clone();
        let edits = |found: &mut Diagnostic| found.repair.take();
        let mut repairs: Vec<Option<Repair>> = all.diagnostics.iter_mut().map(edits).collect();
        let paths = all.diagnostics.iter_mut().map(|found| &mut found.path);
        let edited = repairs
            .iter_mut()
            .flatten()
            .flat_map(|repair| &mut repair.edits);
        let paths = paths
            .chain(edited.map(|edit| &mut edit.path))
            .chain(all.skipped.iter_mut().map(|left| &mut left.path))
            .chain(&mut all.fiches);
        paths.for_each(|path| *path = way.to(path));
        for (found, repair) in all.diagnostics.iter_mut().zip(repairs) {
            found.repair = repair;
        }
        all.above.clone_from(&way.above);
        Cow::Owned(all)
    }

    /// The folder that a path belongs to: a city's, that of networks or events, or the file itself at the top of the programme.
    #[must_use]
    pub fn folder<'p>(&self, path: &'p str) -> &'p str {
        let own = path.strip_prefix(self.above.as_str()).unwrap_or(path);
        let depth = usize::from(own.starts_with("cities/"));
        let end = own.match_indices('/').nth(depth);
        end.map_or(path, |(end, _)| &path[..path.len() - own.len() + end])
    }

    /// Fiches that could not be read.
    #[must_use]
    pub fn unread(&self) -> Vec<String> {
        self.skipped
            .iter()
            .filter(|left| left.reason == UNREAD)
            .map(|left| left.path.clone())
            .collect()
    }

    /// Findings on what was not read at all, as links are not.
    #[must_use]
    pub fn closed(&self) -> Vec<Diagnostic> {
        let shut = |found: &&Diagnostic| {
            found.is(Mark::Shut)
                || matches!(
                    found.message.id,
                    "limit-names" | "limit-folders" | "limit-size"
                )
        };
        self.diagnostics.iter().filter(shut).cloned().collect()
    }

    /// Puts everything in its stable order, drops repetitions and what lies beyond `limit`.
    pub fn finish(&mut self, limit: usize) {
        self.diagnostics.sort_by(|a, b| {
            (&a.path, a.line, a.column, a.rule, &a.field, a.message.id).cmp(&(
                &b.path,
                b.line,
                b.column,
                b.rule,
                &b.field,
                b.message.id,
            ))
        });
        self.diagnostics.dedup_by(|a, b| {
            a.path == b.path
                && a.line == b.line
                && a.column == b.column
                && a.rule == b.rule
                && a.message == b.message
        });
        if self.diagnostics.len() > limit {
            self.hidden += self.diagnostics.len() - limit;
            // The gravest are kept, so that a flood of notes or of waived findings cannot hide an error.
            let mut order: Vec<usize> = (0..self.diagnostics.len()).collect();
            order.sort_by_key(|&at| (std::cmp::Reverse(self.diagnostics[at].gravity()), at));
            order.truncate(limit);
            order.sort_unstable();
            let mut keep = order.into_iter().peekable();
            let mut at = 0;
            self.diagnostics.retain(|_| {
                let kept = keep.next_if_eq(&at).is_some();
                at += 1;
                kept
            });
        }
        self.skipped.sort();
        self.skipped.dedup();
    }

    /// Findings of one level that no waiver covers.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics
            .iter()
            .filter(|d| d.level == level && d.waived.is_none())
            .count()
    }

    /// Whether something stands at or above a level.
    #[must_use]
    pub fn reaches(&self, level: Level) -> bool {
        self.diagnostics
            .iter()
            .any(|d| d.waived.is_none() && d.level >= level)
    }
}

impl Diagnostic {
    /// Whether its rule bears a mark.
    #[must_use]
    pub fn is(&self, mark: Mark) -> bool {
        rule::find(self.rule).is_some_and(|rule| rule.is(mark))
    }

    /// What is to be read first: a waived finding comes after all others.
    #[must_use]
    pub fn gravity(&self) -> (bool, Level) {
        (self.waived.is_none(), self.level)
    }

    /// The level as reports show it: a waived finding is good to know, no more.
    #[must_use]
    pub fn shown(&self) -> Level {
        if self.waived.is_some() {
            Level::Info
        } else {
            self.level
        }
    }

    /// A finding at a place of a source; its level is settled once the city's state is known.
    #[must_use]
    pub fn new(
        rule: &'static str,
        source: &Source,
        span: Range<usize>,
        pointer: &Pointer,
        message: Message,
    ) -> Self {
        let (line, column) = source.position(span.start);
        let mut field = pointer.to_string();
        shorten(&mut field, 1_000);
        Self {
            rule,
            level: Level::Error,
            path: source.path.clone(),
            line,
            column,
            excerpt: (!source.text.is_empty()).then(|| source.cut(line, &span)),
            field,
            message: message.shortened(),
            remedy: None,
            waived: None,
            repair: None,
            once_mended: false,
        }
    }
}
