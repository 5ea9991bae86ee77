//! The law on audiences: what a schema marks internal, the programme's own included, changes no byte of what the public gets, and
//! stands in none.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    project::{Project, Run},
    repository::Repository,
    scratch::scratch,
};

/// Kinds that the program shows, each with the folder or the file that holds its fiches.
const KINDS: [&str; 8] = [
    "city",
    "challenges",
    "themes",
    "priority-theme",
    "action-plan",
    "project",
    "network",
    "event",
];

/// Cities that may be published.
const SHOWN: [&str; 3] = ["havre-saint-elme", "inverkell", "puerto-azafran"];

/// Pages of any site that are sent out.
const SENT: [&str; 4] = [
    "-call.html",
    "-call.md",
    "-invitation.html",
    "-invitation.md",
];

/// Where meetings lie of which only those know who take part: what is sent about them is sent to these.
const WITHHELD: &str = "events/prep-";

fn schema(kind: &str) -> Value {
    let path = format!("{}/schemas/{kind}.schema.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What the edition's lists offer, without states in which nothing is shown.
fn vocabulary(list: &str) -> Vec<Value> {
    let path = format!(
        "{}/data/editions/quebec-2022.yaml",
        env!("CARGO_MANIFEST_DIR")
    );
    let edition: Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let entries = edition[list].as_array().cloned().unwrap_or_default();
    let kept = entries
        .into_iter()
        .filter(|entry| list != "states" || entry["shown"] == true);
    kept.map(|mut entry| entry["id"].take()).collect()
}

/// Fields below one that everyone may see, as the ways to them; `[]` leads into a list.
fn fields(schema: &Value, at: &[String], found: &mut Vec<(Vec<String>, Value)>) {
    let with = |step: &str| [at, &[step.to_owned()]].concat();
    for (key, below) in schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(_, below)| below["x-audience"] == "public")
    {
        found.push((with(key), below.clone()));
        fields(below, &with(key), found);
    }
    if schema["items"].is_object() {
        found.push((with("[]"), schema["items"].clone()));
        fields(&schema["items"], &with("[]"), found);
    }
}

/// A programme's own schema that hides one field.
fn hiding(prefix: &[String]) -> Value {
    match prefix.split_first() {
        None => json!({"x-audience": "internal"}),
        Some((step, rest)) if step == "[]" => json!({"items": hiding(rest)}),
        Some((key, rest)) => json!({"properties": {key.as_str(): hiding(rest)}}),
    }
}

/// The places of a field in a fiche, as JSON pointers; with `absent`, those where it could be too.
fn places(value: &Value, path: &[String], at: &str, absent: bool) -> Vec<String> {
    match path.split_first() {
        None => vec![at.to_owned()],
        Some((step, rest)) if step == "[]" => {
            let items = value.as_array().into_iter().flatten().enumerate();
            items
                .flat_map(|(index, item)| places(item, rest, &format!("{at}/{index}"), absent))
                .collect()
        }
        Some((key, rest)) if value.get(key).is_some() => {
            places(&value[key.as_str()], rest, &format!("{at}/{key}"), absent)
        }
        Some((key, [])) if absent && value.is_object() => vec![format!("{at}/{key}")],
        Some(_) => Vec::new(),
    }
}

/// The value with another at a place, or with none there.
fn changed(value: &Value, place: &str, new: Option<&Value>) -> Value {
    let mut value = value.clone();
    let (above, key) = place.rsplit_once('/').unwrap();
    match (value.pointer_mut(above).unwrap(), new) {
        (Value::Object(map), Some(new)) => _ = map.insert(key.to_owned(), new.clone()),
        (Value::Object(map), None) => _ = map.shift_remove(key),
        (Value::Array(list), Some(new)) => list[key.parse::<usize>().unwrap()] = new.clone(),
        (Value::Array(list), None) => _ = list.remove(key.parse().unwrap()),
        _ => panic!("{place}"),
    }
    value
}

/// A programme in git whose fiches are laid out by a machine, so that a change of one answer is no other.
struct Bench {
    repository: Repository,
    fiches: BTreeMap<String, Value>,
    out: tempfile::TempDir,
    ids: BTreeMap<&'static str, Vec<Value>>,
}

fn kind_of(path: &str) -> &str {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["networks", _] => "network",
        ["events", _] => "event",
        ["cities", _, "projects", _] => "project",
        [.., name] => name.strip_suffix(".yaml").unwrap_or_default(),
        [] => "",
    }
}

