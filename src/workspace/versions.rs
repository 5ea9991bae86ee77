//! In: which commits changed a file, and what it held before and after. Out: the answers that each changed, of one field if asked.

use std::{collections::HashMap, rc::Rc};

use serde_json::{Map, Value};

use crate::{
    compare,
    fiche::path,
    git::{
        Answer, Git, Oid,
        history::{History, Kept, Touch},
    },
    model::{
        catalog::Catalog,
        change::{Change, Fate, FicheChange, What},
        document::Pointer,
        listing::Sort,
        past::Commit,
        source::Source,
        tree::pointed,
    },
    parse,
    workspace::examine::Desk,
};

/// An answer that is followed through the versions of its fiche, wherever it stands in its list.
pub(crate) struct Field {
    /// As it was asked for.
    pub(crate) name: String,
    /// Its place in each version in which it was found.
    places: HashMap<Oid, Pointer>,
    /// Whether any version had it.
    seen: bool,
}

impl Field {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            places: HashMap::new(),
            seen: false,
        }
    }

    /// Whether any version had such an answer.
    pub(crate) fn is_known(&self) -> bool {
        self.seen
    }

    /// Places in two versions; the later one leads to the earlier.
    fn step(
        &mut self,
        (old_id, old): (Option<Oid>, &Value),
        (new_id, new): (Option<Oid>, &Value),
    ) -> (Option<Pointer>, Option<Pointer>) {
        let known = new_id.and_then(|id| self.places.get(&id).cloned());
        let after = known.or_else(|| compare::named(&self.name, new));
        let before = match &after {
            Some(place) => compare::earlier(place, new, old),
            None => compare::named(&self.name, old),
        };
        self.seen |= [(&before, old), (&after, new)]
            .iter()
            .any(|(place, value)| place.as_ref().is_some_and(|at| compare::holds(value, at)));
        for (id, place) in [(new_id, &after), (old_id, &before)] {
            if let (Some(id), Some(place)) = (id, place) {
                self.places.entry(id).or_insert_with(|| place.clone());
            }
        }
        (before, after)
    }
}

/// Versions of files, each read once while it is needed.
pub(crate) struct Versions<'a> {
    git: &'a Git,
    desk: &'a Desk<'a>,
    side: &'a Catalog,
    read: HashMap<Oid, Option<Rc<Value>>>,
}

impl<'a> Versions<'a> {
    pub(crate) fn new(git: &'a Git, desk: &'a Desk<'a>, side: &'a Catalog) -> Self {
        Self {
            git,
            desk,
            side,
            read: HashMap::new(),
        }
    }

    /// What each commit changed; commits that say nothing of the field are left out.
    ///
    /// # Errors
    /// If a version is missing.
    pub(crate) fn edits(
        &mut self,
        history: &History,
        mut field: Option<&mut Field>,
    ) -> Answer<Vec<(Commit, Vec<FicheChange>)>> {
        let mut edits: Vec<(usize, Vec<FicheChange>)> = Vec::new();
        for touch in &history.touches {
            let Some(change) = self.change(touch, field.as_deref_mut())? else {
                continue;
            };
            match edits
                .last_mut()
                .filter(|(commit, _)| *commit == touch.commit)
            {
                Some((_, changes)) => changes.push(change),
                None => edits.push((touch.commit, vec![change])),
            }
        }
        let mut edits: Vec<_> = edits
            .into_iter()
            .map(|(commit, changes)| (history.commits[commit].clone(), changes))
            .collect();
        edits.iter_mut().for_each(|(_, changes)| {
            changes.sort_by_cached_key(|change| compare::fiches::order(&change.path))
        });
        Ok(edits)
    }

    fn change(&mut self, touch: &Touch, field: Option<&mut Field>) -> Answer<Option<FicheChange>> {
        let kind = path::kind(&touch.path);
        let fate = match (touch.old, touch.new) {
            (None, _) => Fate::Added,
            (_, None) => Fate::Removed,
            (old, new) if old == new => Fate::Layout,
            _ if kind.is_none() => Fate::Other,
            _ => Fate::Edited,
        };
        let mut change = FicheChange {
            path: touch.path.clone(),
            from: touch.from.clone(),
            kind,
            fate,
            fields: Vec::new(),
        };
        let Some(schema) = kind.and_then(|kind| self.side.programme.schemas.of(kind)) else {
            return Ok(field.is_none().then_some(change));
        };
        let path = touch.from.as_ref().unwrap_or(&touch.path);
        let (Some(old), Some(new)) = (
            self.value(touch.old, path)?,
            self.value(touch.new, &touch.path)?,
        ) else {
            return Ok(Some(FicheChange {
                fate: Fate::Unreadable,
                ..change
            }));
        };
        change.fields = compare::values(&old, &new, &schema.plan, self.language(&touch.path));
        if let Some(field) = field {
            let (before, after) = field.step(
                (touch.old.map(|kept| kept.id), &old),
                (touch.new.map(|kept| kept.id), &new),
            );
            change
                .fields
                .retain(|one| is_about(one, before.as_ref(), after.as_ref()));
            return Ok((!change.fields.is_empty()).then_some(change));
        }
        if change.fields.is_empty() && fate == Fate::Edited {
            change.fate = Fate::Layout;
        }
        Ok(Some(change))
    }

    /// What a version says: null if it is not there, `None` if it cannot be read as a fiche.
    fn value(&mut self, kept: Option<Kept>, path: &str) -> Answer<Option<Rc<Value>>> {
        let Some(Kept { id, sort }) = kept else {
            return Ok(Some(Rc::new(Value::Null)));
        };
        if sort != Sort::File {
            return Ok(None);
        }
        // The version before one commit is the version after the next.
        if let Some(known) = self.read.remove(&id) {
            return Ok(known);
        }
        let (_, bytes) = self.git.blob(id, path, self.desk.limits.bytes)?;
        let value = bytes
            .filter(|bytes| pointed(bytes).is_none())
            .and_then(|bytes| {
                let bytes = bytes
                    .strip_prefix(b"\xEF\xBB\xBF")
                    .map(<[u8]>::to_vec)
                    .unwrap_or(bytes);
                let source = Source::new(path, String::from_utf8(bytes).ok()?);
                match parse::read(source, self.desk.limits)?.value {
                    Value::Null => Some(Value::Object(Map::new())),
                    value => Some(value),
                }
            });
        let value = value.map(Rc::new);
        self.read.insert(id, value.clone());
        Ok(value)
    }

    fn language(&self, path: &str) -> &str {
        let edition = &self.side.programme.edition;
        let city = path
            .strip_prefix("cities/")
            .and_then(|rest| rest.split('/').next())
            .and_then(|id| self.side.cities.get(id));
        city.map_or_else(|| edition.language(), |city| city.language(edition))
    }
}

/// Whether an answer is the one that is followed, or one in it or around it.
fn is_about(change: &Change, before: Option<&Pointer>, after: Option<&Pointer>) -> bool {
    let place = if change.what == What::Removed {
        before
    } else {
        after.or(before)
    };
    place.is_some_and(|place| place.covers(&change.pointer) || change.pointer.covers(place))
}
