//! In: a levelled text and its numbers. Out: which of them number or count what is no money: years, scales, norms, posts, people, places.

use std::{cell::OnceCell, ops::Range};

use crate::model::{
    figures::{self, CELL, END, Number, PART, ROW, TABLE, is_border},
    fold::fold,
};

/// What numbers of statistics count or measure, and heads of their columns, folded and in the singular.
const THINGS: &str = "habitant|population|visiteur|visite|touriste|logement|emploi|menage|resident|riverain|participant|coureur\
    |benevole|spectateur|eleve|etudiant|usager|voyageur|passager|personne|adherent|membre|arbre|plante|vehicule|voiture|velo\
    |place|siege|lit|nuitee|entree|foyer|famille|batiment|immeuble|maison|oeuvre|objet|document|photo|page|lux|lumen|watt|kwh|kw\
    |mwh|gwh|metre|km|kilometre|hectare|ha|tonne|kg|m2|m3|km2|annee|jour|heure|minute|cp|code|altitude|distance|surface\
    |superficie|frequentation|effectif|nombre|nb|inhabitant|visitor|visit|tourist|dwelling|home|house|household|job|runner\
    |volunteer|spectator|student|pupil|user|traveller|passenger|person|people|member|tree|plant|vehicle|car|bicycle|bike|seat\
    |bed|night|family|families|building|object|year|day|hour|meter|ton|step|postcode|zip|area|attendance|number|count\
    |habitante|poblacion|visitante|turista|vivienda|empleo|hogar|hogare|residente|vecino|participante|corredor|corredore\
    |voluntario|espectador|espectadore|alumno|estudiante|usuario|viajero|pasajero|persona|miembro|arbol|arbole|planta\
    |vehiculo|coche|bicicleta|plaza|asiento|cama|noche|visita|familia|edificio|casa|obra|objeto|ano|dia|hora|metro\
    |tonelada|paso|numero|afluencia|hectarea";

/// What stands before the number of a post, folded.
const POSTS: [&str; 8] = [
    " bp ",
    " b p ",
    " cp ",
    " c p ",
    " po box ",
    " p o box ",
    " apartado ",
    " cs ",
];

/// The numbers of a text, with what is known of their places once it is asked for.
pub(super) struct Counts<'t> {
    text: &'t str,
    found: &'t [Number],
    /// Cells below a head that names a thing.
    columns: OnceCell<Vec<Range<usize>>>,
    /// Rows of tables that have a word, or stand below one that has.
    worded: OnceCell<Vec<Range<usize>>>,
    /// By number: whether it numbers, and whether it counts a thing that is known.
    told: OnceCell<Vec<(bool, bool)>>,
}

impl<'t> Counts<'t> {
    pub(super) fn new(text: &'t str, found: &'t [Number]) -> Self {
        Self {
            text,
            found,
            columns: OnceCell::new(),
            worded: OnceCell::new(),
            told: OnceCell::new(),
        }
    }

    /// Whether a number is that of a scale, a norm, a place by its post or of years gone by, by itself or in a list with the number behind it.
    pub(super) fn is_numbering(&self, at: usize) -> bool {
        self.told.get_or_init(|| self.told())[at].0
    }

    /// Whether a number counts what statistics do, in the same way or by the head of its column.
    pub(super) fn is_statistic(&self, at: usize) -> bool {
        self.told.get_or_init(|| self.told())[at].1
    }

    /// Whether a word in small letters, which joins nothing, stands right behind a number.
    pub(super) fn is_counting(&self, at: usize) -> bool {
        is_counting(figures::beside(self.text, &self.found[at].0).1)
    }

    /// Whether a word or a year right beside a number, or a word in its row or above it, tells what it is of.
    pub(super) fn is_named(&self, at: usize) -> bool {
        let (span, _) = &self.found[at];
        let (before, behind) = figures::beside(self.text, span);
        is_led(before)
            || is_followed(behind)
            || is_within(self.worded.get_or_init(|| worded(self.text)), span)
    }

