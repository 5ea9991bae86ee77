//! In: the cities of a programme by what is said of each. Out: the page of the programme, and the one that leads to its languages.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::{
    assemble::{
        Brief, World, draft::Draft, event, guide, head, leading, map, offers, programme,
        prose::Voice, timeline::timeline,
    },
    fiche::audience::Audience,
    model::{
        catalog::Fiche,
        page::{
            Choice, Root, Section,
            block::Block,
            cell::{Cell, Lead, Name},
            index::{Country, Index, Letter, Skipped, Summary, Together, Totals},
        },
        site,
    },
};

/// The page that lists the programme's cities: those with a dossier by their `dossier::summary`, those without by their errors.
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
    let mut index = Index {
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
        sections: Vec::new(),
    };
    index.sections = sections(Draft::new(brief, voice, ""), &index);
    index
}

/// The page below its head, as blocks.
fn sections(mut page: Draft<'_>, index: &Index) -> Vec<Section> {
    page.part("cities", "doc-cities");
    if index.cities.is_empty() {
        page.empty();
    } else {
        if let Some(map) = index.map.clone() {
            page.block(Block::Map(map));
        }
        if index.letters.len() > 1 {
            let letters = index.letters.clone();
            page.block(Block::Letters { letters });
        }
        page.block(Block::Cities {
            caption: page.word("doc-cities-table"),
            cities: index.cities.clone(),
        });
    }
    if index.countries.len() > 1 {
        page.part("countries", "doc-by-country");
        let rows = index.countries.iter();
        let rows = rows.map(|one| (one.country.clone(), one.cities.clone()));
        let rows = rows.collect();
        page.block(Block::Groups { rows });
    }
    page.part("together", "doc-together");
    let together = &index.together;
    page.list(together.pages.iter().cloned());
    if !together.networks.is_empty() {
        let title = page.word("doc-networks");
        page.section(3, "networks", title);
        page.list(together.networks.iter().cloned());
    }
    if !together.events.is_empty() {
        let title = page.word("doc-events");
        page.section(3, "meetings", title);
        let event = |(lead, when): &(Lead, Option<String>)| {
            Cell::Many(vec![lead.clone().into(), when.clone().into()])
        };
        page.list(together.events.iter().map(event));
    }
    page.part("axes", "doc-axes");
    page.block(Block::Axes {
        axes: index.axes.clone(),
        leads: !page.brief.alone,
    });
    page.part("timeline", "doc-timeline");
    page.block(Block::Gantt {
        caption: page.word("doc-timeline-table"),
        chart: index.timeline.chart.clone(),
    });
    if !index.skipped.is_empty() {
        page.part("skipped", "doc-skipped");
        let line = |one: &Skipped| {
            let count = [("count", one.errors.as_str())];
            let errors = page.voice.message_text("doc-skipped-errors", &count);
            format!("{} – {errors}", one.id)
        };
        let lines: Vec<String> = index.skipped.iter().map(line).collect();
        page.list(lines);
    }
    page.into_sections()
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
    let networks = world.programme.networks.values().flatten();
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
