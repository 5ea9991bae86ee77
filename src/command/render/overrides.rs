//! In: a programme's `templates/` folder. Out: the templates of every language, or what stands in their way.

use std::collections::BTreeMap;

use crate::{
    load,
    messages::Messages,
    model::{
        diagnostic::{Diagnostic, Message},
        document::Pointer,
        source::Source,
        tree::Tree,
    },
    parse::Limits,
    render::{Broken, Templates},
};

/// Texts of the programme's own templates, by name.
pub(super) type Overrides = BTreeMap<String, String>;

/// Texts of the programme's own templates, and the templates of every language; else what stands in their way.
pub(super) fn templates(tree: &dyn Tree, limits: &Limits, words: Vec<Messages>) -> Result<(Overrides, Vec<Templates>), Vec<Diagnostic>> {
    let over = overrides(tree, limits)?;
    let templates = words.into_iter().map(|messages| Templates::new(&over, messages)).collect::<Result<Vec<_>, _>>();
    let templates = templates.map_err(|broken| vec![failure(&over, &broken)])?;
    Ok((over, templates))
}

/// The programme's own templates by name; only plain files of its `templates/` folder.
///
/// # Errors
/// Those that cannot be read: to use the built-in ones in their place would be another dossier.
pub(super) fn overrides(tree: &dyn Tree, limits: &Limits) -> Result<Overrides, Vec<Diagnostic>> {
    let (mut texts, mut unread) = (BTreeMap::new(), Vec::new());
    for file in tree.files("templates") {
        let read = match &file.closed {
            Some(reason) => Err(reason.clone()),
            None => tree.read(&file, limits.bytes),
        };
        match read {
            Ok(source) => _ = texts.insert(source.path.trim_start_matches("templates/").to_owned(), source.text),
            Err(reason) => unread.push(load::unreadable(&file.path, &reason)),
        }
    }
    if unread.is_empty() { Ok(texts) } else { Err(unread) }
}

pub(super) fn failure(over: &Overrides, broken: &Broken) -> Diagnostic {
    let path = format!("templates/{}", broken.name);
    let text = over.get(&broken.name).cloned().unwrap_or_default();
    let start = text.split_inclusive('\n').take(broken.line.saturating_sub(1)).map(str::len).sum::<usize>();
    let line = text[start..].lines().next().unwrap_or_default().len();
    let source = Source::new(path, text);
    let mut found = Diagnostic::new(
        "template",
        &source,
        start..start + line,
        &Pointer::default(),
        Message::new("template").with("detail", broken.detail.as_str()),
    );
    found.line = broken.line.max(1);
    found
}
