//! What is typed into forms in its author's own way: read as it was meant, or told; no figure is lost, no answer made of what is none.

use std::{collections::BTreeMap, fs};

use roadmap::{model::reply::Reply, office};
use serde_json::Value;

use crate::{
    office::{altered, answered, document, form, par, programme, runs, table},
    project::{Project, cases},
};

/// What was left of a form and what was told, by the last word of each reason.
fn told(reply: &Reply) -> String {
    let said = reply.told.iter().map(|told| told.what.id);
    let said = said.chain(reply.left.iter().map(|left| left.why.id));
    let said: Vec<&str> = said.filter_map(|id| id.rsplit('-').next()).collect();
    said.join(" ")
}

#[test]
fn an_answer_of_a_line_is_taken_as_it_was_typed_or_told() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let to = ["havre-saint-elme", "--to", "docx", "--lang", "fr"];
    let path = form(&project, &to, "a.docx");
    let title = "city.yaml#interest.signed_by.title";
    let capacity = "city.yaml#interest.signed_by.capacity";
    let day = "action-plan.yaml#schedule.1.date";
    let mail = "staff.yaml#people.1.email";
    let sign = |code: &str| format!(r#"<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>"#);
    let boxes = |one, other| sign(one) + &runs(" Maire ") + &sign(other) + &runs(" Représentant");
    let note = r#"<w:r><w:footnoteReference w:id="7"/></w:r>"#;
    for (tag, body, taken, why) in [
        (title, runs("17. Congrès"), "17. Congrès", ""),
        (title, runs("2. adjointe"), "2. adjointe", ""),
        (title, runs("• Adjointe"), "Adjointe", ""),
        (title, runs("#REF!"), "", "error"),
        (title, runs("Adjointe") + note, "Adjointe", "note"),
        (day, runs("12. octobre 2024"), "2024-10-12", ""),
        (day, runs("12. 10. 2024"), "", "format"),
        (day, runs("15 octobre 2024, 9 h à 17 h"), "", "format"),
        (day, runs("fin octobre 2024"), "", "format"),
        (mail, runs("Ana Roy &lt;a@b.org&gt;"), "a@b.org", "beside"),
        ("city.yaml#longitude", runs("– 69.3"), "", "number"),
        ("city.yaml#latitude", runs("48. 5"), "", "number"),
        (
            capacity,
            runs("☐ Maire ☒ Représentant"),
            "representative",
            "",
        ),
        (capacity, runs("☐ Maire ☐ Représentant"), "", "choice"),
        (
            capacity,
            runs("Maire / représentant du maire"),
            "",
            "choice",
        ),
        (capacity, boxes("F0A8", "F0FE"), "representative", ""),
        (capacity, boxes("F0A8", "F06F"), "", "choice"),
    ] {
        let reply = office::read(&answered(&path, tag, &body), &programme).unwrap();
        let (file, place) = tag.split_once('#').unwrap();
        let place = format!("/{}", place.replace('.', "/").replace("/1/", "/0/"));
        let at = |fiche: &Value| fiche.pointer(&place).cloned().unwrap_or_default();
        let was = at(&reply.began.as_ref().unwrap().fiches[file]);
        let expected = if taken.is_empty() {
            was
        } else {
            Value::from(taken)
        };
        assert_eq!(at(&reply.fiches[file]), expected, "{body}");
        assert_eq!(told(&reply), why, "{body}");
    }
}

