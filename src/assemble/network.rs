//! In: one network and what is known of its cities. Out: its page, and the call for participation, which is the pilot's plan as
//! the public may see it (S:327).

use serde_json::{Value, json};

use crate::{
    assemble::{
        Brief, World,
        block::Block,
        event::{answer, calendar},
        own,
        page::Page,
        pictures::{self, Wall},
        plan,
        prose::{Voice, list},
        world::title,
    },
    model::{
        catalog::Fiche,
        edition::Entry,
        facts::Facts,
        member::{is_same, known},
        site,
    },
};

/// The network's own page.
#[must_use]
pub fn page(brief: &Brief<'_>, world: &World<'_>, network: &Fiche) -> Value {
    let value = network.value();
    let wall = Wall::of(brief, network, "../");
    let voice = Voice::shared(brief).showing(wall);
    let mut page = Page::new(brief, voice, "../");
    let pilot = value["pilot"].as_str().unwrap_or_default();
    let facts = world.city(pilot);
    let theme = facts.and_then(|facts| facts.theme(value["theme"].as_str().unwrap_or_default()));
    let axis = theme
        .and_then(|theme| theme["axis"].as_str())
        .and_then(|id| brief.programme.edition.entry("axes", id));
    page.fact("doc-pilot-city", world.link(&page, pilot));
    page.fact(
        "doc-axis",
        axis.map_or(Value::Null, |axis| json!(axis_label(&page, axis))),
    );
    if brief.shows("network", &["members", "role"]) {
        page.fact(
            "doc-members",
            json!(page.voice.count(1 + taking_part(&page, value).len())),
        );
    }
    theme_part(&mut page, theme, facts);
    let planned = facts.filter(|facts| facts.network.as_deref() == Some(&network.id));
    // The call is made of what everyone may see, so that it may be missing where this page has a plan.
    if has_call(world.open(), &network.id) {
        let name = json!(page.word("doc-call"));
        let link = page.link(&name, &site::call(&network.id), "");
        page.line("para", link);
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
    page.finish(eyebrow, title, Value::Null)
}

/// The theme that the network works on.
fn theme_part(page: &mut Page<'_>, theme: Option<&Value>, facts: Option<&Facts>) {
    page.part("theme", "doc-priority-theme");
    if let (Some(theme), Some(facts)) = (theme, facts) {
        let own = Voice::new(page.brief, &facts.language, facts.country.as_deref());
        page.line("lead", own.titled(&theme["title"], &theme["id"]));
        page.text(own.rich(&theme["description"], None, ""));
        page.text(own.rich(&theme["axis_relation"], None, ""));
    } else {
        page.empty();
    }
}

/// The network's meetings, and what its pilot planned.
fn calendar_part(page: &mut Page<'_>, world: &World<'_>, network: &Fiche, planned: Option<&Facts>) {
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
fn projects_part(page: &mut Page<'_>, world: &World<'_>, network: &Fiche) {
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
pub(super) fn axis_label(page: &Page<'_>, axis: &Entry) -> String {
    let label = page.voice.label(&axis.label);
    axis.number
        .map_or_else(|| label.clone(), |number| format!("{number}. {label}"))
}

/// A member by its dossier, or by name and country where it takes no part in the programme.
pub(super) fn named(page: &Page<'_>, world: &World<'_>, member: &Value) -> Value {
    if let Some(city) = member["city"].as_str() {
        return world.link(page, city);
    }
    let (country, name) = (
        page.voice.country(&member["country"]),
        page.voice.name(&member["name"]),
    );
    if country.is_null() || country == name["text"] {
        name
    } else {
        json!([name, country])
    }
}

/// Those of the members that take part in the work: not those that were only invited, or look on.
pub(super) fn taking_part<'v>(page: &Page<'_>, value: &'v Value) -> Vec<&'v Value> {
    let roles = &page.brief.programme.edition;
    let asks = |member: &&Value| {
        member["role"]
            .as_str()
            .and_then(|role| roles.entry("member_roles", role))
            .is_some_and(|role| role.asks)
    };
    list(&value["members"]).iter().filter(asks).collect()
}

fn members(page: &mut Page<'_>, world: &World<'_>, value: &Value) {
    page.part("members", "doc-members");
    let asked = |city: &Value| {
        list(&value["questions"])
            .iter()
            .filter(|question| is_same(question, city))
            .count()
    };
    let mut rows = Vec::new();
    let pilot = value["pilot"].as_str().unwrap_or_default();
    let counts = page.brief.shows("network", &["questions", "city"]);
    let count = |member: &Value| {
        if counts && !known(member).is_empty() {
            json!(page.voice.count(asked(member)))
        } else {
            Value::Null
        }
    };
    if !pilot.is_empty() {
        rows.push(vec![
            world.link(page, pilot),
            json!(page.word("doc-pilot-city")),
            Value::Null,
            count(&json!({"city": pilot})),
        ]);
    }
    for member in list(&value["members"]) {
        let name = named(page, world, member);
        let count = count(member);
        rows.push(vec![
            name,
            page.voice.entry("member_roles", &member["role"]),
            page.voice.date(&member["since"]),
            count,
        ]);
    }
    page.table(
        "doc-members-table",
        &["doc-city", "doc-role", "doc-since", "#doc-questions-short"],
        rows,
    );
}

fn questions(page: &mut Page<'_>, world: &World<'_>, value: &Value) {
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
        page.line("para", words);
    }
    let members = taking_part(page, value);
    let pilot = value["pilot"].as_str().map(|pilot| json!({"city": pilot}));
    let silent = pilot
        .iter()
        .chain(members)
        .filter(|member| !all.iter().any(|question| is_same(question, member)));
    // Who asked what is not known where it is not shown.
    let tells = ["city", "name"]
        .iter()
        .all(|key| brief.shows("network", &["questions", key]));
    let silent: Vec<Value> = silent
        .filter(|_| tells)
        .map(|member| named(page, world, member))
        .collect();
    page.pairs(vec![("doc-not-asked", json!(silent))]);
    for (at, question) in all.iter().enumerate() {
        asked(page, world, (at + 1, question), 3, "question");
    }
}

/// A question with who asks and the answer; its first words are the heading.
pub(super) fn asked(
    page: &mut Page<'_>,
    world: &World<'_>,
    (number, question): (usize, &Value),
    level: u8,
    anchor: &str,
) {
    let anchor = &question_anchor(anchor, number, question);
    let guest = || {
        page.voice
            .plain(&question["name"])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
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
    let text = page.voice.rich(&question["text"], None, "");
    page.text(text);
    if !page.brief.shows("network", &["questions", "answer"]) {
        return;
    }
    let word = page.word("doc-answer");
    page.line("sub", word);
    let answer = page.voice.rich(&question["answer"], None, "");
    if answer.is_null() {
        let words = page.word("doc-unanswered");
        page.line("para", words);
    } else {
        page.text(answer);
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
pub fn call(brief: &Brief<'_>, world: &World<'_>, network: &Fiche) -> Option<Value> {
    // Whoever asks: what is called out is public.
    let world = world.open();
    let brief = &brief.for_all(world);
    let network = world.programme.network(&network.id)?;
    let value = network.value();
    let facts = caller(world, &network.id)?;
    let voice = Voice::new(brief, &facts.language, facts.country.as_deref());
    let plan = plan::plan(&voice, &facts.plan, brief);
    let mut page = Page::new(brief, voice, "../");
    page.fact("doc-pilot-city", world.link(&page, &facts.id));
    let name = title(&page.voice, network);
    let to_network = page.link(&name, &site::network(&network.id), "");
    page.fact("doc-network", to_network);
    theme_facts(&mut page, facts, value);
    take_part(&mut page, world, facts, value);
    let [concept, challenges, schedule, method] =
        ["concept", "challenges", "schedule", "working_method"]
            .map(|key| heading(&page, "action-plan", key));
    page.section(2, "concept", concept);
    page.text(plan["concept"].clone());
    for objective in list(&plan["objectives"]) {
        page.line("sub", objective["label"].clone());
        page.text(objective["text"].clone());
    }
    let word = page.word("doc-approach");
    page.line("sub", word);
    page.text(plan["approach"].clone());
    page.section(2, "challenges", challenges);
    for challenge in list(&plan["challenges"]) {
        page.line("sub", challenge["title"].clone());
        if !challenge["description"].is_null() {
            page.text(challenge["description"].clone());
        }
    }
    page.section(2, "schedule", schedule);
    call_schedule(&mut page, &plan);
    if !plan["working_method"].is_null() {
        page.section(2, "method", method);
        page.text(plan["working_method"].clone());
    }
    let eyebrow = page.word("doc-call");
    Some(page.finish(eyebrow, name, Value::Null))
}

/// What the reader is asked for, before all else: by the pilot's plan, else by the network.
fn take_part(page: &mut Page<'_>, world: &World<'_>, facts: &Facts, network: &Value) {
    let said = |key: &str| match &facts.plan[key] {
        Value::Null => network[key].clone(),
        own => own.clone(),
    };
    page.part("join", "doc-join");
    let city = world.name(page, &facts.id);
    let words = page.voice.message_text("doc-join-text", &[("city", &city)]);
    if said("contact").is_null() {
        page.line("para", words);
    }
    for (key, term) in [
        ("eligibility", "doc-eligibility"),
        ("expected", "doc-expected"),
    ] {
        let text = page.voice.rich(&said(key), None, "");
        if !text.is_null() {
            let term = page.word(term);
            page.line("sub", term);
            page.text(text);
        }
    }
    let keys = ["contact", "reply_by", "languages"];
    answer(
        page,
        &keys.into_iter().map(|key| (key, said(key))).collect(),
    );
}

/// The theme and its axis, for the head of the call.
fn theme_facts(page: &mut Page<'_>, facts: &Facts, value: &Value) {
    let brief = page.brief;
    if let Some(theme) = facts.theme(value["theme"].as_str().unwrap_or_default()) {
        let axis = theme["axis"]
            .as_str()
            .and_then(|id| brief.programme.edition.entry("axes", id));
        page.fact(
            "doc-priority-theme",
            page.voice.titled(&theme["title"], &theme["id"]),
        );
        page.fact(
            "doc-axis",
            axis.map_or(Value::Null, |axis| json!(axis_label(page, axis))),
        );
    }
}

/// What a question of a form is called.
fn heading(page: &Page<'_>, kind: &str, key: &str) -> String {
    let field = page
        .brief
        .programme
        .schemas
        .of(kind)
        .and_then(|schema| schema.plan.property(key));
    field.map_or_else(String::new, |field| {
        page.voice.label(
            field
                .question
                .as_ref()
                .map_or(&field.title, |question| &question.heading),
        )
    })
}

/// The pilot's schedule along time.
fn call_schedule(page: &mut Page<'_>, plan: &Value) {
    if plan["chart"].is_null() {
        return page.empty();
    }
    let caption = page.word("doc-schedule-table");
    let chart = plan["chart"].clone();
    page.chart(&Block::Gantt { caption, chart });
}
