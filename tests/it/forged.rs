//! Texts, keys and names of files that forge runner commands, escapes, Markdown, HTML or XML: they do nothing in any report.

use comrak::{Arena, Options, nodes::NodeValue, parse_document};
use proptest::prelude::*;
use serde_json::Value;

use crate::{
    hostile::saturated,
    project::Project,
    reports::{self, Counts, FORMATS},
};

const PIECES: [&str; 52] = [
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
    proptest::collection::vec(prop_oneof![4 => proptest::sample::select(&PIECES[..]), 1 => Just("word")], 1..8).prop_map(|all| all.concat())
}

/// The text in every answer, as keys, as a waiver's reason, and in names of a file and a city.
fn forged(text: &str) -> Project {
    let project = saturated(text);
    let quoted = serde_json::to_string(text).unwrap().replace('\u{7f}', "\\x7f");
    let known = project.read("cities/a/challenges.yaml");
    let waiver = format!(
        "waivers:\n  - {{rule: raw-html, field: challenges, reason: {quoted}}}\n  - {{rule: {quoted}, field: {quoted}, reason: x}}\n"
    );
    project.file("cities/a/challenges.yaml", format!("{known}{quoted}: {quoted}\n{waiver}"));
    let name: String = text.chars().filter(|c| !matches!(c, '/' | '\0')).take(60).collect();
    for path in
        [format!("cities/a/{name}.yaml"), format!("cities/a/{name}.txt"), format!("cities/{name}x/city.yaml"), format!("events/{name}")]
    {
        project.file(&path, "name: A\n");
    }
    project
}

/// What no terminal and no CI runner may be sent.
fn is_tame(format: &str, text: &str) {
    for c in text.chars() {
        assert!(!c.is_control() || matches!(c, '\n' | '\t'), "{format}: {c:?}");
        assert!(
            !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}'),
            "{format}: {c:?}"
        );
    }
    for line in text.lines() {
        assert!(format == "github" || !line.trim_start().starts_with("::"), "{format}: {line}");
        for (at, _) in line.match_indices("##") {
            let rest = line[at..].trim_start_matches('#').trim_start_matches(|c: char| c.is_ascii_alphabetic());
            assert!(!rest.starts_with('['), "{format}: {line}");
        }
    }
}

/// Nothing but words, once a forge has read a text as Markdown.
fn is_inert(markdown: &str, own: bool) {
    let mut options = Options::default();
    let extension = &mut options.extension;
    (extension.table, extension.autolink, extension.strikethrough, extension.footnotes) = (own, true, true, true);
    (extension.math_dollars, extension.math_code, extension.wikilinks_title_after_pipe) = (own, own, true);
    (extension.superscript, extension.underline, extension.spoiler, extension.tasklist) = (own, own, own, true);
    let arena = Arena::new();
    for node in parse_document(&arena, markdown, &options).descendants() {
        let data = node.data();
        match &data.value {
            NodeValue::Text(words) => no_reference(words),
            NodeValue::Document | NodeValue::Paragraph | NodeValue::SoftBreak | NodeValue::LineBreak => {}
            NodeValue::Table(_) | NodeValue::TableRow(_) | NodeValue::TableCell | NodeValue::Strong | NodeValue::Heading(_) if own => {}
            NodeValue::Code(code) if own => assert!(roadmap::model::rule::find(&code.literal).is_some(), "{code:?}"),
            NodeValue::HtmlBlock(block) if own => {
                let line = block.literal.trim();
                let ours = line == "</details>" || line.starts_with("<details><summary>") && line.ends_with(" more</summary>");
                assert!(ours && line.matches('<').count() <= 3, "{line}");
            }
            // In a message they change the look of words, no more.
            NodeValue::Code(_) | NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough if !own => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
}

fn no_reference(words: &str) {
    let chars: Vec<char> = words.chars().collect();
    for pair in chars.windows(2) {
        let joined = matches!(pair[0], '@' | '#' | '!' | '~' | '$' | '%' | '^') && pair[1].is_alphanumeric();
        assert!(!joined, "{words}");
    }
    for forbidden in ["://", "www.", "GH-1", ":smile:", "[[", "]("] {
        assert!(!words.contains(forbidden), "{forbidden}: {words}");
    }
    assert!(!words.split(|c: char| !c.is_alphanumeric()).any(|word| word == "deadbee1"), "{words}");
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
        assert_eq!(counts, Counts { older: counts.older, ..expected }, "{format}");
    }
    let commands = texts["github"].lines().filter(|line| line.trim_start().starts_with("::"));
    for line in commands {
        let (head, _) = line[2..].split_once("::").unwrap();
        let level = head.split(' ').next().unwrap();
        assert!(["error", "warning", "notice"].contains(&level) && head.matches('=').count() >= 4 && !head.contains(':'), "{line}");
    }
    is_inert(&texts["markdown"], true);
    let value = |format: &str| serde_json::from_str::<Value>(&texts[format]).unwrap();
    let list = |value: &Value| value.as_array().unwrap().clone();
    let said = list(&value("gitlab")).into_iter().map(|one| one["description"].clone());
    let said = said.chain(list(&value("rdjson")["diagnostics"]).into_iter().map(|one| one["message"].clone()));
    let log = value("sarif")["runs"][0].clone();
    let said = said.chain(list(&log["results"]).into_iter().map(|one| one["message"]["text"].clone()));
    for message in said {
        is_inert(message.as_str().unwrap(), false);
    }
    for one in list(&log["results"]).iter().chain(&list(&log["invocations"][0]["toolExecutionNotifications"])) {
        let uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b)), "{uri}");
    }
    let xml = roxmltree::Document::parse(&texts["junit"]).unwrap();
    let known = ["testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped", "system-out"];
    assert!(xml.descendants().filter(roxmltree::Node::is_element).all(|node| known.contains(&node.tag_name().name())));
    assert!(!xml.descendants().any(|node| node.is_comment() || node.is_pi()));
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
