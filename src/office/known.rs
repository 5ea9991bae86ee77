//! In: the forms of a programme. Out: the words that are the form's own, in all its languages, and nobody's answer.

use std::collections::HashSet;

use serde_json::Value;

use super::{
    Filled, Making, Names, Questions,
    answer::Talk,
    place::kinds,
    sheet::{Cell, Part, Sheet},
};
use crate::{
    messages::Messages,
    model::{catalog::Programme, fold::fold},
};

/// The form's own words.
#[derive(Debug, Default)]
pub(super) struct Known {
    lines: HashSet<String>,
    notes: Vec<String>,
    /// Words in place of an answer, as they are.
    pub(super) placeholders: Vec<String>,
    /// Headings of projects.
    projects: Vec<String>,
    /// What stands once in every form, above its questions.
    openings: HashSet<String>,
    /// Beginnings of lines at the edges of pages.
    feet: Vec<String>,
}

impl Known {
    /// Those of a programme.
    pub(super) fn new(programme: &Programme, questions: &Questions) -> Self {
        let mut known = Self::default();
        for lang in Messages::languages() {
            let Ok(voice) = Messages::new(lang) else {
                continue;
            };
            for public in [false, true] {
                let fiche = |kind: &'static str| {
                    let path = if kind == "project" {
                        "projects/p.yaml".to_owned()
                    } else {
                        format!("{kind}.yaml")
                    };
                    Filled {
                        path,
                        kind,
                        value: Value::Null,
                    }
                };
                let making = Making {
                    programme,
                    questions,
                    city: "",
                    fiches: kinds().map(fiche).collect(),
                    commit: None,
                    public,
                };
                let names = Names::new(programme, &Value::Null, lang);
                known.take(&making.sheet(Talk::new(&voice, &names)));
            }
            known
                .placeholders
                .extend([voice.word("office-empty"), voice.word("office-choose")]);
        }
        known
    }

    fn take(&mut self, sheet: &Sheet) {
        self.feet.push(fold(&sheet.title));
        for part in &sheet.parts {
            match part {
                Part::Heading(_, text)
                | Part::Line(text)
                | Part::Note(text)
                | Part::Warning(text) => {
                    if let Some((project, _)) = text.split_once(" · ") {
                        self.projects.push(fold(project));
                    }
                    if matches!(part, Part::Warning(_)) {
                        self.openings.insert(fold(text));
                    }
                    if matches!(part, Part::Note(_)) && self.lines.insert(fold(text)) {
                        self.notes.push(fold(text));
                    }
                    self.lines.insert(fold(text));
                }
                Part::Table(grid) => {
                    for cell in grid.rows.iter().flatten() {
                        if let Cell::Label(text) | Cell::Band(text) = cell {
                            self.lines.insert(fold(text));
                        }
                    }
                }
            }
        }
    }

    /// Whether words are the form's own, or none.
    pub(super) fn is(&self, words: &str) -> bool {
        let folded = fold(words);
        folded.trim().is_empty()
            || self.lines.contains(&folded)
            || self.placeholders.iter().any(|known| known == words.trim())
            || self.project(words).is_some()
    }

    /// Whether a form begins with these words.
    pub(super) fn opens(&self, words: &str) -> bool {
        self.openings.contains(&fold(words))
    }

    /// Whether folded words are nearly a long line of the form.
    pub(super) fn is_like(
        &self,
        folded: &str,
        is_variant: impl Fn(&str, &str, f64) -> bool,
    ) -> bool {
        self.notes()
            .any(|line| is_variant(line.trim(), folded, 0.85))
    }

    /// The form's instructions, folded.
    pub(super) fn notes(&self) -> impl Iterator<Item = &String> {
        self.notes.iter()
    }

    /// Takes in what else is none of the answers, as the name of the city.
    pub(super) fn also(&mut self, words: &str) {
        self.lines.insert(fold(words));
    }

    /// Whether a line at the edge of a page is the form's own.
    pub(super) fn is_edge(&self, words: &str) -> bool {
        let folded = fold(words);
        folded.trim().is_empty()
            || self
                .feet
                .iter()
                .any(|foot| folded.starts_with(foot.trim_end()))
    }

    /// The id in the heading of a project.
    pub(super) fn project(&self, words: &str) -> Option<String> {
        let (project, id) = words.split_once(" · ")?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let id = id.trim();
        (self.projects.contains(&fold(project)) && !id.is_empty() && id.chars().all(plain))
            .then(|| id.to_owned())
    }

    /// What stands over an item: its number, and its id if it has one; none if these are other words.
    pub(super) fn band(&self, words: &str) -> Option<Option<String>> {
        let (number, id) = words
            .split_once(" · ")
            .map_or((words, None), |(number, id)| {
                (number, Some(id.trim().to_owned()))
            });
        self.is_count(number).then_some(id)
    }

    /// Whether words are but a number that may count.
    pub(super) fn is_count(&self, words: &str) -> bool {
        self.count(words).is_some()
    }

    /// That number.
    pub(super) fn count(&self, words: &str) -> Option<usize> {
        let digits = words.trim().trim_end_matches(['.', ')', '°']);
        let plain = digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|_| plain)
    }
}
