//! In: a dossier. Out: its sections that tell who takes part, who answers for it, what was decided and changed, and room for hands.

use crate::{
    assemble::{
        draft::Draft,
        heading::{ask, part},
    },
    model::page::{
        Look,
        block::Block,
        cell::{Cell, Inline, Lead, Name},
        dossier::{Decision, Dossier, Interest, Named, Person},
        part::Party,
        past::{History, Logged, Touched},
    },
};

/// All of them.
pub(super) fn administration(page: &mut Draft<'_>, dossier: &Dossier, internal: bool) {
    participant(page, dossier);
    if let Some(own) = &dossier.interest {
        interest(page, dossier, own, internal);
    }
    staff(page, dossier);
    record(page, dossier, internal);
    if let Some(past) = &dossier.history {
        history(page, past);
    }
    if internal {
        signatures(page, dossier);
    }
}

fn participant(page: &mut Draft<'_>, dossier: &Dossier) {
    let city = &dossier.city;
    page.part("participant", "doc-administration");
    ask(page, dossier, &dossier.headings.participant);
    let other = |name: &Named| {
        let tongue = page.voice.language(&name.lang.as_str().into());
        let text = match tongue {
            Some(tongue) => format!("{} ({tongue})", name.name),
            None => name.name.clone(),
        };
        let lang = Some(name.lang.clone());
        Inline::Name(Name { text, lang })
    };
    let others = city.names.iter().map(other).collect();
    page.pairs(vec![
        ("doc-name", city.name.clone().into()),
        ("doc-other-names", Cell::Many(others)),
        ("doc-kind", city.kind.clone().into()),
        ("doc-country", city.country.clone().into()),
        ("doc-language", city.language.clone().into()),
        ("doc-time-zone", city.time_zone.clone().into()),
        (
            "doc-congress",
            dossier.head.programme.congress.clone().into(),
        ),
    ]);
    let steps = dossier.breadcrumb.iter().flat_map(|stage| &stage.steps);
    let steps: Vec<_> = steps.cloned().collect();
    if !steps.is_empty() {
        let title = page.word("doc-stages");
        page.section(3, "stages", title);
        page.block(Block::Steps { steps });
    }
}

fn interest(page: &mut Draft<'_>, dossier: &Dossier, own: &Interest, internal: bool) {
    part(page, dossier, (3, "interest"), &dossier.headings.interest);
    let file = |text: &Option<String>| Cell::from(text.clone().filter(|_| internal));
    page.pairs(vec![
        ("doc-signed-by", signed(own).into()),
        ("doc-capacity", own.capacity.clone().into()),
        ("doc-signed-on", own.signed_on.clone().into()),
        ("doc-letter", file(&own.letter)),
        ("doc-fingerprint", file(&own.sha256)),
    ]);
}

/// Who signs, with the office.
fn signed(own: &Interest) -> Vec<Inline> {
    let name = own.name.clone().map(Inline::Words);
    let title = own.title.clone().map(Inline::Name);
    name.into_iter().chain(title).collect()
}

fn staff(page: &mut Draft<'_>, dossier: &Dossier) {
    let Some(people) = dossier.staff.as_ref().filter(|people| !people.is_empty()) else {
        return;
    };
    part(page, dossier, (3, "staff"), &dossier.headings.staff);
    let row = |person: &Person| {
        let role = person.role.clone().unwrap_or_default();
        let role = match person.role_description.as_str() {
            "" => role,
            description => format!("{role} ({description})"),
        };
        let address = person.email.as_ref().map(|email| Lead {
            href: Some(format!("mailto:{email}")),
            ..Lead::from(Name::from(email.clone()))
        });
        vec![
            role.into(),
            person.name.clone().into(),
            person.title.clone().into(),
            address.into(),
        ]
    };
    let head = ["doc-role", "doc-name", "doc-job-title", "doc-email"];
    let rows = people.iter().map(row).collect();
    page.table("doc-staff-table", &head, rows);
}

fn record(page: &mut Draft<'_>, dossier: &Dossier, internal: bool) {
    if dossier.record.is_empty() {
        return;
    }
    page.part("record", "doc-record");
    let row = |entry: &Decision| {
        let mut row = vec![entry.date.clone().into(), entry.label.clone().into()];
        row.extend(internal.then(|| Cell::from(entry.by.clone())));
        row
    };
    let head = ["doc-date", "doc-state", "doc-by"];
    let rows = dossier.record.iter().map(row).collect();
    page.table("doc-record-table", &head[..2 + usize::from(internal)], rows);
}

fn history(page: &mut Draft<'_>, past: &History) {
    page.part("history", "doc-history");
    if !past.fiches.is_empty() {
        changes(page, past);
    }
    if past.missing {
        page.say(Block::Notice, "doc-history-missing");
    }
}

/// The last change of each fiche, and all changes.
fn changes(page: &mut Draft<'_>, past: &History) {
    let title = page.word("doc-history-last");
    page.section(3, "history-last", title);
    let touched = |one: &Touched| {
        vec![
            one.name.clone().into(),
            one.told.date.clone().into(),
            theirs(&one.told.author),
            theirs(&one.told.subject),
        ]
    };
    let head = [
        "doc-history-fiche",
        "doc-date",
        "doc-history-author",
        "doc-history-subject",
    ];
    let rows = past.fiches.iter().map(touched).collect();
    page.table("doc-history-table", &head, rows);
    let title = page.word("doc-history-log");
    page.section(3, "history-log", title);
    let logged = |one: &Logged| {
        vec![
            one.told.date.clone().into(),
            theirs(&one.told.author),
            theirs(&one.told.subject),
            one.fiches.join(", ").into(),
            one.told.id.clone().into(),
        ]
    };
    let head = [
        "doc-date",
        "doc-history-author",
        "doc-history-subject",
        "doc-history-fiches",
        "doc-history-commit",
    ];
    let rows = past.log.iter().map(logged).collect();
    page.table("doc-history-log-table", &head, rows);
    if !past.more.is_empty() {
        page.line(Block::Hint, past.more.clone());
    }
}

fn theirs(text: &str) -> Cell {
    let theirs = text.to_owned();
    Inline::Theirs { theirs }.into()
}

/// Room for the hands of both, on paper.
fn signatures(page: &mut Draft<'_>, dossier: &Dossier) {
    page.part("signature", "doc-signature");
    page.look(Look::Paper);
    let blank = || page.word("doc-signature-blank");
    let by = dossier.interest.as_ref().filter(|own| own.name.is_some());
    let city = Party {
        title: page.word("doc-signature-city"),
        name: dossier.city.name.clone(),
        by: by.map_or_else(|| blank().into(), |own| signed(own).into()),
    };
    let programme = Party {
        title: page.word("doc-signature-programme"),
        name: dossier.head.programme.organisation.clone(),
        by: blank().into(),
    };
    page.block(Block::Signatures {
        parties: vec![city, programme],
    });
}
