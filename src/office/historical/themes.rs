//! In: what stands below the heading that opens the themes. Out: each theme with its title, its description and its relation to an axis.

use super::{
    Reader,
    axes::{axes, axes_of},
    items::columns,
};
use crate::{
    model::{
        document::Pointer,
        fold::fold,
        question::{Answer, Question},
    },
    office::{
        answer::Said,
        paper::{self, Cell},
        rich::{self, Par, Piece},
        typed,
    },
};

/// Signs behind the number of a theme.
pub(super) const SIGNS: [char; 5] = ['.', ')', '°', '-', '–'];

/// Figures of its number at most: `Thème 2030` has none.
const FIGURES: usize = 2;

/// What a theme is called, folded.
pub(super) const THEME: [&str; 3] = ["thematique", "theme", "tematica"];

impl<'a> Reader<'a, '_> {
    /// A theme: its title, and its description with its relation to an axis.
    pub(super) fn theme(&mut self, list: &Pointer, item: &'a Question, row: &[Cell], order: usize) {
        let cells: Vec<&Cell> = row
            .iter()
            .filter(|cell| !paper::words(cell).is_empty())
            .collect();
        let Some((first, rest)) = cells.split_first() else {
            return;
        };
        let title = paper::words(first);
        let blocks: Vec<Piece> = rest
            .iter()
            .flat_map(|cell| paper::pieces(cell, &self.known.placeholders))
            .collect();
        let blocks = self.unnoted(blocks, usize::MAX);
        let next = self.so_far("themes", list) + 1;
        let title = unnumbered(&title, |number| number == order || number == next);
        self.themed(list, item, title, blocks);
    }

    /// Whether a table is a part of the text of a theme: one has begun above it, and its rows are no themes.
    pub(super) fn is_of_theme(&self, item: &Question, rows: &[Vec<Cell>]) -> bool {
        let numbered = |words: &str| {
            self.known.count(words).is_some() || typed::counted(words, &SIGNS).is_some()
        };
        let begun = |piece: &Piece| match piece {
            Piece::Par(par) => is_title(par) || numbered(par.words().trim()),
            Piece::Table(_) => false,
        };
        let Answer::Group(questions) = &item.answer else {
            return false;
        };
        let axis = questions.iter().find(|question| question.key == "axis");
        let claims = |words: &str| axis.is_some_and(|question| !axes(question, words).is_empty());
        let head = rows.first().map_or(&[][..], Vec::as_slice);
        let is_own = columns(item, head).iter().flatten().count() > 1
            || head.iter().all(|cell| self.is_ours(&paper::words(cell)));
        let is_theme = |row: &Vec<Cell>| {
            row.first()
                .is_some_and(|cell| numbered(&paper::words(cell)))
                || row.iter().any(|cell| claims(&paper::words(cell)))
        };
        self.held.iter().any(begun) && !is_own && !rows.iter().any(is_theme)
    }

    fn themed(&mut self, list: &Pointer, item: &'a Question, title: &str, pieces: Vec<Piece>) {
        let Answer::Group(questions) = &item.answer else {
            return;
        };
        let at = self.next("themes", list);
        let words = format!("{title}\n{}", rich::words(&pieces));
        let axis = questions.iter().find(|question| question.key == "axis");
        let axes = axis
            .map(|question| axes(question, &words))
            .unwrap_or_default();
        let mentions =
            |piece: &Piece| axis.is_some_and(|question| !axes_of(question, piece).is_empty());
        // Paragraphs that speak of an axis are of the relation to it, if others do not.
        let (mut relation, mut description): (Vec<Piece>, Vec<Piece>) =
            pieces.into_iter().partition(mentions);
        if description.is_empty() {
            description = std::mem::take(&mut relation);
        }
        // `AXE 2` alone says which, and no more.
        let only = match (axis, relation.as_slice()) {
            (Some(question), [Piece::Par(par)]) => {
                matches!(self.talk.one(question, &par.words()), Said::Value(_))
            }
            _ => false,
        };
        let plain = |text: &str| vec![Piece::Par(Par::plain(text))];
        let mut given = vec![("title", plain(title))];
        match axes.as_slice() {
            [one] => given.push(("axis", plain(one))),
            [] => {}
            _ => {
                let said = axes.join(", ");
                self.leave(&said, "office-why-several");
            }
        }
        given.push(("description", description));
        if !(only && axes.len() == 1) {
            given.push(("axis_relation", relation));
        }
        for (key, pieces) in given {
            if let Some(question) = questions.iter().find(|question| question.key == key)
                && !typed::plain(pieces.clone()).is_empty()
            {
                self.answer("themes", at.with(key), question, pieces);
            }
        }
    }

    /// Themes in prose: a numbered or bold line is a title, what follows describes it.
    pub(super) fn theme_lines(&mut self, list: &Pointer, item: &'a Question, pieces: Vec<Piece>) {
        let mut group: Option<(String, Vec<Piece>)> = None;
        // The number that the next theme has, if they are numbered.
        let mut next = self.so_far("themes", list) + 1;
        for piece in pieces {
            let words = rich::words(std::slice::from_ref(&piece));
            let text = words.trim();
            let Piece::Par(par) = &piece else {
                match &mut group {
                    Some((_, pieces)) => pieces.push(piece),
                    None => self.leave(text, "office-why-question"),
                }
                continue;
            };
            let numbered = typed::counted(text, &SIGNS).is_some_and(|(number, rest)| {
                number == next && !rest.starts_with(|c: char| c.is_ascii_digit())
            });
            if !numbered && is_title(par) && is_asked(item, text) {
                continue;
            }
            if numbered || is_title(par) {
                if let Some((title, pieces)) = group.take() {
                    self.themed(list, item, &title, pieces);
                }
                let text = unnamed(unnumbered(text, |number| number == next));
                next += usize::from(numbered);
                // `La ville : une phrase la décrit.`
                let parted = text.split_once(" : ").or_else(|| text.split_once(": "));
                let (title, rest) = parted
                    .filter(|(_, rest)| is_sentence(rest))
                    .unwrap_or((text, ""));
                let rest = (!rest.is_empty()).then(|| Piece::Par(Par::plain(rest.trim())));
                group = Some((title.to_owned(), rest.into_iter().collect()));
            } else if let Some((title, pieces)) = &mut group {
                // `Thème 1`, and its title below.
                if title.is_empty() && pieces.is_empty() && !is_sentence(text) {
                    text.clone_into(title);
                } else {
                    pieces.push(piece);
                }
            } else {
                self.leave(text, "office-why-question");
            }
        }
        if let Some((title, pieces)) = group {
            self.themed(list, item, &title, pieces);
        }
    }
}

