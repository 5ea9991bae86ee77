//! In: the themes of a city, and the one that it puts forward. Out: the same as its dossier shows them.

use serde_json::Value;

use crate::{
    assemble::{
        Brief,
        prose::{Voice, list},
        text,
    },
    model::{
        catalog::City,
        page::{
            cell::Name,
            theme::{Axis, Priority, Theme},
        },
    },
};

pub(super) fn themes(voice: &Voice<'_>, city: &City) -> Vec<Theme> {
    let put_forward = city.value("priority-theme")["theme"].as_str();
    let one = |(at, theme): (usize, &Value)| {
        let id = theme["id"].as_str();
        Theme {
            number: at + 1,
            id: text(&theme["id"]),
            title: voice.titled(&theme["title"], id),
            axis: axis(voice, &theme["axis"]),
            description: voice.rich(&theme["description"]),
            axis_relation: voice.rich(&theme["axis_relation"]),
            priority: put_forward.is_some() && id == put_forward,
        }
    };
    let list = list(&city.value("themes")["themes"]);
    list.iter().enumerate().map(one).collect()
}

/// Titles of the themes that are not put forward.
pub(super) fn reserve(themes: &[Theme]) -> Vec<Name> {
    let others = themes.iter().filter(|theme| !theme.priority);
    others.map(|theme| theme.title.clone()).collect()
}

fn axis(voice: &Voice<'_>, id: &Value) -> Option<Axis> {
    let entry = voice.edition().entry("axes", id.as_str()?)?;
    Some(voice.axis(entry))
}

pub(super) fn priority(
    voice: &Voice<'_>,
    brief: &Brief<'_>,
    city: &City,
    themes: &[Theme],
) -> Option<Priority> {
    let theme = themes.iter().find(|theme| theme.priority)?;
    Some(Priority {
        title: theme.title.clone(),
        axis: theme.axis.clone(),
        description: voice.limited(
            &city.value("priority-theme")["description"],
            brief.programme.schemas.of("priority-theme"),
            "description",
        ),
    })
}
