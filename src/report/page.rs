//! In: a page of blocks. Out: the same for the terminal.
//!
//! Whatever comes from fiches is tamed here, as in every report.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Effects, Style};
use serde_json::Value;

use crate::report::{line, tame};

/// Columns of running text.
const WIDTH: usize = 100;

/// Styles of a page; none where the terminal takes none.
struct Pen {
    heading: Style,
    soft: Style,
    gone: Style,
    come: Style,
    colour: bool,
}

impl Pen {
    fn new(colour: bool) -> Self {
        if !colour {
            return Self {
                heading: Style::new(),
                soft: Style::new(),
                gone: Style::new(),
                come: Style::new(),
                colour,
            };
        }
        let fore = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        Self {
            heading: Style::new().bold(),
            soft: Style::new().dimmed(),
            gone: fore(AnsiColor::Red).effects(Effects::STRIKETHROUGH),
            come: fore(AnsiColor::Green).bold(),
            colour,
        }
    }

    fn paint(style: Style, text: &str) -> String {
        if text.is_empty() {
            String::new()
        } else {
            format!("{style}{text}{style:#}")
        }
    }

    /// What went: struck out in colour, between marks without.
    fn went(&self, text: &str) -> String {
        if self.colour {
            Self::paint(self.gone, text)
        } else {
            format!("[-{text}-]")
        }
    }

    fn came(&self, text: &str) -> String {
        if self.colour {
            Self::paint(self.come, text)
        } else {
            format!("{{+{text}+}}")
        }
    }
}

/// A page as text.
#[must_use]
pub fn page(page: &Value, colour: bool) -> String {
    let pen = Pen::new(colour);
    let mut out = String::new();
    _ = writeln!(
        out,
        "{}",
        Pen::paint(pen.heading, &line(cell(&page["title"]).trim()))
    );
    if let Some(subtitle) = page["subtitle"].as_str() {
        _ = writeln!(out, "{}", Pen::paint(pen.soft, &line(subtitle)));
    }
    for fact in list(&page["facts"]) {
        _ = writeln!(
            out,
            "{}: {}",
            line(&cell(&fact["term"])),
            line(&cell(&fact["value"]))
        );
    }
    for section in list(&page["sections"]) {
        let mark = if section["level"].as_u64() == Some(2) {
            "■ "
        } else {
            ""
        };
        _ = writeln!(
            out,
            "\n{}",
            Pen::paint(
                pen.heading,
                &format!("{mark}{}", line(&cell(&section["title"])))
            )
        );
        for block in list(&section["blocks"]) {
            show(&mut out, block, &pen);
        }
    }
    out
}

fn show(out: &mut String, block: &Value, pen: &Pen) {
    match block["kind"].as_str().unwrap_or_default() {
        "hint" => {
            _ = writeln!(
                out,
                "{}",
                Pen::paint(pen.soft, &line(&cell(&block["cell"])))
            )
        }
        "notice" => wrapped(out, &line(&cell(&block["cell"])), "▲ ", "  "),
        "para" | "lead" | "sub" => wrapped(out, &line(&cell(&block["cell"])), "", ""),
        "list" => list(&block["items"])
            .iter()
            .for_each(|item| wrapped(out, &line(&cell(item)), "- ", "  ")),
        "pairs" => list(&block["rows"]).iter().for_each(|row| {
            _ = writeln!(out, "{}: {}", line(&cell(&row[0])), line(&cell(&row[1])))
        }),
        "table" => {
            for row in list(&block["rows"]) {
                let cells: Vec<String> = list(row)
                    .iter()
                    .map(|one| line(&cell(one)))
                    .filter(|one| !one.is_empty())
                    .collect();
                wrapped(out, &cells.join(" · "), "- ", "  ");
            }
        }
        "changes" => list(&block["rows"])
            .iter()
            .for_each(|row| changed(out, row, pen)),
        "words" => {
            _ = writeln!(
                out,
                "  {}  {}",
                line(&cell(&block["title"])),
                Pen::paint(pen.soft, &line(&cell(&block["note"])))
            );
            let runs: String = list(&block["runs"])
                .iter()
                .map(|run| {
                    let text = line(run["text"].as_str().unwrap_or_default());
                    match run["op"].as_str() {
                        Some("gone") => pen.went(&text),
                        Some("come") => pen.came(&text),
                        _ => text,
                    }
                })
                .collect();
            _ = writeln!(out, "    {}", runs.trim());
        }
        _ => {}
    }
}

/// One answer on a line: label, before → after, what is to be reckoned.
fn changed(out: &mut String, row: &Value, pen: &Pen) {
    let [before, after, note] = ["before", "after", "note"].map(|key| line(&cell(&row[key])));
    let values = match (before.is_empty(), after.is_empty()) {
        (true, true) => String::new(),
        (true, false) => pen.came(&after),
        (false, true) => pen.went(&before),
        (false, false) => format!("{} → {}", pen.went(&before), pen.came(&after)),
    };
    let note = if note.is_empty() {
        String::new()
    } else {
        format!("  {}", Pen::paint(pen.soft, &format!("({note})")))
    };
    _ = writeln!(out, "  {}: {values}{note}", line(&cell(&row["field"])));
}

fn wrapped(out: &mut String, text: &str, first: &str, next: &str) {
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(next)
        .break_words(false);
    _ = writeln!(out, "{}", tame(&textwrap::fill(text, options)));
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The words of a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(cell).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map
            .get("text")
            .or_else(|| map.get("markdown"))
            .map(cell)
            .unwrap_or_default(),
        other => other.to_string(),
    }
}
