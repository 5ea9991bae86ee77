//! What it costs to read what others wrote: instructions counted as an input grows, never the clock.
//!
//! A reader of something new is a new row in [`kinds`]. Rows are measured several at once, each in a city of its own; where a
//! group grows faster than its size each of its rows is measured alone, so that the one at fault is named.

use std::{
    env,
    fmt::Write as _,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::{
    history::import,
    office::{document, par},
    project::Project,
    repository::Repository,
};

mod kinds;

use self::kinds::{Kind, LISTS, MARKDOWN, MENDED, YAML};

/// How much larger each input of a case is than the one before.
const LARGER: usize = 4;

/// How many times the instructions of one step the next, as many times larger, may take: 2.3 a doubling.
const MOST: f64 = 2.3 * 2.3;

/// Kinds that are measured at once.
const TOGETHER: usize = 40;

/// What one run is measured on.
struct Case<'k> {
    name: String,
    command: &'static str,
    kinds: &'k [Kind],
    /// Bytes of the second input, or how many files of it there are.
    size: usize,
    lay: fn(&[Kind], usize) -> Project,
}

fn is_long() -> bool {
    env::var_os("ROADMAP_LONG").is_some()
}

/// The program without its tables of names, which Valgrind reads anew in every run (a second each); as it is where `strip` is missing.
fn bare() -> &'static Path {
    static BARE: LazyLock<PathBuf> = LazyLock::new(|| {
        let program = Path::new(env!("CARGO_BIN_EXE_roadmap"));
        let bare = Path::new(env!("CARGO_TARGET_TMPDIR")).join("roadmap-bare");
        let strip = Command::new("strip")
            .arg("-o")
            .arg(&bare)
            .arg(program)
            .status();
        if strip.is_ok_and(|status| status.success()) {
            bare
        } else {
            program.to_owned()
        }
    });
    &BARE
}

/// Instructions of one run; `None` without Valgrind.
fn counted(project: &Project, command: &str) -> Option<f64> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let status = Command::new("valgrind")
        .args([
            "--tool=cachegrind",
            "--cache-sim=no",
            "--cachegrind-out-file=/dev/null",
        ])
        .arg(format!("--log-file={}", log.path().display()))
        .arg(bare())
        .args(command.split(' '))
        .current_dir(project.path())
        .env_clear()
        .envs(env::var_os("PATH").map(|path| ("PATH", path)))
        .env("LANG", "en_GB.UTF-8")
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .ok()?;
    let said = std::fs::read_to_string(log.path()).unwrap();
    assert!(
        status.status.code().is_some_and(|code| code < 2),
        "{command}: {}",
        String::from_utf8_lossy(&status.stderr)
    );
    let count = said
        .lines()
        .find_map(|line| line.split_once(" refs:"))
        .map(|(_, count)| count.trim().replace(',', ""));
    Some(count.unwrap_or_else(|| panic!("{said}")).parse().unwrap())
}

/// How many times more a step to the larger input took than the step before it.
fn growth(case: &Case<'_>) -> f64 {
    let run = |size: usize| counted(&(case.lay)(case.kinds, size), case.command).unwrap();
    // From the first step on all inputs take the same ways: one without anything may be rendered where others are refused.
    let [less, small, large] = [case.size / LARGER, case.size, case.size * LARGER].map(run);
    // What is hardly more than nothing is no measure.
    let least = less / 50.0;
    let times = (large - small).max(least) / (small - less).max(least);
    eprintln!(
        "{} · {}: {:.0} → {:.0} → {:.0} million instructions, × {times:.2}",
        case.name,
        case.command,
        less / 1e6,
        small / 1e6,
        large / 1e6
    );
    times
}

/// The case with one of its kinds only.
fn alone<'k>(case: &Case<'_>, kind: &'k Kind) -> Case<'k> {
    Case {
        name: kind.name.to_owned(),
        kinds: std::slice::from_ref(kind),
        command: case.command,
        size: case.size,
        lay: case.lay,
    }
}

