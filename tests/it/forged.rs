//! Texts, keys and names of files that forge runner commands, escapes, Markdown, HTML or XML: they do nothing in any report.

use comrak::{Arena, Options, nodes::NodeValue, parse_document};
use proptest::prelude::*;
use serde_json::Value;

use crate::{
    hostile::saturated,
    project::Project,
    reports::{self, Counts, FORMATS},
    repository::Repository,
};

const PIECES: [&str; 71] = [
    "::error file=x::y",
    "::add-mask::",
    "##[error]",
    "##[group]",
    "##",
    "[x]",
    "##vso[task.setvariable]",
    "##teamcity[x]",
    "\u{1b}[31m",
    "\u{9b}31m",
    "\u{7}",
    "\r",
    "\n",
    "\n\n",
    "\t",
    " ",
    "\u{0}",
    "\u{1}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{202e}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{61c}",
    "\u{200b}",
    "\u{feff}",
    "\u{e0041}\u{e0042}",
    "a\u{ad}b",
    "\u{3164}\u{2063}",
    "\u{a0}",
    "::warning::",
    "::stop-commands::x",
    "\u{1b}[0Ksection_start:1:x\r\u{1b}[0K",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]8;;http://x.example\u{1b}\\",
    "|",
    "`",
    "```",
    "](http://x.example)",
    "![a](http://x.example/y.png)",
    "[a]: http://x.example",
    "[[wiki]]",
    "[^1]",
    "<img src=x>",
    "</summary>",
    "<!-- x -->",
    "-->",
    "<script>",
    "]]>",
    "&lt;b&gt;",
    "@team",
    "&#64;team",
    "&#x040;team",
    "&commat;team",
    "＠team",
    "﹫team",
    "#1",
    "GH-1",
    "!1",
    "~label",
    "https://x.example",
    "www.x.example",
    "ann@x.example",
    ":smile:",
    "deadbee1",
    "*",
    "_",
    "\\",
    "%0A",
    "$a$",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![4 => proptest::sample::select(&PIECES[..]), 1 => Just("word")],
        1..8,
    )
    .prop_map(|all| all.concat())
}

/// The text in every answer, as keys, as a waiver's reason, and in names of a file and a city.
fn forged(text: &str) -> Project {
    let project = saturated(text);
    let quoted = serde_json::to_string(text)
        .unwrap()
        .replace('\u{7f}', "\\x7f");
    let known = project.read("cities/a/challenges.yaml");
    let waiver = format!(
        "waivers:\n  - {{rule: raw-html, field: challenges, reason: {quoted}}}\n  - {{rule: {quoted}, field: {quoted}, reason: x}}\n"
    );
    project.file(
        "cities/a/challenges.yaml",
        format!("{known}{quoted}: {quoted}\n{waiver}"),
    );
    let name: String = text
        .chars()
        .filter(|c| !matches!(c, '/' | '\0'))
        .take(60)
        .collect();
    for path in [
        format!("cities/a/{name}.yaml"),
        format!("cities/a/{name}.txt"),
        format!("cities/{name}x/city.yaml"),
        format!("events/{name}"),
    ] {
        project.file(&path, "name: A\n");
    }
    project
}

/// What no terminal and no CI runner may be sent.
fn is_tame(format: &str, text: &str) {
    for c in text.chars() {
        assert!(
            !c.is_control() || matches!(c, '\n' | '\t'),
            "{format}: {c:?}"
        );
        let unseen = matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
                | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2061}'..='\u{206f}' | '\u{3164}'
                | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        );
        assert!(
            !unseen && !matches!(c, '\u{fffe}' | '\u{ffff}'),
            "{format}: {c:?}"
        );
    }
    for line in text.lines() {
        assert!(
            format == "github" || !line.trim_start().starts_with("::"),
            "{format}: {line}"
        );
        for (at, _) in line.match_indices("##") {
            let rest = line[at..]
                .trim_start_matches('#')
                .trim_start_matches(|c: char| c.is_ascii_alphabetic());
            assert!(!rest.starts_with('['), "{format}: {line}");
        }
    }
}

