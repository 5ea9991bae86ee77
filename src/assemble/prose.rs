//! In: values of a fiche and a language. Out: words with their typography, dates, numbers and money of the place.

use std::sync::atomic::Ordering;

use serde_json::Value;

use crate::{
    assemble::{
        Brief,
        pictures::{Sources, Wall},
    },
    fiche::audience::Audience,
    model::{
        date::PartialDate,
        diagnostic::{Labels, Message},
        edition::{self, Edition, Entry, Moment},
        locale::Locale,
        markdown,
        page::{
            block::Figure,
            cell::{Name, Rich},
            theme::Axis,
        },
        schema::Schema,
        typography::{self, Profile},
        words::{self, Unit},
    },
};

/// Headings of a text start below this one of the dossier.
const BELOW: u8 = 3;

/// The language of a dossier and that of the city it is about.
#[derive(Debug)]
pub(super) struct Voice<'a> {
    brief: &'a Brief<'a>,
    city: String,
    country: Option<String>,
    profile: Profile,
    locale: Locale,
    /// What its texts show for the names of pictures.
    pictures: Sources,
}

impl<'a> Voice<'a> {
    pub(super) fn new(brief: &'a Brief<'a>, city: &str, country: Option<&str>) -> Self {
        Self {
            brief,
            city: city.to_owned(),
            country: country.map(str::to_owned),
            profile: Profile::of(brief.lang, country),
            locale: Locale::new(brief.lang, country),
            pictures: Sources::new(),
        }
    }

    /// The same, whose texts show the pictures of a fiche.
    pub(super) fn showing(self, wall: Wall<'_>) -> Self {
        Self {
            pictures: wall.sources(),
            ..self
        }
    }

    /// For words of no single city.
    pub(super) fn shared(brief: &'a Brief<'a>) -> Self {
        Self::new(brief, brief.programme.edition.language(), None)
    }

