//! `roadmap history`: walk back, compare the versions of a file, tell who changed which answer.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Result, anyhow};
use serde_json::{Value, json};

use crate::{
    assemble::{
        Brief, changes,
        history::{self, Told},
    },
    cli::{At, Audience, Cli, History as Options, Telling},
    command::{diff::shown, messages},
    fiche::path::{self, yaml_stem},
    git::{
        Git, Oid,
        history::{History, Want},
    },
    inert,
    messages::Messages,
    model::{
        catalog::Catalog, diagnostic::Message, near::nearest, page::Page, past::Commit,
        schemas::Schemas,
    },
    parse::Limits,
    report,
    workspace::{
        examine::Desk,
        nearby,
        output::Reports,
        past,
        place::{Place, lexical, told},
        versions::{Field, Versions},
    },
};

const TOOL: &str = concat!("roadmap ", env!("CARGO_PKG_VERSION"));

/// What the walk starts from.
struct Start<'a> {
    git: &'a Git,
    commit: Oid,
    prefix: &'a str,
}

pub(super) fn run(cli: &Cli, options: &Options, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let reports = Reports::plan(&options.output, options.format, here, &voice)?;
    let (path, field) = asked(options.path.as_deref().unwrap_or_default(), here);
    let mut place = find(here, &path, &options.rev, &voice)?;
    let git = place.repository(&voice)?;
    let commit = past::head(&git, place.state).map_err(told(&voice))?;
    // A letter or a document is no fiche, and has a history all the same.
    let ours = |own: &String| place.scope.notes.is_empty() || path::is_inside(own);
    let own = inside(&git, here, &path, &place.prefix).filter(ours);
    let own = own.ok_or_else(|| {
        anyhow!(
            voice.say(&Message::new("history-outside").with("path", path.display().to_string()))
        )
    })?;
    let limits = Limits::default();
    let schemas = Schemas::embedded();
    let desk = Desk {
        limits: &limits,
        schemas: &schemas,
        scope: &place.scope,
    };
    let start = Start {
        git: &git,
        commit,
        prefix: &place.prefix,
    };
    let told = if own.is_empty() {
        start.overview(options, &desk, &place, &voice)?
    } else {
        start.path(options, &desk, &place, (&own, field), &voice)?
    };
    let Some(told) = told else {
        return super::unreadable(cli, &desk, place.tree.as_ref(), &voice);
    };
    reports.write(cli, |out, format, colour| {
        let text = match (&told.lines, &told.page) {
            (Some(lines), _) if format == Telling::Human => Ok(lines.clone()),
            (_, Some(page)) => shown(format, page, &told.data, &voice, colour),
            // A page is made where one is asked for.
            (_, None) => Ok(report::data(&told.data)?),
        };
        out.extend(text.map_err(std::io::Error::other)?.bytes());
        Ok(())
    })?;
    Ok(0)
}

/// What is told, in each of its forms.
struct Answer {
    page: Option<Page>,
    data: Value,
    /// For the terminal, where that is no page.
    lines: Option<String>,
}

/// Path and field; a file may have a `#` in its name.
fn asked(path: &str, here: &Path) -> (PathBuf, Option<String>) {
    match path.split_once('#').filter(|_| !here.join(path).exists()) {
        Some((path, field)) => (PathBuf::from(path), Some(field.to_owned())),
        None => (PathBuf::from(path), None),
    }
}

/// The programme around a path that need not be there any more.
fn find(here: &Path, path: &Path, rev: &str, voice: &Messages) -> Result<Place> {
    let at = At {
        rev: Some(rev.to_owned()),
        ..At::default()
    };
    let mut found = Place::find(here, &[path.to_path_buf()], &at, voice);
    for above in path
        .ancestors()
        .skip(1)
        .filter(|above| !above.as_os_str().is_empty())
    {
        if found.is_ok() {
            return found;
        }
        found = Place::find(here, &[above.to_path_buf()], &at, voice);
    }
    found.or_else(|_| Place::find(here, &[], &at, voice))
}

