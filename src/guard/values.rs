//! In: every value of every fiche. Out: those that are internal, each with its source, and the words that are public.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Number, Value};

use crate::{
    guard::{Origin, keys, names, reading},
    model::{
        budget,
        catalog::Fiche,
        figures::{self, PART, level, numbers},
        fold::{fold, is_segmented, is_telling_name, weight},
        schema::Field,
        search::tokens,
        waiver,
        walk::Node,
        words::{self, Unit},
    },
};

/// Shortest internal text that is looked for, by what its letters tell: shorter ones are words of any page.
pub(super) const TELLING: usize = 5;

/// Fewest words of a text that nobody says by chance.
const PHRASE: usize = 5;

/// What makes an internal text public after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Secret {
    /// Any public text that says the same.
    Words,
    /// A field for names, or a city in its own words: of people, files, meetings that are withheld.
    Name,
    /// Nothing: addresses, and what its own fiche makes public by a word alone.
    Always,
}

/// An internal text, what would make it public, where it comes from.
pub(super) type Internal = (String, Secret, Origin);

/// Folded public words that make names public, by the city that says them; by none what anyone may be told of. Texts are parted.
pub(super) type Named = BTreeMap<String, String>;

/// A number of an internal text by which one calls or joins somebody.
#[derive(Debug, Clone)]
pub(super) struct Dialled {
    /// Its last digits.
    pub(super) key: String,
    /// As it is written.
    pub(super) shown: String,
    pub(super) secret: Secret,
    pub(super) origin: Origin,
}

/// Internal and public values of fiches, gathered one fiche after the other.
#[derive(Debug, Default, Clone)]
pub struct Values {
    pub(super) texts: Vec<Internal>,
    pub(super) dialled: Vec<Dialled>,
    /// Names too short to be looked for within a text.
    pub(super) short: Vec<(String, Origin)>,
    /// In hundredths, with the currency's code.
    pub(super) amounts: Vec<(u64, String, Origin)>,
    /// Folded public words, each text parted from the next.
    pub(super) open: String,
    /// Those of them that make names public.
    pub(super) named: Named,
    /// Numbers that the program writes in its own way: of dates, of words counted.
    pub(super) numbers: HashSet<u64>,
    /// Public texts with a number in them.
    pub(super) said: Vec<Said>,
}

/// Whose fiches are taken in.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// Language of the city that wrote them; what cities share is nobody's.
    pub language: Option<&'a str>,
    /// The city that wrote them, or pilots the network that they are about.
    pub city: Option<&'a str>,
}

/// A public text with a number in it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) text: String,
    /// Folder of the city whose budget it may not tell at all.
    pub(super) home: String,
    /// Whether the secretariat wrote it, of cities that it knows.
    pub(super) shared: bool,
    /// Whether a waiver says that it may hold what is internal elsewhere.
    pub(super) cleared: bool,
}

impl Values {
    /// Takes in the values of one fiche.
    pub fn fiche(&mut self, fiche: &Fiche, plan: &Field, owner: Owner<'_>) {
        let path = &fiche.document.source.path;
        let budget = &fiche.value()["budget"];
        let currency = budget["currency"].as_str().unwrap_or_default();
        let waived = |rule| waiver::fields(fiche.value(), rule).collect::<Vec<_>>();
        let (cleared, agreed) = (waived(waiver::INTERNAL), waived(waiver::FOREIGN));
        self.id(fiche, plan, owner);
        let mut walk = Walk {
            values: self,
            path,
            owner,
            currency,
            cleared,
            agreed,
            withheld: plan.public && !plan.is_open(fiche.value()),
        };
        Node::root(fiche.value(), plan).leaves(&mut |at, node| walk.leaf(&at.to_string(), node));
        if budget.is_object() {
            for (name, sum) in budget::sums(budget) {
                self.amount(
                    sum,
                    currency,
                    &Origin {
                        path: path.clone(),
                        field: format!("budget ({name})"),
                    },
                );
            }
        }
    }

    /// Takes in the name of a fiche, or of its city: as public as that there is such a fiche.
    fn id(&mut self, fiche: &Fiche, plan: &Field, owner: Owner<'_>) {
        let id = match fiche.kind {
            "network" | "event" | "project" => Some(fiche.id.as_str()),
            "city" => owner.city,
            _ => None,
        };
        match id {
            Some(id) if plan.is_open(fiche.value()) => {
                self.place(id);
                add(&mut self.open, &fold(id));
            }
            Some(id) => self.texts.push((
                id.to_owned(),
                Secret::Words,
                Origin {
                    path: fiche.document.source.path.clone(),
                    field: String::new(),
                },
            )),
            None => {}
        }
    }

    /// Takes in the id of something that is public: one of one word names nobody whose name is two.
    fn place(&mut self, id: &str) {
        let words = fold(id);
        if tokens(&words).count() == 1 {
            self.name("", &words);
        }
    }

    /// Takes in words of the program itself: they name nobody, and their numbers stand where they stand.
    pub fn own(&mut self, words: &str) {
        add(&mut self.open, &fold(words));
        self.said.push(Said {
            text: words.to_owned(),
            home: String::new(),
            shared: false,
            cleared: true,
        });
    }

