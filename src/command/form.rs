//! `roadmap form`: the form of a city as a document to fill in, outside git.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use serde_json::Value;

use crate::{
    assemble::Brief,
    cli::{Audience, Cli, Form as Options, FormKind},
    command::messages,
    discover::WorkTree,
    git::Git,
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, KINDS, Programme},
        diagnostic::Message,
        schemas::Schemas,
    },
    office::{Filled, Format, Making, Names, Questions},
    parse::Limits,
    render::Templates,
    report,
    workspace::{
        offline,
        place::{scope, told},
    },
    write,
};

pub(super) fn run(cli: &Cli, options: &Options, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let scope = scope(here, &[], &voice)?;
    let limits = Limits::default();
    let tree = WorkTree::new(&scope.root);
    let loader = Loader {
        tree: &tree,
        limits: &limits,
        within: None,
    };
    let (programme, mut findings) = loader.programme(&Schemas::embedded())?;
    let Some(programme) = programme else {
        findings.finish(limits.findings);
        super::show(&findings, &scope.root, &voice, false)?;
        return Ok(2);
    };
    let id = super::new::known(&options.city, &programme, &voice)?;
    let (city, _) = loader.city(id);
    if !city.unread.is_empty() {
        // A form that lacks what cannot be read would be sent back without it.
        let kinds = city.unread.join(", ");
        bail!(
            "{}: {kinds}",
            voice.say(&Message::new("record-unread").with("city", id))
        );
    }
    let (bytes, ending) = made(&programme, &city, options, &scope.root, &voice)?;
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{id}.{ending}")));
    // Nobody's answers are written over: a form that lies there may be filled in.
    if here.join(&out).is_file() {
        bail!(voice.say(&Message::new("new-exists").with("path", out.display().to_string())));
    }
    write::file(here, &out, &write::closed(&scope.root), &bytes)?;
    let said = Message::new(if options.audience == Audience::Public {
        "form-written-public"
    } else {
        "form-written-internal"
    });
    let said = voice.say(&said.with("path", out.display().to_string()));
    super::tell(&format!("{}\n", report::tame(&said)), false)
}

/// The bytes of the form, and the ending of its name.
fn made(
    programme: &Programme,
    city: &City,
    options: &Options,
    root: &Path,
    voice: &Messages,
) -> Result<(Vec<u8>, &'static str)> {
    let (format, ending) = match options.to {
        FormKind::Html => return Ok((page(programme, city, options, root, voice)?, "html")),
        FormKind::Docx => (Format::Docx, "docx"),
        FormKind::Odt => (Format::Odt, "odt"),
        FormKind::Xlsx => (Format::Xlsx, "xlsx"),
    };
    let bytes = document(programme, city, options, format, root, voice)?;
    Ok((bytes, ending))
}

/// The form as a document of an office program.
fn document(
    programme: &Programme,
    city: &City,
    options: &Options,
    format: Format,
    root: &Path,
    voice: &Messages,
) -> Result<Vec<u8>> {
    let questions = Questions::new(programme);
    let making = Making {
        programme,
        questions: &questions,
        city: &city.id,
        fiches: fiches(city, programme, options, voice)?,
        commit: commit(root, voice)?,
        public: options.audience == Audience::Public,
    };
    let names = Names::new(programme, city.value("themes"), voice.lang);
    Ok(making.document(format, &names, voice))
}

/// The form as one page for a browser.
fn page(
    programme: &Programme,
    city: &City,
    options: &Options,
    root: &Path,
    voice: &Messages,
) -> Result<Vec<u8>> {
    // The same fiches as in a document, and the same word where there is no such one.
    let meant: Vec<String> = fiches(city, programme, options, voice)?
        .iter()
        .map(|fiche| {
            fiche
                .path
                .trim_end_matches(".yaml")
                .trim_end_matches(".yml")
                .to_owned()
        })
        .collect();
    let brief = Brief::alone(programme, voice, options.audience);
    let templates = Templates::new(Messages::new(voice.lang)?, None)
        .map_err(|broken| anyhow!(broken.detail))?;
    let page = offline::Page {
        brief: &brief,
        templates: &templates,
        city,
        public: options.audience == Audience::Public,
        blank: options.blank,
        made: offline::made(root),
    };
    Ok(page.text(Some(&meant))?.into_bytes())
}

/// The fiches that the form has, as far as it may show them.
fn fiches(
    city: &City,
    programme: &Programme,
    options: &Options,
    voice: &Messages,
) -> Result<Vec<Filled>> {
    let seen = |kind: &str, value: &Value| match options.blank {
        true => Value::Null,
        false => programme.schemas.seen(kind, value, options.audience),
    };
    let wanted = |kind: &str, id: &str| {
        let asked = options.fiche.as_deref();
        asked.is_none_or(|asked| asked == kind && kind != "project" || asked == id)
            && programme.schemas.shows(kind, options.audience)
    };
    let folder = format!("cities/{}/", city.id);
    let mut all = Vec::new();
    for kind in KINDS {
        let path = city
            .fiche(kind)
            .and_then(|fiche| fiche.document.source.path.strip_prefix(&folder));
        let path = path.map_or_else(|| format!("{kind}.yaml"), str::to_owned);
        if wanted(kind, kind) {
            all.push(Filled {
                path,
                kind,
                value: seen(kind, city.value(kind)),
            });
        }
    }
    for project in &city.projects {
        let path = project
            .document
            .source
            .path
            .strip_prefix(&folder)
            .unwrap_or_default()
            .to_owned();
        if wanted("project", &project.id) {
            all.push(Filled {
                path,
                kind: "project",
                value: seen("project", project.value()),
            });
        }
    }
    if all.is_empty() {
        let fiche = options.fiche.clone().unwrap_or_default();
        let known: Vec<&str> = KINDS
            .into_iter()
            .chain(city.projects.iter().map(|project| project.id.as_str()))
            .collect();
        let message = Message::new("form-fiche")
            .with("fiche", fiche)
            .with("known", known.join(", "));
        return Err(anyhow!(voice.say(&message)));
    }
    Ok(all)
}

/// The commit that the work tree stands at, and its day; none without a repository, or before its first commit.
fn commit(root: &Path, voice: &Messages) -> Result<Option<(String, String)>> {
    let Ok(git) = Git::open(root) else {
        return Ok(None);
    };
    let Ok(head) = git.commit("HEAD") else {
        return Ok(None);
    };
    let head = git.told(head).map_err(told(voice))?;
    Ok(Some((head.id, head.day)))
}
