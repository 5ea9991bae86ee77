//! In: every value of every fiche, and the files about to be published. Out: the internal values that a file holds, each with
//! its source.
//!
//! A page may show what is public, the edition's labels and the program's words. Whatever else of a fiche is found in a file
//! is a leak, in whatever way it got there: values and files are compared as folded words, amounts as numbers. Names of people
//! and files are public only where a field for names says so, or a city says them in its own text in its own language: one
//! that comes in by a translation, a network or a template is a leak. E-mail addresses and amounts with their currency are
//! leaks wherever they stand.

use std::collections::{BTreeSet, HashMap, HashSet};

use aho_corasick::{AhoCorasick, MatchKind};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use crate::model::{catalog::Fiche, schema::Field, words};

/// Where an internal value comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Path of the fiche.
    pub path: String,
    /// Field, as a waiver would name it.
    pub field: String,
}

/// A value found where it may not be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// File that holds it.
    pub file: String,
    /// What it is.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Shortest internal text that is looked for, in characters: shorter ones are words of any page.
const TELLING: usize = 5;

/// Smallest bare amount that is looked for; smaller ones are counts of any page, and looked for with their currency only.
const LARGE: u64 = 1000 * 100;

/// Internal and public values of fiches, gathered one fiche after the other.
#[derive(Debug, Default, Clone)]
pub struct Values {
    /// With whether they are names: of people, of files.
    texts: Vec<(String, bool, Origin)>,
    /// In hundredths, with the currency's code.
    amounts: Vec<(u64, String, Origin)>,
    /// Folded public words.
    open: String,
    /// Those of them that make names public.
    named: String,
    numbers: HashSet<u64>,
}

impl Values {
    /// Takes in the values of one fiche; `language` is that of the city that wrote it.
    pub fn fiche(&mut self, fiche: &Fiche, plan: &Field, language: Option<&str>) {
        let path = &fiche.document.source.path;
        let mut walk = Walk { values: self, path, language };
        walk.value(fiche.value(), plan, true, "");
        let budget = &fiche.value()["budget"];
        if let Some(currency) = budget["currency"].as_str() {
            self.totals(budget, currency, path);
        }
    }

    /// Takes in words that any page may show.
    pub fn open(&mut self, words: &str) {
        self.numbers.extend(numbers(words).into_iter().map(|(_, number)| number));
        let words = fold(words);
        self.open.push_str(&words);
        self.named.push_str(&words);
    }

    /// Takes in words that a page may show, but that make no name public.
    pub fn said(&mut self, words: &str) {
        self.numbers.extend(numbers(words).into_iter().map(|(_, number)| number));
        self.open.push_str(&fold(words));
    }

    /// Takes in what another thread gathered.
    pub fn absorb(&mut self, other: Self) {
        self.texts.extend(other.texts);
        self.amounts.extend(other.amounts);
        self.open.push_str(&other.open);
        self.named.push_str(&other.named);
        self.numbers.extend(other.numbers);
    }

    /// Takes in what another holds as internal, not what it holds as public.
    pub fn secrets(&mut self, other: Self) {
        self.texts.extend(other.texts);
        self.amounts.extend(other.amounts);
    }

    /// Sums that a dossier shows are as internal as what they are sums of.
    fn totals(&mut self, budget: &Value, currency: &str, path: &str) {
        let mut sums: HashMap<String, f64> = HashMap::new();
        let (mut spent, mut got) = (0.0, 0.0);
        for (list, key) in [("expenses", "group"), ("funding", "status"), ("contributions", "from")] {
            for line in budget[list].as_array().into_iter().flatten() {
                let amount = line["amount"].as_f64().unwrap_or_default();
                *sums.entry(list.to_owned()).or_default() += amount;
                *sums.entry(format!("{list}.{}", line[key].as_str().unwrap_or_default())).or_default() += amount;
                if list == "expenses" { spent += amount } else { got += amount }
            }
        }
        sums.insert("income".to_owned(), got);
        sums.insert("balance".to_owned(), (got - spent).abs());
        for (name, sum) in sums {
            let origin = Origin { path: path.to_owned(), field: format!("budget ({name})") };
            self.amounts.extend(cents(sum).map(|cents| (cents, currency.to_owned(), origin)));
        }
    }
}

