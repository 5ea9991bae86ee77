//! In: what the audience may see of all cities, networks, events and projects. Out: the same as tables, a row each, for spreadsheets.
//!
//! Names of columns are part of the contract and are not translated. A text has a column for what was written, one for the
//! language it was written in, and one for each language of the programme.

use serde_json::Value;

use crate::{
    assemble::{World, prose::list},
    model::{
        catalog::{Programme, UNTOLD},
        facts::Facts,
    },
};

/// A table: its name, its head, its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Name of its file without the ending.
    pub name: &'static str,
    /// Names of the columns.
    pub head: Vec<String>,
    /// Cells, as many as the head has.
    pub rows: Vec<Vec<String>>,
}

/// All tables of a programme.
#[must_use]
pub fn tables(world: &World<'_>) -> Vec<Table> {
    let programme = world.programme;
    let tongues = Tongues {
        own: programme.edition.language(),
        all: &programme.edition.languages,
    };
    let mut all = vec![
        cities(world, &tongues),
        themes(world, programme, &tongues),
        projects(world, &tongues),
    ];
    all.extend(networks(world, programme, &tongues));
    all.push(events(world, programme, &tongues));
    all
}

/// Languages that texts have columns for.
struct Tongues<'a> {
    /// In which the secretariat writes.
    own: &'a str,
    all: &'a [String],
}

