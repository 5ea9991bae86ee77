//! `roadmap record`: load, judge the step, write it into `city.yaml`; or note which translations are up to date.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use serde_json::Value;

use crate::{
    check,
    cli::{Cli, Record},
    command::{colour, messages},
    discover::WorkTree,
    edit,
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Fiche, Programme},
        date::PartialDate,
        diagnostic::{Findings, Level, Message},
        fingerprint, near,
        rule::Mark,
        schema::Field,
        tree::{Overlaid, Tree as _},
    },
    parse::Limits,
    pointer, report,
    workspace::place::{Scope, nook, scope},
    write,
};

/// What a run works with.
struct Desk<'a> {
    root: &'a Path,
    /// Folder of the repository's own, where nobody looks for fiches.
    nook: Option<PathBuf>,
    limits: &'a Limits,
    programme: &'a Programme,
    voice: &'a Messages,
}

pub(super) fn run(cli: &Cli, options: &Record, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let scope = scope(here, &[], &voice)?;
    let limits = Limits::default();
    let tree = WorkTree::new(&scope.root);
    let loader = Loader {
        tree: &tree,
        limits: &limits,
        within: None,
    };
    let colour = colour(cli, &std::io::stderr());
    let Some((programme, _)) = super::opened(&loader, &scope.root, &voice, colour)? else {
        return Ok(2);
    };
    let nook = nook(&scope.root);
    let desk = Desk {
        root: &scope.root,
        nook,
        limits: &limits,
        programme: &programme,
        voice: &voice,
    };
    if options.translations {
        let paths: Vec<PathBuf> = options
            .city
            .iter()
            .chain(&options.state)
            .map(PathBuf::from)
            .collect();
        return desk.translations(&loader, &self::scope(here, &paths, &voice)?);
    }
    let (Some(id), Some(state)) = (&options.city, &options.state) else {
        bail!(voice.say(&Message::new("record-usage")))
    };
    let id = id.trim_end_matches('/').rsplit('/').next().unwrap_or(id);
    if !programme.cities.contains(id) {
        let names = programme.names("city");
        let message = Message::new("usage-city")
            .with("city", id)
            .with("suggestion", near::nearest(id, names.into_iter()));
        bail!(voice.say(&message));
    }
    desk.state(cli, options, &loader, id, state)
}

