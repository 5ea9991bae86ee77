//! In: a programme's `templates/` folder. Out: the templates of every language, or what stands in their way.

use std::{collections::BTreeMap, sync::Arc};

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
    render::{Broken, Limit, Templates, Workshop},
};

/// Texts of the programme's own templates, by name.
pub(crate) type Overrides = BTreeMap<String, String>;

/// Texts of the programme's own templates, and the templates of every language; else what stands in their way.
pub(crate) fn templates(
    tree: &dyn Tree,
    limits: &Limits,
    words: Vec<Messages>,
) -> Result<(Overrides, Vec<Templates>), Vec<Diagnostic>> {
    let over = overrides(tree, limits)?;
    let failed = |broken: Broken| vec![failure(&over, &broken)];
    let shop = if over.is_empty() {
        None
    } else {
        Some(Arc::new(Workshop::open(over.clone()).map_err(failed)?))
    };
    let templates = words
        .into_iter()
        .map(|messages| Templates::new(messages, shop.clone()))
        .collect::<Result<Vec<_>, _>>();
    let templates = templates.map_err(failed)?;
    Ok((over, templates))
}

/// The programme's own templates by name; only plain files of its `templates/` folder.
///
/// # Errors
/// Those that cannot be read: to use the built-in ones in their place would be another dossier.
pub(crate) fn overrides(tree: &dyn Tree, limits: &Limits) -> Result<Overrides, Vec<Diagnostic>> {
    let (mut texts, mut unread) = (BTreeMap::new(), Vec::new());
    for file in tree.files("templates") {
        let read = match &file.closed {
            Some(reason) => Err(reason.clone()),
            None => tree.read(&file, limits.bytes),
        };
        match read {
            Ok(source) => {
                _ = texts.insert(
                    source.path.trim_start_matches("templates/").to_owned(),
                    source.text,
                )
            }
            Err(reason) => unread.push(load::unreadable(&file.path, &reason)),
        }
    }
    if unread.is_empty() {
        Ok(texts)
    } else {
        Err(unread)
    }
}

/// The first template of a programme that cannot be used, or what cannot be read of them.
pub(crate) fn faults(tree: &dyn Tree, limits: &Limits) -> Vec<Diagnostic> {
    match overrides(tree, limits) {
        Err(unread) => unread,
        Ok(over) if over.is_empty() => Vec::new(),
        Ok(over) => Workshop::open(over.clone())
            .err()
            .map(|broken| failure(&over, &broken))
            .into_iter()
            .collect(),
    }
}

/// Which template had too much of something, so that nothing is put in place.
pub(crate) fn end(over: &Overrides, templates: &[Templates]) -> Option<Diagnostic> {
    templates
        .first()?
        .end()
        .map(|broken| failure(over, &broken))
}

/// A template that failed, as a finding at its line.
pub(crate) fn failure(over: &Overrides, broken: &Broken) -> Diagnostic {
    let path = format!("templates/{}", broken.name);
    let text = over.get(&broken.name).cloned().unwrap_or_default();
    let start = text
        .split_inclusive('\n')
        .take(broken.line.saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let line = text[start..].lines().next().unwrap_or_default().len();
    let source = Source::new(path, text);
    let mut found = Diagnostic::new(
        "template",
        &source,
        start..start + line,
        &Pointer::default(),
        message(broken),
    );
    found.line = broken.line.max(1);
    found
}

fn message(broken: &Broken) -> Message {
    let Some(limit) = &broken.limit else {
        return Message::new("template").with("detail", broken.detail.as_str());
    };
    match limit {
        Limit::Memory => Message::new("template-memory").with("megabytes", limit.megabytes()),
        Limit::Output => Message::new("template-output").with("megabytes", limit.megabytes()),
        Limit::Time => Message::new("template-time").with("seconds", Limit::seconds()),
        Limit::Depth => Message::new("template-depth"),
        Limit::Steps => Message::new("template-steps"),
        Limit::Lost => Message::new("template-lost"),
        Limit::Start(why) => Message::new("template-start").with("detail", why.as_str()),
    }
}
