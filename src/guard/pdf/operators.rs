//! In: the content of a page or a drawing. Out: its operators with what stands before each, as readers find them: what is none is passed
//! over, and what stands behind it is read.

use lopdf::{Dictionary, Object, StringFormat};

/// Lists within lists.
const DEPTH: usize = 32;

/// Most objects before an operator that are kept: none takes as many.
const OPERANDS: usize = 64;

pub(super) struct Operators<'c> {
    content: &'c [u8],
    at: usize,
    /// Whether there was something that is none of the format's words.
    pub(super) broken: bool,
    /// Of words that end a picture whether all that follow are known to stand in others, or none to follow.
    endless: u8,
}

/// What stands at a place.
enum Token<'c> {
    Object(Object),
    Word(&'c [u8]),
    /// A bracket that closes a list, or names with values.
    Closes(u8),
}

fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

impl<'c> Operators<'c> {
    pub(super) fn new(content: &'c [u8]) -> Self {
        Self {
            content,
            at: 0,
            broken: false,
            endless: 0,
        }
    }

    fn rest(&self) -> &'c [u8] {
        &self.content[self.at..]
    }

    /// Takes bytes as long as they are of a kind.
    fn take(&mut self, is: impl Fn(u8) -> bool) -> &'c [u8] {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !is(*byte));
        let taken = &rest[..length.unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    fn blanks(&mut self) {
        while !self.take(is_blank).is_empty() || self.rest().starts_with(b"%") {
            if self.rest().starts_with(b"%") {
                self.take(|byte| !matches!(byte, b'\r' | b'\n'));
            }
        }
    }

    fn token(&mut self, depth: usize) -> Option<Token<'c>> {
        loop {
            self.blanks();
            let rest = self.rest();
            let first = *rest.first()?;
            let object = match first {
                b'/' => Object::Name(self.name()),
                b'(' => self.literal(),
                b'<' if rest.starts_with(b"<<") && depth > 0 => self.map(depth - 1),
                b'<' if !rest.starts_with(b"<<") => self.hexadecimal(),
                b'[' if depth > 0 => self.list(depth - 1),
                b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(),
                b']' | b'>' => {
                    self.at += if rest.starts_with(b">>") { 2 } else { 1 };
                    return Some(Token::Closes(first));
                }
                _ if is_delimiter(first) => {
                    self.at += 1;
                    self.broken = true;
                    continue;
                }
                _ => match self.take(|byte| !is_blank(byte) && !is_delimiter(byte)) {
                    b"true" => Object::Boolean(true),
                    b"false" => Object::Boolean(false),
                    b"null" => Object::Null,
                    word => return Some(Token::Word(word)),
                },
            };
            return Some(Token::Object(object));
        }
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let raw = self.take(|byte| !is_blank(byte) && !is_delimiter(byte));
        let (mut out, mut at) = (Vec::with_capacity(raw.len()), 0);
        while let Some(byte) = raw.get(at) {
            let code = raw.get(at + 1..at + 3).filter(|_| *byte == b'#');
            let code =
                code.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
            out.push(code.unwrap_or(*byte));
            at += if code.is_some() { 3 } else { 1 };
        }
        out
    }

    /// `--5` and `5-3` are numbers to readers; a point alone is nought.
    fn number(&mut self) -> Object {
        let raw = self.take(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
        let text = String::from_utf8_lossy(raw);
        let tight = text.trim_start_matches(['+', '-']);
        let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
        let end = tight.find(['+', '-']).unwrap_or(tight.len());
        let value: f32 = tight[..end].parse().unwrap_or_default();
        match text.parse() {
            Ok(whole) => Object::Integer(whole),
            Err(_) => Object::Real(sign * value),
        }
    }

    fn literal(&mut self) -> Object {
        let (mut out, mut open) = (Vec::new(), 0_usize);
        while let Some(byte) = self.content.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'(' => {
                    open += 1;
                    if open == 1 {
                        continue;
                    }
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Object::String(out, StringFormat::Literal);
                    }
                }
                b'\\' => {
                    out.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        self.broken = true;
        Object::String(out, StringFormat::Literal)
    }

    /// The byte that stands behind a backslash.
    fn escaped(&mut self) -> Option<u8> {
        let byte = *self.content.get(self.at)?;
        self.at += 1;
        Some(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return None,
            b'\r' => {
                self.at += usize::from(self.rest().starts_with(b"\n"));
                return None;
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.content.get(self.at).copied() else {
                        break;
                    };
                    code = code * 8 + u32::from(next - b'0');
                    self.at += 1;
                }
                code.to_le_bytes()[0]
            }
            other => other,
        })
    }

    fn hexadecimal(&mut self) -> Object {
        self.at += 1;
        let raw = self.take(|byte| byte != b'>');
        self.broken |= self.rest().is_empty();
        self.at += usize::from(!self.rest().is_empty());
        let digit = |byte: &u8| char::from(*byte).to_digit(16);
        let mut digits: Vec<u32> = raw.iter().filter_map(digit).collect();
        let strange = |byte: &u8| digit(byte).is_none() && !is_blank(*byte);
        self.broken |= raw.iter().any(strange);
        if !digits.len().is_multiple_of(2) {
            digits.push(0);
        }
        let pairs = digits.chunks_exact(2);
        let bytes = pairs.map(|pair| (pair[0] * 16 + pair[1]).to_le_bytes()[0]);
        Object::String(bytes.collect(), StringFormat::Hexadecimal)
    }

    fn list(&mut self, depth: usize) -> Object {
        self.at += 1;
        let mut all = Vec::new();
        loop {
            match self.token(depth) {
                Some(Token::Object(object)) => all.push(object),
                Some(Token::Closes(b']')) => break,
                None => {
                    self.broken = true;
                    break;
                }
                Some(_) => self.broken = true,
            }
        }
        Object::Array(all)
    }

    fn map(&mut self, depth: usize) -> Object {
        self.at += 2;
        let (mut map, mut key) = (Dictionary::new(), None);
        loop {
            match self.token(depth) {
                Some(Token::Object(value)) => match (key.take(), value) {
                    (Some(key), value) => map.set::<Vec<u8>, _>(key, value),
                    (None, Object::Name(name)) => key = Some(name),
                    (None, _) => self.broken = true,
                },
                Some(Token::Closes(b'>')) => break,
                None => {
                    self.broken = true;
                    break;
                }
                Some(_) => self.broken = true,
            }
        }
        Object::Dictionary(map)
    }

    /// Passes over the points of a picture that stands among operators: as many as it says, or up to the first word that ends one. Where
    /// another reader may see its end before that, whatever text it would read there is told as unread.
    fn picture(&mut self) {
        let mut keys = Vec::new();
        while let Some(token) = self.token(DEPTH) {
            match token {
                Token::Object(object) => keys.push(object),
                Token::Word(b"ID") => break,
                _ => {}
            }
        }
        let rest = self.rest();
        let told = length(&keys).and_then(|length| told_end(rest, length));
        let mut first = None;
        let mut end = told;
        let most = told.map_or(rest.len(), |told| told + 2);
        if told.is_some() || self.endless < ENDLESS {
            for at in memchr::memmem::find_iter(&rest[..most], b"EI").filter(|at| ends(rest, *at)) {
                first = first.or(Some(at));
                let alone = at
                    .checked_sub(1)
                    .is_none_or(|before| is_blank(rest[before]));
                if told.is_none() && (alone || self.endless > 0) {
                    end = Some(at);
                    break;
                }
            }
            if end.is_none() {
                // None that follows stands alone either.
                self.endless = if first.is_none() { ENDLESS } else { 1 };
            }
        }
        let Some(end) = end.or(first) else {
            self.broken = true;
            return;
        };
        let passed = &rest[first.unwrap_or(end).min(end)..end];
        self.broken |= [&b"Tj"[..], b"TJ", b"'", b"\"", b"Do"]
            .iter()
            .any(|show| memchr::memmem::find(passed, show).is_some());
        self.at += end + 2;
    }
}

