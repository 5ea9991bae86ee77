//! What templates see: its schema, the guide to templates, and that every kind of block is shown in every form of a page.

use std::{collections::BTreeSet, fmt::Write as _};

use roadmap::model::page::{
    block::{Block, Card, Column, Compared, Figure, Line, Op, Picture, Table},
    cell::Cell,
    chart::Gantt,
    index::Map,
    part::Sums,
};
use serde_json::{Value, json};

use crate::project::Project;

const SCHEMA: &str = include_str!("../../schemas/context-1.schema.json");

/// The faults of a value by the schema, or by one of its definitions.
fn faults(value: &Value, of: Option<&str>) -> Vec<String> {
    let mut schema: Value = serde_json::from_str(SCHEMA).unwrap();
    if let Some(name) = of {
        schema = json!({"$ref": format!("#/$defs/{name}"), "$defs": schema["$defs"]});
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults = validator.iter_errors(value);
    faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

#[test]
fn the_context_fits_its_schema() {
    for example in ["quebec", "faulty"] {
        for audience in ["internal", "public"] {
            let run = Project::example(example).run(&format!(
                "render --context --lang fr,en --audience {audience}"
            ));
            let context: Value = serde_json::from_str(&run.out).unwrap();
            assert!(!context["fr"].as_array().unwrap().is_empty());
            assert_eq!(context["fr"][0]["version"], 1);
            assert_eq!(faults(&context, None), Vec::<String>::new(), "{example}");
        }
    }
}

/// A template that prints all that the schema says a page has.
fn printing(definition: &str) -> String {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let properties = schema["$defs"][definition]["properties"].as_object();
    let mut text = String::new();
    for name in properties.unwrap().keys() {
        _ = writeln!(text, "\"{name}\": {{{{ {name}|tojson }}}},");
    }
    format!("{{{}}}", text.trim_end().trim_end_matches(','))
}

#[test]
fn the_page_of_the_programme_and_all_others_fit_it_too() {
    let project = Project::example("quebec");
    project
        .file("templates/index.md", printing("Index"))
        .file("templates/page.md", printing("Page"));
    let run = project.run("render --to md --lang fr,en --out site");
    assert_eq!(run.code, 0, "{}", run.err);
    let mut kinds = BTreeSet::new();
    for (path, bytes) in project.tree("site") {
        let Some(name) = path.strip_suffix(".md") else {
            continue;
        };
        let of = if name.ends_with("index") {
            "Index"
        } else {
            "Page"
        };
        let Ok(value) = serde_json::from_slice::<Value>(&bytes) else {
            assert!(bytes.starts_with(b"# "), "{path}: no JSON, and no dossier");
            continue;
        };
        assert_eq!(faults(&value, Some(of)), Vec::<String>::new(), "{path}");
        let sections = value["sections"].as_array().into_iter().flatten();
        let blocks = sections.flat_map(|section| section["blocks"].as_array().unwrap());
        kinds.extend(blocks.map(|block| block["kind"].as_str().unwrap().to_owned()));
    }
    assert!(kinds.len() > 9, "{kinds:?}");
}

/// The templates of docs/templates.md: names and texts, a name in the line above its text.
fn guide() -> Vec<(String, String)> {
    let text = include_str!("../../docs/templates.md").replace("\r\n", "\n");
    let mut found = Vec::new();
    for (at, _) in text.match_indices("\n```jinja\n") {
        let above = text[..at].trim_end().rsplit('\n').next().unwrap();
        let name = above.split('`').nth(1).unwrap();
        let body = &text[at + "\n```jinja\n".len()..];
        let body = &body[..body.find("```").unwrap()];
        found.push((name.to_owned(), body.to_owned()));
    }
    found
}

#[test]
fn the_examples_of_the_guide_do_what_it_says() {
    let project = Project::example("quebec");
    let plain = project.run("render --out plain --lang en");
    assert_eq!(plain.code, 0, "{}", plain.err);
    let all = guide();
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["templates/index.html", "templates/dossier.html"]);
    for (name, text) in &all {
        project.file(name, text);
    }
    let run = project.run("render --out site --lang en");
    assert_eq!(run.code, 0, "{}", run.err);
    let index = project.read("site/index.html");
    assert!(index.contains("<h2 id=\"drafts-h\">Not accepted yet</h2>"));
    assert!(index.contains("<li><a href=\"rocheclaire.html\">Rocheclaire</a>, "));
    assert!(index.contains("id=\"cities\""), "what was there stays");
    let dossier = project.read("site/havre-saint-elme.html");
    assert!(dossier.contains("<h1>Havre-Saint-Elme</h1>\n<p class=\"subtitle\">"));
    let body = |page: &str| {
        let main = page.split("class=\"body\"").nth(1).unwrap();
        main.split("</main>").next().unwrap().to_owned()
    };
    let before = project.read("plain/havre-saint-elme.html");
    assert_eq!(
        body(&before),
        body(&dossier),
        "below its head it is the same"
    );
}

/// One block of every kind; a kind that is missing here, its source tells.
fn blocks() -> Vec<Block> {
    let mut all = common();
    all.extend(of_dossier_and_index());
    all.extend(of_changes());
    all
}

fn of_dossier_and_index() -> Vec<Block> {
    vec![
        Block::Axis { axis: None },
        Block::Entries {
            level: 3,
            entries: Vec::new(),
        },
        Block::Sums(Sums::new(
            "seen".to_owned(),
            Vec::new(),
            Vec::new(),
            Vec::new(),
        )),
        Block::Axes {
            axes: Vec::new(),
            leads: true,
        },
        Block::Cities {
            caption: "seen".to_owned(),
            cities: Vec::new(),
        },
        Block::Letters {
            letters: Vec::new(),
        },
        Block::Map(Map {
            land: "",
            width: 1,
            height: 1,
            dots: Vec::new(),
        }),
        Block::Groups { rows: Vec::new() },
        Block::Steps { steps: Vec::new() },
        Block::Signatures {
            parties: Vec::new(),
        },
    ]
}

fn of_changes() -> Vec<Block> {
    vec![
        Block::Tiles {
            rows: vec![Figure {
                count: "seen".to_owned(),
                label: String::new(),
                section: None,
            }],
        },
        Block::Card(Card {
            title: "seen".to_owned(),
            op: Op::Come,
            note: String::new(),
            lang: None,
            rows: Vec::new(),
        }),
        Block::Words(Compared {
            title: "seen".to_owned(),
            note: String::new(),
            lang: None,
            runs: Vec::new(),
        }),
        Block::Changes {
            caption: "seen".to_owned(),
            head: Default::default(),
            rows: Vec::new(),
        },
    ]
}

fn common() -> Vec<Block> {
    let line = |cell: &str| Line {
        cell: cell.to_owned().into(),
    };
    let column = Column {
        name: "Seen".to_owned(),
        figures: true,
    };
    vec![
        Block::Text {
            text: None,
            counted: false,
        },
        Block::Para(line("seen")),
        Block::Lead(line("seen")),
        Block::Hint(line("seen")),
        Block::Sub(line("seen")),
        Block::Notice(line("seen")),
        Block::Signed(line("seen")),
        Block::Empty,
        Block::Pairs {
            rows: vec![("seen".to_owned(), Cell::NONE)],
        },
        Block::List {
            items: vec![Cell::NONE],
        },
        Block::Table(Table::new("seen".to_owned(), vec![column], Vec::new())),
        Block::Gantt {
            caption: "seen".to_owned(),
            chart: Gantt::default(),
        },
        Block::Bars {
            caption: "seen".to_owned(),
            rows: Vec::new(),
        },
        Block::Measures {
            caption: "seen".to_owned(),
            rows: Vec::new(),
        },
        Block::Picture {
            picture: Picture {
                src: None,
                src_md: None,
                width: 1,
                height: 1,
                alt: "seen".to_owned().into(),
                caption: None,
                credit: None,
                licence: None,
            },
        },
    ]
}

/// The variants of the type, as its source has them.
fn variants() -> BTreeSet<String> {
    let source = include_str!("../../src/model/page/block.rs").replace("\r\n", "\n");
    let body = source.split("pub enum Block {\n").nth(1).unwrap();
    let body = body.split("\n}").next().unwrap();
    let named = body.lines().filter_map(|line| line.strip_prefix("    "));
    let named = named.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    named
        .map(|line| {
            let end = line.find(|c: char| !c.is_alphanumeric()).unwrap();
            line[..end].to_lowercase()
        })
        .collect()
}

#[test]
fn every_kind_of_block_is_shown_in_html_and_markdown() {
    let kinds: BTreeSet<String> = blocks()
        .iter()
        .map(|block| json!(block)["kind"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds, variants(), "add it to blocks()");
    for (name, start) in [("macros.html", "macro block("), ("page.md", "macro block(")] {
        let shipped = roadmap::render::BUILT_IN.iter();
        let (_, text) = shipped.clone().find(|(known, _)| *known == name).unwrap();
        let text = text.split(start).nth(1).unwrap();
        let text = text.split("endmacro").next().unwrap();
        for kind in &kinds {
            let arm = format!("b.kind == \"{kind}\"");
            assert!(text.contains(&arm), "templates/{name} shows no {kind}");
        }
    }
}
