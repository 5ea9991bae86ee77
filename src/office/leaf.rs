//! In: nothing. Out: what a document of a page is made of, of which every format is written: paragraphs of a style, lists, tables, pictures.
//!
//! All words come in by [`said`] and all addresses by [`address`]: here stands what of them may stand in a document.

use super::rich::{Look, Run};
use crate::{
    inert,
    model::{locale, markdown},
};

/// Width of the text of a sheet, in hundredths of a millimetre.
pub(super) const WIDTH: usize = 17_000;

/// A document of a page.
#[derive(Debug)]
pub(super) struct Leaf {
    /// Its language.
    pub(super) lang: String,
    /// What it is called, among the properties of the file.
    pub(super) title: String,
    /// Whose it is, there as well.
    pub(super) from: String,
    /// What stands at the foot of every sheet.
    pub(super) foot: Vec<Run>,
    /// One sheet, set closely.
    pub(super) letter: bool,
    /// What it says.
    pub(super) parts: Vec<Part>,
}

/// A part of a document.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// A paragraph.
    Text(Text),
    /// Items.
    List(List),
    /// Rows and columns.
    Grid(Grid),
    /// A picture.
    Picture(Picture),
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// How it is set.
    pub(super) style: Style,
    /// Its words.
    pub(super) runs: Vec<Run>,
    /// Its figures stand at the end of the line.
    pub(super) figures: bool,
}

/// Items.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// The number of the first one; none for bullets.
    pub(super) from: Option<usize>,
    /// What each says.
    pub(super) items: Vec<Vec<Part>>,
}

/// A table.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// What its lines look like.
    pub(super) lines: Lines,
    /// Widths of its columns, in thousandths of the sheet.
    pub(super) widths: Vec<usize>,
    /// Its first row is its head.
    pub(super) head: bool,
    /// Its rows.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// What the lines of a table look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// One below each row.
    Rows,
    /// None.
    None,
}

/// A cell.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// How many columns it takes.
    pub(super) span: usize,
    /// Its ground.
    pub(super) ground: Ground,
    /// What it says.
    pub(super) parts: Vec<Part>,
}

/// What a cell stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// The sheet.
    Paper,
    /// That of heads.
    Head,
    /// That of sums and groups, and of what stands out.
    Wash,
}

impl Ground {
    /// Its colour.
    pub(super) fn colour(self) -> Option<&'static str> {
        match self {
            Self::Paper => None,
            Self::Head => Some("E4EAF2"),
            Self::Wash => Some("F4F0E6"),
        }
    }
}

/// A picture.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    /// Its file.
    pub(super) bytes: Vec<u8>,
    /// How that ends.
    pub(super) ending: &'static str,
    /// Points from left to right.
    pub(super) width: usize,
    /// Points from top to bottom.
    pub(super) height: usize,
    /// What it shows, for those who do not see it.
    pub(super) alt: String,
}

impl Picture {
    /// Its size on the sheet, in hundredths of a millimetre: as wide as the text at most, and no higher than leaves room for words.
    pub(super) fn size(&self) -> (usize, usize) {
        const HIGHEST: usize = 11_500;
        /// Of a screen: 96 to the inch.
        const POINT: f64 = 2540.0 / 96.0;
        let (width, height) = (self.width.max(1), self.height.max(1));
        let wide = (width as f64 * POINT) as usize;
        let wide = wide.min(WIDTH).min(HIGHEST * width / height).max(1);
        (wide, (wide * height / width).max(1))
    }
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Who it comes from.
    Letterhead,
    /// That it goes no further.
    Banner,
    /// What it is, above its title.
    Eyebrow,
    Title,
    /// What it is about.
    Headline,
    Subtitle,
    /// From 1.
    Heading(u8),
    Body,
    /// What stands out.
    Lead,
    /// What stands back.
    Hint,
    /// What nobody may miss.
    Notice,
    /// A heading that is in no contents.
    Sub,
    /// Who signs.
    Signed,
    /// Who signs, beside another.
    Hand,
    /// What a table or picture below or above is.
    Caption,
    Quote,
    Code,
    /// A remark in small letters.
    Small,
    /// An item.
    Item,
    /// In a table.
    Cell,
    /// In its head, or at the head of a row.
    CellHead,
    /// A number that is to be seen.
    Figure,
}

