//! In: the names and values that a page gave back, the answers that it began from. Out: what the fiche says with them.
//!
//! What the page did not show stays; what it shows and nobody touched stays to the byte.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Number, Value};

use crate::{
    form::sheet::{name, typed},
    mend::identifier,
    model::{
        document::Pointer,
        question::{Answer, Question},
    },
};

/// Steps of a name at most.
const DEEP: usize = 32;

/// Fields of a page: names in the order of the page, each with what was put in.
#[derive(Debug, Default)]
struct Given<'a> {
    values: BTreeMap<&'a str, Vec<&'a str>>,
    /// Places of items, by the name of their list, in the order in which they stand on the page.
    items: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Given<'a> {
    fn of(pairs: &'a [(String, String)]) -> Self {
        let mut given = Self::default();
        let mut seen = HashSet::new();
        for (name, value) in pairs {
            // No question lies deeper: such a name is nobody's.
            if name.bytes().filter(|byte| *byte == b'/').count() > DEEP {
                continue;
            }
            given.values.entry(name).or_default().push(value);
            for (at, _) in name.match_indices('/') {
                let step = name[at + 1..].split('/').next().unwrap_or_default();
                let Ok(place) = step.parse::<usize>() else {
                    continue;
                };
                if seen.insert((&name[..at], place)) {
                    given.items.entry(&name[..at]).or_default().push(place);
                }
            }
        }
        given
    }
}

/// What a fiche says that said `was`, with the fields of its page: `path` is the fiche's, as in their names.
#[must_use]
pub fn laid(questions: &[Question], path: &str, pairs: &[(String, String)], was: &Value) -> Value {
    let mut out = match was {
        Value::Null => Map::new(),
        Value::Object(map) => map.clone(),
        // No field shows it.
        _ => return was.clone(),
    };
    let given = Given::of(pairs);
    below(questions, path, &Pointer::default(), &given, &mut out);
    Value::Object(out)
}

fn below(
    questions: &[Question],
    path: &str,
    at: &Pointer,
    given: &Given<'_>,
    out: &mut Map<String, Value>,
) {
    for (place, question) in questions.iter().enumerate() {
        let at = at.with(question.key.as_str());
        let was = out.get(&question.key).filter(|value| !value.is_null());
        let Some(value) = one(question, path, &at, given, was) else {
            continue;
        };
        if value.is_null() {
            // What stands there with nothing in it is left so.
            let empty = |value: &Value| {
                value.as_array().is_some_and(Vec::is_empty)
                    || value.as_object().is_some_and(Map::is_empty)
                    || value.as_str() == Some("")
            };
            if out
                .get(&question.key)
                .is_none_or(|was| !was.is_null() && !empty(was))
            {
                out.shift_remove(&question.key);
            }
        } else if out.contains_key(&question.key) {
            out.insert(question.key.clone(), value);
        } else {
            // Behind the nearest question above it that is answered.
            let before = questions[..place]
                .iter()
                .filter_map(|question| out.keys().position(|key| *key == question.key))
                .max();
            out.shift_insert(before.map_or(0, |at| at + 1), question.key.clone(), value);
        }
    }
}

/// What stands at a place; none if the page did not ask for it.
fn one(
    question: &Question,
    path: &str,
    at: &Pointer,
    given: &Given<'_>,
    was: Option<&Value>,
) -> Option<Value> {
    let name = name(path, at);
    match &question.answer {
        Answer::Group(questions) => {
            let mut map = match was {
                None => Map::new(),
                Some(Value::Object(map)) => map.clone(),
                Some(_) => return None,
            };
            below(questions, path, at, given, &mut map);
            Some(if map.is_empty() {
                Value::Null
            } else {
                Value::Object(map)
            })
        }
        Answer::Many(item) => many(item, path, at, given, was),
        answer if answer.is_prose() && was.is_some_and(Value::is_object) => {
            let mut langs = was?.as_object()?.clone();
            for (lang, text) in was?.as_object()? {
                if let Some(now) = given.values.get(format!("{name}/{lang}").as_str()) {
                    let now = said(answer, now.first()?, Some(text));
                    if now.is_null() {
                        langs.shift_remove(lang);
                    } else {
                        langs.insert(lang.clone(), now);
                    }
                }
            }
            Some(if langs.is_empty() {
                Value::Null
            } else {
                Value::Object(langs)
            })
        }
        answer => Some(said(answer, given.values.get(name.as_str())?.first()?, was)),
    }
}

/// The items of a list; those left empty are none.
fn many(
    item: &Question,
    path: &str,
    at: &Pointer,
    given: &Given<'_>,
    was: Option<&Value>,
) -> Option<Value> {
    let name = name(path, at);
    let old = match was {
        None => &[][..],
        Some(Value::Array(list)) => list,
        Some(_) => return None,
    };
    if matches!(item.answer, Answer::Choice(_)) {
        return chosen(given.values.get(name.as_str())?, old);
    }
    // Its presence is told by a field of its own name: a list whose last item was taken away has no other.
    given.values.get(name.as_str())?;
    let places = given
        .items
        .get(name.as_str())
        .map_or(&[][..], Vec::as_slice);
    let mut list = Vec::new();
    for place in places {
        let was = old.get(*place);
        let now = one(item, path, &at.with(*place), given, was).or_else(|| was.cloned());
        list.extend(now.filter(|value| !value.is_null()));
    }
    name_all(item, &mut list);
    Some(if list.is_empty() {
        Value::Null
    } else {
        Value::Array(list)
    })
}

