//! In: one city, checked. Out: its dossier for one audience in one language, as plain ordered values for templates.
//!
//! The public dossier is built from the fields declared public and from nothing else: programme and city are what
//! `model::view` left of them, and nothing here sees more.

mod block;
mod book;
pub mod calendar;
pub mod changes;
mod cover;
mod event;
mod gantt;
mod graph;
mod guide;
pub mod history;
pub mod inbox;
pub mod later;
mod lists;
mod map;
mod network;
mod opening;
mod overview;
mod own;
mod page;
mod pictures;
mod plan;
mod project;
mod prose;
pub mod review;
mod stages;
mod tables;
mod world;

use std::{collections::BTreeMap, sync::atomic::AtomicUsize};

use jiff::civil::Date;
use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization as _;

pub use self::{
    book::{book, evaluation},
    event::{invitation, sheet},
    graph::{Graph, Node},
    guide::{Guide, ICON, Signposts, offers},
    lists::{list_page, not_found},
    network::{call, page as network_page},
    overview::{Total, as_of, cities, dashboard, overview, share},
    project::page as project_page,
    tables::{Table, tables},
    world::World,
};
use self::{
    gantt::{Gantt, Row},
    page::Page,
    pictures::Wall,
    prose::Voice,
};
use crate::{
    fiche::{audience::Audience, path::Way},
    messages::Messages,
    model::{
        album::Album,
        catalog::{City, Fiche, KINDS, Programme},
        date::PartialDate,
        edition::{Entry, Moment},
        facts::Stale,
        past::{Past, Stamps},
        schema::Field,
        site,
    },
};

/// What made a page.
pub const GENERATOR: &str = concat!("roadmap ", env!("CARGO_PKG_VERSION"));

/// What a dossier is made for.
#[derive(Debug)]
pub struct Brief<'a> {
    /// The programme, as those may see it for whom this is.
    pub programme: &'a Programme,
    /// Words of the dossier's language.
    pub messages: &'a Messages,
    /// For whom.
    pub audience: Audience,
    /// `fr`, `en` or `es`.
    pub lang: &'a str,
    /// Language, label and address of the dossier's other versions.
    pub languages: Value,
    /// Whether files that are declared public stand beside the pages.
    pub attachments: bool,
    /// Whether the page stands in no site: it leads to no other.
    pub alone: bool,
    /// Whether each page stands in Markdown as well.
    pub markdown: bool,
    /// How many notes the texts of the page have so far.
    pub notes: AtomicUsize,
    /// What calendars are told of the past; none without history.
    pub stamps: Option<&'a Stamps>,
    /// Where the site will stand, with a slash at its end, if that is known.
    pub base: Option<&'a str>,
    /// Where pages find the pictures of fiches.
    pub pictures: &'a Album,
    /// The way to the programme's files where the page names them.
    pub way: &'a Way,
}

impl<'a> Brief<'a> {
    /// What pages that stand in no site are made with.
    #[must_use]
    pub fn alone(programme: &'a Programme, messages: &'a Messages, audience: Audience) -> Self {
        Self {
            programme,
            messages,
            audience,
            lang: messages.lang,
            languages: Value::Array(Vec::new()),
            attachments: false,
            alone: true,
            markdown: false,
            notes: AtomicUsize::default(),
            stamps: None,
            base: None,
            pictures: Album::NONE,
            way: Way::NONE,
        }
    }
}

