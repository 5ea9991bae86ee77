//! In: a page of facts, as templates see it. Out: the same as a document for Word or LibreOffice, of the same blocks in the same order.
//!
//! What cities wrote is trusted in nothing: their words are words, their links lead to the web or to a mailbox, their pictures are
//! those that were written anew for pages.

mod blocks;
mod head;
mod inline;
mod prose;
mod sections;
mod tables;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::{
    docx,
    leaf::{self, Leaf, Part, Picture, Style, Text, bold, said},
    odt,
};
use crate::{
    messages::Messages,
    model::{
        album::Album,
        locale::Locale,
        page::{About, Form, Head, Page, dossier::Dossier, index::Index},
        picture::Format,
        site,
        typography::{self, Profile},
    },
};

/// What a document is made of.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// A city's dossier.
    Dossier(&'a Dossier),
    /// The page of the programme.
    Index(&'a Index),
    /// Any other page.
    Page(&'a Page),
}

/// Whose document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// Word's.
    Docx,
    /// LibreOffice's.
    Odt,
}

/// Where a document stands, and in whose words it speaks.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The words of its language.
    pub voice: &'a Messages,
    /// Its place in the site.
    pub path: &'a str,
    /// Where the site will stand; without it a document leads to no other page.
    pub base: Option<&'a str>,
    /// Pictures that stand beside pages.
    pub album: &'a Album,
}

impl<'a> Setting<'a> {
    /// That of a page which stands in no site.
    #[must_use]
    pub fn alone(voice: &'a Messages, path: &'a str) -> Self {
        Self {
            voice,
            path,
            base: None,
            album: Album::NONE,
        }
    }
}

impl Subject<'_> {
    fn head(&self) -> &Head {
        match self {
            Self::Dossier(dossier) => &dossier.head,
            Self::Index(index) => &index.head,
            Self::Page(page) => &page.head,
        }
    }

    /// What it is called, where that is not the programme.
    fn title(&self) -> Option<&str> {
        match self {
            Self::Dossier(dossier) => Some(&dossier.city.name),
            Self::Index(_) => None,
            Self::Page(page) => Some(&page.title.text),
        }
    }

    fn is_letter(&self) -> bool {
        match self {
            Self::Dossier(_) | Self::Index(_) => false,
            Self::Page(page) => page.form == Form::Letter,
        }
    }

    /// The document, always the same bytes for the same page.
    #[must_use]
    pub fn document(&self, writer: Writer, setting: &Setting<'_>) -> Vec<u8> {
        let leaf = self.leaf(setting);
        match writer {
            Writer::Docx => docx::document(&leaf),
            Writer::Odt => odt::document(&leaf),
        }
    }

    fn leaf(&self, setting: &Setting<'_>) -> Leaf {
        let head = self.head();
        let clerk = Clerk {
            setting: *setting,
            profile: Profile::of(head.html_lang, None),
            head,
        };
        let letter = self.is_letter();
        let mut parts = clerk.opening(self);
        match self {
            Self::Dossier(dossier) => parts.extend(clerk.sections(&dossier.sections, letter)),
            Self::Index(index) => parts.extend(clerk.sections(&index.sections, letter)),
            Self::Page(page) => parts.extend(clerk.sections(&page.sections, letter)),
        }
        if !letter {
            parts.extend(clerk.closing());
        }
        let About {
            title,
            organisation,
            ..
        } = &head.programme;
        let named = self.title().map(leaf::clean);
        let called: Vec<&str> = named.as_deref().into_iter().chain([&**title]).collect();
        Leaf {
            lang: head.html_lang.to_owned(),
            title: called.join(" – "),
            from: leaf::clean(organisation),
            foot: clerk.foot(title, self.title()),
            letter,
            parts,
        }
    }
}

/// Who writes the parts of a page one after the other.
#[derive(Debug)]
struct Clerk<'a> {
    setting: Setting<'a>,
    profile: Profile,
    head: &'a Head,
}

impl Clerk<'_> {
    /// A word of the program, as pages set it.
    fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// The same with what it speaks of.
    fn say(&self, id: &str, about: &[(&str, &str)]) -> String {
        let about: Vec<(String, String)> = about
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        // A test holds that each word is there.
        let text = self.setting.voice.dossier(id, &about).unwrap_or_default();
        typography::apply(self.profile, &text).into_owned()
    }

    /// What a language is called.
    fn tongue(&self, lang: &str) -> String {
        Locale::new(self.setting.voice.lang, None).language(lang)
    }

    fn is_internal(&self) -> bool {
        self.head.audience == "internal"
    }

    /// What stands at the foot of every sheet: programme, subject, and that it goes no further.
    fn foot(&self, programme: &str, title: Option<&str>) -> Vec<super::rich::Run> {
        let mut runs = vec![said(programme)];
        runs.extend(title.map(|title| said(format!(" · {title}"))));
        if self.is_internal() {
            runs.push(said(" · "));
            runs.push(bold(self.word("doc-running-internal")));
        }
        runs
    }

    /// That nothing was written.
    fn empty(&self) -> Part {
        Part::text(Style::Hint, vec![said(self.word("doc-not-filled"))])
    }

    /// Where a link of the page leads from a document, which stands in no folder.
    fn link(&self, target: &str) -> Option<String> {
        let first = target.split(['/', '?', '#']).next().unwrap_or_default();
        if first.contains(':') || target.starts_with("//") {
            return leaf::address(target);
        }
        let base = self.setting.base.filter(|_| !target.starts_with('#'))?;
        leaf::address(&format!("{base}{}", site::from(self.setting.path, target)))
    }

    /// A picture of the page, by the address that the page has for it; none where it cannot be had.
    fn picture(&self, address: &str, alt: &str) -> Option<Picture> {
        let held = address
            .strip_prefix("data:image/")
            .and_then(|rest| rest.split_once(";base64,"))
            .and_then(|(_, code)| STANDARD.decode(code).ok());
        let bytes = match held {
            Some(bytes) => bytes,
            None => {
                let place = site::from(self.setting.path, address);
                self.setting.album.beside(&place)?.to_vec()
            }
        };
        let ending = match Format::of(&bytes)? {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            // Pages have none, and Word reads none.
            Format::Webp => return None,
        };
        let frame = crate::model::picture::frame(&bytes)?;
        Some(Picture {
            ending,
            width: usize::try_from(frame.width).ok()?,
            height: usize::try_from(frame.height).ok()?,
            alt: leaf::clean(alt),
            bytes,
        })
    }
}

/// A paragraph in a table.
fn figures(runs: Vec<super::rich::Run>) -> Part {
    Part::Text(Text {
        figures: true,
        ..Text::new(Style::Cell, runs)
    })
}
