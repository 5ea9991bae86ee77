//! In: a city's answers, a keyboard. Out: the whole dossier in its files, handed in and proposed, with scripts and without.
//!
//! Keys are the only way in: nothing is clicked, and no value is set. One thing cannot be done by keyboard in a browser without a
//! window: the choice of a file, which is told to the browser instead.

use std::{fs, path::Path};

use serde_json::json;

use crate::{
    browser::chromium,
    chrome::Chrome,
    driven::{Browser, Focus},
    firefox::{Firefox, firefox},
    project::Project,
    repository::git,
    serve::Served,
};

/// What is answered, by the names of fields, in the order of the form. Of a choice it is what the file says.
const ANSWERS: &[(&str, &str)] = &[
    ("city.yaml/name", "Kemeri"),
    ("city.yaml/kind", "city"),
    ("city.yaml/country", "LV"),
    ("city.yaml/time_zone", "Europe/Riga"),
    ("city.yaml/latitude", "56.95"),
    ("city.yaml/longitude", "23.49"),
    ("city.yaml/language", "en"),
    ("city.yaml/interest/signed_by/name", "Anna Ozola"),
    ("city.yaml/interest/signed_by/title", "Mayor"),
    ("city.yaml/interest/signed_by/capacity", "mayor"),
    ("city.yaml/interest/signed_on", "2023-03-01"),
    ("staff.yaml/people/0/role", "elected-official"),
    ("staff.yaml/people/0/name", "Anna Ozola"),
    ("staff.yaml/people/0/title", "Mayor"),
    ("staff.yaml/people/0/email", "a.ozola@kemeri.example.org"),
    ("staff.yaml/people/1/role", "coordinator"),
    ("staff.yaml/people/1/name", "Juris Bērziņš"),
    ("staff.yaml/people/1/title", "Head of heritage"),
    ("staff.yaml/people/1/email", "j.berzins@kemeri.example.org"),
    (
        "challenges.yaml/challenges",
        "The springs dry: two of five since 2001.\n\nThe baths stand empty.",
    ),
    (
        "challenges.yaml/actions",
        "The park is open again; the bog path carries visitors.",
    ),
    ("themes.yaml/themes/0/title", "Water towers"),
    ("themes.yaml/themes/0/axis", "axis-2"),
    (
        "themes.yaml/themes/0/description",
        "Keep the towers as places to meet.",
    ),
    (
        "themes.yaml/themes/0/axis_relation",
        "They are a resource that the city has.",
    ),
    ("themes.yaml/themes/1/title", "Bog and baths"),
    ("themes.yaml/themes/1/axis", "axis-1"),
    (
        "themes.yaml/themes/1/description",
        "Tell of the bog where people bathe.",
    ),
    (
        "themes.yaml/themes/1/axis_relation",
        "Who came to bathe made the city what it is.",
    ),
    ("priority-theme.yaml/theme", "water-towers"),
    ("priority-theme.yaml/axis", "axis-2"),
    (
        "priority-theme.yaml/description",
        "The towers are measured, mended and opened, one a year.",
    ),
    ("priority-theme.yaml/summary", "Five towers in five years."),
];

/// What the page of a proposal asks for.
const PROPOSAL: &[(&str, &str)] = &[
    ("message", "Hand in the dossier of Kemeri"),
    ("name", "Juris Bērziņš"),
    ("email", "j.berzins@kemeri.example.org"),
];

/// A person at a keyboard.
struct Person {
    browser: Box<dyn Browser>,
    scripts: bool,
    /// Where a keyboard does not show where it is.
    lost: Vec<String>,
}

impl Person {
    fn tab(&mut self) -> Focus {
        self.browser.press("Tab");
        let focus = self.browser.focus();
        // Behind the last stop of a page is the browser's own bar.
        if focus.tag != "body" && !(focus.ring && focus.seen) {
            let Focus {
                tag, name, text, ..
            } = &focus;
            self.lost.push(format!("{tag} {name} {text:.40}"));
        }
        focus
    }

    /// Goes on by Tab to what is asked for.
    fn to(&mut self, what: &str, is: impl Fn(&Focus) -> bool) -> Focus {
        for _ in 0..120 {
            let focus = self.tab();
            if is(&focus) {
                return focus;
            }
        }
        let page = self.browser.told("document.body.innerText");
        panic!("no way by Tab to {what}: {page}");
    }