/// No word that follows ends a picture.
const ENDLESS: u8 = 2;

/// How many bytes the points of a picture take, by its keys; unknown if they are packed.
fn length(keys: &[Object]) -> Option<usize> {
    let value = |names: [&[u8]; 2]| {
        let mut pairs = keys.chunks_exact(2);
        pairs.find_map(|pair| {
            let name = pair[0].as_name().ok()?;
            names.contains(&name).then_some(&pair[1])
        })
    };
    let number = |names| usize::try_from(value(names)?.as_i64().ok()?).ok();
    if value([b"F", b"Filter"]).is_some() {
        return None;
    }
    let mask =
        value([b"IM", b"ImageMask"]).is_some_and(|mask| matches!(mask, Object::Boolean(true)));
    let colours = match value([b"CS", b"ColorSpace"]) {
        _ if mask => 1,
        Some(Object::Name(name)) => match name.as_slice() {
            b"G" | b"DeviceGray" => 1,
            b"RGB" | b"DeviceRGB" => 3,
            b"CMYK" | b"DeviceCMYK" => 4,
            _ => return None,
        },
        Some(Object::Array(_)) => 1,
        _ => return None,
    };
    let depth = if mask {
        1
    } else {
        number([b"BPC", b"BitsPerComponent"])?
    };
    let line = number([b"W", b"Width"])?
        .checked_mul(colours)?
        .checked_mul(depth)?
        .div_ceil(8);
    line.checked_mul(number([b"H", b"Height"])?)
}

