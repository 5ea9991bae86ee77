//! In: a publication that is stopped, cities and meetings that may no longer be shown. Out: their pages are gone all the same, for a withdrawal
//! waits for nothing.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    cli::{Audience, Render},
    discover,
    fiche::path,
    load::{self, Loader},
    messages::Messages,
    model::{
        catalog::Programme,
        diagnostic::Message,
        languages::LANGUAGES,
        site::{self, List},
    },
    workspace::output::say,
    write::{Maker, Stage},
};

/// Where a publication stands.
pub(crate) struct Standing<'a> {
    pub(crate) options: &'a Render,
    pub(crate) here: &'a Path,
    pub(crate) repositories: &'a [PathBuf],
}

impl Standing<'_> {
    /// Takes down what may no longer be shown, before anything else can stop the publication, and says of which cities and meetings;
    /// gives how many.
    pub(crate) fn withdraw(
        &self,
        loader: &Loader<'_>,
        programme: Option<&Programme>,
        voice: &Messages,
    ) -> Result<usize> {
        let gone = self.takedown(loader, programme)?;
        let told = [
            ("publish-takedown", &gone.cities),
            ("publish-takedown-meetings", &gone.meetings),
        ];
        for (id, names) in told.into_iter().filter(|(_, names)| !names.is_empty()) {
            let message = Message::new(id).with("count", names.len());
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            say(voice, &message.with("names", names.join(", ")));
        }
        Ok(gone.cities.len() + gone.meetings.len())
    }

    /// Removes what may no longer be shown: of each such city and meeting all that is its own, and what else names it; of an index the
    /// lines that do. Gives those of which something was removed.
    fn takedown(&self, loader: &Loader<'_>, programme: Option<&Programme>) -> Result<Gone> {
        let out = self.here.join(&self.options.out);
        if !out.is_dir()
            || self
                .repositories
                .iter()
                .any(|folder| discover::lies_in(&out, folder))
        {
            return Ok(Gone::default());
        }
        let stage = Stage::open(
            self.here,
            &self.options.out,
            self.repositories,
            Maker {
                audience: Audience::Public.word(),
                publishes: true,
            },
        )?;
        let standing: BTreeSet<String> = stage
            .standing()
            .filter_map(site::city_of_data)
            .map(str::to_owned)
            .collect();
        let there: BTreeSet<String> = loader.tree.cities()?.0.into_iter().collect();
        let gone = |id: &&String| !there.contains(*id) || !self.shown(loader, programme, id);
        let gone = Gone {
            cities: standing.iter().filter(gone).cloned().collect(),
            meetings: withheld(programme, &stage),
        };
        if gone.cities.is_empty() && gone.meetings.is_empty() {
            return Ok(gone);
        }
        let owners = owners(programme, &gone);
        let naming = stage.each(&|_| false, &|path, bytes| {
            gone.is_named_in(bytes).then(|| path.to_owned())
        })?;
        let naming: BTreeSet<String> = naming.into_iter().flatten().collect();
        let stay = |path: &str| standing.iter().any(|id| site::is_of(plain(path), id));
        // Rows and items of these can go; of other pages that name them nobody knows what else is about them.
        let (kept, mut naming): (BTreeSet<String>, BTreeSet<String>) = naming
            .into_iter()
            .partition(|path| is_list(path) || is_page(path) && stay(path));
        let of_theirs = |path: &str| owners.iter().any(|owner| site::is_of(plain(path), owner));
        // A site keeps its first page, without what names them.
        let there = stage.standing().map(str::to_owned).collect::<Vec<_>>();
        let dead = there
            .iter()
            .filter(|path| naming.contains(*path) || of_theirs(path))
            .map(|path| plain(path).to_owned());
        let cut = Cut {
            gone: &gone,
            dead: dead.collect(),
        };
        // Pages that name none of them lead nowhere that is gone.
        let others = there
            .iter()
            .filter(|path| is_page(path) && !naming.contains(*path) && !of_theirs(path));
        let pages = others.chain(&kept).filter(|path| !of_theirs(path));
        naming.extend(cut.all(&stage, pages.cloned().collect())?);
        stage.publish(&|path| naming.contains(path) || of_theirs(path))?;
        Ok(gone)
    }

    /// Whether the state of a city allows that it is shown; of one that cannot be read nobody knows, and what stands stays.
    fn shown(&self, loader: &Loader<'_>, programme: Option<&Programme>, id: &str) -> bool {
        let (city, _) = loader.city(id);
        if city.fiche("city").is_none() {
            return true;
        }
        match programme {
            Some(programme) => programme.may_show(&city),
            // Without a programme that can be read the editions that ship say what a state means.
            None => load::shipped(loader.limits).iter().all(|edition| {
                edition
                    .entry("states", city.state())
                    .is_none_or(|state| state.shown)
            }),
        }
    }
}

/// What may no longer be shown and stands on the site.
#[derive(Debug, Default)]
struct Gone {
    cities: BTreeSet<String>,
    meetings: BTreeSet<String>,
}

impl Gone {
    /// Whether a file holds the name of a city as a word of its own, or leads to a meeting.
    fn is_named_in(&self, bytes: &[u8]) -> bool {
        let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let has = |all: &BTreeSet<String>, word: &[u8]| {
            std::str::from_utf8(word).is_ok_and(|word| all.contains(word))
        };
        let mut at = 0;
        bytes.split(|byte| !is_inside(*byte)).any(|word| {
            let before = &bytes[..at];
            at += word.len() + 1;
            // As addresses and data write it; a meeting's name alone may be a word of any text.
            let leads = || LEADS.iter().any(|way| before.ends_with(way));
            has(&self.cities, word)
                || has(&self.meetings, word) && leads()
                || word
                    .strip_prefix(b"event-")
                    .is_some_and(|id| has(&self.meetings, id))
        })
    }
}

