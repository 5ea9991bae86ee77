//! In: findings, and what repairs would make of the fiches. Out: the same findings, each with its repair, and how many have one.

use std::{
    borrow::Cow,
    cell::OnceCell,
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use anyhow::Result;

use crate::{
    fiche::path,
    mend::{self, Sure},
    model::{
        diagnostic::{Argument, Diagnostic, Findings, UNREAD},
        repair::{self, Edit, Repair},
        schema::Field,
        source::Source,
        tree::Tree,
    },
    parse,
    workspace::{
        examine::Desk,
        mending::{Mended, Mending, known},
    },
};

/// Gives findings the repairs that mend them; `all` are all findings of the state, if `findings` are only some of them.
pub(crate) fn offer(
    desk: &Desk<'_>,
    tree: &dyn Tree,
    findings: &mut Findings,
    all: Option<Findings>,
) -> Result<()> {
    if findings.diagnostics.is_empty() {
        return Ok(());
    }
    let before = all.unwrap_or_else(|| findings.clone());
    let mending = Mending::from(desk, tree, before, Sure::Certain, None)?;
    let (left, files) = (mending.left(), mending.by_path());
    let mut texts: BTreeMap<&str, Text> = BTreeMap::new();
    let mut count = 0;
    for found in findings
        .diagnostics
        .iter_mut()
        .filter(|found| found.waived.is_none())
    {
        let path = mend::moved(&found.path, &mending.moves);
        let to = files
            .get(path.as_str())
            .map_or(path.as_str(), |file| file.to.as_str());
        if mending.is_empty() || left.contains(&known(found, to)) {
            continue;
        }
        count += 1;
        if to != path {
            renamed(found, to);
        }
        // What is renamed is no edit of a text.
        let file = files.get(path.as_str()).filter(|file| {
            path == found.path && file.from == file.to && mend::decoded(&file.before).is_none()
        });
        if let Some(file) = file {
            let text = texts
                .entry(file.from.as_str())
                .or_insert_with(|| Text::of(file));
            found.repair = text.repair(found.line);
        }
    }
    findings.mendable = count;
    unproven(findings, desk);
    beyond(findings, &mending, &files, &mut texts);
    Ok(())
}

/// Says of a file that it is the missing fiche: by the name that it gets.
fn renamed(found: &mut Diagnostic, to: &str) {
    let name = to.rsplit('/').next().unwrap_or(to).to_owned();
    let suggestion = |(key, _): &&mut (&'static str, Argument)| *key == "suggestion";
    if let Some((_, value)) = found.message.arguments.iter_mut().find(suggestion)
        && found.message.id.starts_with("unknown-file")
    {
        *value = name.into();
    }
}

/// What is said of a line that no repair mends: where the form asks for more than a text, to make it one would be another fault, so
/// that its own words stand there.
fn unproven(findings: &mut Findings, desk: &Desk<'_>) {
    let open = |found: &&mut Diagnostic| {
        let mut arguments = found.message.arguments.iter();
        found.repair.is_none() && arguments.any(|(name, _)| *name == "repaired")
    };
    for found in findings.diagnostics.iter_mut().filter(open) {
        let line = found.excerpt.as_ref().map_or("", |cut| cut.text.as_str());
        let asked = line.split_once(':').and_then(|(key, _)| {
            let schema = desk.schemas.of(path::kind(&found.path)?)?;
            schema.plan.property(key)
        });
        let several = |field: &&Field| {
            field.prose.is_none() && (field.items.is_some() || !field.properties.is_empty())
        };
        if let Some(field) = asked.filter(several) {
            found.remedy.clone_from(&field.remedy);
        }
    }
}

/// What is told of fiches that cannot be read once their repairs are made, at the lines as they stand.
fn beyond<'m>(
    findings: &mut Findings,
    mending: &'m Mending,
    files: &BTreeMap<&str, &'m Mended>,
    texts: &mut BTreeMap<&'m str, Text<'m>>,
) {
    let mut broken: BTreeMap<&str, &Mended> = BTreeMap::new();
    let unread = findings
        .skipped
        .iter_mut()
        .filter(|left| left.reason == UNREAD);
    for left in unread {
        let file = files.get(left.path.as_str());
        if let Some(file) = file.filter(|file| file.from == file.to) {
            left.reason = "skip-mended";
            broken.insert(file.to.as_str(), file);
        }
    }
    for found in &mending.after.diagnostics {
        let Some(file) = broken.get(found.path.as_str()) else {
            continue;
        };
        let text = texts
            .entry(file.from.as_str())
            .or_insert_with(|| Text::of(file));
        let mut found = found.clone();
        found.line = text.before(found.line);
        if let Some(cut) = &mut found.excerpt {
            cut.first_line = text.before(cut.first_line);
        }
        found.once_mended = true;
        findings.diagnostics.push(found);
    }
}

/// Most edits of a fiche that are proven one by one, and most bytes of repairs that are told of it again and again: a repair of many
/// lines is that of each finding in it, and what it costs to say them all would grow with the square of what was written.
const PROVEN: usize = 64;
const TOLD: usize = 1 << 18;

/// A fiche that is mended: what all its findings have in common.
struct Text<'a> {
    text: Cow<'a, str>,
    edits: Vec<Edit>,
    /// Of each, where it stands.
    places: Vec<Stretch>,
    /// Of each, whether it takes words away that another one brings.
    moved: Vec<bool>,
    /// It can be read as it stands.
    readable: bool,
    /// Repairs that are made already, by the edits that they are made of.
    made: BTreeMap<(usize, usize), Repair>,
    /// All edits as one.
    whole: OnceCell<Option<Edit>>,
    /// Bytes of the repairs that were told.
    told: usize,
}

