//! What leaves the program says exactly what was written: in words that people count, in calendars, tables, names and addresses.

use crate::{
    project::{Project, roadmap},
    repository::{Repository, git, git_at},
    scratch::scratch,
};

fn city(language: &str) -> String {
    format!(
        "name: {{fr: Villemode, en: Villemode}}\nkind: city\ncountry: BE\nlanguage: {language}\ntime_zone: Europe/Brussels\n\
         record:\n  - {{state: submitted, date: 2023-05-12, by: coordinator}}\n"
    )
}

/// The same before anything was decided: what is missing is no error.
fn draft(language: &str) -> String {
    city(language).split("record:").next().unwrap().to_owned()
}

#[test]
fn texts_without_spaces_are_counted_and_held_to_the_limit() {
    let project = Project::new();
    project.file("cities/villemode/city.yaml", city("zh"));
    let text = "气候变化影响历史街区的居民。".repeat(100);
    project.file(
        "cities/villemode/challenges.yaml",
        format!("challenges: {text}\nactions: {text}\n"),
    );
    let run = project.run("validate --format short cities/villemode/challenges.yaml");
    assert_eq!(
        run.out.matches("error[word-limit]").count(),
        2,
        "{}",
        run.out
    );
    assert!(run.out.contains("800 words, 500 at most"), "{}", run.out);
    project.file(
        "roadmap.yaml",
        "edition: quebec-2022\nlanguages: [fr, en, es]\nunspaced: characters\n",
    );
    let run = project.run("validate --format short cities/villemode/challenges.yaml");
    assert!(run.out.contains("1300 words, 500 at most"), "{}", run.out);
}

#[test]
fn one_word_is_one_word_in_three_languages() {
    let project = Project::new();
    project.file("cities/villemode/city.yaml", draft("fr"));
    project.file(
        "cities/villemode/challenges.yaml",
        "challenges: Inondations\nactions: Deux audits\n",
    );
    for (lang, one, two) in [
        ("en", "1 word of 500 at most", "2 words of 500 at most"),
        ("fr", "1 mot sur 500 au plus", "2 mots sur 500 au plus"),
        (
            "es",
            "1 palabra de 500 como máximo",
            "2 palabras de 500 como máximo",
        ),
    ] {
        assert_eq!(
            project
                .run(&format!("render --lang {lang} --out site"))
                .code,
            0
        );
        let page = project.read("site/villemode.html");
        assert!(page.contains(one) && page.contains(two), "{lang}");
    }
}

#[test]
fn languages_have_names_and_the_direction_of_their_script() {
    let project = Project::new();
    project.file(
        "cities/villemode/challenges.yaml",
        "challenges: Abc def\nactions: Abc def\n",
    );
    for (lang, name, right) in [
        ("vi", "Vietnamese", false),
        ("ro", "Romanian", false),
        ("he", "Hebrew", true),
        ("fa", "Persian", true),
        ("ps", "Pashto", true),
        ("yi", "Yiddish", true),
        ("ug", "Uyghur", true),
        ("sd", "Sindhi", true),
        ("dv", "Divehi", true),
        ("ks", "Kashmiri", true),
        ("arn", "Mapuche", false),
        ("az-Arab", "Azerbaijani (Arabic)", true),
        ("ca", "Catalan", false),
    ] {
        project.file("cities/villemode/city.yaml", draft(lang));
        assert_eq!(project.run("render --lang en --out site").code, 0, "{lang}");
        let page = project.read("site/villemode.html");
        assert!(page.contains(&format!("<dd>{name}</dd>")), "{lang}: {name}");
        assert_eq!(
            page.contains(&format!("lang=\"{lang}\" dir=\"rtl\"")),
            right,
            "{lang}"
        );
    }
}

