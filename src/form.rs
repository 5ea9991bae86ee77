//! In: the plan of a kind of fiche, a language, the edition. Out: an empty fiche in YAML, with each question and how to answer it.
//!
//! What the form wants stands open; what may be answered stands as a remark, and is a question again once `# ` is taken away.

use std::fmt::Write as _;

use crate::model::{
    edition::{self, Edition},
    schema::{Field, Prose},
};

/// What nobody fills in by hand: decisions, reasons against a rule, fingerprints of translations.
const OURS: [&str; 3] = ["record", "waivers", "translations"];

/// What an empty fiche is written with.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// Language of what is asked.
    pub lang: &'a str,
    /// Its lists of ids.
    pub edition: &'a Edition,
    /// How a fiche is filled in, in that language.
    pub how: &'a str,
}

impl Form<'_> {
    /// An empty fiche; `given` are answers known beforehand, by key.
    #[must_use]
    pub fn empty(self, plan: &Field, given: &[(&str, &str)]) -> String {
        let mut out = format!("# {}\n", one_line(edition::label(&plan.title, self.lang)));
        for line in textwrap::wrap(&one_line(self.how), 110) {
            // Writing into a `String` cannot fail.
            let _ = writeln!(out, "# {line}");
        }
        self.fields(&mut out, plan, "", given);
        out
    }

    fn fields(self, out: &mut String, field: &Field, indent: &str, given: &[(&str, &str)]) {
        for (key, below) in field
            .properties
            .iter()
            .filter(|(key, _)| !OURS.contains(&key.as_str()))
        {
            let known = given
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| *value);
            if let Some(question) = &below.question {
                let _ = writeln!(
                    out,
                    "\n{indent}# {}",
                    one_line(edition::label(&question.heading, self.lang))
                );
                let text = one_line(edition::label(&question.text, self.lang));
                for line in textwrap::wrap(&text, 110) {
                    let _ = writeln!(out, "{indent}# {line}");
                }
            }
            if let Some(value) = known {
                let _ = writeln!(out, "{indent}{key}: {value}");
                continue;
            }
            self.hint(out, below, indent);
            let mut asked = String::new();
            self.value(&mut asked, key, below, indent);
            if field.required.contains(key) || below.question.is_some() {
                out.push_str(&asked);
            } else {
                out.extend(asked.lines().map(|line| remark(line, indent)));
            }
        }
    }

    fn value(self, out: &mut String, key: &str, field: &Field, indent: &str) {
        let deeper = format!("{indent}  ");
        if field.prose == Some(Prose::Text) {
            let _ = writeln!(out, "{indent}{key}: |\n{deeper}");
            return;
        }
        let _ = writeln!(out, "{indent}{key}:");
        if let Some(items) = field.items.as_ref() {
            if items.properties.is_empty() || items.prose.is_some() {
                let _ = writeln!(out, "{deeper}-");
                return;
            }
            // What stands behind the dash is a question that everyone answers: above it none could be made one again.
            let mut item = String::new();
            self.fields(&mut item, &begun(items), &format!("{deeper}  "), &[]);
            let first = item
                .lines()
                .position(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty())
                .unwrap_or(0);
            for (at, line) in item.lines().enumerate() {
                if at == first {
                    let _ = writeln!(out, "{deeper}- {}", line.trim_start());
                } else {
                    let _ = writeln!(out, "{line}");
                }
            }
        } else if field.prose.is_none() && !field.properties.is_empty() {
            self.fields(out, field, &deeper, &[]);
        }
    }

    /// What to type, and of a list of ids which.
    fn hint(self, out: &mut String, field: &Field, indent: &str) {
        if let Some(remedy) = field
            .remedy
            .as_ref()
            .map(|remedy| edition::label(remedy, self.lang))
            .filter(|remedy| !remedy.is_empty())
        {
            let _ = writeln!(out, "{indent}# {}", one_line(remedy));
        }
        if let Some(list) = &field.vocabulary {
            for entry in self.edition.list(list) {
                let _ = writeln!(
                    out,
                    "{indent}#   {}: {}",
                    entry.id,
                    one_line(edition::label(&entry.label, self.lang))
                );
            }
        }
    }
}

/// The questions of an item, one that is wanted first.
fn begun(items: &Field) -> Field {
    let mut items = items.clone();
    match items
        .properties
        .iter()
        .position(|(key, _)| items.required.contains(key))
    {
        Some(at) => items.properties[..=at].rotate_right(1),
        None => items
            .required
            .extend(items.properties.first().map(|(key, _)| key.clone())),
    }
    items
}

/// A line as a remark at the margin of its question; without `# ` it is what it was.
fn remark(line: &str, indent: &str) -> String {
    format!(
        "{}\n",
        format!("{indent}# {}", line.strip_prefix(indent).unwrap_or(line)).trim_end()
    )
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
