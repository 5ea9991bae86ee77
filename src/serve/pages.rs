//! In: an opened city and what was found in it. Out: the pages of the local form.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    http::{Answer, Asked, CLOSED},
    picture, save,
    visit::{Office, Room, Visit},
    watch::{self, Began},
};
use crate::{
    assemble::{self, Brief},
    cli::Audience,
    discover::WorkTree,
    form::{Filler, Row, SCRIPT, Sheet as Fields, WATCH, hash, sheet as fields},
    model::{
        diagnostic::{Diagnostic, Findings},
        document::Pointer,
        edition,
        languages::LANGUAGES,
        locale::Locale,
        view::View,
    },
    render::{self, Target},
    workspace::{
        forms::{self, Sheet},
        offline,
        pictures::{Hanging, Prints},
    },
};

/// What a page says of what was saved on the way to it, by what its address says.
const SAVED: [(&str, &str); 6] = [
    ("yes", "serve-saved-yes"),
    ("same", "serve-saved-same"),
    ("merged", "serve-saved-merged"),
    ("moved", "serve-saved-moved"),
    ("letter", "serve-saved-letter"),
    ("picture", "serve-saved-picture"),
];

/// A finding beside the answer that it is on.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Told {
    /// Name of the field; of the fiche where it is on none.
    name: String,
    level: &'static str,
    cause: String,
    remedy: Option<String>,
    rule: &'static str,
    /// It is mended by a press.
    mends: bool,
}

/// What a page with a form may load and do: our own scripts, and send to us.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '{}' '{}'; connect-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'",
        hash(SCRIPT),
        hash(WATCH)
    )
}

fn shown(office: &Office, lang: &str, data: &Value) -> Result<String> {
    let pages = render::pages(
        office.templates(lang),
        "serve",
        "serve",
        &[Target::Html],
        data,
    )
    .map_err(|broken| anyhow!(broken.detail))?;
    Ok(pages.into_iter().map(|page| page.text).collect())
}

/// Ways to the same page in the other languages.
fn tongues(lang: &str, rest: &str) -> Value {
    LANGUAGES
        .iter()
        .map(|one| {
            json!({"lang": one, "label": Locale::new(one, None).language(one), "href": format!("/{one}/{rest}"), "current": *one == lang})
        })
        .collect()
}

/// A sentence alone on a page.
pub(super) fn plain(office: &Office, lang: &str, status: u16, words: &str) -> Answer {
    let data = json!({
        "lang": lang, "html_lang": lang, "audience": "internal", "generator": assemble::GENERATOR, "languages": tongues(lang, ""),
        "programme": {"title": "roadmap", "acronyms": []}, "home": null, "view": "message", "words": words, "name": null, "script": null, "watch": null, "branch": null,
    });
    match shown(office, lang, &data) {
        Ok(text) => Answer {
            status,
            ..Answer::page(text, CLOSED.to_owned())
        },
        Err(error) => Answer::text(status, format!("{words}\n{error:#}")),
    }
}

/// What stands in the way of opening the programme.
pub(super) fn broken(visit: &Visit<'_>) -> Result<Answer> {
    let (_, findings) = visit
        .loader(visit.place.tree.as_ref())
        .programme(&visit.office.schemas)?;
    let words: Vec<String> = findings
        .diagnostics
        .iter()
        .map(|found| format!("{}: {}", found.path, visit.voice().say(&found.message)))
        .collect();
    Ok(plain(visit.office, visit.lang, 500, &words.join("\n")))
}

/// What all pages of a programme have.
fn base(
    visit: &Visit<'_>,
    programme: &crate::model::catalog::Programme,
    view: &str,
    rest: &str,
) -> Value {
    let brief = Brief::alone(programme, visit.voice(), Audience::Internal);
    let mut data = json!(assemble::root(&[brief]));
    data["view"] = view.into();
    data["languages"] = tongues(visit.lang, rest);
    for none in ["script", "name", "watch", "href"] {
        data[none] = Value::Null;
    }
    data["branch"] = watch::place(visit).into();
    if visit.office.options.city.is_none() {
        data["home"] = format!("/{}/", visit.lang).into();
    }
    data
}

