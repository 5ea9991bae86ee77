//! In: the history of a programme, and its files. Out: when each was changed last, and which events are no more.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{Timestamp, ToSpan as _};
use serde_json::Value;

use crate::{
    check::format::is_name,
    fiche::path::{self, yaml_stem},
    git::{
        changed::State,
        history::{History, Kept, Touch},
    },
    model::{
        catalog::Fiche,
        listing::Sort,
        past::{Gone, Stamps},
        source::Source,
        view::View,
    },
    parse::{self, Limits},
    workspace::{past, place::Place},
};

/// Figures of a number in such a name.
const YEAR: usize = 4;

/// Events that calendars take back at most: the last ones.
const MOST: usize = 200;

/// What calendars are told; those that everyone gets with an `open` view: what nobody sees change is no change.
pub(crate) fn of(
    history: &History,
    place: &Place,
    limits: &Limits,
    open: Option<&View<'_>>,
) -> Stamps {
    let eyes = Eyes {
        place,
        limits,
        open,
    };
    let mut stamps = Stamps {
        before: history.shallow.then(|| standing(place)).flatten(),
        ..Stamps::default()
    };
    let mut last: BTreeMap<&str, &Touch> = BTreeMap::new();
    for touch in &history.touches {
        last.entry(&touch.path).or_insert(touch);
        if eyes.see_no_change(touch) {
            continue;
        }
        if let Ok(at) = history.commits[touch.commit].when.parse::<Timestamp>() {
            // Clocks go wrong: a change is never earlier than the one before it.
            let known = stamps.changed.entry(touch.path.clone()).or_insert(at);
            *known = at.max(*known);
        }
    }
    let committed = matches!(place.state, State::Commit(_));
    for (path, touch) in last {
        if !dated(path) {
            continue;
        }
        let event = path.strip_prefix("events/").and_then(yaml_stem);
        let Some(at) = stamps.changed.get_mut(path) else {
            continue;
        };
        let now = place.tree.bytes(&place.tree.file(path), limits.bytes).ok();
        let as_kept = match (&now, touch.new, &place.git) {
            (Some(bytes), Some(kept), Some(git)) => {
                git.holds(kept.id, path, bytes)
                    || open.is_some() && eyes.seen(path, bytes) == eyes.kept(path, kept)
            }
            (now, kept, _) => now.is_none() && kept.is_none(),
        };
        if !committed && !as_kept {
            // Changed since, and not committed yet.
            *at = at.checked_add(1.second()).unwrap_or(*at);
        }
        let before = if touch.new.is_some() {
            touch.new
        } else {
            touch.old
        };
        if let (Some(id), None, Some(kept)) = (event, now, before) {
            stamps.gone.extend(gone(id, *at, kept, place, limits));
        }
    }
    stamps.gone.sort_by_key(|gone| std::cmp::Reverse(gone.at));
    stamps.gone.truncate(MOST);
    stamps.gone.sort_by(|one, other| one.id.cmp(&other.id));
    stamps
}

/// What those see of a file who look at its calendar.
struct Eyes<'a> {
    place: &'a Place,
    limits: &'a Limits,
    open: Option<&'a View<'a>>,
}

impl Eyes<'_> {
    /// Whether nothing of a change shows.
    fn see_no_change(&self, touch: &Touch) -> bool {
        let path = &touch.path;
        let (Some(_), None) = (self.open, &touch.from) else {
            return false;
        };
        match (touch.old, touch.new) {
            (Some(old), Some(new)) if dated(path) => self.kept(path, old) == self.kept(path, new),
            _ => false,
        }
    }

    /// Of a version that git keeps: what shows of it, else its bytes.
    fn kept(&self, path: &str, kept: Kept) -> Seen {
        let git = self.place.git.as_ref();
        let bytes = git.and_then(|git| git.blob(kept.id, path, self.limits.bytes).ok()?.1);
        match bytes.filter(|_| kept.sort == Sort::File) {
            Some(bytes) => self.seen(path, &bytes),
            None => Seen::Unread(kept.id.to_string()),
        }
    }

    fn seen(&self, path: &str, bytes: &[u8]) -> Seen {
        let shown = || {
            let source = Source::new(path, std::str::from_utf8(bytes).ok()?);
            let fiche = Fiche {
                kind: path::kind(path)?,
                id: yaml_stem(path.rsplit('/').next()?)?.to_owned(),
                document: parse::read(source, self.limits)?.into(),
            };
            let shown = self.open?.fiche(&fiche);
            Some(shown.map(|fiche| Arc::unwrap_or_clone(fiche.document).value))
        };
        shown().map_or_else(
            || Seen::Unread(String::from_utf8_lossy(bytes).into_owned()),
            Seen::Shown,
        )
    }
}

/// A version of a file to who may see it.
#[derive(PartialEq)]
enum Seen {
    /// Nothing, where not even that it is there may be seen.
    Shown(Option<Value>),
    /// Nobody knows what shows of it.
    Unread(String),
}

/// Whether calendars are made of a file.
fn dated(path: &str) -> bool {
    path.strip_prefix("events/").and_then(yaml_stem).is_some() || path.contains("/action-plan.")
}

/// When the commit was made that a place shows or is based on.
fn standing(place: &Place) -> Option<Timestamp> {
    let git = place.git.as_ref()?;
    let commit = past::head(git, place.state).ok()?;
    git.told(commit).ok()?.when.parse().ok()
}

/// What the fiche of an event said before it was taken out; nothing if that cannot be read.
fn gone(id: &str, at: Timestamp, kept: Kept, place: &Place, limits: &Limits) -> Option<Gone> {
    // Whoever wrote a commit chose its names: one that is no id of an event was never published.
    if kept.sort != Sort::File || !is_name(id) {
        return None;
    }
    // Nobody can rename it any more if a part of it is a sum of somebody's budget.
    if id
        .split('-')
        .any(|part| part.len() > YEAR && part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let (_, bytes) = place.git.as_ref()?.blob(kept.id, id, limits.bytes).ok()?;
    let text = String::from_utf8(bytes?).ok()?;
    let document = parse::read(Source::new(id, &text), limits)?;
    Some(Gone {
        id: id.to_owned(),
        value: document.value,
        at,
    })
}
