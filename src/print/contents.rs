//! In: a page and its first print. Out: rules of style that put the number of its page beside each line of the contents.

use std::{collections::BTreeMap, fmt::Write as _};

use lopdf::{Document, Object, ObjectId};

/// What says that a page has contents that are printed.
const CONTENTS: &str = "class=\"toc\"";

/// The page with more rules of style, the last of its own.
pub(super) fn styled(html: &str, rules: &str) -> String {
    match html.split_once("</style>") {
        Some((before, after)) => format!("{before}{rules}</style>{after}"),
        None => html.to_owned(),
    }
}

/// Rules that number the contents; none if the page has no contents, or leads nowhere.
///
/// # Errors
/// If the print cannot be read.
pub(super) fn numbers(html: &str, pdf: &[u8]) -> Result<Option<String>, String> {
    if !html.contains(CONTENTS) {
        return Ok(None);
    }
    let document = Document::load_mem(pdf).map_err(|error| error.to_string())?;
    let pages: BTreeMap<ObjectId, u32> = document
        .get_pages()
        .into_iter()
        .map(|(number, id)| (id, number))
        .collect();
    let places = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"Dests", &document))
        .and_then(Object::as_dict);
    let Ok(places) = places else { return Ok(None) };
    let mut rules = String::new();
    for (name, place) in places.iter() {
        let page = document
            .dereference(place)
            .ok()
            .and_then(|(_, place)| place.as_array().ok())
            .and_then(|place| place.first()?.as_reference().ok())
            .and_then(|page| pages.get(&page));
        let name = String::from_utf8_lossy(name);
        // Names of ours; what else may stand there is no place of a heading.
        let plain = name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if let Some(page) = page.filter(|_| plain) {
            let _ = write!(
                rules,
                ".toc a[href=\"#{name}\"]::after{{content:\"{page}\"}}"
            );
        }
    }
    Ok(Some(format!("@media print{{{rules}}}")).filter(|_| !rules.is_empty()))
}