/// All cities.
pub(super) fn home(visit: &Visit<'_>) -> Result<Answer> {
    let Some((programme, _)) = visit.programme()? else {
        return broken(visit);
    };
    let loader = visit.loader(visit.place.tree.as_ref());
    let ids: Vec<&String> = programme.cities.iter().collect();
    let mut cities: Vec<Value> = ids
        .into_par_iter()
        .map(|id| {
            let (city, _) = loader.city(id);
            json!({
                "id": id, "name": forms::called(&city.value("city")["name"], visit.lang).unwrap_or(id),
                "href": format!("/{}/{id}/", visit.lang), "state": state(&programme, city.state(), visit.lang),
            })
        })
        .collect();
    Locale::new(visit.lang, None).sort(&mut cities, |city| {
        city["name"].as_str().unwrap_or_default().to_owned()
    });
    let mut data = base(visit, &programme, "home", "");
    data["cities"] = cities.into();
    Ok(Answer::page(
        shown(visit.office, visit.lang, &data)?,
        policy(),
    ))
}

fn state(programme: &crate::model::catalog::Programme, id: &str, lang: &str) -> String {
    programme
        .edition
        .entry("states", id)
        .map_or(id, |entry| edition::label(&entry.label, lang))
        .to_owned()
}

impl Room<'_> {
    fn name(&self) -> &str {
        forms::called(&self.city.value("city")["name"], self.visit.lang).unwrap_or(&self.city.id)
    }

    /// What all pages of a city have.
    pub(super) fn base(&self, view: &str, page: &str) -> Value {
        let mut data = base(
            self.visit,
            self.programme,
            view,
            &format!("{}/{page}", self.city.id),
        );
        data["name"] = self.name().into();
        data["state"] = state(self.programme, self.city.state(), self.visit.lang).into();
        data["up"] = self.href("").into();
        data["watch"] = self.watch(page, Began::default());
        data["watching"] = WATCH.into();
        data["sheets"] = self
            .sheets
            .iter()
            .map(|sheet| {
                json!({
                    "title": self.title(sheet), "href": self.href(&sheet.stem), "stem": sheet.stem, "there": sheet.document.is_some(),
                    "unread": sheet.unread, "current": sheet.stem == page, "path": sheet.path,
                })
            })
            .collect();
        data
    }

    /// What a fiche is called; a project by its own name.
    pub(super) fn title(&self, sheet: &Sheet<'_>) -> String {
        let own = Some(&sheet.value()["title"]).filter(|_| sheet.kind == "project");
        let title = forms::title(sheet, self.visit.lang);
        match own.and_then(|own| forms::called(own, self.visit.lang)) {
            Some(own) => format!("{title}: {own}"),
            None => title.to_owned(),
        }
    }

    pub(super) fn answer(&self, data: &Value) -> Result<Answer> {
        Ok(Answer::page(
            shown(self.visit.office, self.visit.lang, data)?,
            policy(),
        ))
    }

    /// The fields of a fiche that says this.
    fn fields(&self, sheet: &Sheet<'_>, value: &Value) -> Fields {
        fields(
            Filler {
                locale: &Locale::new(self.visit.lang, None),
                lang: self.visit.lang,
                public: false,
                level: 2,
                named: &forms::named(self.programme, self.city, self.visit.voice()),
            },
            sheet.name(),
            sheet.title,
            &sheet.questions,
            value,
        )
    }
}

/// A city: its fiches, and what is found in each.
pub(super) fn city(room: &Room<'_>) -> Result<Answer> {
    let desk = room.visit.desk();
    let findings = desk.fiches(
        room.visit.place.tree.as_ref(),
        &crate::workspace::extent::Extent::all(),
    )?;
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for found in findings
        .diagnostics
        .iter()
        .filter(|found| found.waived.is_none())
    {
        *count.entry(&found.path).or_default() += 1;
    }
    let mut data = room.base("city", "");
    for sheet in data["sheets"].as_array_mut().into_iter().flatten() {
        let path = sheet["path"].as_str().unwrap_or_default();
        sheet["found"] = count.get(path).copied().unwrap_or(0).into();
    }
    room.answer(&data)
}

/// A fiche as it stands.
pub(super) fn fiche(room: &Room<'_>, sheet: &Sheet<'_>, saved: Option<&str>) -> Result<Answer> {
    let text = sheet.document.map(|document| document.source.text.as_str());
    let findings = room.findings(sheet, None, true)?;
    let shown = Shown {
        began: text,
        ..Shown::of(sheet.value())
    };
    let mut data = form(room, sheet, &findings, &shown);
    let known = SAVED.iter().find(|(said, _)| saved == Some(*said));
    data["saved"] = known.map(|(_, id)| room.visit.voice().word(id)).into();
    if sheet.unread {
        data["view"] = "unread".into();
        data["title"] = room.title(sheet).into();
        data["found"] = findings
            .diagnostics
            .iter()
            .map(|found| told_alone(room, sheet, found))
            .collect();
    }
    room.answer(&data)
}

