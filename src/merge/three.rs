//! In: the trees of three versions. Out: one tree with what either side changed, and both versions where the two meet.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::{
    order::{Places, orders},
    runs::united,
    text::{read, same, text},
    tree::{Entry, Node, Side, Slot, Tree, own_remarks, remarks, said},
};
use crate::{
    compare::{Pair, pairs},
    parse::Limits,
};

/// What a merge knows.
pub(super) struct Merger<'l> {
    /// Whether the version that both began with is there: without it nobody knows what was added and what taken away.
    pub(super) known: bool,
    /// Levels that are taken apart; what lies deeper is one piece.
    pub(super) levels: usize,
    pub(super) limits: &'l Limits,
    /// Remarks that have lost their place.
    pub(super) lost: Vec<String>,
}

/// Where something is merged.
#[derive(Debug, Clone, Copy)]
struct Here {
    level: usize,
    /// Between brackets.
    flow: bool,
}

impl Merger<'_> {
    /// Merges whole texts.
    pub(super) fn trees(&mut self, old: &Tree, ours: &Tree, theirs: &Tree) -> Tree {
        let here = Here {
            level: 0,
            flow: false,
        };
        let old_root = Some(&old.root).filter(|root| !root.value(Side::Ours).is_null());
        let root = self.node(old_root, &ours.root, &theirs.root, here);
        let mut tail = united(&old.tail, &ours.tail, &theirs.tail);
        tail.append(&mut self.lost);
        Tree { root, tail }
    }

    fn node(&mut self, old: Option<&Node>, ours: &Node, theirs: &Node, here: Here) -> Node {
        if ours == theirs || old == Some(theirs) {
            return ours.clone();
        }
        if old == Some(ours) {
            return theirs.clone();
        }
        if here.level < self.levels
            && let (Some((list, one)), Some((other_list, other))) = (ours.slots(), theirs.slots())
            && list == other_list
        {
            let was = old
                .and_then(Node::slots)
                .filter(|(was, _)| *was == list)
                .map_or(&[][..], |(_, slots)| slots);
            return self.entries(
                list,
                [was, one, other],
                [old, Some(ours), Some(theirs)],
                here,
            );
        }
        let [one, other] = [ours, theirs].map(|node| node.value(Side::Ours));
        if same(&one, &other) {
            // Either will do, whichever side is called ours.
            let [said, also] = [&one, &other].map(Value::to_string);
            return if said <= also {
                ours.clone()
            } else {
                theirs.clone()
            };
        }
        if let Some(old) = old {
            let was = old.value(Side::Ours);
            if same(&was, &one) {
                return theirs.clone();
            }
            if same(&was, &other) {
                return ours.clone();
            }
            let merged = text(old, ours, theirs, here.flow, self.limits)
                .or_else(|| self.language(old, ours, theirs, here))
                .or_else(|| self.language(old, theirs, ours, here));
            if let Some(node) = merged {
                return node;
            }
        }
        Node::Split(Box::new(ours.clone()), Box::new(theirs.clone()))
    }

    /// A text that one side put under its language, to add another, while the other side changed it.
    fn language(&mut self, old: &Node, map: &Node, text: &Node, here: Here) -> Option<Node> {
        let was = old.value(Side::Ours);
        let said = text.value(Side::Ours);
        let (false, slots) = map.slots()? else {
            return None;
        };
        let own = |slot: &Slot| {
            slot.of(Side::Ours)
                .is_some_and(|one| same(&one.node.value(Side::Ours), &was))
        };
        let at = slots.iter().position(own)?;
        let mut node = map.clone();
        let flow = here.flow || matches!(node, Node::Flow { .. });
        let raw = super::lay::written(said.as_str()?, flow);
        let changed = read(raw, self.limits)?;
        was.as_str()?;
        if let Node::Block { slots, .. } | Node::Flow { slots, .. } = &mut node
            && let Some(Slot::One(entry)) = slots.get_mut(at)
        {
            entry.node = changed;
        }
        Some(node)
    }

    /// Merges entries: answers by their names, items of a list by what they are.
    fn entries(
        &mut self,
        list: bool,
        rows: [&[Slot]; 3],
        nodes: [Option<&Node>; 3],
        here: Here,
    ) -> Node {
        let frame = Frame::of(list, nodes);
        let of = |row: &[Slot]| -> Vec<Entry> {
            row.iter()
                .filter_map(|slot| slot.of(Side::Ours))
                .map(|one| frame.fitted(one))
                .collect()
        };
        let [old, ours, theirs] = rows.map(of);
        let places = if list {
            items(&old, &ours, &theirs)
        } else {
            names(&old, &ours, &theirs)
        };
        let below = Here {
            level: here.level + 1,
            flow: here.flow || frame.flow,
        };
        let (mut kept, mut slots) = (Vec::new(), Vec::new());
        for place in places {
            let at = |row: &'_ [Entry], at: Option<usize>| at.map(|at| row[at].clone());
            let three = [
                at(&old, place.old),
                at(&ours, place.ours),
                at(&theirs, place.theirs),
            ];
            if let Some(slot) = self.slot(three, below) {
                slots.push(slot);
                kept.push(place);
            }
        }
        let ordered =
            |order: Vec<usize>| frame.node(order.into_iter().map(|at| slots[at].clone()).collect());
        let mut made = orders(&kept, |at| rank(&slots[at]))
            .into_iter()
            .map(ordered);
        match (made.next(), made.next()) {
            // The order of answers says nothing, that of a list does.
            (Some(ours), Some(theirs)) if list => Node::Split(Box::new(ours), Box::new(theirs)),
            (Some(ours), _) => ours,
            (None, _) => frame.node(Vec::new()),
        }
    }

    /// What becomes of one entry; none if it is gone. Remarks in it that lost their place stand above it, if there are lines there.
    fn slot(&mut self, three: [Option<Entry>; 3], here: Here) -> Option<Slot> {
        let outside = std::mem::take(&mut self.lost);
        let mut slot = self.of_three(three, here);
        let lost = std::mem::replace(&mut self.lost, outside);
        match &mut slot {
            Some(Slot::One(entry)) if !here.flow => {
                let indent = " ".repeat(entry.column);
                let lines = lost.into_iter().map(|line| format!("{indent}{line}"));
                entry.lead.extend(lines);
            }
            _ => self.lost.extend(lost),
        }
        slot
    }

    fn of_three(&mut self, three: [Option<Entry>; 3], here: Here) -> Option<Slot> {
        match three {
            [old, Some(ours), Some(theirs)] => {
                Some(Slot::One(self.entry(old.as_ref(), &ours, &theirs, here)))
            }
            [old, Some(ours), None] => {
                self.lone(old.as_ref(), ours, |one| Slot::Split(Some(one), None))
            }
            [old, None, Some(theirs)] => {
                self.lone(old.as_ref(), theirs, |one| Slot::Split(None, Some(one)))
            }
            [_, None, None] => None,
        }
    }

    /// An entry that one side has: it came there, or went on the other.
    fn lone(
        &mut self,
        old: Option<&Entry>,
        one: Entry,
        split: fn(Box<Entry>) -> Slot,
    ) -> Option<Slot> {
        let value = one.node.value(Side::Ours);
        match old.map(|old| old.node.value(Side::Ours)) {
            Some(was) if same(&was, &value) || value.is_null() => {
                let (mut before, mut after) = (Vec::new(), Vec::new());
                old.inspect(|old| remarks(old, &mut before));
                remarks(&one, &mut after);
                self.lost.extend(more(after, &before));
                None
            }
            Some(Value::Null) => Some(Slot::One(one)),
            None if self.known => Some(Slot::One(one)),
            _ => Some(split(Box::new(one))),
        }
    }

    fn entry(&mut self, old: Option<&Entry>, ours: &Entry, theirs: &Entry, here: Here) -> Entry {
        let none = Vec::new();
        let lead = if here.flow {
            self.piece(old.map(|old| &old.lead), &ours.lead, &theirs.lead, |lead| {
                lead.concat()
            })
        } else {
            united(old.map_or(&none, |old| &old.lead), &ours.lead, &theirs.lead)
        };
        let remark = self.piece(
            old.map(|old| &old.remark),
            &ours.remark,
            &theirs.remark,
            Clone::clone,
        );
        let was = old
            .map(|old| &old.node)
            .filter(|node| !node.value(Side::Ours).is_null());
        let node = self.node(was, &ours.node, &theirs.node, here);
        Entry {
            lead,
            remark,
            node,
            head: picked(old.map(|old| &old.head), &ours.head, &theirs.head).clone(),
            ..ours.clone()
        }
    }

    /// The piece that one side changed; where both did, ours, and the remark in theirs is kept for another place.
    fn piece<T: PartialEq + Clone>(
        &mut self,
        old: Option<&T>,
        ours: &T,
        theirs: &T,
        whole: fn(&T) -> String,
    ) -> T {
        let chosen = picked(old, ours, theirs);
        for other in [ours, theirs] {
            let text = whole(other);
            let known = whole(chosen);
            let was = old.map(whole).unwrap_or_default();
            for remark in said(&text) {
                if !known.contains(remark) && !was.contains(remark) {
                    self.lost.push(remark.to_owned());
                }
            }
        }
        chosen.clone()
    }
}

