//! In: a question of the form. Out: what the part of a page is called that shows its answer, and its beginning.

use crate::{
    assemble::{Brief, draft::Draft, prose::Voice},
    fiche::audience::Audience,
    model::{
        page::{
            block::Block,
            dossier::Dossier,
            heading::{Heading, Headings},
        },
        schema::Field,
    },
};

/// The headings of the dossier, each from its question of the form.
pub(super) fn headings(voice: &Voice<'_>, brief: &Brief<'_>) -> Headings {
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

/// The heading of a question with what is asked there; nothing where the audience may not know of it.
fn heading(voice: &Voice<'_>, brief: &Brief<'_>, kind: &str, key: &str) -> Heading {
    let internal = brief.audience == Audience::Internal;
    let Some(field) = field(brief, kind, key) else {
        return Heading::default();
    };
    if !field.public && !internal && kind != "staff" {
        return Heading::default();
    }
    let question = field.question.as_ref();
    // What the form asks to write is for those who fill it in.
    let text = question.filter(|_| internal);
    Heading {
        title: titled(voice, brief, kind, key),
        text: text.map_or_else(String::new, |question| voice.label(&question.text)),
        source: question.map_or_else(String::new, |question| question.source.clone()),
    }
}

/// What a question of a form is called.
pub(super) fn titled(voice: &Voice<'_>, brief: &Brief<'_>, kind: &str, key: &str) -> String {
    field(brief, kind, key).map_or_else(String::new, |field| {
        let question = field.question.as_ref();
        voice.label(question.map_or(&field.title, |question| &question.heading))
    })
}

fn field<'b>(brief: &Brief<'b>, kind: &str, key: &str) -> Option<&'b Field> {
    brief.programme.schemas.of(kind)?.plan.property(key)
}

/// Begins a part by a heading of the form, with what the form asks there while it is filled in.
pub(super) fn part(
    page: &mut Draft<'_>,
    dossier: &Dossier,
    (level, id): (u8, &str),
    heading: &Heading,
) {
    page.section(level, id, heading.title.clone());
    ask(page, dossier, heading);
}

pub(super) fn ask(page: &mut Draft<'_>, dossier: &Dossier, heading: &Heading) {
    if dossier.state.draft && !heading.text.is_empty() {
        page.line(Block::Hint, heading.text.clone());
    }
}
