//! `roadmap explain`: the page of a rule, or the list of all, in the reader's language.

use std::fmt::Write as _;

use anyhow::{Result, anyhow};
use serde_json::Value;

use crate::{
    command::tell,
    messages::Messages,
    model::{
        diagnostic::Message,
        near,
        rule::{self, RULES, Rule},
    },
    rule_page::RulePage,
};

/// Columns of running text.
const WIDTH: usize = 90;

pub(super) fn run(messages: &Messages, name: Option<&str>, colour: bool) -> Result<u8> {
    let Some(name) = name else {
        return tell(&list(messages, colour)?, colour);
    };
    let rule = named(name, messages)?;
    tell(&page(rule, messages, colour)?, colour)
}

/// The rule of a name on the command line.
pub(super) fn named(name: &str, messages: &Messages) -> Result<&'static Rule> {
    let unknown = || {
        let near = near::nearest(name, RULES.iter().map(|rule| rule.name));
        let message = Message::new("usage-rule").with("rule", name);
        anyhow!(messages.say(&message.with("suggestion", near)))
    };
    rule::find(name).ok_or_else(unknown)
}

/// A line a rule, in the order of the table.
fn list(messages: &Messages, colour: bool) -> Result<String> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in RULES {
        let name = bold(&format!("{:width$}", rule.name), colour);
        writeln!(text, "{name}  {}", RulePage::read(rule)?.title(messages))?;
    }
    write!(text, "\n{}\n", messages.word("explain-list"))?;
    Ok(text)
}

fn page(rule: &'static Rule, messages: &Messages, colour: bool) -> Result<String> {
    let read = RulePage::read(rule)?;
    let mut text = format!("{}\n{}\n\n", bold(rule.name, colour), read.title(messages));
    writeln!(text, "{}", textwrap::fill(&read.text(messages), WIDTH))?;
    writeln!(
        text,
        "\n{}",
        read.facts(messages)
            .iter()
            .map(|fact| textwrap::fill(fact, WIDTH))
            .collect::<Vec<_>>()
            .join("\n")
    )?;
    let example = |kind: &str| read.example(kind, messages.lang);
    let (bad, good) = (&example("bad"), &example("good"));
    let shared = |path: &String| bad.get(path) == good.get(path);
    for (title, files) in [("explain-bad", bad), ("explain-good", good)] {
        write!(text, "\n{}\n", bold(&messages.word(title), colour))?;
        for (path, file) in files
            .iter()
            .filter(|(path, _)| title == "explain-bad" || !shared(path))
        {
            writeln!(text, "  {path}")?;
            content(&mut text, file, messages)?;
        }
        if files.is_empty() {
            writeln!(text, "  {}", messages.word("explain-none"))?;
        }
    }
    Ok(text)
}

/// A file of an example: its lines, or what it is if it is no text.
fn content(text: &mut String, file: &Value, messages: &Messages) -> Result<()> {
    if let Some(target) = file["link"].as_str() {
        writeln!(
            text,
            "    {}",
            messages.say(&Message::new("explain-link").with("target", target))
        )?;
    }
    if file["latin1"].is_string() {
        writeln!(text, "    ({})", messages.word("explain-latin1"))?;
    }
    for line in file
        .as_str()
        .or(file["latin1"].as_str())
        .unwrap_or_default()
        .lines()
    {
        // A tab is what one rule is about: it must be seen.
        writeln!(text, "    {}", line.replace('\t', "→"))?;
    }
    Ok(())
}

fn bold(text: &str, colour: bool) -> String {
    let style = if colour {
        anstyle::Style::new().bold()
    } else {
        anstyle::Style::new()
    };
    format!("{style}{text}{style:#}")
}