#[test]
fn cities_stand_where_readers_look_for_them() {
    let project = Project::new();
    for (id, name) in [
        ("a", "Zamora"),
        ("b", "Évora"),
        ("c", "Eger"),
        ("d", "Fes"),
        ("e", "Ávila"),
    ] {
        project.file(
            &format!("cities/{id}/city.yaml"),
            draft("fr").replace("{fr: Villemode, en: Villemode}", name),
        );
    }
    assert_eq!(project.run("render --lang en --out site").code, 0);
    let page = project.read("site/index.html");
    let mut places: Vec<(usize, &str)> = ["Ávila", "Eger", "Évora", "Fes", "Zamora"]
        .iter()
        .map(|name| (page.find(&format!(">{name}</a>")).unwrap(), *name))
        .collect();
    places.sort_unstable();
    let names: Vec<&str> = places.into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Ávila", "Eger", "Évora", "Fes", "Zamora"]);
}

#[test]
fn a_name_in_other_letters_is_proposed_or_asked_for_in_latin_ones() {
    let project = Project::new();
    for (name, id) in [
        ("Łódź", "lodz"),
        ("Røros", "roros"),
        ("Straßburg", "strassburg"),
        ("Diyarbakır", "diyarbakir"),
        ("Đà Nẵng", "da-nang"),
        ("Þingvellir", "thingvellir"),
    ] {
        let run = project.with(&["new", "city", name]);
        assert!(
            run.err.trim_end().ends_with(&format!("for example {id}")),
            "{}",
            run.err
        );
    }
    for name in ["京都", "Москва", "東京 2", "Αθήνα"] {
        let run = project.with(&["new", "city", name]);
        assert!(
            run.err.contains("in Latin letters") && !run.err.contains("for example"),
            "{}",
            run.err
        );
    }
}

#[test]
fn countries_are_known_by_their_names_and_other_codes() {
    let project = Project::new();
    for (written, code) in [
        ("USA", "US"),
        ("BEL", "BE"),
        ("EL", "GR"),
        ("Turkey", "TR"),
        ("Turquie", "TR"),
        ("Czech Republic", "CZ"),
        ("\"Côte d'Ivoire\"", "CI"),
        ("Países Bajos", "NL"),
        ("Viet Nam", "VN"),
    ] {
        project.file(
            "cities/villemode/city.yaml",
            city("fr").replace("country: BE", &format!("country: {written}")),
        );
        let run = project.run("validate --lang en cities/villemode/city.yaml");
        assert!(
            run.out.contains(&format!("Did you mean `{code}`?")),
            "{written}: {}",
            run.out
        );
    }
    project.file(
        "cities/villemode/city.yaml",
        city("fr").replace("country: BE", "country: XK"),
    );
    let run = project.run("validate --lang en cities/villemode/city.yaml");
    assert!(
        run.out.contains("ISO has given Kosovo no code"),
        "{}",
        run.out
    );
}

#[test]
fn words_that_yaml_takes_for_others_are_told_in_every_field() {
    let project = Project::new();
    let text = city("no")
        .replace("{fr: Villemode, en: Villemode}", "{no: Bergen, en: Bergen}")
        .replace("country: BE", "country: NO");
    project.file("cities/villemode/city.yaml", text);
    let run = project.run("validate --format short cities/villemode/city.yaml");
    assert_eq!(
        run.out.matches("warning[yaml-ambiguous]").count(),
        3,
        "{}",
        run.out
    );
    project.file(
        "cities/villemode/staff.yaml",
        "people:\n  - {role: coordinator, name: Null, title: Head, email: a@b.example.org}\n",
    );
    let run = project.run("validate cities/villemode/staff.yaml");
    assert!(
        run.out.contains("put it between quotes: \"Null\""),
        "{}",
        run.out
    );
}

#[test]
fn folders_that_programs_hide_or_leave_are_no_cities() {
    let project = Project::new();
    project.file("cities/villemode/city.yaml", city("fr"));
    let before = project.run("validate --format short").out;
    project
        .file("cities/.obsidian/app.json", "{}")
        .file("cities/__MACOSX/x", "")
        .file("cities/@eaDir/x", "")
        .file("cities/.idea/a.xml", "");
    assert_eq!(project.run("validate --format short").out, before);
}

