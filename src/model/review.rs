//! In: what was found out about a proposed change. Out: one value that every form of the review shows.

use crate::model::{
    act::{Act, Kind},
    change::FicheChange,
    diagnostic::{Diagnostic, Message},
    facts,
    past::Commit,
    progress::Progress,
    rule::{self, Says},
    view::View,
};

/// A proposed change, judged.
#[derive(Debug, Default)]
pub struct Review {
    /// What it is held against, as named.
    pub base: String,
    /// What is proposed, as named.
    pub head: String,
    /// Commit where the two went apart.
    pub fork: String,
    /// Who made its last commit, and when; not told to everyone.
    pub by: Option<By>,
    /// Commits that the base has and the proposal lacks.
    pub behind: usize,
    /// Files that changed on both sides.
    pub collisions: Vec<String>,
    /// Findings that came with it, on ownership and on what became public too.
    pub new: Vec<Diagnostic>,
    /// Findings that it mends.
    pub mended: Vec<Diagnostic>,
    /// Findings that are there and that it keeps from being told: by the base's rules they would be.
    pub silenced: Vec<Diagnostic>,
    /// What it decides, with the effect in words.
    pub acts: Vec<Act>,
    /// What it decides of what is not told.
    pub untold: usize,
    /// Findings that were there already.
    pub older: usize,
    /// Cities that it cannot have altered; not told where not all that changed is.
    pub unchanged: Option<usize>,
    /// Files that could not be checked, with the message that says why.
    pub skipped: Vec<(String, &'static str)>,
    /// Cities that it touches.
    pub cities: Vec<Touched>,
    /// What changed, answer by answer.
    pub changes: Vec<FicheChange>,
    /// Pages that its templates make otherwise.
    pub pages: Vec<PageChange>,
    /// What cannot be shown of pages, and why.
    pub untried: Vec<Message>,
    /// Other files of the repository that it touches.
    pub others: Vec<String>,
}

/// Who made a commit, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// The name, without an address.
    pub name: String,
    /// The day.
    pub day: String,
}

impl By {
    /// Of a commit whose author has a name.
    #[must_use]
    pub fn of(commit: Commit) -> Option<Self> {
        let (name, day) = (commit.author, commit.day);
        (!name.is_empty()).then_some(Self { name, day })
    }
}

/// A page made with the templates before and after, of the same answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageChange {
    /// The template.
    pub name: String,
    /// The page, by its path in a site.
    pub page: String,
    /// What it said.
    pub old: String,
    /// What it will say.
    pub new: String,
}

impl Review {
    /// Leaves of findings what everyone may see: of those on others, or that repeat what is hidden, only which rule speaks and
    /// where. Lines are not told, for hidden answers shift them.
    pub fn hide(&mut self, view: &View<'_>) {
        let (hides, withholds) = (view.hides(), view.hides_meetings());
        for found in self
            .new
            .iter_mut()
            .chain(&mut self.mended)
            .chain(&mut self.silenced)
        {
            let says = rule::find(found.rule).map_or(Says::Others, |rule| rule.says);
            let field = match (says, found.field.rsplit_once('.')) {
                (Says::Beside(key), Some((above, _))) => format!("{above}.{key}"),
                _ => found.field.clone(),
            };
            let told = match says {
                Says::Own | Says::Beside(_) => true,
                Says::Others => !hides,
                Says::Meetings => !hides && !withholds,
                Says::Internal => false,
            };
            if !told || !view.is_public(&found.path, &field) {
                found.message = Message::new("finding-internal").with("rule", found.rule);
                found.remedy = None;
                found.field = String::new();
            }
            found.path = view.place(&found.path);
            (found.line, found.column, found.excerpt) = (0, 0, None);
            found.waived = found.waived.take().map(|_| String::new());
        }
        // A state is shown to everyone unless a schema hides it; of settings and waivers it is only told that they change.
        let all = self.acts.len();
        let open = |act: &Act| {
            let seen = |key: &&str| view.is_public(&act.path, &format!("record.1.{key}"));
            act.kind == Kind::State && ["state", "date", "by"].iter().all(seen)
        };
        self.acts.retain(open);
        self.untold = all - self.acts.len();
        for (path, _) in &mut self.skipped {
            *path = view.place(path);
        }
    }
}

/// The state of a city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// As it was decided.
    pub id: String,
    /// Its answers are other than those decided on.
    pub stale: bool,
}

impl Stand {
    /// The state as data tells it.
    #[must_use]
    pub fn told(&self) -> String {
        if self.stale {
            facts::changed_since(&self.id)
        } else {
            self.id.clone()
        }
    }
}

/// A city that a change touches.
#[derive(Debug, Default)]
pub struct Touched {
    /// Folder name.
    pub id: String,
    /// State before and after; none where the city was not there.
    pub states: [Option<Stand>; 2],
    /// What was and is answered, by sub-step.
    pub progress: [Vec<Progress>; 2],
}
