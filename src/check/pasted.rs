//! In: a text of a fiche. Out: lines that a page would run together though they are a list or a table, and answers that are none.

use super::{
    Context,
    fields::{Places, SHORT},
};
use crate::model::{
    catalog::Fiche,
    cut::cut,
    diagnostic::Message,
    document::{Mark, Pointer},
    pasted::{self, Kind},
};

/// Tells the lists and tables of a text that a page would not show as such.
pub(super) fn check(
    context: &mut Context<'_>,
    fiche: &Fiche,
    pointer: impl FnOnce() -> Pointer,
    text: &str,
    mark: Mark,
) {
    let (joined, all) = (
        pasted::folded(&fiche.document.source.text, &mark),
        pasted::all(text),
    );
    if joined.is_none() && all.is_empty() {
        return;
    }
    let at = &pointer();
    if let Some(line) = joined {
        let key = Pointer(at.0.last().cloned().into_iter().collect()).to_string();
        let message = Message::new("text-folded").with("key", key);
        return context.report(fiche, "text-marks", line, at, message);
    }
    let places = Places::new(&fiche.document, at, text);
    for found in all {
        let shown = cut(&found.sign, SHORT).into_owned();
        let message = match found.kind {
            Kind::List => Message::new("text-bullet").with("sign", shown),
            Kind::Tabs | Kind::Bars => {
                Message::new("text-table").with("line", shown.replace('\t', " → "))
            }
        };
        let near = &text[found.at..];
        let start = found.at + near.len() - near.trim_start().len();
        let span = places.locate(start, found.sign.len());
        context.report(fiche, "text-marks", span, at, message);
    }
}

/// What people write where the answer is still to come, or stands elsewhere, folded.
const WORDS: [&str; 63] = [
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
    "lorem ipsum",
];

/// Whether a text says only that the answer is still to come, or that it stands elsewhere.
pub(super) fn is_placeholder(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let bare = |c: char| c.is_alphanumeric();
    if !text.contains(bare) {
        return true;
    }
    let folded = crate::model::fold::fold(text);
    let words = folded.trim();
    let crossed = words.len() > 1 && words.bytes().all(|b| b == b'x');
    crossed || WORDS.contains(&words)
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
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "Non",
            "x",
            "12",
            "Le texte",
            "Jardins à compléter",
            "Sans objet",
            "N/A",
            "水",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
