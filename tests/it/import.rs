//! Forms that were sent back: what only they changed is taken, what both changed is told, and no word is lost.

use proptest::{prelude::*, sample::Index};
use roadmap::{
    answers, import,
    model::{schemas::Schemas, source::Source},
    parse::{self, Limits},
};
use serde_json::{Value, json};

use crate::{
    project::{Project, Run, cases},
    repository::git,
};

const CITY: &str = "\
# The city.
name: Amber
kind: city   # not a site
country: SE
language: en
record:
  - {state: draft, date: 2023-01-01}
";

const THEMES: &str = "\
# What the city cares for.
themes:
  - id: water
    title: Living with water   # agreed in June
    axis: axis-2
    description: |
      The quays flood twice a year.

      Nobody has counted the cellars.
  # The second came later.
  - {id: homes, title: Homes above the shops, axis: axis-1, description: Empty floors.}
";

fn project() -> Project {
    let project = Project::new();
    project.file("cities/amber/city.yaml", CITY);
    project.file("cities/amber/themes.yaml", THEMES);
    project
}

fn value(text: &str) -> Value {
    parse::read(Source::new("", text), &Limits::default())
        .unwrap()
        .value
}

/// A file of answers for one fiche, from what it said on.
fn answers(fiche: &str, began: Option<&Value>, said: &Value) -> String {
    let fingerprint = began.map(answers::fingerprint);
    json!({
        "answers": 1, "programme": "quebec-2022", "city": "amber", "language": "en", "commit": null,
        "fiches": {fiche: {"began": began, "fingerprint": fingerprint, "answers": said}},
    })
    .to_string()
}

