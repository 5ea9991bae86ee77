//! In: a text before and after it was mended. Out: the lines that are other, as edits that any program can make.

use serde::Serialize;

use crate::model::differ::{Change, changes};

/// Lines of a file that others take the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// Path relative to the programme.
    pub path: String,
    /// First line that goes, from 1.
    pub line: usize,
    /// The line after the last that goes; the first one where lines come in between.
    pub end_line: usize,
    /// Bytes of the last line that goes, without its end; data has its place alone.
    #[serde(skip)]
    pub last: usize,
    /// What comes there: whole lines with their ends.
    pub text: String,
}

/// What mends a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// There is one reading only.
    pub certain: bool,
    /// In the order of the text.
    pub edits: Vec<Edit>,
    /// What people are shown of it: the lines at the finding alone, where the others are those of other findings.
    #[serde(skip)]
    pub shown: Option<Edit>,
}

/// The edits that make one text of another.
#[must_use]
pub fn edits(path: &str, before: &str, after: &str) -> Vec<Edit> {
    let (old, new): (Vec<&str>, Vec<&str>) = (
        before.split_inclusive('\n').collect(),
        after.split_inclusive('\n').collect(),
    );
    let edit = |change: Change| Edit {
        path: path.to_owned(),
        line: change.old.start + 1,
        end_line: change.old.end + 1,
        last: old[..change.old.end]
            .last()
            .map_or(0, |line| line.trim_end_matches(['\n', '\r']).len()),
        text: new[change.new].concat(),
    };
    changes(&old, &new).into_iter().map(edit).collect()
}

/// Edits as one, with what stays as it is between them.
#[must_use]
pub fn joined(text: &str, edits: &[Edit]) -> Option<Edit> {
    let (first, last) = edits.first().zip(edits.last())?;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let whole = edited(text, edits);
    let (head, tail): (usize, usize) = (
        lines[..first.line - 1].concat().len(),
        lines
            .get(last.end_line - 1..)
            .unwrap_or_default()
            .concat()
            .len(),
    );
    Some(Edit {
        text: whole.get(head..whole.len() - tail)?.to_owned(),
        line: first.line,
        ..last.clone()
    })
}

/// A text with edits made, which do not overlap and stand in its order.
#[must_use]
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.extend(
            lines[at..(edit.line - 1).max(at).min(lines.len())]
                .iter()
                .copied(),
        );
        out.push_str(&edit.text);
        at = (edit.end_line - 1).min(lines.len());
    }
    out.extend(lines[at..].iter().copied());
    out
}