impl Brief<'_> {
    /// The same for a page that everyone may see, whichever site it stands in.
    fn for_all<'b>(&'b self, world: &World<'b>) -> Brief<'b> {
        Brief {
            programme: world.programme,
            audience: Audience::Public,
            languages: self.languages.clone(),
            notes: AtomicUsize::default(),
            ..*self
        }
    }

    /// A path of the programme as who reads the page finds it.
    fn file(&self, path: &str) -> String {
        self.way.to(path)
    }

    /// Whether each language of the site stands in a folder of its own.
    fn parted(&self) -> bool {
        self.languages.as_array().is_some_and(|all| !all.is_empty())
    }

    /// The folder of its language in the site, with a slash; empty where there is none.
    fn folder(&self) -> String {
        if self.parted() {
            format!("{}/", self.lang)
        } else {
            String::new()
        }
    }

    /// The way from that folder to the top of the site.
    fn out(&self) -> &'static str {
        if self.parted() { "../" } else { "" }
    }

    /// Whether the audience may see a field of a kind of fiche, through lists.
    fn shows(&self, kind: &str, place: &[&str]) -> bool {
        let down = |field, key: &&str| {
            Field::property(field, key).or_else(|| field.items.as_deref()?.property(key))
        };
        let field = self
            .programme
            .schemas
            .of(kind)
            .and_then(|schema| place.iter().try_fold(&schema.plan, down));
        self.audience == Audience::Internal || field.is_some_and(|field| field.public)
    }
}

/// The values of a city's fiches, as data.
#[must_use]
pub fn data(city: &City) -> Value {
    let fiches = city
        .fiches
        .iter()
        .map(|fiche| (fiche.kind.to_owned(), fiche.value().clone()));
    let projects = city
        .projects
        .iter()
        .map(|project| (project.id.clone(), project.value().clone()));
    let mut data = Map::from_iter([("id".to_owned(), json!(city.id))]);
    data.extend(fiches);
    data.insert("projects".to_owned(), Value::Object(projects.collect()));
    Value::Object(data)
}

/// One city's dossier, of what its readers may see; its `past`, and that its answers are `stale`, is told to no one but internal readers.
#[must_use]
pub fn dossier(
    brief: &Brief<'_>,
    world: Option<&World<'_>>,
    city: &City,
    past: Option<&Past>,
    stale: Option<Stale>,
) -> Value {
    let edition = &brief.programme.edition;
    let fiches: Map<String, Value> = KINDS
        .iter()
        .map(|kind| ((*kind).to_owned(), city.value(kind).clone()))
        .collect();
    let voice = Voice::new(
        brief,
        city.language(edition),
        city.value("city")["country"].as_str(),
    );
    let (voice, cover, figures) = hung(brief, city, voice);
    let own = &fiches["city"];
    let record = record(&voice, &own["record"]);
    let themes = themes(&voice, &fiches);
    let name = city_name(&voice, city);
    let opening = opening::opening((brief, &voice), world, city, &name);
    let mut plan = plan::plan(&voice, &fiches["action-plan"], brief);
    let mut projects: Vec<Value> = city
        .projects
        .iter()
        .map(|one| project::brief(brief, city, one))
        .collect();
    if let Some(world) = world {
        lead_on(brief, world, city, (&mut plan, &mut projects));
    }
    let reserve: Vec<&Value> = themes
        .iter()
        .filter(|theme| theme["priority"] == false)
        .map(|theme| &theme["title"])
        .collect();
    json!({
        "lang": brief.lang, "html_lang": voice.html_lang(), "audience": brief.audience.word(),
        "generator": GENERATOR, "languages": brief.languages, "guide": Value::Null,
        "home": world.map(|_| "index.html"),
        "programme": programme(brief, &voice),
        "city": {
            "id": city.id, "name": name,
            "names": other_names(&voice, city, &own["name"]), "kind": voice.entry("participant_kinds", &own["kind"]),
            "country": voice.country(&own["country"]), "language": voice.language(&own["language"]), "time_zone": text(&own["time_zone"]),
            "map": map::dot(own),
        },
        "state": state(&voice, brief, city, &record, stale),
        "record": record, "opening": opening,
        "cover": cover, "pictures": figures, "beside": brief.attachments,
        "breadcrumb": stages::breadcrumb(&voice, city),
        "headings": headings(&voice, brief),
        "interest": interest(&voice, &own["interest"]),
        "staff": staff(&voice, &fiches["staff"], brief.audience),
        "challenges": voice.rich(&fiches["challenges"]["challenges"], brief.programme.schemas.of("challenges"), "challenges"),
        "actions": voice.rich(&fiches["challenges"]["actions"], brief.programme.schemas.of("challenges"), "actions"),
        "priority": priority(&voice, brief, &fiches, &themes),
        "reserve": reserve,
        "themes": themes,
        "plan": plan,
        "projects": projects,
        "own": KINDS.iter().flat_map(|kind| own::answers(&voice, brief.programme.schemas.of(kind), &fiches[*kind])).collect::<Vec<_>>(),
        "timeline": timeline(&voice),
        "history": history::past(&voice, brief, past.filter(|_| brief.audience == Audience::Internal)),
    })
}