#[test]
fn a_table_opens_in_excel_with_its_accents_and_columns() {
    let project = Project::new();
    project.file(
        "cities/villemode/city.yaml",
        city("fr").replace("{fr: Villemode, en: Villemode}", "Évora"),
    );
    let plain = project.run("status --format csv --lang fr").out;
    assert!(plain.starts_with("id,name,"), "{plain}");
    let run = project.run("status --format csv --excel --lang fr");
    assert!(
        run.out.starts_with("\u{feff}id;name;") && run.out.contains(";Évora;"),
        "{}",
        run.out
    );
    let run = project.run("status --format csv --excel --lang en");
    assert!(run.out.starts_with("\u{feff}id,name,"), "{}", run.out);
}

#[test]
fn a_site_stands_where_it_is_put() {
    let repository = Repository::example("quebec");
    let run = repository
        .project
        .run("publish --out ../exact-site --base-url https://city.example.org/plan");
    let site = repository.project.path().join("../exact-site");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(site.join(".nojekyll").exists());
    let read = |path: &str| std::fs::read_to_string(site.join(path)).unwrap();
    let (root, map) = (read("index.html"), read("sitemap.xml"));
    for lang in ["fr", "en", "es"] {
        assert!(
            root.contains(&format!(
                "<a href=\"{lang}/index.html\" hreflang=\"{lang}\""
            )),
            "{root}"
        );
        assert!(
            map.contains(&format!(
                "<loc>https://city.example.org/plan/{lang}/index.html</loc>"
            )),
            "{map}"
        );
    }
    for address in map.split("<loc>https://city.example.org/plan/").skip(1) {
        let path = address.split("</loc>").next().unwrap();
        assert!(site.join(path).exists(), "{path}");
    }
    let data = scraper::Html::parse_document(&read("en/data.html"));
    let links: Vec<String> = data
        .select(&scraper::Selector::parse("a[href^='../data/']").unwrap())
        .filter_map(|a| a.attr("href").map(str::to_owned))
        .collect();
    assert!(
        links.len() >= 4 && links.iter().all(|link| site.join("en").join(link).exists()),
        "{links:?}"
    );
    let calendar = read("en/calendar.ics").replace("\r\n ", "");
    assert!(
        calendar.contains("URL:https://city.example.org/plan/en/events/"),
        "{calendar}"
    );
    // Once more, nothing changes.
    let before = read("sitemap.xml");
    assert_eq!(
        repository
            .project
            .run("publish --out ../exact-site --base-url https://city.example.org/plan/")
            .code,
        0
    );
    assert_eq!(read("sitemap.xml"), before);
    std::fs::remove_dir_all(site).unwrap();
    assert_eq!(
        repository
            .project
            .run("publish --out ../exact-site --base-url city.example.org")
            .code,
        2
    );
}

/// Lines of an entry of a calendar that has a name.
fn entry(calendar: &str, uid: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let all = unfolded.split("BEGIN:VEVENT").skip(1);
    let own = all
        .map(|text| text.split("END:VEVENT").next().unwrap())
        .find(|text| text.contains(uid));
    own.unwrap_or_else(|| panic!("{uid}: {unfolded}"))
        .lines()
        .map(str::to_owned)
        .collect()
}

