//! In: the pictures that fiches name, and the files beside them. Out: what is wrong with each, and a finding on each picture that no
//! fiche names.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

use super::{Loader, whole};
use crate::model::{
    catalog::{Fiche, Pictures},
    diagnostic::{Diagnostic, Findings, Level, Message, Skipped},
    fingerprint::hexadecimal,
    picture::{self, Fault},
    tree::{Found, Spellings, Unreadable, is_beside, pointed},
    variants::composed,
};

impl Loader<'_> {
    /// What is wrong with the pictures of some fiches, and their SHA-256, by path; `files` are those below the folder of them all.
    pub(super) fn pictures<'f>(
        &self,
        fiches: impl Iterator<Item = &'f Fiche>,
        files: &[Found],
        findings: &mut Findings,
    ) -> (Pictures, BTreeMap<String, String>) {
        let mut spellings: BTreeMap<&str, Spellings<'_>> = BTreeMap::new();
        let (mut faults, mut prints) = (Pictures::new(), BTreeMap::new());
        let mut seen = BTreeSet::new();
        for fiche in fiches {
            let folder = folder(fiche);
            for (_, name) in picture::declared(fiche.value()) {
                let path = format!("{folder}/{name}");
                if !seen.insert(path.clone()) {
                    continue;
                }
                let spelled = spellings
                    .entry(folder)
                    .or_insert_with(|| Spellings::of(files, folder))
                    .find(name);
                let print = &mut |print| _ = prints.insert(path.clone(), print);
                match self.looked_at(folder, spelled, print) {
                    Ok(found) if found.is_empty() => {}
                    Ok(found) => _ = faults.insert(path, found),
                    Err(skipped) => findings.skipped.push(skipped),
                }
            }
        }
        (faults, prints)
    }

    /// What is wrong with one, and its SHA-256; what could not be looked at is said.
    fn looked_at(
        &self,
        folder: &str,
        name: &str,
        print: &mut dyn FnMut(String),
    ) -> Result<Vec<Fault>, Skipped> {
        if !is_beside(name) {
            return Ok(vec![Fault::Absent]);
        }
        let path = format!("{folder}/{name}");
        let most = usize::try_from(picture::BYTES).unwrap_or(usize::MAX);
        match self.tree.bytes(&self.tree.file(&path), most) {
            Ok(bytes) if pointed(&bytes).is_some() => Err(Skipped {
                path,
                reason: "skip-pointer",
            }),
            Ok(bytes) => {
                print(hexadecimal(&Sha256::digest(&bytes)));
                Ok(picture::faults(name, &bytes))
            }
            Err(Unreadable::TooLarge(size)) => Ok(vec![Fault::Bytes(size)]),
            Err(Unreadable::Pointer) => Err(Skipped {
                path,
                reason: "skip-pointer",
            }),
            Err(_) => Ok(vec![Fault::Absent]),
        }
    }
}

/// The folder that a fiche stands in.
fn folder(fiche: &Fiche) -> &str {
    let path = &fiche.document.source.path;
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Paths that some fiches name as pictures, in the common form of their letters.
pub(super) fn named<'f>(fiches: impl Iterator<Item = &'f Fiche>) -> BTreeSet<String> {
    fiches
        .flat_map(|fiche| {
            let folder = folder(fiche);
            picture::declared(fiche.value())
                .map(move |(_, name)| composed(&format!("{folder}/{name}")).into_owned())
        })
        .collect()
}

/// Whether a picture that is named is not there: one that nothing names may be it.
pub(super) fn is_lost(pictures: &Pictures) -> bool {
    pictures
        .values()
        .flatten()
        .any(|fault| matches!(fault, Fault::Absent))
}

/// What is said of a file that looks like a picture and that no fiche names.
pub(super) fn unused(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path);
    picture::is_named(name).then(|| {
        let message = Message::new("picture-unused").with("file", name);
        Diagnostic {
            level: Level::Warning,
            ..whole("picture-unused", path, message)
        }
    })
}
