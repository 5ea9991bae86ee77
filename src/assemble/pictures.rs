//! In: the pictures that a fiche declares, and where pages find their files. Out: figures with their words, and what a text shows for
//! the name of a picture.

use std::collections::HashMap;

use serde_json::Value;

use crate::{
    assemble::{Brief, draft::Draft, prose::Voice},
    model::{
        album::Hung,
        catalog::Fiche,
        markdown::Source,
        page::block::{Block, Picture},
        picture,
        variants::composed,
    },
};

/// What texts show, by the name of a picture.
pub(super) type Sources = HashMap<String, Source>;

/// Where a page stands that shows pictures of a fiche.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wall<'a> {
    brief: &'a Brief<'a>,
    /// Folder of the fiche.
    folder: &'a str,
    /// What the fiche says, as may be seen.
    fiche: &'a Value,
    /// Way from the page to the folder of its language.
    up: &'a str,
}

impl<'a> Wall<'a> {
    /// For a fiche that stands at a path of the programme.
    pub(super) fn new(brief: &'a Brief<'a>, path: &'a str, fiche: &'a Value, up: &'a str) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self {
            brief,
            folder,
            fiche,
            up,
        }
    }

    /// The same for a fiche that is at hand.
    pub(super) fn of(brief: &'a Brief<'a>, fiche: &'a Fiche, up: &'a str) -> Self {
        Self::new(brief, &fiche.document.source.path, fiche.value(), up)
    }

    fn hung(&self, name: &str) -> Option<&'a Hung> {
        self.brief.pictures.get(&format!("{}/{name}", self.folder))
    }

    fn source(&self, hung: &Hung) -> Source {
        let beside = hung.place.as_ref().map(|place| {
            let parted = if self.brief.parted() { "../" } else { "" };
            format!("{}{parted}{place}", self.up)
        });
        Source {
            html: hung.data.clone().or_else(|| beside.clone()),
            markdown: beside,
        }
    }

    /// What texts show for the names of the pictures.
    pub(super) fn sources(&self) -> Sources {
        picture::declared(self.fiche)
            .filter_map(|(_, name)| {
                let hung = self.hung(name)?;
                Some((composed(name).into_owned(), self.source(hung)))
            })
            .collect()
    }

    /// The pictures with their words, in their order.
    pub(super) fn figures(&self, voice: &Voice<'_>) -> Vec<Picture> {
        let one = |(at, name): (usize, &str)| {
            let hung = self.hung(name)?;
            let entry = &self.fiche["pictures"][at];
            let source = self.source(hung);
            Some(Picture {
                src: source.html,
                src_md: source.markdown,
                width: hung.width,
                height: hung.height,
                alt: voice.name(&entry["alt"]),
                caption: voice.name_if_any(&entry["caption"]),
                credit: voice.name_if_any(&entry["credit"]),
                licence: entry["licence"].as_str().map(str::to_owned),
            })
        };
        picture::declared(self.fiche).filter_map(one).collect()
    }
}

/// The pictures of a page's own fiche, where there are any.
pub(super) fn part(page: &mut Draft<'_>, figures: Vec<Picture>) {
    if !figures.is_empty() {
        page.part("pictures", "doc-pictures");
        for picture in figures {
            page.block(Block::Picture { picture });
        }
    }
}
