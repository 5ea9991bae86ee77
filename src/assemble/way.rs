//! In: where a measure began, what is aimed at, what was reached. Out: how much of the way is done, in hundredths.

use serde_json::Value;

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
    use super::*;

    #[test]
    fn the_way_is_filled_as_far_as_it_was_gone() {
        let way = |from: f64, to: f64, at: f64| way(&from.into(), &to.into(), &at.into());
        assert_eq!(way(0.0, 10.0, 6.0), Some(60));
        assert_eq!(way(10.0, 4.0, 7.0), Some(50), "less is more");
        assert_eq!(way(0.0, 10.0, 25.0), Some(100));
        assert_eq!(way(5.0, 10.0, 1.0), Some(0));
        assert_eq!(way(5.0, 5.0, 5.0), Some(100));
        assert_eq!(way(5.0, 5.0, 4.0), None);
    }
}