/// What a side changed; ours where both did.
fn picked<'t, T: PartialEq>(old: Option<&'t T>, ours: &'t T, theirs: &'t T) -> &'t T {
    if old == Some(ours) { theirs } else { ours }
}

/// Those that are more often in the first than in the second.
fn more(of: Vec<String>, than: &[String]) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    than.iter()
        .for_each(|one| *counts.entry(one).or_default() += 1);
    of.into_iter()
        .filter(|one| match counts.get_mut(one.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect()
}

/// How the merged entries are laid out.
struct Frame<'n> {
    list: bool,
    flow: bool,
    like: Option<&'n Node>,
}

impl<'n> Frame<'n> {
    /// As the side that changed it; on lines of their own if either has them so.
    fn of(list: bool, [old, ours, theirs]: [Option<&'n Node>; 3]) -> Self {
        let is_flow = |node: Option<&Node>| matches!(node, Some(Node::Flow { .. }));
        let flow = is_flow(ours) && is_flow(theirs);
        let shape = |node: Option<&Node>| match node {
            Some(Node::Block { inner, compact, .. }) => {
                Some((*inner, *compact, String::new(), false))
            }
            Some(Node::Flow { close, comma, .. }) => Some((0, false, close.clone(), *comma)),
            _ => None,
        };
        let like = match (is_flow(ours), is_flow(theirs)) {
            (true, false) => theirs,
            (false, true) => ours,
            _ if shape(old) == shape(ours) => theirs,
            _ => ours,
        };
        Self { list, flow, like }
    }

    /// An entry as it stands in this frame.
    fn fitted(&self, one: &Entry) -> Entry {
        if self.flow || !one.flow {
            return one.clone();
        }
        let is_item = one.key.is_none();
        let indent = " ".repeat(one.column);
        Entry {
            lead: own_remarks(one)
                .map(|line| format!("{indent}{line}"))
                .collect(),
            head: if is_item {
                "- ".to_owned()
            } else {
                one.head.clone()
            },
            remark: String::new(),
            flow: false,
            ..one.clone()
        }
    }

    fn node(&self, slots: Vec<Slot>) -> Node {
        match self.like {
            Some(Node::Flow { close, comma, .. }) => Node::Flow {
                list: self.list,
                close: close.clone(),
                comma: *comma,
                slots,
            },
            Some(Node::Block { inner, compact, .. }) => Node::Block {
                list: self.list,
                inner: *inner,
                compact: *compact,
                slots,
            },
            _ => Node::Block {
                list: self.list,
                inner: 2,
                compact: false,
                slots,
            },
        }
    }
}

/// Which of two new entries at one place comes first: by its day, else by what it says.
fn rank(slot: &Slot) -> (String, String) {
    let value = |side| {
        slot.of(side)
            .map(|one| (one.key.clone(), one.node.value(side)))
    };
    let (key, value) = value(Side::Ours)
        .or_else(|| value(Side::Theirs))
        .unwrap_or_default();
    let day = ["date", "from", "starts", "since"]
        .iter()
        .find_map(|key| value.get(*key)?.as_str());
    (
        day.unwrap_or_default().to_owned(),
        format!("{}{value}", key.unwrap_or_default()),
    )
}

/// Places of answers with the same name.
fn names(old: &[Entry], ours: &[Entry], theirs: &[Entry]) -> Vec<Places> {
    let mut all: BTreeMap<&str, Places> = BTreeMap::new();
    let none = Places {
        old: None,
        ours: None,
        theirs: None,
    };
    for (nth, row) in [old, ours, theirs].into_iter().enumerate() {
        for (at, entry) in row.iter().enumerate() {
            let place = all
                .entry(entry.key.as_deref().unwrap_or_default())
                .or_insert(none);
            match nth {
                0 => place.old = Some(at),
                1 => place.ours = Some(at),
                _ => place.theirs = Some(at),
            }
        }
    }
    all.into_values().collect()
}

/// Places of items that are the same, by what they are.
fn items(old: &[Entry], ours: &[Entry], theirs: &[Entry]) -> Vec<Places> {
    let values = |row: &[Entry]| -> Vec<Value> {
        row.iter().map(|one| one.node.value(Side::Ours)).collect()
    };
    let (was, one, other) = (values(old), values(ours), values(theirs));
    let partners = |before: &[Value], after: &[Value]| -> HashMap<usize, usize> {
        pairs(before, after)
            .into_iter()
            .filter_map(|pair| match pair {
                Pair::Both { old, new, .. } => Some((old, new)),
                _ => None,
            })
            .collect()
    };
    let (mine, yours) = (partners(&was, &one), partners(&was, &other));
    let mut all: Vec<Places> = (0..was.len())
        .map(|at| Places {
            old: Some(at),
            ours: mine.get(&at).copied(),
            theirs: yours.get(&at).copied(),
        })
        .collect();
    let fresh = |count: usize, known: &HashMap<usize, usize>| -> Vec<usize> {
        let taken: std::collections::HashSet<usize> = known.values().copied().collect();
        (0..count).filter(|at| !taken.contains(at)).collect()
    };
    let (new, also) = (fresh(one.len(), &mine), fresh(other.len(), &yours));
    let cut = |from: &[Value], at: &[usize]| -> Vec<Value> {
        at.iter().map(|at| from[*at].clone()).collect()
    };
    for pair in pairs(&cut(&one, &new), &cut(&other, &also)) {
        let place = |ours: Option<usize>, theirs: Option<usize>| Places {
            old: None,
            ours: ours.map(|at| new[at]),
            theirs: theirs.map(|at| also[at]),
        };
        all.push(match pair {
            Pair::Added(at) => place(None, Some(at)),
            Pair::Removed(at) => place(Some(at), None),
            Pair::Both { old, new, .. } => place(Some(old), Some(new)),
        });
    }
    all
}