impl Bench {
    /// The example with answers to what it leaves open, and without notes on translations and decisions, which other values would void.
    fn new() -> Self {
        let repository = Repository::example("quebec");
        let project = &repository.project;
        let mut fiches = fiches(project);
        // A theme of one name in two cities, for a network that either may pilot.
        for (city, at) in [("inverkell", 1), ("puerto-azafran", 2)] {
            fiches
                .get_mut(&format!("cities/{city}/themes.yaml"))
                .unwrap()["themes"][at]["id"] = json!("shared");
        }
        add_networks(&mut fiches);
        let ids = |part: &dyn Fn(&str) -> Option<String>| {
            fiches
                .keys()
                .filter_map(|path| part(path))
                .map(Value::from)
                .collect()
        };
        let in_folder = |folder: &'static str| {
            move |path: &str| {
                path.strip_prefix(folder)?
                    .strip_suffix(".yaml")
                    .map(str::to_owned)
            }
        };
        let themes = fiches
            .iter()
            .filter(|(path, _)| path.ends_with("/themes.yaml"))
            .flat_map(|(_, value)| value["themes"].as_array());
        let ids = BTreeMap::from([
            ("city", SHOWN.map(Value::from).to_vec()),
            ("network", ids(&in_folder("networks/"))),
            ("event", ids(&in_folder("events/"))),
            (
                "theme",
                themes.flatten().map(|theme| theme["id"].clone()).collect(),
            ),
        ]);
        let bench = Self {
            repository,
            fiches,
            out: scratch(),
            ids,
        };
        for (path, value) in &bench.fiches {
            bench.write(path, value);
        }
        bench
    }

    fn write(&self, path: &str, value: &Value) {
        self.repository
            .project
            .file(path, serde_yaml::to_string(value).unwrap());
    }

    /// Lays an own schema over the program's and makes that the base of what is proposed.
    fn hide(&self, kind: &str, prefix: &[String]) {
        let folder = self.repository.project.path().join("schemas");
        _ = std::fs::remove_dir_all(&folder);
        self.repository.project.file(
            &format!("schemas/{kind}.schema.json"),
            hiding(prefix).to_string(),
        );
        self.repository.commit("Hide");
        self.repository.git(&["tag", "-f", "base"]);
    }

    /// Values of a field that may be valid, besides the one that is there.
    fn candidates(&self, field: &Value, old: Option<&Value>) -> Vec<Option<Value>> {
        let texts = |all: &[&str]| all.iter().map(|text| json!(text)).collect::<Vec<_>>();
        let name = |key: &str| field[key].as_str();
        let mut all = match (
            name("x-type"),
            name("x-vocabulary"),
            name("x-reference"),
            name("x-format"),
            name("type"),
        ) {
            (Some(_), ..) => texts(&[
                "Une tout autre réponse",
                "Deux mots, puis deux autres encore",
            ]),
            (_, Some(list), ..) => vocabulary(list),
            (_, _, Some(reference), ..) => self.ids[reference].clone(),
            (.., Some("country"), _) => texts(&["FR", "BE", "MX"]),
            (.., Some("time-zone"), _) => {
                texts(&["Europe/Rome", "America/Toronto", "Africa/Dakar"])
            }
            (.., Some("language"), _) => texts(&["de", "en", "es", "fr"]),
            (.., Some("date"), _) => texts(&[
                "2023-10-20",
                "2023-11-03",
                "2024-02",
                "2023-03-09",
                "2023-07-14",
            ]),
            (.., Some("date-time"), _) => {
                texts(&["2023-09-08T15:00", "2023-09-06T10:00", "2024-01-09T17:30"])
            }
            (.., Some("identifier"), _) => texts(&["another", "one-more"]),
            (.., Some("integer" | "number")) => vec![json!(7), json!(19), json!(45), json!(58)],
            (.., Some("string")) => texts(&["Quelqu’un d’autre", "Une personne encore"]),
            (.., Some("array")) => {
                let list = old.and_then(Value::as_array).cloned().unwrap_or_default();
                let items = &field["items"];
                let new: Vec<Value> = if items["properties"].is_object() {
                    Vec::new()
                } else {
                    self.candidates(items, None).into_iter().flatten().collect()
                };
                let mut all = vec![
                    Value::Array(list.iter().rev().cloned().collect()),
                    Value::Array(list.iter().skip(1).cloned().collect()),
                ];
                all.extend(
                    [
                        list.iter().cloned().chain(list.last().cloned()).collect(),
                        new.iter().take(1).cloned().collect(),
                        new.iter().skip(1).take(2).cloned().collect(),
                    ]
                    .map(Value::Array),
                );
                all
            }
            _ => Vec::new(),
        };
        all.retain(|value| Some(value) != old && value != &json!([]));
        all.into_iter().map(Some).chain(old.map(|_| None)).collect()
    }

    /// What the check says, without places.
    fn verdict(&self) -> (i32, Vec<String>) {
        let run = self.repository.run("validate --format json");
        let report: Value = serde_json::from_str(&run.out).unwrap_or_default();
        let mut rules: Vec<String> = report["findings"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| format!("{} {}", one["rule"], one["path"]))
            .collect();
        rules.sort();
        (run.code, rules)
    }

    /// Versions of one fiche that differ in one field and are judged alike.
    fn versions(&self, kind: &str, path: &[String], field: &Value) -> Vec<(String, Value)> {
        let sound = self.verdict();
        assert_eq!(sound.0, 0, "{sound:?}");
        let own = |file: &&String| {
            kind_of(file) == kind
                && (!file.starts_with("cities/") || SHOWN.iter().any(|city| file.contains(city)))
        };
        for absent in [false, true] {
            for file in self.fiches.keys().filter(own) {
                let whole = &self.fiches[file];
                for place in places(whole, path, "", absent)
                    .into_iter()
                    .filter(|place| !place.is_empty())
                    .take(3)
                {
                    let old = whole.pointer(&place);
                    let mut versions = vec![(file.clone(), whole.clone())];
                    for new in self.candidates(field, old) {
                        let new = changed(whole, &place, new.as_ref());
                        self.write(file, &new);
                        let verdict = self.verdict();
                        if verdict.0 == 0 && verdict.1 == sound.1 && versions.len() < 3 {
                            versions.push((file.clone(), new));
                        }
                    }
                    self.write(file, whole);
                    if versions.len() > 1 {
                        return versions;
                    }
                }
            }
        }
        Vec::new()
    }

    /// Everything that the public gets of a state, by what it is called: files with their bytes, and what is printed.
    fn outputs(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = BTreeMap::new();
        let out = |name: &str| self.out.path().join(name);
        let mut take = |folder: &Path, name: &str, wanted: &dyn Fn(&str) -> bool| {
            take(&mut all, folder, name, wanted);
        };
        let mut printed = Vec::new();
        for (name, arguments) in [
            ("publish", "publish"),
            (
                "public",
                "render --audience public --lang fr,en,es --to html,md",
            ),
            (
                "internal",
                "render --lang fr,en,es --to html,md --no-history",
            ),
        ] {
            let run = self
                .repository
                .run(&format!("{arguments} --out {}", out(name).display()));
            printed.push((
                format!("{name}: code"),
                format!("{}{}", run.code, if run.code == 0 { "" } else { &run.err }),
            ));
            take(&out(name), name, &|path| {
                name != "internal"
                    || SENT.iter().any(|sent| path.ends_with(sent)) && !path.contains(WITHHELD)
            });
        }
        for command in ["diff base HEAD", "review base..HEAD"] {
            let files = ["json", "html", "markdown"]
                .map(|form| format!("--output {form}={}", out(form).display()))
                .join(" ");
            let run = self
                .repository
                .run(&format!("{command} --audience public {files}"));
            printed.push((command.to_owned(), format!("{} {}", run.code, run.out)));
            for form in ["json", "html", "markdown"] {
                printed.push((
                    format!("{command}: {form}"),
                    std::fs::read_to_string(out(form)).unwrap_or_default(),
                ));
                _ = std::fs::remove_file(out(form));
            }
        }
        let run = self
            .repository
            .run("render --audience public --lang fr,en,es --context");
        printed.push(("context".to_owned(), run.out));
        all.extend(
            printed
                .into_iter()
                .map(|(name, text)| (name, text.into_bytes())),
        );
        all
    }

    /// What the public gets of a proposal that holds a version of a fiche, and a change that is always the same.
    fn proposed(&self, file: &str, value: &Value) -> BTreeMap<String, Vec<u8>> {
        self.write(file, value);
        let other = "networks/living-markets.yaml";
        let mut always = if file == other {
            value.clone()
        } else {
            self.fiches[other].clone()
        };
        if let Some(answer) = always.pointer_mut("/questions/1/answer/fr") {
            *answer = json!("Le pain, et le café.");
            self.write(other, &always);
        }
        self.repository.commit("Propose");
        let outputs = self.outputs();
        self.repository.git(&["reset", "-q", "--hard", "base"]);
        outputs
    }
}

