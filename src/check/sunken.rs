//! In: the lines of a text, and the questions beside it. Out: those that begin as the answer to another question does: its name was typed
//! too far in, so that what it says would be read as words of the text.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{
    Context,
    format::fits,
    pasted::last_key,
    place::{Place, Places},
    prose::SHORT,
};
use crate::model::{
    catalog::Fiche,
    cut::cut,
    diagnostic::Message,
    pasted::is_header,
    question::OURS,
    schema::{Field, Prose},
};

/// An answer that a line of a text begins.
#[derive(Debug)]
pub(crate) struct Sunken<'f> {
    /// Its question.
    pub(crate) id: &'f str,
    /// There is one reading only: what stands there is of the kind that is asked for.
    pub(crate) certain: bool,
}

/// Tells the first line of a text that begins an answer of its own.
pub(super) fn check(
    context: &mut Context<'_>,
    fiche: &Fiche,
    field: &Field,
    map: &Map<String, Value>,
    (place, text): (&Place<'_>, &str),
) {
    let Some((line, found)) = first(text, map, field, false) else {
        return;
    };
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let said = text[start..].lines().next().unwrap_or_default();
    let at = &place.pointer();
    let message = Message::new("text-sunken")
        .with("line", cut(said.trim(), SHORT).into_owned())
        .with("other", found.id)
        .with("key", last_key(at));
    let lead = said.len() - said.trim_start().len();
    let places = Places::new(&fiche.document, at, text);
    let span = places.locate(start + lead, found.id.len());
    context.report(fiche, "text-marks", span, at, message);
}

/// The first line of a text that begins the answer to a question beside it that has none; only a certain one, if that is wanted.
pub(crate) fn first<'f>(
    text: &str,
    map: &Map<String, Value>,
    field: &'f Field,
    certain: bool,
) -> Option<(usize, Sunken<'f>)> {
    if !text.contains(':') || !text.contains('\n') {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let free = |id: &str| map.get(id).is_none_or(Value::is_null);
    let start = lines.iter().position(|line| !line.trim().is_empty())?;
    (start + 1..lines.len()).find_map(|nth| {
        let found = at(&lines, start..nth, field, free)?;
        (found.certain || !certain).then_some((nth, found))
    })
}

/// The answer that the line behind those of a text begins, if it is one to a question that is `free`. What stands in code or in a
/// comment of the text is a word of it.
pub(crate) fn at<'f, S: AsRef<str>>(
    lines: &[S],
    text: Range<usize>,
    field: &'f Field,
    free: impl Fn(&str) -> bool,
) -> Option<Sunken<'f>> {
    let at = text.end;
    let line = lines[at].as_ref();
    let (written, value) = line.trim().split_once(':')?;
    let value = Some(value).filter(|value| value.is_empty() || value.starts_with(' '))?;
    let named = |(id, _): &&(String, Field)| id.eq_ignore_ascii_case(written);
    let (id, inner) = field.properties.iter().find(named)?;
    if OURS.contains(&id.as_str()) || !free(id) {
        return None;
    }
    let below = lines[at + 1..].iter().map(AsRef::as_ref);
    let below = Below {
        next: below.into_iter().find(|next| !next.trim().is_empty()),
        depth: depth(line),
        field,
    };
    let above: Vec<&str> = lines[text].iter().map(AsRef::as_ref).collect();
    if is_enclosed(&above) {
        return None;
    }
    // With a capital it may be a word of the text, unless it stands outside of it.
    let outside = above
        .iter()
        .all(|said| said.trim().is_empty() || depth(said) > below.depth);
    let exact = id == written || outside || field.required.iter().any(|key| key == id);
    let follows = below.follows(value.trim(), id, inner);
    let certain = follows && exact && is_apart(&above, depth(line));
    (follows || id == written).then_some(Sunken { id, certain })
}

/// Whether code or a comment has begun in the lines of a text and not ended.
fn is_enclosed(lines: &[&str]) -> bool {
    let fences = lines.iter().filter(|line| {
        line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~")
    });
    let comments = |sign: &str| {
        lines
            .iter()
            .map(|line| line.matches(sign).count())
            .sum::<usize>()
    };
    fences.count() % 2 == 1 || comments("<!--") > comments("-->")
}

/// Whether a line so far in goes on with nothing that the text above it says: it stands at its margin, and is not announced.
fn is_apart(above: &[&str], depth: usize) -> bool {
    let mut said = above.iter().filter(|line| !line.trim().is_empty());
    let announced = said
        .clone()
        .next_back()
        .is_some_and(|line| line.trim_end().ends_with(':'));
    // A remark may stand anywhere.
    !announced && said.all(|line| line.trim_start().starts_with('#') || self::depth(line) >= depth)
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// What stands below a line that begins as an answer does.
struct Below<'l, 'f> {
    next: Option<&'l str>,
    /// Columns before the line itself.
    depth: usize,
    field: &'f Field,
}

impl Below<'_, '_> {
    /// Whether what follows a name, behind its colon or below, is what its question asks for, and nothing else follows that.
    fn follows(&self, value: &str, id: &str, field: &Field) -> bool {
        let next = self.next.map(str::trim);
        let required = self.field.required.iter().any(|key| key == id);
        let begins = |inner: &Field, text: &str| {
            let name = text.split(':').next().unwrap_or_default();
            text.starts_with('{') || text.contains(':') && inner.property(name).is_some()
        };
        match (&field.items, field.prose) {
            (Some(items), _) if value.is_empty() => next
                .and_then(|next| next.strip_prefix("- "))
                .is_some_and(|item| match items.properties.is_empty() {
                    true => required,
                    false => begins(items, item),
                }),
            (Some(_), _) => value.starts_with('[') && value.ends_with(']') && self.is_end(),
            (None, Some(Prose::Text)) if is_header(value) => next.is_some(),
            (None, Some(Prose::Text)) => value.is_empty() && required && next.is_some(),
            (None, Some(Prose::Label)) => false,
            (None, None) if !field.properties.is_empty() => match value {
                "" => next.is_some_and(|next| begins(field, next)),
                value => value.starts_with('{') && value.ends_with('}') && self.is_end(),
            },
            (None, None) => is_asked(value, field) && self.is_end(),
        }
    }

    /// Whether the answer ends with its line: what follows is none of the text.
    fn is_end(&self) -> bool {
        let Some(next) = self.next else {
            return true;
        };
        let name = next.trim().split(':').next().unwrap_or_default();
        let mut ids = self.field.properties.iter().map(|(id, _)| id);
        next.trim().starts_with("# ")
            || depth(next) < self.depth
            || next.contains(':') && ids.any(|id| id.eq_ignore_ascii_case(name))
    }
}

/// Whether a value on one line is of the type that a question asks for, where that is not any text.
fn is_asked(value: &str, field: &Field) -> bool {
    let value = value.trim_matches(['"', '\'']);
    if field.vocabulary.is_some() || field.reference.is_some() {
        return !value.is_empty() && fits("identifier", value);
    }
    match field.format.as_deref() {
        Some("amount") | None => {
            let number = field.takes("number") || field.takes("integer");
            number && value.parse::<f64>().is_ok()
                || field.takes("boolean") && matches!(value, "true" | "false")
        }
        Some(format) => !value.is_empty() && fits(format, value),
    }
}
