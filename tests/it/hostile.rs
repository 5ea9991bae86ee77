//! Files that mean harm or are mere noise: shown or refused, never interpreted, never a panic.

use std::fs;

use proptest::prelude::*;
use scraper::{Html, Selector};
use snapbox::{assert_data_eq, str};

use crate::{project::Project, scratch::scratch};

/// What runs code, reaches out or breaks out, by the way it is tried.
const HARM: [&str; 16] = [
    "{{ 7*7 }} {% include 'roadmap.yaml' %} {# x #} {% raw %}",
    "<script>alert(1)</script><style>*{display:none}</style>",
    "<img src=x onerror=alert(1)><svg onload=alert(1)>",
    "[x](javascript:alert(1)) [y](data:text/html;base64,AA) [z](vbscript:x)",
    "<javascript:alert(1)> [ref]\n\n[ref]: javascript:alert(1)",
    "![p](http://tracker.example/p.png) ![q](//tracker.example/q) ![r](/etc/passwd)",
    "# A heading of its own\n\nSetext\n======",
    "a | b\n--|--\nc | d",
    "</td></tr></table></main></body></html>",
    "\"><a href=\"x\" onclick='y'>",
    "&lt;script&gt; &#60;b&#62; &amp;amp;",
    "]]> --> <!-- <![CDATA[",
    "`code` ```\n<b>\n```",
    "~~~\n{{ x }}\n~~~",
    "right\u{202e}left \u{200b}nothing \u{feff}mark \u{2066}isolate",
    "bell\u{7}escape\u{1b}[31m c1\u{9b}31m",
];

/// A programme of one city whose every text is the same; YAML takes JSON's way of writing it.
pub fn saturated(text: &str) -> Project {
    let quoted = serde_json::to_string(text)
        .unwrap()
        .replace('\u{7f}', "\\x7f");
    let line = serde_json::to_string(&text.replace(['\n', '\r'], " "))
        .unwrap()
        .replace('\u{7f}', "\\x7f");
    let project = Project::new();
    project
        .file("cities/a/city.yaml", format!("name: {line}\nkind: city\ncountry: FR\ntime_zone: Europe/Paris\nlanguage: fr\n"))
        .file("cities/a/staff.yaml", format!("people:\n  - {{role: coordinator, name: {line}, title: {line}}}\n"))
        .file("cities/a/challenges.yaml", format!("challenges: {quoted}\nactions: {quoted}\n"))
        .file(
            "cities/a/themes.yaml",
            format!("themes:\n  - {{id: t, title: {line}, description: {quoted}, axis: axis-1, axis_relation: {quoted}}}\n"),
        )
        .file("cities/a/priority-theme.yaml", format!("theme: t\ndescription: {quoted}\n"))
        .file(
            "cities/a/action-plan.yaml",
            format!(
                "network: n\nsynthesis: e\npreparatory_meeting: m\nconcept: {quoted}\napproach: {quoted}\nworking_method: {quoted}\nobjectives:\n  - {{kind: raise-questions, text: {quoted}}}\n\
                 challenges:\n  - {{title: {line}, description: {quoted}}}\nschedule:\n  - {{date: 2024-02-08, type: other, title: {line}, place: {line}, description: {quoted}}}\n\
                 budget:\n  currency: EUR\n  expenses:\n    - {{group: activities, category: travel, label: {line}, amount: 5}}\n  funding:\n    - {{source: {line}, amount: 5, status: granted}}\n  contributions:\n    - {{from: pilot-city, amount: 5, note: {line}}}\n"
            ),
        )
        .file(
            "cities/a/projects/p.yaml",
            format!("title: {line}\nnetwork: n\naim: {quoted}\nfrom: 2023\nto: 2024\nstate: completed\npartners: [{line}]\nevaluation:\n  results: {quoted}\n  lessons: {quoted}\n  indicators: [{{name: {line}, value: 1, unit: {line}}}]\n"),
        )
        .file(
            "networks/n.yaml",
            format!("title: {line}\npilot: a\ntheme: t\nmembers: [{{name: {line}, country: LU, role: invited}}]\nquestions: [{{id: q, city: a, text: {quoted}, answer: {quoted}}}]\n"),
        )
        .file(
            "events/m.yaml",
            format!("type: preparatory-meeting\nminutes: 60\ntitle: {line}\nstarts: 2023-07-07T16:00\ntime_zone: Europe/Paris\nmode: virtual\ngroups: [local-experts, advisory-group, secretariat]\n"),
        )
        .file(
            "events/e.yaml",
            format!("type: round-table\nnumber: 1\ntitle: {line}\nstarts: 2023-07-06T16:00\ntime_zone: Europe/Paris\nnetwork: n\nspeakers: [{{name: {line}, title: {line}, city: a}}]\nsummary: {quoted}\n"),
        );
    project
}

