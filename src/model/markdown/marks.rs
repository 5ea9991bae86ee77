//! In: the tree of a text. Out: the same without emphasis that nobody meant (`1*2*3`, `10~20 cm`), and addresses that end where they do.

use comrak::{
    Arena,
    nodes::{Node, NodeValue},
};

use crate::model::fold::is_unspaced;

/// Takes marks inside words and numbers for the signs that they are.
pub(super) fn unmark<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    for node in root.descendants().collect::<Vec<_>>() {
        let sign = match node.data().value {
            NodeValue::Emph => "*",
            NodeValue::Strong => "**",
            NodeValue::Strikethrough => "~~",
            NodeValue::Subscript => "~",
            _ => continue,
        };
        if is_meant(node, sign) {
            continue;
        }
        let text = || arena.alloc(NodeValue::Text(sign.into()).into());
        node.insert_before(text());
        for child in node.children().collect::<Vec<_>>() {
            node.insert_before(child);
        }
        node.insert_before(text());
        node.detach();
    }
}

fn is_meant(node: Node<'_>, sign: &str) -> bool {
    let last = |node: Node<'_>| as_text(node, |text| text.chars().next_back());
    let first = |node: Node<'_>| as_text(node, |text| text.chars().next());
    let opens = (
        node.previous_sibling().and_then(last),
        node.first_child().and_then(first),
    );
    let closes = (
        node.last_child().and_then(last),
        node.next_sibling().and_then(first),
    );
    // Scripts without spaces have all their marks inside words.
    let in_word = |(before, after): (Option<char>, Option<char>)| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
        letter(before) && letter(after)
    };
    let numeric = |(before, after): (Option<char>, Option<char>)| {
        before.is_some_and(char::is_numeric) || after.is_some_and(char::is_numeric)
    };
    let in_number = |sides| in_word(sides) && numeric(sides);
    match sign {
        "~" => false,
        // `Bürger*innen und Mitarbeiter*innen`, `3*4 m`; but `*wett*bewerb`.
        "*" => !(in_word(opens) || in_number(closes) || in_word(closes) && is_spaced(node)),
        _ => !(in_number(opens) || in_number(closes)),
    }
}

fn as_text<T>(node: Node<'_>, of: impl Fn(&str) -> Option<T>) -> Option<T> {
    match &node.data().value {
        NodeValue::Text(text) => of(text),
        _ => None,
    }
}

fn is_spaced(node: Node<'_>) -> bool {
    node.descendants().any(|node| match &node.data().value {
        NodeValue::Text(text) => text.contains(char::is_whitespace),
        value => matches!(value, NodeValue::SoftBreak | NodeValue::LineBreak),
    })
}

/// Ends a bare address at a no-break space, at quotation marks and at punctuation that no address has: the reader of Markdown
/// goes on to the next plain space.
pub(super) fn end_of_address<'a>(arena: &'a Arena<'a>, node: Node<'a>, url: &str) {
    let Some(child) = node
        .first_child()
        .filter(|child| child.next_sibling().is_none())
    else {
        return;
    };
    let Some(text) = as_text(child, |text| Some(text.to_owned())) else {
        return;
    };
    let Some(added) = url.strip_suffix(text.as_str()) else {
        return;
    };
    let Some(cut) = text.find(ends_address).filter(|cut| *cut > 0) else {
        return;
    };
    let kept =
        text[..cut].trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '"']);
    if let NodeValue::Link(link) = &mut node.data_mut().value {
        link.url = format!("{added}{kept}");
    }
    child.data_mut().value = NodeValue::Text(kept.to_owned().into());
    node.insert_after(arena.alloc(NodeValue::Text(text[kept.len()..].to_owned().into()).into()));
}

fn ends_address(c: char) -> bool {
    let quotes = matches!(c, '«' | '»' | '“' | '”' | '„' | '‘' | '…' | '–' | '—');
    let east = matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}');
    let plain = matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    plain
        || !c.is_ascii()
            && (c.is_whitespace() || quotes || east || matches!(c, '،' | '؛' | '؟' | '۔' | '।'))
}