/// Measures every case, as many at once as there are processors; those that grow too fast.
fn too_fast(cases: &[Case<'_>]) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let times = growth(case);
            if times > MOST {
                found.push(format!(
                    "{} · {}: × {times:.1} for × {LARGER}",
                    case.name, case.command
                ));
                let kinds = if case.kinds.len() > 1 {
                    case.kinds
                } else {
                    &[]
                };
                let alone = kinds.iter().map(|kind| alone(case, kind));
                found.extend(
                    alone
                        .map(|one| (growth(&one), one.name))
                        .map(|(times, name)| format!("  {name}: × {times:.1}")),
                );
            }
        }
        found
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let all: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        all.into_iter()
            .flat_map(|one| one.join().unwrap())
            .collect()
    })
}

fn hold(cases: &[Case<'_>]) {
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("no Valgrind: what inputs cost is not measured");
        return;
    }
    assert_eq!(too_fast(cases), Vec::<String>::new());
}

/// Every kind in a city or network of its own.
fn lay(kinds: &[Kind], bytes: usize) -> Project {
    let project = Project::new();
    for (at, kind) in kinds.iter().enumerate() {
        let city = format!("cities/k{at}/city.yaml");
        project.file(
            &city,
            "name: A\nkind: city\ncountry: FR\ntime_zone: Europe/Paris\nlanguage: fr\n",
        );
        project.file(&kind.path(at), kind.text(bytes));
    }
    project
}

/// Kinds in groups, or one by one in long runs, with each command.
fn cases<'k>(name: &str, kinds: &'k [Kind], commands: &[&'static str]) -> Vec<Case<'k>> {
    let (together, size) = if is_long() {
        (1, 64_000)
    } else {
        (TOGETHER, 2_000)
    };
    let case = |command: &'static str| {
        let groups = kinds.chunks(together).enumerate();
        groups.map(move |(at, kinds)| Case {
            name: format!("{name} {at} ({})", kinds[0].name),
            command,
            kinds,
            size,
            lay,
        })
    };
    commands.iter().copied().flat_map(case).collect()
}

#[test]
fn texts_cost_what_their_size_is() {
    let commands: &[_] = if is_long() {
        &["validate", "render --to html,md"]
    } else {
        &["render --to html,md"]
    };
    hold(&cases("Markdown", MARKDOWN, commands));
}

#[test]
fn fiches_cost_what_their_size_is() {
    // `validate` tries its repairs as well: far more work, for long runs.
    let commands: &[_] = if is_long() {
        &["validate", "validate --format human", "render --to html,md"]
    } else {
        &["status"]
    };
    let mut all = cases("YAML", YAML, commands);
    all.push(Case {
        name: "mended".to_owned(),
        command: "validate",
        kinds: MENDED,
        size: if is_long() { 16_000 } else { 4_000 },
        lay,
    });
    hold(&all);
}

#[test]
fn lists_cost_what_their_length_is() {
    let commands: &[_] = if is_long() {
        &[
            "validate",
            "validate --format markdown",
            "render --to html,md",
            "status",
        ]
    } else {
        &["render --to html,md"]
    };
    hold(&cases("lists", LISTS, commands));
}

/// The programme's own lists, as long as they may be, and its schemas.
fn settings(_: &[Kind], bytes: usize) -> Project {
    let project = Project::new();
    let lines = |make: &dyn Fn(usize) -> String| (0..bytes / 40).map(make).collect::<String>();
    let few =
        |make: &dyn Fn(usize) -> String| (0..(bytes / 40).min(400)).map(make).collect::<String>();
    let mut text = "edition: quebec-2022\nlanguages: [fr]\n".to_owned();
    if bytes > 0 {
        let milestones = few(&|n| {
            format!(
                "  - {{id: m{n}, label: {{fr: x}}, from: {:04}, to: 9000}}\n",
                n + 1
            )
        });
        let cities = lines(&|n| format!("    c{n}: [\"@a{n}\"]\n"));
        _ = write!(
            text,
            "milestones:\n{milestones}owners:\n  secretariat: [\"@s\"]\n  cities:\n{cities}"
        );
    }
    project.file("roadmap.yaml", text);
    let fields = lines(&|n| {
        format!(
            "{}\"z{n}\": {{\"type\": \"string\"}}",
            if n > 0 { ", " } else { "" }
        )
    });
    let values = lines(&|n| format!("{}\"v{n}\"", if n > 0 { ", " } else { "" }));
    let required = lines(&|n| format!("{}\"r{n}\"", if n > 0 { ", " } else { "" }));
    project.file(
        "schemas/challenges.schema.json",
        format!("{{\"properties\": {{{fields}}}, \"required\": [{required}]}}"),
    );
    project.file(
        "schemas/city.schema.json",
        format!(
            "{{\"properties\": {{\"own\": {{\"type\": \"string\", \"enum\": [\"v\"{}{values}]}}}}}}",
            if bytes > 40 { ", " } else { "" }
        ),
    );
    project.file(
        "cities/a/city.yaml",
        "name: A\nkind: city\ncountry: FR\ntime_zone: Europe/Paris\nlanguage: fr\nown: w\n",
    );
    project.file(
        "cities/a/challenges.yaml",
        format!("challenges: x\n{}", lines(&|n| format!("z{n}: 1\n"))),
    );
    project
}

