//! The law of `--since`: what a change brings is told, and nothing is told that is not there. Changes are generated: texts, links,
//! modes, submodules, templates, schemas, editions, owners, files and folders that come, go and take each other's place.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    process::{Command, Stdio},
};

use proptest::{
    prelude::*,
    sample::select,
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};

use crate::{
    project::{Project, Run, cases},
    repository::{Repository, command},
    since::{Counts, EDITS, counts},
};

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    File(Vec<u8>, bool),
    Link(&'static str),
    /// A commit of another repository.
    Other,
}

type Files = BTreeMap<String, Node>;

/// Places at which something else may stand.
const PLACES: [&str; 24] = [
    "roadmap.yaml",
    "cities/aldermoor/city.yaml",
    "cities/aldermoor/themes.yaml",
    "cities/aldermoor/letter.pdf",
    "cities/aldermoor/projects",
    "cities/aldermoor/projects/wet-ground-floors.yaml",
    "cities/aldermoor/notes.txt",
    "cities/aldermoor",
    "cities/havre-saint-elme/action-plan.yaml",
    "cities/havre-saint-elme",
    "cities/newcomer",
    "cities/loose.yaml",
    "cities/readme.md",
    "cities",
    "networks/cool-old-towns.yaml",
    "networks",
    "events/round-table-6.yaml",
    "events/round-table-6-synthesis.pdf",
    "events",
    "schemas",
    "schemas/city.schema.json",
    "templates",
    "templates/index.md",
    "CODEOWNERS",
];

/// Where links lead.
const TARGETS: [&str; 7] = [
    "../inverkell/staff.yaml",
    "inverkell",
    "../../.git/config",
    "/etc/hostname",
    "nowhere",
    ".",
    "../havre-saint-elme/city.yaml",
];

/// Files that come, or take the place of others.
const TEXTS: [(&str, &str); 16] = [
    ("roadmap.yaml", "edition: npu-2026\n"),
    ("roadmap.yaml", "edition: quebec-2022\nlanguages: [fr]\n"),
    (
        "roadmap.yaml",
        "edition: quebec-2022\nrules: {letter-missing: off}\n",
    ),
    (
        "roadmap.yaml",
        "edition: quebec-2022\nowners:\n  secretariat: ['@ada']\n  cities: {aldermoor: ['@alder'], nowhere: ['@n']}\n",
    ),
    (
        "roadmap.yaml",
        "edition: quebec-2022\nroles:\n  - {id: mayor, label: {en: Mayor}}\n",
    ),
    ("roadmap.yaml", "edition: [\n"),
    (
        "schemas/city.schema.json",
        "{\"required\": [\"website\"], \"properties\": {\"website\": {\"type\": \"string\", \"title\": \"Web\"}}}",
    ),
    (
        "schemas/themes.schema.json",
        "{\"properties\": {\"themes\": {\"maxItems\": 1}}}",
    ),
    (
        "schemas/challenges.schema.json",
        "{\"properties\": {\"challenges\": {\"x-words\": 3}}}",
    ),
    ("schemas/city.schema.json", "{"),
    ("templates/index.md", "{% for %}"),
    ("templates/extra.md", "text"),
    ("CODEOWNERS", "/cities/aldermoor/ @somebody\n"),
    ("cities/aldermoor/deep/er/themes.yaml", "themes: []\n"),
    (
        "cities/newcomer/city.yaml",
        "name: New\nkind: city\ncountry: FR\ntime_zone: Europe/Paris\nlanguage: fr\n",
    ),
    ("cities/loose.yaml", "name: Loose\n"),
];

