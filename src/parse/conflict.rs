//! In: the text of a file. Out: the marks that git leaves where two people changed the same lines, with what each wrote.
//!
//! Indented they would be read as text of the answer above, and shown to everyone.

use std::ops::Range;

use super::Fault;
use crate::model::diagnostic::Message;

/// Places that are told; nobody reads more.
const MOST: usize = 100;

/// One place at which two versions stand.
#[derive(Default)]
struct Place<'t> {
    span: Range<usize>,
    ours: (&'t str, Vec<&'t str>),
    theirs: (&'t str, Vec<&'t str>),
    /// Which part is being read: ours, what both had before, theirs.
    part: usize,
}

/// Every place with such marks, also one of which only a part is left.
pub(super) fn faults(text: &str) -> Vec<Fault> {
    // Nearly no file has any: a glance tells.
    let signs = |signs: &[u8]| memchr::memmem::find(text.as_bytes(), signs).is_some();
    if !signs(b"<<<<<<<") && !signs(b">>>>>>>") {
        return Vec::new();
    }
    let (mut found, mut open, mut at) = (Vec::new(), None::<Place<'_>>, 0);
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let bare = line.trim_start();
        let span = at + line.len() - bare.len()..at + line.len();
        at += whole.len();
        if let Some(name) = mark(bare, '<') {
            found.extend(open.take().map(told));
            open = Some(Place {
                span,
                ours: (name, Vec::new()),
                ..Place::default()
            });
        } else if let Some(name) = mark(bare, '>') {
            let mut place = open.take().unwrap_or_else(|| Place {
                span,
                ..Place::default()
            });
            place.theirs.0 = name;
            found.push(told(place));
        } else if let Some(place) = &mut open {
            match place.part {
                0 | 1 if bare.trim_end() == "=======" => place.part = 2,
                0 if mark(bare, '|').is_some() => place.part = 1,
                0 => place.ours.1.push(bare),
                2 => place.theirs.1.push(bare),
                _ => {}
            }
        }
        if found.len() >= MOST {
            break;
        }
    }
    found.extend(open.map(told));
    found
}

/// The name behind a mark of seven signs.
fn mark(line: &str, sign: char) -> Option<&str> {
    let rest = line.trim_start_matches(sign);
    (line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with([' ', '\t'])))
        .then(|| rest.trim())
}

fn told(place: Place<'_>) -> Fault {
    let side = |(name, lines): &(&str, Vec<&str>)| {
        let words = lines.join(" ");
        if name.is_empty() {
            format!("“{words}”")
        } else {
            format!("{name}: “{words}”")
        }
    };
    let message = Message::new("syntax-of-conflict")
        .with("ours", side(&place.ours))
        .with("theirs", side(&place.theirs));
    Fault {
        rule: "syntax",
        span: place.span,
        message,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_are_known_however_they_are_indented_and_nothing_else_is() {
        let text = "a: |\n  x\n<<<<<<< HEAD\n  mine\n||||||| base\n  old\n=======\n  theirs\n>>>>>>> other\n";
        for text in [
            text.to_owned(),
            text.replace('\n', "\r\n"),
            text.replace("<<<", "   <<<"),
            text.replace(">>>>>>> other\n", ""),
        ] {
            assert_eq!(faults(&text).len(), 1, "{text}");
        }
        for text in [
            "a: <<<<<<< no\n",
            "title\n=======\n",
            "<<<<<<<<\n",
            "> > > > > > > quoted\n",
            "<<: *x\n",
        ] {
            assert_eq!(faults(text).len(), 0, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_borne(text in "[<=>| a\n\r]{0,120}") {
            for fault in faults(&text) {
                prop_assert!(text.get(fault.span).is_some());
            }
        }
    }
}
