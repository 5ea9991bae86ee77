//! What a proposal of the local form takes: what git would, as git keeps it; and what a site or a page that stands is not replaced by.

use crate::{
    project::Project,
    repository::{Repository, git},
    serve::Served,
};

fn proposed(repository: &Repository) -> String {
    let sent = [
        ("message".to_owned(), "More".to_owned()),
        ("name".to_owned(), "N. Voss".to_owned()),
        ("email".to_owned(), "n.voss@example.org".to_owned()),
    ];
    let served = Served::new(&repository.project);
    served.post("/en/rocheclaire/propose", &sent, "").body
}

const FICHE: &str = "cities/rocheclaire/challenges.yaml";

/// The example with one line more in a fiche that may be run, all its lines turned, and a folder in the place of a file.
fn changed() -> Repository {
    let repository = Repository::example("quebec");
    let project = &repository.project;
    project.file(".gitignore", "secret*\n");
    project.file(".git/info/exclude", "*.priv\n");
    project.file("cities/rocheclaire/.gitattributes", "*.bin filter=lfs\n");
    project.file("cities/rocheclaire/plain.yaml", "x: y\n");
    repository.commit("Ignore");
    repository.git(&["update-index", "--chmod=+x", FICHE]);
    repository.git(&["commit", "-qm", "Run"]);
    let turned = project.read(FICHE).replace('\n', "\r\n");
    project.file(
        FICHE,
        turned.replacen("challenges:", "# note\r\nchallenges:", 1),
    );
    // A folder takes the place of a file.
    std::fs::remove_file(project.path().join("cities/rocheclaire/plain.yaml")).unwrap();
    project.file("cities/rocheclaire/plain.yaml/in.txt", "x");
    repository
}

#[test]
fn a_proposal_takes_what_git_would_as_git_keeps_it_and_says_what_it_leaves_out() {
    let repository = changed();
    let (project, path) = (&repository.project, FICHE);
    let left = [
        "secret.yaml",
        "x.priv",
        "Thumbs.db",
        "city.yaml~",
        "~$brief.docx",
        "big.bin",
    ];
    for name in left {
        project.file(&format!("cities/rocheclaire/{name}"), "kept here");
    }
    repository.git(&["branch", "roadmap"]);
    let page = proposed(&repository);
    assert!(
        page.contains("git push -u origin roadmap-rocheclaire"),
        "{page}"
    );
    let names = git(
        &project.path(),
        &["diff", "--name-only", "main", "roadmap-rocheclaire"],
    );
    assert_eq!(
        names,
        format!("{path}\ncities/rocheclaire/plain.yaml\ncities/rocheclaire/plain.yaml/in.txt\n")
    );
    let lines = git(
        &project.path(),
        &[
            "diff",
            "--numstat",
            "main",
            "roadmap-rocheclaire",
            "--",
            path,
        ],
    );
    assert_eq!(lines, format!("1\t0\t{path}\n"));
    let kept = git(&project.path(), &["ls-tree", "roadmap-rocheclaire", path]);
    assert!(kept.starts_with("100755"), "{kept}");
    let again = Served::new(project).get("/en/rocheclaire/propose").body;
    for name in left {
        assert!(
            again.contains(&format!("{name}</code>: ")),
            "{name}: {again}"
        );
    }
}

#[test]
fn a_page_that_changed_nothing_makes_no_fiche_anew_and_a_pasted_sign_locks_no_answer() {
    let project = Project::new();
    let text = "kind: city\nname: Kemeri\ncountry: LV\nlanguage: en\n";
    project.file("cities/kemeri/city.yaml", text);
    let path = "cities/kemeri/challenges.yaml";
    project.file(path, "challenges: Heat.\nactions: Shade.\n");
    let served = Served::new(&project);
    let page = "/en/kemeri/challenges";
    let mut sent = crate::serve::fields(&served.get(page).body);
    std::fs::remove_file(project.path().join(path)).unwrap();
    served.post(page, &sent, "save");
    assert!(!project.path().join(path).exists());
    project.file(path, "challenges: Heat.\nactions: Shade.\n");
    crate::serve::set(
        &mut sent,
        "challenges.yaml/challenges",
        "One\u{b}two\u{202A}\u{FEFF}",
    );
    served.post(page, &sent, "save");
    assert_eq!(project.read(path), "challenges: One two\nactions: Shade.\n");
}

#[test]
fn a_preview_takes_no_publication_s_place() {
    let repository = Repository::example("quebec");
    let out = crate::scratch::scratch();
    let site = out.path().join("site");
    let run = repository.run(&format!("publish --out {}", site.display()));
    assert_eq!(run.code, 0, "{}", run.err);
    let before = repository.project.tree(site.to_str().unwrap());
    for lang in ["en", "fr", "es"] {
        let line = format!(
            "render --audience public --lang {lang} --out {}",
            site.display()
        );
        let run = repository.run(&line);
        assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    }
    assert_eq!(repository.project.tree(site.to_str().unwrap()), before);
}