    /// Follows a link, or presses a button that leads to another page.
    fn follow(&mut self, words: &str) {
        self.to(words, |focus| {
            ["a", "button"].contains(&focus.tag.as_str())
                && focus.text.split(": ").next() == Some(words)
        });
        self.browser.leave_by("Enter");
    }

    /// Answers what the focus stands on.
    fn answer(&mut self, focus: &Focus, answer: &str) {
        if focus.value == answer {
            return;
        }
        if focus.tag == "select" {
            // Long lists are searched by the first letters of what one reads there.
            if focus.options.len() > 50 {
                self.browser.types("Latv");
            }
            for _ in 0..=focus.options.len().min(50) {
                if self.browser.focus().value == answer {
                    break;
                }
                self.browser.press("ArrowDown");
            }
        } else {
            self.browser.types(answer);
        }
        let said = self.browser.focus();
        assert_eq!((&*said.name, &*said.value), (&*focus.name, answer));
    }

    /// Adds an item to a list by its button, where the focus stands.
    fn add(&mut self) {
        if self.scripts {
            self.browser.press("Space");
        } else {
            self.browser.leave_by("Space");
        }
        // The keyboard goes on in the new item.
        self.browser
            .until("document.activeElement.closest('.item') !== null");
    }

    /// Answers a form from its first question to its last, and saves it.
    fn fill(&mut self, answers: &[(&str, &str)]) {
        let mut open: Vec<_> = answers.to_vec();
        // With scripts the focus is in the new item's first field already.
        let mut focus = self.tab();
        for _ in 0..200 {
            if let Some(at) = open.iter().position(|(name, _)| *name == focus.name) {
                let (_, answer) = open.remove(at);
                self.answer(&focus, answer);
            } else if focus.value.starts_with("add:") && !open.is_empty() {
                self.add();
                let now = self.browser.focus();
                if !now.name.is_empty() {
                    focus = now;
                    continue;
                }
            } else if focus.name == "do" && focus.value == "save" {
                break;
            }
            focus = self.tab();
        }
        assert_eq!(open, [], "no way by Tab to these fields");
        assert_eq!(focus.value, "save");
        self.browser.leave_by("Enter");
        let said = self
            .browser
            .told("document.querySelector('main p.notice').innerText");
        assert!(said.as_str().unwrap().contains("Saved"), "{said}");
    }

    /// Chooses the letter (told to the browser, see above) and sends it.
    fn letter(&mut self, file: &Path) {
        self.browser.choose("#letter", file);
        self.follow("Put the letter in");
        let said = self.browser.told("document.body.innerText");
        assert!(
            said.as_str().unwrap().contains("The letter is in"),
            "{said}"
        );
    }
}

/// A programme that has just been begun, with one city in it.
fn begun() -> Project {
    let project = Project::new();
    fs::remove_file(project.path().join("roadmap.yaml")).unwrap();
    assert_eq!(project.run("init").code, 0);
    assert_eq!(project.run("new city kemeri").code, 0);
    let git = |line: &str| git(&project.path(), &line.split(' ').collect::<Vec<_>>());
    git("init -q -b main");
    git("add -A");
    git("commit -q -m Begin");
    project
}

/// From nothing to a dossier that is handed in and proposed.
fn hand_in(browser: Box<dyn Browser>, scripts: bool) {
    let project = begun();
    let letter = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    fs::write(letter.path(), "%PDF-1.4 a letter").unwrap();
    let served = Served::new(&project);
    let mut person = Person {
        browser,
        scripts,
        lost: Vec::new(),
    };
    person.browser.go(&served.address());
    person.follow("kemeri");
    person.follow("Participating city");
    let forms = ["city", "staff", "challenges", "themes", "priority-theme"];
    for form in forms {
        let own = format!("{form}.yaml/");
        let own: Vec<_> = ANSWERS
            .iter()
            .filter(|(name, _)| name.starts_with(&own))
            .copied()
            .collect();
        person.fill(&own);
        if form == "city" {
            person.letter(letter.path());
        }
        // The plan is asked for of pilots only.
        if form != "priority-theme" {
            person.follow("Go on");
        }
    }
    person.follow("Hand in the dossier");
    person.follow("Hand in");
    person.follow("Propose the changes");
    propose(&mut person);
    assert_eq!(
        person.lost,
        Vec::<String>::new(),
        "no ring, or out of sight"
    );
    proven(&project);
}