/// Whether words end as a sentence does.
pub(super) fn is_sentence(words: &str) -> bool {
    words.trim_end().ends_with(['.', '!', '?', '…'])
}

/// Whether a line names nothing but what a theme is asked: `Description et relation à l’axe`.
fn is_asked(item: &Question, text: &str) -> bool {
    let Answer::Group(questions) = &item.answer else {
        return false;
    };
    let titles = questions
        .iter()
        .flat_map(|question| question.title.values());
    let titles: Vec<String> = titles.map(|title| fold(title)).collect();
    let is = |word: &str| {
        titles
            .iter()
            .any(|title| title.split(' ').any(|own| own == word))
    };
    let folded = fold(text);
    let mut words = folded.split(' ').filter(|word| word.len() > 3).peekable();
    words.peek().is_some() && words.all(is)
}

/// A title without its number, if this is the next one: other figures are words of it (`20 rues à rouvrir`).
fn unnumbered(title: &str, is_next: impl Fn(usize) -> bool) -> &str {
    let title = title.trim().trim_start_matches(['-', '–', '•', ' ']);
    let counted = typed::counted(title, &SIGNS).filter(|(number, _)| is_next(*number));
    counted.map_or(title, |(_, rest)| rest)
}

/// Whether a paragraph is set as a title is, or says that it is one; a sentence in bold is none.
pub(super) fn is_title(par: &Par) -> bool {
    let words = par.words();
    let bold = !par.runs.is_empty() && par.runs.iter().all(|run| run.look.bold);
    let named = fold(&words);
    let is_named = |word: &str| {
        let rest = named.trim().strip_prefix(word).map(str::trim_start);
        rest.is_some_and(|rest| (1..=FIGURES).contains(&figures(rest)))
    };
    bold && !is_sentence(&words)
        || matches!(par.list, Some((0, true)))
        || par.heading > 0
        || THEME.into_iter().any(is_named)
}

/// Figures that words begin with.
fn figures(words: &str) -> usize {
    words.bytes().take_while(u8::is_ascii_digit).count()
}

/// A title without what it is called: `Thématique 1 : La ville du haut`.
fn unnamed(title: &str) -> &str {
    let is_name = |words: &str| {
        let folded = fold(words);
        let (name, number) = folded.trim().split_once(' ').unwrap_or((folded.trim(), ""));
        THEME.contains(&name) && number.len() <= FIGURES && figures(number) == number.len()
    };
    let (name, rest) = title
        .split_once([':', '–', '-', '.'])
        .unwrap_or((title, ""));
    if is_name(name) { rest.trim() } else { title }
}