impl Desk<'_> {
    fn say(&self, message: &Message) -> String {
        report::tame(&self.voice.say(message))
    }

    fn state(
        &self,
        cli: &Cli,
        options: &Record,
        loader: &Loader<'_>,
        id: &str,
        state: &str,
    ) -> Result<u8> {
        let (city, findings) = loader.city(id);
        let edition = &self.programme.edition;
        let Some(wanted) = edition.entry("states", state) else {
            bail!(self.say(&self.unknown_state(state)));
        };
        let Some(fiche) = city
            .fiche("city")
            .filter(|_| city.unread.is_empty() || wanted.gone)
        else {
            show(cli, findings, self.root, self.voice)?;
            bail!(self.say(&Message::new("record-unread").with("city", id)));
        };
        let date = self.date(options)?;
        let tie = wanted
            .binds
            .then(|| fingerprint::of_city(&city, &self.programme.schemas));
        let mut pairs = vec![("state", state), ("date", date.as_str())];
        pairs.extend(options.by.as_deref().map(|by| ("by", by)));
        pairs.extend(tie.as_deref().map(|tie| ("fingerprint", tie)));
        let document = &fiche.document;
        let path = document.source.path.as_str();
        let entries = document.value["record"].as_array().map_or(0, Vec::len);
        let plan = self
            .programme
            .schemas
            .of(fiche.kind)
            .map(|schema| &schema.plan);
        let list = pointer!["record"];
        let text = edit::insert(document, plan, &list, entries, entry(&pairs), self.limits)
            .map_err(|_| self.no_place(path))?;
        // What the fiches would be reproached with in their new state.
        let mut found = self.reproaches(loader, id, path, &text);
        let order = found.diagnostics.iter().any(|found| found.is(Mark::Bars));
        found.diagnostics.retain(|one| {
            one.level == Level::Error && one.waived.is_none() && (!order || one.is(Mark::Bars))
        });
        // One that leaves owes no more answers.
        if order || !found.diagnostics.is_empty() && !options.force && !wanted.gone {
            let errors = found.diagnostics.len();
            show(cli, found, self.root, self.voice)?;
            let why = if order {
                "record-refused"
            } else {
                "record-errors"
            };
            let message = Message::new(why)
                .with("city", id)
                .with("state", state)
                .with("errors", errors);
            anstream::eprintln!("{}", self.say(&message));
            return Ok(1);
        }
        self.write(fiche, &text)?;
        let message = Message::new("record-written")
            .with("path", path)
            .with("state", &wanted.label);
        super::tell(&format!("{}\n", self.say(&message)), false)
    }

    /// What the fiches of a city would be reproached with if one of its files said this.
    fn reproaches(&self, loader: &Loader<'_>, id: &str, path: &str, text: &str) -> Findings {
        let tree = Overlaid {
            tree: loader.tree,
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let after = Loader {
            tree: &tree,
            ..*loader
        };
        let (city, mut found) = after.city(id);
        let loaded = std::mem::take(&mut found.diagnostics);
        found.diagnostics = check::check(self.programme, &city, self.limits.words, loaded).0;
        found
    }

    /// What is said of a state that the edition does not know.
    fn unknown_state(&self, state: &str) -> Message {
        let known: Vec<&str> = self
            .programme
            .edition
            .list("states")
            .iter()
            .map(|state| state.id.as_str())
            .collect();
        Message::new("record-unknown")
            .with("state", state)
            .with("known", known.join(", "))
            .with("suggestion", near::nearest(state, known.iter().copied()))
    }

    /// The day that is asked for, or today.
    fn date(&self, options: &Record) -> Result<String> {
        let date = match &options.date {
            Some(date) => date.clone(),
            None => jiff::Timestamp::now().strftime("%Y-%m-%d").to_string(),
        };
        if !matches!(PartialDate::parse(&date), Some(PartialDate::Day(..))) {
            bail!(
                self.say(
                    &Message::new("format-full-date")
                        .with("value", date.as_str())
                        .with("suggestion", None::<String>)
                )
            );
        }
        Ok(date)
    }

    /// Notes of every text in several languages what its translations were made from.
    fn translations(&self, loader: &Loader<'_>, scope: &Scope) -> Result<u8> {
        let mut count = 0;
        for id in self.programme.cities.iter().filter(|id| scope.touches(id)) {
            let (city, _) = loader.city(id);
            let language = city.language(&self.programme.edition).to_owned();
            for fiche in City::all(&city).filter(|fiche| scope.covers(&fiche.document.source.path))
            {
                count += usize::from(self.translated(fiche, &language)?);
            }
        }
        for fiche in self
            .programme
            .shared()
            .filter(|fiche| scope.covers(&fiche.document.source.path))
        {
            count += usize::from(self.translated(fiche, self.programme.edition.language())?);
        }
        super::tell(
            &format!(
                "{}\n",
                self.say(&Message::new("record-translations").with("files", count))
            ),
            false,
        )
    }

    fn translated(&self, fiche: &Fiche, language: &str) -> Result<bool> {
        let Some(schema) = self.programme.schemas.of(fiche.kind) else {
            return Ok(false);
        };
        let mut lines = Vec::new();
        gather(fiche.value(), &schema.plan, "", language, &mut lines);
        if lines.is_empty() && fiche.value()["translations"].is_null() {
            return Ok(false);
        }
        let path = fiche.document.source.path.as_str();
        let mut wanted = fiche.value().clone();
        if let Some(answers) = wanted.as_object_mut() {
            if lines.is_empty() {
                answers.shift_remove("translations");
            } else {
                answers.insert("translations".to_owned(), Value::Array(lines));
            }
        }
        let text = edit::to(&fiche.document, Some(&schema.plan), &wanted, self.limits)
            .map_err(|_| self.no_place(path))?;
        if text == fiche.document.source.text {
            return Ok(false);
        }
        self.write(fiche, &text).map(|()| true)
    }

    fn no_place(&self, path: &str) -> anyhow::Error {
        anyhow!(self.say(&Message::new("record-layout").with("path", path)))
    }

    fn write(&self, fiche: &Fiche, text: &str) -> Result<()> {
        let path = fiche.document.source.path.as_str();
        // A mark at the head of the file is not part of its text, and stays.
        let tree = WorkTree::new(self.root);
        let mark = tree
            .bytes(&tree.file(path), self.limits.bytes)
            .is_ok_and(|bytes| bytes.starts_with(b"\xEF\xBB\xBF"));
        let text = if mark {
            format!("\u{FEFF}{text}")
        } else {
            text.to_owned()
        };
        write::below(
            self.root,
            path,
            text.as_bytes(),
            write::Mode::Text,
            self.nook.as_deref(),
        )
    }
}

/// An entry of a list.
fn entry(pairs: &[(&str, &str)]) -> Value {
    let pair = |(key, value): &(&str, &str)| ((*key).to_owned(), Value::from(*value));
    Value::Object(pairs.iter().map(pair).collect())
}

/// One line for each translation below a value.
fn gather(value: &Value, field: &Field, path: &str, language: &str, lines: &mut Vec<Value>) {
    let below = |key: &str| {
        if path.is_empty() {
            key.to_owned()
        } else {
            format!("{path}.{key}")
        }
    };
    match value {
        Value::Object(map) if field.prose.is_some() => {
            let Some(source) = map.get(language).and_then(Value::as_str) else {
                return;
            };
            let of = fingerprint::of_text(source);
            for lang in map.keys().filter(|lang| *lang != language) {
                lines.push(entry(&[("field", path), ("language", lang), ("of", &of)]));
            }
        }
        Value::Object(map) => {
            for (key, inner) in map {
                if let Some(field) = field.property(key) {
                    gather(inner, field, &below(key), language, lines);
                }
            }
        }
        Value::Array(list) => {
            let Some(items) = &field.items else { return };
            for (at, inner) in list.iter().enumerate() {
                gather(inner, items, &below(&(at + 1).to_string()), language, lines);
            }
        }
        _ => {}
    }
}

fn show(cli: &Cli, mut findings: Findings, root: &Path, voice: &Messages) -> Result<()> {
    findings.finish(Limits::default().findings);
    super::show(&findings, root, voice, colour(cli, &std::io::stderr()))
}
