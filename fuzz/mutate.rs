//! In: texts that are right, and a number. Out: texts that are wrong in one of countless ways, the same for the same number.

use fastrand::Rng;

/// What breaks readers: signs of YAML, Markdown, templates and JSON, numbers and days beyond all bounds, characters nobody sees.
const WORDS: [&str; 64] = [
    ": ",
    "- ",
    "? ",
    "|\n",
    ">-\n",
    "&a ",
    "*a",
    "!!binary ",
    "!!python/object ",
    "%YAML 1.1\n---\n",
    "---\n",
    "...\n",
    "<<: *a",
    "#",
    " #",
    "\t",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    "null",
    "~",
    "true",
    "no",
    "0",
    "-1",
    "1e999",
    ".inf",
    "99999999999999999999",
    "0x7fffffffffffffff",
    "2024-02-30",
    "0000-00-00",
    "9999-12-31T25:61",
    "2023-07-06T16:00",
    "EUR",
    "fr",
    "../../etc/passwd",
    "https://example.org/?a=b&c=d",
    "javascript:alert(1)",
    "<script>",
    "<!--",
    "]]>",
    "```",
    "![x](y.png)",
    "[x](",
    "**",
    "| a |",
    "$",
    "{{ ",
    " }}",
    "{% for i in range(9) %}",
    "{% endfor %}",
    "::error::",
    "\u{202e}",
    "\u{feff}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{a0}",
    "é",
    "字",
    "\u{1f600}",
];

/// One to `most` mutations of a text. Lines that hold a planted value stay as they are, or go.
pub fn text(rng: &mut Rng, text: &str, others: &[String], planted: &str, most: usize) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let holds = |line: &str| !planted.is_empty() && line.to_lowercase().contains(planted);
    let whole: Vec<&str> = std::iter::once(text)
        .chain(others.iter().map(String::as_str))
        .flat_map(str::lines)
        .filter(|line| holds(line))
        .collect();
    for _ in 0..rng.usize(1..=most) {
        let before = lines.clone();
        line(rng, &mut lines, others, planted);
        // Grown together with a text above it, it would be what the city says to everyone.
        let torn = |line: &str| holds(line) && !is_sought(line) && !whole.contains(&line);
        if lines.concat().lines().any(torn) {
            lines = before;
        }
    }
    let mut text = lines.concat();
    // No programme is larger than its reader reads.
    text.truncate(text.floor_char_boundary(1 << 16));
    text
}

fn line(rng: &mut Rng, lines: &mut Vec<String>, others: &[String], planted: &str) {
    if lines.is_empty() {
        lines.push(String::new());
    }
    let at = rng.usize(..lines.len());
    let holds = |text: &str| !planted.is_empty() && text.to_lowercase().contains(planted);
    let sought = |text: &str| holds(text) && is_sought(text);
    let whole = holds(&lines[at]);
    match rng.u8(..12) {
        0 => _ = lines.remove(at),
        1 if !whole => lines.insert(at, lines[at].clone()),
        2 => {
            let to = rng.usize(..lines.len());
            if !whole && !holds(&lines[to]) {
                lines.swap(at, to);
            }
        }
        3 => {
            let other = rng.choice(others).map_or("", String::as_str);
            let foreign: Vec<&str> = other
                .split_inclusive('\n')
                .filter(|line| !holds(line) || sought(line))
                .collect();
            lines.insert(at, rng.choice(foreign).unwrap_or_default().to_owned());
        }
        4 => {
            let times = 1 << rng.u8(..9);
            lines.insert(at, rng.choice(WORDS).unwrap_or_default().repeat(times));
        }
        5 if !planted.is_empty() => {
            // What is internal said again, somewhere else.
            let secrets = others
                .iter()
                .flat_map(|text| text.split([' ', ',', '}', '\n']))
                .filter(|word| sought(word));
            let secret = rng.choice(secrets.collect::<Vec<_>>()).unwrap_or_default();
            let end = lines[at].trim_end().len();
            if !whole {
                lines[at].insert_str(end, &format!(" {secret}"));
            }
        }
        _ if whole => {}
        6 => {
            let deep = " ".repeat(rng.usize(..9));
            lines[at] = format!("{deep}{}", lines[at].trim_start());
        }
        7 => lines[at] = lines[at].trim_end().to_owned(),
        _ => characters(rng, &mut lines[at]),
    }
}

