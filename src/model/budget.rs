//! In: an action plan. Out: the amounts of its budget and their sums, as they are looked for in texts.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use crate::model::figures::{self, Hit};

/// The amounts that a city may not tell in its public texts.
#[derive(Debug, Clone, Default)]
pub struct Amounts {
    /// Code of the currency, empty if there is none.
    pub currency: String,
    /// In hundredths.
    cents: HashSet<u64>,
}

impl Amounts {
    /// Those of a plan, sums included.
    #[must_use]
    pub fn of(plan: &Value) -> Self {
        let budget = &plan["budget"];
        let lines = LISTS
            .iter()
            .flat_map(|(list, _)| budget[list].as_array().into_iter().flatten());
        let single = lines.filter_map(|line| line["amount"].as_f64());
        let cents = single
            .chain(sums(budget).into_values())
            .flat_map(figures::written)
            .collect();
        Self {
            currency: budget["currency"].as_str().unwrap_or_default().to_owned(),
            cents,
        }
    }

    /// Whether there are any.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.cents.is_empty()
    }

    /// The amounts that a text tells, in its levelled form, each where it first stands; of very many the first.
    #[must_use]
    pub fn told(&self, levelled: &str) -> Vec<Hit> {
        let hits = figures::hits(levelled, |cents| {
            self.cents
                .contains(&cents)
                .then_some(self.currency.as_str())
        });
        let mut seen = HashSet::new();
        let telling = figures::telling(&hits.iter().collect::<Vec<_>>()).into_iter();
        telling
            .filter(|hit| seen.insert(hit.cents))
            .take(TOLD)
            .cloned()
            .collect()
    }
}

/// Amounts that are told of one text at most.
const TOLD: usize = 50;

const LISTS: [(&str, &str); 3] = [
    ("expenses", "group"),
    ("funding", "status"),
    ("contributions", "from"),
];

/// Sums that a dossier shows, by name: they are as internal as what they are sums of.
#[must_use]
pub fn sums(budget: &Value) -> BTreeMap<String, f64> {
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    let (mut spent, mut got) = (0.0, 0.0);
    for (list, key) in LISTS {
        for line in budget[list].as_array().into_iter().flatten() {
            let amount = line["amount"].as_f64().unwrap_or_default();
            *sums.entry(list.to_owned()).or_default() += amount;
            *sums
                .entry(format!("{list}.{}", line[key].as_str().unwrap_or_default()))
                .or_default() += amount;
            if list == "expenses" {
                spent += amount
            } else {
                got += amount
            }
        }
    }
    sums.insert("income".to_owned(), got);
    sums.insert("balance".to_owned(), (got - spent).abs());
    sums
}