struct Walk<'a> {
    values: &'a mut Values,
    path: &'a str,
    language: Option<&'a str>,
}

impl Walk<'_> {
    fn value(&mut self, value: &Value, field: &Field, public: bool, at: &str) {
        let public = public && field.public;
        let below = |key: &str| if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") };
        match value {
            Value::Object(map) if field.prose.is_none() => {
                for (key, inner) in map {
                    if let Some(one) = field.property(key) {
                        // A document may be declared public in the fiche itself.
                        let declared = key == "file" && map.get("public") == Some(&Value::Bool(true));
                        let own = Field { public: one.public || declared, ..one.clone() };
                        self.value(inner, &own, public, &below(key));
                    }
                }
            }
            Value::Object(map) => {
                for (lang, text) in map {
                    let translated = self.language != Some(lang.as_str());
                    match text.as_str().filter(|_| public && translated) {
                        Some(text) => self.values.said(text),
                        None => self.leaf(text, field, public, &below(lang)),
                    }
                }
            }
            Value::Array(list) => {
                for (index, inner) in list.iter().enumerate() {
                    let at = below(&(index + 1).to_string());
                    match &field.items {
                        Some(items) => self.value(inner, &Field { public: true, ..items.as_ref().clone() }, public, &at),
                        None => self.leaf(inner, field, public, &at),
                    }
                }
            }
            leaf => self.leaf(leaf, field, public, at),
        }
    }

    fn leaf(&mut self, value: &Value, field: &Field, public: bool, at: &str) {
        let origin = || Origin { path: self.path.to_owned(), field: at.to_owned() };
        match value {
            Value::String(text) if public => {
                if field.prose.is_some() && self.language.is_none() {
                    self.values.said(text)
                } else {
                    self.values.open(text)
                }
                // A page says how many words a text has.
                self.values.numbers.insert(words::count(text) as u64 * 100);
            }
            Value::Number(number) if public => self.values.open(&number.to_string()),
            // Ids of the edition's lists are its own words.
            Value::String(text) if field.vocabulary.is_none() && field.reference.is_none() => {
                let telling = text.chars().filter(|c| c.is_alphanumeric()).count() >= TELLING;
                let coded = matches!(field.format.as_deref(), Some("date" | "full-date" | "currency" | "language" | "country"));
                if telling && !coded {
                    self.values.texts.push((text.clone(), field.prose.is_none(), origin()));
                }
            }
            Value::Number(number) if at.ends_with("amount") => {
                let origin = origin();
                self.values.amounts.extend(number.as_f64().and_then(cents).map(|cents| (cents, String::new(), origin)));
            }
            _ => {}
        }
    }
}

/// What is looked for, ready.
#[derive(Debug)]
pub struct Guard {
    texts: Vec<(String, Origin)>,
    search: AhoCorasick,
    amounts: HashMap<u64, (String, Origin)>,
    open: HashSet<u64>,
    /// A text that pages repeat and that holds nothing of any fiche.
    shipped: &'static str,
}

impl Guard {
    /// Makes ready. What stands in a public text too is no secret, but for addresses. `shipped` is a text of the program that pages
    /// repeat.
    ///
    /// # Errors
    /// If there are more values than can be looked for at once.
    pub fn new(values: Values, shipped: &'static str) -> anyhow::Result<Self> {
        type Text = (String, String, bool, Origin);
        let mut texts: Vec<Text> = values
            .texts
            .into_iter()
            .map(|(text, name, origin)| (fold(&text), text, name, origin))
            .filter(|(folded, ..)| !folded.trim().is_empty())
            .collect();
        texts.sort();
        texts.dedup_by(|a, b| a.0 == b.0 && a.2 == b.2);
        // All at once: a public text is long and the values are many.
        let build =
            |list: &[Text]| AhoCorasick::builder().match_kind(MatchKind::Standard).build(list.iter().map(|(folded, ..)| folded.trim()));
        let search = build(&texts)?;
        let within = |words: &str| -> BTreeSet<usize> {
            let finds = search.find_overlapping_iter(words).filter(|found| whole(words, found.start(), found.end()));
            finds.map(|found| found.pattern().as_usize()).collect()
        };
        let (open, named) = (within(&values.open), within(&values.named));
        let secret = |at: usize, (folded, _, name, _): &Text| folded.contains('@') || !if *name { &named } else { &open }.contains(&at);
        let kept: Vec<Text> = texts.into_iter().enumerate().filter(|(at, text)| secret(*at, text)).map(|(_, text)| text).collect();
        let search = build(&kept)?;
        let mut amounts = HashMap::new();
        for (cents, currency, origin) in values.amounts.into_iter().filter(|(cents, ..)| *cents > 0) {
            amounts.entry(cents).or_insert((currency, origin));
        }
        let texts = kept.into_iter().map(|(_, text, _, origin)| (text, origin)).collect();
        Ok(Self { texts, search, amounts, open: values.numbers, shipped })
    }

