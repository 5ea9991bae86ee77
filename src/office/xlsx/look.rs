//! In: the styles, texts and merged cells of a workbook, of which its library tells nothing. Out: how each cell that is not plain shows
//! what it holds.

use std::collections::HashMap;

use roxmltree::Node;

use crate::{
    mend::heard,
    model::{currency::Money, diagnostic::Message},
    office::{
        package::Package,
        rich::{Look, Run},
        xml::{attribute, child, tree},
    },
};

/// A cell, by row and column from 0.
pub(super) type At = (u32, u32);

/// How a cell of a style shows what it holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Shape {
    /// Words before and behind a number.
    before: String,
    behind: String,
    percent: bool,
    /// What of a day is shown.
    shown: Shown,
    /// By how much a number is divided before it is shown: a thousand, a million.
    scale: f64,
    look: Look,
}

/// Parts of a day, from the year on.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Shown {
    Year,
    Month,
    #[default]
    Day,
}

/// What a workbook says of all its cells.
#[derive(Debug, Default)]
pub(super) struct Looks {
    shapes: Vec<Shape>,
    /// Texts of which a part is set apart.
    texts: HashMap<usize, Vec<Run>>,
    sheets: HashMap<String, String>,
}

/// What one sheet says of its cells.
#[derive(Debug, Default)]
pub(super) struct SheetLooks {
    pub(super) shapes: HashMap<At, Shape>,
    pub(super) texts: HashMap<At, Vec<Run>>,
    /// First and last cell of each.
    pub(super) merged: Vec<(At, At)>,
}

fn named<'a, 'i>(node: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children()
        .filter(move |part| part.tag_name().name() == name)
}

impl Looks {
    /// Those of a workbook.
    ///
    /// # Errors
    /// If it is damaged or too large.
    pub(super) fn new(package: &mut Package<'_>) -> Result<Self, Message> {
        let mut looks = Self::default();
        let styles = package.text("xl/styles.xml")?;
        if !styles.is_empty() {
            looks.shapes = shapes(tree(&styles)?.root_element());
        }
        let strings = package.text("xl/sharedStrings.xml")?;
        if strings.contains("rPr") {
            let document = tree(&strings)?;
            let items = named(document.root_element(), "si").enumerate();
            looks.texts = items
                .filter_map(|(at, item)| Some((at, runs(item)?)))
                .collect();
        }
        let (book, links) = (
            package.text("xl/workbook.xml")?,
            package.text("xl/_rels/workbook.xml.rels")?,
        );
        if book.is_empty() || links.is_empty() {
            return Ok(looks);
        }
        let links = tree(&links)?;
        let targets: HashMap<&str, &str> = named(links.root_element(), "Relationship")
            .filter_map(|node| Some((attribute(node, "Id")?, attribute(node, "Target")?)))
            .collect();
        let book = tree(&book)?;
        let sheets = child(book.root_element(), "sheets");
        for sheet in sheets.iter().flat_map(|node| named(*node, "sheet")) {
            let target = attribute(sheet, "id").and_then(|id| targets.get(id));
            if let (Some(name), Some(target)) = (attribute(sheet, "name"), target) {
                let path = match target.strip_prefix('/') {
                    Some(top) => top.to_owned(),
                    None => format!("xl/{target}"),
                };
                looks.sheets.insert(name.to_owned(), path);
            }
        }
        Ok(looks)
    }

    /// Those of a sheet.
    ///
    /// # Errors
    /// If it is damaged or too large.
    pub(super) fn sheet(
        &self,
        package: &mut Package<'_>,
        name: &str,
    ) -> Result<SheetLooks, Message> {
        let mut looks = SheetLooks::default();
        let Some(path) = self.sheets.get(name) else {
            return Ok(looks);
        };
        let text = package.text(path)?;
        let plain = Shape::default();
        let special = self.shapes.iter().any(|shape| *shape != plain) || !self.texts.is_empty();
        if text.is_empty()
            || !(special || ["mergeCell", "rPr"].iter().any(|word| text.contains(word)))
        {
            return Ok(looks);
        }
        let document = tree(&text)?;
        let root = document.root_element();
        for cell in child(root, "sheetData")
            .iter()
            .flat_map(|data| named(*data, "row"))
            .flat_map(|row| named(row, "c"))
        {
            let Some(at) = attribute(cell, "r").and_then(reference) else {
                continue;
            };
            let style = attribute(cell, "s").and_then(|style| style.parse::<usize>().ok());
            let shape = style.and_then(|style| self.shapes.get(style));
            looks.shapes.extend(
                shape
                    .filter(|shape| **shape != plain)
                    .map(|shape| (at, shape.clone())),
            );
            let text = match attribute(cell, "t") {
                Some("s") => child(cell, "v")
                    .and_then(|value| value.text()?.trim().parse::<usize>().ok())
                    .and_then(|text| self.texts.get(&text).cloned()),
                Some("inlineStr") => child(cell, "is").and_then(runs),
                _ => None,
            };
            looks.texts.extend(text.map(|text| (at, text)));
        }
        let merged = child(root, "mergeCells");
        let merged = merged.iter().flat_map(|node| named(*node, "mergeCell"));
        looks.merged = merged
            .filter_map(|node| {
                let (first, last) = attribute(node, "ref")?.split_once(':')?;
                Some((reference(first)?, reference(last)?))
            })
            .collect();
        Ok(looks)
    }
}

