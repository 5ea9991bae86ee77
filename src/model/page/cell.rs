//! In: words, names, texts. Out: what stands in a cell, a line, an item of a list: nothing, one piece, or several.

use serde::Serialize;

use super::Tone;

/// Words with their language, if that is not the page's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: Option<String>,
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self { text, lang: None }
    }
}

/// A name that leads to a page or a file, or to none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Lead {
    /// What it is called.
    pub text: String,
    /// Language of the name, if it is not the page's.
    pub lang: Option<String>,
    /// Where it leads from a page in HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The same from one in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href_md: Option<String>,
    /// Whether one is there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub here: bool,
}

impl From<Name> for Lead {
    fn from(Name { text, lang }: Name) -> Self {
        Self {
            text,
            lang,
            ..Self::default()
        }
    }
}

impl From<Lead> for Name {
    fn from(Lead { text, lang, .. }: Lead) -> Self {
        Self { text, lang }
    }
}

/// A text of several lines, in each form of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rich {
    /// Safe for a page.
    pub html: String,
    /// `CommonMark`.
    pub markdown: String,
    /// Its language, if that is not the page's.
    pub lang: Option<String>,
    /// Count of its words, for those who fill in the form.
    pub words: Option<String>,
    /// The same as a number.
    pub words_number: usize,
    /// How many the form takes.
    pub limit: Option<String>,
    /// Whether there are more.
    pub over: bool,
}

/// So many of so many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// In words.
    pub text: String,
    /// None: they are the page's own words.
    pub lang: Option<String>,
    /// The part that they fill, in hundredths.
    pub part: usize,
}

/// What the program itself says; commands and names in it stand between backticks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The words.
    pub said: String,
}

/// A word that says how grave something is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// The word.
    pub badge: String,
    /// How grave.
    pub tone: Tone,
}

/// A piece of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Inline {
    /// Nothing.
    #[default]
    Nothing,
    /// Words in the language of the page.
    Words(String),
    /// Words in some language.
    Name(Name),
    /// Words that lead on.
    Lead(Lead),
    /// A text.
    Rich(Rich),
    /// So many of so many.
    Share(Share),
    /// Other people's words, which run in whatever direction they do.
    Theirs {
        /// The words.
        theirs: String,
    },
    /// What the program says.
    Said(Said),
    /// How grave something is.
    Badge(Badge),
}

impl Inline {
    /// Its words, on any number of lines.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Nothing => "",
            Self::Words(text) => text,
            Self::Name(name) => &name.text,
            Self::Lead(lead) => &lead.text,
            Self::Rich(rich) => &rich.markdown,
            Self::Share(share) => &share.text,
            Self::Theirs { theirs } => theirs,
            Self::Said(said) => &said.said,
            Self::Badge(badge) => &badge.badge,
        }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !matches!(self, Self::Rich(_)) && self.words().is_empty()
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// One piece.
    One(Inline),
    /// Several, told apart by commas.
    Many(Vec<Inline>),
}

impl Cell {
    /// An empty cell.
    pub const NONE: Self = Self::One(Inline::Nothing);

    /// Its pieces.
    #[must_use]
    pub fn pieces(&self) -> &[Inline] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(all) => all,
        }
    }

    /// Its words, on any number of lines.
    #[must_use]
    pub fn words(&self) -> String {
        let pieces: Vec<&str> = self.pieces().iter().map(Inline::words).collect();
        pieces.join(", ")
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::One(one) => one.is_empty(),
            Self::Many(all) => all.is_empty(),
        }
    }
}

impl From<Vec<Inline>> for Cell {
    fn from(all: Vec<Inline>) -> Self {
        Self::Many(all)
    }
}

impl<T: Into<Inline>> From<T> for Cell {
    fn from(one: T) -> Self {
        Self::One(one.into())
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::Words(text)
    }
}

impl From<Name> for Inline {
    fn from(name: Name) -> Self {
        Self::Name(name)
    }
}

impl From<Lead> for Inline {
    fn from(lead: Lead) -> Self {
        Self::Lead(lead)
    }
}

impl From<Rich> for Inline {
    fn from(rich: Rich) -> Self {
        Self::Rich(rich)
    }
}

impl From<Share> for Inline {
    fn from(share: Share) -> Self {
        Self::Share(share)
    }
}

impl From<Said> for Inline {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl From<Badge> for Inline {
    fn from(badge: Badge) -> Self {
        Self::Badge(badge)
    }
}

impl<T: Into<Self>> From<Option<T>> for Inline {
    fn from(one: Option<T>) -> Self {
        one.map_or(Self::Nothing, Into::into)
    }
}