/// Another answer in the place of one, or a line more in a text: a form that can still be read. Some answers say a planted value again.
pub fn answer(rng: &mut Rng, text: &str, others: &[String], planted: &str) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return String::new();
    }
    let at = rng.usize(..lines.len());
    let line = lines[at].clone();
    if line.to_lowercase().contains(planted) {
        return text.to_owned();
    }
    let said = words(rng, others, planted);
    let places: Vec<usize> = line.match_indices(": ").map(|(at, _)| at + 2).collect();
    if line.starts_with(' ') && places.is_empty() {
        let deep = line.len() - line.trim_start().len();
        lines.insert(
            at + 1,
            format!("{}{}\n", " ".repeat(deep), said.replace('\n', " ")),
        );
    } else if let Some(from) = rng.choice(&places) {
        let end = if line.contains('{') {
            line[*from..].find([',', '}'])
        } else {
            None
        };
        let to = end.map_or(line.trim_end().len(), |end| from + end);
        if let Ok(quoted) = serde_json::to_string(&said) {
            lines[at] = format!("{}{quoted}{}", &line[..*from], &line[to..]);
        }
    }
    lines.concat()
}

/// Some words, of this module or of other texts.
fn words(rng: &mut Rng, others: &[String], planted: &str) -> String {
    let mut said = String::new();
    for _ in 0..rng.usize(1..6) {
        let other = rng.choice(others).map_or("", String::as_str);
        let whole = other
            .split([' ', ',', '}', '\n'])
            .filter(|word| !word.to_lowercase().contains(planted) || is_sought(word));
        match rng.u8(..4) {
            0 => said += rng.choice(WORDS).unwrap_or_default(),
            1 => {
                said += rng
                    .choice(whole.filter(|word| is_sought(word)).collect::<Vec<_>>())
                    .unwrap_or_default()
            }
            _ => said += rng.choice(whole.collect::<Vec<_>>()).unwrap_or_default(),
        }
        said.push(' ');
    }
    said
}

/// Labels and sources of a budget are looked for only where no text says them, and so is what a programme's own schema hides: a city that
/// says it in its own text has made it public (`docs/status.md`).
fn is_sought(text: &str) -> bool {
    let small = text.to_lowercase();
    text.contains(['@', '8']) && !["label", "-ref-"].iter().any(|part| small.contains(part))
}

fn characters(rng: &mut Rng, line: &mut String) {
    let from = line.floor_char_boundary(rng.usize(..=line.len()));
    let to = line
        .floor_char_boundary(rng.usize(from..=line.len().min(from + 12)))
        .max(from);
    let word = match rng.u8(..4) {
        0 => String::new(),
        1 => rng.char('\u{1}'..='\u{2ff}').to_string(),
        2 => line[from..to].repeat(rng.usize(..40)),
        _ => rng.choice(WORDS).unwrap_or_default().to_owned(),
    };
    line.replace_range(from..to, &word);
}

/// Bytes turned, cut off or put in.
pub fn bytes(rng: &mut Rng, bytes: &mut Vec<u8>) {
    for _ in 0..rng.usize(1..=4) {
        let at = rng.usize(..=bytes.len());
        match rng.u8(..4) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, rng.u8(..)),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << rng.u8(..8);
                }
            }
        }
    }
}

/// A template out of nothing: signs, names, filters, loops in loops, and now and then very much of one thing.
pub fn template(rng: &mut Rng) -> String {
    let mut text = String::new();
    for _ in 0..rng.usize(1..12) {
        statement(rng, &mut text, 0);
        if rng.bool() {
            text.push('\n');
        }
    }
    text
}

