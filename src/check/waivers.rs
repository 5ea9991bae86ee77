//! In: findings, and the waivers that the fiches hold. Out: the same findings with their waivers, and idle waivers.

use std::collections::HashMap;

use crate::{
    check::{Context, settle},
    model::{
        catalog::Fiche,
        diagnostic::{Diagnostic, Level, Message, shorten},
        near::nearest,
        rule::{self, RULES},
        waiver as waived,
    },
    pointer,
};

/// A waiver that may be used: where it stands, and whether it covers anything.
struct Known<'f> {
    fiche: &'f Fiche,
    index: usize,
    reason: String,
    used: bool,
}

pub(super) fn apply<'f>(
    context: &mut Context<'_>,
    fiches: impl Iterator<Item = &'f Fiche>,
    strict: bool,
) {
    let settled = context.found.len();
    let mut known = Vec::new();
    for fiche in fiches {
        for index in 0..fiche.document.value["waivers"]
            .as_array()
            .map_or(0, Vec::len)
        {
            known.extend(read(context, fiche, index));
        }
    }
    cover(&mut context.found[..settled], &mut known);
    for one in known.iter().filter(|one| !one.used) {
        let waiver = &one.fiche.document.value["waivers"][one.index];
        let (name, field) = (
            waiver["rule"].as_str().unwrap_or_default(),
            waiver["field"].as_str().unwrap_or_default(),
        );
        // Of what a text may say only the publication knows all: names of other cities' people, for one.
        if name != waived::INTERNAL || field.is_empty() {
            let message = Message::new("waiver-unused")
                .with("rule", name)
                .with("field", if field.is_empty() { "—" } else { field });
            context.at(
                one.fiche,
                "waiver-unused",
                &pointer!["waivers", one.index, "rule"],
                message,
            );
        }
    }
    settle(context.programme, strict, &mut context.found[settled..]);
}

/// One waiver of a fiche; what is wrong with it is told, and it covers nothing.
fn read<'f>(context: &mut Context<'_>, fiche: &'f Fiche, index: usize) -> Option<Known<'f>> {
    let waiver = &fiche.document.value["waivers"][index];
    let name = waiver["rule"].as_str()?;
    let at = pointer!["waivers", index, "rule"];
    let Some(rule) = rule::find(name) else {
        let near = context
            .affords(RULES.len())
            .then(|| nearest(name, RULES.iter().map(|rule| rule.name)))
            .flatten();
        let message = Message::new("waiver-unknown-rule")
            .with("rule", name)
            .with("suggestion", near);
        context.at(fiche, "waiver-unused", &at, message);
        return None;
    };
    if !rule.waivable {
        context.at(
            fiche,
            "waiver-reason",
            &at,
            Message::new("waiver-forbidden").with("rule", name),
        );
        return None;
    }
    let reason = waiver["reason"].as_str()?;
    if reason.trim().is_empty() {
        context.at_key(
            fiche,
            "waiver-reason",
            &pointer!["waivers", index, "reason"],
            Message::new("waiver-reason"),
        );
        return None;
    }
    // Every finding that it covers holds a copy.
    let mut reason = reason.to_owned();
    shorten(&mut reason, 1_000);
    Some(Known {
        fiche,
        index,
        reason,
        used: false,
    })
}

/// Waivers of one rule for one field of one fiche.
#[derive(Default)]
struct Alike {
    all: Vec<usize>,
    used: bool,
}

/// Gives each finding the reason of the last waiver that covers it. A finding asks for the waivers of its field and of those
/// above it: thousands of waivers are not held against thousands of findings.
fn cover(found: &mut [Diagnostic], known: &mut [Known<'_>]) {
    if known.is_empty() {
        return;
    }
    let mut by_place: HashMap<(&str, &str, &str), Alike> = HashMap::new();
    for (at, one) in known.iter().enumerate() {
        let waiver = &one.fiche.document.value["waivers"][one.index];
        let [rule, field] = ["rule", "field"].map(|key| waiver[key].as_str().unwrap_or_default());
        by_place
            .entry((&one.fiche.document.source.path, rule, field))
            .or_default()
            .all
            .push(at);
    }
    for finding in found
        .iter_mut()
        .filter(|finding| finding.level > Level::Off)
    {
        let mut last = None;
        for field in waived::above(&finding.field) {
            // What concerns the city as a whole is waived in `city.yaml`.
            if let Some(alike) = by_place.get_mut(&(finding.path.as_str(), finding.rule, field)) {
                alike.used = true;
                last = last.max(alike.all.last().copied());
            }
        }
        if let Some(last) = last {
            finding.waived = Some(known[last].reason.clone());
        }
    }
    let used: Vec<usize> = by_place
        .into_values()
        .filter(|alike| alike.used)
        .flat_map(|alike| alike.all)
        .collect();
    used.into_iter().for_each(|at| known[at].used = true);
}