/// Nothing in a page but what the program itself writes or Markdown stands for.
fn harmless(page: &str, text: &str) {
    let html = Html::parse_document(page);
    let all = Selector::parse("*").unwrap();
    let names = "html head meta link title style body b main header footer nav section article aside div p span a ul ol li dl dt dd table caption thead tbody \
                 tfoot tr th td h1 h2 h3 h4 h5 h6 em strong del code pre blockquote br hr details summary figure figcaption time abbr data svg g line rect circle \
                 path polyline polygon text tspan desc defs sup sub input label small b bdi cite";
    let allowed: Vec<&str> = names.split_whitespace().collect();
    let plain = |text: &str, more: &str| {
        text.chars()
            .all(|c| c.is_ascii_alphanumeric() || more.contains(c))
    };
    for element in html.select(&all) {
        let name = element.value().name();
        assert!(allowed.contains(&name), "{text:?}: <{name}>");
        for (attribute, value) in element.value().attrs() {
            assert!(
                !attribute.starts_with("on")
                    && !["src", "srcset", "action", "formaction"].contains(&attribute),
                "{text:?}: {attribute}"
            );
            if attribute.ends_with("href") {
                // The one picture that a page holds is its icon, of our own making.
                let icon = element.value().attr("rel") == Some("icon");
                if icon && value == roadmap::assemble::ICON {
                    continue;
                }
                let safe = ["https://", "http://", "mailto:", "#"]
                    .iter()
                    .any(|scheme| value.starts_with(scheme))
                    || plain(
                        value.split_once('#').map_or(value, |(path, _)| path),
                        "-_./",
                    ) && value
                        .split_once('#')
                        .is_none_or(|(_, place)| plain(place, "-_"))
                        && !value.starts_with('/');
                assert!(safe, "{text:?}: {value}");
            }
        }
    }
    let count = |selector: &str| html.select(&Selector::parse(selector).unwrap()).count();
    assert_eq!(
        (count("html > body main"), count("h1"), count("style")),
        (1, 1, 1),
        "{text:?}"
    );
    assert!(
        !page.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}', '\u{2066}']),
        "{text:?}"
    );
    // Templates met the text once and did not read it again.
    assert!(
        !text.contains("7*7") || !page.contains(">49<") && !page.contains(" 49 "),
        "{text:?}"
    );
}

