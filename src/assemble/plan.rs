//! In: an action plan as its audience may see it. Out: its sections, its schedule along time, its budget added up.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::{
    assemble::{
        Brief, days,
        gantt::{Gantt, Row},
        prose::{Voice, list},
    },
    model::{catalog::Fiche, edition::Moment},
};

pub(super) fn plan(voice: &Voice<'_>, plan: &Value, brief: &Brief<'_>) -> Value {
    if plan.as_object().is_none_or(serde_json::Map::is_empty) {
        return Value::Null;
    }
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let id = |key: &str| plan[key].as_str().unwrap_or_default();
    let objectives: Vec<Value> = list(&plan["objectives"])
        .iter()
        .map(|one| json!({"label": voice.entry("objective_kinds", &one["kind"]), "text": voice.rich(&one["text"], None, "")}))
        .collect();
    let challenges: Vec<Value> = list(&plan["challenges"])
        .iter()
        .map(|one| json!({"title": voice.name(&one["title"]), "description": voice.rich(&one["description"], None, "")}))
        .collect();
    let rows: Vec<Row> = list(&plan["schedule"])
        .iter()
        .map(|one| activity(voice, one))
        .collect();
    let schedule: Vec<Value> = rows.iter().map(shown).collect();
    let chart = (!rows.is_empty()).then(|| Gantt::of(rows));
    json!({
        "network": named(voice, &plan["network"], brief.programme.network(id("network"))), "concept": voice.rich(&plan["concept"], brief.programme.schemas.of("action-plan"), "concept"),
        "objectives": objectives, "approach": voice.rich(&plan["approach"], None, ""), "synthesis": named(voice, &plan["synthesis"], brief.programme.event(id("synthesis"))),
        "challenges": challenges, "preparatory_meeting": named(voice, &plan["preparatory_meeting"], brief.programme.event(id("preparatory_meeting"))),
        "schedule": schedule, "schedule_svg": Value::Null, "chart": chart, "working_method": voice.rich(&plan["working_method"], None, ""),
        "budget": budget(voice, &plan["budget"]),
    })
}

/// The title of what an id names; the id itself if there is none.
fn named(voice: &Voice<'_>, id: &Value, fiche: Option<&Fiche>) -> Value {
    fiche
        .map(|fiche| voice.name_or_null(&fiche.value()["title"]))
        .filter(|title| !title.is_null())
        .unwrap_or_else(|| voice.plain(id))
}

/// One activity, and where it lies in time.
fn activity(voice: &Voice<'_>, one: &Value) -> Row {
    let moment =
        |value: &Value| serde_json::from_value::<Moment>(value.clone()).unwrap_or_default();
    let (from, to) = if one["date"].is_null() {
        (moment(&one["from"]), moment(&one["to"]))
    } else {
        (moment(&one["date"]), moment(&one["date"]))
    };
    let kinds = voice.edition().list("activity_types");
    let group = kinds
        .iter()
        .position(|kind| Some(kind.id.as_str()) == one["type"].as_str());
    Row {
        when: voice.span(&from, &to),
        title: voice.name(&one["title"]),
        kind: voice.entry("activity_types", &one["type"]),
        place: voice.name_or_null(&one["place"]),
        description: voice.rich(&one["description"], None, ""),
        days: days(&from, &to),
        group: group.unwrap_or(0),
        ..Row::default()
    }
}

/// The same as templates of a programme know it.
fn shown(row: &Row) -> Value {
    json!({
        "when": row.when, "type": row.kind, "title": row.title, "place": row.place, "description": row.description,
    })
}

/// The activities of a plan as rows of a calendar, each with its first day.
pub(super) fn dated(voice: &Voice<'_>, plan: &Value) -> Vec<(Date, Vec<Value>)> {
    let row = |one: &Value| {
        let row = activity(voice, one);
        let named = !row.title["text"].as_str().unwrap_or_default().is_empty();
        let title = if named { row.title } else { row.kind.clone() };
        Some((row.days?.0, vec![json!(row.when), title, row.kind]))
    };
    list(&plan["schedule"]).iter().filter_map(row).collect()
}

/// Totals are computed, never typed (S:327).
fn budget(voice: &Voice<'_>, budget: &Value) -> Value {
    if !budget.is_object() {
        return Value::Null;
    }
    let currency = budget["currency"].as_str().unwrap_or_default();
    let money = |amount: f64| voice.money(amount, currency);
    let amount = |line: &Value| line["amount"].as_f64().unwrap_or_default();
    let lines = |name: &str| budget[name].as_array().cloned().unwrap_or_default();
    let sum = |lines: &[Value]| lines.iter().map(amount).sum::<f64>();
    let expenses = lines("expenses");
    let groups: Vec<Value> = voice
        .edition()
        .list("expense_groups")
        .iter()
        .filter_map(|group| {
            let own: Vec<Value> = expenses.iter().filter(|line| line["group"].as_str() == Some(&group.id)).cloned().collect();
            let rows: Vec<Value> = own
                .iter()
                .map(|line| {
                    json!({
                        "category": voice.entry("expense_categories", &line["category"]), "label": voice.name_or_null(&line["label"]),
                        "activity": voice.name_or_null(&line["activity"]), "amount": money(amount(line)),
                    })
                })
                .collect();
            (!own.is_empty()).then(|| json!({"label": voice.label(&group.label), "lines": rows, "total": money(sum(&own))}))
        })
        .collect();
    let (funding, contributions) = (lines("funding"), lines("contributions"));
    let contributors: Vec<Value> = voice
        .edition()
        .list("contributors")
        .iter()
        .filter_map(|one| {
            let own: Vec<Value> = contributions
                .iter()
                .filter(|line| line["from"].as_str() == Some(&one.id))
                .cloned()
                .collect();
            (!own.is_empty())
                .then(|| json!({"label": voice.label(&one.label), "total": money(sum(&own))}))
        })
        .collect();
    let income = sum(&funding) + sum(&contributions);
    let balance = income - sum(&expenses);
    json!({
        "currency": currency, "groups": groups, "expenses_total": money(sum(&expenses)),
        "funding": funding.iter().map(|line| json!({
            "source": voice.name(&line["source"]), "status": voice.entry("funding_statuses", &line["status"]), "amount": money(amount(line)),
        })).collect::<Vec<_>>(),
        "funding_total": money(sum(&funding)),
        "contributions": contributions.iter().map(|line| json!({
            "from": voice.entry("contributors", &line["from"]), "note": voice.name_or_null(&line["note"]), "amount": money(amount(line)),
        })).collect::<Vec<_>>(),
        "contributors": contributors, "contributions_total": money(sum(&contributions)),
        "income_total": money(income), "balance": money(balance), "balanced": balance.abs() < 0.005,
    })
}