/// Word makes lists of what begins with a number or a dash: the number is given back, a sign that may have been a minus is asked for.
#[test]
fn what_an_office_program_made_a_list_is_as_it_was_typed_or_told() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let level = |id: u8, kind: &str, start: u8, text: &str| {
        format!(
            r#"<w:abstractNum w:abstractNumId="{id}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>"#
        )
    };
    let number =
        |id: u8| format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>"#);
    let numbering = format!(
        r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}{}</w:numbering>"#,
        [
            level(1, "bullet", 1, "-"),
            level(2, "decimal", 1, "%1)"),
            level(3, "decimal", 17, "%1)"),
            level(4, "lowerLetter", 3, "%1)"),
            level(5, "decimal", 1, "Article %1 :"),
            level(6, "bullet", 1, "☒"),
        ]
        .concat(),
        (1..=6).map(number).collect::<String>()
    );
    let title = "city.yaml#interest.signed_by.title";
    let text = "challenges.yaml#challenges";
    for (tag, text, list, taken, why) in [
        ("city.yaml#longitude", "69.3", 1, "", "listed"),
        (title, "Congrès", 4, "c) Congrès", ""),
        (title, "Congrès", 5, "Article 1 : Congrès", ""),
        (title, "Congrès", 6, "☒ Congrès", ""),
        (text, "Congrès", 3, "17. Congrès", ""),
        (text, "Congrès", 4, "c) Congrès", ""),
        (title, "Congrès", 2, "", "listed"),
        (title, "Congrès", 3, "17) Congrès", ""),
        (title, "Adjointe", 1, "Adjointe", ""),
    ] {
        let body = format!(
            r#"<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:tbl>"#,
            par("Réponse"),
            runs(text)
        );
        let bytes = document(&body, &[("word/numbering.xml", numbering.as_bytes())]);
        let reply = office::read(&bytes, &programme).unwrap();
        let left: Vec<&str> = reply.left.iter().map(|left| left.why.id).collect();
        assert_eq!(
            left.concat().contains("why-listed"),
            why == "listed",
            "{text}: {left:?}"
        );
        let (file, place) = tag.split_once('#').unwrap();
        let at = reply.fiches[file].pointer(&format!("/{}", place.replace('.', "/")));
        let said = at.and_then(Value::as_str).unwrap_or_default();
        assert_eq!(said.trim(), taken, "{tag} {text}");
    }
}

#[test]
fn a_language_is_known_by_its_mark_however_it_is_written_or_nothing_is_taken() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let to = ["havre-saint-elme", "--to", "docx", "--lang", "fr"];
    let path = form(&project, &to, "a.docx");
    for (mark, why) in [
        ("[EN] ", ""),
        ("EN : ", ""),
        ("[English] ", ""),
        ("(en) ", ""),
        ("[en-GB] ", ""),
        ("", "language"),
        ("[fr] ", "language"),
        ("[note] ", "language"),
    ] {
        let bytes = altered(&path, |text| {
            text.replacen("[en] Cooling", &format!("{mark}New cooling"), 1)
        });
        let reply = office::read(&bytes, &programme).unwrap();
        assert_eq!(told(&reply), why, "{mark}");
        let said =
            |fiches: &BTreeMap<String, Value>| fiches["themes.yaml"]["themes"][0]["title"].clone();
        let (is, mut was) = (said(&reply.fiches), said(&reply.began.unwrap().fiches));
        if why.is_empty() {
            let words = was["en"]
                .as_str()
                .unwrap()
                .replace("Cooling", "New cooling");
            was["en"] = Value::from(words);
        }
        assert_eq!(is, was, "{mark}");
    }
}

/// In a box of one line each mark is one, be it behind a break; one alone does not say whether it takes the place of what stood there.
#[test]
fn a_break_in_a_box_of_one_line_parts_its_languages() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let to = ["havre-saint-elme", "--to", "docx", "--lang", "fr"];
    let path = form(&project, &to, "a.docx");
    let two = serde_json::json!({"fr": "Un titre", "en": "A title"});
    let lines = |one: &str, other: &str| format!("{}<w:r><w:br/></w:r>{}", runs(one), runs(other));
    for (body, taken) in [
        (lines("Un titre", "[en] A title"), Some(&two)),
        (lines("[fr] Un titre", "[EN] A title"), Some(&two)),
        (lines("Un", "titre"), Some(&Value::from("Un titre"))),
        (runs("[en] A title"), None),
    ] {
        let bytes = answered(&path, "themes.yaml#themes.2.title", &body);
        let reply = office::read(&bytes, &programme).unwrap();
        let said =
            |fiches: &BTreeMap<String, Value>| fiches["themes.yaml"]["themes"][1]["title"].clone();
        let was = said(&reply.began.as_ref().unwrap().fiches);
        assert_eq!(said(&reply.fiches), taken.cloned().unwrap_or(was), "{body}");
        assert_eq!(told(&reply).is_empty(), taken.is_some(), "{body}");
    }
}

