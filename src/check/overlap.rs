//! In: all networks with their themes. Out: those that do nearly the same as another, with the words they share (S:358).
//!
//! Networks are compared by the telling words of their titles and of their theme, language by language. Two sets that
//! are alike share one of their rarest words, so only networks found through those are compared: the cost follows the
//! number of words, not the square of the number of networks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization as _;

use crate::{
    check::Context,
    model::{catalog::Fiche, diagnostic::Message, facts::Facts, variants::variants},
    pointer,
};

/// Share of common words, in hundredths of all words of both, from which two networks overlap.
const ALIKE: usize = 40;

/// Networks compared with one before the best found so far is taken.
const ENOUGH: usize = 64;

/// Words that say nothing about a theme, folded as [`words`] folds.
const COMMON: &[&str] = &[
    "about",
    "afin",
    "ainsi",
    "along",
    "also",
    "alors",
    "ancien",
    "antiguo",
    "antigua",
    "aussi",
    "avec",
    "barrio",
    "between",
    "casco",
    "centre",
    "centro",
    "cette",
    "ciudad",
    "cities",
    "city",
    "comme",
    "comment",
    "como",
    "cuando",
    "dans",
    "desde",
    "district",
    "donde",
    "elle",
    "entre",
    "esta",
    "este",
    "estos",
    "from",
    "have",
    "heritage",
    "historic",
    "historico",
    "historica",
    "historique",
    "into",
    "leur",
    "mais",
    "more",
    "notre",
    "nuestra",
    "nuestro",
    "nous",
    "nouvelle",
    "nouveau",
    "other",
    "para",
    "patrimoine",
    "patrimonial",
    "patrimoniale",
    "patrimonio",
    "pero",
    "plus",
    "porque",
    "pour",
    "quand",
    "quarter",
    "quartier",
    "quelle",
    "sans",
    "sobre",
    "sont",
    "sous",
    "street",
    "that",
    "their",
    "theme",
    "these",
    "they",
    "this",
    "town",
    "towns",
    "tous",
    "tout",
    "toute",
    "under",
    "urbain",
    "urbaine",
    "urban",
    "urbano",
    "urbana",
    "vers",
    "ville",
    "vieille",
    "vieux",
    "what",
    "where",
    "which",
    "will",
    "with",
    "world",
];

pub(super) fn check(context: &mut Context<'_>, facts: &BTreeMap<String, Facts>) {
    let networks: Vec<&Fiche> = context.programme.networks.values().flatten().collect();
    let mut same: HashMap<(&str, &str), &str> = HashMap::new();
    let mut told = BTreeSet::new();
    for fiche in &networks {
        let (Some(pilot), Some(theme)) = (
            fiche.value()["pilot"].as_str(),
            fiche.value()["theme"].as_str(),
        ) else {
            continue;
        };
        if let Some(first) = same.get(&(pilot, theme)) {
            let message = Message::new("network-same-theme")
                .with("network", *first)
                .with("theme", theme);
            context.at(fiche, "network-overlap", &pointer!["theme"], message);
            told.insert(fiche.id.as_str());
        } else {
            same.insert((pilot, theme), &fiche.id);
        }
    }
    let texts: Vec<BTreeSet<String>> = networks.iter().map(|fiche| telling(fiche, facts)).collect();
    for (at, (other, words)) in join(&texts) {
        if told.contains(networks[at].id.as_str()) {
            continue;
        }
        let message = Message::new("network-overlap")
            .with("network", networks[other].id.as_str())
            .with("words", words.join(", "));
        context.at(networks[at], "network-overlap", &pointer!["title"], message);
    }
}

