//! In: what became of each answer of forms that were sent back. Out: the report of it, for people and for programs.

use serde_json::{Value, json};

use crate::{
    assemble::{Brief, changes},
    edit,
    messages::Messages,
    model::{
        change::Change,
        cut::beginning,
        diagnostic::Message,
        reply::{Left, Told},
    },
    report::tame,
};

/// Version of the report for programs.
const VERSION: u64 = 1;

/// Characters of an answer that was taken: it stands in its fiche.
const SHOWN: usize = 70;

/// What became of all files.
#[derive(Debug, Default)]
pub(super) struct Account {
    pub(super) files: Vec<FileAccount>,
    /// Fiches that were written.
    pub(super) written: Vec<String>,
    pub(super) branch: Option<String>,
    pub(super) commit: Option<String>,
    pub(super) dry: bool,
}

/// What became of one file.
#[derive(Debug, Default)]
pub(super) struct FileAccount {
    pub(super) file: String,
    pub(super) city: Option<String>,
    /// Why nothing of it was read.
    pub(super) unread: Option<Message>,
    pub(super) fiches: Vec<FicheAccount>,
    pub(super) left: Vec<Left>,
    pub(super) told: Vec<Told>,
}

/// What became of what it answers for one fiche.
#[derive(Debug, Default)]
pub(super) struct FicheAccount {
    pub(super) path: String,
    /// The fiche was not there.
    pub(super) made: bool,
    pub(super) taken: Vec<Change>,
    pub(super) conflicts: Vec<Change>,
    pub(super) same: usize,
    pub(super) refused: Option<Message>,
}

impl Account {
    /// 0 if every word has a place in a fiche, 1 if a person is to decide on some, 2 if a file could not be read.
    pub(super) fn code(&self) -> u8 {
        let open = |file: &FileAccount| {
            !file.left.is_empty() || file.fiches.iter().any(|one| !one.conflicts.is_empty())
        };
        if self.files.iter().any(|file| file.unread.is_some()) {
            2
        } else {
            u8::from(self.files.iter().any(open))
        }
    }

    /// For people.
    pub(super) fn human(&self, brief: &Brief<'_>) -> String {
        let voice = brief.messages;
        let mut out = String::new();
        for file in &self.files {
            file.human(brief, &mut out);
        }
        let count = self.written.len();
        let last = match (&self.branch, &self.commit) {
            _ if count == 0 => Message::new("import-nothing"),
            _ if self.dry => Message::new("import-dry").with("count", count),
            (Some(branch), Some(commit)) => Message::new("import-branch")
                .with("count", count)
                .with("branch", branch.as_str())
                .with("commit", beginning(commit, 8).trim_end_matches('…')),
            _ => Message::new("import-written").with("count", count),
        };
        line(&mut out, "", &voice.say(&last));
        out
    }

    /// For programs.
    pub(super) fn json(&self, brief: &Brief<'_>) -> String {
        let voice = brief.messages;
        let change = |fiche: &FicheAccount, one: &Change, names: [&str; 2]| {
            json!({
                "fiche": fiche.path, "field": one.pointer.to_string(), "label": changes::way(brief, one),
                names[0]: one.old, names[1]: one.new,
            })
        };
        let all = |file: &FileAccount, of: fn(&FicheAccount) -> &Vec<Change>, names: [&str; 2]| {
            let fiches = file.fiches.iter();
            let rows = fiches.flat_map(|fiche| {
                of(fiche)
                    .iter()
                    .map(|one| change(fiche, one, names))
                    .collect::<Vec<_>>()
            });
            rows.collect::<Vec<Value>>()
        };
        let file = |file: &FileAccount| {
            json!({
                "file": file.file,
                "city": file.city,
                "unread": file.unread.as_ref().map(|why| voice.say(why)),
                "taken": all(file, |one| &one.taken, ["old", "new"]),
                "conflicts": all(file, |one| &one.conflicts, ["ours", "theirs"]),
                "unchanged": file.fiches.iter().map(|one| one.same).sum::<usize>(),
                "made": file.fiches.iter().filter(|one| one.made && self.written.contains(&one.path)).map(|one| &one.path).collect::<Vec<_>>(),
                "notUnderstood": file.left.iter().map(|left| json!({
                    "place": voice.say(&left.place), "words": left.words, "why": voice.say(&left.why),
                })).collect::<Vec<_>>(),
                "told": file.told.iter().map(|told| json!({
                    "place": voice.say(&told.place), "what": voice.say(&told.what),
                })).collect::<Vec<_>>(),
            })
        };
        let all = json!({
            "version": VERSION,
            "tool": concat!("roadmap ", env!("CARGO_PKG_VERSION")),
            "dryRun": self.dry,
            "branch": self.branch.as_ref().filter(|_| self.commit.is_some()),
            "commit": self.commit,
            "written": self.written,
            "files": self.files.iter().map(file).collect::<Vec<_>>(),
        });
        format!("{all:#}\n")
    }
}

impl FileAccount {
    fn human(&self, brief: &Brief<'_>, out: &mut String) {
        let voice = brief.messages;
        let head = Message::new("import-file")
            .with("file", self.file.as_str())
            .with("city", self.city.clone());
        line(out, "", &voice.say(&head));
        if let Some(why) = &self.unread {
            line(out, "  ", &voice.say(why));
        }
        for fiche in &self.fiches {
            fiche.human(brief, out);
        }
        for left in &self.left {
            let place = voice.say(&left.place);
            let message = Message::new("import-left")
                .with("place", place)
                .with("why", voice.say(&left.why));
            line(out, "  ? ", &voice.say(&message));
            words(out, &left.words);
        }
        for told in &self.told {
            let text = format!("{}: {}", voice.say(&told.place), voice.say(&told.what));
            line(out, "  · ", &text);
        }
        out.push('\n');
    }
}

impl FicheAccount {
    fn human(&self, brief: &Brief<'_>, out: &mut String) {
        let voice = brief.messages;
        let head = Message::new("import-fiche")
            .with("path", self.path.as_str())
            .with("taken", self.taken.len())
            .with("conflicts", self.conflicts.len())
            .with("same", self.same);
        line(out, "  ", &voice.say(&head));
        for one in &self.taken {
            line(out, "    + ", &taken(brief, one, voice));
        }
        for one in &self.conflicts {
            line(out, "    ! ", &changes::way(brief, one));
            for (id, value) in [("import-ours", &one.old), ("import-theirs", &one.new)] {
                line(out, "      ", &voice.word(id));
                words(out, &written(value));
            }
        }
    }
}

/// What was taken, in one line.
fn taken(brief: &Brief<'_>, one: &Change, voice: &Messages) -> String {
    let way = changes::way(brief, one);
    let text = written(&one.new);
    let text: Vec<&str> = text.split_whitespace().collect();
    match text.as_slice() {
        [] => {
            let message = Message::new("import-emptied").with("field", way);
            voice.say(&message)
        }
        words => format!("{way}: {}", beginning(&words.join(" "), SHOWN)),
    }
}

/// A value as it is read: a text as it is, all else as a fiche writes it.
fn written(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Object(_) | Value::Array(_) => edit::text(value),
        other => other.to_string(),
    }
}

fn line(out: &mut String, lead: &str, text: &str) {
    out.push_str(lead);
    out.push_str(&tame(text));
    out.push('\n');
}

/// Words in full, further in.
fn words(out: &mut String, text: &str) {
    for one in text.trim_end().lines() {
        line(out, "        ", one);
    }
}
