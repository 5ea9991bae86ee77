//! `roadmap picture`: cleans a picture, puts it beside a fiche, and has the fiche name it.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::{
    cli::{Cli, Picture},
    command::opened::{Opened, with_programme},
    fiche::path,
    held,
    messages::Messages,
    model::{
        catalog::{City, Fiche, Programme},
        diagnostic::Message,
        near,
        tree::ATTACHMENT,
    },
    workspace::{
        deposit::{Deposit, Taken, Words, told},
        nearby,
        place::absent,
    },
};

pub(super) fn run(cli: &Cli, options: &Picture, here: &Path) -> Result<u8> {
    with_programme(cli, here, |opened| add(opened, options, here))
}

fn add(
    Opened {
        root,
        loader,
        programme,
        voice,
    }: Opened<'_>,
    options: &Picture,
    here: &Path,
) -> Result<u8> {
    let meant = Meant::of(&options.fiche, programme, voice)?;
    let city = meant.city.as_ref().map(|id| loader.city(id).0);
    let Some(fiche) = meant.fiche(programme, city.as_ref()) else {
        bail!(
            voice.say(&Message::new("picture-fiche-unread").with("fiche", options.fiche.as_str()))
        );
    };
    let deposit = Deposit {
        root,
        document: &fiche.document,
        plan: programme.schemas.of(fiche.kind).map(|schema| &schema.plan),
        limits: loader.limits,
    };
    let file = here.join(&options.file);
    let called = options
        .file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    if file.symlink_metadata().is_err() {
        let near = nearby::path(here, root, &options.file);
        return Err(absent(&options.file, near, voice));
    }
    let bytes = read(&file, voice, &called)?;
    let path = fiche.document.source.path.as_str();
    let words = Words {
        alt: options.alt.clone(),
        caption: options.caption.clone(),
        credit: options.credit.clone(),
        licence: options.licence.clone(),
        audience: options.audience.map(|audience| audience.word().to_owned()),
    };
    let stood = stands(root, path, &file);
    let taken = Taken {
        bytes: &bytes,
        called: &called,
        stood: stood.as_deref(),
    };
    let put = deposit.put(&taken, &words, options.cover, voice)?;
    super::tell(&told(&put, path, voice), false)
}

/// The bytes of a file, if there are not too many.
fn read(file: &Path, voice: &Messages, called: &str) -> Result<Vec<u8>> {
    let shown = || file.display().to_string();
    let meta = std::fs::metadata(file).with_context(shown)?;
    if !meta.is_file() || meta.len() > ATTACHMENT {
        let most = usize::try_from(ATTACHMENT / (1024 * 1024)).unwrap_or(usize::MAX);
        let message = Message::new("picture-refused-file")
            .with("file", called)
            .with("limit", most);
        bail!(voice.say(&message));
    }
    held::patiently(|| std::fs::read(file)).with_context(shown)
}

/// The name of a file that stands in the folder of the fiche already.
fn stands(root: &Path, fiche: &str, file: &Path) -> Option<String> {
    let folder = root.join(fiche).parent()?.canonicalize().ok()?;
    let real = file.parent()?.canonicalize().ok()?;
    (folder == real && !file.is_symlink())
        .then(|| file.file_name()?.to_str().map(str::to_owned))
        .flatten()
}

/// The fiche that is meant.
#[derive(Debug)]
struct Meant {
    city: Option<String>,
    /// Path without its ending.
    stem: String,
}

impl Meant {
    /// A city by its name, any other by its path, or by its name where only one has it.
    fn of(said: &str, programme: &Programme, voice: &Messages) -> Result<Self> {
        let plain = said.replace('\\', "/");
        let plain = path::stem(plain.trim_start_matches("./").trim_end_matches('/'));
        let id = plain.strip_prefix("cities/").unwrap_or(plain);
        let id = id.strip_suffix("/city").unwrap_or(id);
        if programme.cities.contains(id) {
            return Ok(Self {
                city: Some(id.to_owned()),
                stem: format!("cities/{id}/city"),
            });
        }
        if let Some((city, _)) = id
            .split_once("/projects/")
            .filter(|(city, _)| programme.cities.contains(*city))
        {
            return Ok(Self {
                city: Some(city.to_owned()),
                stem: format!("cities/{id}"),
            });
        }
        let shared: Vec<&str> = programme
            .shared()
            .map(|fiche| path::stem(&fiche.document.source.path))
            .collect();
        let named = |stem: &&&str| **stem == plain || stem.rsplit('/').next() == Some(plain);
        let found: Vec<&&str> = shared.iter().filter(named).collect();
        if let [stem] = found.as_slice() {
            return Ok(Self {
                city: None,
                stem: (**stem).to_owned(),
            });
        }
        let names = programme.names("city");
        let known = names.into_iter().chain(shared.iter().copied());
        let message = Message::new("picture-fiche-unknown")
            .with("fiche", said)
            .with("suggestion", near::nearest(plain, known));
        bail!(voice.say(&message))
    }

    fn fiche<'a>(&self, programme: &'a Programme, city: Option<&'a City>) -> Option<&'a Fiche> {
        let is_meant = |fiche: &&Fiche| path::stem(&fiche.document.source.path) == self.stem;
        match city {
            Some(city) => city.all().find(is_meant),
            None => programme.shared().find(is_meant),
        }
    }
}
