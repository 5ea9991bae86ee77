//! In: `owners:` of `roadmap.yaml`. Out: who may change what, and the `CODEOWNERS` that forges read.
//!
//! A city writes in its own folder; all else is the secretariat's (design §1).

use std::collections::BTreeMap;

use serde_json::Value;

/// Where forges look for the file, from the top of a repository.
pub const PLACES: [&str; 5] = [
    ".github/CODEOWNERS",
    ".gitlab/CODEOWNERS",
    ".forgejo/CODEOWNERS",
    "CODEOWNERS",
    "docs/CODEOWNERS",
];

/// First and last line of what is generated.
const BEGIN: &str =
    "# roadmap: begin. Made from roadmap.yaml by `roadmap owners`; change it there.";
const END: &str = "# roadmap: end. Nothing may follow: the last line that fits decides.";

/// Who may change what; handles with their `@`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owners {
    /// Those who may change everything.
    pub secretariat: Vec<String>,
    /// Those who may change a city's folder.
    pub cities: BTreeMap<String, Vec<String>>,
}

/// Whether git or a forge obeys a file by its name, wherever it lies: it may hide changes, or have them merged in another way.
fn is_obeyed(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with(".git") && name != ".gitkeep" || name == "codeowners"
}

/// Who proposes a change, as the forge names them.
#[derive(Debug, Clone, Copy)]
pub struct Author<'a> {
    /// The account.
    pub name: &'a str,
    /// Teams that it is in, where the forge told.
    pub teams: &'a [String],
}

/// Whose a path is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Realm {
    /// A city's own folder.
    City(String),
    /// The secretariat's.
    Shared,
}

impl Realm {
    /// Whose a path of the repository is; `prefix` is the programme's folder in it.
    #[must_use]
    pub fn of(path: &str, prefix: &str) -> Self {
        let own = if prefix.is_empty() {
            Some(path)
        } else {
            path.strip_prefix(prefix)
                .and_then(|rest| rest.strip_prefix('/'))
        };
        let below = own
            .and_then(|own| own.strip_prefix("cities/"))
            .filter(|below| !below.split('/').any(is_obeyed));
        // What stands in the place of a city's folder, as a link, is the city's.
        let city = below.and_then(|rest| {
            rest.split_once('/')
                .map(|(city, _)| city)
                .or_else(|| (!rest.contains('.')).then_some(rest))
        });
        city.map_or(Self::Shared, |city| Self::City(city.to_owned()))
    }
}

impl Owners {
    /// Reads `owners:`; what is no handle is left out, the schema speaks of it.
    #[must_use]
    pub fn read(value: &Value) -> Self {
        // One name without a list is a fault that the schema speaks of; it names somebody all the same.
        let one = |value: &Value| value.as_str().map(str::to_owned);
        let handles = |value: &Value| {
            one(value)
                .into_iter()
                .chain(value.as_array().into_iter().flatten().filter_map(one))
                .collect()
        };
        let cities = value["cities"].as_object().into_iter().flatten();
        Self {
            secretariat: handles(&value["secretariat"]),
            cities: cities
                .map(|(city, own)| (city.clone(), handles(own)))
                .collect(),
        }
    }

