//! In: an action plan as its audience may see it. Out: its sections, its schedule along time, its budget added up.

use jiff::civil::Date;
use serde_json::Value;

use crate::{
    assemble::{
        Brief,
        gantt::{self, Period},
        prose::{Voice, list},
        timeline::days,
    },
    model::{
        catalog::Fiche,
        edition::Moment,
        page::{
            budget::{Budget, Contribution, Expense, Funding, Group, Sum},
            cell::{Cell, Inline},
            chart::Row,
            plan::{Activity, Challenge, Objective, Plan},
        },
    },
};

pub(super) fn plan(voice: &Voice<'_>, plan: &Value, brief: &Brief<'_>) -> Option<Plan> {
    plan.as_object().filter(|plan| !plan.is_empty())?;
    let event = |key: &str| {
        let id = plan[key].as_str().unwrap_or_default();
        named(voice, &plan[key], brief.programme.event(id))
    };
    let network = plan["network"].as_str().unwrap_or_default();
    let schema = brief.programme.schemas.of("action-plan");
    let network = named(voice, &plan["network"], brief.programme.network(network));
    let objective = |one: &Value| Objective {
        label: voice.entry("objective_kinds", &one["kind"]),
        text: voice.rich(&one["text"]),
    };
    let challenge = |one: &Value| Challenge {
        title: voice.name(&one["title"]),
        description: voice.rich(&one["description"]),
    };
    let objectives = list(&plan["objectives"]).iter().map(objective).collect();
    let challenges = list(&plan["challenges"]).iter().map(challenge).collect();
    let schedule = list(&plan["schedule"]).iter();
    let periods: Vec<Period> = schedule.map(|one| activity(voice, one)).collect();
    Some(Plan {
        network,
        concept: voice.limited(&plan["concept"], schema, "concept"),
        objectives,
        approach: voice.rich(&plan["approach"]),
        synthesis: event("synthesis"),
        challenges,
        preparatory_meeting: event("preparatory_meeting"),
        schedule: periods.iter().map(|period| shown(&period.row)).collect(),
        schedule_svg: (),
        chart: (!periods.is_empty()).then(|| gantt::of(periods)),
        working_method: voice.rich(&plan["working_method"]),
        budget: budget(voice, &plan["budget"]),
    })
}

/// The title of what an id names; the id itself if there is none.
fn named(voice: &Voice<'_>, id: &Value, fiche: Option<&Fiche>) -> Inline {
    fiche
        .and_then(|fiche| voice.name_if_any(&fiche.value()["title"]))
        .map_or_else(|| voice.plain(id).into(), Inline::from)
}

/// One activity, and where it lies in time.
fn activity(voice: &Voice<'_>, one: &Value) -> Period {
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
    Period {
        row: Row {
            when: voice.span(&from, &to),
            title: voice.name(&one["title"]).into(),
            kind: voice.entry("activity_types", &one["type"]),
            place: voice.name_if_any(&one["place"]),
            description: voice.rich(&one["description"]),
            bar: None,
        },
        days: days(&from, &to),
        group: group.unwrap_or(0),
    }
}

/// The same as templates of a programme know it.
fn shown(row: &Row) -> Activity {
    Activity {
        when: row.when.clone(),
        kind: row.kind.clone(),
        title: row.title.clone(),
        place: row.place.clone(),
        description: row.description.clone(),
    }
}

/// The activities of a plan as rows of a calendar, each with its first day.
pub(super) fn dated(voice: &Voice<'_>, plan: &Value) -> Vec<(Date, Vec<Cell>)> {
    let row = |one: &Value| {
        let Period { row, days, .. } = activity(voice, one);
        let kind = Cell::from(row.kind);
        let title = if row.title.is_empty() {
            kind.clone()
        } else {
            row.title.into()
        };
        Some((days?.0, vec![row.when.into(), title, kind]))
    };
    list(&plan["schedule"]).iter().filter_map(row).collect()
}

/// Totals are computed, never typed (S:327).
fn budget(voice: &Voice<'_>, budget: &Value) -> Option<Budget> {
    budget.as_object()?;
    let currency = budget["currency"].as_str().unwrap_or_default();
    let money = |amount: f64| voice.money(amount, currency);
    let [expenses, funding, contributions] =
        ["expenses", "funding", "contributions"].map(|name| list(&budget[name]));
    let group = |id: &str, label: String| {
        let own = of(expenses, "group", id)?;
        let expense = |line: &&Value| Expense {
            category: voice.entry("expense_categories", &line["category"]),
            label: voice.name_if_any(&line["label"]),
            activity: voice.name_if_any(&line["activity"]),
            amount: money(amount(line)),
        };
        let total = money(sum(own.iter().copied()));
        let lines = own.iter().map(expense).collect();
        Some(Group {
            label,
            lines,
            total,
        })
    };
    let contributor = |id: &str, label: String| {
        let total = money(sum(of(contributions, "from", id)?));
        Some(Sum { label, total })
    };
    let source = |line: &Value| Funding {
        source: voice.name(&line["source"]),
        status: voice.entry("funding_statuses", &line["status"]),
        amount: money(amount(line)),
    };
    let contribution = |line: &Value| Contribution {
        from: voice.entry("contributors", &line["from"]),
        note: voice.name_if_any(&line["note"]),
        amount: money(amount(line)),
    };
    let groups = voice.edition().list("expense_groups").iter();
    let contributors = voice.edition().list("contributors").iter();
    let income = sum(funding) + sum(contributions);
    let balance = income - sum(expenses);
    Some(Budget {
        currency: currency.to_owned(),
        groups: groups
            .filter_map(|one| group(&one.id, voice.label(&one.label)))
            .collect(),
        expenses_total: money(sum(expenses)),
        funding: funding.iter().map(source).collect(),
        funding_total: money(sum(funding)),
        contributions: contributions.iter().map(contribution).collect(),
        contributors: contributors
            .filter_map(|one| contributor(&one.id, voice.label(&one.label)))
            .collect(),
        contributions_total: money(sum(contributions)),
        income_total: money(income),
        balance: money(balance),
        balanced: balance.abs() < 0.005,
    })
}

fn amount(line: &Value) -> f64 {
    line["amount"].as_f64().unwrap_or_default()
}

fn sum<'v>(lines: impl IntoIterator<Item = &'v Value>) -> f64 {
    lines.into_iter().map(amount).sum()
}

/// The lines of which a key says this; `None` if there is none.
fn of<'v>(lines: &'v [Value], key: &str, id: &str) -> Option<Vec<&'v Value>> {
    let own = lines.iter().filter(|line| line[key].as_str() == Some(id));
    let own: Vec<&Value> = own.collect();
    (!own.is_empty()).then_some(own)
}
