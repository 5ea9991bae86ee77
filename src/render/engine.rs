//! In: texts of templates, the words of a language and a dossier. Out: a page, or where a template failed.

use std::{
    collections::{BTreeMap, HashMap},
    error::Error as _,
    sync::{Arc, PoisonError, RwLock},
};

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, HtmlEscape, State, UndefinedBehavior,
    value::{Kwargs, Value as Seen},
};

use super::{
    Broken,
    limits::{Bounded, FUEL, Limit},
    piece,
    template::{BUILT_IN, FORMS},
};
use crate::{
    messages::Messages,
    model::{
        locale::Locale,
        typography::{self, Profile},
    },
};

/// All templates of one language, ready to be filled.
#[derive(Debug)]
pub(super) struct Engine {
    env: Environment<'static>,
    /// The programme's own, by name.
    own: BTreeMap<String, String>,
}

impl Engine {
    /// The built-in templates, those of the programme in their place, and the words of a language.
    pub(super) fn new(
        own: BTreeMap<String, String>,
        messages: Arc<Messages>,
    ) -> Result<Self, Broken> {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_auto_escape_callback(|name| {
            if name.ends_with(".html") {
                AutoEscape::Html
            } else {
                AutoEscape::None
            }
        });
        let lang_of_page = messages.lang;
        let words = Words {
            messages,
            said: RwLock::default(),
        };
        env.add_function(
            "t",
            move |state: &State<'_, '_>, id: &str, arguments: Kwargs| {
                words.say(state, id, &arguments)
            },
        );
        filters(&mut env, lang_of_page);
        let mut engine = Self { env, own };
        let built_in = BUILT_IN
            .iter()
            .chain(FORMS)
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let mut all: BTreeMap<String, String> = built_in.collect();
        all.extend(engine.own.clone());
        // Those of the programme may build on what they take the place of.
        let replaced = BUILT_IN
            .iter()
            .filter(|(name, _)| engine.own.contains_key(*name));
        all.extend(replaced.map(|(name, text)| (format!("shipped/{name}"), (*text).to_owned())));
        for (name, text) in all {
            let added = engine.env.add_template_owned(name.clone(), text);
            added.map_err(|error| engine.broken(&name, &error))?;
        }
        Ok(engine)
    }

    /// Reads one template, without the others.
    pub(super) fn read(name: &str, text: &str) -> Result<(), Broken> {
        let read = Environment::new()
            .template_from_named_str(name, text)
            .map(|_| ());
        read.map_err(|error| Broken::said(name, error.line().unwrap_or(0), words(&error)))
    }

    /// Fills one of the built-in templates, which end by themselves.
    pub(super) fn fill(&self, name: &str, data: &Seen) -> Result<String, Broken> {
        let page = self
            .env
            .get_template(name)
            .and_then(|template| template.render(data));
        page.map_err(|error| self.broken(name, &error))
    }

    /// Fills one with a ration of fuel and of room.
    pub(super) fn ration(
        &mut self,
        name: &str,
        data: &Seen,
        fuel: Option<u64>,
    ) -> Result<String, Broken> {
        self.env.set_fuel(Some(fuel.unwrap_or(FUEL)));
        let mut page = Bounded::default();
        let filled = self
            .env
            .get_template(name)
            .and_then(|template| template.render_captured_to(data, &mut page).map(|_| ()));
        match filled {
            Ok(()) => Ok(String::from_utf8(page.text)
                .unwrap_or_else(|bytes| String::from_utf8_lossy(bytes.as_bytes()).into_owned())),
            Err(error) => {
                let mut broken = self.broken(name, &error);
                if page.full {
                    broken.limit = Some(Limit::Output);
                }
                Err(broken)
            }
        }
    }

    /// Where and why: the innermost place in a template of the programme, for only those can be mended.
    fn broken(&self, name: &str, error: &Error) -> Broken {
        let (mut cause, mut at, mut last) = (error, None, None);
        let mut next = Some(error);
        while let Some(one) = next {
            let place = one.name().zip(one.line());
            last = place.or(last);
            at = place
                .filter(|(name, _)| self.own.is_empty() || self.own.contains_key(*name))
                .or(at);
            cause = one;
            next = one.source().and_then(|source| source.downcast_ref());
        }
        let mut broken = match at {
            Some((name, line)) => Broken::said(name, line, words(cause)),
            None => self.elsewhere(name, last, cause),
        };
        broken.limit = (cause.kind() == ErrorKind::OutOfFuel).then_some(Limit::Steps);
        broken
    }

