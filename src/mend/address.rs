//! In: an e-mail address as people write it, with a name, twice, disguised. Out: the address, and how sure that is.

use super::{
    Sure, called,
    line::{fold, is_blank},
    meant::Meant,
};
use crate::check::format::fits;

/// The address in a text: `Name <a@b>`, `mailto:a@b`, `[a@b](mailto:a@b)`, `a (at) b`; of several the first is a guess, and one with
/// words beside it that are no name of a person.
pub(super) fn email(text: &str) -> Meant {
    // What a browser writes for the sign.
    let plain = text.replace("%40", "@");
    // Hyphens of a word processor, which look the same.
    let plain = plain.replace(['\u{2010}', '\u{2011}'], "-");
    let text = unphoned(&plain);
    let mut found: Vec<&str> = Vec::new();
    for piece in text.split(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '"' | '/' | '|'
            )
    }) {
        let piece = piece
            .strip_prefix("mailto:")
            .unwrap_or(piece)
            .trim_end_matches(['.', ',', ';', ':']);
        if fits("email", piece) && !found.contains(&piece) {
            found.push(piece);
        }
    }
    match found.as_slice() {
        [one] => alone(text, one).map(|sure| ((*one).to_owned(), sure)),
        [first, ..] => Some(((*first).to_owned(), Sure::Guess)),
        [] => {
            let joined = text.split('@').map(|part| part.trim_matches(is_blank));
            let joined = joined.collect::<Vec<_>>().join("@");
            match fits("email", &joined) {
                true => Some((joined, Sure::Certain)),
                false => disguised(text),
            }
        }
    }
}

/// A text without the telephone that stands behind an address: `a@b / tél. 02 99 94 88 00`.
fn unphoned(text: &str) -> &str {
    const PHONE: [&str; 12] = [
        "tel",
        "tél",
        "téléphone",
        "phone",
        "teléfono",
        "telefono",
        "mobile",
        "móvil",
        "portable",
        "fax",
        "telefon",
        "telefone",
    ];
    let Some((address, rest)) = text.split_once([' ', ',', ';']) else {
        return text;
    };
    let rest =
        rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, '/' | '|' | '-' | '–' | '('));
    let word = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let figures = |c: char| {
        c.is_ascii_digit() || is_blank(c) || matches!(c, '.' | ':' | '+' | '-' | '(' | ')' | '/')
    };
    let phone = PHONE.contains(&rest[..word].to_lowercase().as_str());
    if phone && rest[word..].chars().all(figures) {
        address
    } else {
        text
    }
}

/// How sure the only address of a text is with what stands beside it; none where that is another one, misspelt, or says no to it.
fn alone(text: &str, address: &str) -> Option<Sure> {
    const NO: [&str; 12] = [
        "no", "non", "not", "ne", "ni", "pas", "never", "jamais", "nunca", "sin", "sans", "without",
    ];
    const SMALL: [&str; 16] = [
        "de", "del", "la", "las", "los", "le", "du", "des", "da", "van", "von", "y", "d", "l",
        "di", "do",
    ];
    let beside = text.replace(address, " ").replace("mailto:", " ");
    if beside.contains('@') {
        return None;
    }
    // `Correo: a@b`
    let (label, rest) = beside.split_once(':').unwrap_or(("", &beside));
    let labelled = called::question("email", &fold(label)) || fold(label) == "email";
    let beside = if labelled { rest } else { &beside };
    let words: Vec<String> = beside
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .map(str::to_owned)
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    if folded.iter().any(|word| NO.contains(&word.as_str())) {
        return None;
    }
    let local = fold(address.split('@').next().unwrap_or_default());
    let own = |word: &String| word.len() > 2 && local.contains(word.as_str());
    let named = |(word, folded): (&String, &String)| {
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        capital && !word.contains(|c: char| c.is_ascii_digit()) || SMALL.contains(&folded.as_str())
    };
    let bracketed = text.contains(&format!("<{address}>"));
    let person = words.iter().zip(&folded).all(named) && (bracketed || folded.iter().any(own));
    // Any other sign says something of it.
    const MARKS: &str = "<>()[]{}\"'«»“”‘’*_`,;.-–|/";
    let odd = |c: char| !c.is_alphanumeric() && !is_blank(c) && !MARKS.contains(c);
    let sure = (words.is_empty() || person) && !beside.contains(odd);
    Some(if sure { Sure::Certain } else { Sure::Guess })
}

