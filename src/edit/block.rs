//! In: answers on lines of their own, as they stand and as they should be. Out: their lines, those that say the same byte for byte.

use std::{collections::HashMap, ops::Range};

use serde_json::{Map, Value};

use super::{
    Editor, Refused,
    scalar::{self, Style, Written},
};
use crate::model::{
    document::Step,
    schema::Field,
    spans::{parts, remark},
};

/// An entry of a block and its bytes.
#[derive(Debug)]
pub(super) struct Part<'v> {
    pub(super) key: Option<&'v String>,
    pub(super) value: &'v Value,
    /// Mark of its value.
    node: usize,
    /// Where what stands above it begins.
    above: usize,
    /// Its line, or itself where it begins behind a dash.
    line: usize,
    /// Itself.
    begin: usize,
    /// Behind its colon or dash.
    named: usize,
    /// Behind its last line.
    stop: usize,
}

/// New text of an entry from its name or dash on, and lines that had to go above it.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) above: String,
    pub(super) text: String,
}

impl Piece {
    fn of(text: impl Into<String>) -> Self {
        Self {
            above: String::new(),
            text: text.into(),
        }
    }
}

impl<'d> Editor<'d> {
    /// New text of a block that begins at a byte, and the byte behind its old one.
    pub(super) fn block(
        &mut self,
        old: &Value,
        at: usize,
        from: usize,
        compact: bool,
        new: &Value,
        plan: Option<&Field>,
    ) -> Result<(Piece, usize), Refused> {
        let parts = self
            .entries(old, at, from, compact)
            .ok_or_else(|| self.unknown())?;
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return Err(self.unknown());
        };
        let column = first.begin - self.spans.line(first.begin);
        let stop = last.stop;
        let out = match new {
            Value::Object(map) => self.answers(&parts, map, plan, column)?,
            Value::Array(list) => self.items(&parts, list, plan, column)?,
            _ => return Err(self.unknown()),
        };
        let mut piece = if compact {
            hung(&out, column)
        } else {
            Piece::of(out)
        };
        if stop == self.text.len() && !self.text.ends_with('\n') && piece.text.ends_with('\n') {
            // A last line without an end keeps having none.
            let end = if piece.text.ends_with("\r\n") { 2 } else { 1 };
            piece.text.truncate(piece.text.len() - end);
        }
        Ok((piece, stop))
    }

    /// The entries of a block; none if it has a form that is not known here.
    fn entries<'v>(
        &self,
        value: &'v Value,
        at: usize,
        from: usize,
        compact: bool,
    ) -> Option<Vec<Part<'v>>> {
        let (mut mark, mut above, mut out) = (at + 1, from, Vec::new());
        let mut column = None;
        for (nth, (key, below)) in parts(value)?.into_iter().enumerate() {
            let here = compact && nth == 0;
            let node = if key.is_some() { mark + 1 } else { mark };
            let begin = match key {
                Some(_) => self.spans.start(mark)?,
                None => self.spans.dash(above, here)?,
            };
            let named = match key {
                Some(_) => self.spans.colon(self.spans.end(mark)?)?,
                None => begin + 1,
            };
            let line = if here { begin } else { self.spans.line(begin) };
            let own = begin - self.spans.line(begin);
            let blank = |text: &str| text.bytes().all(|byte| byte == b' ');
            let odd = |line: &str| {
                let line = line.trim();
                !(line.is_empty() || line.starts_with('#') || at == 0 && nth == 0)
            };
            if *column.get_or_insert(own) != own
                || !blank(self.text.get(line..begin)?)
                || self.text.get(above..line)?.lines().any(odd)
            {
                return None;
            }
            let end = self.spans.behind(below, node, named)?;
            let rest = self.text.get(end..)?.lines().next().unwrap_or_default();
            remark(rest)?;
            let stop = self.spans.after_line(end);
            out.push(Part {
                key,
                value: below,
                node,
                above,
                line,
                begin,
                named,
                stop,
            });
            above = stop;
            mark = self.spans.next(node)?;
        }
        Some(out)
    }

    /// Lines of answers by their names.
    fn answers(
        &mut self,
        parts: &[Part<'_>],
        new: &Map<String, Value>,
        plan: Option<&Field>,
        column: usize,
    ) -> Result<String, Refused> {
        let mut fresh = self.fresh(parts, new, plan, column);
        let mut out = String::new();
        for (nth, part) in parts.iter().enumerate() {
            let mut at = part.above;
            for (byte, key) in fresh.remove(&nth).unwrap_or_default() {
                out.push_str(&self.text[at..byte]);
                at = byte;
                self.added(&mut out, key, &new[key], plan, column);
            }
            out.push_str(&self.text[at..part.line]);
            let key = part.key.map_or("", String::as_str);
            match new.get(key) {
                Some(value) => {
                    self.path.push(Step::from(key));
                    let piece = self.entry(part, value, scalar::below(plan, key))?;
                    self.path.pop();
                    self.placed(&mut out, &piece, column);
                }
                None => self.gone.push(part.line..part.stop),
            }
        }
        for (_, key) in fresh.remove(&parts.len()).unwrap_or_default() {
            self.close(&mut out);
            self.added(&mut out, key, &new[key], plan, column);
        }
        Ok(out)
    }

    /// New answers by the entry that they come before, each with the byte: behind the one that comes before it in the form, or where
    /// the form asks for it in a remark.
    fn fresh<'n>(
        &self,
        parts: &[Part<'_>],
        new: &'n Map<String, Value>,
        plan: Option<&Field>,
        column: usize,
    ) -> HashMap<usize, Vec<(usize, &'n String)>> {
        let known: HashMap<&str, usize> = parts
            .iter()
            .enumerate()
            .filter_map(|(nth, part)| Some((part.key?.as_str(), nth)))
            .collect();
        let asked = self.asked(parts, column);
        let rank = |key: &str| scalar::rank(plan, key);
        let mut ranks: Vec<(usize, usize)> = known
            .iter()
            .map(|(key, nth)| (rank(key), *nth))
            .filter(|(rank, _)| *rank != usize::MAX)
            .collect();
        ranks.sort_unstable();
        let mut keys: Vec<&String> = new
            .keys()
            .filter(|key| !known.contains_key(key.as_str()))
            .collect();
        keys.sort_by_key(|key| rank(key));
        let mut out: HashMap<usize, Vec<(usize, &String)>> = HashMap::new();
        for key in keys {
            let own = rank(key);
            let before = ranks.partition_point(|(rank, _)| *rank < own);
            let (nth, byte) = if let Some(place) = asked.get(key.as_str()) {
                *place
            } else if own == usize::MAX || ranks.is_empty() {
                (parts.len(), self.text.len())
            } else if let Some((_, nth)) = before.checked_sub(1).map(|at| ranks[at]) {
                let byte = parts
                    .get(nth + 1)
                    .map_or(self.text.len(), |next| next.above);
                (nth + 1, byte)
            } else {
                let nth = ranks[0].1;
                (nth, self.head(&parts[nth]))
            };
            out.entry(nth).or_default().push((byte, key));
        }
        for keys in out.values_mut() {
            keys.sort_by_key(|(byte, _)| *byte);
        }
        out
    }

    /// Byte above an entry at which another can come first: behind the last blank line, which parts the head of a fiche from it.
    fn head(&self, part: &Part<'_>) -> usize {
        let above = &self.text[part.above..part.line];
        let (mut at, mut head) = (part.above, None);
        for line in above.split_inclusive('\n') {
            at += line.len();
            if line.trim().is_empty() {
                head = Some(at);
            }
        }
        head.unwrap_or(part.line)
    }

    /// Questions that the form asks in a remark, `# key:`, with the entry that follows and the byte of the remark.
    fn asked(&self, parts: &[Part<'_>], column: usize) -> HashMap<&str, (usize, usize)> {
        let mut out = HashMap::new();
        for (nth, part) in parts.iter().enumerate() {
            let mut at = part.above;
            for line in self.text[part.above..part.line].split_inclusive('\n') {
                let bare = line.trim_start_matches(' ');
                let key = bare
                    .strip_prefix("# ")
                    .and_then(|rest| rest.split_once(':'))
                    .map(|(key, _)| key)
                    .filter(|key| !key.is_empty() && !key.contains(char::is_whitespace));
                if let Some(key) = key
                    && line.len() - bare.len() == column
                {
                    out.entry(key).or_insert((nth, at));
                }
                at += line.len();
            }
        }
        out
    }

    /// Writes a new answer.
    fn added(
        &self,
        out: &mut String,
        key: &str,
        value: &Value,
        plan: Option<&Field>,
        column: usize,
    ) {
        self.close(out);
        let below = scalar::below(plan, key);
        let head = format!("{}{}:", " ".repeat(column), scalar::name(key));
        let written = scalar::answer(key, value, below, column, None);
        let lines = scalar::headed(head, written);
        self.lines(out, &lines);
    }

    fn lines(&self, out: &mut String, lines: &[String]) {
        for line in lines {
            out.push_str(line);
            out.push_str(self.ending);
        }
    }

    /// Puts an entry at its column.
    fn placed(&self, out: &mut String, piece: &Piece, column: usize) {
        self.close(out);
        out.push_str(&piece.above);
        out.push_str(&" ".repeat(column));
        out.push_str(&piece.text);
    }

    /// Lines of the items of a list.
    fn items(
        &mut self,
        parts: &[Part<'_>],
        new: &[Value],
        plan: Option<&Field>,
        column: usize,
    ) -> Result<String, Refused> {
        let old: Vec<Value> = parts.iter().map(|part| part.value.clone()).collect();
        let order = self.order(&old, new);
        let own: Vec<usize> = parts.iter().map(|part| self.own(part)).collect();
        let gap = |nth: usize| &self.text[parts[nth].above..own[nth]];
        let settled = order.len() == parts.len() && order.iter().all(Option::is_some);
        let airy = parts.len() > 1
            && (1..parts.len()).all(|nth| gap(nth).trim().is_empty() && !gap(nth).is_empty());
        let blank = if airy { self.ending } else { "" };
        let mut kept = vec![false; parts.len()];
        order.iter().flatten().for_each(|nth| kept[*nth] = true);
        let mut out = gap(0).to_owned();
        if !kept[0] {
            // What stands above the first says how the list is filled in.
            out.push_str(&self.text[own[0]..parts[0].line]);
        }
        let items = plan.and_then(|plan| plan.items.as_deref());
        for (place, (from, value)) in order.iter().zip(new).enumerate() {
            let between = match from {
                _ if place == 0 => from
                    .filter(|nth| *nth > 0 && !settled)
                    .map_or("", |nth| remarks_only(gap(nth))),
                _ if settled => gap(place),
                Some(0) | None => blank,
                Some(nth) => gap(*nth),
            };
            self.close(&mut out);
            out.push_str(between);
            let Some(nth) = *from else {
                let lines = self.item(value, parts, items, column);
                self.lines(&mut out, &lines);
                continue;
            };
            let part = &parts[nth];
            out.push_str(&self.text[own[nth]..part.line]);
            self.path.push(Step::Index(nth));
            let piece = self.entry(part, value, items)?;
            self.path.pop();
            self.placed(&mut out, &piece, column);
        }
        for nth in (0..parts.len()).filter(|nth| !kept[*nth]) {
            let from = if nth == 0 { parts[0].line } else { own[nth] };
            self.gone.push(from..parts[nth].stop);
            let between = gap(nth);
            if nth > 0 && !remarks_only(between).is_empty() {
                self.close(&mut out);
                out.push_str(remarks_only(between));
            }
        }
        Ok(out)
    }

    /// First byte of the remarks directly above an item, which go where it goes.
    fn own(&self, part: &Part<'_>) -> usize {
        let above = &self.text[part.above..part.line];
        let column = part.begin - self.spans.line(part.begin);
        let mut at = part.line;
        for line in above.split_inclusive('\n').rev() {
            let bare = line.trim_start_matches(' ');
            if !bare.starts_with('#') || line.len() - bare.len() > column {
                break;
            }
            at -= line.len();
        }
        at
    }

    /// A new item, written as its neighbours are.
    fn item(
        &self,
        value: &Value,
        parts: &[Part<'_>],
        plan: Option<&Field>,
        column: usize,
    ) -> Vec<String> {
        let head = format!("{}-", " ".repeat(column));
        let beside = parts
            .iter()
            .all(|part| self.spans.is_flow(part.value, part.node));
        let written = if beside && (value.is_object() || value.is_array()) && !has_lines(value) {
            Written {
                first: scalar::inline(value, plan),
                rest: Vec::new(),
            }
        } else {
            scalar::written(value, plan, column, true, None)
        };
        scalar::headed(head, written)
    }

    /// New text of an entry.
    fn entry(
        &mut self,
        part: &Part<'_>,
        new: &Value,
        plan: Option<&Field>,
    ) -> Result<Piece, Refused> {
        if part.value == new {
            return Ok(Piece::of(&self.text[part.begin..part.stop]));
        }
        let holds = |value: &Value| match value {
            Value::Object(map) => !map.is_empty(),
            Value::Array(list) => !list.is_empty(),
            _ => false,
        };
        if part.value.is_object() != new.is_object() || !holds(part.value) || !holds(new) {
            return self.replaced(part, new, plan);
        }
        let start = self.spans.start(part.node).ok_or_else(|| self.unknown())?;
        if self.spans.is_flow(part.value, part.node) {
            let end = self.spans.behind(part.value, part.node, part.named);
            let end = end.ok_or_else(|| self.unknown())?;
            let plain = !self.text[start..end].contains('#');
            if plain && has_lines(new) {
                return self.replaced(part, new, plan);
            }
            let inner = self.flow(part.value, part.node, new, plan)?;
            let (head, tail) = (&self.text[part.begin..start], &self.text[end..part.stop]);
            return Ok(Piece::of(format!("{head}{inner}{tail}")));
        }
        let line = self.text[part.named..].lines().next().unwrap_or_default();
        if remark(line).is_some() {
            let from = self.spans.after_line(part.named);
            let (piece, _) = self.block(part.value, part.node, from, false, new, plan)?;
            let head = &self.text[part.begin..from];
            return Ok(Piece::of(format!("{head}{}", piece.text)));
        }
        let from = part.named + line.len() - line.trim_start_matches(' ').len();
        let (piece, _) = self.block(part.value, part.node, from, true, new, plan)?;
        Ok(Piece {
            above: piece.above,
            text: format!("{}{}", &self.text[part.begin..from], piece.text),
        })
    }

    /// New text of an entry whose value is another altogether; the remark on its line stays there.
    fn replaced(
        &mut self,
        part: &Part<'_>,
        new: &Value,
        plan: Option<&Field>,
    ) -> Result<Piece, Refused> {
        let unknown = self.unknown();
        let start = self.spans.start(part.node).ok_or_else(|| unknown.clone())?;
        let end = self
            .spans
            .behind(part.value, part.node, part.named)
            .ok_or(unknown)?;
        let column = part.begin - self.spans.line(part.begin);
        let line = self.text[part.named..].lines().next().unwrap_or_default();
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let first = part.named + blanks;
        let is_below = remark(line).is_some() && end > part.named + line.len();
        let several = part.value.is_object() || part.value.is_array();
        let in_a_line = !several || self.spans.is_flow(part.value, part.node);
        let style =
            part.value.as_str().filter(|_| !is_below).map(|text| {
                self.style(text, self.text.get(first..end).unwrap_or_default(), column)
            });
        if is_below && in_a_line && !new.is_object() && !new.is_array() && !has_lines(new) {
            let value = scalar::written(new, None, column, false, None).first;
            let (head, tail) = (&self.text[part.begin..start], &self.text[end..part.stop]);
            return Ok(Piece::of(format!("{head}{value}{tail}")));
        }
        let behind = self.remark_of(part, start..end, first, is_below);
        let offset = if part.key.is_none() && !line[..blanks].is_empty() {
            blanks.saturating_sub(1)
        } else {
            0
        };
        let written = match part.key {
            Some(key) => scalar::answer(key, new, plan, column, style),
            None => scalar::written(new, plan, column + offset, true, style),
        };
        let blanks = if is_below || blanks == 0 {
            " "
        } else {
            &line[..blanks]
        };
        let mut text = self.text[part.begin..part.named].to_owned();
        if !written.first.is_empty() {
            text.push_str(blanks);
            text.push_str(&written.first);
        }
        text.push_str(behind.unwrap_or_default());
        let ended = self.text[..part.stop].ends_with('\n');
        for line in &written.rest {
            text.push_str(self.ending);
            text.push_str(line);
        }
        if ended {
            let own = self.text[..part.stop].ends_with("\r\n");
            text.push_str(if own { "\r\n" } else { "\n" });
        }
        Ok(Piece::of(text))
    }

    /// The remark on the line of an entry, which stays there; what goes with the old value is noted.
    fn remark_of(
        &mut self,
        part: &Part<'_>,
        bytes: Range<usize>,
        first: usize,
        is_below: bool,
    ) -> Option<&'d str> {
        let text = self.text;
        let several = part.value.is_object() || part.value.is_array();
        let line = text[part.named..].lines().next().unwrap_or_default();
        if is_below {
            self.gone.push(self.spans.after_line(part.named)..part.stop);
            return remark(line);
        }
        if several && !self.spans.is_flow(part.value, part.node) {
            self.gone.push(part.named..part.stop);
            return None;
        }
        let rest = text[bytes.end..].lines().next().unwrap_or_default();
        let raw = text.get(first..bytes.end).unwrap_or_default();
        if several {
            self.gone.push(bytes);
        }
        header_remark(raw).or_else(|| remark(rest))
    }

    /// How a text is written; quotes that it needed say nothing of how the next one should be.
    fn style(&self, text: &str, raw: &str, column: usize) -> Style {
        match Style::of(raw, column) {
            Style::Double if scalar::line(text, None).starts_with('"') => Style::Plain,
            style => style,
        }
    }
}

/// The remark on the line of `|`.
fn header_remark(raw: &str) -> Option<&str> {
    let line = raw.starts_with(['|', '>']).then(|| raw.lines().next())??;
    let sign = |c: char| matches!(c, '|' | '>' | '+' | '-') || c.is_ascii_digit();
    remark(line.trim_start_matches(sign))
}

/// Whether a text in it has several lines, for which brackets have no place.
pub(super) fn has_lines(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\n'),
        Value::Array(list) => list.iter().any(has_lines),
        Value::Object(map) => map.values().any(has_lines),
        _ => false,
    }
}

/// What stands between two items, if it is more than blank lines.
fn remarks_only(gap: &str) -> &str {
    if gap.trim().is_empty() { "" } else { gap }
}

/// Lines of which the first entry goes behind a dash: what stands above it goes above the dash.
fn hung(lines: &str, column: usize) -> Piece {
    let is_above = |line: &&str| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#')
    };
    let above: usize = lines
        .split_inclusive('\n')
        .take_while(is_above)
        .map(str::len)
        .sum();
    let (above, rest) = lines.split_at(above);
    Piece {
        above: above
            .split_inclusive('\n')
            .filter(|line| !line.trim().is_empty())
            .collect(),
        text: rest.get(column..).unwrap_or_default().to_owned(),
    }
}
