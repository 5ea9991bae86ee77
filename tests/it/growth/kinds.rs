//! Kinds of input that readers of Markdown, of YAML and of lists were slow on somewhere, each of any size.

/// A kind of input.
pub struct Kind {
    pub name: &'static str,
    /// In a city's folder; `network` stands for one of the networks.
    file: &'static str,
    text: Text,
}

/// What is written as often as there is room for.
enum Text {
    /// A text in Markdown: one piece again and again.
    Again(&'static str),
    /// A text in Markdown: a piece as often as another, something between them.
    Round(&'static str, &'static str, &'static str),
    /// A text in Markdown that is made for its size.
    Made(fn(usize) -> String),
    /// A file: its head, and a line for each number.
    Lines(&'static str, fn(usize) -> String),
    /// A file: its head, and one piece again and again.
    Pieces(&'static str, &'static str),
    /// A file that is made for its size.
    File(fn(usize) -> String),
}

use Text::{Again, File, Lines, Made, Pieces, Round};

impl Kind {
    /// Where it lies if it is number `at`.
    pub fn path(&self, at: usize) -> String {
        if self.file == "network" {
            format!("networks/n{at}.yaml")
        } else {
            format!("cities/k{at}/{}.yaml", self.file)
        }
    }

    /// A file of about so many bytes.
    pub fn text(&self, bytes: usize) -> String {
        let quoted = |text: &str| {
            let text = serde_json::to_string(text)
                .unwrap()
                .replace('\u{7f}', "\\x7f");
            format!("challenges: {text}\nactions: x\n")
        };
        let again = |piece: &str| piece.repeat(bytes / piece.len());
        match self.text {
            Again(piece) => quoted(&again(piece)),
            Round(open, between, close) => {
                let count = bytes / (open.len() + close.len()).max(1);
                quoted(&format!(
                    "{}{between}{}",
                    open.repeat(count),
                    close.repeat(count)
                ))
            }
            Made(make) => quoted(&make(bytes)),
            Lines(head, line) => {
                let mut text = head.to_owned();
                let most = head.len() + bytes;
                for at in 0.. {
                    let line = line(at);
                    if text.len() + line.len() > most {
                        break;
                    }
                    text.push_str(&line);
                }
                text
            }
            Pieces(head, piece) => format!("{head}{}", again(piece)),
            File(make) => make(bytes),
        }
    }

    /// The same file as another hand would have left it: items in another order, every third other than it was, words too.
    pub fn changed(&self, text: &str) -> String {
        match self.text {
            Lines(head, _) => {
                let lines: Vec<&str> = text[head.len()..].lines().collect();
                let other = |(at, line): (usize, &&str)| {
                    if at % 3 == 0 {
                        line.replace('1', "7")
                    } else {
                        (*line).to_owned()
                    }
                };
                format!(
                    "{head}{}\n",
                    lines
                        .iter()
                        .enumerate()
                        .map(other)
                        .rev()
                        .collect::<Vec<_>>()
                        .join("\n")
                )
            }
            _ => text.replace('a', "a b"),
        }
    }
}

const fn text(name: &'static str, text: Text) -> Kind {
    Kind {
        name,
        file: "challenges",
        text,
    }
}

const fn file(name: &'static str, file: &'static str, text: Text) -> Kind {
    Kind { name, file, text }
}

/// Whole numbers of which the sum is about `bytes`: what grows by one each time.
fn steps(bytes: usize) -> std::ops::Range<usize> {
    0..(2 * bytes).isqrt()
}

/// What the pathological tests of cmark and comrak know, and what typography, words, addresses and amounts may stumble over.
pub const MARKDOWN: &[Kind] = &[
    text("words", Again("word ")),
    text(
        "pictures within pictures",
        Made(|n| format!("{}a{}", "![".repeat(n / 4), "]()".repeat(n / 8))),
    ),
    text("pictures without words", Again("![](x) ")),
    text(
        "pictures within pictures, all closed",
        Round("![", "a", "](x)"),
    ),
    text("pictures that hold nothing", Again("![[]()")),
    text("tags", Again("<b>")),
    text(
        "tags with names",
        Made(|n| (0..n / 8).map(|at| format!("<b{at}> ")).collect()),
    ),
    text("blocks of HTML", Again("<div>\n\n")),
    text("units of sums", Again("k$ 14,5 | milliers d'euros ")),
    text(
        "numbers of a table in thousands",
        Made(|n| format!("|k$|\n|-|\n{}", "|14,5|\n".repeat(n / 7))),
    ),
    text("tables that do not end", Again("<table><tr><td>k$ 14,5")),
    text("addresses", Again("a@b.cc ")),
    text("addresses without end", Again("@a.b")),
    text("forbidden links", Again("[a](javascript:x)")),
    text(
        "other forbidden links",
        Made(|n| (0..n / 12).map(|at| format!("[a](x:{at}) ")).collect()),
    ),
    text(
        "lines quoted deeply",
        Made(|n| format!("{}a\n{}", "> ".repeat(n / 4), "a\n".repeat(n / 4))),
    ),
    text(
        "rows of one cell",
        Made(|n| {
            format!(
                "{}|\n{}|\n{}",
                "|a".repeat(n / 12),
                "|-".repeat(n / 12),
                "|x\n".repeat(n / 5)
            )
        }),
    ),
    text(
        "rows without bars",
        Made(|n| {
            format!(
                "{}\n{}\n{}",
                "a|".repeat(n / 12),
                "-|".repeat(n / 12),
                "x\n".repeat(n / 4)
            )
        }),
    ),
    text("one word", Again("w")),
    text("strong in emphasis", Round("*a **a ", "b", " a** a*")),
    text("emphasis closed", Again("a_ ")),
    text("emphasis opened", Again("_a ")),
    text("emphasis crossed", Again("*a_ ")),
    text(
        "emphasis by threes",
        Made(|n| format!("x**x{}{}", " _x".repeat(n / 6), "x* ".repeat(n / 6))),
    ),
    text("emphasis by threes again", Round("*x ", "", ".**")),
    text("emphasis of every sort", Again("a**bc* ")),
    text("emphasis within emphasis", Round("*_", "a", "_*")),
    text("brackets closed", Again("a]")),
    text("brackets opened", Again("[a")),
    text("brackets", Round("[", "a", "]")),
    text("links within links", Round("[", "a", "](b)")),
    text("links opened", Again("[a](b")),
    text("links opened with angles", Again("[a](<b")),
    text("titles opened", Again("[a](b \"")),
    text("titles", Again("[a](b \"c\")")),
    text(
        "escaped brackets",
        Made(|n| format!("[{}\n[a]: b", "\\[".repeat(n / 2))),
    ),
    text(
        "references",
        Made(|n| (0..n / 10).map(|at| format!("[{at}]: u\n")).collect()),
    ),
    text(
        "one reference",
        Made(|n| format!("[a]: u\n\n{}", "[a]".repeat(n / 3))),
    ),
    text(
        "long reference",
        Made(|n| format!("[a]: {}\n\n{}", "u".repeat(n / 2), "[a]".repeat(n / 6))),
    ),
    text("references opened", Again("[a\n")),
    text("quotations within quotations", Round("> ", "a", "")),
    text(
        "quotations in steps",
        Made(|n| {
            steps(n)
                .map(|at| format!("{} a\n", ">".repeat(at)))
                .collect()
        }),
    ),
    text("quoted lists", Again(">- ")),
    text(
        "lists in steps",
        Made(|n| {
            steps(n / 2)
                .map(|at| format!("{}* a\n", "  ".repeat(at)))
                .collect()
        }),
    ),
    text("lists within lists", Again("* ")),
    text("numbered lists within lists", Again("1. ")),
    text("items", Again("- a\n")),
    text(
        "code of every width",
        Made(|n| steps(n).map(|at| format!("e{}", "`".repeat(at))).collect()),
    ),
    text("code opened", Again("`a``")),
    text("fences", Again("```\n")),
    text("comments opened", Round("", "</", "<!--")),
    text("declarations", Again("<!A ")),
    text("instructions", Again("<?")),
    text("data", Again("<![CDATA[")),
    text("angles", Again("<")),
    text("tags opened", Again("<a b")),
    text("addresses between angles", Again("<http://a>")),
    text("schemes opened", Again("<a:")),
    text("entities", Again("&amp;")),
    text("ampersands", Again("&")),
    text("entities of nothing", Again("&#x0;")),
    text(
        "wide tables",
        Made(|n| format!("{}|\n{}|\n", "|a".repeat(n / 4), "|-".repeat(n / 4))),
    ),
    text("tables", Again("a|b\n-|-\n")),
    text(
        "long tables",
        Made(|n| format!("a|b\n-|-\n{}", "x|y\n".repeat(n / 4))),
    ),
    text(
        "a table under a paragraph",
        Made(|n| format!("{}b|c\n-|-\n", "a\n".repeat(n / 2))),
    ),
    text(
        "escaped bars",
        Made(|n| format!("a|b\n-|-\n{}", "\\|".repeat(n / 2))),
    ),
    text("notes", Again("[^a]")),
    text(
        "notes and their texts",
        Made(|n| {
            (0..n / 24)
                .map(|at| format!("[^{at}]\n\n[^{at}]: x\n\n"))
                .collect()
        }),
    ),
    text(
        "one note",
        Made(|n| format!("[^a]: x\n\n{}", "[^a]".repeat(n / 4))),
    ),
    text("notes opened", Again("[^")),
    text(
        "notes in notes",
        Made(|n| {
            (0..n / 16)
                .map(|at| format!("[^{at}]: [^{}]\n", at + 1))
                .collect()
        }),
    ),
    text("struck", Round("~~a ", "", "a~~ ")),
    text("tildes", Again("~a ~~")),
    text("rules", Again("* * *\n")),
    text("headings", Again("# a\n")),
    text("underlined", Again("a\n=\n")),
    text("stars", Again("*")),
    text("stars on both sides", Round("*", "a", "*")),
    text("strong", Again("**x")),
    text("backslashes", Again("\\*")),
    text("hard breaks", Again("a  \n")),
    text("indented", Again("\ta\n")),
    text("rows of many lengths", Again("| a |\n| b | c |\n")),
    text("blank lines", Again("\n")),
    text("blanks", Round(" ", "a", " ")),
    text("signs with spaces before", Again(" ;")),
    text("signs", Again(" : ; ! ?")),
    text("quotation marks", Again("« ")),
    text("quotation marks closed", Again(" »")),
    text("apostrophes", Again("'a")),
    text("shares", Again("6 %")),
    text("no-break spaces", Again("\u{a0}")),
    text("figures", Again("1")),
    text("figures apart", Again("1 ")),
    text("figures with points", Again("1.")),
    text("thousands", Again("1'000 ")),
    text("prices", Again("1 € ")),
    text("accents", Again("\u{301}")),
    text("nothing seen", Again("\u{200b}")),
    text("turned", Again("\u{202e}")),
    text("addresses and signs", Round("x", "://", "'")),
    text("marks of addresses", Again("`\"<«")),
];

/// A text of which many lines are mended at once.
pub const MENDED: &[Kind] = &[
    text(
        "folded paragraphs",
        File(|n| format!("challenges: >\n{}actions: y\n", " a\n\n".repeat(n / 4))),
    ),
    text(
        "blank lines below a colon",
        File(|n| format!("challenges: a: b\n{}actions: y\n", "\n".repeat(n))),
    ),
    text(
        "blanks, dashes and less than nothing",
        File(|n| {
            let (blanks, dashes) = (" ".repeat(n / 3), "-".repeat(n / 3));
            format!(
                "challenges: a: b {blanks}x{dashes} {}\n",
                "-1 ".repeat(n / 9)
            )
        }),
    ),
    text(
        "lines of a text that begin as an answer does",
        Lines("challenges: |\n  a\n", |_| "  actions: x y\n".to_owned()),
    ),
    // A repair of many lines, with findings in each; and many repairs.
    text(
        "keys again in maps",
        Lines("", |n| format!("k{n}: {{a: x, a: y}}\n")),
    ),
    file(
        "ids to be mended",
        "themes",
        Lines("themes:\n", |n| {
            format!("  - {{id: T {n}, title: no}}\n  - {{id: u{n}, title: T}}\n")
        }),
    ),
    file(
        "items without an id",
        "themes",
        Lines("themes:\n", |n| format!("  - {{title: T{n}}}\n")),
    ),
    file(
        "answers without a name",
        "staff",
        Lines("people:\n", |n| {
            format!("  - role: coordinator\n    Ana R{n}\n    title: X\n    email: a@b.org\n")
        }),
    ),
    file(
        "members by name",
        "network",
        Lines("members:\n", |n| {
            format!("  - name: K{n}\n    country: France\n    statut: membre\n")
        }),
    ),
    file(
        "quotes that are not closed",
        "staff",
        Lines("people:\n", |n| {
            format!("  - {{role: coordinator, name: \"Ana {n}, title: X}}\n")
        }),
    ),
    // Answers that say far more than was asked for.
    file(
        "articles in roles",
        "staff",
        Lines("people:\n", |_| format!("  - role: {}\n", "le ".repeat(60))),
    ),
    file(
        "dashes in items",
        "staff",
        Lines("people:\n", |_| format!("  - {}\n", "a - ".repeat(50))),
    ),
];

/// Files that can hardly be read, or not at all.
pub const YAML: &[Kind] = &[
    text("a key again", Pieces("", "a: 1\n")),
    text(
        "keys again and others",
        Lines("", |n| format!("a: 1\nb{n}: 1\n")),
    ),
    text("a key again with accents", Pieces("", "é: é\n")),
    text("keys again in items", Pieces("x:\n", "  - {a: 1, a: 2}\n")),
    text("unknown keys", Lines("", |n| format!("zorglub{n}: 1\n"))),
    text(
        "unknown keys below a text",
        Lines("challenges: x\n", |n| format!("zorglub{n}: 1\n")),
    ),
    file(
        "unknown keys in items",
        "themes",
        Lines("themes:\n", |n| format!("  - {{id: t{n}, zz: 1}}\n")),
    ),
    text(
        "unknown languages",
        Lines("challenges:\n", |n| format!("  aa-x{n}: x\n")),
    ),
    file(
        "other values in other tools",
        "themes",
        Lines("themes:\n", |n| {
            format!("  - {{id: t{n}, title: no, description: 12:30}}\n")
        }),
    ),
    file(
        "one line",
        "themes",
        File(|n| {
            let item = |at: usize| {
                format!("{{id: t{at}, title: T, description: x, axis: axis-1, axis_relation: x}}")
            };
            format!(
                "themes: [{}]\n",
                (0..n / 70).map(item).collect::<Vec<_>>().join(", ")
            )
        }),
    ),
    file("dashes alone", "staff", Pieces("people:\n", "  -\n")),
    text(
        "waivers",
        Lines("challenges: x <b>\nwaivers:\n", |n| {
            format!("  - {{rule: raw-html, field: challenges, reason: r{n}}}\n")
        }),
    ),
    text(
        "waivers of many faults",
        File(|n| {
            let waiver =
                |at: usize| format!("  - {{rule: raw-html, field: challenges.{at}, reason: r}}\n");
            format!(
                "challenges: \"{}\"\nwaivers:\n{}",
                "<b> ".repeat(n / 8),
                (0..n / 110).map(waiver).collect::<String>()
            )
        }),
    ),
    text(
        "waivers of no rule",
        Lines("waivers:\n", |n| {
            format!("  - {{rule: zz{n}, field: f, reason: r}}\n")
        }),
    ),
    text("notes on lines", Pieces("", "a: b # c\n")),
    text(
        "notes on texts",
        Lines("waivers:\n", |n| format!("  - reason: text #{n}\n")),
    ),
    text(
        "keys in steps",
        File(|n| {
            steps(n)
                .map(|at| format!("{}a:\n", " ".repeat(at)))
                .collect()
        }),
    ),
    text("brackets", Pieces("a: ", "[")),
    text("braces", Pieces("a: ", "{a: ")),
    text("dashes", Pieces("", "- ")),
    text("question marks", Pieces("", "? ")),
    text("colons", Pieces("", "a: b: ")),
    text("lines with colons", Pieces("", "a: b: c\n")),
    text("tabs", Pieces("a:\n", "\tb: c\n")),
    text("anchors", Lines("", |n| format!("a{n}: &a{n} x\n"))),
    text("aliases", Lines("a: &a x\n", |n| format!("b{n}: *a\n"))),
    text("marks of types", Lines("", |n| format!("a{n}: !x y\n"))),
    text(
        "marks of merges",
        Pieces("", "<<<<<<< a\na: b\n=======\na: c\n>>>>>>> b\n"),
    ),
    text("quotes opened", Pieces("", "a: \"x\n")),
    text("apostrophes opened", Pieces("", "a: 'x\n")),
    text("quotes of Word", Pieces("", "a: “x” y: z\n")),
    text("remarks", Pieces("", "# x\n")),
    text("broken braces", Pieces("", "a: {b: c # d, e: f: g}\n")),
    text("broken braces on one line", Pieces("a: {", "b: c: d, ")),
    text("blank lines under a bar", Pieces("a: |\n", "\n")),
    text("blank lines of every width", Pieces("a: |\n", " \n  \n")),
    text("folded", Pieces("a: >\n", "  x\n\n")),
    text("a text on many lines", Pieces("a: x\n", "  y\n")),
    text(
        "blank lines in quotes",
        File(|n| format!("a: \"x\n{}  y\"\n", "\n".repeat(n))),
    ),
    text(
        "line ends escaped",
        File(|n| format!("a: \"{}\"\n", "\\\n ".repeat(n / 3))),
    ),
    text("carriage returns", Pieces("", "a: b\r")),
    text("documents", Pieces("", "---\n")),
    text("directives", Pieces("", "%a b\n")),
    text("bullets", Pieces("", "a: x\n• y\n")),
    text("lines alone", Pieces("a: x\n", "lorem ipsum dolor\n")),
    text("a long key", Pieces("", "a")),
    file("a long name", "city", Pieces("kind: city\nname: ", "A ")),
    file("a long kind", "city", Pieces("name: A\nkind: ", "A")),
    file(
        "a long zone",
        "city",
        Pieces("name: A\ntime_zone: ", "Europe/"),
    ),
    file(
        "a long address",
        "staff",
        Pieces("people:\n  - email: ", "a@"),
    ),
    file(
        "a long identifier",
        "themes",
        Pieces("themes:\n  - id: ", "a_"),
    ),
];

/// Lists of every kind of fiche, right and wrong.
pub const LISTS: &[Kind] = &[
    file(
        "themes",
        "themes",
        Lines("themes:\n", |n| {
            format!(
                "  - {{id: t{n}, title: T{n}, description: x, axis: axis-1, axis_relation: x}}\n"
            )
        }),
    ),
    file(
        "themes again",
        "themes",
        Pieces(
            "themes:\n",
            "  - {id: t, title: T, description: x, axis: axis-1, axis_relation: x}\n",
        ),
    ),
    file(
        "themes on no axis",
        "themes",
        Lines("themes:\n", |n| {
            format!("  - {{id: t{n}, title: T{n}, description: x, axis: zz{n}}}\n")
        }),
    ),
    file(
        "people",
        "staff",
        Lines("people:\n", |n| {
            format!("  - {{role: coordinator, name: N{n}, title: x, email: a{n}@b.invalid}}\n")
        }),
    ),
    file(
        "people of no role",
        "staff",
        Lines("people:\n", |n| {
            format!("  - {{role: r{n}, name: N{n}, email: zz{n}}}\n")
        }),
    ),
    file(
        "expenses",
        "action-plan",
        Lines(
            "network: n\nconcept: x 1234\nbudget:\n  currency: EUR\n  expenses:\n",
            |n| {
                format!("    - {{group: activities, category: travel, label: L{n}, amount: {n}}}\n")
            },
        ),
    ),
    file(
        "expenses below nothing",
        "action-plan",
        Lines("network: n\nbudget:\n  currency: EUR\n  expenses:\n", |n| {
            format!(
                "    - {{group: activities, category: travel, label: L{n}, amount: -{}.000}}\n",
                n % 999
            )
        }),
    ),
    file(
        "amounts in a text",
        "action-plan",
        File(|n| {
            let told: String = (0..n / 20)
                .map(|at| format!("{} EUR ", at + 1000))
                .collect();
            let line = |at: usize| {
                format!(
                    "    - {{group: activities, category: travel, label: L{at}, amount: {}}}\n",
                    at + 1000
                )
            };
            let lines: String = (0..n / 130).map(line).collect();
            format!(
                "network: n\nconcept: \"{told}\"\nbudget:\n  currency: EUR\n  expenses:\n{lines}"
            )
        }),
    ),
    file(
        "a schedule of thousands of years",
        "action-plan",
        Lines("network: n\nschedule:\n", |n| {
            format!(
                "  - {{date: {:04}-01-01, type: study-visit, title: T{n}}}\n",
                n % 9999 + 1
            )
        }),
    ),
    file(
        "activities of thousands of years",
        "action-plan",
        Lines("network: n\nschedule:\n", |n| {
            format!("  - {{from: 0001-01-01, to: 9999-12-31, type: study-visit, title: T{n}}}\n")
        }),
    ),
    file(
        "activities back and forth",
        "action-plan",
        Lines("network: n\nschedule:\n", |n| {
            format!(
                "  - {{date: {}-01-01, type: other, title: T{n}}}\n",
                2024 - n % 2
            )
        }),
    ),
    file(
        "challenges of a plan",
        "action-plan",
        Lines("network: n\nchallenges:\n", |n| {
            format!("  - {{title: T{n}, description: x}}\n")
        }),
    ),
    file(
        "decisions",
        "city",
        Pieces(
            "name: A\nkind: city\ncountry: FR\ntime_zone: Europe/Paris\nlanguage: fr\nrecord:\n",
            "  - {state: submitted, date: 2023-05-12, by: coordinator}\n",
        ),
    ),
    text(
        "translations",
        Lines("challenges: {fr: x, en: y}\ntranslations:\n", |n| {
            format!("  - {{field: challenges, language: en, of: {n:064x}}}\n")
        }),
    ),
    file(
        "members",
        "network",
        Lines("title: N\npilot: k0\ntheme: t\nmembers:\n", |n| {
            format!("  - {{name: N{n}, country: LU, role: invited}}\n")
        }),
    ),
    file(
        "members again",
        "network",
        Pieces(
            "title: N\npilot: k0\ntheme: t\nmembers:\n",
            "  - {city: k1, role: member}\n",
        ),
    ),
    file(
        "members from nowhere",
        "network",
        Lines("title: N\npilot: k0\ntheme: t\nmembers:\n", |n| {
            format!("  - {{city: zz{n}, role: member}}\n")
        }),
    ),
    file(
        "questions",
        "network",
        Lines("title: N\npilot: k0\ntheme: t\nquestions:\n", |n| {
            format!("  - {{id: q{n}, city: k0, text: x}}\n")
        }),
    ),
    file(
        "questions again",
        "network",
        Pieces(
            "title: N\npilot: k0\ntheme: t\nquestions:\n",
            "  - {id: q, city: k0, text: x}\n",
        ),
    ),
];
