//! In: the objects of a PDF. Out: its streams that hold more than a page draws: what notes look like, glyphs, files, forms in pieces.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, Object, Stream};

use super::strings::text;
use crate::model::figures::CELL;

/// Answers, remarks and scripts that may be files of their own.
const TEXTS: [&[u8]; 4] = [b"V", b"DV", b"RV", b"JS"];

/// What other objects say of streams.
#[derive(Default)]
pub(super) struct Found<'d> {
    /// What notes and fields look like.
    pub(super) looks: Vec<&'d Stream>,
    /// Streams that are texts.
    pub(super) texts: HashSet<*const Stream>,
    /// Glyphs that are drawings, with what these draw with.
    pub(super) glyphs: Vec<(&'d Stream, Option<&'d Dictionary>)>,
    /// Forms that are kept in pieces.
    pub(super) pieces: Vec<&'d [Object]>,
    /// Files that are attached, with their names.
    pub(super) files: HashMap<*const Stream, String>,
    /// Properties of the file or of its parts.
    pub(super) properties: HashSet<*const Stream>,
    /// What fonts are drawn by.
    pub(super) fonts: HashSet<*const Stream>,
    /// What was followed.
    seen: HashSet<*const Object>,
}

impl<'d> Found<'d> {
    /// What all objects of a file say.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut found = Self::default();
        for object in document.objects.values() {
            found.object(object, document);
        }
        found
    }

    /// Follows the keys of all dictionaries of an object.
    fn object(&mut self, object: &'d Object, document: &'d Document) {
        let map = match object {
            Object::Array(all) => return all.iter().for_each(|one| self.object(one, document)),
            Object::Dictionary(map) => map,
            Object::Stream(stream) => &stream.dict,
            _ => return,
        };
        let name = || {
            let name = [b"UF".as_slice(), b"F"]
                .iter()
                .find_map(|key| map.get_deref(key, document).ok());
            name.map(text).unwrap_or_default()
        };
        for (key, value) in map {
            match (key.as_slice(), document.dereference(value)) {
                (b"AP", Ok((_, looks))) => self.look(looks, document),
                (b"CharProcs", Ok((_, glyphs))) if self.seen.insert(glyphs) => {
                    let own = map.get_deref(b"Resources", document);
                    let own = own.and_then(Object::as_dict).ok();
                    let glyphs = glyphs.as_dict().into_iter().flatten();
                    let glyphs = glyphs
                        .filter_map(|(_, one)| document.dereference(one).ok()?.1.as_stream().ok());
                    self.glyphs.extend(glyphs.map(|one| (one, own)));
                }
                (b"XFA", Ok((_, pieces @ Object::Array(all)))) if self.seen.insert(pieces) => {
                    self.pieces.push(all);
                }
                (b"EF", Ok((_, Object::Dictionary(files)))) => {
                    self.files(files.iter().map(|(_, file)| file), &name(), document);
                }
                // Those that belong to it, each behind its own name.
                (b"RF", Ok((_, Object::Dictionary(files)))) => {
                    for (_, all) in files {
                        let all = document.dereference(all).ok();
                        let all = all.and_then(|(_, all)| all.as_array().ok());
                        for pair in all.into_iter().flat_map(|all| all.chunks(2)) {
                            let own = pair.first().map(text).unwrap_or_default();
                            self.files(pair.iter().skip(1), &own, document);
                        }
                    }
                }
                (b"Metadata", Ok((_, Object::Stream(stream)))) => {
                    self.properties.insert(std::ptr::from_ref(stream));
                }
                (b"FontFile" | b"FontFile2" | b"FontFile3", Ok((_, Object::Stream(stream)))) => {
                    self.fonts.insert(std::ptr::from_ref(stream));
                }
                (key, Ok((_, Object::Stream(stream)))) if TEXTS.contains(&key) => {
                    self.texts.insert(std::ptr::from_ref(stream));
                }
                _ => {}
            }
            self.object(value, document);
        }
    }

    /// What the letters of a document stand for by its own outline, in order: pieces of a word follow each other.
    pub(super) fn meanings(document: &'d Document) -> String {
        const WITHIN: [&[u8]; 6] = [b"Span", b"Em", b"Strong", b"Link", b"Quote", b"Sub"];
        let root = document
            .catalog()
            .and_then(|catalog| catalog.get(b"StructTreeRoot"));
        let mut open: Vec<&Object> = root.into_iter().collect();
        let (mut seen, mut out) = (HashSet::<*const Object>::new(), String::new());
        while let Some((_, node)) = open.pop().and_then(|one| document.dereference(one).ok()) {
            if !seen.insert(node) {
                continue;
            }
            let map = match node {
                Object::Array(all) => {
                    open.extend(all.iter().rev());
                    continue;
                }
                Object::Dictionary(map) => map,
                _ => continue,
            };
            let kind = map.get_deref(b"S", document).and_then(Object::as_name);
            if !kind.is_ok_and(|kind| WITHIN.contains(&kind)) {
                out.push(CELL);
            }
            match map.get_deref(b"ActualText", document) {
                Ok(meaning) => out.push_str(&text(meaning)),
                Err(_) => open.extend(map.get(b"K")),
            }
        }
        out
    }

    /// Files that are attached by a name.
    fn files(
        &mut self,
        files: impl Iterator<Item = &'d Object>,
        name: &str,
        document: &'d Document,
    ) {
        let files = files.filter_map(|file| document.dereference(file).ok()?.1.as_stream().ok());
        self.files
            .extend(files.map(|file| (std::ptr::from_ref(file), name.to_owned())));
    }

    /// What something looks like at rest and pressed, on and off.
    fn look(&mut self, object: &'d Object, document: &'d Document) {
        let mut rest = vec![object];
        while let Some(object) = rest.pop() {
            match object {
                _ if !self.seen.insert(std::ptr::from_ref(object)) => {}
                Object::Stream(stream) => self.looks.push(stream),
                Object::Dictionary(ways) => {
                    let ways = ways.iter().map(|(_, way)| document.dereference(way));
                    rest.extend(ways.flatten().map(|(_, way)| way));
                }
                _ => {}
            }
        }
    }
}