/// The telling words of a network, each with the language it is of.
fn telling(fiche: &Fiche, facts: &BTreeMap<String, Facts>) -> BTreeSet<String> {
    let network = fiche.value();
    let pilot = network["pilot"].as_str().and_then(|id| facts.get(id));
    let theme = pilot
        .zip(network["theme"].as_str())
        .and_then(|(pilot, id)| pilot.theme(id));
    let language = pilot.map_or("", |pilot| pilot.language.as_str());
    let mut all = BTreeSet::new();
    let own = variants(&network["title"]);
    let themes = theme
        .into_iter()
        .flat_map(|theme| variants(&theme["title"]).chain(variants(&theme["description"])));
    for (lang, text) in own.chain(themes) {
        let lang = if lang.is_empty() { language } else { lang };
        all.extend(words(text).map(|word| format!("{word}\u{1f}{lang}")));
    }
    all
}

/// Words of four letters and more without accents, case and plural.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter_map(|word| {
        let folded: String = word
            .nfd()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .to_lowercase();
        let folded = folded.trim_end_matches(['s', 'x']);
        (folded.chars().count() >= 4 && !COMMON.contains(&folded)).then(|| folded.to_owned())
    })
}

/// For each set that is like an earlier one: that one, and the words they share.
fn join(sets: &[BTreeSet<String>]) -> BTreeMap<usize, (usize, Vec<String>)> {
    let mut frequency: HashMap<&str, usize> = HashMap::new();
    for word in sets.iter().flatten() {
        *frequency.entry(word).or_default() += 1;
    }
    let mut order: Vec<&str> = frequency.keys().copied().collect();
    order.sort_unstable_by_key(|word| (frequency[word], *word));
    let rank: HashMap<&str, usize> = order
        .iter()
        .enumerate()
        .map(|(rank, word)| (*word, rank))
        .collect();
    let mut index: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut ranked: Vec<Vec<usize>> = Vec::with_capacity(sets.len());
    let mut found = BTreeMap::new();
    let mut seen = vec![usize::MAX; sets.len()];
    for (at, set) in sets.iter().enumerate() {
        let mut own: Vec<usize> = set.iter().map(|word| rank[word.as_str()]).collect();
        own.sort_unstable();
        // Two sets that share a part of their words share one of these.
        let prefix = own.len() - (own.len() * ALIKE).div_ceil(100) + usize::from(!own.is_empty());
        let mut best: Option<(usize, usize, usize)> = None;
        let mut compared = 0;
        'words: for word in &own[..prefix.min(own.len())] {
            for &other in index.get(word).into_iter().flatten() {
                if std::mem::replace(&mut seen[other], at) == at {
                    continue;
                }
                let common = common(&own, &ranked[other]);
                let all = own.len() + ranked[other].len() - common;
                compared += 1;
                if common >= 2
                    && common * 100 >= all * ALIKE
                    && best.is_none_or(|(_, c, a)| common * a > c * all)
                {
                    best = Some((other, common, all));
                }
                if compared >= ENOUGH && best.is_some() {
                    break 'words;
                }
            }
        }
        if let Some((other, ..)) = best {
            let shared = sets[at]
                .intersection(&sets[other])
                .map(|word| word.split('\u{1f}').next().unwrap_or(word).to_owned());
            let mut shared: Vec<String> = shared.collect();
            shared.dedup();
            shared.truncate(12);
            found.insert(at, (other, shared));
        }
        for &word in &own[..prefix.min(own.len())] {
            index.entry(word).or_default().push(at);
        }
        ranked.push(own);
    }
    found
}

/// How many numbers two sorted lists share.
fn common(one: &[usize], other: &[usize]) -> usize {
    let (mut a, mut b, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, count) = (a + 1, b + 1, count + 1),
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_what_comparing_all_with_all_finds(
            sets in proptest::collection::vec(proptest::collection::btree_set("[a-h]", 0..6), 0..20),
        ) {
            let found = join(&sets);
            for at in 0..sets.len() {
                let alike = |other: &usize| {
                    let (common, all) = (sets[at].intersection(&sets[*other]).count(), sets[at].union(&sets[*other]).count());
                    common >= 2 && common * 100 >= all * ALIKE
                };
                prop_assert_eq!((0..at).any(|other| alike(&other)), found.contains_key(&at), "{}", at);
                if let Some((other, _)) = found.get(&at) {
                    prop_assert!(alike(other));
                }
            }
        }
    }
}