impl Tongues<'_> {
    fn head(&self, fixed: &[&str], texts: &[&str]) -> Vec<String> {
        let mut head: Vec<String> = fixed.iter().map(|name| (*name).to_owned()).collect();
        for text in texts {
            head.extend([(*text).to_owned(), format!("{text}_language")]);
            head.extend(self.all.iter().map(|lang| format!("{text}_{lang}")));
        }
        head
    }

    /// The cells of one text that its writer wrote in `own`.
    fn cells(&self, text: &Value, own: &str) -> Vec<String> {
        let (first, lang) = match text {
            Value::Object(map) => {
                let source = map.get_key_value(own).or_else(|| map.iter().next());
                source.map_or((String::new(), ""), |(lang, text)| {
                    (cell(text), lang.as_str())
                })
            }
            Value::Null => (String::new(), ""),
            plain => (cell(plain), own),
        };
        let mut cells = vec![first.clone(), lang.to_owned()];
        cells.extend(self.all.iter().map(|one| {
            if one == lang {
                first.clone()
            } else {
                cell(&text[one.as_str()])
            }
        }));
        cells
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn row(value: &Value, first: &[&str], keys: &[&str], texts: Vec<Vec<String>>) -> Vec<String> {
    let fixed = first
        .iter()
        .map(|cell| (*cell).to_owned())
        .chain(keys.iter().map(|key| cell(&value[*key])));
    fixed.chain(texts.into_iter().flatten()).collect()
}

fn cities(world: &World<'_>, tongues: &Tongues<'_>) -> Table {
    let one = |facts: &Facts| {
        let fixed = [
            facts.id.as_str(),
            facts.country.as_deref().unwrap_or_default(),
            if facts.language == UNTOLD {
                ""
            } else {
                &facts.language
            },
            &facts.state,
        ];
        row(
            &Value::Null,
            &fixed,
            &[],
            vec![tongues.cells(&facts.name, &facts.language)],
        )
    };
    Table {
        name: "cities",
        head: tongues.head(&["id", "country", "language", "state"], &["name"]),
        rows: world.cities().map(one).collect(),
    }
}

fn themes(world: &World<'_>, programme: &Programme, tongues: &Tongues<'_>) -> Table {
    let carried = |city: &str, theme: &str| {
        let mut networks = programme
            .networks
            .values()
            .flatten()
            .filter(|network| world.is_sound(network));
        let of = |value: &Value| {
            value["pilot"].as_str() == Some(city) && value["theme"].as_str() == Some(theme)
        };
        networks
            .find(|network| of(network.value()))
            .map_or("", |network| network.id.as_str())
    };
    // Where it is not shown which theme a city puts forward, none is said not to be it.
    let untold = world.facts.values().all(|facts| facts.priority.is_none());
    let mut rows = Vec::new();
    for facts in world.cities() {
        for theme in &facts.themes {
            let id = theme["id"].as_str().unwrap_or_default();
            let priority = match facts.priority.as_deref() {
                Some(priority) if priority == id => "true",
                None if untold => "",
                _ => "false",
            };
            let issues: Vec<String> = list(&theme["issues"]).iter().map(cell).collect();
            let fixed = [
                facts.id.as_str(),
                id,
                &cell(&theme["axis"]),
                &issues.join(" "),
                priority,
                carried(&facts.id, id),
            ];
            let texts = ["title", "description"]
                .map(|key| tongues.cells(&theme[key], &facts.language))
                .to_vec();
            rows.push(row(theme, &fixed, &[], texts));
        }
    }
    let head = tongues.head(
        &["city", "id", "axis", "issues", "priority", "network"],
        &["title", "description"],
    );
    Table {
        name: "themes",
        head,
        rows,
    }
}

fn projects(world: &World<'_>, tongues: &Tongues<'_>) -> Table {
    const KEYS: [&str; 4] = ["network", "from", "to", "state"];
    let one = |(facts, id, project): (&Facts, &str, &Value)| {
        let evaluation = &project["evaluation"];
        let texts = [
            &project["title"],
            &project["aim"],
            &evaluation["results"],
            &evaluation["lessons"],
        ];
        row(
            project,
            &[&facts.id, id],
            &KEYS,
            texts
                .map(|text| tongues.cells(text, &facts.language))
                .to_vec(),
        )
    };
    let head = tongues.head(
        &["city", "id", KEYS[0], KEYS[1], KEYS[2], KEYS[3]],
        &["title", "aim", "results", "lessons"],
    );
    Table {
        name: "projects",
        head,
        rows: world.projects().map(one).collect(),
    }
}

/// Networks, their members, their questions.
fn networks(world: &World<'_>, programme: &Programme, tongues: &Tongues<'_>) -> [Table; 3] {
    let (mut networks, mut members, mut questions) = (Vec::new(), Vec::new(), Vec::new());
    for fiche in programme
        .networks
        .values()
        .flatten()
        .filter(|network| world.is_sound(network))
    {
        let (value, id) = (fiche.value(), fiche.id.as_str());
        networks.push(row(
            value,
            &[id],
            &["pilot", "theme"],
            vec![tongues.cells(&value["title"], tongues.own)],
        ));
        for member in list(&value["members"]) {
            let name = tongues.cells(&member["name"], tongues.own);
            members.push(row(
                member,
                &[id],
                &["city", "country", "role", "since"],
                vec![name],
            ));
        }
        for question in list(&value["questions"]) {
            let texts = ["name", "text", "answer"]
                .map(|key| tongues.cells(&question[key], tongues.own))
                .to_vec();
            questions.push(row(question, &[id], &["id", "city"], texts));
        }
    }
    [
        Table {
            name: "networks",
            head: tongues.head(&["id", "pilot", "theme"], &["title"]),
            rows: networks,
        },
        Table {
            name: "members",
            head: tongues.head(&["network", "city", "country", "role", "since"], &["name"]),
            rows: members,
        },
        Table {
            name: "questions",
            head: tongues.head(&["network", "id", "city"], &["name", "text", "answer"]),
            rows: questions,
        },
    ]
}

fn events(world: &World<'_>, programme: &Programme, tongues: &Tongues<'_>) -> Table {
    const KEYS: [&str; 7] = [
        "type",
        "number",
        "starts",
        "time_zone",
        "minutes",
        "mode",
        "network",
    ];
    let head = [["id"].as_slice(), &KEYS].concat();
    let mut rows = Vec::new();
    for event in programme
        .events
        .values()
        .flatten()
        .filter(|event| world.is_sound(event))
    {
        let value = event.value();
        let texts = ["title", "summary"]
            .map(|key| tongues.cells(&value[key], tongues.own))
            .to_vec();
        rows.push(row(value, &[&event.id], &KEYS, texts));
    }
    Table {
        name: "events",
        head: tongues.head(&head, &["title", "summary"]),
        rows,
    }
}