    fn told(&self) -> Vec<(bool, bool)> {
        const LIST: [&str; 9] = [
            ", ", " et ", " and ", " y ", " e ", " und ", " ou ", " o ", " or ",
        ];
        let mut told = vec![(false, false); self.found.len()];
        for at in (0..self.found.len()).rev() {
            let (span, _) = &self.found[at];
            // Of one number there are few readings.
            let next = (at + 1..self.found.len())
                .take(4)
                .find(|next| self.found[*next].0.start >= span.end);
            let listed =
                next.filter(|next| LIST.contains(&&self.text[span.end..self.found[*next].0.start]));
            let (numbers, counts) = listed.map_or((false, false), |next| told[next]);
            told[at] = (
                numbers || is_numbering(self.text, span),
                counts || is_thing(figures::beside(self.text, span).1) || self.is_below(span),
            );
        }
        told
    }

    /// Whether a number stands in a column of things.
    fn is_below(&self, span: &Range<usize>) -> bool {
        is_within(self.columns.get_or_init(|| columns(self.text)), span)
    }
}

/// Whether a place lies within one of some ranges, which are in order.
fn is_within(ranges: &[Range<usize>], span: &Range<usize>) -> bool {
    let at = ranges.partition_point(|range| range.end <= span.start);
    ranges
        .get(at)
        .is_some_and(|range| range.start <= span.start && span.end <= range.end)
}

/// Words that stand between numbers and tell nothing of them.
const JOINING: [&str; 32] = [
    "et", "and", "y", "e", "und", "ou", "or", "o", "pour", "for", "para", "plus", "en", "in", "de",
    "du", "des", "of", "to", "from", "à", "a", "puis", "then", "soit", "dont", "la", "le", "les",
    "the", "est", "is",
];

/// Whether a text ends with what tells of the number behind it: `Visiteurs : 18 000`, `2019 : 18 000`, `Tel. 9000`.
fn is_led(before: &str) -> bool {
    // `A;18000`, a table as text.
    let led = before.trim_end_matches([' ', ':', '(', '=', '.', '-', '–', '~', '≈']);
    let led = led.strip_suffix(';').unwrap_or(led);
    let rest = led.trim_end_matches(char::is_alphanumeric);
    let word = &led[rest.len()..];
    let gap = led.len() < before.len();
    gap && (is_year(word) || word.contains(char::is_alphabetic) && !JOINING.contains(&word))
}

/// Whether a text begins with what tells of the number before it: `18 000 m`, `18 000 (2019)`, `9000 Gent`.
fn is_followed(behind: &str) -> bool {
    let next = behind.strip_prefix(' ').unwrap_or(behind);
    let next = next.strip_prefix('(').unwrap_or(next);
    let end = next
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(next.len());
    let word = &next[..end];
    behind.len() > next.len() && is_year(word)
        || word.starts_with(char::is_alphabetic) && !JOINING.contains(&word)
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && matches!(word.as_bytes(), [b'1', b'9', ..] | [b'2', b'0', ..])
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The rows of a text's tables that have a word, or stand below one that has.
fn worded(text: &str) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    // For each table that is open whether it had a word, and where its row at hand begins.
    let mut open: Vec<bool> = Vec::new();
    let mut from = 0;
    for (at, mark) in text
        .match_indices([TABLE, END, PART, ROW])
        .chain([(text.len(), "")])
    {
        if let Some(told) = open.last_mut() {
            *told |= text[from..at].contains(char::is_alphabetic);
            rows.extend(told.then_some(from..at));
        }
        from = at + mark.len();
        match mark.chars().next() {
            Some(TABLE) => open.push(false),
            Some(END) => _ = open.pop(),
            Some(PART) => open.clear(),
            _ => {}
        }
    }
    rows
}

/// The cells of a text's tables below a head that names a thing, in rows with as many cells as the head has.
fn columns(text: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    if !text.contains(CELL) {
        return cells;
    }
    for table in parts(text, 0..text.len(), &[TABLE, END, PART]) {
        let mut head: Option<Vec<bool>> = None;
        for row in parts(text, table, &[ROW]) {
            if text[row.clone()]
                .trim_matches(|c: char| is_border(c) || c.is_whitespace())
                .is_empty()
            {
                continue;
            }
            let row: Vec<Range<usize>> = parts(text, row, &[CELL]).collect();
            match &head {
                None => {
                    head = Some(
                        row.iter()
                            .map(|cell| is_known(text[cell.clone()].trim()))
                            .collect(),
                    )
                }
                Some(head) if head.len() == row.len() => {
                    let below = row.into_iter().zip(head);
                    cells.extend(below.filter_map(|(cell, is)| is.then_some(cell)));
                }
                Some(_) => {}
            }
        }
    }
    cells
}