/// Gives items that want an id one that is made of their title: nobody has to think of it.
fn name_all(item: &Question, list: &mut [Value]) {
    let Answer::Group(questions) = &item.answer else {
        return;
    };
    let find = |wanted: &dyn Fn(&Answer) -> bool| {
        questions
            .iter()
            .find(|question| question.required && wanted(&question.answer))
            .map(|question| question.key.as_str())
    };
    let is_id =
        |answer: &Answer| matches!(answer, Answer::Line(Some(format)) if format == "identifier");
    let (Some(id), Some(title)) = (
        find(&is_id),
        find(&|answer| matches!(answer, Answer::Label(_))),
    ) else {
        return;
    };
    let mut taken: HashSet<String> = list
        .iter()
        .filter_map(|value| value[id].as_str().map(str::to_owned))
        .collect();
    // Where to go on for each name: many items may have one title.
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for value in list {
        let words = match &value[title] {
            Value::Object(langs) => langs.values().find_map(Value::as_str),
            title => title.as_str(),
        };
        let name = identifier(words.unwrap_or_default());
        if value.get(id).is_some_and(|known| !known.is_null()) || name.is_empty() {
            continue;
        }
        let next = numbers.entry(name.clone()).or_insert(1_usize);
        let free = (*next..).find_map(|n| {
            *next = n + 1;
            let name = match n {
                1 => name.clone(),
                n => format!("{name}-{n}"),
            };
            (!taken.contains(&name)).then_some(name)
        });
        let Some((name, map)) = free.zip(value.as_object_mut()) else {
            continue;
        };
        taken.insert(name.clone());
        map.shift_insert(0, id.to_owned(), name.into());
    }
}

/// What is ticked: what was so before in its order, then what is new.
fn chosen(ticked: &[&str], old: &[Value]) -> Option<Value> {
    let ticked: Vec<&str> = ticked.iter().copied().filter(|id| !id.is_empty()).collect();
    let wanted: HashSet<&str> = ticked.iter().copied().collect();
    let known: HashSet<&str> = old.iter().filter_map(Value::as_str).collect();
    let mut list: Vec<Value> = old
        .iter()
        .filter(|id| id.as_str().is_none_or(|id| wanted.contains(id)))
        .cloned()
        .collect();
    let mut new = HashSet::new();
    for id in ticked {
        if !known.contains(id) && new.insert(id) {
            list.push(id.into());
        }
    }
    Some(if list.is_empty() {
        Value::Null
    } else {
        Value::Array(list)
    })
}

/// What was typed as a value; what nobody touched is what it was.
fn said(answer: &Answer, text: &str, was: Option<&Value>) -> Value {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if was.is_some_and(|was| typed(was).is_some_and(|old| old.trim_end() == text.trim_end())) {
        return was.cloned().unwrap_or_default();
    }
    let text = match answer {
        Answer::Text(_) => text.trim_end().trim_start_matches('\n'),
        _ => text.trim(),
    };
    match answer {
        _ if text.is_empty() => Value::Null,
        Answer::Text(_) if text.contains('\n') => format!("{text}\n").into(),
        Answer::YesNo if text == "true" || text == "false" => (text == "true").into(),
        Answer::Number(_) => number(text).unwrap_or_else(|| text.into()),
        _ => text.into(),
    }
}

/// A number as people type it: blanks between thousands, a comma or a point before the rest.
fn number(text: &str) -> Option<Value> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Ok(whole) = digits.parse::<i64>() {
        return Some(whole.into());
    }
    let point = digits.replace(',', ".");
    let plain = point
        .bytes()
        .all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    // Three digits behind a mark may be thousands: nobody knows.
    let sure = point.rsplit_once('.').is_some_and(|(whole, rest)| {
        !whole.contains('.') && !whole.is_empty() && (1..=2).contains(&rest.len())
    });
    let value = point.parse::<f64>().ok().filter(|_| plain && sure)?;
    Number::from_f64(value).map(Value::Number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{edition::Edition, question::questions, schemas::Schemas};

    fn put(pairs: &[(&str, &str)], was: &Value) -> Value {
        let schemas = Schemas::embedded();
        let plan = &schemas.of("themes").unwrap_or_else(|| unreachable!()).plan;
        let pairs: Vec<(String, String)> = pairs
            .iter()
            .map(|(name, value)| (format!("themes.yaml/{name}"), (*value).to_owned()))
            .collect();
        laid(
            &questions(plan, &Edition::default()),
            "themes.yaml",
            &pairs,
            was,
        )
    }

    #[test]
    fn items_keep_what_no_field_shows_and_get_ids_of_their_titles() {
        let was = json!({"own": 1, "themes": [{"id": "a", "title": "A", "more": true}]});
        let now = put(
            &[
                ("themes", ""),
                ("themes/1/title", "Łódź"),
                ("themes/0/title", "A b"),
                ("themes/2/title", "Łódź"),
                ("themes/3/title", ""),
            ],
            &was,
        );
        assert_eq!(
            now,
            json!({"own": 1, "themes": [
                {"id": "lodz", "title": "Łódź"},
                {"id": "a", "title": "A b", "more": true},
                {"id": "lodz-2", "title": "Łódź"}
            ]})
        );
    }

    #[test]
    fn numbers_are_read_as_people_write_them_and_left_where_nobody_knows() {
        for (text, value) in [
            ("1 500", json!(1500)),
            ("1500,50", json!(1500.5)),
            ("1500.5", json!(1500.5)),
            ("-3", json!(-3)),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["1.500", "1,500.00", "1.500,00", "about 3", ".5", "5."] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
