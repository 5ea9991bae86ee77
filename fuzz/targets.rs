//! In: the number of a case. Out: one input of a kind, tried; what it did that nothing may do.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::Write as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::Parser as _;
use fastrand::Rng;
use roadmap::{
    cli::Cli,
    messages::Messages,
    model::{markdown, source::Source, words},
    parse::{Limits, parse},
    render::{Templates, Workshop},
};

use crate::mutate;

/// One kind of input.
pub struct Target {
    pub name: &'static str,
    /// Cases tried where nobody asks for more.
    pub short: u64,
    /// What is wrong, if something is.
    check: fn(&mut Rng, &Seeds, &Path) -> Result<(), String>,
}

pub const TARGETS: [Target; 6] = [
    Target {
        name: "reader",
        short: 3000,
        check: reader,
    },
    Target {
        name: "markdown",
        short: 3000,
        check: shown,
    },
    Target {
        name: "template",
        short: 60,
        check: template,
    },
    Target {
        name: "schema",
        short: 300,
        check: schema,
    },
    Target {
        name: "git",
        short: 150,
        check: git,
    },
    Target {
        name: "publish",
        short: 150,
        check: publish,
    },
];

/// In lower case, what every planted value holds that no page may show.
const PLANTED: &str = "planted";
/// Planted amounts, in digits.
const AMOUNTS: [&str; 2] = ["7391482", "7390913"];

/// Sound inputs, by path.
pub struct Seeds {
    programme: BTreeMap<String, String>,
    example: BTreeMap<String, String>,
    templates: Vec<String>,
    markdown: Vec<String>,
    schemas: Vec<String>,
}

impl Seeds {
    fn read() -> Self {
        let top = Path::new(env!("CARGO_MANIFEST_DIR"));
        let seeds = top.join("fuzz/seeds");
        let list = |folder: &str| texts(&seeds.join(folder)).into_values().collect();
        Self {
            programme: texts(&seeds.join("programme")),
            example: texts(&top.join("examples/quebec")),
            templates: list("templates"),
            markdown: list("markdown"),
            schemas: list("schemas"),
        }
    }
}

/// Texts below a folder by path.
fn texts(top: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(top)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    let path = |place: &Path| {
        place
            .strip_prefix(top)
            .unwrap()
            .to_string_lossy()
            .into_owned()
    };
    files
        .filter_map(|entry| Some((path(entry.path()), fs::read_to_string(entry.path()).ok()?)))
        .collect()
}