impl Text<'_> {
    /// The line at which a line of the mended text stands, or what it took the place of.
    fn before(&self, line: usize) -> usize {
        let next = self.places.partition_point(|place| place.start <= line);
        let Some(place) = next.checked_sub(1).map(|at| &self.places[at]) else {
            return line.max(1);
        };
        let within = line - place.start;
        if within < place.new {
            place.line + within.min(place.old.saturating_sub(1))
        } else {
            place.line + place.old + within - place.new
        }
    }
}

/// Where an edit stands: its first line in the mended text and before, and how many it has in each.
struct Stretch {
    start: usize,
    new: usize,
    line: usize,
    old: usize,
}

/// Where edits stand, in their order.
fn stretches(edits: &[Edit]) -> Vec<Stretch> {
    let mut more = 0_isize;
    let one = |edit: &Edit| {
        let (old, new) = (edit.end_line - edit.line, edit.text.lines().count());
        let start = edit.line.saturating_add_signed(more);
        more += new as isize - old as isize;
        Stretch {
            start,
            new,
            line: edit.line,
            old,
        }
    };
    edits.iter().map(one).collect()
}

impl<'a> Text<'a> {
    fn of(file: &'a Mended) -> Self {
        let text = String::from_utf8_lossy(&file.before);
        let edits = repair::edits(&file.from, &text, &String::from_utf8_lossy(&file.after));
        let (edits, moved) = moves(&text, edits);
        Self {
            places: stretches(&edits),
            edits,
            moved,
            readable: is_readable(bare(&text)),
            text,
            made: BTreeMap::new(),
            whole: OnceCell::new(),
            told: 0,
        }
    }

    /// What mends a line; `None` where so much was told of this fiche that no more is.
    fn repair(&mut self, line: usize) -> Option<Repair> {
        if self.told > TOLD {
            return None;
        }
        let first = self.edits.partition_point(|edit| last(edit) <= line);
        let near = self.edits[first..].iter();
        let near = first..first + near.take_while(|edit| edit.line <= line).count();
        let key = (near.start, near.end);
        if !self.made.contains_key(&key) {
            let repair = self.made_of(near);
            self.made.insert(key, repair);
        }
        let repair = &self.made[&key];
        let texts = repair.edits.iter().chain(&repair.shown);
        self.told += texts.map(|edit| edit.text.len()).sum::<usize>();
        (self.told <= TOLD).then(|| repair.clone())
    }

