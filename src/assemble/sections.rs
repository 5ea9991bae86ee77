//! In: what a dossier says, by fiche. Out: the same as sections of blocks, in the order in which readers ask: what is next, what the city
//! wants, what it does, who it is.

use crate::{
    assemble::{
        administration::administration,
        draft::Draft,
        heading::{ask, part},
        own, pictures, sums,
    },
    fiche::audience::Audience,
    model::page::{
        Look, Section,
        block::Block,
        cell::{Inline, Rich},
        dossier::Dossier,
        part::Entry,
        plan::{Challenge, Objective, Plan},
        theme::{Project, Theme},
    },
};

/// The sections of a dossier; `page` speaks as it does.
pub(super) fn sections(mut page: Draft<'_>, dossier: &Dossier) -> Vec<Section> {
    let internal = page.brief.audience == Audience::Internal;
    next(&mut page, dossier);
    priority(&mut page, dossier);
    themes(&mut page, dossier);
    for (id, heading, text) in [
        (
            "challenges",
            &dossier.headings.challenges,
            &dossier.challenges,
        ),
        ("actions", &dossier.headings.actions, &dossier.actions),
    ] {
        if let Some(text) = text {
            part(&mut page, dossier, (2, id), heading);
            page.speak([text.lang.as_ref()]);
            counted(&mut page, dossier, text);
        }
    }
    if let Some(own) = &dossier.plan {
        plan(&mut page, dossier, own, internal);
    }
    projects(&mut page, dossier);
    own::told(&mut page, dossier.own.clone());
    pictures::part(&mut page, dossier.pictures.clone());
    administration(&mut page, dossier, internal);
    page.into_sections()
}

/// A text with how much of its room is used, while it is written.
fn counted(page: &mut Draft<'_>, dossier: &Dossier, text: &Rich) {
    page.block(Block::Text {
        text: Some(text.clone()),
        counted: dossier.state.draft,
    });
}

/// A text, where there is one.
fn text(page: &mut Draft<'_>, text: &Option<Rich>) {
    if text.is_some() {
        page.text(text.clone());
    }
}

fn next(page: &mut Draft<'_>, dossier: &Dossier) {
    let Some(next) = &dossier.opening.next else {
        return;
    };
    page.part("next", "doc-next");
    page.look(Look::Next);
    page.say(Block::Para, "doc-draft-note");
    let step = Inline::Words(format!("{} {}", next.number, next.label));
    let share = Inline::Share(next.share.clone());
    page.line(Block::Sub, vec![step, share]);
    page.list(next.still.iter().chain(&next.more).cloned());
}

fn priority(page: &mut Draft<'_>, dossier: &Dossier) {
    let Some(priority) = &dossier.priority else {
        return;
    };
    let headings = &dossier.headings;
    page.section(2, "priority", headings.priority.title.clone());
    ask(page, dossier, &headings.priority_description);
    let description = priority.description.as_ref();
    let lang = description.and_then(|text| text.lang.as_ref());
    page.speak([priority.title.lang.as_ref(), lang]);
    page.line(Block::Lead, priority.title.clone());
    page.block(Block::Axis {
        axis: priority.axis.clone(),
    });
    if let Some(text) = description {
        counted(page, dossier, text);
    }
}

fn themes(page: &mut Draft<'_>, dossier: &Dossier) {
    let Some(first) = dossier.themes.first() else {
        return;
    };
    part(page, dossier, (2, "themes"), &dossier.headings.themes);
    let lang = first
        .description
        .as_ref()
        .and_then(|text| text.lang.as_ref());
    page.speak([first.title.lang.as_ref(), lang]);
    let entry = |theme: &Theme| {
        let mut blocks = vec![Block::Axis {
            axis: theme.axis.clone(),
        }];
        blocks.extend(theme.description.clone().map(Block::text));
        if let Some(text) = theme.axis_relation.clone() {
            blocks.push(Block::line(Block::Sub, page.word("doc-axis-relation")));
            blocks.push(Block::text(text));
        }
        Entry {
            id: Some(format!("theme-{}", theme.number)),
            number: Some(theme.number),
            title: theme.title.clone().into(),
            chosen: theme.priority.then(|| page.word("doc-priority")),
            blocks,
        }
    };
    let entries = dossier.themes.iter().map(entry).collect();
    page.block(Block::Entries { level: 3, entries });
    if !dossier.reserve.is_empty() {
        page.say(Block::Hint, "doc-reserve-note");
    }
}

