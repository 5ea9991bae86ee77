//! What findings tell a person to do: whoever obeys loses no word, and is not sent from one finding to the other.

use crate::project::Project;

const CITY: &str = "cities/inverkell";
const PLAN: &str = "cities/havre-saint-elme/action-plan.yaml";
const EVENT: &str = "events/prep-cool-old-towns.yaml";

/// What a person reads in English.
fn told(project: &Project) -> String {
    project.run("--lang en validate").out
}

/// The same with a file of the city under another name.
fn renamed(from: &str, to: &str) -> String {
    let project = Project::example("quebec");
    let at = |name: &str| project.path().join(CITY).join(name);
    std::fs::rename(at(from), at(to)).unwrap();
    told(&project)
}

#[test]
fn a_line_that_moves_is_never_told_as_its_removal() {
    let project = Project::example("quebec");
    project.edit(PLAN, "- {date: 2023-10-12, type", "- {date: T2 2024, type");
    let said = told(&project);
    assert!(said.contains("roadmap fix"), "{said}");
    assert!(!said.contains("Delete line"), "{said}");
    let run = project.run("validate --format json");
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let all = report["findings"].as_array().unwrap();
    let repairs = all
        .iter()
        .filter_map(|one| one["repair"]["edits"].as_array());
    for edit in repairs.flatten().filter(|edit| edit["path"] == PLAN) {
        let text = edit["text"].as_str().unwrap_or_default();
        assert!(text.contains("Ouverture"), "an activity goes: {edit}");
    }
}

#[test]
fn the_missing_form_under_another_name_is_to_be_renamed() {
    for (from, to) in [
        ("staff.yaml", "Copie de staff.yaml"),
        ("staff.yaml", "Personal municipal.yaml"),
        ("city.yaml", "Copie de city.yaml"),
        ("themes.yaml", "theme.yaml"),
    ] {
        let said = renamed(from, to);
        assert!(
            said.contains(&format!("`{from}`? Rename it.")),
            "{to}: {said}"
        );
    }
    let said = renamed("themes.yaml", "xyz.yaml");
    assert!(said.contains("give it the name of that form"), "{said}");
    assert!(!said.contains("Remove"), "{said}");
}

#[test]
fn a_document_of_a_word_processor_is_never_to_be_renamed() {
    for name in ["staff.yaml.docx", "staff.docx", "challenges.odt"] {
        let project = Project::example("quebec");
        project.file(&format!("{CITY}/{name}"), "PK\u{3}\u{4}word");
        let said = told(&project);
        assert!(said.contains("roadmap import DOCUMENT"), "{name}: {said}");
        assert!(!said.contains("Rename it"), "{name}: {said}");
    }
}

#[test]
fn a_theme_whose_id_is_to_be_mended_is_not_unknown() {
    let project = Project::example("quebec");
    let path = format!("{CITY}/priority-theme.yaml");
    let text = project.read(&path);
    let id = text.lines().find_map(|line| line.strip_prefix("theme: "));
    let id = id.expect("a theme");
    let name = id.replace('-', " ");
    project.edit(
        &format!("{CITY}/themes.yaml"),
        &format!("id: {id}"),
        &format!("id: {name}"),
    );
    let said = project.run("validate --format json").out;
    assert!(!said.contains("unknown-theme"), "{said}");
    assert!(said.contains("\"identifier\""), "{said}");
}

#[test]
fn an_address_where_name_and_address_are_asked_for_is_no_leak() {
    let project = Project::example("quebec");
    let text = project.read(EVENT);
    let contact = text.lines().find(|line| line.starts_with("contact: "));
    let contact = contact.expect("a contact");
    project.edit(
        EVENT,
        contact,
        "contact: Bureau <villes@havre-saint-elme.example.org>",
    );
    let said = project.run("validate --format json").out;
    assert!(!said.contains("\"leak\""), "{said}");
    assert!(said.contains("contact"), "{said}");
}