/// A city with two fiches, and a form that changes an answer in each; what both say then.
pub fn two() -> (Project, String, [(&'static str, String); 2]) {
    let project = project();
    let challenges = "challenges: |\n  Wet cellars.\nactions: |\n  Pumps.\n";
    project.file("cities/amber/challenges.yaml", challenges);
    let fiches = [
        ("challenges.yaml", challenges, "Pumps.", "Pumps and sand."),
        (
            "themes.yaml",
            THEMES,
            "Living with water",
            "Living beside water",
        ),
    ];
    let one = |(fiche, text, old, new): (&str, &str, &str, &str)| {
        let said = value(&text.replace(old, new));
        (
            fiche.to_owned(),
            json!({"began": value(text), "fingerprint": answers::fingerprint(&value(text)), "answers": said}),
        )
    };
    let form = json!({
        "answers": 1, "programme": "quebec-2022", "city": "amber", "language": "en", "commit": null,
        "fiches": fiches.map(one).into_iter().collect::<serde_json::Map<_, _>>(),
    });
    let wanted = fiches.map(|(fiche, text, old, new)| (fiche, text.replace(old, new)));
    (project, form.to_string(), wanted)
}

fn import(project: &Project, file: impl AsRef<[u8]>, more: &str) -> Run {
    project.file("form.json", file);
    project.run(&format!("import form.json {more}"))
}

fn report(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

/// What the form began from, and the same with answers changed.
fn changed(change: impl Fn(&mut Value)) -> (Value, Value) {
    let began = value(THEMES);
    let mut said = began.clone();
    change(&mut said);
    (began, said)
}

#[test]
fn what_only_the_form_changed_is_taken_and_nothing_else_is_touched() {
    let project = project();
    let (began, said) = changed(|said| said["themes"][0]["title"] = json!("Living beside water"));
    let run = import(&project, answers("themes.yaml", Some(&began), &said), "");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        run.out.contains("1 taken, 0 changed on both sides"),
        "{}",
        run.out
    );
    assert_eq!(
        project.read("cities/amber/themes.yaml"),
        THEMES.replace("Living with water", "Living beside water")
    );
    assert_eq!(project.read("cities/amber/city.yaml"), CITY);
}

#[test]
fn a_form_as_it_was_made_changes_nothing() {
    let project = project();
    let (began, said) = changed(|_| {});
    let run = import(
        &project,
        answers("themes.yaml", Some(&began), &said),
        "--format json",
    );
    let told = report(&run);
    assert_eq!(
        (run.code, &told["written"], &told["files"][0]["unchanged"]),
        (0, &json!([]), &json!(8)),
        "{told:#}"
    );
    assert_eq!(project.read("cities/amber/themes.yaml"), THEMES);
}

#[test]
fn what_both_changed_stays_and_both_are_shown() {
    let project = project();
    let (began, said) = changed(|said| {
        said["themes"][0]["title"] = json!("Their own title");
        said["themes"][1]["description"] = json!("Floors above shops stand empty.");
    });
    project.edit(
        "cities/amber/themes.yaml",
        "Living with water",
        "Our own title",
    );
    let run = import(&project, answers("themes.yaml", Some(&began), &said), "");
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    for words in [
        "Our own title",
        "Their own title",
        "1 taken, 1 changed on both sides",
    ] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
    let text = project.read("cities/amber/themes.yaml");
    assert!(text.contains("Our own title   # agreed in June"), "{text}");
    assert!(text.contains("Floors above shops stand empty."), "{text}");
}

#[test]
fn without_a_beginning_only_what_is_not_answered_is_taken() {
    let project = project();
    project.edit("cities/amber/city.yaml", "country: SE", "country:");
    let said = json!({"name": "Other", "country": "DK", "kind": "city"});
    let run = import(&project, answers("city.yaml", None, &said), "--format json");
    let told = report(&run);
    let file = &told["files"][0];
    assert_eq!(
        (
            run.code,
            file["taken"][0]["new"].as_str(),
            file["conflicts"][0]["theirs"].as_str(),
            &file["unchanged"]
        ),
        (1, Some("DK"), Some("Other"), &json!(1)),
        "{told:#}"
    );
    assert_eq!(
        project.read("cities/amber/city.yaml"),
        CITY.replace("country: SE", "country: DK")
    );
}

#[test]
fn a_beginning_that_was_changed_is_not_relied_on() {
    let project = project();
    let (began, said) = changed(|said| said["themes"][0]["title"] = json!("New"));
    let file =
        answers("themes.yaml", Some(&began), &said).replace("The quays flood", "The squares flood");
    let run = import(&project, file, "");
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.out.contains("is not relied on"), "{}", run.out);
    assert_eq!(project.read("cities/amber/themes.yaml"), THEMES);
}

#[test]
fn a_fiche_that_is_not_there_is_made_from_the_form() {
    let project = project();
    let said = json!({"people": [{"role": "coordinator", "name": "Bea Two", "title": "Head", "email": "bea@amber.example.org"}]});
    let run = import(
        &project,
        answers("staff.yaml", None, &said),
        "--format json",
    );
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(
        report(&run)["files"][0]["made"],
        json!(["cities/amber/staff.yaml"])
    );
    let text = project.read("cities/amber/staff.yaml");
    assert_eq!(value(&text)["people"], said["people"], "{text}");
    assert!(text.starts_with("# "), "{text}");
}

/// What nobody reads afterwards is not written.
#[test]
fn an_answer_larger_than_a_fiche_may_be_is_not_taken() {
    let project = project();
    let began = value(THEMES);
    let mut said = began.clone();
    said["themes"][1]["description"] = "word ".repeat(300_000).into();
    let run = import(&project, answers("themes.yaml", Some(&began), &said), "");
    assert_ne!(run.code, 0, "{}", run.out);
    assert_eq!(project.read("cities/amber/themes.yaml"), THEMES);
}

#[test]
fn who_sends_a_form_does_not_choose_how_files_are_called() {
    let long = "n".repeat(300);
    for name in [
        "-o",
        ".x",
        "con",
        "x:y",
        "e\u{1b}[31m\n::error::x",
        "..\\..\\inverkell\\themes",
        "A",
        "a b",
        &long,
    ] {
        let project = project();
        let before = project.tree(".");
        let file = answers(
            &format!("projects/{name}.yaml"),
            None,
            &json!({"title": "E"}),
        );
        project.file("sent.json", file);
        let run = project.run("import --city amber sent.json");
        assert_eq!(run.code, 1, "{name:?}: {}{}", run.out, run.err);
        std::fs::remove_file(project.path().join("sent.json")).unwrap();
        assert_eq!(project.tree("."), before, "{name:?}");
    }
}

#[test]
fn a_trial_writes_nothing_and_a_branch_touches_no_file() {
    let project = project();
    let (began, said) = changed(|said| said["themes"][0]["title"] = json!("Living beside water"));
    let file = answers("themes.yaml", Some(&began), &said);
    let run = import(&project, &file, "--dry-run");
    assert!(
        run.code == 0 && run.out.contains("would be changed"),
        "{}",
        run.out
    );
    assert_eq!(project.read("cities/amber/themes.yaml"), THEMES);
    for command in [
        "init -q",
        "config user.name Ada",
        "config user.email ada@example.org",
        "add .",
        "commit -q -m one",
    ] {
        git(&project.path(), &command.split(' ').collect::<Vec<_>>());
    }
    let run = import(&project, &file, "--branch from-amber");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(project.read("cities/amber/themes.yaml"), THEMES);
    let show = git(
        &project.path(),
        &["show", "--stat", "--format=%an%n%s", "from-amber"],
    );
    assert!(
        show.starts_with("Ada\nAnswers of form.json")
            && show.contains("cities/amber/themes.yaml | 2 +-"),
        "{show}"
    );
    let again = import(&project, &file, "--branch from-amber");
    assert!(
        again.code == 2 && again.err.contains("is there already"),
        "{}",
        again.err
    );
}

#[test]
fn a_page_gives_its_fields() {
    let project = project();
    let began = value(THEMES);
    let fields = [
        ["themes.yaml/themes", ""],
        ["themes.yaml/themes/0/title", "Living beside water"],
        ["themes.yaml/themes/1/title", "Homes above the shops"],
        ["themes.yaml/themes/9/colour", "blue"],
        ["themes.yaml/themes/1", "green"],
    ];
    let data = json!({
        "answers": 1, "programme": "quebec-2022", "city": "amber", "audience": "internal",
        "fiches": {"themes.yaml": {"began": began, "fingerprint": answers::fingerprint(&began), "fields": fields}},
    });
    let page = format!(
        "<!doctype html><html><script type=\"application/json\" id=\"roadmap-answers\">{data}</script></html>"
    );
    let run = import(&project, page, "--format json");
    let told = report(&run);
    assert_eq!(
        told["files"][0]["taken"][0]["new"],
        json!("Living beside water"),
        "{told:#}"
    );
    let left = &told["files"][0]["notUnderstood"];
    let words = [&left[0]["words"], &left[1]["words"]];
    assert_eq!(words, [&json!("blue"), &json!("green")], "{told:#}");
}

#[test]
fn what_is_no_form_gets_a_sentence() {
    let project = project();
    for (bytes, words) in [
        (&b"%PDF-1.7"[..], "a PDF cannot be read"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "password"),
        (b"", "empty"),
        (b"hello", "no form that was sent back"),
        (b"{\"answers\": 1", "damaged at line 1"),
        (
            b"{\"answers\": 1, \"city\": \"a\", \"city\": \"b\"}",
            "damaged at line 1",
        ),
        (b"{\"answers\": 2}", "newer"),
        (b"{\"report\": 1}", "holds no answers"),
        (b"<html></html>", "holds no answers"),
        (b"{\"answers\": 1, \"fiches\": {}}", "--city"),
        (
            b"{\"answers\": 1, \"city\": \"ambre\", \"fiches\": {}}",
            "amber",
        ),
    ] {
        let run = import(&project, bytes, "");
        assert!(
            run.code == 2 && run.out.contains(words),
            "{words}: {} {}{}",
            run.code,
            run.out,
            run.err
        );
    }
    let deep = format!(
        "{{\"answers\": 1, \"fiches\": {}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(import(&project, deep, "").code, 2);
}

#[test]
fn every_word_of_a_file_stands_in_a_fiche_or_in_the_report() {
    let project = project();
    let (began, mut said) = changed(|said| {
        said["themes"][0]["description"] = json!("alpha1\n\nNobody has counted the cellars.\n");
        said["themes"][0]["colour"] = json!("alpha2");
        said["themes"][0]["axis"] = json!({"odd": "alpha3"});
        said["themes"][1]["title"] = json!("alpha4");
        said["themes"]
            .as_array_mut()
            .unwrap()
            .push(json!({"title": "alpha5", "description": "alpha6"}));
        said["record"] = json!([{"state": "accepted", "by": "alpha7"}]);
    });
    said["more"] = json!(["alpha8", {"x": "alpha9"}]);
    project.edit(
        "cities/amber/themes.yaml",
        "Homes above the shops",
        "Homes over shops",
    );
    let mut file: Value =
        serde_json::from_str(&answers("themes.yaml", Some(&began), &said)).unwrap();
    file["note"] = json!("alpha10");
    file["fiches"]["recipes.yaml"] = json!({"answers": {"soup": "alpha11"}});
    file["fiches"]["themes.yaml"]["aside"] = json!("alpha12");
    for format in ["", "--format json"] {
        let run = import(&project, file.to_string(), &format!("{format} --dry-run"));
        assert_eq!(run.code, 1, "{}{}", run.out, run.err);
        let lost: Vec<String> = (1..=12)
            .map(|n| format!("alpha{n}"))
            .filter(|word| !run.out.contains(word))
            .collect();
        assert!(lost.is_empty(), "{lost:?}: {}", run.out);
    }
    import(&project, file.to_string(), "");
    let text = project.read("cities/amber/themes.yaml");
    assert!(
        text.contains("alpha1") && text.contains("alpha5") && !text.contains("accepted"),
        "{text}"
    );
    assert!(
        text.contains("Homes over shops") && text.contains("# agreed in June"),
        "{text}"
    );
}

/// All texts of a value.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.extend(text.split_whitespace().map(str::to_owned)),
        Value::Array(list) => list.iter().for_each(|one| texts(one, out)),
        Value::Object(map) => map.values().for_each(|one| texts(one, out)),
        _ => {}
    }
}

