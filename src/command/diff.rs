//! `roadmap diff`: read two states, compare, tell.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use serde::Serialize;
use serde_json::json;

use crate::{
    assemble::{Brief, changes},
    cli::{At, Audience, Cli, Diff, Target, Telling},
    command::messages,
    git::changed::State,
    inert,
    load::Loader,
    messages::Messages,
    model::{diagnostic::Message, near, page::Page, review::By, schemas::Schemas, view},
    parse::Limits,
    report,
    workspace::{
        accepted::Decided,
        examine::Desk,
        naming::Naming,
        output::Reports,
        place::{Place, told},
        since::Since,
    },
};

pub(super) fn run(cli: &Cli, options: &Diff, here: &Path) -> Result<u8> {
    let voice = messages(cli)?;
    let reports = Reports::plan(&options.output, options.format, here, &voice)?;
    let limits = Limits::default();
    let schemas = Schemas::embedded();
    let decided = options
        .accepted
        .as_deref()
        .map(|city| accepted(here, city, &voice))
        .transpose()?;
    let (before, after, fork) = decided.as_ref().map_or_else(
        || states(options),
        |(commit, _)| (commit.clone(), None, false),
    );
    let at = At {
        rev: after.clone(),
        staged: options.staged,
        since: None,
    };
    let paths = decided.map_or_else(|| options.paths.clone(), |(_, folder)| vec![folder]);
    let mut place = Place::find(here, &paths, &at, &voice)?;
    let since = since(&mut place, (&before, fork), &limits, &voice)?;
    let desk = Desk {
        limits: &limits,
        schemas: &schemas,
        scope: &place.scope,
    };
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
    let Some(side) = new.as_ref().or(old.as_ref()) else {
        return super::unreadable(cli, &desk, place.tree.as_ref(), &voice);
    };
    super::unread(side.unread.clone(), &desk.scope.root, &voice);
    let by = author(&mut place, options.audience, &voice)?;
    let naming = Naming::of_place(&place);
    let later = after.unwrap_or_else(|| unnamed(options, &voice));
    let names = [before.as_str(), later.as_str()];
    let sides = [new.as_ref(), old.as_ref()];
    write(cli, &reports, &voice, |local| {
        let brief = Brief {
            way: naming.of(local),
            ..Brief::alone(&side.programme, &voice, options.audience)
        };
        let data = json!({
            "version": 1, "tool": concat!("roadmap ", env!("CARGO_PKG_VERSION")), "before": names[0], "after": names[1],
            "audience": options.audience.word(), "changes": changes::data(&brief, sides, &changes),
        });
        let names = names.join(" → ");
        let page = changes::page(&brief, sides, &changes, (&names, by.as_ref()));
        (page, data)
    })?;
    Ok(u8::from(options.exit_code && !changes.is_empty()))
}

/// Who made the later state, if it is a commit; not told to everyone.
fn author(place: &mut Place, audience: Audience, voice: &Messages) -> Result<Option<By>> {
    let (State::Commit(commit), Audience::Internal) = (place.state, audience) else {
        return Ok(None);
    };
    let told_of = place.repository(voice)?.told(commit);
    Ok(By::of(told_of.map_err(told(voice))?))
}

/// The earlier of two states: a commit, or where the two went apart.
fn since(
    place: &mut Place,
    (name, fork): (&str, bool),
    limits: &Limits,
    voice: &Messages,
) -> Result<Since> {
    if fork {
        return Since::fork(place, name, limits.bytes, voice);
    }
    let commit = place.repository(voice)?.commit(name).map_err(told(voice))?;
    Since::commit(place, commit, name, limits.bytes, voice)
}

/// What a later state is called that has no name in git.
fn unnamed(options: &Diff, voice: &Messages) -> String {
    voice.word(if options.staged {
        "diff-index"
    } else {
        "diff-disk"
    })
}

/// Writes a page, and the same as data, in the forms asked for; `make` is told whether it is read where the command is run.
pub(super) fn write<D: Serialize>(
    cli: &Cli,
    reports: &Reports<Telling>,
    voice: &Messages,
    make: impl Fn(bool) -> (Page, D),
) -> Result<()> {
    reports.write(cli, |out, format, colour| {
        let (page, data) = make(format == Telling::Human);
        out.extend(
            shown(format, &page, &data, voice, colour)
                .map_err(std::io::Error::other)?
                .bytes(),
        );
        Ok(())
    })
}

/// The commit with the answers of a city that were accepted, and the city's folder.
fn accepted(here: &Path, name: &str, voice: &Messages) -> Result<(String, PathBuf)> {
    let mut place = Place::find(here, &[], &At::default(), voice)?;
    let git = Decided::of(&mut place, voice);
    let limits = Limits::default();
    let loader = Loader {
        tree: place.tree.as_ref(),
        limits: &limits,
        within: None,
    };
    let Some(programme) = loader.programme(&Schemas::embedded())?.0 else {
        bail!(voice.say(&Message::new("diff-accepted-unread")))
    };
    let id = name
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(name);
    if !programme.cities.contains(id) {
        let near = near::nearest(id, programme.names("city").into_iter());
        bail!(
            voice.say(
                &Message::new("usage-city")
                    .with("city", id)
                    .with("suggestion", near)
            )
        );
    }
    let city = loader.city(id).0;
    let found = Decided::new(&programme, &limits, git)
        .in_git(&city)
        .and_then(|then| then.commit);
    let commit = found
        .ok_or_else(|| anyhow!(voice.say(&Message::new("diff-accepted-none").with("city", id))))?;
    Ok((
        commit.to_string()[..10].to_owned(),
        place.scope.root.join("cities").join(id),
    ))
}

/// Names of the two states, and whether the first is where they went apart.
fn states(options: &Diff) -> (String, Option<String>, bool) {
    let named = |name: &str| {
        if name.is_empty() {
            "HEAD".to_owned()
        } else {
            name.to_owned()
        }
    };
    let asked = options.before.as_deref().unwrap_or_default();
    if options.after.is_none() && !options.staged {
        if let Some((before, after)) = asked.split_once("...") {
            return (named(before), Some(named(after)), true);
        }
        if let Some((before, after)) = asked.split_once("..") {
            return (named(before), Some(named(after)), false);
        }
    }
    (asked.to_owned(), options.after.clone(), false)
}

/// A page of what changed, or the same as data, in the form asked for.
pub(super) fn shown(
    format: Telling,
    page: &Page,
    data: &impl Serialize,
    voice: &Messages,
    colour: bool,
) -> Result<String> {
    let target = match format {
        Telling::Json => return Ok(report::data(data)?),
        Telling::Human => return Ok(inert::terminal(&report::page(page, colour), colour)),
        Telling::Html => Target::Html,
        Telling::Markdown => Target::Md,
    };
    let text = super::filled("changes", target, page, voice)?;
    // A comment is read by a forge, which would call people and link numbers; a page printed in CI, by a runner that obeys.
    Ok(if format == Telling::Markdown {
        super::comment(&text, voice)
    } else {
        inert::html(&text)
    })
}