fn number(entry: &[String], name: &str) -> u64 {
    let line = entry
        .iter()
        .find_map(|line| line.strip_prefix(name))
        .unwrap_or_else(|| panic!("{name}: {entry:?}"));
    line.trim_start_matches(':')
        .chars()
        .filter(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap()
}

#[test]
fn an_agenda_knows_the_later_of_two_calendars() {
    let repository = Repository::example("quebec");
    let project = &repository.project;
    let calendar = |out: &str| calendar(project, out);
    let first = entry(&calendar("a"), "event-round-table-5@");
    let text = project
        .read("events/round-table-5.yaml")
        .replace("2023-07-06T16:00", "2023-07-05T16:00");
    project.file("events/round-table-5.yaml", &text);
    // Also before it is committed.
    let second = entry(&calendar("b"), "event-round-table-5@");
    assert!(
        number(&second, "DTSTAMP") > number(&first, "DTSTAMP"),
        "{second:?}"
    );
    git_at(
        &project.path(),
        &["commit", "-qam", "Earlier"],
        "2023-06-01T10:00:00Z",
    );
    let third = entry(&calendar("c"), "event-round-table-5@");
    assert!(
        third.contains(&"DTSTAMP:20230601T100000Z".to_owned()),
        "{third:?}"
    );
    assert!(
        number(&third, "SEQUENCE") > number(&first, "SEQUENCE"),
        "{third:?}"
    );
    let other = entry(&calendar("d"), "event-round-table-4@");
    assert_eq!(other, entry(&calendar("e"), "event-round-table-4@"));
    std::fs::remove_file(project.path().join("events/round-table-4.yaml")).unwrap();
    git_at(
        &project.path(),
        &["commit", "-qam", "Not held"],
        "2023-06-02T10:00:00Z",
    );
    let gone = entry(&calendar("f"), "event-round-table-4@");
    assert!(gone.contains(&"STATUS:CANCELLED".to_owned()), "{gone:?}");
    assert!(
        number(&gone, "SEQUENCE") > number(&other, "SEQUENCE"),
        "{gone:?}"
    );
    let plain = project.run("render --lang en --no-history --out ics/g");
    assert_eq!(plain.code, 0);
    assert!(
        plain.err.contains("made with --no-history"),
        "{}",
        plain.err
    );
    let text = std::fs::read_to_string(project.path().join("ics/g/calendar.ics")).unwrap();
    assert!(
        !text.contains("SEQUENCE") && !text.contains("CANCELLED"),
        "{text}"
    );
}

#[test]
fn what_was_decided_on_and_is_no_more_is_taken_out_of_agendas() {
    let repository = Repository::example("quebec");
    let project = &repository.project;
    let commit = |message: &str, date: &str| {
        git_at(&project.path(), &["commit", "-qam", message], date);
    };
    let uids = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .filter(|line| line.starts_with("UID:activity-cool-old-towns-"));
        lines.map(str::to_owned).collect()
    };
    let unfolded = |out: &str| calendar(project, out).replace("\r\n ", "");
    let extra = project.read("events/prep-living-markets.yaml");
    project.file("events/prep-extra.yaml", extra);
    repository.commit("One more");
    let first = unfolded("a");
    assert!(!first.contains("CANCELLED"), "{first}");
    let plan = "cities/havre-saint-elme/action-plan.yaml";
    let reading =
        "  - {date: 2024-02-08, type: virtual-meeting, title: Lecture croisée des mesures}\n";
    project.edit(plan, reading, "");
    // A draft between two decisions: nobody was ever shown it, so nobody takes it out.
    let draft = "  - {date: 2023-10-01, type: other, title: Un brouillon}\n";
    project.edit(plan, "schedule:\n", &format!("schedule:\n{draft}"));
    commit("Plan otherwise", "2023-09-01T10:00:00Z");
    assert!(!unfolded("b").contains("CANCELLED"), "not decided yet");
    project.edit(plan, draft, "");
    let run =
        project.run("record havre-saint-elme accepted --by general-secretariat --date 2023-09-02");
    assert_eq!(run.code, 0, "{}", run.err);
    // A meeting that is withheld leaves no trace when it goes, either.
    std::fs::remove_file(project.path().join("events/prep-extra.yaml")).unwrap();
    commit("Accept", "2023-09-02T10:00:00Z");
    let second = unfolded("c");
    assert_eq!(second.matches("STATUS:CANCELLED").count(), 1, "{second}");
    assert!(
        !second.contains("prep-") && !second.contains("Lecture"),
        "{second}"
    );
    let mut known = [uids(&first), uids(&second)];
    known.iter_mut().for_each(|all| all.sort());
    assert_eq!(known[0], known[1], "the same names, one of them cancelled");
    let cancelled = second
        .split("BEGIN:VEVENT")
        .find(|one| one.contains("CANCELLED"))
        .unwrap();
    assert!(
        cancelled.contains("DTSTART;VALUE=DATE:20240208"),
        "{cancelled}"
    );
}

