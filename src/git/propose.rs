//! In: files and a message. Out: a commit with them on a new branch; the work tree, its branch and the index stay as they are.

use std::{borrow::Cow, path::Path};

use git2::{
    BranchType, ErrorCode, FileMode, Repository, Signature, Tree, build::TreeUpdateBuilder,
};

use crate::{
    fiche::path::yaml_stem,
    git::{Answer, Git, Oid, Trouble, damaged},
};

/// A file of a proposal: its path in the repository, and what it holds; none of one that is taken away.
pub type Proposed = (String, Option<Vec<u8>>);

impl Git {
    /// Commits files, by their paths in the repository, on a new branch that leaves HEAD, in the name that git knows, or else `who`,
    /// a name and an address; what is none is taken away.
    ///
    /// # Errors
    /// If the branch is there or has no name for one, nobody's name is known, or nothing can be written.
    pub fn propose(
        &self,
        branch: &str,
        files: &[Proposed],
        message: &str,
        who: Option<(&str, &str)>,
    ) -> Answer<Oid> {
        let head = self.commit("HEAD")?;
        self.with(|repository| {
            self.is_free(repository, branch)?;
            self.is_straight(repository, branch)?;
            let who = author(repository).or_else(|unknown| {
                let (name, email) = who.ok_or(unknown)?;
                Signature::now(name, email).map_err(|_| Trouble::Nobody)
            })?;
            let write = |error: git2::Error| Trouble::Unwritten(error.message().to_owned());
            let parent = repository
                .find_commit(head)
                .map_err(|error| damaged(&error, "HEAD"))?;
            let tree = parent.tree().map_err(|error| damaged(&error, "HEAD"))?;
            // What goes makes room first: a file may take the place of a folder.
            let mut update = TreeUpdateBuilder::new();
            for (path, _) in files.iter().filter(|(_, bytes)| bytes.is_none()) {
                update.remove(path.as_str());
            }
            let left = update.create_updated(repository, &tree).map_err(write)?;
            let left = repository.find_tree(left).map_err(write)?;
            let mut update = TreeUpdateBuilder::new();
            for (path, bytes) in files {
                let Some(bytes) = bytes else {
                    continue;
                };
                let (bytes, mode) = as_kept(repository, &tree, path, bytes);
                let blob = repository.blob(&bytes).map_err(write)?;
                update.upsert(path.as_str(), blob, mode);
            }
            let tree = update.create_updated(repository, &left).map_err(write)?;
            let tree = repository.find_tree(tree).map_err(write)?;
            let commit = repository
                .commit(None, &who, &who, message, &tree, &[&parent])
                .map_err(write)?;
            let commit_made = repository.find_commit(commit).map_err(write)?;
            repository
                .branch(branch, &commit_made, false)
                .map_err(write)?;
            Ok(commit)
        })
    }

    /// The name and the address in which git commits here, if it knows them.
    #[must_use]
    pub fn person(&self) -> Option<(String, String)> {
        let who = self.with(author).ok()?;
        Some((who.name().ok()?.to_owned(), who.email().ok()?.to_owned()))
    }

    /// Whether a branch of this name is there, so that none can lie below it.
    #[must_use]
    pub fn has_branch(&self, name: &str) -> bool {
        let found =
            self.with(|repository| Ok(repository.find_branch(name, BranchType::Local).is_ok()));
        found.unwrap_or(false)
    }

    /// That a branch of this name can be made.
    fn is_free(&self, repository: &Repository, branch: &str) -> Answer<()> {
        let name = format!("refs/heads/{branch}");
        if branch.starts_with('-') || !git2::Reference::is_valid_name(&name) {
            return Err(Trouble::Branch(branch.to_owned()));
        }
        match repository.find_branch(branch, BranchType::Local) {
            Err(error) if error.code() == ErrorCode::NotFound => Ok(()),
            _ => Err(Trouble::Taken(branch.to_owned())),
        }
    }

    /// That nothing of what a branch, its log and its objects are written to is a link: whoever gave the repository may have it lead out.
    fn is_straight(&self, repository: &Repository, branch: &str) -> Answer<()> {
        let common = repository.commondir();
        let name = Path::new("refs/heads").join(branch);
        let log = Path::new("logs").join(&name);
        let ways = [&name, &log].into_iter().flat_map(|way| way.ancestors());
        let objects = self.loose.first();
        let fans = objects
            .into_iter()
            .flat_map(|folder| (0..=u8::MAX).map(move |fan| folder.join(format!("{fan:02x}"))));
        let link = ways
            .filter(|way| !way.as_os_str().is_empty())
            .map(|way| common.join(way))
            .chain(objects.cloned())
            .chain(fans)
            .find(|place| place.is_symlink());
        link.map_or(Ok(()), |place| {
            Err(Trouble::Unwritten(format!("{}: link", place.display())))
        })
    }
}

/// What git keeps of a file, and as what: line ends of a text are those that it keeps already, or plain ones.
fn as_kept<'b>(
    repository: &Repository,
    tree: &Tree<'_>,
    path: &str,
    bytes: &'b [u8],
) -> (Cow<'b, [u8]>, FileMode) {
    let entry = tree.get_path(Path::new(path)).ok();
    let runs = entry
        .as_ref()
        .is_some_and(|entry| entry.filemode() == i32::from(FileMode::BlobExecutable));
    let mode = match runs {
        true => FileMode::BlobExecutable,
        false => FileMode::Blob,
    };
    let old = entry.and_then(|entry| repository.find_blob(entry.id()).ok());
    let turned = |bytes: &[u8]| memchr::memmem::find(bytes, b"\r\n").is_some();
    let as_is = yaml_stem(path).is_none() || old.is_some_and(|old| turned(old.content()));
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|_| !as_is && turned(bytes));
    let plain = text.map(|text| text.replace("\r\n", "\n").into_bytes());
    (plain.map_or(Cow::Borrowed(bytes), Cow::Owned), mode)
}

/// The person in whose name commits are made here.
fn author(repository: &Repository) -> Answer<Signature<'static>> {
    let own = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let said = own("GIT_AUTHOR_NAME").zip(own("GIT_AUTHOR_EMAIL"));
    let signature = match said {
        Some((name, email)) => Signature::now(&name, &email),
        None => repository.signature(),
    };
    signature
        .map(|one| one.to_owned())
        .map_err(|_| Trouble::Nobody)
}