/// Many cities, networks that name one another, events, projects, and files that are none of these.
fn files(_: &[Kind], count: usize) -> Project {
    let project = Project::new();
    for n in 0..count {
        let next = (n + 1) % count;
        project
            .file(&format!("cities/c{n}/city.yaml"), "name: A\nkind: city\ncountry: FR\ntime_zone: Europe/Paris\nlanguage: fr\n")
            .file(
                &format!("cities/c{n}/action-plan.yaml"),
                format!("network: n{next}\nschedule:\n  - {{from: 0001-01-01, to: 9999-01-01, type: study-visit, title: x}}\n"),
            )
            .file(&format!("cities/c0/projects/p{n}.yaml"), "title: P\nnetwork: n0\naim: x\nfrom: 2023\nto: 2024\nstate: completed\n")
            .file(&format!("cities/c0/other{n}.yaml"), "x: y\n")
            .file(
                &format!("networks/n{n}.yaml"),
                format!("title: Water fresh green shade\npilot: c{n}\ntheme: t\nmembers:\n  - {{city: c{next}, role: member}}\n"),
            )
            .file(
                &format!("events/e{n}.yaml"),
                format!("type: round-table\nnumber: 1\ntitle: x\nstarts: 2023-07-06T16:00\ntime_zone: Europe/Paris\nnetwork: n{next}\n"),
            )
            .file(&format!("events/e{n}.txt"), "x");
    }
    project
}

/// The example, with a text that says a round sum of one city's budget over and over.
fn sums(_: &[Kind], count: usize) -> Project {
    let project = Project::example("quebec");
    let path = "networks/living-markets.yaml";
    let said = format!("{} Bread. Where", "25000 x ".repeat(count));
    let text = project.read(path);
    assert!(text.contains("Bread. Where"));
    project.file(path, text.replace("Bread. Where", &said));
    project
}

/// The example, with a document that is one run of the letters in which pictures stand in pages.
fn sextets(_: &[Kind], bytes: usize) -> Project {
    said("Ab+c0/+".repeat(bytes / 7))
}

/// The example, with a document in which signs, codes and units stand between numbers without end, and a sum of a budget behind all.
fn glued(_: &[Kind], bytes: usize) -> Project {
    let units = [
        "1:",
        "1/",
        "CAD9000",
        "2000$",
        "$thousands",
        "9000kg",
        "k$9",
        "9000,9000",
        "9000-",
    ];
    let share = bytes / units.len();
    let all = units.map(|unit| unit.repeat(share / unit.len()) + " 14500 et 18000\n");
    said(all.concat())
}

/// The example, with this in a document.
fn said(document: String) -> Project {
    let project = Project::example("quebec");
    let path = "events/round-table-6.yaml";
    let text = project.read(path);
    let said = "\ndocuments:\n  - {";
    assert!(text.contains(said));
    project.file(
        path,
        text.replace(
            said,
            "\ndocuments:\n  - {file: run.txt, title: Run, public: true}\n  - {",
        ),
    );
    project.file("events/run.txt", document);
    project
}

