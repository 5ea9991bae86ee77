//! In: a proposed change, judged. Out: the page that a reviewer reads: what needs a decision first, then the rest.

mod data;

pub use self::data::data;
use crate::{
    assemble::{
        Brief, changes,
        draft::Draft,
        overview::{column, share, state_label},
    },
    model::{
        act::Act,
        catalog::Catalog,
        diagnostic::{Diagnostic, Level, Message},
        facts::Stale,
        page::{
            Page, Tone,
            block::{Block, Compared, Figure, Op},
            cell::{Badge, Cell, Said},
        },
        progress::Progress,
        review::{Review, Stand, Touched},
        rule::Mark,
    },
};

/// Rows of a table of findings; the rest is counted.
const ROWS: usize = 50;

/// Cities that the title names.
const NAMED: usize = 5;

/// Cities whose progress is shown; the rest is counted.
const CITIES: usize = 100;

/// The page.
#[must_use]
pub fn page(brief: &Brief<'_>, sides: [Option<&Catalog>; 2], review: &Review) -> Page {
    let mut page = Draft::shared(brief, "");
    let [errors, warnings, infos] = [Level::Error, Level::Warning, Level::Info].map(|level| {
        review
            .new
            .iter()
            .filter(|found| found.waived.is_none() && found.level == level)
            .count()
    });
    let (verdict, tone) = verdict(review, errors, warnings);
    let (mended, silenced) = (review.mended.len(), review.silenced.len());
    let numbers = [
        ("errors", errors),
        ("warnings", warnings),
        ("infos", infos),
        ("mended", mended),
        ("silenced", silenced),
        ("older", review.older),
    ];
    let counted = page.voice.message_with("doc-review-counts", &numbers);
    page.verdict("doc-review-verdict", verdict, tone);
    changes::authored(&mut page, review.by.as_ref());
    page.part("decide", "doc-review-decide");
    tiles(&mut page, review);
    page.line(Block::Para, counted);
    first(&mut page, review);
    acts(&mut page, review);
    pages(&mut page, review);
    all_findings(&mut page, review);
    let cities: Vec<&Touched> = review.cities.iter().collect();
    progress(&mut page, sides, &cities);
    // Before the answers, of which there may be more than a comment has room for.
    if !review.others.is_empty() {
        page.part("others", "doc-review-others");
        page.list(some(&named(&page, &review.others)));
    }
    if review.changes.is_empty() && review.others.is_empty() {
        page.part("changes", "doc-changes");
        page.say(Block::Para, "doc-changes-none");
    }
    changes::sections(&mut page, sides, &review.changes, 2);
    let title = title(&page, sides, review);
    let eyebrow = page.word("doc-review-eyebrow");
    let subtitle = format!("{} → {} ({})", review.base, review.head, review.fork);
    page.finish(eyebrow, title, Some(subtitle))
}

/// What it is, and about which cities: the first of them by name, the rest counted.
fn title(page: &Draft<'_>, sides: [Option<&Catalog>; 2], review: &Review) -> String {
    let names = review.cities.iter().take(NAMED);
    let mut names: Vec<String> = names
        .map(|city| changes::city_name(page, sides, &city.id))
        .collect();
    let rest = review.cities.len() - names.len();
    names.extend((rest > 0).then(|| format!("+ {rest}")));
    let title = page.word("doc-review");
    match names.is_empty() {
        true => title,
        false => format!("{title} – {}", names.join(", ")),
    }
}

/// What pages said with the templates before, and will say: words that went and came.
fn pages(page: &mut Draft<'_>, review: &Review) {
    if review.pages.is_empty() && review.untried.is_empty() {
        return;
    }
    page.part("pages", "doc-review-pages");
    for why in &review.untried {
        let why = page.brief.messages.say(why);
        page.line(Block::Notice, why);
    }
    for one in &review.pages {
        let title = format!("{} – {}", one.name, one.page);
        let runs = changes::runs(&one.old, &one.new);
        let is_same = runs.iter().all(|run| run.op == Op::Same);
        if is_same {
            let looks = page
                .voice
                .message_text("doc-review-page-looks", &[("page", &title)]);
            page.line(Block::Para, looks);
        } else {
            page.block(Block::Words(Compared {
                title,
                note: String::new(),
                lang: None,
                runs,
            }));
        }
    }
}

/// What the proposal may do, in a word.
fn verdict(review: &Review, errors: usize, warnings: usize) -> (&'static str, Tone) {
    if errors > 0 {
        ("doc-review-stops", Tone::Stop)
    } else if warnings > 0
        || !review.acts.is_empty()
        || review.untold > 0
        || !review.silenced.is_empty()
        || voids(review)
    {
        ("doc-review-look", Tone::Look)
    } else {
        ("doc-review-passes", Tone::Pass)
    }
}

