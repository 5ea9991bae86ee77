//! In: where a repository is. Out: its folders of objects, once all that is opened in it by its name is known to be files and folders.
//!
//! libgit2 opens what has the right name, and waits for a pipe without end. What a loose object is, is looked at when it is read.

use std::{
    collections::BTreeSet,
    env,
    fs::{self, DirEntry, FileType},
    path::{Path, PathBuf},
};

use crate::git::{Answer, Trouble, snapshot::place};

/// Folders of a repository below which everything is looked at.
const DEEP: [&str; 5] = ["hooks", "info", "logs", "refs", "worktrees"];
/// Most names that are looked at in all.
const NAMES: usize = 500_000;
/// Most files of settings that include each other, and most folders of objects that borrow from each other.
const CHAIN: usize = 100;
/// Bytes of the largest file of settings, and of the longest value in it.
const LARGEST: u64 = 4 << 20;
const LONGEST: usize = 16 << 10;

/// Folders of objects of a repository, those that it borrows from included; none if no repository is there.
pub(super) fn objects(dot: &Path) -> Answer<Option<Vec<PathBuf>>> {
    let Some(own) = own(dot)? else {
        return Ok(None);
    };
    let mut left = NAMES;
    look(&own, false, &mut left)?;
    let told = |name| env::var_os(name).map(PathBuf::from);
    let hook = ["GIT_DIR", "GIT_OBJECT_DIRECTORY"].map(told);
    let common = match told("GIT_COMMON_DIR") {
        Some(common) if hook.iter().any(Option::is_some) => common,
        _ => bytes(&own.join("commondir"))?.map_or_else(
            || own.clone(),
            |said| own.join(place(said.trim_ascii_end())),
        ),
    };
    let top = told("GIT_OBJECT_DIRECTORY").unwrap_or_else(|| common.join("objects"));
    if common != own {
        look(&common, false, &mut left)?;
    }
    for folder in BTreeSet::from([&own, &common]) {
        for name in DEEP {
            look(&folder.join(name), true, &mut left)?;
        }
    }
    settings(vec![
        common.join("config"),
        own.join("config"),
        own.join("config.worktree"),
    ])?;
    let there = own.join("HEAD").is_file()
        && common.join("refs").is_dir()
        && common.join("objects").is_dir();
    there.then(|| borrowed(top, &mut left)).transpose()
}

/// Whether what stands at a place, if anything does, is opened without waiting.
pub(super) fn opens(place: &Path) -> bool {
    fs::metadata(place).map_or(true, |meta| is_plain(meta.file_type()))
}

/// A socket cannot be opened: git's own watcher of files leaves one.
#[cfg(unix)]
fn is_plain(kind: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    kind.is_file() || kind.is_dir() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_plain(kind: FileType) -> bool {
    kind.is_file() || kind.is_dir()
}

fn refused(place: &Path, why: &str) -> Trouble {
    Trouble::Unsupported(format!("{}: {why}", place.display()))
}

/// The folder that a `.git` is, or leads to.
fn own(dot: &Path) -> Answer<Option<PathBuf>> {
    if dot.is_dir() {
        return Ok(Some(dot.to_path_buf()));
    }
    let Some(said) = bytes(dot)? else {
        return Ok(None);
    };
    let said = said
        .strip_prefix(b"gitdir:")
        .ok_or_else(|| refused(dot, "malformed"))?;
    let above = dot.parent().unwrap_or(Path::new(""));
    Ok(Some(above.join(place(said.trim_ascii()))))
}

/// The bytes of a file; none if nothing is there that can be read.
fn bytes(file: &Path) -> Answer<Option<Vec<u8>>> {
    let Ok(meta) = fs::metadata(file) else {
        return Ok(None);
    };
    if !meta.is_file() {
        return Err(refused(file, "no file"));
    }
    if meta.len() > LARGEST {
        return Err(refused(file, "too large"));
    }
    Ok(fs::read(file).ok())
}

/// That all that stands in a folder, and below it if `deep`, is plain.
fn look(folder: &Path, deep: bool, left: &mut usize) -> Answer<()> {
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            *left = left
                .checked_sub(1)
                .ok_or_else(|| refused(&folder, "too many files"))?;
            match kind(&entry) {
                Some(kind) if !is_plain(kind) => return Err(refused(&entry.path(), "no file")),
                Some(kind) if deep && kind.is_dir() => waiting.push(entry.path()),
                _ => {}
            }
        }
    }
    Ok(())
}

/// What an entry is, or leads to; none if that is nothing.
fn kind(entry: &DirEntry) -> Option<FileType> {
    let kind = entry.file_type().ok()?;
    if kind.is_symlink() {
        return fs::metadata(entry.path()).ok().map(|meta| meta.file_type());
    }
    Some(kind)
}

/// Folders of objects that one borrows from, which may borrow themselves.
fn borrowed(objects: PathBuf, left: &mut usize) -> Answer<Vec<PathBuf>> {
    let mut all = vec![objects];
    let mut at = 0;
    while let Some(folder) = all.get(at).cloned() {
        look(&folder.join("info"), true, left)?;
        look(&folder.join("pack"), false, left)?;
        let said = bytes(&folder.join("info/alternates"))?.unwrap_or_default();
        let lines = said
            .split(|byte| b"\r\n".contains(byte))
            .filter(|line| !line.is_empty() && !line.starts_with(b"#"));
        for line in lines {
            // Without a dot at its start libgit2 takes a way from where it runs.
            for next in [folder.join(place(line)), place(line)] {
                let Ok(next) = next.canonicalize() else {
                    continue;
                };
                if all.len() == CHAIN {
                    return Err(refused(&folder, "too many alternates"));
                }
                if !all.contains(&next) {
                    all.push(next);
                }
            }
        }
        at += 1;
    }
    Ok(all)
}

