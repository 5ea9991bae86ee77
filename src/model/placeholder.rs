//! In: an answer. Out: whether it only says that there is none yet, or none at all.

use std::ops::Range;

/// What people write where the answer is still to come, or stands elsewhere, folded.
const WORDS: [&str; 177] = [
    "a completer",
    "a definir",
    "a preciser",
    "a venir",
    "a confirmer",
    "a rediger",
    "a remplir",
    "a determiner",
    "en cours",
    "en cours de redaction",
    "sera complete",
    "votre texte",
    "votre texte ici",
    "texte ici",
    "voir annexe",
    "voir l annexe",
    "cf annexe",
    "voir piece jointe",
    "voir document joint",
    "voir ci joint",
    "idem",
    "to be completed",
    "to be confirmed",
    "to be defined",
    "to be determined",
    "to be done",
    "to come",
    "to follow",
    "coming soon",
    "in progress",
    "fill in",
    "tbd",
    "tbc",
    "tba",
    "todo",
    "to do",
    "your text",
    "your text here",
    "text here",
    "see annex",
    "see appendix",
    "see attached",
    "see attachment",
    "same as above",
    "ditto",
    "por completar",
    "a completar",
    "por definir",
    "por confirmar",
    "por determinar",
    "por precisar",
    "por redactar",
    "pendiente",
    "pendiente de completar",
    "en curso",
    "en preparacion",
    "su texto",
    "su texto aqui",
    "ver anexo",
    "ver el anexo",
    "ver documento adjunto",
    "ver adjunto",
    "vacant",
    "vacante",
    "poste vacant",
    "poste a pourvoir",
    "a pourvoir",
    "vacancy",
    "vacant post",
    "post vacant",
    "to be appointed",
    "to be recruited",
    "puesto vacante",
    "plaza vacante",
    "por cubrir",
    "por nombrar",
    "por designar",
    "a designer",
    "a nommer",
    "n n",
    "nom de la ville",
    "name of the city",
    "nombre de la ciudad",
    "prenom nom",
    "nom prenom",
    "prenom et nom",
    "nom et prenom",
    "first name last name",
    "first and last name",
    "full name",
    "nombre y apellidos",
    "nombre apellido",
    "nombre y apellido",
    "lorem ipsum",
    "siehe anlage",
    "siehe anhang",
    "wird nachgereicht",
    "noch offen",
    "vedi allegato",
    "da completare",
    "da definire",
    "ver em anexo",
    "em anexo",
    "voir ci dessus",
    "voir plus haut",
    "cf ci dessus",
    "cf annex",
    "cf supra",
    "voir notre site",
    "voir site internet",
    "comme ci dessus",
    "comme convenu",
    "en attente",
    "en attente de validation",
    "texte a fournir",
    "texte a venir",
    "texte a rediger",
    "a fournir",
    "pas encore",
    "identique a l annee derniere",
    "see above",
    "as above",
    "see below",
    "see attached document",
    "see attached file",
    "see enclosed",
    "see our website",
    "see website",
    "as discussed",
    "as agreed",
    "same as last year",
    "pending",
    "text to be provided",
    "text to follow",
    "to be provided",
    "to be written",
    "not yet",
    "choose an item",
    "type here",
    "type your answer here",
    "type your text here",
    "your answer here",
    "enter text here",
    "choisissez un element",
    "saisir votre reponse ici",
    "votre reponse ici",
    "tapez ici",
    "ver arriba",
    "vease arriba",
    "vease anexo",
    "vease el anexo",
    "vease adjunto",
    "ver nuestra web",
    "ver nuestra pagina web",
    "como se acordo",
    "en redaccion",
    "texto por redactar",
    "a facilitar",
    "por facilitar",
    "todavia no",
    "aun no",
    "elija un elemento",
    "escriba aqui",
    "su respuesta aqui",
    "ver documento anexo",
    "falta",
    "aqui va el texto",
    "sin respuesta",
    "se enviara mas adelante",
    "wip",
    "not yet available",
    "a traduire",
    "to be translated",
    "por traducir",
    "to be continued",
    "blah blah",
    "bla bla",
];

/// Whether a text says only that the answer is still to come, or that it stands elsewhere.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    // The sign of a unit or of a currency is an answer.
    const SIGNS: [&str; 7] = ["%", "‰", "°", "€", "$", "£", "¥"];
    let bare = |c: char| c.is_alphanumeric();
    if !text.contains(bare) {
        return !SIGNS.contains(&text.trim());
    }
    let folded = super::fold::fold(bare_of_note(text));
    let words = folded.trim();
    let crossed = |word: &str| word.len() > 1 && word.bytes().all(|b| b == b'x');
    let within = words
        .trim_start_matches("xxx")
        .trim_end_matches("xxx")
        .trim();
    crossed(words)
        || is_sent(words)
        || [words, within]
            .iter()
            .any(|words| WORDS.contains(words) || is_led(words))
}

