//! In: the operators of a page that move the pen, and what letters they show. Out: whether what is shown next goes on, on the same line,
//! where the last ended: a word may change its font, its size, its weight within.

use lopdf::{Dictionary, Document, Object};

/// A place and a direction, as the format writes them.
type Matrix = [f32; 6];

const STILL: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// States that are kept for later at most.
const KEPT: usize = 4096;

/// Of a letter's height: how far from the end of the last a word still goes on, and how far from its line.
const NEAR: f32 = 0.2;
const LEVEL: f32 = 0.15;

/// How the pen writes: what `q` keeps and `Q` gives back.
#[derive(Clone)]
struct State {
    page: Matrix,
    leading: f32,
    size: f32,
    /// Room behind each letter, and behind each space.
    room: [f32; 2],
    stretch: f32,
    font: Option<*const Dictionary>,
}

/// Where the pen is.
pub(super) struct Pen {
    state: State,
    kept: Vec<State>,
    /// States beyond those that are kept.
    lost: usize,
    line: Matrix,
    text: Matrix,
    /// Where the last letter ended on the page, and how much of the way there was guessed, of a letter's height.
    end: Option<([f32; 2], f32)>,
    guessed: f32,
    /// Whether it moved to another line since.
    moved: bool,
}

impl Default for Pen {
    fn default() -> Self {
        Self {
            state: State {
                page: STILL,
                leading: 0.0,
                size: 0.0,
                room: [0.0; 2],
                stretch: 1.0,
                font: None,
            },
            kept: Vec::new(),
            lost: 0,
            line: STILL,
            text: STILL,
            end: None,
            guessed: 0.0,
            moved: true,
        }
    }
}

/// A place and a direction of six numbers.
fn matrix(operands: &[Object]) -> Option<Matrix> {
    let number = |at: usize| operands.get(at).and_then(|one| one.as_float().ok());
    let all: Option<Vec<f32>> = (0..6).map(number).collect();
    all?.try_into().ok()
}

/// One move, then another.
fn then(one: Matrix, other: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = one;
    let [p, q, r, s, t, u] = other;
    [
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    ]
}

impl Pen {
    /// Takes in an operator.
    pub(super) fn take(&mut self, operator: &str, operands: &[Object]) {
        let number = |at: usize| operands.get(at).and_then(|one| one.as_float().ok());
        let first = number(0).unwrap_or_default();
        let state = &mut self.state;
        match operator {
            "q" if self.kept.len() < KEPT => self.kept.push(state.clone()),
            "q" => self.lost += 1,
            "Q" if self.lost > 0 => self.lost -= 1,
            "Q" => {
                if let Some(kept) = self.kept.pop() {
                    self.state = kept;
                }
            }
            "cm" => state.page = then(matrix(operands).unwrap_or(STILL), state.page),
            "BT" => self.place(STILL),
            "Tm" => self.place(matrix(operands).unwrap_or(STILL)),
            "TD" => {
                let down = number(1).unwrap_or_default();
                state.leading = -down;
                self.walk(first, down);
            }
            "Td" => self.walk(first, number(1).unwrap_or_default()),
            "T*" | "'" | "\"" => self.walk(0.0, -self.state.leading),
            "TL" => state.leading = first,
            "Tf" => state.size = number(1).unwrap_or_default(),
            "Tc" => state.room[0] = first,
            "Tw" => state.room[1] = first,
            "Tz" => state.stretch = first / 100.0,
            _ => {}
        }
        self.moved |= is_line(operator, operands);
    }

    /// Takes another font, also with its size.
    pub(super) fn set(&mut self, font: *const Dictionary, size: Option<f32>) {
        self.state.font = Some(font);
        self.state.size = size.unwrap_or(self.state.size);
    }

    pub(super) fn font(&self) -> Option<*const Dictionary> {
        self.state.font
    }

    /// A pen for a drawing that stands where this one is, within its own measure.
    pub(super) fn within(&self, measure: &[Object]) -> Self {
        let page = then(matrix(measure).unwrap_or(STILL), self.state.page);
        Self {
            state: State {
                page,
                ..self.state.clone()
            },
            end: self.end,
            ..Self::default()
        }
    }

    /// Goes on where the pen of a drawing ended.
    pub(super) fn after(&mut self, other: &Self) {
        (self.end, self.moved) = (other.end, true);
    }

    /// Whether what is shown from here is apart from what was shown last.
    pub(super) fn is_apart(&mut self) -> bool {
        std::mem::take(&mut self.moved) && !self.goes_on()
    }

    fn place(&mut self, at: Matrix) {
        (self.line, self.text) = (at, at);
    }

