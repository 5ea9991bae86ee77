//! In: what an audience may see of a programme. Out: the pages that list it: networks, meetings, projects, questions, themes, and
//! every file that can be taken away.

use jiff::civil::Date;
use serde_json::Value;

use crate::{
    assemble::{
        Brief, World,
        draft::{Draft, Head},
        event::{self, calendar, document_link},
        graph::Node,
        guide::{list_title, theme_anchor, theme_name},
        network::{axis_label, question_anchor, taking_part},
        project,
        prose::{Voice, list},
        tables,
        world::title,
    },
    model::{
        catalog::Fiche,
        date::PartialDate,
        edition::Entry,
        facts::Facts,
        page::{
            Page,
            cell::{Cell, Inline, Lead, Name, Share},
        },
        site::{self, List},
    },
};

/// A page over all cities; those of the book are made elsewhere.
#[must_use]
pub fn list_page(brief: &Brief<'_>, world: &World<'_>, which: List) -> Page {
    let mut page = Draft::shared(brief, "");
    match which {
        List::Networks => networks(&mut page, world),
        List::Meetings => meetings(&mut page, world),
        List::Projects => projects(&mut page, world),
        List::Questions => questions(&mut page, world),
        List::Themes => themes(&mut page, world),
        List::Data => data(&mut page, world),
        List::Book => return super::book(brief, world),
        List::Evaluation => return super::evaluation(brief, world),
        List::Status => return super::overview(brief, world),
    }
    let title = page.word(list_title(which));
    let eyebrow = page.voice.label(&brief.programme.edition.organisation.name);
    page.finish(eyebrow, title, None)
}

/// The page for an address that leads nowhere, which may be any: with an address of the site it leads on from wherever it is shown.
#[must_use]
pub fn not_found(briefs: &[Brief<'_>]) -> Option<Page> {
    let first = briefs.first()?;
    let mut page = Draft::shared(first, "");
    page.part("on", "doc-lost-on");
    let base = first.base.unwrap_or_default();
    let homes = briefs.iter().map(|brief| {
        let own = Voice::shared(brief);
        let address = format!("{base}{}index.html", brief.folder());
        Lead {
            text: own.label(&brief.programme.edition.title),
            lang: Some(brief.lang.to_owned()),
            href: Some(address.clone()),
            href_md: Some(address),
            here: false,
        }
    });
    page.list(homes);
    let (title, eyebrow) = (page.word("doc-lost"), page.word("doc-lost-eyebrow"));
    let mut page = page.finish(eyebrow, title, None);
    // The same page in other languages stands at no address of its own.
    page.head.languages.clear();
    page.head.home = None;
    Some(page)
}

/// How many of a network's questions are answered, as a share; nothing where that is not shown.
pub(super) fn answered(page: &Draft<'_>, value: &Value) -> Option<Share> {
    if !page.brief.shows("network", &["questions", "answer"]) {
        return None;
    }
    let all = list(&value["questions"]);
    let done = all.iter().filter(|one| !one["answer"].is_null()).count();
    Some(page.share(done, all.len()))
}

fn networks(page: &mut Draft<'_>, world: &World<'_>) {
    let all = world.titled(page);
    let row = |network: &&Fiche| {
        let value = network.value();
        let node = Node::Network(network.id.clone());
        let axis = world.graph().around(&node);
        let axis = axis.filter_map(|node| match node {
            Node::Axis(id) => page.brief.programme.edition.entry("axes", id),
            _ => None,
        });
        let axis = axis.map(|axis| page.link(axis_label(page, axis), "themes", &axis.id).into());
        let pilot = world.link(page, value["pilot"].as_str().unwrap_or_default());
        vec![
            world.network(page, &network.id).into(),
            pilot.into(),
            Cell::Many(axis.collect()),
            page.voice.count(1 + taking_part(page, value).len()).into(),
            answered(page, value).into(),
        ]
    };
    let rows = all.iter().map(row).collect();
    page.part("networks", "doc-networks");
    page.table(
        "doc-networks-table",
        &[
            Head::Words("doc-network"),
            Head::Words("doc-pilot-city"),
            Head::Words("doc-axis"),
            Head::Figures("doc-members"),
            Head::Words("doc-answers"),
        ],
        rows,
    );
}

/// The last day of which something is told: a decision, a change, a meeting that was held. No clock is read.
fn position(world: &World<'_>) -> Option<Date> {
    let day = |text: &Option<String>| Some(PartialDate::parse(text.as_deref()?)?.last_day());
    let cities = world.cities();
    let told = cities.flat_map(|facts| [day(&facts.last), day(&facts.changed)]);
    let held = world.events().filter(|event| is_held(event)).map(day_of);
    told.chain(held).flatten().max()
}

/// Whether something was told of a meeting that only one who was there can tell.
fn is_held(event: &Fiche) -> bool {
    let value = event.value();
    !value["summary"].is_null() || !list(&value["documents"]).is_empty()
}

fn day_of(event: &Fiche) -> Option<Date> {
    event::moment(event.value()).map(|hour| hour.moment().date())
}

fn meetings(page: &mut Draft<'_>, world: &World<'_>) {
    let position = position(world);
    let all: Vec<&Fiche> = world.events().collect();
    let (coming, past): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|one| position.is_some_and(|last| day_of(one).is_some_and(|day| day > last)));
    if let Some(last) = position {
        let day = PartialDate::Day(
            last.year(),
            u8::try_from(last.month()).unwrap_or(1),
            u8::try_from(last.day()).unwrap_or(1),
        );
        page.fact("doc-as-of", page.voice.day(&day));
    }
    let file = page.file(page.word("doc-calendar-file"), "calendar.ics");
    page.fact("doc-calendar", file);
    if !coming.is_empty() {
        page.part("coming", "doc-coming");
        calendar(page, world, &coming, Vec::new());
    }
    if !past.is_empty() || coming.is_empty() {
        page.part("past", "doc-held");
        calendar(page, world, &past, Vec::new());
    }
}

