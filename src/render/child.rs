//! In: `roadmap __templates`, started by this program itself, and what it is asked through standard input. Out: answers, under limits.
//!
//! It ends with the program that started it: standard input ends then.

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, StdoutLock},
    process::ExitCode,
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread,
};

use minijinja::value::{Serde, Value as Seen};

use super::{
    Broken,
    engine::Engine,
    limits::{self, Limit},
    wire::{self, Ask, Tell},
};
use crate::{
    bound::{self, Watch},
    messages::Messages,
};

/// The one argument of the process; nobody is to type it, so that no help names it.
pub const COMMAND: &str = "__templates";

/// Answers until standard input ends.
#[must_use]
pub fn serve() -> ExitCode {
    bound::bind(limits::ADDRESSES);
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn work() -> io::Result<()> {
    let watch = Watch::start(limits::MEMORY, limits::over)?;
    let (send, asks) = mpsc::channel();
    thread::Builder::new().spawn(move || listen(&send))?;
    // An overflow of this stack ends the process, and nothing but the process.
    let work = thread::Builder::new()
        .stack_size(limits::STACK)
        .spawn(move || Bench::new(watch).work(&asks))?;
    work.join()
        .unwrap_or_else(|_| Err(io::Error::other("panic")))
}

/// Hears what is asked, also while something else is worked at.
#[allow(
    clippy::exit,
    reason = "whoever asked is gone, and a template may still be running"
)]
fn listen(send: &Sender<Ask<'static>>) {
    let mut input = io::stdin().lock();
    while let Ok(ask) = wire::receive(&mut input) {
        if send.send(ask).is_err() {
            break;
        }
    }
    std::process::exit(0)
}

/// What the process has at hand.
struct Bench {
    watch: Watch,
    own: BTreeMap<String, String>,
    engines: HashMap<String, Engine>,
    data: Seen,
}

impl Bench {
    fn new(watch: Watch) -> Self {
        Self {
            watch,
            own: BTreeMap::new(),
            engines: HashMap::new(),
            data: Seen::UNDEFINED,
        }
    }

    fn work(mut self, asks: &Receiver<Ask<'_>>) -> io::Result<()> {
        tell(&Tell::Ready(env!("CARGO_PKG_VERSION").to_owned()))?;
        for ask in asks {
            self.watch.begin(limits::TIME);
            let answer = self.answer(ask);
            self.watch.end();
            tell(&answer)?;
        }
        Ok(())
    }

    fn answer(&mut self, ask: Ask<'_>) -> Tell {
        match ask {
            Ask::Templates(own) => {
                self.own = own.into_owned();
                Tell::Done
            }
            Ask::Read { name, text } => {
                Engine::read(&name, &text).map_or_else(Tell::Broken, |()| Tell::Done)
            }
            Ask::Data(data) => {
                self.data = Seen::from(Serde(data.as_ref()));
                Tell::Done
            }
            Ask::Page { lang, name } => self
                .page(&lang, &name, None)
                .map_or_else(Tell::Broken, Tell::Text),
            Ask::Trace { lang, name, ration } => {
                self.watch.begin(limits::TRACE_TIME);
                let before = self.watch.spent();
                match self.page(&lang, &name, Some(ration)) {
                    Err(Broken {
                        name,
                        line,
                        limit: Some(Limit::Steps),
                        ..
                    }) => {
                        let micros = self.watch.spent().saturating_sub(before).as_micros();
                        Tell::Reached {
                            name,
                            line,
                            micros: u64::try_from(micros).unwrap_or(u64::MAX),
                        }
                    }
                    Err(broken) => Tell::Broken(broken),
                    Ok(_) => Tell::Done,
                }
            }
        }
    }

    fn page(&mut self, lang: &str, name: &str, fuel: Option<u64>) -> Result<String, Broken> {
        if !self.engines.contains_key(lang) {
            let messages = Messages::new(lang).map_err(|_| Broken::over(name, 0, Limit::Lost))?;
            self.engines.insert(
                lang.to_owned(),
                Engine::new(self.own.clone(), Arc::new(messages))?,
            );
        }
        let engine = self
            .engines
            .get_mut(lang)
            .ok_or_else(|| Broken::over(name, 0, Limit::Lost))?;
        engine.ration(name, &self.data, fuel)
    }
}

fn tell(answer: &Tell) -> io::Result<()> {
    let mut out: StdoutLock<'_> = io::stdout().lock();
    wire::send(&mut out, answer)
}
