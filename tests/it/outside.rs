//! Output folders that mean harm: whatever stands in one, nothing outside it is written, removed or read, and nothing hangs.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    path::Path,
    process::{Command, Stdio},
};

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::{hostile::saturated, project::Project, scratch::scratch};

/// How the folders begin in which pages wait for `site`.
fn waiting() -> String {
    let hash: String = Sha256::digest(b"site")
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!(".roadmap-{}-", &hash[..8])
}

/// All but one folder, with kind, rights, bytes and number of each.
fn around(top: &Path, but: &str) -> Vec<String> {
    let all = walkdir::WalkDir::new(top)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter();
    let all = all
        .filter_entry(|entry| entry.path() != top.join(but))
        .map(Result::unwrap);
    let one = |entry: walkdir::DirEntry| {
        let meta = entry.path().symlink_metadata().unwrap();
        let text = match entry.file_type() {
            kind if kind.is_file() => format!("{:?}", fs::read(entry.path()).unwrap()),
            kind if kind.is_symlink() => format!("{:?}", fs::read_link(entry.path()).unwrap()),
            _ => String::new(),
        };
        format!(
            "{} {:o} {} {text}",
            entry.path().display(),
            meta.mode(),
            meta.ino()
        )
    };
    all.map(one).collect()
}

/// A programme, and beside it what a thief wants.
fn beside_a_victim() -> Project {
    let project = saturated("Fine.");
    project
        .file("victim/.bashrc", "precious\n")
        .file("victim/dir/index.html", "precious\n")
        .file("victim/index.html", "precious\n");
    project
}

/// Something that stands in an output folder.
#[derive(Debug, Clone)]
enum Trap {
    Link(&'static str),
    File(&'static str),
    Folder,
    Pipe,
}

fn trap() -> impl Strategy<Value = Trap> {
    let targets = [
        "../victim",
        "../victim/dir",
        "../victim/.bashrc",
        "../victim/index.html",
        "../../victim/dir",
        "/dev/zero",
        "..",
        ".",
        "nowhere",
    ];
    prop_oneof![
        4 => prop::sample::select(targets.to_vec()).prop_map(Trap::Link),
        2 => prop::sample::select(vec!["precious\n", "", "other"]).prop_map(Trap::File),
        1 => Just(Trap::Folder),
        1 => Just(Trap::Pipe),
    ]
}

fn name() -> impl Strategy<Value = String> {
    let page = prop::sample::select(vec![
        "index.html",
        "index.md",
        "a.html",
        "networks",
        "networks/n.html",
        "events",
        "events/e.md",
        "projects",
        "projects/a",
        "projects/a/p.html",
        "data",
        "data/cities",
        "data/cities/a.json",
        "documents",
        "documents/e/sheet.pdf",
        "sub",
        "sub/index.html",
        "fr",
        "fr/index.html",
        ".roadmap-manifest",
        ".bashrc",
        "dir/index.html",
        "INDEX.html",
    ]);
    let lock = prop::sample::select(vec![
        "",
        "/lock",
        "/new",
        "/new/index.html",
        "/1-2/index.html",
        "/index.html",
    ]);
    prop_oneof![4 => page.prop_map(str::to_owned), 1 => lock.prop_map(|rest| format!("{}0123456789abcdef{rest}", waiting()))]
}

fn lay(top: &Path, traps: &[(String, Trap)]) {
    for (path, trap) in traps {
        let place = top.join(path);
        // What stands there already stays, and nothing is laid through a link.
        let through = place
            .ancestors()
            .take_while(|above| *above != top)
            .any(|above| above.is_symlink());
        if through
            || place.symlink_metadata().is_ok()
            || fs::create_dir_all(place.parent().unwrap()).is_err()
        {
            continue;
        }
        match trap {
            Trap::Link(target) => symlink(target, place).unwrap(),
            Trap::File(text) => fs::write(place, text).unwrap(),
            Trap::Folder => fs::create_dir(place).unwrap(),
            Trap::Pipe => assert!(
                Command::new("mkfifo")
                    .arg(place)
                    .status()
                    .unwrap()
                    .success()
            ),
        }
    }
}

fn cases() -> u32 {
    if std::env::var_os("ROADMAP_LONG").is_some() {
        2_000
    } else {
        24
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 64, ..ProptestConfig::default() })]