/// All fiches, without notes on translations and decisions, and without answers left open.
fn fiches(project: &Project) -> BTreeMap<String, Value> {
    let mut fiches = BTreeMap::new();
    for (path, bytes) in ["cities", "networks", "events"].iter().flat_map(|folder| {
        project
            .tree(folder)
            .into_iter()
            .map(move |(path, bytes)| (format!("{folder}/{path}"), bytes))
    }) {
        if path.ends_with(".yaml") {
            fiches.insert(path, serde_yaml::from_slice::<Value>(&bytes).unwrap());
        }
    }
    for value in fiches.values_mut() {
        value.as_object_mut().unwrap().remove("translations");
        for entry in value["record"].as_array_mut().into_iter().flatten() {
            entry.as_object_mut().unwrap().remove("fingerprint");
        }
    }
    fiches.values_mut().for_each(|value| {
        _ = value
            .as_object_mut()
            .map(|map| map.retain(|_, value| !value.is_null()))
    });
    fiches
}

/// Two networks more, and a question of a guest.
fn add_networks(fiches: &mut BTreeMap<String, Value>) {
    fiches.insert(
            "networks/extra.yaml".to_owned(),
            json!({"title": {"fr": "Rues communes"}, "pilot": "inverkell", "theme": "shared", "questions": [
                {"id": "q-one", "city": "inverkell", "text": {"fr": "Pourquoi ?"}, "answer": {"fr": "Parce que."}},
                {"id": "q-two", "city": "inverkell", "text": {"fr": "Comment ?"}},
            ]}),
        );
    let second = json!({"title": {"fr": "Le centre habité"}, "pilot": "havre-saint-elme", "theme": "habiter-le-centre",
            "questions": [{"id": "q", "city": "havre-saint-elme", "text": {"fr": "Où ?"}, "answer": {"fr": "Là."}}]});
    fiches.insert("networks/second.yaml".to_owned(), second);
    let guest = json!({"id": "guest", "name": "Luxembourg", "text": {"fr": "Avec quel arrosage ?"}, "answer": {"fr": "La pluie."}});
    fiches.get_mut("networks/cool-old-towns.yaml").unwrap()["questions"]
        .as_array_mut()
        .unwrap()
        .push(guest);
}