impl Style {
    /// All of them.
    pub(super) const ALL: [Self; 27] = [
        Self::Letterhead,
        Self::Banner,
        Self::Eyebrow,
        Self::Title,
        Self::Headline,
        Self::Subtitle,
        Self::Heading(1),
        Self::Heading(2),
        Self::Heading(3),
        Self::Heading(4),
        Self::Heading(5),
        Self::Heading(6),
        Self::Body,
        Self::Lead,
        Self::Hint,
        Self::Notice,
        Self::Sub,
        Self::Signed,
        Self::Hand,
        Self::Caption,
        Self::Quote,
        Self::Code,
        Self::Small,
        Self::Item,
        Self::Cell,
        Self::CellHead,
        Self::Figure,
    ];

    /// What office programs call it; those that they know have their names.
    pub(super) fn name(self) -> String {
        let own = match self {
            Self::Heading(level) => return format!("Heading {level}"),
            Self::Letterhead => "Letterhead",
            Self::Banner => "Banner",
            Self::Eyebrow => "Eyebrow",
            Self::Title => "Title",
            Self::Headline => "Headline",
            Self::Subtitle => "Subtitle",
            Self::Body => "Body Text",
            Self::Lead => "Lead",
            Self::Hint => "Hint",
            Self::Notice => "Notice",
            Self::Sub => "Small Heading",
            Self::Signed => "Signature",
            Self::Hand => "Signature Beside",
            Self::Caption => "Caption",
            Self::Quote => "Quote",
            Self::Code => "Preformatted",
            Self::Small => "Remark",
            Self::Item => "List Paragraph",
            Self::Cell => "Table Text",
            Self::CellHead => "Table Heading",
            Self::Figure => "Figure Number",
        };
        own.to_owned()
    }
}

/// How a style is set, whatever writes it. Lengths are in twentieths of a point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// Half points.
    pub(super) size: usize,
    pub(super) colour: &'static str,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) before: usize,
    pub(super) after: usize,
    /// Stays with what follows.
    pub(super) keeps: bool,
    /// A line on one side.
    pub(super) rule: Option<(&'static str, &'static str)>,
    /// What it stands on.
    pub(super) ground: Option<&'static str>,
    pub(super) indent: usize,
    /// How much of the line is left free at its end.
    pub(super) short: usize,
    pub(super) serif: bool,
}

/// The site's own colours.
const INK: &str = "1B2230";
const ACCENT: &str = "1D3A5F";
const SOFT: &str = "525B6B";
const OCHRE: &str = "8A5510";
const OCHRE_LINE: &str = "C08A3E";
const RED: &str = "8C1C13";

impl Style {
    /// How it is set.
    pub(super) fn cut(self, letter: bool) -> Cut {
        let plain = Cut {
            size: if letter { 20 } else { 21 },
            colour: INK,
            bold: false,
            italic: false,
            before: 0,
            after: if letter { 70 } else { 120 },
            keeps: false,
            rule: None,
            ground: None,
            indent: 0,
            short: 0,
            serif: false,
        };
        match self {
            Self::Heading(level) => heading(level, plain, letter),
            Self::Letterhead
            | Self::Banner
            | Self::Eyebrow
            | Self::Title
            | Self::Headline
            | Self::Subtitle => opening(self, plain, letter),
            Self::Lead if letter => plain,
            Self::Body
            | Self::Item
            | Self::Lead
            | Self::Hint
            | Self::Notice
            | Self::Sub
            | Self::Signed
            | Self::Hand
            | Self::Quote => running(self, plain),
            Self::Caption
            | Self::Code
            | Self::Small
            | Self::Cell
            | Self::CellHead
            | Self::Figure => beside(self, plain),
        }
    }
}

