//! `roadmap import`: forms that were sent back become answers in fiches; what becomes of each answer is told.

mod account;

use std::{collections::BTreeMap, fs, io::Read as _, path::Path, sync::Arc};

use anyhow::{Result, bail};
use serde_json::Value;

use self::account::{Account, FicheAccount, FileAccount};
use crate::{
    assemble::Brief,
    check::format,
    cli::{self, Cli, Import},
    command::opened::{Opened, with_programme},
    edit, fiche,
    form::Form,
    git::{Git, snapshot::Snapshot},
    import,
    load::Loader,
    messages::Messages,
    model::{
        catalog::{City, Programme},
        diagnostic::Message,
        document::Document,
        near, picture, portable,
        reply::{Began, Left, Reply, Shot, Told},
        schema::Schema,
        source::Source,
    },
    parse,
    workspace::{
        deposit::{Deposit, Put, Taken, Words},
        place::{nook, put, told},
    },
    write,
};

pub(super) fn run(cli: &Cli, options: &Import, here: &Path) -> Result<u8> {
    with_programme(cli, here, |opened| take(opened, options, here))
}

fn take(opened: Opened<'_>, options: &Import, here: &Path) -> Result<u8> {
    let mut desk = Desk {
        opened,
        git: Git::open(opened.root).ok().map(Arc::new),
        pictures: options.pictures,
        made: BTreeMap::new(),
        files: BTreeMap::new(),
    };
    let files = options
        .files
        .iter()
        .map(|file| desk.file(&here.join(file), file, options.city.as_deref()))
        .collect();
    let mut account = Account {
        files,
        dry: options.dry_run,
        ..Account::default()
    };
    if !options.dry_run {
        match &options.branch {
            Some(branch) => account.commit = desk.propose(branch, &account)?,
            None => desk.write()?,
        }
    }
    account.branch.clone_from(&options.branch);
    account.written = desk.made.keys().chain(desk.files.keys()).cloned().collect();
    let brief = Brief::alone(opened.programme, opened.voice, cli::Audience::Internal);
    let said = match options.format {
        cli::Account::Human => account.human(&brief),
        cli::Account::Json => account.json(&brief),
    };
    super::tell(&said, false)?;
    Ok(account.code())
}

/// What a run works with.
struct Desk<'a> {
    opened: Opened<'a>,
    git: Option<Arc<Git>>,
    /// Whether pictures are taken.
    pictures: bool,
    /// New texts of fiches, by path.
    made: BTreeMap<String, String>,
    /// New files beside them, by path.
    files: BTreeMap<String, Vec<u8>>,
}

/// A fiche as it stands, with its path and what its kind asks for.
struct Standing<'s> {
    path: String,
    schema: &'s Schema,
    /// None if there is no such fiche yet.
    document: Option<Document>,
}

impl<'a> Desk<'a> {
    /// Takes in one file.
    fn file(&mut self, place: &Path, named: &Path, city: Option<&str>) -> FileAccount {
        let mut account = FileAccount {
            file: named.display().to_string(),
            ..FileAccount::default()
        };
        let reply = bytes(place).and_then(|bytes| import::read(&bytes, self.opened.programme));
        let reply = match reply {
            Ok(reply) => reply,
            Err(why) => {
                account.unread = Some(why);
                return account;
            }
        };
        match self.city(city.or(reply.city.as_deref())) {
            Ok(id) => account.city = Some(id),
            Err(why) => {
                account.unread = Some(why);
                return account;
            }
        }
        let id = account.city.clone().unwrap_or_default();
        let (own, _) = self.opened.loader.city(&id);
        let before = self.before(&reply, &id);
        account.told = reply.told;
        account.left = reply.left;
        account
            .left
            .extend(reply.city.filter(|named| *named != id).map(|named| Left {
                place: Message::new("office-place-document"),
                words: named,
                why: Message::new("import-other").with("city", id.as_str()),
            }));
        for (path, theirs) in &reply.fiches {
            let base = before.get(path);
            match self.standing(&own, path) {
                Ok(standing) => {
                    let made = self.fiche(&standing, base, theirs, &own, &mut account.left);
                    account.fiches.push(made);
                }
                Err(why) => account.left.push(Left {
                    place: Message::new("answers-place").with("at", path.as_str()),
                    words: crate::answers::said(theirs),
                    why,
                }),
            }
        }
        for shot in &reply.pictures {
            let what = self.picture(&own, shot);
            account.told.push(Told {
                place: Message::new("office-place-document"),
                what,
            });
        }
        account
    }

