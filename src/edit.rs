//! In: a fiche as it was read, and an answer to put into it. Out: its text with that answer, comments and layout kept.
//!
//! A change is given only if reading the new text proves it: all else must say what it said before.

use std::ops::Range;

use serde_json::Value;

use crate::{
    model::{document::Document, source::Source},
    parse::{self, Limits},
    pointer,
};

/// An entry of a list in one line, as `{state: accepted, date: 2023-06-20}`.
#[must_use]
pub fn entry(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(key, value)| format!("{key}: {}", scalar(value)))
        .collect();
    format!("{{{}}}", pairs.join(", "))
}

/// A text as YAML writes it, in quotes unless it can do without in any version of YAML.
#[must_use]
pub fn scalar(text: &str) -> String {
    let word = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'/' | b'_'));
    let reserved = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    let date = text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| {
            if at == 4 || at == 7 {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    let hash = text.len() == 64
        && text.bytes().any(|b| matches!(b, b'a'..=b'd' | b'f'))
        && text.bytes().all(|b| b.is_ascii_hexdigit());
    if word && !reserved || date || hash {
        text.to_owned()
    } else {
        Value::from(text).to_string()
    }
}

/// The text with one entry more at the end of a list of the fiche's own; the list is made if there is none.
#[must_use]
pub fn append(document: &Document, list: &str, line: &str, limits: &Limits) -> Option<String> {
    let text = &document.source.text;
    let end = ending(text);
    let at = pointer![list];
    let before = document.value[list].as_array();
    let new = match before.map(Vec::len) {
        None if document.value.get(list).is_some() => {
            below(text, document.key_span(&at).end, line, end)?
        }
        None => format!("{}{list}:{end}  - {line}{end}", closed(text, end)),
        Some(count) => {
            let span = document.span(&at);
            let last = count
                .checked_sub(1)
                .map(|last| document.span(&at.with(last)));
            match last {
                last if text[span.clone()].starts_with('[') => {
                    bracketed(text, span.start, last, line, end)?
                }
                None => return None,
                Some(last) => {
                    let head = &text[..last.start];
                    let dash = head.rfind('-')?;
                    let indent = &text[text[..dash].rfind('\n').map_or(0, |at| at + 1)..dash];
                    let stop = text[last.end..]
                        .find('\n')
                        .map_or(text.len(), |at| last.end + at + 1);
                    let (head, tail) = text.split_at(stop);
                    format!("{}{indent}- {line}{end}{tail}", closed(head, end))
                }
            }
        }
    };
    let grown = |value: &Value| {
        let list = value[list].as_array().map_or(&[][..], Vec::as_slice);
        list.len() == before.map_or(0, Vec::len) + 1
            && list[..list.len() - 1] == before.map_or(&[][..], Vec::as_slice)[..]
    };
    proven(document, list, new, limits, grown)
}

/// The first entry below a key that has no value yet, or `null`; a comment beside it stays.
fn below(text: &str, key: usize, line: &str, end: &str) -> Option<String> {
    let colon = key + text[key..].find(':')? + 1;
    let stop = text[colon..]
        .find('\n')
        .map_or(text.len(), |at| colon + at + 1);
    let rest = text[colon..stop].trim_end();
    let said = ["null", "Null", "NULL", "~"]
        .into_iter()
        .find(|word| rest.trim_start().starts_with(*word));
    let rest = said.map_or_else(
        || rest.to_owned(),
        |word| rest.trim_start().replacen(word, "", 1),
    );
    Some(format!(
        "{}{}{end}  - {line}{end}{}",
        &text[..colon],
        rest.trim_end(),
        &text[stop..]
    ))
}

/// One entry more in a list in brackets: on a line of its own if the last one is.
fn bracketed(
    text: &str,
    open: usize,
    last: Option<Range<usize>>,
    line: &str,
    end: &str,
) -> Option<String> {
    let Some(last) = last else {
        return Some(format!("{}{line}{}", &text[..=open], &text[open + 1..]));
    };
    // The reader's span of an entry in braces ends with what it holds.
    let (mut after, mut comma, mut close, mut comment) = (last.end, None, None, false);
    for (at, c) in text[last.end..]
        .char_indices()
        .map(|(at, c)| (last.end + at, c))
    {
        match c {
            '\n' => comment = false,
            _ if comment => {}
            '#' => comment = true,
            '}' => (after, comma) = (at + 1, None),
            ',' => comma = Some(at),
            ']' => {
                close = Some(at);
                break;
            }
            _ => {}
        }
    }
    let (close, after) = (close?, comma.map_or(after, |comma| comma + 1));
    let first = text[..close]
        .rfind('\n')
        .map(|at| at + 1)
        .filter(|first| *first > after && text[*first..close].trim().is_empty());
    let glue = if comma.is_some() { "" } else { "," };
    Some(match first {
        Some(first) => {
            let begin = text[..last.start].rfind('\n').map_or(0, |at| at + 1);
            let indent: String = text[begin..].chars().take_while(|c| *c == ' ').collect();
            let mark = if comma.is_some() { "," } else { "" };
            format!(
                "{}{glue}{}{indent}{line}{mark}{end}{}",
                &text[..after],
                &text[after..first],
                &text[first..]
            )
        }
        None => format!("{}{glue} {line}{}", &text[..after], &text[after..]),
    })
}

/// The text with a list of the fiche's own set to these entries, a line each; without entries the list goes.
#[must_use]
pub fn replace(
    document: &Document,
    list: &str,
    lines: &[String],
    limits: &Limits,
) -> Option<String> {
    let text = &document.source.text;
    let end = ending(text);
    let block: String = if lines.is_empty() {
        String::new()
    } else {
        format!(
            "{list}:{end}{}",
            lines
                .iter()
                .map(|line| format!("  - {line}{end}"))
                .collect::<String>()
        )
    };
    let new = if document.value[list].is_null() && document.value.get(list).is_none() {
        format!("{}{block}", closed(text, end))
    } else {
        let at = pointer![list];
        let start = text[..document.key_span(&at).start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let stop = document.span(&at).end;
        let stop = text[stop..]
            .find('\n')
            .map_or(text.len(), |at| stop + at + 1);
        format!("{}{block}{}", &text[..start], &text[stop..])
    };
    proven(document, list, new, limits, |value| {
        value[list].as_array().map_or(0, Vec::len) == lines.len()
    })
}

/// A new text if it says what the old one said but for one list, which is as it should be.
fn proven(
    document: &Document,
    list: &str,
    new: String,
    limits: &Limits,
    good: impl Fn(&Value) -> bool,
) -> Option<String> {
    let source = Source::new(document.source.path.as_str(), new);
    let read = parse::read(source, limits)?;
    let rest = |value: &Value| {
        let mut map = value.as_object().cloned().unwrap_or_default();
        map.shift_remove(list);
        map
    };
    (rest(&read.value) == rest(&document.value) && good(&read.value)).then_some(read.source.text)
}

fn ending(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn closed(text: &str, end: &str) -> String {
    if text.is_empty() || text.ends_with('\n') {
        text.to_owned()
    } else {
        format!("{text}{end}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        parse::parse(Source::new("city.yaml", text), &Limits::default())
            .unwrap_or_else(|(_, faults)| panic!("{faults:?}"))
    }

    fn appended(text: &str) -> String {
        append(
            &document(text),
            "record",
            "{state: accepted}",
            &Limits::default(),
        )
        .unwrap_or_default()
    }

    #[test]
    fn an_entry_goes_behind_the_last_in_the_same_layout() {
        assert_eq!(
            appended("name: A\n"),
            "name: A\nrecord:\n  - {state: accepted}\n"
        );
        assert_eq!(
            appended(
                "name: A # x\nrecord: # why\n- state: draft # first\n  date: 2023\n# end\nkind: city\n"
            ),
            "name: A # x\nrecord: # why\n- state: draft # first\n  date: 2023\n- {state: accepted}\n# end\nkind: city\n"
        );
        assert_eq!(
            appended("record: [{state: draft}]\r\nname: A\r\n"),
            "record: [{state: draft}, {state: accepted}]\r\nname: A\r\n"
        );
        assert_eq!(appended("record: []"), "record: [{state: accepted}]");
        assert_eq!(
            appended("record:\n    - {state: draft}"),
            "record:\n    - {state: draft}\n    - {state: accepted}\n"
        );
    }

    #[test]
    fn a_list_in_brackets_or_not_begun_keeps_its_layout() {
        for (text, grown) in [
            (
                "record: [\n  {state: a},   # first\n]   # end\n# last\n",
                "record: [\n  {state: a},   # first\n  {state: accepted},\n]   # end\n# last\n",
            ),
            (
                "record: [\n    {state: a} # x, ]\n  ]\nb: 1",
                "record: [\n    {state: a}, # x, ]\n    {state: accepted}\n  ]\nb: 1",
            ),
            (
                "record: [{state: a},]\n",
                "record: [{state: a}, {state: accepted}]\n",
            ),
            (
                "record: [ {state: a, by: \"b]}\"} ]\n",
                "record: [ {state: a, by: \"b]}\"}, {state: accepted} ]\n",
            ),
            (
                "record: [ ] # none\n",
                "record: [{state: accepted} ] # none\n",
            ),
            ("record:\nb: 1\n", "record:\n  - {state: accepted}\nb: 1\n"),
            (
                "record: # why\r\nb: 1\r\n",
                "record: # why\r\n  - {state: accepted}\r\nb: 1\r\n",
            ),
            (
                "record: null # why",
                "record: # why\n  - {state: accepted}\n",
            ),
            ("record: ~\n", "record:\n  - {state: accepted}\n"),
        ] {
            assert_eq!(appended(text), grown, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_proven_is_not_given() {
        assert_eq!(
            append(
                &document("{name: A}"),
                "record",
                "{state: accepted}",
                &Limits::default()
            ),
            None
        );
    }

    #[test]
    fn a_list_is_set_and_taken_away() {
        let text = "a: 1\ntranslations:\n  - {field: x} # old\nb: 2 # kept\n";
        let set = replace(
            &document(text),
            "translations",
            &["{field: y}".to_owned(), "{field: z}".to_owned()],
            &Limits::default(),
        );
        assert_eq!(
            set.as_deref(),
            Some("a: 1\ntranslations:\n  - {field: y}\n  - {field: z}\nb: 2 # kept\n")
        );
        assert_eq!(
            replace(&document(text), "translations", &[], &Limits::default()).as_deref(),
            Some("a: 1\nb: 2 # kept\n")
        );
    }

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        for (text, yaml) in [
            ("coordinator", "coordinator"),
            ("2023-06-20", "2023-06-20"),
            ("no", "\"no\""),
            ("a: b", "\"a: b\""),
            ("12:30", "\"12:30\""),
        ] {
            assert_eq!(scalar(text), yaml);
        }
    }
}