    /// A built-in template fails because of what the programme put in place of another.
    fn elsewhere(&self, name: &str, place: Option<(&str, usize)>, cause: &Error) -> Broken {
        let text = BUILT_IN
            .iter()
            .find(|(built_in, _)| *built_in == name)
            .map_or("", |(_, text)| *text);
        let named = self
            .own
            .keys()
            .find(|own| *own == name || text.contains(&format!("\"{own}\"")));
        let own = named
            .or_else(|| self.own.keys().next())
            .map_or(name, String::as_str);
        let (name, line) = place.unwrap_or((name, 0));
        Broken::said(
            own,
            1,
            if own == name {
                words(cause)
            } else {
                format!("{name}:{line}: {}", words(cause))
            },
        )
    }
}

/// What templates do with a text, a name, a piece; `page` is the language of the page.
fn filters(env: &mut Environment<'_>, page: &'static str) {
    env.add_filter("md", |text: Option<String>| {
        escape(&text.unwrap_or_default())
    });
    env.add_filter("css", |text: Option<String>| {
        Seen::from_safe_string(css(&text.unwrap_or_default()))
    });
    env.add_filter("label", |name: Seen| {
        Seen::from_safe_string(piece::label(&name))
    });
    env.add_filter(
        "piece",
        move |state: &State<'_, '_>, cell: Seen| match state.auto_escape() {
            AutoEscape::Html => Seen::from_safe_string(piece::html(&cell, page)),
            _ => Seen::from(piece::markdown(&cell)),
        },
    );
    env.add_filter("meter", |part: Seen| {
        Seen::from_safe_string(piece::meter(&part))
    });
    env.add_filter("dir", |lang: Option<String>| {
        Seen::from_safe_string(piece::direction(&lang.unwrap_or_default()).to_owned())
    });
    env.add_filter("tongue", move |lang: Option<String>| {
        lang.map(|lang| Locale::new(page, None).language(&lang))
    });
    env.add_filter("base", |lang: Option<String>| {
        lang.map(|lang| lang.split('-').next().unwrap_or_default().to_owned())
    });
    env.add_filter("cell", |markdown: Option<String>| {
        cell(&markdown.unwrap_or_default())
    });
}

/// Why, in the words of the template language.
fn words(error: &Error) -> String {
    let kind = error.kind();
    error
        .detail()
        .map_or_else(|| kind.to_string(), |more| format!("{kind}: {more}"))
}

/// What the program says, in HTML: what stands between backticks is code. In Markdown it stays as it is, for there code spans take no
/// mark that keeps a name from being called.
pub(super) fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('`') {
        let Some((inside, after)) = after.split_once('`') else {
            break;
        };
        out.push_str(&format!(
            "{}<code>{}</code>",
            HtmlEscape(before),
            HtmlEscape(inside)
        ));
        rest = after;
    }
    out.push_str(&HtmlEscape(rest).to_string());
    out
}

/// A text for a string of a style sheet in a page: neither ends there, whatever it says.
fn css(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || c == ' ' || (!c.is_ascii() && !c.is_control()) {
            out.push(c);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    out
}

/// The words that templates ask for with `t`, in the typography of the page; those without arguments are said once.
struct Words {
    messages: Arc<Messages>,
    said: RwLock<HashMap<Profile, HashMap<String, Seen>>>,
}

impl Words {
    fn say(&self, state: &State<'_, '_>, id: &str, arguments: &Kwargs) -> Result<Seen, Error> {
        let lang = state.lookup("html_lang");
        let profile = Profile::of(
            lang.as_ref()
                .and_then(Seen::as_str)
                .unwrap_or(self.messages.lang),
            None,
        );
        if let Some(said) = self
            .said
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&profile)
            .and_then(|said| said.get(id))
        {
            return Ok(said.clone());
        }
        let mut given = Vec::new();
        for name in arguments.args() {
            given.push((name.to_owned(), arguments.get::<Seen>(name)?.to_string()));
        }
        let text = self.messages.dossier(id, &given);
        let text =
            text.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no text `{id}`")))?;
        let text = Seen::from(typography::apply(profile, &text).into_owned());
        if given.is_empty() {
            self.said
                .write()
                .unwrap_or_else(PoisonError::into_inner)
                .entry(profile)
                .or_default()
                .insert(id.to_owned(), text.clone());
        }
        Ok(text)
    }
}

/// A plain text with the marks of Markdown made harmless, on one line: for a sentence as for a cell of a table.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let mark = matches!(
            c,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
        );
        let item = at == 0 && matches!(c, '-' | '+' | '=')
            || at == number && number > 0 && matches!(c, '.' | ')');
        if mark || item {
            out.push('\\');
        }
        out.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    out
}

/// Markdown as a cell of a table: on one line, no pipe left that would end the cell.
pub(super) fn cell(markdown: &str) -> String {
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