/// Takes the wanted files of a folder among the outputs; the folder goes.
fn take(
    all: &mut BTreeMap<String, Vec<u8>>,
    folder: &Path,
    name: &str,
    wanted: &dyn Fn(&str) -> bool,
) {
    for entry in walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
    {
        let path = entry
            .path()
            .strip_prefix(folder)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        if wanted(&path) {
            all.insert(
                format!("{name}/{path}"),
                std::fs::read(entry.path()).unwrap(),
            );
        }
    }
    _ = std::fs::remove_dir_all(folder);
}

/// Hidden fields, each with a field in it that changes.
fn cases() -> Vec<(&'static str, Vec<String>, Vec<String>, Value)> {
    let mut cases = Vec::new();
    for kind in KINDS {
        let mut all = Vec::new();
        fields(&schema(kind), &[], &mut all);
        for (path, field) in &all {
            let leaf = field["properties"].is_null();
            for depth in (0..=path.len()).filter(|_| leaf) {
                cases.push((kind, path[..depth].to_vec(), path.clone(), field.clone()));
            }
        }
    }
    cases
}

/// Hidden fields of which the example may afford no second valid answer: a pilot's plan is for the network that it pilots.
const ALONE: [&str; 2] = ["action-plan:network<network", "action-plan:<network"];

/// Hidden fields that are looked at in a short run: those by which something once came out, and some of each kind.
const SHORT: [(&str, &str, &str); 9] = [
    ("city", "country", "country"),
    ("city", "language", "language"),
    ("city", "name", "name"),
    ("priority-theme", "", "theme"),
    ("action-plan", "network", "network"),
    ("network", "members", "members"),
    ("network", "title", "title"),
    ("project", "evaluation", "evaluation.results"),
    ("event", "starts", "starts"),
];