    /// Takes in words that any page may show, but that name nobody.
    pub fn open(&mut self, words: &str) {
        self.numbers
            .extend(numbers(&level(words)).into_iter().map(|(_, number)| number));
        add(&mut self.open, &fold(words));
    }

    /// Takes in an edition as it is shipped, whose offices may be named.
    pub fn edition(&mut self, text: &str) {
        self.open(text);
        self.name("", &fold(text));
    }

    /// Takes in folded words that make names public: those of a city, or, of none, of anybody.
    pub(super) fn name(&mut self, home: &str, folded: &str) {
        add(self.named.entry(home.to_owned()).or_default(), folded);
    }

    /// Takes in what another thread gathered.
    pub fn absorb(&mut self, other: Self) {
        self.texts.extend(other.texts);
        self.dialled.extend(other.dialled);
        self.short.extend(other.short);
        self.amounts.extend(other.amounts);
        self.open.push_str(&other.open);
        for (home, words) in other.named {
            self.named.entry(home).or_default().push_str(&words);
        }
        self.numbers.extend(other.numbers);
        self.said.extend(other.said);
    }

    /// What is internal alone.
    #[must_use]
    pub fn internal(self) -> Self {
        Self {
            texts: self.texts,
            dialled: self.dialled,
            short: self.short,
            amounts: self.amounts,
            ..Self::default()
        }
    }

    /// Takes in what another holds as internal, not what it holds as public.
    pub fn secrets(&mut self, other: Self) {
        self.absorb(other.internal());
    }

    /// Takes in an amount as it is written, and rounded.
    pub(super) fn amount(&mut self, amount: f64, currency: &str, origin: &Origin) {
        self.amounts.extend(
            figures::written(amount).map(|cents| (cents, currency.to_owned(), origin.clone())),
        );
    }
}

/// Puts a text with others, so that no name begins in one and ends in the next.
fn add(all: &mut String, folded: &str) {
    all.push_str(folded);
    all.push(PART);
}

/// Whether a text is words of any other, without an address, a code, a number to call or to join by: `Calendrier`, `Réunion virtuelle`.
pub(super) fn is_ordinary(text: &str) -> bool {
    const CODE: usize = 4;
    let coded = |word: &str| word.chars().filter(char::is_ascii_digit).count() >= CODE;
    !keys::tells(text)
        && !text.split_whitespace().any(coded)
        && tokens(&fold(text)).count() < PHRASE
}

/// Whether who decided is an office, not a person: `mairie`, `general-secretariat`, `Conseil municipal`.
fn is_office(text: &str) -> bool {
    let mut words = text.split_whitespace();
    names::is_nobody(text)
        || words
            .any(|word| word.starts_with(char::is_lowercase) && !names::PARTICLES.contains(&word))
}

struct Walk<'a> {
    values: &'a mut Values,
    path: &'a str,
    owner: Owner<'a>,
    /// Code of the budget's currency.
    currency: &'a str,
    /// Fields whose text may hold what is internal elsewhere.
    cleared: Vec<&'a str>,
    /// Those that name people of other cities with their consent.
    agreed: Vec<&'a str>,
    /// It is a fiche like those that everyone may see, but for itself.
    withheld: bool,
}

