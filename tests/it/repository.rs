//! A git repository around a programme, made with the real git, at fixed dates.

use std::{path::Path, process::Command};

use crate::project::{Project, Run};

/// A programme kept in git.
pub struct Repository {
    pub project: Project,
}

/// Runs git in a folder with a clean environment; gives what it printed.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    git_at(folder, arguments, "2023-05-01T12:00:00Z")
}

/// A run of git that is about to be.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .args([
            "-c",
            "user.name=Ada Office",
            "-c",
            "user.email=ada@example.org",
            "-c",
            "init.defaultBranch=main",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    command
}

/// The same at a date.
pub fn git_at(folder: &Path, arguments: &[&str], date: &str) -> String {
    let output = command(folder, arguments)
        .env("GIT_AUTHOR_DATE", date)
        .env("GIT_COMMITTER_DATE", date)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "git {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

impl Repository {
    /// A copy of an example, all of it committed on `main`.
    pub fn example(name: &str) -> Self {
        Self::of(Project::example(name))
    }

    /// A programme, all of it committed on `main`.
    pub fn of(project: Project) -> Self {
        let repository = Self { project };
        repository.git(&["init", "-q"]);
        repository.commit("All");
        repository
    }

    /// The example with owners, and a branch to propose from.
    pub fn owned(owners: &str) -> Self {
        let repository = Self::example("quebec");
        let text = repository.project.read("roadmap.yaml");
        repository
            .project
            .file("roadmap.yaml", format!("{text}{owners}"));
        repository.commit("Declare owners");
        repository.git(&["checkout", "-qb", "proposal"]);
        repository
    }

    /// What a review says of what stands on the branch: its exit code and its data.
    pub fn review(&self, arguments: &str) -> (i32, serde_json::Value) {
        let run = self.run(&format!("review main..HEAD --format json {arguments}"));
        (
            run.code,
            serde_json::from_str(&run.out)
                .unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err)),
        )
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        git(&self.project.path(), arguments)
    }

    /// Commits everything that is there.
    pub fn commit(&self, subject: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", subject]);
    }

    /// Replaces the first place of a text in a file.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        self.project.edit(path, from, to);
    }

    pub fn run(&self, arguments: &str) -> Run {
        self.project.run(arguments)
    }
}
