//! In: letters as a page shows them, and what marks say that they stand for. Out: the page's text, read in three ways.

use std::collections::HashSet;

use crate::{guard::pdf::fonts::is_private, model::figures::PART};

/// Most letters that mean nothing to others, of which a page may have some: marks of lists.
const PRIVATE: usize = 6;

/// The text of pages.
#[derive(Default)]
pub(super) struct Flow {
    /// With a space wherever the pen moves.
    parted: String,
    /// The same without, for letters that are set one by one.
    glued: String,
    /// The same with what marked letters stand for in their place.
    meant: String,
    /// Marks that are open, and whether each says what it stands for.
    marks: Vec<bool>,
    /// How many of them do.
    meanings: usize,
    /// What the letters at hand stand for, until the first is shown.
    meaning: Option<String>,
    /// Whether a meaning was told last.
    told: bool,
    any: bool,
    private: HashSet<char>,
    /// Whether letters were shown of which nobody knows what they are.
    pub(super) unread: bool,
}

impl Flow {
    /// How many letters were shown from a place on.
    pub(super) fn letters(&self, from: usize) -> usize {
        let letters = self.glued[from..].chars();
        letters.filter(|c| c.is_alphanumeric()).count()
    }

    pub(super) fn len(&self) -> usize {
        self.glued.len()
    }

    /// The pen moves.
    pub(super) fn space(&mut self) {
        self.parted.push(' ');
    }

    /// What parts two pages, or two drawings.
    pub(super) fn part(&mut self, border: char) {
        for all in [&mut self.parted, &mut self.glued, &mut self.meant] {
            all.push(border);
        }
        self.told = false;
    }

    /// What is shown next stands on another line, or apart: a word that was parted there goes on.
    fn line(&mut self) {
        for all in [&mut self.glued, &mut self.meant] {
            let parted = all.ends_with(['-', '\u{2010}', '\u{ad}']);
            all.push(if parted { '\n' } else { ' ' });
        }
    }

    /// Room between letters.
    pub(super) fn room(&mut self) {
        self.show(" ");
    }

    /// Letters are shown next.
    pub(super) fn begin(&mut self, apart: bool) {
        if apart {
            let before = self.meant.len();
            self.line();
            // What a mark stands for goes on what the last one does, wherever it is set.
            if self.told && self.meanings > 0 {
                self.meant.truncate(before);
            }
        }
        if let Some(meaning) = self.meaning.take() {
            self.meant.push_str(&meaning);
            self.told = true;
        } else if self.meanings == 0 {
            self.told = false;
        }
    }

    /// Letters that are shown.
    pub(super) fn show(&mut self, text: &str) {
        let mut before = self.glued.chars().next_back();
        for c in text.chars() {
            let beside = before.is_some_and(|before| {
                is_private(c) && before.is_alphabetic() || is_private(before) && c.is_alphabetic()
            });
            if is_private(c) && self.private.len() <= PRIVATE {
                self.private.insert(c);
            }
            self.unread |= beside || c.is_control() && !c.is_whitespace();
            before = Some(c);
        }
        self.unread |= self.private.len() > PRIVATE;
        self.parted.push_str(text);
        self.glued.push_str(text);
        if self.meanings == 0 {
            self.meant.push_str(text);
        }
    }

    /// How many marks are open.
    pub(super) fn depth(&self) -> usize {
        self.marks.len()
    }

    /// Letters are marked, and stand for something if it is told.
    pub(super) fn mark(&mut self, meaning: Option<String>) {
        let told = meaning.is_some();
        self.marks.push(told);
        self.meanings += usize::from(told);
        // Of meanings within meanings the outer one holds.
        if told && self.meanings == 1 {
            self.meaning = meaning;
            self.any = true;
        }
    }

    /// A mark ends, if one is open beyond those of what draws this.
    pub(super) fn unmark(&mut self, depth: usize) {
        if self.marks.len() <= depth {
            return;
        }
        if self.marks.pop() == Some(true) {
            self.meanings -= 1;
            if self.meanings == 0 {
                self.meaning = None;
            }
        }
    }

    /// All of it.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{}{PART}{}", self.parted, self.glued);
        if self.any {
            text.push(PART);
            text.push_str(&self.meant);
        }
        text
    }
}
