//! `roadmap merge`: two versions of a fiche become one, answer by answer; as git's driver, or on a file in which git left both.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    assemble::{Brief, changes},
    cli::{Cli, Merge},
    command::{colour, messages},
    compare,
    discover::{self, WorkTree},
    fiche::path,
    git::{Git, driver::Stages},
    inert,
    load::Loader,
    merge::{self, Merged, Names},
    messages::Messages,
    model::{
        change::{Fate, FicheChange},
        diagnostic::Message,
        schemas::Schemas,
        tree::Tree as _,
    },
    parse::Limits,
    report::{self, tame},
    scaffold,
    workspace::{
        nearby,
        place::{scope, told},
    },
    write,
};

pub(super) fn run(cli: &Cli, options: &Merge, here: &Path) -> Result<u8> {
    let desk = Desk {
        cli,
        voice: messages(cli)?,
        limits: Limits::default(),
    };
    if options.install {
        desk.install(here)
    } else if options.driver {
        desk.drive(here, &options.files)
    } else {
        desk.settle(here, &options.files)
    }
}

struct Desk<'a> {
    cli: &'a Cli,
    voice: Messages,
    limits: Limits,
}

impl Desk<'_> {
    fn say(&self, id: &'static str, path: &str) -> String {
        let message = Message::new(id).with("path", path);
        format!("{}\n", tame(&self.voice.say(&message)))
    }

    fn names(&self) -> Names {
        Names {
            ours: self.voice.word("merge-ours"),
            theirs: self.voice.word("merge-theirs"),
        }
    }

    /// Has git call this program for fiches.
    fn install(&self, here: &Path) -> Result<u8> {
        let root = scope(here, &[], &self.voice)?.root;
        let git = Git::open(&root).map_err(told(&self.voice))?;
        let program = std::env::current_exe()
            .ok()
            .and_then(|path| path.to_str().map(str::to_owned))
            .context("the program's path is not UTF-8")?;
        let changed = git
            .set_driver(&self.voice.word("merge-name"), &scaffold::driver(&program))
            .map_err(told(&self.voice))?;
        let inside = git.inside(&root).unwrap_or_default();
        let driven = ["cities/a/city.yaml", "networks/a.yml"]
            .iter()
            .all(|path| git.is_driven(&Path::new(&inside).join(path)));
        if !driven {
            let path = ".gitattributes";
            let tree = WorkTree::new(&root);
            let before = tree
                .bytes(&tree.file(path), self.limits.bytes)
                .unwrap_or_default();
            if before.is_empty()
                && root
                    .join(path)
                    .symlink_metadata()
                    .is_ok_and(|meta| !meta.is_file() || meta.len() > 0)
            {
                bail!(self.say("merge-attributes", path).trim_end().to_owned());
            }
            let mut text = before;
            if !text.is_empty() && !text.ends_with(b"\n") {
                text.push(b'\n');
            }
            text.extend(scaffold::merged_attributes(&self.voice).bytes());
            write::below(&root, path, &text, write::Mode::Text, Some(&git.folder))?;
        }
        let id = if changed || !driven {
            "merge-installed"
        } else {
            "merge-current"
        };
        super::tell(&self.say(id, ".gitattributes"), false)
    }

    /// Merges as git asks for it: the result takes the place of our version.
    fn drive(&self, here: &Path, files: &[PathBuf]) -> Result<u8> {
        let [old, ours, theirs, path] = files else {
            bail!(self.voice.word("merge-usage"))
        };
        let path = path
            .to_string_lossy()
            .replace(std::path::MAIN_SEPARATOR, "/");
        let read = |file: &Path| -> Result<Option<String>> {
            let bytes = fs::read(here.join(file))
                .with_context(|| format!("cannot read {}", file.display()))?;
            Ok(String::from_utf8(bytes).ok())
        };
        let (Some(was), Some(one), Some(other)) = (read(old)?, read(ours)?, read(theirs)?) else {
            super::tell(&self.say("merge-binary", &path), false)?;
            return Ok(1);
        };
        let (root, inside) = programme(&here.join(&path), &path);
        let names = self.names();
        let marked = merge::is_marked(&one) || merge::is_marked(&other);
        let merged = if path::kind(&inside).is_none() || marked {
            merge::by_lines(&was, &one, &other, &names)
        } else {
            // A version that git made of two, and that holds both, tells nobody what was before.
            let was = (!merge::is_marked(&was)).then_some(was.as_str());
            merge::merge(was, &one, &other, &names, &self.limits)
        };
        write::file(here, ours, &[], merged.text.as_bytes())?;
        if merged.conflicts == 0 {
            return Ok(0);
        }
        super::tell(
            &self.left(root.as_deref(), &inside, &merged, &names)?,
            false,
        )?;
        Ok(1)
    }

    /// Settles what can be settled of files in which git left two versions.
    fn settle(&self, here: &Path, paths: &[PathBuf]) -> Result<u8> {
        let root = scope(here, &paths[..paths.len().min(1)], &self.voice)?.root;
        let git = Git::open(&root).ok();
        let prefix = git
            .as_ref()
            .and_then(|git| git.inside(&root))
            .unwrap_or_default();
        let unmerged = git.as_ref().map(Git::unmerged).transpose();
        let unmerged = unmerged.map_err(told(&self.voice))?.unwrap_or_default();
        let files: Vec<String> = if paths.is_empty() {
            let own = unmerged.keys().filter_map(|path| below(path, &prefix));
            own.filter(|path| path::kind(path).is_some())
                .map(str::to_owned)
                .collect()
        } else {
            self.named(here, &root, paths)?
        };
        let (mut out, mut open) = (String::new(), false);
        for file in &files {
            let place = if prefix.is_empty() {
                file.clone()
            } else {
                format!("{prefix}/{file}")
            };
            let stages = git
                .as_ref()
                .zip(unmerged.get(&place))
                .map(|(git, ids)| git.stages(ids, &place, self.limits.bytes))
                .transpose()
                .map_err(told(&self.voice))?;
            let nook = git.as_ref().map(|git| git.folder.as_path());
            let (said, left) = self.one((&root, nook), file, stages)?;
            out.push_str(&said);
            open |= left;
        }
        if files.is_empty() {
            out = self.say("merge-nothing", "");
        }
        super::tell(&out, false)?;
        Ok(u8::from(open))
    }

    /// Paths of the command line, inside the programme.
    fn named(&self, here: &Path, root: &Path, paths: &[PathBuf]) -> Result<Vec<String>> {
        let one = |path: &PathBuf| {
            let inside = discover::named(root, &here.join(path))
                .and_then(|inside| Some(inside.to_str()?.replace(std::path::MAIN_SEPARATOR, "/")));
            match inside {
                Some(inside) if root.join(&inside).is_file() => Ok(inside),
                _ => bail!(
                    self.voice.say(
                        &Message::new("usage-path")
                            .with("path", path.display().to_string())
                            .with(
                                "suggestion",
                                nearby::path(here, root, path)
                                    .map(|near| near.display().to_string()),
                            )
                    )
                ),
            }
        };
        paths.iter().map(one).collect()
    }

    /// Settles one file; what is said of it, and whether something is left to a person.
    fn one(
        &self,
        (root, nook): (&Path, Option<&Path>),
        file: &str,
        stages: Option<Stages>,
    ) -> Result<(String, bool)> {
        let tree = WorkTree::new(root);
        let Ok(bytes) = tree.bytes(&tree.file(file), self.limits.bytes) else {
            return Ok((self.say("merge-unread", file), true));
        };
        let Ok(text) = String::from_utf8(bytes) else {
            return Ok((self.say("merge-binary", file), true));
        };
        if !merge::is_marked(&text) {
            let id = if stages.is_some() {
                "merge-add"
            } else {
                "merge-none"
            };
            return Ok((self.say(id, file), false));
        }
        let Some((versions, names)) = merge::parted(&text).zip(merge::names(&text)) else {
            return Ok((self.say("merge-marks", file), true));
        };
        let versions = merge::versions(&text, versions, stages, &self.limits);
        let old = versions.old.as_deref();
        let merged = merge::merge(old, &versions.ours, &versions.theirs, &names, &self.limits);
        if merged.values.is_none() {
            // Line by line git has done all that can be done.
            return Ok((self.say("merge-broken", file), true));
        }
        if merged.text != text {
            write::below(root, file, merged.text.as_bytes(), write::Mode::Text, nook)?;
        }
        if merged.conflicts == 0 {
            return Ok((self.say("merge-clean", file), false));
        }
        Ok((self.left(Some(root), file, &merged, &names)?, true))
    }

    /// What is left to a person, in the words of the form.
    fn left(
        &self,
        root: Option<&Path>,
        file: &str,
        merged: &Merged,
        names: &Names,
    ) -> Result<String> {
        let message = Message::new("merge-left")
            .with("path", file)
            .with("count", merged.conflicts);
        let head = format!("{}\n", tame(&self.voice.say(&message)));
        let Some(([ours, theirs], root)) = merged.values.as_ref().zip(root) else {
            return Ok(format!("{head}{}", self.say("merge-lines", file)));
        };
        let none = BTreeSet::new();
        let loader = Loader {
            tree: &WorkTree::new(root),
            limits: &self.limits,
            within: Some(&none),
        };
        let Ok((Some(programme), _)) = loader.programme(&Schemas::embedded()) else {
            return Ok(head);
        };
        let Some((kind, schema)) =
            path::kind(file).and_then(|kind| Some((kind, programme.schemas.of(kind)?)))
        else {
            return Ok(head);
        };
        let language = path::city(file).map_or_else(
            || programme.edition.language().to_owned(),
            |id| loader.city(id).0.language(&programme.edition).to_owned(),
        );
        let change = FicheChange {
            path: file.to_owned(),
            from: None,
            kind: Some(kind),
            fate: Fate::Edited,
            fields: compare::values(ours, theirs, &schema.plan, &language),
        };
        let brief = Brief::alone(&programme, &self.voice, crate::cli::Audience::Internal);
        let subtitle = format!("{} / {}", names.ours, names.theirs);
        let page = changes::both(&brief, [None, None], &change, &subtitle);
        let styled = colour(self.cli, &std::io::stdout());
        let told = inert::terminal(&report::page(&page, styled), styled);
        Ok(format!("{head}{told}"))
    }
}

/// The programme that a path lies in, and the path in it; without one, as its folders say.
fn programme(place: &Path, path: &str) -> (Option<PathBuf>, String) {
    let root = place
        .ancestors()
        .skip(1)
        .find(|above| above.is_dir())
        .and_then(discover::root);
    if let Some(root) = root {
        let inside = discover::named(&root, place)
            .and_then(|inside| Some(inside.to_str()?.replace(std::path::MAIN_SEPARATOR, "/")));
        if let Some(inside) = inside {
            return (Some(root), inside);
        }
    }
    let parts: Vec<&str> = path.split('/').collect();
    let at = (0..parts.len()).find(|at| path::kind(&parts[*at..].join("/")).is_some());
    (None, parts[at.unwrap_or_default()..].join("/"))
}

/// A path of the repository inside the programme's folder.
fn below<'p>(path: &'p str, prefix: &str) -> Option<&'p str> {
    if prefix.is_empty() {
        return Some(path);
    }
    path.strip_prefix(prefix)?.strip_prefix('/')
}
