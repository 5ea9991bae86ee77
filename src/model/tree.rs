//! In: one state of a programme's files: the work tree, a revision, the index. Out: their names and bytes, the same for all.
//!
//! A stage that reads files takes a [`Tree`] and does not know which it was.

use std::{borrow::Cow, collections::HashMap, fmt::Debug, path::PathBuf};

use anyhow::Result;

pub use crate::fiche::path::PROGRAMME_FILE;
use crate::{
    fiche::path,
    model::{
        diagnostic::Message, known::Known, owners::PLACES, source::Source, variants::composed,
    },
};

/// Folder of a programme's own schemas.
pub const SCHEMAS: &str = "schemas";

/// Most bytes of a file that a fiche names.
pub const ATTACHMENT: u64 = 50 * 1024 * 1024;

/// Why a file gave no source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than the limit; its size in bytes.
    TooLarge(u64),
    /// Not UTF-8; offset of the first bad byte and the text before it.
    NotUtf8(usize, String),
    /// Not there.
    Absent,
    /// A symbolic link, or below one; none is followed, wherever it leads.
    Link,
    /// Another repository, checked out as a submodule.
    Submodule,
    /// What stands for a file kept by Git LFS; the file itself is not here.
    Pointer,
    /// Neither file nor folder: a pipe, a device.
    Special,
    /// A folder with more names than may be read.
    Full(usize),
    /// A folder with more folders within each other than are entered.
    Deep(usize),
    /// Opened by another program, which lets no one else read it.
    Held,
    /// Cannot be opened, in the system's words.
    Failed(String),
}

/// A file of the programme, or what stands in the place of one or of a folder and is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Relative to the programme, with `/`.
    pub path: String,
    /// Where the tree finds it; its name may be no UTF-8.
    pub place: PathBuf,
    /// Why nothing of it is read.
    pub closed: Option<Unreadable>,
}

/// What was found of a file that a fiche names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attachment {
    /// The fiche names none.
    NotNamed,
    /// The name leads out of the folder, or to something that is no file.
    Unsafe,
    /// No such file.
    Absent,
    /// Larger than may be attached; its bytes.
    TooLarge(u64),
    /// SHA-256 of its bytes, in hexadecimal, and how they begin.
    Found(String, Begins),
    /// Kept by Git LFS: the SHA-256 that its pointer names; the file itself is not here.
    Pointed(String),
}

/// How a file begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// It holds nothing.
    Empty,
    /// It says that it is a print (PDF).
    Print,
    /// Otherwise.
    Other,
}

impl Begins {
    /// Bytes within which a print says that it is one.
    const HEAD: usize = 1024;

    /// What the first bytes of a file say; all that are looked at must be there, if the file has as many.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let head = &bytes[..bytes.len().min(Self::HEAD)];
        if head.is_empty() {
            Self::Empty
        } else if memchr::memmem::find(head, b"%PDF-").is_some() {
            Self::Print
        } else {
            Self::Other
        }
    }
}

/// What a repository says above a programme that lies in one of its folders.
#[derive(Debug, Clone)]
pub struct Above {
    /// The programme's folder in the repository.
    pub folder: String,
    /// The files at its top that tell a forge who owns what, by their paths from the programme.
    pub files: Vec<(String, Result<Source, Unreadable>)>,
}

impl Above {
    /// Reads it at the top of the repository.
    #[must_use]
    pub fn read(folder: &str, top: &dyn Tree, most: usize) -> Self {
        let up = "../".repeat(folder.split('/').count());
        let one = |place: &str| {
            let path = format!("{up}{place}");
            let read = top.read(&top.file(place), most);
            let read = read.map(|source| Source::new(path.as_str(), source.text));
            (path, read)
        };
        Self {
            folder: folder.to_owned(),
            files: PLACES.into_iter().map(one).collect(),
        }
    }
}