/// What stands before the name of a meeting where it is one.
const LEADS: [&[u8]; 3] = [b"events/", b"events&#x2f;", b"\""];

/// Meetings of which not everyone may know any more, and of which something stands.
fn withheld(programme: Option<&Programme>, stage: &Stage) -> BTreeSet<String> {
    let Some(programme) = programme else {
        return BTreeSet::new();
    };
    let standing: BTreeSet<&str> = stage.standing().map(plain).collect();
    let stands = |id: &str| {
        standing
            .iter()
            .any(|path| site::is_of(path, &site::event(id)))
    };
    let closed = programme.events.keys().filter(|id| programme.withholds(id));
    closed.filter(|id| stands(id)).cloned().collect()
}

/// Cities that are gone, with the networks that they led, and meetings: pages of these go as a whole.
fn owners(programme: Option<&Programme>, gone: &Gone) -> Vec<String> {
    let networks = programme
        .into_iter()
        .flat_map(|programme| programme.networks.values().flatten());
    let ended = networks.filter(|network| {
        network.value()["pilot"]
            .as_str()
            .is_some_and(|pilot| gone.cities.contains(pilot))
    });
    let meetings = gone.meetings.iter().map(|id| site::event(id));
    gone.cities
        .iter()
        .cloned()
        .chain(meetings)
        .chain(ended.map(|network| path::stem(&network.document.source.path).to_owned()))
        .collect()
}

/// A path of the site without the folder of its language.
fn plain(path: &str) -> &str {
    path.split_once('/')
        .filter(|(lang, _)| LANGUAGES.contains(lang))
        .map_or(path, |(_, rest)| rest)
}

fn is_index(path: &str) -> bool {
    plain(path).starts_with("index.")
}

/// Whether a page is a list whose rows are about one thing each, and which counts nothing but at the head of the index.
fn is_list(path: &str) -> bool {
    let plain = plain(path);
    let lists = [List::Themes, List::Meetings, List::Data];
    let stem = plain.split('.').next().unwrap_or_default();
    is_page(path) && (is_index(path) || lists.iter().any(|list| list.stem() == stem))
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".md")
}

/// What pages are cut by.
struct Cut<'a> {
    gone: &'a Gone,
    /// Files that are gone, as pages lead to them.
    dead: BTreeSet<String>,
}

impl Cut<'_> {
    /// Puts pages without what is gone in the place of those that stand; gives those of which nothing can be kept.
    fn all(&self, stage: &Stage, pages: BTreeSet<String>) -> Result<Vec<String>> {
        let mut lost = Vec::new();
        for path in pages {
            let earlier = stage.earlier(&path)?;
            match earlier.map(|text| (self.page(&text, is_index(&path)), text)) {
                Some((cut, text)) if !self.gone.is_named_in(cut.as_bytes()) => {
                    if cut != text {
                        stage.put(&path, cut.as_bytes())?;
                    }
                }
                _ => lost.push(path),
            }
        }
        Ok(lost)
    }

    /// A page without the rows and items that name what is gone, or lead to it; an index counts nothing until it counts again.
    fn page(&self, text: &str, is_index: bool) -> String {
        if text.contains("</html>") {
            let mut rows = self.elements(text, "<tr>", "</tr>");
            if is_index {
                rows = without_figures(&rows);
                rows = self.elements(&rows, "<a class=\"dot\"", "</a>");
            }
            return self.elements(&rows, "<li>", "</li>");
        }
        let mut is_head = is_index;
        text.split_inclusive('\n')
            .filter(|line| {
                is_head &= !line.starts_with("## ");
                !(is_head && counts(line) || self.is_about(line, "](", ')'))
            })
            .collect()
    }

    /// A text without the elements that are about what is gone; of elements within each other the innermost.
    fn elements(&self, text: &str, open: &str, close: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(end) = rest.find(close).map(|at| at + close.len()) {
            let start = rest[..end].rfind(open).unwrap_or(end);
            out.push_str(&rest[..start]);
            if !self.is_about(&rest[start..end], "href=\"", '"') {
                out.push_str(&rest[start..end]);
            }
            rest = &rest[end..];
        }
        out + rest
    }

    fn is_about(&self, piece: &str, link: &str, end: char) -> bool {
        let mut links = piece.split(link).skip(1);
        self.gone.is_named_in(piece.as_bytes())
            || links.any(|rest| {
                let path = rest.split(end).next().unwrap_or_default();
                // As pages write an address.
                let path = path.replace("&#x2f;", "/");
                let path = path.split('#').next().unwrap_or_default();
                self.dead.contains(path.trim_start_matches("../"))
            })
    }
}

/// A page without the figures at its head, which count what is gone; the next publication counts again.
fn without_figures(text: &str) -> String {
    let (open, close) = ("<ul class=\"figures\">", "</ul>");
    let cut = text.split_once(open).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(close)?;
        Some(format!("{before}{}", after.trim_start_matches('\n')))
    });
    cut.unwrap_or_else(|| text.to_owned())
}

/// Whether a line at the head of an index counts something.
fn counts(line: &str) -> bool {
    line.strip_prefix("- ")
        .is_some_and(|rest| rest.starts_with(char::is_numeric))
}
