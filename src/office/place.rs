//! In: the questions of all fiches, the place of an answer. Out: the name of the bookmark that marks it, and back.
//!
//! A bookmark has at most forty letters, digits and `_`: it names the question by a part of its hash, and counts the lists above.

use std::{collections::HashMap, fmt::Write as _};

use sha2::{Digest as _, Sha256};

use crate::model::{
    catalog::{KINDS, Programme},
    diagnostic::Labels,
    document::{Pointer, Step},
    fingerprint::hexadecimal,
    fold::fold,
    question::{Answer, Question, questions},
};

/// With which all bookmarks of ours begin.
const OURS: &str = "rm_";

/// Kinds of fiche that a form has, in its order.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.into_iter().chain(["project"])
}

/// The place of an answer in a form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// Kind of fiche.
    pub(super) kind: &'static str,
    /// Which of the projects; 0 for other kinds.
    pub(super) nth: usize,
    /// In the fiche.
    pub(super) at: Pointer,
}

impl Place {
    /// The name of its bookmark.
    pub(super) fn mark(&self) -> String {
        let key = self.at.0.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(
                key.chars()
                    .filter(char::is_ascii_alphanumeric)
                    .take(12)
                    .collect::<String>(),
            ),
            Step::Index(_) => None,
        });
        let mut name = format!(
            "{OURS}{}_{}",
            key.unwrap_or_default(),
            hash(self.kind, &pattern(&self.at))
        );
        let indexes = self.at.0.iter().filter_map(|step| match step {
            Step::Index(index) => Some(*index),
            Step::Key(_) => None,
        });
        for index in (self.kind == "project")
            .then_some(self.nth)
            .into_iter()
            .chain(indexes)
        {
            // Writing into a `String` cannot fail.
            let _ = write!(name, "_{index}");
        }
        name
    }

    /// Another of the same list: the innermost item counted otherwise.
    pub(super) fn item(&self, index: usize) -> Self {
        let mut place = self.clone();
        if let Some(Step::Index(last)) = place
            .at
            .0
            .iter_mut()
            .rev()
            .find(|step| matches!(step, Step::Index(_)))
        {
            *last = index;
        }
        place
    }

    /// The list that it is in, and which item of it.
    pub(super) fn list(&self) -> Option<(Pointer, usize)> {
        let at = self
            .at
            .0
            .iter()
            .rposition(|step| matches!(step, Step::Index(_)))?;
        let Step::Index(index) = self.at.0[at] else {
            return None;
        };
        Some((Pointer(self.at.0[..at].to_vec()), index))
    }
}

fn pattern(at: &Pointer) -> String {
    let steps = at.0.iter().map(|step| match step {
        Step::Key(key) => key.as_str(),
        Step::Index(_) => "*",
    });
    steps.collect::<Vec<_>>().join(".")
}

fn hash(kind: &str, pattern: &str) -> String {
    hexadecimal(&Sha256::digest(format!("{kind}#{pattern}")))[..10].to_owned()
}

/// All questions of a form, by kind.
#[derive(Debug)]
pub struct Questions {
    /// By kind, in the order of the form.
    pub(super) kinds: Vec<(&'static str, Vec<Question>)>,
}

impl Questions {
    /// Those of a programme.
    #[must_use]
    pub fn new(programme: &Programme) -> Self {
        let of = |kind| {
            Some((
                kind,
                questions(&programme.schemas.of(kind)?.plan, &programme.edition),
            ))
        };
        Self {
            kinds: kinds().filter_map(of).collect(),
        }
    }

    /// Those of a kind.
    pub(super) fn of(&self, kind: &str) -> &[Question] {
        let found = self.kinds.iter().find(|(name, _)| *name == kind);
        found.map_or(&[], |(_, questions)| questions)
    }

    /// Every question by the hash of its place.
    pub(super) fn places(&self) -> Places<'_> {
        let mut places = Places::default();
        for (kind, questions) in &self.kinds {
            for question in questions {
                places.gather(
                    kind,
                    question,
                    &Pointer::default().with(question.key.as_str()),
                );
            }
        }
        places
    }
}

