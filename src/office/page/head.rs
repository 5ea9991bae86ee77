//! In: the head of a page. Out: how its document opens and closes: whose it is, what it is called, what is known of its subject.

use super::{Clerk, Subject, inline::name};
use crate::{
    model::page::{
        Page,
        block::Figure,
        cell::{Cell as Words, Inline, Lead},
        dossier::Dossier,
        index::Index,
        opening::Stage,
    },
    office::{
        leaf::{Cell, Grid, Ground, Lines, Part, Style, bold, said, spoken},
        rich::Run,
    },
};

/// Most figures in a row.
const ABREAST: usize = 5;

impl Clerk<'_> {
    /// All that stands above the first section.
    pub(super) fn opening(&self, subject: &Subject<'_>) -> Vec<Part> {
        let mut parts = Vec::new();
        if self.is_internal() {
            let words = format!("▲ {}", self.word("doc-internal-banner"));
            parts.push(Part::text(Style::Banner, vec![said(words)]));
        }
        let acronyms = self.head.programme.acronyms.join(" · ");
        if !acronyms.is_empty() {
            parts.push(Part::text(Style::Letterhead, vec![said(acronyms)]));
        }
        match subject {
            Subject::Dossier(dossier) => self.of_dossier(dossier, &mut parts),
            Subject::Index(index) => self.of_index(index, &mut parts),
            Subject::Page(page) => self.of_page(page, &mut parts),
        }
        parts
    }

    fn of_page(&self, page: &Page, parts: &mut Vec<Part>) {
        parts.push(Part::text(Style::Eyebrow, vec![said(&page.eyebrow)]));
        parts.push(Part::text(Style::Title, vec![name(&page.title)]));
        if let Some(subtitle) = &page.subtitle {
            parts.push(Part::text(Style::Subtitle, vec![said(subtitle)]));
        }
        let facts = page.facts.iter();
        let facts = facts.map(|fact| (fact.term.clone(), self.cell(&fact.value, Style::Cell)));
        parts.extend(terms(facts.collect()));
    }

    fn of_index(&self, index: &Index, parts: &mut Vec<Part>) {
        let about = &self.head.programme;
        if !about.organisation.is_empty() {
            parts.push(Part::text(Style::Eyebrow, vec![said(&about.organisation)]));
        }
        parts.push(Part::text(Style::Title, vec![said(&about.title)]));
        if !about.congress.is_empty() {
            parts.push(Part::text(Style::Subtitle, vec![said(&about.congress)]));
        }
        let figure = |count: &String, label: &str| Figure {
            count: count.clone(),
            label: self.say(label, &[("count", count)]),
            section: None,
        };
        let totals = &index.totals;
        parts.extend(self.figures(&[
            figure(&totals.cities, "doc-figure-cities"),
            figure(&totals.themes, "doc-figure-themes"),
            figure(&totals.plans, "doc-figure-plans"),
        ]));
    }

    fn of_dossier(&self, dossier: &Dossier, parts: &mut Vec<Part>) {
        let (city, opening) = (&dossier.city, &dossier.opening);
        if let Some(cover) = &dossier.cover {
            parts.extend(self.hung(cover));
        }
        let kind = self.word("doc-dossier");
        let eyebrow = match &city.country {
            Some(country) => format!("{kind} · {country}"),
            None => kind,
        };
        parts.push(Part::text(Style::Eyebrow, vec![said(eyebrow)]));
        let mut title = vec![said(&city.name)];
        if let Some(local) = &opening.local {
            title.push(said(" "));
            title.push(spoken(&local.name, Some(&local.lang)));
        }
        parts.push(Part::text(Style::Title, title));
        if let Some(priority) = &dossier.priority {
            parts.push(Part::text(Style::Headline, vec![name(&priority.title)]));
        }
        if let Some(summary) = &opening.summary {
            parts.push(Part::text(Style::Subtitle, vec![name(summary)]));
            parts.extend(summary.lang.as_deref().map(|lang| self.written(lang)));
        }
        parts.extend(terms(self.facts(dossier)));
        parts.extend(self.figures(&opening.figures));
        parts.extend(stages(&dossier.breadcrumb));
        if dossier.state.draft && opening.next.is_none() {
            let state = bold(format!("{}.", dossier.state.label));
            let note = said(format!(" {}", self.word("doc-draft-note")));
            parts.push(Part::text(Style::Notice, vec![state, note]));
        }
    }

    fn facts(&self, dossier: &Dossier) -> Vec<(String, Vec<Part>)> {
        let line = |runs: Vec<Run>| vec![Part::text(Style::Cell, runs)];
        let state = dossier.state.date.iter();
        let state: Vec<&str> = std::iter::once(&dossier.state.label)
            .chain(state)
            .map(String::as_str)
            .collect();
        let mut facts = vec![(self.word("doc-state"), line(vec![said(state.join(", "))]))];
        if let Some(interest) = &dossier.interest
            && let Some(signed) = &interest.name
        {
            let mut runs = vec![said(signed)];
            if let Some(title) = &interest.title {
                runs.extend([said(", "), name(title)]);
            }
            if let Some(day) = &interest.signed_on {
                runs.push(said(format!(", {day}")));
            }
            facts.push((self.word("doc-signed-by"), line(runs)));
        }
        let networks: Vec<Inline> = dossier
            .opening
            .networks
            .iter()
            .cloned()
            .map(Inline::Lead)
            .collect();
        for (word, all) in [
            ("doc-network", &networks),
            ("doc-partners", &dossier.opening.partners),
        ] {
            if !all.is_empty() {
                let cell = Words::Many(all.clone());
                facts.push((self.word(word), self.cell(&cell, Style::Cell)));
            }
        }
        facts
    }

    /// Numbers with what they count, side by side.
    pub(super) fn figures(&self, rows: &[Figure]) -> Vec<Part> {
        let columns = rows.len().clamp(1, ABREAST);
        let one = |figure: &Figure| {
            Cell::new(vec![
                Part::text(Style::Figure, vec![said(&figure.count)]),
                Part::text(Style::Cell, vec![said(&figure.label)]),
            ])
        };
        let row = |figures: &[Figure]| {
            let mut row: Vec<Cell> = figures.iter().map(one).collect();
            row.resize_with(columns, || Cell::new(Vec::new()));
            row
        };
        let rows: Vec<Vec<Cell>> = rows.chunks(columns).map(row).collect();
        grid(rows, vec![1000 / columns; columns])
    }

    /// In which language something was written, and the way to that version where there is one.
    pub(super) fn written(&self, lang: &str) -> Part {
        let words = self.say("doc-written-in", &[("language", &self.tongue(lang))]);
        let mut runs = vec![said(words)];
        let base = lang.split('-').next().unwrap_or_default();
        let version = self.head.languages.iter().find(|one| one.lang == base);
        if let Some((link, version)) = version.and_then(|one| Some((self.link(&one.href)?, one))) {
            runs.push(said(" "));
            runs.push(Run {
                link: Some(link),
                ..spoken(&version.label, Some(&version.lang))
            });
        }
        Part::text(Style::Small, runs)
    }

    /// What belongs to the page, for whom it is, and what made it.
    pub(super) fn closing(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        if let Some(guide) = self
            .head
            .guide
            .as_ref()
            .filter(|guide| !guide.related.is_empty())
        {
            let title = said(self.word("doc-related"));
            parts.push(Part::text(Style::Heading(1), vec![title]));
            let rows = guide.related.iter();
            let rows = rows.map(|one| (one.title.clone(), self.leads(&one.leads)));
            parts.extend(terms(rows.collect()));
        }
        let audience = if self.is_internal() {
            "doc-audience-internal"
        } else {
            "doc-audience-public"
        };
        let by = self.say("doc-generated-by", &[("generator", self.head.generator)]);
        let words = format!("{} – {by}", self.word(audience));
        parts.push(Part::text(Style::Small, vec![said(words)]));
        parts
    }

    /// Pages below each other.
    pub(super) fn leads(&self, leads: &[Lead]) -> Vec<Part> {
        let one = |lead| Part::text(Style::Cell, self.lead(lead));
        leads.iter().map(one).collect()
    }
}

