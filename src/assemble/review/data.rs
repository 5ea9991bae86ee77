//! In: a proposed change, judged. Out: the same as data, whose keys are a contract and never translated.

use serde::Serialize;

use crate::{
    assemble::{Brief, GENERATOR, changes},
    model::{
        act::Act,
        catalog::Catalog,
        diagnostic::Diagnostic,
        page::block::Run,
        progress::Progress,
        review::{Review, Stand, Touched},
    },
};

/// A review.
#[derive(Debug, Serialize)]
pub struct Data<'a> {
    version: u8,
    tool: &'static str,
    base: &'a str,
    head: &'a str,
    fork: &'a str,
    behind: usize,
    collisions: Vec<String>,
    findings: Findings<'a>,
    decide: Vec<Decided>,
    decide_untold: usize,
    unchanged_cities: Option<usize>,
    skipped: Vec<Skipped<'a>>,
    cities: Vec<City<'a>>,
    others: Vec<String>,
    pages: Vec<Page<'a>>,
    pages_untried: Vec<String>,
    changes: Vec<changes::Data<'a>>,
}

#[derive(Debug, Serialize)]
struct Findings<'a> {
    new: Vec<Finding<'a>>,
    mended: Vec<Finding<'a>>,
    silenced: Vec<Finding<'a>>,
    older: usize,
}

#[derive(Debug, Serialize)]
struct Finding<'a> {
    rule: &'static str,
    level: &'static str,
    path: String,
    /// A public review tells no lines.
    line: Option<usize>,
    column: Option<usize>,
    field: &'a str,
    message: String,
    remedy: Option<String>,
    waived: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Decided {
    kind: &'static str,
    path: String,
    message: String,
    covers: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Skipped<'a> {
    path: String,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct City<'a> {
    id: &'a str,
    state: Sides<Option<String>>,
    progress: Sides<Vec<Step<'a>>>,
}

#[derive(Debug, Serialize)]
struct Sides<T> {
    before: T,
    after: T,
}

#[derive(Debug, Serialize)]
struct Step<'a> {
    number: &'a str,
    answered: usize,
    asked: usize,
}

#[derive(Debug, Serialize)]
struct Page<'a> {
    template: &'a str,
    page: &'a str,
    words: Vec<Run>,
}

/// The review as data.
#[must_use]
pub fn data<'a>(brief: &Brief<'_>, sides: [Option<&Catalog>; 2], review: &'a Review) -> Data<'a> {
    let files = |paths: &[String]| paths.iter().map(|path| brief.file(path)).collect();
    let all = |list: &'a [Diagnostic]| list.iter().map(|found| finding(brief, found)).collect();
    let page = |one: &'a crate::model::review::PageChange| Page {
        template: &one.name,
        page: &one.page,
        words: changes::runs(&one.old, &one.new),
    };
    let skipped = |(path, reason): &'a (String, &'static str)| Skipped {
        path: brief.file(path),
        reason,
    };
    let untried = review.untried.iter();
    Data {
        version: 1,
        tool: GENERATOR,
        base: &review.base,
        head: &review.head,
        fork: &review.fork,
        behind: review.behind,
        collisions: files(&review.collisions),
        findings: Findings {
            new: all(&review.new),
            mended: all(&review.mended),
            silenced: all(&review.silenced),
            older: review.older,
        },
        decide: review.acts.iter().map(|act| decided(brief, act)).collect(),
        decide_untold: review.untold,
        unchanged_cities: review.unchanged,
        skipped: review.skipped.iter().map(skipped).collect(),
        cities: review.cities.iter().map(city).collect(),
        others: files(&review.others),
        pages: review.pages.iter().map(page).collect(),
        pages_untried: untried.map(|why| brief.messages.say(why)).collect(),
        changes: changes::data(brief, sides, &review.changes),
    }
}

fn finding<'a>(brief: &Brief<'_>, found: &'a Diagnostic) -> Finding<'a> {
    Finding {
        rule: found.rule,
        level: found.level.word(),
        path: brief.file(&found.path),
        line: (found.line > 0).then_some(found.line),
        column: (found.line > 0).then_some(found.column),
        field: &found.field,
        message: brief.messages.say(&found.message),
        remedy: brief.messages.remedy(found),
        waived: found.waived.as_deref(),
    }
}

fn decided(brief: &Brief<'_>, act: &Act) -> Decided {
    let covers = act.covers.iter();
    Decided {
        kind: act.kind.word(),
        path: brief.file(&act.path),
        message: brief.messages.say(&act.message),
        covers: covers.map(|message| brief.messages.say(message)).collect(),
    }
}

fn city(city: &Touched) -> City<'_> {
    let steps = |at: usize| city.progress[at].iter().map(step).collect();
    let state = |at: usize| city.states[at].as_ref().map(Stand::told);
    City {
        id: &city.id,
        state: Sides {
            before: state(0),
            after: state(1),
        },
        progress: Sides {
            before: steps(0),
            after: steps(1),
        },
    }
}

fn step(step: &Progress) -> Step<'_> {
    Step {
        number: &step.number,
        answered: step.answered,
        asked: step.asked,
    }
}
