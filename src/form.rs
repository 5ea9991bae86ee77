//! In: the plan of a kind of fiche, a language, the edition. Out: an empty fiche in YAML, with each question and how to answer it.

use std::fmt::Write as _;

use crate::model::{
    edition::{self, Edition},
    schema::Field,
};

/// An empty fiche; `given` are answers known beforehand, by key.
#[must_use]
pub fn empty(plan: &Field, lang: &str, edition: &Edition, given: &[(&str, &str)]) -> String {
    let mut out = format!("# {}\n", one_line(edition::label(&plan.title, lang)));
    fields(&mut out, plan, lang, edition, "", given);
    out
}

fn fields(out: &mut String, field: &Field, lang: &str, edition: &Edition, indent: &str, given: &[(&str, &str)]) {
    for (key, below) in &field.properties {
        let wanted = field.required.contains(key) || below.question.is_some() || given.iter().any(|(name, _)| name == key);
        if !wanted {
            continue;
        }
        // Writing into a `String` cannot fail.
        if let Some(question) = &below.question {
            let _ = writeln!(out, "\n{indent}# {}", one_line(edition::label(&question.heading, lang)));
            let text = one_line(edition::label(&question.text, lang));
            for line in textwrap::wrap(&text, 110) {
                let _ = writeln!(out, "{indent}# {line}");
            }
        }
        let known = given.iter().find(|(name, _)| name == key).map(|(_, value)| *value);
        hint(out, below, lang, edition, indent, known.is_some());
        match known {
            Some(value) => _ = writeln!(out, "{indent}{key}: {value}"),
            None => value(out, key, below, lang, edition, indent),
        }
    }
}

fn value(out: &mut String, key: &str, field: &Field, lang: &str, edition: &Edition, indent: &str) {
    let deeper = format!("{indent}  ");
    let _ = writeln!(out, "{indent}{key}:");
    if let Some(items) = field.items.as_ref().filter(|items| !items.properties.is_empty()) {
        // The first key of an item stands behind its dash.
        let mut item = String::new();
        fields(&mut item, items, lang, edition, &format!("{deeper}  "), &[]);
        let first = item.lines().position(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty()).unwrap_or(0);
        for (at, line) in item.lines().enumerate() {
            if at == first {
                let _ = writeln!(out, "{deeper}- {}", line.trim_start());
            } else {
                let _ = writeln!(out, "{line}");
            }
        }
    } else if field.prose.is_none() && !field.properties.is_empty() {
        fields(out, field, lang, edition, &deeper, &[]);
    }
}

/// What to type, and of a list of ids which.
fn hint(out: &mut String, field: &Field, lang: &str, edition: &Edition, indent: &str, known: bool) {
    if known {
        return;
    }
    if let Some(remedy) = field.remedy.as_ref().map(|remedy| edition::label(remedy, lang)).filter(|remedy| !remedy.is_empty()) {
        let _ = writeln!(out, "{indent}# {}", one_line(remedy));
    }
    if let Some(list) = &field.vocabulary {
        for entry in edition.list(list) {
            let _ = writeln!(out, "{indent}#   {}: {}", entry.id, one_line(edition::label(&entry.label, lang)));
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
