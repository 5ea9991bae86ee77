//! In: the folder of a repository's loose objects. Out: their bytes, or that they are damaged.
//!
//! libgit2 1.9 never returns from a loose object that is cut off. So commits, trees and tags are looked through once, before
//! it reads any, and contents of files are read here.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
};

use flate2::{read::ZlibDecoder, write::ZlibDecoder as Sink};
use rayon::prelude::*;

use crate::git::{Answer, Oid, Trouble};

/// Longest head of an object: its kind, its size, a zero byte.
const HEAD: usize = 64;

/// Largest commit, tree or tag that is looked through.
const LARGEST: usize = 64 * 1024 * 1024;

/// A loose object's kind and size, and its bytes if there are not more than wanted.
pub(super) struct Loose {
    pub(super) size: usize,
    pub(super) bytes: Option<Vec<u8>>,
}

/// A loose object; `None` if it is not loose.
pub(super) fn read(folders: &[PathBuf], id: Oid, most: usize) -> Answer<Option<Loose>> {
    let name = id.to_string();
    let broken = || Trouble::Damaged(format!("{name}: cut or altered"));
    let mut places = folders
        .iter()
        .map(|folder| folder.join(&name[..2]).join(&name[2..]));
    let Some(place) = places.find(|place| place.exists()) else {
        return Ok(None);
    };
    // A pipe would be waited for, here or in libgit2.
    if !place.is_file() {
        return Err(broken());
    }
    let Ok(file) = fs::File::open(place) else {
        return Ok(None);
    };
    let mut stream = ZlibDecoder::new(file);
    let (_, size) = head(&mut stream).ok_or_else(broken)?;
    if size > most {
        return Ok(Some(Loose { size, bytes: None }));
    }
    let mut bytes = Vec::with_capacity(size);
    stream
        .take(size as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| broken())?;
    let whole = bytes.len() == size
        && Oid::hash_object(git2::ObjectType::Blob, &bytes).is_ok_and(|found| found == id);
    if whole {
        Ok(Some(Loose {
            size,
            bytes: Some(bytes),
        }))
    } else {
        Err(broken())
    }
}

/// Kind and size of an object from its first bytes.
fn head(stream: &mut impl std::io::Read) -> Option<(String, usize)> {
    let mut head = Vec::new();
    let mut byte = [0];
    while head.len() < HEAD {
        stream.read_exact(&mut byte).ok()?;
        if byte[0] == 0 {
            let text = String::from_utf8(head).ok()?;
            let (kind, size) = text.split_once(' ')?;
            return Some((kind.to_owned(), size.parse().ok()?));
        }
        head.push(byte[0]);
    }
    None
}

/// Looks through all commits, trees and tags that are loose.
///
/// # Errors
/// The first that is damaged.
pub(super) fn look_through(folders: &[PathBuf]) -> Answer<()> {
    let hexadecimal = |name: &str, length: usize| {
        name.len() == length && name.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let mut files = Vec::new();
    for folder in folders {
        for fan in fs::read_dir(folder).into_iter().flatten().flatten() {
            if fan
                .file_name()
                .to_str()
                .is_some_and(|name| hexadecimal(name, 2))
            {
                let inside = fs::read_dir(fan.path()).into_iter().flatten().flatten();
                files.extend(
                    inside
                        .filter(|file| {
                            file.file_name()
                                .to_str()
                                .is_some_and(|name| hexadecimal(name, 38))
                        })
                        .map(|file| file.path()),
                );
            }
        }
    }
    files.sort_unstable();
    let broken = files.par_iter().find_first(|file| !is_whole(file));
    broken.map_or(Ok(()), |file| {
        let parts: Vec<String> = file
            .iter()
            .rev()
            .take(2)
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        Err(Trouble::Damaged(format!(
            "{}{}: cut or altered",
            parts[1], parts[0]
        )))
    })
}

/// Whether a loose object can be unpacked to its end; of a file's content only its head is looked at.
fn is_whole(file: &Path) -> bool {
    // A pipe would be waited for.
    if fs::metadata(file).is_ok_and(|meta| !meta.is_file()) {
        return false;
    }
    let Ok(packed) = fs::read(file) else {
        return true;
    };
    let mut stream = ZlibDecoder::new(packed.as_slice());
    let Some((kind, size)) = head(&mut stream) else {
        return false;
    };
    if kind == "blob" || size > LARGEST {
        return true;
    }
    let mut sink = Sink::new(Count(0));
    let whole = sink.write_all(&packed).is_ok() && sink.try_finish().is_ok();
    whole && sink.get_ref().0 == kind.len() + 2 + size.to_string().len() + size
}

/// Counts bytes.
struct Count(usize);

impl std::io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
