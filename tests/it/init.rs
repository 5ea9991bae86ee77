//! `roadmap init`: a programme that can be checked at once, in three languages; what was there stays.

use std::fs;

use crate::{
    project::{Project, roadmap},
    scratch::scratch,
};
use serde_json::Value;

#[test]
fn a_new_programme_is_right_and_speaks_the_language() {
    for (lang, words) in [
        ("en", "# Dossiers of the cities"),
        ("fr", "# Dossiers des villes"),
        ("es", "# Expedientes de las ciudades"),
    ] {
        let folder = scratch();
        let run = roadmap(
            folder.path(),
            &format!("init programme --lang {lang} --edition npu-2026"),
        );
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let root = folder.path().join("programme");
        let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
        assert!(
            read("README.md").starts_with(words) && read("README.md").contains("`npu-2026`"),
            "{}",
            read("README.md")
        );
        let settings: Value = serde_yaml::from_str(&read("roadmap.yaml")).unwrap();
        assert_eq!(settings["languages"][0], lang);
        assert_eq!(settings["edition"], "npu-2026");
        for folder in ["cities", "networks", "events"] {
            assert_eq!(read(&format!("{folder}/.gitkeep")), "");
        }
        assert!(
            read(".gitattributes").contains("\n*.yaml text eol=lf\n")
                && read(".gitignore").ends_with("\n/site/\n")
        );
        let run = roadmap(&root, "validate --format short --fail-on info");
        assert_eq!(run.code, 0, "{}", run.out);
        assert_eq!(roadmap(&root, "new city bruges --country BE").code, 0);
        assert_eq!(roadmap(&root, "validate").code, 0);
    }
}

#[test]
fn the_whole_answer_says_what_was_written_and_what_comes_next() {
    let folder = scratch();
    fs::write(folder.path().join("README.md"), "ours\n").unwrap();
    let run = roadmap(folder.path(), "init --ci gitlab");
    snapbox::assert_data_eq!(
        run.out,
        snapbox::str![[r"
roadmap.yaml
.gitattributes
.gitignore
cities/.gitkeep
networks/.gitkeep
events/.gitkeep
.gitlab-ci.yml
.gitlab/roadmap.yml
README.md: was there already, left as it is
In the new files, put the address and the revision of roadmap in the place of OWNER/roadmap and of the zeros.
Next: git init
Next: roadmap new city NAME, then roadmap validate; to check before every commit: roadmap hook install

"]]
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("README.md")).unwrap(),
        "ours\n"
    );
}

#[test]
fn in_a_programme_only_what_checks_it_is_added() {
    for (forge, files) in [
        (
            "github",
            &[
                ".github/workflows/roadmap-comment.yml",
                ".github/workflows/roadmap-pages.yml",
                ".github/workflows/roadmap.yml",
            ][..],
        ),
        ("gitlab", &[".gitlab-ci.yml", ".gitlab/roadmap.yml"]),
        (
            "forgejo",
            &[
                ".forgejo/workflows/roadmap-pages.yml",
                ".forgejo/workflows/roadmap.yml",
            ],
        ),
    ] {
        let project = Project::example("quebec");
        let before = project.tree(".");
        let run = project.run(&format!("init --ci {forge}"));
        assert_eq!(run.code, 0, "{}", run.err);
        let mut after = project.tree(".");
        let new: Vec<String> = after
            .keys()
            .filter(|path| !before.contains_key(*path))
            .cloned()
            .collect();
        assert_eq!(new, files);
        after.retain(|path, _| before.contains_key(path));
        assert_eq!(after, before);
        assert_eq!(project.run("validate").code, 0);
        // Once more: nothing is written over.
        for path in files {
            project.file(path, "mine\n");
        }
        let run = project.run(&format!("init --ci {forge}"));
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(
            files
                .iter()
                .all(|path| project.read(path) == "mine\n" && run.out.contains(path)),
            "{}",
            run.out
        );
        assert_eq!(
            run.out.contains("include: [{local: .gitlab/roadmap.yml}]"),
            forge == "gitlab",
            "{}",
            run.out
        );
    }
}

#[test]
fn the_files_of_a_forge_stand_at_the_top_of_the_repository_and_name_the_programme() {
    let outer = scratch();
    git2_init(outer.path());
    let odd = "a \"b\": # c";
    let root = outer.path().join(odd);
    fs::create_dir(&root).unwrap();
    fs::write(root.join("roadmap.yaml"), "edition: quebec-2022\n").unwrap();
    for (forge, path, pointer) in [
        ("github", ".github/workflows/roadmap.yml", "/env/PROGRAMME"),
        (
            "gitlab",
            ".gitlab/roadmap.yml",
            "/roadmap/variables/PROGRAMME",
        ),
        (
            "forgejo",
            ".forgejo/workflows/roadmap.yml",
            "/env/PROGRAMME",
        ),
    ] {
        assert_eq!(roadmap(&root, &format!("init --ci {forge}")).code, 0);
        let text = fs::read_to_string(outer.path().join(path)).unwrap();
        let value: Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(
            value.pointer(pointer),
            Some(&Value::from(format!("./{odd}"))),
            "{text}"
        );
    }
}

fn git2_init(folder: &std::path::Path) {
    let status = std::process::Command::new("git")
        .args(["init", "--quiet"])
        .arg(folder)
        .status()
        .unwrap();
    assert!(status.success());
}

#[test]
fn what_cannot_be_begun_is_refused_and_leaves_nothing() {
    let project = Project::new();
    for arguments in ["init", "init cities/deep", "init --edition quebec"] {
        let before = project.tree(".");
        let run = project.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments}");
        assert_eq!(project.tree("."), before, "{arguments}");
    }
    let folder = scratch();
    let run = roadmap(folder.path(), "init --edition quebec-2023");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("Did you mean quebec-2022?"), "{}", run.err);
    // A link that leads out of the folder is not followed.
    let outside = scratch();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("cities")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join(".github")).unwrap();
    assert_eq!(roadmap(folder.path(), "init --ci github").code, 2);
    assert_eq!(outside.path().read_dir().unwrap().count(), 0);
}
