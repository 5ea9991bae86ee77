//! In: a name, a piece or a cell of a page as templates see it. Out: its HTML, or its Markdown. Pages hold hundreds, and a filter costs
//! a tenth of a macro.

use std::fmt::Write as _;

use minijinja::{
    HtmlEscape,
    value::{Value as Seen, ValueKind},
};

use super::engine::{cell, code, escape};
use crate::model::locale::{self, Locale};

/// A name in a page, with its language if that is another.
pub(super) fn label(name: &Seen) -> String {
    let Some(words) = attribute(name, "text") else {
        return HtmlEscape(&words(name)).to_string();
    };
    let text = words.to_string();
    match attribute(name, "lang") {
        Some(lang) => format!(
            "<span{}>{}</span>",
            language(&lang.to_string()),
            HtmlEscape(&text)
        ),
        None => HtmlEscape(&text).to_string(),
    }
}

/// A cell in a page in HTML: one piece, or several; `page` is its language.
pub(super) fn html(cell: &Seen, page: &str) -> String {
    pieces(cell, |piece| in_html(piece, page))
}

/// A cell in a page in Markdown.
pub(super) fn markdown(cell: &Seen) -> String {
    pieces(cell, in_markdown)
}

/// From which side a language is written, as an attribute, if not from the left.
pub(super) fn direction(lang: &str) -> &'static str {
    match locale::is_right_to_left(lang) {
        true => " dir=\"rtl\"",
        false => "",
    }
}

/// A part of a whole, in hundredths.
pub(super) fn meter(part: &Seen) -> String {
    format!(
        "<span class=\"meter\" aria-hidden=\"true\"><span style=\"width:{}%\"></span></span>",
        HtmlEscape(&part.to_string())
    )
}

fn pieces(cell: &Seen, one: impl Fn(&Seen) -> String) -> String {
    match cell.kind() {
        ValueKind::Seq | ValueKind::Iterable => {
            let all = cell.try_iter().into_iter().flatten();
            all.map(|piece| one(&piece)).collect::<Vec<_>>().join(", ")
        }
        _ => one(cell),
    }
}

fn in_html(piece: &Seen, page: &str) -> String {
    let has = |name: &str| attribute(piece, name);
    let text = || HtmlEscape(&words(&has("text").unwrap_or_default())).to_string();
    let lang = has("lang").map(|lang| lang.to_string());
    if piece.kind() != ValueKind::Map {
        HtmlEscape(&words(piece)).to_string()
    } else if let Some(href) = has("href") {
        let mut out = format!("<a href=\"{}\"", HtmlEscape(&href.to_string()));
        if let Some(lang) = &lang {
            let _ = write!(out, " lang=\"{}\"", HtmlEscape(lang));
        }
        let _ = write!(out, ">{}</a>", text());
        if let Some(lang) = &lang {
            out.push_str(&tag(lang, page));
        }
        out
    } else if let Some(theirs) = has("theirs") {
        format!("<bdi>{}</bdi>", HtmlEscape(&theirs.to_string()))
    } else if let Some(said) = has("said") {
        code(&said.to_string())
    } else if let (Some(badge), Some(tone)) = (has("badge"), has("tone")) {
        let (badge, tone) = (badge.to_string(), tone.to_string());
        format!(
            "<span class=\"badge {}\">{}</span>",
            HtmlEscape(&tone),
            HtmlEscape(&badge)
        )
    } else if let Some(html) = has("html") {
        let lang = lang.map(|lang| language(&lang)).unwrap_or_default();
        format!("<div class=\"prose\"{lang}>\n{html}\n</div>")
    } else if let Some(part) = has("part") {
        format!("<span class=\"share\">{}</span> {}", text(), meter(&part))
    } else {
        label(piece)
    }
}

fn in_markdown(piece: &Seen) -> String {
    let has = |name: &str| attribute(piece, name);
    let own = || ["theirs", "said", "badge"].into_iter().find_map(has);
    let tag = || {
        let lang = has("lang").map(|lang| lang.to_string().to_uppercase());
        lang.map(|lang| format!(" \\[{lang}\\]"))
            .unwrap_or_default()
    };
    if piece.kind() != ValueKind::Map {
        escape(&words(piece))
    } else if let Some(own) = own() {
        escape(&own.to_string())
    } else if let Some(markdown) = has("markdown") {
        cell(&markdown.to_string()) + &tag()
    } else {
        let text = escape(&words(&has("text").unwrap_or_default()));
        match has("href_md") {
            Some(href) => format!("[{text}]({href}){}", tag()),
            None => text + &tag(),
        }
    }
}

/// The language of a text, by its code and to those who listen.
fn tag(lang: &str, page: &str) -> String {
    let (code, name) = (lang.to_uppercase(), Locale::new(page, None).language(lang));
    format!(
        " <span class=\"tag\"><span aria-hidden=\"true\">{}</span><span class=\"hidden\">({})</span></span>",
        HtmlEscape(&code),
        HtmlEscape(&name)
    )
}

/// Language and direction as attributes.
fn language(lang: &str) -> String {
    format!(" lang=\"{}\"{}", HtmlEscape(lang), direction(lang))
}

/// What something has under a name; nothing of what is nothing.
fn attribute(of: &Seen, name: &str) -> Option<Seen> {
    if of.kind() != ValueKind::Map {
        return None;
    }
    of.get_attr(name)
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_none())
}

fn words(value: &Seen) -> String {
    match value.is_undefined() || value.is_none() {
        true => String::new(),
        false => value.to_string(),
    }
}