#[test]
fn what_a_programme_hides_changes_no_byte_of_what_the_public_gets() {
    let whole = std::env::var_os("ROADMAP_LONG").is_some();
    let wanted = std::env::var("ROADMAP_HIDDEN").unwrap_or_default();
    let bench = Bench::new();
    let (mut compared, mut faults, mut alone) = ((0, 0), String::new(), Vec::new());
    for (kind, prefix, path, field) in cases() {
        let (hidden, answer) = (prefix.join("."), path.join("."));
        let name = format!("{kind}:{hidden}<{answer}");
        let short = SHORT.contains(&(kind, hidden.as_str(), answer.as_str()));
        if !(whole || short) || !name.contains(&wanted) {
            continue;
        }
        bench.hide(kind, &prefix);
        let versions = bench.versions(kind, &path, &field);
        let Some(((file, first), others)) = versions.split_first() else {
            alone.push(name);
            continue;
        };
        let before = bench.proposed(file, first);
        if before["publish: code"] != b"0" {
            writeln!(
                faults,
                "{name}: {}",
                String::from_utf8_lossy(&before["publish: code"])
            )
            .unwrap();
        }
        compared.0 += 1;
        for (file, other) in others {
            let after = bench.proposed(file, other);
            compared.1 += after.len();
            let names: std::collections::BTreeSet<&String> =
                before.keys().chain(after.keys()).collect();
            let differ: Vec<&&String> = names
                .iter()
                .filter(|name| before.get(**name) != after.get(**name))
                .collect();
            if !differ.is_empty() {
                writeln!(faults, "{name} in {file}: {differ:?}").unwrap();
                if !wanted.is_empty() {
                    faults.push_str(&first_lines(&before, &after, differ[0]));
                }
            }
        }
    }
    eprintln!(
        "hidden fields: {}; outputs compared: {}; without a second valid answer: {alone:?}",
        compared.0, compared.1
    );
    assert!(faults.is_empty(), "{faults}");
    let known = |name: &&String| !ALONE.iter().any(|known| name.ends_with(known));
    let unknown: Vec<&String> = alone.iter().filter(known).collect();
    assert!(unknown.is_empty(), "nothing to compare: {unknown:?}");
}

#[test]
fn of_a_meeting_that_is_withheld_the_public_gets_no_trace() {
    let bench = Bench::new();
    bench.repository.commit("Lay out");
    bench.repository.git(&["tag", "-f", "base"]);
    let file = "events/prep-cool-old-towns.yaml";
    let as_is = bench.fiches[file].clone();
    let three = |text: &str| json!({"fr": text, "en": text, "es": text});
    let other = json!({
        "type": "preparatory-meeting", "title": three("Tout autre chose"), "starts": "2023-11-02T17:30",
        "time_zone": "Africa/Dakar", "minutes": 45, "mode": "virtual", "groups": ["local-experts", "advisory-group", "secretariat"],
        "network": "cool-old-towns", "invited": ["puerto-azafran"],
        "sent": "2023-10-20", "agenda": [{"time": "17:30", "title": three("Un point")}],
        "contact": {"name": "Un autre bureau", "email": "autre@office.example"}, "reply_by": "2023-10-30",
        "eligibility": three("Qui le veut."), "expected": three("Rien du tout."), "languages": ["de"],
        "joining": {"text": three("Par la porte du fond."), "public": true},
        "signatory": {"name": "Une autre personne", "title": three("Une charge")},
        "summary": three("Ce qui fut dit."),
    });
    let sound = bench.verdict();
    bench.write(file, &other);
    assert_eq!(sound, bench.verdict());
    for kind in ["html", "docx", "odt"] {
        let form = bench.out.path().join("form");
        let run = bench.repository.run(&format!(
            "form havre-saint-elme --audience public --to {kind} --out {}",
            form.display()
        ));
        assert_eq!(run.code, 0, "{}", run.err);
        let text = unpacked(&std::fs::read(&form).unwrap());
        for word in ["prep-", "Préparer les vieilles villes"] {
            assert!(!text.contains(word), "{kind} names {word}");
        }
        std::fs::remove_file(form).unwrap();
    }
    let nothing = bench.proposed(file, &as_is);
    assert_eq!(nothing["publish: code"], b"0");
    assert_alike(&nothing, &bench.proposed(file, &other));
    // The same without a trace of it in the repository.
    std::fs::remove_file(bench.repository.project.path().join(file)).unwrap();
    let mut plan = bench.fiches["cities/havre-saint-elme/action-plan.yaml"].clone();
    assert!(
        plan.as_object_mut()
            .unwrap()
            .shift_remove("preparatory_meeting")
            .is_some()
    );
    bench.write("cities/havre-saint-elme/action-plan.yaml", &plan);
    bench.repository.commit("Without");
    assert_eq!(
        nothing.keys().collect::<Vec<_>>(),
        bench.outputs().keys().collect::<Vec<_>>()
    );
    bench.repository.git(&["reset", "-q", "--hard", "base"]);
    // The test can fail: where it says so itself, everyone sees it.
    let open = changed(&as_is, "/public", Some(&json!(true)));
    let told = bench.proposed(file, &open);
    let page = "publish/fr/events/prep-cool-old-towns.html";
    assert!(told.contains_key(page) && !nothing.contains_key(page));
}

