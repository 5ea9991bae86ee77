//! In: a schema of the program, and what a programme lays over it. Out: both as one, and what of it was refused.
//!
//! What an own schema asks of a field is put beside what the program asks (`allOf`), so that it can only ask for more. Its new
//! fields are its own; no field that is internal becomes public. A keyword that could do anything else is refused, not ignored.

use serde_json::{Map, Value, json};

use crate::model::{
    diagnostic::Message,
    document::{Pointer, Step},
    edition::Edition,
    schema::{FORMATS, PATTERN, PATTERNS, Schema},
};

/// What may be asked of a field besides.
const ASKED: [&str; 8] = [
    "enum",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
];

/// Words for people, which may be said otherwise.
const WORDS: [&str; 11] = [
    "$schema",
    "$id",
    "$comment",
    "title",
    "description",
    "errorMessage",
    "examples",
    "x-title",
    "x-description",
    "x-error-message",
    "x-question",
];

/// What a new field is.
const FRESH: [&str; 4] = ["x-type", "x-format", "x-vocabulary", "x-words"];

/// What may stand in any schema.
const SHAPE: [&str; 7] = [
    "type",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "x-audience",
    "x-substantive",
];

const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];

/// Lays a programme's own schema over one of the program's. What is refused comes with its place in the own schema; `patterns`
/// counts those of all its schemas.
#[must_use]
pub fn lay(
    base: &mut Value,
    own: &Value,
    edition: &Edition,
    patterns: &mut usize,
) -> Vec<(Pointer, Message)> {
    let mut overlay = Overlay {
        edition,
        patterns,
        faults: Vec::new(),
    };
    if let Some(at) = Schema::misshapen(own) {
        overlay.fault(&at, Message::new("schema-value").with("key", name(&at)));
        return overlay.faults;
    }
    let public = base["x-audience"] == "public";
    overlay.known(base, own, &Pointer::default(), public);
    overlay.faults
}

/// The keyword that a place is about.
fn name(at: &Pointer) -> String {
    let key = at.0.iter().rev().find_map(|step| {
        if let Step::Key(key) = step {
            Some(key.clone())
        } else {
            None
        }
    });
    key.unwrap_or_default()
}

struct Overlay<'a> {
    edition: &'a Edition,
    patterns: &'a mut usize,
    faults: Vec<(Pointer, Message)>,
}

