//! In: every value of every fiche. Out: those that are internal, each with its source, and the words that are public.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::{
    guard::{
        Origin,
        figures::{cents, level, numbers},
        fold::fold,
    },
    model::{catalog::Fiche, schema::Field, words},
};

/// Shortest internal text that is looked for, in characters: shorter ones are words of any page.
const TELLING: usize = 5;

/// Internal and public values of fiches, gathered one fiche after the other.
#[derive(Debug, Default, Clone)]
pub struct Values {
    /// With whether they are names: of people, of files.
    pub(super) texts: Vec<(String, bool, Origin)>,
    /// In hundredths, with the currency's code.
    pub(super) amounts: Vec<(u64, String, Origin)>,
    /// Folded public words.
    pub(super) open: String,
    /// Those of them that make names public.
    pub(super) named: String,
    pub(super) numbers: HashSet<u64>,
}

impl Values {
    /// Takes in the values of one fiche; `language` is that of the city that wrote it.
    pub fn fiche(&mut self, fiche: &Fiche, plan: &Field, language: Option<&str>) {
        let path = &fiche.document.source.path;
        let budget = &fiche.value()["budget"];
        let currency = budget["currency"].as_str().unwrap_or_default();
        let mut walk = Walk { values: self, path, language, currency };
        walk.value(fiche.value(), plan, true, "");
        if budget.is_object() {
            self.totals(budget, currency, path);
        }
    }

    /// Takes in words that any page may show.
    pub fn open(&mut self, words: &str) {
        self.numbers.extend(numbers(&level(words)).into_iter().map(|(_, number)| number));
        let words = fold(words);
        self.open.push_str(&words);
        self.named.push_str(&words);
    }

    /// Takes in words that a page may show, but that make no name public.
    pub fn said(&mut self, words: &str) {
        self.numbers.extend(numbers(&level(words)).into_iter().map(|(_, number)| number));
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

    /// An amount, and what it is rounded to where a currency has no cents.
    pub(super) fn amount(&mut self, amount: f64, currency: &str, origin: Origin) {
        let (exact, rounded) = (cents(amount), cents(amount.round()));
        self.amounts.extend(exact.map(|exact| (exact, currency.to_owned(), origin.clone())));
        self.amounts.extend(rounded.filter(|_| rounded != exact).map(|rounded| (rounded, currency.to_owned(), origin)));
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
            self.amount(sum, currency, Origin { path: path.to_owned(), field: format!("budget ({name})") });
        }
    }
}

struct Walk<'a> {
    values: &'a mut Values,
    path: &'a str,
    language: Option<&'a str>,
    /// Code of the budget's currency.
    currency: &'a str,
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
                // The name of a file says nothing of who may be named.
                if at.ends_with(".file") || field.prose.is_some() && self.language.is_none() {
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
                // Names of rules and fields are the program's own.
                let bookkeeping = at.starts_with("translations.") || at.starts_with("waivers.") && !at.ends_with(".reason");
                let coded =
                    bookkeeping || matches!(field.format.as_deref(), Some("date" | "full-date" | "currency" | "language" | "country"));
                if telling && !coded {
                    self.values.texts.push((text.clone(), field.prose.is_none(), origin()));
                    if at.ends_with(".name") {
                        self.values.texts.extend(turned(text).map(|text| (text, true, origin())));
                    }
                }
            }
            Value::Number(number) if at.ends_with("amount") => {
                if let Some(amount) = number.as_f64() {
                    self.values.amount(amount, self.currency, origin());
                }
            }
            _ => {}
        }
    }
}

/// A name of a few words in the other orders that lists are made in: `Roux, Jeanne`.
fn turned(name: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let splits = if words.len() <= 4 { 1..words.len().max(1) } else { 1..1 };
    splits.map(move |at| [&words[at..], &words[..at]].concat().join(" "))
}