/// The states that a dossier went through.
fn record(voice: &Voice<'_>, entries: &Value) -> Vec<Value> {
    let one = |entry: &Value| {
        json!({
            "label": voice.entry("states", &entry["state"]), "date": voice.date(&entry["date"]), "by": voice.decider(&entry["by"]),
        })
    };
    entries.as_array().into_iter().flatten().map(one).collect()
}

/// The state that it is in.
fn state(
    voice: &Voice<'_>,
    brief: &Brief<'_>,
    city: &City,
    record: &[Value],
    stale: Option<Stale>,
) -> Value {
    let id = city.state();
    let known = brief.programme.edition.entry("states", id);
    let label = known.map(|_| overview::state_label(voice, brief, id, stale));
    json!({
        "id": id, "label": label.unwrap_or_default(),
        "date": record.last().map_or(Value::Null, |last| last["date"].clone()), "draft": !brief.programme.strict(id),
    })
}

/// Lets what a plan and projects name lead to its page.
fn lead_on(
    brief: &Brief<'_>,
    world: &World<'_>,
    city: &City,
    (plan, projects): (&mut Value, &mut [Value]),
) {
    let page = Page::shared(brief, "");
    let own = city.value("action-plan");
    if plan.is_object() {
        let network = own["network"].as_str();
        if let Some(link) = network.and_then(|id| world.network(&page, id)) {
            plan["network"] = link;
        }
        for key in ["synthesis", "preparatory_meeting"] {
            let event = own[key].as_str().and_then(|id| brief.programme.event(id));
            if let Some(event) = event {
                plan[key] = world.event(&page, event);
            }
        }
    }
    for (shown, project) in projects.iter_mut().zip(&city.projects) {
        let path = site::project(&city.id, &project.id);
        shown["title"] = page.link(&shown["title"], &path, "");
    }
}

/// The voice of a dossier whose texts show the pictures of its city, the cover, the other pictures.
fn hung<'b>(
    brief: &'b Brief<'b>,
    city: &City,
    voice: Voice<'b>,
) -> (Voice<'b>, Option<Value>, Vec<Value>) {
    let Some(own) = city.fiche("city") else {
        return (voice, None, Vec::new());
    };
    let wall = Wall::of(brief, own, "");
    let mut figures = wall.figures(&voice);
    let cover = (!figures.is_empty()).then(|| figures.remove(0));
    (voice.showing(wall), cover, figures)
}

/// What the programme's page says of one city; the dossier itself can go.
#[must_use]
pub fn summary(dossier: &Value) -> Value {
    let id = dossier["city"]["id"].as_str().unwrap_or_default();
    let steps = dossier["breadcrumb"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|stage| stage["steps"].as_array())
        .flatten();
    let priority = |key: &str| dossier["priority"].get(key).unwrap_or(&Value::Null);
    json!({
        "name": dossier["city"]["name"], "country": dossier["city"]["country"], "href": format!("{id}.html"), "href_md": format!("{id}.md"), "state": dossier["state"],
        "priority": priority("title"), "axis": priority("axis"), "steps": steps.collect::<Vec<_>>(),
        "themes": dossier["themes"].as_array().map_or(0, Vec::len), "plan": !dossier["plan"].is_null(), "map": dossier["city"]["map"],
    })
}