/// A path as the programme names it.
fn inside(git: &Git, here: &Path, path: &Path, prefix: &str) -> Option<String> {
    // From its own folder the whole programme is meant, wherever in it one stands.
    if path.as_os_str().is_empty() {
        return Some(String::new());
    }
    let path = lexical(git, here, path)?;
    if prefix.is_empty() || path == prefix {
        return Some(if path == prefix { String::new() } else { path });
    }
    Some(path.strip_prefix(prefix)?.strip_prefix('/')?.to_owned())
}

impl Start<'_> {
    fn walk(&self, want: &Want, voice: &Messages) -> Result<History> {
        self.git
            .history(self.commit, self.prefix, want)
            .map_err(told(voice))
    }

    /// The last change of every fiche; `None` if the programme cannot be read.
    fn overview(
        &self,
        options: &Options,
        desk: &Desk<'_>,
        place: &Place,
        voice: &Messages,
    ) -> Result<Option<Answer>> {
        let walked = self.walk(&Want::default(), voice)?;
        let files: Vec<(&str, &Commit)> = walked
            .last()
            .into_iter()
            .filter(|(path, _)| yaml_stem(path).is_some())
            .collect();
        let wanted = |formats: &[Telling]| {
            let also = options.output.iter().filter_map(|one| one.format);
            also.chain([options.format])
                .any(|format| formats.contains(&format))
        };
        let mut answer = Answer {
            page: None,
            data: Value::Null,
            lines: Some(lines(&files, walked.shallow, voice)),
        };
        if wanted(&[Telling::Json]) {
            let list: Vec<Value> = files
                .iter()
                .map(|(path, commit)| json!({"path": path, "commit": history::Data::from(*commit)}))
                .collect();
            answer.data = json!({"version": 1, "tool": TOOL, "rev": options.rev, "complete": !walked.shallow, "fiches": list});
        }
        // Lines and data need no more than git: the programme is read for pages.
        if wanted(&[Telling::Markdown, Telling::Html]) {
            let Some(side) = desk.catalog(
                place.tree.as_ref(),
                &BTreeSet::new(),
                Some(&BTreeSet::new()),
            )?
            else {
                return Ok(None);
            };
            let brief = Brief::alone(&side.programme, voice, Audience::Internal);
            answer.page = Some(history::overview(&brief, &files, walked.shallow));
        }
        Ok(Some(answer))
    }

    /// What a fiche or a city's folder that is no more is called since then, if the commit that took it away gave it another name.
    fn became(&self, path: &str, walked: &History, voice: &Messages) -> Result<Option<String>> {
        let own = |touched: &str| touched == path || touched.starts_with(&format!("{path}/"));
        let mut last = walked.touches.iter().filter(|touch| own(&touch.path));
        let Some(gone) = last.next().filter(|touch| touch.new.is_none()) else {
            return Ok(None);
        };
        let Ok(commit) = Oid::from_str(&walked.commits[gone.commit].id) else {
            return Ok(None);
        };
        let there = Start { commit, ..*self };
        let want = Want {
            all: true,
            follow: true,
            limit: Some(1),
            ..Want::default()
        };
        let around = there.walk(&want, voice)?;
        let named = around.touches.iter().find_map(|touch| {
            let from = touch.from.as_deref().filter(|from| own(from))?;
            let rest = &from[path.len()..];
            touch.path.strip_suffix(rest).map(str::to_owned)
        });
        Ok(named)
    }

    /// The history of one path, or of one answer in it; `None` if the programme cannot be read.
    fn path(
        &self,
        options: &Options,
        desk: &Desk<'_>,
        place: &Place,
        (path, field): (&str, Option<String>),
        voice: &Messages,
    ) -> Result<Option<Answer>> {
        let refused = |id: &'static str, field: &str| {
            let message = Message::new(id)
                .with("path", path)
                .with("rev", options.rev.as_str())
                .with("field", field)
                .with("suggestion", nearby::in_tree(place.tree.as_ref(), path));
            Err(anyhow!(voice.say(&message)))
        };
        if let Some(field) = field.as_deref().filter(|_| yaml_stem(path).is_none()) {
            return refused("history-field-of-folder", field);
        }
        // With a field most commits may say nothing of it: they do not count.
        let limit = options.limit.filter(|_| field.is_none());
        let walked = self.walk(
            &Want {
                all: true,
                follow: true,
                limit,
                paths: vec![path.to_owned()],
            },
            voice,
        )?;
        if walked.touches.is_empty() && !walked.shallow {
            return refused("history-no-path", "");
        }
        let cities: BTreeSet<&str> = path
            .strip_prefix("cities/")
            .and_then(|rest| rest.split('/').next())
            .into_iter()
            .collect();
        let Some(side) = desk.catalog(place.tree.as_ref(), &cities, Some(&BTreeSet::new()))? else {
            return Ok(None);
        };
        super::unread(side.unread.clone(), &place.scope.root, voice);
        let mut field = field.map(|name| Field::new(&name));
        let mut edits = Versions::new(self.git, desk, &side)
            .edits(&walked, field.as_mut())
            .map_err(told(voice))?;
        if let Some(field) = field.filter(|field| !field.is_known() && !walked.shallow) {
            return Err(anyhow!(voice.say(&no_field(&side, path, &field.name))));
        }
        let most = options.limit.unwrap_or(usize::MAX);
        let cut = walked.cut || edits.len() > most;
        edits.truncate(most);
        let became = self.became(path, &walked, voice)?;
        let subject = options.path.as_deref().unwrap_or_default();
        let told = Told {
            subject,
            single: yaml_stem(path).is_some(),
            edits: &edits,
            missing: walked.shallow,
            cut,
            became: became.as_deref(),
        };
        let brief = Brief::alone(&side.programme, voice, Audience::Internal);
        let data = data(&brief, &side, &told, &options.rev);
        Ok(Some(Answer {
            page: Some(history::page(&brief, &side, &told)),
            data,
            lines: None,
        }))
    }
}

