//! In: the plan of a kind of fiche, a language, the edition. Out: an empty fiche in YAML, with each question and how to answer it.
//!
//! What the form wants stands open; what may be answered stands as a remark, and is a question again once `# ` is taken away.

use std::fmt::Write as _;

use crate::model::{
    diagnostic::Labels,
    edition::{self, Edition},
    question::{Answer, Question, questions},
    schema::Field,
};

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
        self.fields(&mut out, &questions(plan, self.edition), "", given);
        out
    }

    fn fields(self, out: &mut String, asked: &[Question], indent: &str, given: &[(&str, &str)]) {
        for question in asked {
            let key = &question.key;
            let known = given
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| *value);
            if let Some(heading) = &question.heading {
                let _ = writeln!(
                    out,
                    "\n{indent}# {}",
                    one_line(edition::label(heading, self.lang))
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
            self.hint(out, &question.remedy, &question.answer, indent);
            let mut lines = String::new();
            self.value(&mut lines, question, indent);
            if question.required || question.heading.is_some() {
                out.push_str(&lines);
            } else {
                out.extend(lines.lines().map(|line| remark(line, indent)));
            }
        }
    }

    fn value(self, out: &mut String, question: &Question, indent: &str) {
        let (key, deeper) = (&question.key, format!("{indent}  "));
        match &question.answer {
            Answer::Text(_) => {
                let _ = writeln!(out, "{indent}{key}: |\n{deeper}");
            }
            Answer::Many(item) => {
                let _ = writeln!(out, "{indent}{key}:");
                self.item(out, item, &deeper);
            }
            Answer::Group(below) => {
                let _ = writeln!(out, "{indent}{key}:");
                self.fields(out, below, &deeper, &[]);
            }
            _ => {
                let _ = writeln!(out, "{indent}{key}:");
            }
        }
    }

    /// The first item of a list, its questions below the dash.
    fn item(self, out: &mut String, item: &Question, indent: &str) {
        let Answer::Group(below) = &item.answer else {
            let _ = writeln!(out, "{indent}-");
            return;
        };
        // What stands behind the dash is a question that everyone answers: above it none could be made one again.
        let mut lines = String::new();
        self.fields(&mut lines, &begun(below), &format!("{indent}  "), &[]);
        let first = lines
            .lines()
            .position(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty())
            .unwrap_or(0);
        for (at, line) in lines.lines().enumerate() {
            if at == first {
                let _ = writeln!(out, "{indent}- {}", line.trim_start());
            } else {
                let _ = writeln!(out, "{line}");
            }
        }
    }

    /// What to type, and of a list of ids which.
    fn hint(self, out: &mut String, remedy: &Labels, answer: &Answer, indent: &str) {
        let remedy = edition::label(remedy, self.lang);
        if !remedy.is_empty() {
            let _ = writeln!(out, "{indent}# {}", one_line(remedy));
        }
        let Answer::Choice(entries) = answer else {
            return;
        };
        for entry in entries {
            let _ = writeln!(
                out,
                "{indent}#   {}: {}",
                entry.id,
                one_line(edition::label(&entry.label, self.lang))
            );
        }
    }
}

/// The questions of an item, one that is wanted first.
fn begun(below: &[Question]) -> Vec<Question> {
    let mut below = below.to_vec();
    match below.iter().position(|question| question.required) {
        Some(at) => below[..=at].rotate_right(1),
        None => below
            .iter_mut()
            .take(1)
            .for_each(|question| question.required = true),
    }
    below
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