/// One state of a programme's files. Paths are relative to the programme, with `/`.
pub trait Tree: Sync + Debug {
    /// Names of the cities, sorted: what is below `cities/` but for files, which come second.
    ///
    /// # Errors
    /// If the folder is there but cannot be listed.
    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)>;

    /// Files below a folder, sorted by path; hidden ones are left alone, links are named and not followed.
    fn files(&self, folder: &str) -> Vec<Found>;

    /// Bytes of one file, `most` of them at most.
    ///
    /// # Errors
    /// Why there are none.
    fn bytes(&self, file: &Found, most: usize) -> Result<Vec<u8>, Unreadable>;

    /// What stands under a name in a folder, beside the fiche that names it.
    fn attachment(&self, folder: &str, name: &str) -> Attachment;

    /// Bytes of a file that a fiche names and that was found to be one.
    ///
    /// # Errors
    /// If it is none any more, or its bytes are kept by Git LFS and not here.
    fn attached(&self, folder: &str, name: &str) -> Result<Vec<u8>> {
        let path = format!("{folder}/{name}");
        let found = self.attachment(folder, name);
        anyhow::ensure!(
            !matches!(found, Attachment::Pointed(_)),
            "{path}: a pointer of Git LFS, not the file (git lfs pull)"
        );
        anyhow::ensure!(
            matches!(found, Attachment::Found(..)),
            "{path} is no plain file any more"
        );
        let most = usize::try_from(ATTACHMENT).unwrap_or(usize::MAX);
        self.bytes(&self.file(&path), most)
            .map_err(|why| anyhow::anyhow!("cannot read {path}: {why:?}"))
    }

    /// The tree that this one stands on: what is said of the state as a whole is said of that.
    fn base(&self) -> Option<&dyn Tree> {
        None
    }

    /// What could not be told because the state itself is damaged, as an object that a repository lacks: the first of it.
    fn damage(&self) -> Option<Message> {
        self.base()?.damage()
    }

    /// Files that belong to this state and are left out of what is here, as a sparse checkout does.
    fn absent(&self) -> &[String] {
        self.base().map_or(&[], Tree::absent)
    }

    /// What the repository says above a programme that lies in one of its folders.
    fn above(&self) -> Option<&Above> {
        self.base()?.above()
    }

    /// What its files said when they were read before.
    fn known(&self) -> Option<&Known> {
        self.base()?.known()
    }

    /// A file of a given path.
    fn file(&self, path: &str) -> Found {
        Found {
            path: path.to_owned(),
            place: PathBuf::from(path),
            closed: None,
        }
    }

    /// Reads one file as text.
    ///
    /// # Errors
    /// Why it gave no source.
    fn read(&self, file: &Found, most: usize) -> Result<Source, Unreadable> {
        text(&file.path, self.bytes(file, most)?)
    }
}

/// Turns bytes into a source.
fn text(path: &str, mut bytes: Vec<u8>) -> Result<Source, Unreadable> {
    if pointed(&bytes).is_some() {
        return Err(Unreadable::Pointer);
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(path, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let head = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
            Err(Unreadable::NotUtf8(at, head))
        }
    }
}

