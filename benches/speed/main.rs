//! One run measures floors and program on the same corpus, in turn, each as a whole process.
//!
//! `cargo bench` takes 300 cities; `cargo bench -- 300 3000` others. Figures are wall seconds, medians; ratios are of medians.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs, reason = "a benchmark prints and stops where something is wrong")]

mod corpus;
mod floor;

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

/// Counted runs of each.
const RUNS: usize = 7;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.first().map(String::as_str) {
        Some("floor-validate") => return floor::validate(Path::new(&arguments[1])),
        Some("floor-render") => return floor::render(Path::new(&arguments[1]), Path::new(&arguments[2])),
        Some("corpus") => return corpus::write(Path::new(&arguments[1]), arguments[2].parse().unwrap(), 0.05),
        _ => {}
    }
    let sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![300] } else { sizes };
    println!("| cities | MB | floor validate | validate | ratio | µs a fiche | floor render | render | ratio |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for cities in sizes {
        one(cities);
    }
}

fn one(cities: usize) {
    let folder = tempfile::TempDir::new().unwrap();
    let root = folder.path().join("programme");
    corpus::write(&root, cities, 0.05);
    let bytes: u64 = walkdir::WalkDir::new(root.join("cities"))
        .into_iter()
        .filter_map(Result::ok)
        .filter_map(|e| e.metadata().ok())
        .filter(|m| m.is_file())
        .map(|m| m.len())
        .sum();
    let own = std::env::current_exe().unwrap();
    let program = env!("CARGO_BIN_EXE_roadmap");
    let (dump, out, copy) = (folder.path().join("texts.json"), folder.path().join("site"), folder.path().join("copy"));
    let root_text = root.to_str().unwrap();
    let context = Command::new(program).args(["render", "--context", "-C", root_text]).stderr(Stdio::null()).output().unwrap();
    std::fs::write(&dump, context.stdout).unwrap();
    let mut times: [Vec<f64>; 4] = Default::default();
    let validate = ["validate", "-C", root_text, "--format", "short"];
    let render = ["render", "-C", root_text, "--out", out.to_str().unwrap()];
    for run in 0..=RUNS {
        for folder in [&out, &copy] {
            let _ = std::fs::remove_dir_all(folder);
        }
        let figures = [
            time(Command::new(&own).arg("floor-validate").arg(&root)),
            time(Command::new(program).args(validate)),
            told(Command::new(&own).arg("floor-render").arg(&dump).arg(&copy)),
            time(Command::new(program).args(render)),
        ];
        if run > 0 {
            times.iter_mut().zip(figures).for_each(|(list, figure)| list.push(figure));
        }
    }
    let [floor_v, ours_v, floor_r, ours_r] = times.map(median);
    #[allow(clippy::cast_precision_loss, reason = "sizes of a corpus")]
    let (megabytes, fiches) = (bytes as f64 / 1e6, (cities * 6) as f64);
    println!(
        "| {cities} | {megabytes:.1} | {floor_v:.3} | {ours_v:.3} | {:.2} | {:.1} | {floor_r:.3} | {ours_r:.3} | {:.2} |",
        ours_v / floor_v,
        ours_v / fiches * 1e6,
        ours_r / floor_r
    );
}

fn time(command: &mut Command) -> f64 {
    let start = Instant::now();
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    start.elapsed().as_secs_f64()
}

/// Seconds that a process says it took.
fn told(command: &mut Command) -> f64 {
    String::from_utf8(command.output().unwrap().stdout).unwrap().trim().parse().unwrap()
}

fn median(mut list: Vec<f64>) -> f64 {
    list.sort_by(f64::total_cmp);
    list[list.len() / 2]
}
