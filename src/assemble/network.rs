//! In: one network and what is known of its cities. Out: its page, and the call for participation, which is the pilot's plan as
//! the public may see it (S:327).

use serde_json::Value;

use crate::{
    assemble::{
        Brief, World,
        draft::{Draft, Head},
        event::{answer, calendar},
        heading::titled,
        own,
        pictures::{self, Wall},
        plan,
        prose::{Voice, list},
        world::title,
    },
    model::{
        catalog::Fiche,
        edition::Entry,
        facts::Facts,
        member::{Entries, known},
        page::{
            Page,
            block::Block,
            cell::{Cell, Inline},
            plan::Plan,
        },
        site,
    },
};

/// The network's own page.
#[must_use]
pub fn page(brief: &Brief<'_>, world: &World<'_>, network: &Fiche) -> Page {
    let value = network.value();
    let wall = Wall::of(brief, network, "../");
    let voice = Voice::shared(brief).showing(wall);
    let mut page = Draft::new(brief, voice, "../");
    let pilot = value["pilot"].as_str().unwrap_or_default();
    let facts = world.city(pilot);
    let theme = facts.and_then(|facts| facts.theme(value["theme"].as_str().unwrap_or_default()));
    let axis = theme
        .and_then(|theme| theme["axis"].as_str())
        .and_then(|id| brief.programme.edition.entry("axes", id));
    page.fact("doc-pilot-city", world.link(&page, pilot));
    page.fact("doc-axis", axis.map(|axis| axis_label(&page, axis)));
    if brief.shows("network", &["members", "role"]) {
        page.fact(
            "doc-members",
            page.voice.count(1 + taking_part(&page, value).len()),
        );
    }
    theme_part(&mut page, theme, facts);
    let planned = facts.filter(|facts| facts.network.as_deref() == Some(&network.id));
    // The call is made of what everyone may see, so that it may be missing where this page has a plan.
    if has_call(world.open(), &network.id) {
        let link = page.link(page.word("doc-call"), &site::call(&network.id), "");
        page.line(Block::Para, link);
    }
    members(&mut page, world, value);
    questions(&mut page, world, value);
    calendar_part(&mut page, world, network, planned);
    projects_part(&mut page, world, network);
    let figures = wall.figures(&page.voice);
    pictures::part(&mut page, figures);
    own::part(&mut page, "network", value);
    let title = title(&page.voice, network);
    let eyebrow = page.word("doc-collaborative-network");
    page.finish(eyebrow, title, None)
}

/// The theme that the network works on.
fn theme_part(page: &mut Draft<'_>, theme: Option<&Value>, facts: Option<&Facts>) {
    page.part("theme", "doc-priority-theme");
    if let (Some(theme), Some(facts)) = (theme, facts) {
        let own = Voice::new(page.brief, &facts.language, facts.country.as_deref());
        let title = own.titled(&theme["title"], theme["id"].as_str());
        page.line(Block::Lead, title);
        page.text(own.rich(&theme["description"]));
        page.text(own.rich(&theme["axis_relation"]));
    } else {
        page.empty();
    }
}

/// The network's meetings, and what its pilot planned.
fn calendar_part(
    page: &mut Draft<'_>,
    world: &World<'_>,
    network: &Fiche,
    planned: Option<&Facts>,
) {
    let brief = page.brief;
    let of_network = |event: &&Fiche| {
        world.is_sound(event) && event.value()["network"].as_str() == Some(&network.id)
    };
    let events: Vec<&Fiche> = brief
        .programme
        .events
        .values()
        .flatten()
        .filter(of_network)
        .collect();
    page.part("calendar", "doc-calendar");
    let activities = planned.map(|facts| {
        plan::dated(
            &Voice::new(brief, &facts.language, facts.country.as_deref()),
            &facts.plan,
        )
    });
    calendar(page, world, &events, activities.unwrap_or_default());
}

/// The projects that cities carry in the network.
fn projects_part(page: &mut Draft<'_>, world: &World<'_>, network: &Fiche) {
    page.part("projects", "doc-projects");
    let projects = world
        .projects()
        .filter(|(_, _, project)| project["network"].as_str() == Some(&network.id));
    let rows = projects
        .map(|(facts, id, project)| super::project::row(page, world, facts, id, project))
        .collect();
    page.table(
        "doc-projects-table",
        &["doc-project", "doc-city", "doc-state", "doc-when"],
        rows,
    );
}

/// An axis with its number.
pub(super) fn axis_label(page: &Draft<'_>, axis: &Entry) -> String {
    let label = page.voice.label(&axis.label);
    axis.number
        .map_or_else(|| label.clone(), |number| format!("{number}. {label}"))
}