fn statement(rng: &mut Rng, text: &mut String, depth: usize) {
    let inside = |rng: &mut Rng, text: &mut String| {
        if depth < 5 {
            (0..rng.usize(..3)).for_each(|_| statement(rng, text, depth + 1));
        }
    };
    match rng.u8(..11) {
        0..=3 => *text += &format!("{{{{ {} }}}}", expression(rng, 0)),
        4 => {
            *text += &format!("{{% for i in {} %}}", expression(rng, 0));
            inside(rng, text);
            *text += "{% endfor %}";
        }
        5 => {
            *text += &format!("{{% if {} %}}", expression(rng, 0));
            inside(rng, text);
            *text += "{% endif %}";
        }
        6 => *text += &format!("{{% set ns.x = {} %}}", expression(rng, 0)),
        7 => *text += "{% set ns = namespace(x=[1, 2]) %}",
        8 => {
            *text += "{% macro m(a, b=1) %}";
            inside(rng, text);
            *text += "{{ m(a) }}{% endmacro %}{{ m(1) }}";
        }
        9 => {
            *text += rng
                .choice([
                    "{% include \"page.md\" %}",
                    "{% include \"macros.html\" %}",
                    "{% extends \"layout.html\" %}",
                    "{% raw %}",
                    "{#",
                    "{% endfor %}",
                ])
                .unwrap_or_default()
        }
        _ => {
            // Very much of one thing, which is read or done by recursion.
            let (before, after) = rng
                .choice([
                    ("-", ""),
                    ("not ", ""),
                    ("(", ")"),
                    ("[", "]"),
                    ("", "|string"),
                    ("", "+1"),
                    ("", ".b"),
                    ("{1:", "}"),
                    ("1 if ", " else 2"),
                ])
                .unwrap_or_default();
            let times = 1 << rng.u8(..17);
            *text += &format!("{{{{ {}1{} }}}}", before.repeat(times), after.repeat(times));
        }
    }
}

/// Filters with what they are given.
const FILTERS: [&str; 43] = [
    "list",
    "join",
    "join(\"-\")",
    "replace(\"a\", \"aaaaaaaaaaaaaaaa\")",
    "length",
    "upper",
    "tojson",
    "pprint",
    "sort",
    "reverse",
    "batch(3)",
    "slice(9999999)",
    "unique",
    "sum",
    "indent(99999)",
    "string",
    "md",
    "cell",
    "map(\"upper\")",
    "groupby(\"a\")",
    "dictsort",
    "urlencode",
    "split(\"\")",
    "zip(ns.x)",
    "chain(ns.x)",
    "format(1)",
    "int",
    "float",
    "round(99)",
    "default(1)",
    "attr(\"a\")",
    "first",
    "last",
    "min",
    "max",
    "lines",
    "title",
    "trim",
    "safe",
    "escape",
    "bool",
    "items",
    "nope",
];

fn expression(rng: &mut Rng, depth: usize) -> String {
    let one = |rng: &mut Rng| {
        if depth > 3 {
            "1".to_owned()
        } else {
            expression(rng, depth + 1)
        }
    };
    match rng.u8(..14) {
        0 => "ns.x".to_owned(),
        1 => rng
            .choice([
                "title",
                "blocks",
                "i",
                "loop",
                "self",
                "none",
                "true",
                "caller()",
                "debug()",
                "dict(a=1)",
            ])
            .unwrap_or_default()
            .to_owned(),
        2 => rng.i64(-9..9_999_999_999_999).to_string(),
        3 => format!("\"{}\"", "ab".repeat(1 << rng.u8(..14))),
        4 => format!("range({})", rng.u32(..200_000)),
        5 => format!("[{}, {}]", one(rng), one(rng)),
        6 => format!("{{\"a\": {}}}", one(rng)),
        7 | 8 => {
            let sign = rng
                .choice(["+", "*", "~", "-", "**", "//", "%", "==", "<", "in", "and"])
                .unwrap_or_default();
            format!("({} {sign} {})", one(rng), one(rng))
        }
        9 => format!("{}[{}:{}]", one(rng), rng.i8(..), rng.u32(..)),
        10 => format!(
            "{}.{}",
            one(rng),
            rng.choice(["x", "items()", "keys()", "a", "b.c"])
                .unwrap_or_default()
        ),
        _ => {
            let filter = rng.choice(FILTERS);
            format!("{}|{}", one(rng), filter.unwrap_or_default())
        }
    }
}
