//! In: a message id, its arguments and a language. Out: the words, from `locales/*.ftl`.

use std::borrow::Cow;

use anyhow::{Result, anyhow};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::model::{
    date::PartialDate,
    diagnostic::{Argument, Diagnostic, Labels, Message},
    edition, languages,
    locale::Locale,
    portable::typed,
    repair::Edit,
    typography::{self, Profile},
};

/// Languages of the interface and their texts: findings, then dossiers.
const TEXTS: [(&str, [&str; 2]); 3] = [
    (
        "en",
        [
            include_str!("../locales/en.ftl"),
            include_str!("../locales/dossier-en.ftl"),
        ],
    ),
    (
        "fr",
        [
            include_str!("../locales/fr.ftl"),
            include_str!("../locales/dossier-fr.ftl"),
        ],
    ),
    (
        "es",
        [
            include_str!("../locales/es.ftl"),
            include_str!("../locales/dossier-es.ftl"),
        ],
    ),
];

/// Lines of a repair that are shown with what to do; of more only where they stand.
const LINES: usize = 8;

/// The messages of one language.
pub struct Messages {
    /// `fr`, `en` or `es`.
    pub lang: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

impl Messages {
    /// The messages of a language, English for one that is not shipped.
    ///
    /// # Errors
    /// If an embedded text cannot be read, which a test excludes.
    pub fn new(lang: &str) -> Result<Self> {
        let base = lang.split(['-', '_', '.']).next().unwrap_or(lang);
        let (lang, texts) = TEXTS
            .iter()
            .find(|(name, _)| *name == base)
            .unwrap_or(&TEXTS[0]);
        let mut bundle = FluentBundle::new_concurrent(vec![lang.parse()?]);
        bundle.set_use_isolating(false);
        for text in texts {
            let resource = FluentResource::try_new((*text).to_owned())
                .map_err(|(_, errors)| anyhow!("messages {lang}: {errors:?}"))?;
            bundle
                .add_resource(resource)
                .map_err(|errors| anyhow!("messages {lang}: {errors:?}"))?;
        }
        Ok(Self { lang, bundle })
    }

    /// All texts of the dossiers of a language: what any page may say.
    #[must_use]
    pub fn shipped(lang: &str) -> String {
        TEXTS
            .iter()
            .filter(|(name, _)| *name == lang)
            .map(|(_, [_, dossier])| *dossier)
            .collect()
    }

    /// Languages that have messages of their own.
    #[must_use]
    pub fn languages() -> Vec<&'static str> {
        TEXTS.iter().map(|(name, _)| *name).collect()
    }

    /// Whether a language has messages of its own.
    #[must_use]
    pub fn speaks(lang: &str) -> bool {
        languages::spoken(lang).is_some()
    }