/// The page that lists the programme's cities: those with a dossier by their [`summary`], those without by their errors.
#[must_use]
pub fn index(
    brief: &Brief<'_>,
    world: &World<'_>,
    cities: &[Value],
    left: &[(String, usize)],
) -> Value {
    let voice = Voice::new(brief, brief.lang, None);
    let axes: Vec<Value> = brief
        .programme
        .edition
        .list("axes")
        .iter()
        .map(|axis| voice.axis(axis))
        .collect();
    let themes = cities
        .iter()
        .filter_map(|city| city["themes"].as_u64())
        .sum::<u64>();
    let mut cities = cities.to_vec();
    voice.sort(&mut cities, |city| {
        city["name"].as_str().unwrap_or_default().to_owned()
    });
    let letters = lettered(&mut cities);
    json!({
        "lang": brief.lang, "html_lang": voice.html_lang(), "audience": brief.audience.word(),
        "generator": GENERATOR, "languages": brief.languages, "home": Value::Null, "guide": Value::Null, "together": together(brief, &voice, world),
        "letters": letters, "countries": by_country(&voice, &cities),
        "programme": programme(brief, &voice), "timeline": timeline(&voice), "axes": axes, "map": map::map(&cities), "cities": cities,
        "totals": {
            "cities": voice.count(cities.len()), "themes": voice.count(usize::try_from(themes).unwrap_or(usize::MAX)),
            "plans": voice.count(cities.iter().filter(|city| city["plan"] == true).count()),
        },
        "skipped": left.iter().filter(|_| brief.audience == Audience::Internal).map(|(id, errors)| json!({"id": id, "errors": voice.count(*errors)})).collect::<Vec<_>>(),
    })
}

/// Marks the first city of each letter; gives the letters.
fn lettered(cities: &mut [Value]) -> Vec<Value> {
    let mut letters: Vec<Value> = Vec::new();
    let mut last = None;
    for city in cities {
        let name = city["name"].as_str().unwrap_or_default();
        let first = name.nfd().find(|c| c.is_alphanumeric());
        let first = first.map(|c| c.to_uppercase().to_string());
        city["letter"] = Value::Null;
        if first.is_some() && first != last {
            let letter = json!({"text": first, "id": format!("letter-{}", letters.len() + 1)});
            city["letter"] = letter.clone();
            letters.push(letter);
            last = first;
        }
    }
    letters
}

/// Cities of each country, by the country's name.
fn by_country(voice: &Voice<'_>, cities: &[Value]) -> Vec<Value> {
    let mut countries: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for city in cities {
        if let Some(country) = city["country"].as_str() {
            let link = json!({"text": city["name"], "lang": null, "href": city["href"], "href_md": city["href_md"]});
            countries.entry(country).or_default().push(link);
        }
    }
    let mut countries: Vec<_> = countries.into_iter().collect();
    voice.sort(&mut countries, |(country, _)| (*country).to_owned());
    let one = |(country, cities)| json!({"country": country, "cities": cities});
    countries.into_iter().map(one).collect()
}

/// Networks, meetings and the pages over all cities, for the page of the programme.
fn together(brief: &Brief<'_>, voice: &Voice<'_>, world: &World<'_>) -> Value {
    let page = |path: &str, label: &'static str| json!({"text": voice.word(label), "lang": null, "href": format!("{path}.html"), "href_md": format!("{path}.md")});
    let sheet = Page::shared(brief, "");
    let networks = brief.programme.networks.values().flatten();
    let networks: Vec<Value> = networks
        .filter_map(|network| world.network(&sheet, &network.id))
        .collect();
    let events: Vec<&Fiche> = brief.programme.events.values().flatten().collect();
    let events: Vec<Value> = event::sorted(&events)
        .into_iter()
        .map(|event| {
            let when = event::moment(event.value())
                .map_or(Value::Null, |hour| json!(sheet.voice.hour(hour.moment())));
            json!([world.event(&sheet, event), when])
        })
        .collect();
    let lists = site::List::ALL
        .into_iter()
        .filter(|list| offers(brief, *list));
    let pages: Vec<Value> = lists
        .map(|list| page(list.stem(), guide::list_title(list)))
        .collect();
    json!({
        "networks": networks, "events": events,
        "pages": pages,
    })
}

