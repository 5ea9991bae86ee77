//! Out: blocks of pages that say in boxes what numbers and days say: bars against the whole, measures on their way, periods along time.

use serde::Serialize;
use serde_json::Value;

/// A block by its kind.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Block {
    /// Periods along one axis.
    Gantt { caption: String, chart: Value },
    /// Parts of one whole.
    Bars { caption: String, rows: Vec<Bar> },
    /// Measures from where they began over what is aimed at to what was reached.
    Measures { caption: String, rows: Vec<Measure> },
}

/// A part of the whole.
#[derive(Debug, Serialize)]
pub(super) struct Bar {
    pub(super) label: String,
    /// So many of so many.
    pub(super) share: Value,
}

/// One measure.
#[derive(Debug, Serialize)]
pub(super) struct Measure {
    pub(super) name: Value,
    pub(super) baseline: Value,
    pub(super) target: Value,
    pub(super) value: Value,
    /// How much of the way is done, in hundredths; unknown where a number is missing.
    pub(super) done: Option<u8>,
}

/// How much of the way from a baseline to a target is done; more than all of it fills the way, less than nothing none of it.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 100"
)]
pub(super) fn way(baseline: &Value, target: &Value, value: &Value) -> Option<u8> {
    let [from, to, at] = [baseline, target, value].map(Value::as_f64);
    let (from, to, at) = (from?, to?, at?);
    let way = to - from;
    let part = if way == 0.0 {
        if at == to { 1.0 } else { return None }
    } else {
        (at - from) / way
    };
    Some((part.clamp(0.0, 1.0) * 100.0).round() as u8)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_way_is_filled_as_far_as_it_was_gone() {
        let way = |from: f64, to: f64, at: f64| way(&json!(from), &json!(to), &json!(at));
        assert_eq!(way(0.0, 10.0, 6.0), Some(60));
        assert_eq!(way(10.0, 4.0, 7.0), Some(50), "less is more");
        assert_eq!(way(0.0, 10.0, 25.0), Some(100));
        assert_eq!(way(5.0, 10.0, 1.0), Some(0));
        assert_eq!(way(5.0, 5.0, 5.0), Some(100));
        assert_eq!(way(5.0, 5.0, 4.0), None);
    }
}