fn plan(page: &mut Draft<'_>, dossier: &Dossier, plan: &Plan, internal: bool) {
    let headings = &dossier.headings;
    page.part("plan", "doc-action-plan");
    let texts = [&plan.concept, &plan.approach, &plan.working_method];
    page.speak(texts.map(|text| text.as_ref().and_then(|text| text.lang.as_ref())));
    page.pairs(vec![
        ("doc-network", plan.network.clone().into()),
        ("doc-synthesis", plan.synthesis.clone().into()),
        (
            "doc-preparatory-meeting",
            plan.preparatory_meeting.clone().into(),
        ),
    ]);
    concept(page, dossier, plan);
    if !plan.challenges.is_empty() {
        part(
            page,
            dossier,
            (3, "plan-challenges"),
            &headings.plan_challenges,
        );
        let entry = |(one, number): (&Challenge, usize)| Entry {
            number: Some(number),
            title: one.title.clone().into(),
            blocks: one
                .description
                .clone()
                .map(Block::text)
                .into_iter()
                .collect(),
            ..Entry::default()
        };
        let entries = plan.challenges.iter().zip(1..).map(entry).collect();
        page.block(Block::Entries { level: 4, entries });
    }
    if let Some(chart) = plan.chart.clone() {
        part(page, dossier, (3, "schedule"), &headings.schedule);
        let caption = page.word("doc-schedule-table");
        page.block(Block::Gantt { caption, chart });
    }
    if let Some(own) = plan.budget.as_ref().filter(|_| internal) {
        part(page, dossier, (3, "means"), &headings.budget);
        sums::budget(page, own);
    }
    if plan.working_method.is_some() {
        part(page, dossier, (3, "method"), &headings.working_method);
        page.text(plan.working_method.clone());
    }
}

/// What the network works on, what for, and how.
fn concept(page: &mut Draft<'_>, dossier: &Dossier, plan: &Plan) {
    if plan.concept.is_none() && plan.objectives.is_empty() && plan.approach.is_none() {
        return;
    }
    part(page, dossier, (3, "concept"), &dossier.headings.concept);
    text(page, &plan.concept);
    if !plan.objectives.is_empty() {
        let title = page.word("doc-objectives");
        page.section(4, "objectives", title);
        let row = |one: &Objective| {
            let label = one.label.clone().unwrap_or_default();
            (label, one.text.clone().into())
        };
        let rows = plan.objectives.iter().map(row).collect();
        page.block(Block::Pairs { rows });
    }
    if plan.approach.is_some() {
        let title = page.word("doc-approach");
        page.section(4, "approach", title);
        page.text(plan.approach.clone());
    }
}

fn projects(page: &mut Draft<'_>, dossier: &Dossier) {
    let Some(first) = dossier.projects.first() else {
        return;
    };
    page.part("projects", "doc-projects");
    let lang = first.aim.as_ref().and_then(|text| text.lang.as_ref());
    page.speak([first.title.lang.as_ref(), lang]);
    let entry = |project: &Project| {
        let when = Some(&project.when).filter(|when| !when.is_empty());
        let about: Vec<&str> = project
            .state
            .iter()
            .chain(when)
            .map(String::as_str)
            .collect();
        let mut blocks = vec![Block::line(Block::Para, about.join(", "))];
        blocks.extend(project.aim.clone().map(Block::text));
        for (word, text) in [
            ("doc-results", &project.results),
            ("doc-lessons", &project.lessons),
        ] {
            if let Some(text) = text.clone() {
                blocks.push(Block::line(Block::Sub, page.word(word)));
                blocks.push(Block::text(text));
            }
        }
        Entry {
            title: project.title.clone().into(),
            blocks,
            ..Entry::default()
        }
    };
    let entries = dossier.projects.iter().map(entry).collect();
    page.block(Block::Entries { level: 3, entries });
}