/// A table without lines.
fn grid(rows: Vec<Vec<Cell>>, widths: Vec<usize>) -> Vec<Part> {
    let grid = Grid {
        lines: Lines::None,
        widths,
        head: false,
        rows,
    };
    if grid.rows.is_empty() {
        Vec::new()
    } else {
        vec![Part::Grid(grid)]
    }
}

/// Terms, and beside each what it is.
pub(super) fn terms(rows: Vec<(String, Vec<Part>)>) -> Vec<Part> {
    let row = |(term, parts): (String, Vec<Part>)| {
        let term = Part::text(Style::CellHead, vec![said(term)]);
        vec![Cell::new(vec![term]), Cell::new(parts)]
    };
    grid(rows.into_iter().map(row).collect(), vec![270, 730])
}

/// How far the city is, side by side; the mark of each says the same as its words.
fn stages(stages: &[Stage]) -> Vec<Part> {
    let one = |stage: &Stage| {
        let whole = &stage.whole;
        let title = bold(format!("{}. {}", whole.number, whole.label));
        let status = format!("{} {}", sign(whole.status), whole.status_label);
        let cell = Cell::new(vec![
            Part::text(Style::Cell, vec![title]),
            Part::text(Style::Cell, vec![said(status)]),
        ]);
        cell.on(Ground::Wash)
    };
    let row: Vec<Cell> = stages.iter().map(one).collect();
    let columns = row.len();
    if columns == 0 {
        return Vec::new();
    }
    grid(vec![row], vec![1000 / columns; columns])
}

/// The mark of how far something is.
pub(super) fn sign(status: &str) -> char {
    match status {
        "done" => '●',
        "todo" => '○',
        _ => '◐',
    }
}
