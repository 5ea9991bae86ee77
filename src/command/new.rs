//! `roadmap new`: write empty fiches with their questions; a city's next dossier starts from its previous one.

use std::path::Path;

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use crate::{
    check::format::{self, identifier},
    cli::{Cli, New},
    command::opened::{Opened, with_programme},
    discover::{self, WorkTree},
    edit,
    form::Form,
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Programme, REQUIRED},
        diagnostic::Message,
        portable,
    },
    parse::Limits,
    report,
    workspace::{naming::Naming, place::nook},
    write,
};

pub(super) fn run(cli: &Cli, new: &New, here: &Path) -> Result<u8> {
    with_programme(cli, here, |opened| make(opened, new, here))
}

fn make(opened: Opened<'_>, new: &New, here: &Path) -> Result<u8> {
    let Opened { root, voice, .. } = opened;
    let maker = Maker { opened, here };
    let files = maker.files(new)?;
    write_all(&files, root, voice)?;
    let way = Naming::on_disk(root).here;
    let mut said: String = files
        .iter()
        .map(|(path, _)| format!("{}\n", way.to(path)))
        .collect();
    said.push_str(&format!(
        "{}\n",
        report::tame(&voice.say(&Message::new("new-next")))
    ));
    super::tell(&said, false)
}

/// Writes the files, if none of them is there.
fn write_all(files: &[(String, String)], root: &Path, voice: &Messages) -> Result<()> {
    for (path, _) in files {
        // A fiche may end in `.yml` as well: beside another of its name it would be read no more.
        let other = path.strip_suffix(".yaml").map(|stem| format!("{stem}.yml"));
        if let Some(there) = [Some(path), other.as_ref()]
            .into_iter()
            .flatten()
            .find(|path| root.join(path).exists())
        {
            bail!(voice.say(&Message::new("new-exists").with("path", there.as_str())));
        }
    }
    let nook = nook(root);
    for (path, text) in files {
        write::below(
            root,
            path,
            text.as_bytes(),
            write::Mode::Text,
            nook.as_deref(),
        )?;
    }
    Ok(())
}

/// Makes the files that are asked for.
struct Maker<'a> {
    opened: Opened<'a>,
    here: &'a Path,
}

impl Maker<'_> {
    fn files(&self, new: &New) -> Result<Vec<(String, String)>> {
        let voice = self.opened.voice;
        let one = |path: String, kind: &str| vec![(path, self.blank(kind, voice.lang, &[]))];
        Ok(match new {
            New::City {
                id,
                from,
                name,
                country,
                language,
            } => {
                let lang = language.as_deref().unwrap_or(voice.lang);
                let name = name.as_deref().map(edit::scalar);
                let country = country.as_deref().map(edit::scalar);
                let mut given = vec![("kind", "city"), ("language", lang)];
                given.extend(name.as_deref().map(|name| ("name", name)));
                given.extend(country.as_deref().map(|country| ("country", country)));
                self.city(id, from.as_deref(), lang, &given)?
            }
            New::Fiche { city, kind } => vec![self.fiche(city, kind)?],
            New::Project { city, id } => {
                let city = known(city, self.opened.programme, voice)?;
                let id = checked(id, voice)?;
                one(format!("cities/{city}/projects/{id}.yaml"), "project")
            }
            New::Network { id } => one(format!("networks/{}.yaml", checked(id, voice)?), "network"),
            New::Event { id } => one(format!("events/{}.yaml", checked(id, voice)?), "event"),
        })
    }

    /// A form with nothing in it but what is given.
    fn blank(&self, kind: &str, lang: &str, given: &[(&str, &str)]) -> String {
        let how = Messages::new(lang).map_or_else(
            |_| self.opened.voice.word("form-how"),
            |own| own.word("form-how"),
        );
        let form = Form {
            lang,
            edition: &self.opened.programme.edition,
            how: &how,
        };
        self.opened
            .programme
            .schemas
            .of(kind)
            .map_or_else(String::new, |schema| form.empty(&schema.plan, given))
    }

    /// All that a city must hand in, from an earlier dossier of it if there is one.
    fn city(
        &self,
        id: &str,
        from: Option<&str>,
        lang: &str,
        given: &[(&str, &str)],
    ) -> Result<Vec<(String, String)>> {
        let previous = from.map(|from| self.previous(from)).transpose()?;
        let folder = format!("cities/{}", checked(id, self.opened.voice)?);
        if self.opened.root.join(&folder).exists() {
            bail!(
                self.opened
                    .voice
                    .say(&Message::new("new-exists").with("path", folder))
            );
        }
        let blank = |kind: &&str| {
            (
                format!("{folder}/{kind}.yaml"),
                self.blank(kind, lang, &given_for(kind, given)),
            )
        };
        let mut files: Vec<(String, String)> = REQUIRED.iter().map(blank).collect();
        if let Some(previous) = &previous {
            for (kind, text) in carried(previous, self.opened.programme)? {
                let path = format!("{folder}/{kind}.yaml");
                files.retain(|(other, _)| *other != path);
                files.push((path, text));
            }
        }
        Ok(files)
    }

    /// One fiche of a city that is there, in the language that it writes in.
    fn fiche(&self, city: &str, kind: &str) -> Result<(String, String)> {
        let own = self
            .opened
            .loader
            .city(known(city, self.opened.programme, self.opened.voice)?)
            .0;
        let lang = own.value("city")["language"]
            .as_str()
            .filter(|lang| Messages::speaks(lang))
            .unwrap_or(self.opened.voice.lang);
        let given = given_for(kind, &[("kind", "city"), ("language", lang)]);
        Ok((
            format!("cities/{city}/{kind}.yaml"),
            self.blank(kind, lang, &given),
        ))
    }

    /// The earlier dossier of a city.
    fn previous(&self, from: &str) -> Result<City> {
        let limits = self.opened.loader.limits;
        previous(
            from,
            self.here,
            self.opened.loader,
            self.opened.programme,
            self.opened.voice,
            limits,
        )
    }
}

