//! Runs that are killed at every system call that changes something: the site is the old one or the new one, and the next run settles
//! the rest. `strace` does the killing; without it nothing is tested, and that is said. `ROADMAP_LONG` kills everywhere.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::process::ExitStatusExt as _,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
};

use tempfile::TempDir;

use crate::{
    project::{Project, roadmap},
    repository::Repository,
    scratch::scratch,
};

/// Calls that make, fill, name or remove something.
const CALLS: &str = "open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,write,pwrite64,writev,ftruncate,rename,renameat,renameat2,\
link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,fchmod,fchmodat,chmod,fchown,fchownat,chown,flock,utimensat";

/// What stands in a folder: by path its kind and bytes, and the number of a file of others.
type Standing = BTreeMap<String, String>;

fn standing(folder: &Path) -> Standing {
    let all = walkdir::WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(Result::unwrap);
    let one = |entry: walkdir::DirEntry| {
        let path = entry
            .path()
            .strip_prefix(folder)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let kind = entry.file_type();
        let text = if kind.is_file() {
            format!(
                "file {}",
                String::from_utf8_lossy(&fs::read(entry.path()).unwrap())
            )
        } else if kind.is_symlink() {
            format!("link {}", fs::read_link(entry.path()).unwrap().display())
        } else {
            format!("{kind:?}")
        };
        (path, text)
    };
    all.map(one).collect()
}

fn long() -> bool {
    std::env::var_os("ROADMAP_LONG").is_some()
}

/// Whether strace can be had, and may look into a process.
fn strace() -> bool {
    let works = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .status()
        .is_ok_and(|status| status.success());
    if !works {
        eprintln!("no strace: nothing is killed");
    }
    works
}

/// One thing that is killed again and again: what stands before it, and how it is called.
struct Trial {
    /// Made anew for each kill; its temporary folder, and the programme's in it.
    lay: Box<dyn Fn() -> (TempDir, PathBuf)>,
    arguments: &'static str,
    /// Only the first thread's calls are counted: those of putting in place.
    threads: bool,
}

