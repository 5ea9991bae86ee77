//! In: what a city changed since its last commit. Out: a branch with a commit of it in the person's name, and what to do next.
//!
//! Nothing is sent: sending is for who knows where to.

use std::path::Path;

use anyhow::{Result, anyhow};
use git2::{ErrorCode, IndexEntry, IndexTime, Oid, Repository, Signature};
use serde_json::json;

use super::{
    http::{Answer, Asked},
    visit::Room,
};
use crate::{
    discover::WorkTree,
    git::Git,
    model::{diagnostic::Message, tree::Tree as _},
};

/// What is proposed, or was.
pub(super) struct Done {
    branch: String,
    commit: String,
}

/// The page before and after.
pub(super) fn page(room: &Room<'_>, done: Option<&Done>) -> Result<Answer> {
    let mut data = room.base("propose", "propose");
    let repository = opened(room);
    let changed = repository
        .as_ref()
        .map(|repository| changes(room, repository))
        .transpose()?
        .unwrap_or_default();
    data["repository"] = repository.is_some().into();
    data["changed"] = changed
        .iter()
        .map(|(path, gone)| json!({"path": path, "gone": gone}))
        .collect();
    let who = repository
        .as_ref()
        .and_then(|repository| repository.signature().ok());
    data["who"] = who
        .as_ref()
        .and_then(|who| Some(json!({"name": who.name().ok()?, "email": who.email().ok()?})))
        .into();
    data["done"] = done
        .map(|done| {
            json!({
                "branch": done.branch, "commit": done.commit,
                "push": format!("git push -u origin {}", done.branch),
                "review": format!("roadmap review --base HEAD --rev {}", done.branch),
            })
        })
        .into();
    room.answer(&data)
}

/// Makes the branch and the commit.
pub(super) fn made(room: &Room<'_>, asked: &Asked) -> Result<Answer> {
    let sent: Vec<(String, String)> = form_urlencoded::parse(&asked.body)
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    let said = |name: &str| {
        sent.iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    };
    let voice = room.visit.voice();
    let repository = opened(room).ok_or_else(|| anyhow!(voice.word("serve-no-repository")))?;
    let changed = changes(room, &repository)?;
    if changed.is_empty() {
        return Err(anyhow!(voice.word("serve-nothing-changed")));
    }
    let who = match (repository.signature(), said("name"), said("email")) {
        (Ok(who), ..) => who,
        (Err(_), Some(name), Some(email)) => Signature::now(name, email)?,
        _ => return Err(anyhow!(voice.word("serve-who"))),
    };
    let title = said("message").map_or_else(
        || voice.say(&Message::new("serve-message").with("city", room.city.id.as_str())),
        str::to_owned,
    );
    let commit = commit(room, &repository, &changed, &who, &title)?;
    let branch = branch(&repository, &room.city.id, commit)?;
    page(
        room,
        Some(&Done {
            branch,
            commit: commit.to_string()[..10].to_owned(),
        }),
    )
}

fn opened(room: &Room<'_>) -> Option<Repository> {
    let git = Git::open(&room.visit.place.scope.root).ok()?;
    Repository::open(&git.folder).ok()
}

/// The city's folder, from the top of the repository.
fn prefix(room: &Room<'_>, repository: &Repository) -> Option<String> {
    let root = room.visit.place.scope.root.canonicalize().ok()?;
    let work = repository.workdir()?.canonicalize().ok()?;
    let inside = root.strip_prefix(work).ok()?.to_str()?.replace('\\', "/");
    Some(if inside.is_empty() {
        inside
    } else {
        format!("{inside}/")
    })
}

/// Files of the city that differ from the last commit, from the top of the programme, and whether each is gone.
fn changes(room: &Room<'_>, repository: &Repository) -> Result<Vec<(String, bool)>> {
    let prefix = prefix(room, repository)
        .ok_or_else(|| anyhow!(room.visit.voice().word("serve-no-repository")))?;
    let folder = format!("cities/{}", room.city.id);
    let head = match repository.head() {
        Ok(head) => Some(head.peel_to_tree()?),
        Err(error) if error.code() == ErrorCode::UnbornBranch => None,
        Err(error) => return Err(error.into()),
    };
    let tree = WorkTree::new(&room.visit.place.scope.root);
    let mut changed = Vec::new();
    let files = tree.files(&folder);
    for file in files.iter().filter(|file| file.closed.is_none()) {
        let place = format!("{prefix}{}", file.path);
        let known = head
            .as_ref()
            .and_then(|head| head.get_path(Path::new(&place)).ok())
            .map(|entry| entry.id());
        if known
            != Some(Oid::hash_object(
                git2::ObjectType::Blob,
                &bytes(room, &file.path)?,
            )?)
        {
            changed.push((file.path.clone(), false));
        }
    }
    let there: std::collections::BTreeSet<&str> =
        files.iter().map(|file| file.path.as_str()).collect();
    if let Some(head) = &head
        && let Ok(entry) = head.get_path(Path::new(&format!("{prefix}{folder}")))
        && let Ok(object) = entry.to_object(repository)
        && let Some(own) = object.as_tree()
    {
        own.walk(git2::TreeWalkMode::PreOrder, |above, entry| {
            let path = format!("{folder}/{above}{}", entry.name().unwrap_or_default());
            if entry.kind() == Some(git2::ObjectType::Blob) && !there.contains(path.as_str()) {
                changed.push((path, true));
            }
            git2::TreeWalkResult::Ok
        })?;
    }
    Ok(changed)
}

fn bytes(room: &Room<'_>, path: &str) -> Result<Vec<u8>> {
    Ok(std::fs::read(room.visit.place.scope.root.join(path))?)
}

/// A commit of the last one's files with these in their place; neither the index nor the work tree is touched.
fn commit(
    room: &Room<'_>,
    repository: &Repository,
    changed: &[(String, bool)],
    who: &Signature<'_>,
    title: &str,
) -> Result<Oid> {
    let prefix = prefix(room, repository).unwrap_or_default();
    let head = repository
        .head()
        .ok()
        .and_then(|head| head.peel_to_commit().ok());
    let mut index = git2::Index::new()?;
    if let Some(head) = &head {
        index.read_tree(&head.tree()?)?;
    }
    for (path, gone) in changed {
        let place = format!("{prefix}{path}");
        if *gone {
            index.remove_path(Path::new(&place))?;
            continue;
        }
        let id = repository.blob(&bytes(room, path)?)?;
        index.add(&entry(id, place.into_bytes()))?;
    }
    let tree = repository.find_tree(index.write_tree_to(repository)?)?;
    let parents: Vec<&git2::Commit<'_>> = head.iter().collect();
    Ok(repository.commit(None, who, who, title, &tree, &parents)?)
}

fn entry(id: Oid, path: Vec<u8>) -> IndexEntry {
    IndexEntry {
        ctime: IndexTime::new(0, 0),
        mtime: IndexTime::new(0, 0),
        dev: 0,
        ino: 0,
        mode: 0o100_644,
        uid: 0,
        gid: 0,
        file_size: 0,
        id,
        flags: 0,
        flags_extended: 0,
        path,
    }
}

/// A branch of a name that is free.
fn branch(repository: &Repository, city: &str, commit: Oid) -> Result<String> {
    let commit = repository.find_commit(commit)?;
    for number in 1..10_000 {
        let name = if number == 1 {
            format!("roadmap/{city}")
        } else {
            format!("roadmap/{city}-{number}")
        };
        match repository.branch(&name, &commit, false) {
            Ok(_) => return Ok(name),
            Err(error) if error.code() == ErrorCode::Exists => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(anyhow!("roadmap/{city}"))
}
