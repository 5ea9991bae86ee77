//! In: a calendar made without history, and the one that was sent before. Out: the same, marked as the later one where it differs.

/// Lines that say when an entry changed, and nothing of what it is.
const STAMPS: [&str; 3] = ["DTSTAMP", "LAST-MODIFIED", "SEQUENCE"];

/// How an entry begins.
pub const BEGIN: &str = "BEGIN:VEVENT\r\n";
const END: &str = "END:VEVENT\r\n";

/// Entries that are as they were keep their stamps, changed ones are counted on, and what was cancelled stays so.
#[must_use]
pub fn than(calendar: &str, earlier: &str) -> String {
    let before = entries(earlier);
    let known: std::collections::BTreeMap<String, &str> = before
        .iter()
        .map(|entry| (value(entry, "UID").unwrap_or_default(), *entry))
        .collect();
    let mut out = String::with_capacity(calendar.len());
    let mut rest = calendar;
    let mut seen = std::collections::BTreeSet::new();
    while let Some(at) = rest.find(BEGIN) {
        let end = rest[at..]
            .find(END)
            .map_or(rest.len(), |end| at + end + END.len());
        let entry = &rest[at..end];
        out.push_str(&rest[..at]);
        let uid = value(entry, "UID").unwrap_or_default();
        match known.get(&uid) {
            Some(old) if bare(old) == bare(entry) => out.push_str(old),
            Some(old) => out.push_str(&changed(entry, old)),
            None => out.push_str(entry),
        }
        seen.insert(uid);
        rest = &rest[end..];
    }
    // What the calendar ends with.
    let (left, end) = rest.split_at(rest.find("END:VCALENDAR").unwrap_or(rest.len()));
    out.push_str(left);
    let gone = |entry: &&&str| {
        value(entry, "STATUS").as_deref() == Some("CANCELLED")
            && !seen.contains(&value(entry, "UID").unwrap_or_default())
    };
    before
        .iter()
        .filter(gone)
        .for_each(|entry| out.push_str(entry));
    out + end
}

/// A changed entry with the stamps of the earlier one, counted on.
fn changed(entry: &str, old: &str) -> String {
    let number = value(old, "SEQUENCE")
        .and_then(|number| number.parse::<u64>().ok())
        .unwrap_or_default()
        .saturating_add(1);
    let stamps = ["DTSTAMP", "LAST-MODIFIED"]
        .iter()
        .filter_map(|name| Some(format!("{name}:{}\r\n", value(old, name)?)));
    let body = bare(entry);
    let body = body.strip_suffix(END).unwrap_or(&body);
    format!(
        "{body}{}SEQUENCE:{number}\r\n{END}",
        stamps.collect::<String>()
    )
}

fn entries(calendar: &str) -> Vec<&str> {
    let all = calendar.match_indices(BEGIN);
    all.filter_map(|(at, _)| Some(&calendar[at..at + calendar[at..].find(END)? + END.len()]))
        .collect()
}

/// An entry without what says when it changed.
fn bare(entry: &str) -> String {
    entry
        .split_inclusive("\r\n")
        .filter(|line| {
            !STAMPS.iter().any(|name| {
                line.strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with(':'))
            })
        })
        .collect()
}

/// The value of a line of an entry, unfolded.
fn value(entry: &str, name: &str) -> Option<String> {
    let unfolded = entry.replace("\r\n ", "");
    unfolded.split("\r\n").find_map(|line| {
        line.strip_prefix(name)?
            .strip_prefix(':')
            .map(str::to_owned)
    })
}