    /// What a file holds that it may not, its name included.
    #[must_use]
    pub fn scan(&self, file: &str, bytes: &[u8]) -> Vec<Leak> {
        let text = String::from_utf8_lossy(bytes);
        let (words, figures) = match file.rsplit('.').next() {
            Some("html") if self.shipped.is_empty() => html(&text),
            Some("html") => html(&text.replace(self.shipped, "")),
            Some("md") => (text.replace(['\\', '*', '`'], ""), text.replace('\\', "")),
            Some("ics") => {
                let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "");
                let plain = unfolded.replace("\\n", " ").replace('\\', "");
                let dates: String = plain.lines().filter(|line| !line.starts_with("DT")).collect::<Vec<_>>().join("\n");
                (plain, dates)
            }
            Some("json") => {
                let plain = serde_json::from_str::<Value>(&text).map_or_else(|_| text.to_string(), |value| leaves(&value));
                (plain.clone(), plain)
            }
            // Of a file that a fiche declares public the name is looked at.
            _ => (String::new(), String::new()),
        };
        let mut leaks = BTreeSet::new();
        let decoded = decoded(&words);
        for words in [fold(&format!("{file} {words}")), fold(&decoded)].iter().filter(|words| words.len() > 1) {
            for found in self.search.find_overlapping_iter(words).filter(|found| whole(words, found.start(), found.end())) {
                let (value, origin) = &self.texts[found.pattern().as_usize()];
                leaks.insert(Leak { file: file.to_owned(), value: value.clone(), origin: origin.clone() });
            }
        }
        let mut told = HashSet::new();
        for (span, number) in numbers(&figures) {
            let Some((currency, origin)) = self.amounts.get(&number) else { continue };
            let priced = priced(&figures, &span, currency);
            if (priced || number >= LARGE && !self.open.contains(&number)) && told.insert((span.start, number)) {
                leaks.insert(Leak { file: file.to_owned(), value: figures[span].to_owned(), origin: origin.clone() });
            }
        }
        leaks.into_iter().collect()
    }
}

/// Text without case, accents' forms, typography and punctuation; words apart by one space.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    let mut apart = true;
    let mut push = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+') {
            out.push(c.to_ascii_lowercase());
            apart = false;
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
            apart = false;
        } else if !apart {
            out.push(' ');
            apart = true;
        }
    };
    // Letters of Latin-1 have one form; accents apart, and letters beyond, may have several.
    let plain = |c: char| c < '\u{300}' && !matches!(c, 'ª' | 'º' | '²' | '³' | '¹' | 'µ') || c >= '\u{370}' && !c.is_alphanumeric();
    if text.chars().all(plain) {
        text.chars().for_each(&mut push);
    } else {
        text.nfkc().for_each(&mut push);
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Whether a find is not a piece of a longer word.
fn whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    !before && !text[end..].chars().next().is_some_and(char::is_alphanumeric)
}