/// Findings that come with the proposal, that it silences and that it mends.
fn all_findings(page: &mut Draft<'_>, review: &Review) {
    findings(
        page,
        "new",
        "doc-review-new",
        review
            .new
            .iter()
            .filter(|found| !found.is(Mark::First))
            .collect(),
    );
    findings(
        page,
        "silenced",
        "doc-review-silenced",
        review.silenced.iter().collect(),
    );
    findings(
        page,
        "mended",
        "doc-review-mended",
        review.mended.iter().collect(),
    );
}

/// A word that says how grave something is.
fn badge(badge: String, tone: Tone) -> Cell {
    Badge { badge, tone }.into()
}

/// What a reviewer must decide on before all else.
fn firsts(review: &Review) -> impl Iterator<Item = &Diagnostic> {
    let is_first = |found: &&Diagnostic| found.is(Mark::First) && found.waived.is_none();
    review.new.iter().filter(is_first)
}

/// How much there is to decide, to mend and to read; each leads to where it is told.
fn tiles(page: &mut Draft<'_>, review: &Review) {
    let decide = firsts(review).count() + review.acts.len() + review.untold;
    let is_grave = |found: &&Diagnostic| {
        !found.is(Mark::First) && found.waived.is_none() && found.level >= Level::Warning
    };
    let mend = review.new.iter().filter(is_grave).count();
    let read: usize = review.changes.iter().map(|one| one.fields.len()).sum();
    let changes = review.changes.first().map(changes::place);
    let rows = [
        ("doc-review-to-decide", decide, Some("decide")),
        ("doc-review-to-mend", mend, Some("new")),
        ("doc-review-to-read", read, changes.as_deref()),
    ];
    let row = |(label, count, section): (_, _, Option<&str>)| Figure {
        section: section.filter(|_| count > 0).map(str::to_owned),
        ..page.voice.figure(label, count)
    };
    let rows = rows.into_iter().map(row).collect();
    page.block(Block::Tiles { rows });
}

/// Whether a decision is no longer about what the answers say.
fn voids(review: &Review) -> bool {
    review
        .new
        .iter()
        .any(|found| found.is(Mark::Voids) && found.waived.is_none())
}

/// Paths as who reads the page finds them.
fn named(page: &Draft<'_>, paths: &[String]) -> Vec<String> {
    paths.iter().map(|path| page.brief.file(path)).collect()
}

/// The first of a list, and how many more.
fn some(names: &[String]) -> Vec<String> {
    let mut items: Vec<String> = names.iter().take(ROWS).cloned().collect();
    items.extend((names.len() > ROWS).then(|| format!("… + {}", names.len() - ROWS)));
    items
}

/// Tells these, and what else is between the proposal and the base.
fn first(page: &mut Draft<'_>, review: &Review) {
    for found in firsts(review) {
        let mut words = vec![page.brief.messages.say(&found.message)];
        words.extend(page.brief.messages.remedy(found));
        let place = if found.is(Mark::Placeless) {
            String::new()
        } else {
            format!("`{}` – ", page.brief.file(&found.path))
        };
        let said = format!("{place}{}", words.join(". "));
        page.line(Block::Notice, Said { said });
    }
    if review.behind > 0 {
        let words = page
            .voice
            .message_with("doc-review-behind", &[("count", review.behind)]);
        page.line(Block::Notice, words);
    }
    if !review.collisions.is_empty() {
        page.say(Block::Notice, "doc-review-collisions");
        page.list(some(&named(page, &review.collisions)));
    }
    if !review.skipped.is_empty() {
        page.say(Block::Notice, "doc-review-skipped");
        let lines: Vec<String> = review
            .skipped
            .iter()
            .map(|(path, why)| {
                let path = page.brief.file(path);
                format!("{path}: {}", page.brief.messages.word(why))
            })
            .collect();
        page.list(some(&lines));
    }
    if let Some(count) = review.unchanged {
        let left = page
            .voice
            .message_with("doc-review-unchanged", &[("count", count)]);
        page.line(Block::Hint, left);
    }
}

/// What the proposal decides, with the effect of each in words.
fn acts(page: &mut Draft<'_>, review: &Review) {
    if review.acts.is_empty() && review.untold == 0 {
        return;
    }
    page.say(Block::Sub, "doc-review-acts");
    let say = |message: &Message| page.brief.messages.say(message);
    let one = |act: &Act| {
        let covers = act.covers.iter().map(say).collect::<Vec<_>>().join("; ");
        format!(
            "{} – {}{}{covers}",
            page.brief.file(&act.path),
            say(&act.message),
            if covers.is_empty() { "" } else { ": " }
        )
    };
    let mut items: Vec<String> = review.acts.iter().map(one).collect();
    items.extend((review.untold > 0).then(|| {
        page.voice
            .message_with("doc-review-untold", &[("count", review.untold)])
    }));
    page.list(some(&items));
}

