//! In: fiches and their schemas. Out: what of them is internal, what anyone may say, and where the one stands in pages of the other.

use anyhow::Result;

use crate::{
    guard::{Guard, Leak, Values},
    load,
    messages::Messages,
    model::{
        catalog::{Fiche, Programme},
        diagnostic::{Diagnostic, Message},
        document::Pointer,
        schemas::{self, Schemas},
        source::Source,
    },
    render,
    write::Stage,
};

/// Internal and public values of fiches.
pub(super) fn gather<'f>(fiches: impl Iterator<Item = &'f Fiche>, schemas: &Schemas, language: Option<&str>) -> Values {
    let mut values = Values::default();
    for fiche in fiches {
        if let Some(schema) = schemas.of(fiche.kind) {
            values.fiche(fiche, &schema.plan, language);
        }
    }
    values
}

/// What any public page may say, and the values of what cities share.
pub(super) fn base(programme: &Programme, langs: &[String]) -> Values {
    let mut values = gather(programme.shared(), &programme.schemas, None);
    values.open(&programme.document.source.text);
    load::EDITIONS.iter().filter(|(id, _)| *id == programme.edition.id).for_each(|(_, text)| values.open(text));
    schemas::TEXTS.iter().for_each(|(_, text)| values.said(text));
    langs.iter().for_each(|lang| values.open(&Messages::shipped(lang)));
    values
}

/// Internal values in the files about to be put in place, read back from where they wait.
pub(super) fn scanned(stage: &Stage, values: Values, drops: &(dyn Fn(&str) -> bool + Sync)) -> Result<Vec<Diagnostic>> {
    let style = render::BUILT_IN.iter().find(|(name, _)| *name == "style.css").map_or("", |(_, text)| *text);
    let guard = Guard::new(values, style)?;
    let leaks = stage.each(drops, &|path, bytes| guard.scan(path, bytes))?;
    Ok(leaks.into_iter().flatten().map(told).collect())
}

/// A leak as a finding at the fiche that the value comes from.
fn told(leak: Leak) -> Diagnostic {
    let source = Source { path: leak.origin.path, text: String::new() };
    let message = Message::new("leak-file").with("value", leak.value).with("file", leak.file).with("field", leak.origin.field.as_str());
    let found = Diagnostic::new("leak", &source, 0..0, &Pointer::default(), message);
    Diagnostic { field: leak.origin.field, ..found }
}
