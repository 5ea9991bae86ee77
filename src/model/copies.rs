//! In: the name of a file or folder, and names beside it. Out: the one that it is a copy of, by what programs and people call copies.

use crate::model::fold::fold;

/// Words by which copies are called.
const COPY: [&str; 38] = [
    "copie",
    "copy",
    "copia",
    "de",
    "of",
    "la",
    "le",
    "the",
    "old",
    "ancien",
    "ancienne",
    "vieux",
    "antiguo",
    "antigua",
    "anterior",
    "bak",
    "backup",
    "sauvegarde",
    "respaldo",
    "save",
    "final",
    "finale",
    "def",
    "definitif",
    "definitivo",
    "nouveau",
    "nouvelle",
    "new",
    "nuevo",
    "nueva",
    "version",
    "brouillon",
    "draft",
    "borrador",
    "orig",
    "original",
    "tmp",
    "conflit",
];

/// Endings by which programs keep what a file was before.
const KEPT: [&str; 8] = [
    ".bak", ".old", ".orig", ".tmp", ".swp", ".save", ".backup", "~",
];

/// The name that another one, without its ending, is a copy of: `challenges - Copie`, `Copia de staff`, `themes (2)`, `city_v3_final`.
#[must_use]
pub fn original<'n>(stem: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let folded = fold(stem);
    let all: Vec<&str> = folded.split_whitespace().collect();
    let mut found = names.filter(|name| {
        let folded = fold(name);
        let own: Vec<&str> = folded.split_whitespace().collect();
        let at = all.windows(own.len().max(1)).position(|words| words == own);
        let rest = at.map(|at| {
            all[..at]
                .iter()
                .chain(&all[at + own.len()..])
                .collect::<Vec<_>>()
        });
        // What is but a number more may be a fiche of its own: `mesa-redonda-5`.
        let told =
            |rest: &Vec<&&str>| rest.iter().any(|word| COPY.contains(*word)) || stem.contains('(');
        rest.is_some_and(|rest| {
            !rest.is_empty() && told(&rest) && rest.iter().all(|word| is_of_copies(word))
        })
    });
    found.next()
}

/// Whether a word tells no more than that a file is a copy, or which.
fn is_of_copies(word: &str) -> bool {
    COPY.contains(&word)
        || word
            .strip_prefix('v')
            .unwrap_or(word)
            .bytes()
            .all(|b| b.is_ascii_digit())
}

/// Whether a program keeps a file under this name as it was before: `challenges.yaml.bak`, `city.yaml~`.
#[must_use]
pub fn is_kept(name: &str) -> bool {
    KEPT.iter().any(|end| name.to_lowercase().ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{is_kept, original};

    #[test]
    fn copies_are_known_by_what_they_are_called() {
        let names = ["challenges", "staff", "mesa-redonda", "agua-viva"];
        let of = |stem: &str| original(stem, names.into_iter());
        for stem in [
            "challenges - Copie",
            "challenges (1)",
            "Copie de challenges",
            "challenges_old",
            "challenges copy 2",
            "challenges v2 final",
        ] {
            assert_eq!(of(stem), Some("challenges"), "{stem}");
        }
        assert_eq!(of("Copia de agua viva"), Some("agua-viva"));
        for stem in [
            "challenges",
            "mesa-redonda-5",
            "challenges du port",
            "staff2",
            "copie",
        ] {
            assert_eq!(of(stem), None, "{stem}");
        }
        assert!(is_kept("staff.yaml~") && is_kept("staff.yaml.BAK") && !is_kept("staff.yaml"));
    }
}
