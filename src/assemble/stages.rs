//! In: one city and the stages of its edition. Out: how far the city is in each stage and step, for the head of its dossier.

use crate::{
    assemble::prose::Voice,
    model::{
        catalog::{City, Fiche},
        edition::StageStep,
        page::opening::{Stage, Step},
    },
};

/// Stages and steps, each with what of its fiches is there.
pub(super) fn breadcrumb(voice: &Voice<'_>, city: &City) -> Vec<Stage> {
    let mut current = true;
    let stages = voice.edition().stages.iter().map(|stage| {
        let states: Vec<&'static str> = stage
            .steps
            .iter()
            .map(|step| status(voice, city, step))
            .collect();
        let one = |number: &str, label: String, status: &'static str| Step {
            number: number.to_owned(),
            label,
            status,
            status_label: voice.status(status),
        };
        let steps = stage
            .steps
            .iter()
            .zip(&states)
            .map(|(step, status)| one(&step.number, voice.label(&step.label), status))
            .collect();
        let done = !states.is_empty() && states.iter().all(|state| *state == "done");
        let begun = states.iter().any(|state| *state != "todo");
        let status = if done {
            "done"
        } else if std::mem::take(&mut current) || begun {
            "current"
        } else {
            "todo"
        };
        Stage {
            whole: one(&stage.number, voice.label(&stage.label), status),
            steps,
        }
    });
    stages.collect()
}

/// How much of a step is there: its fiches, the city's projects that are over, or their evaluations.
fn status(voice: &Voice<'_>, city: &City, step: &StageStep) -> &'static str {
    let over = |project: &&Fiche| {
        let state = project.value()["state"]
            .as_str()
            .and_then(|state| voice.edition().entry("project_states", state));
        state.is_some_and(|state| state.evaluated)
    };
    let evaluated = |project: &&Fiche| project.value()["evaluation"].is_object();
    let (begun, done, all) = if step.evaluations {
        let done = city.projects.iter().filter(evaluated).count();
        (done, done, city.projects.len())
    } else if step.projects {
        (
            city.projects.len(),
            city.projects.iter().filter(over).count(),
            city.projects.len(),
        )
    } else {
        let told: Vec<bool> = step
            .fiches
            .iter()
            .filter_map(|kind| city.fills(kind))
            .collect();
        let done = told.iter().filter(|filled| **filled).count();
        (done, done, told.len())
    };
    match (begun, done) {
        (0, _) => "todo",
        (_, done) if done == all => "done",
        _ => "partial",
    }
}
