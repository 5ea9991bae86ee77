//! In: the place of an answer in a fiche. Out: the place of the same answer in an earlier version, or by its name in any version.

use serde_json::Value;

use crate::{
    compare::list::{self, Pair},
    model::document::{Pointer, Step},
};

/// Keys by whose value an item of a list can be named.
const NAMED: [&str; 4] = ["id", "city", "role", "file"];

/// Where an answer stood before; `None` if the item of a list that it is in was not there.
#[must_use]
pub fn earlier(place: &Pointer, new: &Value, old: &Value) -> Option<Pointer> {
    let (mut new, mut old) = (new, old);
    let mut steps = Vec::with_capacity(place.0.len());
    for step in &place.0 {
        let step = match (step, new, old) {
            (Step::Index(at), Value::Array(after), Value::Array(before)) => {
                let same = |pair: Pair| match pair {
                    Pair::Both { old, new, .. } if new == *at => Some(old),
                    _ => None,
                };
                let before = list::pairs(before, after).into_iter().find_map(same)?;
                Step::Index(before)
            }
            (Step::Index(_), ..) => return None,
            (key, ..) => key.clone(),
        };
        new = at(new, place.0.get(steps.len())?);
        old = at(old, &step);
        steps.push(step);
    }
    Some(Pointer(steps))
}

/// The place that a name means, items of lists named by their number from 1 or by what identifies them: `themes.2.title`,
/// `themes.greening.title`. `None` if this version has no such item.
#[must_use]
pub fn named(name: &str, value: &Value) -> Option<Pointer> {
    let mut value = value;
    let mut steps = Vec::new();
    for part in name.split('.') {
        let step = match value {
            Value::Array(list) => {
                let own = |item: &Value| NAMED.iter().any(|key| item[*key].as_str() == Some(part));
                let number = || {
                    part.parse::<usize>()
                        .ok()?
                        .checked_sub(1)
                        .filter(|at| *at < list.len())
                };
                Step::Index(list.iter().position(own).or_else(number)?)
            }
            _ => Step::Key(part.to_owned()),
        };
        value = at(value, &step);
        steps.push(step);
    }
    Some(Pointer(steps))
}

/// Whether a fiche has something at a place.
#[must_use]
pub fn holds(value: &Value, place: &Pointer) -> bool {
    !place.0.iter().fold(value, at).is_null()
}

fn at<'v>(value: &'v Value, step: &Step) -> &'v Value {
    match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    }
    .unwrap_or(&Value::Null)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::pointer;

    #[test]
    fn an_answer_is_found_where_its_item_stood() {
        let old = json!({"themes": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]});
        let new = json!({"themes": [{"id": "c", "title": "C"}, {"id": "b", "title": "Bé"}, {"id": "a", "title": "A"}]});
        let place = named("themes.b.title", &new).unwrap();
        assert_eq!(place, pointer!["themes", 1, "title"]);
        assert_eq!(named("themes.2.title", &new), Some(place.clone()));
        assert_eq!(
            earlier(&place, &new, &old),
            Some(pointer!["themes", 1, "title"])
        );
        assert_eq!(
            earlier(&pointer!["themes", 2, "title"], &new, &old),
            Some(pointer!["themes", 0, "title"])
        );
        assert_eq!(earlier(&pointer!["themes", 0], &new, &old), None);
        assert_eq!(named("themes.9.title", &new), None);
        assert_eq!(
            earlier(&pointer!["actions"], &new, &Value::Null),
            Some(pointer!["actions"])
        );
    }
}
