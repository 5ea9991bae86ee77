//! In: the templates shipped, those of the programme over them, and a dossier. Out: text, or where a template failed.
//!
//! A programme's templates are not trusted: they see the dossier and nothing else, and run on a ration of fuel.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
};

use anyhow::Result;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior,
    value::{Kwargs, Value as Seen},
};
use serde_json::Value;

use crate::{
    messages::Messages,
    model::typography::{self, Profile},
};

/// Templates shipped with the program.
pub const BUILT_IN: [(&str, &str); 9] = [
    ("dossier.html", include_str!("../../templates/dossier.html")),
    ("dossier.md", include_str!("../../templates/dossier.md")),
    ("index.html", include_str!("../../templates/index.html")),
    ("index.md", include_str!("../../templates/index.md")),
    ("layout.html", include_str!("../../templates/layout.html")),
    ("page.html", include_str!("../../templates/page.html")),
    ("page.md", include_str!("../../templates/page.md")),
    ("macros.html", include_str!("../../templates/macros.html")),
    ("style.css", include_str!("../../templates/style.css")),
];

/// Instructions that one page may take where a programme's own templates take part; the shipped ones end by themselves.
const FUEL: u64 = 5_000_000;

/// A template that failed.
#[derive(Debug, Clone)]
pub struct Broken {
    /// Name of the template.
    pub name: String,
    /// From 1; 0 where it is not known.
    pub line: usize,
    /// Cause, in the words of the template language.
    pub detail: String,
}

/// Templates of one language.
#[derive(Debug)]
pub struct Templates {
    env: Environment<'static>,
    messages: Arc<Messages>,
}

impl Templates {
    /// The shipped templates, with the programme's own (`over`, by name) in their place, and the words of a language.
    ///
    /// # Errors
    /// A template that cannot be read.
    pub fn new(over: &BTreeMap<String, String>, messages: Messages) -> Result<Self, Broken> {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_fuel((!over.is_empty()).then_some(FUEL));
        env.set_auto_escape_callback(|name| if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None });
        let messages = Arc::new(messages);
        let words = Words { messages: Arc::clone(&messages), said: RwLock::default() };
        env.add_function("t", move |state: &State<'_, '_>, id: &str, arguments: Kwargs| words.say(state, id, &arguments));
        env.add_filter("md", |text: Option<String>| escape(&text.unwrap_or_default()));
        env.add_filter("cell", |markdown: Option<String>| cell(&markdown.unwrap_or_default()));
        for (name, text) in BUILT_IN {
            let text = over.get(name).cloned().unwrap_or_else(|| text.to_owned());
            env.add_template_owned(name, text).map_err(|error| broken(name, &error))?;
        }
        for (name, text) in over.iter().filter(|(name, _)| BUILT_IN.iter().all(|(own, _)| own != name)) {
            env.add_template_owned(name.clone(), text.clone()).map_err(|error| broken(name, &error))?;
        }
        Ok(Self { env, messages })
    }

    /// The words of their language.
    #[must_use]
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// Whether a kind of page has templates of its own.
    #[must_use]
    pub fn has(&self, kind: &str) -> bool {
        ["html", "md"].iter().all(|ending| self.env.get_template(&format!("{kind}.{ending}")).is_ok())
    }

    /// Data as templates take it; made once for all the pages that show it.
    #[must_use]
    pub fn see(data: &Value) -> Seen {
        Seen::from(minijinja::value::Serde(data))
    }

    /// Fills one template.
    ///
    /// # Errors
    /// Where and why it failed.
    pub fn render(&self, name: &str, data: &Seen) -> Result<String, Broken> {
        let template = self.env.get_template(name).map_err(|error| broken(name, &error))?;
        template.render(data).map_err(|error| broken(name, &error))
    }
}

/// The words that templates ask for with `t`, in the typography of the page; those without arguments are said once.
struct Words {
    messages: Arc<Messages>,
    said: RwLock<HashMap<(Profile, String), Seen>>,
}

impl Words {
    fn say(&self, state: &State<'_, '_>, id: &str, arguments: &Kwargs) -> Result<Seen, Error> {
        let lang = state.lookup("html_lang");
        let profile = Profile::of(lang.as_ref().and_then(Seen::as_str).unwrap_or(self.messages.lang), None);
        let key = (profile, id.to_owned());
        if let Some(said) = self.said.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(said.clone());
        }
        let mut given = Vec::new();
        for name in arguments.args() {
            given.push((name.to_owned(), arguments.get::<Seen>(name)?.to_string()));
        }
        let text = self.messages.dossier(id, &given);
        let text = text.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no text `{id}`")))?;
        let text = Seen::from(typography::apply(profile, &text).into_owned());
        if given.is_empty() {
            self.said.write().unwrap_or_else(PoisonError::into_inner).insert(key, text.clone());
        }
        Ok(text)
    }
}

fn broken(name: &str, error: &Error) -> Broken {
    let mut detail = error.kind().to_string();
    if let Some(more) = error.detail() {
        detail = format!("{detail}: {more}");
    }
    Broken { name: error.name().unwrap_or(name).to_owned(), line: error.line().unwrap_or(0), detail }
}

/// A plain text with the marks of Markdown made harmless, on one line: for a sentence as for a cell of a table.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let mark = matches!(c, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&');
        let item = at == 0 && matches!(c, '-' | '+' | '=') || at == number && number > 0 && matches!(c, '.' | ')');
        if mark || item {
            out.push('\\');
        }
        out.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    out
}

/// Markdown as a cell of a table: on one line, no pipe left that would end the cell.
fn cell(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut escaped = false;
    for c in markdown.chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    out
}