/// What is said of an answer that no version of a fiche has.
fn no_field(side: &Catalog, path: &str, name: &str) -> Message {
    Message::new("history-no-field")
        .with("path", path)
        .with("field", name)
        .with("suggestion", near_field(side, path, name))
}

/// The question of a fiche's form whose name is nearest to one that it has not.
fn near_field(side: &Catalog, path: &str, name: &str) -> Option<String> {
    let plan = &side.programme.schemas.of(path::kind(path)?)?.plan;
    let (head, rest) = name.split_at(name.find(['.', '[', '/']).unwrap_or(name.len()));
    let near = nearest(head, plan.properties.iter().map(|(id, _)| id.as_str()))?;
    (near != head).then(|| format!("{near}{rest}"))
}

fn data(brief: &Brief<'_>, side: &Catalog, told: &Told<'_>, rev: &str) -> Value {
    let one = |(commit, all): &(Commit, Vec<_>)| {
        let mut data = json!(history::Data::from(commit));
        data["changes"] = json!(changes::data(brief, [Some(side), None], all));
        data
    };
    let commits: Vec<Value> = told.edits.iter().map(one).collect();
    json!({"version": 1, "tool": TOOL, "path": told.subject, "rev": rev, "complete": !told.missing && !told.cut, "became": told.became, "commits": commits})
}

/// A line a fiche: day, path, author, subject.
fn lines(files: &[(&str, &Commit)], missing: bool, voice: &Messages) -> String {
    let width = |text: &str| text.chars().count();
    // Commits are fewer than fiches: each is made harmless once.
    let mut tamed: BTreeMap<&str, [String; 3]> = BTreeMap::new();
    for (_, commit) in files {
        tamed.entry(&commit.id).or_insert_with(|| {
            [&voice.day(&commit.day), &commit.author, &commit.subject]
                .map(|text| report::line(text))
        });
    }
    let paths = files
        .iter()
        .map(|(path, _)| width(path))
        .max()
        .unwrap_or(0)
        .min(60);
    let widest = |column: usize| tamed.values().map(|row| width(&row[column])).max();
    let days = widest(0).unwrap_or(0);
    let authors = widest(1).unwrap_or(0).min(30);
    let mut out = String::new();
    for (path, commit) in files {
        let [day, author, subject] = &tamed[commit.id.as_str()];
        _ = writeln!(
            out,
            "{day:days$}  {:paths$}  {author:authors$}  {subject}",
            report::line(path)
        );
    }
    if missing {
        _ = writeln!(out, "{}", report::tame(&voice.word("doc-history-missing")));
    }
    inert::terminal(&out, false)
}
