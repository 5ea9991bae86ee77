//! In: pages of a site. Out: what leads from one of them to the others, as a page shows it.

use serde::Serialize;

use super::cell::Lead;

/// What a page shows of the site around it; a page that stands alone has none.
#[derive(Debug, Clone, Serialize)]
pub struct Guide {
    /// The places of the site.
    pub bar: Vec<Lead>,
    /// The way from the top to this page; the last one is the page itself.
    pub trail: Vec<Lead>,
    /// The page before it in its list.
    pub before: Option<Lead>,
    /// The page after it.
    pub after: Option<Lead>,
    /// Pages that belong to it, by kind.
    pub related: Vec<Related>,
    /// What can be taken away.
    pub files: Vec<Lead>,
    /// How to cite it.
    pub cite: String,
    /// Where it will stand, if that is known.
    pub canonical: Option<String>,
    /// What is shown of it by who passes its address on, if that is known.
    pub image: Option<Image>,
    /// The way to the icon of the site.
    pub icon: &'static str,
}

/// A picture that stands for a page.
#[derive(Debug, Clone, Serialize)]
pub struct Image {
    /// Its whole address.
    pub address: String,
    /// Points from left to right.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
    /// What it shows; none of a drawing that stands for nothing.
    pub alt: Option<String>,
}

/// Pages of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct Related {
    /// What they are.
    pub title: String,
    /// The pages.
    pub leads: Vec<Lead>,
}
