//! In: what stands in a cell or a line. Out: runs of words, and paragraphs where there is a text among them.

use super::Clerk;
use crate::{
    model::page::cell::{Cell, Inline, Lead, Name},
    office::{
        leaf::{Part, Style, bold, said, spoken},
        rich::{Look, Run},
    },
};

/// Words that stand back.
pub(super) fn quiet(text: impl AsRef<str>) -> Run {
    let look = Look {
        quiet: true,
        ..Look::default()
    };
    Run { look, ..said(text) }
}

/// Words of the program; commands and names in it stand between backticks.
fn spelled(text: &str) -> Vec<Run> {
    let look = Look {
        code: true,
        ..Look::default()
    };
    let one = |(at, part): (usize, &str)| match at % 2 {
        0 => said(part),
        _ => Run { look, ..said(part) },
    };
    let parts = text.split('`').enumerate().map(one);
    parts.filter(|run| !run.text.is_empty()).collect()
}

/// A name in its language.
pub(super) fn name(name: &Name) -> Run {
    spoken(&name.text, name.lang.as_deref())
}

impl Clerk<'_> {
    /// A name that leads on, where a document may lead; what is behind it is told if it is in another language.
    pub(super) fn lead(&self, lead: &Lead) -> Vec<Run> {
        let link = lead.href.as_deref().and_then(|href| self.link(href));
        let mut runs = vec![Run {
            link,
            ..spoken(&lead.text, lead.lang.as_deref())
        }];
        if let Some(lang) = lead.lang.as_ref().filter(|_| lead.href.is_some()) {
            runs.push(quiet(format!(" ({})", self.tongue(lang))));
        }
        runs
    }

    /// The words of a piece; none of a text, which is paragraphs.
    fn words(&self, piece: &Inline) -> Vec<Run> {
        match piece {
            Inline::Nothing | Inline::Rich(_) => Vec::new(),
            Inline::Words(text) => vec![said(text)],
            Inline::Name(one) => vec![name(one)],
            Inline::Lead(lead) => self.lead(lead),
            Inline::Share(share) => vec![spoken(&share.text, share.lang.as_deref())],
            Inline::Theirs { theirs } => vec![said(theirs)],
            Inline::Said(one) => spelled(&one.said),
            Inline::Badge(badge) => vec![bold(&badge.badge)],
        }
    }

    /// A cell as paragraphs of a style.
    pub(super) fn cell(&self, cell: &Cell, style: Style) -> Vec<Part> {
        let (mut parts, mut runs) = (Vec::new(), Vec::new());
        for (at, piece) in cell.pieces().iter().enumerate() {
            if at > 0 {
                runs.push(said(", "));
            }
            match piece {
                Inline::Rich(rich) => {
                    if !runs.is_empty() {
                        parts.push(Part::text(style, std::mem::take(&mut runs)));
                    }
                    parts.extend(self.prose(rich, style));
                }
                Inline::Nothing
                | Inline::Words(_)
                | Inline::Name(_)
                | Inline::Lead(_)
                | Inline::Share(_)
                | Inline::Theirs { .. }
                | Inline::Said(_)
                | Inline::Badge(_) => runs.extend(self.words(piece)),
            }
        }
        if !runs.is_empty() || parts.is_empty() {
            parts.push(Part::text(style, runs));
        }
        parts
    }

    /// A piece as one line.
    pub(super) fn line(&self, piece: &Inline) -> Vec<Run> {
        match piece {
            Inline::Rich(rich) => vec![spoken(&rich.markdown, rich.lang.as_deref())],
            Inline::Nothing
            | Inline::Words(_)
            | Inline::Name(_)
            | Inline::Lead(_)
            | Inline::Share(_)
            | Inline::Theirs { .. }
            | Inline::Said(_)
            | Inline::Badge(_) => self.words(piece),
        }
    }

    /// An axis: its number and what it is called.
    pub(super) fn axis(&self, axis: &crate::model::page::theme::Axis) -> Vec<Run> {
        let number = self.say("doc-axis-number", &[("number", &axis.number)]);
        let mut runs = vec![bold(number), said(format!(" · {}", axis.label))];
        if !axis.official {
            let remark = self.word("doc-working-translation");
            runs.push(quiet(format!(" ({remark})")));
        }
        runs
    }
}
