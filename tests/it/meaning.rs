//! Markdown keeps its meaning: the words that a reader sees on a page are the words that were written, in order, and what Markdown
//! would take for a mark although nobody meant it is none, or is told.

use proptest::prelude::*;
use roadmap::model::{
    markdown::{self, FaultKind},
    typography::{self, Profile},
    words::Unit,
};
use scraper::{ElementRef, Html, Node, Selector};

use crate::project::{Project, cases};

fn html(text: &str) -> String {
    markdown::show(text, 3, 0, Unit::Words, &|words| words.to_owned()).html
}

fn french(text: &str) -> String {
    let shown = markdown::show(text, 3, 0, Unit::Words, &|words| {
        typography::apply(Profile::FrFr, words).into_owned()
    });
    shown.html.replace('\u{a0}', "⍽").replace('\u{202f}', "⎵")
}

fn kinds(text: &str) -> Vec<FaultKind> {
    markdown::read(text)
        .1
        .into_iter()
        .map(|fault| fault.kind)
        .collect()
}

#[test]
fn marks_inside_words_and_numbers_are_signs() {
    for (text, shown) in [
        (
            "Floods of 10~20 cm in 30~40 houses.",
            "<p>Floods of 10~20 cm in 30~40 houses.</p>",
        ),
        ("Between ~20 and ~30 %.", "<p>Between ~20 and ~30 %.</p>"),
        ("10~~20 cm, 30~~40", "<p>10~~20 cm, 30~~40</p>"),
        ("It is ~~gone~~.", "<p>It is <del>gone</del>.</p>"),
        ("A box of 1*2*3 m.", "<p>A box of 1*2*3 m.</p>"),
        ("2*a by 3*b", "<p>2*a by 3*b</p>"),
        ("10**5 and 10**6", "<p>10**5 and 10**6</p>"),
        (
            "Bürger*innen und Mitarbeiter*innen",
            "<p>Bürger*innen und Mitarbeiter*innen</p>",
        ),
        (
            "*wett*bewerb, **so**",
            "<p><em>wett</em>bewerb, <strong>so</strong></p>",
        ),
        ("3*4 m is *much*", "<p>3*4 m is <em>much</em></p>"),
        ("> 50 mm in an hour", "<p>&gt; 50 mm in an hour</p>"),
        ("> 50 %\n> 30 %", "<p>&gt; 50 %\n&gt; 30 %</p>"),
        (">€5 000", "<p>&gt;€5 000</p>"),
        ("- > 50 mm", "<ul>\n<li>&gt; 50 mm</li>\n</ul>"),
    ] {
        assert_eq!(html(text).trim_end(), shown, "{text}");
        assert_eq!(kinds(text), [], "{text}");
        let again = markdown::show(text, 3, 0, Unit::Words, &|words| words.to_owned()).commonmark;
        assert_eq!(html(&again).trim_end(), shown, "{text} as {again}");
    }
}

#[test]
fn emphasis_beside_scripts_without_spaces_is_emphasis() {
    for text in [
        "**日本語の文章（括弧付き）。**この文が続きます。",
        "请看**“重点”**内容",
        "**스크립트(script)**라고",
        "**重要！**です",
    ] {
        assert!(html(text).contains("<strong>"), "{text}: {}", html(text));
    }
}