    /// Puts a picture of a form in, beside the fiche of the city; gives what became of it.
    fn picture(&mut self, city: &City, shot: &Shot) -> Message {
        let said = |id: &'static str| {
            Message::new(id)
                .with("file", shot.called.as_str())
                .with("alt", shot.alt.clone())
        };
        if !self.pictures {
            return said("import-picture-left");
        }
        let Some(bytes) = &shot.bytes else {
            return said("import-picture-none");
        };
        if shot.alt.is_none() {
            return said("import-picture-alt");
        }
        let document = match self.standing(city, "city.yaml") {
            Ok(Standing {
                document: Some(document),
                ..
            }) => document,
            Ok(_) => return said("import-picture-fiche"),
            Err(why) => return why,
        };
        let deposit = Deposit {
            root: self.opened.root,
            document: &document,
            plan: self
                .opened
                .programme
                .schemas
                .of("city")
                .map(|schema| &schema.plan),
            limits: self.opened.loader.limits,
        };
        let taken = Taken {
            bytes,
            called: &shot.called,
            stood: None,
        };
        let words = Words {
            alt: shot.alt.clone(),
            ..Words::default()
        };
        match deposit.made(&taken, &words, false, &self.files) {
            Err(why) => why,
            // What the fiche says of it already stays.
            Ok(put) if self.stands(&document, &put) => {
                said("import-picture-same").with("path", put.path)
            }
            Ok(put) => {
                let what = said("import-picture").with("path", put.path.as_str());
                self.made.insert(document.source.path.clone(), put.text);
                self.files.insert(put.path, put.print.bytes);
                what
            }
        }
    }

    /// Whether a fiche names the file of a picture that stands there, or will.
    fn stands(&self, document: &Document, put: &Put) -> bool {
        let name = put.path.rsplit('/').next().unwrap_or(&put.path);
        picture::declared(&document.value).any(|(_, known)| known == name)
            && (self.files.contains_key(&put.path) || self.opened.root.join(&put.path).is_file())
    }

    /// The city that is meant.
    fn city(&self, named: Option<&str>) -> Result<String, Message> {
        let Some(id) = named else {
            return Err(Message::new("import-city"));
        };
        if self.opened.programme.cities.iter().any(|known| known == id) {
            return Ok(id.to_owned());
        }
        let names = self.opened.programme.names("city");
        Err(Message::new("usage-city")
            .with("city", id)
            .with("suggestion", near::nearest(id, names.into_iter())))
    }

    /// What the form began from: as it says itself, else as the fiches were at its commit.
    fn before(&self, reply: &Reply, city: &str) -> BTreeMap<String, Value> {
        let Some(Began { commit, fiches }) = &reply.began else {
            return BTreeMap::new();
        };
        let mut out = fiches.clone();
        let is_id = |name: &&String| {
            (7..=64).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let missing = reply.fiches.keys().any(|path| !out.contains_key(path));
        let (Some(commit), Some(git), true) = (commit.as_ref().filter(is_id), &self.git, missing)
        else {
            return out;
        };
        let then = git.commit(commit).and_then(|id| {
            let prefix = git.inside(self.opened.root).unwrap_or_default();
            Snapshot::of_commit(Arc::clone(git), id, commit, &prefix)
        });
        let Ok(then) = then else { return out };
        let loader = Loader {
            tree: &then,
            limits: self.opened.loader.limits,
            within: None,
        };
        for fiche in loader.city(city).0.all() {
            let path = fiche.document.source.path.as_str();
            if let Some(below) = path.strip_prefix(&format!("cities/{city}/")) {
                let value = fiche.value().clone();
                out.entry(below.to_owned()).or_insert(value);
            }
        }
        out
    }

    /// The fiche at a path below the city's folder, with what this run made of it.
    fn standing(&self, city: &City, path: &str) -> Result<Standing<'a>, Message> {
        let programme: &'a Programme = self.opened.programme;
        let full = format!("cities/{}/{path}", city.id);
        let unknown = || Message::new("answers-why-fiche");
        let kind = fiche::path::kind(&full).ok_or_else(unknown)?;
        let schema = programme.schemas.of(kind).ok_or_else(unknown)?;
        let stem = fiche::path::yaml_stem(&full).unwrap_or(&full).to_owned();
        let same = |path: &str| fiche::path::yaml_stem(path) == Some(stem.as_str());
        let there = city
            .all()
            .find(|one| same(&one.document.source.path) && one.kind == kind);
        let path = there.map_or(full, |one| one.document.source.path.clone());
        let text = match (self.made.get(&path), there) {
            (Some(text), _) => Some(text.clone()),
            (None, Some(one)) => Some(one.document.source.text.clone()),
            // Whoever sends a form does not choose how files are called.
            (None, None) if !is_name(&path) => {
                return Err(Message::new("import-name").with("path", path));
            }
            (None, None) if self.opened.root.join(&path).symlink_metadata().is_ok() => {
                return Err(Message::new("import-unread").with("path", path));
            }
            (None, None) => None,
        };
        let read = |text| parse::read(Source::new(path.as_str(), text), self.opened.loader.limits);
        let document = match text {
            Some(text) => Some(
                read(text)
                    .ok_or_else(|| Message::new("import-unread").with("path", path.as_str()))?,
            ),
            None => None,
        };
        Ok(Standing {
            document,
            schema,
            path,
        })
    }

    /// Takes in what a form answers for one fiche.
    fn fiche(
        &mut self,
        standing: &Standing<'_>,
        base: Option<&Value>,
        theirs: &Value,
        city: &City,
        left: &mut Vec<Left>,
    ) -> FicheAccount {
        let mut account = FicheAccount {
            path: standing.path.clone(),
            made: standing.document.is_none(),
            ..FicheAccount::default()
        };
        let limits = self.opened.loader.limits;
        let plan = &standing.schema.plan;
        let language = city.language(&self.opened.programme.edition).to_owned();
        let blank;
        let document = match &standing.document {
            Some(document) => document,
            None => match self.blank(standing, &language) {
                Some(document) => {
                    blank = document;
                    &blank
                }
                None => {
                    account.refused = Some(Message::new("edit-unproven"));
                    return account;
                }
            },
        };
        let whole = |why: Message| Left {
            place: Message::new("answers-place").with("at", standing.path.as_str()),
            words: crate::answers::said(theirs),
            why,
        };
        let weighed = import::weigh(base, &document.value, theirs, (plan, &language), limits);
        let Some(weighed) = weighed else {
            left.push(whole(Message::new("import-unweighed")));
            return account;
        };
        match edit::to(document, Some(plan), &weighed.wanted, limits) {
            Ok(text) => {
                if text != document.source.text && !weighed.taken.is_empty() {
                    self.made.insert(standing.path.clone(), text);
                }
            }
            Err(refused) => {
                left.push(whole(refused.why.clone()));
                account.refused = Some(refused.why);
                return account;
            }
        }
        left.extend(
            weighed.strays.into_iter().map(|stray| Left {
                place: Message::new("answers-place")
                    .with("at", format!("{}: {}", standing.path, stray.at)),
                words: stray.words,
                why: Message::new("answers-why-unknown"),
            }),
        );
        account.same = weighed.same;
        account.taken = weighed.taken;
        account.conflicts = weighed.conflicts;
        account
    }

    /// An empty fiche, as `new` makes it.
    fn blank(&self, standing: &Standing<'_>, language: &str) -> Option<Document> {
        let lang = if Messages::speaks(language) {
            language
        } else {
            self.opened.voice.lang
        };
        let how = Messages::new(lang).ok()?.word("form-how");
        let form = Form {
            lang,
            edition: &self.opened.programme.edition,
            how: &how,
        };
        let text = form.empty(&standing.schema.plan, &[]);
        parse::read(
            Source::new(standing.path.as_str(), text),
            self.opened.loader.limits,
        )
    }

    /// Writes what was made.
    fn write(&self) -> Result<()> {
        let nook = nook(self.opened.root);
        // A picture stands before the fiche that names it.
        for (path, bytes) in &self.files {
            write::below(
                self.opened.root,
                path,
                bytes,
                write::Mode::Text,
                nook.as_deref(),
            )?;
        }
        for (path, text) in &self.made {
            put(
                self.opened.root,
                nook.as_deref(),
                path,
                text,
                self.opened.loader.limits,
            )?;
        }
        Ok(())
    }

    /// Commits what was made on a new branch.
    fn propose(&self, branch: &str, account: &Account) -> Result<Option<String>> {
        if self.made.is_empty() {
            return Ok(None);
        }
        let git = Git::open(self.opened.root).map_err(told(self.opened.voice))?;
        let Some(prefix) = git.inside(self.opened.root) else {
            bail!(self.opened.voice.say(
                &Message::new("git-none").with("path", self.opened.root.display().to_string())
            ));
        };
        let full = |path: &String| match prefix.as_str() {
            "" => path.clone(),
            prefix => format!("{prefix}/{path}"),
        };
        let files: Vec<(String, Option<Vec<u8>>)> = self
            .made
            .iter()
            .map(|(path, text)| (path, text.as_bytes()))
            .chain(
                self.files
                    .iter()
                    .map(|(path, bytes)| (path, bytes.as_slice())),
            )
            .map(|(path, bytes)| (full(path), Some(bytes.to_vec())))
            .collect();
        let names: Vec<&str> = account
            .files
            .iter()
            .map(|file| file.file.as_str())
            .collect();
        let message = Message::new("import-message").with("files", names.join(", "));
        let message = format!("{}\n", self.opened.voice.say(&message));
        let commit = git
            .propose(branch, &files, &message, None)
            .map_err(told(self.opened.voice))?;
        Ok(Some(commit.to_string()))
    }
}

/// The bytes of a file, not more than a form may have.
fn bytes(place: &Path) -> Result<Vec<u8>, Message> {
    let unread = || Message::new("import-file-unread");
    let meta = fs::metadata(place).map_err(|_| unread())?;
    if !meta.is_file() {
        return Err(unread());
    }
    let file = fs::File::open(place).map_err(|_| unread())?;
    let mut out = Vec::new();
    file.take(import::MOST as u64 + 1)
        .read_to_end(&mut out)
        .map_err(|_| unread())?;
    Ok(out)
}

/// Whether a new fiche may be called so: an id, short, and one that every system takes.
fn is_name(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    format::is_name(fiche::path::stem(name)) && portable::fault(name).is_none()
}