/// A member by its dossier, or by name where it takes no part in the programme.
pub(super) fn named(page: &Draft<'_>, world: &World<'_>, member: &Value) -> Inline {
    match member["city"].as_str() {
        Some(city) => world.link(page, city),
        None => page.voice.name(&member["name"]).into(),
    }
}

/// The same, one that takes no part with its country.
fn placed(page: &Draft<'_>, world: &World<'_>, member: &Value) -> Cell {
    let name = named(page, world, member);
    let country = page.voice.country(&member["country"]);
    let country = country
        .filter(|country| member["city"].as_str().is_none() && country.as_str() != name.words());
    match country {
        Some(country) => Cell::Many(vec![name, country.into()]),
        None => name.into(),
    }
}

/// Those of the members that take part in the work: not those that were only invited, or look on.
pub(super) fn taking_part<'v>(page: &Draft<'_>, value: &'v Value) -> Vec<&'v Value> {
    let roles = &page.brief.programme.edition;
    let asks = |member: &&Value| {
        member["role"]
            .as_str()
            .and_then(|role| roles.entry("member_roles", role))
            .is_some_and(|role| role.asks)
    };
    list(&value["members"]).iter().filter(asks).collect()
}

/// The pilot of a network as a member of it.
fn as_member(pilot: &Value) -> Value {
    Value::Object(std::iter::once(("city".to_owned(), pilot.clone())).collect())
}

fn members(page: &mut Draft<'_>, world: &World<'_>, value: &Value) {
    page.part("members", "doc-members");
    let questions = Entries::of(list(&value["questions"]));
    let mut rows = Vec::new();
    let pilot = value["pilot"].as_str().unwrap_or_default();
    let counts = page.brief.shows("network", &["questions", "city"]);
    let count = |member: &Value| {
        if counts && !known(member).is_empty() {
            page.voice.count(questions.about(member)).into()
        } else {
            Cell::NONE
        }
    };
    if !pilot.is_empty() {
        rows.push(vec![
            world.link(page, pilot).into(),
            page.word("doc-pilot-city").into(),
            Cell::NONE,
            count(&as_member(&value["pilot"])),
        ]);
    }
    for member in list(&value["members"]) {
        rows.push(vec![
            placed(page, world, member),
            page.voice.entry("member_roles", &member["role"]).into(),
            page.voice.date(&member["since"]).into(),
            count(member),
        ]);
    }
    page.table(
        "doc-members-table",
        &[
            Head::Words("doc-city"),
            Head::Words("doc-role"),
            Head::Words("doc-since"),
            Head::Figures("doc-questions-short"),
        ],
        rows,
    );
}

fn questions(page: &mut Draft<'_>, world: &World<'_>, value: &Value) {
    let brief = page.brief;
    if !brief.shows("network", &["questions"]) {
        return;
    }
    page.part("questions", "doc-questions");
    let all = list(&value["questions"]);
    if brief.shows("network", &["questions", "answer"]) {
        let answered = all
            .iter()
            .filter(|question| !question["answer"].is_null())
            .count();
        let words = page.voice.message_with(
            "doc-answered",
            &[("answered", answered), ("asked", all.len())],
        );
        page.line(Block::Para, words);
    }
    let (members, questions) = (taking_part(page, value), Entries::of(all));
    let pilot = value["pilot"].as_str().map(|_| as_member(&value["pilot"]));
    let silent = pilot
        .iter()
        .chain(members)
        .filter(|member| questions.about(member) == 0);
    // Who asked what is not known where it is not shown.
    let tells = ["city", "name"]
        .iter()
        .all(|key| brief.shows("network", &["questions", key]));
    let silent = silent
        .filter(|_| tells)
        .map(|member| named(page, world, member))
        .collect();
    page.pairs(vec![("doc-not-asked", Cell::Many(silent))]);
    for (at, question) in all.iter().enumerate() {
        asked(page, world, (at + 1, question), 3, "question");
    }
}

/// A question with who asks and the answer; its first words are the heading.
pub(super) fn asked(
    page: &mut Draft<'_>,
    world: &World<'_>,
    (number, question): (usize, &Value),
    level: u8,
    anchor: &str,
) {
    let anchor = &question_anchor(anchor, number, question);
    let guest = || page.voice.plain(&question["name"]).unwrap_or_default();
    let city = question["city"]
        .as_str()
        .map_or_else(guest, |city| world.name(page, city));
    let number = page.voice.count(number);
    let title = match city.as_str() {
        "" => page
            .voice
            .message_text("doc-question-number", &[("number", &number)]),
        city => page
            .voice
            .message_text("doc-question-of", &[("number", &number), ("city", city)]),
    };
    page.section(level, anchor, title);
    page.text(page.voice.rich(&question["text"]));
    if !page.brief.shows("network", &["questions", "answer"]) {
        return;
    }
    page.say(Block::Sub, "doc-answer");
    match page.voice.rich(&question["answer"]) {
        None => page.say(Block::Para, "doc-unanswered"),
        answer => page.text(answer),
    }
}