/// Questions by what names them.
#[derive(Debug, Default)]
pub(super) struct Places<'a> {
    known: HashMap<String, (&'static str, Pointer, &'a Question)>,
}

impl<'a> Places<'a> {
    fn gather(&mut self, kind: &'static str, question: &'a Question, at: &Pointer) {
        self.known
            .insert(hash(kind, &pattern(at)), (kind, at.clone(), question));
        match &question.answer {
            Answer::Group(below) => {
                for question in below {
                    self.gather(kind, question, &at.with(question.key.as_str()));
                }
            }
            Answer::Many(item) => self.gather(kind, item, &at.with(0)),
            _ => {}
        }
    }

    /// What a control's tag names: `themes.yaml#themes.1.title`.
    pub(super) fn tagged(&self, tag: &str) -> Option<(Place, &'a Question)> {
        let (path, at) = tag.split_once('#')?;
        let name = super::project_id(path);
        // Which of the projects a tag means, only the whole form could tell.
        let kind = kinds().find(|kind| *kind == name && !path.contains('/'))?;
        let step = |part: &str| match part.parse::<usize>() {
            Ok(number) => Step::Index(number.saturating_sub(1).min(MOST)),
            Err(_) => Step::from(part),
        };
        let at = Pointer(at.split('.').map(step).collect());
        let (_, _, question) = self.known.get(&hash(kind, &pattern(&at)))?;
        Some((Place { kind, nth: 0, at }, *question))
    }

    /// The question of this title beside another.
    pub(super) fn beside(&self, place: &Place, title: &str) -> Option<(Place, &'a Question)> {
        let mut above = place.at.clone();
        above.0.pop();
        let depth = above.0.len() + 1;
        let siblings = self
            .known
            .values()
            .filter(|(kind, at, _)| *kind == place.kind && at.0.len() == depth);
        let mut found = siblings.filter_map(|(_, at, question)| {
            let Some(Step::Key(key)) = at.0.last() else {
                return None;
            };
            let named = question.title.values().any(|label| fold(label) == title);
            let at = above.with(key.as_str());
            let known = self.known.contains_key(&hash(place.kind, &pattern(&at)));
            (named && known).then(|| {
                (
                    Place {
                        at,
                        ..place.clone()
                    },
                    *question,
                )
            })
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// The text that stands under a heading, if there is one only.
    pub(super) fn under(&self, heading: &str) -> Option<(Place, &'a Question)> {
        let mut found = self.known.values().filter(|(kind, at, question)| {
            let named = |labels: &Labels| labels.values().any(|label| fold(label) == heading);
            let single = at.0.iter().all(|step| matches!(step, Step::Key(_)));
            *kind != "project"
                && single
                && matches!(question.answer, Answer::Text(_))
                && question.heading.as_ref().is_some_and(named)
        });
        let (kind, at, question) = found.next().filter(|_| found.next().is_none())?;
        Some((
            Place {
                kind,
                nth: 0,
                at: at.clone(),
            },
            *question,
        ))
    }

    /// What a bookmark marks.
    pub(super) fn find(&self, mark: &str) -> Option<(Place, &'a Question)> {
        let mut parts = mark.strip_prefix(OURS)?.split('_');
        let (_, hash) = (parts.next()?, parts.next()?);
        let (kind, pattern, question) = self.known.get(hash)?;
        let nth = if *kind == "project" {
            count(parts.next()?)?
        } else {
            0
        };
        let mut at = pattern.clone();
        for step in &mut at.0 {
            if let Step::Index(index) = step {
                *index = count(parts.next()?)?;
            }
        }
        // Copies have a number more.
        parts
            .next()
            .is_none()
            .then_some((Place { kind, nth, at }, *question))
    }
}

/// Most items that a list of a form may have.
const MOST: usize = 9_999;

fn count(text: &str) -> Option<usize> {
    text.parse().ok().filter(|count| *count <= MOST)
}
