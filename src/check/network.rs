//! In: one network and what is known of the cities it names. Out: findings about its pilot, theme, members, questions.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use crate::{
    check::{Context, format::typed},
    model::{
        catalog::Fiche,
        diagnostic::Message,
        document::Pointer,
        edition::Entry,
        facts::Facts,
        member::{Known, known},
        near::nearest,
        variants::variants,
    },
    pointer,
};

pub(super) fn check(context: &mut Context<'_>, fiche: &Fiche, facts: &BTreeMap<String, Facts>) {
    let network = fiche.value();
    let pilot = network["pilot"].as_str();
    if let Some(facts) = pilot.and_then(|id| facts.get(id)) {
        of_pilot(context, fiche, facts);
    }
    let asks = members(context, fiche, pilot);
    // Of a pilot that is gone nothing more is asked than another one.
    let here = pilot.filter(|id| {
        facts
            .get(*id)
            .is_none_or(|facts| gone(context, facts).is_none())
    });
    questions(context, fiche, (pilot, here), &asks);
    super::approval::translations(context, fiche, context.programme.edition.language());
}

/// The state of a city that takes part no longer.
fn gone<'c>(context: &Context<'c>, city: &Facts) -> Option<&'c Entry> {
    context
        .programme
        .edition
        .entry("states", &city.state)
        .filter(|state| state.gone)
}

/// One pilot, one theme, taken from the pilot's own (S:219, S:290).
fn of_pilot(context: &mut Context<'_>, fiche: &Fiche, pilot: &Facts) {
    if let Some(state) = gone(context, pilot) {
        let message = Message::new("pilot-withdrawn")
            .with("city", pilot.id.as_str())
            .with("state", &state.label);
        return context.at(fiche, "pilot-withdrawn", &pointer!["pilot"], message);
    }
    if let Some(wanted) = fiche.value()["theme"].as_str()
        && pilot.themes_known
        && pilot.theme(wanted).is_none()
    {
        super::themes::unknown(context, fiche, wanted, &pilot.themes);
    }
    // A plan that could not be read, or names no network, is told by itself.
    if !pilot.has_plan {
        context.at(
            fiche,
            "pilot-without-plan",
            &pointer!["pilot"],
            Message::new("pilot-without-plan")
                .with("city", pilot.id.as_str())
                .with("folder", typed(&pilot.id)),
        );
    }
}

/// Who is in: each once, the pilot not again. Gives the places of those that must ask a question; one from outside the programme
/// may be one of them (S:290).
fn members(context: &mut Context<'_>, fiche: &Fiche, pilot: Option<&str>) -> Vec<usize> {
    let mut seen: HashMap<Known, usize> = HashMap::new();
    let mut asks = Vec::new();
    for (index, member) in fiche.value()["members"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let at = pointer!["members", index];
        let role = member["role"]
            .as_str()
            .and_then(|role| context.programme.edition.entry("member_roles", role));
        let role_asks = role.is_some_and(|role| role.asks);
        nobody(context, fiche, member, &at);
        let city = member["city"].as_str();
        if let Some(city) = city.filter(|city| Some(*city) == pilot) {
            context.at(
                fiche,
                "pilot-not-member",
                &at.with("city"),
                Message::new("pilot-not-member").with("city", city),
            );
            continue;
        }
        let names = known(member);
        if let Some(first) = names.iter().find_map(|name| seen.get(name)) {
            let line = fiche
                .document
                .source
                .position(fiche.document.span(&pointer!["members", *first]).start)
                .0;
            let message = Message::new("member-duplicate")
                .with("city", said(member))
                .with("line", line);
            let key = if city.is_some() { "city" } else { "name" };
            context.at(fiche, "member-duplicate", &at.with(key), message);
            continue;
        }
        if role_asks
            && !names.is_empty()
            && city.is_none_or(|city| context.programme.cities.contains(city))
        {
            asks.push(index);
        }
        seen.extend(names.into_iter().map(|name| (name, index)));
    }
    asks
}

/// Says of an entry that names no city.
fn nobody(context: &mut Context<'_>, fiche: &Fiche, entry: &Value, at: &Pointer) {
    if entry.is_object() && entry["city"].is_null() && entry["name"].is_null() {
        context.at_first_line(fiche, "missing", at, Message::new("missing-member"));
    }
}

