//! In: lines that begin with what people take for the mark of a point. Out: how many are points of one list, and the same with marks that
//! make them one.

/// Signs that are bullets and nothing else.
const BULLETS: [char; 24] = [
    '•', '▪', '●', '◦', '‣', '■', '○', '□', '▫', '❖', '➢', '➤', '►', '✓', '✔', '☐', '➔', '❑', '❒',
    '⁃', '\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '\u{F0FC}',
];

/// Signs that say of a point whether it is done, where a list has several of them; alone they are bullets.
const BOXES: [char; 12] = [
    '■', '□', '☐', '☑', '☒', '✓', '✔', '✗', '✘', '❑', '❒', '\u{F0FC}',
];

/// Signs that begin a point where several lines in a row begin with one: one alone is of speech, of a way, of an article.
const DASHES: [&str; 10] = ["--", "–", "—", "−", "‒", "=>", "->", "→", "»", "§"];

/// Letters that fonts of signs draw as bullets, where a blank that a word processor makes follows.
const DRAWN: [&str; 6] = ["o", "§", "Ø", "ü", "v", "q"];

/// A line that may be a point of a list which no page would show as one.
#[derive(Debug, Clone, Copy)]
struct Point<'l> {
    sign: &'l str,
    rest: &'l str,
    /// It is one without another beside it.
    alone: bool,
}

/// Numbers of points, as people write them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// `1/ `, `(1) `, `1°) `, `1 - `, `1.x`.
    Figure,
    /// `a) `, `a. `, `a.- `.
    Letter,
    /// `I. `, `I) `, `ii) `.
    Roman,
}

/// Whether a line begins as a point may, at a glance.
pub(super) fn may_begin(line: &str) -> bool {
    let body = line.trim_start();
    let mut signs = body.chars();
    let (first, second) = (signs.next(), signs.next());
    match (first, second) {
        (Some('('), _) => true,
        (Some(first), Some(second)) if first.is_ascii_alphanumeric() => {
            let mark = |c: char| ")/.\t I-–—:°º".contains(c);
            mark(second) && (first != 'o' || body.starts_with("o\t") || body.starts_with("o "))
        }
        (Some('-'), Some(second)) => second != ' ',
        (Some(first), _) => !first.is_alphanumeric(),
        _ => false,
    }
}

/// The sign at the head of a point.
pub(super) fn sign(line: &str) -> Option<&str> {
    let found = point(line).map(|point| point.sign);
    found.or_else(|| ordered(line).map(|(.., mark, _)| mark))
}

/// Whether a cell of a line with tabs is the mark of a point.
pub(super) fn is_mark(cell: &str) -> bool {
    let drawn = DRAWN.contains(&cell) || DASHES.contains(&cell);
    let figure = cell.strip_suffix(['.', ')']).is_some_and(|one| {
        one.len() < 4 && !one.is_empty() && one.bytes().all(|b| b.is_ascii_digit())
    });
    let mut signs = cell.chars();
    let bullet = signs
        .next()
        .is_some_and(|c| BULLETS.contains(&c) || "-*+·".contains(c));
    drawn
        || figure
        || bullet && signs.next().is_none()
        || ordered(&format!("{cell} x")).is_some_and(|(.., mark, _)| mark == cell)
}

fn point(line: &str) -> Option<Point<'_>> {
    let body = line.trim_start();
    let first = body.chars().next()?;
    let (sign, rest) = body.split_at(first.len_utf8());
    let apart = |rest: &str| rest.starts_with(char::is_whitespace);
    let said = |rest: &str| !rest.trim().is_empty();
    let point = |sign, rest: &'_ str, alone| {
        let rest = &body[body.len() - rest.trim_start().len()..];
        Some(Point { sign, rest, alone })
    };
    if (BULLETS.contains(&first) || BOXES.contains(&first)) && said(rest)
        || first == '·' && apart(rest) && said(rest)
    {
        return point(sign, rest, true);
    }
    let dash = DASHES
        .iter()
        .find_map(|dash| Some((*dash, body.strip_prefix(*dash)?)));
    if let Some((dash, rest)) = dash {
        let words = |rest: &str| rest.trim_start().starts_with(char::is_alphabetic);
        let arrow = dash.ends_with('>') && words(rest);
        // Of an article its number follows; a quotation goes on with its sign and a small letter.
        let small = rest.trim_start().starts_with(char::is_lowercase);
        let whole = apart(rest) && (dash != "§" || words(rest)) && (dash != "»" || !small);
        return point(&body[..dash.len()], rest, false).filter(|_| whole || arrow);
    }
    let drawn =
        DRAWN.contains(&sign) && (rest.starts_with('\t') || sign == "o" && rest.starts_with(' '));
    // `-Le bâti`, `·Le bâti`: the blank was forgotten. `*Le* bâti` begins with a word in italics.
    let star = first == '*' && !rest.contains('*');
    let joined = (star || matches!(first, '-' | '·')) && rest.starts_with(char::is_alphabetic);
    point(sign, rest, false).filter(|_| (drawn || joined) && said(rest))
}