impl Trial {
    fn run(&self, programme: &Path, calls: &str, options: &[&str]) -> (ExitStatus, String) {
        let mut command = Command::new("strace");
        command
            .args(if self.threads { &["-f"][..] } else { &[] })
            .args(["-qq", "-e", &format!("trace={calls}")])
            .args(options);
        command
            .arg(env!("CARGO_BIN_EXE_roadmap"))
            .args(self.arguments.split_whitespace())
            .current_dir(programme)
            .env_clear();
        let output = command
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("RAYON_NUM_THREADS", "1")
            .output()
            .unwrap();
        (
            output.status,
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }

    /// The places among the calls of a run that nobody disturbs at which something changes, and each call's name.
    fn places(&self) -> Vec<(usize, String)> {
        let (folder, programme) = (self.lay)();
        let log = folder.path().join("log");
        let (status, said) = self.run(&programme, CALLS, &["-o", log.to_str().unwrap()]);
        assert!(status.success(), "{said}");
        let text = fs::read_to_string(log).unwrap();
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut found = Vec::new();
        for line in text
            .lines()
            .filter(|line| !line.contains("resumed>") && line.contains('('))
        {
            // With threads a line begins with the number of one, and each has its own count of each call.
            let (thread, call) = if self.threads {
                line.split_once(' ').unwrap()
            } else {
                ("", line)
            };
            let name = call.trim_start().split('(').next().unwrap();
            let count = counts.entry((thread, name)).or_default();
            *count += 1;
            if !name.starts_with("open") || call.contains("O_CREAT") {
                found.push((*count, name.to_owned()));
            }
        }
        found
    }

    /// Kills a run at each of these places, and has `judge` look at what it left.
    fn kill(
        &self,
        wanted: impl Fn(&str) -> bool,
        most: usize,
        judge: impl Fn(&Path, &Path, &str),
    ) -> usize {
        let mut places = self.places();
        places.retain(|(_, name)| wanted(name));
        places.sort();
        places.dedup();
        assert!(places.len() > 3, "{places:?}");
        let step = if long() {
            1
        } else {
            places.len().div_ceil(most)
        };
        let mut killed = 0;
        for (at, name) in places.iter().step_by(step) {
            let (folder, programme) = (self.lay)();
            let inject = format!("inject={name}:signal=SIGKILL:when={at}");
            let (status, _) = self.run(&programme, name, &["-o", "/dev/null", "-e", &inject]);
            // With several threads another one may be further by then.
            assert!(
                status.signal() == Some(9) || self.threads,
                "{at} {name}: {status:?}"
            );
            killed += usize::from(status.signal() == Some(9));
            judge(
                folder.path(),
                &programme,
                &format!("killed at {name}, call {at}"),
            );
        }
        killed
    }
}

/// The example as it is laid beside its site, which was made before the last changes; `more` adds to the site.
fn laid(make: &str, langs: &str, more: fn(&Path)) -> (TempDir, PathBuf) {
    let folder = scratch();
    let project = Project::example("quebec");
    copy(&project.path(), &folder.path().join("p"));
    let programme = folder.path().join("p");
    let out = folder.path().join("out/site");
    fs::create_dir_all(out.parent().unwrap()).unwrap();
    // Decisions that hold for any answers, and one meeting more for now.
    for city in fs::read_dir(programme.join("cities")).unwrap() {
        let place = city.unwrap().path().join("city.yaml");
        let text = fs::read_to_string(&place).unwrap();
        let lines = text.lines().map(|line| {
            line.split_once(", fingerprint")
                .map_or(line.to_owned(), |(line, _)| format!("{line}}}"))
        });
        fs::write(
            &place,
            lines.map(|line| format!("{line}\n")).collect::<String>(),
        )
        .unwrap();
    }
    let event = programme.join("events/short.yaml");
    fs::write(&event, "type: workshop\ntitle: Short\nstarts: 2023-07-08T16:00\ntime_zone: Europe/Paris\nminutes: 60\nmode: virtual\n")
        .unwrap();
    let run = roadmap(
        &programme,
        &format!("{make} --lang {langs} --out ../out/site"),
    );
    assert_eq!(run.code, 0, "{}", run.err);
    fs::write(out.join("notes.txt"), "mine").unwrap();
    fs::create_dir_all(out.join("assets/empty")).unwrap();
    fs::write(out.join("assets/logo.png"), "png").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", out.join("assets/link")).unwrap();
    more(&out);
    // A city has another name, and the meeting is off.
    let city = programme.join("cities/inverkell/city.yaml");
    let text = fs::read_to_string(&city).unwrap();
    fs::write(&city, text.replace("Inverkell", "Inverkeld")).unwrap();
    fs::remove_file(event).unwrap();
    (folder, programme)
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let place = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(place).unwrap();
        } else if entry.file_type().is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(entry.path()).unwrap(), place).unwrap();
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// A programme is copied for each kill; what it is copied from stays as long as there are any to come.
fn copies(home: PathBuf, model: impl Sized + 'static) -> Box<dyn Fn() -> (TempDir, PathBuf)> {
    Box::new(move || {
        let folder = scratch();
        let programme = folder.path().join("p");
        copy(&home, &programme);
        let _ = &model;
        (folder, programme)
    })
}

/// A trial of a command that makes a site, with the old site and the new one. What is laid is made once and copied.
fn sites(
    make: &'static str,
    arguments: &'static str,
    langs: &str,
    more: fn(&Path),
) -> (Trial, Standing, Standing) {
    let (model, _) = laid(make, langs, more);
    let old = standing(&model.path().join("out/site"));
    let lay = move || {
        let folder = scratch();
        copy(model.path(), folder.path());
        let programme = folder.path().join("p");
        (folder, programme)
    };
    let (folder, programme) = lay();
    let run = roadmap(&programme, arguments);
    assert!(run.code == 0, "{}", run.err);
    let new = standing(&folder.path().join("out/site"));
    assert_ne!(old, new);
    assert_eq!(old["notes.txt"], new["notes.txt"]);
    (
        Trial {
            lay: Box::new(lay),
            arguments,
            threads: false,
        },
        old,
        new,
    )
}

