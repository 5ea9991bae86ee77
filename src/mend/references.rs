//! In: words where the form asks for a city, a network, an event or a theme. Out: the id of the one that is meant.

use serde_json::Value;

use super::{Sure, entries, line::fold, meant, values::Walk};
use crate::{check::format::fits, fiche::path::stem, model::schema::Field};

impl Walk<'_> {
    /// Whether what an id names is there.
    pub(super) fn is_there(&self, said: &str, field: &Field) -> bool {
        match field.reference.as_deref() {
            None | Some("theme") => self.themes().any(|(id, _)| id == said),
            Some(kind) => self
                .known
                .names
                .contains_key(&(kind.to_owned(), said.to_owned())),
        }
    }

    pub(super) fn themes(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.known
            .themes
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|theme| Some((theme["id"].as_str()?, names(&theme["title"]))))
    }

    pub(super) fn reference(&self, said: &str, field: &Field) -> meant::Meant {
        if self.is_there(said, field) {
            return None;
        }
        match field.reference.as_deref() {
            None | Some("theme") => {
                let bare = said.strip_prefix("id:").map_or(said, str::trim_start);
                entries::named(self.themes(), bare).or_else(|| self.nth_theme(bare))
            }
            Some(kind) => {
                let known = self
                    .known
                    .names
                    .iter()
                    .filter(|((of, _), _)| of == kind)
                    .map(|((_, id), value)| (id.as_str(), names(value)));
                // A number in a list of names is nobody's.
                let found =
                    entries::named(known, said).filter(|_| said.trim().parse::<usize>().is_err());
                // Words are no id that something had.
                let was = || {
                    let key = (kind.to_owned(), said.to_owned());
                    let is = |id: &&String| {
                        let near = strsim::damerau_levenshtein(&meant::identifier(said), id) < 2;
                        near || fits("identifier", said)
                    };
                    self.known.renamed.get(&key).filter(is)
                };
                found
                    .or_else(|| self.unsorted(said, kind))
                    .or_else(|| self.filed(said, kind))
                    .or_else(|| was().map(|id| (id.clone(), Sure::Certain)))
            }
        }
    }

    /// The theme that a number counts, and nothing else: `thème 1`, `la première`.
    fn nth_theme(&self, said: &str) -> meant::Meant {
        const THEME: [&str; 9] = [
            "theme",
            "themes",
            "thematique",
            "tema",
            "tematica",
            "topic",
            "id",
            "priorite",
            "priority",
        ];
        let words = entries::titled(said);
        let (number, rest) = entries::numbered(&words, |word| THEME.contains(&word))?;
        let nth = usize::try_from(number).ok()?.checked_sub(1)?;
        let (id, _) = self.themes().nth(nth).filter(|_| rest.is_empty())?;
        Some((id.to_owned(), Sure::Certain))
    }

    /// What is called so once the word for what it is, is taken away: `Réseau « Vieilles villes fraîches »`.
    fn unsorted(&self, said: &str, kind: &str) -> meant::Meant {
        let sorts: &[&str] = match kind {
            "network" => &[
                "reseau ",
                "le reseau ",
                "network ",
                "red ",
                "la red ",
                "rede ",
                "netzwerk ",
            ],
            "city" => &[
                "ville de ",
                "ciudad de ",
                "city of ",
                "town of ",
                "cidade de ",
                "stadt ",
            ],
            _ => &[],
        };
        let folded = fold(said);
        let rest = sorts.iter().find_map(|sort| folded.strip_prefix(sort))?;
        let mut known = self.known_as(kind, |name: &str| fold(name) == rest);
        let id = known.next().filter(|_| known.next().is_none())?;
        Some((id.to_owned(), Sure::Certain))
    }

    /// The ids of what is called so, by its id or by a name in any language.
    pub(super) fn known_as(
        &self,
        kind: &str,
        is: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = &str> {
        let called = move |((of, id), value): &(&(String, String), &Value)| {
            of == kind && (is(id) || names(value).into_iter().any(&is))
        };
        let known = self.known.names.iter().filter(called);
        known.map(|((_, id), _)| id.as_str())
    }

    /// What is there under the path or the name of its file: `events/round-table-6.yaml`.
    pub(super) fn filed(&self, said: &str, kind: &str) -> meant::Meant {
        let (folder, last) = said.rsplit_once(['/', '\\']).unwrap_or(("", said));
        // `inverkell/aldermoor` are two.
        let folders = ["", "cities", "networks", "events"];
        if !folders.contains(&folder.rsplit(['/', '\\']).next().unwrap_or_default()) {
            return None;
        }
        let id = stem(last);
        let key = (kind.to_owned(), id.to_owned());
        let there = id != said && fits("identifier", id) && self.known.names.contains_key(&key);
        there.then_some((key.1, Sure::Certain))
    }
}

/// Names of a thing, in every language that it has one in.
fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Object(map) => map.values().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
