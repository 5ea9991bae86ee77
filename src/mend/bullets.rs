//! In: the lines of a fiche. Out: the same, without the mark of a point before a question of an item that goes on: `• axis: axis-2` below
//! `title: …`, in its column.

use super::{
    heads::asks,
    line::{self, body, indent, is_remark},
};
use crate::model::schema::Field;

/// The lines without such marks. Below an answer of its item, at the column of that, no item can begin.
pub(super) fn unmarked(mut lines: Vec<String>, plan: &Field) -> Vec<String> {
    // The column of the answers of the item above, and what they are called.
    let mut item: Option<(usize, Vec<String>)> = None;
    // Whether the line above is an answer of it, with something behind its colon.
    let mut told = false;
    for line in &mut lines {
        if is_remark(line) {
            continue;
        }
        let rest = line::item(line).map(str::to_owned);
        let own = rest.as_deref().unwrap_or(body(line));
        let answer = line::halves(own)
            .filter(|(name, _)| asks(plan, name))
            .map(|(name, value)| (name.to_owned(), !value.is_empty()));
        let column = indent(line);
        let known = item.as_ref().is_some_and(|(at, names)| {
            let new = |(name, _): &(String, bool)| !names.contains(name);
            *at == column && told && answer.as_ref().is_some_and(new)
        });
        match (rest, &answer) {
            (Some(rest), Some(_)) if known => *line = format!("{}{rest}", " ".repeat(column)),
            (Some(rest), Some((name, _))) => {
                let written = line.trim_end().chars().count();
                let at = written.saturating_sub(rest.trim_end().chars().count());
                item = Some((at, vec![name.clone()]));
                told = false;
                continue;
            }
            _ => {}
        }
        told = match (&mut item, answer) {
            (Some((at, names)), Some((name, valued))) if *at == column => {
                names.push(name);
                valued
            }
            // What is deeper belongs to the answer above.
            (Some((at, _)), _) => told && column > *at,
            (None, _) => false,
        };
    }
    lines
}
