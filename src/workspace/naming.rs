//! In: where a programme lies, and where the command is run. Out: the ways to its files for who reads about them.

use std::path::{Component, Path};

use crate::{discover, fiche::path::Way, workspace::place::Place};

/// The ways to a programme's files.
#[derive(Debug, Default, Clone)]
pub(crate) struct Naming {
    /// From the top of the repository: what forges and other programs look for.
    pub(crate) top: Way,
    /// From where the command is run: what a person can open there.
    pub(crate) here: Way,
}

impl Naming {
    /// For a report that is read where the command is run, or elsewhere.
    pub(crate) fn of(&self, local: bool) -> &Way {
        if local { &self.here } else { &self.top }
    }

    /// For a programme on disk.
    pub(crate) fn on_disk(root: &Path) -> Self {
        let top = discover::repository(root);
        let inside = Way {
            above: root.strip_prefix(&top).ok().map(named).unwrap_or_default(),
            ..Way::default()
        };
        Self {
            here: std::env::current_dir()
                .and_then(|here| here.canonicalize())
                .map_or_else(|_| Way::default(), |here| from(&here, root, &top)),
            top: inside,
        }
    }

    /// For a programme in any state.
    pub(crate) fn of_place(place: &Place) -> Self {
        let bare = place.git.as_ref().is_some_and(|git| git.work.is_none());
        if !bare {
            return Self::on_disk(&place.scope.root);
        }
        // A repository without files on disk has no other place to name.
        let top = Way {
            above: named(Path::new(&place.prefix)),
            ..Way::default()
        };
        Self {
            here: top.clone(),
            top,
        }
    }
}

/// The way from one folder to another: where one lies in the other, or both in one repository; else none, for a path over half the
/// disk tells nobody anything.
fn from(here: &Path, root: &Path, top: &Path) -> Way {
    let near = here.starts_with(top) || here.starts_with(root) || root.starts_with(here);
    if !near {
        return Way::default();
    }
    if let Ok(inside) = here.strip_prefix(root) {
        return Way {
            inside: named(inside),
            ..Way::default()
        };
    }
    let shared = here
        .ancestors()
        .find(|above| root.starts_with(above))
        .unwrap_or(root);
    let ups = here
        .strip_prefix(shared)
        .map_or(0, |rest| rest.components().count());
    let down = root.strip_prefix(shared).map(named).unwrap_or_default();
    Way {
        above: format!("{}{down}", "../".repeat(ups)),
        ..Way::default()
    }
}

/// A relative folder with `/`, and one at its end.
fn named(folder: &Path) -> String {
    let part = |part: Component<'_>| match part {
        Component::Normal(part) => Some(format!("{}/", part.to_string_lossy())),
        _ => None,
    };
    folder.components().filter_map(part).collect()
}