/// A theme with words that nobody else has.
fn theme(id: usize, word: usize) -> Value {
    json!({"id": format!("t{id}"), "title": format!("t{word}z"), "axis": "axis-1", "description": format!("d{word}z\n\ne{word}z\n"), "axis_relation": format!("r{word}z")})
}

fn fiche(ids: &[usize], word: &mut usize) -> Value {
    let mut seen = std::collections::BTreeSet::new();
    let mut list = Vec::new();
    for id in ids.iter().filter(|id| seen.insert(**id)) {
        *word += 1;
        list.push(theme(*id, *word));
    }
    json!({"themes": list})
}

/// Some answers of a fiche made other ones.
fn touched(value: &Value, places: &[(Index, u8)], word: &mut usize) -> Value {
    let mut value = value.clone();
    for (at, what) in places {
        let Some(list) = value["themes"]
            .as_array_mut()
            .filter(|list| !list.is_empty())
        else {
            continue;
        };
        *word += 1;
        let place = at.index(list.len());
        match what % 5 {
            0 => list[place]["title"] = json!(format!("t{word}z")),
            1 => list[place]["description"] = json!(format!("d{word}z\n\ne{word}z\n")),
            2 => _ = list.remove(place),
            3 => list.insert(place, theme(*word + 100, *word)),
            _ => list.swap(0, place),
        }
    }
    value
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(200, 5000)))]

    /// Three versions of an answer: only theirs changed, it is taken; only ours, it stays; no new word of either is lost.
    #[test]
    fn no_word_of_a_form_is_lost_and_none_of_the_fiche(
        ids in proptest::collection::vec(0_usize..5, 1..5),
        ours in proptest::collection::vec(any::<(Index, u8)>(), 0..4),
        theirs in proptest::collection::vec(any::<(Index, u8)>(), 0..4),
        known in any::<bool>(),
    ) {
        let mut word = 0;
        let base = fiche(&ids, &mut word);
        let (mine, yours) = (touched(&base, &ours, &mut word), touched(&base, &theirs, &mut word));
        let schemas = Schemas::embedded();
        let plan = &schemas.of("themes").unwrap().plan;
        let weighed = import::weigh(known.then_some(&base), &mine, &yours, (plan, "en"), &Limits::default());
        let weighed = weighed.unwrap();
        prop_assert!(weighed.strays.is_empty());
        let mut stands = Vec::new();
        texts(&weighed.wanted, &mut stands);
        let mut told = stands.clone();
        for change in weighed.conflicts.iter().chain(&weighed.taken) {
            texts(&change.old, &mut told);
            texts(&change.new, &mut told);
        }
        let (mut said, mut own, mut was) = (Vec::new(), Vec::new(), Vec::new());
        texts(&yours, &mut said);
        texts(&mine, &mut own);
        texts(&base, &mut was);
        for one in &said {
            // What our side took away or changed, and theirs left alone, is ours to decide.
            let settled = known && was.contains(one) && !own.contains(one);
            prop_assert!(told.contains(one) || settled, "{one} is lost\n{base}\n{mine}\n{yours}\n{weighed:#?}");
        }
        for one in own.iter().filter(|one| !was.contains(one) || !known) {
            prop_assert!(stands.contains(one), "{one} of the fiche is lost\n{base}\n{mine}\n{yours}\n{weighed:#?}");
        }
        if ours.is_empty() && known {
            prop_assert!(weighed.conflicts.is_empty());
            // A list without items is a question without an answer.
            let none = weighed.wanted["themes"].is_null() && yours["themes"] == json!([]);
            prop_assert!(weighed.wanted == yours || none);
        }
        if theirs.is_empty() {
            prop_assert!(weighed.taken.is_empty() && weighed.conflicts.is_empty() || !known, "{weighed:#?}");
            prop_assert!(weighed.wanted == mine || !known);
        }
    }

    /// What is written as a file of answers is read as it was.
    #[test]
    fn a_file_of_answers_is_read_as_it_was_written(ids in proptest::collection::vec(0_usize..5, 0..5), number in any::<i32>(), half in any::<bool>()) {
        let mut value = fiche(&ids, &mut 0);
        let number = f64::from(number) / if half { 2.0 } else { 1.0 };
        value["number"] = json!(number);
        let mut reply = roadmap::model::reply::Reply { city: Some("amber".to_owned()), ..Default::default() };
        reply.fiches.insert("themes.yaml".to_owned(), value.clone());
        reply.began = Some(roadmap::model::reply::Began { commit: Some("abc1234".to_owned()), fiches: reply.fiches.clone() });
        let read = answers::read(answers::written("here", &reply).as_bytes()).unwrap();
        prop_assert_eq!(read.programme.as_deref(), Some("here"));
        prop_assert_eq!(&read.reply.fiches["themes.yaml"], &value);
        prop_assert_eq!(&read.reply.began.unwrap().fiches["themes.yaml"], &value);
        prop_assert!(read.reply.left.is_empty() && read.reply.told.is_empty());
    }

    /// No bytes end the reader by a panic.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), head in 0..4_usize) {
        let head = [&b""[..], b"{\"answers\":1,\"fiches\":{\"themes.yaml\":", b"<!doctype html><script id=\"roadmap-answers\">", b"{"][head];
        let _ = answers::read(&[head, &bytes].concat());
    }
}

