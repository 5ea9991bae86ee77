//! `roadmap record`: load, judge the step, write it into `city.yaml`; or note which translations are up to date.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde_json::Value;

use crate::{
    cli::{Cli, Record},
    command::{
        colour,
        opened::{Opened, with_programme},
    },
    edit,
    messages::Messages,
    model::{
        catalog::{City, Fiche},
        date::PartialDate,
        diagnostic::{Findings, Message},
        fingerprint, near,
        schema::Field,
    },
    parse::Limits,
    report,
    workspace::{
        place::{Scope, scope},
        step::{Records, Refused, Step, entry, today},
    },
};

pub(super) fn run(cli: &Cli, options: &Record, here: &Path) -> Result<u8> {
    with_programme(cli, here, |opened| note(cli, opened, options, here))
}

fn note(cli: &Cli, opened: Opened<'_>, options: &Record, here: &Path) -> Result<u8> {
    let Opened {
        programme, voice, ..
    } = opened;
    if options.translations {
        let paths: Vec<PathBuf> = options
            .city
            .iter()
            .chain(&options.state)
            .map(PathBuf::from)
            .collect();
        return opened.translations(&scope(here, &paths, voice)?);
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
    opened.state(cli, options, id, state)
}

impl Opened<'_> {
    fn say(&self, message: &Message) -> String {
        report::tame(&self.voice.say(message))
    }

    fn state(&self, cli: &Cli, options: &Record, id: &str, state: &str) -> Result<u8> {
        let (city, findings) = self.loader.city(id);
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
        let step = Step {
            state: wanted,
            date: &date,
            by: options.by.as_deref(),
            force: options.force,
        };
        let records = self.records();
        let text = match records.text(&city, fiche, &step)? {
            Ok(text) => text,
            Err(Refused { findings, order }) => {
                let errors = findings.diagnostics.len();
                show(cli, findings, self.root, self.voice)?;
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
        };
        let path = fiche.document.source.path.as_str();
        records.write(fiche, &text)?;
        let message = Message::new("record-written")
            .with("path", path)
            .with("state", &wanted.label);
        super::tell(&format!("{}\n", self.say(&message)), false)
    }

    fn records(&self) -> Records<'_> {
        Records {
            root: self.root,
            loader: self.loader,
            programme: self.programme,
            voice: self.voice,
        }
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
            None => today(),
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
    fn translations(&self, scope: &Scope) -> Result<u8> {
        let mut count = 0;
        for id in self.programme.cities.iter().filter(|id| scope.touches(id)) {
            let (city, _) = self.loader.city(id);
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
        let text = edit::to(
            &fiche.document,
            Some(&schema.plan),
            &wanted,
            self.loader.limits,
        )
        .map_err(|_| self.records().no_place(path))?;
        if text == fiche.document.source.text {
            return Ok(false);
        }
        self.records().write(fiche, &text).map(|()| true)
    }
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