/// The text of a file, or of all files in a package.
fn unpacked(bytes: &[u8]) -> String {
    use std::io::Read as _;
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut text = String::new();
    for at in 0..archive.len() {
        _ = archive.by_index(at).unwrap().read_to_string(&mut text);
    }
    text
}

/// The public site of a programme as it stands, and how its publication ended.
fn published(repository: &Repository) -> (Run, BTreeMap<String, Vec<u8>>) {
    let out = scratch();
    let site = out.path().join("site");
    let run = repository.run(&format!("publish --out {}", site.display()));
    let mut all = BTreeMap::new();
    take(&mut all, &site, "site", &|_| true);
    (run, all)
}

fn holds(all: &BTreeMap<String, Vec<u8>>, word: &str) -> bool {
    all.values()
        .any(|bytes| String::from_utf8_lossy(bytes).contains(word))
}

/// A meeting of which only those know who take part.
const HUSHED: &str = "events/prep-cool-old-towns.yaml";

#[test]
fn what_tells_of_a_meeting_that_is_withheld_stops_the_publication_wherever_it_stands() {
    let repository = Repository::example("quebec");
    let project = &repository.project;
    let meeting = project.read(HUSHED);
    let join = "Join at https://zoom.example/j/123456789 with passcode Zorglub77";
    let cases = [
        // How to join, the whole of it and its keys; what a meeting that is withheld is called, and who is to be written to.
        (join, "", join),
        (join, "", "Zorglub77"),
        (join, "", "https://zoom.example/j/123456789"),
        ("", "", "Préparer les vieilles villes fraîches"),
        (
            "",
            "waivers:\n  - {rule: meeting-groups, field: groups, reason: The mayor wants it kept secret}\n",
            "The mayor wants it kept secret",
        ),
        (
            "",
            "documents:\n  - {kind: minutes, file: quiet-mediation-note.pdf}\n",
            "see quiet-mediation-note.pdf",
        ),
    ];
    project.file("events/quiet-mediation-note.pdf", "%PDF-1.4\n");
    for (joining, more, told) in cases {
        let joining = if joining.is_empty() {
            String::new()
        } else {
            format!("joining: {{text: \"{joining}\"}}\n")
        };
        project.file(HUSHED, format!("{meeting}{joining}{more}"));
        let (run, all) = published(&repository);
        assert!(run.code == 0 && !holds(&all, told), "{told}: {}", run.err);
        project.file("events/workshop-a.yaml", format!(
            "type: workshop\ntitle: {{fr: A}}\nstarts: 2023-10-05T10:00\ntime_zone: Europe/Paris\nmode: virtual\nsummary: \"So: {told} and more\"\n"
        ));
        let (run, all) = published(&repository);
        assert!(run.code == 1 && !holds(&all, told), "{told}: {}", run.err);
        std::fs::remove_file(project.path().join("events/workshop-a.yaml")).unwrap();
    }
}

#[test]
fn a_meeting_whose_type_nobody_knows_is_not_taken_for_open() {
    let repository = Repository::example("quebec");
    let project = &repository.project;
    let meeting = project.read(HUSHED);
    let hush = meeting
        .replace("preparatory-meeting", "preparatory-meting")
        .replace("Préparer", "Zorglub");
    project.file("events/hush.yaml", hush);
    let (_, all) = published(&repository);
    assert!(!all.is_empty() && !holds(&all, "Zorglub") && !holds(&all, "hush"));
}

