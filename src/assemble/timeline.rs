//! In: the milestones of an edition. Out: the same along time.

use jiff::civil::Date;

use crate::{
    assemble::{
        gantt::{self, Period},
        prose::Voice,
    },
    model::{
        date::PartialDate,
        edition::{Entry, Moment},
        page::{
            cell::Inline,
            chart::Row,
            timeline::{Milestone, Timeline},
        },
    },
};

pub(super) fn timeline(voice: &Voice<'_>) -> Timeline {
    let period = |entry: &Entry| {
        let (from, to) = bounds(entry);
        Period {
            row: Row {
                when: voice.span(&from, &to),
                title: Inline::Words(voice.label(&entry.label)),
                ..Row::default()
            },
            days: days(&from, &to),
            group: 0,
        }
    };
    let periods: Vec<Period> = voice.edition().milestones.iter().map(period).collect();
    let milestone = |Period { row, .. }: &Period| Milestone {
        when: row.when.clone(),
        label: row.title.words().to_owned(),
    };
    Timeline {
        svg: "",
        milestones: periods.iter().map(milestone).collect(),
        chart: gantt::of(periods),
    }
}

fn bounds(entry: &Entry) -> (Moment, Moment) {
    if entry.date == Moment::None {
        (entry.from.clone(), entry.to.clone())
    } else {
        (entry.date.clone(), entry.date.clone())
    }
}

pub(super) fn days(from: &Moment, to: &Moment) -> Option<(Date, Date)> {
    let from = PartialDate::parse(&from.text()?)?;
    let to = PartialDate::parse(&to.text()?)?;
    Some((from.first_day(), to.last_day()))
}
