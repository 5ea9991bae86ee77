//! One run measures floors, program and other validators on the same corpus, in turn, each as a whole process.
//!
//! `cargo bench` takes 300 cities; `cargo bench -- 300 3000` others. Figures are medians of wall seconds; ratios are of
//! medians. `cargo bench -- history 1800x5000` measures the walk over the history of so many fiches and commits. Other validators take part if they are there: see `peers.rs`.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark prints and stops where something is wrong"
)]

mod corpus;
mod floor;
mod history;
mod peers;
mod repository;

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

/// Cities beyond which dossiers are not rendered: they would fill the disk.
const RENDERED: usize = 3000;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    match arguments.first().map(String::as_str) {
        Some("floor-validate") => return floor::validate(Path::new(&arguments[1])),
        Some("floor-render") => {
            return floor::render(Path::new(&arguments[1]), Path::new(&arguments[2]));
        }
        Some("corpus") => {
            return corpus::write(
                Path::new(&arguments[1]),
                arguments[2].parse().unwrap(),
                0.05,
            );
        }
        Some("history") => return history::compare(&arguments[1..]),
        Some("peak") => return peak(&arguments[1..]),
        Some("cpu") => return cpu(&arguments[1..]),
        _ => {}
    }
    let sizes: Vec<usize> = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() { vec![300] } else { sizes };
    let peers = peers::found();
    let names: String = peers
        .iter()
        .map(|peer| format!(" {} |", peer.name))
        .collect();
    println!(
        "| cities | MB | floor | validate | ratio | µs a fiche | peak MB |{names} floor of render | render | ratio | pages/s | MB/s |"
    );
    println!("|{}", "--:|".repeat(12 + peers.len()));
    for cities in &sizes {
        one(*cities, &peers);
    }
    println!(
        "\n| cities | networks | events | audience | pages | MB | site | pages/s | MB/s | floor, MB/s |\n|{}",
        "--:|".repeat(10)
    );
    for cities in sizes.iter().filter(|cities| **cities <= 300) {
        site(*cities);
    }
    println!(
        "\n| networks | validate networks | CPU |\n|{}",
        "--:|".repeat(3)
    );
    for networks in [300, 3000] {
        overlap(networks);
    }
}

/// The whole site in three languages for both audiences, and how fast the floor writes the dossiers of the same run.
fn site(cities: usize) {
    let folder = tempfile::TempDir::new().unwrap();
    let root = folder.path().join("programme");
    corpus::write(&root, cities, 0.0);
    let (own, program) = (
        std::env::current_exe().unwrap(),
        env!("CARGO_BIN_EXE_roadmap"),
    );
    let networks = std::fs::read_dir(root.join("networks")).unwrap().count();
    let events = std::fs::read_dir(root.join("events")).unwrap().count();
    for audience in ["internal", "public"] {
        let (dump, out, copy) = (
            folder.path().join("dump"),
            folder.path().join("site"),
            folder.path().join("copy"),
        );
        let common = ["render", "--audience", audience, "--lang", "fr,en,es", "-C"];
        let context = Command::new(program)
            .args(common)
            .arg(&root)
            .arg("--context")
            .stderr(Stdio::null())
            .output()
            .unwrap();
        std::fs::write(&dump, context.stdout).unwrap();
        let (mut ours, mut floor, mut sizes) = (Vec::new(), Vec::new(), ((0.0, 0.0), 0.0));
        for run in 0..=3 {
            for folder in [&out, &copy] {
                let _ = std::fs::remove_dir_all(folder);
            }
            let figures = (
                told(Command::new(&own).arg("floor-render").arg(&dump).arg(&copy)),
                time(
                    Command::new(program)
                        .args(common)
                        .arg(&root)
                        .arg("--out")
                        .arg(&out),
                ),
            );
            sizes = (megabytes(&out), megabytes(&copy).0);
            if run > 0 {
                floor.push(figures.0);
                ours.push(figures.1);
            }
        }
        let ((size, files), copied) = sizes;
        let (ours, floor) = (median(ours), median(floor));
        // The floor overwrites one language by the other: it writes three times what is left.
        println!(
            "| {cities} | {networks} | {events} | {audience} | {files:.0} | {size:.1} | {ours:.2} | {:.0} | {:.0} | {:.0} |",
            files / ours,
            size / ours,
            copied * 3.0 / floor
        );
    }
}

/// Networks alone, with what compares them.
fn overlap(networks: usize) {
    let folder = tempfile::TempDir::new().unwrap();
    corpus::write(folder.path(), 30, 0.0);
    corpus::shared(folder.path(), 30, networks);
    let (own, program) = (
        std::env::current_exe().unwrap(),
        env!("CARGO_BIN_EXE_roadmap"),
    );
    let run = [
        "validate",
        "networks",
        "--format",
        "short",
        "-C",
        folder.path().to_str().unwrap(),
    ];
    let wall = median(
        (0..3)
            .map(|_| time(Command::new(program).args(run)))
            .collect(),
    );
    println!(
        "| {networks} | {wall:.3} | {:.3} |",
        told(Command::new(&own).arg("cpu").arg(program).args(run))
    );
}