#[test]
fn a_public_review_names_no_internal_picture_and_no_meeting_by_the_way() {
    let repository = Repository::example("quebec");
    let project = &repository.project;
    let sheet = "events/round-table-6.yaml";
    let whole = project.read(sheet);
    let city = "cities/inverkell/city.yaml";
    let text = project.read(city);
    project.file(city, format!("{text}pictures:\n  - {{file: arrested.png, alt: \"Odile, odile@secret.example.org\", audience: internal}}\n"));
    project.edit(
        "cities/havre-saint-elme/action-plan.yaml",
        "preparatory_meeting: prep-cool-old-towns",
        "preparatory_meeting: prep-cool-old",
    );
    project.file(sheet, whole + "public: false\n");
    repository.commit("Propose");
    for format in ["human", "json", "markdown", "html"] {
        let run = repository.run(&format!(
            "review HEAD~1..HEAD --audience public --format {format}"
        ));
        for word in ["arrested", "odile@", "prep-cool-old-towns", "round-table-6"] {
            assert!(
                !run.out.contains(word),
                "{format} names {word}: {}",
                run.out
            );
        }
    }
}

fn assert_alike(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let mut differ = names
        .iter()
        .filter(|name| one.get(**name) != other.get(**name));
    let told: String = differ
        .by_ref()
        .take(4)
        .map(|name| format!("{name}:\n{}", first_lines(one, other, name)))
        .collect();
    assert!(told.is_empty(), "{told}");
}

/// The first lines in which two outputs differ.
fn first_lines(
    before: &BTreeMap<String, Vec<u8>>,
    after: &BTreeMap<String, Vec<u8>>,
    name: &str,
) -> String {
    let text = |outputs: &BTreeMap<String, Vec<u8>>| {
        String::from_utf8_lossy(outputs.get(name).map_or(&[], Vec::as_slice)).into_owned()
    };
    let (before, after) = (text(before), text(after));
    before
        .lines()
        .zip(after.lines())
        .filter(|(one, other)| one != other)
        .take(3)
        .map(|(one, other)| format!("- {one}\n+ {other}\n"))
        .collect()
}

/// Lays one JSON object into another.
fn merge(into: &mut Value, other: Value) {
    match (into, other) {
        (Value::Object(into), Value::Object(other)) => other
            .into_iter()
            .for_each(|(key, value)| merge(into.entry(key).or_insert(json!({})), value)),
        (into, other) => *into = other,
    }
}

/// Puts words in every answer that may be any words, unlike any other, each with whether everyone may see it.
struct Planter<'a> {
    hidden: &'a [(&'static str, Vec<String>)],
    planted: Vec<(String, bool, String)>,
    /// Words by the name of a guest that they took the place of: a network names it more than once.
    guests: BTreeMap<String, usize>,
}

impl Planter<'_> {
    fn word(&mut self, public: bool, at: &str) -> String {
        let word = format!("zq{:06x}xw", (self.planted.len() + 1) * 7919 % 0xff_ffff);
        self.planted.push((word.clone(), public, at.to_owned()));
        word
    }

    fn plant(
        &mut self,
        kind: &str,
        value: &mut Value,
        field: &Value,
        path: &mut Vec<String>,
        public: bool,
    ) {
        let shut = self
            .hidden
            .iter()
            .any(|(own, prefix)| *own == kind && prefix == path);
        let item = path.last().is_some_and(|step| step == "[]");
        let public = public && !shut && (item || field["x-audience"] == "public");
        let at = format!("{kind}:{}", path.join("."));
        match value {
            Value::Object(map) if field["x-type"].is_string() => {
                map.values_mut()
                    .for_each(|text| *text = json!(self.word(public, &at)));
            }
            Value::Object(map) => {
                for (key, below) in map {
                    path.push(key.clone());
                    self.plant(
                        kind,
                        below,
                        &field["properties"][key.as_str()],
                        path,
                        public,
                    );
                    path.pop();
                }
            }
            Value::Array(list) => {
                for below in list {
                    path.push("[]".to_owned());
                    self.plant(kind, below, &field["items"], path, public);
                    path.pop();
                }
            }
            Value::String(text) if field["x-format"] == "email" => {
                *text = format!("{}@office.example", self.word(public, &at))
            }
            Value::String(text) => self.text(kind, text, field, path, public),
            _ => {}
        }
    }

    /// A text of somebody's own, by a word that is found again; a guest of a network keeps one name.
    fn text(
        &mut self,
        kind: &str,
        text: &mut String,
        field: &Value,
        path: &[String],
        public: bool,
    ) {
        let at = format!("{kind}:{}", path.join("."));
        let free = field["x-type"].is_string()
            || field["type"] == "string"
                && ["x-format", "x-vocabulary", "x-reference", "enum", "pattern"]
                    .iter()
                    .all(|key| field[*key].is_null());
        if free && kind == "network" && path.last().is_some_and(|step| step == "name") {
            let known = self
                .guests
                .get(text.as_str())
                .copied()
                .unwrap_or(self.planted.len());
            self.guests.insert(text.clone(), known);
            if known == self.planted.len() {
                self.word(public, &at);
            }
            self.planted[known].1 |= public;
            *text = self.planted[known].0.clone();
        } else if free
            && !path
                .iter()
                .any(|step| ["waivers", "by"].contains(&step.as_str()))
        {
            *text = self.word(public, &at);
        }
    }
}