/// The place of a question on a page: its id, or else its number, after a word.
pub(super) fn question_anchor(word: &str, number: usize, question: &Value) -> String {
    question["id"]
        .as_str()
        .map_or_else(|| format!("{word}-{number}"), |id| format!("{word}-{id}"))
}

/// Whether a network has a call for participation, of what everyone may see.
pub(super) fn has_call(open: &World<'_>, network: &str) -> bool {
    caller(open, network).is_some()
}

/// The pilot of a network that has a plan for it.
fn caller<'w>(world: &'w World<'_>, network: &str) -> Option<&'w Facts> {
    let pilot = world.programme.network(network)?.value()["pilot"].as_str()?;
    world
        .city(pilot)
        .filter(|facts| facts.network.as_deref() == Some(network))
}

/// The call for participation; `None` where the pilot has no plan for this network that everyone may see.
#[must_use]
pub fn call(brief: &Brief<'_>, world: &World<'_>, network: &Fiche) -> Option<Page> {
    // Whoever asks: what is called out is public.
    let world = world.open();
    let brief = &brief.for_all(world);
    let network = world.programme.network(&network.id)?;
    let value = network.value();
    let facts = caller(world, &network.id)?;
    let voice = Voice::new(brief, &facts.language, facts.country.as_deref());
    let plan = plan::plan(&voice, &facts.plan, brief)?;
    let mut page = Draft::new(brief, voice, "../");
    page.fact("doc-pilot-city", world.link(&page, &facts.id));
    let name = title(&page.voice, network);
    let to_network = page.link(name.clone(), &site::network(&network.id), "");
    page.fact("doc-network", to_network);
    theme_facts(&mut page, facts, value);
    take_part(&mut page, world, facts, value);
    planned(&mut page, plan);
    let eyebrow = page.word("doc-call");
    Some(page.finish(eyebrow, name, None))
}

/// What the pilot plans, as everyone may see it.
fn planned(page: &mut Draft<'_>, plan: Plan) {
    let [concept, challenges, schedule, method] =
        ["concept", "challenges", "schedule", "working_method"]
            .map(|key| titled(&page.voice, page.brief, "action-plan", key));
    page.section(2, "concept", concept);
    page.text(plan.concept);
    for objective in plan.objectives {
        page.line(Block::Sub, objective.label);
        page.text(objective.text);
    }
    page.say(Block::Sub, "doc-approach");
    page.text(plan.approach);
    page.section(2, "challenges", challenges);
    for challenge in plan.challenges {
        page.line(Block::Sub, challenge.title);
        if challenge.description.is_some() {
            page.text(challenge.description);
        }
    }
    page.section(2, "schedule", schedule);
    let caption = page.word("doc-schedule-table");
    page.block(
        plan.chart
            .map_or(Block::Empty, |chart| Block::Gantt { caption, chart }),
    );
    if plan.working_method.is_some() {
        page.section(2, "method", method);
        page.text(plan.working_method);
    }
}

/// What the reader is asked for, before all else: by the pilot's plan, else by the network.
fn take_part(page: &mut Draft<'_>, world: &World<'_>, facts: &Facts, network: &Value) {
    let said = |key: &str| match &facts.plan[key] {
        Value::Null => network[key].clone(),
        own => own.clone(),
    };
    page.part("join", "doc-join");
    let city = world.name(page, &facts.id);
    let words = page.voice.message_text("doc-join-text", &[("city", &city)]);
    if said("contact").is_null() {
        page.line(Block::Para, words);
    }
    for (key, term) in [
        ("eligibility", "doc-eligibility"),
        ("expected", "doc-expected"),
    ] {
        if let Some(text) = page.voice.rich(&said(key)) {
            page.say(Block::Sub, term);
            page.text(Some(text));
        }
    }
    let keys = ["contact", "reply_by", "languages"];
    answer(
        page,
        &keys.into_iter().map(|key| (key, said(key))).collect(),
    );
}

/// The theme and its axis, for the head of the call.
fn theme_facts(page: &mut Draft<'_>, facts: &Facts, value: &Value) {
    let brief = page.brief;
    if let Some(theme) = facts.theme(value["theme"].as_str().unwrap_or_default()) {
        let axis = theme["axis"]
            .as_str()
            .and_then(|id| brief.programme.edition.entry("axes", id));
        page.fact(
            "doc-priority-theme",
            page.voice.titled(&theme["title"], theme["id"].as_str()),
        );
        page.fact("doc-axis", axis.map(|axis| axis_label(page, axis)));
    }
}