/// What stands among paragraphs.
fn running(style: Style, plain: Cut) -> Cut {
    match style {
        Style::Lead => Cut {
            size: 24,
            colour: ACCENT,
            serif: true,
            keeps: true,
            ..plain
        },
        Style::Hint => Cut {
            colour: SOFT,
            italic: true,
            ..plain
        },
        Style::Notice => Cut {
            rule: Some(("left", OCHRE_LINE)),
            ground: Some("F4F0E6"),
            indent: 120,
            ..plain
        },
        Style::Sub => Cut {
            bold: true,
            colour: ACCENT,
            before: 100,
            after: 40,
            keeps: true,
            ..plain
        },
        Style::Signed | Style::Hand => Cut {
            rule: Some(("top", "777777")),
            before: 900,
            short: if style == Style::Signed { 5100 } else { 0 },
            ..plain
        },
        Style::Quote => Cut {
            rule: Some(("left", "D9D4C7")),
            colour: SOFT,
            indent: 280,
            ..plain
        },
        _ => plain,
    }
}

/// What stands in tables and beside them, and other small letters.
fn beside(style: Style, plain: Cut) -> Cut {
    let cell = Cut {
        size: plain.size - 2,
        after: 0,
        ..plain
    };
    match style {
        Style::Caption => Cut {
            size: plain.size - 3,
            colour: SOFT,
            before: 60,
            after: 60,
            keeps: true,
            ..plain
        },
        Style::Code => Cut {
            size: 18,
            ground: Some("F4F0E6"),
            ..plain
        },
        Style::Small => Cut {
            size: 17,
            colour: SOFT,
            ..plain
        },
        Style::CellHead => Cut {
            bold: true,
            colour: ACCENT,
            ..cell
        },
        Style::Figure => Cut {
            size: 36,
            colour: ACCENT,
            serif: true,
            keeps: true,
            ..cell
        },
        _ => cell,
    }
}

fn heading(level: u8, plain: Cut, letter: bool) -> Cut {
    let sizes: [usize; 6] = if letter {
        [23, 21, 20, 20, 20, 20]
    } else {
        [32, 26, 23, 22, 21, 21]
    };
    let first = level <= 1;
    let (before, after) = match (letter, first) {
        (true, _) => (130, 50),
        (false, true) => (440, 140),
        (false, false) => (260, 80),
    };
    Cut {
        size: sizes[usize::from(level.clamp(1, 6)) - 1],
        colour: ACCENT,
        bold: true,
        before,
        after,
        keeps: true,
        rule: first.then_some(("bottom", "C9CFD8")),
        serif: true,
        ..plain
    }
}

/// What stands at the head of a document.
fn opening(style: Style, plain: Cut, letter: bool) -> Cut {
    match style {
        Style::Letterhead => Cut {
            bold: true,
            colour: ACCENT,
            after: if letter { 240 } else { 160 },
            rule: Some(("bottom", ACCENT)),
            ..plain
        },
        Style::Banner => Cut {
            size: 18,
            bold: true,
            colour: RED,
            after: 100,
            ..plain
        },
        Style::Eyebrow => Cut {
            bold: true,
            size: 19,
            colour: OCHRE,
            before: if letter { 0 } else { 160 },
            after: 40,
            keeps: true,
            ..plain
        },
        Style::Title => Cut {
            size: if letter { 34 } else { 52 },
            colour: ACCENT,
            bold: true,
            after: if letter { 120 } else { 140 },
            keeps: true,
            serif: true,
            ..plain
        },
        Style::Headline => Cut {
            size: 32,
            colour: ACCENT,
            after: 120,
            serif: true,
            ..plain
        },
        _ => Cut {
            size: if letter { 22 } else { 26 },
            colour: SOFT,
            after: 160,
            serif: true,
            ..plain
        },
    }
}

impl Text {
    /// A paragraph of a style.
    pub(super) fn new(style: Style, runs: Vec<Run>) -> Self {
        Self {
            style,
            runs,
            figures: false,
        }
    }

    /// Whether it runs from right to left: all its words do.
    pub(super) fn is_turned(&self) -> bool {
        let mut told = self.runs.iter().filter(|run| !run.text.trim().is_empty());
        let turned = |run: &Run| run.lang.as_deref().is_some_and(locale::is_right_to_left);
        told.clone().next().is_some() && told.all(turned)
    }
}

