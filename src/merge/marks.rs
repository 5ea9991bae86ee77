//! In: a text with the marks that git leaves where two versions stand, or pieces of two versions. Out: the versions, or the text.

use std::collections::HashSet;

use super::{
    lay::Piece,
    runs::{Near, Run, merged},
    value,
};
use crate::parse::Limits;

/// What stands in a file with marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// The version that both began with, if the marks tell it.
    pub old: Option<String>,
    /// The version above the line of equal signs.
    pub ours: String,
    /// The version below it.
    pub theirs: String,
}

/// Names of the two versions, as they stand behind the marks.
#[derive(Debug, Clone)]
pub struct Names {
    /// Of the version above.
    pub ours: String,
    /// Of the version below.
    pub theirs: String,
}

/// Where a line of a text with marks belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Ours,
    Old,
    Theirs,
}

/// The versions in a text; none if it has no marks, or not all of them.
#[must_use]
pub fn parted(text: &str) -> Option<Versions> {
    let (mut ours, mut old, mut theirs) = (String::new(), String::new(), String::new());
    let (mut part, mut found, mut told, mut places) = (Part::Both, 0, 0, 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let next = match part {
            Part::Both if is_mark(bare, '<') => Some(Part::Ours),
            Part::Ours if is_mark(bare, '|') => Some(Part::Old),
            Part::Ours | Part::Old if bare == "=======" => Some(Part::Theirs),
            Part::Theirs if is_mark(bare, '>') => Some(Part::Both),
            _ => None,
        };
        if let Some(next) = next {
            found += usize::from(next == Part::Both);
            places += usize::from(next == Part::Ours);
            told += usize::from(next == Part::Old);
            part = next;
            continue;
        }
        if matches!(part, Part::Both | Part::Ours) {
            ours.push_str(line);
        }
        if matches!(part, Part::Both | Part::Old) {
            old.push_str(line);
        }
        if matches!(part, Part::Both | Part::Theirs) {
            theirs.push_str(line);
        }
    }
    let old = (told == places).then_some(old);
    (found > 0 && part == Part::Both).then_some(Versions { old, ours, theirs })
}

/// The three versions of a file with marks. What a person wrote outside the marks counts, so that ours and theirs are taken from
/// the file itself; what both began with, from the index. Only where these cannot be read, and nobody changed a line, are ours and
/// theirs those of the index. `stages` are what both began with, ours and theirs there.
#[must_use]
pub fn versions(
    text: &str,
    marks: Versions,
    stages: Option<[Option<Vec<u8>>; 3]>,
    limits: &Limits,
) -> Versions {
    let Some(stages) = stages else { return marks };
    let [old, ours, theirs] = stages
        .map(|bytes| bytes.map_or(Some(String::new()), |bytes| String::from_utf8(bytes).ok()));
    let reads = |text: &str| value(text, limits).is_some();
    if let (Some(ours), Some(theirs)) = (ours, theirs)
        && !(reads(&marks.ours) && reads(&marks.theirs))
        && reads(&ours)
        && reads(&theirs)
    {
        let began = marks.old.as_deref().unwrap_or_default();
        let known: HashSet<&str> = ours
            .lines()
            .chain(theirs.lines())
            .chain(began.lines())
            .collect();
        let signs = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
        if text
            .lines()
            .all(|line| known.contains(line) || signs.iter().any(|sign| line.starts_with(sign)))
        {
            return Versions { old, ours, theirs };
        }
    }
    Versions {
        old: old.or(marks.old.clone()),
        ..marks
    }
}

fn is_mark(line: &str, sign: char) -> bool {
    let rest = line.trim_start_matches(sign);
    line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '))
}

/// The names behind the first marks of a text.
#[must_use]
pub fn names(text: &str) -> Option<Names> {
    let name = |sign: char| {
        let line = text.lines().find(|line| is_mark(line, sign))?;
        Some(line.trim_start_matches(sign).trim().to_owned())
    };
    Some(Names {
        ours: name('<')?,
        theirs: name('>')?,
    })
}

/// Whether a text holds a line that is such a mark.
#[must_use]
pub fn is_marked(text: &str) -> bool {
    text.lines()
        .any(|line| is_mark(line, '<') || is_mark(line, '>'))
}

/// Text of pieces, with marks where two versions stand.
pub(super) fn marked(pieces: &[Piece], names: &Names) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Both(text) => out.push_str(text),
            Piece::Split(ours, theirs) => out.push_str(&format!(
                "<<<<<<< {}\n{ours}=======\n{theirs}>>>>>>> {}\n",
                names.ours, names.theirs
            )),
        }
    }
    out
}

/// Merges line by line, as git does.
pub(super) fn by_lines(old: &str, ours: &str, theirs: &str) -> Vec<Piece> {
    let rows = [old, ours, theirs].map(|text| text.lines().collect::<Vec<_>>());
    let text = |lines: Vec<&str>| {
        lines
            .into_iter()
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    merged(&rows[0], &rows[1], &rows[2], Near::Apart)
        .into_iter()
        .map(|run| match run {
            Run::Clean(lines) => Piece::Both(text(lines)),
            Run::Split(one, other) => Piece::Split(text(one), text(other)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_what_stands_between_the_marks() {
        let text = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\nc: 4\n";
        let found = parted(text).unwrap();
        assert_eq!(
            (found.ours.as_str(), found.theirs.as_str(), found.old),
            ("a: 1\nb: 2\nc: 4\n", "a: 1\nb: 3\nc: 4\n", None)
        );
        let text =
            "<<<<<<< HEAD\r\nb: 2\r\n||||||| base\r\nb: 1\r\n=======\r\nb: 3\r\n>>>>>>> other\r\n";
        assert_eq!(parted(text).unwrap().old.as_deref(), Some("b: 1\r\n"));
        for text in [
            "a: 1\n",
            "<<<<<<< HEAD\nb: 2\n",
            "b\n=======\nc\n>>>>>>> other\n",
        ] {
            assert_eq!(parted(text), None, "{text}");
        }
    }
}
