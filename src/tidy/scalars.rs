//! In: a document. Out: where its keys and values stand, and how each value is written.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::document::Document;

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// Below `|` or `>`.
    Block,
    /// Between brackets or braces.
    Flow,
}

/// A value as it stands in the text.
#[derive(Debug, Clone)]
pub(super) struct Leaf<'d> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) style: Style,
    pub(super) value: &'d Value,
}

/// Keys of blocks by their first byte, with the byte after the last; values by their first byte.
#[derive(Debug, Default)]
pub(super) struct Places<'d> {
    pub(super) keys: BTreeMap<usize, usize>,
    pub(super) leaves: BTreeMap<usize, Leaf<'d>>,
}

impl<'d> Places<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let mut places = Self::default();
        places.walk(document, &document.value, 0);
        places
    }

    fn walk(&mut self, document: &'d Document, value: &'d Value, at: usize) {
        let marks = document.marks();
        let Some(mark) = marks.get(at) else { return };
        let (start, end) = (mark.start as usize, mark.end as usize);
        let text = document.source.written(&(start..end));
        let flow = text.starts_with(['{', '[']) && !value.is_string();
        match value {
            Value::Object(map) if !flow => {
                let mut key = at + 1;
                for below in map.values() {
                    let Some(name) = marks.get(key) else { return };
                    self.keys.insert(name.start as usize, name.end as usize);
                    self.walk(document, below, key + 1);
                    key = marks
                        .get(key + 1)
                        .map_or(marks.len(), |mark| mark.next as usize);
                }
            }
            Value::Array(list) if !flow => {
                let mut item = at + 1;
                for below in list {
                    self.walk(document, below, item);
                    item = marks
                        .get(item)
                        .map_or(marks.len(), |mark| mark.next as usize);
                }
            }
            value => {
                let style = match () {
                    () if flow => Style::Flow,
                    () if mark.plain => Style::Plain,
                    () if text.starts_with(['"', '\'']) => Style::Quoted,
                    () => Style::Block,
                };
                let end = start + text.trim_end().len();
                self.leaves.insert(
                    start,
                    Leaf {
                        start,
                        end,
                        style,
                        value,
                    },
                );
            }
        }
    }
}