/// That the files which settings name, and which are opened with them, are plain: those that they include, and that of attributes.
fn settings(files: Vec<PathBuf>) -> Answer<()> {
    let mut seen = BTreeSet::new();
    let mut waiting = files;
    while let Some(file) = waiting.pop() {
        if seen.len() == CHAIN {
            return Err(refused(&file, "too many files"));
        }
        if !seen.insert(file.clone()) {
            continue;
        }
        let text = bytes(&file)?.unwrap_or_default();
        let folder = file.parent().unwrap_or(Path::new(""));
        let found = named(&text).ok_or_else(|| refused(&file, "too many names"))?;
        for (included, said) in found {
            // With a blank at its end or without: quotation marks decide, and both may be there.
            for said in [said.as_slice(), ended(&said)] {
                if said.is_empty() || said == b"/dev/null" {
                    continue;
                }
                let meant = led(folder, said);
                if included {
                    waiting.push(meant);
                } else if let Some(odd) = [meant, place(said)].iter().find(|meant| !opens(meant)) {
                    return Err(refused(odd, "no file"));
                }
            }
        }
    }
    Ok(())
}

/// Where a setting leads, from the folder of its file.
fn led(folder: &Path, said: &[u8]) -> PathBuf {
    match said.strip_prefix(b"~/") {
        Some(rest) => env::home_dir().unwrap_or_default().join(place(rest)),
        None => folder.join(place(said)),
    }
}

/// A name in settings, and whether it is one of settings to be included.
type Named = (bool, Vec<u8>);

/// What settings name; none if that is more than is read. More is taken for a name than git does, never less: a line in the middle of
/// a value counts as one of its own.
fn named(text: &[u8]) -> Option<Vec<Named>> {
    let (mut all, mut including, mut open, mut at) = (Vec::new(), false, false, 0);
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let lower = line.to_ascii_lowercase();
        if is_including(&lower) {
            including = true;
        } else if begun(&lower).starts_with(b"[") && !open {
            including = false;
        }
        open = ended(line).ends_with(b"\\");
        // A name stands at the start of a line, or behind the name of its section.
        let ends = line.iter().enumerate().filter(|(_, byte)| **byte == b']');
        for start in std::iter::once(0).chain(ends.map(|(end, _)| end + 1)) {
            let Some((key, length)) = key(&lower[start..]) else {
                continue;
            };
            let included = key == b"path";
            if included && including || key == b"attributesfile" {
                all.push((included, value(&text[at + start + length..])?));
            }
        }
        if all.len() > CHAIN {
            return None;
        }
        at += line.len();
    }
    Some(all)
}

/// Whether a line names a section that includes files.
fn is_including(line: &[u8]) -> bool {
    line.split(|byte| *byte == b'[')
        .skip(1)
        .any(|part| begun(part).starts_with(b"include"))
}

/// What git takes for a blank.
fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0B
}

/// A text without blanks at its start.
fn begun(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|byte| !is_blank(*byte));
    &text[start.unwrap_or(text.len())..]
}

/// A text without blanks at its end.
fn ended(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(|byte| !is_blank(*byte));
    &text[..end.map_or(0, |end| end + 1)]
}

/// The name of a setting, and where its value begins.
fn key(line: &[u8]) -> Option<(&[u8], usize)> {
    let name = begun(line);
    let length = name
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-')?;
    let value = begun(&name[length..]).strip_prefix(b"=")?;
    Some((&name[..length], line.len() - value.len()))
}

/// A value as git reads it, from its start to the end of its line, or of the line that it goes on in; none if it is too long.
fn value(text: &[u8]) -> Option<Vec<u8>> {
    let (mut value, mut quoted) = (Vec::new(), false);
    let begun = begun(text);
    let mut bytes = begun.iter().copied().take(LONGEST).peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\n' => return Some(value),
            b'#' | b';' if !quoted => return Some(value),
            b'"' => quoted = !quoted,
            b'\\' => match bytes.next() {
                Some(b'\r') if bytes.next_if_eq(&b'\n').is_some() => {}
                Some(b'\n') | None => {}
                Some(b'n') => value.push(b'\n'),
                Some(b't') => value.push(b'\t'),
                Some(b'b') => value.push(8),
                Some(other) => value.push(other),
            },
            byte => value.push(byte),
        }
    }
    (begun.len() <= LONGEST).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_settings_include_is_found_however_it_is_written() {
        let one = |text: &str| named(text.as_bytes()).unwrap_or_default();
        for text in [
            "[include]\n\tpath = a b\n",
            "\u{FEFF}[INCLUDE] Path=a b # that\n",
            "[core] x = 1\n[a] [includeIf \"gitdir:[x]/]\"] path = \"a b\" ; that",
            "[include]\nx = one\\\n[two]\npath = a\\\n b\r\n",
            "[include]\n; one\\\n\u{b}path\t\u{b}=\"a\"\" \"b\n",
        ] {
            let found = one(text);
            let said: Vec<&[u8]> = found.iter().map(|(_, said)| ended(said)).collect();
            assert!(said.contains(&b"a b".as_slice()), "{text:?}: {found:?}");
            assert!(found.iter().all(|(included, _)| *included));
        }
        assert!(one("[difftool \"x\"]\npath = a\n[core]\n\tbare = false\n").is_empty());
        assert_eq!(
            one("[core]\nattributesFile = \"~/a\\\\b \"\n"),
            [(false, b"~/a\\b ".to_vec())]
        );
    }
}