    #[test]
    fn nothing_outside_the_output_folder_ever_changes(
        traps in prop::collection::vec((name(), trap()), 0..10),
        beside in prop::collection::vec((name(), trap()), 0..3),
        listed in prop::collection::vec(prop_oneof![
            name(),
            prop::sample::select(vec!["../victim/.bashrc", "sub/.bashrc", "../victim/index.html", "networks/../../victim/index.html", "/etc/passwd"]).prop_map(str::to_owned),
        ], 0..6),
        list in any::<bool>(),
        audience in prop::sample::select(vec!["internal", "public"]),
    ) {
        let project = beside_a_victim();
        let site = project.path().join("site");
        fs::create_dir(&site).unwrap();
        let precious: String = Sha256::digest(b"precious\n").iter().map(|byte| format!("{byte:02x}")).collect();
        if list {
            let lines: String = listed.iter().map(|path| format!("{precious}  {path}\n")).collect();
            project.file("site/.roadmap-manifest", format!("audience: {audience}\n{lines}"));
        }
        lay(&site, &traps);
        // What stands beside the folder is a trap as well: one may look like what a dead run has left.
        let own: Vec<(String, Trap)> = beside.into_iter().filter(|(path, _)| path.starts_with(".roadmap-0") || path.starts_with(&waiting())).collect();
        lay(&project.path(), &own);
        // An empty folder of such a name is all that may go.
        own.iter().for_each(|(path, _)| drop(fs::write(project.path().join(path).join("kept"), "kept")));
        let before = around(&project.path(), "site");
        for command in ["render", "render --check", "render --audience public --lang fr,en"] {
            let run = project.run(&format!("{command} --out site"));
            prop_assert!((0..=2).contains(&run.code), "{}: {}", command, run.err);
            prop_assert!(!run.err.contains("panicked"), "{}", run.err);
            prop_assert_eq!(&around(&project.path(), "site"), &before, "{}: {}", command, run.err);
        }
    }
}

#[test]
fn what_only_looks_like_a_dead_runs_folder_is_left_and_nothing_is_made_in_it() {
    let project = beside_a_victim();
    let trap = format!("{}0123456789abcdef", waiting());
    symlink(
        "../../victim/dir",
        project
            .file(&format!("{trap}/lock"), "mine")
            .path()
            .join(&trap)
            .join("networks"),
    )
    .unwrap();
    project.file(".roadmap-staging-site/lock", "mine");
    symlink(
        "../victim/index.html",
        project.path().join(".roadmap-staging-site/index.md"),
    )
    .unwrap();
    let before = around(&project.path(), "site");
    for _ in 0..2 {
        assert_eq!(project.run("render").code, 0);
        assert_eq!(around(&project.path(), "site"), before);
    }
}

