//! In: answers between brackets, as they stand and as they should be. Out: the same brackets with what is new in them.

use serde_json::Value;

use super::{
    Editor, Refused,
    scalar::{self, Style},
};
use crate::model::{document::Step, schema::Field, spans::parts};

/// An entry between brackets and its bytes.
#[derive(Debug)]
struct Part<'v> {
    key: Option<&'v String>,
    value: &'v Value,
    node: usize,
    /// Where what stands before it begins.
    lead: usize,
    begin: usize,
    /// Its value, and the byte behind it.
    first: usize,
    end: usize,
    /// Behind what follows it up to the next one.
    gap: usize,
    /// What follows it without its comma.
    remark: String,
    comma: bool,
}

impl Editor<'_> {
    /// New text of a map or a list between brackets, both with something in it.
    pub(super) fn flow(
        &mut self,
        old: &Value,
        at: usize,
        new: &Value,
        plan: Option<&Field>,
    ) -> Result<String, Refused> {
        let parts = self.flow_parts(old, at).ok_or_else(|| self.unknown())?;
        let start = self.spans.start(at).ok_or_else(|| self.unknown())?;
        let end = self
            .spans
            .behind(old, at, start)
            .ok_or_else(|| self.unknown())?;
        let order = self.flow_order(&parts, new, plan)?;
        if order.len() == parts.len()
            && order
                .iter()
                .enumerate()
                .all(|(at, one)| one.from == Some(at))
        {
            let mut out = String::new();
            let mut at = start;
            for (part, one) in parts.iter().zip(&order) {
                out.push_str(&self.text[at..part.begin]);
                out.push_str(&self.flow_entry(part, one.value, one.plan)?);
                at = part.end;
            }
            out.push_str(&self.text[at..end]);
            return Ok(out);
        }
        self.flow_laid(&parts, &order, start, end)
    }

    fn flow_parts<'v>(&self, value: &'v Value, at: usize) -> Option<Vec<Part<'v>>> {
        let (mut lead, mut mark, mut out) = (self.spans.start(at)? + 1, at + 1, Vec::new());
        for (key, below) in parts(value)? {
            let node = if key.is_some() { mark + 1 } else { mark };
            let begin = self.spans.start(mark)?;
            let first = self.spans.first(key.is_some(), mark, begin)?;
            let is_empty = self.spans.is_empty(below, node);
            if !is_empty && self.spans.start(node)? != first {
                return None;
            }
            let end = self.spans.behind(below, node, first)?;
            let gap = self.spans.gap(end)?;
            let between = self.text.get(end..gap.end)?;
            out.push(Part {
                key,
                value: below,
                node,
                lead,
                begin,
                first,
                end,
                gap: gap.end,
                remark: if gap.comma {
                    between.replacen(',', "", 1)
                } else {
                    between.to_owned()
                },
                comma: gap.comma,
            });
            lead = gap.end;
            mark = self.spans.next(node)?;
        }
        Some(out)
    }

    fn flow_order<'n>(
        &self,
        parts: &[Part<'_>],
        new: &'n Value,
        plan: Option<&'n Field>,
    ) -> Result<Vec<Slot<'n>>, Refused> {
        match new {
            Value::Array(list) => {
                let old: Vec<Value> = parts.iter().map(|part| part.value.clone()).collect();
                let plan = plan.and_then(|plan| plan.items.as_deref());
                let order = self.order(&old, list);
                let slot = |(from, value)| Slot {
                    from,
                    key: None,
                    value,
                    plan,
                };
                Ok(order.into_iter().zip(list).map(slot).collect())
            }
            Value::Object(map) => {
                let slot = |from, key: &'n String, value| Slot {
                    from,
                    key: Some(key),
                    value,
                    plan: scalar::below(plan, key),
                };
                let mut order: Vec<Slot<'n>> = Vec::new();
                for (nth, part) in parts.iter().enumerate() {
                    let found = part.key.and_then(|key| map.get_key_value(key));
                    order.extend(found.map(|(key, value)| slot(Some(nth), key, value)));
                }
                let known: std::collections::HashSet<&String> =
                    parts.iter().filter_map(|part| part.key).collect();
                let mut fresh: Vec<_> =
                    map.iter().filter(|(key, _)| !known.contains(key)).collect();
                fresh.sort_by_key(|(key, _)| scalar::rank(plan, key));
                for (key, value) in fresh {
                    let own = scalar::rank(plan, key);
                    let rank =
                        |one: &Slot<'_>| one.key.map_or(usize::MAX, |key| scalar::rank(plan, key));
                    let before = order.iter().rposition(|one| rank(one) < own);
                    let after = order
                        .iter()
                        .position(|one| rank(one) > own && rank(one) != usize::MAX);
                    let place = match (before, after) {
                        _ if own == usize::MAX => order.len(),
                        (Some(before), _) => before + 1,
                        (None, Some(after)) => after,
                        (None, None) => order.len(),
                    };
                    order.insert(place, slot(None, key, value));
                }
                Ok(order)
            }
            _ => Err(self.unknown()),
        }
    }

    /// An entry with its name.
    fn flow_entry(
        &mut self,
        part: &Part<'_>,
        new: &Value,
        plan: Option<&Field>,
    ) -> Result<String, Refused> {
        if part.value == new {
            return Ok(self.text[part.begin..part.end].to_owned());
        }
        let head = &self.text[part.begin..part.first];
        let holds = |value: &Value| match value {
            Value::Object(map) => !map.is_empty(),
            Value::Array(list) => !list.is_empty(),
            _ => false,
        };
        let same = part.value.is_object() == new.is_object();
        let inner = if same && holds(part.value) && holds(new) {
            self.path.push(
                part.key
                    .map_or(Step::Index(0), |key| Step::from(key.as_str())),
            );
            let inner = self.flow(part.value, part.node, new, plan)?;
            self.path.pop();
            inner
        } else {
            self.gone.push(part.first..part.end);
            match (part.value, new) {
                (Value::String(old), Value::String(new)) => {
                    let raw = &self.text[part.first..part.end];
                    let style = match Style::of(raw, 0) {
                        Style::Double if scalar::flow(old, None).starts_with('"') => Style::Plain,
                        style => style,
                    };
                    scalar::flow(new, Some(style))
                }
                _ => scalar::inline(new, plan),
            }
        };
        let colon = if part.key.is_some() && !head.contains(':') {
            ": "
        } else if part.key.is_some() && !head.ends_with(' ') {
            " "
        } else {
            ""
        };
        Ok(format!("{head}{colon}{inner}"))
    }

    /// The brackets with entries that came, went or moved.
    fn flow_laid(
        &mut self,
        parts: &[Part<'_>],
        order: &[Slot<'_>],
        start: usize,
        end: usize,
    ) -> Result<String, Refused> {
        let lead = |part: &Part<'_>| &self.text[part.lead..part.begin];
        let is_blank = |part: &Part<'_>| lead(part).trim().is_empty();
        let indent = |part: &Part<'_>| lead(part).rfind('\n').map(|at| lead(part)[at..].to_owned());
        let first = parts
            .first()
            .filter(|part| is_blank(part))
            .map(lead)
            .unwrap_or_default()
            .to_owned();
        let between = parts
            .iter()
            .find_map(indent)
            .unwrap_or_else(|| " ".to_owned());
        let close = parts.last().map_or(start + 1, |part| part.gap);
        let comma = parts.last().is_some_and(|part| part.comma);
        let mut out = self.text[start..=start].to_owned();
        let mut kept = vec![false; parts.len()];
        for (place, one) in order.iter().enumerate() {
            let part = one.from.map(|nth| (nth, &parts[nth]));
            let lead = match part {
                Some((_, part)) if !is_blank(part) => lead(part).to_owned(),
                _ if place == 0 => first.clone(),
                Some((nth, part)) if nth > 0 => lead(part).to_owned(),
                _ => between.clone(),
            };
            out.push_str(&lead);
            let last = place + 1 == order.len();
            match part {
                Some((nth, part)) => {
                    kept[nth] = true;
                    out.push_str(&self.flow_entry(part, one.value, one.plan)?);
                    out.push_str(if last && !comma { "" } else { "," });
                    out.push_str(&part.remark);
                }
                None => {
                    if let Some(key) = one.key {
                        out.push_str(&format!("{}: ", scalar::name(key)));
                    }
                    out.push_str(&scalar::inline(one.value, one.plan));
                    out.push_str(if last && !comma { "" } else { "," });
                }
            }
        }
        for (nth, part) in parts.iter().enumerate().filter(|(nth, _)| !kept[*nth]) {
            debug_assert!(!kept[nth]);
            self.gone.push(part.lead..part.gap);
        }
        out.push_str(&self.text[close..end]);
        Ok(out)
    }
}

/// An entry as it should be, and which of the old ones it was.
#[derive(Debug)]
struct Slot<'n> {
    from: Option<usize>,
    key: Option<&'n String>,
    value: &'n Value,
    plan: Option<&'n Field>,
}
