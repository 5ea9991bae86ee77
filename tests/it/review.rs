//! `roadmap review`: what a reviewer needs, who may do what, what became public, and that exit codes tell the same.

use serde_json::Value;
use snapbox::{assert_data_eq, file};

use crate::{diff::proposal, repository::Repository};

const OWNERS: &str = "owners:\n  secretariat: [\"@office\"]\n  cities:\n    havre-saint-elme: [\"@odile\"]\n    inverkell: [\"@org/inverkell\"]\n";

fn owned() -> Repository {
    Repository::owned(OWNERS)
}

fn rules(review: &Value, which: &str) -> Vec<String> {
    let all = review["findings"][which].as_array().unwrap();
    all.iter()
        .map(|one| {
            format!(
                "{} {} {}",
                one["level"].as_str().unwrap(),
                one["rule"].as_str().unwrap(),
                one["path"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn a_proposal_is_told_on_one_page() {
    let repository = proposal();
    repository.git(&["checkout", "-q", "main"]);
    repository.edit(
        "cities/havre-saint-elme/challenges.yaml",
        "Trois défis",
        "Quatre défis",
    );
    repository.commit("Meanwhile");
    repository.git(&["checkout", "-q", "proposal"]);
    for (arguments, expected) in [
        ("review main..HEAD", file!["../snapshots/review.en.txt"]),
        (
            "review main..HEAD --lang fr --format markdown",
            file!["../snapshots/review.fr.md"],
        ),
        (
            "review main..HEAD --lang es --format markdown --audience public",
            file!["../snapshots/review-public.es.md"],
        ),
    ] {
        let run = repository.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (1, ""), "{arguments}");
        // The commit's name follows from its content, which grows with the example.
        let fork = repository.git(&["merge-base", "main", "HEAD"]);
        assert_data_eq!(
            run.out
                .replace('\u{2060}', "")
                .replace(&fork[..10], "[FORK]"),
            expected.raw()
        );
    }
}

#[test]
fn each_may_change_what_is_theirs() {
    let repository = owned();
    repository.edit(
        "cities/havre-saint-elme/challenges.yaml",
        "rafraîchir",
        "Rafraîchir",
    );
    repository.commit("Own folder");
    let own = |author: &str| {
        let (code, review) = repository.review(&format!("--author {author} --fail-on error"));
        let found: Vec<String> = rules(&review, "new")
            .into_iter()
            .filter(|line| line.contains("ownership"))
            .collect();
        (code, found)
    };
    // Its acceptance is void, which is an error of its own.
    assert_eq!(own("odile").1, Vec::<String>::new());
    assert_eq!(own("@Office").1, Vec::<String>::new());
    assert_eq!(
        own("mallory").1,
        ["error ownership cities/havre-saint-elme/challenges.yaml"]
    );
    repository.edit("cities/inverkell/challenges.yaml", " ", "  ");
    repository.edit("networks/cool-old-towns.yaml", "pilot:", "pilot: ");
    repository
        .project
        .file(".github/workflows/x.yml", "on: push\n");
    repository.commit("And others'");
    assert_eq!(
        own("odile").1,
        [
            "error ownership .github/workflows/x.yml",
            "warning ownership cities/inverkell/challenges.yaml"
        ]
    );
    assert_eq!(own("office").1, Vec::<String>::new());
    let (_, review) = repository.review("");
    let told: Vec<String> = rules(&review, "new")
        .into_iter()
        .filter(|line| line.contains("ownership"))
        .collect();
    assert_eq!(
        told,
        ["info ownership cities/havre-saint-elme/challenges.yaml"],
        "{review}"
    );
}

#[test]
fn a_proposal_cannot_give_itself_rights() {
    let repository = owned();
    repository.edit(
        "roadmap.yaml",
        "[\"@office\"]",
        "[\"@office\", \"@mallory\"]",
    );
    repository.commit("Help myself");
    let (code, review) = repository.review("--author mallory");
    assert_eq!(code, 1);
    assert_eq!(rules(&review, "new"), ["error ownership roadmap.yaml"]);
}

#[test]
fn codeowners_is_made_from_what_is_declared() {
    let repository = owned();
    let run = repository.run("owners --check");
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(repository.run("owners --write").code, 0);
    assert_eq!(repository.run("owners --check").code, 0);
    assert!(
        repository
            .project
            .read(".github/CODEOWNERS")
            .contains("/cities/havre-saint-elme/ @odile @office\n")
    );
    assert_eq!(repository.run("validate").code, 0);
    let text = repository.project.read(".github/CODEOWNERS");
    repository.project.file(
        ".github/CODEOWNERS",
        format!("{text}/roadmap.yaml @mallory\n"),
    );
    assert_eq!(repository.run("owners --check").code, 1);
    let run = repository.run("validate --format short");
    assert!(
        run.code == 1 && run.out.contains(".github/CODEOWNERS:6:1: error[ownership]"),
        "{}",
        run.out
    );
}

#[test]
fn what_becomes_public_is_told_and_not_repeated() {
    let repository = owned();
    let staff = repository
        .project
        .read("cities/havre-saint-elme/staff.yaml");
    let email = staff
        .split_whitespace()
        .find(|word| word.contains('@'))
        .unwrap()
        .trim_end_matches([',', '}'])
        .to_owned();
    repository.edit(
        "cities/havre-saint-elme/challenges.yaml",
        "Trois défis",
        "Avec 25 000 CAD de la ville, trois défis",
    );
    repository.commit("Say what it costs");
    for audience in ["internal", "public"] {
        let run = repository.run(&format!(
            "review main..HEAD --format markdown --audience {audience}"
        ));
        assert!(
            run.out.contains("budget.contributions.1.amount"),
            "{}",
            run.out
        );
        assert!(!run.out.contains(&email), "{}", run.out);
    }
    let (_, review) = repository.review("");
    assert!(
        rules(&review, "new")
            .contains(&"warning leak cities/havre-saint-elme/challenges.yaml".to_owned()),
        "{review}"
    );
}

#[test]
fn all_forms_come_of_one_run_and_tell_the_same() {
    let repository = proposal();
    let run = repository
        .run("review main..HEAD --format markdown --output json=r.json --output html=r.html");
    assert_eq!(run.code, 1);
    let review: Value = serde_json::from_str(&repository.project.read("r.json")).unwrap();
    let errors = rules(&review, "new")
        .iter()
        .filter(|line| line.starts_with("error"))
        .count();
    assert!(
        run.out.contains(&format!("New errors: {errors};")),
        "{}",
        run.out
    );
    assert!(
        repository
            .project
            .read("r.html")
            .contains(&format!("New errors: {errors};"))
    );
    for format in ["human", "markdown", "html", "json"] {
        assert_eq!(
            repository
                .run(&format!("review main..HEAD --format {format}"))
                .code,
            1,
            "{format}"
        );
        assert_eq!(
            repository
                .run(&format!(
                    "review main..HEAD --format {format} --fail-on none"
                ))
                .code,
            0,
            "{format}"
        );
        assert_eq!(
            repository
                .run(&format!("review HEAD..HEAD --format {format}"))
                .code,
            0,
            "{format}"
        );
    }
}

#[test]
fn a_programme_that_cannot_be_read_any_more_does_not_pass() {
    let repository = owned();
    repository.project.file("roadmap.yaml", "edition: [\n");
    repository.commit("Break");
    let run = repository.run("review main..HEAD --fail-on none");
    assert!(run.code > 0, "{}{}", run.out, run.err);
    repository.git(&["rm", "-qr", "."]);
    repository.commit("Remove all");
    let run = repository.run("review main..HEAD");
    assert!(
        run.code == 2 && run.err.contains("no roadmap.yaml in HEAD"),
        "{}{}",
        run.out,
        run.err
    );
}

/// A change of colours says no other words, and a change of answers no page.
fn only_looks(repository: &Repository) {
    repository.git(&["checkout", "-q", "main"]);
    repository.git(&["merge", "-q", "proposal"]);
    repository.git(&["checkout", "-qb", "looks"]);
    let style = include_str!("../../templates/style.css");
    repository
        .project
        .file("templates/style.css", style.replace("body", "body.x"));
    repository.commit("Looks");
    let run = repository.run("review main..HEAD --author office --lang en");
    assert!(
        run.out
            .contains("dossier.html – aldermoor: the same words; only how it looks changes"),
        "{}",
        run.out
    );
    repository.git(&["checkout", "-qb", "none", "main"]);
    repository.edit(
        "cities/aldermoor/challenges.yaml",
        "fifty years",
        "sixty years",
    );
    repository.commit("No template");
    assert_eq!(
        repository.review("--author office").1["pages"],
        Value::Array(Vec::new())
    );
}

/// What a change of templates makes of the pages is shown word by word.
#[test]
fn pages_are_shown_as_they_were_and_as_they_will_be() {
    let repository = owned();
    let shipped = include_str!("../../templates/dossier.md");
    let words = "<img src=x onerror=alert(1)> @ada \u{1b}[31m Our own words.";
    repository
        .project
        .file("templates/dossier.md", format!("{words}\n\n{shipped}"));
    repository.commit("A template");
    let (_, review) = repository.review("--author office");
    let pages = review["pages"].as_array().unwrap();
    assert_eq!(pages.len(), 1, "{pages:?}");
    assert_eq!(pages[0]["template"], "dossier.md");
    let come: Vec<&str> = pages[0]["words"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|run| run["op"] == "come")
        .filter_map(|run| run["text"].as_str())
        .collect();
    assert!(
        come.len() == 1 && come[0].contains("Our own words."),
        "{come:?}"
    );
    for format in ["human", "markdown", "html"] {
        let run = repository.run(&format!(
            "review main..HEAD --author office --lang en --format {format}"
        ));
        assert!(
            run.out.contains("Pages as they were and as they will be"),
            "{}",
            run.out
        );
        assert!(run.out.contains("Our own words."), "{format}\n{}", run.out);
        assert!(!run.out.contains("\u{1b}[31m"), "{format}\n{}", run.out);
        // Only a comment is read by a forge, which would call people.
        assert!(
            format != "markdown" || !run.out.contains(" @ada"),
            "{}",
            run.out
        );
        assert!(
            format == "human" || !run.out.contains("<img"),
            "{format}\n{}",
            run.out
        );
    }
    // Nothing of it to those who see only what is public, nor where no template changed.
    assert_eq!(
        repository.review("--author office --audience public").1["pages"],
        Value::Array(Vec::new())
    );
    only_looks(&repository);
}

/// Of every kind of page that a template makes one is shown, by its name in the site.
#[test]
fn a_page_of_each_kind_is_shown() {
    let repository = owned();
    let shipped = include_str!("../../templates/page.md");
    repository
        .project
        .file("templates/page.md", format!("Our own words.\n\n{shipped}"));
    repository.commit("A template");
    let (code, review) = repository.review("--author office");
    assert_eq!(code, 0, "{review}");
    let pages: Vec<&str> = review["pages"]
        .as_array()
        .unwrap()
        .iter()
        .inspect(|one| assert_eq!(one["template"], "page.md"))
        .map(|one| one["page"].as_str().unwrap())
        .collect();
    let kinds: Vec<&str> = pages
        .iter()
        .map(|page| page.split('/').next().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "status",
            "networks",
            "networks",
            "events",
            "events",
            "projects",
            "evaluation",
            "book",
            "networks",
            "meetings",
            "projects",
            "questions",
            "themes",
            "data"
        ],
        "{pages:?}"
    );
    let same = review["pages_untried"].to_string();
    assert!(
        same.contains("`dossier`, `index`, `root`"),
        "what was tried and is the same is said: {same}"
    );
}

/// A template that loads and fails on the answers stops the proposal, and it is said why nothing is shown.
#[test]
fn a_template_that_makes_no_page_is_told() {
    let repository = owned();
    for ending in ["md", "html"] {
        repository.project.file(
            &format!("templates/network.{ending}"),
            "One\n{{ gone.there.at.all }}\n",
        );
    }
    repository.commit("A template");
    let (code, review) = repository.review("--author office");
    assert_eq!(code, 1, "{review}");
    let found = &review["findings"]["new"][0];
    assert_eq!(
        [&found["rule"], &found["path"], &found["line"]],
        [
            &Value::from("template"),
            &Value::from("templates/network.html"),
            &Value::from(2)
        ]
    );
    assert!(
        review["pages_untried"][0]
            .as_str()
            .unwrap()
            .contains("templates/network.html:2"),
        "{review}"
    );
    // Who sees only what is public is stopped too.
    let (code, review) = repository.review("--author office --audience public");
    assert_eq!(
        (code, &review["pages_untried"]),
        (1, &Value::Array(Vec::new()))
    );
    // The same from the side of the base: how pages were cannot be shown.
    repository.git(&["checkout", "-q", "main"]);
    repository.git(&["merge", "-q", "proposal"]);
    repository.git(&["checkout", "-qb", "mends"]);
    for ending in ["md", "html"] {
        repository
            .project
            .file(&format!("templates/network.{ending}"), "One\n");
    }
    repository.commit("Mend it");
    let (code, review) = repository.review("--author office");
    assert_eq!(code, 0, "{review}");
    let why = review["pages_untried"].to_string();
    assert!(why.contains("Before, a page could not be made"), "{why}");
}

/// Templates of which nothing can be made yet, or that do not load, are no silence.
#[test]
fn why_no_page_is_shown_is_said() {
    let repository = owned();
    for path in repository.project.tree("networks").keys() {
        std::fs::remove_file(repository.project.path().join("networks").join(path)).unwrap();
    }
    repository.git(&["checkout", "-q", "main"]);
    repository.commit("No network");
    repository.git(&["branch", "-f", "proposal"]);
    repository.git(&["checkout", "-q", "proposal"]);
    for ending in ["md", "html"] {
        repository
            .project
            .file(&format!("templates/network.{ending}"), "One\n");
    }
    repository.commit("A template");
    let (_, review) = repository.review("--author office");
    assert_eq!(
        review["pages_untried"],
        serde_json::json!([
            "A template changed; of these kinds there is nothing yet to make a page of: `network`"
        ])
    );
    repository
        .project
        .file("templates/network.md", "{% if %}\n");
    repository.commit("It does not load");
    let (code, review) = repository.review("--author office");
    assert_eq!(code, 1);
    let why = review["pages_untried"][0].as_str().unwrap();
    assert!(
        why.starts_with("The templates proposed do not load"),
        "{why}"
    );
}

/// A forge looks for owners at the top of the repository, wherever in it the programme lies.
#[test]
fn the_owners_at_the_top_are_held_against_a_programme_in_a_folder() {
    let repository = owned();
    let top = repository.project.path();
    std::fs::create_dir_all(top.join("work/programme")).unwrap();
    for name in ["roadmap.yaml", "cities", "networks", "events"] {
        std::fs::rename(top.join(name), top.join("work/programme").join(name)).unwrap();
    }
    let run = repository.run("owners --write -C work/programme");
    assert_eq!(run.code, 0, "{}", run.err);
    repository.commit("Into a folder");
    let told = |arguments: &str| {
        let run = repository.run(&format!(
            "validate --format short -C work/programme {arguments}"
        ));
        run.out
            .lines()
            .filter(|line| line.contains("[ownership]"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let states = ["", "--rev HEAD", "--staged"];
    for state in states {
        assert_eq!(told(state), Vec::<String>::new(), "{state}");
    }
    let place = ["CODEOWNERS", ".github/CODEOWNERS"]
        .into_iter()
        .find(|place| top.join(place).is_file())
        .unwrap();
    repository.edit(place, "@office", "@mallory");
    repository.commit("Another owner");
    for state in states {
        let found = told(state);
        assert!(
            found.len() == 1 && found[0].starts_with(&format!("{place}:")),
            "{state} {found:?}"
        );
    }
    // What stood there before is nobody's new fault.
    assert_eq!(told("--since HEAD~1").len(), 1);
    assert_eq!(told("--since HEAD"), Vec::<String>::new());
}