#[test]
fn the_schema_of_answers_holds_what_is_written() {
    let schema: Value =
        serde_json::from_str(include_str!("../../schemas/answers-1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut reply = roadmap::model::reply::Reply::default();
    reply.fiches.insert("themes.yaml".to_owned(), value(THEMES));
    let bare = answers::written("here", &reply);
    reply.began = Some(roadmap::model::reply::Began {
        commit: None,
        fiches: reply.fiches.clone(),
    });
    for text in [bare, answers::written("here", &reply)] {
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(validator.is_valid(&value), "{text}");
    }
}

#[test]
fn a_document_sent_back_as_it_was_made_changes_nothing() {
    let project = Project::example("quebec");
    for city in ["aldermoor", "havre-saint-elme"] {
        for kind in ["docx", "odt", "xlsx"] {
            let made = project.run(&format!("form {city} --to {kind} --out {city}.{kind}"));
            assert_eq!(made.code, 0, "{city} {kind}: {}", made.err);
            let before = project.tree("cities");
            let run = project.run(&format!("import {city}.{kind} --format json"));
            let told = report(&run);
            let file = &told["files"][0];
            assert_eq!(
                (&told["written"], &file["conflicts"], &file["unread"]),
                (&json!([]), &json!([]), &Value::Null),
                "{city} {kind}: {told:#}"
            );
            // A city without a plan has nothing in a workbook.
            let least = if kind == "xlsx" { 0 } else { 6 };
            assert!(
                file["unchanged"].as_u64() >= Some(least),
                "{city} {kind}: {told:#}"
            );
            assert_eq!(before, project.tree("cities"));
        }
    }
}

#[test]
fn a_form_that_names_another_city_than_the_command_is_told() {
    let project = Project::example("quebec");
    let made = project.run("form aldermoor --to docx --out a.docx");
    assert_eq!(made.code, 0, "{}", made.err);
    for (city, named) in [("inverkell", true), ("aldermoor", false)] {
        let run = project.run(&format!(
            "import a.docx --city {city} --dry-run --format json"
        ));
        let left = &report(&run)["files"][0]["notUnderstood"];
        let words = |left: &Value| left["words"] == "aldermoor";
        assert_eq!(left.as_array().unwrap().iter().any(words), named, "{left}");
        assert_eq!(run.code, i32::from(named), "{left}");
    }
}