/// `B12` as row and column from 0.
pub(super) fn reference(text: &str) -> Option<At> {
    let plain: String = text.chars().filter(|c| *c != '$').collect();
    let letters = plain.len()
        - plain
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = plain[..letters].bytes().fold(0_u32, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row = plain[letters..].parse::<u32>().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

/// Whether a formula adds up the cells above its own.
pub(super) fn is_sum(formula: &str, (row, column): At) -> bool {
    let formula = formula.trim_start_matches('=').trim().to_ascii_uppercase();
    let Some((name, rest)) = formula.split_once('(') else {
        return false;
    };
    if !matches!(name.trim(), "SUM" | "SUBTOTAL" | "AGGREGATE") {
        return false;
    }
    let mut ranges = rest.trim_end_matches(')').split([',', ';']);
    ranges.any(|range| {
        let ends = range.trim().split_once(':');
        ends.and_then(|(first, last)| Some((reference(first.trim())?, reference(last.trim())?)))
            .is_some_and(|(first, last)| {
                first.1 == column && last.1 == column && first.0 < last.0 && last.0 < row
            })
    })
}

fn look(font: Option<Node<'_, '_>>) -> Look {
    let is = |node: Node<'_, '_>| !matches!(attribute(node, "val"), Some("0" | "false"));
    Look {
        strike: font.and_then(|font| child(font, "strike")).is_some_and(is),
        raised: font
            .and_then(|font| child(font, "vertAlign"))
            .is_some_and(|node| attribute(node, "val") == Some("superscript")),
        ..Look::default()
    }
}

/// The runs of a text, if they do not all look plain.
fn runs(item: Node<'_, '_>) -> Option<Vec<Run>> {
    let words = |node: Node<'_, '_>| {
        let text = child(node, "t");
        text.and_then(|text| text.text().map(str::to_owned))
            .unwrap_or_default()
    };
    let one = |part: Node<'_, '_>| match part.tag_name().name() {
        "t" => Some((part.text().unwrap_or_default().to_owned(), Look::default())),
        "r" => Some((words(part), look(child(part, "rPr")))),
        _ => None,
    };
    let runs: Vec<Run> = item
        .children()
        .filter_map(one)
        .map(|(text, look)| Run {
            text,
            look,
            ..Run::default()
        })
        .collect();
    runs.iter()
        .any(|run| run.look != Look::default())
        .then_some(runs)
}

/// The formats of cells, in their order.
fn shapes(root: Node<'_, '_>) -> Vec<Shape> {
    let all = |list: &'static str, one: &'static str| {
        child(root, list)
            .into_iter()
            .flat_map(move |node| named(node, one))
    };
    let codes: HashMap<&str, &str> = all("numFmts", "numFmt")
        .filter_map(|node| Some((attribute(node, "numFmtId")?, attribute(node, "formatCode")?)))
        .collect();
    let fonts: Vec<Look> = all("fonts", "font").map(|font| look(Some(font))).collect();
    let one = |node: Node<'_, '_>| {
        let id = attribute(node, "numFmtId").unwrap_or_default();
        // Those that every workbook has without saying so.
        let built_in = match id {
            "9" | "10" => "0%",
            "17" => "mmm-yy",
            _ => "",
        };
        let font = attribute(node, "fontId").and_then(|font| font.parse::<usize>().ok());
        Shape {
            look: font
                .and_then(|font| fonts.get(font).copied())
                .unwrap_or_default(),
            ..shape(codes.get(id).copied().unwrap_or(built_in))
        }
    };
    all("cellXfs", "xf").map(one).collect()
}

/// What a format shows beside a number or of a day.
fn shape(code: &str) -> Shape {
    let mut shape = Shape::default();
    let (mut month, mut year, mut day, mut is_behind) = (false, false, false, false);
    // Commas right behind the figures; between them they part thousands.
    let (mut commas, mut is_last) = (0, false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        let mut words = String::new();
        match c {
            ';' => break,
            '"' => words.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => words.extend(chars.next()),
            '_' | '*' => _ = chars.next(),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if let Some(sign) = inside.strip_prefix('$') {
                    words.push_str(sign.split('-').next().unwrap_or_default());
                }
            }
            '0' | '#' | '?' => {
                is_behind = true;
                commas = 0;
            }
            ',' if is_last => commas += 1,
            '%' => shape.percent = true,
            'm' | 'M' => month = true,
            'y' | 'Y' => year = true,
            'd' | 'D' => day = true,
            '$' | '€' | '£' | '¥' => words.push(c),
            _ => {}
        }
        is_last = matches!(c, '0' | '#' | '?') || c == ',' && is_last;
        if is_behind {
            shape.behind.push_str(&words);
        } else {
            shape.before.push_str(&words);
        }
    }
    shape.shown = match (year && !is_behind && !day, month) {
        (true, true) => Shown::Month,
        (true, false) => Shown::Year,
        _ => Shown::Day,
    };
    if month || year || day {
        shape.before.clear();
    }
    shape.before = shape.before.trim().to_owned();
    shape.behind = shape.behind.trim().to_owned();
    let scale = 1_000_f64.powi(commas);
    let unit = format!("1 {}{}", shape.before, shape.behind);
    let unit = heard::number("amount", Some("amount"), &unit, Money::Any);
    // Where no word beside it says so, the number is what the cell holds.
    if commas > 0 && unit.and_then(|unit| unit.as_f64()) == Some(scale) {
        shape.scale = scale;
    }
    shape
}

impl Shape {
    /// A number as the cell shows it, but for how it is rounded.
    pub(super) fn number(&self, number: f64) -> String {
        if self.percent {
            // `0.07 * 100` has figures that nobody typed.
            let number = (number * 100.0 * 1e6).round() / 1e6;
            return format!("{number} %");
        }
        let number = if self.scale > 1.0 {
            (number / self.scale * 1e9).round() / 1e9
        } else {
            number
        };
        format!("{} {number} {}", self.before, self.behind)
            .trim()
            .to_owned()
    }

    /// A day as the cell shows it.
    pub(super) fn day(&self, (year, month, day): (u16, u8, u8)) -> String {
        match self.shown {
            Shown::Year => format!("{year:04}"),
            Shown::Month => format!("{year:04}-{month:02}"),
            Shown::Day => format!("{year:04}-{month:02}-{day:02}"),
        }
    }

    /// How all that stands in the cell is set.
    pub(super) fn look(&self) -> Option<Look> {
        Some(self.look).filter(|look| *look != Look::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_stands_beside_a_number_and_what_of_a_day_is_shown() {
        for (code, shown) in [
            ("General", "0.5"),
            ("#,##0.##", "0.5"),
            ("0.00%", "50 %"),
            ("#,##0 \"USD\"", "0.5 USD"),
            ("[$€-40C] #,##0.00;[Red]-0", "€ 0.5"),
            ("_-* #,##0\\ [$CAD]_-;", "0.5 CAD"),
            ("#,##0,\" k$\"", "0.0005 k$"),
            ("0.0,,\" M€\"", "0.0000005 M€"),
            ("#,##0, \"CAD\"", "0.5 CAD"),
            ("#,##0,", "0.5"),
        ] {
            assert_eq!(shape(code).number(0.5), shown, "{code}");
        }
        for (code, shown) in [
            ("mmm-yy", "2023-11"),
            ("mmmm\\ yyyy", "2023-11"),
            ("yyyy", "2023"),
            ("d mmm yyyy", "2023-11-02"),
            ("[$-40C]dd/mm/yyyy", "2023-11-02"),
            ("General", "2023-11-02"),
        ] {
            assert_eq!(shape(code).day((2023, 11, 2)), shown, "{code}");
        }
    }

    #[test]
    fn a_sum_of_the_cells_above_is_one() {
        for (formula, is) in [
            ("SUM(E2:E7)", true),
            ("=SUBTOTAL(9,E$2:E$7)", true),
            ("SUM(A8:D8)", false),
            ("E2*2", false),
            ("SUM(10,20)", false),
        ] {
            assert_eq!(is_sum(formula, (7, 4)), is, "{formula}");
        }
    }
}
