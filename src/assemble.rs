//! In: one city, checked. Out: its dossier for one audience in one language, as plain ordered values for templates.
//!
//! The public dossier is built from the fields declared public and from nothing else: programme and city are what
//! `model::view` left of them, and nothing here sees more.

mod book;
pub mod calendar;
pub mod changes;
mod cover;
mod draft;
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
mod pictures;
mod plan;
mod project;
mod prose;
pub mod review;
mod stages;
mod tables;
mod way;
mod world;

use std::{collections::BTreeMap, sync::atomic::AtomicUsize};

use jiff::civil::Date;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization as _;

pub use self::{
    book::{book, evaluation},
    event::{invitation, sheet},
    graph::{Graph, Node},
    guide::{ICON, Signposts, offers},
    lists::{list_page, not_found},
    network::{call, page as network_page},
    overview::{Standing, Total, as_of, cities, dashboard, overview, share},
    project::page as project_page,
    tables::{Table, tables},
    world::World,
};
use self::{draft::Draft, gantt::Period, pictures::Wall, prose::Voice};
use crate::{
    fiche::{audience::Audience, path::Way},
    messages::Messages,
    model::{
        album::Album,
        catalog::{City, Fiche, KINDS, Programme},
        date::PartialDate,
        edition::{Entry, Moment},
        facts::Stale,
        page::{
            self, About, Choice, Head, Root, Tongue,
            block::Picture,
            cell::{Inline, Lead, Name},
            chart::Row,
            dossier::{self, Dossier, Interest, Person, State},
            heading::{Heading, Headings},
            index::{Country, Index, Letter, Skipped, Summary, Together, Totals},
            plan::Plan,
            theme::{Axis, Priority, Project, Theme},
            timeline::{Milestone, Timeline},
        },
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
    /// The page's versions, this one among them; none where there is one alone.
    pub languages: Vec<Tongue>,
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
            languages: Vec::new(),
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
        !self.languages.is_empty()
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
    let mut data = Map::from_iter([("id".to_owned(), city.id.clone().into())]);
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
) -> Dossier {
    let edition = &brief.programme.edition;
    let own = city.value("city");
    let voice = Voice::new(brief, city.language(edition), own["country"].as_str());
    let (voice, cover, pictures) = hung(brief, city, voice);
    let record = record(&voice, &own["record"]);
    let themes = themes(&voice, city);
    let name = city_name(&voice, city);
    let opening = opening::opening((brief, &voice), world, city, &name);
    let mut plan = plan::plan(&voice, city.value("action-plan"), brief);
    let projects = city.projects.iter();
    let mut projects: Vec<Project> = projects
        .map(|one| project::brief(brief, city, one))
        .collect();
    if let Some(world) = world {
        lead_on(brief, world, city, (plan.as_mut(), &mut projects));
    }
    let [challenges, actions] = ["challenges", "actions"].map(|key| {
        let schema = brief.programme.schemas.of("challenges");
        voice.limited(&city.value("challenges")[key], schema, key)
    });
    let internal = brief.audience == Audience::Internal;
    let answers = |kind: &&str| {
        let schema = brief.programme.schemas.of(kind);
        own::answers(&voice, schema, city.value(kind))
    };
    Dossier {
        head: head(brief, &voice, world.map(|_| "index.html".to_owned())),
        city: participant(&voice, city, name),
        state: state(&voice, brief, city, &record, stale),
        record,
        opening,
        cover,
        pictures,
        beside: brief.attachments,
        breadcrumb: stages::breadcrumb(&voice, city),
        headings: headings(&voice, brief),
        interest: interest(&voice, &own["interest"]),
        staff: internal.then(|| staff(&voice, city.value("staff"))),
        challenges,
        actions,
        priority: priority(&voice, brief, city, &themes),
        reserve: reserve(&themes),
        themes,
        plan,
        projects,
        own: KINDS.iter().flat_map(answers).collect(),
        timeline: timeline(&voice),
        history: past
            .filter(|_| internal)
            .map(|past| history::past(&voice, brief, past)),
    }
}

/// What a page of a brief begins with.
fn head(brief: &Brief<'_>, voice: &Voice<'_>, home: Option<String>) -> Head {
    leading(brief, voice, home, brief.languages.clone())
}

fn leading<L>(
    brief: &Brief<'_>,
    voice: &Voice<'_>,
    home: Option<String>,
    languages: Vec<L>,
) -> Head<L> {
    Head {
        version: page::VERSION,
        lang: brief.lang.to_owned(),
        html_lang: voice.html_lang(),
        audience: brief.audience.word(),
        generator: GENERATOR,
        languages,
        home,
        guide: None,
        programme: programme(brief, voice),
    }
}

/// Who takes part.
fn participant(voice: &Voice<'_>, city: &City, name: String) -> dossier::City {
    let own = city.value("city");
    dossier::City {
        id: city.id.clone(),
        names: other_names(&name, &own["name"]),
        name,
        kind: voice.entry("participant_kinds", &own["kind"]),
        country: voice.country(&own["country"]),
        language: voice.language(&own["language"]),
        time_zone: text(&own["time_zone"]),
        map: map::dot(own),
    }
}

/// The states that a dossier went through.
fn record(voice: &Voice<'_>, entries: &Value) -> Vec<dossier::Entry> {
    let one = |entry: &Value| dossier::Entry {
        label: voice.entry("states", &entry["state"]),
        date: voice.date(&entry["date"]),
        by: voice.decider(&entry["by"]),
    };
    prose::list(entries).iter().map(one).collect()
}

/// The state that it is in.
fn state(
    voice: &Voice<'_>,
    brief: &Brief<'_>,
    city: &City,
    record: &[dossier::Entry],
    stale: Option<Stale>,
) -> State {
    let id = city.state();
    let known = brief.programme.edition.entry("states", id);
    let label = known.map(|_| overview::state_label(voice, brief, id, stale));
    State {
        id: id.to_owned(),
        label: label.unwrap_or_default(),
        date: record.last().and_then(|last| last.date.clone()),
        draft: !brief.programme.strict(id),
    }
}

/// Lets what a plan and projects name lead to its page.
fn lead_on(
    brief: &Brief<'_>,
    world: &World<'_>,
    city: &City,
    (plan, projects): (Option<&mut Plan>, &mut [Project]),
) {
    let page = Draft::shared(brief, "");
    let own = city.value("action-plan");
    if let Some(plan) = plan {
        let network = own["network"].as_str();
        if let Some(link) = network.and_then(|id| world.network(&page, id)) {
            plan.network = link.into();
        }
        for (key, place) in [
            ("synthesis", &mut plan.synthesis),
            ("preparatory_meeting", &mut plan.preparatory_meeting),
        ] {
            let event = own[key].as_str().and_then(|id| brief.programme.event(id));
            if let Some(event) = event {
                *place = world.event(&page, event).into();
            }
        }
    }
    for (shown, project) in projects.iter_mut().zip(&city.projects) {
        let path = site::project(&city.id, &project.id);
        shown.title = page.link(std::mem::take(&mut shown.title), &path, "");
    }
}

/// The voice of a dossier whose texts show the pictures of its city, the cover, the other pictures.
fn hung<'b>(
    brief: &'b Brief<'b>,
    city: &City,
    voice: Voice<'b>,
) -> (Voice<'b>, Option<Picture>, Vec<Picture>) {
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
pub fn summary(dossier: Dossier) -> Summary {
    let id = &dossier.city.id;
    let (priority, axis) = dossier
        .priority
        .map(|priority| (priority.title, priority.axis))
        .unzip();
    let stages = dossier.breadcrumb.into_iter();
    Summary {
        href: format!("{id}.html"),
        href_md: format!("{id}.md"),
        name: dossier.city.name,
        country: dossier.city.country,
        state: dossier.state,
        priority,
        axis: axis.flatten(),
        steps: stages.flat_map(|stage| stage.steps).collect(),
        themes: dossier.themes.len(),
        plan: dossier.plan.is_some(),
        map: dossier.city.map,
        letter: None,
    }
}

/// The page that lists the programme's cities: those with a dossier by their [`summary`], those without by their errors.
#[must_use]
pub fn index(
    brief: &Brief<'_>,
    world: &World<'_>,
    mut cities: Vec<Summary>,
    left: &[(String, usize)],
) -> Index {
    let voice = Voice::new(brief, brief.lang, None);
    let axes = brief.programme.edition.list("axes");
    let themes = cities.iter().map(|city| city.themes).sum();
    let plans = cities.iter().filter(|city| city.plan).count();
    voice.sort(&mut cities, |city| city.name.clone());
    let skipped = |(id, errors): &(String, usize)| Skipped {
        id: id.clone(),
        errors: voice.count(*errors),
    };
    let internal = brief.audience == Audience::Internal;
    Index {
        head: head(brief, &voice, None),
        together: together(brief, &voice, world),
        letters: lettered(&mut cities),
        countries: by_country(&voice, &cities),
        timeline: timeline(&voice),
        axes: axes.iter().map(|axis| voice.axis(axis)).collect(),
        map: map::map(&cities),
        totals: Totals {
            cities: voice.count(cities.len()),
            themes: voice.count(themes),
            plans: voice.count(plans),
        },
        cities,
        skipped: left.iter().filter(|_| internal).map(skipped).collect(),
    }
}

/// Marks the first city of each letter; gives the letters.
fn lettered(cities: &mut [Summary]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for city in cities {
        let first = city.name.nfd().find(|c| c.is_alphanumeric());
        let Some(text) = first.map(|c| c.to_uppercase().to_string()) else {
            continue;
        };
        if letters.last().is_none_or(|last| last.text != text) {
            let id = format!("letter-{}", letters.len() + 1);
            let letter = Letter { text, id };
            city.letter = Some(letter.clone());
            letters.push(letter);
        }
    }
    letters
}

/// Cities of each country, by the country's name.
fn by_country(voice: &Voice<'_>, cities: &[Summary]) -> Vec<Country> {
    let mut countries: BTreeMap<&str, Vec<Lead>> = BTreeMap::new();
    for city in cities {
        if let Some(country) = &city.country {
            let link = Lead {
                href: Some(city.href.clone()),
                href_md: Some(city.href_md.clone()),
                ..Lead::from(Name::from(city.name.clone()))
            };
            countries.entry(country).or_default().push(link);
        }
    }
    let mut countries: Vec<_> = countries.into_iter().collect();
    voice.sort(&mut countries, |(country, _)| (*country).to_owned());
    let one = |(country, cities): (&str, _)| Country {
        country: country.to_owned(),
        cities,
    };
    countries.into_iter().map(one).collect()
}

/// Networks, meetings and the pages over all cities, for the page of the programme.
fn together(brief: &Brief<'_>, voice: &Voice<'_>, world: &World<'_>) -> Together {
    let page = |list: site::List| Lead {
        href: Some(format!("{}.html", list.stem())),
        href_md: Some(format!("{}.md", list.stem())),
        ..Lead::from(Name::from(voice.word(guide::list_title(list))))
    };
    let sheet = Draft::shared(brief, "");
    let networks = brief.programme.networks.values().flatten();
    let events: Vec<&Fiche> = brief.programme.events.values().flatten().collect();
    let event = |event: &Fiche| {
        let when = event::moment(event.value()).map(|hour| sheet.voice.hour(hour.moment()));
        (world.event(&sheet, event), when)
    };
    let lists = site::List::ALL.into_iter();
    Together {
        networks: networks
            .filter_map(|network| world.network(&sheet, &network.id))
            .collect(),
        events: event::sorted(&events).into_iter().map(event).collect(),
        pages: lists
            .filter(|list| offers(brief, *list))
            .map(page)
            .collect(),
    }
}

/// The page at the top of a site in several languages, on which the reader chooses one. `briefs` are those of the languages.
///
/// Written in the first of them; what leads to a language is written in that one.
#[must_use]
pub fn root(briefs: &[Brief<'_>]) -> Option<Root> {
    let first = briefs.first()?;
    let choice = |(at, brief): (usize, &Brief<'_>)| {
        let own = programme(brief, &Voice::new(brief, brief.lang, None));
        Choice {
            lang: brief.lang.to_owned(),
            label: brief.languages.get(at).map(|tongue| tongue.label.clone()),
            href: format!("{}/index.html", brief.lang),
            title: own.title,
            organisation: own.organisation,
        }
    };
    let voice = Voice::new(first, first.lang, None);
    let choices = briefs.iter().enumerate().map(choice).collect();
    Some(leading(first, &voice, None, choices))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn programme(brief: &Brief<'_>, voice: &Voice<'_>) -> About {
    let edition = &brief.programme.edition;
    About {
        title: voice.label(&edition.title),
        acronyms: edition.organisation.acronyms.clone(),
        organisation: voice.label(&edition.organisation.name),
        period: voice.span(&edition.period.from, &edition.period.to),
        congress: voice.label(&edition.congress.label),
    }
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
fn other_names(shown: &str, name: &Value) -> Vec<dossier::Named> {
    let all = name.as_object().into_iter().flatten();
    all.filter(|(_, name)| name.as_str() != Some(shown))
        .map(|(lang, name)| dossier::Named {
            lang: lang.clone(),
            name: name.as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}

fn interest(voice: &Voice<'_>, interest: &Value) -> Option<Interest> {
    interest.as_object()?;
    let by = &interest["signed_by"];
    Some(Interest {
        name: text(&by["name"]),
        title: voice.name_if_any(&by["title"]),
        capacity: voice.entry("capacities", &by["capacity"]),
        signed_on: voice.date(&interest["signed_on"]),
        letter: text(&interest["letter"]),
        sha256: text(&interest["sha256"]),
    })
}

fn staff(voice: &Voice<'_>, staff: &Value) -> Vec<Person> {
    let one = |person: &Value| {
        let role = person["role"].as_str();
        let role = role.and_then(|id| voice.edition().entry("roles", id));
        Person {
            role: voice.entry("roles", &person["role"]),
            role_description: role
                .map(|role| voice.label(&role.description))
                .unwrap_or_default(),
            name: voice.plain(&person["name"]),
            title: voice.name_if_any(&person["title"]),
            email: text(&person["email"]),
        }
    };
    prose::list(&staff["people"]).iter().map(one).collect()
}

fn themes(voice: &Voice<'_>, city: &City) -> Vec<Theme> {
    let put_forward = city.value("priority-theme")["theme"].as_str();
    let one = |(at, theme): (usize, &Value)| {
        let id = theme["id"].as_str();
        Theme {
            number: at + 1,
            id: text(&theme["id"]),
            title: voice.titled(&theme["title"], id),
            axis: axis(voice, &theme["axis"]),
            description: voice.rich(&theme["description"]),
            axis_relation: voice.rich(&theme["axis_relation"]),
            priority: put_forward.is_some() && id == put_forward,
        }
    };
    let list = prose::list(&city.value("themes")["themes"]);
    list.iter().enumerate().map(one).collect()
}

/// Titles of the themes that are not put forward.
fn reserve(themes: &[Theme]) -> Vec<Name> {
    let others = themes.iter().filter(|theme| !theme.priority);
    others.map(|theme| theme.title.clone()).collect()
}

fn axis(voice: &Voice<'_>, id: &Value) -> Option<Axis> {
    let entry = voice.edition().entry("axes", id.as_str()?)?;
    Some(voice.axis(entry))
}

fn priority(
    voice: &Voice<'_>,
    brief: &Brief<'_>,
    city: &City,
    themes: &[Theme],
) -> Option<Priority> {
    let theme = themes.iter().find(|theme| theme.priority)?;
    Some(Priority {
        title: theme.title.clone(),
        axis: theme.axis.clone(),
        description: voice.limited(
            &city.value("priority-theme")["description"],
            brief.programme.schemas.of("priority-theme"),
            "description",
        ),
    })
}

/// The headings of the dossier, each from its question of the form.
fn headings(voice: &Voice<'_>, brief: &Brief<'_>) -> Headings {
    let of = |kind, key| heading(voice, brief, kind, key);
    Headings {
        participant: of("city", "name"),
        interest: of("city", "interest"),
        staff: of("staff", "people"),
        challenges: of("challenges", "challenges"),
        actions: of("challenges", "actions"),
        themes: of("themes", "themes"),
        priority: of("priority-theme", "theme"),
        priority_description: of("priority-theme", "description"),
        concept: of("action-plan", "concept"),
        plan_challenges: of("action-plan", "challenges"),
        schedule: of("action-plan", "schedule"),
        budget: of("action-plan", "budget"),
        working_method: of("action-plan", "working_method"),
        timeline: Heading {
            title: voice.word("doc-timeline"),
            ..Heading::default()
        },
    }
}

/// The heading of a question; nothing where the audience may not know of it.
fn heading(voice: &Voice<'_>, brief: &Brief<'_>, kind: &str, key: &str) -> Heading {
    let internal = brief.audience == Audience::Internal;
    let schema = brief.programme.schemas.of(kind);
    let Some(field) = schema.and_then(|schema| schema.plan.property(key)) else {
        return Heading::default();
    };
    if !field.public && !internal && kind != "staff" {
        return Heading::default();
    }
    let Some(question) = &field.question else {
        return Heading {
            title: voice.label(&field.title),
            ..Heading::default()
        };
    };
    Heading {
        title: voice.label(&question.heading),
        // What the form asks to write is for those who fill it in.
        text: if internal {
            voice.label(&question.text)
        } else {
            String::new()
        },
        source: question.source.clone(),
    }
}

fn timeline(voice: &Voice<'_>) -> Timeline {
    let period = |entry: &Entry| {
        let (from, to) = bounds(entry);
        Period {
            row: Row {
                when: voice.span(&from, &to),
                title: Inline::Words(voice.label(&entry.label)),
                ..Row::default()
            },
            days: days(&from, &to),
            group: 0,
        }
    };
    let periods: Vec<Period> = voice.edition().milestones.iter().map(period).collect();
    let milestone = |Period { row, .. }: &Period| Milestone {
        when: row.when.clone(),
        label: row.title.words().to_owned(),
    };
    Timeline {
        svg: "",
        milestones: periods.iter().map(milestone).collect(),
        chart: gantt::of(periods),
    }
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
