//! In: a folder on disk. Out: the programme's root, its cities, and the bytes of their files.
//!
//! The only place that reads the work tree. Nothing outside the programme is opened, symlinks that leave it are refused.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::{
    held,
    model::{
        fingerprint::hexadecimal,
        tree::{ATTACHMENT, Attachment, Found, PROGRAMME_FILE, Tree, Unreadable, is_beside, pointed},
    },
};

/// The folder that holds `roadmap.yaml`, from `start` upwards.
#[must_use]
pub fn root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find(|folder| folder.join(PROGRAMME_FILE).is_file()).map(Path::to_path_buf)
}

/// A programme as it stands on disk.
#[derive(Debug, Clone)]
pub struct WorkTree {
    /// Folder that holds `roadmap.yaml`.
    pub root: PathBuf,
}

impl Tree for WorkTree {
    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)> {
        let folder = self.root.join("cities");
        let (mut names, mut others) = (Vec::new(), Vec::new());
        match fs::symlink_metadata(&folder) {
            Err(_) => return Ok((names, others)),
            Ok(meta) if !meta.is_dir() => {
                others.push(Found { path: "cities".to_owned(), place: folder, closed: Some(Unreadable::Link) });
                return Ok((names, others));
            }
            Ok(_) => {}
        }
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_symlink() && entry.path().is_dir()) {
                names.push(name);
            } else if !name.starts_with('.') {
                others.push(Found { path: format!("cities/{name}"), place: entry.path(), closed: None });
            }
        }
        names.sort_unstable();
        others.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok((names, others))
    }

    fn files(&self, folder: &str) -> Vec<Found> {
        let mut place = self.root.clone();
        for part in folder.split('/') {
            place.push(part);
            match fs::symlink_metadata(&place) {
                // A link on the way would lead the walk wherever it points.
                Ok(meta) if meta.is_symlink() => return vec![Found { path: folder.to_owned(), place, closed: Some(Unreadable::Link) }],
                Ok(_) => {}
                Err(_) => return Vec::new(),
            }
        }
        let path = |inside: &Path| {
            let inside = inside.strip_prefix(&self.root).unwrap_or(inside);
            inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
        };
        let mut found: Vec<Found> = WalkDir::new(&place)
            .follow_links(false)
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.'))
            .filter_map(|entry| match entry {
                Ok(entry) if entry.file_type().is_dir() => None,
                Ok(entry) => Some(Found { path: path(entry.path()), place: entry.into_path(), closed: None }),
                Err(error) => {
                    let place = error.path().unwrap_or(&place).to_path_buf();
                    let why = error.io_error().map_or_else(|| error.to_string(), |error| error.kind().to_string());
                    Some(Found { path: path(&place), place, closed: Some(Unreadable::Failed(why)) })
                }
            })
            .collect();
        found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        found
    }

    fn bytes(&self, file: &Found, most: usize) -> Result<Vec<u8>, Unreadable> {
        let place = &self.root.join(&file.place);
        let failed = |error: std::io::Error| {
            if held::is_held(&error) { Unreadable::Held } else { Unreadable::Failed(error.kind().to_string()) }
        };
        let (file, size) = match plain(place) {
            Some(opened) => opened,
            None => {
                let meta = fs::symlink_metadata(place).map_err(failed)?;
                if meta.is_symlink() && !inside(&self.root, place) {
                    return Err(Unreadable::Link);
                }
                // To open a pipe would be to wait for ever.
                if !meta.is_file() && !fs::metadata(place).map_err(failed)?.is_file() {
                    return Err(Unreadable::Special);
                }
                let file = held::patiently(|| fs::File::open(place)).map_err(failed)?;
                let size = file.metadata().map_err(failed)?;
                (file, size)
            }
        };
        let mut bytes = Vec::with_capacity(usize::try_from(size.len()).unwrap_or(most).min(most) + 1);
        file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() > most {
            return Err(Unreadable::TooLarge(size.len()));
        }
        Ok(bytes)
    }

    fn attachment(&self, folder: &str, name: &str) -> Attachment {
        if !is_beside(name) {
            return Attachment::Unsafe;
        }
        let place = self.root.join(folder).join(name);
        match fs::symlink_metadata(&place) {
            Err(_) => Attachment::Absent,
            Ok(meta) if !meta.is_file() => Attachment::Unsafe,
            Ok(meta) if meta.len() > ATTACHMENT => Attachment::TooLarge(meta.len()),
            Ok(_) => digest(&place).unwrap_or(Attachment::Absent),
        }
    }
}

/// The folder of the git repository that a folder lies in, or the folder itself.
#[must_use]
pub fn repository(root: &Path) -> PathBuf {
    root.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(root).to_path_buf()
}

/// Whether a place, which need not be there yet, lies in a folder.
#[must_use]
pub fn lies_in(place: &Path, folder: &Path) -> bool {
    let real = place.ancestors().find_map(|above| Some((above.canonicalize().ok()?, place.strip_prefix(above).ok()?)));
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    // What cannot be told is taken to lie inside.
    real.is_none_or(|(above, rest)| above.join(rest).starts_with(&folder) || rest.components().any(|part| part.as_os_str() == ".."))
}

/// The file's hash; that of the file meant, where it is a pointer of Git LFS.
fn digest(place: &Path) -> Option<Attachment> {
    let mut file = held::patiently(|| fs::File::open(place)).ok()?;
    let mut hash = Sha256::new();
    let mut block = [0_u8; 16 * 1024];
    let mut first = true;
    loop {
        match file.read(&mut block).ok()? {
            0 => break,
            n => {
                if let Some(meant) = pointed(&block[..n]).filter(|_| first) {
                    return Some(Attachment::pointed(meant));
                }
                first = false;
                hash.update(&block[..n]);
            }
        }
    }
    Some(Attachment::Found(hexadecimal(&hash.finalize())))
}

/// A plain file, opened in one step that follows no link and waits for no pipe; `None` for all else, and where the system
/// has no such step.
#[cfg(unix)]
fn plain(place: &Path) -> Option<(fs::File, fs::Metadata)> {
    use std::os::unix::fs::OpenOptionsExt;
    let file = fs::OpenOptions::new().read(true).custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK).open(place).ok()?;
    let meta = file.metadata().ok().filter(fs::Metadata::is_file)?;
    Some((file, meta))
}

#[cfg(not(unix))]
fn plain(_place: &Path) -> Option<(fs::File, fs::Metadata)> {
    None
}

fn inside(root: &Path, place: &Path) -> bool {
    matches!((root.canonicalize(), place.canonicalize()), (Ok(root), Ok(place)) if place.starts_with(&root))
}