    fn walk(&mut self, along: f32, down: f32) {
        self.place(then([1.0, 0.0, 0.0, 1.0, along, down], self.line));
    }

    /// Takes in room between letters, in thousandths of their height.
    pub(super) fn space(&mut self, thousandths: f32) {
        self.forward(-thousandths / 1000.0 * self.state.size);
    }

    /// Takes in letters that were shown, with how wide they are.
    pub(super) fn shown(&mut self, width: Width) {
        let letters = width.thousandths / 1000.0;
        let room = self.state.room[0] * width.letters + self.state.room[1] * width.spaces;
        self.forward(letters * self.state.size + room);
        self.guessed += if width.guessed { letters * 0.06 } else { 0.0 };
    }

    fn forward(&mut self, way: f32) {
        self.text = then(
            [1.0, 0.0, 0.0, 1.0, way * self.state.stretch, 0.0],
            self.text,
        );
    }

    /// What is shown ends here.
    pub(super) fn ends(&mut self) {
        let [.., x, y] = then(self.text, self.state.page);
        self.end = Some(([x, y], std::mem::take(&mut self.guessed).min(0.5)));
    }

    /// Whether what is shown from here goes on what was shown last.
    fn goes_on(&self) -> bool {
        let Some(([x, y], guessed)) = self.end else {
            return false;
        };
        let [a, b, .., to_x, to_y] = then(self.text, self.state.page);
        let scale = a.hypot(b);
        let (right, down) = (to_x - x, to_y - y);
        let along = (right * a + down * b) / scale;
        let aside = (down * a - right * b) / scale;
        let height = (self.state.size * scale).abs();
        aside.abs() <= LEVEL * height && along.abs() <= (NEAR + guessed) * height
    }
}

/// Whether an operator moves the pen to another line, not along one; a text that begins may go on the last one.
fn is_line(operator: &str, operands: &[Object]) -> bool {
    if matches!(operator, "T*" | "'" | "\"" | "BT") {
        return true;
    }
    let down = operands.get(1).and_then(|down| down.as_float().ok());
    matches!(operator, "Td" | "TD") && down.is_none_or(|down| down != 0.0)
}

/// How wide letters are together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Width {
    thousandths: f32,
    letters: f32,
    spaces: f32,
    /// The font does not tell.
    guessed: bool,
}

/// How wide the letters of a font are, in thousandths of their height.
pub(super) enum Widths {
    /// By their byte, from the first on.
    Bytes(usize, Vec<f32>),
    /// By two bytes, from one to another, in their order; and of those that are not told.
    Pairs(Vec<(usize, usize, f32)>, f32),
    Unknown,
}

impl Widths {
    /// `room` is how many may still be read in all fonts of a file, which may share their lists.
    pub(super) fn of(font: &Dictionary, document: &Document, room: &mut usize) -> Self {
        let mut list = |map: &Dictionary, key: &[u8]| -> Option<Vec<Object>> {
            let all = map.get_deref(key, document).ok()?.as_array().ok()?;
            *room = room.saturating_sub(all.len());
            (*room > 0).then(|| all.clone())
        };
        if let Some(below) = list(font, b"DescendantFonts") {
            let below = below.first().and_then(|one| document.dereference(one).ok());
            let Some(below) = below.and_then(|(_, one)| one.as_dict().ok()) else {
                return Self::Unknown;
            };
            let rest = below
                .get(b"DW")
                .and_then(Object::as_float)
                .unwrap_or(1000.0);
            let all = list(below, b"W").unwrap_or_default();
            return Self::Pairs(pairs(&all, document, room), rest);
        }
        let first = font.get_deref(b"FirstChar", document);
        let first = first
            .and_then(Object::as_i64)
            .ok()
            .and_then(|first| usize::try_from(first).ok());
        match (first, list(font, b"Widths")) {
            (Some(first), Some(all)) => {
                let all = all
                    .iter()
                    .map(|one| number(one, document).unwrap_or_default());
                Self::Bytes(first, all.collect())
            }
            _ => Self::Unknown,
        }
    }

