//! In: a PDF as the browser made it. Out: the same without what tells one run from the next.
//!
//! That are the day and hour, the version of the browser and the system it ran on, and numbers that it gave to parts of the page as
//! it read them, which go on counting from page to page.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, StringFormat};

/// How the browser names a part of a page.
const NODE: &[u8] = b"node";

/// The same document, always in the same bytes.
///
/// # Errors
/// If it cannot be read or written.
pub(super) fn fixed(pdf: &[u8]) -> Result<Vec<u8>, String> {
    let mut document = Document::load_mem(pdf).map_err(|error| error.to_string())?;
    document.trailer.remove(b"ID");
    let info = document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .ok();
    if let Some(info) = info.and_then(|id| document.get_dictionary_mut(id).ok()) {
        for key in [b"CreationDate".as_slice(), b"ModDate", b"Creator"] {
            info.remove(key);
        }
        info.set(
            "Producer",
            Object::string_literal(concat!("roadmap ", env!("CARGO_PKG_VERSION"))),
        );
    }
    // Names of PDF 2.0, in a file of an earlier version: readers are told what they stand for.
    let tree = document
        .catalog()
        .and_then(|catalog| catalog.get(b"StructTreeRoot"))
        .and_then(Object::as_reference);
    if let Some(tree) = tree
        .ok()
        .and_then(|id| document.get_dictionary_mut(id).ok())
    {
        let span = || Object::Name(b"Span".to_vec());
        let roles = Dictionary::from_iter([("Em", span()), ("Strong", span())]);
        tree.set("RoleMap", roles);
    }
    let names = names(&document);
    for object in document.objects.values_mut() {
        rename(object, &names);
    }
    let mut bytes = Vec::with_capacity(pdf.len());
    document
        .save_to(&mut bytes)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The names of parts, each with one that counts from the first of this page; their order stays.
fn names(document: &Document) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let mut found = BTreeMap::new();
    for object in document.objects.values() {
        collect(object, &mut found);
    }
    for (at, name) in found.values_mut().enumerate() {
        *name = format!("node{at:08}").into_bytes();
    }
    found
}

fn collect(object: &Object, found: &mut BTreeMap<Vec<u8>, Vec<u8>>) {
    match object {
        Object::String(text, _) if is_node(text) => _ = found.insert(text.clone(), Vec::new()),
        Object::Array(all) => all.iter().for_each(|one| collect(one, found)),
        Object::Dictionary(all) => all.iter().for_each(|(_, one)| collect(one, found)),
        _ => {}
    }
}

fn rename(object: &mut Object, names: &BTreeMap<Vec<u8>, Vec<u8>>) {
    match object {
        Object::String(text, _) if is_node(text) => {
            if let Some(name) = names.get(text) {
                *object = Object::String(name.clone(), StringFormat::Literal);
            }
        }
        Object::Array(all) => all.iter_mut().for_each(|one| rename(one, names)),
        Object::Dictionary(all) => all.iter_mut().for_each(|(_, one)| rename(one, names)),
        _ => {}
    }
}

fn is_node(text: &[u8]) -> bool {
    text.strip_prefix(NODE)
        .is_some_and(|rest| rest.len() >= 4 && rest.iter().all(u8::is_ascii_digit))
}
