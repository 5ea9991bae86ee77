//! In: the body of a form that carries a file, and what its browser calls it (RFC 7578). Out: its fields, none of them copied.

use memchr::memmem;

use super::http::Asked;

/// Most fields of a form that carries a file.
const MOST: usize = 16;

/// A field.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part<'b> {
    name: String,
    /// What a browser says that the file is called: a word like any other.
    file: Option<String>,
    bytes: &'b [u8],
}

/// The fields of a form.
#[derive(Debug, Default)]
pub(super) struct Parts<'b>(Vec<Part<'b>>);

impl<'b> Parts<'b> {
    /// What was sent; nothing where it is no such form.
    pub(super) fn of(asked: &'b Asked) -> Self {
        Self(read(&asked.kind, &asked.body).unwrap_or_default())
    }

    /// A file and what it is called; none where none was chosen.
    pub(super) fn file(&self, name: &str) -> Option<(&'b [u8], &str)> {
        let part = self.0.iter().find(|part| part.name == name)?;
        let called = part.file.as_deref()?;
        (!part.bytes.is_empty()).then_some((part.bytes, called))
    }

    /// What was typed.
    pub(super) fn said(&self, name: &str) -> Option<String> {
        let part = self.0.iter().find(|part| part.name == name)?;
        Some(std::str::from_utf8(part.bytes).ok()?.to_owned())
    }
}

fn read<'b>(kind: &str, body: &'b [u8]) -> Option<Vec<Part<'b>>> {
    let (form, rest) = kind.split_once(';')?;
    if !form.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let mark = said(rest, "boundary")?;
    let (first, between) = (format!("--{mark}"), format!("\r\n--{mark}"));
    let mut rest = body.strip_prefix(first.as_bytes())?;
    let mut parts = Vec::new();
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let end = memmem::find(part, between.as_bytes())?;
        let head = memmem::find(&part[..end], b"\r\n\r\n")?;
        let (head, bytes) = (&part[..head], &part[head + 4..end]);
        let head = std::str::from_utf8(head).ok()?;
        let told = head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case("content-disposition")
                .then_some(value)
        })?;
        parts.push(Part {
            name: said(told, "name")?,
            file: said(told, "filename"),
            bytes,
        });
        if parts.len() > MOST {
            return None;
        }
        rest = &part[end + between.len()..];
    }
    Some(parts)
}

/// What stands behind a name in a header; browsers write what could end it as `%22`.
fn said(header: &str, name: &str) -> Option<String> {
    header.split(';').find_map(|one| {
        let (key, value) = one.trim().split_once('=')?;
        let value = value.trim();
        let bare = value
            .strip_prefix('"')
            .and_then(|value| value.strip_suffix('"'))
            .unwrap_or(value);
        (key.eq_ignore_ascii_case(name) && !bare.is_empty()).then(|| bare.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "multipart/form-data; boundary=----x7";

    #[test]
    fn fields_and_files_come_as_they_were_sent() {
        let body = b"------x7\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nA \xc3\xa9\r\n------x7\r\n\
            Content-Disposition: form-data; name=\"file\"; filename=\"a %22b.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--\r\nx\r\n------x7--\r\n";
        let parts = Parts(read(KIND, body).unwrap());
        assert_eq!(parts.said("alt").as_deref(), Some("A é"));
        assert_eq!(
            parts.file("file"),
            Some((&b"%PDF\r\n--\r\nx"[..], "a %22b.pdf"))
        );
        assert_eq!(parts.file("alt"), None);
        let none = b"------x7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n------x7--\r\n";
        assert_eq!(Parts(read(KIND, none).unwrap()).file("file"), None);
    }

    #[test]
    fn what_is_no_such_form_has_no_fields() {
        let cut = b"------x7\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nA";
        let nameless = b"------x7\r\nContent-Type: text/plain\r\n\r\nA\r\n------x7--\r\n";
        let many = b"\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n------x7".repeat(99);
        for body in [
            &cut[..],
            nameless,
            b"%PDF-1.4",
            b"",
            &[b"------x7", &many[..]].concat(),
        ] {
            assert_eq!(read(KIND, body), None, "{}", String::from_utf8_lossy(body));
        }
        for kind in [
            "",
            "application/pdf",
            "multipart/form-data",
            "multipart/form-data; boundary=",
        ] {
            assert_eq!(read(kind, cut), None, "{kind}");
        }
    }
}