/// The page at the top of a site in several languages, on which the reader chooses one. `briefs` are those of the languages.
///
/// Written in the first of them; what leads to a language is written in that one.
#[must_use]
pub fn root(briefs: &[Brief<'_>]) -> Value {
    let Some(first) = briefs.first() else {
        return Value::Null;
    };
    let voice = Voice::new(first, first.lang, None);
    let languages = briefs.iter().enumerate().map(|(at, brief)| {
        let own = programme(brief, &Voice::new(brief, brief.lang, None));
        json!({
            "lang": brief.lang, "label": brief.languages[at]["label"], "href": format!("{}/index.html", brief.lang),
            "title": own["title"], "organisation": own["organisation"],
        })
    });
    json!({
        "lang": first.lang, "html_lang": voice.html_lang(), "audience": first.audience.word(),
        "generator": GENERATOR, "programme": programme(first, &voice), "languages": languages.collect::<Vec<_>>(), "home": Value::Null, "guide": Value::Null,
    })
}

fn text(value: &Value) -> Value {
    value.as_str().map_or(Value::Null, |text| json!(text))
}

fn programme(brief: &Brief<'_>, voice: &Voice<'_>) -> Value {
    let edition = &brief.programme.edition;
    let period = voice.span(&edition.period.from, &edition.period.to);
    json!({
        "title": voice.label(&edition.title), "acronyms": edition.organisation.acronyms,
        "organisation": voice.label(&edition.organisation.name), "period": period, "congress": voice.label(&edition.congress.label),
    })
}

fn city_name(voice: &Voice<'_>, city: &City) -> String {
    let name = &city.value("city")["name"];
    let words = voice.pick(name).map(|(_, words)| words);
    words
        .filter(|words| !words.trim().is_empty())
        .unwrap_or(&city.id)
        .to_owned()
}

/// Names in other languages, where they are others.
fn other_names(voice: &Voice<'_>, city: &City, name: &Value) -> Vec<Value> {
    let shown = city_name(voice, city);
    let all = name.as_object().into_iter().flatten();
    all.filter(|(_, name)| name.as_str() != Some(&shown))
        .map(|(lang, name)| json!({"lang": lang, "name": name}))
        .collect()
}

fn interest(voice: &Voice<'_>, interest: &Value) -> Value {
    if !interest.is_object() {
        return Value::Null;
    }
    let by = &interest["signed_by"];
    json!({
        "name": text(&by["name"]), "title": voice.name_or_null(&by["title"]), "capacity": voice.entry("capacities", &by["capacity"]),
        "signed_on": voice.date(&interest["signed_on"]), "letter": text(&interest["letter"]), "sha256": text(&interest["sha256"]),
    })
}

fn staff(voice: &Voice<'_>, staff: &Value, audience: Audience) -> Value {
    if audience == Audience::Public {
        return Value::Null;
    }
    let edition = voice.edition();
    let people = staff["people"].as_array().into_iter().flatten().map(|person| {
        let role = person["role"].as_str().and_then(|id| edition.entry("roles", id));
        json!({
            "role": voice.entry("roles", &person["role"]),
            "role_description": role.map(|role| voice.label(&role.description)).unwrap_or_default(),
            "name": voice.plain(&person["name"]), "title": voice.name_or_null(&person["title"]), "email": text(&person["email"]),
        })
    });
    people.collect()
}

fn themes(voice: &Voice<'_>, fiches: &Map<String, Value>) -> Vec<Value> {
    let put_forward = fiches["priority-theme"]["theme"].as_str();
    let list = fiches["themes"]["themes"].as_array().into_iter().flatten();
    list.enumerate()
        .map(|(at, theme)| {
            json!({
                "number": at + 1, "id": text(&theme["id"]), "title": voice.titled(&theme["title"], &theme["id"]),
                "axis": axis(voice, &theme["axis"]),
                "description": voice.rich(&theme["description"], None, ""), "axis_relation": voice.rich(&theme["axis_relation"], None, ""),
                "priority": put_forward.is_some() && theme["id"].as_str() == put_forward,
            })
        })
        .collect()
}

fn axis(voice: &Voice<'_>, id: &Value) -> Value {
    let entry = id.as_str().and_then(|id| voice.edition().entry("axes", id));
    entry.map_or(Value::Null, |axis| voice.axis(axis))
}

fn priority(
    voice: &Voice<'_>,
    brief: &Brief<'_>,
    fiches: &Map<String, Value>,
    themes: &[Value],
) -> Value {
    let Some(theme) = themes.iter().find(|theme| theme["priority"] == true) else {
        return Value::Null;
    };
    let description = voice.rich(
        &fiches["priority-theme"]["description"],
        brief.programme.schemas.of("priority-theme"),
        "description",
    );
    json!({"title": theme["title"], "axis": theme["axis"], "description": description})
}

/// Where each heading of the dossier stands in the schemas.
const HEADINGS: [(&str, &str, &str); 14] = [
    ("participant", "city", "name"),
    ("interest", "city", "interest"),
    ("staff", "staff", "people"),
    ("challenges", "challenges", "challenges"),
    ("actions", "challenges", "actions"),
    ("themes", "themes", "themes"),
    ("priority", "priority-theme", "theme"),
    ("priority_description", "priority-theme", "description"),
    ("concept", "action-plan", "concept"),
    ("plan_challenges", "action-plan", "challenges"),
    ("schedule", "action-plan", "schedule"),
    ("budget", "action-plan", "budget"),
    ("working_method", "action-plan", "working_method"),
    ("timeline", "", ""),
];

fn headings(voice: &Voice<'_>, brief: &Brief<'_>) -> Value {
    let internal = brief.audience == Audience::Internal;
    let one = |(name, kind, key): &(&str, &str, &str)| {
        let field = brief
            .programme
            .schemas
            .of(kind)
            .and_then(|schema| schema.plan.property(key));
        if field.is_some_and(|field| !field.public) && !internal && *name != "staff" {
            return (
                (*name).to_owned(),
                json!({"title": "", "text": "", "source": ""}),
            );
        }
        let value = match field {
            Some(field) => {
                let title = field
                    .question
                    .as_ref()
                    .map_or(&field.title, |question| &question.heading);
                // What the form asks to write is for those who fill it in.
                let words = field
                    .question
                    .as_ref()
                    .filter(|_| internal)
                    .map(|question| voice.label(&question.text))
                    .unwrap_or_default();
                let source = field
                    .question
                    .as_ref()
                    .map(|question| question.source.clone())
                    .unwrap_or_default();
                json!({"title": voice.label(title), "text": words, "source": source})
            }
            None => json!({"title": voice.word("doc-timeline"), "text": "", "source": ""}),
        };
        ((*name).to_owned(), value)
    };
    Value::Object(HEADINGS.iter().map(one).collect())
}

fn timeline(voice: &Voice<'_>) -> Value {
    let entries = voice.edition().milestones.iter();
    let rows: Vec<Row> = entries
        .map(|entry| {
            let (from, to) = bounds(entry);
            Row {
                when: voice.span(&from, &to),
                title: json!(voice.label(&entry.label)),
                days: days(&from, &to),
                ..Row::default()
            }
        })
        .collect();
    let milestones: Vec<Value> = rows
        .iter()
        .map(|row| json!({"when": row.when, "label": row.title}))
        .collect();
    json!({"svg": "", "milestones": milestones, "chart": Gantt::of(rows)})
}

fn bounds(entry: &Entry) -> (Moment, Moment) {
    if entry.date == Moment::None {
        (entry.from.clone(), entry.to.clone())
    } else {
        (entry.date.clone(), entry.date.clone())
    }
}

fn days(from: &Moment, to: &Moment) -> Option<(Date, Date)> {
    let from = PartialDate::parse(&from.text()?)?;
    let to = PartialDate::parse(&to.text()?)?;
    Some((from.first_day(), to.last_day()))
}