    /// Whether nothing is declared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.secretariat.is_empty() && self.cities.is_empty()
    }

    /// Whether a person may change a realm; `None` if only a forge can tell, because a team may and nobody said who is in it.
    #[must_use]
    pub fn allow(&self, author: Author<'_>, realm: &Realm) -> Option<bool> {
        let bare = |handle: &str| handle.trim().trim_start_matches('@').to_ascii_lowercase();
        let own = match realm {
            Realm::City(city) => self.cities.get(city).map(Vec::as_slice).unwrap_or_default(),
            Realm::Shared => &[],
        };
        let all = || self.secretariat.iter().chain(own);
        let own: Vec<String> = author
            .teams
            .iter()
            .map(String::as_str)
            .chain([author.name])
            .map(bare)
            .collect();
        if all().any(|one| own.contains(&bare(one))) {
            return Some(true);
        }
        if author.teams.is_empty() && all().any(|one| one.contains('/')) {
            None
        } else {
            Some(false)
        }
    }

    /// The lines for `CODEOWNERS`; `prefix` is the programme's folder in the repository.
    #[must_use]
    pub fn codeowners(&self, prefix: &str) -> String {
        let top = if prefix.is_empty() {
            String::new()
        } else {
            format!("{}/", escaped(prefix))
        };
        let secretariat = self.secretariat.join(" ");
        let mut lines = vec![
            BEGIN.to_owned(),
            format!("* {secretariat}").trim_end().to_owned(),
        ];
        for (city, own) in self
            .cities
            .iter()
            .filter(|(city, _)| is_pattern_of_itself(city))
        {
            let all: Vec<&str> = own
                .iter()
                .chain(&self.secretariat)
                .map(String::as_str)
                .collect();
            lines.push(
                format!("/{top}cities/{city}/ {}", all.join(" "))
                    .trim_end()
                    .to_owned(),
            );
        }
        lines.push(END.to_owned());
        lines.join("\n") + "\n"
    }

    /// Whether a `CODEOWNERS` says what is declared: the generated lines stand in it, and nothing after them decides otherwise.
    /// `Err` with the line, from 1, at which it does not.
    ///
    /// # Errors
    /// The first line that is other.
    pub fn hold(&self, text: &str, prefix: &str) -> Result<(), usize> {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let wanted = self.codeowners(prefix);
        let Some(start) = lines.iter().position(|line| *line == BEGIN) else {
            return Err(1);
        };
        let mut at = start;
        for line in wanted.lines() {
            if lines.get(at) != Some(&line) {
                return Err(at.min(lines.len().saturating_sub(1)) + 1);
            }
            at += 1;
        }
        let after = lines[at..]
            .iter()
            .position(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        after.map_or(Ok(()), |more| Err(at + more + 1))
    }

    /// A file with the generated lines in place of those that it had; what a person wrote before them stays.
    #[must_use]
    pub fn renew(&self, text: &str, prefix: &str) -> String {
        let head = text.find(BEGIN).map_or(text, |at| &text[..at]);
        let gap = if head.is_empty() || head.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        format!("{head}{gap}{}", self.codeowners(prefix))
    }
}

/// Whether a city's id stands in `CODEOWNERS` for itself alone: it holds no blank, no sign of a pattern and no end of a line.
#[must_use]
pub fn is_pattern_of_itself(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A path as a pattern that means it alone; of a character that ends a line any one is meant.
fn escaped(path: &str) -> String {
    path.chars()
        .fold(String::with_capacity(path.len()), |mut out, c| {
            match c {
                _ if c.is_control() => out.push('?'),
                ' ' | '\\' | '*' | '?' | '[' | ']' | '#' | '!' => out.extend(['\\', c]),
                _ => out.push(c),
            }
            out
        })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn owners() -> Owners {
        Owners::read(
            &json!({"secretariat": ["@office"], "cities": {"a": ["@ann"], "b": ["@org/team"]}}),
        )
    }

    #[test]
    fn each_may_change_what_is_theirs() {
        let (a, b) = (
            Realm::of("p/cities/a/x.yaml", "p"),
            Realm::of("p/cities/b/x.yaml", "p"),
        );
        for obeyed in [
            ".gitattributes",
            "x/.GitModules",
            "CODEOWNERS",
            ".github/x.yml",
        ] {
            let realm = Realm::of(&format!("p/cities/a/{obeyed}"), "p");
            assert_eq!(realm, Realm::Shared, "{obeyed}");
        }
        let teams = ["org/Team".to_owned()];
        let allow = |name, realm| owners().allow(Author { name, teams: &[] }, realm);
        assert_eq!(allow("Ann", &a), Some(true));
        assert_eq!(allow("@ann", &Realm::Shared), Some(false));
        assert_eq!(allow("ann", &b), None, "a team may hold her");
        assert_eq!(
            owners().allow(
                Author {
                    name: "ann",
                    teams: &teams
                },
                &b
            ),
            Some(true)
        );
        assert_eq!(
            owners().allow(
                Author {
                    name: "bob",
                    teams: &teams
                },
                &a
            ),
            Some(false),
            "his teams are known"
        );
        assert_eq!(allow("OFFICE", &b), Some(true));
        assert_eq!(Realm::of("cities/a/x.yaml", "p"), Realm::Shared);
        assert_eq!(Realm::of("p/cities/x.yaml", "p"), Realm::Shared);
    }

    #[test]
    fn what_follows_the_generated_lines_is_seen() {
        let text = owners().codeowners("");
        assert_eq!(owners().hold(&text, ""), Ok(()));
        assert_eq!(
            owners().hold(&format!("/x @y\n{text}\n# note\n"), ""),
            Ok(())
        );
        assert_eq!(owners().hold(&format!("{text}* @mallory\n"), ""), Err(6));
        assert_eq!(owners().hold(&text.replace("@ann", "@mallory"), ""), Err(3));
        let stale = Owners::default().renew("/x @y\n", "");
        assert!(owners().hold(&owners().renew(&stale, ""), "").is_ok());
    }
}