/// One step of a change.
#[derive(Debug, Clone)]
enum Step {
    Edit(usize),
    Link(&'static str, &'static str),
    Other(&'static str),
    Executable(&'static str),
    Gone(&'static str),
    Text(usize),
    Moved(&'static str, &'static str),
}

fn step() -> impl Strategy<Value = Step> {
    let folder = select(vec![
        "cities/aldermoor",
        "cities/havre-saint-elme",
        "cities/newcomer",
        "networks",
        "cities/inverkell",
    ]);
    prop_oneof![
        4 => (0..EDITS.len()).prop_map(Step::Edit),
        3 => (select(PLACES.to_vec()), select(TARGETS.to_vec())).prop_map(|(place, target)| Step::Link(place, target)),
        1 => select(PLACES.to_vec()).prop_map(Step::Other),
        1 => select(PLACES.to_vec()).prop_map(Step::Executable),
        1 => select(PLACES.to_vec()).prop_map(Step::Gone),
        3 => (0..TEXTS.len()).prop_map(Step::Text),
        1 => (folder.clone(), folder).prop_map(|(from, to)| Step::Moved(from, to)),
    ]
}

/// Puts something at a path, in place of what stands on the way to it or below it.
fn put(files: &mut Files, path: &str, node: Node) {
    files.retain(|known, _| {
        !known.starts_with(&format!("{path}/")) && !path.starts_with(&format!("{known}/"))
    });
    files.insert(path.to_owned(), node);
}

impl Step {
    fn apply(&self, files: &mut Files) {
        match self {
            Self::Edit(at) => match EDITS[*at] {
                (path, from, Some(to)) => {
                    if let Some(Node::File(text, _)) = files.get_mut(path) {
                        *text = String::from_utf8_lossy(text)
                            .replacen(from, to, 1)
                            .into_bytes();
                    }
                }
                (path, ..) => _ = files.remove(path),
            },
            Self::Link(path, target) => put(files, path, Node::Link(target)),
            Self::Other(path) => put(files, path, Node::Other),
            Self::Executable(path) => {
                if let Some(Node::File(_, executable)) = files.get_mut(*path) {
                    *executable = !*executable;
                }
            }
            Self::Gone(path) => {
                files.retain(|known, _| known != path && !known.starts_with(&format!("{path}/")))
            }
            Self::Text(at) => put(files, TEXTS[*at].0, Node::File(TEXTS[*at].1.into(), false)),
            Self::Moved(from, to) => {
                let moved: Vec<String> = files
                    .keys()
                    .filter(|path| path.starts_with(&format!("{from}/")))
                    .cloned()
                    .collect();
                for path in moved {
                    if let Some(node) = files.remove(&path) {
                        put(files, &path.replacen(from, to, 1), node);
                    }
                }
            }
        }
    }
}

/// A repository to which states are added without a checkout.
struct States {
    repository: Repository,
    first: Files,
}

impl States {
    fn new() -> Self {
        let repository = Repository {
            project: Project::example("quebec"),
        };
        let first = repository
            .project
            .tree(".")
            .into_iter()
            .map(|(path, text)| (path, Node::File(text, false)))
            .collect();
        repository.git(&["init", "-q"]);
        repository.commit("All");
        Self { repository, first }
    }

    /// Makes a branch of a state, on another one.
    fn commit(&self, branch: &str, parent: &str, files: &Files) {
        let mut stream = format!("reset refs/heads/{branch}\nfrom {parent}\n\ncommit refs/heads/{branch}\ncommitter A <a@b.org> 1690000000 +0000\ndata 1\nx\ndeleteall\n").into_bytes();
        let head = self.repository.git(&["rev-parse", "main"]);
        for (path, node) in files {
            let (mode, text) = match node {
                Node::File(text, executable) => (
                    if *executable { "100755" } else { "100644" },
                    text.as_slice(),
                ),
                Node::Link(target) => ("120000", target.as_bytes()),
                Node::Other => {
                    stream.extend(format!("M 160000 {} {path}\n", head.trim()).bytes());
                    continue;
                }
            };
            stream.extend(format!("M {mode} inline {path}\ndata {}\n", text.len()).bytes());
            stream.extend(text);
            stream.push(b'\n');
        }
        let mut child = command(
            &self.repository.project.path(),
            &["fast-import", "--quiet", "--force"],
        )
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
        child.stdin.take().unwrap().write_all(&stream).unwrap();
        assert!(child.wait().unwrap().success());
    }

    /// The findings of a run; none where nothing could be told.
    fn found(&self, arguments: &str) -> Option<Counts> {
        let run: Run = self
            .repository
            .run(&format!("validate {arguments} --format json"));
        match run.code {
            0 | 1 => Some(counts(
                &serde_json::from_str(&run.out)
                    .unwrap_or_else(|error| panic!("{arguments}: {error}: {}", run.out)),
            )),
            _ => {
                assert!(
                    run.code == 2 && !run.err.is_empty(),
                    "{arguments}: {} {}",
                    run.code,
                    run.err
                );
                None
            }
        }
    }

    /// Checks a state out, whatever is there.
    fn check_out(&self, branch: &str) {
        let folder = self.repository.project.path();
        for entry in fs::read_dir(&folder)
            .unwrap()
            .map(Result::unwrap)
            .filter(|entry| entry.file_name() != ".git")
        {
            assert!(
                Command::new("rm")
                    .arg("-rf")
                    .arg(entry.path())
                    .status()
                    .unwrap()
                    .success()
            );
        }
        self.repository.git(&["read-tree", branch]);
        self.repository.git(&["checkout-index", "-qaf"]);
        self.repository
            .git(&["symbolic-ref", "HEAD", &format!("refs/heads/{branch}")]);
    }
}

/// Of a whole run before, one after, and one of the change alone: nothing new is left out, nothing is made up.
fn agree(before: &Counts, whole: &Counts, since: &Counts) -> Result<(), TestCaseError> {
    for (key, count) in whole {
        // One that was an error and is a warning now is none that is new.
        let graver = (!key.4).then(|| {
            (
                key.0.clone(),
                key.1.clone(),
                key.2.clone(),
                key.3.clone(),
                true,
            )
        });
        let known = [Some(key), graver.as_ref()].into_iter().flatten();
        let known: usize = known.filter_map(|key| before.get(key)).sum();
        let new = count.saturating_sub(known);
        prop_assert!(
            since.get(key).copied().unwrap_or(0) >= new,
            "the change brought {key:?}, which --since does not tell"
        );
    }
    for (key, count) in since {
        prop_assert!(
            whole.get(key).copied().unwrap_or(0) >= *count,
            "{key:?} is told, but not there"
        );
    }
    Ok(())
}

fn try_change(
    states: &States,
    earlier: &[Step],
    change: &[Step],
    all: bool,
) -> Result<(), TestCaseError> {
    let mut files = states.first.clone();
    earlier.iter().for_each(|step| step.apply(&mut files));
    states.commit("earlier", "refs/heads/main", &files);
    change.iter().for_each(|step| step.apply(&mut files));
    states.commit("later", "refs/heads/earlier", &files);
    let before = states.found("--rev earlier").unwrap_or_default();
    let whole = states.found("--rev later");
    let since = states.found("--rev later --since earlier");
    prop_assert_eq!(whole.is_some(), since.is_some());
    let (Some(whole), Some(since)) = (whole, since) else {
        return Ok(());
    };
    agree(&before, &whole, &since)?;
    if all {
        states.check_out("later");
        let staged = states.found("--staged").unwrap_or_default();
        prop_assert_eq!(
            &staged,
            &whole,
            "the index is judged otherwise than the commit"
        );
        agree(
            &before,
            &whole,
            &states.found("--staged --since earlier").unwrap_or_default(),
        )?;
        // What the index says of the files on disk is never taken for the files.
        let disk = states.found("").unwrap_or_default();
        prop_assert_eq!(
            &disk,
            &whole,
            "the files are judged otherwise than the commit"
        );
        agree(
            &before,
            &disk,
            &states.found("--since earlier").unwrap_or_default(),
        )?;
    }
    Ok(())
}

#[test]
fn what_a_change_brings_is_told_whatever_it_is() {
    // The long run is parted among the cores, each with changes of its own.
    let parts = cases(1, 10_000).min(
        std::thread::available_parallelism().map_or(1, |cores| u32::try_from(cores.get()).unwrap()),
    );
    std::thread::scope(|scope| {
        for part in 0..parts {
            scope.spawn(move || tried(part, cases(40, 10_000) / parts));
        }
    });
}

/// Tries so many changes, other ones in each part.
fn tried(part: u32, wanted: u32) {
    let states = States::new();
    let one = (
        proptest::collection::vec(step(), 0..3),
        proptest::collection::vec(step(), 1..5),
    );
    let tried = std::cell::Cell::new(0_u32);
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(wanted)
    };
    let seed = [u8::try_from(part).unwrap(); 32];
    let mut runner = match part {
        0 => TestRunner::new(config),
        _ => TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed)),
    };
    let all = cases(4, 20);
    let result = runner.run(&one, |(earlier, change)| {
        tried.set(tried.get() + 1);
        if tried.get().is_multiple_of(500) {
            eprintln!("part {part}: {} changes tried", tried.get());
        }
        try_change(&states, &earlier, &change, tried.get().is_multiple_of(all))
    });
    eprintln!("part {part}: {} changes tried", tried.get());
    result.unwrap_or_else(|error| panic!("after {} changes: {error}", tried.get()));
}

