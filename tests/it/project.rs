//! A programme in a temporary folder, and the program run on it with a clean environment.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::scratch::scratch;

/// A programme with files of the test's own.
pub struct Project {
    folder: TempDir,
}

/// How many inputs a property tries: few, or many where `ROADMAP_LONG` asks for it.
pub fn cases(few: u32, many: u32) -> u32 {
    if std::env::var_os("ROADMAP_LONG").is_some() {
        many
    } else {
        few
    }
}

/// What a run gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Project {
    /// An empty programme of the shipped edition.
    pub fn new() -> Self {
        let project = Self { folder: scratch() };
        project.file(
            "roadmap.yaml",
            "edition: quebec-2022\nlanguages: [fr, en, es]\n",
        );
        project
    }

    /// A copy of a folder of `examples/`.
    pub fn example(name: &str) -> Self {
        let project = Self { folder: scratch() };
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("examples")
                .join(name),
            project.folder.path(),
        );
        project
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    pub fn file(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let place = self.folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
        self
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces the first place of a text in a file.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not hold {from:?}");
        self.file(path, text.replacen(from, to, 1));
    }

    /// Every file of a publication that is made now, by its place.
    pub fn published(&self) -> BTreeMap<String, Vec<u8>> {
        let out = scratch();
        let site = out.path().join("site").display().to_string();
        let run = self.run(&format!("publish --out {site}"));
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        self.tree(&site)
    }

    /// All files below a folder, by path.
    pub fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let top = self.folder.path().join(folder);
        walkdir::WalkDir::new(&top)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                (
                    entry
                        .path()
                        .strip_prefix(&top)
                        .unwrap()
                        .to_string_lossy()
                        .into_owned(),
                    fs::read(entry.path()).unwrap(),
                )
            })
            .collect()
    }

    pub fn with(&self, arguments: &[&str]) -> Run {
        roadmap_with(&self.path(), arguments)
    }

    /// The same on a terminal of so many columns.
    pub fn wide(&self, arguments: &[&str], columns: usize) -> Run {
        run_with(&self.path(), arguments, &[("COLUMNS", columns.to_string())])
    }

    pub fn run(&self, arguments: &str) -> Run {
        roadmap(&self.path(), arguments)
    }

    /// The same with a text on standard input.
    pub fn fed(&self, arguments: &str, text: &str) -> Run {
        let output = self.piped(arguments, text.as_bytes());
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// The same with any bytes, which may come back.
    pub fn piped(&self, arguments: &str, text: &[u8]) -> std::process::Output {
        let input = self.path().join(".fed");
        fs::write(&input, text).unwrap();
        let output = Command::new(crate::program::roadmap())
            .args(arguments.split(' '))
            .current_dir(self.path())
            .env_clear()
            .env("LANG", "en_GB.UTF-8")
            .stdin(fs::File::open(&input).unwrap())
            .output()
            .unwrap();
        fs::remove_file(input).unwrap();
        output
    }
}

/// Runs the program in a folder, in English unless the arguments say otherwise.
pub fn roadmap(folder: &Path, arguments: &str) -> Run {
    roadmap_with(folder, &arguments.split_whitespace().collect::<Vec<_>>())
}

/// The same with arguments that may hold spaces.
pub fn roadmap_with(folder: &Path, arguments: &[&str]) -> Run {
    run_with(folder, arguments, &[])
}

pub fn run_with(folder: &Path, arguments: &[&str], more: &[(&str, String)]) -> Run {
    let output = Command::new(crate::program::roadmap())
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("LANG", "en_GB.UTF-8")
        .envs(more.iter().map(|(name, value)| (name, value)))
        .output()
        .unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(entry.path()).unwrap(), target).unwrap();
        } else if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