/// Fields of the programme's own, open and shut, at every depth.
fn own_fields() -> Value {
    json!({"properties": {"own_map": {"type": "object", "x-audience": "public", "properties": {
        "open": {"x-type": "label", "x-audience": "public"},
        "shut": {"x-type": "label"},
        "shut_list": {"type": "array", "x-audience": "public", "items": {"type": "string", "x-audience": "internal"}},
        "list": {"type": "array", "x-audience": "public", "items": {"type": "object", "x-audience": "public", "properties": {
            "open": {"type": "string", "x-audience": "public"}, "shut": {"type": "string", "x-audience": "internal"},
        }}},
    }}}})
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if std::env::var_os("ROADMAP_LONG").is_some() { 200 } else { 2 }, max_shrink_iters: 16, ..ProptestConfig::default() })]

    #[test]
    fn what_is_internal_by_any_schema_stands_in_no_byte_of_what_the_public_gets(picks in proptest::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let bench = Bench::new();
        let mut all: Vec<(&'static str, Vec<String>)> = cases().into_iter().map(|(kind, prefix, ..)| (kind, prefix)).collect();
        all.dedup();
        let hidden: Vec<(&'static str, Vec<String>)> = picks.iter().map(|pick| pick.get(&all).clone()).collect();
        for kind in KINDS {
            let mut own = own_fields();
            for (_, prefix) in hidden.iter().filter(|(one, _)| *one == kind) {
                merge(&mut own, hiding(prefix));
            }
            bench.repository.project.file(&format!("schemas/{kind}.schema.json"), own.to_string());
        }
        bench.repository.commit("Hide");
        bench.repository.git(&["tag", "-f", "base"]);
        let mut planter = Planter { hidden: &hidden, planted: Vec::new(), guests: BTreeMap::new() };
        for (file, value) in bench.fiches.iter().filter(|(file, _)| !file.contains("rocheclaire") && !file.contains("aldermoor")) {
            let (kind, mut value) = (kind_of(file), value.clone());
            let mut plan = schema(kind);
            if KINDS.contains(&kind) {
                value["own_map"] = json!({"open": "x", "shut": "x", "shut_list": ["x"], "list": [{"open": "x", "shut": "x"}]});
                merge(&mut plan, own_fields());
                plan["properties"]["own_map"]["properties"]["shut_list"]["x-audience"] = json!("internal");
            }
            planter.plant(kind, &mut value, &plan, &mut Vec::new(), !file.starts_with(WITHHELD));
            bench.write(file, &value);
        }
        let verdict = bench.verdict();
        prop_assert_eq!(verdict.0, 0, "{:?}", verdict.1);
        bench.repository.commit("Plant");
        let outputs = bench.outputs();
        prop_assert!(outputs["publish: code"] == b"0", "{}", String::from_utf8_lossy(&outputs["publish: code"]));
        let texts: Vec<(&String, String)> = outputs.iter().map(|(name, bytes)| (name, format!("{name}\n{}", String::from_utf8_lossy(bytes)))).collect();
        let mut leaks = Vec::new();
        let mut shown = (0, 0);
        for (word, public, at) in &planter.planted {
            let holders: Vec<&&String> = texts.iter().filter(|(_, text)| text.contains(word.as_str())).map(|(name, _)| name).collect();
            if *public {
                shown.0 += usize::from(!holders.is_empty());
                shown.1 += 1;
            } else if !holders.is_empty() {
                leaks.push(format!("{at} in {holders:?}"));
            }
        }
        prop_assert!(leaks.is_empty(), "{hidden:?}: {leaks:#?}");
        // The test can fail: what is public is there.
        let whole = !hidden.iter().any(|(kind, prefix)| *kind == "city" && prefix.is_empty());
        prop_assert!(!whole || shown.0 * 10 >= shown.1 * 8, "{hidden:?}: {shown:?}");
    }
}
