//! In: a template that ended its process. Out: the line at which it did, found by running less of it.

use std::{borrow::Cow, time::Duration};

use serde_json::Value;

use super::{
    Broken,
    limits::{FUEL, Limit, TRACE_TIME},
    wire::{Ask, Tell},
    worker::Worker,
};

/// Processor time that is taken to find a line; what is known by then is said.
const TIME: Duration = Duration::from_secs(6);
/// A process that falls is started again, which takes time too.
const START_TIME: Duration = Duration::from_millis(100);

/// Starts a process for templates.
pub(super) type Start<'a> = &'a dyn Fn() -> Result<Worker, Limit>;

/// The line of a template that cannot even be read: the first at which the text up to its end cannot.
pub(super) fn reading(start: Start<'_>, name: &str, text: &str) -> usize {
    let mut ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    ends.extend((!text.ends_with('\n')).then_some(text.len()));
    let (mut good, mut bad) = (0, ends.len().max(1));
    let (mut left, mut worker) = (TIME, None);
    while bad - good > 1 && !left.is_zero() {
        let middle = usize::midpoint(good, bad);
        let Some(mut one) = worker.take().or_else(|| start().ok()) else {
            break;
        };
        let part = &text[..ends[middle - 1]];
        // A text that is cut off is no template, and no harm.
        match one.query(&Ask::Read {
            name: Cow::Borrowed(name),
            text: Cow::Borrowed(part),
        }) {
            Ok(_) => (good, worker) = (middle, Some(one)),
            Err(limit) => (bad, left) = (middle, left.saturating_sub(cost(&limit))),
        }
    }
    bad
}

/// What a page is made of, and what is known of how far it comes.
struct Search<'a> {
    start: Start<'a>,
    page: (&'a str, &'a str, &'a Value),
    worker: Option<Worker>,
    left: Duration,
    place: Option<(String, usize)>,
}

/// The template and its line at which a page ended the process: how far the largest ration of fuel came that did not.
pub(super) fn filling(
    start: Start<'_>,
    lang: &str,
    name: &str,
    data: &Value,
) -> Option<(String, usize)> {
    let mut search = Search {
        start,
        page: (lang, name, data),
        worker: None,
        left: TIME,
        place: None,
    };
    let (mut good, mut bad) = (0, 1);
    while bad < FUEL && search.reaches(bad) {
        (good, bad) = (bad, bad * 2);
    }
    while bad - good > 1 && !search.left.is_zero() {
        let middle = u64::midpoint(good, bad);
        if search.reaches(middle) {
            good = middle
        } else {
            bad = middle
        }
    }
    search.place
}

impl Search<'_> {
    /// Whether a ration of fuel ends before it ends the process; where it ended is kept then.
    fn reaches(&mut self, ration: u64) -> bool {
        match self.tried(ration) {
            Ok(Some((name, line, micros))) => {
                self.place = Some((name, line));
                self.left = self.left.saturating_sub(Duration::from_micros(micros));
                true
            }
            // The page is done with less: what happened does not happen again.
            Ok(None) => {
                self.left = Duration::ZERO;
                false
            }
            Err(limit) => {
                self.left = self.left.saturating_sub(cost(&limit));
                false
            }
        }
    }

    fn tried(&mut self, ration: u64) -> Result<Option<(String, usize, u64)>, Limit> {
        let (lang, name, data) = self.page;
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => {
                let mut worker = (self.start)()?;
                worker.query(&Ask::Data(Cow::Borrowed(data)))?;
                worker
            }
        };
        let told = worker.query(&Ask::Trace {
            lang: Cow::Borrowed(lang),
            name: Cow::Borrowed(name),
            ration,
        })?;
        self.worker = Some(worker);
        match told {
            Tell::Reached { name, line, micros } => Ok(Some((name, line, micros))),
            Tell::Broken(Broken {
                limit: Some(limit), ..
            }) => Err(limit),
            _ => Ok(None),
        }
    }
}

/// Processor time that a fallen process took, at most.
fn cost(limit: &Limit) -> Duration {
    START_TIME
        + if *limit == Limit::Time {
            TRACE_TIME
        } else {
            Duration::ZERO
        }
}