/// Text and attribute values of a page, entities read; the second without the numbers that drawings and styles are made of.
fn html(text: &str) -> (String, String) {
    let (mut words, mut glued, mut figures) = (String::with_capacity(text.len()), String::new(), String::new());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        for out in [&mut words, &mut glued, &mut figures] {
            out.push_str(before);
        }
        if let Some(comment) = tag.strip_prefix("<!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            for out in [&mut words, &mut figures] {
                out.push_str(&format!(" {} ", &comment[..end]));
            }
            rest = comment.get(end + 3..).unwrap_or_default();
            continue;
        }
        let end = tag.find('>').unwrap_or(tag.len());
        let inside = &tag[1..end];
        words.push_str(&format!(" {inside} "));
        figures.push(' ');
        for (at, _) in inside.match_indices('"').step_by(2) {
            let name = inside[..at].trim_end_matches('=').rsplit(char::is_whitespace).next().unwrap_or_default();
            let value = inside[at + 1..].split('"').next().unwrap_or_default();
            let drawn =
                ["d", "x", "y", "width", "height", "viewBox", "rx", "style", "font-size", "x1", "x2", "y1", "y2", "points", "transform"];
            let policy = name == "content" && value.starts_with("default-src");
            if !policy && !drawn.contains(&name) {
                figures.push_str(&format!("{value} "));
            }
        }
        rest = tag.get(end + 1..).unwrap_or_default();
        if inside.starts_with("style") {
            let end = rest.find("</style").unwrap_or(rest.len());
            words.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    for out in [&mut words, &mut glued, &mut figures] {
        out.push_str(rest);
    }
    // A word may have been cut by tags: it is read whole as well.
    words.push(' ');
    words.push_str(&glued);
    (entities(&words), entities(&figures))
}

/// Reads the entities of HTML.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(34).find(|(_, c)| *c == ';').map(|(end, _)| end);
        let read = end.and_then(|end| {
            let name = &rest[1..end];
            let number = name.strip_prefix("#x").or(name.strip_prefix("#X")).map(|hex| u32::from_str_radix(hex, 16));
            let number = number.or_else(|| name.strip_prefix('#').map(str::parse));
            match number {
                Some(code) => code.ok().and_then(char::from_u32).map(|c| c.to_string()),
                None => entities::ENTITIES.iter().find(|entity| entity.entity == &rest[..=end]).map(|entity| entity.characters.to_owned()),
            }
        });
        match (read, end) {
            (Some(read), Some(end)) => {
                out.push_str(&read);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Reads `%40` and the like, as in an address.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return String::new();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|_| bytes[at] == b'%') {
            Some(code) => {
                out.push(code);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn leaves(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(list) => list.iter().map(leaves).collect(),
        Value::Object(map) => map.iter().map(|(key, value)| format!("{key}\n{}", leaves(value))).collect(),
        other => format!("{other}\n"),
    }
}

fn cents(amount: f64) -> Option<u64> {
    let cents = (amount.abs() * 100.0).round();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds, checked here")]
    (cents < 1e15).then_some(cents as u64)
}

/// Every number of a text in every way it can be read, in hundredths: `12 000,50` is 12, 12 000, 12 000.50, 0, 50.
fn numbers(text: &str) -> Vec<(std::ops::Range<usize>, u64)> {
    let bytes = text.as_bytes();
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|more| at + more) {
        let end = bytes[start..].iter().position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |more| start + more);
        groups.push(start..end);
        at = end;
    }
    let mut all = Vec::new();
    for (first, group) in groups.iter().enumerate() {
        let Ok(mut value) = text[group.clone()].parse::<u64>() else { continue };
        let mut end = group.end;
        let mut push = |end: usize, cents: Option<u64>| all.extend(cents.map(|cents| (group.start..end, cents)));
        push(end, value.checked_mul(100));
        for next in &groups[first + 1..] {
            let between = &text[end..next.start];
            let mut chars = between.chars();
            let (Some(mark), None) = (chars.next(), chars.next()) else { break };
            let digits = next.len();
            if matches!(mark, '.' | ',') && (1..=2).contains(&digits) {
                let tail = text[next.clone()].parse::<u64>().unwrap_or_default() * if digits == 1 { 10 } else { 1 };
                push(next.end, value.checked_mul(100).and_then(|cents| cents.checked_add(tail)));
                break;
            }
            let grouped = matches!(mark, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '.' | ',' | '_' | '·');
            if digits != 3 || !grouped || group.len() > 3 {
                break;
            }
            let Some(grown) = value.checked_mul(1000).and_then(|value| value.checked_add(text[next.clone()].parse().ok()?)) else { break };
            value = grown;
            end = next.end;
            push(end, value.checked_mul(100));
        }
    }
    all
}