/// Fills in what a proposal asks for, and makes it.
fn propose(person: &mut Person) {
    loop {
        let focus = person.to("the proposal's button", |focus| {
            focus.text.contains("Make the proposal")
                || PROPOSAL.iter().any(|(name, _)| *name == focus.name)
        });
        match PROPOSAL.iter().find(|(name, _)| *name == focus.name) {
            Some((_, answer)) => person.answer(&focus, answer),
            None => break,
        }
    }
    person.browser.leave_by("Enter");
    let said = person.browser.told("document.body.innerText");
    assert!(said.as_str().unwrap().contains("git push"), "{said}");
}

/// That the files say every answer, without an error, and the branch holds them.
fn proven(project: &Project) {
    let run = project.run("validate --format short");
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(!run.out.contains("error["), "{}", run.out);
    for (name, answer) in ANSWERS {
        let (file, _) = name.split_once('/').unwrap();
        let text = project.read(&format!("cities/kemeri/{file}"));
        for line in answer.lines() {
            assert!(text.contains(line), "{name}: {line:?} is not in\n{text}");
        }
    }
    let city = project.read("cities/kemeri/city.yaml");
    assert!(city.contains("letter: letter.pdf"), "{city}");
    assert!(city.contains("state: submitted"), "{city}");
    let show = |what: &str| git(&project.path(), &["show", what]);
    assert_eq!(show("roadmap/kemeri:cities/kemeri/city.yaml"), city);
    assert_eq!(
        show("roadmap/kemeri:cities/kemeri/letter.pdf"),
        "%PDF-1.4 a letter"
    );
    let subject = git(
        &project.path(),
        &["log", "-1", "--format=%s", "roadmap/kemeri"],
    );
    assert_eq!(subject, "Hand in the dossier of Kemeri\n");
}

#[test]
fn a_dossier_is_filled_in_and_handed_in_by_keyboard_alone() {
    let Some(program) = chromium() else { return };
    hand_in(Box::new(Chrome::open(&program)), true);
}

#[test]
fn the_same_without_scripts() {
    let Some(program) = chromium() else { return };
    let mut chrome = Chrome::open(&program);
    chrome.scripts(false);
    hand_in(Box::new(chrome), false);
}

#[test]
fn the_same_in_another_browser() {
    let Some(program) = firefox() else { return };
    hand_in(Box::new(Firefox::open(&program, true)), true);
}

/// What a page says of other programs' changes, once it says it.
fn news(chrome: &mut Chrome, holds: &str) -> String {
    let words = "document.querySelector('#roadmap-news > .notice:not([hidden])')?.innerText || ''";
    chrome.until(&format!("({words}).includes({})", json!(holds)));
    chrome.told(words).as_str().unwrap().to_owned()
}

#[test]
fn a_page_tells_what_another_program_changes_while_it_is_open() {
    let Some(program) = chromium() else { return };
    let project = begun();
    let path = "cities/kemeri/challenges.yaml";
    let served = Served::new(&project);
    let mut chrome = Chrome::open(&program);
    chrome.go(&served.address());
    chrome.go(&served.at("/en/kemeri/challenges"));
    assert_eq!(
        chrome.told("document.querySelector('.branch').innerText"),
        "Branch: main"
    );
    chrome.press("Tab");
    while chrome.focus().name != "challenges.yaml/challenges" {
        chrome.press("Tab");
    }
    chrome.types("Dust.");
    // A colleague's answer arrives with git, on a branch of its own.
    let git = |line: &str| git(&project.path(), &line.split(' ').collect::<Vec<_>>());
    git("checkout -q -b theirs");
    news(&mut chrome, "now on the branch theirs");
    project.edit(path, "actions: |\n", "actions: Wells.\n");
    let said = news(&mut chrome, "changed this form");
    assert!(said.contains("not lost"), "{said}");
    while chrome.focus().value != "save" {
        chrome.press("Tab");
    }
    chrome.leave_by("Enter");
    let said = chrome.told("document.querySelector('main').innerText");
    assert!(
        said.as_str().unwrap().contains("The branch changed"),
        "{said}"
    );
    let text = project.read(path);
    assert!(text.contains("Dust.") && text.contains("Wells."), "{text}");
    git("commit -q -a -m Both");
    news(&mut chrome, "a commit on this branch");
    // A city that another branch does not have.
    git("checkout -q main");
    fs::remove_dir_all(project.path().join("cities/kemeri")).unwrap();
    news(&mut chrome, "not there any more");
    drop(served);
    news(&mut chrome, "no longer answers");
}
