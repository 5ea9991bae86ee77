//! In: findings, and the waivers that the fiches hold. Out: the same findings with their waivers, and idle waivers.

use crate::{
    check::{Context, nearest, settle},
    model::{
        catalog::Fiche,
        diagnostic::{Level, Message, shorten},
        rule::{self, RULES},
        waiver::{self as waived, covers},
    },
    pointer,
};

pub(super) fn apply<'f>(context: &mut Context<'_>, fiches: impl Iterator<Item = &'f Fiche>, strict: bool) {
    let settled = context.found.len();
    for fiche in fiches {
        for (index, waiver) in fiche.document.value["waivers"].as_array().into_iter().flatten().enumerate() {
            let Some(name) = waiver["rule"].as_str() else { continue };
            let at = pointer!["waivers", index, "rule"];
            let Some(rule) = rule::find(name) else {
                let message = Message::new("waiver-unknown-rule")
                    .with("rule", name)
                    .with("suggestion", nearest(name, RULES.iter().map(|rule| rule.name)));
                context.at(fiche, "waiver-unused", &at, message);
                continue;
            };
            if !rule.waivable {
                context.at(fiche, "waiver-reason", &at, Message::new("waiver-forbidden").with("rule", name));
                continue;
            }
            let Some(reason) = waiver["reason"].as_str() else { continue };
            if reason.trim().is_empty() {
                context.at_key(fiche, "waiver-reason", &pointer!["waivers", index, "reason"], Message::new("waiver-reason"));
                continue;
            }
            // Every finding that it covers holds a copy.
            let mut reason = reason.to_owned();
            shorten(&mut reason, 1_000);
            let field = waiver["field"].as_str().unwrap_or_default();
            let path = &fiche.document.source.path;
            let mut used = false;
            for found in &mut context.found[..settled] {
                // What concerns the city as a whole is waived in `city.yaml`.
                if found.rule == rule.name && found.path == *path && covers(field, &found.field) && found.level > Level::Off {
                    found.waived = Some(reason.clone());
                    used = true;
                }
            }
            // Of what a text may say only the publication knows all: names of other cities' people, for one.
            if !used && (rule.name != waived::INTERNAL || field.is_empty()) {
                let message = Message::new("waiver-unused").with("rule", name).with("field", if field.is_empty() { "—" } else { field });
                context.at(fiche, "waiver-unused", &at, message);
            }
        }
    }
    settle(context.programme, strict, &mut context.found[settled..]);
}
