//! The walk over a fiche that decides what everyone may see: what is hidden leaves no trace, not even that there is something.

use std::collections::BTreeSet;

use roadmap::{
    discover::WorkTree,
    fiche::audience::Audience,
    load::Loader,
    model::{catalog::City, document::Step, schemas::Schemas, walk},
    parse::Limits,
};
use serde_json::Value;

use crate::project::Project;

/// Takes away what is hidden in a value, and what holds nothing but that; true if nothing is left.
fn stripped(value: &mut Value, hidden: &BTreeSet<String>, at: &str) -> bool {
    let below = |key: &str| format!("{at}/{key}");
    match value {
        Value::Object(map) if !map.is_empty() => {
            map.retain(|key, value| !stripped(value, hidden, &below(key)));
            map.is_empty()
        }
        Value::Array(list) if !list.is_empty() => {
            let mut index = 0;
            list.retain_mut(|value| {
                index += 1;
                !stripped(value, hidden, &below(&(index - 1).to_string()))
            });
            list.is_empty()
        }
        _ => hidden.contains(at),
    }
}

#[test]
fn of_what_holds_nothing_but_hidden_answers_nothing_is_left() {
    let project = Project::example("quebec");
    let event = project.read("events/round-table-5.yaml");
    let joining =
        "joining: {text: \"Code 123\"}\npictures:\n  - {file: a.png, alt: {fr: a, en: b, es: c}}\n";
    project.file("events/round-table-5.yaml", event + joining);
    let tree = WorkTree::new(&project.path());
    let limits = Limits::default();
    let loader = Loader {
        tree: &tree,
        limits: &limits,
        within: None,
    };
    let (programme, _) = loader.programme(&Schemas::embedded()).unwrap();
    let programme = programme.unwrap();
    let cities: Vec<_> = programme
        .cities
        .iter()
        .map(|id| loader.city(id).0)
        .collect();
    let mut compared = 0;
    for fiche in programme.shared().chain(cities.iter().flat_map(City::all)) {
        let plan = &programme.schemas.of(fiche.kind).unwrap().plan;
        let mut hidden = BTreeSet::new();
        walk::Node::root(fiche.value(), plan).leaves(&mut |at, node| {
            if !node.public {
                let steps = at.0.iter().map(|step| match step {
                    Step::Key(key) => format!("/{key}"),
                    Step::Index(index) => format!("/{index}"),
                });
                hidden.insert(steps.collect::<String>());
            }
        });
        compared += hidden.len();
        let mut bare = fiche.value().clone();
        if stripped(&mut bare, &hidden, "") {
            bare = Value::Null;
        }
        assert_eq!(
            walk::seen(fiche.value(), plan, Audience::Public),
            bare,
            "{}",
            fiche.id
        );
    }
    assert!(compared > 100, "{compared}");
}
