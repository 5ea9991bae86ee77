//! A programme in a real git repository, with git run as a person runs it: fixed author and dates, no settings of this machine's.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::{
    project::{Project, Run},
    scratch::scratch,
};

/// A work tree; its first commit holds the whole programme.
pub struct WorkTree {
    pub project: Project,
    home: TempDir,
    /// What commands see over the usual.
    pub environment: Vec<(&'static str, String)>,
}

impl WorkTree {
    /// The shipped example, committed.
    pub fn example() -> Self {
        let tree = Self::of(Project::example("quebec"));
        tree.ok("git", &["add", "--all"]);
        tree.ok("git", &["commit", "--quiet", "--message=Begin"]);
        tree
    }

    /// A programme in a repository without commits.
    pub fn of(project: Project) -> Self {
        let tree = Self {
            project,
            home: scratch(),
            environment: Vec::new(),
        };
        tree.ok("git", &["init", "--quiet", "--initial-branch=main", "."]);
        tree
    }

    /// Runs a program at the top of the work tree.
    pub fn run(&self, program: &str, arguments: &[&str]) -> Run {
        self.run_in(&self.project.path(), program, arguments)
    }

    pub fn run_in(&self, folder: &Path, program: &str, arguments: &[&str]) -> Run {
        let ours = crate::program::roadmap().parent().unwrap().to_path_buf();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(std::iter::once(ours).chain(std::env::split_paths(&path)))
            .unwrap();
        let output = Command::new(program)
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.home.path())
            .env("LANG", "en_GB.UTF-8")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs(["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"].map(|name| (name, "Ana Ortiz")))
            .envs(["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"].map(|name| (name, "ana@example.org")))
            .envs(
                ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"]
                    .map(|name| (name, "2023-07-06T12:00:00Z")),
            )
            .envs(
                self.environment
                    .iter()
                    .map(|(name, value)| (*name, value.as_str())),
            )
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs what must succeed, and gives what it printed.
    pub fn ok(&self, program: &str, arguments: &[&str]) -> String {
        let run = self.run(program, arguments);
        assert_eq!(
            run.code, 0,
            "{program} {arguments:?}: {}{}",
            run.out, run.err
        );
        run.out
    }

    pub fn head(&self) -> String {
        self.ok("git", &["rev-parse", "HEAD"])
    }

    /// A settings file of the person's.
    pub fn settings(&self, text: &str) {
        fs::write(self.home.path().join(".gitconfig"), text).unwrap();
    }

    pub fn home(&self) -> PathBuf {
        self.home.path().to_path_buf()
    }

    /// Makes a fiche wrong on disk: an axis that the edition does not have. What is staged stays as it is.
    pub fn spoil(&self) {
        let text = self.project.read(THEMES);
        let wrong = text.replacen("axis: axis-", "axis: axis-9", 1);
        assert_ne!(text, wrong);
        self.project.file(THEMES, wrong);
    }

    /// Mends it.
    pub fn mend(&self) {
        let text = self
            .project
            .read(THEMES)
            .replace("axis: axis-9", "axis: axis-");
        self.project.file(THEMES, text);
    }

    /// Changes a fiche on disk so that it stays right.
    pub fn touch(&self) {
        let text = self.project.read(THEMES);
        self.project.file(THEMES, format!("# seen\n{text}"));
    }
}

/// The fiche that is changed.
pub const THEMES: &str = "cities/aldermoor/themes.yaml";

/// A program that the gate installs. Without it a test says that it was skipped, and fails where `variable` is set to `required`.
pub fn tool(name: &str, variable: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|place| place.is_file());
    if found.is_none() {
        assert!(
            std::env::var_os(variable).is_none(),
            "no {name} on the PATH, and {variable} asks for it"
        );
        eprintln!("SKIPPED: no {name} on the PATH (.ci/tools installs it)");
    }
    found
}