/// SHA-256 and size of the file that a Git LFS pointer stands for; `None` if the bytes are no pointer.
#[must_use]
pub fn pointed(bytes: &[u8]) -> Option<(String, u64)> {
    const LONGEST: usize = 1024;
    if bytes.len() > LONGEST || !bytes.starts_with(b"version https://git-lfs.github.com/spec/") {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let line = |key: &str| text.lines().find_map(|line| line.strip_prefix(key));
    let digest = line("oid sha256:").filter(|digest| {
        digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    })?;
    Some((digest.to_owned(), line("size ")?.parse().ok()?))
}

impl Attachment {
    /// What a pointer of Git LFS stands for.
    #[must_use]
    pub fn pointed((digest, size): (String, u64)) -> Self {
        if size > ATTACHMENT {
            Self::TooLarge(size)
        } else {
            Self::Pointed(digest)
        }
    }
}

/// Whether a name is that of a file in the same folder.
#[must_use]
pub fn is_beside(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', '\0']) && name != ".." && name != "."
}

/// How the names of a folder's files are written, by the text that they are: macOS takes accents apart, so that `é` may be one
/// character in a fiche and two in the name of the file that it means.
#[derive(Debug, Default)]
pub struct Spellings<'t>(HashMap<Cow<'t, str>, &'t str>);

impl<'t> Spellings<'t> {
    /// Those of the files right in a folder.
    #[must_use]
    pub fn of(files: &'t [Found], folder: &str) -> Self {
        let names = files
            .iter()
            .filter_map(|file| file.path.strip_prefix(folder)?.strip_prefix('/'));
        let mut spellings = HashMap::new();
        for name in names.filter(|name| !name.contains('/') && !name.is_ascii()) {
            let text = composed(name);
            // Where both are there, the one in the common form is meant by it.
            if text == name || !spellings.contains_key(&text) {
                spellings.insert(text, name);
            }
        }
        Self(spellings)
    }

    /// The name as the folder has it; the one given where it has none such.
    #[must_use]
    pub fn find<'n>(&self, name: &'n str) -> &'n str
    where
        't: 'n,
    {
        self.0.get(&composed(name)).copied().unwrap_or(name)
    }
}

/// A tree with one file in place of, or beside, those that it has: what stands on standard input, or is about to be written.
#[derive(Debug)]
pub struct Overlaid<'a> {
    /// All other files.
    pub tree: &'a dyn Tree,
    /// Path of the file.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Tree for Overlaid<'_> {
    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)> {
        let (mut names, others) = self.tree.cities()?;
        let own = path::city(&self.path);
        if let Some(own) = own.filter(|own| !names.iter().any(|name| name == own)) {
            names.push(own.to_owned());
            names.sort_unstable();
        }
        Ok((names, others))
    }

    fn files(&self, folder: &str) -> Vec<Found> {
        let mut files = self.tree.files(folder);
        let inside = self
            .path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'));
        if inside && !files.iter().any(|file| file.path == self.path) {
            files.push(self.file(&self.path));
            files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        }
        files
    }

    fn bytes(&self, file: &Found, most: usize) -> Result<Vec<u8>, Unreadable> {
        if file.path != self.path {
            return self.tree.bytes(file, most);
        }
        if self.bytes.len() > most {
            Err(Unreadable::TooLarge(self.bytes.len() as u64))
        } else {
            Ok(self.bytes.clone())
        }
    }

    fn attachment(&self, folder: &str, name: &str) -> Attachment {
        self.tree.attachment(folder, name)
    }

    fn base(&self) -> Option<&dyn Tree> {
        Some(self.tree)
    }
}

/// The files of one state by the rules of another: `roadmap.yaml` and `schemas/` are the other's.
#[derive(Debug)]
pub struct Ruled<'a> {
    /// Where all else is.
    pub files: &'a dyn Tree,
    /// Whose rules count.
    pub rules: &'a dyn Tree,
}

impl Ruled<'_> {
    /// The tree that has a path.
    fn of(&self, path: &str) -> &dyn Tree {
        if path == PROGRAMME_FILE || path == SCHEMAS || path.starts_with("schemas/") {
            self.rules
        } else {
            self.files
        }
    }
}

impl Tree for Ruled<'_> {
    fn cities(&self) -> Result<(Vec<String>, Vec<Found>)> {
        self.files.cities()
    }

    fn files(&self, folder: &str) -> Vec<Found> {
        self.of(folder).files(folder)
    }

    fn bytes(&self, file: &Found, most: usize) -> Result<Vec<u8>, Unreadable> {
        self.of(&file.path).bytes(file, most)
    }

    fn attachment(&self, folder: &str, name: &str) -> Attachment {
        self.of(folder).attachment(folder, name)
    }

    fn damage(&self) -> Option<Message> {
        self.files.damage().or_else(|| self.rules.damage())
    }

    fn base(&self) -> Option<&dyn Tree> {
        Some(self.files)
    }
}