fn projects(page: &mut Draft<'_>, world: &World<'_>) {
    page.part("projects", "doc-projects");
    if page.brief.shows("project", &["evaluation"]) {
        let done = world
            .projects()
            .filter(|(_, _, project)| !project["evaluation"].is_null());
        let part = page.share(done.count(), world.projects().count());
        page.pairs(vec![("doc-evaluation", part.into())]);
    }
    let rows = world
        .projects()
        .map(|(facts, id, project)| project::row(page, world, facts, id, project))
        .collect();
    page.table(
        "doc-projects-table",
        &["doc-project", "doc-city", "doc-state", "doc-when"],
        rows,
    );
}

fn questions(page: &mut Draft<'_>, world: &World<'_>) {
    let tells = page.brief.shows("network", &["questions", "answer"]);
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    let mut networks: Vec<&Fiche> = world.networks().collect();
    page.voice.sort(&mut networks, |one| one.id.clone());
    for network in networks {
        let all = list(&network.value()["questions"]);
        for (at, question) in all.iter().enumerate() {
            let anchor = question_anchor("question", at + 1, question);
            let name = title(&page.voice, network);
            let number = page.voice.count(at + 1);
            let text = page.voice.rich(&question["text"]);
            let label = page
                .voice
                .message_text("doc-question-number", &[("number", &number)]);
            let row = vec![
                page.link(label, &site::network(&network.id), &anchor)
                    .into(),
                text.into(),
                asker(page, world, question).into(),
                page.link(name, &site::network(&network.id), "").into(),
            ];
            let done = tells && !question["answer"].is_null();
            if done { &mut closed } else { &mut open }.push(row);
        }
    }
    if tells {
        let part = page.share(closed.len(), open.len() + closed.len());
        page.fact("doc-answers", part);
    }
    let head = ["doc-number", "doc-question", "doc-city", "doc-network"];
    let parts = [
        ("open", "doc-questions-open", open),
        ("answered", "doc-questions-answered", closed),
    ];
    for (id, word, rows) in parts {
        if !rows.is_empty() || id == "open" && !tells {
            page.part(id, word);
            page.table(word, &head, rows);
        }
    }
}

/// Who asks a question.
fn asker(page: &Draft<'_>, world: &World<'_>, question: &Value) -> Inline {
    match question["city"].as_str() {
        Some(city) => world.link(page, city),
        None => page.voice.name_if_any(&question["name"]).into(),
    }
}