    /// How wide bytes are, which stand for a text.
    pub(super) fn width(&self, bytes: &[u8], text: &str) -> Width {
        #[allow(clippy::cast_precision_loss, reason = "few letters")]
        let count = |all: usize| all as f32;
        let spaces = count(bytes.iter().filter(|byte| **byte == b' ').count());
        match self {
            Self::Bytes(first, all) => Width {
                thousandths: bytes
                    .iter()
                    .filter_map(|byte| all.get(usize::from(*byte).checked_sub(*first)?))
                    .sum(),
                letters: count(bytes.len()),
                spaces,
                guessed: false,
            },
            Self::Pairs(all, rest) => Width {
                thousandths: bytes
                    .chunks_exact(2)
                    .map(|pair| usize::from(pair[0]) << 8 | usize::from(pair[1]))
                    .map(|code| pair(all, code).unwrap_or(*rest))
                    .sum(),
                letters: count(bytes.len() / 2),
                spaces: 0.0,
                guessed: false,
            },
            Self::Unknown => Width {
                thousandths: text.chars().map(usual).sum(),
                letters: count(text.chars().count()),
                spaces,
                guessed: true,
            },
        }
    }
}

fn number(object: &Object, document: &Document) -> Option<f32> {
    document.dereference(object).ok()?.1.as_float().ok()
}

/// Widths as fonts of many letters list them: from a letter on, each; or from one to another, one for all.
fn pairs(all: &[Object], document: &Document, room: &mut usize) -> Vec<(usize, usize, f32)> {
    const MOST: usize = 1 << 16;
    let mut widths = Vec::new();
    let code = |object: &Object| usize::try_from(object.as_i64().ok()?).ok();
    let mut at = 0;
    while let Some(first) = all.get(at).and_then(code).filter(|first| *first < MOST) {
        let Some((_, next)) = all
            .get(at + 1)
            .and_then(|one| document.dereference(one).ok())
        else {
            break;
        };
        if let Ok(each) = next.as_array() {
            let each = &each[..each.len().min(MOST).min(*room)];
            *room -= each.len();
            let each = each.iter().enumerate();
            widths.extend(each.filter_map(|(more, one)| {
                Some((first + more, first + more, number(one, document)?))
            }));
            at += 2;
        } else if let (Some(last), Some(width)) = (
            code(next),
            all.get(at + 2).and_then(|one| number(one, document)),
        ) {
            widths.push((first, last, width));
            at += 3;
        } else {
            break;
        }
    }
    widths.sort_by_key(|(first, ..)| *first);
    widths
}

/// How wide the letter of a code is: of those from which a list begins at or before it, the last.
fn pair(all: &[(usize, usize, f32)], code: usize) -> Option<f32> {
    let at = all.partition_point(|(first, ..)| *first <= code);
    let (_, last, width) = all.get(at.checked_sub(1)?)?;
    (code <= *last).then_some(*width)
}

/// How wide a letter is in most fonts.
fn usual(letter: char) -> f32 {
    match letter {
        ' ' | '.' | ',' | 'i' | 'j' | 'l' | 'I' | '\'' | '!' | 'f' | 't' | ':' | ';' => 265.0,
        'r' | '-' | '(' | ')' => 333.0,
        'm' | 'w' | 'M' | 'W' | '@' => 850.0,
        letter if letter.is_uppercase() => 690.0,
        's' | 'c' | 'k' | 'v' | 'x' | 'y' | 'z' => 500.0,
        _ => 556.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the last of some runs, each at its place and in its size, goes on the one before.
    fn goes_on(runs: &[(f32, f32, f32, &str)]) -> bool {
        let mut pen = Pen::default();
        let mut last = false;
        for (x, y, size, text) in runs {
            pen.take("BT", &[]);
            pen.take("Td", &[Object::Real(*x), Object::Real(*y)]);
            pen.take("Tf", &[Object::Null, Object::Real(*size)]);
            last = pen.goes_on();
            pen.shown(Widths::Unknown.width(text.as_bytes(), text));
            pen.ends();
        }
        last
    }

    #[test]
    fn a_word_goes_on_where_its_last_letter_ended() {
        for (runs, on) in [
            (
                &[(50.0, 700.0, 11.0, "B"), (58.0, 700.0, 8.8, "ASILE")][..],
                true,
            ),
            (
                &[(58.0, 700.0, 8.8, "ASILE"), (90.0, 700.0, 11.0, "C")],
                false,
            ),
            (
                &[
                    (50.0, 700.0, 11.0, "Basile Courte"),
                    (118.7, 700.0, 11.0, "manche"),
                ],
                true,
            ),
            (
                &[(50.0, 700.0, 11.0, "14 "), (65.3, 700.0, 11.0, "5")],
                true,
            ),
            (
                &[(50.0, 700.0, 11.0, "14"), (90.0, 700.0, 11.0, "500")],
                false,
            ),
            (
                &[
                    (50.0, 700.0, 11.0, "Basile"),
                    (50.0, 687.0, 11.0, "Courtemanche"),
                ],
                false,
            ),
        ] {
            assert_eq!(goes_on(runs), on, "{runs:?}");
        }
    }
}
