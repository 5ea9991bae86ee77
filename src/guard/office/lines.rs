//! In: pieces of lines as they stand in a file, with what was put in, taken out or hidden. Out: the lines as they are shown, the same as they
//! were before they were changed, and what stands aside of them: notes, boxes, codes of fields.

use crate::model::figures::PART;

/// Most texts aside within each other, and most fields.
const DEEP: usize = 63;

/// Lines as they are shown and as they were before, which is kept once the two differ.
#[derive(Default)]
struct Lines {
    now: String,
    before: Option<String>,
}

/// What computes a part of a line; a code may hold another field with its result.
#[derive(Default)]
struct Field {
    code: String,
    /// Its result stands already.
    done: bool,
}

#[derive(Default)]
pub(super) struct Flow {
    lines: Lines,
    /// What stands aside and is still open, the innermost last, with how deep it began.
    open: Vec<(usize, Lines)>,
    asides: String,
    fields: Vec<Field>,
    /// Codes of no field.
    codes: String,
    /// Within how many elements of what was put in, and of what is not shown.
    put: usize,
    gone: usize,
    /// Whether the run at hand is hidden.
    pub(super) hidden: bool,
}

impl Flow {
    fn at_hand(&mut self) -> &mut Lines {
        self.open
            .last_mut()
            .map_or(&mut self.lines, |(_, lines)| lines)
    }

    /// The line at hand as it is shown.
    pub(super) fn now(&self) -> &str {
        let lines = self.open.last().map_or(&self.lines, |(_, lines)| lines);
        &lines.now
    }

    /// All lines that stand in none, as they are shown.
    pub(super) fn all(&self) -> &str {
        &self.lines.now
    }

    pub(super) fn letters(&self) -> usize {
        let letters = self.lines.now.chars().chain(self.asides.chars());
        letters.filter(|c| c.is_alphanumeric()).count()
    }

    /// A piece of the line at hand.
    pub(super) fn say(&mut self, piece: &str) {
        let (put, gone) = (self.put > 0, self.gone > 0 || self.hidden);
        let lines = self.at_hand();
        if put || gone {
            lines.before.get_or_insert_with(|| lines.now.clone());
        }
        if !gone {
            lines.now.push_str(piece);
        }
        if let Some(before) = lines.before.as_mut().filter(|_| gone || !put) {
            before.push_str(piece);
        }
        if let Some(field) = self.fields.iter_mut().rev().find(|field| !field.done) {
            field.code.push_str(piece);
        }
    }

    /// A piece that stood here before.
    pub(super) fn say_before(&mut self, piece: &str) {
        self.gone += 1;
        self.say(piece);
        self.gone -= 1;
    }

    /// What ends a line, a cell, a row, a table.
    pub(super) fn border(&mut self, border: char) {
        let lines = self.at_hand();
        lines.now.push(border);
        if let Some(before) = &mut lines.before {
            before.push(border);
        }
        if !self.codes.is_empty() && !self.codes.ends_with(border) {
            self.codes.push(border);
        }
    }

    /// A piece of a code.
    pub(super) fn code(&mut self, piece: &str) {
        let field = self.fields.last_mut().map(|field| &mut field.code);
        field.unwrap_or(&mut self.codes).push_str(piece);
    }

    /// A field begins, its result begins, it ends.
    pub(super) fn field(&mut self, step: &str) {
        match step {
            "begin" if self.fields.len() < DEEP => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.done = true;
                }
            }
            "end" => {
                if let Some(field) = self.fields.pop() {
                    self.aside(&field.code);
                }
            }
            _ => {}
        }
    }

    /// What was put in while changes are kept begins or ends.
    pub(super) fn put(&mut self, begins: bool) {
        self.put = stepped(self.put, begins);
    }

    /// What is not shown begins or ends: taken out, moved elsewhere, for other programs.
    pub(super) fn gone(&mut self, begins: bool) {
        self.gone = stepped(self.gone, begins);
    }

    /// What stands aside begins.
    pub(super) fn begin(&mut self, depth: usize) {
        if self.open.len() < DEEP {
            self.open.push((depth, Lines::default()));
        }
    }

    /// What stands aside and began this deep, or deeper, is whole; the line in which it stood goes on.
    pub(super) fn end(&mut self, depth: usize) {
        while let Some((_, aside)) = self.open.pop_if(|(began, _)| *began >= depth) {
            self.aside(&aside.now);
            self.aside(&aside.before.unwrap_or_default());
        }
    }

    fn aside(&mut self, text: &str) {
        if !text.is_empty() {
            self.asides.push_str(text);
            self.asides.push(PART);
        }
    }

    /// All of it.
    pub(super) fn text(mut self) -> String {
        self.end(0);
        let codes = std::mem::take(&mut self.codes);
        let fields = std::mem::take(&mut self.fields);
        fields.iter().for_each(|field| self.aside(&field.code));
        self.aside(&codes);
        self.aside(&self.lines.before.clone().unwrap_or_default());
        format!("{}{PART}{}", self.lines.now, self.asides)
    }
}

fn stepped(count: usize, up: bool) -> usize {
    if up {
        count + 1
    } else {
        count.saturating_sub(1)
    }
}