/// The ranges of a text between some borders.
fn parts<'t>(
    text: &'t str,
    within: Range<usize>,
    borders: &'t [char],
) -> impl Iterator<Item = Range<usize>> + 't {
    let mut start = within.start;
    text[within].split(borders).map(move |part| {
        let own = start..start + part.len();
        start = own.end + 1;
        own
    })
}

/// Whether the word in small letters right behind a number is that of a thing.
fn is_thing(behind: &str) -> bool {
    behind
        .strip_prefix(' ')
        .is_some_and(|word| word.starts_with(char::is_lowercase) && is_known(word))
}

/// Whether the first word of a text is that of a thing: what a visitor costs is none.
fn is_known(text: &str) -> bool {
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    let word = fold(&text[..end]);
    let word = word.trim();
    let is = |word: &str| THINGS.split('|').any(|thing| thing == word);
    !word.is_empty() && (is(word) || word.strip_suffix(['s', 'x']).is_some_and(is))
}

/// Whether a text ends with what stands before the number of a post.
fn is_boxed(before: &str) -> bool {
    const NEAR: usize = 12;
    let start = before.char_indices().rev().nth(NEAR - 1);
    let near = &before[start.map_or(0, |(start, _)| start)..];
    let near = fold(near);
    POSTS.iter().any(|post| near.ends_with(post))
}

/// Whether a word in small letters, which joins nothing, stands right behind a number.
fn is_counting(behind: &str) -> bool {
    const JOINING: [&str; 14] = [
        "et", "and", "y", "e", "und", "ou", "or", "o", "pour", "for", "para", "plus", "en", "in",
    ];
    let word = behind.strip_prefix(' ').unwrap_or_default();
    let end = word
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(word.len());
    word.starts_with(char::is_lowercase) && !JOINING.contains(&&word[..end])
}

/// Norms, which are numbered.
const NORMS: [&str; 14] = [
    "ISO", "IEC", "EN", "DIN", "NF", "BS", "UNE", "CEN", "ASTM", "RFC", "IEEE", "CSA", "ANSI",
    "UNI",
];

/// What stands behind a number of years, in small letters.
const YEARS: [&str; 21] = [
    "av. j",
    "avant j",
    "av j",
    "apr. j",
    "bc",
    "bce",
    "b.c",
    "a.c",
    "a. c",
    "aec",
    "antes de cristo",
    "ans",
    "years",
    "year-",
    "años",
    "anos",
    "v. chr",
    "v.chr",
    "jahre",
    "anni",
    "jaar",
];

/// Whether a number behind a text is that of a scale: `1:25 000`, `échelle 1 : 25 000`, not the sum of `Poste 1 : 18 000`.
fn is_scale(before: &str) -> bool {
    const SCALES: [&str; 9] = [
        "échelle",
        "échelles",
        "scale",
        "scales",
        "escala",
        "escalas",
        "au",
        "aux",
        "at",
    ];
    let tight = before.trim_end_matches(' ');
    let Some(one) = tight.strip_suffix([':', '/']) else {
        return false;
    };
    let Some(rest) = one.trim_end_matches(' ').strip_suffix('1') else {
        return false;
    };
    let close = tight.len() == before.len() && one.ends_with('1');
    let word = rest.trim_end().rsplit(' ').next().unwrap_or_default();
    !rest.ends_with(|c: char| c.is_alphanumeric())
        && (close || SCALES.contains(&word.to_lowercase().as_str()))
}

