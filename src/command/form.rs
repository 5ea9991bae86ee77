//! `roadmap form`: the form of a city as a document to fill in, outside git.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use serde_json::Value;

use crate::{
    assemble::Brief,
    cli::{Audience, Cli, Form as Options, FormKind},
    command::opened::{Opened, with_programme},
    git::Git,
    messages::Messages,
    model::{
        catalog::{City, Programme},
        diagnostic::Message,
        view::View,
    },
    office::{Filled, Format, Making, Names, Questions},
    render::Templates,
    report,
    workspace::{
        forms::{self, Sheet},
        offline,
        place::told,
    },
    write,
};

pub(super) fn run(cli: &Cli, options: &Options, here: &Path) -> Result<u8> {
    with_programme(cli, here, |opened| write(opened, options, here))
}

fn write(
    Opened {
        root,
        loader,
        programme,
        voice,
    }: Opened<'_>,
    options: &Options,
    here: &Path,
) -> Result<u8> {
    let id = super::new::known(&options.city, programme, voice)?;
    let (city, _) = loader.city(id);
    if !city.unread.is_empty() {
        // A form that lacks what cannot be read would be sent back without it.
        let kinds = city.unread.join(", ");
        bail!(
            "{}: {kinds}",
            voice.say(&Message::new("record-unread").with("city", id))
        );
    }
    let open = View::of(programme).before(options.audience, &city);
    let (programme, city) = open
        .as_ref()
        .map_or((programme, &city), |(programme, city)| (programme, city));
    let (bytes, ending) = made(programme, city, options, root, voice)?;
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{id}.{ending}")));
    // Nobody's answers are written over: a form that lies there may be filled in.
    if here.join(&out).is_file() {
        bail!(voice.say(&Message::new("new-exists").with("path", out.display().to_string())));
    }
    write::file(here, &out, &write::closed(root), &bytes)?;
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
    let filled = |sheet: &Sheet<'_>| Filled {
        path: sheet.name().to_owned(),
        kind: sheet.kind,
        value: if options.blank {
            Value::Null
        } else {
            sheet.seen(options.audience)
        },
    };
    let making = Making {
        programme,
        questions: &questions,
        city: &city.id,
        fiches: sheets(programme, city, options, voice)?
            .iter()
            .map(filled)
            .collect(),
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
    let templates = Templates::new(Messages::new(voice.lang)?, None)
        .map_err(|broken| anyhow!(broken.detail))?;
    let page = offline::Page {
        brief: &Brief::alone(programme, voice, options.audience),
        templates: &templates,
        city,
        blank: options.blank,
        made: offline::made(root),
    };
    let sheets = sheets(programme, city, options, voice)?;
    Ok(page.text(&sheets)?.into_bytes())
}

/// The fiches that the form has, as far as it may show them.
fn sheets<'a>(
    programme: &'a Programme,
    city: &'a City,
    options: &Options,
    voice: &Messages,
) -> Result<Vec<Sheet<'a>>> {
    let mut all = forms::sheets(programme, city);
    let known: Vec<String> = all.iter().map(|sheet| sheet.id().to_owned()).collect();
    all.retain(|sheet| {
        options
            .fiche
            .as_ref()
            .is_none_or(|asked| asked == sheet.id())
            && programme.schemas.shows(sheet.kind, options.audience)
    });
    if all.is_empty() {
        let message = Message::new("form-fiche")
            .with("fiche", options.fiche.clone().unwrap_or_default())
            .with("known", known.join(", "));
        bail!(voice.say(&message));
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
