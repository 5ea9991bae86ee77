//! In: where a document shows pictures, and its package. Out: the pictures with what is said of them, within bounds.
//!
//! Nothing outside the package is looked for: a picture that is linked is told by its words alone.

use std::collections::BTreeMap;

use super::package::Package;
use crate::model::{picture, reply::Shot};

/// Most pictures that are taken from one document.
const MOST: usize = 24;

/// A place where a document shows a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    /// The file in the package; none for one that is elsewhere.
    pub(super) file: Option<String>,
    /// What is said of it for those who do not see it.
    pub(super) words: String,
}

/// The pictures of a document, each once, in the order of the document.
pub(super) fn shots(package: &mut Package<'_>, drawn: &[Drawn]) -> Vec<Shot> {
    let mut out: Vec<Shot> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for one in drawn {
        let words = said(&one.words);
        if let Some(at) = one.file.as_deref().and_then(|file| known.get(file)) {
            // The same picture again: words that stand at one place are those of all.
            let shot: &mut Shot = &mut out[*at];
            shot.alt = shot.alt.take().or(words);
            continue;
        }
        let file = one.file.as_deref().unwrap_or_default();
        if one.file.is_some() {
            known.insert(file, out.len());
        }
        out.push(Shot {
            called: file.rsplit('/').next().unwrap_or(file).to_owned(),
            alt: words,
            bytes: (known.len() <= MOST)
                .then(|| package.bytes(file).ok().flatten())
                .flatten(),
        });
    }
    out
}

/// What is said of a picture; the name of a file, which programs put there, says nothing of it.
fn said(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty() && !picture::is_named(&words)).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_there_once_with_the_words_of_any_of_its_places() {
        let bytes = super::super::package::packed(&[("a/one.png".to_owned(), b"points".to_vec())]);
        let mut package = Package::open(&bytes).unwrap();
        let drawn = |file: Option<&str>, words: &str| Drawn {
            file: file.map(str::to_owned),
            words: words.to_owned(),
        };
        let shots = shots(
            &mut package,
            &[
                drawn(Some("a/one.png"), "IMG_2034.JPG"),
                drawn(None, "elsewhere"),
                drawn(Some("a/one.png"), " the\nquay "),
                drawn(Some("../two.png"), ""),
            ],
        );
        let told: Vec<_> = shots
            .iter()
            .map(|shot| {
                (
                    shot.called.as_str(),
                    shot.alt.as_deref(),
                    shot.bytes.is_some(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("one.png", Some("the quay"), true),
                ("", Some("elsewhere"), false),
                ("two.png", None, false),
            ]
        );
    }
}
