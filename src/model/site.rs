//! In: names of cities, projects, networks and events. Out: where their pages stand in a site, and whose page a path is.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All that is not unreserved, but for the slash between folders.
const NOT_IN_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A path as it stands in an address.
#[must_use]
pub fn address(path: &str) -> String {
    utf8_percent_encode(path, NOT_IN_PATH).to_string()
}

/// Where a link of a page leads, from the top of the site; `path` is that of the page.
#[must_use]
pub fn from(path: &str, target: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A page of the site itself, over all cities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Collaborative networks.
    Networks,
    /// Meetings by date.
    Meetings,
    /// Projects of all cities.
    Projects,
    /// Questions of all networks, open ones first.
    Questions,
    /// Themes by axis.
    Themes,
    /// Every file to take away.
    Data,
    /// What the networks found.
    Book,
    /// Results of the projects.
    Evaluation,
    /// How far every city is; internal.
    Status,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Networks,
        Self::Meetings,
        Self::Projects,
        Self::Questions,
        Self::Themes,
        Self::Data,
        Self::Book,
        Self::Evaluation,
        Self::Status,
    ];

    /// The name of its page, and of the template that a programme may have for it.
    #[must_use]
    pub fn stem(self) -> &'static str {
        match self {
            Self::Networks => "networks",
            Self::Meetings => "meetings",
            Self::Projects => "projects",
            Self::Questions => "questions",
            Self::Themes => "themes",
            Self::Data => "data",
            Self::Book => "book",
            Self::Evaluation => "evaluation",
            Self::Status => "status",
        }
    }
}

/// The page that a server shows for an address that leads nowhere.
pub const NOT_FOUND: &str = "404";

/// Whether a page of the site itself is called like this, so that no city may be.
#[must_use]
pub fn is_own(name: &str) -> bool {
    ["index", "calendar", NOT_FOUND].contains(&name)
        || List::ALL.iter().any(|list| list.stem() == name)
}

/// Keeps the forge's pages from working on ours.
pub const NO_JEKYLL: &str = ".nojekyll";

/// Addresses of all pages, for engines that search the web.
pub const SITEMAP: &str = "sitemap.xml";

/// Folder for data.
pub const DATA: &str = "data";

/// Folder for files that fiches declare public.
pub const DOCUMENTS: &str = "documents";

/// Folder for pictures that fiches declare.
pub const PICTURES: &str = "pictures";

/// A picture of a fiche: of a city (`cities/bruges`), a project (`cities/bruges/projects/quays`), a network or an event by its own
/// path; a whole path.
#[must_use]
pub fn picture(owner: &str, file: &str) -> String {
    format!("{PICTURES}/{owner}/{file}")
}

/// The drawn picture of a city that shows none of its own, and of the programme where no city is meant; a whole path.
#[must_use]
pub fn card(city: Option<&str>) -> String {
    city.map_or_else(
        || format!("{PICTURES}/{CARD}"),
        |city| picture(&format!("cities/{city}"), CARD),
    )
}

/// Whether a whole path is that of a drawn picture.
#[must_use]
pub fn is_card(path: &str) -> bool {
    path.starts_with(PICTURES) && path.ends_with(&format!("/{CARD}"))
}

/// Points of a drawn picture from left to right and from top to bottom, as services ask that show a card of a page.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// What a drawn picture is called.
const CARD: &str = "card.png";

/// The page of a network, without its ending.
#[must_use]
pub fn network(id: &str) -> String {
    format!("networks/{id}")
}

/// A network's call for participation.
#[must_use]
pub fn call(id: &str) -> String {
    format!("networks/{id}-call")
}

/// The sheet of an event.
#[must_use]
pub fn event(id: &str) -> String {
    format!("events/{id}")
}

/// The invitation to an event.
#[must_use]
pub fn invitation(id: &str) -> String {
    format!("events/{id}-invitation")
}

/// The page of a city's project.
#[must_use]
pub fn project(city: &str, id: &str) -> String {
    format!("projects/{city}/{id}")
}

/// A city's public answers as data; a whole path.
#[must_use]
pub fn data(city: &str) -> String {
    format!("{DATA}/cities/{city}.json")
}

/// The city whose data stand at a whole path.
#[must_use]
pub fn city_of_data(path: &str) -> Option<&str> {
    let id = path
        .strip_prefix(DATA)?
        .strip_prefix("/cities/")?
        .strip_suffix(".json")?;
    (!id.contains('/')).then_some(id)
}

/// A document of an event; a whole path.
#[must_use]
pub fn document(event: &str, file: &str) -> String {
    format!("{DOCUMENTS}/{event}/{file}")
}

