//! In: a JSON Schema. Out: what each field is, whom it is for, and what a value breaks.

use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result};
use jsonschema::{Validator, error::ValidationErrorKind};
use serde_json::Value;

use crate::model::{
    diagnostic::Labels,
    document::{Pointer, Step},
};

/// What `x-format` may name.
pub const FORMATS: [&str; 12] = [
    "date",
    "full-date",
    "email",
    "country",
    "currency",
    "time-zone",
    "language",
    "sha256",
    "file-name",
    "date-time",
    "identifier",
    "amount",
];

/// A kind of file, its schema compiled, and the same schema as a plan of fields.
#[derive(Debug)]
pub struct Schema {
    /// Name of the kind: `city`, `themes`, …
    pub kind: &'static str,
    /// The fields.
    pub plan: Field,
    /// Its text, if a programme's own was laid over it.
    pub laid: Option<String>,
    validator: Validator,
}

/// One field of a fiche as the schema declares it.
#[derive(Debug, Default, Clone)]
pub struct Field {
    /// Label by language.
    pub title: Labels,
    /// The form's heading, its question, its place in the source.
    pub question: Option<Question>,
    /// What to type, by language.
    pub remedy: Option<Labels>,
    /// Markdown (`text`) or plain (`label`) prose.
    pub prose: Option<Prose>,
    /// May be shown to everyone: declared so here and in all that it lies in, and naming nothing that is hidden.
    pub public: bool,
    /// Declared internal by the programme's own schema, here or in what it lies in: not even told to be there.
    pub closed: bool,
    /// Key beside it that shows it to everyone where it is `true`.
    pub public_if: Option<String>,
    /// Key in it by which it is shown to everyone: only where that says `public`.
    pub public_as: Option<String>,
    /// Of a whole fiche: which of its kind nobody else may know of.
    pub withheld: Option<Withheld>,
    /// Name of the edition's limit.
    pub words: Option<String>,
    /// The edition's list whose ids are allowed.
    pub vocabulary: Option<String>,
    /// What the value points at: `theme`, `network`, `event`.
    pub reference: Option<String>,
    /// Semantic format: `date`, `email`, `amount`, …
    pub format: Option<String>,
    /// Rule a fault here belongs to, in place of the usual one.
    pub rule: Option<&'static str>,
    /// JSON types allowed.
    pub types: Vec<String>,
    /// The only answers that a schema itself allows.
    pub choices: Vec<String>,
    /// Keys that must be there.
    pub required: Vec<String>,
    /// Part of what a decision on the dossier is about.
    pub substantive: bool,
    /// A decision is about it, whether progress counts it or not.
    pub decided: bool,
    /// By key.
    pub properties: Vec<(String, Field)>,
    /// Of a list.
    pub items: Option<Box<Field>>,
    /// Of the programme's own schema.
    pub own: bool,
    /// What it is called, as it sounds: looked up for every line of a fiche that is mended, found once.
    pub called: OnceLock<Called>,
}

/// Fiches of a kind of which there is no trace for everyone, unless they say so themselves.
#[derive(Debug, Clone)]
pub struct Withheld {
    /// Key that says `true` or `false` for the fiche.
    said: String,
    /// Where it says nothing: those whose answer behind this key is none of these.
    key: String,
    open: Vec<String>,
}

impl Withheld {
    fn read(schema: &Value) -> Option<Self> {
        let text = |name: &str| schema.get(name)?.as_str().map(str::to_owned);
        Some(Self {
            said: text("unless")?,
            key: text("where")?,
            open: strings(&Arc::new(schema.get("open")?.clone())),
        })
    }

    fn holds(&self, fiche: &Value) -> bool {
        fiche[&self.said].as_bool().map_or_else(
            || {
                !fiche[&self.key]
                    .as_str()
                    .is_some_and(|said| self.open.iter().any(|one| one == said))
            },
            |public| !public,
        )
    }
}

