//! What coordinators type who know only Word: what is said of it, and what is not.

use crate::project::Project;

const TEXT: &str = "cities/rocheclaire/challenges.yaml";
const GOOD: &str = "challenges: |\n  Des étés chauds.\nactions: |\n  Un audit.\n";
const PLAN: &str = "cities/havre-saint-elme/action-plan.yaml";
const NETWORK: &str = "networks/cool-old-towns.yaml";
const CITY: &str = "cities/inverkell/city.yaml";

/// A file, what stands there, what is written instead, what is said, and what is not.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const CASES: &[Case] = &[
    // Findings that only follow from another.
    (
        NETWORK,
        "pilot: havre-saint-elme",
        "pilot: Havre-St-Elme",
        "unknown-city",
        "plan-not-pilot",
    ),
    (
        NETWORK,
        "city: inverkell, role: member",
        "city: inverkel, role: member",
        "unknown-city",
        "question-not-member",
    ),
    (
        PLAN,
        "concept: |",
        "concept: | x: y: [",
        "action-plan.yaml",
        "pilot-without-plan",
    ),
    (
        PLAN,
        "network: cool-old-towns",
        "# network",
        "`network` is missing",
        "pilot-without-plan",
    ),
    // Words that hold the place of an answer.
    (
        TEXT,
        "  Un audit.\n",
        "  Click or tap here to enter text.\n",
        "is not an answer yet",
        "?",
    ),
    (
        TEXT,
        "  Un audit.\n",
        "  Un audit.\n  [À COMPLÉTER]\n",
        "is not an answer yet",
        "?",
    ),
    (
        TEXT,
        "  Un audit.\n",
        "  voir ci-dessus\n",
        "is not an answer yet",
        "?",
    ),
    // Lines that no answer holds.
    (
        TEXT,
        GOOD,
        "Bonjour Madame, voici la fiche.\nchallenges: |\n  Des étés.\nactions: |\n  Un audit.\n",
        "before the first question",
        "--- or",
    ),
    (
        TEXT,
        "  Un audit.\n",
        "  Un audit.\n\nCordialement,\nAda\n",
        "# Cordialement, # Ada",
        "Begin this line",
    ),
    (
        TEXT,
        "  Des étés chauds.\n",
        "  Des étés chauds.\n------\n",
        "a drawn line",
        "Begin this line",
    ),
    // Letters of another encoding.
    (
        TEXT,
        "  Un audit.\n",
        "  La ville a rÃ©novÃ© dix cours.\n",
        "for `rénové`",
        "?",
    ),
    (
        TEXT,
        "  Un audit.\n",
        "  La ville a r\u{fffd}nové dix cours.\n",
        "a letter was lost",
        "?",
    ),
    // Sums that are written as items, amounts in thousands.
    (
        PLAN,
        "label: Capteurs de température prêtés, amount: 3000",
        "label: Total, amount: 60000",
        "would count twice",
        "a gap of",
    ),
    (
        PLAN,
        "currency: CAD",
        "currency: k€",
        "each amount in full",
        "such as EUR",
    ),
    // Answers of another shape.
    (
        PLAN,
        "  - {kind: gather-experience, text: \"Réunir vingt cas documentés, avec plans, mesures et récits d'habitants.\"}\n",
        "  - Réunir vingt cas.\n",
        "text: Réunir vingt cas.",
        "`kind: text:`",
    ),
    (
        CITY,
        "country: IE",
        "country: 33",
        "none of the answers",
        "YAML reads",
    ),
    (
        CITY,
        "time_zone: Europe/Dublin",
        "time_zone: UTC+1",
        "Write Europe/Dublin",
        "Brussels",
    ),
];

#[test]
fn what_is_said_mends_the_mistake_itself() {
    let mut wrong = Vec::new();
    for (path, from, to, said, unsaid) in CASES {
        let project = Project::example("quebec");
        project.file(TEXT, GOOD);
        project.edit(path, from, to);
        let run = project.run("validate --lang en");
        let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        if !told.contains(said) || told.contains(unsaid) && *unsaid != "?" {
            wrong.push(format!("{to}\n{}", run.out));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