/// The calendar of a site made now.
fn calendar(project: &Project, out: &str) -> String {
    let run = project.run(&format!(
        "render --lang en --audience public --out ics/{out}"
    ));
    assert_eq!(run.code, 0, "{}", run.err);
    std::fs::read_to_string(project.path().join(format!("ics/{out}/calendar.ics"))).unwrap()
}

#[test]
fn without_history_a_calendar_is_never_older_than_the_one_before() {
    let repository = Repository::example("quebec");
    let project = &repository.project;
    let into = |out: &str| {
        let run = project.run(&format!("render --lang en --audience public --out {out}"));
        assert_eq!(run.code, 0, "{}", run.err);
        run.err.contains("for there is no git history here")
    };
    let calendar = || {
        assert!(!into("site"), "it goes on from the one that stands there");
        project.read("site/calendar.ics")
    };
    let first = calendar();
    std::fs::remove_dir_all(project.path().join(".git")).unwrap();
    assert!(into("elsewhere"), "nothing tells how old its entries are");
    assert_eq!(calendar(), first);
    let text = project
        .read("events/round-table-5.yaml")
        .replace("2023-07-06T16:00", "2023-07-05T16:00");
    project.file("events/round-table-5.yaml", &text);
    let (old, new) = (
        entry(&first, "event-round-table-5@"),
        entry(&calendar(), "event-round-table-5@"),
    );
    assert_eq!(
        number(&new, "SEQUENCE"),
        number(&old, "SEQUENCE") + 1,
        "{new:?}"
    );
    assert!(
        new.contains(&"DTSTART:20230705T140000Z".to_owned()),
        "{new:?}"
    );
    let other = |text: &str| entry(text, "event-round-table-4@");
    assert_eq!(other(&calendar()), other(&first));
}

#[test]
fn with_a_part_of_history_a_calendar_is_never_older_than_one_made_with_all() {
    let repository = Repository::example("quebec");
    let project = &repository.project;
    let whole = calendar(project, "a");
    project.edit(
        "events/round-table-5.yaml",
        "2023-07-06T16:00",
        "2023-07-05T16:00",
    );
    git_at(
        &project.path(),
        &["commit", "-qam", "Move it"],
        "2023-06-01T10:00:00Z",
    );
    let later = calendar(project, "b");
    project.file("note.txt", "Nothing of the programme\n");
    git_at(
        &project.path(),
        &["add", "note.txt"],
        "2023-06-02T10:00:00Z",
    );
    git_at(
        &project.path(),
        &["commit", "-qm", "Note"],
        "2023-06-02T10:00:00Z",
    );
    let clone = scratch();
    let url = format!("file://{}", project.path().display());
    for depth in ["1", "2"] {
        git(
            clone.path(),
            &["clone", "-q", "--depth", depth, &url, depth],
        );
        let folder = clone.path().join(depth);
        let run = roadmap(&folder, "render --lang en --audience public --out site");
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains("git fetch --unshallow"), "{}", run.err);
        let cut = std::fs::read_to_string(folder.join("site/calendar.ics")).unwrap();
        for (event, before) in [("4", &whole), ("5", &whole), ("5", &later)] {
            let name = format!("event-round-table-{event}@");
            assert!(
                number(&entry(&cut, &name), "SEQUENCE")
                    >= number(&entry(before, &name), "SEQUENCE"),
                "{depth} {event}: {cut}"
            );
        }
    }
}