/// What a few words begin with that say where the answer stands, who is to write it, or what is to be put there, folded.
const LEADS: [&str; 23] = [
    "same text as",
    "same as in",
    "as per the attached",
    "meme texte que",
    "idem que",
    "identique a",
    "mismo texto que",
    "igual que en",
    "see point",
    "see section",
    "voir point",
    "voir le point",
    "ver punto",
    "ver el punto",
    "awaiting",
    "a la espera de",
    "en attente de",
    "consultar con",
    "draft text",
    "insert",
    "inserer",
    "insertar",
    "aqui va",
];

/// Whether words are a few that begin so, or name a fiche or send there: `see themes.yaml`.
fn is_sent(words: &str) -> bool {
    const FEW: usize = 5;
    let few = words.split(' ').count() <= FEW;
    let led = |lead: &&str| {
        words
            .strip_prefix(*lead)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let see = ["see ", "voir ", "ver ", "cf "]
        .iter()
        .any(|see| words.starts_with(see));
    few && (LEADS.iter().any(led) || see && words.ends_with(" yaml"))
}

/// A text without what stands in brackets behind it: `as above (challenges)`.
fn bare_of_note(text: &str) -> &str {
    let noted = text.trim_end().strip_suffix(')');
    let before = noted.and_then(|text| text.split_once(" ("));
    before.map_or(text, |(before, _)| before)
}

/// What a word processor writes where nobody has written yet, and what no text says otherwise, by any case.
const MADE: [&str; 16] = [
    "tap here to enter text",
    "tap to enter a date",
    "click here to enter text",
    "appuyez ici pour entrer du texte",
    "appuyez pour entrer une date",
    "cliquez ici pour taper du texte",
    "cliquez ici pour entrer du texte",
    "o pulse aquí para escribir texto",
    "o pulse para escribir una fecha",
    "haga clic aquí para escribir texto",
    "reference source not found",
    "bookmark not defined",
    "source du renvoi introuvable",
    "signet non défini",
    "no se encuentra el origen de la referencia",
    "lorem ipsum dolor",
];

/// The lines of a text that only hold a place: those that a word processor made, and words between brackets that are no answer.
#[must_use]
pub fn held_lines(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim();
        let at = start + whole.len() - whole.trim_start().len();
        start += whole.len();
        if is_made(line) || is_fenced(line) || is_crossed(line) {
            found.push(at..at + line.len());
        }
    }
    found
}

/// Whether a line holds the words of a word processor.
fn is_made(line: &str) -> bool {
    MADE.iter().any(|words| {
        let (words, first) = (words.as_bytes(), words.as_bytes()[0]);
        let starts = memchr::memchr2_iter(first, first.to_ascii_uppercase(), line.as_bytes());
        let mut rest = starts.filter_map(|at| line.as_bytes().get(at..at + words.len()));
        rest.any(|found| found.eq_ignore_ascii_case(words))
    })
}

/// Whether a line is `XXX to be completed XXX`.
fn is_crossed(line: &str) -> bool {
    let cross = |c: char| matches!(c, 'x' | 'X');
    let inside = line.trim_matches(cross);
    let crossed = line.len() > inside.len() + 2 && line.starts_with(cross);
    crossed && inside.contains(char::is_alphabetic) && is_placeholder(inside)
}

/// Whether a line is `[to be completed]`: words that are no answer, between brackets.
fn is_fenced(line: &str) -> bool {
    let fences = [('[', ']'), ('<', '>'), ('{', '}')];
    let inside = fences.iter().find_map(|(open, close)| {
        let inside = line.strip_prefix(*open)?.strip_suffix(*close)?;
        Some(inside.trim())
    });
    inside.is_some_and(|words| words.contains(char::is_alphabetic) && is_placeholder(words))
}

/// Whether an address is the one that hints and forms give as an example.
#[must_use]
pub fn is_hint(address: &str) -> bool {
    let hinted = [
        "prenom.nom@",
        "prénom.nom@",
        "firstname.lastname@",
        "nombre.apellido@",
    ];
    let ours = ["name@city.example.org", "nombre@ciudad.example.org"];
    let small = address.to_lowercase();
    hinted.iter().any(|start| small.starts_with(start)) || ours.contains(&small.as_str())
}

/// What an answer of one of several states says of a thing, and not of itself, folded.
const UNDER_WAY: [&str; 18] = [
    "a venir",
    "a confirmer",
    "en cours",
    "en attente",
    "to come",
    "coming soon",
    "in progress",
    "pending",
    "to be confirmed",
    "en curso",
    "en preparacion",
    "pendiente",
    "por confirmar",
    "plus tard",
    "later",
    "pas encore",
    "not yet",
    "todavia no",
];