#[test]
fn bare_addresses_are_links_that_end_where_the_address_does() {
    for (text, href) in [
        ("See https://example.org/plan.", "https://example.org/plan"),
        (
            "See (https://example.org/plan?a=1&b=2)",
            "https://example.org/plan?a=1&amp;b=2",
        ),
        ("www.example.org", "http://www.example.org"),
        (
            "Voir «\u{a0}https://example.org/plan\u{a0}»",
            "https://example.org/plan",
        ),
        (
            "Voir https://example.org/plan\u{202f}!",
            "https://example.org/plan",
        ),
        (
            "详见https://example.org/plan。谢谢",
            "https://example.org/plan",
        ),
        ("http://example.org/a_b_c", "http://example.org/a_b_c"),
        ("https://example.org/plan… et", "https://example.org/plan"),
    ] {
        assert!(
            html(text).contains(&format!("<a href=\"{href}\">")),
            "{text}: {}",
            html(text)
        );
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn a_link_that_leads_nowhere_is_told_and_its_words_stay() {
    for target in [
        "#quay",
        "docs/plan.pdf",
        "plan.pdf",
        "bruges.html",
        "www.example.org",
        "/plan",
        "https://",
        "http:plan",
        "mailto:ann",
        "tel:1",
    ] {
        let text = format!("See [the **plan**]({target}).");
        assert_eq!(kinds(&text), [FaultKind::Link], "{text}");
        assert_eq!(
            html(&text).trim_end(),
            "<p>See the <strong>plan</strong>.</p>"
        );
    }
}

/// Texts that say more than they show, by what is wrong, and the words that stay.
const DROPPED: [(&str, FaultKind, &str); 12] = [
    (
        "| a | b |\n| - | - |\n| 1 | 2 | since 2019 | x |",
        FaultKind::Cell,
        "since 2019 | x",
    ),
    (
        "| a | b |\n| - | - |\n| 1 | \\| | since \\| 2019 |\n",
        FaultKind::Cell,
        "since | 2019",
    ),
    (
        "Text.\n\n[^1]: A note that nobody calls.",
        FaultKind::Unused,
        "[^1]: A note that nobody calls.",
    ),
    (
        "Text[^1].\n\n[^1]: One.\n\n[^1]: Two.",
        FaultKind::Unused,
        "[^1]: One.",
    ),
    (
        "Text.\n\n[Note]: important",
        FaultKind::Unused,
        "[Note]: important",
    ),
    (
        "[a]\n\n[a]: https://a.org\n[a]: https://b.org",
        FaultKind::Unused,
        "https://b.org",
    ),
    ("Text.\n\n    four spaces", FaultKind::Code, "four spaces"),
    ("Text.\n\n\ta tab", FaultKind::Code, "a tab"),
    ("- one\n\n      six", FaultKind::Code, "six"),
    (
        "> Dear all,\n> we meet.",
        FaultKind::Quotation,
        "Dear all,\nwe meet.",
    ),
    (
        "He wrote:\n\n> One\nand two",
        FaultKind::Quotation,
        "One\nand two",
    ),
    ("He wrote:\n\n> One\n> > Two", FaultKind::Quotation, "Two"),
];

#[test]
fn nothing_that_was_written_is_dropped() {
    for (text, kind, words) in DROPPED {
        assert!(kinds(text).contains(&kind), "{text}: {:?}", kinds(text));
        let seen: String = Html::parse_fragment(&html(text))
            .root_element()
            .text()
            .collect();
        assert!(seen.replace("  ", " ").contains(words), "{text}: {seen}");
    }
    for text in [
        "He wrote:\n\n> One\n> two",
        "> « One »",
        "> One\n> — Ann",
        "```\n    code\n```",
        "| a |\n| - |\n| 1 | |",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn numbers_of_a_list_are_those_that_were_written() {
    for (text, shown) in [
        ("1986. One\n1990. Two", vec!["1986", "1990"]),
        ("1. a\n3. b\n4. c", vec!["1", "3", "4"]),
        ("1. a\n1. b\n1. c", vec!["1", "2", "3"]),
        ("1. a\n2. b\n2. c\n3. d", vec!["1", "2", "2", "3"]),
    ] {
        let of = |text: &str| {
            seen(&html(text))
                .into_iter()
                .filter(|word| word.parse::<usize>().is_ok())
                .collect::<Vec<_>>()
        };
        assert_eq!(of(text), shown, "{text}");
        let again = markdown::show(text, 3, 0, Unit::Words, &|words| words.to_owned()).commonmark;
        assert_eq!(of(&again), shown, "{again}");
    }
}

#[test]
fn typography_holds_where_marks_meet_words() {
    for (text, shown) in [
        (
            "**Attention**: eau. Voir [le plan](https://e.org)?",
            "<p><strong>Attention</strong>⍽: eau. Voir <a href=\"https://e.org\">le plan</a>⎵?</p>",
        ),
        (
            "**Attention :** eau",
            "<p><strong>Attention⍽:</strong> eau</p>",
        ),
        ("*Quoi* !", "<p><em>Quoi</em>⎵!</p>"),
        ("« **eau** »", "<p>«⍽<strong>eau</strong>⍽»</p>"),
        ("«*eau*»", "<p>«⍽<em>eau</em>⍽»</p>"),
        (
            "l'**eau** et l'`eau`; oui",
            "<p>l’<strong>eau</strong> et l’<code>eau</code>⎵; oui</p>",
        ),
        ("`a: b!`", "<p><code>a: b!</code></p>"),
        ("**50**%", "<p><strong>50</strong>⍽%</p>"),
        ("Un mot[^1]?\n\n[^1]: Note.", "⎵?</p>"),
        (
            "[**plan**](https://e.org): x",
            "<strong>plan</strong></a>⍽: x",
        ),
        ("**[plan](https://e.org)**: x", "</a></strong>⍽: x"),
    ] {
        assert!(french(text).contains(shown), "{text}: {}", french(text));
    }
}

#[test]
fn notes_of_all_texts_of_a_page_have_names_of_their_own() {
    let project = Project::example("quebec");
    project.file(
        "cities/aldermoor/challenges.yaml",
        "challenges: |\n  One[^1] and two[^b].\n\n  [^1]: First note.\n\n  [^b]: Second note.\nactions: |\n  Three[^1].\n\n  [^1]: Third note.\n",
    );
    let run = project.run("render --out site");
    assert_eq!(run.code, 0, "{}", run.err);
    let page = project.read("site/aldermoor.html");
    let document = Html::parse_document(&page);
    let ids: Vec<&str> = document
        .select(&Selector::parse("[id]").unwrap())
        .filter_map(|one| one.attr("id"))
        .collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    for (call, words) in [
        ("fnref-1", "First"),
        ("fnref-2", "Second"),
        ("fnref-3", "Third"),
    ] {
        let call = document
            .select(&Selector::parse(&format!("#{call}")).unwrap())
            .next()
            .unwrap();
        let note = Selector::parse(call.attr("href").unwrap()).unwrap();
        assert!(
            document
                .select(&note)
                .next()
                .unwrap()
                .text()
                .collect::<String>()
                .contains(words)
        );
    }
    let text = project.read("site/aldermoor.md");
    for n in 1..=3 {
        assert_eq!(text.matches(&format!("[^{n}]:")).count(), 1, "{text}");
        assert_eq!(text.matches(&format!("[^{n}]")).count(), 2, "{text}");
    }
}

#[test]
fn the_finding_stands_at_the_cell_and_at_the_line() {
    let project = Project::example("quebec");
    project.file(
        "cities/aldermoor/challenges.yaml",
        "challenges: |\n  | Place | Depth |\n  | --- | --- |\n  | Quay | 20 cm | since 2019 |\n\n  See [the quay](#quay).\n\n      four\n\n  [^x]: Lost.\nactions: Two.\n",
    );
    let run = project.run("validate --format short cities/aldermoor/challenges.yaml");
    let lines: Vec<&str> = run
        .out
        .lines()
        .filter(|line| !line.contains("approval") && !line.starts_with("Checked"))
        .collect();
    snapbox::assert_data_eq!(
        lines.join("\n") + "\n",
        snapbox::str![[r#"
cities/aldermoor/challenges.yaml:4:20: warning[text-marks] this row has more cells than the table: `since 2019` stands beyond the last column
cities/aldermoor/challenges.yaml:6:18: warning[broken-link] the link `#quay` leads nowhere
cities/aldermoor/challenges.yaml:8:7: warning[text-marks] four spaces make this line code: `four`
cities/aldermoor/challenges.yaml:10:3: warning[text-marks] nothing in the text refers to `[^x]:`

"#]]
    );
}

/// Words and numbers of HTML as a reader sees them, numbers of lists included.
fn seen(html: &str) -> Vec<String> {
    fn walk(element: ElementRef<'_>, out: &mut String) {
        let name = element.value().name();
        let mut number: usize = element
            .attr("start")
            .and_then(|start| start.parse().ok())
            .unwrap_or(1);
        for child in element.children() {
            match child.value() {
                Node::Text(text) => out.push_str(text),
                Node::Element(one)
                    if one.has_class("footnote-ref", scraper::CaseSensitivity::CaseSensitive) => {}
                Node::Element(one)
                    if one
                        .has_class("footnote-backref", scraper::CaseSensitivity::CaseSensitive) => {
                }
                Node::Element(_) => {
                    if name == "ol" {
                        out.push_str(&format!(" {number} "));
                        number += 1;
                    }
                    walk(ElementRef::wrap(child).unwrap(), out);
                    if !matches!(name, "p" | "em" | "strong" | "a" | "code" | "del") {
                        out.push(' ');
                    }
                }
                _ => {}
            }
        }
    }
    let mut text = String::new();
    walk(Html::parse_fragment(html).root_element(), &mut text);
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words of the soup, `kNN` and `7NNN`, wherever they stand.
fn own(text: &str) -> Vec<String> {
    let (bytes, mut at, mut found) = (text.as_bytes(), 0, Vec::new());
    let digits = |from: usize, to: usize| {
        bytes
            .get(from..to)
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    while at < bytes.len() {
        let length = match bytes[at] {
            b'k' if digits(at + 1, at + 3) => 3,
            b'7' if digits(at + 1, at + 4) => 4,
            _ => 0,
        };
        found.extend((length > 0).then(|| text[at..at + length].to_owned()));
        at += length.max(1);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(2_000, 200_000)))]

    /// Marks, words and numbers in any order: what a reader sees of HTML and of Markdown are the words, in order.
    #[test]
    fn the_words_that_are_seen_are_the_words_that_were_written(pieces in prop::collection::vec(prop_oneof![
        6 => Just("W"), 2 => Just("N"), 4 => Just(" "), 2 => Just("\n"), 1 => Just("\n\n"),
        1 => Just("*"), 1 => Just("**"), 1 => Just("_"), 1 => Just("~"), 1 => Just("~~"), 1 => Just("`"), 1 => Just("\n> "), 1 => Just("\n- "),
        1 => Just("\nN. "), 1 => Just("    "), 1 => Just("|"), 1 => Just("\n| - | - |\n"), 1 => Just("["), 1 => Just("]"), 1 => Just("]:"), 1 => Just("]("),
        1 => Just("](https://e.org)"), 1 => Just(")"), 1 => Just("\n# "), 1 => Just("!"), 1 => Just(":"), 1 => Just("\\"), 1 => Just("https://e.org/"),
        1 => Just("<"), 1 => Just(">"), 1 => Just("\n```\n"), 1 => Just("\n---\n"), 1 => Just("\n==\n"), 1 => Just("\t"), 1 => Just("\n  "), 1 => Just("@"),
        1 => Just("("), 1 => Just("- "), 1 => Just("é"), 1 => Just("。"), 1 => Just("语"), 1 => Just("«"), 1 => Just("?"), 1 => Just("\u{a0}"),
        1 => Just("www.e.org"), 1 => Just("W@W.org"), 1 => Just("&"), 1 => Just("[^1]"), 1 => Just("\n[^1]: "), 1 => Just("\n1. "),
    ], 0..40)) {
        let mut text = String::new();
        for (at, piece) in pieces.iter().enumerate() {
            text.push_str(&piece.replace('W', &format!("k{at:02}")).replace('N', &format!("7{at:03}")));
        }
        let (_, faults) = markdown::read(&text);
        // What a link or a picture hides behind its words was told; addresses in words have no place of their own.
        prop_assume!(!faults.iter().any(|fault| matches!(fault.kind, FaultKind::Link | FaultKind::ImageAlt | FaultKind::Excess)));
        let shown = markdown::show(&text, 3, 0, Unit::Words, &|words| typography::apply(Profile::FrFr, words).into_owned());
        let noted = text.contains("[^");
        let own = |text: &str| {
            let mut words = own(text);
            // Notes stand at the end of their text.
            if noted {
                words.sort_unstable();
            }
            words
        };
        let expected = own(&text);
        prop_assert_eq!(own(&seen(&shown.html).join(" ")), expected.clone(), "{} as {}", text, shown.html);
        let again = markdown::show(&shown.commonmark, 0, 0, Unit::Words, &|words| words.to_owned());
        prop_assert_eq!(own(&seen(&again.html).join(" ")), expected, "{} as {}", text, shown.commonmark);
    }
}
