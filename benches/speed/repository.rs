//! In: a programme on disk, a number of commits. Out: a git repository of that many commits around it, the same at every run, packed as
//! a clone would be.
//!
//! The first commit brings all fiches; each later one changes one to three fiches of one city; every twentieth or so is a merge of a
//! branch of one to three commits.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::corpus::{Dice, WORDS};

/// A stream of `git fast-import` in the making.
struct Stream<W: Write> {
    out: W,
    dice: Dice,
    marks: usize,
    commits: usize,
    /// Fiches as they are on the main line, by city.
    cities: Vec<BTreeMap<String, String>>,
}

/// Fiches of one city that a commit changed.
type Edits = (usize, Vec<String>);

impl<W: Write> Stream<W> {
    /// A commit that touches every fiche.
    fn lay_out(&mut self, head: usize) -> usize {
        let mut laid = Vec::new();
        for city in 0..self.cities.len() {
            for (path, text) in self.cities[city].clone() {
                let mark = self.blob(&format!("{text}\n"));
                laid.push((path.clone(), mark));
                self.cities[city].insert(path, format!("{text}\n"));
            }
        }
        self.commit("main", &[head], &laid)
    }

    /// A branch and its merge. The branch is cut here; what it changed comes to the main line with the merge.
    fn merge(&mut self, mut head: usize) -> usize {
        let (mut side, mut brought) = (head, Vec::new());
        for _ in 0..=self.dice.roll(3) {
            let (_, changed) = self.edit();
            side = self.commit("side", &[side], &changed);
            brought.retain(|(path, _)| changed.iter().all(|(other, _)| other != path));
            brought.extend(changed);
        }
        let (_, changed) = self.edit();
        head = self.commit("main", &[head], &changed);
        let brought: Vec<_> = brought
            .into_iter()
            .filter(|(path, _)| changed.iter().all(|(other, _)| other != path))
            .collect();
        self.commit("main", &[head, side], &brought)
    }

    fn blob(&mut self, text: &str) -> usize {
        self.marks += 1;
        write!(
            self.out,
            "blob\nmark :{}\ndata {}\n{text}\n",
            self.marks,
            text.len()
        )
        .unwrap();
        self.marks
    }

    /// A commit on a branch, an hour after the last one, by one of forty people.
    fn commit(&mut self, branch: &str, parents: &[usize], files: &[(String, usize)]) -> usize {
        self.marks += 1;
        self.commits += 1;
        let (at, author) = (1_600_000_000 + self.commits * 3600, self.dice.roll(40));
        writeln!(self.out, "commit refs/heads/{branch}\nmark :{}", self.marks).unwrap();
        for role in ["author", "committer"] {
            writeln!(
                self.out,
                "{role} Person {author} <p{author}@ville.example.org> {at} +0200"
            )
            .unwrap();
        }
        let subject = format!(
            "Answer {} of {}",
            WORDS[self.dice.roll(WORDS.len())],
            WORDS[self.dice.roll(WORDS.len())]
        );
        writeln!(self.out, "data {}\n{subject}", subject.len()).unwrap();
        for (nth, parent) in parents.iter().enumerate() {
            writeln!(
                self.out,
                "{} :{parent}",
                if nth == 0 { "from" } else { "merge" }
            )
            .unwrap();
        }
        for (path, mark) in files {
            writeln!(self.out, "M 100644 :{mark} {path}").unwrap();
        }
        writeln!(self.out).unwrap();
        self.marks
    }

    /// Changes one to three fiches of a city.
    fn edit(&mut self) -> (Edits, Vec<(String, usize)>) {
        let city = self.dice.roll(self.cities.len());
        let paths: Vec<String> = self.cities[city].keys().cloned().collect();
        let mut chosen: Vec<String> = (0..=self.dice.roll(3))
            .map(|_| paths[self.dice.roll(paths.len())].clone())
            .collect();
        chosen.sort_unstable();
        chosen.dedup();
        let mut files = Vec::new();
        for path in &chosen {
            let word = WORDS[self.dice.roll(WORDS.len())];
            let text = self.cities[city][path].clone();
            let text = reworded(&text, word, self.dice.roll(text.len()));
            let mark = self.blob(&text);
            files.push((path.clone(), mark));
            self.cities[city].insert(path.clone(), text);
        }
        ((city, chosen), files)
    }
}

/// A text with one of its words, the first after an offset, replaced; without one, another title or name.
fn reworded(text: &str, word: &str, after: usize) -> String {
    let found = text
        .match_indices(' ')
        .skip_while(|(at, _)| *at < after)
        .chain(text.match_indices(' '))
        .find_map(|(at, _)| {
            let rest = &text[at + 1..];
            WORDS
                .iter()
                .find(|old| {
                    **old != word
                        && rest.starts_with(**old)
                        && rest[old.len()..].starts_with([' ', '.', '\n'])
                })
                .map(|old| (at + 1, old.len()))
        });
    if let Some((at, length)) = found {
        return format!("{}{word}{}", &text[..at], &text[at + length..]);
    }
    ["fr: ", "title: "]
        .iter()
        .find_map(|key| {
            text.split_once(key).map(|(head, rest)| {
                let end = rest.find([',', '}']).unwrap_or(0);
                format!("{head}{key}{word}{}", &rest[end..])
            })
        })
        .unwrap_or_else(|| format!("{text}# {word}\n"))
}

/// Files of a folder by path.
fn files(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_name() == ".git" {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                let path = entry
                    .path()
                    .strip_prefix(root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                found.insert(path, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    found
}

/// Runs git in a folder, without anyone's configuration.
pub fn git(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(root)
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    command
}

fn done(mut command: Command) {
    assert!(
        command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap()
            .success(),
        "{command:?}"
    );
}

/// Makes the repository in the programme's folder. With `sweep`, a commit a tenth of the way down touches every fiche, as when all
/// files are laid out anew: no walk for last changes has to go further.
pub fn write(root: &Path, commits: usize, sweep: bool) {
    done(git(root, &["init", "-q", "-b", "main"]));
    let mut import = git(root, &["fast-import", "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut cities: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut stream = Stream {
        out: BufWriter::new(import.stdin.take().unwrap()),
        dice: Dice(0x5DEE_CE66_D1CE_4E5B),
        marks: 0,
        commits: 0,
        cities: Vec::new(),
    };
    let mut all = Vec::new();
    for (path, text) in files(root) {
        let mark = stream.blob(&text);
        all.push((path.clone(), mark));
        if let Some(city) = path
            .strip_prefix("cities/")
            .and_then(|rest| rest.split('/').next())
        {
            cities
                .entry(city.to_owned())
                .or_default()
                .insert(path, text);
        }
    }
    stream.cities = cities.into_values().collect();
    let mut head = stream.commit("main", &[], &all);
    let mut swept = !sweep;
    while stream.commits < commits {
        if !swept && stream.commits > commits - commits / 10 {
            swept = true;
            head = stream.lay_out(head);
        } else if stream.dice.roll(40) == 0 {
            head = stream.merge(head);
        } else {
            let (_, changed) = stream.edit();
            head = stream.commit("main", &[head], &changed);
        }
    }
    stream.out.flush().unwrap();
    drop(stream);
    assert!(import.wait().unwrap().success());
    done(git(root, &["branch", "-q", "-D", "side"]));
    done(git(root, &["reset", "-q", "--hard", "main"]));
    done(git(root, &["repack", "-q", "-a", "-d", "-f"]));
}