    /// These edits, if they take nothing away that comes elsewhere, and the text can be read with them alone; else all.
    fn made_of(&self, near: Range<usize>) -> Repair {
        let apart = self.moved[near.clone()].contains(&true);
        let near = &self.edits[near];
        let whole = || {
            let all = || repair::joined(&self.text, &self.edits);
            self.whole.get_or_init(all).clone()
        };
        let proven = self.made.len() < PROVEN;
        // Where the text cannot be read as it stands, one edit may wait for another.
        let alone = !near.is_empty()
            && !apart
            && self.readable
            && proven
            && is_readable(&repair::edited(bare(&self.text), near));
        let shown = match near {
            [edit] if !apart => Some(edit.clone()),
            [_, ..] if !apart && proven => repair::joined(&self.text, near),
            _ => whole(),
        };
        let edits = if alone {
            near.to_vec()
        } else {
            whole().into_iter().collect()
        };
        Repair {
            certain: true,
            edits,
            shown,
        }
    }
}

/// What stands where each edit is made.
fn taken(text: &str, edits: &[Edit]) -> Vec<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let one = |edit: &Edit| {
        let end = (edit.end_line - 1).min(lines.len());
        lines[(edit.line - 1).min(end)..end].concat()
    };
    edits.iter().map(one).collect()
}

/// Of each edit, whether it takes words away that another one brings.
fn moved(text: &str, edits: &[Edit]) -> Vec<bool> {
    let taken = taken(text, edits);
    let both = || edits.iter().zip(&taken);
    let brought: HashSet<&str> = both()
        .flat_map(|(edit, before)| mend::lost(&edit.text, before))
        .collect();
    both()
        .map(|(edit, before)| mend::lost(before, &edit.text).any(|word| brought.contains(word)))
        .collect()
}

/// Edits of which none takes words away that another brings, as far as that can be: lines that move go and come in one, so that nobody
/// who makes half of it loses them. Of each, whether it takes such words away all the same.
fn moves(text: &str, mut edits: Vec<Edit>) -> (Vec<Edit>, Vec<bool>) {
    /// Lines that move in one file, and are looked for one by one; of more all edits are one.
    const MOST: usize = 8;
    let all = moved(text, &edits);
    if all.iter().filter(|moved| **moved).count() > MOST {
        return (edits, all);
    }
    let before = edits.len();
    for _ in 0..MOST {
        let taken = taken(text, &edits);
        let keeps = |from: usize, to: &Edit| mend::keeps_words(&taken[from], &to.text);
        let mut pairs = edits.iter().enumerate().filter_map(|(at, edit)| {
            if !edit.text.trim().is_empty() || keeps(at, edit) {
                return None;
            }
            let mut others = edits.iter().enumerate().filter(|(other, _)| *other != at);
            let (other, _) = others.find(|(_, other)| keeps(at, other))?;
            Some((at.min(other), at.max(other)))
        });
        let Some((first, last)) = pairs.next() else {
            break;
        };
        let Some(one) = repair::joined(text, &edits[first..=last]) else {
            break;
        };
        edits.splice(first..=last, [one]);
    }
    let left = if edits.len() < before {
        moved(text, &edits)
    } else {
        all
    };
    (edits, left)
}

/// The line after the last that an edit is at.
fn last(edit: &Edit) -> usize {
    edit.end_line.max(edit.line + 1)
}

/// A text without its mark of order.
fn bare(text: &str) -> &str {
    text.trim_start_matches('\u{FEFF}')
}

fn is_readable(text: &str) -> bool {
    parse::read(Source::new("", text), &parse::Limits::default()).is_some()
}
