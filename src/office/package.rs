//! In: files and their names. Out: a package of them, the same bytes for the same files; and back, within bounds.

use std::io::{Cursor, Read as _, Write as _};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::model::diagnostic::Message;

/// Most bytes of a form that was sent back.
const LARGEST: usize = 32 * 1024 * 1024;

/// Most bytes that are unpacked of it.
const UNPACKED: u64 = 64 * 1024 * 1024;

/// Most files in it.
const FILES: usize = 4096;

/// The day of every document of a page: the day on which it was made would be another one tomorrow.
pub(super) const DAY: &str = "2000-01-01T00:00:00Z";

/// Makes a package; the first file stands in it as it is.
pub(super) fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, bytes)) in files.iter().enumerate() {
        let method = if at == 0 {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        // Nothing fails in memory but a package of more than four gigabytes.
        if writer.start_file(name.as_str(), options).is_ok() {
            let _ = writer.write_all(bytes);
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A package that was sent.
#[derive(Debug)]
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// What it is instead.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Message> {
        if bytes.len() > LARGEST {
            return Err(Message::new("office-large"));
        }
        // An encrypted document, and an old one, are files of this kind.
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(Message::new("office-locked"));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Message::new("office-foreign"));
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Message::new("office-damaged"))?;
        if archive.len() > FILES || archive.has_duplicate_names() {
            return Err(Message::new("office-damaged"));
        }
        Ok(Self {
            archive,
            left: UNPACKED,
        })
    }

    /// Names of its files.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive
            .file_names()
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .collect()
    }

    /// Whether it has a file.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// That all its files together unpack to no more than is read.
    ///
    /// # Errors
    /// If they do, or one is damaged or locked.
    pub(super) fn bounded(&mut self) -> Result<(), Message> {
        let mut left = self.left;
        for index in 0..self.archive.len() {
            let file = self
                .archive
                .by_index(index)
                .map_err(|_| Message::new("office-damaged"))?;
            let read = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
            let read = read.map_err(|_| Message::new("office-damaged"))?;
            left = left
                .checked_sub(read)
                .ok_or_else(|| Message::new("office-large"))?;
        }
        Ok(())
    }

    /// The text of one of its files; empty for one that is not there.
    ///
    /// # Errors
    /// If it is damaged, locked or too large.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Message> {
        let damaged = |_| Message::new("office-damaged");
        let bytes = self.bytes(name)?.unwrap_or_default();
        let text = match bytes.as_slice() {
            [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE
                .decode_without_bom_handling(rest)
                .0
                .into_owned(),
            [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE
                .decode_without_bom_handling(rest)
                .0
                .into_owned(),
            [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).map_err(damaged)?,
            _ => String::from_utf8(bytes).map_err(damaged)?,
        };
        Ok(text)
    }

    /// One of its files; none if it is not there.
    ///
    /// # Errors
    /// If it is damaged, locked or too large.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Message> {
        let Some(index) = self.archive.index_for_name(name) else {
            return Ok(None);
        };
        let file = self.archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(why) if why.contains("assword") => {
                Message::new("office-locked")
            }
            _ => Message::new("office-damaged"),
        })?;
        let mut bytes = Vec::new();
        let read = file
            .take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Message::new("office-damaged"))?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| Message::new("office-large"))?;
        Ok(Some(bytes))
    }
}