/// What a page of a fiche shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) value: &'a Value,
    /// The text of the fiche that it began from.
    pub(super) began: Option<&'a str>,
    /// Where HEAD stood then; none where it begins now.
    pub(super) head: Option<&'a str>,
    /// The text that its fields stand on, where a list was changed since.
    pub(super) draft: Option<&'a str>,
    /// A list that shows an item more.
    pub(super) more: Option<&'a str>,
    /// The list, or the item, that a keyboard goes on from.
    pub(super) focus: Option<&'a str>,
}

impl<'a> Shown<'a> {
    pub(super) fn of(value: &'a Value) -> Self {
        Self {
            value,
            began: None,
            head: None,
            draft: None,
            more: None,
            focus: None,
        }
    }
}

/// A fiche as it is on the page, with a list changed; nothing of it is written.
pub(super) fn again(room: &Room<'_>, sheet: &Sheet<'_>, shown: &Shown<'_>) -> Result<Answer> {
    let findings = room.findings(sheet, shown.draft, false)?;
    room.answer(&form(room, sheet, &findings, shown))
}

/// A fiche with what was typed that could not be put into its file: nothing of it is lost by that.
pub(super) fn kept(
    room: &Room<'_>,
    sheet: &Sheet<'_>,
    shown: &Shown<'_>,
    why: &str,
) -> Result<Answer> {
    let findings = room.findings(sheet, None, false)?;
    let mut data = form(room, sheet, &findings, shown);
    let kept = room.visit.voice().word("serve-kept");
    data["alert"] = format!("{kept} {why}").into();
    let mut answer = room.answer(&data)?;
    answer.status = 422;
    Ok(answer)
}

/// A fiche as it stands, with why a file that was sent with words is not put beside it.
pub(super) fn refused(
    room: &Room<'_>,
    sheet: &Sheet<'_>,
    why: &str,
    words: Option<&Value>,
) -> Result<Answer> {
    let findings = room.findings(sheet, None, true)?;
    let text = sheet.document.map(|document| document.source.text.as_str());
    let shown = Shown {
        began: text,
        ..Shown::of(sheet.value())
    };
    let mut data = form(room, sheet, &findings, &shown);
    if sheet.unread {
        data["view"] = "message".into();
        data["words"] = why.into();
    }
    data["alert"] = why.into();
    if let Some(words) = words {
        data["photo"] = words.clone();
    }
    let mut answer = room.answer(&data)?;
    answer.status = 422;
    Ok(answer)
}

fn form(room: &Room<'_>, sheet: &Sheet<'_>, findings: &Findings, shown: &Shown<'_>) -> Value {
    let value = shown.value;
    let mut page = room.fields(sheet, value);
    page.optional = sheet.is_optional();
    if let Some(list) = shown.more {
        page.add(list);
    }
    if let Some(name) = shown.focus {
        page.focus(name);
    }
    let told = told(room, sheet, value, &page, findings);
    let mut beside: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
    for found in &told {
        beside.entry(&found.name).or_default().push(found);
    }
    let mut data = room.base("fiche", &sheet.stem);
    data["sheet"] = json!(page);
    data["pictured"] = picture::takes(room, sheet).into();
    data["saved"] = Value::Null;
    data["alert"] = Value::Null;
    data["photo"] = json!({"alt": "", "credit": "", "public": false});
    data["mendable"] = told.iter().filter(|found| found.mends).count().into();
    data["of_all"] = json!(beside.get(sheet.name()));
    data["count"] = told.len().into();
    data["found"] = json!(beside);
    data["began"] = save::encoded(shown.began).into();
    data["draft"] = save::encoded(shown.draft).into();
    data["href"] = room.href(&sheet.stem).into();
    data["onward"] = onward(room, sheet);
    // What was typed on a page that began earlier is still that page's.
    let began = watch::fingerprint(shown.began);
    data["watch"] = room.watch(
        &sheet.stem,
        Began {
            text: Some(&began),
            head: shown.head,
        },
    );
    data["script"] = SCRIPT.into();
    data["words"] = words(room).into();
    data
}