/// Whether a currency stands beside a number.
fn priced(text: &str, span: &std::ops::Range<usize>, currency: &str) -> bool {
    let marks = ["€", "$", "£", "¥", "₹", "₩", "₪", "EUR", "USD", "CAD", "GBP", "CHF", "MXN", "euro", "dollar", "peso"];
    let near = |part: &str, from_end: bool| {
        let part = part.trim_matches(|c: char| c.is_whitespace());
        let part = part.to_lowercase();
        let is = |mark: &str| {
            let mark = mark.to_lowercase();
            !mark.is_empty() && if from_end { part.ends_with(&mark) } else { part.starts_with(&mark) }
        };
        marks.iter().any(|mark| is(mark)) || is(currency)
    };
    let before: String = text[..span.start].chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[span.end..].chars().take(8).collect();
    near(&before, true) || near(&after, false)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn guard(secret: &str, open: &str, amount: f64) -> Guard {
        let origin = Origin { path: "cities/a/staff.yaml".to_owned(), field: "people.1.name".to_owned() };
        let mut values = Values { texts: vec![(secret.to_owned(), true, origin.clone())], ..Values::default() };
        values.amounts.extend(cents(amount).map(|cents| (cents, "EUR".to_owned(), origin)));
        values.open(open);
        Guard::new(values, "").unwrap()
    }

    #[test]
    fn a_value_is_found_however_it_is_dressed() {
        let guard = guard("Jeanne d’Aubigné-Roux", "Rien.", 12_000.0);
        for text in [
            "<p>Jeanne d&#39;Aubigné-Roux</p>",
            "<p title=\"JEANNE D&rsquo;AUBIGN&Eacute;-ROUX\"></p>",
            "<b>Jea</b>nne d’Aubigné-Roux",
            "<!-- jeanne d'aubigné-roux -->",
            "<a href=\"?q=Jeanne%20d%27Aubign%C3%A9-Roux\">x</a>",
            "<p>12 000 places</p>",
            "<p>12.000,00</p>",
            "<p data-x=\"12000\">x</p>",
            "<svg><text>12&nbsp;000</text></svg>",
        ] {
            assert_eq!(guard.scan("a.html", text.as_bytes()).len(), 1, "{text}");
        }
        assert_eq!(guard.scan("a.md", "Jeanne d\\'Aubigné\\-Roux".as_bytes()).len(), 1);
        assert_eq!(guard.scan("a.ics", "SUMMARY:Jeanne d'Au\r\n bigné-Roux".as_bytes()).len(), 1);
        assert_eq!(guard.scan("a.json", br#"{"x": "Jeanne d\u2019Aubign\u00e9-Roux", "n": 1}"#).len(), 1);
        assert_eq!(guard.scan("documents/jeanne-d'aubigné-roux.pdf", b"").len(), 0, "joined by hyphens it is another word");
        assert_eq!(guard.scan("documents/Jeanne d'Aubigné-Roux.pdf", b"").len(), 1);
        for text in ["<p>Jeanne d’Aubigné-Rouxel</p>", "<svg><path d=\"M12000 0\"/></svg>", "<p>112 000</p>", "<p>120 001</p>"] {
            assert_eq!(guard.scan("a.html", text.as_bytes()), Vec::new(), "{text}");
        }
    }

    #[test]
    fn what_is_public_is_no_secret_but_a_priced_amount_is() {
        let guard = guard("Jeanne Roux", "Jeanne Roux, 12 000 habitants.", 12_000.0);
        assert_eq!(guard.scan("a.html", "<p>Jeanne Roux, 12 000 habitants</p>".as_bytes()), Vec::new());
        for text in ["12 000 €", "EUR 12,000", "12.000,00 euros"] {
            assert_eq!(guard.scan("a.md", text.as_bytes()).len(), 1, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_scanned(text in "[^<>\"&%\\p{C}]{0,60}", html in "(<|>|\"|=|&|;|!--|-->|[a-z0-9 ]){0,40}") {
            let guard = guard("secret value", "", 12_345.0);
            for file in ["a.html", "a.md", "a.ics", "a.json", "a.pdf"] {
                let _ = guard.scan(file, text.as_bytes());
                let _ = guard.scan(file, html.as_bytes());
            }
            let planted = format!("<p>{text} secret value {text}</p>");
            prop_assert!(!guard.scan("a.html", planted.as_bytes()).is_empty());
        }
    }
}
