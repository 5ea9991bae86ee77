//! In: a city by its name, where the form asks for its folder, for who pays, for what somebody is there. Out: what is meant by it.

use serde_json::{Map, Value};

use super::{
    Sure, entries, heard,
    line::fold,
    meant,
    values::{Edit, Walk},
};
use crate::{
    fiche::path,
    model::{
        document::Pointer,
        edition::Entry,
        schema::{Field, Prose},
        source::Source,
    },
    parse,
};

/// Who pays where the city that wrote the plan does.
const OWN: &str = "pilot-city";

/// Members at most among whom a city is looked for by its name.
const MOST: usize = 2_000;

/// What joins an office and the city in which it is held.
const OF: [&str; 7] = [
    " de la ville de ",
    " de ",
    " d’",
    " d'",
    " of ",
    " del ",
    ", ",
];

impl Walk<'_> {
    /// The item of a list that words mean.
    pub(super) fn listed_entry(&self, list: &[Entry], said: &str, field: &Field) -> meant::Meant {
        self.of_city(list, said)
            .or_else(|| entries::entry(list, said))
            .or_else(|| self.first_of(said, field))
    }

    /// The item that the name of the city which wrote the fiche stands for, or stands behind: `Maire de Rennes`.
    fn of_city(&self, list: &[Entry], said: &str) -> meant::Meant {
        let inside = format!("{}/", self.known.files.folder);
        let own = path::city(&inside)?;
        let is_own = |name: &str| self.city_named(name).is_some_and(|id| id == own);
        if list.iter().any(|entry| entry.id == OWN) && is_own(said) {
            return Some((OWN.to_owned(), Sure::Certain));
        }
        let halves = OF
            .iter()
            .find_map(|of| said.split_once(of).filter(|(_, city)| is_own(city)));
        let id = entries::whole_entry(list, halves?.0)?;
        Some((id, Sure::Certain))
    }

    /// The folder of the one city of which words are the whole name.
    fn city_named(&self, said: &str) -> Option<&str> {
        const SORTS: [&str; 8] = [
            "ville de ",
            "la ville de ",
            "ciudad de ",
            "la ciudad de ",
            "city of ",
            "the city of ",
            "commune de ",
            "town of ",
        ];
        let words = fold(said);
        let rest = SORTS.iter().find_map(|sort| words.strip_prefix(sort));
        let is = |name: &str| {
            let name = fold(name);
            name == words || Some(name.as_str()) == rest
        };
        let mut found = self.known_as("city", is);
        found.next().filter(|_| found.next().is_none())
    }

    /// `name: Rennes` of a member that has a folder, where `city:` asks for that; a country beside it has to be its own.
    pub(super) fn by_name(&mut self, map: &Map<String, Value>, field: &Field, at: &Pointer) {
        let label = field
            .property("name")
            .is_some_and(|inner| inner.prose == Some(Prose::Label));
        let folder = field
            .property("city")
            .is_some_and(|inner| inner.reference.as_deref() == Some("city"));
        let said = map.get("name").and_then(Value::as_str);
        let Some(said) =
            said.filter(|_| label && folder && map.get("city").is_none_or(Value::is_null))
        else {
            return;
        };
        let Some(id) = self.city_named(said).map(str::to_owned) else {
            return;
        };
        let members = self.document.value["members"].as_array();
        // Each is held against all others.
        if members.is_some_and(|members| members.len() > MOST) {
            return;
        }
        let listed = || members.into_iter().flatten();
        let again = at.0.first() == crate::pointer!["members"].0.first()
            && (listed().any(|member| member["city"] == *id)
                || self.document.value["pilot"] == *id);
        let (name, value) = (at.with("name"), self.document.span(&at.with("name")));
        let span = self.document.key_span(&name).start..value.end;
        let text = &self.document.source.text;
        if again || map.contains_key("city") || text[span.clone()].contains('\n') {
            return;
        }
        let Some(country) = map.get("country") else {
            return self.edit(span, Some((format!("city: {id}"), Sure::Certain)));
        };
        let line = self.own_line(&at.with("country"));
        let own = country
            .as_str()
            .and_then(|said| heard::formatted("country", said));
        let Some(line) =
            line.filter(|_| own.is_some() && own == self.country_of(&format!("cities/{id}")))
        else {
            return;
        };
        let said = format!("{}; {}", &text[span.clone()], text[line.clone()].trim());
        let end = line.end + usize::from(text[line.end..].starts_with('\n'));
        self.edits.push(Edit {
            span,
            text: format!("city: {id} # {said}"),
        });
        self.edits.push(Edit {
            span: line.start..end,
            text: String::new(),
        });
    }

    /// The country of a city, as the fiche in its folder has it.
    pub(super) fn country_of(&self, folder: &str) -> Option<String> {
        let tree = self.known.files.tree;
        let file = tree.file(&format!("{folder}/city.yaml"));
        let limits = parse::Limits::default();
        let text = String::from_utf8(tree.bytes(&file, limits.bytes).ok()?).ok()?;
        let city = parse::read(Source::new(file.path, text), &limits)?;
        heard::formatted("country", city.value["country"].as_str()?)
    }
}
