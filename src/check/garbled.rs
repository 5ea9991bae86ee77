//! In: a text of a fiche. Out: the letters that were lost on the way from another program, told with the word that was meant where that
//! is certain.

use encoding_rs::WINDOWS_1252;

use super::{Context, place::Place};
use crate::model::{catalog::Fiche, diagnostic::Message};

/// Tells the first word that another encoding made, `rÃ©novÃ©`, or that lost a letter for good; whether there is one.
pub(super) fn check(
    context: &mut Context<'_>,
    fiche: &Fiche,
    text: &str,
    place: &Place<'_>,
) -> bool {
    if text.is_ascii() {
        return false;
    }
    let found = text.split_whitespace().find_map(told);
    let any = found.is_some();
    if let Some(message) = found {
        context.at(fiche, "format", &place.pointer(), message);
    }
    any
}

fn told(word: &str) -> Option<Message> {
    if word.contains('\u{fffd}') {
        return Some(Message::new("text-lost").with("word", word));
    }
    let repaired = repaired(word)?;
    Some(
        Message::new("text-garbled")
            .with("word", word)
            .with("repaired", repaired),
    )
}

/// The word whose UTF-8 was read as Windows-1252; `None` where it is not certain that it was.
fn repaired(word: &str) -> Option<String> {
    // What begins two and three bytes of UTF-8 in European languages; at its end a word may well have such a letter before a quote.
    let lead = word.find(['Ã', 'Â', 'â', 'Å', 'Ä'])?;
    let mut after = word[lead..].chars().skip(1);
    let quote = after
        .next()
        .is_some_and(|c| matches!(c, '»' | '”' | '’' | '›'));
    if quote && !after.next().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(word);
    let read = std::str::from_utf8(&bytes).ok().filter(|_| !lost)?;
    (read.len() < word.len()).then(|| read.to_owned())
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn what_another_encoding_made_is_told_from_what_was_written() {
        for (word, meant) in [
            ("rÃ©novÃ©", "rénové"),
            ("estÃ¡", "está"),
            ("aoÃ»t", "août"),
            ("lâ€™eau", "l’eau"),
            ("â€œof", "“of"),
            ("CÅ“ur", "Cœur"),
            ("10Â°", "10°"),
        ] {
            assert_eq!(repaired(word).as_deref(), Some(meant), "{word}");
        }
        for word in [
            "rénové",
            "AMANHÃ»",
            "Â",
            "Ã",
            "château",
            "Île",
            "IRMÃ",
            "CAFÉ»",
            "Ångström",
            "Ärzte",
            "水",
        ] {
            assert_eq!(repaired(word), None, "{word}");
        }
    }
}
