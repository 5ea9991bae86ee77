//! The program on inputs that nobody thought of: mutations of sound ones, the same for the same number, each kind for itself.
//!
//! `cargo test --test fuzz` tries some of each, as the gate does; `cargo test --test fuzz -- publish --cases 100000 --seed 7` many of one.
//! A case that fails is named by its number: `-- publish --from 1234 --cases 1` tries it again.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "tests stop where something is wrong"
)]

mod mutate;
mod targets;

use std::{
    env, fs,
    path::Path,
    process::{Command, ExitCode, Stdio},
    thread,
    time::{Duration, Instant},
};

use targets::{TARGETS, Target};

/// Time for one target where nobody asks for more.
const SHORT: Duration = Duration::from_secs(9);
/// After which a case is said to hang.
const HANG: Duration = Duration::from_secs(180);

/// What is asked for.
struct Order {
    target: Option<String>,
    cases: Option<u64>,
    from: u64,
    seed: u64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    // This program starts itself for the templates of a programme, and here for what may fall.
    if arguments
        .first()
        .is_some_and(|first| first == roadmap::render::COMMAND)
    {
        return roadmap::render::serve();
    }
    if arguments.first().is_some_and(|first| first == "__work") {
        return targets::work(&arguments[1..]);
    }
    let order = order(&arguments);
    let mut failures = 0;
    for target in TARGETS
        .iter()
        .filter(|target| order.target.as_ref().is_none_or(|name| name == target.name))
    {
        failures += run(target, &order);
    }
    if failures == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn order(arguments: &[String]) -> Order {
    let after = |name: &str| {
        arguments
            .iter()
            .position(|one| one == name)
            .and_then(|at| arguments.get(at + 1)?.parse().ok())
    };
    let target = arguments
        .first()
        .filter(|first| !first.starts_with('-'))
        .cloned();
    Order {
        target,
        cases: after("--cases"),
        from: after("--from").unwrap_or(0),
        seed: after("--seed").unwrap_or(0),
    }
}

/// Tries a target's cases in a process that is started anew whenever one brings it down. Gives how many failed.
fn run(target: &Target, order: &Order) -> u64 {
    let folder = tempfile::TempDir::new().unwrap();
    let end = order.from + order.cases.unwrap_or(target.short);
    let until = order.cases.is_none().then(|| Instant::now() + SHORT);
    let (mut from, mut failures) = (order.from, 0);
    let began = Instant::now();
    while from < end && until.is_none_or(|until| Instant::now() < until) {
        let (next, fallen) = once(target, order.seed, from..end, folder.path(), until);
        if let Some(why) = fallen {
            println!(
                "fuzz {} case {next} seed {}: {why}",
                target.name, order.seed
            );
            failures += 1;
            from = next + 1;
        } else {
            from = next;
        }
    }
    let said = fs::read_to_string(folder.path().join("failed")).unwrap_or_default();
    print!("{said}");
    failures += said
        .lines()
        .filter(|line| line.starts_with("fuzz "))
        .count() as u64;
    let shown = fs::metadata(folder.path().join("shown")).map_or(0, |file| file.len());
    let shown = if target.name == "publish" {
        format!(", {shown} with a city shown")
    } else {
        String::new()
    };
    println!(
        "fuzz {}: {} cases{shown}, {failures} failed, {:.0?}",
        target.name,
        from - order.from,
        began.elapsed()
    );
    failures
}

/// Runs until a case brings the process down, or all are done. Gives the case it came to, and why it ended there.
fn once(
    target: &Target,
    seed: u64,
    cases: std::ops::Range<u64>,
    folder: &Path,
    until: Option<Instant>,
) -> (u64, Option<String>) {
    let words = fs::File::create(folder.join("words")).unwrap();
    let mut process = Command::new(env::current_exe().unwrap())
        .args([
            "__work",
            target.name,
            &seed.to_string(),
            &cases.start.to_string(),
            &cases.end.to_string(),
        ])
        .arg(folder)
        .env("TMPDIR", folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(words)
        .spawn()
        .unwrap();
    let at = || {
        fs::read_to_string(folder.join("case"))
            .ok()
            .and_then(|text| text.parse().ok())
            .unwrap_or(cases.start)
    };
    let (mut last, mut since) = (cases.start, Instant::now());
    loop {
        if let Some(status) = process.try_wait().unwrap() {
            let fallen = (!status.success()).then(|| {
                format!(
                    "{status}: {}",
                    fs::read_to_string(folder.join("words")).unwrap_or_default()
                )
            });
            return (at(), fallen);
        }
        if at() != last {
            (last, since) = (at(), Instant::now());
        }
        let hangs = since.elapsed() > HANG;
        if hangs || until.is_some_and(|until| Instant::now() > until) {
            process.kill().unwrap();
            process.wait().unwrap();
            return (at(), hangs.then(|| "hangs".to_owned()));
        }
        thread::sleep(Duration::from_millis(20));
    }
}
