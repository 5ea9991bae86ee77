//! In: the lines of a text, and the questions beside it. Out: those that begin as the answer to another question does: its name was typed
//! too far in, so that what it says would be read as words of the text.

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
    let mut above = Above::default();
    (start + 1..lines.len()).find_map(|nth| {
        above.take(lines[nth - 1]);
        let found = at(&lines, nth, &above, field, free)?;
        (found.certain || !certain).then_some((nth, found))
    })
}

/// The answer that a line behind those of a text begins, if it is one to a question that is `free`. What stands in code or in a comment
/// of the text is a word of it.
pub(crate) fn at<'f, S: AsRef<str>>(
    lines: &[S],
    at: usize,
    above: &Above,
    field: &'f Field,
    free: impl Fn(&str) -> bool,
) -> Option<Sunken<'f>> {
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
    if above.is_open() {
        return None;
    }
    // With a capital it may be a word of the text, unless it stands outside of it.
    let exact =
        id == written || above.is_deeper(below.depth) || field.required.iter().any(|key| key == id);
    let follows = below.follows(value.trim(), id, inner);
    let certain = follows && exact && above.is_apart(depth(line));
    (follows || id == written).then_some(Sunken { id, certain })
}

/// The lines of a text above another, as far as they decide whether that is one of them; each is looked at once.
#[derive(Debug, Default)]
pub(crate) struct Above {
    /// Signs that begin or end code.
    fences: usize,
    /// Comments that began, and that ended.
    comments: (usize, usize),
    /// Whether the last of them announces what follows.
    announces: bool,
    /// Columns before that which stands least deep, and before the one of those that are no remarks, which may stand anywhere.
    all: Option<usize>,
    said: Option<usize>,
}

impl Above {
    /// Takes in the next line.
    pub(crate) fn take(&mut self, line: &str) {
        let body = line.trim();
        if body.is_empty() {
            return;
        }
        self.fences += usize::from(body.starts_with("```") || body.starts_with("~~~"));
        self.comments.0 += line.matches("<!--").count();
        self.comments.1 += line.matches("-->").count();
        self.announces = body.ends_with(':');
        let least =
            |depths: Option<usize>| Some(depths.map_or(depth(line), |all| all.min(depth(line))));
        self.all = least(self.all);
        if !body.starts_with('#') {
            self.said = least(self.said);
        }
    }

    /// Whether code or a comment has begun and not ended.
    fn is_open(&self) -> bool {
        self.fences % 2 == 1 || self.comments.0 > self.comments.1
    }

    /// Whether all of them stand deeper than so many columns.
    fn is_deeper(&self, depth: usize) -> bool {
        self.all.is_none_or(|all| all > depth)
    }

    /// Whether a line so far in goes on with nothing that they say: it stands at their margin, and is not announced.
    fn is_apart(&self, depth: usize) -> bool {
        !self.announces && self.said.is_none_or(|said| said >= depth)
    }
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
