//! In: the elements of an XML file as they begin and end. Out: which of them are words of the file's own vocabulary: an element of another
//! one, whatever it is called, means nothing to those who open the file, and what stands in it is shown as if it were not there.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

/// Whose vocabulary a namespace is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Family {
    /// Of texts, of workbooks, and what both of them and presentations share.
    Word,
    Sheet,
    Office,
    /// Of OpenDocument.
    Open,
    /// Of others, or of nobody.
    #[default]
    Other,
}

/// Tags of what a workbook prints on every sheet, in codes.
pub(super) const HEADERS: [&[u8]; 6] = [
    b"oddHeader",
    b"oddFooter",
    b"evenHeader",
    b"evenFooter",
    b"firstHeader",
    b"firstFooter",
];

/// What other words of a workbook are called that mean something else, or nothing, in a text.
const OF_SHEETS: [&[u8]; 10] = [
    b"c",
    b"v",
    b"f",
    b"si",
    b"is",
    b"row",
    b"sheetData",
    b"formatCode",
    b"sst",
    b"styleSheet",
];

fn family(name: &[u8]) -> Family {
    const OFFICE: [&[u8]; 4] = [
        b"http://schemas.openxmlformats.org/",
        b"http://purl.oclc.org/ooxml/",
        b"http://schemas.microsoft.com/office/",
        b"urn:schemas-microsoft-com:",
    ];
    const OPEN: [&[u8]; 3] = [
        b"urn:oasis:names:tc:opendocument:",
        b"http://openoffice.org/",
        b"urn:org:documentfoundation:",
    ];
    let has = |part: &str| memchr::memmem::find(name, part.as_bytes()).is_some();
    if OPEN.iter().any(|one| name.starts_with(one)) {
        Family::Open
    } else if !OFFICE.iter().any(|one| name.starts_with(one)) {
        Family::Other
    } else if has("/wordprocessingml/") || has("/office/word/") {
        Family::Word
    } else if has("/spreadsheetml/") {
        Family::Sheet
    } else {
        Family::Office
    }
}

/// What an element is called in its own vocabulary.
pub(super) fn local(name: &[u8]) -> &[u8] {
    let prefix = name.iter().position(|byte| *byte == b':');
    &name[prefix.map_or(0, |at| at + 1)..]
}

/// The namespaces that hold at a place, and how deep it is.
#[derive(Default)]
pub(super) struct Spaces {
    /// What each prefix stands for, the innermost last.
    bound: HashMap<Vec<u8>, Vec<Family>>,
    /// What each open element declares.
    open: Vec<Vec<Vec<u8>>>,
    root: Option<Family>,
}

impl Spaces {
    /// An element begins; tells whether it is the first of all.
    pub(super) fn begin(&mut self, tag: &BytesStart<'_>) -> bool {
        let mut own = Vec::new();
        for attribute in tag.attributes().with_checks(false).flatten() {
            let prefix = match attribute.key.as_ref() {
                b"xmlns" => &b""[..],
                key => match key.strip_prefix(b"xmlns:") {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            let all = self.bound.entry(prefix.to_vec()).or_default();
            all.push(family(&attribute.value));
            own.push(prefix.to_vec());
        }
        self.open.push(own);
        let first = self.root.is_none();
        if first {
            self.root = Some(self.family(tag.name().as_ref()));
        }
        first
    }

    /// The innermost element ends.
    pub(super) fn end(&mut self) {
        for prefix in self.open.pop().unwrap_or_default() {
            if let Some(all) = self.bound.get_mut(&prefix) {
                all.pop();
            }
        }
    }

    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whose the file is, as its first element tells.
    pub(super) fn root(&self) -> Family {
        self.root.unwrap_or_default()
    }

    fn family(&self, name: &[u8]) -> Family {
        let prefix = name.iter().position(|byte| *byte == b':');
        let all = self.bound.get(&name[..prefix.unwrap_or_default()]);
        all.and_then(|all| all.last()).copied().unwrap_or_default()
    }

    /// What an element is called that means something in this file; nothing if it is of another vocabulary.
    pub(super) fn meaning<'n>(&self, name: &'n [u8]) -> &'n [u8] {
        let local = local(name);
        let family = self.family(name);
        let known = match self.root() {
            Family::Other => true,
            Family::Open => family == Family::Open,
            Family::Word => {
                let of_sheets = OF_SHEETS.contains(&local) || HEADERS.contains(&local);
                matches!(family, Family::Word | Family::Office) && !of_sheets
            }
            Family::Sheet => matches!(family, Family::Sheet | Family::Office),
            Family::Office => !matches!(family, Family::Open | Family::Other),
        };
        if known { local } else { b"" }
    }
}
