//! In: blocks of text, tables, charts, one after the other. Out: a page of them, which one template shows in HTML and one in Markdown.

use crate::{
    assemble::{Brief, head, prose::Voice},
    model::{
        page::{
            Fact, Form, Look, Page, Section, Tone,
            block::{Block, Column, Line, Table},
            cell::{Cell, Lead, Name, Rich, Share},
        },
        site,
    },
};

/// A column of a table by one of the program's words.
#[derive(Debug, Clone, Copy)]
pub(super) enum Head {
    Words(&'static str),
    Figures(&'static str),
}

impl From<&'static str> for Head {
    fn from(word: &'static str) -> Self {
        Self::Words(word)
    }
}

/// A page in the making.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) brief: &'a Brief<'a>,
    pub(super) voice: Voice<'a>,
    /// Way back to the folder of the language: empty, or `../` for each folder.
    up: &'static str,
    sections: Vec<Section>,
    facts: Vec<Fact>,
    form: Form,
}

impl<'a> Draft<'a> {
    /// A page of the site; `up` is the way from it to the folder of the language.
    pub(super) fn new(brief: &'a Brief<'a>, voice: Voice<'a>, up: &'static str) -> Self {
        Self {
            brief,
            voice,
            up,
            sections: Vec::new(),
            facts: Vec::new(),
            form: Form::Sheet,
        }
    }

    /// The same of what belongs to no single city.
    pub(super) fn shared(brief: &'a Brief<'a>, up: &'static str) -> Self {
        Self::new(brief, Voice::shared(brief), up)
    }

    /// What it is on paper, if it is no sheet.
    pub(super) fn on_paper(&mut self, form: Form) {
        self.form = form;
    }

    /// Words of the dossiers.
    pub(super) fn word(&self, id: &'static str) -> String {
        self.voice.word(id)
    }

    /// A fact for the head of the page; one that is empty is left out.
    pub(super) fn fact(&mut self, term: &'static str, value: impl Into<Cell>) {
        let value = value.into();
        if !value.is_empty() {
            let (term, tone) = (self.voice.word(term), None);
            self.facts.push(Fact { term, value, tone });
        }
    }

    /// The same of one that says how grave the matter is.
    pub(super) fn verdict(&mut self, term: &'static str, word: &'static str, tone: Tone) {
        self.facts.push(Fact {
            term: self.word(term),
            value: self.word(word).into(),
            tone: Some(tone),
        });
    }

    /// Begins a section; `level` is that of its heading, from 2.
    pub(super) fn section(&mut self, level: u8, id: &str, title: impl Into<Name>) {
        self.sections.push(Section {
            level,
            id: id.to_owned(),
            title: title.into(),
            look: None,
            lang: None,
            blocks: Vec::new(),
        });
    }

    /// Begins a section whose heading is one of the program's words.
    pub(super) fn part(&mut self, id: &str, title: &'static str) {
        let title = self.word(title);
        self.section(2, id, title);
    }

    /// Sets the section apart.
    pub(super) fn look(&mut self, look: Look) {
        if let Some(section) = self.sections.last_mut() {
            section.look = Some(look);
        }
    }

