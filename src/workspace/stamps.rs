//! In: the history of a programme, and its files. Out: when each was changed last, and which events are no more.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan as _};

use crate::{
    check::format::is_name,
    fiche::path::yaml_stem,
    git::{
        changed::State,
        history::{History, Kept, Touch},
    },
    model::{
        listing::Sort,
        past::{Gone, Stamps},
        source::Source,
    },
    parse::{self, Limits},
    workspace::{past, place::Place},
};

/// Figures of a number in such a name.
const YEAR: usize = 4;

/// Events that calendars take back at most: the last ones.
const MOST: usize = 200;

/// What calendars are told.
pub(crate) fn of(history: &History, place: &Place, limits: &Limits) -> Stamps {
    let mut stamps = Stamps {
        before: history.shallow.then(|| standing(place)).flatten(),
        ..Stamps::default()
    };
    let mut last: BTreeMap<&str, &Touch> = BTreeMap::new();
    for touch in &history.touches {
        last.entry(&touch.path).or_insert(touch);
        if let Ok(at) = history.commits[touch.commit].when.parse::<Timestamp>() {
            // Clocks go wrong: a change is never earlier than the one before it.
            let known = stamps.changed.entry(touch.path.clone()).or_insert(at);
            *known = at.max(*known);
        }
    }
    let committed = matches!(place.state, State::Commit(_));
    for (path, touch) in last {
        let event = path.strip_prefix("events/").and_then(yaml_stem);
        if event.is_none() && !path.contains("/action-plan.") {
            continue;
        }
        let Some(at) = stamps.changed.get_mut(path) else {
            continue;
        };
        let now = place.tree.bytes(&place.tree.file(path), limits.bytes).ok();
        let as_kept = match (&now, touch.new, &place.git) {
            (Some(bytes), Some(kept), Some(git)) => git.holds(kept.id, path, bytes),
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
