//! In: a programme's own templates, and the pages that need them. Out: texts, made by few processes that live as long as the run.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

use serde_json::Value;

use super::{
    Broken,
    limits::Limit,
    locate,
    template::BUILT_IN,
    wire::{Ask, Tell},
    worker::Worker,
};

/// Processes at once: each may take its whole share of memory.
const SEATS: usize = 4;

/// Where the templates of a programme are read and filled.
#[derive(Debug)]
pub struct Workshop {
    /// This program.
    program: PathBuf,
    /// The programme's templates by name.
    texts: BTreeMap<String, String>,
    /// Every template that has to do with one of them.
    concerned: BTreeSet<String>,
    /// Processes that wait for work.
    idle: Mutex<Vec<Worker>>,
    /// How many more may work.
    seats: (Mutex<usize>, Condvar),
    /// What ended all work.
    end: Mutex<Option<Broken>>,
}

impl Workshop {
    /// Starts a process, which reads every template of the programme.
    ///
    /// # Errors
    /// The first that cannot be read, and why.
    pub fn open(texts: BTreeMap<String, String>) -> Result<Self, Broken> {
        let first = texts.keys().next().cloned().unwrap_or_default();
        let program = std::env::current_exe()
            .map_err(|error| Broken::over(&first, 1, Limit::Start(error.to_string())))?;
        let shop = Self {
            program,
            concerned: concerned(&texts),
            texts,
            idle: Mutex::default(),
            seats: (Mutex::new(SEATS), Condvar::new()),
            end: Mutex::default(),
        };
        let mut worker = shop
            .start()
            .map_err(|limit| Broken::over(&first, 1, limit))?;
        for (name, text) in &shop.texts {
            match worker.query(&Ask::Read {
                name: Cow::Borrowed(name),
                text: Cow::Borrowed(text),
            }) {
                Ok(Tell::Broken(broken)) => return Err(broken),
                Ok(_) => {}
                Err(limit) => {
                    return Err(Broken::over(
                        name,
                        locate::reading(&|| shop.start(), name, text),
                        limit,
                    ));
                }
            }
        }
        lock(&shop.idle).push(worker);
        Ok(shop)
    }

    /// Whether a template is the programme's own.
    #[must_use]
    pub fn owns(&self, name: &str) -> bool {
        self.texts.contains_key(name)
    }

    /// Whether one of the programme's own takes part in filling a template.
    #[must_use]
    pub fn concerns(&self, name: &str) -> bool {
        self.concerned.contains(name)
    }

    /// What ended all work: a template that had too much of something.
    #[must_use]
    pub fn end(&self) -> Option<Broken> {
        lock(&self.end).clone()
    }

    /// Fills some templates with the same data.
    ///
    /// # Errors
    /// Where and why one failed.
    pub fn fill(&self, lang: &str, names: &[&String], data: &Value) -> Result<Vec<String>, Broken> {
        let _seat = self.sit();
        // Whoever comes after the end finds it, and waits until its place is known.
        if let Some(end) = lock(&self.end).clone() {
            return Err(end);
        }
        let waiting = lock(&self.idle).pop();
        let mut name = names.first().map_or("", |name| name.as_str());
        let filled = waiting
            .map_or_else(|| self.start(), Ok)
            .and_then(|mut worker| {
                worker.query(&Ask::Data(Cow::Borrowed(data)))?;
                let mut texts = Ok(Vec::with_capacity(names.len()));
                for next in names {
                    name = next;
                    match worker.query(&Ask::Page {
                        lang: Cow::Borrowed(lang),
                        name: Cow::Borrowed(name),
                    })? {
                        Tell::Text(text) => {
                            texts = texts.map(|mut texts: Vec<String>| {
                                texts.push(text);
                                texts
                            })
                        }
                        Tell::Broken(broken) => {
                            texts = Err(broken);
                            break;
                        }
                        _ => return Err(Limit::Lost),
                    }
                }
                lock(&self.idle).push(worker);
                Ok(texts)
            });
        match filled {
            // What writes the page does not know which line it was.
            Ok(Err(Broken {
                limit: Some(Limit::Output),
                ..
            })) => Err(self.over(lang, name, data, Limit::Output)),
            Ok(Err(broken)) if broken.limit.is_some() => {
                Err(lock(&self.end).get_or_insert(broken).clone())
            }
            Ok(texts) => texts,
            Err(limit) => Err(self.over(lang, name, data, limit)),
        }
    }

    /// Finds where it was too much; the first to come here speaks for all.
    fn over(&self, lang: &str, name: &str, data: &Value, limit: Limit) -> Broken {
        let mut end = lock(&self.end);
        let found = || {
            let place = locate::filling(&|| self.start(), lang, name, data);
            let named = || {
                self.texts
                    .keys()
                    .find(|own| *own == name)
                    .or_else(|| self.texts.keys().next())
            };
            let (name, line) = place.unwrap_or_else(|| (named().cloned().unwrap_or_default(), 1));
            Broken::over(&name, line, limit)
        };
        end.get_or_insert_with(found).clone()
    }

    fn start(&self) -> Result<Worker, Limit> {
        Worker::start(&self.program, &self.texts)
    }

    fn sit(&self) -> Seat<'_> {
        let (free, waiting) = &self.seats;
        let mut free = waiting
            .wait_while(lock(free), |free| *free == 0)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Seat(self)
    }
}

/// The right to have one process work.
struct Seat<'a>(&'a Workshop);

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let (free, waiting) = &self.0.seats;
        *lock(free) += 1;
        waiting.notify_one();
    }
}

/// The programme's own templates, and the built-in ones that take them in by their name.
fn concerned(texts: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = texts.keys().cloned().collect();
    loop {
        let names = |text: &str| all.iter().any(|name| text.contains(&format!("\"{name}\"")));
        let more: Vec<&str> = BUILT_IN
            .iter()
            .filter(|(name, text)| !all.contains(*name) && names(text))
            .map(|(name, _)| *name)
            .collect();
        if more.is_empty() {
            return all;
        }
        all.extend(more.into_iter().map(str::to_owned));
    }
}

fn lock<T>(one: &Mutex<T>) -> MutexGuard<'_, T> {
    one.lock().unwrap_or_else(PoisonError::into_inner)
}
