//! In: an answer with boxes of a printed form, `☐ planned ☒ under-way`, `(x) virtual ( ) hybrid`. Out: what stands beside those that are
//! ticked, and beside the others.

use super::line::is_blank;

/// What a box says of its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Tick,
    /// A box with a cross, as word processors tick one; beside ticks it says no.
    Cross,
    /// A cross without a box says no to some, yes to others.
    Doubt,
    Open,
}

/// Signs of a box alone.
const SIGNS: [(char, Sign); 18] = [
    ('☒', Sign::Cross),
    ('🗷', Sign::Cross),
    ('☑', Sign::Tick),
    ('✓', Sign::Tick),
    ('✔', Sign::Tick),
    ('🗹', Sign::Tick),
    ('■', Sign::Tick),
    ('◼', Sign::Tick),
    ('⬛', Sign::Tick),
    ('✗', Sign::Doubt),
    ('✘', Sign::Doubt),
    ('☐', Sign::Open),
    ('□', Sign::Open),
    ('◻', Sign::Open),
    ('⬜', Sign::Open),
    ('▢', Sign::Open),
    ('❏', Sign::Open),
    ('❑', Sign::Open),
];

/// What is typed into a box.
const TYPED: [(&str, Sign); 8] = [
    ("x", Sign::Cross),
    ("X", Sign::Cross),
    ("×", Sign::Cross),
    ("✓", Sign::Tick),
    ("✔", Sign::Tick),
    ("✗", Sign::Doubt),
    ("✘", Sign::Doubt),
    ("", Sign::Open),
];

/// The two kinds of labels.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Boxes<'t> {
    pub(super) ticked: Vec<&'t str>,
    pub(super) open: Vec<&'t str>,
}

/// A box in a text.
struct Mark {
    start: usize,
    end: usize,
    sign: Sign,
}

/// The boxes of a text that has some, each with its label; of a text where nobody can tell which label is whose, none of either kind.
pub(super) fn of(text: &str) -> Option<Boxes<'_>> {
    let marks = marks(text);
    let first = marks.first()?;
    let last = marks.last()?;
    let bare = |text: &str| text.trim_matches(is_blank).is_empty();
    let leads = bare(&text[..first.start]);
    let mut boxes = Boxes::default();
    let has = |sign: Sign| marks.iter().any(|mark| mark.sign == sign);
    if has(Sign::Doubt) || has(Sign::Cross) && has(Sign::Tick) {
        return Some(boxes);
    }
    // Labels stand behind their boxes, or all before them.
    if leads == bare(&text[last.end..]) {
        return Some(boxes);
    }
    for (nth, mark) in marks.iter().enumerate() {
        let label = if leads {
            let next = marks.get(nth + 1).map_or(text.len(), |next| next.start);
            &text[mark.end..next]
        } else {
            let before = nth.checked_sub(1).map_or(0, |before| marks[before].end);
            &text[before..mark.start]
        };
        let label =
            label.trim_matches(|c| is_blank(c) || matches!(c, ',' | ';' | '/' | '|' | '.' | ':'));
        if mark.sign != Sign::Open {
            boxes.ticked.push(label);
        } else {
            boxes.open.push(label);
        }
    }
    Some(boxes)
}

/// The boxes of a text, in their order.
fn marks(text: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for (start, c) in text.char_indices() {
        if found.last().is_some_and(|last| last.end > start) {
            continue;
        }
        let sign = SIGNS.iter().find(|(sign, _)| *sign == c);
        let typed = || typed(&text[start..]);
        let mark = match sign {
            Some((_, sign)) => Some((c.len_utf8(), *sign)),
            None => typed(),
        };
        found.extend(mark.map(|(length, sign)| Mark {
            start,
            end: start + length,
            sign,
        }));
    }
    found
}

/// `[x]`, `( )`, `[ ]`, `(✓)` at the head of a text: how long it is, and what it says.
fn typed(text: &str) -> Option<(usize, Sign)> {
    const LONGEST: usize = 8;
    let close = match text.chars().next()? {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let end = text.find(close).filter(|end| *end <= LONGEST)?;
    let inside = text[1..end].trim_matches(is_blank);
    let typed = TYPED.iter().find(|(typed, _)| *typed == inside);
    typed.map(|(_, sign)| (end + 1, *sign))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_label_is_that_of_its_box() {
        for (text, ticked, open) in [
            (
                "☐ planned ☒ under-way ☐ completed",
                "under-way",
                "planned|completed",
            ),
            (
                "(x) virtual ( ) presencial ( ) híbrido",
                "virtual",
                "presencial|híbrido",
            ),
            ("[X] mayor [ ] representative", "mayor", "representative"),
            (
                "Maire ☑, Représentant(e) du maire ☐",
                "Maire",
                "Représentant(e) du maire",
            ),
            ("☒ fr ☒ en ☐ es", "fr|en", "es"),
            ("☒", "", ""),
            ("axe ☐ 1 ☒ 2", "", ""),
            ("☑ fr ☒ en ☑ es", "", ""),
            ("[✓] fr [✗] en", "", ""),
            ("✗ oui", "", ""),
        ] {
            let boxes = of(text).expect(text);
            assert_eq!(boxes.ticked.join("|"), ticked, "{text}");
            assert_eq!(boxes.open.join("|"), open, "{text}");
        }
        for text in ["mayor", "Coordinateur(trice)", "axis-1 (x 2)", ""] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