#[test]
fn a_submodule_is_told_alike_of_a_commit_the_index_and_the_disk() {
    let states = States::new();
    for place in [
        "cities/readme.md",
        "cities/Not An Id",
        "cities/aldermoor",
        "events/sub",
    ] {
        let mut files = states.first.clone();
        put(&mut files, place, Node::Other);
        states.commit("later", "refs/heads/main", &files);
        states.check_out("later");
        let whole = states.found("--rev later");
        assert!(whole.is_some());
        assert_eq!(states.found("--staged"), whole, "{place}");
        assert_eq!(states.found(""), whole, "{place}");
    }
}

#[test]
fn a_link_or_submodule_alone_is_told_since() {
    let states = States::new();
    for step in [
        Step::Link("cities/other", "inverkell"),
        Step::Other("cities/other"),
        Step::Link("cities/aldermoor/staff.yaml", "../inverkell/staff.yaml"),
        Step::Link("templates/index.md", "../.git/config"),
        Step::Other("events/sub"),
        Step::Link("networks", "events"),
    ] {
        let mut files = states.first.clone();
        step.apply(&mut files);
        states.commit("later", "refs/heads/main", &files);
        let run = states
            .repository
            .run("validate --rev later --since main --format short");
        assert!(
            run.code == 1 && run.out.contains("error[unreadable]"),
            "{step:?}: {}{}",
            run.out,
            run.err
        );
    }
}
