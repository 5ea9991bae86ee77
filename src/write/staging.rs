//! In: a folder. Out: a folder of this run's own in it, which a later run knows as ours if this one is killed.
//!
//! It is `.roadmap-<of>-<random>` and holds one folder, whose name says the numbers that the system gave to both. Nobody can foresee
//! those: what was committed, unpacked or copied does not bear them, and is not taken for ours. If the inner folder no longer has
//! its number, it has been exchanged, and is the old site.

use std::{
    ffi::OsString,
    hash::{BuildHasher as _, Hasher as _, RandomState},
    io::{self, ErrorKind},
};

use anyhow::{Context as _, Result, anyhow};
use cap_fs_ext::{DirExt as _, MetadataExt as _};
use cap_std::fs::{Dir, DirBuilder};

use super::{Refusal, digest};

/// What the inner folder is called before its number is known.
const NEW: &str = "new";

/// How every name of ours begins, but for the manifest's.
pub(super) const OURS: &str = ".roadmap-";

/// A folder of this run's own; gone when dropped.
#[derive(Debug)]
pub(super) struct Staging {
    /// Where it stands.
    pub(super) above: Dir,
    pub(super) name: String,
    /// Its own handle, and that of the folder in it.
    pub(super) own: Dir,
    pub(super) tree: Dir,
    /// The name of the folder in it.
    pub(super) inner: String,
    /// Whether the folder in it is the old site now, of which only known files are removed.
    pub(super) spent: bool,
    held: Option<Held>,
}

/// A name that nobody can foresee.
pub(super) fn random() -> String {
    format!("{:016x}", RandomState::new().build_hasher().finish())
}

/// How the names of those begin that stand for one output folder.
pub(super) fn prefix(name: &str) -> String {
    format!("{OURS}{}-", &digest(name.as_bytes())[..8])
}

