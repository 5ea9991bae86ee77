//! In: a text before it is read as Markdown. Out: whether its marks would make far more of it than was written, and it without them.

/// Quotations within each other that a text may have: each line that goes on in them repeats all their marks.
const QUOTATIONS: usize = 32;

/// Cells that a table may have for each byte that was written: a row with one cell is filled up to the width of the head.
const CELLS: usize = 4;

/// Cells that any table may have.
const FEW_CELLS: usize = 2_000;

/// The text without marks that would make far more of it than was written, if it has such.
#[must_use]
pub(super) fn bounded(text: &str) -> Option<String> {
    let quoted = deepest(text) > QUOTATIONS;
    let tabled = text.contains('|') && is_wide(text);
    if !quoted && !tabled {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut marks = 0;
    let mut leads = true;
    for c in text.chars() {
        (marks, leads) = if c == '\n' {
            (0, true)
        } else {
            (marks + usize::from(c == '>'), leads && is_lead(c))
        };
        let cut = quoted && leads && c == '>' && marks > QUOTATIONS || tabled && c == '|';
        out.extend(cut.then_some('\\'));
        out.push(c);
    }
    Some(out)
}

/// Whether a line may still be at its marks: of quotations, lists, and what indents them.
pub(super) fn is_lead(c: char) -> bool {
    matches!(
        c,
        '>' | ' ' | '\t' | '-' | '+' | '*' | '.' | ')' | '0'..='9'
    )
}

/// Most marks of quotation that a line begins with.
fn deepest(text: &str) -> usize {
    if memchr::memchr_iter(b'>', text.as_bytes())
        .nth(QUOTATIONS)
        .is_none()
    {
        return 0;
    }
    let marks = |line: &str| {
        line.chars()
            .take_while(|c| is_lead(*c))
            .filter(|c| *c == '>')
            .count()
    };
    text.lines().map(marks).max().unwrap_or_default()
}

/// Whether a table of the text is filled up to far more cells than were written.
fn is_wide(text: &str) -> bool {
    // The widest row so far of the paragraph or table at hand, its rows, and the bytes of them all.
    let (mut wide, mut rows, mut bytes) = (0, 0, 0);
    for line in text.lines() {
        if line.trim_matches([' ', '\t', '\r', '>']).is_empty() {
            (wide, rows, bytes) = (0, 0, 0);
            continue;
        }
        wide = wide.max(memchr::memchr_iter(b'|', line.as_bytes()).count() + 1);
        rows += 1;
        bytes += line.len() + 1;
        if wide > 1 && wide * rows > FEW_CELLS && wide * rows > bytes * CELLS {
            return true;
        }
    }
    false
}
