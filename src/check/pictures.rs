//! In: a fiche that names pictures, and what loading found of their files. Out: findings at the lines that name them; which pictures
//! the texts of a fiche may show.

use std::collections::BTreeMap;

use crate::{
    check::{Context, format::fits},
    model::{
        catalog::{Fiche, Pictures},
        diagnostic::Message,
        picture::{self, Fault, Trace},
        variants::composed,
    },
    pointer,
};

/// Pictures that a text may show, by name, and whether everyone may see them.
pub(super) type Shown = BTreeMap<String, bool>;

/// The pictures that a fiche declares.
pub(super) fn declared(fiche: &Fiche) -> Shown {
    picture::declared(fiche.value())
        .map(|(at, name)| {
            let public = fiche.value()["pictures"][at]["audience"] == "public";
            (composed(name).into_owned(), public)
        })
        .collect()
}

/// Tells what is wrong with the files that a fiche names as pictures.
pub(super) fn check(context: &mut Context<'_>, fiche: &Fiche, all: &Pictures) {
    let path = &fiche.document.source.path;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    for (index, name) in picture::declared(fiche.value()) {
        // A name that is no name of a file is told as such.
        if !fits("file-name", name) {
            continue;
        }
        let at = pointer!["pictures", index, "file"];
        for fault in all.get(&format!("{folder}/{name}")).into_iter().flatten() {
            let (rule, message) = told(fault, folder, picture::owner(path));
            context.at(fiche, rule, &at, message.with("file", name));
        }
    }
}

/// The rule that a fault breaks, and what is said of it in a folder, of a fiche.
fn told(fault: &Fault, folder: &str, fiche: &str) -> (&'static str, Message) {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    match fault {
        Fault::Absent => (
            "attachment-missing",
            Message::new("picture-absent")
                .with("folder", folder)
                .with("fiche", fiche),
        ),
        Fault::Kind => (
            "picture-kind",
            Message::new("picture-kind").with("kinds", picture::KNOWN),
        ),
        Fault::Named(format) => (
            "picture-kind",
            Message::new("picture-kind-name").with("ending", format.ending()),
        ),
        Fault::Broken => (
            "picture-kind",
            Message::new("picture-kind-broken").with("fiche", fiche),
        ),
        Fault::Bytes(bytes) => (
            "limit",
            Message::new("picture-bytes")
                .with("size", number(bytes.div_ceil(1024 * 1024)))
                .with("limit", number(picture::BYTES / (1024 * 1024)))
                .with("fiche", fiche),
        ),
        Fault::Points(width, height) => (
            "limit",
            Message::new("picture-points")
                .with("width", width.to_string())
                .with("height", height.to_string())
                .with("limit", picture::SIDE.to_string())
                .with("fiche", fiche),
        ),
        Fault::Traces(traces) => {
            let message = match traces.first() {
                Some(Trace::Position) => Message::new("picture-position"),
                Some(Trace::Camera) => Message::new("picture-camera"),
                Some(Trace::Comment) => Message::new("picture-comment"),
                Some(Trace::Behind) => Message::new("picture-behind"),
                Some(Trace::Other) | None => Message::new("picture-other"),
            };
            let message = message.with("folder", folder).with("fiche", fiche);
            ("picture-metadata", message)
        }
    }
}