/// What one goes on to: the next fiche; after those that everyone owes, to hand in.
fn onward(room: &Room<'_>, sheet: &Sheet<'_>) -> Value {
    let mut rest = room.sheets.iter().skip_while(|one| one.stem != sheet.stem);
    let next = rest.nth(1);
    let mut ways: Vec<Value> = next
        .map(|next| json!({"title": room.title(next), "href": room.href(&next.stem)}))
        .into_iter()
        .collect();
    if next.is_none_or(Sheet::is_optional) {
        let title = room.visit.voice().word("serve-hand-in");
        ways.push(json!({"title": title, "href": room.href("hand-in")}));
    }
    ways.into()
}

/// Words of the script.
fn words(room: &Room<'_>) -> String {
    let unit = room.programme.edition.unspaced;
    crate::form::words(room.visit.voice(), unit)
}

/// Findings, each at the field of a page that it is on, or the nearest around it.
fn told(
    room: &Room<'_>,
    sheet: &Sheet<'_>,
    value: &Value,
    page: &Fields,
    findings: &Findings,
) -> Vec<Told> {
    let mut names = Vec::new();
    page.rows.iter().for_each(|row| gather(row, &mut names));
    findings
        .diagnostics
        .iter()
        .map(|found| told_one(room, sheet, value, &names, found))
        .collect()
}

/// The same for what is typed, as a script asks for it.
pub(super) fn found(
    room: &Room<'_>,
    sheet: &Sheet<'_>,
    value: &Value,
    findings: &Findings,
) -> Value {
    json!(told(
        room,
        sheet,
        value,
        &room.fields(sheet, value),
        findings
    ))
}

fn gather<'r>(row: &'r Row, names: &mut Vec<&'r str>) {
    names.push(&row.name);
    row.below.iter().for_each(|row| gather(row, names));
}

/// A finding where no field is beside it.
pub(super) fn told_alone(room: &Room<'_>, sheet: &Sheet<'_>, found: &Diagnostic) -> Value {
    json!(told_one(room, sheet, &Value::Null, &[], found))
}

fn told_one(
    room: &Room<'_>,
    sheet: &Sheet<'_>,
    value: &Value,
    names: &[&str],
    found: &Diagnostic,
) -> Told {
    let voice = room.visit.voice();
    Told {
        name: place(sheet, value, names, found),
        level: found.level.word(),
        cause: voice.in_form(found),
        remedy: voice.form_remedy(found),
        rule: found.rule,
        mends: found.repair.as_ref().is_some_and(|repair| repair.certain),
    }
}

/// The name of the field that a finding is on.
fn place(sheet: &Sheet<'_>, value: &Value, names: &[&str], found: &Diagnostic) -> String {
    let whole = sheet.name();
    let mut field = found.field.as_str();
    while !field.is_empty() {
        let at = Pointer::read(field, value).or_else(|| {
            // An answer that is missing stands nowhere: where it would stand is told by what is around it.
            let (above, last) = field.rsplit_once('.').unwrap_or(("", field));
            let above = if above.is_empty() {
                Some(Pointer::default())
            } else {
                Pointer::read(above, value)
            };
            above.map(|above| above.with(last))
        });
        if let Some(at) = at {
            let name = crate::form::name(whole, &at);
            if names.contains(&name.as_str()) {
                return name;
            }
        }
        field = field.rsplit_once('.').map_or("", |(above, _)| above);
    }
    whole.to_owned()
}

/// Both versions, where a colleague changed what was typed over.
pub(super) fn side_by_side(
    room: &Room<'_>,
    sheet: &Sheet<'_>,
    ours: &str,
    theirs: &str,
    values: Option<&[Value; 2]>,
) -> Result<Answer> {
    let mut rows = Vec::new();
    if let Some([one, other]) = values {
        let [ours, theirs] = [one, other].map(|value| room.fields(sheet, value));
        both(&ours.rows, &theirs.rows, &mut rows);
    }
    let mut data = room.base("both", &sheet.stem);
    data["both"] = json!(rows);
    data["title"] = room.title(sheet).into();
    data["href"] = room.href(&sheet.stem).into();
    data["onward"] = onward(room, sheet);
    // What is chosen is saved over what stands there now, with what else the colleague changed.
    let merged = values.map(|[_, merged]| merged.clone());
    let value = merged.or_else(|| room.read(sheet, theirs).map(|document| document.value));
    data["theirs"] = json!(hidden(&room.fields(sheet, &value.unwrap_or_default()).rows));
    data["began"] = save::encoded(Some(ours)).into();
    let mut answer = room.answer(&data)?;
    answer.status = 409;
    Ok(answer)
}

