//! In: a programme. Out: nothing but time: the least work that checking or rendering it can take, with the same crates.

use std::{collections::BTreeMap, fs, path::Path, time::Instant};

use rayon::prelude::*;
use roadmap::{model::schemas::TEXTS, render::BUILT_IN};
use saphyr_parser::Parser;
use serde_json::Value;

/// Reads all files, takes their events, checks one value a kind, parsed beforehand, once a file.
pub fn validate(root: &Path) {
    let mut files: Vec<_> = ["cities", "networks", "events"]
        .iter()
        .flat_map(|folder| walkdir::WalkDir::new(root.join(folder)))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort_unstable();
    let validators: BTreeMap<&str, _> = TEXTS
        .iter()
        .map(|(kind, text)| {
            (
                *kind,
                jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap(),
            )
        })
        .collect();
    let mut values: BTreeMap<String, Value> = BTreeMap::new();
    let kind = |file: &Path| {
        let folder = file
            .parent()
            .and_then(Path::file_name)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        match folder.as_str() {
            "projects" | "networks" | "events" => folder.trim_end_matches('s').to_owned(),
            _ => file.file_stem().unwrap().to_string_lossy().into_owned(),
        }
    };
    for file in &files {
        if values.contains_key(&kind(file)) {
            continue;
        }
        let value: serde_yaml::Value =
            serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        values.insert(kind(file), serde_json::to_value(value).unwrap());
    }
    let events: usize = files
        .par_iter()
        .map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let kind = kind(file);
            let valid = validators[kind.as_str()].is_valid(&values[&kind]);
            Parser::new_from_str(&text)
                .filter(|event| event.is_ok())
                .count()
                + usize::from(valid)
        })
        .sum();
    assert!(events > files.len());
}

/// Takes the dossiers as `--context` printed them: comrak on the same texts, read once and written as HTML and as
/// CommonMark; the same templates; the same bytes written. Prints its seconds without the reading of the dossiers, which
/// only stands in for the work that is not measured here.
pub fn render(dump: &Path, out: &Path) {
    let dossiers: Value = serde_json::from_slice(&fs::read(dump).unwrap()).unwrap();
    let start = Instant::now();
    fs::create_dir_all(out).unwrap();
    let mut env = minijinja::Environment::new();
    env.set_undefined_behavior(minijinja::UndefinedBehavior::Lenient);
    env.set_syntax(
        minijinja::syntax::SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()
            .unwrap(),
    );
    env.add_function("t", |id: String, _words: minijinja::value::Kwargs| id);
    env.add_filter("cell", |text: Option<String>| text.unwrap_or_default());
    env.add_filter("md", |text: Option<String>| text.unwrap_or_default());
    for (name, text) in BUILT_IN {
        env.add_template(name, text).unwrap();
    }
    let all: Vec<&Value> = dossiers
        .as_object()
        .unwrap()
        .values()
        .flat_map(|list| list.as_array().unwrap())
        .collect();
    all.par_iter().for_each(|dossier| {
        assert!(texts(dossier) > 0);
        let seen = minijinja::Value::from(minijinja::value::Serde(*dossier));
        for ending in ["html", "md"] {
            let template = env.get_template(&format!("dossier.{ending}")).unwrap();
            let page = template.render(&seen).unwrap();
            fs::write(
                out.join(format!(
                    "{}.{ending}",
                    dossier["city"]["id"].as_str().unwrap()
                )),
                page,
            )
            .unwrap();
        }
    });
    println!("{}", start.elapsed().as_secs_f64());
}

/// Bytes that the texts of a dossier give.
fn texts(value: &Value) -> usize {
    match value {
        Value::Object(map) => {
            let own = map
                .get("markdown")
                .and_then(Value::as_str)
                .map_or(0, |text| {
                    let (arena, options) = (comrak::Arena::new(), comrak::Options::default());
                    let root = comrak::parse_document(&arena, text, &options);
                    let mut out = String::new();
                    comrak::format_html(root, &options, &mut out).unwrap();
                    comrak::format_commonmark(root, &options, &mut out).unwrap();
                    out.len()
                });
            own + map.values().map(texts).sum::<usize>()
        }
        Value::Array(list) => list.iter().map(texts).sum(),
        _ => 0,
    }
}
