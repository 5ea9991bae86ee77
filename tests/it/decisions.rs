//! Decisions: who may note a state, waive a rule, change what is asked; and that a proposal silences nothing unseen.

use proptest::{prelude::*, sample::select};
use serde_json::Value;

use crate::{project::cases, repository::Repository};

const OWNERS: &str = "owners:\n  secretariat: [\"@office\", \"@org/board\"]\n  cities: {aldermoor: [\"@Alder\"], inverkell: [\"@inver\"], rocheclaire: [\"@roche\"]}\n";
const SUBMITTED: &str = "cities/aldermoor/city.yaml";

/// The example with owners and a branch to propose from; teams decide for nobody here.
fn owned() -> Repository {
    Repository::owned(&OWNERS.replace(", \"@org/board\"", ""))
}

/// What a review says of a proposal of somebody, or of nobody.
fn review(repository: &Repository, author: &str) -> (i32, Value) {
    repository.review(&if author.is_empty() {
        String::new()
    } else {
        format!("--author {author}")
    })
}

/// Level and message of what is said of decisions.
fn refused(review: &Value) -> Vec<(String, String)> {
    let all = review["findings"]["new"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["rule"] == "decision-not-allowed");
    all.map(|one| {
        (
            one["level"].as_str().unwrap().to_owned(),
            one["message"].as_str().unwrap().to_owned(),
        )
    })
    .collect()
}

/// Kinds and messages of what is to be decided.
fn decided(review: &Value) -> Vec<(String, String)> {
    let all = review["decide"].as_array().unwrap().iter();
    all.map(|one| {
        (
            one["kind"].as_str().unwrap().to_owned(),
            one["message"].as_str().unwrap().to_owned(),
        )
    })
    .collect()
}

fn append(repository: &Repository, path: &str, line: &str) {
    let text = repository.project.read(path);
    repository
        .project
        .file(path, format!("{}\n{line}\n", text.trim_end()));
}