/// Rows whose answers differ between two versions.
fn both(ours: &[Row], theirs: &[Row], out: &mut Vec<Value>) {
    for one in ours {
        let Some(other) = theirs.iter().find(|other| other.name == one.name) else {
            out.push(json!({"label": one.label, "ours": said(one), "theirs": ""}));
            continue;
        };
        if !one.below.is_empty() || !other.below.is_empty() {
            both(&one.below, &other.below, out);
        } else if said(one) != said(other) {
            out.push(json!({"label": one.label, "ours": said(one), "theirs": said(other)}));
        }
    }
    for other in theirs {
        if ours.iter().all(|one| one.name != other.name) {
            out.push(json!({"label": other.label, "ours": "", "theirs": said(other)}));
        }
    }
}

/// An answer as one reads it.
fn said(row: &Row) -> String {
    let mut parts: Vec<String> = row
        .options
        .iter()
        .filter(|option| option.chosen)
        .map(|option| option.label.clone())
        .collect();
    if row.options.is_empty() {
        parts.push(row.value.clone());
    }
    parts.extend(row.below.iter().map(said).filter(|said| !said.is_empty()));
    parts.join("\n")
}

/// Names and values of fields, to be sent again as they are.
fn hidden(rows: &[Row]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for row in rows {
        match row.control {
            "choices" => {
                out.push((row.name.clone(), String::new()));
                let chosen = row.options.iter().filter(|option| option.chosen);
                out.extend(chosen.map(|option| (row.name.clone(), option.id.clone())));
            }
            "many" => {
                out.push((row.name.clone(), String::new()));
                for item in &row.below {
                    if item.control == "group" {
                        out.push((item.name.clone(), String::new()));
                    }
                    out.extend(hidden(std::slice::from_ref(item)));
                }
            }
            "group" => out.extend(hidden(&row.below)),
            "raw" => {}
            _ => out.push((row.name.clone(), row.value.clone())),
        }
    }
    out
}

/// The dossier as it would be now.
pub(super) fn preview(room: &Room<'_>, public: bool) -> Result<Answer> {
    let audience = if public {
        Audience::Public
    } else {
        Audience::Internal
    };
    let seen = View::of(room.programme).city(room.city).filter(|_| public);
    let city = seen.as_ref().unwrap_or(room.city);
    let tree = WorkTree::new(&room.visit.place.scope.root);
    // One that cannot be shown is told beside the answers.
    let prints = Prints::of(&tree, city.all(), Hanging::WITHIN);
    let brief = Brief {
        pictures: &prints.album,
        ..Brief::alone(room.programme, room.visit.voice(), audience)
    };
    let data = assemble::dossier(&brief, None, city, None, None);
    let pages = render::pages(
        room.visit.office.templates(room.visit.lang),
        "dossier",
        &room.city.id,
        &[Target::Html],
        &data,
    )
    .map_err(|broken| anyhow!(broken.detail))?;
    Ok(Answer::page(
        pages.into_iter().map(|page| page.text).collect(),
        CLOSED.to_owned(),
    ))
}

/// The form as one file, to be sent.
pub(super) fn offline(room: &Room<'_>, asked: &Asked) -> Result<Answer> {
    let audience = if asked.said("audience") == Some("public") {
        Audience::Public
    } else {
        Audience::Internal
    };
    let open = View::of(room.programme).before(audience, room.city);
    let (programme, city) = open
        .as_ref()
        .map_or((room.programme, room.city), |(programme, city)| {
            (programme, city)
        });
    let page = offline::Page {
        brief: &Brief::alone(programme, room.visit.voice(), audience),
        templates: room.visit.office.templates(room.visit.lang),
        city,
        blank: false,
        made: offline::made(&room.visit.place.scope.root),
    };
    Ok(Answer {
        file: Some(format!("{}.html", room.city.id)),
        ..Answer::page(
            page.text(&forms::sheets(programme, city))?,
            CLOSED.to_owned(),
        )
    })
}