impl Part {
    /// A paragraph of a style.
    pub(super) fn text(style: Style, runs: Vec<Run>) -> Self {
        Self::Text(Text::new(style, runs))
    }

    /// How many letters it has, and how many its longest word.
    pub(super) fn length(&self) -> (usize, usize) {
        match self {
            Self::Text(text) => {
                let words: String = text.runs.iter().map(|run| run.text.as_str()).collect();
                let longest = words.split_whitespace().map(|word| word.chars().count());
                (words.chars().count(), longest.max().unwrap_or(0))
            }
            Self::List(list) => length(list.items.iter().flatten()),
            Self::Grid(grid) => length(grid.rows.iter().flatten().flat_map(|cell| &cell.parts)),
            Self::Picture(_) => (40, 20),
        }
    }
}

/// The longest of some parts, and the longest word in them.
fn length<'p>(parts: impl Iterator<Item = &'p Part>) -> (usize, usize) {
    parts
        .map(Part::length)
        .fold((0, 0), |(all, longest), (more, word)| {
            (all.max(more), longest.max(word))
        })
}

impl Cell {
    /// A cell of one column.
    pub(super) fn new(parts: Vec<Part>) -> Self {
        Self {
            span: 1,
            ground: Ground::Paper,
            parts,
        }
    }

    /// The same over several.
    pub(super) fn over(self, span: usize) -> Self {
        Self { span, ..self }
    }

    /// The same on another ground.
    pub(super) fn on(self, ground: Ground) -> Self {
        Self { ground, ..self }
    }
}

/// Widths of columns that suit what stands in them, in thousandths: none narrower than its longest word, if there is room.
pub(super) fn widths(rows: &[Vec<Cell>]) -> Vec<usize> {
    /// Of a letter of a table, with a line of some ninety of them; and of the edges of a cell.
    const LETTER: usize = 11;
    const EDGES: usize = 25;
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let measure = |column: usize| {
        let alone = rows
            .iter()
            .filter(|row| row.iter().all(|cell| cell.span == 1));
        let cells = alone.filter_map(|row| row.get(column));
        let lengths = cells.map(|cell| length(cell.parts.iter()));
        let (all, word) = lengths.fold((0, 0), |(all, longest), (more, word)| {
            (all.max(more), longest.max(word))
        });
        let wide = |letters: usize| letters * LETTER + EDGES;
        (wide(word.clamp(3, 26)), wide(all.clamp(3, 60)))
    };
    let measured: Vec<(usize, usize)> = (0..columns).map(measure).collect();
    let needed: usize = measured.iter().map(|(least, _)| least).sum();
    let wanted: usize = measured.iter().map(|(_, most)| most).sum();
    // What is left beyond the longest words goes to those columns that have more to say.
    let one = |(least, most): &(usize, usize)| {
        if needed >= 1000 {
            least * 1000 / needed
        } else if wanted <= 1000 {
            most * 1000 / wanted.max(1)
        } else {
            least + (1000 - needed) * (most - least) / (wanted - needed).max(1)
        }
    };
    measured.iter().map(one).collect()
}

/// Some words, as they may stand in a document.
pub(super) fn said(text: impl AsRef<str>) -> Run {
    Run {
        text: clean(text.as_ref()),
        ..Run::default()
    }
}

/// The same in bold.
pub(super) fn bold(text: impl AsRef<str>) -> Run {
    let look = Look {
        bold: true,
        ..Look::default()
    };
    Run { look, ..said(text) }
}

/// The same in a language, if that is told and is one.
pub(super) fn spoken(text: impl AsRef<str>, lang: Option<&str>) -> Run {
    let lang = lang.filter(|lang| is_tag(lang)).map(str::to_owned);
    Run { lang, ..said(text) }
}

