//! In: the id of a commit. Out: all commits behind it, children before parents, and what one of them says of itself.

use std::collections::{BinaryHeap, HashMap, HashSet};

use git2::{ObjectType, Odb, Oid, Repository};
use jiff::{Timestamp, tz::Offset};

use crate::{
    git::{
        Answer,
        entries::{broken, malformed},
    },
    model::past::Commit,
};

/// A commit's place in history.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) id: Oid,
    pub(super) tree: Oid,
    /// Places in the list that it is from; behind it.
    pub(super) parents: Vec<usize>,
    /// Its parents are cut off, as at the end of a shallow clone.
    pub(super) cut: bool,
    time: i64,
}

/// All commits behind one, newest first; no parent stands before its child.
pub(super) fn behind(repository: &Repository, odb: &Odb<'_>, head: Oid) -> Answer<Vec<Node>> {
    let cut = boundary(repository);
    let mut places = HashMap::from([(head, 0)]);
    let mut nodes: Vec<Node> = Vec::new();
    let mut ids = vec![head];
    while let Some(id) = ids.get(nodes.len()).copied() {
        let object = read(odb, id)?;
        let header = Header::of(object.data()).ok_or_else(|| malformed(id, "commit"))?;
        let cut = cut.contains(&id) && !header.parents.is_empty();
        let mut parents = Vec::with_capacity(1);
        for parent in header.parents.into_iter().filter(|_| !cut) {
            let place = *places.entry(parent).or_insert_with(|| {
                ids.push(parent);
                ids.len() - 1
            });
            if !parents.contains(&place) {
                parents.push(place);
            }
        }
        nodes.push(Node {
            id,
            tree: header.tree,
            parents,
            cut,
            time: header.time,
        });
    }
    Ok(sorted(nodes))
}

fn sorted(nodes: Vec<Node>) -> Vec<Node> {
    let mut children = vec![0_usize; nodes.len()];
    nodes
        .iter()
        .flat_map(|node| &node.parents)
        .for_each(|parent| children[*parent] += 1);
    // Among commits that may come next the youngest does; of two of the same second the one found first.
    let mut ready = BinaryHeap::from([(i64::MAX, std::cmp::Reverse(0))]);
    let mut order = Vec::with_capacity(nodes.len());
    while let Some((_, std::cmp::Reverse(place))) = ready.pop() {
        order.push(place);
        for parent in &nodes[place].parents {
            children[*parent] -= 1;
            if children[*parent] == 0 {
                ready.push((nodes[*parent].time, std::cmp::Reverse(*parent)));
            }
        }
    }
    let mut to = vec![0; nodes.len()];
    order
        .iter()
        .enumerate()
        .for_each(|(new, old)| to[*old] = new);
    let mut all: Vec<Option<Node>> = nodes.into_iter().map(Some).collect();
    let moved = order.into_iter().filter_map(|old| all[old].take());
    moved
        .map(|node| Node {
            parents: node.parents.iter().map(|parent| to[*parent]).collect(),
            ..node
        })
        .collect()
}

/// Commits whose parents a shallow clone does not have.
fn boundary(repository: &Repository) -> HashSet<Oid> {
    let text = std::fs::read_to_string(repository.commondir().join("shallow")).unwrap_or_default();
    text.lines()
        .filter_map(|line| Oid::from_str(line.trim()).ok())
        .collect()
}

fn read<'o>(odb: &'o Odb<'_>, id: Oid) -> Answer<git2::OdbObject<'o>> {
    let object = odb.read(id).map_err(|error| broken(id, &error))?;
    if object.kind() == ObjectType::Commit {
        Ok(object)
    } else {
        Err(malformed(id, "commit"))
    }
}

struct Header {
    tree: Oid,
    parents: Vec<Oid>,
    time: i64,
}

impl Header {
    fn of(data: &[u8]) -> Option<Self> {
        let id = |hex: &[u8]| {
            std::str::from_utf8(hex)
                .ok()
                .and_then(|hex| Oid::from_str(hex).ok())
        };
        let mut lines = data.split(|byte| *byte == b'\n');
        let tree = id(lines.next()?.strip_prefix(b"tree ")?)?;
        let (mut parents, mut time) = (Vec::with_capacity(1), 0);
        for line in lines.take_while(|line| !line.is_empty()) {
            if let Some(hex) = line.strip_prefix(b"parent ") {
                parents.push(id(hex)?);
            } else if let Some(signature) = line.strip_prefix(b"committer ") {
                time = moment(signature).0;
                break;
            }
        }
        Some(Self {
            tree,
            parents,
            time,
        })
    }
}

/// Seconds and distance from universal time at the end of a signature.
fn moment(signature: &[u8]) -> (i64, i32) {
    let after = memchr::memrchr(b'>', signature).map_or(&[][..], |at| &signature[at + 1..]);
    let text = String::from_utf8_lossy(after);
    let mut parts = text.split_whitespace();
    let seconds = parts
        .next()
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(0);
    let zone = parts
        .next()
        .and_then(|zone| zone.parse::<i32>().ok())
        .unwrap_or(0);
    (seconds, (zone / 100 * 60 + zone % 100) * 60)
}

/// What a commit says of itself.
pub(super) fn told(odb: &Odb<'_>, id: Oid) -> Answer<Commit> {
    let object = read(odb, id)?;
    let data = object.data();
    let end = data
        .windows(2)
        .position(|pair| pair == b"\n\n")
        .unwrap_or(data.len());
    let header = || data[..end].split(|byte| *byte == b'\n');
    let line = |name: &[u8]| {
        header()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_default()
    };
    let encoding = String::from_utf8_lossy(line(b"encoding ")).to_ascii_lowercase();
    let signature = line(b"author ");
    let name = memchr::memchr(b'<', signature).map_or(signature, |at| &signature[..at]);
    let message = data.get(end + 2..).unwrap_or_default();
    let subject = message
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    let (seconds, offset) = moment(signature);
    let local = Timestamp::from_second(seconds)
        .ok()
        .zip(Offset::from_seconds(offset).ok())
        .map(|(moment, offset)| (offset.to_datetime(moment), offset));
    Ok(Commit {
        id: id.to_string(),
        day: local
            .map(|(local, _)| local.strftime("%Y-%m-%d").to_string())
            .unwrap_or_default(),
        when: local
            .map(|(local, offset)| {
                format!(
                    "{}{}",
                    local.strftime("%Y-%m-%dT%H:%M:%S"),
                    distance(offset)
                )
            })
            .unwrap_or_default(),
        author: nameless(text(name.trim_ascii(), &encoding)),
        subject: text(subject, &encoding),
    })
}

fn distance(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    format!(
        "{}{:02}:{:02}",
        if minutes < 0 { '-' } else { '+' },
        minutes.abs() / 60,
        minutes.abs() % 60
    )
}

/// A name without an address that stands in its place.
fn nameless(name: String) -> String {
    if !name.contains('@') {
        return name;
    }
    let words = name
        .split_whitespace()
        .map(|word| word.split('@').next().unwrap_or(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Words of a commit; those in the encoding that old tools of the west of Europe wrote are understood.
fn text(bytes: &[u8], encoding: &str) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if ["iso-8859-1", "iso8859-1", "latin1", "latin-1"].contains(&encoding) => {
            bytes.iter().map(|byte| char::from(*byte)).collect()
        }
        Err(_) => String::from_utf8_lossy(bytes).into_owned(),
    }
}
