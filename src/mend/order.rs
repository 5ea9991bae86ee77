//! In: a list that is asked for in the order of its days. Out: the same items, each with its remarks, in that order.

use serde_json::Value;

use super::values::{Edit, Walk};
use crate::model::{date::PartialDate, document::Pointer};

impl Walk<'_> {
    /// Puts activities in the order of their days, where each stands on lines of its own.
    pub(super) fn ordered(&mut self, list: &[Value], at: &Pointer) {
        let day = |item: &Value| {
            let text = ["date", "from"]
                .into_iter()
                .find_map(|key| item[key].as_str());
            text.and_then(PartialDate::parse)
        };
        let days: Option<Vec<_>> = list
            .iter()
            .map(|item| Some(day(item)?.first_day()))
            .collect();
        let Some(days) = days.filter(|days| !days.is_sorted()) else {
            return;
        };
        let text = &self.document.source.text;
        // What changes within an item comes first; the order is looked at again then.
        let span = self.document.span(at);
        if self
            .edits
            .iter()
            .any(|edit| edit.span.end >= span.start && edit.span.start <= span.end)
        {
            return;
        }
        let start = |nth: usize| {
            let item = self.document.span(&at.with(nth)).start;
            let line = text[..item].rfind('\n').map_or(0, |at| at + 1);
            (text[line..item].trim() == "-").then(|| if nth > 0 { above(text, line) } else { line })
        };
        let Some(mut starts) = (0..list.len()).map(start).collect::<Option<Vec<_>>>() else {
            return;
        };
        let end = text[span.end..]
            .find('\n')
            .map_or(text.len(), |at| span.end + at);
        starts.push(end);
        let mut items: Vec<_> = starts
            .windows(2)
            .map(|pair| text[pair[0]..pair[1]].trim_end_matches(['\n', '\r']))
            .zip(&days)
            .collect();
        items.sort_by_key(|(_, day)| **day);
        let apart = self.ending();
        let whole: Vec<&str> = items.into_iter().map(|(item, _)| item).collect();
        self.edits.push(Edit {
            span: starts[0]..end,
            text: whole.join(apart),
        });
    }
}

/// Where the remarks begin that stand right above a line, and go along with it; those above the first item may be on the whole list.
fn above(text: &str, line: usize) -> usize {
    let rows = text[..line].split_inclusive('\n').rev();
    let remarks = rows.take_while(|row| row.trim_start().starts_with('#'));
    line - remarks.map(str::len).sum::<usize>()
}