#[test]
fn programmes_cost_what_their_size_is() {
    let none: &[Kind] = &[];
    let case = |name: &str, command, size, lay| Case {
        name: name.to_owned(),
        command,
        kinds: none,
        size,
        lay,
    };
    let mut all = vec![
        case("settings", "render --to html,md", 4_000, settings),
        case("files", "validate", 40, files),
        case("sextets", "validate events", 16_000, sextets),
    ];
    if is_long() {
        all.extend(
            ["render --to html,md", "status", "status --format html"]
                .map(|command| case("files", command, 100, files)),
        );
        all.push(case("settings", "validate", 40_000, settings));
        all.push(case(
            "round sums",
            "publish --out ../growth-site",
            400,
            sums,
        ));
        all.push(case(
            "signs between numbers",
            "publish --out ../growth-site",
            64_000,
            glued,
        ));
    }
    hold(&all);
}

/// A programme in which the items of every list and the words of every text are other than before.
fn changed(kinds: &[Kind], bytes: usize) -> Project {
    let repository = Repository::of(lay(kinds, bytes));
    for (at, kind) in kinds.iter().enumerate() {
        let text = repository.project.read(&kind.path(at));
        repository.project.file(&kind.path(at), kind.changed(&text));
    }
    repository.commit("change");
    repository.project
}

/// So many words, all of them among three, in an order of their own.
fn few(count: usize, seed: usize, between: &str) -> String {
    let mut at = seed;
    let mut word = || {
        at = (at * 1_103_515_245 + 12_345) % (1 << 31);
        ["a", "b", "c"][at / 65_536 % 3]
    };
    (0..count).map(|_| word()).collect::<Vec<_>>().join(between)
}

/// A text of few words that repeat, in three orders: as a history, and as files that are merged.
fn stirred(words: usize, between: &str) -> Project {
    let repository = Repository::of(lay(&MARKDOWN[..1], 0));
    for (seed, side) in (1..).zip(["base", "ours", "theirs"]) {
        let text = few(words, seed, between);
        let text = format!("challenges: |\n  {text}\nactions: x\n");
        repository.project.file(side, &text);
        repository.project.file("cities/k0/challenges.yaml", text);
        repository.commit(side);
    }
    repository.project
}

/// A history of so many changes of one fiche.
fn lived(_: &[Kind], commits: usize) -> Project {
    let repository = Repository::of(lay(&MARKDOWN[..1], 100));
    let mut stream = String::new();
    for n in 0..commits {
        let text = format!("challenges: Number {n}.\nactions: x\n");
        let parent = if n == 0 {
            "\nfrom refs/heads/main^0"
        } else {
            ""
        };
        _ = write!(
            stream,
            "commit refs/heads/main\ncommitter C <c@example.org> {} +0000\ndata 1\nx{parent}\nM 100644 inline cities/k0/challenges.yaml\ndata {}\n{text}\n",
            1_690_000_000 + n,
            text.len()
        );
    }
    import(&repository.project.path(), stream.as_bytes());
    repository.git(&["reset", "-q", "--hard"]);
    repository.project
}

/// A form of so many rows that comes back as it was sent, while the fiche has other words since.
fn sent(to: &str, rows: usize) -> Project {
    let project = Project::new();
    let plan = |word: &str| {
        let row = |n| {
            format!(
                "  - from: 2024-01-01\n    to: 2024-02-01\n    type: study-visit\n    title: {word} {n}\n    description: |\n      {word}.\n"
            )
        };
        format!("schedule:\n{}", (0..rows).map(row).collect::<String>())
    };
    project.file(
        "cities/a/city.yaml",
        "name: A\nkind: city\ncountry: FR\ntime_zone: Europe/Paris\nlanguage: fr\n",
    );
    project.file("cities/a/action-plan.yaml", plan("Visit"));
    let run = project.run(&format!("form a --to {to} --out form.{to}"));
    assert_eq!(run.code, 0, "{}", run.err);
    project.file("cities/a/action-plan.yaml", plan("Tour"));
    project
}

/// A document that comes back with this in it.
fn held(body: &str) -> Project {
    let project = sent("docx", 1);
    project.file("form.docx", document(body, &[]));
    project
}

