//! In: pages. Out: files on disk, or what would change. The only place that touches output.
//!
//! Pages are staged in a folder beside the target, or inside it where nothing can be written beside it, and renamed at the
//! end. A manifest names what `render` wrote and for whom; nothing else is ever replaced or removed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Mutex,
};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::{model::fingerprint::hexadecimal, render::Page};

/// Names what `render` wrote: whom for, then path and SHA-256, a line each.
const MANIFEST: &str = ".roadmap-manifest";

/// Where pages wait until all are made: beside the target the name of which stands in it, or inside.
const STAGING: &str = ".roadmap-staging";

/// How one page differs from what stands in the output folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// There is another text.
    Stale(String),
    /// There is no such file.
    Missing(String),
    /// Written once, made no longer.
    Extra(String),
}

/// Why nothing is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A file stands in the way that `render` did not write.
    Foreign(String),
    /// The folder holds pages made for another audience.
    Audience(String),
    /// Another run is writing to the folder.
    Busy,
    /// Two pages of this run would have this one name.
    Twice(String),
    /// A file of a name that cannot be kept in a list, or is not what it looks like.
    Name(String),
}

/// Writes one file: beside it first, then in its place. A device or a pipe is written to and stays what it is.
///
/// # Errors
/// If the folder or the file cannot be written.
pub fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    put(path, bytes, 0o644)
}

/// The same for a file that is run.
///
/// # Errors
/// As for a file.
pub fn program(path: &Path, bytes: &[u8]) -> Result<()> {
    put(path, bytes, 0o755)
}

#[cfg_attr(not(unix), allow(unused_variables, reason = "there are no modes elsewhere"))]
fn put(path: &Path, bytes: &[u8], mode: u32) -> Result<()> {
    if fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        return fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut staged = tempfile::NamedTempFile::new_in(folder).with_context(|| format!("cannot write {}", path.display()))?;
    staged.write_all(bytes).with_context(|| format!("cannot write {}", path.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(staged.path(), fs::Permissions::from_mode(mode)).with_context(|| format!("cannot write {}", path.display()))?;
    }
    staged.persist(path).map(drop).with_context(|| format!("cannot write {}", path.display()))
}

/// What `render` wrote into a folder before.
#[derive(Debug, Default)]
struct Manifest {
    audience: Option<String>,
    files: BTreeMap<String, String>,
}

impl Manifest {
    fn read(out: &Path) -> Result<Self> {
        let place = out.join(MANIFEST);
        let text = match fs::read_to_string(&place) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", place.display())),
        };
        // The file may have been edited: a path in it must not lead out of the folder.
        let files = text.lines().filter_map(|line| line.split_once("  ")).filter(|(_, path)| safe(path));
        Ok(Self {
            audience: text.lines().find_map(|line| line.strip_prefix("audience: ")).map(str::to_owned),
            files: files.map(|(hash, path)| (path.to_owned(), hash.to_owned())).collect(),
        })
    }

    fn text(audience: &str, files: &BTreeMap<String, String>) -> String {
        let lines: String = files.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect();
        format!("audience: {audience}\n{lines}")
    }
}

/// Whether a path leads down from a folder, and can stand on a line.
fn safe(path: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    !path.contains(|c: char| c == '\\' || c.is_control()) && path.split('/').all(plain)
}

/// A comparison of pages with an output folder; pages come from several threads.
#[derive(Debug)]
pub struct Comparison {
    out: PathBuf,
    seen: Mutex<BTreeSet<String>>,
    found: Mutex<Vec<Difference>>,
}

impl Comparison {
    /// Compares with what stands in `out`.
    #[must_use]
    pub fn new(out: &Path) -> Self {
        Self { out: out.to_path_buf(), seen: Mutex::default(), found: Mutex::default() }
    }

    /// Compares one page.
    pub fn put(&self, page: &Page) {
        let difference = match fs::read(self.out.join(&page.path)) {
            Ok(bytes) if bytes == page.text.as_bytes() => None,
            Ok(_) => Some(Difference::Stale(page.path.clone())),
            Err(_) => Some(Difference::Missing(page.path.clone())),
        };
        locked(&self.found).extend(difference);
        locked(&self.seen).insert(page.path.clone());
    }