impl Staging {
    /// Makes one in a folder.
    ///
    /// # Errors
    /// If nothing can be made there.
    pub(super) fn begin(above: &Dir, prefix: &str) -> io::Result<Self> {
        // A run that clears up may take a folder that is still empty for a dead run's.
        for _ in 0..16 {
            match Self::attempt(above, format!("{prefix}{}", random())) {
                Err(error)
                    if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => {}
                other => return other,
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    fn attempt(above: &Dir, name: String) -> io::Result<Self> {
        above.create_dir_with(&name, &closed_folder())?;
        let own = above.open_dir_nofollow(&name)?;
        // Where the system keeps no locks, nobody is told from anybody, and nothing of others is taken away.
        #[cfg(unix)]
        let held = hold(&own, true).ok().flatten();
        own.create_dir(NEW)?;
        // Windows renames no folder that is held open.
        let inner = proof(&own, &own.open_dir_nofollow(NEW)?)?;
        own.rename(NEW, &own, &inner)?;
        let tree = own.open_dir_nofollow(&inner)?;
        #[cfg(not(unix))]
        let held = hold(&own, true).ok().flatten();
        Ok(Self {
            above: above.try_clone()?,
            name,
            own,
            tree,
            inner,
            spent: false,
            held,
        })
    }

    /// Lets the folder in it go, so that Windows moves or removes it; `tree` stands for the outer one from then on.
    pub(super) fn let_go(&mut self) {
        if let Ok(own) = self.own.try_clone() {
            self.tree = own;
        }
    }

    /// Moves it into a folder and back: what fails at that cannot be exchanged or renamed there either.
    pub(super) fn reaches(&self, home: &Dir) -> bool {
        self.above.rename(&self.name, home, &self.name).is_ok()
            && home.rename(&self.name, &self.above, &self.name).is_ok()
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed is removed by the next run.
        self.let_go();
        let emptied = if self.spent {
            self.own.remove_dir(&self.inner)
        } else {
            self.own.remove_dir_all(&self.inner)
        };
        drop(self.held.take());
        if emptied.is_ok() || emptied.is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            let _ = self.own.remove_file(LOCK);
            if let (Ok(tree), Ok(own)) = (self.above.try_clone(), self.above.try_clone()) {
                (self.tree, self.own) = (tree, own);
            }
            let _ = self.above.remove_dir(&self.name);
        }
    }
}

/// Empties an old site of all that stands in the new one.
pub(super) type Retire<'a> = &'a dyn Fn(&Dir) -> Result<()>;

/// Takes away what runs left that were killed; where no new site stands, nobody wants the old one either.
///
/// # Errors
/// [`Refusal::Busy`] if another run is at work.
pub(super) fn clear(
    above: &Dir,
    prefix: &str,
    mine: &str,
    out: &str,
    retire: Option<Retire<'_>>,
) -> Result<()> {
    // A folder in which one may write but not look has nothing to show.
    let Ok(entries) = above.entries() else {
        return Ok(());
    };
    let names = entries
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().into_string().ok());
    for name in names
        .filter(|name| name.starts_with(prefix) && name != mine)
        .collect::<Vec<_>>()
    {
        let Ok(own) = above.open_dir_nofollow(&name) else {
            continue;
        };
        let held = match hold(&own, false) {
            Ok(Some(held)) => held,
            Ok(None) if is_ours(&own) => return Err(Refusal::Busy(out.to_owned()).into()),
            Ok(None) | Err(_) => continue,
        };
        one(&own, retire).with_context(|| format!("cannot remove {name}"))?;
        // Windows removes no folder that is held open.
        drop((held, own));
        // Still full, and it stays.
        let _ = above.remove_dir(&name);
    }
    Ok(())
}

/// Whether a folder is one that a run has made here.
fn is_ours(own: &Dir) -> bool {
    contents(own).is_ok_and(|names| {
        names.is_empty()
            || names
                .iter()
                .all(|name| name == NEW || proven(own, name).is_some())
    })
}

/// Empties one that a dead run left, if it is ours.
fn one(own: &Dir, retire: Option<Retire<'_>>) -> Result<()> {
    let names = contents(own)?;
    let [inner] = names.as_slice() else {
        return Ok(());
    };
    if inner == NEW {
        return own.remove_dir(NEW).map_err(|error| anyhow!(error));
    }
    let Some(number) = proven(own, inner) else {
        return Ok(());
    };
    let tree = own.open_dir_nofollow(inner)?;
    match retire.filter(|_| number != tree.dir_metadata().map_or(number, |meta| meta.ino())) {
        Some(retire) => {
            retire(&tree)?;
            drop(tree);
            own.remove_dir(inner)?;
        }
        None => {
            drop(tree);
            own.remove_dir_all(inner)?;
        }
    }
    let _ = own.remove_file(LOCK);
    Ok(())
}

fn contents(own: &Dir) -> io::Result<Vec<OsString>> {
    let names = own
        .entries()?
        .map(|entry| entry.map(|entry| entry.file_name()));
    // More than that is not ours, whatever it is.
    names
        .filter(|name| !name.as_ref().is_ok_and(|name| name == LOCK))
        .take(2)
        .collect()
}

fn proof(own: &Dir, tree: &Dir) -> io::Result<String> {
    Ok(format!(
        "{:x}-{:x}",
        own.dir_metadata()?.ino(),
        tree.dir_metadata()?.ino()
    ))
}

/// The number that the folder in it was made with, if the name says the number of the outer one.
fn proven(own: &Dir, inner: &std::ffi::OsStr) -> Option<u64> {
    let (outer, number) = inner.to_str()?.split_once('-')?;
    let read = |text: &str| u64::from_str_radix(text, 16).ok();
    (read(outer)? == own.dir_metadata().ok()?.ino())
        .then(|| read(number))
        .flatten()
}

/// One that no one else can look into.
#[cfg_attr(not(unix), allow(unused_mut, reason = "there are no modes elsewhere"))]
fn closed_folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    cap_std::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// A lock that ends with the run; none where there is nothing to lock.
type Held = Option<std::fs::File>;

/// Where folders cannot be locked, a file in it is.
const LOCK: &str = "lock";

/// Locks a folder of ours; none if another run has it.
#[cfg(unix)]
fn hold(own: &Dir, _make: bool) -> io::Result<Option<Held>> {
    tried(super::folder::file(own)?)
}

#[cfg(not(unix))]
fn hold(own: &Dir, make: bool) -> io::Result<Option<Held>> {
    use cap_fs_ext::{FollowSymlinks, OpenOptionsFollowExt as _};
    let mut options = cap_std::fs::OpenOptions::new();
    options.write(true).create(make).follow(FollowSymlinks::No);
    match own.open_with(LOCK, &options) {
        Ok(file) => tried(file.into_std()),
        // Killed before it had one.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(None)),
        Err(error) => Err(error),
    }
}

/// The lock on a file; none if another run has it.
pub(super) fn tried(file: std::fs::File) -> io::Result<Option<Held>> {
    match file.try_lock() {
        Ok(()) => Ok(Some(Some(file))),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}