impl Overlay<'_> {
    fn fault(&mut self, at: &Pointer, message: Message) {
        self.faults.push((at.clone(), message));
    }

    /// A field that the program has; `public` tells whether everyone may see it.
    fn known(&mut self, base: &mut Value, own: &Value, at: &Pointer, public: bool) {
        let Some(own) = own.as_object() else {
            return self.fault(at, Message::new("schema-shape"));
        };
        self.fields(base, own, at, public);
        let mut asked = Map::new();
        for (key, value) in own {
            let here = at.with(key.as_str());
            match key.as_str() {
                "properties" => {}
                "required" => self.required(base, value, &here),
                "items" if base["items"].is_object() => {
                    // What a list holds is as public as the list.
                    self.known(&mut base["items"], value, &here, public);
                }
                "type" if narrows(&base["type"], value) => {
                    _ = asked.insert(key.clone(), value.clone())
                }
                "additionalProperties" if *value == json!(false) => {}
                // Said, where the program's own schemas leave it unsaid: what a programme hides is not even told to be there.
                "x-audience" if value == "internal" => base[key.as_str()] = value.clone(),
                "x-audience" if value == "public" && public => {}
                "x-audience" => self.fault(&here, Message::new("schema-audience")),
                "x-substantive" if *value == json!(true) || base[key.as_str()] == *value => {}
                "x-substantive" => self.fault(&here, Message::new("schema-substantive")),
                "x-words" if base.get(key).is_none() && base.get("x-type").is_some() => {
                    if self.is_limit(value, &here) {
                        base[key.as_str()] = value.clone();
                    }
                }
                one if WORDS.contains(&one) => self.say(base, one, value),
                one if ASKED.contains(&one) => {
                    self.pattern(one, value, &here);
                    asked.insert(key.clone(), value.clone());
                }
                one if base.get(one) == Some(value) => {}
                one if FRESH.contains(&one) || SHAPE.contains(&one) => {
                    self.fault(&here, Message::new("schema-wider").with("key", one));
                }
                one => self.unknown(one, &here),
            }
        }
        ask(base, asked);
    }

    /// Fields below one, known or new.
    fn fields(&mut self, base: &mut Value, own: &Map<String, Value>, at: &Pointer, public: bool) {
        let here = at.with("properties");
        let Some(fields) = own.get("properties").and_then(Value::as_object) else {
            return;
        };
        if !base["properties"].is_object() {
            return self.fault(
                &here,
                Message::new("schema-wider").with("key", "properties"),
            );
        }
        for (key, field) in fields {
            let place = here.with(key.as_str());
            if let Some(below) = base["properties"].get_mut(key) {
                let public = public && below["x-audience"] == "public";
                self.known(below, field, &place, public);
            } else if let Some(fresh) = self.fresh(key, field, &place, public) {
                base["properties"][key.as_str()] = fresh;
            }
        }
    }

    /// A field of the programme's own.
    fn fresh(&mut self, name: &str, own: &Value, at: &Pointer, public: bool) -> Option<Value> {
        let Some(map) = own.as_object() else {
            self.fault(at, Message::new("schema-shape"));
            return None;
        };
        let before = self.faults.len();
        let mut made = json!({"x-own": true, "x-title": {self.language(): name}});
        let mut asked = Map::new();
        let own_public = public && own["x-audience"] == "public";
        self.typed(&mut made, own, name, at);
        self.fields(&mut made, map, at, own_public);
        for (key, value) in map {
            let here = at.with(key.as_str());
            match key.as_str() {
                "properties" | "x-type" | "type" => {}
                "required" => self.required(&mut made, value, &here),
                "items" if made["type"] == "array" => {
                    made["items"] = self
                        .fresh(name, value, &here, own_public)
                        .unwrap_or_default();
                }
                "additionalProperties" if *value == json!(false) => {}
                one if self.annotate(&mut made, one, value, &here, public) => {}
                one if WORDS.contains(&one) => self.say(&mut made, one, value),
                one if ASKED.contains(&one) => {
                    self.pattern(one, value, &here);
                    asked.insert(key.clone(), value.clone());
                }
                one if SHAPE.contains(&one) => {
                    self.fault(&here, Message::new("schema-value").with("key", one))
                }
                one => self.unknown(one, &here),
            }
        }
        if made["type"] == "array" && made.get("items").is_none() {
            self.fault(at, Message::new("schema-type").with("key", name));
        }
        ask(&mut made, asked);
        (self.faults.len() == before).then_some(made)
    }

    /// The kind of a field of the programme's own.
    fn typed(&mut self, made: &mut Value, own: &Value, name: &str, at: &Pointer) {
        match (&own["x-type"], &own["type"]) {
            (Value::String(prose), Value::Null) if ["text", "label"].contains(&prose.as_str()) => {
                made["x-type"] = json!(prose);
                made["$ref"] = json!(format!("#/$defs/{prose}"));
            }
            (Value::Null, Value::String(kind)) if TYPES.contains(&kind.as_str()) => {
                made["type"] = json!(kind);
                if kind == "object" {
                    made["additionalProperties"] = json!(false);
                    made["properties"] = json!({});
                }
            }
            _ => self.fault(at, Message::new("schema-type").with("key", name)),
        }
    }

    /// Keywords that tell what a field of the programme's own is; false if this is none of them.
    fn annotate(
        &mut self,
        made: &mut Value,
        key: &str,
        value: &Value,
        here: &Pointer,
        public: bool,
    ) -> bool {
        match key {
            "x-audience" if value == "public" && !public => {
                self.fault(here, Message::new("schema-audience"));
            }
            "x-audience" if value == "public" || value == "internal" => {
                made[key] = value.clone();
            }
            "x-substantive" if value.is_boolean() => made[key] = value.clone(),
            "x-words" if self.is_limit(value, here) => made[key] = value.clone(),
            "x-words" => {}
            "x-format"
                if value
                    .as_str()
                    .is_some_and(|format| FORMATS.contains(&format)) =>
            {
                made[key] = value.clone();
            }
            "x-format" => self.unlisted(here, value, FORMATS),
            "x-vocabulary" if !self.edition.list(&text(value)).is_empty() => {
                made[key] = value.clone();
            }
            "x-vocabulary" => self.unlisted(
                here,
                value,
                self.edition.vocabularies.keys().map(String::as_str),
            ),
            _ => return false,
        }
        true
    }

    /// Keys that must be there; each must be a field.
    fn required(&mut self, base: &mut Value, value: &Value, at: &Pointer) {
        for (index, key) in value.as_array().into_iter().flatten().enumerate() {
            if base["properties"].get(text(key)).is_none() {
                self.fault(
                    &at.with(index),
                    Message::new("schema-required").with("key", text(key)),
                );
                continue;
            }
            if !base["required"].is_array() {
                base["required"] = json!([]);
            }
            if let Some(all) = base["required"]
                .as_array_mut()
                .filter(|all| !all.contains(key))
            {
                all.push(key.clone());
            }
        }
    }

    /// Other words; those without a language are in the programme's first.
    fn say(&self, base: &mut Value, key: &str, value: &Value) {
        let by_language = match key {
            "title" => Some("x-title"),
            "description" => Some("x-description"),
            "errorMessage" => Some("x-error-message"),
            _ => None,
        };
        base[key] = value.clone();
        if let (Some(other), Some(words)) = (by_language, value.as_str()) {
            base[other] = json!({self.language(): words});
        }
    }

    fn language(&self) -> &str {
        self.edition.languages.first().map_or("en", String::as_str)
    }

    fn is_limit(&mut self, value: &Value, at: &Pointer) -> bool {
        let known = self.edition.limits.contains_key(&text(value));
        if !known {
            self.unlisted(at, value, self.edition.limits.keys().map(String::as_str));
        }
        known
    }

    /// A name that is on none of the lists it is taken from.
    fn unlisted<'k>(
        &mut self,
        at: &Pointer,
        value: &Value,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        let known: Vec<&str> = known.into_iter().collect();
        self.fault(
            at,
            Message::new("schema-list")
                .with("value", text(value))
                .with("known", known.join(", ")),
        );
    }

    /// What is asked of a field by a pattern. To compile it is what costs, so that one too many is not.
    fn pattern(&mut self, key: &str, value: &Value, at: &Pointer) {
        if key != "pattern" {
            return;
        }
        *self.patterns += 1;
        if *self.patterns > PATTERNS {
            self.fault(at, Message::new("schema-patterns").with("most", PATTERNS));
        } else if !Schema::is_pattern(value) {
            let most = PATTERN / 1024;
            self.fault(at, Message::new("schema-pattern").with("most", most));
        }
    }

    fn unknown(&mut self, key: &str, at: &Pointer) {
        let known: Vec<&str> = SHAPE
            .iter()
            .chain(&ASKED)
            .chain(&FRESH)
            .chain(&WORDS)
            .copied()
            .collect();
        self.fault(
            at,
            Message::new("schema-keyword")
                .with("key", key)
                .with("known", known.join(", ")),
        );
    }
}

/// Puts what is asked beside what the field asks already; of a text, in each of its languages.
fn ask(base: &mut Value, asked: Map<String, Value>) {
    if asked.is_empty() {
        return;
    }
    let mut all = base["allOf"].as_array().cloned().unwrap_or_default();
    if base.get("x-type").is_some() {
        let words: Map<String, Value> = asked
            .iter()
            .filter(|(key, _)| *key != "type")
            .map(|(key, one)| (key.clone(), one.clone()))
            .collect();
        all.push(json!({"if": {"type": "object"}, "then": {"additionalProperties": words}, "else": asked}));
    } else {
        all.push(Value::Object(asked));
    }
    base["allOf"] = Value::Array(all);
}

/// Whether a value of type `own` is one of type `base`.
fn narrows(base: &Value, own: &Value) -> bool {
    let list = |value: &Value| {
        value
            .as_array()
            .cloned()
            .unwrap_or_else(|| vec![value.clone()])
    };
    let (base, own) = (list(base), list(own));
    !own.is_empty() && own.iter().all(|one| base.contains(one))
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
