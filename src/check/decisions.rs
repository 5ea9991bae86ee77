//! In: records and waivers of a city before and after a change, who may decide by the base, who proposes. Out: what is decided, and
//! findings on what was not theirs to decide.

use serde_json::Value;

use crate::{
    model::{
        act::{Act, Kind, covers},
        catalog::{City, Fiche},
        diagnostic::{Argument, Diagnostic, Level, Message},
        document::Pointer,
        edition::Edition,
        owners::{Author, Owners, Realm},
        record,
        rule::{self, Force},
        source::Source,
        waiver,
    },
    pointer,
};

/// Who may decide, by the tip of the base.
#[derive(Debug, Clone, Copy)]
pub struct Judge<'a> {
    /// Those who are named; none can be told where the base cannot be read.
    pub owners: Option<&'a Owners>,
    /// Its edition, with the levels that the programme sets.
    pub edition: &'a Edition,
    /// Who proposes; unknown where a forge does not tell.
    pub author: Option<Author<'a>>,
}

/// A city in the states that a proposal is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'a> {
    /// Where the two went apart.
    pub before: Option<&'a City>,
    /// At the tip of the base.
    pub tip: Option<&'a City>,
    /// As proposed.
    pub after: Option<&'a City>,
    /// The city goes as a whole.
    pub gone: bool,
}

impl Judge<'_> {
    /// Whether the author may act in a realm: `None` if a team may, or nobody can tell.
    fn allows(&self, realm: &Realm) -> Option<bool> {
        self.owners
            .zip(self.author)
            .and_then(|(owners, author)| owners.allow(author, realm))
    }

    /// What is said of an act in a realm that the author may not do, or of which that cannot be told.
    fn refuse(&self, realm: &Realm) -> Option<(&'static str, Level)> {
        match self.allows(realm) {
            Some(true) => None,
            // A programme that names nobody leaves it to the forge.
            _ if self.owners.is_some_and(Owners::is_empty) => None,
            Some(false) => Some(("decision-not-allowed", Level::Error)),
            // A decision that nobody can hold to be theirs does not pass.
            None if self.author.is_some() && self.owners.is_some() => {
                Some(("decision-team", Level::Error))
            }
            None => Some(("decision-unknown", Level::Warning)),
        }
    }

    /// What a proposal notes of a city's state, and what of that is not the author's to note.
    #[must_use]
    pub fn states(&self, city: &str, sides: &Sides<'_>) -> (Vec<Act>, Vec<Diagnostic>) {
        let (tip, new) = (record_of(sides.tip), record_of(sides.after));
        let old = if sides
            .before
            .is_some_and(|before| before.fiche("city").is_some())
        {
            record_of(sides.before)
        } else {
            tip.clone()
        };
        let own = sides.after.and_then(|after| after.fiche("city"));
        // Of a fiche that cannot be read the reader of YAML speaks.
        if own.is_none()
            && sides
                .after
                .is_some_and(|after| after.unread.contains(&"city"))
        {
            return Default::default();
        }
        let steps = own_steps(&old, &tip, &new);
        let place = |at: Option<usize>| Place {
            fiche: own,
            city,
            at,
        };
        let mut found = Vec::new();
        // Who may remove a city may remove what was decided on it.
        let removes = sides.gone && self.allows(&Realm::Shared).unwrap_or(false);
        let past = steps
            .altered
            .iter()
            .map(|at| (&old[*at], None))
            .chain(steps.inserted.iter().map(|at| (&new[*at], Some(*at))));
        for (entry, at) in past.filter(|_| !removes) {
            found.push(place(at).find(Level::Error, self.told("decision-past", city, entry)));
        }
        let mut acts = Vec::new();
        for at in steps.added {
            let entry = &new[at];
            let state = self
                .edition
                .entry("states", entry["state"].as_str().unwrap_or_default());
            let realm = if state.is_some_and(|state| state.by_city) {
                Realm::City(city.to_owned())
            } else {
                Realm::Shared
            };
            if let Some((id, level)) = self.refuse(&realm) {
                found.push(place(Some(at)).find(level, self.told(id, city, entry)));
            }
            acts.push(Act::new(
                Kind::State,
                place(None).path(),
                self.told("act-state", city, entry),
            ));
        }
        (acts, found)
    }

    /// A message about an entry of a record.
    fn told(&self, id: &'static str, city: &str, entry: &Value) -> Message {
        let text = |key: &str| entry[key].as_str().unwrap_or("–").to_owned();
        let state = self.edition.entry("states", &text("state")).map_or_else(
            || Argument::from(text("state")),
            |state| Argument::from(&state.label),
        );
        Message::new(id)
            .with("city", city)
            .with("author", self.author.map_or("?", |author| author.name))
            .with("state", state)
            .with("date", Argument::day(&text("date")))
            .with("by", text("by"))
    }

    /// The waivers that a fiche gives now and did not, and what of them is not the author's to give. A rule that advises a city may
    /// waive; one that is hard only the secretariat. `covered` are the findings that each silences.
    #[must_use]
    pub fn waivers(
        &self,
        fiche: &Fiche,
        before: Option<&Value>,
        tip: Option<&Value>,
        found: &[Diagnostic],
    ) -> (Vec<Act>, Vec<Diagnostic>) {
        let known: std::collections::BTreeSet<_> = waivers_of(before)
            .iter()
            .chain(&waivers_of(tip))
            .map(rule_and_field)
            .collect();
        let (mut acts, mut wrong) = (Vec::new(), Vec::new());
        for (at, one) in waivers_of(Some(fiche.value())).iter().enumerate() {
            let [rule, field] = rule_and_field(one);
            if known.contains(&[rule.clone(), field.clone()])
                || rule::find(&rule).is_none_or(|rule| !rule.waivable)
            {
                continue;
            }
            let path = fiche.document.source.path.as_str();
            let told = |id: &'static str| {
                Message::new(id)
                    .with("author", self.author.map_or("?", |author| author.name))
                    .with("rule", rule.as_str())
                    .with("field", if field.is_empty() { "–" } else { &field })
                    .with("reason", one["reason"].as_str().unwrap_or("–"))
            };
            if let Some((id, level)) = self.refuse(&self.realm(path, &rule)) {
                let id = match id {
                    "decision-not-allowed" => "decision-waiver",
                    "decision-team" => "decision-waiver-team",
                    _ => "decision-waiver-unknown",
                };
                let pointer = pointer!["waivers", at, "rule"];
                let source = &fiche.document.source;
                let refused = Diagnostic::new(
                    "decision-not-allowed",
                    source,
                    fiche.document.span(&pointer),
                    &pointer,
                    told(id),
                );
                wrong.push(Diagnostic { level, ..refused });
            }
            let covered = |one: &&Diagnostic| {
                one.path == path
                    && one.rule == rule
                    && one.waived.is_some()
                    && waiver::covers(&field, &one.field)
            };
            let covers = covers(found.iter().filter(covered), |one| one.message.clone());
            acts.push(Act {
                covers,
                ..Act::new(Kind::Waiver, path, told("act-waiver"))
            });
        }
        (acts, wrong)
    }

    /// Whose it is to waive a rule in a file.
    fn realm(&self, path: &str, name: &str) -> Realm {
        let hard = match self.edition.rules.get(name) {
            Some(level) => *level == Level::Error,
            None => rule::find(name)
                .is_none_or(|rule| matches!(rule.force, Force::Always | Force::Hard)),
        };
        if hard {
            Realm::Shared
        } else {
            Realm::of(path, "")
        }
    }
}