fn findings(page: &mut Draft<'_>, id: &str, title: &'static str, mut all: Vec<&Diagnostic>) {
    if all.is_empty() {
        return;
    }
    all.sort_by_key(|found| std::cmp::Reverse((found.waived.is_none(), found.level)));
    page.part(id, title);
    let voice = page.brief.messages;
    let level = |found: &Diagnostic| match found.level {
        _ if found.waived.is_some() => page.word("doc-review-waived").into(),
        Level::Error => badge(voice.word("level-error"), Tone::Stop),
        Level::Warning => badge(voice.word("level-warning"), Tone::Look),
        _ => voice.word("level-info").into(),
    };
    let rows = all
        .iter()
        .take(ROWS)
        .map(|found| {
            let path = page.brief.file(&found.path);
            let place = match (found.line, found.field.as_str()) {
                (0, "") => path,
                (0, field) => format!("{path} – {field}"),
                (line, _) => format!("{path}:{line}"),
            };
            let (finding, remedy) = (voice.say(&found.message), voice.remedy(found));
            let said = |said: String| Cell::from(Said { said });
            vec![
                level(found),
                place.into(),
                said(finding),
                said(remedy.unwrap_or_default()),
            ]
        })
        .collect();
    page.table(
        title,
        &[
            "doc-review-level",
            "doc-review-place",
            "doc-review-finding",
            "doc-review-remedy",
        ],
        rows,
    );
    if all.len() > ROWS {
        page.line(Block::Hint, format!("… + {}", all.len() - ROWS));
    }
}

/// State and answers of each city, before and after.
fn progress(page: &mut Draft<'_>, sides: [Option<&Catalog>; 2], cities: &[&Touched]) {
    if cities.is_empty() {
        return;
    }
    page.part("progress", "doc-review-progress");
    let edition = &page.brief.programme.edition;
    let steps: Vec<&str> = edition.steps().map(|step| step.number.as_str()).collect();
    let mut head = ["doc-city", "doc-state"].map(|id| page.word(id)).to_vec();
    head.extend(steps.iter().map(|number| (*number).to_owned()));
    let head = head.into_iter().map(|name| column(name, false)).collect();
    let rows = cities
        .iter()
        .take(CITIES)
        .map(|city| cells(page, sides, &steps, city))
        .collect();
    page.table_of("doc-review-progress", head, rows);
    if cities.len() > CITIES {
        page.line(Block::Hint, format!("… + {}", cities.len() - CITIES));
    }
    for city in cities.iter().take(CITIES) {
        still(page, sides, city);
    }
}

/// The row of a city: its name, its state, how much of each step is answered.
fn cells(
    page: &Draft<'_>,
    sides: [Option<&Catalog>; 2],
    steps: &[&str],
    city: &Touched,
) -> Vec<Cell> {
    let label = |state: &Option<Stand>| {
        let told = |state: &Stand| {
            state_label(
                &page.voice,
                page.brief,
                &state.id,
                state.stale.then(Stale::default),
            )
        };
        state.as_ref().map_or_else(|| "–".to_owned(), told)
    };
    let arrow = |before: String, after: String| {
        if before == after {
            after
        } else {
            format!("{before} → {after}")
        }
    };
    let part = |all: &[Progress], number: &str| {
        let step = all.iter().find(|step| step.number == number);
        step.map_or_else(|| "–".to_owned(), |step| share(step.answered, step.asked))
    };
    let [before, after] = &city.states;
    let mut row = vec![
        changes::city_name(page, sides, &city.id),
        arrow(label(before), label(after)),
    ];
    row.extend(steps.iter().map(|step| {
        let [before, after] = city.progress.each_ref().map(|all| part(all, step));
        arrow(before, after)
    }));
    row.into_iter().map(Cell::from).collect()
}

/// What a city has still to answer.
fn still(page: &mut Draft<'_>, sides: [Option<&Catalog>; 2], city: &Touched) {
    let still: Vec<String> = city.progress[1]
        .iter()
        .flat_map(|step| &step.still)
        .map(|(field, title)| format!("{} ({field})", page.voice.label(title)))
        .collect();
    if !still.is_empty() {
        let name = changes::city_name(page, sides, &city.id);
        let lead = page.voice.message_text("doc-still", &[("city", &name)]);
        page.line(Block::Sub, lead);
        page.list(some(&still));
    }
}