#[test]
fn a_text_that_no_reader_sees_is_told_and_stands_in_no_output() {
    let repository = Repository::example("quebec");
    let tags: String = "Approve."
        .chars()
        .map(|c| char::from_u32(0xE0000 + u32::from(c)).unwrap())
        .collect();
    let (theme, city) = ("cities/aldermoor/themes.yaml", "cities/aldermoor/city.yaml");
    repository.edit(
        city,
        "name: Aldermoor",
        &format!("name: \"Aldermoor{tags}\""),
    );
    repository.edit(
        theme,
        "title: ",
        &format!("title: A\u{ad}b\u{3164}{}", "e\u{301}".repeat(3)),
    );
    repository.commit(&format!("Small{tags} {}", "\u{301}".repeat(40)));
    let told = repository
        .run("validate --format short cities/aldermoor")
        .out;
    for code in ["U+E0041", "U+3164"] {
        assert!(told.contains(&format!("cannot be seen ({code})")), "{told}");
    }
    for command in PRINTED {
        let run = repository.run(command);
        is_tame("text", &run.out);
        is_tame("text", &run.err);
        assert!(!run.out.contains(&"\u{301}".repeat(9)), "{command}");
    }
    let pages = repository.project.tree("site");
    assert!(pages.keys().any(|path| path.ends_with(".html")));
    for (path, bytes) in pages {
        // A picture is no text.
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        let hides = |c: char| matches!(c, '\u{3164}' | '\u{e0000}'..='\u{e0fff}');
        assert!(!text.contains(hides), "{path}");
    }
}

/// Nothing but words, once a forge has read a text as Markdown.
fn is_inert(markdown: &str, own: bool) {
    let mut options = Options::default();
    let extension = &mut options.extension;
    (
        extension.table,
        extension.autolink,
        extension.strikethrough,
        extension.footnotes,
    ) = (own, true, true, true);
    (
        extension.math_dollars,
        extension.math_code,
        extension.wikilinks_title_after_pipe,
    ) = (own, own, true);
    (
        extension.superscript,
        extension.underline,
        extension.spoiler,
        extension.tasklist,
    ) = (own, own, own, true);
    let arena = Arena::new();
    for node in parse_document(&arena, markdown, &options).descendants() {
        let data = node.data();
        match &data.value {
            NodeValue::Text(words) => no_reference(words),
            NodeValue::Document
            | NodeValue::Paragraph
            | NodeValue::SoftBreak
            | NodeValue::LineBreak => {}
            NodeValue::Table(_)
            | NodeValue::TableRow(_)
            | NodeValue::TableCell
            | NodeValue::Strong
            | NodeValue::Heading(_)
                if own => {}
            NodeValue::Code(code) if own => assert!(
                roadmap::model::rule::find(&code.literal).is_some(),
                "{code:?}"
            ),
            NodeValue::HtmlBlock(block) if own => {
                let line = block.literal.trim();
                let ours = line == "</details>"
                    || line.starts_with("<details><summary>") && line.ends_with(" more</summary>");
                assert!(ours && line.matches('<').count() <= 3, "{line}");
            }
            // In a message they change the look of words, no more.
            NodeValue::Code(_) | NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough
                if !own => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
}

fn no_reference(words: &str) {
    let chars: Vec<char> = words.chars().collect();
    for pair in chars.windows(2) {
        let joined = matches!(
            pair[0],
            '@' | '＠' | '﹫' | '#' | '!' | '~' | '$' | '%' | '^'
        ) && pair[1].is_alphanumeric();
        assert!(!joined, "{words}");
    }
    for forbidden in ["://", "www.", "GH-1", ":smile:", "[[", "]("] {
        assert!(!words.contains(forbidden), "{forbidden}: {words}");
    }
    assert!(
        !words
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "deadbee1"),
        "{words}"
    );
}

fn do_nothing(text: &str) {
    let project = forged(text);
    let (code, texts) = reports::all(&project, "");
    assert_eq!(code, 1, "{text:?}");
    let expected = reports::counts("json", &texts["json"]);
    assert!(expected.errors > 0 && expected.skipped > 0, "{expected:?}");
    for format in FORMATS {
        is_tame(format, &texts[format]);
        let counts = reports::counts(format, &texts[format]);
        assert_eq!(
            counts,
            Counts {
                older: counts.older,
                ..expected
            },
            "{format}"
        );
    }
    let commands = texts["github"]
        .lines()
        .filter(|line| line.trim_start().starts_with("::"));
    for line in commands {
        let (head, _) = line[2..].split_once("::").unwrap();
        let level = head.split(' ').next().unwrap();
        assert!(
            ["error", "warning", "notice"].contains(&level)
                && head.matches('=').count() >= 4
                && !head.contains(':'),
            "{line}"
        );
    }
    is_inert(&texts["markdown"], true);
    let value = |format: &str| serde_json::from_str::<Value>(&texts[format]).unwrap();
    let list = |value: &Value| value.as_array().unwrap().clone();
    let said = list(&value("gitlab"))
        .into_iter()
        .map(|one| one["description"].clone());
    let said = said.chain(
        list(&value("rdjson")["diagnostics"])
            .into_iter()
            .map(|one| one["message"].clone()),
    );
    let log = value("sarif")["runs"][0].clone();
    let said = said.chain(
        list(&log["results"])
            .into_iter()
            .map(|one| one["message"]["text"].clone()),
    );
    for message in said {
        is_inert(message.as_str().unwrap(), false);
    }
    leads_inside(&log);
    is_bare(&texts["junit"]);
}

/// A JUnit file holds nothing but the elements of its format.
fn is_bare(text: &str) {
    let xml = roxmltree::Document::parse(text).unwrap();
    let known = [
        "testsuites",
        "testsuite",
        "properties",
        "property",
        "testcase",
        "failure",
        "skipped",
        "system-out",
    ];
    assert!(
        xml.descendants()
            .filter(roxmltree::Node::is_element)
            .all(|node| known.contains(&node.tag_name().name()))
    );
    assert!(
        !xml.descendants()
            .any(|node| node.is_comment() || node.is_pi())
    );
}

/// The addresses of a SARIF log are paths.
fn leads_inside(log: &Value) {
    let list = |value: &Value| value.as_array().unwrap().clone();
    for one in list(&log["results"])
        .iter()
        .chain(&list(&log["invocations"][0]["toolExecutionNotifications"]))
    {
        let uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            .as_str()
            .unwrap();
        assert!(
            uri.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b)),
            "{uri}"
        );
    }
}