impl Walk<'_> {
    /// A text that pages show; `naming` says that it makes the names in it public.
    fn text(&mut self, text: &str, at: &str, naming: bool) {
        let waived = |fields: &[&str]| fields.iter().any(|field| waiver::covers(field, at));
        let (cleared, agreed) = (waived(&self.cleared), waived(&self.agreed));
        let words = fold(text);
        if cleared || agreed {
            self.values.name("", &words);
        } else if naming {
            let home = match self.owner {
                Owner {
                    language: Some(_),
                    city: Some(city),
                } => city,
                _ => "",
            };
            self.values.name(home, &words);
            // As a page shows it, where that is other words than these.
            if !home.is_empty() && text.contains("](") {
                let shown = reading::read("a.md", text.as_bytes(), "").words;
                let shown = shown.split(PART).next().unwrap_or_default();
                self.values.name(home, &fold(shown));
            }
        }
        add(&mut self.values.open, &words);
        if figures::may_stand_in(text) {
            let home = self
                .owner
                .city
                .map(|city| format!("cities/{city}/"))
                .unwrap_or_default();
            let shared = self.owner.language.is_none();
            self.values.said.push(Said {
                text: text.to_owned(),
                home,
                shared,
                cleared,
            });
        }
    }

    fn leaf(&mut self, at: &str, node: Node<'_>) {
        let (Some(field), public) = (node.field, node.public) else {
            return;
        };
        let foreign = node
            .lang
            .is_some_and(|lang| self.owner.language != Some(lang));
        match node.value {
            Value::String(text) if public && foreign => self.text(text, at, false),
            Value::String(text) if public => {
                let coded = matches!(
                    field.format.as_deref(),
                    Some("date" | "full-date" | "date-time")
                );
                if coded {
                    self.values.open(text);
                    // An hour is nobody's: a meeting that is withheld may begin when another does.
                    self.values.name("", &fold(text));
                } else {
                    // The name of a file says nothing of who may be named.
                    let code = field.format.is_some()
                        || field.vocabulary.is_some()
                        || field.reference.is_some();
                    // An address that stands in a field for public ones is meant to be seen.
                    let address = field.format.as_deref() == Some("email");
                    let naming = !at.ends_with(".file")
                        && (!code || address)
                        && (field.prose.is_none() || self.owner.language.is_some());
                    self.text(text, at, naming);
                    if field.reference.is_some() {
                        self.values.place(text);
                    }
                }
                // A page says how many words a text has.
                self.values
                    .numbers
                    .insert(words::count(text, Unit::Words) as u64 * 100);
                if text.contains(is_segmented) {
                    self.values
                        .numbers
                        .insert(words::count(text, Unit::Characters) as u64 * 100);
                }
            }
            Value::Number(number) if public => self.values.open(&number.to_string()),
            // Ids of the edition's lists are its own words.
            Value::String(text) if field.vocabulary.is_none() => self.internal(text, at, field),
            // How long a meeting is that is withheld is no sum of money.
            Value::Number(number) if !self.withheld => {
                if let Some(amount) = number.as_f64() {
                    let origin = Origin {
                        path: self.path.to_owned(),
                        field: at.to_owned(),
                    };
                    self.values.amount(amount, self.currency, &origin);
                    self.number(number, at, origin);
                }
            }
            _ => {}
        }
    }

    /// Takes in a whole number as one that somebody calls, unless it is a sum: those that are as long end with noughts.
    fn number(&mut self, number: &Number, at: &str, origin: Origin) {
        let digits = number.to_string();
        if at.starts_with("budget.") || digits.ends_with("000") || digits.contains(['.', 'e', '-'])
        {
            return;
        }
        let numbers = keys::dialled(&digits).into_iter();
        self.values
            .dialled
            .extend(numbers.map(|(key, shown)| Dialled {
                key,
                shown,
                secret: Secret::Name,
                origin: origin.clone(),
            }));
    }

    /// Whether words about a meeting, how one joins it, or a reason are such as any page has.
    fn is_said_by_any(&self, text: &str, at: &str, field: &Field) -> bool {
        let joining = field.prose.is_some() && field.public_if.is_some();
        let free = field.format.is_none() && field.reference.is_none() && !at.ends_with(".name");
        let meant = self.withheld && field.public || joining || at.ends_with(".reason");
        free && meant && is_ordinary(text)
    }

    /// A text that not everyone may see.
    fn internal(&mut self, text: &str, at: &str, field: &Field) {
        let origin = || Origin {
            path: self.path.to_owned(),
            field: at.to_owned(),
        };
        let telling = weight(text) >= TELLING || at.ends_with(".name") && is_telling_name(text);
        // Names of rules and fields are the program's own.
        let bookkeeping = at.starts_with("translations.")
            || at.starts_with("waivers.") && !at.ends_with(".reason")
            // Who may see a picture or a document.
            || at.ends_with(".audience");
        let coded = bookkeeping
            || matches!(
                field.format.as_deref(),
                Some("date" | "full-date" | "currency" | "language" | "country")
            );
        let office = at.ends_with(".by") && is_office(text);
        if !telling && at.ends_with(".name") && !names::is_nobody(text) {
            self.values.short.push((text.to_owned(), origin()));
        } else if telling && !coded && !office && !self.is_said_by_any(text, at, field) {
            // An id or a time zone is no name: where a public answer says the same, it tells nothing.
            let id = field.reference.is_some()
                || matches!(field.format.as_deref(), Some("identifier" | "time-zone"));
            let public = self.withheld && field.public;
            let secret =
                match text.contains('@') || field.prose.is_some() && field.public_if.is_some() {
                    true if !public => Secret::Always,
                    _ if id || field.prose.is_some() && !self.withheld => Secret::Words,
                    _ => Secret::Name,
                };
            let keys = text.split_whitespace().filter(|word| keys::is_key(word));
            let keys = keys.filter(|_| secret == Secret::Always && field.prose.is_some());
            let grouped: Vec<String> = keys.clone().filter_map(keys::grouped).collect();
            let grouped = grouped.iter().map(String::as_str);
            let passwords = keys::passwords(text).filter(|_| secret == Secret::Always);
            let parts = keys.chain(keys::places(text)).chain([text]);
            let parts = parts.chain(grouped).chain(passwords);
            self.values
                .texts
                .extend(parts.map(|part| (part.to_owned(), secret, origin())));
            let dated = ["date-time", "file-name", "sha256"];
            if !id && !dated.contains(&field.format.as_deref().unwrap_or_default()) {
                let numbers = keys::dialled(text).into_iter();
                self.values
                    .dialled
                    .extend(numbers.map(|(key, shown)| Dialled {
                        key,
                        shown,
                        secret,
                        origin: origin(),
                    }));
            }
        }
    }
}
