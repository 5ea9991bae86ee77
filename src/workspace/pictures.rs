//! In: fiches as an audience may see them, and the files of the programme. Out: their pictures written anew, where pages find each, and
//! a finding on each that cannot be.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use crate::{
    fiche::path,
    model::{
        album::{Album, Hung},
        catalog::Fiche,
        diagnostic::{Diagnostic, Message},
        fingerprint::hexadecimal,
        picture, site,
        tree::{Spellings, Tree},
    },
    picture::{Print, clean},
    pointer,
};

/// Most points along a side of a picture on a page.
const SIDE: u32 = 1200;

/// Whether the picture that has a place in a site is wanted.
type Test<'t> = dyn Fn(&str) -> bool + 't;

/// How pages find pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hanging {
    /// In themselves.
    pub(crate) within: bool,
    /// Beside them.
    pub(crate) beside: bool,
    /// Documents hold them though pages have them beside.
    pub(crate) kept: bool,
}

impl Hanging {
    /// For a page that stands in no site.
    pub(crate) const WITHIN: Self = Self {
        within: true,
        beside: false,
        kept: false,
    };
}

/// Pictures of some fiches.
#[derive(Debug, Default)]
pub(crate) struct Prints {
    pub(crate) album: Album,
    /// Files of the site, by their place.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// What cannot be shown though a fiche names it.
    pub(crate) broken: Vec<Diagnostic>,
}

impl Prints {
    /// Those of fiches of which nothing is left but what may be seen.
    pub(crate) fn of<'f>(
        tree: &dyn Tree,
        fiches: impl Iterator<Item = &'f Fiche>,
        hanging: Hanging,
    ) -> Self {
        Self::among(tree, fiches, hanging, &|_| true)
    }

    /// Those of them whose place in a site passes a test.
    pub(crate) fn among<'f>(
        tree: &dyn Tree,
        fiches: impl Iterator<Item = &'f Fiche>,
        hanging: Hanging,
        test: &Test<'_>,
    ) -> Self {
        let mut prints = Self::default();
        let mut places = BTreeSet::new();
        for fiche in fiches {
            prints.take((tree, test), fiche, hanging, &mut places);
        }
        prints
    }

    /// These and others.
    pub(crate) fn with(mut self, other: Self) -> Self {
        self.album.join(other.album);
        self.files.extend(other.files);
        self.broken.extend(other.broken);
        self
    }

    fn take(
        &mut self,
        (tree, test): (&dyn Tree, &Test<'_>),
        fiche: &Fiche,
        hanging: Hanging,
        places: &mut BTreeSet<String>,
    ) {
        if picture::declared(fiche.value()).next().is_none() {
            return;
        }
        let own = &fiche.document.source.path;
        let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
        let files = tree.files(folder);
        let spellings = Spellings::of(&files, folder);
        let most = usize::try_from(picture::BYTES).unwrap_or(usize::MAX);
        let mut known = BTreeSet::new();
        for (at, name) in picture::declared(fiche.value()) {
            let path = format!("{folder}/{name}");
            // One that is named again is cleaned once.
            if !known.insert(name) {
                continue;
            }
            let file = format!("{folder}/{}", spellings.find(name));
            // One that is not there, or too large, is told where it is named.
            let Ok(bytes) = tree.bytes(&tree.file(&file), most) else {
                continue;
            };
            let Ok(print) = clean(&bytes, SIDE) else {
                let message = Message::new("picture-kind-broken")
                    .with("file", name)
                    .with("fiche", picture::owner(own));
                let at = pointer!["pictures", at, "file"];
                let span = fiche.document.span(&at);
                self.broken.push(Diagnostic::new(
                    "picture-kind",
                    &fiche.document.source,
                    span,
                    &at,
                    message,
                ));
                continue;
            };
            let place = place(own, &print);
            if !test(&place) {
                continue;
            }
            let place = hanging.beside.then_some(place);
            if let Some(place) = place
                .as_ref()
                .filter(|place| places.insert((*place).clone()))
            {
                self.files.push((place.clone(), print.bytes.clone()));
            }
            let data = hanging.within.then(|| embedded(&print));
            let hung = Hung {
                width: print.width,
                height: print.height,
                data,
                place,
                alt: fiche.value()["pictures"][at]["alt"].clone(),
                bytes: if hanging.kept {
                    print.bytes
                } else {
                    Vec::new()
                },
            };
            self.album.put(picture::owner(own), path, hung);
        }
    }
}

/// Where a picture stands in a site: named by what it shows, so that its name tells nothing and is obeyed by no server.
fn place(fiche: &str, print: &Print) -> String {
    let sum = hexadecimal(&Sha256::digest(&print.bytes));
    let owner = path::stem(fiche);
    let owner = owner.strip_suffix("/city").unwrap_or(owner);
    let name = format!("{}.{}", &sum[..16], print.format.ending());
    site::picture(owner, &name)
}

/// A picture as the address of itself.
fn embedded(print: &Print) -> String {
    format!(
        "data:{};base64,{}",
        print.format.media(),
        STANDARD.encode(&print.bytes)
    )
}
