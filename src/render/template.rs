//! In: the templates shipped, those of the programme over them, and a dossier. Out: text, or where a template failed.
//!
//! A programme's templates are not trusted: they see the dossier and nothing else, and run on a ration of fuel.

use std::collections::BTreeMap;

use anyhow::Result;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior,
    syntax::SyntaxConfig,
    value::{Kwargs, Value as Seen},
};
use serde_json::Value;

use crate::messages::Messages;

/// Templates shipped with the program.
pub const BUILT_IN: [(&str, &str); 6] = [
    ("dossier.html", include_str!("../../templates/dossier.html")),
    ("dossier.md", include_str!("../../templates/dossier.md")),
    ("index.html", include_str!("../../templates/index.html")),
    ("index.md", include_str!("../../templates/index.md")),
    ("macros.html", include_str!("../../templates/macros.html")),
    ("style.css", include_str!("../../templates/style.css")),
];

/// Instructions that one page may take.
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
pub struct Templates(Environment<'static>);

impl Templates {
    /// The shipped templates, with the programme's own (`over`, by name) in their place, and the words of a language.
    ///
    /// # Errors
    /// A template that cannot be read.
    pub fn new(over: &BTreeMap<String, String>, messages: Messages) -> Result<Self, Broken> {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_fuel(Some(FUEL));
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            env.set_syntax(syntax);
        }
        env.set_auto_escape_callback(|name| if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None });
        let profile = crate::model::typography::Profile::of(messages.lang, None);
        env.add_function("t", move |id: String, words: Kwargs| -> Result<String, Error> {
            let mut arguments = Vec::new();
            for name in words.args() {
                arguments.push((name.to_owned(), words.get::<Seen>(name)?.to_string()));
            }
            let text = messages.dossier(&id, &arguments);
            let text = text.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no text `{id}`")))?;
            Ok(crate::model::typography::apply(profile, &text).into_owned())
        });
        env.add_filter("cell", |text: Option<String>| text.unwrap_or_default().replace('|', "\\|").replace(['\n', '\r'], " "));
        env.add_filter("md", |text: Option<String>| escape(&text.unwrap_or_default()));
        for (name, text) in BUILT_IN {
            let text = over.get(name).cloned().unwrap_or_else(|| text.to_owned());
            env.add_template_owned(name, text).map_err(|error| broken(name, &error))?;
        }
        for (name, text) in over.iter().filter(|(name, _)| BUILT_IN.iter().all(|(own, _)| own != name)) {
            env.add_template_owned(name.clone(), text.clone()).map_err(|error| broken(name, &error))?;
        }
        Ok(Self(env))
    }

    /// Fills one template.
    ///
    /// # Errors
    /// Where and why it failed.
    pub fn render(&self, name: &str, data: &Value) -> Result<String, Broken> {
        let template = self.0.get_template(name).map_err(|error| broken(name, &error))?;
        template.render(Seen::from(minijinja::value::Serde(data))).map_err(|error| broken(name, &error))
    }
}

fn broken(name: &str, error: &Error) -> Broken {
    let mut detail = error.kind().to_string();
    if let Some(more) = error.detail() {
        detail = format!("{detail}: {more}");
    }
    Broken { name: error.name().unwrap_or(name).to_owned(), line: error.line().unwrap_or(0), detail }
}

/// A plain text with the marks of Markdown made harmless.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    out
}
