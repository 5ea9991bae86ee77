//! In: what a city changed since its last commit. Out: a branch with a commit of it in the person's name, and what to do next.
//!
//! Nothing is sent: sending is for who knows where to.

use std::path::Path;

use anyhow::{Result, anyhow};
use serde_json::json;

use super::{
    http::{Answer, Asked},
    visit::Room,
};
use crate::{
    git::{Git, Proposed, Trouble, changed::Changed},
    model::{diagnostic::Message, portable::is_left_by_system, tree::Unreadable},
    workspace::place::told,
};

/// Proposals of one city that are kept beside each other.
const MOST: usize = 1000;

/// Largest file of a city that is proposed, a letter included.
const LARGEST: usize = 50 << 20;

/// A path that a proposal leaves out, and the name of the sentence that says why.
type Left = (String, &'static str);

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

    /// What of that a proposal takes, as git would, and what it leaves out, each with why.
    fn taken(&self, room: &Room<'_>) -> Result<(Vec<Proposed>, Vec<Left>)> {
        let (mut taken, mut left) = (Vec::new(), Vec::new());
        for one in self.changed(room)? {
            let path = Path::new(&one.path);
            let name = one.path.rsplit('/').next().unwrap_or_default();
            let [known, there] = one.held.map(|held| held.is_some());
            let why = if !known && (is_left_by_system(name) || name.ends_with('~')) {
                Some("serve-left-system")
            } else if !known && self.git.is_ignored(path) != Some(false) {
                Some("serve-left-ignored")
            } else if one.path.contains('\u{FFFD}') {
                Some("serve-left-name")
            } else if there && self.git.is_filtered(path) {
                Some("serve-left-filter")
            } else {
                None
            };
            match why {
                Some(why) => left.push((one.path, why)),
                None if !there => taken.push((one.path, None)),
                None => match bytes(room, self.own(&one.path)) {
                    Ok(bytes) => taken.push((one.path, Some(bytes))),
                    Err(why) => left.push((one.path, why)),
                },
            }
        }
        Ok((taken, left))
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
    let (taken, left) = match &around {
        Some(around) => around.taken(room)?,
        None => Default::default(),
    };
    data["repository"] = around.is_some().into();
    data["changed"] = taken
        .iter()
        .map(|(path, bytes)| json!({"path": path, "gone": bytes.is_none()}))
        .collect();
    let voice = room.visit.voice();
    data["left"] = left
        .iter()
        .map(|(path, why)| json!({"path": path, "why": voice.word(why)}))
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
    let (files, _) = around.taken(room)?;
    if files.is_empty() {
        return Err(anyhow!(voice.word("serve-nothing-changed")));
    }
    let title = said("message").map_or_else(
        || voice.say(&Message::new("serve-message").with("city", room.city.id.as_str())),
        str::to_owned,
    );
    let who = said("name").zip(said("email"));
    // Below a branch that is called so itself there can be none.
    let sign = if around.git.has_branch("roadmap") {
        '-'
    } else {
        '/'
    };
    for number in 1..=MOST {
        let branch = match number {
            1 => format!("roadmap{sign}{}", room.city.id),
            number => format!("roadmap{sign}{}-{number}", room.city.id),
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

/// A file of the city as it stands, or why it cannot be taken; no link is followed.
fn bytes(room: &Room<'_>, path: &str) -> Result<Vec<u8>, &'static str> {
    let tree = room.visit.place.tree.as_ref();
    let bytes = tree.bytes(&tree.file(path), LARGEST);
    bytes.map_err(|why| match why {
        Unreadable::TooLarge(_) => "serve-left-large",
        _ => "serve-left-file",
    })
}
