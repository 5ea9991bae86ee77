//! In: the projects of one city. Out: findings about their period, their network, their evaluation (S:96-106).

use crate::{
    check::{
        Context,
        city::{date, shown},
    },
    model::{catalog::City, diagnostic::Message},
    pointer,
};

pub(super) fn check(context: &mut Context<'_>, city: &City) {
    let programme = context.programme;
    for fiche in &city.projects {
        let project = fiche.value();
        if let (Some(from), Some(to)) = (date(&project["from"]), date(&project["to"]))
            && to.last_day() < from.first_day()
        {
            let message = Message::new("schedule-period")
                .with("from", shown(&project["from"]))
                .with("to", shown(&project["to"]));
            context.at(fiche, "schedule-period", &pointer!["to"], message);
        }
        if let Some(name) = project["network"].as_str()
            && let Some(network) = programme.network(name)
        {
            let pilot = network.value()["pilot"].as_str() == Some(&city.id);
            let mut members = network.value()["members"].as_array().into_iter().flatten();
            if !pilot && !members.any(|member| member["city"].as_str() == Some(&city.id)) {
                let message = Message::new("project-not-member")
                    .with("network", name)
                    .with("city", city.id.as_str());
                context.at(fiche, "project-not-member", &pointer!["network"], message);
            }
        }
        let due = project["state"]
            .as_str()
            .and_then(|state| programme.edition.entry("project_states", state))
            .filter(|state| state.evaluated);
        if let Some(state) = due
            && project["evaluation"].is_null()
        {
            context.at(
                fiche,
                "evaluation-missing",
                &pointer!["state"],
                Message::new("evaluation-missing").with("state", &state.label),
            );
        }
    }
}
