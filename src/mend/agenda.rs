//! In: an agenda as people write it: `10 h 00 – Accueil`, `de 10h00 à 10h15`. Out: the hour at which a point begins, and the point.

use serde_json::{Map, Value};

use super::{Sure, clock, item, line::is_blank, tokens, values::Walk};
use crate::{
    model::{
        document::{Pointer, Step},
        schema::Field,
    },
    pointer,
};

impl Walk<'_> {
    /// `time: 10h00 - 10h15`: the hour at which a point of an agenda begins, where that at which it ends stands behind it.
    pub(super) fn hours(&mut self, map: &Map<String, Value>, at: &Pointer) {
        let said = map.get("time").and_then(Value::as_str);
        let listed = at.0.len() == 2 && at.0.first() == pointer!["agenda"].0.first();
        let Some(said) = said.filter(|_| listed && matches!(at.0[1], Step::Index(_))) else {
            return;
        };
        let span = self.document.span(&at.with("time"));
        if let Some(Begun {
            hour,
            ends: true,
            sure,
            rest: "",
        }) = begun(said)
        {
            self.edit(span, Some((format!("\"{hour}\""), sure)));
        }
    }
}

/// The lines of a point of an agenda that stands on one: `10:00 – Accueil`.
pub(super) fn parts(text: &str, field: &Field) -> Option<Vec<String>> {
    let asked = |key: &str| field.required.iter().any(|id| id == key);
    let both = field.required.len() == 2 && asked("time") && asked("title");
    let bare = unquoted(text);
    let text = bare.as_deref().unwrap_or(text);
    let Begun {
        hour, ends, rest, ..
    } = begun(text).filter(|begun| both && begun.sure == Sure::Certain)?;
    let apart = |c: char| is_blank(c) || matches!(c, ':' | '-' | '–' | '—' | ',' | '|');
    let text = text.trim_end_matches(is_blank);
    let title = rest.trim_end_matches(is_blank).trim_start_matches(apart);
    // `12 h de travail` is no point at noon.
    let parted = rest.len() > title.len() + 1;
    let told = title.starts_with(|c: char| c.is_uppercase() || parted && c.is_alphabetic())
        || title.starts_with(['«', '"', '“', '¿', '¡']);
    let head = text[..text.len() - title.len()].trim_end_matches(apart);
    // A length, the number of a point, and a word of the point itself begin alike.
    let length = hour < clock::shown(clock::FIRST) && !head.contains(&hour);
    let counted = !ends && head.contains('.');
    let noon = !head.contains(|c: char| c.is_ascii_digit());
    let signed = rest
        .trim_start_matches(is_blank)
        .starts_with([':', '-', '–', '—', '|']);
    if length || counted || noon && !signed {
        return None;
    }
    // What the hour was written as stays with it: behind the title it might be its end.
    let note = if tokens::keeps(head, &hour) { "" } else { head };
    told.then(|| {
        vec![
            item::noted(&format!("time: \"{hour}\""), note),
            format!("title: {}", item::scalar(title)),
        ]
    })
}

/// A point whose hour stands between quotes: `"10:00": Accueil`.
fn unquoted(text: &str) -> Option<String> {
    let (hour, rest) = text.strip_prefix('"')?.split_once('"')?;
    (hour.len() <= LONGEST && rest.starts_with(':')).then(|| format!("{hour}{rest}"))
}

/// The hour that a text begins with, whether another at which that ends stands behind it, and what follows.
struct Begun<'t> {
    hour: String,
    ends: bool,
    sure: Sure,
    rest: &'t str,
}

fn begun(text: &str) -> Option<Begun<'_>> {
    let text = text.trim_matches(is_blank);
    let plain = clock::plain(text);
    let found = clock::clock(&plain).filter(|clock| !clock.bare)?;
    // Signs of an accent are no signs of the plain text: the end of both is the same.
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let mut starts = starts.take(LONGEST);
    let start = starts.find(|at| clock::plain(&text[*at..]) == found.rest)?;
    Some(Begun {
        hour: clock::shown(found.begin),
        ends: found.end.is_some(),
        sure: found.sure,
        rest: &text[start..],
    })
}

/// Characters of an hour and its end at most: `de 10 h 15 à 11 h 30`.
const LONGEST: usize = 40;