    pub(super) fn edition(&self) -> &'a Edition {
        &self.brief.programme.edition
    }

    pub(super) fn html_lang(&self) -> &'static str {
        self.profile.html_lang()
    }

    /// A label of the edition or the schemas.
    pub(super) fn label(&self, labels: &Labels) -> String {
        typography::apply(self.profile, edition::label(labels, self.brief.lang)).into_owned()
    }

    /// A word of the dossier itself.
    pub(super) fn word(&self, id: &'static str) -> String {
        typography::apply(self.profile, &self.brief.messages.word(id)).into_owned()
    }

    /// A word of the dossier with numbers in it.
    pub(super) fn message_with(
        &self,
        id: &'static str,
        numbers: &[(&'static str, usize)],
    ) -> String {
        let message = numbers
            .iter()
            .fold(Message::new(id), |message, (name, number)| {
                message.with(name, *number)
            });
        typography::apply(self.profile, &self.brief.messages.say(&message)).into_owned()
    }

    /// A word of the dossier with names in it.
    pub(super) fn message_text(&self, id: &'static str, texts: &[(&'static str, &str)]) -> String {
        let message = texts
            .iter()
            .fold(Message::new(id), |message, (name, text)| {
                message.with(name, *text)
            });
        typography::apply(self.profile, &self.brief.messages.say(&message)).into_owned()
    }

    pub(super) fn status(&self, status: &str) -> String {
        self.word(match status {
            "done" => "doc-done",
            "partial" => "doc-partial",
            "current" => "doc-current",
            _ => "doc-todo",
        })
    }

    /// The label of an id of one of the edition's lists; the id itself if the list does not know it.
    pub(super) fn entry(&self, list: &str, id: &Value) -> Option<String> {
        let id = id.as_str()?;
        let entry = self.edition().entry(list, id);
        Some(entry.map_or_else(|| id.to_owned(), |entry| self.label(&entry.label)))
    }

    /// Who decided: a role or a contributor of the edition, else what was written.
    pub(super) fn decider(&self, id: &Value) -> Option<String> {
        let list = ["roles", "contributors"].into_iter().find(|list| {
            id.as_str()
                .is_some_and(|id| self.edition().entry(list, id).is_some())
        });
        list.map_or_else(|| self.plain(id), |list| self.entry(list, id))
    }

    /// Puts names in the order in which readers of the page look for them.
    pub(super) fn sort<T>(&self, list: &mut [T], name: impl Fn(&T) -> String) {
        self.locale.sort(list, name);
    }

    /// The name of the country of a code.
    pub(super) fn country(&self, code: &Value) -> Option<String> {
        code.as_str().map(|code| self.locale.country(code))
    }

    /// The name of the language of a code.
    pub(super) fn language(&self, code: &Value) -> Option<String> {
        code.as_str().map(|code| self.locale.language(code))
    }

    pub(super) fn axis(&self, axis: &Entry) -> Axis {
        let number = axis
            .number
            .map_or_else(|| axis.id.clone(), |number| number.to_string());
        let official = axis.official.iter().any(|lang| lang == self.brief.lang);
        Axis {
            id: axis.id.clone(),
            number,
            label: self.label(&axis.label),
            official,
        }
    }

    /// The version of a text to show, with its language.
    pub(super) fn pick<'v>(&'v self, value: &'v Value) -> Option<(&'v str, &'v str)> {
        match value {
            Value::String(text) => Some((&self.city, text)),
            Value::Object(map) => {
                let wanted = [self.brief.lang, self.city.as_str()];
                let found = wanted
                    .iter()
                    .find_map(|lang| map.get_key_value(*lang))
                    .or_else(|| map.iter().next());
                found.and_then(|(lang, text)| Some((lang.as_str(), text.as_str()?)))
            }
            _ => None,
        }
    }

    /// The language to mark a passage with, if it is not the page's.
    pub(super) fn mark(&self, lang: &str) -> Option<String> {
        let base = lang.split('-').next().unwrap_or(lang);
        (base != self.brief.lang).then(|| lang.to_owned())
    }

    fn profile_of(&self, lang: &str) -> Profile {
        Profile::of(lang, self.country.as_deref())
    }

    /// Words in a language, as that is typeset.
    fn typeset(&self, lang: &str, words: &str) -> Name {
        Name {
            text: typography::apply(self.profile_of(lang), words).into_owned(),
            lang: self.mark(lang),
        }
    }

    /// A short text without marks, with its language.
    pub(super) fn name(&self, value: &Value) -> Name {
        self.pick(value)
            .map(|(lang, text)| self.typeset(lang, text.trim()))
            .unwrap_or_default()
    }

    /// The same, or nothing where nothing was written.
    pub(super) fn name_if_any(&self, value: &Value) -> Option<Name> {
        self.pick(value)
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|_| self.name(value))
    }

    /// The title of something that has an id: that, where there is no title to be seen.
    pub(super) fn titled(&self, title: &Value, id: Option<&str>) -> Name {
        let id = || id.map(|id| Name::from(id.to_owned()));
        self.name_if_any(title)
            .or_else(id)
            .unwrap_or_else(|| self.name(title))
    }

    /// A short text's words alone.
    pub(super) fn plain(&self, value: &Value) -> Option<String> {
        self.pick(value).map(|_| self.name(value).text)
    }

    /// A Markdown text with its count of words; `key` of `schema` names its limit.
    pub(super) fn limited(
        &self,
        value: &Value,
        schema: Option<&Schema>,
        key: &str,
    ) -> Option<Rich> {
        let (lang, text) = self
            .pick(value)
            .filter(|(_, text)| !text.trim().is_empty())?;
        let profile = self.profile_of(lang);
        let typeset = |words: &str| typography::apply(profile, words).into_owned();
        let style = markdown::Style {
            level: BELOW,
            notes: self.brief.notes.load(Ordering::Relaxed),
            unit: self.edition().unspaced,
            typeset: &typeset,
            pictures: &|name| self.pictures.get(name).cloned(),
        };
        let shown = markdown::styled(text, &style);
        self.brief.notes.fetch_add(shown.notes, Ordering::Relaxed);
        let count = shown.words;
        let limit = schema
            .and_then(|schema| schema.plan.property(key))
            .and_then(|field| field.words.as_ref())
            .and_then(|name| self.edition().limits.get(name))
            .copied();
        Some(Rich {
            html: shown.html,
            markdown: shown.commonmark,
            lang: self.mark(lang),
            // How much of the form's room is used concerns those who fill it in.
            words: (self.brief.audience == Audience::Internal).then(|| self.count(count)),
            words_number: count,
            limit: limit.map(|limit| self.count(limit)),
            over: limit.is_some_and(|limit| count > limit),
        })
    }

    /// The same of one without a limit.
    pub(super) fn rich(&self, value: &Value) -> Option<Rich> {
        self.limited(value, None, "")
    }

    /// A Markdown text without its marks, in one line, with its language; nothing where nothing was written.
    pub(super) fn unmarked(&self, value: &Value) -> Option<Name> {
        self.bare(value, |plain, _| {
            plain.split_whitespace().collect::<Vec<_>>().join(" ")
        })
    }

    /// The same of its first sentence alone.
    pub(super) fn first_sentence(&self, value: &Value) -> Option<Name> {
        self.bare(value, |plain, unit| {
            let first = plain.lines().map(str::trim).find(|line| !line.is_empty());
            sentence(first.unwrap_or_default(), unit).to_owned()
        })
    }

    fn bare(&self, value: &Value, cut: impl Fn(&str, Unit) -> String) -> Option<Name> {
        let (lang, text) = self
            .pick(value)
            .filter(|(_, text)| !text.trim().is_empty())?;
        let plain = cut(&markdown::read(text).0.text, self.edition().unspaced);
        Some(self.typeset(lang, &plain))
    }

    pub(super) fn date(&self, value: &Value) -> Option<String> {
        let date = match value {
            Value::String(text) => PartialDate::parse(text),
            Value::Number(year) => PartialDate::parse(&year.to_string()),
            _ => None,
        };
        date.map(|date| self.locale.date(&date))
    }

    /// A day, month or year that was read already.
    pub(super) fn day(&self, date: &PartialDate) -> String {
        self.locale.date(date)
    }

    /// A day, month or year, or from one to another.
    pub(super) fn span(&self, from: &Moment, to: &Moment) -> String {
        let parse = |moment: &Moment| moment.text().and_then(|text| PartialDate::parse(&text));
        match (parse(from), parse(to)) {
            (Some(from), Some(to)) if from == to => self.locale.date(&from),
            (Some(from), Some(to)) => self.locale.range(&from, &to),
            (Some(one), None) | (None, Some(one)) => self.locale.date(&one),
            (None, None) => String::new(),
        }
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "counts shown to people are far below 2^52"
    )]
    pub(super) fn count(&self, count: usize) -> String {
        self.locale.number(count as f64)
    }

    /// So many of what a message of the count says.
    pub(super) fn figure(&self, label: &'static str, count: usize) -> Figure {
        Figure {
            count: self.count(count),
            label: self.message_with(label, &[("count", count)]),
            section: None,
        }
    }

    pub(super) fn number(&self, number: f64) -> String {
        self.locale.number(number)
    }

    /// A day and an hour in their zone: `6 juillet 2023, 16 h`.
    pub(super) fn hour(&self, moment: &jiff::ZonedDateTime) -> String {
        let (day, time) = self.day_and_time(moment);
        format!("{day}, {time}")
    }

    /// The same, apart.
    pub(super) fn day_and_time(&self, moment: &jiff::ZonedDateTime) -> (String, String) {
        let part = |part: i8| u8::try_from(part).unwrap_or_default();
        let day = PartialDate::Day(moment.year(), part(moment.month()), part(moment.day()));
        (
            self.locale.date(&day),
            self.locale.time(part(moment.hour()), part(moment.minute())),
        )
    }

    /// An hour of a day, as `16:00`; what is none stands as it is.
    pub(super) fn time(&self, hour: &Value) -> String {
        let text = hour.as_str().unwrap_or_default();
        let parts = text.split_once(':');
        let parts =
            parts.and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
        parts.map_or_else(
            || text.to_owned(),
            |(hour, minute)| self.locale.time(hour, minute),
        )
    }

    pub(super) fn money(&self, amount: f64, currency: &str) -> String {
        self.locale.money(amount, currency)
    }
}

/// Words of a summary at most.
const SUMMARY: usize = 60;

/// The first sentence of a line, no longer than a summary may be.
fn sentence(line: &str, unit: Unit) -> &str {
    let ends = line.char_indices().filter(|(at, c)| {
        let next = line[at + c.len_utf8()..].chars().next();
        let spaced = next.is_none_or(char::is_whitespace);
        matches!(c, '。' | '！' | '？') || matches!(c, '.' | '!' | '?' | '؟' | '…') && spaced
    });
    // What ends sooner is an abbreviation or a number.
    let end = ends
        .map(|(at, c)| at + c.len_utf8())
        .find(|end| line[..*end].chars().count() > 24)
        .unwrap_or(line.len());
    let most = words::nth_start(line, SUMMARY, unit).unwrap_or(line.len());
    line[..end.min(most)].trim_end()
}

/// A list of values; nothing where there is none.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
