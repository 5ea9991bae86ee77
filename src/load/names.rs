//! In: the paths of a folder's files. Out: findings on names that a colleague's Windows or macOS cannot keep.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    fiche::path::yaml_stem,
    load::whole,
    model::{
        diagnostic::{Diagnostic, Message},
        portable::{self, Fault},
    },
};

/// Judges every file and folder on the way from `folder` down to `paths`, each once. Names of fiches and of cities are identifiers too:
/// what that rule says of their characters is not said again.
pub(super) fn unportable<'p>(
    folder: &str,
    paths: impl IntoIterator<Item = &'p str>,
) -> Vec<Diagnostic> {
    let mut judged = BTreeSet::new();
    let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
    let mut found = Vec::new();
    let mut paths: Vec<&str> = paths.into_iter().collect();
    paths.sort_unstable();
    for path in paths {
        let mut start = folder.len() + 1;
        while let Some(rest) = path.get(start..).filter(|rest| !rest.is_empty()) {
            let end = start + rest.find('/').unwrap_or(rest.len());
            let (above, name, here) = (&path[..start], &path[start..end], &path[..end]);
            start = end + 1;
            if !judged.insert(here) {
                continue;
            }
            let identifier = folder == "cities" || end == path.len() && yaml_stem(name).is_some();
            let message = match seen.insert((above, portable::seen(name)), name) {
                Some(twin) => Some(
                    Message::new("portable-name-twin")
                        .with("name", name)
                        .with("other", twin),
                ),
                None => portable::fault(name)
                    .filter(|fault| !identifier || *fault == Fault::Reserved)
                    .map(|fault| said(name, fault)),
            };
            found.extend(message.map(|message| whole("portable-name", here, message)));
        }
    }
    // Whether the name proposed is free is known once all are.
    found
}

fn said(name: &str, fault: Fault) -> Message {
    let message = match fault {
        Fault::Reserved => Message::new("portable-name-reserved"),
        Fault::End => Message::new("portable-name-end"),
        Fault::Character(c) => Message::new("portable-name-character").with("character", shown(c)),
    };
    message
        .with("name", name)
        .with("suggestion", portable::mended(name))
}

/// A character as it can be shown: those that have no picture by their number.
fn shown(c: char) -> String {
    if c.is_control() {
        format!("U+{:04X}", u32::from(c))
    } else {
        c.to_string()
    }
}
