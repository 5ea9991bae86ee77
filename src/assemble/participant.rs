//! In: the fiches of a city that say who takes part. Out: the city, who confirmed that it does, who works on it.

use serde_json::Value;

use crate::{
    assemble::{
        map,
        prose::{Voice, list},
        text,
    },
    model::{
        catalog,
        page::dossier::{City, Interest, Named, Person},
    },
};

/// Who takes part.
pub(super) fn participant(voice: &Voice<'_>, city: &catalog::City, name: String) -> City {
    let own = city.value("city");
    City {
        id: city.id.clone(),
        names: other_names(&name, &own["name"]),
        name,
        kind: voice.entry("participant_kinds", &own["kind"]),
        country: voice.country(&own["country"]),
        language: voice.language(&own["language"]),
        time_zone: text(&own["time_zone"]),
        map: map::dot(own),
    }
}

pub(super) fn city_name(voice: &Voice<'_>, city: &catalog::City) -> String {
    let name = &city.value("city")["name"];
    let words = voice.pick(name).map(|(_, words)| words);
    words
        .filter(|words| !words.trim().is_empty())
        .unwrap_or(&city.id)
        .to_owned()
}

/// Names in other languages, where they are others.
fn other_names(shown: &str, name: &Value) -> Vec<Named> {
    let all = name.as_object().into_iter().flatten();
    all.filter(|(_, name)| name.as_str() != Some(shown))
        .map(|(lang, name)| Named {
            lang: lang.clone(),
            name: name.as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}

pub(super) fn interest(voice: &Voice<'_>, interest: &Value) -> Option<Interest> {
    interest.as_object()?;
    let by = &interest["signed_by"];
    Some(Interest {
        name: text(&by["name"]),
        title: voice.name_if_any(&by["title"]),
        capacity: voice.entry("capacities", &by["capacity"]),
        signed_on: voice.date(&interest["signed_on"]),
        letter: text(&interest["letter"]),
        sha256: text(&interest["sha256"]),
    })
}

pub(super) fn staff(voice: &Voice<'_>, staff: &Value) -> Vec<Person> {
    let one = |person: &Value| {
        let role = person["role"].as_str();
        let role = role.and_then(|id| voice.edition().entry("roles", id));
        Person {
            role: voice.entry("roles", &person["role"]),
            role_description: role
                .map(|role| voice.label(&role.description))
                .unwrap_or_default(),
            name: voice.plain(&person["name"]),
            title: voice.name_if_any(&person["title"]),
            email: text(&person["email"]),
        }
    };
    list(&staff["people"]).iter().map(one).collect()
}