/// What a field is called in all languages, without capitals, accents and marks.
#[derive(Debug, Default, Clone)]
pub struct Called {
    /// The ids of its own properties, in their order.
    pub ids: Vec<String>,
    /// Its titles and headings.
    pub titles: Vec<String>,
    /// Its hints: titles, headings, questions, what to type.
    pub hints: Vec<String>,
}

/// A section of the form.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Heading by language.
    pub heading: Labels,
    /// The form's instruction by language.
    pub text: Labels,
    /// `S:195`.
    pub source: String,
}

/// Kinds of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prose {
    /// CommonMark.
    Text,
    /// One line without marks.
    Label,
}

/// What a value breaks in its schema.
#[derive(Debug)]
pub struct Breach {
    /// The node, or for a missing or unknown key the map.
    pub pointer: Pointer,
    /// What is wrong.
    pub kind: BreachKind,
}

/// The kinds of breach that our schemas can give.
#[derive(Debug)]
pub enum BreachKind {
    /// A required key is absent.
    Missing(String),
    /// A key that the form does not have.
    Unknown(String),
    /// Another kind of value is wanted.
    Type,
    /// A list without items.
    Empty,
    /// Not one of the values.
    Enumeration(Vec<String>),
    /// A key or text of the wrong shape.
    Pattern,
    /// Too short, too long, too few, too many, too small, too large: the keyword and its number.
    Bound(&'static str, f64),
    /// Anything else, by JSON Schema keyword.
    Other(String),
}

/// Most patterns of all schemas of a programme's own.
pub const PATTERNS: usize = 64;

/// Most bytes that one of them may take once it is compiled: a class of all letters, in every script, takes seventy thousand.
pub const PATTERN: usize = 256 * 1024;

fn options<'o>() -> jsonschema::ValidationOptions<'o> {
    // An engine without backtracking: a programme's own patterns are not trusted.
    let patterns = jsonschema::PatternOptions::regex().size_limit(PATTERN);
    jsonschema::options()
        .should_validate_formats(false)
        .with_pattern_options(patterns)
}

impl Schema {
    /// Compiles one embedded schema.
    ///
    /// # Errors
    /// If the text is no valid JSON Schema; a defect of the program, which a test holds.
    pub fn new(kind: &'static str, text: &str) -> Result<Self> {
        Self::of(
            kind,
            &serde_json::from_str(text).with_context(|| format!("schema {kind}"))?,
        )
    }

    /// Compiles a schema.
    ///
    /// # Errors
    /// If it is no valid JSON Schema.
    pub fn of(kind: &'static str, value: &Value) -> Result<Self> {
        let validator = options()
            .build(value)
            .map_err(|error| anyhow::anyhow!("schema {kind}: {error}"))?;
        Ok(Self {
            kind,
            plan: Field::read(value, None),
            laid: None,
            validator,
        })
    }

    /// The first place at which a value is no JSON Schema.
    #[must_use]
    pub fn misshapen(value: &Value) -> Option<Pointer> {
        jsonschema::meta::validate(value)
            .err()
            .map(|error| pointer_of(value, error.instance_path().as_str()))
    }

    /// Whether a value is a pattern that can be looked for, in a time that no text can draw out.
    #[must_use]
    pub fn is_pattern(value: &Value) -> bool {
        options()
            .build(&serde_json::json!({"pattern": value}))
            .is_ok()
    }