/// Where a picture ends whose points are so many, behind one blank; none if no word that ends it stands there.
fn told_end(rest: &[u8], length: usize) -> Option<usize> {
    const BLANKS: usize = 4;
    let from = length.checked_add(1)?;
    let blanks = rest.get(from..)?.iter().take(BLANKS);
    let at = from + blanks.take_while(|byte| is_blank(**byte)).count();
    (rest.get(at..at + 2)? == b"EI" && ends(rest, at)).then_some(at)
}

/// Whether nothing that goes on stands behind the word at a place.
fn ends(rest: &[u8], at: usize) -> bool {
    let next = rest.get(at + 2);
    next.is_none_or(|byte| is_blank(*byte) || is_delimiter(*byte))
}

impl Iterator for Operators<'_> {
    type Item = (String, Vec<Object>);

    fn next(&mut self) -> Option<Self::Item> {
        let mut operands = Vec::new();
        loop {
            match self.token(DEPTH)? {
                Token::Object(object) => {
                    if operands.len() == OPERANDS {
                        operands.clear();
                        self.broken = true;
                    }
                    operands.push(object);
                }
                Token::Word(word) => {
                    if word == b"BI" {
                        self.picture();
                    }
                    let known = word
                        .iter()
                        .all(|byte| byte.is_ascii_alphanumeric() || b"*'\"".contains(byte));
                    self.broken |= !known;
                    return Some((String::from_utf8_lossy(word).into_owned(), operands));
                }
                Token::Closes(_) => self.broken = true,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(content: &[u8]) -> (String, bool) {
        let mut all = Operators::new(content);
        let mut out = String::new();
        for (operator, operands) in all.by_ref() {
            if operator == "Tj" {
                let bytes = operands.last().and_then(|one| one.as_str().ok());
                out.push_str(&String::from_utf8_lossy(bytes.unwrap_or_default()));
            }
        }
        (out, all.broken)
    }

    #[test]
    fn what_stands_behind_no_word_of_the_format_is_read() {
        for odd in [
            ")",
            ">>",
            "}",
            "]",
            "{",
            ">",
            "--5 0 m",
            ". 0 m",
            "/a#zz gs",
            "<4G1> Td",
            "\u{ff}\u{fe}",
            "1.2.3 0 m",
            "BI /W 3 ID abc",
            "[ [ ] ] x",
            "0 0 0",
        ] {
            let (text, _) = shown(format!("(a) Tj {odd} (\\102\\(b\\)(c)) Tj").as_bytes());
            assert_eq!(text, "aB(b)(c)", "{odd}");
        }
        for plain in [
            "q 1 0 0 1 5.5 -3 cm",
            "BI /W 1 ID ( EI Q",
            "/P << /MCID 0 /A [1 (x)] >> BDC",
            "% ) \n",
        ] {
            assert_eq!(
                shown(format!("{plain} <41 4> Tj").as_bytes()),
                ("A@".to_owned(), false),
                "{plain}"
            );
        }
        // The points of a picture are as many as it says, or end with the first word that may end them.
        let keys = "BI /W 8 /H 1 /BPC 8 /CS /G";
        for (picture, broken) in [
            ("ID abcdefgh EI", false),
            ("ID abcdefghEI", false),
            ("ID abcd EI(EI", false),
            ("ID abcdefgh EI/x BMC", false),
            ("/F /Fl ID ab\nEI(b) Tj\nEI", false),
            ("/F /Fl ID abEI(b) Tj (c) Tj\nEI", true),
        ] {
            let (text, told) = shown(format!("(a) Tj {keys} {picture} (d) Tj").as_bytes());
            assert!(
                text.starts_with('a') && text.ends_with('d'),
                "{picture}: {text}"
            );
            assert_eq!(told, broken, "{picture}");
        }
        for cut in ["(a", "[(a) TJ", "<41", "/P << /A"] {
            assert!(shown(cut.as_bytes()).1, "{cut}");
        }
    }

    proptest! {
        /// Whatever stands there has an end, and a string between blanks behind it is read or what hides it is told.
        #[test]
        fn nothing_is_lost_in_silence(odd in r#"[()<>\[\]{}/%#\\ \n.0-9A-Za-z+-]{0,24}"#) {
            let (text, broken) = shown(format!("{odd}\n(hidden) Tj\n").as_bytes());
            prop_assert!(text.ends_with("hidden") || broken, "{text}");
        }
    }
}