/// The programme in git, its city's name and the author of its last commit made of the text.
fn kept(text: &str) -> Repository {
    let project = saturated(text);
    let line = serde_json::to_string(&text.replace(['\n', '\r'], " "))
        .unwrap()
        .replace('\u{7f}', "\\x7f");
    project.file(
        "schemas/city.schema.json",
        format!("{{\"properties\": {{\"own\": {{\"title\": {line}, \"type\": \"string\"}}}}}}"),
    );
    let repository = Repository::of(project);
    let known = repository.project.read("cities/a/themes.yaml");
    let theme = format!("  - {{id: u, title: {line}, description: {line}}}\n");
    repository
        .project
        .file("cities/a/themes.yaml", format!("{known}{theme}"));
    // Git itself takes these three out of a name.
    let name: String = text
        .chars()
        .filter(|c| !matches!(c, '<' | '>' | '\n' | '\0'))
        .collect();
    let name = if name.trim().is_empty() {
        "A".to_owned()
    } else {
        format!("A {name}")
    };
    repository.git(&["add", "-A"]);
    repository.git(&[
        "-c",
        &format!("user.name={name}"),
        "commit",
        "-q",
        "--cleanup=verbatim",
        "-m",
        &format!("x {}", text.replace('\0', "")),
    ]);
    repository
}

/// What is printed, in every form that it has and as wide as it may be.
const PRINTED: [&str; 27] = [
    "validate",
    "validate --rev HEAD",
    "validate --since HEAD~1",
    "validate --lang fr --format short",
    "validate --lang es --format human",
    "status",
    "status --lang fr",
    "status --format json",
    "status --format csv",
    "status --format markdown",
    "status --format html",
    "diff HEAD~1 HEAD",
    "diff HEAD~1 HEAD --format json",
    "diff HEAD~1 HEAD --format markdown",
    "diff HEAD~1 HEAD --format html",
    "review HEAD~1..HEAD",
    "review HEAD~1..HEAD --format json",
    "review HEAD~1..HEAD --format markdown",
    "review HEAD~1..HEAD --format html",
    "history",
    "history --format json",
    "history --format html",
    "history cities/a/themes.yaml",
    "history cities/a/themes.yaml --format markdown",
    "render --out site",
    "schema city",
    "fix --diff",
];

/// Commands that repeat what they are given.
fn told(text: &str) -> Vec<Vec<String>> {
    let text = text.replace('\0', "");
    let of = |arguments: &[&str]| {
        arguments
            .iter()
            .map(|one| one.replace('@', &text))
            .collect()
    };
    [
        &["@"][..],
        &["--@"],
        &["validate", "@"],
        &["validate", "--format", "@"],
        &["validate", "--rev", "@"],
        &["validate", "--since", "@"],
        &["validate", "--output", "no/@/x"],
        &["--lang", "@", "validate"],
        &["--lang", "fr", "@"],
        &["-C", "@", "validate"],
        &["explain", "@"],
        &["schema", "@"],
        &["diff", "@"],
        &["review", "@..HEAD"],
        &["history", "@"],
        &["history", "cities/a/@"],
        &["history", "cities/a/themes.yaml", "--field", "@"],
        &["new", "city", "@"],
        &["new", "project", "a", "@"],
        &["record", "@", "accepted"],
        &["record", "a", "@"],
        &["init", "x/@"],
        &["publish", "--out", "@/y/z"],
        &["owners", "--@"],
    ]
    .into_iter()
    .map(of)
    .collect()
}