    /// A message's words.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.pattern(message, None)
            .unwrap_or_else(|| message.id.to_owned())
    }

    /// Words of a message without arguments.
    #[must_use]
    pub fn word(&self, id: &'static str) -> String {
        self.say(&Message::new(id))
    }

    /// Words of a message of the dossier, asked for by a template.
    #[must_use]
    pub fn dossier(&self, id: &str, arguments: &[(String, String)]) -> Option<String> {
        let found = self.bundle.get_message(id)?;
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            args.set(
                name.as_str(),
                value
                    .parse::<f64>()
                    .map_or_else(|_| FluentValue::from(value.as_str()), FluentValue::from),
            );
        }
        let mut errors = Vec::new();
        Some(
            self.bundle
                .format_pattern(found.value()?, Some(&args), &mut errors)
                .into_owned(),
        )
    }

    /// Why it matters.
    #[must_use]
    pub fn cause(&self, found: &Diagnostic) -> Option<String> {
        self.pattern(&found.message, Some("cause"))
    }

    /// What to do: the field's own words if the schema has some, else the rule's.
    #[must_use]
    pub fn remedy(&self, found: &Diagnostic) -> Option<String> {
        self.own(found)
            .or_else(|| self.pattern(&found.message, Some("remedy")))
    }

    /// Words that the schema has for a field.
    fn own(&self, found: &Diagnostic) -> Option<String> {
        let labels = found.remedy.as_ref()?;
        Some(self.label(labels)).filter(|words| !words.is_empty())
    }

    /// What is wrong, for who answers in a form and sees no file.
    #[must_use]
    pub fn in_form(&self, found: &Diagnostic) -> String {
        self.pattern(&found.message, Some("form"))
            .unwrap_or_else(|| self.say(&found.message))
    }

    /// What to do, for who answers in a form and sees no file.
    #[must_use]
    pub fn form_remedy(&self, found: &Diagnostic) -> Option<String> {
        self.own(found)
            .or_else(|| self.pattern(&found.message, Some("form-remedy")))
            .or_else(|| self.pattern(&found.message, Some("remedy")))
    }

    /// What to do for who has the file before them: the lines as they will be where a repair is certain, else the remedy.
    #[must_use]
    pub fn advice(&self, found: &Diagnostic) -> Option<String> {
        let repair = found.repair.as_ref().filter(|repair| repair.certain);
        match repair.and_then(|repair| repair.shown.as_ref()) {
            Some(edit) => {
                // A word is read sooner than the line that it will stand in.
                let word = found
                    .message
                    .arguments
                    .iter()
                    .find_map(|argument| match argument {
                        ("suggestion", Argument::Text(word)) => Some(word),
                        _ => None,
                    });
                let near = word.filter(|word| edit.text.contains(word.as_str()));
                let near = near.and_then(|_| self.remedy(found));
                let said = near.into_iter().chain([self.proposal(edit)]);
                Some(said.collect::<Vec<_>>().join(" "))
            }
            None => self.remedy(found),
        }
    }

    /// Lines as a repair leaves them; of many only where they stand.
    fn proposal(&self, edit: &Edit) -> String {
        let text = edit.text.trim_end_matches(['\n', '\r']);
        let last = edit.end_line.saturating_sub(1).max(edit.line);
        let many = text.lines().count() > LINES || text.len() > LINES * 100;
        let id = if edit.text.is_empty() {
            "repair-deletes"
        } else if many {
            "repair-many"
        } else if edit.end_line == edit.line {
            "repair-inserts"
        } else {
            "repair-writes"
        };
        let message = Message::new(id)
            .with("line", edit.line)
            .with("last", last)
            .with("count", last - edit.line + 1);
        let words = self.say(&message);
        if edit.text.is_empty() || many {
            words
        } else {
            format!("{words}\n{text}")
        }
    }

    /// Words of ours that stand elsewhere than in the message files, in the language's typography.
    #[must_use]
    pub fn typeset(&self, words: &str) -> String {
        typography::apply(Profile::of(self.lang, None), words).into_owned()
    }

    /// A date as this language writes it; what is none, as it stands.
    #[must_use]
    pub fn day(&self, text: &str) -> String {
        PartialDate::parse(text).map_or_else(|| text.to_owned(), |date| self.date(&date))
    }

    fn date(&self, date: &PartialDate) -> String {
        Locale::new(self.lang, None).date(date)
    }

    fn label(&self, labels: &Labels) -> String {
        self.typeset(edition::label(labels, self.lang))
    }

    fn pattern(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let found = self.bundle.get_message(message.id)?;
        let pattern = match attribute {
            Some(name) => found.get_attribute(name)?.value(),
            None => found.value()?,
        };
        let mut args = FluentArgs::new();
        for (name, value) in &message.arguments {
            args.set(*name, self.value(value));
        }
        let mut errors = Vec::new();
        let words: Cow<'_, str> = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors);
        Some(words.into_owned())
    }

    fn value(&self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            Argument::Text(text) if cfg!(windows) => FluentValue::from(typed(text)),
            Argument::Text(text) => FluentValue::from(text.clone()),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Amount(amount) => {
                FluentValue::from(Locale::new(self.lang, None).amount(*amount))
            }
            Argument::Day(date) => FluentValue::from(self.date(date)),
            Argument::Labels(labels) => FluentValue::from(self.label(labels)),
            Argument::Message(id) => FluentValue::from(self.word(id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Messages, languages};

    #[test]
    fn every_language_of_the_program_has_its_texts() {
        let (mut texts, mut spoken) = (Messages::languages(), languages::LANGUAGES.to_vec());
        texts.sort_unstable();
        spoken.sort_unstable();
        assert_eq!(texts, spoken);
    }
}
