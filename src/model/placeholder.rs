//! In: an answer. Out: whether it only says that there is none yet, or none at all.

/// What people write where the answer is still to come, or stands elsewhere, folded.
const WORDS: [&str; 103] = [
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
    let folded = super::fold::fold(text);
    let words = folded.trim();
    let crossed = words.len() > 1 && words.bytes().all(|b| b == b'x');
    crossed || WORDS.contains(&words) || is_led(words)
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
    use super::is_placeholder;

    #[test]
    fn what_is_still_to_come_is_no_answer() {
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
        ] {
            assert!(is_placeholder(text), "{text}");
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
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