/// An address written so that no machine takes it for one: `a (at) b [dot] c`, `a at b`.
fn disguised(text: &str) -> Meant {
    const AT: [&str; 5] = ["at", "a", "arobase", "arroba", "@"];
    const DOT: [&str; 5] = ["dot", "point", "punto", "pt", "."];
    const BRACKETS: [(&str, &str); 4] = [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">")];
    let put = |text: String, words: &[&str], sign: &str| {
        words.iter().fold(text, |text, word| {
            BRACKETS.iter().fold(text, |text, (open, close)| {
                let capital = word.to_uppercase();
                let marks = [
                    format!("{open}{word}{close}"),
                    format!("{open} {word} {close}"),
                    format!("{open}{capital}{close}"),
                ];
                marks.iter().fold(text, |text, mark| {
                    text.split(mark.as_str())
                        .map(|part| part.trim_matches(is_blank))
                        .collect::<Vec<_>>()
                        .join(sign)
                })
            })
        })
    };
    let plain = put(put(text.replace('＠', "@"), &AT, "@"), &DOT, ".");
    if fits("email", &plain) {
        return Some((plain, Sure::Certain));
    }
    // `arroba` is a word of nothing else, `at` is one of sentences: `ask at the desk`.
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let dotted = has(&[" point ", " punto ", " dot "]);
    let local = text.split(' ').next().unwrap_or_default();
    let told = has(&[" arobase ", " arroba "]) || has(&[" at "]) && dotted && local.contains('.');
    let spoken = [" at ", " arobase ", " arroba ", " AT "]
        .iter()
        .fold(format!(" {plain} "), |text, word| text.replace(word, "@"));
    let spoken = [" dot ", " point ", " punto "]
        .iter()
        .fold(spoken, |text, word| text.replace(word, "."));
    let spoken = spoken.trim().replace(" @", "@").replace("@ ", "@");
    let sure = if told { Sure::Certain } else { Sure::Guess };
    fits("email", &spoken).then_some((spoken, sure))
}

#[cfg(test)]
mod tests {
    use super::{Sure, email};

    #[test]
    fn an_address_is_certain_with_a_name_or_marks_alone() {
        let own = "b.deux@ville.example.org";
        for text in [
            "Bob Deux <b.deux@ville.example.org>",
            "Bob d’Aubigné-Deux <b.deux@ville.example.org>",
            "Deux, Bob (b.deux@ville.example.org)",
            "mailto:b.deux@ville.example.org",
            "[b.deux@ville.example.org](mailto:b.deux@ville.example.org)",
            "<b.deux@ville.example.org>",
            "Courriel : b.deux@ville.example.org",
            "correo electrónico: b.deux@ville.example.org;",
            "b.deux @ ville.example.org",
            "b.deux@ville.example.org / tel. 266 123 456",
            "mailto:b.deux%40ville.example.org",
            "b.deux arroba ville punto example punto org",
            "b.deux arroba ville.example.org",
            "b.deux at ville dot example dot org",
        ] {
            assert_eq!(email(text), Some((own.to_owned(), Sure::Certain)), "{text}");
        }
        for text in [
            "no usar b.deux@ville.example.org",
            "NO USAR b.deux@ville.example.org",
            "pas d’adresse (passer par b.deux@ville.example.org)",
            "do not use b.deux@ville.example.org",
            "a.un@ville,example ; b.deux@ville.example.org",
            "without b.deux@ville.example.org",
        ] {
            assert_eq!(email(text), None, "{text}");
        }
        for text in [
            "antes b.deux@ville.example.org",
            "accueil : b.deux@ville.example.org",
            "b.deux@ville.example.org ?",
            "b.deux@ville.example.org (until May)",
            "b.deux@ville.example.org ; a.un@ville.example.org",
            "Antiguo b.uno@ville.example.org",
        ] {
            let found = email(text).map(|(_, sure)| sure);
            assert_eq!(found, Some(Sure::Guess), "{text}");
        }
    }
}
