//! `roadmap new`: files that can be filled in at once, and a next cycle that takes its reserve along.

use crate::project::Project;

#[test]
fn an_empty_city_is_readable_and_asks_its_questions() {
    for lang in ["fr", "en", "es"] {
        let project = Project::new();
        let run = project.run(&format!("new city chateau-neuf --language {lang} --lang {lang} --country FR"));
        assert_eq!(run.code, 0, "{}", run.err);
        let run = project.run("validate --format short");
        assert_eq!(run.code, 0, "{}", run.out);
        let odd: Vec<&str> = run.out.lines().filter(|line| line.starts_with("cities/") && !line.contains("missing]")).collect();
        assert_eq!(odd, Vec::<&str>::new());
        assert_eq!(project.run("new city chateau-neuf").code, 2);
    }
    let project = Project::new();
    assert_eq!(project.run("new city chateau-neuf --lang fr").code, 0);
    snapbox::assert_data_eq!(project.read("cities/chateau-neuf/staff.yaml"), snapbox::file!["../snapshots/new-staff.fr.yaml"].raw());
}

#[test]
fn what_is_begun_stays_inside_and_has_a_proper_name() {
    let project = Project::example("quebec");
    for arguments in
        ["new city ../x", "new city Bruges", "new network a/b", "new event .hidden", "new project nowhere x", "new city x --from nowhere"]
    {
        let run = project.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments}");
    }
    for arguments in ["new network trades", "new event workshop-1", "new project aldermoor dry-cellars"] {
        assert_eq!(project.run(arguments).code, 0, "{arguments}");
    }
    let outside = tempfile::TempDir::new().unwrap();
    std::os::unix::fs::symlink(outside.path(), project.path().join("cities/link")).unwrap();
    assert_eq!(project.run("new project link x").code, 2);
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn a_next_cycle_takes_the_reserve_along_into_another_edition() {
    let (old, next) = (Project::example("quebec"), Project::new());
    next.file("roadmap.yaml", "edition: npu-2026\n");
    let from = old.path().join("cities/havre-saint-elme");
    let run = next.run(&format!("new city havre-2026 --from {}", from.display()));
    assert_eq!(run.code, 0, "{}", run.err);
    let themes = next.read("cities/havre-2026/themes.yaml");
    assert!(themes.contains("habiter-le-centre") && themes.contains("carte-commune") && !themes.contains("quartiers-frais"), "{themes}");
    assert_eq!(next.read("cities/havre-2026/staff.yaml"), old.read("cities/havre-saint-elme/staff.yaml"));
    let city = next.read("cities/havre-2026/city.yaml");
    assert!(city.contains("country: CA") && !city.contains("record") && !city.contains("letter"), "{city}");
    let run = next.run("validate --format short");
    assert_eq!(run.code, 0, "{}", run.out);
    assert_eq!(next.run("render --lang fr,en,es --out site").code, 0);
    assert!(next.read("site/fr/index.html").contains("Requalifier"), "the axes are the other edition's");
}

#[test]
fn one_fiche_that_is_missing_is_begun_in_the_language_of_its_city() {
    let project = Project::example("quebec");
    std::fs::remove_file(project.path().join("cities/rocheclaire/challenges.yaml")).unwrap();
    let run = project.run("validate --format json cities/rocheclaire");
    assert!(run.out.contains("roadmap new fiche rocheclaire challenges"), "{}", run.out);
    let run = project.run("new fiche rocheclaire challenges");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("cities/rocheclaire/challenges.yaml\n"), "{}", run.out);
    assert!(
        project.read("cities/rocheclaire/challenges.yaml").contains("Décrivez"),
        "{}",
        project.read("cities/rocheclaire/challenges.yaml")
    );
    let run = project.run("new fiche rocheclaire action-plan");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!project.run("validate --format short cities/rocheclaire").out.contains("error[syntax]"));
    // What is there stays as it is; what is no city or no kind is told.
    let before = project.read("cities/rocheclaire/city.yaml");
    for (arguments, told) in [
        ("rocheclaire city", "already"),
        ("rocheclair staff", "did you mean rocheclaire"),
        ("rocheclaire plan", "action-plan"),
        ("../x staff", "../x"),
    ] {
        let run = project.run(&format!("new fiche {arguments}"));
        assert!(run.code == 2 && run.err.contains(told), "{arguments}: {}", run.err);
    }
    assert_eq!(project.read("cities/rocheclaire/city.yaml"), before);
}
