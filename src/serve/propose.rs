//! In: what a city changed since its last commit. Out: a branch with a commit of it in the person's name, and what to do next.
//!
//! Nothing is sent: sending is for who knows where to.

use anyhow::{Result, anyhow};
use serde_json::json;

use super::{
    http::{Answer, Asked},
    visit::Room,
};
use crate::{
    git::{Git, Trouble, changed::Changed},
    model::diagnostic::Message,
    workspace::place::told,
};

/// Proposals of one city that are kept beside each other.
const MOST: usize = 1000;

/// Largest file of a city that is proposed, a letter included.
const LARGEST: usize = 50 << 20;

/// What was proposed.
pub(super) struct Done {
    branch: String,
    commit: String,
}

/// The repository around the programme, with the way from its top to the programme's folder.
pub(super) struct Around {
    pub(super) git: Git,
    pub(super) prefix: String,
}

impl Around {
    pub(super) fn of(room: &Room<'_>) -> Option<Self> {
        let root = &room.visit.place.scope.root;
        let git = Git::open(root).ok()?;
        let prefix = git.inside(root)?;
        Some(Self { git, prefix })
    }

    /// What of the city differs from the last commit.
    fn changed(&self, room: &Room<'_>) -> Result<Vec<Changed>> {
        let speak = told(room.visit.voice());
        let head = self.git.commit("HEAD").map_err(&speak)?;
        let tree = room.visit.place.tree.as_ref();
        let folder = self.path(&format!("cities/{}", room.city.id));
        let changed = self
            .git
            .changed_on_disk(head, tree, &self.prefix, &[folder])
            .map_err(speak)?;
        Ok(changed.into_iter().collect())
    }

    /// A path of the programme, from the top of the repository.
    fn path(&self, own: &str) -> String {
        if self.prefix.is_empty() {
            own.to_owned()
        } else {
            format!("{}/{own}", self.prefix)
        }
    }

    /// The same the other way.
    fn own<'p>(&self, path: &'p str) -> &'p str {
        path.strip_prefix(&self.prefix)
            .map_or(path, |rest| rest.trim_start_matches('/'))
    }
}

/// The page before and after.
pub(super) fn page(room: &Room<'_>, done: Option<&Done>) -> Result<Answer> {
    let mut data = room.base("propose", "propose");
    let around = Around::of(room);
    let changed = match &around {
        Some(around) => around.changed(room)?,
        None => Vec::new(),
    };
    data["repository"] = around.is_some().into();
    data["changed"] = changed
        .iter()
        .map(|one| json!({"path": one.path, "gone": !one.after}))
        .collect();
    let who = around.as_ref().and_then(|around| around.git.person());
    data["who"] = who
        .map(|(name, email)| json!({"name": name, "email": email}))
        .into();
    data["done"] = done
        .map(|done| {
            json!({
                "branch": done.branch, "commit": done.commit,
                "push": format!("git push -u origin {}", done.branch),
                "review": format!("roadmap review HEAD..{}", done.branch),
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
    let around = Around::of(room).ok_or_else(|| anyhow!(voice.word("serve-no-repository")))?;
    let changed = around.changed(room)?;
    if changed.is_empty() {
        return Err(anyhow!(voice.word("serve-nothing-changed")));
    }
    let mut files = Vec::with_capacity(changed.len());
    for one in &changed {
        let bytes = if one.after {
            Some(bytes(room, around.own(&one.path))?)
        } else {
            None
        };
        files.push((one.path.clone(), bytes));
    }
    let title = said("message").map_or_else(
        || voice.say(&Message::new("serve-message").with("city", room.city.id.as_str())),
        str::to_owned,
    );
    let who = said("name").zip(said("email"));
    for number in 1..=MOST {
        let branch = match number {
            1 => format!("roadmap/{}", room.city.id),
            number => format!("roadmap/{}-{number}", room.city.id),
        };
        match around.git.propose(&branch, &files, &title, who) {
            Ok(commit) => {
                let commit = commit.to_string()[..10].to_owned();
                return page(room, Some(&Done { branch, commit }));
            }
            Err(Trouble::Taken(_)) => {}
            Err(Trouble::Nobody) => return Err(anyhow!(voice.word("serve-who"))),
            Err(trouble) => return Err(told(voice)(trouble)),
        }
    }
    Err(told(voice)(Trouble::Taken(format!(
        "roadmap/{}",
        room.city.id
    ))))
}

/// A file of the city as it stands; no link is followed.
fn bytes(room: &Room<'_>, path: &str) -> Result<Vec<u8>> {
    let tree = room.visit.place.tree.as_ref();
    let bytes = tree.bytes(&tree.file(path), LARGEST);
    bytes.map_err(|_| anyhow!(path.to_owned()))
}