fn one(cities: usize, peers: &[peers::Peer]) {
    let folder = tempfile::TempDir::new().unwrap();
    let root = folder.path().join("programme");
    corpus::write(&root, cities, 0.05);
    let own = std::env::current_exe().unwrap();
    let program = env!("CARGO_BIN_EXE_roadmap");
    let validate = [
        "validate",
        "-C",
        root.to_str().unwrap(),
        "--format",
        "short",
    ];
    let runs = if cities > RENDERED { 3 } else { 7 };
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); 2 + peers.len()];
    for run in 0..=runs {
        let mut figures = vec![
            time(Command::new(&own).arg("floor-validate").arg(&root)),
            time(Command::new(program).args(validate)),
        ];
        figures.extend(peers.iter().map(|peer| {
            if cities > RENDERED && run > 1 {
                f64::NAN
            } else {
                peer.time(&root)
            }
        }));
        // The first run warms the caches.
        if run > 0 {
            times
                .iter_mut()
                .zip(figures)
                .for_each(|(list, figure)| list.push(figure));
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    let peak = told(Command::new(&own).arg("peak").arg(program).args(validate)) / 1e6;
    let (floor, ours) = (medians[0], medians[1]);
    #[allow(clippy::cast_precision_loss, reason = "sizes of a corpus")]
    let fiche = ours / (cities * 6) as f64 * 1e6;
    let others: String = medians[2..]
        .iter()
        .map(|seconds| format!(" {seconds:.3} |"))
        .collect();
    print!(
        "| {cities} | {:.1} | {floor:.3} | {ours:.3} | {:.2} | {fiche:.1} | {peak:.1} |{others}",
        megabytes(&root.join("cities")).0,
        ours / floor
    );
    if cities > RENDERED {
        println!(" | | | | |");
    } else {
        render(&root, folder.path(), &own, program);
    }
}

fn render(root: &Path, folder: &Path, own: &Path, program: &str) {
    let (dump, out, copy) = (
        folder.join("dossiers.json"),
        folder.join("site"),
        folder.join("copy"),
    );
    let context = Command::new(program)
        .args(["render", "--context", "-C"])
        .arg(root)
        .stderr(Stdio::null())
        .output()
        .unwrap();
    std::fs::write(&dump, context.stdout).unwrap();
    let mut times: [Vec<f64>; 2] = Default::default();
    for run in 0..=5 {
        for folder in [&out, &copy] {
            let _ = std::fs::remove_dir_all(folder);
        }
        let figures = [
            told(Command::new(own).arg("floor-render").arg(&dump).arg(&copy)),
            time(
                Command::new(program)
                    .args(["render", "-C"])
                    .arg(root)
                    .arg("--out")
                    .arg(&out),
            ),
        ];
        if run > 0 {
            times
                .iter_mut()
                .zip(figures)
                .for_each(|(list, figure)| list.push(figure));
        }
    }
    let [floor, ours] = times.map(median);
    let (size, files) = megabytes(&out);
    println!(
        " {floor:.3} | {ours:.3} | {:.2} | {:.0} | {:.0} |",
        ours / floor,
        files / ours,
        size / ours
    );
}

/// Size of a folder in millions of bytes, and how many files it holds.
#[allow(clippy::cast_precision_loss, reason = "sizes of a corpus")]
fn megabytes(folder: &Path) -> (f64, f64) {
    let sizes = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter_map(|entry| entry.metadata().ok());
    let sizes: Vec<u64> = sizes
        .filter(std::fs::Metadata::is_file)
        .map(|meta| meta.len())
        .collect();
    (sizes.iter().sum::<u64>() as f64 / 1e6, sizes.len() as f64)
}

fn time(command: &mut Command) -> f64 {
    let start = Instant::now();
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    start.elapsed().as_secs_f64()
}

/// What a process says: seconds, or bytes.
fn told(command: &mut Command) -> f64 {
    String::from_utf8(command.output().unwrap().stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

/// Runs a command as the only child of this process and prints the most memory it held, in bytes.
fn peak(command: &[String]) {
    Command::new(&command[0])
        .args(&command[1..])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    let usage =
        nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_CHILDREN).unwrap();
    println!("{}", usage.max_rss() * 1024);
}

/// The same for processor time, in seconds.
fn cpu(command: &[String]) {
    Command::new(&command[0])
        .args(&command[1..])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    let usage =
        nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_CHILDREN).unwrap();
    let seconds =
        |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    println!(
        "{}",
        seconds(usage.user_time()) + seconds(usage.system_time())
    );
}

fn median(mut list: Vec<f64>) -> f64 {
    list.retain(|figure| !figure.is_nan());
    list.sort_by(f64::total_cmp);
    list[list.len() / 2]
}