/// Whether words that stand where an answer is still to come may be an answer where one of several states is asked for.
#[must_use]
pub fn is_under_way(text: &str) -> bool {
    text.len() <= 60 && UNDER_WAY.contains(&super::fold::fold(text).trim())
}

/// Whether more follows such words that says no more than they do: by whom, or which annex.
fn is_led(words: &str) -> bool {
    let numeral = |word: &str| {
        let roman = |c: char| matches!(c, 'i' | 'v' | 'x');
        let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase());
        letter || word.chars().all(|c| c.is_ascii_digit()) || word.chars().all(roman)
    };
    let annex = words.rsplit_once(' ').filter(|(_, last)| numeral(last));
    let annex = annex.map(|(head, _)| head.trim_end_matches(" no"));
    let by = [" par ", " by ", " por ", " von "];
    let whose = by.iter().find_map(|by| words.split_once(by));
    annex.is_some_and(|head| ANNEXES.iter().any(|one| head.ends_with(one)) && WORDS.contains(&head))
        || whose.is_some_and(|(head, _)| head.contains(' ') && WORDS.contains(&head))
}

/// What stands elsewhere and may have a number there.
const ANNEXES: [&str; 7] = [
    "annexe", "annex", "appendix", "anexo", "anlage", "anhang", "allegato",
];

/// What people write where they have nothing to write, folded: an answer in words, but no date, number or address.
const NOTHING: [&str; 48] = [
    "n a",
    "na",
    "s o",
    "n d",
    "nc",
    "n c",
    "sans objet",
    "sans",
    "neant",
    "aucun",
    "aucune",
    "aucun pour l instant",
    "aucune pour l instant",
    "inconnu",
    "inconnue",
    "non connu",
    "non connue",
    "non applicable",
    "pas encore",
    "pas encore connu",
    "pas encore connue",
    "pas encore defini",
    "pas encore de date",
    "pas de courriel",
    "je ne sais pas",
    "plus tard",
    "none",
    "nothing",
    "unknown",
    "not known",
    "not yet",
    "not yet known",
    "not applicable",
    "not available",
    "later",
    "ninguno",
    "ninguna",
    "nada",
    "desconocido",
    "desconocida",
    "no aplica",
    "no procede",
    "no disponible",
    "todavia no",
    "aun no",
    "sin definir",
    "sin fecha",
    "no se sabe",
];

/// Whether an answer that should be a date, a number, an address says that there is none, or none yet.
#[must_use]
pub fn is_nothing(text: &str) -> bool {
    // A sign may be an answer: `€`.
    let marks = |c: char| matches!(c, '.' | '…' | '-' | '–' | '—' | '_' | '?' | '/' | '*' | ' ');
    let signs = text.chars().all(marks);
    let worded = text.contains(char::is_alphanumeric) && is_placeholder(text);
    signs || worded || text.len() <= 60 && NOTHING.contains(&super::fold::fold(text).trim())
}

#[cfg(test)]
mod tests {
    use super::{held_lines, is_placeholder};

    #[test]
    fn what_is_still_to_come_is_no_answer() {
        let held = |text| is_placeholder(text) || !held_lines(text).is_empty();
        for text in [
            "...",
            "…",
            "à compléter",
            "[À COMPLÉTER]",
            "TBD",
            "xxx",
            "XXXX",
            "Voir annexe.",
            "Pendiente",
            "—",
            "(to be confirmed)",
            "???",
            "Lorem ipsum",
            "(vacante)",
            "N.N.",
            "Nom de la ville",
            "Prénom et nom",
            "[À compléter par le service urbanisme]",
            "Ver anexo I",
            "see annex no. 2",
            "siehe Anlage",
            "Click or tap here to enter text.",
            "Cliquez ou appuyez ici pour entrer du texte.",
            "Haga clic o pulse aquí para escribir texto.",
            "<Type your answer here>",
            "as above (challenges)",
            "voir ci-dessus",
            "véase arriba",
            "XXX à compléter XXX",
            "Lorem ipsum dolor sit amet",
            "pas encore",
            "see themes.yaml",
            "Insert text here",
            "Ver punto anterior",
            "[insert description]",
        ] {
            assert!(held(text), "{text}");
        }
        for text in [
            "Non",
            "x",
            "12",
            "Le texte",
            "Jardins à compléter",
            "Annexe 2",
            "Un puits par quartier",
            "Sans objet",
            "N/A",
            "水",
            "Click or tap to see the map",
            "Article XXX",
            "Voir la ville autrement",
            "Insertion des jeunes",
        ] {
            assert!(!held(text), "{text}");
        }
    }
}