/// Whether a number that stands alone is that of a scale, a norm, a place by its post, or of years gone by.
fn is_numbering(text: &str, span: &Range<usize>) -> bool {
    const NEAR: usize = 16;
    let own = &text[span.clone()];
    let (before, behind) = figures::beside(text, span);
    let tight = before.trim_end_matches(' ');
    let word = tight.trim_end_matches('-');
    let word = &word[word
        .trim_end_matches(|c: char| c.is_ascii_uppercase())
        .len()..];
    let digits = own.bytes().all(|byte| byte.is_ascii_digit());
    // `Korenmarkt 2, 9000 Gent`
    let posted = digits
        && (4..=5).contains(&own.len())
        && before.ends_with(", ")
        && behind
            .strip_prefix(' ')
            .is_some_and(|next| next.starts_with(char::is_uppercase));
    let next: String = behind
        .trim_start_matches(' ')
        .chars()
        .take(NEAR)
        .flat_map(char::to_lowercase)
        .collect();
    let aged = YEARS.iter().any(|years| {
        next.strip_prefix(years)
            .is_some_and(|rest| years.len() > 4 || !rest.starts_with(char::is_alphanumeric))
    });
    is_scale(before)
        || NORMS.contains(&word)
        || posted
        || is_boxed(tight)
        || behind.starts_with(' ') && aged
}

#[cfg(test)]
mod tests {
    use crate::model::figures::{CELL, END, ROW, TABLE, hits, level};

    /// How many numbers of a text may be amounts of a budget.
    fn counted(text: &str) -> usize {
        let hits = hits(&level(text), |_| Some("CAD"));
        let mut spans: Vec<_> = hits
            .iter()
            .filter(|hit| hit.counts() && !hit.statistic && !hit.is_others())
            .collect();
        spans.dedup_by_key(|hit| hit.span.end);
        spans.len()
    }

    #[test]
    fn a_number_is_named_by_what_stands_beside_or_above_it() {
        let named = |text: &str| {
            let hits = hits(&level(text), |cents| (cents == 1_800_000).then_some("CAD"));
            hits.iter().all(|hit| hit.named) && !hits.is_empty()
        };
        for text in [
            "18 000 pas",
            "18 000 m",
            "Visiteurs : 18 000",
            "2019 : 18 000 ; 2020 : 7 500",
            "18,000 (2019), 7,500",
            "Tel. 18000",
            "18000 Bourges",
            "A;18000;7500",
            &format!("{TABLE}Titre{ROW}{ROW}1{CELL}18000"),
            &format!("{TABLE}Habitants{CELL}18000"),
        ] {
            assert!(named(text), "{text:?}");
        }
        for text in [
            "18 000 et 7 500",
            "7 500, 18 000, 9 000",
            "9 000\n18 000\n7 500",
            &format!("Titre{CELL}18000{CELL}x"),
            &format!("{TABLE}1{CELL}18000{END}"),
        ] {
            assert!(!named(text), "{text:?}");
        }
    }

    #[test]
    fn numbers_of_statistics_are_no_amounts() {
        let table = |rows: &str| {
            format!(
                "{TABLE}{}",
                rows.replace(';', &CELL.to_string())
                    .replace('\n', &ROW.to_string())
            )
        };
        for text in [
            "10 000 habitants, 3 000 logements et 5 000 emplois",
            "10 000, 8 000 et 5 000 visiteurs",
            "de 9000, 8000, 5000 et 3000 av. J.-C.",
            "B.P. 14500",
            "P.O. Box 9000",
            "25 000 € du fonds",
            "£5,000 paid",
            "20 000 yens",
            &table("ville;habitants;visiteurs\nA;10000;25000\nB;18000;5000"),
            &table("nom;cp;ville\nMusée;18000;Bourges"),
        ] {
            assert_eq!(counted(text), 0, "{text}");
        }
        for (text, count) in [
            ("10 000 pour les études, 5 000 pour les travaux", 2),
            ("études 10 000, travaux 5 000", 2),
            ("10 000 $ par habitant", 1),
            ("48 250 €", 1),
            (&table("poste;montant\nA;10000\nB;5000"), 2),
            (&table("poste;coût par visiteur\nA;10000"), 1),
            (&table("poste;visiteurs\nA;B;10000"), 1),
        ] {
            assert_eq!(counted(text), count, "{text}");
        }
    }
}