#[test]
fn a_list_of_files_removes_only_pages_and_never_through_a_link() {
    let project = beside_a_victim();
    let hash: String = Sha256::digest(b"precious\n")
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let own = [
        "old.html",
        ".bashrc",
        "notes.txt",
        "sub/deep/x.html",
        ".git/config",
        "data/x.js",
    ];
    for path in own {
        project.file(&format!("site/{path}"), "precious\n");
    }
    symlink("../victim", project.path().join("site/fr")).unwrap();
    let lines: String = own
        .iter()
        .chain(&["../victim/.bashrc"])
        .map(|path| format!("{hash}  {path}\n"))
        .collect();
    project.file(
        "site/.roadmap-manifest",
        format!("audience: internal\n{lines}"),
    );
    assert_eq!(project.run("render").code, 0);
    let left = project.tree("site");
    assert!(!left.contains_key("old.html"));
    assert!(
        own[1..].iter().all(|path| left.contains_key(*path)),
        "{:?}",
        left.keys()
    );
    assert_eq!(project.read("victim/.bashrc"), "precious\n");
    // A page whose place a link is: nobody follows it, nor goes on without a word.
    project.file(
        "site/.roadmap-manifest",
        format!("audience: internal\n{lines}{hash}  fr/index.html\n"),
    );
    let run = project.run("render");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("fr is a link"), "{}", run.err);
    assert_eq!(project.read("victim/index.html"), "precious\n");
}

#[test]
fn a_link_of_the_repository_is_no_way_to_an_output_folder() {
    let project = beside_a_victim();
    let out = scratch();
    symlink("victim", project.path().join("site")).unwrap();
    symlink(".", project.path().join("here")).unwrap();
    symlink(out.path(), project.path().join("away")).unwrap();
    let before = around(&project.path(), "none");
    for (lang, out, word) in [
        ("en", "site", "is a link"),
        ("fr", "here/new", "est un lien"),
        ("es", "away/new", "es un enlace"),
        ("en", "site/below", "is a link"),
    ] {
        for check in ["", " --check"] {
            let run = project.run(&format!("render --lang {lang} --out {out}{check}"));
            assert_eq!(run.code, 2, "{}", run.err);
            assert!(run.err.contains(word), "{}", run.err);
            assert_eq!(around(&project.path(), "none"), before);
        }
    }
    // One's own link elsewhere is one's own affair.
    fs::create_dir(out.path().join("real")).unwrap();
    symlink("real", out.path().join("link")).unwrap();
    let run = project.run(&format!(
        "render --out {}",
        out.path().join("link").display()
    ));
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(out.path().join("link").is_symlink() && out.path().join("real/index.html").is_file());
}

#[test]
fn a_list_or_a_page_without_end_is_not_read() {
    let project = saturated("Fine.");
    fs::create_dir(project.path().join("site")).unwrap();
    let place = project.path().join("site/.roadmap-manifest");
    symlink("/dev/zero", &place).unwrap();
    for command in ["render", "render --check"] {
        let run = project.run(command);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(
            run.err.contains(".roadmap-manifest is a link"),
            "{}",
            run.err
        );
    }
    fs::remove_file(&place).unwrap();
    // Larger than any list, and empty on the disk.
    fs::File::create(&place).unwrap().set_len(1 << 40).unwrap();
    let run = project.run("render");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no list of files"), "{}", run.err);
    fs::remove_file(&place).unwrap();
    symlink("/dev/zero", project.path().join("site/index.html")).unwrap();
    assert_eq!(project.run("render --check").code, 1);
    assert_eq!(project.run("render").code, 2);
    fs::remove_file(project.path().join("site/index.html")).unwrap();
    fs::File::create(project.path().join("site/index.html"))
        .unwrap()
        .set_len(1 << 40)
        .unwrap();
    assert_eq!(project.run("render --check").code, 1);
    assert_eq!(project.run("render").code, 2);
}

#[test]
fn another_run_at_work_is_respected_and_a_dead_one_is_cleared_away() {
    let project = saturated("Fine.");
    let other = project
        .path()
        .join(format!("{}fedcba9876543210", waiting()));
    fs::create_dir(&other).unwrap();
    let held = fs::File::open(&other).unwrap();
    held.lock().unwrap();
    let run = project.run("render");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(
        run.err.contains("another render is writing to site"),
        "{}",
        run.err
    );
    assert!(!project.path().join("site").exists());
    drop(held);
    assert_eq!(project.run("render").code, 0);
    assert!(!other.exists());
}