    /// Tells above the section in which language it was written: the first of those that is another than the page's.
    pub(super) fn speak<'l>(&mut self, langs: impl IntoIterator<Item = Option<&'l String>>) {
        if let Some(section) = self.sections.last_mut() {
            section.lang = langs.into_iter().flatten().next().cloned();
        }
    }

    /// A block of a kind of its own.
    pub(super) fn block(&mut self, block: Block) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    /// A text as [`Voice::rich`] gives it.
    pub(super) fn text(&mut self, text: Option<Rich>) {
        let counted = false;
        self.block(Block::Text { text, counted });
    }

    /// A line of a kind: `Block::Para`, `Block::Hint`.
    pub(super) fn line(&mut self, kind: fn(Line) -> Block, cell: impl Into<Cell>) {
        self.block(Block::line(kind, cell));
    }

    /// The same, which is one of the program's words.
    pub(super) fn say(&mut self, kind: fn(Line) -> Block, id: &'static str) {
        let words = self.word(id);
        self.line(kind, words);
    }

    /// Says that nothing stands here yet.
    pub(super) fn empty(&mut self) {
        self.block(Block::Empty);
    }

    /// Terms and what they are; empty ones are left out.
    pub(super) fn pairs(&mut self, rows: Vec<(&'static str, Cell)>) {
        let rows: Vec<(String, Cell)> = rows
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(term, value)| (self.voice.word(term), value))
            .collect();
        if !rows.is_empty() {
            self.block(Block::Pairs { rows });
        }
    }

    /// A list; without items it says so.
    pub(super) fn list(&mut self, items: impl IntoIterator<Item = impl Into<Cell>>) {
        let items: Vec<Cell> = items.into_iter().map(Into::into).collect();
        if items.is_empty() {
            self.empty()
        } else {
            self.block(Block::List { items })
        }
    }

    /// A table with a caption. Without rows it says so.
    pub(super) fn table(
        &mut self,
        caption: &'static str,
        head: &[impl Into<Head> + Copy],
        rows: Vec<Vec<Cell>>,
    ) {
        let column = |head: &_| {
            let (id, figures) = match Into::<Head>::into(*head) {
                Head::Words(id) => (id, false),
                Head::Figures(id) => (id, true),
            };
            let name = self.word(id);
            Column { name, figures }
        };
        let columns = head.iter().map(column).collect();
        self.table_of(caption, columns, rows);
    }

    /// The same with headings that are no words of the program.
    pub(super) fn table_of(
        &mut self,
        caption: &'static str,
        columns: Vec<Column>,
        rows: Vec<Vec<Cell>>,
    ) {
        if rows.is_empty() {
            return self.empty();
        }
        let caption = self.word(caption);
        self.block(Block::Table(Table::new(caption, columns, rows)));
    }

    /// A name that leads to another page of the site, given without its ending; `anchor` is a place on it.
    pub(super) fn link(&self, name: impl Into<Name>, path: &str, anchor: &str) -> Lead {
        let anchor = if anchor.is_empty() {
            String::new()
        } else {
            format!("#{anchor}")
        };
        let address = |ending: &str| {
            if path.is_empty() {
                anchor.clone()
            } else {
                format!("{}{path}.{ending}{anchor}", self.up)
            }
        };
        let lead = Lead::from(name.into());
        if self.brief.alone {
            return lead;
        }
        Lead {
            href: Some(address("html")),
            href_md: Some(address("md")),
            ..lead
        }
    }

    /// The same to a file that is no page.
    pub(super) fn file(&self, name: impl Into<Name>, path: &str) -> Lead {
        let address = format!("{}{path}", self.up);
        Lead {
            href: Some(address.clone()),
            href_md: Some(address),
            ..Lead::from(name.into())
        }
    }

    /// The same to a document, which stands beside the folders of the languages.
    pub(super) fn document(&self, name: impl Into<Name>, event: &str, file: &str) -> Lead {
        let address = site::address(&site::document(event, file));
        self.file(name, &format!("{}{address}", self.brief.out()))
    }

    /// So many of so many, as words and as the part that they fill.
    pub(super) fn share(&self, done: usize, all: usize) -> Share {
        let [first, second] = [done, all].map(|count| self.voice.count(count));
        let texts = [("done", first.as_str()), ("all", second.as_str())];
        Share {
            text: self.voice.message_text("doc-share", &texts),
            lang: None,
            part: (done * 100).checked_div(all).unwrap_or(0),
        }
    }

    /// The sections alone, for a page that has its own head.
    pub(super) fn into_sections(self) -> Vec<Section> {
        self.sections
    }

    /// The page.
    pub(super) fn finish(
        self,
        eyebrow: String,
        title: impl Into<Name>,
        subtitle: Option<String>,
    ) -> Page {
        let home = (!self.brief.alone).then(|| format!("{}index.html", self.up));
        Page {
            head: head(self.brief, &self.voice, home),
            form: self.form,
            beside: self.brief.attachments,
            eyebrow,
            title: title.into(),
            subtitle,
            facts: self.facts,
            sections: self.sections,
        }
    }
}
