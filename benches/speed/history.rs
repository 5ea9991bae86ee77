//! In: a number of fiches and of commits. Out: how long the last change of every fiche takes, beside git's own walk over the same
//! history, each as a whole process, in turn.

use std::{path::Path, process::Command};

use crate::{corpus, median, repository, time, told};

/// Measures histories as `1800x5000`: fiches, commits.
pub fn compare(sizes: &[String]) {
    println!(
        "| fiches | commits | changed last | git log | git log -- cities | roadmap history | ratio | CPU: git log | roadmap | ratio |\n|{}",
        "--:|".repeat(10)
    );
    for size in sizes {
        let (fiches, commits) = size.split_once('x').unwrap();
        let (fiches, commits): (usize, usize) = (fiches.parse().unwrap(), commits.parse().unwrap());
        for sweep in [false, true] {
            one(fiches, commits, sweep);
        }
    }
}

fn one(fiches: usize, commits: usize, sweep: bool) {
    let folder = tempfile::TempDir::new().unwrap();
    let root = folder.path().join("programme");
    corpus::write(&root, fiches / 6, 0.0);
    repository::write(&root, commits, sweep);
    let runs = if commits > 10_000 { 3 } else { 7 };
    let mut walls: [Vec<f64>; 3] = Default::default();
    let mut cpus: [Vec<f64>; 2] = Default::default();
    for run in 0..=runs {
        let figures = [
            time(&mut log(&root, &[])),
            time(&mut log(&root, &["--", "cities"])),
            time(&mut ours(&root)),
        ];
        let processor = [cpu(&log(&root, &[])), cpu(&ours(&root))];
        // The first run warms the caches.
        if run > 0 {
            walls
                .iter_mut()
                .zip(figures)
                .for_each(|(list, figure)| list.push(figure));
            cpus.iter_mut()
                .zip(processor)
                .for_each(|(list, figure)| list.push(figure));
        }
    }
    let [git, cities, own] = walls.map(median);
    let [git_cpu, own_cpu] = cpus.map(median);
    let changed = if sweep {
        "all in the last tenth"
    } else {
        "some by the first commit"
    };
    println!(
        "| {fiches} | {commits} | {changed} | {git:.3} | {cities:.3} | {own:.3} | {:.2} | {git_cpu:.3} | {own_cpu:.3} | {:.2} |",
        own / git,
        own_cpu / git_cpu
    );
}

fn log(root: &Path, more: &[&str]) -> Command {
    repository::git(root, &[&["log", "--name-only"], more].concat())
}

fn ours(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roadmap"));
    command.args(["history", "-C"]).arg(root);
    command
}

/// Processor time of a command.
fn cpu(command: &Command) -> f64 {
    let mut own = Command::new(std::env::current_exe().unwrap());
    told(
        own.arg("cpu")
            .arg(command.get_program())
            .args(command.get_args()),
    )
}