#[test]
fn an_activity_keeps_its_name_when_another_comes_before_it() {
    let project = Project::example("quebec");
    let names = |out: &str| -> Vec<(String, String)> {
        assert!(project.run(&format!("render --lang fr --out {out}")).code < 2);
        let text = project
            .read(&format!("{out}/networks/cool-old-towns.ics"))
            .replace("\r\n ", "");
        let value = |text: &str, name: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(name))
                .unwrap_or_default()
                .to_owned()
        };
        let all = text.split("BEGIN:VEVENT").skip(1);
        let activities = all.filter(|text| text.contains("UID:activity-"));
        activities
            .map(|text| {
                assert!(text.contains("TRANSP:TRANSPARENT"), "{text}");
                (value(text, "SUMMARY:"), value(text, "UID:"))
            })
            .collect()
    };
    let before = names("a");
    assert!(before.len() > 5);
    let mut once: Vec<&String> = before.iter().map(|(_, uid)| uid).collect();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), before.len(), "{before:?}");
    let plan = "cities/havre-saint-elme/action-plan.yaml";
    let city = project.read("cities/havre-saint-elme/city.yaml");
    project.file(
        "cities/havre-saint-elme/city.yaml",
        city.lines()
            .filter(|line| !line.contains("state: accepted"))
            .collect::<Vec<_>>()
            .join("\n")
            + "\n",
    );
    project.edit(
        plan,
        "schedule:",
        "schedule:\n  - {date: 2023-10-02, type: virtual-meeting, title: Lancement}",
    );
    let after = names("b");
    assert_eq!(after.len(), before.len() + 1);
    assert!(
        before.iter().all(|one| after.contains(one)),
        "{before:?} {after:?}"
    );
}

/// The calendars of a publication.
fn calendars(repository: &Repository) -> String {
    let calendars = repository.project.published().into_iter();
    let calendars = calendars.filter(|(place, _)| place.ends_with(".ics"));
    calendars
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect()
}

#[test]
fn what_nobody_sees_change_changes_no_calendar_of_everyone() {
    let repository = Repository::example("quebec");
    let before = calendars(&repository);
    let (plan, event) = (
        "cities/puerto-azafran/action-plan.yaml",
        "events/round-table-7.yaml",
    );
    let changes = [
        (plan, "amount: 4200", "amount: 4300"),
        (
            plan,
            "Tres noches en la posada",
            "Cuatro noches en la posada",
        ),
        (plan, "schedule:", "# Nobody reads this.\nschedule:"),
        (event, "minutes: 60", "minutes:   60 # an hour"),
        (
            event,
            "mode: virtual",
            "mode: virtual\njoining: {text: \"https://meet.example.org/one\"}",
        ),
        (event, "meet.example.org/one", "meet.example.org/two"),
        (
            "events/prep-living-markets.yaml",
            "minutes: 55",
            "minutes: 50",
        ),
    ];
    for (at, (path, from, to)) in changes.into_iter().enumerate() {
        repository.edit(path, from, to);
        assert!(calendars(&repository) == before, "{to}, not committed");
        repository.git(&["add", "-A"]);
        let date = format!("2024-02-0{}T09:00:00Z", at + 1);
        git_at(
            &repository.project.path(),
            &["commit", "-q", "-m", to],
            &date,
        );
        assert!(calendars(&repository) == before, "{to}");
    }
    // What everyone sees is told.
    repository.edit(event, "minutes:   60", "minutes: 45");
    repository.git(&["add", "-A"]);
    let last = "2024-03-01T09:00:00Z";
    git_at(
        &repository.project.path(),
        &["commit", "-q", "-m", "Shorter"],
        last,
    );
    assert!(calendars(&repository).contains("20240301T090000Z"));
}