/// The entries of a city's record.
fn record_of(side: Option<&City>) -> Vec<Value> {
    // A list of one is written without its dash now and then; it is an entry all the same.
    match side.map(|side| &side.value("city")["record"]) {
        Some(Value::Array(list)) => list.clone(),
        None | Some(Value::Null) => Vec::new(),
        Some(one) => vec![one.clone()],
    }
}

/// What a proposal does to a record. What the base noted meanwhile is no decision of this proposal.
fn own_steps(old: &[Value], tip: &[Value], new: &[Value]) -> record::Steps {
    let mut steps = record::steps(old, new);
    let known = record::steps(old, tip).added;
    let same = steps
        .added
        .iter()
        .zip(&known)
        .take_while(|(new_at, tip_at)| new[**new_at] == tip[**tip_at])
        .count();
    steps.added.drain(..same);
    steps
}

/// The waivers that a fiche gives.
fn waivers_of(value: Option<&Value>) -> Vec<Value> {
    value
        .and_then(|value| value["waivers"].as_array())
        .cloned()
        .unwrap_or_default()
}

/// What makes a waiver the same as another.
fn rule_and_field(waiver: &Value) -> [String; 2] {
    [&waiver["rule"], &waiver["field"]].map(|value| value.as_str().unwrap_or_default().to_owned())
}

/// Where an entry of a record stands.
struct Place<'a> {
    fiche: Option<&'a Fiche>,
    city: &'a str,
    at: Option<usize>,
}

impl Place<'_> {
    fn path(&self) -> String {
        self.fiche.map_or_else(
            || format!("cities/{}/city.yaml", self.city),
            |fiche| fiche.document.source.path.clone(),
        )
    }

    fn find(&self, level: Level, message: Message) -> Diagnostic {
        let pointer = self
            .at
            .map_or_else(|| pointer!["record"], |at| pointer!["record", at]);
        let field = self
            .at
            .map_or_else(|| pointer.clone(), |at| pointer!["record", at, "state"]);
        let found = match self.fiche {
            Some(fiche) => {
                let document = &fiche.document;
                Diagnostic::new(
                    "decision-not-allowed",
                    &document.source,
                    document.source.first_line(document.span(&pointer)),
                    &field,
                    message,
                )
            }
            None => Diagnostic::new(
                "decision-not-allowed",
                &Source::new(self.path(), ""),
                0..0,
                &Pointer::default(),
                message,
            ),
        };
        Diagnostic { level, ..found }
    }
}