    /// All breaches of a value, none for a value that fits.
    #[must_use]
    pub fn breaches(&self, value: &Value) -> Vec<Breach> {
        if self.validator.is_valid(value) {
            return Vec::new();
        }
        let mut breaches = Vec::new();
        for error in self.validator.iter_errors(value) {
            let pointer = pointer_of(value, error.instance_path().as_str());
            let mut push = |kind| {
                breaches.push(Breach {
                    pointer: pointer.clone(),
                    kind,
                })
            };
            match error.kind() {
                ValidationErrorKind::Required { property } => push(BreachKind::Missing(
                    property.as_str().unwrap_or_default().to_owned(),
                )),
                ValidationErrorKind::AdditionalProperties { unexpected } => {
                    unexpected
                        .iter()
                        .for_each(|key| push(BreachKind::Unknown(key.clone())));
                }
                ValidationErrorKind::Type { .. } => push(BreachKind::Type),
                ValidationErrorKind::MinItems { limit } if *limit > 1 => {
                    push(BreachKind::Bound("minItems", number(*limit)))
                }
                ValidationErrorKind::MaxItems { limit } => {
                    push(BreachKind::Bound("maxItems", number(*limit)))
                }
                ValidationErrorKind::MinLength { limit } => {
                    push(BreachKind::Bound("minLength", number(*limit)))
                }
                ValidationErrorKind::MaxLength { limit } => {
                    push(BreachKind::Bound("maxLength", number(*limit)))
                }
                ValidationErrorKind::Minimum { limit } => push(BreachKind::Bound(
                    "minimum",
                    limit.as_f64().unwrap_or_default(),
                )),
                ValidationErrorKind::Maximum { limit } => push(BreachKind::Bound(
                    "maximum",
                    limit.as_f64().unwrap_or_default(),
                )),
                ValidationErrorKind::MinItems { .. }
                | ValidationErrorKind::MinProperties { .. } => push(BreachKind::Empty),
                ValidationErrorKind::Enum { options } => {
                    push(BreachKind::Enumeration(strings(options)))
                }
                ValidationErrorKind::Pattern { .. } | ValidationErrorKind::PropertyNames { .. } => {
                    push(BreachKind::Pattern)
                }
                other => push(BreachKind::Other(other.keyword().to_owned())),
            }
        }
        breaches
    }
}

impl Field {
    /// Whether an answer may be of a type of JSON.
    #[must_use]
    pub fn takes(&self, kind: &str) -> bool {
        self.types.iter().any(|own| own == kind)
    }

    /// Whether everyone may know that there is such a fiche.
    #[must_use]
    pub fn is_open(&self, fiche: &Value) -> bool {
        self.public
            && !self
                .withheld
                .as_ref()
                .is_some_and(|withheld| withheld.holds(fiche))
    }

    /// The field at a pointer, or `None` outside the plan.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> Option<&Self> {
        pointer.0.iter().try_fold(self, |field, step| match step {
            Step::Key(key) => field.property(key),
            Step::Index(_) => field.items.as_deref(),
        })
    }

