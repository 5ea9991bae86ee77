//! In: a place. Out: the history of its programme as far as git has it.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::{
    fiche::path,
    git::{
        Answer, Git, Oid, Trouble,
        changed::State,
        history::{History, Want},
    },
    messages::Messages,
    model::{diagnostic::Message, past::Past},
    report,
    workspace::place::{Place, told},
};

/// The history behind a place; `None` without a repository or a commit. One that cannot be read is said to be so, and is no reason to
/// stop for a command that only mentions it.
pub(crate) fn mentioned(place: &mut Place, want: &Want, voice: &Messages) -> Option<History> {
    match walk(place, want, voice) {
        Ok(history) => history,
        Err(error) => {
            let message = Message::new("history-unread").with("detail", error.to_string());
            anstream::eprintln!("{}", report::tame(&voice.say(&message)));
            Some(History {
                shallow: true,
                ..History::default()
            })
        }
    }
}

fn walk(place: &mut Place, want: &Want, voice: &Messages) -> Result<Option<History>> {
    let Ok(git) = place.repository(voice) else {
        return Ok(None);
    };
    let commit = match head(&git, place.state) {
        Ok(commit) => commit,
        Err(Trouble::Revision(..)) => return Ok(None),
        Err(trouble) => return Err(told(voice)(trouble)),
    };
    git.history(commit, &place.prefix, want)
        .map(Some)
        .map_err(told(voice))
}

/// The commit that a state is, or is based on.
pub(crate) fn head(git: &Git, state: State) -> Answer<Oid> {
    match state {
        State::Commit(commit) => Ok(commit),
        State::Index | State::WorkTree => git.commit("HEAD"),
    }
}

/// The past of every city.
#[derive(Debug, Default)]
pub(crate) struct Pasts {
    cities: BTreeMap<String, Past>,
    /// That of a city of which nothing is known, if that means something.
    unknown: Option<Past>,
}

impl Pasts {
    /// A city keeps the past that it had under another name.
    pub(crate) fn of(history: &History) -> Self {
        let mut cities: BTreeMap<String, Past> = BTreeMap::new();
        let mut names: BTreeMap<&str, String> = BTreeMap::new();
        for touch in &history.touches {
            let Some(folder) = path::city(&touch.path) else {
                continue;
            };
            let now = names
                .get(folder)
                .cloned()
                .unwrap_or_else(|| folder.to_owned());
            let from = touch.from.as_deref();
            if let Some((_, before)) = from.and_then(|from| path::renamed(&touch.path, from)) {
                names.insert(before, now.clone());
            }
            let path = touch.path.replacen(folder, &now, 1);
            let edits = &mut cities.entry(now).or_default().edits;
            let commit = &history.commits[touch.commit];
            match edits.last_mut().filter(|(last, _)| last.id == commit.id) {
                Some((_, files)) => files.push(path),
                None => edits.push((commit.clone(), vec![path])),
            }
        }
        cities
            .values_mut()
            .for_each(|past| past.missing = history.shallow);
        Self {
            cities,
            unknown: history.shallow.then(|| Past {
                missing: true,
                ..Past::default()
            }),
        }
    }

    pub(crate) fn get(&self, city: &str) -> Option<&Past> {
        self.cities.get(city).or(self.unknown.as_ref())
    }
}
