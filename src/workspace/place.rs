//! In: where one stands, paths, a state of the repository. Out: the files meant, and what of the programme is meant.

use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use anyhow::{Result, anyhow, bail};

use crate::{
    cli::At,
    discover::{self, WorkTree},
    fiche::path::{FOLDERS, yaml_stem},
    git::{Git, Trouble, changed::State, snapshot::Snapshot},
    messages::Messages,
    model::{
        diagnostic::Message,
        tree::{PROGRAMME_FILE, Tree},
    },
    parse::Limits,
    workspace::nearby,
    write,
};

/// What of the programme is meant by the paths of the command line.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// Folder that holds `roadmap.yaml`; of a bare repository, its own.
    pub(crate) root: PathBuf,
    /// Folders and files below it whose findings are wanted; all if none is named.
    pub(crate) wanted: Option<Vec<String>>,
    /// Named files that are no fiches.
    pub(crate) notes: Vec<PathBuf>,
}

impl Scope {
    /// Whether findings on a file are wanted.
    pub(crate) fn covers(&self, path: &str) -> bool {
        let below = |wanted: &String| {
            path.strip_prefix(wanted.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.wanted
            .as_ref()
            .is_none_or(|wanted| wanted.iter().any(below))
    }

    /// Whether a finding on a path is wanted: one on a folder above what is meant tells why nothing more is said of that.
    pub(crate) fn concerns(&self, path: &str) -> bool {
        let above = |wanted: &String| {
            wanted
                .strip_prefix(path)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        self.covers(path)
            || self
                .wanted
                .as_ref()
                .is_some_and(|wanted| wanted.iter().any(above))
    }

    /// The same once folders and files have other names.
    pub(crate) fn moved(&self, moves: &[(String, String)]) -> Self {
        let wanted = self.wanted.as_ref().map(|wanted| {
            wanted
                .iter()
                .map(|path| crate::mend::moved(path, moves))
                .collect()
        });
        Self {
            root: self.root.clone(),
            wanted,
            notes: self.notes.clone(),
        }
    }

    /// Whether the whole programme is meant.
    pub(crate) fn whole(&self) -> bool {
        self.wanted.is_none()
    }

    /// Whether networks or events are meant.
    pub(crate) fn shared(&self) -> bool {
        let shared = |path: &String| {
            ["networks", "events"]
                .iter()
                .any(|folder| path.split('/').next() == Some(*folder))
        };
        self.wanted
            .as_ref()
            .is_none_or(|wanted| wanted.iter().any(shared))
    }

    /// Whether something of a city is meant.
    pub(crate) fn touches(&self, city: &str) -> bool {
        let folder = format!("cities/{city}");
        let inside = |path: &String| {
            path.strip_prefix(&folder)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.wanted
            .as_ref()
            .is_none_or(|wanted| wanted.iter().any(|path| path == "cities" || inside(path)))
    }

    /// Takes what the paths name; `locate` tells what one of them is.
    fn take(
        &mut self,
        paths: &[PathBuf],
        voice: &Messages,
        mut locate: impl FnMut(&Path) -> Result<Named>,
    ) -> Result<()> {
        let mut wanted = Vec::new();
        let mut whole = paths.is_empty();
        for path in paths.iter().filter(|path| path.as_os_str() != "-") {
            match locate(path)? {
                Named::Inside(inside, true) if inside.is_empty() => whole = true,
                Named::Inside(inside, folder) if is_ours(&inside, folder) => wanted.push(inside),
                Named::Inside(..) | Named::Aside => self.notes.push(path.clone()),
                // Nothing is right because nobody looked at it.
                Named::Elsewhere => {
                    let message = Message::new("usage-other-programme")
                        .with("path", path.display().to_string())
                        .with("root", self.root.display().to_string());
                    bail!(voice.say(&message))
                }
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        self.wanted = (!whole).then_some(wanted);
        Ok(())
    }
}

/// What a path of the command line is.
enum Named {
    /// Inside the programme: where, and whether it is a folder.
    Inside(String, bool),
    /// No form, whoever looks at it.
    Aside,
    /// A form of another programme, or a folder of such.
    Elsewhere,
}

/// Whether a path could be that of a form of some programme.
fn is_alike(place: &Path) -> bool {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let mut above = place.iter().rev().skip(1);
    name == PROGRAMME_FILE
        || yaml_stem(&name).is_some()
            && above.any(|part| part.to_str().is_some_and(|part| FOLDERS.contains(&part)))
}

/// Whether what is no form of the programme in `root` is one of another's.
fn is_elsewhere(root: &Path, place: &Path) -> bool {
    match discover::around(place) {
        Some(other) if other == root => false,
        Some(_) => is_alike(place) || place.is_dir(),
        None => is_alike(place),
    }
}

/// Whether a path of the programme is that of fiches.
fn is_ours(path: &str, folder: bool) -> bool {
    match path.split('/').next() {
        Some(first) if FOLDERS.contains(&first) => folder || yaml_stem(path).is_some(),
        _ => path == PROGRAMME_FILE,
    }
}

/// The files that a command works on.
#[derive(Debug)]
pub(crate) struct Place {
    /// What of them is meant.
    pub(crate) scope: Scope,
    /// Where they are.
    pub(crate) tree: Box<dyn Tree>,
    /// Which state that is.
    pub(crate) state: State,
    /// The repository, where a command needed it.
    pub(crate) git: Option<Arc<Git>>,
    /// Folder of the programme in the repository.
    pub(crate) prefix: String,
    /// From where it was looked for; on disk as it was named.
    asked: PathBuf,
    /// The same in the repository.
    pub(crate) start: String,
    /// Files of the programme that git keeps but that are not checked out.
    pub(crate) absent: Vec<String>,
}

/// The repository's own folder, in which a file can wait where git does not see it.
pub(crate) fn nook(root: &Path) -> Option<PathBuf> {
    Git::open(root).ok().map(|git| git.folder)
}

/// Writes the text of a fiche; a mark at the head of its file is not part of that, and stays.
pub(crate) fn put(
    root: &Path,
    nook: Option<&Path>,
    path: &str,
    text: &str,
    limits: &Limits,
) -> Result<()> {
    let tree = WorkTree::new(root);
    let marked = tree
        .bytes(&tree.file(path), limits.bytes)
        .is_ok_and(|bytes| bytes.starts_with("\u{FEFF}".as_bytes()));
    let mark = if marked { "\u{FEFF}" } else { "" };
    let text = format!("{mark}{text}");
    write::below(root, path, text.as_bytes(), write::Mode::Text, nook)
}

/// What is said of trouble with git.
pub(crate) fn told(voice: &Messages) -> impl Fn(Trouble) -> anyhow::Error {
    |trouble| anyhow!(voice.say(&trouble.message()))
}

/// The folder of the programme that a place lies in.
fn root(here: &Path, first: &Path, voice: &Messages) -> Result<PathBuf> {
    let root = discover::around(first)
        .or_else(|| discover::root(here))
        .ok_or_else(|| {
            let bare = Git::open(here).is_ok_and(|git| git.work.is_none());
            let id = if bare {
                "usage-bare"
            } else {
                "usage-no-programme"
            };
            let below = nearby::below(here).map(|folder| folder.display().to_string());
            let message = match nearby::renamed(here).filter(|_| !bare) {
                Some(name) => Message::new("usage-programme-renamed").with("name", name),
                None => Message::new(id)
                    .with("path", here.display().to_string())
                    .with("below", below),
            };
            anyhow!(voice.say(&message))
        })?;
    // Nothing is right because it was taken for a part of something else.
    if let Some(folder) = discover::forsaken(&root, first) {
        let message = Message::new("usage-programme-gone")
            .with("path", folder.display().to_string())
            .with("root", root.display().to_string());
        bail!(voice.say(&message));
    }
    Ok(root)
}

/// Finds the programme on disk and what of it is meant.
pub(crate) fn scope(here: &Path, paths: &[PathBuf], voice: &Messages) -> Result<Scope> {
    let first = first(here, paths);
    let root = root(here, &first, voice)?;
    let mut scope = Scope {
        root: root.clone(),
        ..Scope::default()
    };
    scope.take(paths, voice, |path| {
        let place = here.join(path);
        let meta = place
            .symlink_metadata()
            .map_err(|_| absent(path, nearby::path(here, &root, path), voice))?;
        if let Some(inside) =
            discover::named(&root, &place).filter(|inside| !inside.as_os_str().is_empty())
        {
            let parts: Vec<String> = inside
                .iter()
                .map(|part| part.to_string_lossy().into_owned())
                .collect();
            let inside = parts.join("/");
            // What is no plain file may stand for a whole folder.
            let folder = !meta.is_file();
            let other = !is_ours(&inside, folder) && is_elsewhere(&root, &place);
            return Ok(if other {
                Named::Elsewhere
            } else {
                Named::Inside(inside, folder)
            });
        }
        let above = place
            .canonicalize()
            .is_ok_and(|place| place.is_dir() && root.starts_with(place));
        Ok(if above {
            Named::Inside(String::new(), true)
        } else if is_elsewhere(&root, &place) {
            Named::Elsewhere
        } else {
            Named::Aside
        })
    })?;
    Ok(scope)
}

/// The files of a programme that are its own; and those that git has and that are not checked out, of which nothing would say so.
pub(crate) fn on_disk(root: &Path) -> (WorkTree, Vec<String>) {
    let (absent, others) = Git::unseen(root);
    let tree = WorkTree::new(root).without(others).lacking(absent.clone());
    (tree, absent)
}

/// The place from which the programme is looked for.
fn first(here: &Path, paths: &[PathBuf]) -> PathBuf {
    paths
        .iter()
        .find(|path| path.as_os_str() != "-")
        .map_or_else(|| here.to_path_buf(), |path| here.join(path))
}

/// What is said of a path that is not there, with the one that may have been meant.
pub(crate) fn absent(path: &Path, near: Option<PathBuf>, voice: &Messages) -> anyhow::Error {
    let message = Message::new("usage-path").with("path", path.display().to_string());
    anyhow!(voice.say(&message.with("suggestion", near.map(|near| near.display().to_string()))))
}

impl Place {
    /// The files of the state asked for, and what of them is meant.
    ///
    /// # Errors
    /// If there is no programme, no such path, or git cannot answer.
    pub(crate) fn find(here: &Path, paths: &[PathBuf], at: &At, voice: &Messages) -> Result<Self> {
        if at.rev.is_some() || at.staged {
            return Self::in_git(here, paths, at, voice);
        }
        let scope = scope(here, paths, voice)?;
        let (tree, absent) = on_disk(&scope.root);
        let tree = tree.within(
            &discover::repository(&scope.root),
            &scope.root,
            Limits::default().bytes,
        );
        Ok(Self {
            scope,
            tree: Box::new(tree),
            state: State::WorkTree,
            git: None,
            prefix: String::new(),
            start: String::new(),
            asked: first(here, paths),
            absent,
        })
    }

    /// The same of a state that git keeps.
    fn in_git(here: &Path, paths: &[PathBuf], at: &At, voice: &Messages) -> Result<Self> {
        let git = Arc::new(Git::open(here).map_err(told(voice))?);
        let mut start = git.inside(here).unwrap_or_default();
        // A path named may lead into a programme though one stands above it.
        let named: Vec<(PathBuf, Option<String>)> = paths
            .iter()
            .map(|path| (path.clone(), lexical(&git, here, path)))
            .collect();
        if let Some((_, Some(first))) = named.iter().find(|(path, _)| path.as_os_str() != "-") {
            start.clone_from(first);
        }
        let (snapshot, state) = snapshot(&git, at, &start, voice)?;
        let prefix = snapshot.prefix.clone();
        let root = git
            .work
            .as_ref()
            .map_or_else(|| git.folder.clone(), |work| work.join(&prefix));
        let mut scope = Scope {
            root: root.clone(),
            ..Scope::default()
        };
        scope.take(paths, voice, |path| {
            let inside = named
                .iter()
                .find(|(named, _)| named == path)
                .and_then(|(_, inside)| inside.as_deref());
            let found = match inside {
                Some(inside) => meant(path, inside, &snapshot, voice)?,
                None => Named::Aside,
            };
            Ok(match found {
                Named::Aside if is_elsewhere(&root, &here.join(path)) => Named::Elsewhere,
                found => found,
            })
        })?;
        Ok(Self {
            scope,
            tree: Box::new(snapshot),
            state,
            git: Some(git),
            prefix,
            asked: PathBuf::new(),
            start,
            absent: Vec::new(),
        })
    }

    /// The repository around the programme.
    ///
    /// # Errors
    /// If there is none that can be read.
    pub(crate) fn repository(&mut self, voice: &Messages) -> Result<Arc<Git>> {
        if let Some(git) = &self.git {
            return Ok(Arc::clone(git));
        }
        let git = Arc::new(Git::open(&self.scope.root).map_err(told(voice))?);
        let outside = || told(voice)(Trouble::None(self.scope.root.clone()));
        self.prefix = git.inside(&self.scope.root).ok_or_else(outside)?;
        self.start = git
            .inside(&self.asked)
            .unwrap_or_else(|| self.prefix.clone());
        self.git = Some(Arc::clone(&git));
        Ok(git)
    }

    /// That nothing of the state was missing.
    ///
    /// # Errors
    /// What was.
    pub(crate) fn sound(&self, voice: &Messages) -> Result<()> {
        self.tree
            .damage()
            .map_or(Ok(()), |message| Err(anyhow!(voice.say(&message))))
    }
}

/// The state of the repository that is asked for.
fn snapshot(git: &Arc<Git>, at: &At, start: &str, voice: &Messages) -> Result<(Snapshot, State)> {
    let Some(name) = &at.rev else {
        let index = Snapshot::of_index(Arc::clone(git), start).map_err(told(voice))?;
        return Ok((index, State::Index));
    };
    let commit = git.commit(name).map_err(told(voice))?;
    let snapshot =
        Snapshot::of_commit(Arc::clone(git), commit, name, start).map_err(told(voice))?;
    Ok((snapshot, State::Commit(commit)))
}

/// What a path of the repository means in the programme.
fn meant(path: &Path, inside: &str, snapshot: &Snapshot, voice: &Messages) -> Result<Named> {
    let prefix = &snapshot.prefix;
    let above = inside.is_empty()
        || *prefix == inside
        || prefix
            .strip_prefix(inside)
            .is_some_and(|rest| rest.starts_with('/'));
    let own = if prefix.is_empty() {
        Some(inside)
    } else {
        inside
            .strip_prefix(prefix.as_str())
            .and_then(|rest| rest.strip_prefix('/'))
    };
    match own {
        _ if above => Ok(Named::Inside(String::new(), true)),
        Some(own) => match snapshot.is_folder(own) {
            Some(folder)
                if !is_ours(own, folder)
                    && (folder || is_alike(Path::new(own)))
                    && snapshot.programme(own) != Some("") =>
            {
                Ok(Named::Elsewhere)
            }
            Some(folder) => Ok(Named::Inside(own.to_owned(), folder)),
            None => {
                // As it is typed, where the end of what was typed is its path in the programme.
                let typed = path.to_str().and_then(|typed| typed.strip_suffix(own));
                let near = nearby::in_tree(snapshot, own)
                    .map(|near| PathBuf::from(format!("{}{near}", typed.unwrap_or_default())));
                Err(absent(path, near, voice))
            }
        },
        None => Ok(Named::Aside),
    }
}

/// A path of the command line inside the repository, which need not be on disk.
pub(crate) fn lexical(git: &Git, here: &Path, path: &Path) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    let place = match &git.work {
        Some(work) => {
            let whole = here.canonicalize().ok()?.join(path);
            let real = || {
                whole.ancestors().find_map(|above| {
                    Some(
                        above
                            .canonicalize()
                            .ok()?
                            .join(whole.strip_prefix(above).ok()?),
                    )
                })
            };
            // What is a link below the top stays one.
            discover::named(work, &whole)
                .or_else(|| Some(real()?.strip_prefix(work).ok()?.to_path_buf()))?
        }
        None => path.to_path_buf(),
    };
    for part in place.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?.to_owned()),
            Component::CurDir => {}
            Component::ParentDir => _ = parts.pop()?,
            _ => return None,
        }
    }
    Some(parts.join("/"))
}