/// How a line is numbered, its number, its mark and what follows, where Markdown knows no such number.
fn ordered(line: &str) -> Option<(Order, u32, &str, &str)> {
    let body = line.trim_start();
    if let Some((number, mark, rest)) = figured(body) {
        return Some((Order::Figure, number, mark, rest));
    }
    let end = body.find(char::is_whitespace)?;
    let (mark, rest) = body.split_at(end);
    if mark.len() > 6 || rest.trim().is_empty() {
        return None;
    }
    let bracketed = mark
        .strip_prefix('(')
        .and_then(|mark| mark.strip_suffix(')'));
    let bare = bracketed.or_else(|| mark.strip_suffix(['/', ')', '.']));
    let letter = |bare: &&str| bare.bytes().all(|b| b.is_ascii_alphabetic());
    let dashed = || mark.strip_suffix(".-").or_else(|| mark.strip_suffix(")-"));
    let bare = bare.or_else(|| dashed().filter(letter))?;
    let figure = bracketed.is_some() && bare.bytes().all(|b| b.is_ascii_digit());
    let (order, number) = match bare.as_bytes() {
        [] => return None,
        _ if figure => (Order::Figure, bare.parse().ok()?),
        _ if roman(bare).is_some() => (Order::Roman, roman(bare)?),
        [letter @ (b'a'..=b'z' | b'A'..=b'Z')] => (
            Order::Letter,
            u32::from(letter.to_ascii_lowercase() - b'a') + 1,
        ),
        _ => (Order::Roman, small(bare)?),
    };
    Some((order, number, mark, rest.trim_start()))
}

/// The number at the head of a line, its mark and what follows, where Markdown takes the mark for none: `1/ x`, `1°) x`, `1 - x`, `1.x`.
fn figured(body: &str) -> Option<(u32, &str, &str)> {
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let number = (digits < 4).then(|| body[..digits].parse().ok())??;
    let tail = body[digits..].trim_start_matches([' ', '\u{a0}']);
    let degree = tail.strip_prefix(['°', 'º']);
    let tail = degree.map_or(tail, |tail| tail.trim_start_matches([' ', '\u{a0}']));
    let rest = tail.strip_prefix(['/', ')', '.', '-', '–', '—', ':']);
    let rest = rest.or_else(|| degree.filter(|rest| rest.starts_with(char::is_whitespace)))?;
    // `1.- x`, `1)- x`.
    let rest = rest
        .strip_prefix('-')
        .filter(|_| tail.starts_with(['.', ')']))
        .unwrap_or(rest);
    let words = rest.trim_start();
    let mark = &body[..body.len() - rest.len()];
    let apart = words.len() < rest.len();
    // `1. x` and `1) x` are lists as they are; of `3.5` and `2/3` the number goes on.
    let plain = apart && mark.len() == digits + 1 && mark.ends_with(['.', ')']);
    let joined = mark.ends_with(['.', ')']) && words.starts_with(char::is_alphabetic);
    (!plain && !words.is_empty() && (apart || joined)).then_some((number, mark, words))
}

/// A Roman number in capitals, up to twenty.
fn roman(text: &str) -> Option<u32> {
    const NUMBERS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
    ];
    let at = NUMBERS.iter().position(|number| *number == text)?;
    u32::try_from(at + 1).ok()
}

/// The same in small letters.
fn small(text: &str) -> Option<u32> {
    let small = text.bytes().all(|b| b.is_ascii_lowercase());
    roman(&text.to_ascii_uppercase()).filter(|_| small)
}

/// How many of the lines are points of the list that begins with the first; `None` if there is none.
pub(super) fn count(lines: &[&str]) -> Option<usize> {
    let numbered = |nth: usize, line: &str| {
        let (order, number, mark, _) = ordered(line)?;
        // `i)` is the ninth letter, or the first number.
        let small = || small(mark.trim_matches(|c: char| !c.is_ascii_alphabetic()));
        let roman = || small().map(|number| (Order::Roman, number));
        let own = |(_, number): &(Order, u32)| *number as usize == nth + 1;
        let found = Some((order, number))
            .filter(own)
            .or_else(|| roman().filter(own))?;
        Some(found.0)
    };
    // Numbers have to be in their order: `V. Hugo` is somebody.
    let order = numbered(0, lines.first()?);
    let follows = |(nth, line): &(usize, &&str)| order.is_some() && numbered(*nth, line) == order;
    let numbers = lines.iter().enumerate().take_while(follows).count();
    if numbers > 1 {
        return Some(numbers);
    }
    let points = lines.iter().map_while(|line| point(line));
    let alone = point(lines[0]).is_some_and(|point| point.alone);
    let points = points.count();
    (points > 1 || points == 1 && alone).then_some(points)
}

/// Whether the signs of points tell one from the other: `✓ done`, `☐ open`.
fn is_boxed(lines: &[&str]) -> bool {
    let mut signs = lines.iter().filter_map(|line| Some(point(line)?.sign));
    let first = signs.next();
    let boxed = |sign: &str| sign.chars().all(|c| BOXES.contains(&c));
    first.is_some_and(boxed) && signs.clone().all(boxed) && signs.any(|sign| Some(sign) != first)
}

/// The points with marks of Markdown: numbers stay numbers, letters stand behind a dash, another sign below one is a point within it.
pub(super) fn marked(lines: &[&str]) -> Vec<String> {
    let mut signs: Vec<&str> = Vec::new();
    let boxed = is_boxed(lines);
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let lead = &line[..line.len() - line.trim_start().len()];
        let lead = lead.replace('\t', "  ");
        if let Some(point) = point(line) {
            if boxed {
                out.push(format!("{lead}- {}", line.trim()));
                continue;
            }
            let level = signs.iter().position(|sign| *sign == point.sign);
            let level = level.unwrap_or_else(|| {
                signs.push(point.sign);
                signs.len() - 1
            });
            let within = if lead.is_empty() {
                "  ".repeat(level)
            } else {
                lead
            };
            // `• # 3` has a number, and no heading.
            let heading = point.rest.starts_with('#');
            let sign = if heading { "\\" } else { "" };
            out.push(format!("{within}- {sign}{}", point.rest));
            continue;
        }
        out.push(match ordered(line) {
            Some((Order::Figure, number, _, rest)) => format!("{lead}{number}. {rest}"),
            _ => format!("{lead}- {}", line.trim().replace('\t', " ")),
        });
    }
    out
}