fn rules(review: &Value, which: &str) -> Vec<String> {
    review["findings"][which]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["rule"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_city_submits_and_withdraws_and_only_the_secretariat_decides() {
    let repository = owned();
    let text = repository.project.read(SUBMITTED);
    for state in [
        "draft",
        "submitted",
        "withdrawn",
        "accepted",
        "returned",
        "published",
        "approved",
    ] {
        repository.project.file(
            SUBMITTED,
            format!(
                "{}\n  - {{state: {state}, date: 2023-07-01}}\n",
                text.trim_end()
            ),
        );
        repository.commit(state);
        let own = ["draft", "submitted", "withdrawn"].contains(&state);
        for (author, allowed) in [
            ("alder", own),
            ("@ALDER", own),
            ("office", true),
            ("@Office", true),
            ("inver", false),
            ("mallory", false),
        ] {
            let (code, review) = review(&repository, author);
            let levels: Vec<String> = refused(&review)
                .into_iter()
                .map(|(level, _)| level)
                .collect();
            assert_eq!(levels.is_empty(), allowed, "{state} by {author}: {review}");
            assert!(
                allowed || (code, levels) == (1, vec!["error".to_owned()]),
                "{state} by {author}: {review}"
            );
            let told = decided(&review);
            assert!(
                told.len() == 1
                    && told[0].0 == "state"
                    && told[0].1.starts_with("aldermoor becomes"),
                "{told:?}"
            );
        }
        // Nobody is named: it is said, and does not pass for certain.
        assert_eq!(
            refused(&review(&repository, "").1)[0].0,
            "warning",
            "{state}"
        );
        repository.git(&["reset", "-q", "--hard", "main"]);
    }
}

#[test]
fn what_a_team_may_do_only_the_forge_knows() {
    let repository = Repository::owned(OWNERS);
    assert_eq!(
        repository
            .run("record aldermoor accepted --date 2023-07-01")
            .code,
        0
    );
    repository.commit("Accept");
    for (author, level) in [
        ("somebody", Some("error")),
        ("Alder", Some("error")),
        ("office", None),
        ("somebody --team org/board", None),
        ("somebody --team org/other", Some("error")),
    ] {
        let (code, review) = review(&repository, author);
        assert_eq!(
            refused(&review).first().map(|(level, _)| level.as_str()),
            level,
            "{author}: {review}"
        );
        assert_eq!(code, i32::from(level.is_some()), "{author}: {review}");
    }
}

#[test]
fn a_programme_without_owners_leaves_it_to_the_forge_and_tells_it() {
    let repository = Repository::owned("");
    assert_eq!(
        repository
            .run("record aldermoor accepted --date 2023-07-01")
            .code,
        0
    );
    repository.commit("Accept");
    let (code, review) = review(&repository, "anybody");
    assert_eq!(
        (code, refused(&review).len(), decided(&review).len()),
        (0, 0, 1),
        "{review}"
    );
}

#[test]
fn past_entries_are_altered_by_nobody() {
    let path = "cities/inverkell/city.yaml";
    for (from, to) in [
        ("state: submitted", "state: draft"),
        ("2023-06-14", "2023-06-15"),
        ("by: coordinator", "by: somebody"),
        (
            "  - {state: submitted, date: 2023-06-14, by: coordinator}\n",
            "",
        ),
        (
            "record:\n",
            "record:\n  - {state: draft, date: 2023-06-01}\n",
        ),
        (", by: general-secretariat", ""),
    ] {
        let repository = owned();
        repository.edit(path, from, to);
        repository.commit("Alter the past");
        for author in ["office", "inver", ""] {
            let (code, review) = review(&repository, author);
            let all = refused(&review);
            assert!(
                code == 1
                    && all
                        .iter()
                        .any(|(level, said)| level == "error" && said.contains("earlier entry")),
                "{from}: {review}"
            );
        }
    }
    // Layout is not the past.
    let repository = owned();
    repository.edit(path, "by: coordinator}", "by: \"coordinator\"}  # the same");
    repository.commit("Quote");
    assert_eq!(refused(&review(&repository, "inver").1), []);
}

#[test]
fn a_record_does_not_come_by_copies_new_names_or_files_that_could_not_be_read() {
    // A city that is copied brings the acceptance of another.
    let repository = owned();
    repository.git(&[
        "mv",
        "cities/inverkell/city.yaml",
        "cities/inverkell/city.yml",
    ]);
    repository.commit("Another ending");
    assert_eq!(
        refused(&review(&repository, "inver").1),
        [],
        "the record is the same"
    );
    repository.git(&["reset", "-q", "--hard", "main"]);
    let accepted = repository.project.read("cities/inverkell/city.yaml");
    repository.project.file(
        "cities/rocheclaire/city.yaml",
        accepted.replace("Inverkell", "Rocheclaire"),
    );
    repository.commit("Copy");
    let levels: Vec<String> = refused(&review(&repository, "roche").1)
        .into_iter()
        .map(|(level, _)| level)
        .collect();
    assert_eq!(
        levels,
        ["error"],
        "submitted may be noted, accepted may not"
    );
    // What could not be read on the base is no licence to write anything.
    let repository = owned();
    let text = repository.project.read(SUBMITTED);
    repository.git(&["checkout", "-q", "main"]);
    repository
        .project
        .file(SUBMITTED, format!("{text}\n\tbroken: [\n"));
    repository.commit("Break");
    repository.git(&["checkout", "-qB", "proposal"]);
    repository.project.file(
        SUBMITTED,
        format!(
            "{}\n  - {{state: accepted, date: 2023-07-01}}\n",
            text.trim_end()
        ),
    );
    repository.commit("Mend, and more");
    let (code, review) = review(&repository, "alder");
    assert!(
        code == 1 && refused(&review).iter().any(|(level, _)| level == "error"),
        "{review}"
    );
}

#[test]
fn a_city_that_gives_its_fiche_another_place_or_goes_takes_no_decision_with_it() {
    let repository = owned();
    repository.git(&["rm", "-q", "cities/inverkell/city.yaml"]);
    repository.commit("Without the record");
    assert_eq!(refused(&review(&repository, "inver").1).len(), 2);
    repository.git(&["reset", "-q", "--hard", "main"]);
    repository.git(&["rm", "-qr", "cities/inverkell"]);
    repository.commit("Without the city");
    assert_eq!(refused(&review(&repository, "inver").1).len(), 2);
    assert_eq!(
        refused(&review(&repository, "office").1),
        [],
        "who may remove a city may remove what was decided on it"
    );
}

#[test]
fn rights_are_those_of_the_base_as_it_is_now() {
    // Who has left since the two went apart.
    let repository = owned();
    repository.edit(
        "cities/aldermoor/challenges.yaml",
        "fifty years",
        "sixty years",
    );
    append(
        &repository,
        SUBMITTED,
        "  - {state: withdrawn, date: 2023-07-01}",
    );
    repository.commit("By who was named");
    assert_eq!(review(&repository, "alder").0, 0);
    repository.git(&["checkout", "-q", "main"]);
    repository.edit("roadmap.yaml", "@Alder", "@successor");
    repository.commit("Somebody left");
    repository.git(&["checkout", "-q", "proposal"]);
    let (code, left) = review(&repository, "alder");
    assert_eq!(
        (code, rules(&left, "new")),
        (
            1,
            vec!["ownership".to_owned(), "decision-not-allowed".to_owned()]
        ),
        "{left}"
    );
    assert_eq!(review(&repository, "successor").0, 0);
    // Nor does a proposal give rights: to a person, or to a state.
    let repository = owned();
    repository.edit("roadmap.yaml", "[\"@office\"]", "[\"@office\", \"@alder\"]");
    append(
        &repository,
        "roadmap.yaml",
        "states:\n  - {id: accepted, label: {en: Accepted}, strict: true, by_city: true, initial: true, after: [submitted, draft]}\n  - {id: submitted, label: {en: Submitted}, strict: true, by_city: true, initial: true}",
    );
    append(
        &repository,
        SUBMITTED,
        "  - {state: accepted, date: 2023-07-01}",
    );
    repository.commit("Help myself");
    let (code, own) = review(&repository, "alder");
    assert!(
        code == 1
            && refused(&own).len() == 1
            && rules(&own, "new").contains(&"ownership".to_owned()),
        "{own}"
    );
    let told = decided(&own);
    assert!(
        told.iter().any(|(kind, said)| kind == "owner"
            && said == "@alder may decide for the secretariat and change everything"),
        "{told:?}"
    );
}

#[test]
fn what_the_base_noted_meanwhile_is_no_decision_of_the_proposal() {
    let repository = owned();
    repository.git(&["checkout", "-q", "main"]);
    assert_eq!(
        repository
            .run("record aldermoor returned --date 2023-07-01")
            .code,
        0
    );
    repository.commit("Return");
    repository.git(&["checkout", "-q", "proposal"]);
    // The same entry by hand, and one more.
    append(
        &repository,
        SUBMITTED,
        "  - {state: returned, date: 2023-07-01}\n  - {state: submitted, date: 2023-07-02}",
    );
    repository.commit("Again");
    let (_, again) = review(&repository, "alder");
    assert_eq!(
        (refused(&again), decided(&again).len()),
        (vec![], 1),
        "{again}"
    );
    // But not a copy of an older decision.
    append(
        &repository,
        SUBMITTED,
        "  - {state: returned, date: 2023-07-01}",
    );
    repository.commit("A copy");
    assert_eq!(refused(&review(&repository, "alder").1).len(), 1);
}

#[test]
fn what_a_proposal_silences_is_no_longer_looked_for() {
    for (settings, silenced) in [
        (
            "rules: {word-limit: off, unknown-axis: off}",
            ["unknown-axis"].as_slice(),
        ),
        ("rules: {unknown-axis: warning}", &["unknown-axis"]),
        ("limits: {challenges: 5000}", &[]),
    ] {
        let repository = owned();
        repository.git(&["checkout", "-q", "main"]);
        repository.edit("cities/aldermoor/themes.yaml", "axis-1", "axis-9");
        repository.commit("An open error");
        repository.git(&["checkout", "-qB", "proposal"]);
        append(&repository, "roadmap.yaml", settings);
        // An error of its own, hidden by the same change.
        let long = format!(
            "challenges: |\n  {}\nactions: |\n  none yet\n",
            ["word"; 900].join(" ")
        );
        repository
            .project
            .file("cities/aldermoor/challenges.yaml", long);
        repository.commit("Ask less");
        let (code, review) = review(&repository, "office");
        let (new, left) = (rules(&review, "new"), rules(&review, "silenced"));
        assert!(
            !rules(&review, "mended").contains(&"unknown-axis".to_owned()),
            "{settings}: {review}"
        );
        assert_eq!(
            left.iter().filter(|rule| *rule == "unknown-axis").count(),
            silenced.len(),
            "{settings}: {review}"
        );
        let off = settings.contains("word-limit");
        assert_eq!(
            (code == 1, new.contains(&"word-limit".to_owned())),
            (off || settings.contains("warning"), code == 1),
            "{settings}: {review}"
        );
        assert!(
            off || settings.contains("warning") || left.contains(&"word-limit".to_owned()),
            "{settings}: {review}"
        );
        assert!(
            decided(&review).iter().any(|(kind, _)| kind == "edition"),
            "{settings}: {review}"
        );
    }
}

#[test]
fn a_rule_that_the_base_made_harder_meanwhile_counts() {
    let repository = owned();
    let text = repository.project.read("cities/aldermoor/themes.yaml");
    repository.project.file(
        "cities/aldermoor/themes.yaml",
        text.lines()
            .filter(|line| !line.starts_with("    description"))
            .collect::<Vec<_>>()
            .join("\n")
            + "\n",
    );
    append(
        &repository,
        "cities/aldermoor/challenges.yaml",
        "waivers: []",
    );
    repository.edit(
        "cities/aldermoor/challenges.yaml",
        "The mills",
        "<b>The</b> mills",
    );
    repository.commit("Raw HTML");
    let before = rules(&review(&repository, "alder").1, "new");
    assert!(before.contains(&"raw-html".to_owned()), "{before:?}");
    repository.git(&["checkout", "-q", "main"]);
    append(&repository, "roadmap.yaml", "rules: {raw-html: error}");
    repository.commit("No raw HTML");
    repository.git(&["checkout", "-q", "proposal"]);
    let (code, review) = review(&repository, "alder");
    let levels: Vec<&str> = review["findings"]["new"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["rule"] == "raw-html")
        .filter_map(|one| one["level"].as_str())
        .collect();
    assert!(code == 1 && levels.contains(&"error"), "{review}");
}

/// A fiche, the rule that is waived in it, by whom, and how gravely that is told.
const WAIVERS: [(&str, &str, &str, Option<&str>); 13] = [
    (
        "cities/rocheclaire/challenges.yaml",
        "word-limit",
        "roche",
        Some("error"),
    ),
    (
        "cities/rocheclaire/challenges.yaml",
        "word-limit",
        "office",
        None,
    ),
    (
        "cities/rocheclaire/challenges.yaml",
        "image-alt",
        "roche",
        None,
    ),
    (
        "cities/rocheclaire/city.yaml",
        "letter-missing",
        "roche",
        Some("error"),
    ),
    ("cities/rocheclaire/city.yaml", "theme-count", "roche", None),
    (
        "cities/rocheclaire/staff.yaml",
        "role-missing",
        "roche",
        Some("error"),
    ),
    (
        "cities/aldermoor/projects/wet-ground-floors.yaml",
        "project-not-member",
        "alder",
        None,
    ),
    (
        "cities/aldermoor/projects/wet-ground-floors.yaml",
        "evaluation-missing",
        "alder",
        Some("error"),
    ),
    (
        "cities/aldermoor/themes.yaml",
        "internal-in-text",
        "alder",
        Some("error"),
    ),
    (
        "cities/aldermoor/themes.yaml",
        "theme-title-long",
        "inver",
        Some("error"),
    ),
    (
        "networks/cool-old-towns.yaml",
        "question-unanswered",
        "alder",
        Some("error"),
    ),
    (
        "events/round-table-6.yaml",
        "speaker-missing",
        "office",
        None,
    ),
    (
        "cities/rocheclaire/city.yaml",
        "theme-count",
        "",
        Some("warning"),
    ),
];

#[test]
fn a_waiver_is_a_decision_whoever_gives_it_and_wherever() {
    for (path, rule, author, level) in WAIVERS {
        let repository = owned();
        append(
            &repository,
            path,
            &format!("waivers: [{{rule: {rule}, field: x, reason: agreed by telephone}}]"),
        );
        repository.commit("Waive");
        let (code, review) = review(&repository, author);
        assert_eq!(
            refused(&review).first().map(|(level, _)| level.as_str()),
            level,
            "{path} {rule} {author}: {review}"
        );
        assert_eq!(
            level == Some("error"),
            code == 1,
            "{path} {rule} {author}: {review}"
        );
        let told = decided(&review);
        assert!(
            told.len() == 1 && told[0].0 == "waiver" && told[0].1.contains("agreed by telephone"),
            "{told:?}"
        );
    }
}

#[test]
fn a_proposal_that_decides_never_reads_as_if_nothing_stood_against_it() {
    let repository = owned();
    let long = format!(
        "challenges: |\n  {}\nactions: |\n  none yet\n",
        ["word"; 900].join(" ")
    );
    repository.project.file(
        "cities/rocheclaire/challenges.yaml",
        format!("{long}waivers: [{{rule: word-limit, field: challenges, reason: agreed by telephone}}]\n"),
    );
    repository.commit("900 words and a waiver");
    let run = repository.run("review main..HEAD --author office");
    assert_eq!(run.code, 0);
    assert!(
        run.out.contains("something is to be looked at"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("900 words, 500 at most"),
        "what it covers is told: {}",
        run.out
    );
    let public = repository.run("review main..HEAD --author office --audience public");
    assert!(
        !public.out.contains("telephone")
            && public
                .out
                .contains("Something more that is internal is decided"),
        "{}",
        public.out
    );
}

#[test]
fn questions_owners_lists_and_templates_are_told_by_their_effect() {
    let repository = owned();
    repository.project.file("schemas/city.schema.json", r#"{"required": ["flood_plan"], "properties": {"flood_plan": {"type": "string", "title": "Flood plan", "x-title": {"en": "Flood plan"}, "x-audience": "public"}}}"#);
    repository.edit(
        "roadmap.yaml",
        "inverkell: [\"@inver\"]",
        "inverkell: [\"@other\"]",
    );
    append(&repository, "roadmap.yaml", "limits: {challenges: 400}");
    repository
        .project
        .file("templates/dossier.md", "{{ title }}\n")
        .file("templates/dosier.html", "x");
    repository.commit("Settings");
    let (_, review) = review(&repository, "office");
    let told: Vec<String> = decided(&review).into_iter().map(|(_, said)| said).collect();
    for wanted in [
        "every city is asked one question more, required, public: Flood plan (flood_plan)",
        "@other may change the folder of inverkell",
        "@inver may change the folder of inverkell no longer",
        "longest text for challenges, in words: 500 → 400",
        "pages made with dossier.md come from the programme’s own template from now on",
        "no page is made with dosier.html; did you mean dossier.html?",
    ] {
        assert!(
            told.iter().any(|said| said == wanted),
            "{wanted}: {told:#?}"
        );
    }
}

#[test]
fn templates_that_do_not_load_stop_every_way_of_looking() {
    let repository = owned();
    repository
        .project
        .file("templates/dossier.html", "{% if %}");
    repository.commit("A template");
    for arguments in [
        "validate",
        "validate --rev HEAD",
        "validate --rev HEAD --since main",
        "validate --since main",
        "review main..HEAD --author office",
    ] {
        let run = repository.run(arguments);
        assert!(
            run.code == 1 && run.out.contains("template fails"),
            "{arguments}: {}",
            run.out
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(6, 400), ..ProptestConfig::default() })]

    /// Whatever is done to a record, by whom: green only where an end grew by what is theirs.
    #[test]
    fn a_record_grows_only_by_what_is_theirs(
        old in proptest::collection::vec(select(vec!["draft", "submitted", "accepted", "returned", "withdrawn"]), 0..4),
        new in proptest::collection::vec(select(vec!["draft", "submitted", "accepted", "returned", "published", "withdrawn"]), 0..5),
        author in select(vec!["office", "roche", "alder"]),
        grown in any::<bool>(),
    ) {
        let record = |states: &[&str]| {
            let lines: Vec<String> = states.iter().enumerate().map(|(at, state)| format!("  - {{state: {state}, date: 2023-05-{:02}}}\n", at + 1)).collect();
            if lines.is_empty() { String::new() } else { format!("record:\n{}", lines.concat()) }
        };
        let new: Vec<&str> = if grown { old.iter().chain(&new).copied().collect() } else { new };
        let repository = owned();
        let text = repository.project.read("cities/rocheclaire/city.yaml");
        let put = |states: &[&str]| { repository.project.file("cities/rocheclaire/city.yaml", format!("{text}{}", record(states))); };
        repository.git(&["checkout", "-q", "main"]);
        put(&old);
        repository.commit("Before");
        repository.git(&["checkout", "-qB", "proposal"]);
        put(&new);
        repository.commit("After");
        let (code, review) = review(&repository, author);
        let grew = new.starts_with(&old);
        let theirs = |state: &&&str| author == "office" || author == "roche" && ["draft", "submitted", "withdrawn"].contains(*state);
        let allowed = grew && new[old.len().min(new.len())..].iter().all(|state| theirs(&state));
        prop_assert_eq!(refused(&review).is_empty(), allowed, "{:?} to {:?} by {}: {}", old, new, author, review);
        prop_assert!(allowed || code == 1);
    }
}

#[test]
fn an_accepted_city_goes_on_working_and_everybody_sees_it() {
    let repository = owned();
    repository.edit(
        "cities/inverkell/challenges.yaml",
        "forty minutes",
        "fifty minutes",
    );
    assert_eq!(
        repository.run("validate --since HEAD").code,
        0,
        "the hook stays green"
    );
    repository.commit("Go on");
    let (code, told) = review(&repository, "inver");
    assert_eq!(
        (code, rules(&told, "new")),
        (0, vec!["approval-void".to_owned()]),
        "{told}"
    );
    assert_eq!(
        told["cities"][0]["state"]["after"], "accepted-changed",
        "{told}"
    );
    assert!(
        repository
            .run("review main..HEAD --author inver")
            .out
            .contains("something is to be looked at")
    );
    every_overview_tells_the_change(&repository);
    // What changed since, and only that.
    let run = repository.run("diff --accepted inverkell");
    assert!(
        run.code == 0 && run.out.contains("Inverkell") && run.out.contains("fifty"),
        "{}{}",
        run.out,
        run.err
    );
    assert!(!run.out.contains("Aldermoor"), "{}", run.out);
    assert_eq!(
        repository.run("diff --accepted aldermoor").code,
        2,
        "nothing of it was accepted"
    );
    assert_eq!(repository.run("diff --accepted inverkel").code, 2);
}

/// Status in every form, and the pages.
fn every_overview_tells_the_change(repository: &Repository) {
    let data: Value = serde_json::from_str(&repository.run("status --format json").out).unwrap();
    let city = data["cities"]
        .as_array()
        .unwrap()
        .iter()
        .find(|city| city["id"] == "inverkell")
        .unwrap();
    assert_eq!(
        (&city["state"], &city["decided"], &city["changed_answers"]),
        (&"accepted-changed".into(), &"accepted".into(), &1.into())
    );
    assert_eq!(data["dashboard"]["changed_since"], 1);
    assert!(
        repository
            .run("status --format csv")
            .out
            .contains("inverkell,Inverkell,accepted-changed,")
    );
    assert!(
        repository
            .run("status --format markdown")
            .out
            .contains("- Accepted, changed since – 1 ")
    );
    assert!(repository.run("status").out.contains("changed since"));
    assert_eq!(repository.run("render --out out --lang en").code, 0);
    assert!(
        repository
            .project
            .read("out/inverkell.html")
            .contains("Accepted, changed since")
    );
    assert!(
        !repository
            .project
            .read("out/puerto-azafran.html")
            .contains("Accepted, changed since")
    );
}

#[test]
fn data_has_the_same_keys_in_every_language() {
    let repository = owned();
    let keys = |lang: &str| -> Vec<String> {
        let data: Value = serde_json::from_str(
            &repository
                .run(&format!("status --format json --lang {lang}"))
                .out,
        )
        .unwrap();
        data["dashboard"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(key, value)| {
                std::iter::once(key.clone()).chain(
                    value
                        .as_object()
                        .into_iter()
                        .flat_map(|map| map.keys().cloned()),
                )
            })
            .collect()
    };
    assert_eq!(keys("en"), keys("fr"));
    assert_eq!(keys("en"), keys("es"));
    assert!(
        keys("fr").contains(&"pilot_cities".to_owned())
            && keys("fr").contains(&"round-table".to_owned()),
        "{:?}",
        keys("fr")
    );
}

#[test]
fn a_new_city_is_told_which_line_is_missing_and_the_line_helps() {
    let repository = owned();
    assert_eq!(
        repository
            .run("new city nyborg --country DK --lang en")
            .code,
        0
    );
    repository.commit("A new city");
    let (code, told) = review(&repository, "nyborg-office");
    let found = told["findings"]["new"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["rule"] == "ownership")
        .unwrap()
        .clone();
    assert_eq!(
        (code, found["level"].as_str().unwrap()),
        (1, "error"),
        "{found}"
    );
    assert!(
        found["message"]
            .as_str()
            .unwrap()
            .starts_with("nobody is named for the city nyborg"),
        "{found}"
    );
    assert!(
        found["remedy"]
            .as_str()
            .unwrap()
            .ends_with("nyborg: [\"@nyborg-office\"]"),
        "{found}"
    );
    // The secretariat adds it where it belongs.
    repository.git(&["checkout", "-q", "main"]);
    repository.edit(
        "roadmap.yaml",
        "rocheclaire: [\"@roche\"]",
        "rocheclaire: [\"@roche\"], nyborg: [\"@nyborg-office\"]",
    );
    repository.commit("Name them");
    repository.git(&["checkout", "-q", "proposal"]);
    assert!(
        !rules(&review(&repository, "nyborg-office").1, "new").contains(&"ownership".to_owned())
    );
}

#[test]
fn a_city_that_takes_another_name_keeps_state_history_and_what_is_its_own() {
    let repository = owned();
    repository.git(&["mv", "cities/aldermoor", "cities/aldermoor-on-sea"]);
    repository.commit("Another name");
    let (_, told) = review(&repository, "alder");
    let own: Vec<&Value> = told["findings"]["new"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["path"].as_str().unwrap().starts_with("cities/"))
        .collect();
    // What names it elsewhere is the secretariat's to mend; of its own nothing is wrong that was right.
    assert!(
        own.iter().all(|one| one["level"] == "warning"
            && ["ownership", "project-not-member"].contains(&one["rule"].as_str().unwrap())),
        "{own:?}"
    );
    assert!(
        own[0]["remedy"]
            .as_str()
            .unwrap()
            .ends_with("aldermoor-on-sea: [\"@alder\"]"),
        "{own:?}"
    );
    let mended = told["findings"]["mended"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["path"].as_str().unwrap().starts_with("cities/"));
    assert_eq!(mended.count(), 0, "{told}");
    let city = &told["cities"][0];
    assert_eq!(
        (
            &city["id"],
            &city["state"]["before"],
            &city["state"]["after"]
        ),
        (
            &"aldermoor-on-sea".into(),
            &"submitted".into(),
            &"submitted".into()
        )
    );
    // Another's folder is not theirs under any name.
    let (_, told) = review(&repository, "inver");
    assert!(
        told["findings"]["new"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["rule"] == "ownership" && one["level"] == "error"),
        "{told}"
    );
    assert_eq!(
        repository
            .run("history cities/aldermoor-on-sea/letter.pdf")
            .code,
        0
    );
    assert_eq!(
        repository.run("history cities/inverkell/letter.pdf").code,
        0
    );
}

#[test]
fn answers_that_go_are_shown_and_nothing_moves_to_where_it_was() {
    let repository = owned();
    repository.git(&["rm", "-q", "cities/rocheclaire/themes.yaml"]);
    let path = "cities/aldermoor/themes.yaml";
    let text = repository.project.read(path);
    let (head, items): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| !line.starts_with("  - "));
    repository.project.file(
        path,
        [head, items.into_iter().rev().collect()]
            .concat()
            .join("\n")
            + "\n",
    );
    repository.commit("Remove and turn round");
    let run = repository.run("diff main..HEAD");
    assert!(run.out.contains("La ville du dessous"), "{}", run.out);
    assert!(
        run.out.contains("moved from place 3 to 1") && run.out.contains("moved from place 1 to 3"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("from place 2 to 2"), "{}", run.out);
}

#[test]
fn the_marks_of_a_conflict_are_known_and_pass_nowhere() {
    let repository = owned();
    let path = "cities/aldermoor/challenges.yaml";
    for (branch, years) in [("one", "sixty years"), ("two", "seventy years")] {
        repository.git(&["checkout", "-qb", branch, "main"]);
        repository.edit(path, "fifty years", years);
        repository.commit(years);
    }
    let merged = crate::repository::command(&repository.project.path(), &["merge", "-q", "one"])
        .output()
        .unwrap();
    assert!(!merged.status.success());
    let text = repository.project.read(path);
    assert!(text.contains("<<<<<<<"), "{text}");
    let indented: String = text
        .lines()
        .map(|line| {
            if line.starts_with(['<', '=', '>']) {
                format!("  {line}\n")
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    for text in [text.clone(), indented] {
        repository.project.file(path, &text);
        let run = repository.run("validate cities/aldermoor");
        assert!(
            run.code == 1 && run.out.contains("sixty years") && run.out.contains("seventy years"),
            "{}",
            run.out
        );
        assert!(
            !run.out.contains("two spaces"),
            "nobody is told to indent them: {}",
            run.out
        );
        repository.run("fix cities/aldermoor");
        assert_eq!(
            repository.project.read(path),
            text,
            "no repair touches them"
        );
        assert_eq!(repository.run("render cities/aldermoor --out out").code, 1);
    }
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-qm", "As it is"]);
    assert_eq!(review(&repository, "alder").0, 1);
}