    /// The differences and the number of pages. `whole` says that the pages were all there should be.
    ///
    /// # Errors
    /// If the manifest is there but cannot be read.
    pub fn finish(self, whole: bool) -> Result<(Vec<Difference>, usize)> {
        let (mut found, seen) = (into(self.found), into(self.seen));
        if whole {
            let files = Manifest::read(&self.out)?.files.into_keys();
            found.extend(files.filter(|path| !seen.contains(path) && self.out.join(path).exists()).map(Difference::Extra));
        }
        found.sort();
        Ok((found, seen.len()))
    }
}

/// Pages on their way into an output folder; they come from several threads.
#[derive(Debug)]
pub struct Stage {
    home: PathBuf,
    staging: PathBuf,
    audience: &'static str,
    earlier: BTreeMap<String, String>,
    /// Path and SHA-256 of every page of this run.
    made: Mutex<BTreeMap<String, String>>,
    /// Those whose text is new.
    fresh: Mutex<Vec<String>>,
    /// Names as systems see them that tell no capitals.
    taken: Mutex<BTreeSet<String>>,
    folders: Mutex<BTreeSet<PathBuf>>,
    /// Locked while the run lasts; a dead run's is free.
    _lock: File,
}

impl Stage {
    /// Opens an output folder, made if it is not there, for pages of one audience.
    ///
    /// # Errors
    /// If the folder cannot be written; [`Refusal`] inside if its pages are someone else's.
    pub fn open(out: &Path, audience: &'static str) -> Result<Result<Self, Refusal>> {
        let manifest = Manifest::read(out)?;
        if let Some(other) = manifest.audience.filter(|other| other != audience) {
            return Ok(Err(Refusal::Audience(other)));
        }
        fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
        let home = out.canonicalize().with_context(|| format!("cannot open {}", out.display()))?;
        let beside = home.parent().zip(home.file_name()).map(|(above, name)| {
            let mut own = std::ffi::OsString::from(format!("{STAGING}-"));
            own.push(name);
            above.join(own)
        });
        let inside = home.join(STAGING);
        let Some(staging) = beside.into_iter().chain([inside]).find(|folder| own_folder(folder)) else {
            return Ok(Err(Refusal::Foreign(STAGING.to_owned())));
        };
        let lock = File::create(staging.join("lock")).with_context(|| format!("cannot write in {}", staging.display()))?;
        if lock.try_lock().is_err() {
            return Ok(Err(Refusal::Busy));
        }
        Ok(Ok(Self {
            home,
            staging,
            audience,
            earlier: manifest.files,
            made: Mutex::default(),
            fresh: Mutex::default(),
            taken: Mutex::default(),
            folders: Mutex::default(),
            _lock: lock,
        }))
    }

    /// Stages one page; one whose text stands there already is left as it is.
    ///
    /// # Errors
    /// If it cannot be written; [`Refusal`] inside if a file of someone else's stands in the way.
    pub fn put(&self, page: &Page) -> Result<Result<(), Refusal>> {
        self.put_bytes(&page.path, page.text.as_bytes())
    }

