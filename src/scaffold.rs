//! In: what is begun, a language, a forge. Out: the texts of files: a new programme's, those by which a forge checks it, git's hooks.
//!
//! The files for forges and hooks lie in `ci/` as they are; here only what differs from one repository to the next is put in.

use crate::{
    cli::Forge,
    fiche::path::FOLDERS,
    messages::Messages,
    model::{diagnostic::Message, languages::LANGUAGES},
};

/// The start of the line by which a hook is known as ours.
const MARK: &str = "# roadmap-hook: ";

/// Which of git's hooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HookKind {
    /// Before a commit is made.
    PreCommit,
    /// Before commits are sent.
    PrePush,
}

impl HookKind {
    /// The file's name, git's.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PreCommit => "pre-commit",
            Self::PrePush => "pre-push",
        }
    }
}

/// The text of a hook, in the POSIX shell's language. `inside` is the programme's folder below the top of the work tree, empty for
/// the top itself; `program` is run if `roadmap` is not on the PATH.
#[must_use]
pub fn hook(kind: HookKind, inside: &str, program: &str, note: &str, missing: &str) -> String {
    let (file, folder) = if inside.is_empty() {
        ("roadmap.yaml".to_owned(), ".".to_owned())
    } else {
        (format!("{inside}/roadmap.yaml"), format!("./{inside}"))
    };
    let text = match kind {
        HookKind::PreCommit => include_str!("../ci/hooks/pre-commit"),
        HookKind::PrePush => include_str!("../ci/hooks/pre-push"),
    };
    // What is put in last may hold anything: it is not looked through again.
    let values = [
        ("@NOTE@", note.replace('\n', " ")),
        ("@MISSING@", quoted(missing)),
        ("@FILE@", quoted(&file)),
        ("@PROGRAM@", quoted(program)),
        ("@PROGRAMME@", quoted(&folder)),
    ];
    filled(text, &values)
}

/// What a hook of one's own has to run to the same end.
#[must_use]
pub fn hook_line(kind: HookKind, inside: &str) -> String {
    let folder = if inside.is_empty() {
        String::new()
    } else {
        format!(" --directory={}", quoted(&format!("./{inside}")))
    };
    match kind {
        HookKind::PreCommit => format!("roadmap{folder} validate --staged --since=HEAD"),
        HookKind::PrePush => format!("roadmap{folder} validate --rev=HEAD"),
    }
}

/// Whether a hook was written by this program.
#[must_use]
pub fn is_our_hook(text: &str) -> bool {
    text.lines()
        .nth(1)
        .is_some_and(|line| line.starts_with(MARK))
}

/// Whether two hooks of ours check the same programme.
#[must_use]
pub fn same_programme(one: &str, other: &str) -> bool {
    let file = |text: &str| {
        text.split_once("\nfile=")
            .and_then(|(_, rest)| Some(rest.split_once("\nprogram=")?.0.to_owned()))
    };
    file(one) == file(other)
}

/// The command by which git merges fiches. Where this program is gone, or cannot do it, git does it as ever: nobody is left without
/// marks where two versions meet.
#[must_use]
pub fn driver(program: &str) -> String {
    let program = quoted(program).replace('%', "%%");
    format!(
        "program={program}; [ -x \"$program\" ] || program=roadmap; \"$program\" merge --driver -- %O %A %B %P; code=$?; \
         [ $code -le 1 ] || exec git merge-file --marker-size=%L %A %O %B; exit $code"
    )
}

/// The lines of `.gitattributes` that have fiches merged so.
#[must_use]
pub fn merged_attributes(voice: &Messages) -> String {
    format!(
        "{}*.yaml merge=roadmap\n*.yml merge=roadmap\n",
        comment(voice, "init-merge")
    )
}

/// Words of ours as a remark.
fn comment(voice: &Messages, id: &'static str) -> String {
    voice
        .word(id)
        .lines()
        .map(|line| format!("# {line}\n"))
        .collect()
}