fn is_tag(lang: &str) -> bool {
    (2..=35).contains(&lang.len())
        && lang.starts_with(|c: char| c.is_ascii_alphabetic())
        && lang.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// A text in which characters of no use are replaced, as on pages.
pub(super) fn clean(text: &str) -> String {
    inert::replaced(&text.replace(['\u{2028}', '\u{2029}'], "\n"), "\u{FFFD}")
}

/// An address that a document may lead to, written so that no program takes the document for damaged by it.
pub(super) fn address(url: &str) -> Option<String> {
    let url = url.trim();
    if !markdown::is_allowed(url) {
        return None;
    }
    let (scheme, rest) = url.split_once(':')?;
    let mut out = format!("{}:", scheme.to_ascii_lowercase());
    let path = match rest.strip_prefix("//") {
        None => rest,
        Some(rest) => {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (host, path) = rest.split_at(end);
            let (name, port) = host.rsplit_once(':').unwrap_or((host, "0"));
            let letters = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
            if !name.chars().all(letters) || port.parse::<u16>().is_err() {
                return None;
            }
            out.push_str("//");
            out.push_str(host);
            path
        }
    };
    let (bytes, mut marked) = (path.as_bytes(), false);
    for (at, byte) in bytes.iter().enumerate() {
        let digit = |more: usize| bytes.get(at + more).is_some_and(u8::is_ascii_hexdigit);
        let plain = match byte {
            b'%' => digit(1) && digit(2),
            b'#' => !std::mem::replace(&mut marked, true),
            byte => byte.is_ascii_alphanumeric() || b"-._~/?!$&'()*+,;=:@".contains(byte),
        };
        if plain {
            out.push(char::from(*byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

/// Words with single spaces between them and none at their ends; lines that end within a paragraph stay.
pub(super) fn spaced(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut space = true;
    for mut run in runs {
        let mut text = String::with_capacity(run.text.len());
        for c in run.text.chars() {
            let blank = matches!(c, ' ' | '\n');
            if !(blank && space) {
                text.push(c);
            }
            space = blank;
        }
        run.text = text;
        if !run.text.is_empty() {
            out.push(run);
        }
    }
    while let Some(last) = out.last_mut() {
        last.text
            .truncate(last.text.trim_end_matches([' ', '\n']).len());
        if !last.text.is_empty() {
            break;
        }
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_the_web_or_to_a_mailbox_and_are_whole() {
        for (url, whole) in [
            (
                "https://a.example/b?c=d#e",
                Some("https://a.example/b?c=d#e"),
            ),
            (
                "HTTP://a.example:80/é b",
                Some("http://a.example:80/%C3%A9%20b"),
            ),
            (
                "https://a.example/50%#a#b",
                Some("https://a.example/50%25#a%23b"),
            ),
            ("mailto:a@b.example", Some("mailto:a@b.example")),
            ("https://a.example:99999/", None),
            ("https://user@a.example/", None),
            ("https://[::1/", None),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("../b.html", None),
        ] {
            assert_eq!(address(url).as_deref(), whole, "{url}");
        }
    }

    #[test]
    fn what_turns_or_moves_is_replaced() {
        assert_eq!(
            clean("a\u{202e}b\u{0}c\u{200f}"),
            "a\u{fffd}b\u{fffd}c\u{200f}"
        );
        assert_eq!(spoken("a", Some("fr\"/>")).lang, None);
    }

    #[test]
    fn a_column_has_room_for_its_longest_word() {
        let cell = |text: &str| Cell::new(vec![Part::text(Style::Cell, vec![said(text)])]);
        let long = "so many words that they fill the line of a table by themselves, or two";
        let wide = widths(&[vec![cell("Accepté"), cell(long), cell(long)]]);
        assert!(
            wide[0] >= 7 * 11 && wide.iter().sum::<usize>() <= 1000,
            "{wide:?}"
        );
        assert_eq!(widths(&[vec![cell("abcd"), cell("abcd")]]), [500, 500]);
        let many = vec![cell("incomprehensibilities"); 12];
        assert!(widths(&[many]).iter().sum::<usize>() <= 1000);
    }

    #[test]
    fn a_picture_fits_the_sheet() {
        let size = |width, height| {
            let picture = Picture {
                bytes: Vec::new(),
                ending: "png",
                width,
                height,
                alt: String::new(),
            };
            picture.size()
        };
        assert_eq!(size(96, 96), (2540, 2540));
        assert_eq!(size(1200, 600), (17_000, 8_500));
        assert_eq!(size(600, 1200), (5_750, 11_500));
    }
}
