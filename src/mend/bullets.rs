//! In: the lines of a fiche. Out: the same, without the mark of a point before a question of an item that goes on: `• axis: axis-2` below
//! `title: …`, in its column.

use super::{
    asides,
    heads::asks,
    line::{self, body, indent, is_remark},
};
use crate::model::schema::Field;

/// The item that a line belongs to.
struct Item {
    /// The column of its answers, and the mark before it.
    at: usize,
    mark: Option<char>,
    /// What its answers are called.
    names: Vec<String>,
    /// Whether the line above is one of them, with something behind its colon.
    told: bool,
}

/// The lines without such marks. Below an answer of its item, at the column of that, no item can begin; nor with another mark, unless what
/// follows was answered already.
pub(super) fn unmarked(mut lines: Vec<String>, plan: &Field) -> Vec<String> {
    let mut item: Option<Item> = None;
    let nexts = asides::nexts(&lines);
    for nth in 0..lines.len() {
        let line = &lines[nth];
        if is_remark(line) {
            continue;
        }
        let rest = line::item(line).map(str::to_owned);
        let answer = answer(own(line), plan);
        let (column, mark) = (indent(line), body(line).chars().next());
        let next = nexts[nth].and_then(|next| self::answer(own(&lines[next]), plan));
        let goes_on = |one: &Item, name: &String| {
            let new = |name: &String| !one.names.contains(name);
            let other = one.at == column + 2 && one.mark != mark;
            let followed = next.as_ref().is_none_or(|(name, _)| new(name));
            one.told && new(name) && (one.at == column || other && followed)
        };
        match (rest, answer, &mut item) {
            (Some(rest), Some((name, told)), Some(one)) if goes_on(one, &name) => {
                lines[nth] = format!("{}{rest}", " ".repeat(one.at));
                one.names.push(name);
                one.told = told;
            }
            (Some(rest), Some((name, told)), _) => {
                let written = line.trim_end().chars().count();
                let at = written.saturating_sub(rest.trim_end().chars().count());
                let names = vec![name];
                item = Some(Item {
                    at,
                    mark,
                    names,
                    told,
                });
            }
            (_, Some((name, told)), Some(one)) if one.at == column => {
                one.names.push(name);
                one.told = told;
            }
            // What is deeper belongs to the answer above.
            (_, _, Some(one)) => one.told &= column > one.at,
            _ => {}
        }
    }
    lines
}

/// A line without the mark of a list.
fn own(line: &str) -> &str {
    line::item(line).unwrap_or(body(line))
}

/// What a line answers, and whether something stands behind its colon.
fn answer(text: &str, plan: &Field) -> Option<(String, bool)> {
    let (name, value) = line::halves(text)?;
    asks(plan, name).then(|| (name.to_owned(), !value.is_empty()))
}
