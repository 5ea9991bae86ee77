//! In: the fiches of a city, their schemas, the edition's steps. Out: how many questions of each step are answered, and which are not.

use serde_json::Value;

use crate::{
    fiche::audience::Audience,
    model::{
        catalog::{City, Fiche, REQUIRED},
        diagnostic::Labels,
        edition::{Edition, StageStep},
        schema::Field,
        schemas::Schemas,
    },
};

/// One sub-step of the programme.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// `1.2`.
    pub number: String,
    /// Questions answered.
    pub answered: usize,
    /// Questions asked.
    pub asked: usize,
    /// Those still open: path of the fiche's kind and field, and the question.
    pub still: Vec<(String, Labels)>,
}

/// The progress of a city in every sub-step of the edition. A fiche that only some cities write is asked for where it is begun,
/// and of the cities that are `pilot` of a network.
#[must_use]
pub fn of(
    city: &City,
    pilot: bool,
    edition: &Edition,
    schemas: &Schemas,
    audience: Audience,
) -> Vec<Progress> {
    let all = Asked {
        city,
        pilot,
        edition,
        schemas,
        audience,
    };
    edition.steps().map(|step| of_step(&all, step)).collect()
}

/// What all steps are counted from; an audience is told of the questions that it may see.
struct Asked<'a> {
    city: &'a City,
    pilot: bool,
    edition: &'a Edition,
    schemas: &'a Schemas,
    audience: Audience,
}

fn of_step(all: &Asked<'_>, step: &StageStep) -> Progress {
    let Asked {
        city,
        pilot,
        edition,
        schemas,
        audience,
    } = *all;
    let mut progress = Progress {
        number: step.number.clone(),
        ..Progress::default()
    };
    let told = |kind: &&String| schemas.shows(kind, audience);
    for kind in step
        .fiches
        .iter()
        .filter(told)
        .filter(|kind| pilot || REQUIRED.contains(&kind.as_str()) || city.fiche(kind).is_some())
    {
        if let Some(schema) = schemas.of(kind) {
            let mut count = Count {
                edition,
                audience,
                progress: &mut progress,
            };
            count.value(city.value(kind), &schema.plan, kind);
        }
    }
    if let Some(plan) = schemas.of("project").map(|schema| &schema.plan) {
        for project in city
            .projects
            .iter()
            .filter(|_| step.projects || step.evaluations)
        {
            of_project(
                &mut Count {
                    edition,
                    audience,
                    progress: &mut progress,
                },
                step,
                plan,
                project,
            );
        }
    }
    progress
}

/// What a step asks of one project: its evaluation, or all but that.
fn of_project(count: &mut Count<'_>, step: &StageStep, plan: &Field, project: &Fiche) {
    let at = format!("projects/{}", project.id);
    let evaluation = project.value().get("evaluation").unwrap_or(&Value::Null);
    let state = project.value()["state"]
        .as_str()
        .and_then(|state| count.edition.entry("project_states", state));
    if step.evaluations {
        // Nobody evaluates what has only begun.
        if let Some(field) = plan
            .property("evaluation")
            .filter(|field| count.tells(field))
            .filter(|_| !evaluation.is_null() || state.is_some_and(|state| state.evaluated))
        {
            count.field(evaluation, field, &format!("{at}.evaluation"));
        }
    } else {
        let properties = plan
            .properties
            .iter()
            .filter(|(key, _)| key != "evaluation")
            .cloned()
            .collect();
        count.value(
            project.value(),
            &Field {
                properties,
                ..plan.clone()
            },
            &at,
        );
    }
}

struct Count<'a> {
    edition: &'a Edition,
    audience: Audience,
    progress: &'a mut Progress,
}

impl Count<'_> {
    fn tells(&self, field: &Field) -> bool {
        self.audience == Audience::Internal || field.public
    }

    /// A map: what it must hold, and what it holds beyond that.
    fn value(&mut self, value: &Value, field: &Field, at: &str) {
        for (key, below) in &field.properties {
            let required = field.required.contains(key);
            let inner = value.get(key).unwrap_or(&Value::Null);
            if self.tells(below)
                && below.substantive
                && (required || below.question.is_some() || !inner.is_null())
            {
                self.field(inner, below, &format!("{at}.{key}"));
            }
        }
    }

    fn field(&mut self, value: &Value, field: &Field, at: &str) {
        match value {
            Value::Object(map) if field.prose.is_none() && !map.is_empty() => {
                self.value(value, field, at)
            }
            Value::Array(list) if !list.is_empty() => {
                for (index, item) in list.iter().enumerate() {
                    if let Some(items) = &field.items {
                        self.field(item, items, &format!("{at}.{}", index + 1));
                    }
                }
                self.roles(list, field, at);
            }
            _ if field.prose.is_none() && !field.required.is_empty() => {
                self.value(&Value::Null, field, at)
            }
            leaf => {
                let written = match leaf {
                    Value::Null => false,
                    Value::String(text) => !text.trim().is_empty(),
                    Value::Object(map) => map
                        .values()
                        .any(|text| text.as_str().is_some_and(|text| !text.trim().is_empty())),
                    Value::Array(list) => !list.is_empty(),
                    _ => true,
                };
                self.one(written, at, &field.title);
            }
        }
    }

    /// Of a list of people, a place that must be filled is a question of its own.
    fn roles(&mut self, list: &[Value], field: &Field, at: &str) {
        let items = field
            .items
            .as_deref()
            .map(|items| items.properties.as_slice())
            .unwrap_or_default();
        for (key, below) in items {
            let Some(vocabulary) = &below.vocabulary else {
                continue;
            };
            for entry in self
                .edition
                .list(vocabulary)
                .iter()
                .filter(|entry| entry.required)
            {
                if !list
                    .iter()
                    .any(|item| item[key.as_str()].as_str() == Some(&entry.id))
                {
                    self.one(false, &format!("{at}.{}", entry.id), &entry.label);
                }
            }
        }
    }

    fn one(&mut self, written: bool, at: &str, title: &Labels) {
        self.progress.asked += 1;
        if written {
            self.progress.answered += 1;
        } else {
            self.progress.still.push((at.to_owned(), title.clone()));
        }
    }
}
