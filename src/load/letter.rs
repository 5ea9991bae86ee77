//! In: a city with the letter that it names. Out: a finding if nobody can read the letter, or anybody can change it.

use crate::{
    model::{
        catalog::City,
        diagnostic::{Diagnostic, Message},
        tree::{Attachment, Begins},
    },
    pointer,
};

/// Whether a name says that a file is a print.
fn is_named(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".pdf")
}

/// What is said of a letter that is there and is no print: an empty file, a text that is still to be signed.
pub(super) fn fault(city: &City) -> Option<Diagnostic> {
    let (fiche, Attachment::Found(_, begins)) = (city.fiche("city")?, &city.letter) else {
        return None;
    };
    let at = pointer!["interest", "letter"];
    let name = fiche.document.get(&at)?.as_str()?;
    let id = match begins {
        Begins::Empty => "letter-empty",
        Begins::Print if is_named(name) => return None,
        _ => "letter-not-print",
    };
    let (source, message) = (&fiche.document.source, Message::new(id).with("file", name));
    let span = fiche.document.span(&at);
    Some(Diagnostic::new(
        "letter-missing",
        source,
        span,
        &at,
        message,
    ))
}