fn themes(page: &mut Draft<'_>, world: &World<'_>) {
    let axes = page.brief.programme.edition.list("axes");
    for axis in axes {
        let label = axis_label(page, axis);
        page.section(2, &axis.id, label);
        theme_table(page, world, Some(axis));
    }
    let known = |theme: &Value| {
        theme["axis"]
            .as_str()
            .is_some_and(|id| axes.iter().any(|axis| axis.id == id))
    };
    let loose = world
        .cities()
        .any(|facts| facts.themes.iter().any(|theme| !known(theme)));
    if loose {
        page.part("other-themes", "doc-themes-other");
        theme_table(page, world, None);
    }
}

/// The themes of an axis, or of none that the edition knows, from A to Z.
fn theme_table(page: &mut Draft<'_>, world: &World<'_>, axis: Option<&Entry>) {
    let edition = &page.brief.programme.edition;
    let belongs = |theme: &Value| {
        let own = theme["axis"]
            .as_str()
            .and_then(|id| edition.entry("axes", id));
        own.map(|own| &own.id) == axis.map(|axis| &axis.id)
    };
    let mut found: Vec<(&Facts, usize, &Value)> = Vec::new();
    for facts in world.cities() {
        let own = facts.themes.iter().enumerate();
        found.extend(
            own.filter(|(_, theme)| belongs(theme))
                .map(|(at, theme)| (facts, at + 1, theme)),
        );
    }
    page.voice.sort(&mut found, |(facts, _, theme)| {
        theme_name(page, facts, theme).text
    });
    let row = |(facts, at, theme): (&Facts, usize, &Value)| {
        let node = Node::Theme(facts.id.clone(), at);
        let networks = world.graph().around(&node).filter_map(|node| match node {
            Node::Network(id) => world.network(page, id).map(Inline::Lead),
            _ => None,
        });
        let name = theme_name(page, facts, theme);
        vec![
            page.link(name, &facts.id, &theme_anchor(at)).into(),
            world.link(page, &facts.id).into(),
            Cell::Many(networks.collect()),
        ]
    };
    let rows = found.into_iter().map(row).collect();
    page.table(
        "doc-themes-table",
        &["doc-theme", "doc-city", "doc-network"],
        rows,
    );
}

/// Every file that can be taken away.
fn data(page: &mut Draft<'_>, world: &World<'_>) {
    let brief = page.brief;
    let out = brief.out();
    if brief.attachments {
        page.part("tables", "doc-data-tables");
        let named = tables(world)
            .into_iter()
            .map(|table| format!("{}.csv", table.name));
        let all = std::iter::once("programme.json".to_owned()).chain(named);
        let files: Vec<Lead> = all
            .map(|file| {
                let path = format!("{out}{}/{file}", site::DATA);
                page.file(file, &path)
            })
            .collect();
        page.list(files);
        page.part("cities", "doc-data-cities");
        let files = of_cities(page, world, |id| format!("{out}{}", site::data(id)));
        page.list(files);
        documents(page, world);
    }
    page.part("calendars", "doc-data-calendars");
    let mut files = vec![page.file(page.word("doc-calendar-file"), "calendar.ics")];
    let calendar = |title: Name, stem: String| page.file(title, &format!("{stem}.ics"));
    for network in world.networks() {
        files.push(calendar(
            title(&page.voice, network),
            site::network(&network.id),
        ));
    }
    for event in world.dated() {
        files.push(calendar(title(&page.voice, event), site::event(&event.id)));
    }
    page.list(files);
    if brief.markdown {
        page.part("texts", "doc-data-texts");
        let files = of_cities(page, world, |id| format!("{id}.md"));
        page.list(files);
    }
}

/// A file of each city that has a dossier, by the city's name.
fn of_cities(page: &Draft<'_>, world: &World<'_>, path: impl Fn(&str) -> String) -> Vec<Lead> {
    let cities = world.ordered(page).into_iter().filter(|facts| facts.sound);
    let file = |facts: &Facts| page.file(world.name(page, &facts.id), &path(&facts.id));
    cities.map(file).collect()
}

/// Documents of meetings that are declared public.
fn documents(page: &mut Draft<'_>, world: &World<'_>) {
    let mut files: Vec<Vec<Inline>> = Vec::new();
    for event in world.dated() {
        for document in list(&event.value()["documents"]) {
            if let Some(file) = document["file"].as_str() {
                let file = document_link(page, event, document, file);
                files.push(vec![file.into(), world.event(page, event).into()]);
            }
        }
    }
    if !files.is_empty() {
        page.part("documents", "doc-documents");
        page.list(files);
    }
}