/// Expenses and persons of the association's own form, a line each.
fn own(_: &[Kind], lines: usize) -> Project {
    let expense = |n| par(&format!("Traduction {n} : {n}000 €"));
    let person = |n| par(&format!("Élu(e) : Anne Roy {n}, axe {n}, a{n}@example.org"));
    let expenses: String = (1..=lines).map(expense).collect();
    let people: String = (1..=lines).map(person).collect();
    let heads = [
        "PERSONNEL MUNICIPAL CONCERNÉ",
        "BUDGET PRÉVISIONNEL",
        "Dépenses",
    ]
    .map(par);
    held(&format!(
        "{}{people}{}{}{expenses}",
        heads[0], heads[1], heads[2]
    ))
}

#[test]
fn lines_of_the_association_s_form_cost_what_their_number_is() {
    hold(&[Case {
        name: "lines of the association's form".to_owned(),
        command: "import --dry-run --city a form.docx",
        kinds: &[],
        size: if is_long() { 400 } else { 100 },
        lay: own,
    }]);
}

#[test]
fn forms_cost_what_their_length_is() {
    let case = |to: &str, command, size, lay: fn(&[Kind], usize) -> Project| Case {
        name: format!("rows of a form in {to}"),
        command,
        kinds: &[],
        size,
        lay,
    };
    let size = if is_long() { 400 } else { 100 };
    let mut all = vec![case("docx", "import form.docx", size, |_, rows| {
        sent("docx", rows)
    })];
    all.push(Case {
        name: "boxes of a drawing".to_owned(),
        ..case(
            "docx",
            "import --dry-run --city a form.docx",
            10 * size,
            |_, boxes| {
                let one = |n| format!("<w:txbxContent>{}</w:txbxContent>", par(&format!("z{n}")));
                let all: String = (0..boxes).map(one).collect();
                held(&format!(
                    "<w:p><w:r><w:drawing>{all}</w:drawing></w:r></w:p>"
                ))
            },
        )
    });
    all.push(Case {
        name: "namespaces of a document".to_owned(),
        ..case(
            "docx",
            "import --dry-run --city a form.docx",
            10 * size,
            |_, count| {
                let one = |n| format!("<a{n}:x xmlns:a{n}=\"u{n}\"/>");
                held(&((0..count).map(one).collect::<String>() + &par("x")))
            },
        )
    });
    if is_long() {
        all.push(case("html", "import form.html", size, |_, rows| {
            sent("html", rows)
        }));
        all.push(case("odt", "import form.odt", size, |_, rows| {
            sent("odt", rows)
        }));
        all.push(case("xlsx", "import form.xlsx", size, |_, rows| {
            sent("xlsx", rows)
        }));
        all.push(case(
            "docx",
            "form a --to docx --out again.docx",
            size,
            |_, rows| sent("docx", rows),
        ));
    }
    hold(&all);
}

#[test]
fn changes_cost_what_their_size_is() {
    let size = if is_long() { 64_000 } else { 2_000 };
    let case = |name: &str, command, kinds, size, lay| Case {
        name: name.to_owned(),
        command,
        kinds,
        size,
        lay,
    };
    let mut all = vec![
        case(
            "changed lists",
            "diff HEAD~1 HEAD",
            LISTS,
            size,
            changed as fn(&[Kind], usize) -> Project,
        ),
        case(
            "changed texts",
            "diff HEAD~1 HEAD",
            &MARKDOWN[..20],
            size,
            changed,
        ),
        case("history", "history", &[], 200, lived),
    ];
    let words: fn(&[Kind], usize) -> Project = |_, words| stirred(words, " ");
    let paragraphs: fn(&[Kind], usize) -> Project = |_, words| stirred(words, "\n\n  ");
    let merge = "merge --driver -- ours base theirs cities/k0/challenges.yaml";
    // All far beyond the lengths that are compared in every way.
    for (name, command, lay) in [
        ("few words", "diff HEAD~1 HEAD", words),
        ("few words", merge, words),
        ("few paragraphs", "review HEAD~1..HEAD", paragraphs),
        ("few paragraphs", merge, paragraphs),
    ] {
        all.push(case(name, command, &[], 8_000, lay));
    }
    if is_long() {
        all.push(case("review", "review HEAD~1..HEAD", LISTS, size, changed));
        all.push(case("history", "history", &[], 800, lived));
    }
    hold(&all);
}
