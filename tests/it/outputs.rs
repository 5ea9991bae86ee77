//! `--output`: where reports go, and what is refused.

use std::fs;

use crate::project::Project;

#[test]
fn a_file_takes_the_place_of_standard_output() {
    let project = Project::example("quebec");
    let expected = project.run("validate --format short").out;
    let run = project.run("validate --format short --output report.txt --color always");
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(project.read("report.txt"), expected);
}

#[test]
fn a_named_form_is_one_report_more() {
    let project = Project::example("quebec");
    let run = project.run("validate --format short --output json=report.json -o junit=report.xml");
    assert_eq!(run.out, project.run("validate --format short").out);
    assert_eq!(
        project.read("report.json"),
        project.run("validate --format json").out
    );
    assert_eq!(
        project.read("report.xml"),
        project.run("validate --format junit").out
    );
}

#[test]
fn only_a_known_form_before_the_sign_is_one() {
    let project = Project::example("quebec");
    let run =
        project.run("validate --format short --output today=report.txt --output ./json=report");
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(
        project.read("today=report.txt"),
        project.read("json=report")
    );
    assert!(project.read("json=report").starts_with("cities/"));
}

#[test]
fn files_lie_where_the_command_stands() {
    let project = Project::example("quebec");
    let run = project.run("validate -C cities --output json=report.json");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(project.path().join("cities/report.json").exists());
}

#[test]
fn two_reports_to_one_file_are_refused_before_any_is_written() {
    let project = Project::example("quebec");
    for twice in [
        "--output a --output a",
        "--output sarif=a --output ./a",
        "-o json=cities/../a -o rdjson=a",
    ] {
        let run = project.run(&format!("validate {twice}"));
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{twice}");
        assert!(
            run.err.contains("two reports would be written to"),
            "{twice}: {}",
            run.err
        );
        assert!(!project.path().join("a").exists(), "{twice}");
    }
    let run = project.run("validate --lang fr --output a --output a");
    assert_eq!(
        run.err,
        "roadmap: --output\u{a0}: deux rapports seraient écrits dans a\u{202f}; donnez à chacun son fichier\n"
    );
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let project = Project::example("faulty");
    for (output, path) in [
        ("sarif=no/such/report.sarif", "no/such"),
        ("cities", "cities"),
        ("json=", ""),
    ] {
        let run = project.run(&format!("validate --output {output}"));
        assert_eq!(run.code, 2, "{output}");
        assert!(
            run.err.contains(path) && run.err.starts_with("roadmap: "),
            "{output}: {}",
            run.err
        );
    }
}

#[test]
fn a_pipe_stays_a_pipe() {
    let project = Project::example("quebec");
    let pipe = project.path().join("pipe");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    assert_eq!(project.run("validate --output json=pipe").code, 0);
    assert!(reader.join().unwrap().starts_with('{'));
    assert!(!fs::metadata(&pipe).unwrap().is_file());
}