fn attack(text: &str) {
    let project = saturated(text);
    for command in [
        "validate",
        "validate --format short",
        "validate --format github",
        "render --lang fr,es",
        "status",
        "status --format csv",
    ] {
        let run = project.run(command);
        assert!(
            run.code == 0 || run.code == 1,
            "{text:?}: {command}: {} {}",
            run.code,
            run.err
        );
        for line in run.out.lines().chain(run.err.lines()) {
            assert!(
                !line.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}', '\u{2066}']),
                "{text:?}: {line:?}"
            );
            assert!(
                !line.contains("##[") && !line.trim_start().starts_with("::")
                    || ["error", "warning"].iter().any(|level| {
                        ["cities/a", "networks", "events"]
                            .iter()
                            .any(|folder| line.starts_with(&format!("::{level} file={folder}/")))
                    })
                    || line.starts_with("::notice "),
                "{text:?}: {line}"
            );
        }
    }
    for (path, bytes) in project.tree("site") {
        let page = String::from_utf8(bytes).unwrap();
        if path.ends_with(".html") {
            harmless(&page, text);
        }
        if path.ends_with(".ics") {
            assert!(
                !page.contains(['\u{1b}', '\u{7}', '\u{9b}']),
                "{text:?}: {path}"
            );
            let entries = page.matches("BEGIN:VEVENT\r\n").count();
            assert_eq!(
                entries,
                page.matches("\r\nUID:").count(),
                "{text:?}: {path}"
            );
            assert!(entries <= 4, "{text:?}: {path}");
        }
    }
}

#[test]
fn what_means_harm_is_shown_and_not_run() {
    for text in HARM {
        attack(text);
    }
    attack(&HARM.join("\n\n"));
}

#[test]
fn a_table_cell_stays_one_cell() {
    let project = saturated("a | b \\| c\n\n| d |");
    let run = project.run("render --to md");
    assert_eq!(run.code, 0, "{}", run.err);
    let page = project.read("site/a.md");
    let mut rows = 0;
    // Every row of a table has as many cells as its head.
    let mut width = None;
    for line in page.lines() {
        let cells = line.starts_with('|').then(|| {
            line.replace("\\\\", "")
                .replace("\\|", "")
                .matches('|')
                .count()
        });
        if let (Some(width), Some(cells)) = (width, cells) {
            assert_eq!(width, cells, "{line}");
            rows += 1;
        }
        width = cells;
    }
    assert!(rows > 10, "{rows} rows");
}