#[test]
fn a_new_site_has_the_rights_of_the_old_one_and_the_files_of_others() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render").code, 0);
    let site = project.path().join("site");
    project.file("site/assets/logo.png", "png");
    let number = |path: &str| fs::symlink_metadata(site.join(path)).unwrap().ino();
    let (whole, logo, page) = (
        number(""),
        number("assets/logo.png"),
        number("puerto-azafran.html"),
    );
    fs::set_permissions(&site, fs::Permissions::from_mode(0o2750)).unwrap();
    fs::set_permissions(site.join("networks"), fs::Permissions::from_mode(0o700)).unwrap();
    project.edit("cities/aldermoor/city.yaml", "Aldermoor", "Aldermore");
    let run = project.run("render");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.err.contains("file by file"), "{}", run.err);
    let mode = |path: &str| fs::metadata(site.join(path)).unwrap().permissions().mode() & 0o7777;
    assert_eq!(
        (mode(""), mode("networks"), mode("events")),
        (0o2750, 0o700, 0o755)
    );
    // The very files, and not copies, in another folder.
    assert_ne!(number(""), whole);
    assert_eq!(
        (number("assets/logo.png"), number("puerto-azafran.html")),
        (logo, page)
    );
}

#[test]
fn who_stands_in_the_folder_is_not_moved() {
    let project = Project::example("quebec");
    assert_eq!(project.run("render").code, 0);
    let site = project.path().join("site");
    let number = fs::metadata(&site).unwrap().ino();
    project.edit("cities/aldermoor/city.yaml", "Aldermoor", "Aldermore");
    let run = crate::project::roadmap(&site, "-C .. render --out site");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("file by file"), "{}", run.err);
    assert_eq!(fs::metadata(&site).unwrap().ino(), number);
    assert_eq!(project.run("render --check").code, 0);
}

#[test]
fn single_files_are_not_written_through_links_and_keep_their_rights() {
    let project = Project::example("quebec");
    project.file("victim.json", "precious");
    let city = project.path().join("cities/aldermoor/city.yaml");
    fs::set_permissions(&city, fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(
        project
            .run("record aldermoor accepted --date 2023-07-01")
            .code,
        0
    );
    assert_eq!(
        fs::metadata(&city).unwrap().permissions().mode() & 0o7777,
        0o600
    );
    symlink("victim.json", project.path().join("report.json")).unwrap();
    symlink(".", project.path().join("here")).unwrap();
    for (lang, file, word) in [
        ("en", "report.json", "is a link"),
        ("fr", "here/new.json", "est un lien"),
        ("es", "report.json", "es un enlace"),
    ] {
        let run = project.run(&format!(
            "validate --lang {lang} --format json --output {file}"
        ));
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains(word), "{}", run.err);
    }
    // A place is told from where one is said to be.
    fs::create_dir(project.path().join("down")).unwrap();
    let run = crate::project::roadmap(
        &project.path(),
        "-C down validate --format json --output own.json",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(project.path().join("down/own.json").is_file());
    assert_eq!(project.read("victim.json"), "precious");
    assert!(
        project.path().join("report.json").is_symlink()
            && !project.path().join("new.json").exists()
    );
}

#[test]
fn a_report_goes_to_the_stream_that_was_given_wherever_that_leads() {
    let project = Project::example("quebec");
    let run = |out: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roadmap"));
        command
            .args([
                "validate",
                "--lang",
                "en",
                "--format",
                "json",
                "--output",
                "/dev/stdout",
            ])
            .current_dir(project.path())
            .env_clear();
        let output = command.stdout(out).output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        output.stdout
    };
    assert!(serde_json::from_slice::<serde_json::Value>(&run(Stdio::piped())).is_ok());
    let file = project.path().join("report.json");
    run(Stdio::from(fs::File::create(&file).unwrap()));
    assert!(serde_json::from_str::<serde_json::Value>(&project.read("report.json")).is_ok());
    assert!(Path::new("/dev/stdout").is_symlink());
}
