//! In: a programme. Out: how long other validators take with the same schemas on the same files, two processes at a time.
//!
//! Named in the environment, else looked for on the path: `SOURCEMETA_JSONSCHEMA` (`pip install sourcemeta-jsonschema`),
//! `JSONSCHEMA_CLI` (`cargo install jsonschema-cli`). They check one fiche at a time and no rule between fiches.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use rayon::prelude::*;
use roadmap::model::schemas::TEXTS;

/// Files named to one process: as many as a command line holds.
const BATCH: usize = 10_000;

pub struct Peer {
    pub name: &'static str,
    program: PathBuf,
    /// Whether each file is named with `-i`.
    flagged: bool,
}

/// Those that are there.
pub fn found() -> Vec<Peer> {
    let one = |name: &'static str, variable: &str, usual: &str, flagged: bool| {
        let program = PathBuf::from(std::env::var(variable).unwrap_or_else(|_| usual.to_owned()));
        let there = Command::new(&program)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success());
        there.then_some(Peer {
            name,
            program,
            flagged,
        })
    };
    let all = [
        one(
            "sourcemeta jsonschema",
            "SOURCEMETA_JSONSCHEMA",
            "jsonschema",
            false,
        ),
        one("jsonschema-cli", "JSONSCHEMA_CLI", "jsonschema-cli", true),
    ];
    all.into_iter().flatten().collect()
}

impl Peer {
    /// Seconds for the six kinds.
    pub fn time(&self, root: &Path) -> f64 {
        let mut cities: Vec<PathBuf> = fs::read_dir(root.join("cities"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        cities.sort_unstable();
        let schemas = root.join("../schemas");
        fs::create_dir_all(&schemas).unwrap();
        let kinds: Vec<&(&str, &str)> = TEXTS
            .iter()
            .filter(|(kind, _)| *kind != "programme")
            .collect();
        for (kind, text) in &kinds {
            fs::write(schemas.join(format!("{kind}.schema.json")), text).unwrap();
        }
        let start = Instant::now();
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(2)
            .build()
            .unwrap();
        pool.install(|| {
            kinds.par_iter().for_each(|(kind, _)| {
                for batch in cities.chunks(BATCH) {
                    let mut command = Command::new(&self.program);
                    command
                        .arg("validate")
                        .arg(schemas.join(format!("{kind}.schema.json")));
                    for city in batch {
                        if self.flagged {
                            command.arg("-i");
                        }
                        command.arg(city.join(format!("{kind}.yaml")));
                    }
                    command
                        .stdout(Stdio::null())
                        .stderr(Stdio::null())
                        .status()
                        .unwrap();
                }
            });
        });
        start.elapsed().as_secs_f64()
    }
}
