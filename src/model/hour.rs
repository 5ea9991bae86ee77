//! In: a local day and hour and an IANA zone, as an event writes them. Out: a moment, and the same in other zones.

use jiff::{
    ZonedDateTime,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};

/// What a local hour is in its zone.
#[derive(Debug, Clone)]
pub enum Hour {
    /// One moment.
    Once(ZonedDateTime),
    /// Skipped when clocks go forward; the hour they show instead.
    Never(ZonedDateTime),
    /// Shown twice when clocks go back; the first.
    Twice(ZonedDateTime),
}

impl Hour {
    /// Reads `2023-07-06T16:00` in a zone; `None` if either is not what it should be.
    #[must_use]
    pub fn read(starts: &str, zone: &str) -> Option<Self> {
        let local: DateTime = starts.parse().ok()?;
        let ambiguous = TimeZone::get(zone).ok()?.to_ambiguous_zoned_datetime(local);
        let hour = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => Self::Once,
            AmbiguousOffset::Gap { .. } => Self::Never,
            AmbiguousOffset::Fold { .. } => Self::Twice,
        };
        Some(hour(ambiguous.compatible().ok()?))
    }

    /// The moment meant; for an hour that does not exist, the one that clocks show then.
    #[must_use]
    pub fn moment(&self) -> &ZonedDateTime {
        match self {
            Self::Once(moment) | Self::Never(moment) | Self::Twice(moment) => moment,
        }
    }
}

/// The same moment on the clocks of another zone.
#[must_use]
pub fn in_zone(moment: &ZonedDateTime, zone: &str) -> Option<ZonedDateTime> {
    TimeZone::get(zone)
        .ok()
        .map(|zone| moment.with_time_zone(zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_time_is_each_zones_own() {
        // Between the changes of North America and Europe, five hours and not six (S:233-267 has them in July).
        let read = |starts: &str| Hour::read(starts, "Europe/Paris").unwrap().moment().clone();
        let there = |starts: &str| in_zone(&read(starts), "America/Toronto").unwrap().hour();
        assert_eq!(there("2023-07-06T16:00"), 10);
        assert_eq!(there("2023-03-20T16:00"), 11);
    }

    #[test]
    fn an_hour_may_not_exist_or_be_there_twice() {
        assert!(matches!(
            Hour::read("2023-03-26T02:30", "Europe/Paris"),
            Some(Hour::Never(_))
        ));
        assert!(matches!(
            Hour::read("2023-10-29T02:30", "Europe/Paris"),
            Some(Hour::Twice(_))
        ));
        assert!(matches!(
            Hour::read("2023-10-29T02:30", "America/Toronto"),
            Some(Hour::Once(_))
        ));
        assert!(Hour::read("2023-10-29T02:30", "Mars/Olympus").is_none());
    }
}