/// The other name of a network (`…-call`) or event (`…-invitation`) whose second page is the page of this one.
#[must_use]
pub fn doubled<'i>(kind: &str, id: &'i str) -> Option<&'i str> {
    match kind {
        "network" => id.strip_suffix("-call"),
        "event" => id.strip_suffix("-invitation"),
        _ => None,
    }
}

/// Whether a path, without the folder of its language, is about a city (`bruges`), a network (`networks/greening`) or an event
/// (`events/workshop-3`).
#[must_use]
pub fn is_of(path: &str, owner: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    // A folder of its own is a page or document without a name.
    match owner.split_once('/') {
        None => {
            stem == owner
                || path == data(owner)
                || path.starts_with(&project(owner, ""))
                || path.starts_with(&picture(&format!("cities/{owner}"), ""))
        }
        Some(("networks", id)) => {
            stem == network(id) || stem == call(id) || path.starts_with(&picture(owner, ""))
        }
        Some(("events", id)) => {
            stem == event(id)
                || stem == invitation(id)
                || path.starts_with(&document(id, ""))
                || path.starts_with(&picture(owner, ""))
        }
        Some(_) => false,
    }
}

/// Whether a path is one that this program gives to a page, a calendar, data or a document: what it is not, is never written,
/// replaced or removed, whatever a list of files says.
#[must_use]
pub fn is_made(path: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.contains(|c: char| "\\:".contains(c) || c.is_control())
    };
    if path == NO_JEKYLL || path == SITEMAP {
        return true;
    }
    let parts: Vec<&str> = path.split('/').collect();
    if !parts.iter().all(|part| plain(part)) {
        return false;
    }
    let ends = |name: &str, endings: &[&str]| {
        name.rsplit_once('.')
            .is_some_and(|(_, ending)| endings.contains(&ending))
    };
    match parts.as_slice() {
        [DOCUMENTS, _, _, ..] | [PICTURES, CARD] => true,
        [PICTURES, "cities" | "networks" | "events", _, rest @ ..] => {
            rest.last().is_some_and(|name| ends(name, &["jpg", "png"]))
        }
        [DATA, name] => ends(name, &["csv", "json"]),
        [DATA, "cities", name] => ends(name, &["json"]),
        // The folder of a language.
        [lang, rest @ ..]
            if !rest.is_empty() && (2..=3).contains(&lang.len()) && is_page(rest, &ends) =>
        {
            true
        }
        parts => is_page(parts, &ends),
    }
}

fn is_page(parts: &[&str], ends: &dyn Fn(&str, &[&str]) -> bool) -> bool {
    match parts {
        [name] | ["networks" | "events", name] | ["projects", _, name] => {
            ends(name, &["html", "md", "ics", "pdf", "docx", "odt"])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_of_one_owner() {
        for (path, owner) in [
            ("havre.html", "havre"),
            ("data/cities/havre.json", "havre"),
            ("projects/havre/quays.md", "havre"),
            ("networks/quays.ics", "networks/quays"),
            ("networks/quays-call.html", "networks/quays"),
            ("events/table-4-invitation.md", "events/table-4"),
            ("documents/table-4/sheet.pdf", "events/table-4"),
            ("pictures/cities/havre/0a.jpg", "havre"),
            ("pictures/cities/havre/projects/quays/0a.png", "havre"),
            ("pictures/events/table-4/0a.jpg", "events/table-4"),
        ] {
            assert!(is_of(path, owner), "{path}: {owner}");
            for other in [
                "hav",
                "havre-saint-elme",
                "networks/qua",
                "events/table",
                "events/table-40",
                "projects",
            ] {
                assert!(!is_of(path, other), "{path}: {other}");
            }
        }
    }

    #[test]
    fn only_what_is_made_here_is_ours() {
        for path in [
            "havre.html",
            "fr/havre.md",
            "fr/networks/quays-call.html",
            "fr/events/quays-invitation.docx",
            "havre.odt",
            "projects/havre/quays.md",
            "data/cities/havre.json",
        ] {
            assert!(is_made(path), "{path}");
        }
        for path in [
            "data/programme.json",
            "data/cities.csv",
            "documents/table-4/sheet.pdf",
            "calendar.ics",
            "es/events/x.ics",
            ".nojekyll",
            "sitemap.xml",
            "pictures/networks/quays/0a.jpg",
        ] {
            assert!(is_made(path), "{path}");
        }
        for path in [
            "",
            ".git/config",
            "fr/.bashrc",
            "../havre.html",
            "/havre.html",
            "documents/t/.htaccess",
            "documents/sheet.pdf",
        ] {
            assert!(!is_made(path), "{path}");
        }
        for path in [
            "havre",
            "havre.js",
            "sub/deep/havre.html",
            "a/../b.html",
            "data/x.html",
            "C:/x.html",
            "a\\b.html",
            "notes.txt",
        ] {
            assert!(!is_made(path), "{path}");
        }
    }
}
