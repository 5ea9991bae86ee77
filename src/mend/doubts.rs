//! In: words beside an answer. Out: whether they deny it, leave it open, or leave it what it is.

use super::{
    Sure, days,
    line::{fold, is_blank},
    meant,
    shape::is_number,
};
use crate::model::schema::Field;

/// What stands behind such a word is not the answer, or no longer, folded.
const NOT: &str = "not|no|non|pas|ni|nicht|kein|keine|nao|ne|et non|et pas|and not|but not|mais pas|pero no|y no|e nao\
    |und nicht|au lieu|instead of|rather than|plutot que|en lugar de|en vez de|a la place|statt|anstatt\
    |em vez de|formerly|former|previously|anciennement|ancien|ancienne|ex|was|antes|anteriormente|vormals\
    |fruher|reporte du|reportee du|reporte de|postponed from|moved from|changed from|deplace du|deplacee du\
    |aplazado del|aplazada del|trasladado del|trasladada del|cambiado del|initialement|initially|originally\
    |inicialmente";

/// Words that leave open whether it is the answer, or say that it is another one as well, folded.
pub(super) const DOUBT: &str = "ou|or|o|u|oder|maybe|perhaps|peut|quiza|quizas|tal|probable|probablement|probably|probablemente\
    |vielleicht|talvez|provisoire|provisional|provisorio|provisoirement|tbc|tbd|tba|confirmer|confirmar\
    |confirmed|confirm|reserve|pending|attente|draft|candidat|candidate|candidata|candidato|si|if|sauf|salvo\
    |except|excepto|but|mais|pero|sino|presque|nearly|almost|casi|partly|partie|partiel|partiellement\
    |parcial|partially|surtout|mainly|mostly|principalement|principalmente|yet|encore|todavia|aun|bientot\
    |soon|pronto|longer|latest|tard|tarde|avant|before|apres|after|despues|example|exemple|ejemplo|proposed\
    |propose|proposee|propuesto|propuesta|choose|doute|withdrawn|cancelled|canceled|refused|rejected|retire\
    |retiree|annule|annulee|refuse|refusee|retirado|retirada|anulado|anulada|rechazado|rechazada|principle\
    |principe|principio";

/// Words by which a second day is told that is no other answer, folded.
const LATER: &str = "received|recu|recue|recibido|recibida|rappel|relance|reminder|recordatorio|registered|enregistre\
    |enregistree|registrado|registrada|scanned|numerise|erhalten|eingegangen";

/// Words that say no more of a country than which union it is in, folded.
const UNION: &str = "ue|eu|union europeenne|european union|union europea|europe";

/// What is said of taxes beside a sum, and changes nothing of it, folded.
pub(super) const TAXES: &str = "ttc|ht|hors taxe|hors taxes|hors tva|tva comprise|tva incluse|tva incl|toutes taxes comprises\
    |taxes comprises|taxes incluses|taxes en sus|vat included|incl vat|including vat|vat incl|excl vat\
    |excluding vat|net|tax included|iva incluido|con iva|iva incl|sin iva|iva no incluido|iva incluida\
    |impuestos incluidos|mwst|inkl mwst|inkl ust";

/// What begins a part of a number that stands beside the whole, folded.
const WITHIN: &str =
    "incl|including|includes|included|dont|comprend|comprenant|incluye|incluyendo|inkl|davon";

/// What makes another number of one, folded.
const TIMES: &str = "x|fois|times|veces|mal|milliers|mille|thousand|thousands|mil|miles|million|millions|millones|tausend|par\
    |per|por|pro|each|chacun|chacune|cada|k";

/// Whether folded words are one of a table.
pub(super) fn is_among(table: &str, words: &str) -> bool {
    table.split('|').any(|one| one == words)
}

