//! In: the templates shipped, those of the programme over them, and a dossier. Out: text, or where a template failed.
//!
//! A programme's templates are not trusted: they see the dossier and nothing else, and are filled in a process of their own.

use std::sync::Arc;

use minijinja::value::{Serde, Value as Seen};
use serde::{Deserialize, Serialize};

use super::{engine::Engine, limits::Limit, workshop::Workshop};
use crate::messages::Messages;

/// Templates shipped with the program.
pub const BUILT_IN: [(&str, &str); 11] = [
    ("dossier.html", include_str!("../../templates/dossier.html")),
    ("dossier.md", include_str!("../../templates/dossier.md")),
    ("index.html", include_str!("../../templates/index.html")),
    ("index.md", include_str!("../../templates/index.md")),
    ("layout.html", include_str!("../../templates/layout.html")),
    ("page.html", include_str!("../../templates/page.html")),
    ("page.md", include_str!("../../templates/page.md")),
    ("root.html", include_str!("../../templates/root.html")),
    (
        "sections.html",
        include_str!("../../templates/sections.html"),
    ),
    ("macros.html", include_str!("../../templates/macros.html")),
    (
        "style.css",
        concat!(
            include_str!("../../templates/style.css"),
            include_str!("../../templates/print.css")
        ),
    ),
];

/// Templates of forms, which carry scripts of ours: no programme puts others in their place.
pub(super) const FORMS: &[(&str, &str)] = &[
    ("fields.html", include_str!("../../templates/fields.html")),
    ("form.html", include_str!("../../templates/form.html")),
    ("serve.html", include_str!("../../templates/serve.html")),
    ("form.css", include_str!("../../templates/form.css")),
];

/// A template that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// Name of the template.
    pub name: String,
    /// From 1; 0 where it is not known.
    pub line: usize,
    /// Cause, in the words of the template language.
    pub detail: String,
    /// What it had too much of, if that is the cause: nothing more is made with any template then.
    pub limit: Option<Limit>,
}

impl Broken {
    pub(super) fn said(name: &str, line: usize, detail: String) -> Self {
        Self {
            name: name.to_owned(),
            line,
            detail,
            limit: None,
        }
    }

    pub(super) fn over(name: &str, line: usize, limit: Limit) -> Self {
        Self {
            name: name.to_owned(),
            line,
            detail: String::new(),
            limit: Some(limit),
        }
    }
}

/// Templates of one language.
#[derive(Debug)]
pub struct Templates {
    built_in: Engine,
    messages: Arc<Messages>,
    /// Where the programme's own are filled, if it has some.
    shop: Option<Arc<Workshop>>,
}

impl Templates {
    /// The shipped templates and the words of a language, with the programme's own in their place where it has some.
    ///
    /// # Errors
    /// A template that cannot be read.
    pub fn new(messages: Messages, shop: Option<Arc<Workshop>>) -> Result<Self, Broken> {
        let messages = Arc::new(messages);
        Ok(Self {
            built_in: Engine::new(Default::default(), Arc::clone(&messages))?,
            messages,
            shop,
        })
    }

    /// The words of their language.
    #[must_use]
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// What ended all work: a template of the programme that had too much of something.
    #[must_use]
    pub fn end(&self) -> Option<Broken> {
        self.shop.as_ref()?.end()
    }

    /// Whether a kind of page has templates of its own.
    #[must_use]
    pub fn has(&self, kind: &str) -> bool {
        ["html", "md"].iter().all(|ending| {
            let name = format!("{kind}.{ending}");
            BUILT_IN.iter().any(|(built_in, _)| *built_in == name)
                || self.shop.as_ref().is_some_and(|shop| shop.owns(&name))
        })
    }

    /// Fills some templates with the same data, in their order.
    ///
    /// # Errors
    /// Where and why one failed.
    pub fn fill(&self, names: &[String], data: &impl Serialize) -> Result<Vec<String>, Broken> {
        let shop = self.shop.as_ref();
        let (own, common): (Vec<&String>, Vec<&String>) = names
            .iter()
            .partition(|name| shop.is_some_and(|shop| shop.concerns(name)));
        let own_texts = match shop {
            Some(shop) if !own.is_empty() => {
                let data = serde_json::to_value(data)
                    .map_err(|error| Broken::said(own[0], 0, error.to_string()))?;
                shop.fill(self.messages.lang, &own, &data)?
            }
            _ => Vec::new(),
        };
        // Seen as templates see it once for all the pages that show it.
        let seen = if common.is_empty() {
            Seen::UNDEFINED
        } else {
            Seen::from(Serde(data))
        };
        let (mut own_texts, mut texts) = (own_texts.into_iter(), Vec::with_capacity(names.len()));
        for name in names {
            let text = if common.contains(&name) {
                Some(self.built_in.fill(name, &seen)?)
            } else {
                own_texts.next()
            };
            texts.extend(text);
        }
        Ok(texts)
    }
}