/// A city of the programme, or what to type instead.
pub(super) fn known<'a>(city: &'a str, programme: &Programme, voice: &Messages) -> Result<&'a str> {
    if programme.cities.iter().any(|known| known == city) {
        return Ok(city);
    }
    let names = programme.names("city");
    let message = Message::new("usage-city").with("city", city).with(
        "suggestion",
        crate::model::near::nearest(city, names.into_iter()),
    );
    bail!(voice.say(&message))
}

fn checked<'a>(id: &'a str, voice: &Messages) -> Result<&'a str> {
    let proper = identifier(id);
    if id != proper || id.is_empty() {
        let meant = format::meant("identifier", id);
        let message = Message::new("identifier")
            .with("value", id)
            .with("suggestion", meant.clone());
        let remedy = match meant {
            Some(meant) => voice
                .dossier("new-identifier", &[("suggestion".to_owned(), meant)])
                .unwrap_or_default(),
            None => voice.word("new-identifier-latin"),
        };
        bail!("{}; {remedy}", voice.say(&message));
    }
    if portable::fault(id).is_some() {
        let message = Message::new("portable-name-reserved").with("name", id);
        let remedy = portable::mended(id).map(|id| ("suggestion".to_owned(), id));
        bail!(
            "{}; {}",
            voice.say(&message),
            voice
                .dossier("new-identifier", remedy.as_slice())
                .unwrap_or_default()
        );
    }
    Ok(id)
}

fn given_for<'a>(kind: &str, given: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    if kind == "city" {
        given.to_vec()
    } else {
        Vec::new()
    }
}

/// A dossier of an earlier cycle: a city of this programme, or the folder of a city of another.
fn previous(
    from: &str,
    here: &Path,
    own: &Loader<'_>,
    programme: &Programme,
    voice: &Messages,
    limits: &Limits,
) -> Result<City> {
    let (city, findings) = if programme.cities.contains(from) {
        own.city(from)
    } else {
        let unknown = || {
            known(from, programme, voice)
                .err()
                .unwrap_or_else(|| anyhow::anyhow!("{from}"))
        };
        let folder = here.join(from);
        folder.symlink_metadata().map_err(|_| unknown())?;
        let root = discover::around(&folder).ok_or_else(unknown)?;
        let inside = discover::named(&root, &folder).ok_or_else(unknown)?;
        let id = inside
            .strip_prefix("cities")
            .ok()
            .and_then(Path::to_str)
            .filter(|id| !id.contains(['/', '\\']))
            .ok_or_else(unknown)?;
        Loader {
            tree: &WorkTree::new(&root),
            limits,
            within: None,
        }
        .city(id)
    };
    if !city.unread.is_empty() {
        let paths: Vec<&str> = findings
            .diagnostics
            .iter()
            .map(|found| found.path.as_str())
            .collect();
        bail!(
            "{}: {}",
            voice.say(&Message::new("record-unread").with("city", from)),
            paths.join(", ")
        );
    }
    Ok(city)
}

/// What goes over from one cycle to the next: who the city is, its staff, the themes it kept in reserve (S:219).
fn carried(city: &City, programme: &Programme) -> Result<Vec<(&'static str, String)>> {
    let own = city.value("city");
    let keys = ["name", "kind", "country", "time_zone", "language"];
    let kept: Map<String, Value> = keys
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), own.get(*key)?.clone())))
        .collect();
    let priority = city.value("priority-theme")["theme"].as_str();
    let carried = |theme: &&Value| {
        let id = theme["id"].as_str();
        let of_network = programme.networks.values().flatten().any(|network| {
            network.value()["pilot"].as_str() == Some(&city.id)
                && network.value()["theme"].as_str() == id
                && id.is_some()
        });
        id != priority && !of_network
    };
    let reserve: Vec<&Value> = city.value("themes")["themes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(carried)
        .collect();
    let mut files = vec![("city", serde_yaml::to_string(&kept)?)];
    if let Some(staff) = city.fiche("staff") {
        files.push(("staff", staff.document.source.text.clone()));
    }
    if !reserve.is_empty() {
        files.push((
            "themes",
            serde_yaml::to_string(&json!({"themes": reserve}))?,
        ));
    }
    Ok(files)
}