#[test]
fn a_fiche_that_leads_out_of_the_repository_is_refused() {
    let project = saturated("Fine.");
    let place = project.path().join("cities/a/challenges.yaml");
    fs::remove_file(&place).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", &place).unwrap();
    let run = project.run("validate --format short");
    assert_eq!(run.code, 1);
    assert_data_eq!(
        run.out,
        str![[r#"
cities/a/action-plan.yaml:1:10: warning[yaml-ambiguous] `n` without quotes is read otherwise by other tools
cities/a/action-plan.yaml:13:1: warning[budget-balance] expenses 5, resources 10: a gap of 5
cities/a/challenges.yaml:1:1: error[unreadable] this is a symbolic link that is not followed
cities/a/city.yaml:1:1: warning[letter-missing] the mayor’s letter is not given
cities/a/priority-theme.yaml:2:1: warning[priority-repeats-theme] the description repeats that of themes.yaml word for word
cities/a/projects/p.yaml:2:10: warning[yaml-ambiguous] `n` without quotes is read otherwise by other tools
cities/a/staff.yaml:1:1: warning[role-missing] nobody has the role: Elected official
cities/a/staff.yaml:2:5: warning[missing] `email` is missing (E-mail)
events/e.yaml:1:1: info[synthesis-sheet-missing] no synthesis sheet yet
events/e.yaml:6:10: warning[yaml-ambiguous] `n` without quotes is read otherwise by other tools
Checked 10 forms of one city, rules applied: 89. Errors: 1; warnings: 8; notes: 1. Files not checked: 1.

"#]]
    );
    let run = project.run("render");
    assert_eq!(run.code, 1);
    assert!(
        !run.err.contains("root:")
            && project
                .tree("site")
                .values()
                .all(|page| !String::from_utf8_lossy(page).contains("root:"))
    );
}

#[test]
fn a_city_folder_that_leads_out_is_refused() {
    let project = Project::new();
    let elsewhere = scratch();
    fs::write(elsewhere.path().join("city.yaml"), "name: Elsewhere\n").unwrap();
    fs::create_dir(project.path().join("cities")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), project.path().join("cities/link")).unwrap();
    let run = project.run("validate --format short");
    assert_data_eq!(
        run.out,
        str![[r#"
cities/link:1:1: error[unreadable] this is a symbolic link that is not followed
Checked one form of one city, rules applied: 89. Errors: 1; warnings: 0; notes: 0. Files not checked: 1.

"#]]
    );
    assert_ne!(run.code, 0, "never green by omission");
    let run = project.run("render");
    assert!(
        !project
            .tree("site")
            .keys()
            .any(|path| path.starts_with("link")),
        "{}",
        run.err
    );
}

#[test]
fn folder_names_that_break_lines_or_climb_are_refused() {
    let project = Project::new();
    for name in [
        "new\nline",
        "..hidden",
        "a b",
        "::error::x",
        "-rf",
        "\u{202e}evil",
        "é",
    ] {
        project.file(
            &format!("cities/{name}/city.yaml"),
            "name: A\nkind: city\ncountry: FR\ntime_zone: Europe/Paris\nlanguage: fr\n",
        );
    }
    let run = project.run("validate --format short");
    assert_eq!(run.code, 1);
    assert_data_eq!(
        run.out,
        snapbox::file!["../snapshots/folder-names.short.txt"]
    );
    let run = project.run("validate --format github");
    assert_data_eq!(
        run.out,
        snapbox::file!["../snapshots/folder-names.github.txt"]
    );
    let run = project.run("render");
    assert_eq!(run.code, 1);
    let pages = project.tree("site");
    let of_programme = [
        "index",
        "book",
        "evaluation",
        "status",
        "calendar",
        "data",
        "meetings",
        "networks",
        "projects",
        "questions",
        "themes",
        ".roadmap-manifest",
    ];
    assert!(
        pages
            .keys()
            .all(|path| of_programme.iter().any(|page| path.starts_with(page))),
        "{:?}",
        pages.keys()
    );
}

/// Texts beyond what anybody writes, by what is too much in them.
fn monsters() -> [(&'static str, String); 10] {
    [
        (
            "a line of 1 MiB",
            format!("challenges: {}\nactions: Done.\n", "mot ".repeat(1 << 18)),
        ),
        (
            "a line of just below 1 MiB",
            format!(
                "challenges: {}\nactions: Done.\n",
                "mot ".repeat((1 << 18) - 20)
            ),
        ),
        (
            "a word of just below 1 MiB",
            format!(
                "challenges: {}\nactions: Done.\n",
                "m".repeat((1 << 20) - 100)
            ),
        ),
        (
            "10,000 aliases",
            format!("challenges: &a x\nactions: [{}]\n", "*a, ".repeat(10_000)),
        ),
        (
            "depth 10,000",
            format!("challenges: {}\n", "[".repeat(10_000)),
        ),
        (
            "block depth 10,000",
            format!("challenges:\n{}", "- ".repeat(10_000)),
        ),
        (
            "quoting depth 10,000",
            format!("challenges: \"{} x\"\nactions: Done.\n", ">".repeat(10_000)),
        ),
        (
            "emphasis 10,000",
            format!("challenges: \"{}x\"\nactions: Done.\n", "*_".repeat(10_000)),
        ),
        (
            "brackets 10,000",
            format!("challenges: \"{}x\"\nactions: Done.\n", "![".repeat(10_000)),
        ),
        (
            "10,000 keys",
            (0..10_000).map(|n| format!("key{n}: 1\n")).collect(),
        ),
    ]
}

#[test]
fn what_is_too_long_too_deep_or_too_many_is_refused_at_its_place() {
    for (name, text) in monsters() {
        let project = saturated("Fine.");
        project.file("cities/a/challenges.yaml", text);
        let run = project.run("validate --format short cities/a/challenges.yaml");
        assert_eq!(
            run.code,
            i32::from(
                !name.starts_with("emphasis")
                    && !name.starts_with("brackets")
                    && !name.contains("a word")
            ),
            "{name}: {}",
            &run.out[..run.out.len().min(600)]
        );
        if run.code == 1 {
            assert!(
                run.out
                    .lines()
                    .next()
                    .unwrap()
                    .starts_with("cities/a/challenges.yaml:"),
                "{name}: {}",
                run.out
            );
        }
        let run = project.run("render");
        assert!(run.code == 0 || run.code == 1, "{name}: {}", run.err);
    }
}

#[test]
fn wrong_values_of_any_length_and_number_cost_no_time_and_are_not_repeated() {
    let huge = "x/".repeat(400_000);
    let project = Project::example("quebec");
    let city = project.read("cities/aldermoor/city.yaml");
    project.file(
        "cities/aldermoor/city.yaml",
        city.replace("Europe/London", &huge)
            .replace("kind: city", &format!("{huge}: 1")),
    );
    project.file(
        "cities/aldermoor/priority-theme.yaml",
        format!("theme: {huge}\ndescription: Cellars.\n"),
    );
    let zones: Vec<String> = (0..1_000).map(|at| format!("Europe/Paris{at}")).collect();
    let event = project
        .read("events/round-table-5.yaml")
        .replace("also_in:", "# also_in:");
    project.file(
        "events/round-table-5.yaml",
        format!("{event}also_in: [{}]\n", zones.join(", ")),
    );
    for format in ["short", "json"] {
        let began = std::time::Instant::now();
        let run = project.run(&format!("validate --format {format}"));
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(
            began.elapsed() < std::time::Duration::from_secs(60),
            "{:?}",
            began.elapsed()
        );
        assert!(!run.out.contains(&huge[..2_000]), "{format}");
        assert!(run.out.contains("x/x/…"), "{format}");
        let guessed = run.out.matches("Did you mean `Europe/Paris`").count();
        assert!(
            if format == "json" {
                (100..300).contains(&guessed)
            } else {
                guessed == 0
            },
            "{guessed}"
        );
    }
}

/// A fiche of the example with a piece taken out, doubled, or replaced by noise.
fn mutated() -> impl Strategy<Value = (usize, Vec<u8>)> {
    let texts: Vec<Vec<u8>> = roadmap::model::catalog::KINDS
        .iter()
        .map(|kind| {
            fs::read(format!(
                "{}/examples/quebec/cities/havre-saint-elme/{kind}.yaml",
                env!("CARGO_MANIFEST_DIR")
            ))
            .unwrap()
        })
        .collect();
    let noise = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..8),
        "[a-z:\\-#\"' \n\t\\[\\]{}|>&*!,0-9é]{0,12}".prop_map(String::into_bytes),
        Just(Vec::new()),
    ];
    (
        0..6usize,
        any::<proptest::sample::Index>(),
        0..40usize,
        noise,
    )
        .prop_map(move |(kind, at, length, noise)| {
            let mut text = texts[kind].clone();
            let from = at.index(text.len());
            let to = (from + length).min(text.len());
            text.splice(from..to, noise);
            (kind, text)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn arbitrary_bytes_give_a_finding_with_a_position(bytes in proptest::collection::vec(any::<u8>(), 1..400)) {
        let project = saturated("Fine.");
        project.file("cities/a/challenges.yaml", &bytes);
        let run = project.run("validate --format short cities/a/challenges.yaml");
        prop_assert_eq!(run.code, 1, "{}{}", run.out, run.err);
        let place: Vec<&str> = run.out.splitn(4, ':').collect();
        prop_assert_eq!(place[0], "cities/a/challenges.yaml");
        prop_assert!(place[1].parse::<usize>().is_ok_and(|line| line > 0) && place[2].parse::<usize>().is_ok_and(|column| column > 0));
    }

    #[test]
    fn a_mutated_fiche_is_read_or_found_fault_with((kind, text) in mutated()) {
        let project = Project::example("quebec");
        let path = format!("cities/havre-saint-elme/{}.yaml", roadmap::model::catalog::KINDS[kind]);
        project.file(&path, &text);
        for command in ["validate --format json", "validate", "render --lang fr"] {
            let run = project.run(command);
            prop_assert!(run.code == 0 || run.code == 1, "{}: {}{}", command, run.out, run.err);
        }
        if std::str::from_utf8(&text).map_or(true, |text| serde_yaml::from_str::<serde_yaml::Value>(text).is_err()) {
            // What another reader refuses is never dropped in silence; where ours reads on, it says what it read.
            let run = project.run("validate --format short");
            prop_assert!(run.code == 1 || run.out.contains(&path) || std::str::from_utf8(&text).is_ok(), "{}", run.out);
        }
    }

    #[test]
    fn any_text_in_any_place_stays_text(text in "[<>&\"'`|\\[\\]()!#*_~\\\\{}%=:/a-z \n\u{202e}\u{1b}é\u{a0}-]{1,60}") {
        attack(&text);
    }
}

#[test]
fn a_broken_line_of_any_length_is_explained_in_bounded_time() {
    let project = Project::example("quebec");
    let steps: String = (0..12)
        .map(|at| format!("{}k{at}:\n", " ".repeat(at)))
        .collect();
    for text in [
        format!("x: @\nchallenges: {{{}}} b\n", "a,".repeat(500_000)),
        format!("x: @\nchallenges: {{{}}} b\n", "a: b #,".repeat(140_000)),
        format!("challenges: @\n{}", "a b\n".repeat(250_000)),
        format!("challenges: x\n{}", "\ta b\n".repeat(200_000)),
        format!(
            "{steps}      bad: @\n   worse: x\n{}",
            "       below: x\n".repeat(60_000)
        ),
    ] {
        project.file("cities/rocheclaire/challenges.yaml", &text);
        let began = std::time::Instant::now();
        let run = project.run("validate --format short cities/rocheclaire");
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(
            run.out.contains("[syntax]") || run.out.contains("[limit]"),
            "{}",
            &run.out[..run.out.len().min(2_000)]
        );
        assert!(
            began.elapsed() < std::time::Duration::from_secs(60),
            "{:?} {:?}",
            &text[..60],
            began.elapsed()
        );
    }
}

/// A text that git holds once may stand under a thousand names: what is read of a folder is bounded, and the rest is said and counted.
#[test]
fn a_text_under_many_names_is_read_as_often_as_there_is_room() {
    let many = format!("# {}\n", "x".repeat(100_000));
    for (folder, head) in [
        ("cities/aldermoor/projects", "title: T\n"),
        ("networks", "title: T\n"),
        ("events", "title: T\n"),
    ] {
        let project = Project::example("quebec");
        for at in 100..170 {
            project.file(&format!("{folder}/z{at}.yaml"), format!("{head}{many}"));
        }
        let run = project.run("validate --format json --max-findings 10000");
        assert_eq!(run.code, 1, "{folder}: {}", run.err);
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let of = |rule: &str| -> Vec<&str> {
            let all = report["findings"].as_array().unwrap().iter();
            all.filter(|one| one["rule"] == rule)
                .map(|one| one["path"].as_str().unwrap())
                .collect()
        };
        // One finding, at the first file for which there was no room; from it on all are told as not read.
        let [first] = of("limit")[..] else {
            panic!("{folder}: {:?}", of("limit"));
        };
        let unread: Vec<&str> = report["summary"]["skipped"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|left| left["path"].as_str().unwrap().contains("/z"))
            .map(|left| left["path"].as_str().unwrap())
            .collect();
        let at: usize = first
            .rsplit_once('z')
            .and_then(|(_, rest)| rest.strip_suffix(".yaml"))
            .unwrap()
            .parse()
            .unwrap();
        let wanted: Vec<String> = (at..170).map(|at| format!("{folder}/z{at}.yaml")).collect();
        assert_eq!(unread, wanted, "{folder}");
        assert!((130..145).contains(&at), "{folder}: {first}");
    }
}