    /// The field behind a key.
    #[must_use]
    pub fn property(&self, key: &str) -> Option<&Self> {
        self.properties
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, field)| field)
    }

    /// Whether the programme's own schema hides anything here or below.
    #[must_use]
    pub fn has_closed(&self) -> bool {
        let mut below = self
            .properties
            .iter()
            .map(|(_, field)| field)
            .chain(self.items.as_deref());
        self.closed || below.any(Self::has_closed)
    }

    /// Hides what names one of these: an id that nobody may see is shown by no reference to it.
    pub fn hide_references(&mut self, to: &[&str]) {
        if self
            .reference
            .as_deref()
            .is_some_and(|reference| to.contains(&reference))
        {
            (self.public, self.closed, self.public_if) = (false, true, None);
        }
        let below = self.properties.iter_mut().map(|(_, field)| field);
        below
            .chain(self.items.as_deref_mut())
            .for_each(|field| field.hide_references(to));
        // Of a list of such names not even the length is shown.
        if self.items.as_deref().is_some_and(|items| items.closed) {
            (self.public, self.closed) = (false, true);
        }
    }

    /// Reads a field in the one that it lies in; what a list holds is as public as the list.
    fn read(schema: &Value, above: Option<&Self>) -> Self {
        let text = |name: &str| schema.get(name).and_then(Value::as_str).map(str::to_owned);
        let said = |schema: &Value, word: &str| {
            schema.get("x-audience").and_then(Value::as_str) == Some(word)
        };
        let item = above.is_some_and(|above| above.takes("array"));
        let closed = above.is_some_and(|above| above.closed)
            || said(schema, "internal")
            || schema
                .get("items")
                .is_some_and(|items| said(items, "internal"));
        let is_substantive = schema.get("x-substantive") != Some(&Value::Bool(false));
        let open = !closed && above.is_none_or(|above| above.public);
        let prose = match schema.get("x-type").and_then(Value::as_str) {
            Some("text") => Some(Prose::Text),
            Some("label") => Some(Prose::Label),
            _ => None,
        };
        let mut field = Self {
            title: labels(schema.get("x-title")).unwrap_or_default(),
            question: schema.get("x-question").map(Question::read),
            remedy: labels(schema.get("x-error-message")),
            prose,
            public: open && (item || said(schema, "public")),
            closed,
            public_if: text("x-public-if").filter(|_| open),
            public_as: text("x-public-as"),
            withheld: schema.get("x-withheld").and_then(Withheld::read),
            words: text("x-words"),
            vocabulary: text("x-vocabulary"),
            reference: text("x-reference"),
            format: text("x-format"),
            rule: text("x-rule").and_then(|name| crate::model::rule::name(&name)),
            types: types(schema, prose),
            choices: schema
                .get("enum")
                .map(|list| strings(&Arc::new(list.clone())))
                .unwrap_or_default(),
            required: schema
                .get("required")
                .map(|list| strings(&Arc::new(list.clone())))
                .unwrap_or_default(),
            substantive: is_substantive,
            decided: is_substantive || schema.get("x-decided") == Some(&Value::Bool(true)),
            properties: Vec::new(),
            items: None,
            own: schema.get("x-own") == Some(&Value::Bool(true)),
            called: OnceLock::new(),
        };
        let properties = schema
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        field.properties = properties
            .map(|(key, below)| (key.clone(), Self::read(below, Some(&field))))
            .collect();
        field.items = schema
            .get("items")
            .map(|items| Box::new(Self::read(items, Some(&field))));
        field
    }
}

#[allow(clippy::cast_precision_loss, reason = "a length")]
fn number(length: u64) -> f64 {
    length as f64
}

fn labels(value: Option<&Value>) -> Option<Labels> {
    value.and_then(|v| serde_json::from_value::<Labels>(v.clone()).ok())
}

impl Question {
    fn read(question: &Value) -> Self {
        Self {
            heading: labels(question.get("heading")).unwrap_or_default(),
            text: labels(question.get("text")).unwrap_or_default(),
            source: question
                .get("source")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned(),
        }
    }
}

/// The types that a field may have; a text is a string, or a map of languages.
fn types(schema: &Value, prose: Option<Prose>) -> Vec<String> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one.clone()],
        Some(many) => strings(&Arc::new(many.clone())),
        None if prose.is_some() => vec!["string".to_owned(), "object".to_owned()],
        None => Vec::new(),
    }
}

fn strings(list: &Arc<Value>) -> Vec<String> {
    list.as_array()
        .map(|l| {
            l.iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        })
        .unwrap_or_default()
}

/// A JSON Pointer as steps; whether a number is an index or a key, the value tells.
fn pointer_of(root: &Value, text: &str) -> Pointer {
    let mut at = Some(root);
    let mut steps = Vec::new();
    for part in text.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        let index = at
            .filter(|v| v.is_array())
            .and_then(|_| part.parse::<usize>().ok());
        at = match index {
            Some(index) => at.and_then(|v| v.get(index)),
            None => at.and_then(|v| v.get(&part)),
        };
        steps.push(index.map_or(Step::Key(part), Step::Index));
    }
    Pointer(steps)
}