/// Of the association's own form: what it says, or `-` for an axis that it may not have.
#[test]
fn figures_of_the_association_s_form_are_words_and_an_axis_is_one_that_is_claimed() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let theme =
        |words: &str| par("IDENTIFICATION DE THÉMATIQUE(S)") + &par("1. Haut") + &par(words);
    let row = |title: &str| par("IDENTIFICATION DE THÉMATIQUE(S)") + &table(&[&[title, "AXE 2"]]);
    let plan = |rows: &[&[&str]]| par("DÉROULÉ ET CALENDRIER") + &table(rows);
    for (body, said) in [
        (row("20 rues à rouvrir"), r#""title":"20 rues à rouvrir""#),
        (row("2030 – la ville"), r#""title":"2030 – la ville""#),
        (row("1. La ville"), r#""title":"La ville""#),
        (row("1"), "AXE 2"),
        (theme("3 quartiers."), r#""description":"3 quartiers.\n""#),
        (theme("257"), "257"),
        (
            plan(&[
                &["Date", "Activité", "Inscrits"],
                &["2024-10", "Bal", "257"],
            ]),
            "257",
        ),
        (plan(&[&["2024-10", "Bal", "257"]]), "257"),
        (
            theme("Haut.") + &table(&[&["Quartier", "Logements"], &["Haut", "257"]]),
            "| Haut | 257 |",
        ),
        (theme("Cela relève de l’axe 1."), r#""axis":"axis-1""#),
        (theme("AXE 3"), r#""axis":"axis-3""#),
        (theme("Le tramway suit l’axe 2 de la rocade."), "-"),
        (theme("Cela ne relève pas de l’axe 1."), "-"),
        (theme("Plutôt que l’AXE 3."), "-"),
        (theme("Axe 1 : sans objet"), "-"),
        (theme("L’Axe 1 ne nous concerne pas."), "-"),
        (theme("Les relevés de bruit le long de l’axe 2."), "-"),
        (theme("Les liens piétons vers l’axe 3 manquent."), "-"),
        (theme("Sur l’Axe 2 (voie rapide), le bruit domine."), "-"),
        (theme("Support columns along axis 2 are cracked."), "-"),
        (theme("AXE 2 : le patrimoine"), r#""axis":"axis-2""#),
        (
            theme("Axe stratégique : AXE 2 – bâtir"),
            r#""axis":"axis-2""#,
        ),
        (theme("La rue fait écho à l’axe 3."), r#""axis":"axis-3""#),
        (theme("2 - 3 arbres"), r#""description":"2 - 3 arbres"#),
        (theme("Thème 2030 : oui."), "Thème 2030"),
        (theme("Fin"), "} Fin"),
        (theme("Une phrase.") + &par("AXE 2"), r#""axis":"axis-2""#),
        (row("1. Haut : la ville"), r#""title":"Haut : la ville""#),
    ] {
        let reply = office::read(&document(&body, &[]), &programme).unwrap();
        let fiches = serde_json::to_string(&reply.fiches).unwrap();
        let left: Vec<&str> = reply.left.iter().map(|left| left.words.as_str()).collect();
        let all = format!("{fiches} {}", left.join(" "));
        if said == "-" {
            assert!(!all.contains(r#""axis":"#), "{all}");
        } else {
            assert!(all.contains(said), "{said}: {all}");
        }
    }
}

/// What signs a text, or says that it is nobody's to read, stays out of it and is told, whatever text it is below.
#[test]
fn what_signs_a_text_of_the_association_s_form_is_told() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let asides = [
        &["Cordialement,", "Ana Ruiz", "ana@ville.example.org"][..],
        &["Best regards", "Tom Hill", "+44 20 7946 0000"],
        &["Un saludo", "Pedro Ruiz, 600 000 000"],
        &["[Paul : compléter ici]"],
        &["// à revoir avec Paul."],
        &["Note interne : voir le maire avant envoi."],
    ];
    for above in [
        par("DESCRIPTION DES PRINCIPAUX DÉFIS"),
        par("IDENTIFICATION DE THÉMATIQUE(S)") + &par("1. La ville du haut"),
    ] {
        let texts = ["Une phrase sur la ville.", "Une phrase.", "Réparer"];
        for (text, aside) in texts
            .iter()
            .flat_map(|text| asides.map(|aside| (text, aside)))
        {
            let below: String = aside.iter().map(|line| par(line)).collect();
            let bytes = document(&(above.clone() + &par(text) + &below), &[]);
            let reply = office::read(&bytes, &programme).unwrap();
            let fiches = serde_json::to_string(&reply.fiches).unwrap();
            let left: Vec<&str> = reply.left.iter().map(|left| left.words.as_str()).collect();
            assert!(fiches.contains(text), "{fiches}");
            assert_eq!(left, aside, "{fiches}");
        }
    }
}

/// Signs of Markdown, numbers and dashes in a label are words of it in every kind of document.
#[test]
fn a_label_with_signs_goes_out_and_comes_back() {
    let project = Project::example("quebec");
    let plan = "cities/havre-saint-elme/action-plan.yaml";
    let signs = "label: '12. A [b] *c* - d_e_ | x'";
    project.edit(plan, "label: Traduction des fiches de cas", signs);
    let langs = "title: {fr: '- 1. [x] *y*', en: 'Note : opening'}";
    project.edit(plan, "title: Ouverture du réseau", langs);
    let programme = programme(&project.path());
    for to in ["docx", "odt", "xlsx"] {
        let arguments = ["havre-saint-elme", "--to", to, "--lang", "fr"];
        let path = form(&project, &arguments, &format!("a.{to}"));
        let reply = office::read(&fs::read(path).unwrap(), &programme).unwrap();
        let said = |fiches: &BTreeMap<String, Value>| {
            let plan = &fiches["action-plan.yaml"];
            let title = plan["schedule"][0]["title"].clone();
            (title, plan["budget"]["expenses"][1]["label"].clone())
        };
        let was = said(&reply.began.as_ref().unwrap().fiches);
        let is = said(&reply.fiches);
        assert_eq!((is, told(&reply)), (was, String::new()), "{to}");
    }
}

/// Answers of every kind in a form, by their tags.
const TAGS: [&str; 9] = [
    "city.yaml#interest.signed_by.title",
    "city.yaml#interest.signed_by.capacity",
    "city.yaml#latitude",
    "city.yaml#interest.signed_on",
    "themes.yaml#themes.2.title",
    "themes.yaml#themes.2.axis",
    "action-plan.yaml#schedule.1.title",
    "action-plan.yaml#budget.expenses.2.amount",
    "action-plan.yaml#budget.expenses.2.label",
];

/// Every word and every figure that is typed into a form stands in an answer or is told, whatever stands before it.
#[test]
fn no_word_of_an_answer_is_lost() {
    let project = Project::example("quebec");
    let programme = programme(&project.path());
    let to = ["havre-saint-elme", "--to", "docx", "--lang", "fr"];
    let path = form(&project, &to, "a.docx");
    let few = proptest::prelude::ProptestConfig::with_cases(cases(120, 4_000));
    let typed = proptest::collection::vec(
        (0..10_usize, "[-–—•*#.,:;()/☐☒✓ °+~_%€$\u{f0fe}]{0,3}"),
        1..5,
    );
    proptest::proptest!(few, |(tag in 0..TAGS.len(), typed in typed)| {
        let mut words = Vec::new();
        let mut body = String::new();
        for (nth, (kind, sign)) in typed.iter().enumerate() {
            let word = if kind % 2 == 0 { format!("zq{nth}x") } else { format!("{}", 611 + nth) };
            let before = ["", "- ", "– ", "12. ", "[en] ", "EN : ", "☒ ", "(x) ", "axe ", "• "][*kind];
            body += &runs(&format!(" {before}{sign}{word}"));
            words.push(word);
        }
        let reply = office::read(&answered(&path, TAGS[tag], &body), &programme).unwrap();
        let said = format!("{:?} {:?} {:?}", reply.fiches, reply.left, reply.told);
        let lost: Vec<&String> = words.iter().filter(|word| !said.contains(*word)).collect();
        proptest::prop_assert!(lost.is_empty(), "{:?} of {}: {:?}", lost, body, reply.left);
    });
}