/// A word for the POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Puts values in, in one walk, so that a value that looks like a place is not one.
fn filled(text: &str, values: &[(&str, String)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((at, (place, value))) = values
        .iter()
        .filter_map(|pair| Some((rest.find(pair.0)?, pair)))
        .min_by_key(|(at, _)| *at)
    {
        out.push_str(&rest[..at]);
        out.push_str(value);
        rest = &rest[at + place.len()..];
    }
    out + rest
}

/// A file to be written: its path, with `/`, and its text.
pub type File = (String, String);

/// The files of a new programme, commented in a language of messages.
#[must_use]
pub fn programme(edition: &str, voice: &Messages) -> Vec<File> {
    let comment = |id| comment(voice, id);
    let mut languages = vec![voice.lang];
    languages.extend(LANGUAGES.into_iter().filter(|lang| *lang != voice.lang));
    let settings = [
        comment("init-edition"),
        format!("edition: {edition}\n\n"),
        comment("init-languages"),
        format!("languages: [{}]\n\n", languages.join(", ")),
        comment("init-rules"),
        "# rules: {theme-count: error}\n\n".to_owned(),
        comment("init-owners"),
        "# owners: {secretariat: [\"@handle\"], cities: {bruges: [\"@handle\"]}}\n".to_owned(),
    ];
    let attributes = format!(
        "{}*.yaml text eol=lf\n*.yml text eol=lf\n{}{}*.pdf -text\n",
        comment("init-line-endings"),
        merged_attributes(voice),
        comment("init-letters")
    );
    let mut files = vec![
        ("roadmap.yaml".to_owned(), settings.concat()),
        (
            "README.md".to_owned(),
            format!(
                "{}\n",
                voice.say(&Message::new("init-readme").with("edition", edition))
            ),
        ),
        (".gitattributes".to_owned(), attributes),
        (
            ".gitignore".to_owned(),
            format!("{}/site/\n", comment("init-ignored")),
        ),
    ];
    files.extend(FOLDERS.map(|folder| (format!("{folder}/.gitkeep"), String::new())));
    files
}

/// The files by which a forge checks a programme; `inside` is its folder below the top of the repository, empty for the top itself.
#[must_use]
pub fn ci(forge: Forge, inside: &str) -> Vec<File> {
    let files: &[(&str, &str)] = match forge {
        Forge::GitHub => &[
            (
                ".github/workflows/roadmap.yml",
                include_str!("../ci/github/roadmap.yml"),
            ),
            (
                ".github/workflows/roadmap-comment.yml",
                include_str!("../ci/github/roadmap-comment.yml"),
            ),
            (
                ".github/workflows/roadmap-pages.yml",
                include_str!("../ci/github/roadmap-pages.yml"),
            ),
        ],
        Forge::GitLab => &[
            (".gitlab-ci.yml", include_str!("../ci/gitlab/gitlab-ci.yml")),
            (
                ".gitlab/roadmap.yml",
                include_str!("../ci/gitlab/roadmap.yml"),
            ),
        ],
        Forge::Forgejo => &[
            (
                ".forgejo/workflows/roadmap.yml",
                include_str!("../ci/forgejo/roadmap.yml"),
            ),
            (
                ".forgejo/workflows/roadmap-pages.yml",
                include_str!("../ci/forgejo/roadmap-pages.yml"),
            ),
        ],
    };
    let folder = if inside.is_empty() {
        ".".to_owned()
    } else {
        format!("./{inside}")
    };
    // A JSON string is a YAML one.
    let folder = serde_json::Value::from(folder).to_string();
    files
        .iter()
        .map(|(path, text)| {
            (
                (*path).to_owned(),
                text.replace("PROGRAMME: .\n", &format!("PROGRAMME: {folder}\n")),
            )
        })
        .collect()
}
