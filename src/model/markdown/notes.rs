//! In: the tree of a text. Out: its notes at its end, in the order in which they are called, numbered for the page; none is lost.

use std::collections::HashMap;

use comrak::{
    Arena,
    nodes::{Node, NodeValue},
};

use super::{Fault, FaultKind, settle::Place};

/// Puts the notes that the text refers to at its end; what nothing refers to, or was written twice, becomes text where it stands.
pub(super) fn gather<'a>(
    arena: &'a Arena<'a>,
    root: Node<'a>,
    place: &Place,
    faults: &mut Vec<Fault>,
) {
    let numbers = numbers(root);
    let mut called = Vec::new();
    for node in root.descendants().collect::<Vec<_>>() {
        let (name, calls) = match &node.data().value {
            NodeValue::FootnoteDefinition(note) => (note.name.clone(), note.total_references),
            _ => continue,
        };
        match numbers.get(&name).filter(|_| calls > 0) {
            Some(number) => called.push((*number, node)),
            None => {
                faults.push(Fault {
                    kind: FaultKind::Unused,
                    what: format!("[^{name}]:"),
                    at: place.of(node.data().sourcepos.start),
                });
                unfold(arena, node, &name);
            }
        }
    }
    called.sort_by_key(|(number, _)| *number);
    for (_, note) in called {
        root.append(note);
    }
}

/// A note as the paragraphs that it is made of.
fn unfold<'a>(arena: &'a Arena<'a>, note: Node<'a>, name: &str) {
    let label = arena.alloc(NodeValue::Text(format!("[^{name}]: ").into()).into());
    match note
        .first_child()
        .filter(|first| matches!(first.data().value, NodeValue::Paragraph))
    {
        Some(paragraph) => paragraph.prepend(label),
        None => {
            let paragraph = arena.alloc(NodeValue::Paragraph.into());
            paragraph.append(label);
            note.prepend(paragraph);
        }
    }
    for child in note.children().collect::<Vec<_>>() {
        note.insert_before(child);
    }
    note.detach();
}

/// Numbers of the notes that the text calls, by their names.
fn numbers(root: Node<'_>) -> HashMap<String, u32> {
    let call = |node: Node<'_>| match &node.data().value {
        NodeValue::FootnoteReference(call) => Some((call.name.clone(), call.ix)),
        _ => None,
    };
    root.descendants().filter_map(call).collect()
}

/// Names the notes by their number on the page, on which `before` stand already; gives how many there are.
pub(super) fn name(root: Node<'_>, before: usize) -> usize {
    let numbers = numbers(root);
    if numbers.is_empty() {
        return 0;
    }
    let named = |name: &str| {
        numbers
            .get(name)
            .map(|number| (before + *number as usize).to_string())
    };
    for node in root.descendants() {
        match &mut node.data_mut().value {
            NodeValue::FootnoteReference(call) => call.name = named(&call.name).unwrap_or_default(),
            NodeValue::FootnoteDefinition(note) => {
                note.name = named(&note.name).unwrap_or_default()
            }
            _ => {}
        }
    }
    numbers.len()
}