/// Each city asks from its own situation; the work together looks for answers (S:343-352).
fn questions(
    context: &mut Context<'_>,
    fiche: &Fiche,
    (pilot, here): (Option<&str>, Option<&str>),
    asks: &[usize],
) {
    let network = fiche.value();
    let all = || network["questions"].as_array().into_iter().flatten();
    let askers: HashSet<Known> = all().flat_map(known).collect();
    let members = || network["members"].as_array().into_iter().flatten();
    let mut inside: HashSet<Known> = members().flat_map(known).collect();
    inside.extend(pilot.map(|pilot| Known::Folder(pilot.to_owned())));
    let (doubt, unknown) = doubtful(context, network);
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for (index, question) in all().enumerate() {
        let at = pointer!["questions", index];
        if let Some(id) = question["id"].as_str()
            && let Some(first) = ids.insert(id, index)
        {
            let line = fiche.line(&pointer!["questions", first, "id"]);
            let message = Message::new("identifier-duplicate")
                .with("value", id)
                .with("line", line);
            context.at(fiche, "identifier", &at.with("id"), message);
        }
        nobody(context, fiche, question, &at);
        let city = question["city"].as_str();
        let own = known(question);
        if city.is_none_or(|city| context.programme.cities.contains(city))
            && !doubt
            && !own.is_empty()
            && !own.iter().any(|name| inside.contains(name))
            && !is_misspelt(context, said(question), &unknown)
        {
            let key = if city.is_some() { "city" } else { "name" };
            context.at(
                fiche,
                "question-not-member",
                &at.with(key),
                Message::new("question-not-member").with("city", said(question)),
            );
        }
        if question.is_object() && !question["text"].is_null() && question["answer"].is_null() {
            let id = question["id"].as_str().unwrap_or_default();
            context.at_first_line(
                fiche,
                "question-unanswered",
                &at,
                Message::new("question-unanswered").with("id", id),
            );
        }
    }
    unasked(context, fiche, here, asks, &askers);
}

/// Whether the city that asks is nearly one of the members that are no cities: that is told of the member.
fn is_misspelt(context: &mut Context<'_>, city: &str, unknown: &[&str]) -> bool {
    context.affords(unknown.len()) && nearest(city, unknown.iter().copied()).is_some()
}

/// What may stand for the city that asks though it is told elsewhere: a pilot that is no city, members that are words alone, and names
/// of members that are no cities.
fn doubtful<'a>(context: &Context<'_>, network: &'a Value) -> (bool, Vec<&'a str>) {
    let is_city = |city: &str| context.programme.cities.contains(city);
    let members = || network["members"].as_array().into_iter().flatten();
    let pilot = network["pilot"].as_str().is_some_and(is_city);
    let cities = members().filter_map(|member| member["city"].as_str());
    let unknown = cities.filter(|city| !is_city(city)).collect();
    (!pilot || members().any(Value::is_string), unknown)
}

/// The pilot and the members of whom no question is known.
fn unasked(
    context: &mut Context<'_>,
    fiche: &Fiche,
    here: Option<&str>,
    asks: &[usize],
    askers: &HashSet<Known>,
) {
    let members = fiche.value()["members"].as_array().into_iter().flatten();
    let silent = |city: &str| Message::new("network-without-question").with("city", city);
    let asked = |city: &str| askers.contains(&Known::Folder(city.to_owned()));
    if let Some(city) = here.filter(|city| context.programme.cities.contains(*city) && !asked(city))
    {
        context.at(
            fiche,
            "network-without-question",
            &pointer!["pilot"],
            silent(city),
        );
    }
    for (index, member) in members
        .enumerate()
        .filter(|(index, _)| asks.binary_search(index).is_ok())
    {
        if !known(member).iter().any(|name| askers.contains(name)) {
            let key = if member["city"].is_null() {
                "name"
            } else {
                "city"
            };
            context.at(
                fiche,
                "network-without-question",
                &pointer!["members", index, key],
                silent(said(member)),
            );
        }
    }
}

/// A city as its entry says it.
fn said(entry: &Value) -> &str {
    entry["city"]
        .as_str()
        .or_else(|| variants(&entry["name"]).next().map(|(_, name)| name))
        .unwrap_or_default()
}
