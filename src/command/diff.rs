//! `roadmap diff`: read two states, compare, tell.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use crate::{
    assemble::changes,
    cli::{At, Audience, Cli, Diff, Target, Telling},
    command::{
        examine::Desk,
        messages,
        output::Reports,
        place::{Place, told},
        since::Since,
    },
    inert,
    messages::Messages,
    model::{schemas::Schemas, view},
    parse::Limits,
    render::{self, Templates},
    report,
};

pub(super) fn run(cli: &Cli, options: &Diff, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let reports = Reports::plan(&options.output, options.format, here, &voice)?;
    let limits = Limits::default();
    let schemas = Schemas::embedded();
    let (before, after, fork) = states(options);
    let at = At { rev: after.clone(), staged: options.staged, since: None };
    let mut place = Place::find(here, &options.paths, &at, &voice)?;
    let since = if fork {
        Since::fork(&mut place, &before, limits.bytes, &voice)?
    } else {
        let commit = place.repository(&voice)?.commit(&before).map_err(told(&voice))?;
        Since::commit(&mut place, commit, &before, limits.bytes, &voice)?
    };
    let desk = Desk { limits: &limits, schemas: &schemas, scope: &place.scope };
    let mut sides = since.catalogs(&place, &desk)?;
    place.sound(&voice)?;
    since.sound(&voice)?;
    let changes = match options.audience {
        Audience::Internal => since.changes(sides.each_ref().map(Option::as_ref), &desk),
        Audience::Public => {
            sides = view::both(sides[0].as_ref(), sides[1].as_ref());
            since.open_changes(sides.each_ref().map(Option::as_ref), &desk)
        }
    };
    let [old, new] = sides;
    let Some(side) = new.as_ref().or(old.as_ref()) else { return super::unreadable(cli, &desk, place.tree.as_ref(), &voice) };
    super::unread(side.unread.clone(), &voice);
    let brief = super::brief(&side.programme, &voice, options.audience);
    let later = after.unwrap_or_else(|| voice.word(if options.staged { "diff-index" } else { "diff-disk" }));
    let names = [before.as_str(), later.as_str()];
    let sides = [new.as_ref(), old.as_ref()];
    let data = json!({
        "version": 1, "tool": concat!("roadmap ", env!("CARGO_PKG_VERSION")), "before": names[0], "after": names[1],
        "audience": options.audience.word(), "changes": changes::data(&brief, sides, &changes),
    });
    let page = changes::page(&brief, sides, &changes, &names.join(" → "));
    reports.write(cli, |out, format, colour| {
        out.extend(shown(format, &page, &data, &voice, colour).map_err(std::io::Error::other)?.bytes());
        Ok(())
    })?;
    Ok(u8::from(options.exit_code && !changes.is_empty()))
}

/// Names of the two states, and whether the first is where they went apart.
fn states(options: &Diff) -> (String, Option<String>, bool) {
    let named = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    if options.after.is_none() && !options.staged {
        if let Some((before, after)) = options.before.split_once("...") {
            return (named(before), Some(named(after)), true);
        }
        if let Some((before, after)) = options.before.split_once("..") {
            return (named(before), Some(named(after)), false);
        }
    }
    (options.before.clone(), options.after.clone(), false)
}

/// A page of what changed, or the same as data, in the form asked for.
pub(super) fn shown(format: Telling, page: &Value, data: &Value, voice: &Messages, colour: bool) -> Result<String> {
    let target = match format {
        Telling::Json => return Ok(report::data(data)?),
        Telling::Human => return Ok(inert::terminal(&report::page(page, colour), colour)),
        Telling::Html => Target::Html,
        Telling::Markdown => Target::Md,
    };
    let templates = Templates::new(Messages::new(voice.lang)?, None).map_err(|broken| anyhow::anyhow!(broken.detail))?;
    let pages = render::page(&templates, "changes", "changes", &[target], page).map_err(|broken| anyhow::anyhow!(broken.detail))?;
    let text: String = pages.into_iter().map(|page| page.text).collect();
    // A comment is read by a forge, which would call people and link numbers; a page printed in CI, by a runner that obeys.
    Ok(if format == Telling::Markdown { inert::comment(&text) } else { inert::html(&text) })
}
