//! In: `action-plan.yaml` of one city. Out: findings about its schedule, its budget and what it rests on.

use serde_json::Value;

use crate::{
    check::{
        Context,
        city::{date, outside, shown},
    },
    model::{
        catalog::{City, Fiche},
        date::PartialDate,
        diagnostic::{Argument, Message},
        document::Pointer,
        edition::Entry,
        total,
        variants::variants,
    },
    pointer,
};

/// Sums differ by less than this only through rounding of cents.
const CENT: f64 = 0.005;

pub(super) fn check(context: &mut Context<'_>, city: &City) {
    let Some(fiche) = city.fiche("action-plan") else {
        return;
    };
    schedule(context, fiche);
    budget(context, fiche);
    rests_on(context, fiche);
    let plan = fiche.value();
    // The plan is the pilot's (S:290): a plan for another city's network would be read nowhere. Of a pilot that
    // is no city it is told in the network.
    if let Some(name) = plan["network"].as_str()
        && let Some(pilot) = context
            .programme
            .network(name)
            .and_then(|network| network.value()["pilot"].as_str())
        && pilot != city.id
        && context.programme.cities.contains(pilot)
    {
        let message = Message::new("plan-not-pilot")
            .with("network", name)
            .with("pilot", pilot)
            .with("city", city.id.as_str());
        context.at(fiche, "plan-not-pilot", &pointer!["network"], message);
    }
}

/// The synthesis sheet of a round table and the preparatory meeting (S:315-319).
fn rests_on(context: &mut Context<'_>, fiche: &Fiche) {
    let plan = fiche.value();
    let programme = context.programme;
    let edition = &programme.edition;
    for (key, rule, fits) in [
        (
            "synthesis",
            "synthesis-not-cited",
            (|kind| kind.sheet.is_some()) as fn(&Entry) -> bool,
        ),
        (
            "preparatory_meeting",
            "preparatory-meeting-missing",
            |kind| kind.prepares,
        ),
    ] {
        let at = pointer![key];
        let Some(id) = plan[key].as_str() else {
            if plan[key].is_null() {
                context.report(fiche, rule, 0..0, &at, Message::new(rule));
            }
            continue;
        };
        let Some(event) = programme.event(id) else {
            continue;
        };
        let kind = event.value()["type"]
            .as_str()
            .and_then(|kind| edition.entry("event_types", kind));
        if let Some(kind) = kind.filter(|kind| !fits(kind)) {
            let wanted: Vec<&str> = edition
                .list("event_types")
                .iter()
                .filter(|kind| fits(kind))
                .map(|kind| kind.id.as_str())
                .collect();
            let message = Message::new("wrong-event")
                .with("event", id)
                .with("kind", &kind.label)
                .with("wanted", wanted.join(", "));
            context.at(fiche, "wrong-event", &at, message);
            continue;
        }
        // One that is not known is told where it stands.
        let own = plan["network"].as_str();
        let own = own.filter(|own| programme.network(own).is_some());
        let other = event.value()["network"]
            .as_str()
            .filter(|network| own.is_some_and(|own| own != *network));
        if let Some(other) = other {
            let message = Message::new("wrong-event-network")
                .with("event", id)
                .with("network", other);
            context.at(fiche, "wrong-event", &at, message);
        }
    }
}

/// Chronological, inside the edition's period, each activity with its type (S:323).
fn schedule(context: &mut Context<'_>, fiche: &Fiche) {
    let edition = &context.programme.edition;
    let bound = |moment: &crate::model::edition::Moment| {
        moment.text().and_then(|text| PartialDate::parse(&text))
    };
    let period = bound(&edition.period.from).zip(bound(&edition.period.to));
    let mut previous: Option<PartialDate> = None;
    for (index, activity) in fiche.document.value["schedule"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let entry = pointer!["schedule", index];
        let (from, to) = (&activity["from"], &activity["to"]);
        let one = !activity["date"].is_null();
        let range = !from.is_null() && !to.is_null();
        if one == (!from.is_null() || !to.is_null()) || !one && !range {
            context.at_first_line(
                fiche,
                "schedule-period",
                &entry,
                Message::new("schedule-dates"),
            );
        }
        let (key, first, _) = days(activity);
        // A date that is wrong itself says nothing of those after it.
        let sound = is_sound(context, fiche, &entry, activity, period.as_ref());
        if let Some(start) = date(first).filter(|_| sound) {
            if let Some(before) = previous
                && start.first_day() < before.first_day()
            {
                let message = Message::new("schedule-order")
                    .with("date", shown(first))
                    .with("previous", Argument::Day(before));
                context.at(fiche, "schedule-order", &entry.with(key), message);
            } else {
                previous = Some(start);
            }
        }
        let needs_label = activity["type"]
            .as_str()
            .and_then(|id| edition.entry("activity_types", id))
            .is_some_and(|kind| kind.needs_label);
        if needs_label && activity["title"].is_null() {
            context.at(
                fiche,
                "activity-label",
                &entry.with("type"),
                Message::new("activity-label"),
            );
        }
    }
}