/// Whether a piece is what a kind of answer has beside it without being another: taxes, a union, when it came, how long it lasts.
pub(super) fn is_known(piece: &str, field: &Field) -> bool {
    let folded = fold(piece);
    let (first, rest) = folded.split_once(' ').unwrap_or((&folded, ""));
    match field.format.as_deref() {
        Some("country") => is_among(UNION, &folded),
        Some("currency" | "amount") => is_among(TAXES, &folded),
        Some("date" | "full-date") => is_among(LATER, first),
        _ if is_number(field) => is_among(WITHIN, first),
        // `Aldermoor (GB)`: where it lies.
        None if field.items.as_deref().unwrap_or(field).reference.as_deref() == Some("city")
            && meant::formatted("country", piece, None).is_some() =>
        {
            true
        }
        None if is_choice(field) => {
            let counted = first.parse::<u32>().is_ok() && !rest.is_empty() && !rest.contains(' ');
            let lasts = counted && !is_among(TIMES, rest);
            lasts || matches!(days::date(piece, false), Some((_, Sure::Certain)))
        }
        _ => false,
    }
}

/// Whether words between brackets are a note, and leave what they stand behind as it is: they have no figure, and none of the words that
/// make another answer of it.
pub(super) fn is_note(said: &str) -> bool {
    const OTHER: &str = "deputy|suppleant|suppleante|suplente|substitute|interim|acting|assistant|assistante|delegation\
        |delegacion|reporte|reportee|postponed|aplazado|aplazada|environ|circa|vers|approx|approximately|about|around\
        |aprox|hacia|est|estimation|estimate|estimated|estimacion|fin|end|final|debut|inicio|beginning|start|delai\
        |plazo|deadline";
    let words = fold(said);
    let changed = words.split(' ').any(|word| is_among(OTHER, word));
    let plain = !said.contains(|c: char| c.is_numeric() || matches!(c, '@' | '/'));
    plain && words.len() > 2 && !changed && !is_changed(said)
}

/// Whether words are a number of a telephone.
pub(super) fn is_phone(said: &str) -> bool {
    let figures = said.chars().filter(char::is_ascii_digit).count();
    let sign = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '+' | '-' | '\u{A0}');
    figures > 7 && said.chars().all(sign)
}

/// Whether one of several answers is asked for, or some of them.
pub(super) fn is_choice(field: &Field) -> bool {
    let choice = |field: &Field| {
        let tongue = field.format.as_deref() == Some("language");
        let listed = field.vocabulary.is_some() || !field.choices.is_empty();
        listed || field.reference.is_some() || tongue || field.takes("boolean")
    };
    field.items.as_deref().map_or_else(|| choice(field), choice)
}

/// Whether words leave open whether what they stand beside is the answer; those of an address say nothing of it.
pub(super) fn doubt(text: &str) -> bool {
    let mut said = text.split_whitespace().filter(|word| !word.contains('@'));
    said.any(|word| fold(word).split(' ').any(|word| is_among(DOUBT, word)))
}

/// Whether what is said of an answer makes it another, or leaves it open: `no`, `annulé`, `à confirmer`.
pub(super) fn is_changed(said: &str) -> bool {
    doubt(said) || denial(said).1.is_some()
}

/// What a piece says before a word that denies what stands behind it, and what stands behind that word.
pub(super) fn denial(piece: &str) -> (Option<&str>, Option<&str>) {
    let words = words(piece);
    let denies = |at: usize| {
        NOT.split('|').find_map(|phrase| {
            let length = phrase.split(' ').count();
            let mut told = phrase.split(' ').zip(&words[at..]);
            let long = words.len() - at >= length;
            // `axe no 2` has a number.
            let number = phrase == "no"
                && words
                    .get(at + 1)
                    .is_some_and(|(_, word)| word.parse::<u32>().is_ok());
            let is = long && !number && told.all(|(one, (_, word))| one == word);
            is.then_some(at + length)
        })
    };
    let Some((first, behind)) = (0..words.len()).find_map(|at| Some((at, denies(at)?))) else {
        return (Some(piece), None);
    };
    let own = piece[..words[first].0]
        .trim_matches(|c: char| is_blank(c) || matches!(c, ',' | ';' | '–' | '—'));
    let no = words.get(behind).map_or("", |(from, _)| &piece[*from..]);
    ((!own.is_empty()).then_some(own), Some(no))
}

/// The words of a text, folded, each with the byte where it begins.
pub(super) fn words(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, fold(&text[from..at])));
                start = None;
            }
            _ => {}
        }
    }
    found
}