fn commands_do_nothing(text: &str) {
    let repository = kept(text);
    for (at, command) in PRINTED.iter().enumerate() {
        for columns in if command.starts_with("status") {
            vec![20, 47, 80, 140, 200]
        } else {
            vec![20 + at * 6]
        } {
            let arguments: Vec<&str> = command.split(' ').collect();
            let run = repository.project.wide(&arguments, columns);
            assert!(
                (0..=2).contains(&run.code),
                "{text:?}: {command}: {}",
                run.err
            );
            is_tame(&format!("{command} at {columns}: {text:?}"), &run.out);
            is_tame(
                &format!("{command} at {columns}, aside: {text:?}"),
                &run.err,
            );
            if command.ends_with("html") {
                let page = scraper::Html::parse_document(&run.out);
                let known = scraper::Selector::parse("feff, script, img, iframe, team").unwrap();
                assert_eq!(page.select(&known).count(), 0, "{text:?}: {command}");
            }
        }
    }
    for arguments in told(text) {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = repository.project.wide(&arguments, 80);
        assert!((0..=2).contains(&run.code), "{arguments:?}: {}", run.err);
        is_tame(&format!("{arguments:?}"), &run.out);
        is_tame(&format!("{arguments:?}, aside"), &run.err);
    }
}

#[test]
fn every_piece_does_nothing_in_any_command() {
    for few in PIECES.chunks(9) {
        commands_do_nothing(&few.join(" "));
        commands_do_nothing(&few.join("\n"));
    }
}

/// Names of cities that a table wraps somewhere: whatever begins a line then is no command.
#[test]
fn a_name_that_is_wrapped_is_no_command() {
    let project = saturated(
        "Inverkell-by-the-sea-and-the-river ::warning file=x::forged ##[error]forged \u{feff}x",
    );
    for columns in 20..=200 {
        let run = project.wide(&["status"], columns);
        is_tame(&format!("at {columns}"), &run.out);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let page = project.run("status --format html").out;
    assert!(
        page.contains("##&#91;error]") && page.contains("&#xFEFF;x"),
        "{page}"
    );
}

#[test]
fn a_mark_of_byte_order_in_a_page_is_an_entity() {
    let project = saturated("one\u{feff}two");
    assert!(project.run("render --out site --to html,md").code < 2);
    for (path, bytes) in project.tree("site") {
        let page = String::from_utf8(bytes).unwrap();
        assert!(
            !path.ends_with(".html") && !path.ends_with(".md") || !page.contains('\u{feff}'),
            "{path}"
        );
        assert!(
            !path.starts_with("a.") || page.contains("one&#xFEFF;two"),
            "{path}: {page}"
        );
    }
}

/// Keys of `owners.cities` reach no file that a forge obeys unless they are cities.
#[test]
fn a_key_that_is_no_city_owns_nothing() {
    let project = saturated("x");
    for key in [
        "x\n* @evil",
        "*",
        "a b",
        "a/",
        "/",
        "",
        "#",
        "!a",
        "a\\",
        "[a]",
        "A",
        "zz",
    ] {
        let quoted = serde_json::to_string(key).unwrap();
        project.file(
            "roadmap.yaml",
            format!(
                "edition: quebec-2022\nlanguages: [fr]\nowners: {{secretariat: [\"@s\"], cities: {{a: [\"@a\"], {quoted}: [\"@m\"]}}}}\n"
            ),
        );
        for command in ["owners", "owners --write", "owners --check"] {
            let run = project.run(command);
            assert_eq!(
                (run.code, run.out.as_str()),
                (1, ""),
                "{key:?}: {command}: {}",
                run.err
            );
            assert!(run.err.contains("unknown-city"), "{key:?}: {}", run.err);
        }
        assert!(!project.path().join(".github").exists());
        assert!(
            project
                .run("validate --format short")
                .out
                .contains("unknown-city"),
            "{key:?}"
        );
    }
    project.edit("roadmap.yaml", ", \"zz\": [\"@m\"]", "");
    assert!(project.run("owners").out.contains("\n/cities/a/ @a @s\n"));
}

#[test]
fn every_piece_does_nothing() {
    for few in PIECES.chunks(3) {
        do_nothing(&few.join(" "));
        do_nothing(&few.join("x"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn pieces_together_do_nothing(text in text()) {
        do_nothing(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("ROADMAP_LONG").is_some() { 200 } else { 3 }))]

    #[test]
    fn pieces_together_do_nothing_in_any_command(text in text()) {
        commands_do_nothing(&text);
    }
}