/// Tries cases one after the other, in this process; what they print goes nowhere.
pub fn work(arguments: &[String]) -> ExitCode {
    let [name, seed, from, to, folder] = arguments else {
        return ExitCode::FAILURE;
    };
    let number = |text: &String| text.parse::<u64>().unwrap();
    let target = TARGETS.iter().find(|target| target.name == *name).unwrap();
    let (seeds, folder) = (Seeds::read(), PathBuf::from(folder));
    for case in number(from)..number(to) {
        fs::write(folder.join("case"), case.to_string()).unwrap();
        let mut rng = Rng::with_seed(number(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ case);
        let check = AssertUnwindSafe(|| (target.check)(&mut rng, &seeds, &folder));
        if let Err(why) = catch_unwind(check).unwrap_or_else(|_| Err("panics".to_owned())) {
            let mut failed = OpenOptions::new()
                .create(true)
                .append(true)
                .open(folder.join("failed"))
                .unwrap();
            writeln!(failed, "fuzz {name} case {case} seed {seed}: {why}").unwrap();
        }
    }
    fs::write(folder.join("case"), to).unwrap();
    ExitCode::SUCCESS
}

/// A mutated fiche is read or refused, with places that lie in it.
fn reader(rng: &mut Rng, seeds: &Seeds, _: &Path) -> Result<(), String> {
    let all: Vec<String> = seeds
        .programme
        .values()
        .chain(seeds.example.values())
        .cloned()
        .collect();
    let text = mutate::text(rng, rng.clone().choice(&all).unwrap(), &all, "", 6);
    let length = text.len();
    match parse(Source::new("a.yaml", text.clone()), &Limits::default()) {
        Ok(_) => Ok(()),
        Err((_, faults)) if faults.is_empty() => Err(format!("refused without a reason: {text:?}")),
        Err((_, faults)) => {
            let lies = |at: usize| at <= length && text.is_char_boundary(at);
            let bad = faults.iter().find(|fault| {
                !lies(fault.span.start)
                    || !lies(fault.span.end)
                    || fault.span.start > fault.span.end
            });
            bad.map_or(Ok(()), |fault| {
                Err(format!("a place that is none, {:?}: {text:?}", fault.span))
            })
        }
    }
}

/// A mutated text is shown without tags of its own.
fn shown(rng: &mut Rng, seeds: &Seeds, _: &Path) -> Result<(), String> {
    let text = mutate::text(
        rng,
        rng.clone().choice(&seeds.markdown).unwrap(),
        &seeds.markdown,
        "",
        6,
    );
    let _ = markdown::read(&text);
    let _ = markdown::emails(&text);
    let _ = markdown::unguarded(&text);
    let shown = markdown::show(&text, 2, 0, words::Unit::Words, &str::to_owned);
    let html = shown.html.to_lowercase();
    let harm = [
        "<script",
        "<img",
        "<iframe",
        "<svg",
        "href=\"javascript",
        "href=\"data",
        "<h1",
    ]
    .into_iter()
    .find(|harm| html.contains(harm));
    harm.map_or(Ok(()), |harm| {
        Err(format!("{harm} in {html:?} from {text:?}"))
    })
}

/// A template, mutated or out of nothing, gives pages, or one place where it failed.
fn template(rng: &mut Rng, seeds: &Seeds, _: &Path) -> Result<(), String> {
    let text = if rng.u8(..3) == 0 {
        mutate::text(
            rng,
            rng.clone().choice(&seeds.templates).unwrap(),
            &seeds.templates,
            "",
            6,
        )
    } else {
        mutate::template(rng)
    };
    let name = *rng
        .choice(["page.md", "macros.html", "index.html"].iter())
        .unwrap();
    let own = BTreeMap::from([
        (name.to_owned(), text.clone()),
        ("a.md".to_owned(), "a\n".to_owned()),
    ]);
    let data = serde_json::json!({"title": {"text": "T"}, "html_lang": "fr", "blocks": [{"text": "b", "x": 1.5}, {"kind": "table", "rows": [[1, 2]]}]});
    let filled = Workshop::open(own.clone()).and_then(|shop| {
        let templates = Templates::new(Messages::new("fr").unwrap(), Some(Arc::new(shop)))?;
        templates.fill(
            &[if name == "macros.html" {
                "index.html"
            } else {
                name
            }
            .to_owned()],
            &data,
        )
    });
    let Err(broken) = filled else { return Ok(()) };
    let lines = own
        .get(&broken.name)
        .map(|text| text.lines().count().max(1));
    match lines {
        Some(lines) if (1..=lines).contains(&broken.line) => Ok(()),
        _ => Err(format!("no place: {broken:?} of {text:.400?}")),
    }
}

/// A mutated schema of a programme is taken or refused.
fn schema(rng: &mut Rng, seeds: &Seeds, folder: &Path) -> Result<(), String> {
    let mut files = seeds.programme.clone();
    let kind = *rng
        .choice(["challenges", "city", "event", "action-plan"].iter())
        .unwrap();
    let text = mutate::text(
        rng,
        rng.clone().choice(&seeds.schemas).unwrap(),
        &seeds.schemas,
        "",
        6,
    );
    files.insert(format!("schemas/{kind}.schema.json"), text);
    let place = lay(folder, &files);
    run(&place, &["validate", "--format", "json"])?;
    run(&place, &["schema", kind])
}

/// A file or folder of a tree: name, mode, object.
type Entry = (Vec<u8>, u32, git2::Oid);

/// A revision whose trees and blobs were turned is read or refused.
fn git(rng: &mut Rng, seeds: &Seeds, folder: &Path) -> Result<(), String> {
    let place = folder.join("repository");
    let _ = fs::remove_dir_all(&place);
    let repository = git2::Repository::init(&place).unwrap();
    let odb = repository.odb().unwrap();
    let mut entries: Vec<Entry> = Vec::new();
    for (path, text) in &seeds.programme {
        let blob = odb.write(git2::ObjectType::Blob, text.as_bytes()).unwrap();
        entries.push((path.clone().into_bytes(), 0o100_644, blob));
    }
    let top = tree(rng, &odb, &entries);
    let signature = "A <a@example.org> 1700000000 +0000";
    let mut commit =
        format!("tree {top}\nauthor {signature}\ncommitter {signature}\n\nm\n").into_bytes();
    if rng.u8(..8) == 0 {
        mutate::bytes(rng, &mut commit);
    }
    let commit = odb.write(git2::ObjectType::Commit, &commit).unwrap();
    fs::write(place.join(".git/refs/heads/main"), format!("{commit}\n")).unwrap();
    fs::write(place.join(".git/HEAD"), "ref: refs/heads/main\n").unwrap();
    run(&place, &["validate", "--rev", "main", "--format", "json"])?;
    run(&place, &["history"])
}

/// Writes a tree and those below it, some of them turned.
fn tree(rng: &mut Rng, odb: &git2::Odb<'_>, entries: &[Entry]) -> git2::Oid {
    let mut folders: BTreeMap<Vec<u8>, Vec<Entry>> = BTreeMap::new();
    let mut bytes = Vec::new();
    let mut add = |mode: u32, name: &[u8], id: git2::Oid| {
        bytes.extend_from_slice(format!("{mode:o} ").as_bytes());
        bytes.extend_from_slice(name);
        bytes.push(0);
        bytes.extend_from_slice(id.as_bytes());
    };
    for (path, mode, id) in entries {
        match path.iter().position(|byte| *byte == b'/') {
            Some(at) => folders.entry(path[..at].to_vec()).or_default().push((
                path[at + 1..].to_vec(),
                *mode,
                *id,
            )),
            None => {
                let mode = *rng
                    .choice(
                        [
                            *mode, *mode, *mode, *mode, 0o120_000, 0o160_000, 0o40_000, 0,
                        ]
                        .iter(),
                    )
                    .unwrap();
                add(mode, path, *id);
            }
        }
    }
    for (name, inside) in folders {
        add(0o40_000, &name, tree(rng, odb, &inside));
    }
    if rng.u8(..4) == 0 {
        mutate::bytes(rng, &mut bytes);
    }
    odb.write(git2::ObjectType::Tree, &bytes).unwrap()
}

/// Of a mutated programme nothing is published that is internal.
fn publish(rng: &mut Rng, seeds: &Seeds, folder: &Path) -> Result<(), String> {
    let mut files = seeds.programme.clone();
    let all: Vec<String> = files.values().cloned().collect();
    let names: Vec<String> = files
        .keys()
        .filter(|name| !name.starts_with("schemas/"))
        .cloned()
        .collect();
    // Most change little: a programme that is broken shows nothing, and so tells little.
    let changes = *rng.choice([1, 1, 1, 2, 4].iter()).unwrap();
    for _ in 0..changes {
        let name = rng.choice(&names).unwrap();
        let text = if rng.u8(..5) == 0 {
            mutate::text(rng, &files[name], &all, PLANTED, changes)
        } else {
            mutate::answer(rng, &files[name], &all, PLANTED)
        };
        files.insert(name.clone(), text);
    }
    let place = lay(folder, &files);
    let out = folder.join("out");
    let _ = fs::remove_dir_all(&out);
    run(&place, &["validate", "--format", "json"])?;
    let (to, langs) = kinds(rng);
    run(
        &place,
        &[
            "publish",
            "--to",
            to,
            "--lang",
            langs,
            "--out",
            &out.display().to_string(),
        ],
    )?;
    let pages = texts(&out);
    count_shown(&pages, folder);
    for (path, page) in pages {
        let bare: String = page
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.'))
            .collect();
        if page.to_lowercase().contains(PLANTED)
            || AMOUNTS.iter().any(|amount| bare.contains(amount))
        {
            let kept = folder.with_extension("kept");
            let _ = fs::remove_dir_all(&kept);
            lay(&kept, &files);
            return Err(format!(
                "{path} holds a planted value; the programme is kept in {}",
                kept.display()
            ));
        }
    }
    Ok(())
}

/// Told at the end: where no city is shown, nothing of it can come out.
fn count_shown(pages: &BTreeMap<String, String>, folder: &Path) {
    if pages.keys().any(|path| path.ends_with("networks/n.md")) {
        OpenOptions::new()
            .create(true)
            .append(true)
            .open(folder.join("shown"))
            .unwrap()
            .write_all(b".")
            .unwrap();
    }
}

/// Kinds of pages and languages, seldom all of them.
fn kinds(rng: &mut Rng) -> (&'static str, &'static str) {
    if rng.u8(..8) == 0 {
        ("html,md", "fr,en,es")
    } else {
        ("md", *rng.choice(["fr", "en", "es"].iter()).unwrap())
    }
}

/// A programme on disk, in the place of the one before.
fn lay(folder: &Path, files: &BTreeMap<String, String>) -> PathBuf {
    let top = folder.join("programme");
    let _ = fs::remove_dir_all(&top);
    for (path, text) in files {
        let place = top.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    top
}

/// One command, in this process: it gives an exit code or an error, in words.
fn run(place: &Path, arguments: &[&str]) -> Result<(), String> {
    let place = place.display().to_string();
    let all = ["roadmap", "-C", &place]
        .into_iter()
        .chain(arguments.iter().copied());
    let cli = Cli::try_parse_from(all).map_err(|error| error.to_string())?;
    match roadmap::command::run(&cli) {
        Ok(code) if code > 2 => Err(format!("{arguments:?}: {code}")),
        _ => Ok(()),
    }
}