/// The next run settles everything, and leaves nothing of the killed one.
fn settles(folder: &Path, programme: &Path, arguments: &str, new: &Standing, place: &str) {
    let run = roadmap(programme, arguments);
    assert_eq!(run.code, 0, "{place}: {}", run.err);
    assert!(
        standing(&folder.join("out/site")) == *new,
        "{place}: {:?}",
        standing(&folder.join("out/site")).keys()
    );
    let beside: Vec<_> = fs::read_dir(folder.join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(beside, ["site"], "{place}");
}

/// Calls that only putting in place makes.
fn moving(name: &str) -> bool {
    ["rename", "link", "unlink", "rmdir", "fch"]
        .iter()
        .any(|begin| name.starts_with(begin))
}

fn whole_or_old(make: &'static str, arguments: &'static str, langs: &str, most: usize) -> usize {
    let (mut trial, old, new) = sites(make, arguments, langs, |_| {});
    let judge = |folder: &Path, programme: &Path, place: &str| {
        let mut now = standing(&folder.join("out/site"));
        // Where it is tried whether the folder that waits beside the site can be moved into it, a kill leaves it there: it has no file
        // yet, and the next run takes it away.
        now.retain(|path, what| {
            !path.starts_with(".roadmap-") || what.starts_with("file ") || what.starts_with("link ")
        });
        assert!(
            now == old || now == new,
            "{place}: neither the old site nor the new one: {:?}",
            now.keys()
        );
        settles(folder, programme, arguments, &new, place);
    };
    let renamed = trial.kill(moving, most, judge);
    trial.kill(|name| !moving(name), most / 3, judge);
    // While pages are made.
    trial.threads = true;
    trial.kill(|name| !moving(name), most / 3, judge);
    renamed
}

#[test]
fn a_killed_publish_leaves_the_old_site_or_the_new_one() {
    if !strace() {
        return;
    }
    let (langs, arguments) = if long() {
        ("fr,en,es", "publish --lang fr,en,es --out ../out/site")
    } else {
        ("fr", "publish --lang fr --out ../out/site")
    };
    let killed = whole_or_old("publish", arguments, langs, 15);
    eprintln!("publish: {killed} kills while the site was put in place");
    assert!(!long() || killed >= 300, "{killed}");
}

#[test]
fn a_killed_render_leaves_the_old_site_or_the_new_one() {
    if strace() {
        let killed = whole_or_old("render", "render --lang fr --out ../out/site", "fr", 12);
        eprintln!("render: {killed} kills while the site was put in place");
    }
}

#[test]
fn a_first_run_that_is_killed_leaves_the_whole_site_or_none() {
    if !strace() {
        return;
    }
    let lay = || {
        let (folder, programme) = laid("render", "fr", |_| {});
        // Nor is the folder there in which it is to stand.
        fs::remove_dir_all(folder.path().join("out")).unwrap();
        (folder, programme)
    };
    let arguments = "render --lang fr --out ../out/site";
    let (folder, programme) = lay();
    assert_eq!(roadmap(&programme, arguments).code, 0);
    let new = standing(&folder.path().join("out/site"));
    let trial = Trial {
        lay: Box::new(lay),
        arguments,
        threads: false,
    };
    trial.kill(
        |_| true,
        8,
        |folder, programme, place| {
            let out = folder.join("out/site");
            assert!(!out.exists() || standing(&out) == new, "{place}");
            settles(folder, programme, arguments, &new, place);
        },
    );
}

#[test]
fn where_files_go_one_by_one_each_is_whole_and_the_next_run_settles_it() {
    if !strace() {
        return;
    }
    let work_tree = |out: &Path| {
        fs::create_dir(out.join(".git")).unwrap();
        fs::write(out.join(".git/HEAD"), "ref: refs/heads/pages\n").unwrap();
    };
    let arguments = "render --lang fr --out ../out/site";
    let (trial, old, new) = sites("render", arguments, "fr", work_tree);
    assert!(new.contains_key(".git/HEAD"));
    trial.kill(moving, 8, |folder, programme, place| {
        for (path, text) in standing(&folder.join("out/site"))
            .iter()
            .filter(|(path, _)| !path.starts_with(".roadmap-"))
        {
            assert!(
                old.get(path) == Some(text) || new.get(path) == Some(text),
                "{place}: {path}"
            );
        }
        settles(folder, programme, arguments, &new, place);
    });
    let (folder, programme) = (trial.lay)();
    let run = roadmap(&programme, arguments);
    assert_eq!(
        run.err.matches("fichier par fichier").count(),
        1,
        "{}",
        run.err
    );
    assert!(run.err.contains("copie de travail de git"), "{}", run.err);
    assert_eq!(standing(&folder.path().join("out/site")), new);
}

#[test]
fn a_killed_record_leaves_the_old_fiche_or_the_new_one_and_nothing_that_git_sees() {
    const CITY: &str = "cities/aldermoor/city.yaml";
    if !strace() {
        return;
    }
    let model = Repository::example("quebec");
    let old = model.project.read(CITY);
    let home = model.project.path();
    let lay = copies(home, model);
    let arguments = "record aldermoor accepted --date 2023-07-01";
    let (_folder, programme) = lay();
    assert_eq!(roadmap(&programme, arguments).code, 0);
    let new = fs::read_to_string(programme.join(CITY)).unwrap();
    let trial = Trial {
        lay,
        arguments,
        threads: false,
    };
    let killed = trial.kill(
        |_| true,
        20,
        |_, programme, place| {
            let now = fs::read_to_string(programme.join(CITY)).unwrap();
            assert!(now == old || now == new, "{place}: {now}");
            let status = crate::repository::git(programme, &["status", "--porcelain"]);
            assert!(
                status.is_empty() || status == format!(" M {CITY}\n"),
                "{place}: {status}"
            );
            if now == old {
                assert_eq!(roadmap(programme, arguments).code, 0, "{place}");
            }
            assert_eq!(
                fs::read_to_string(programme.join(CITY)).unwrap(),
                new,
                "{place}"
            );
            let stray = standing(programme)
                .into_keys()
                .filter(|path| path.contains(".roadmap-"))
                .collect::<Vec<_>>();
            assert!(stray.is_empty(), "{place}: {stray:?}");
        },
    );
    eprintln!("record: {killed} kills");
}

/// Each fiche is the old one or the new one, and the same form once more brings what is missing.
#[test]
fn a_killed_import_leaves_whole_fiches_and_goes_on_where_it_ended() {
    if !strace() {
        return;
    }
    let (project, form, wanted) = crate::import::two();
    project.file("form.json", form);
    let home = project.path();
    let lay = copies(home, project);
    let (_folder, untouched) = lay();
    let read = |programme: &Path, fiche: &str| {
        fs::read_to_string(programme.join("cities/amber").join(fiche)).unwrap()
    };
    let arguments = "import form.json";
    let trial = Trial {
        lay,
        arguments,
        threads: false,
    };
    let killed = trial.kill(
        |_| true,
        20,
        |_, programme, place| {
            for (fiche, new) in &wanted {
                let now = read(programme, fiche);
                assert!(
                    now == *new || now == read(&untouched, fiche),
                    "{place}: {now}"
                );
            }
            let run = roadmap(programme, arguments);
            assert_eq!(run.code, 0, "{place}: {}{}", run.out, run.err);
            for (fiche, new) in &wanted {
                assert_eq!(read(programme, fiche), *new, "{place}");
            }
            let stray: Vec<String> = standing(programme)
                .into_keys()
                .filter(|path| path.contains(".roadmap-"))
                .collect();
            assert!(stray.is_empty(), "{place}: {stray:?}");
        },
    );
    eprintln!("import: {killed} kills");
}

#[test]
fn a_killed_report_is_the_old_one_or_the_new_one_and_nothing_else_is_left() {
    if !strace() {
        return;
    }
    let lay = || {
        let folder = scratch();
        let programme = folder.path().join("p");
        copy(&Project::example("quebec").path(), &programme);
        fs::create_dir(folder.path().join("out")).unwrap();
        fs::write(folder.path().join("out/report.json"), "old").unwrap();
        (folder, programme)
    };
    let arguments = "validate --output json=../out/report.json --format short";
    let trial = Trial {
        lay: Box::new(lay),
        arguments,
        threads: false,
    };
    trial.kill(
        |_| true,
        10,
        |folder, programme, place| {
            let report = folder.join("out/report.json");
            let now = fs::read_to_string(&report).unwrap();
            assert!(
                now == "old" || serde_json::from_str::<serde_json::Value>(&now).is_ok(),
                "{place}"
            );
            assert_eq!(roadmap(programme, arguments).code, 0, "{place}");
            assert_eq!(
                fs::read_dir(folder.join("out")).unwrap().count(),
                1,
                "{place}"
            );
        },
    );
}