    /// The same for a file that is no page.
    ///
    /// # Errors
    /// As for a page.
    pub fn put_bytes(&self, path: &str, bytes: &[u8]) -> Result<Result<(), Refusal>> {
        if !safe(path) {
            return Ok(Err(Refusal::Name(path.to_owned())));
        }
        if !locked(&self.taken).insert(path.to_lowercase()) {
            return Ok(Err(Refusal::Twice(path.to_owned())));
        }
        let place = self.home.join(path);
        let before = fs::symlink_metadata(&place).ok();
        let same = before.as_ref().is_some_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64)
            && fs::read(&place).is_ok_and(|old| old == bytes);
        if before.is_some_and(|meta| !same && (!meta.is_file() || !self.earlier.contains_key(path))) {
            return Ok(Err(Refusal::Foreign(path.to_owned())));
        }
        if !same {
            let staged = self.staging.join(path);
            self.folder(place.parent().unwrap_or(&self.home), staged.parent().unwrap_or(&self.staging))?;
            fs::write(&staged, bytes).with_context(|| format!("cannot write {}", staged.display()))?;
            locked(&self.fresh).push(path.to_owned());
        }
        locked(&self.made).insert(path.to_owned(), digest(bytes));
        Ok(Ok(()))
    }

    /// Every file that will be ours once this run is published, with its bytes as they stand on disk: those of this run, and
    /// of earlier ones those that `gone` does not name.
    ///
    /// # Errors
    /// If one cannot be read.
    pub fn each<T: Send>(&self, gone: &(dyn Fn(&str) -> bool + Sync), look: &(dyn Fn(&str, &[u8]) -> T + Sync)) -> Result<Vec<T>> {
        let made = locked(&self.made).clone();
        let fresh: BTreeSet<String> = locked(&self.fresh).iter().cloned().collect();
        let kept = self.earlier.keys().filter(|path| !made.contains_key(*path) && !gone(path) && self.home.join(path).exists());
        let paths: Vec<&String> = made.keys().chain(kept).collect();
        let one = |path: &&String| {
            let place = if fresh.contains(*path) { self.staging.join(path) } else { self.home.join(path) };
            fs::read(&place).map(|bytes| look(path, &bytes)).with_context(|| format!("cannot read {}", place.display()))
        };
        paths.par_iter().map(one).collect()
    }

    /// Makes the folder where pages wait; refuses one whose place leads elsewhere. The place itself is made when pages go there.
    fn folder(&self, folder: &Path, staged: &Path) -> Result<()> {
        let mut known = locked(&self.folders);
        if known.contains(folder) {
            return Ok(());
        }
        fs::create_dir_all(staged).with_context(|| format!("cannot create {}", staged.display()))?;
        let there = folder.ancestors().find(|above| fs::symlink_metadata(above).is_ok()).unwrap_or(&self.home);
        if !there.is_dir() || !there.canonicalize().is_ok_and(|real| real == *there) {
            bail!("{} leads elsewhere", there.display());
        }
        known.insert(folder.to_path_buf());
        Ok(())
    }

    /// Puts the pages in their places: from here on only renames. `gone` says of a path of an earlier run whether it is
    /// to be removed. Gives the number of pages.
    ///
    /// # Errors
    /// If something cannot be renamed or removed.
    pub fn publish(mut self, gone: &dyn Fn(&str) -> bool) -> Result<usize> {
        let made = std::mem::take(&mut *locked(&self.made));
        let fresh = std::mem::take(&mut *locked(&self.fresh));
        for folder in &*locked(&self.folders) {
            fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        let count = made.len();
        let mut files = std::mem::take(&mut self.earlier);
        let dropped: Vec<(String, String)> = files
            .iter()
            .filter(|(path, _)| !made.contains_key(*path) && gone(path))
            .map(|(path, hash)| (path.clone(), hash.clone()))
            .collect();
        files.extend(made);
        // The manifest goes first: whatever happens next, all that is ours is known as ours.
        file(&self.home.join(MANIFEST), Manifest::text(self.audience, &files).as_bytes())?;
        fresh.par_iter().try_for_each(|path| {
            let place = self.home.join(path);
            match fs::rename(self.staging.join(path), &place) {
                Err(error) if error.kind() == io::ErrorKind::CrossesDevices => file(&place, &fs::read(self.staging.join(path))?),
                moved => moved.with_context(|| format!("cannot write {}", place.display())),
            }
        })?;
        for (path, hash) in &dropped {
            let place = self.home.join(path);
            // Edited by hand since: it is no longer ours to remove.
            if fs::read(&place).is_ok_and(|bytes| digest(&bytes) == *hash) {
                fs::remove_file(&place).with_context(|| format!("cannot remove {}", place.display()))?;
                // The name of a folder tells something too; one that still holds something stays.
                let folders = place.ancestors().skip(1).take_while(|folder| *folder != self.home);
                folders.map(fs::remove_dir).take_while(Result::is_ok).for_each(drop);
            }
            files.remove(path);
        }
        if !dropped.is_empty() {
            file(&self.home.join(MANIFEST), Manifest::text(self.audience, &files).as_bytes())?;
        }
        Ok(count)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed is removed by the next run.
        let _ = fs::remove_dir_all(&self.staging);
    }
}

/// Makes a folder that no one else can look into, or takes one that stands there; false if that cannot be done.
fn own_folder(folder: &Path) -> bool {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "there are no modes elsewhere"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let stands = || fs::symlink_metadata(folder).is_ok_and(|meta| meta.is_dir());
    builder.create(folder).is_ok() || stands() && tempfile::NamedTempFile::new_in(folder).is_ok()
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn into<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}