/// The first day of an activity with its key, and the last.
fn days(activity: &Value) -> (&'static str, &Value, &Value) {
    let day = &activity["date"];
    if day.is_null() {
        ("from", &activity["from"], &activity["to"])
    } else {
        ("date", day, day)
    }
}

/// Whether the days of an activity stand in their order and inside the edition's period; where not, it is told.
fn is_sound(
    context: &mut Context<'_>,
    fiche: &Fiche,
    entry: &Pointer,
    activity: &Value,
    period: Option<&(PartialDate, PartialDate)>,
) -> bool {
    let edition = &context.programme.edition;
    let (key, first, last) = days(activity);
    let mut sound = true;
    if let (Some(start), Some(end)) = (date(first), date(last)) {
        if end.last_day() < start.first_day() {
            let message = Message::new("schedule-period")
                .with("from", shown(first))
                .with("to", shown(last));
            context.at(fiche, "schedule-period", &entry.with("to"), message);
            sound = false;
        }
        if let Some((from, to)) = period
            && (start.first_day() < from.first_day() || end.last_day() > to.last_day())
        {
            let late = start.first_day() >= from.first_day() && key == "from";
            let (at, what) = if late { ("to", last) } else { (key, first) };
            let message = outside(edition, shown(what));
            context.at(fiche, "schedule-outside-edition", &entry.with(at), message);
            sound = false;
        }
    }
    sound
}

/// Amounts add up in one currency (S:327).
fn budget(context: &mut Context<'_>, fiche: &Fiche) {
    let budget = &fiche.document.value["budget"];
    if !budget.is_object() {
        return;
    }
    let mut sums = [0.0_f64; 3];
    let mut whole = true;
    for (sum, name) in sums
        .iter_mut()
        .zip(["expenses", "funding", "contributions"])
    {
        for (index, line) in budget[name].as_array().into_iter().flatten().enumerate() {
            if let Some(label) = variants(&line["label"])
                .map(|(_, label)| label)
                .find(|label| total::is_total(label))
            {
                let at = pointer!["budget", name, index, "label"];
                let message = Message::new("budget-total-row").with("label", label);
                context.at(fiche, "budget-balance", &at, message);
                whole = false;
            }
            match line["amount"].as_f64() {
                Some(amount) => {
                    *sum += amount;
                    if amount < 0.0 {
                        let at = pointer!["budget", name, index, "amount"];
                        context.at(
                            fiche,
                            "budget-negative",
                            &at,
                            Message::new("budget-negative")
                                .with("amount", Argument::Amount(amount)),
                        );
                    }
                }
                None => whole = false,
            }
        }
    }
    let [expenses, funding, contributions] = sums;
    let any = sums.iter().any(|sum| sum.abs() > CENT);
    if any && budget["currency"].is_null() {
        context.at_key(
            fiche,
            "budget-currency",
            &pointer!["budget"],
            Message::new("budget-currency"),
        );
    }
    let income = funding + contributions;
    // A line whose amount could not be read is reported already; the sum would only echo it.
    if whole && any && (income - expenses).abs() > CENT {
        let message = Message::new("budget-balance")
            .with("expenses", Argument::Amount(expenses))
            .with("income", Argument::Amount(income))
            .with("difference", Argument::Amount((income - expenses).abs()));
        context.at_key(fiche, "budget-balance", &pointer!["budget"], message);
    }
}
