//! In: the lines of a fiche as they were typed. Out: the same, with those that answer nothing as remarks: a greeting above the first
//! question, a drawn line, headings of the form or between the items of a list, a signature at the end.

use super::{
    foreign,
    heads::{self, asks},
    line::{self, body, fold, indent, is_blank, is_remark},
    several,
};
use crate::model::{pasted, schema::Field};

/// How people end what they send, folded.
const CLOSINGS: [&str; 58] = [
    "cordialement",
    "bien cordialement",
    "tres cordialement",
    "bien a vous",
    "salutations",
    "sinceres salutations",
    "meilleures salutations",
    "salutations distinguees",
    "respectueusement",
    "avec nos salutations",
    "merci",
    "merci beaucoup",
    "merci d avance",
    "en vous remerciant",
    "envoye de mon",
    "envoye depuis mon",
    "fin",
    "fin du document",
    "fin de la fiche",
    "regards",
    "best regards",
    "kind regards",
    "warm regards",
    "with kind regards",
    "sincerely",
    "sincerely yours",
    "yours sincerely",
    "yours faithfully",
    "thanks",
    "many thanks",
    "thank you",
    "sent from my",
    "end",
    "end of document",
    "the end",
    "atentamente",
    "cordialmente",
    "saludos",
    "un saludo",
    "saludos cordiales",
    "un cordial saludo",
    "gracias",
    "muchas gracias",
    "enviado desde mi",
    "best",
    "all the best",
    "best wishes",
    "cheers",
    "cdlt",
    "bien cdlt",
    "amicalement",
    "bien a toi",
    "bonne journee",
    "bonne reception",
    "abrazos",
    "un abrazo",
    "cordiales saludos",
    "quedo a su disposicion",
];

/// What people put below a text for those who work on it, folded.
const MARKS: [&str; 12] = [
    "confidentiel",
    "strictement confidentiel",
    "usage interne",
    "confidential",
    "strictly confidential",
    "internal use only",
    "for internal use only",
    "confidencial",
    "uso interno",
    "draft",
    "brouillon",
    "borrador",
];

/// What is counted of a text, folded.
const COUNTED: [&str; 9] = [
    "mots",
    "words",
    "palabras",
    "caracteres",
    "characters",
    "signes",
    "signos",
    "mot",
    "word",
];

/// What a mail has above its words, folded; those of the second list are names of questions as well.
const MAIL: [&str; 14] = [
    "sent",
    "subject",
    "cc",
    "envoye",
    "envoye le",
    "objet",
    "a",
    "de",
    "asunto",
    "enviado",
    "enviado el",
    "para",
    "sujet",
    "copie a",
];
const MAIL_TOO: [&str; 4] = ["from", "to", "date", "fecha"];

/// Words with which thanks begin, and one that says to whom: `Merci de votre aide`, not `Merci aux habitants`.
const THANKS: [&str; 5] = [
    "merci ",
    "thanks ",
    "thank you ",
    "gracias ",
    "en vous remerciant ",
];
const YOU: [&str; 9] = [
    "vous", "votre", "you", "your", "su", "usted", "ustedes", "antemano", "avance",
];

/// Words that begin what stands above a fiche and is no answer to it, folded.
const GREETINGS: [&str; 22] = [
    "bonjour",
    "bonsoir",
    "madame",
    "monsieur",
    "mesdames",
    "chere",
    "cher",
    "chers",
    "dear",
    "hello",
    "hi",
    "good",
    "estimado",
    "estimada",
    "estimados",
    "hola",
    "buenos",
    "buenas",
    "draft",
    "brouillon",
    "borrador",
    "version",
];

/// The lines without the sign that a mail puts before each of them.
pub(super) fn unquoted(lines: Vec<String>, plan: &Field) -> Vec<String> {
    let bare = |line: &String| {
        let text = line.trim_start_matches(is_blank);
        let rest = text.strip_prefix('>')?;
        Some(rest.strip_prefix(' ').unwrap_or(rest).to_owned())
    };
    let said = lines.iter().filter(|line| !body(line).is_empty());
    let all: Option<Vec<String>> = said.map(bare).collect();
    let asked = |line: &String| line::key(line, plan).is_some_and(|key| key.exact);
    match all.is_some_and(|all| all.iter().any(asked)) {
        true => lines
            .iter()
            .map(|line| bare(line).unwrap_or_default())
            .collect(),
        false => lines,
    }
}

/// The lines with what answers nothing as remarks.
pub(super) fn told(lines: Vec<String>, plan: &Field) -> Vec<String> {
    let marks = marks(&lines, plan);
    let remark = |(line, is_aside): (String, bool)| match is_aside {
        true => format!("{}# {}", " ".repeat(indent(&line)), body(&line)),
        false => line,
    };
    lines.into_iter().zip(marks).map(remark).collect()
}

/// Whether a fiche that can be read holds a drawn line, which YAML makes the end of the answer above it.
pub(super) fn holds_rule(text: &str, plan: &Field) -> bool {
    let drawn = text.lines().any(pasted::is_drawn);
    drawn && {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let marks = marks(&lines, plan);
        lines
            .iter()
            .zip(marks)
            .any(|(line, aside)| aside && pasted::is_drawn(line))
    }
}

/// Which lines answer nothing.
fn marks(lines: &[String], plan: &Field) -> Vec<bool> {
    let taken = heads::exact_keys(lines, plan);
    let fiche = Fiche {
        lines,
        plan,
        next: nexts(lines),
        item: lines.iter().position(|line| line::item(line).is_some()),
        tail: tail(lines, plan),
        whole: is_whole(plan, &taken),
    };
    let mut marks = vec![false; lines.len()];
    if !taken.is_empty() {
        for at in fiche.above().into_iter().chain(fiche.mailed()) {
            marks[at] = true;
        }
    }
    let mut text = None::<usize>;
    let mut closed = false;
    for (at, line) in lines.iter().enumerate() {
        if is_remark(line) || text.is_some_and(|above| indent(line) > above) {
            continue;
        }
        text = barred(line).then(|| indent(line));
        closed = closed || !taken.is_empty() && fiche.is_closing(at);
        marks[at] = marks[at]
            || closed && indent(line) == 0 && line::item(line).is_none()
            || fiche.is_rule(at)
            || !taken.is_empty() && fiche.is_mark(at)
            || fiche.is_title(at)
            || fiche.is_heading(at, &taken);
    }
    marks
}

/// Where the end of a fiche begins that may be a signature: short lines, none of them a sentence, an answer or a point of a list.
fn tail(lines: &[String], plan: &Field) -> usize {
    const MOST: usize = 8;
    let is_short = |line: &String| {
        let text = body(line);
        let words = text.split_whitespace().count();
        let sentence = words > 3 && text.ends_with(['.', ';', ':', '…']);
        let asked = line::halves(text).is_some_and(|(name, _)| asks(plan, name));
        words < 9 && !sentence && !asked && line::item(line).is_none()
    };
    let said = lines
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, line)| !is_remark(line));
    let short = said.take(MOST).take_while(|(_, line)| is_short(line));
    short.last().map_or(lines.len(), |(at, _)| at)
}

/// Whether every question that the form itself asks has its answer.
fn is_whole(plan: &Field, taken: &[String]) -> bool {
    let asked = |(id, inner): &&(String, Field)| {
        plan.required.contains(id) || inner.question.is_some() && inner.prose.is_some()
    };
    plan.properties
        .iter()
        .filter(asked)
        .all(|(id, _)| taken.contains(id))
}

/// For each line the next that says something.
pub(super) fn nexts(lines: &[String]) -> Vec<Option<usize>> {
    let mut next = None;
    let mut found: Vec<Option<usize>> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate().rev() {
        found.push(next);
        if !is_remark(line) {
            next = Some(at);
        }
    }
    found.reverse();
    found
}

/// Whether a line opens a text that stands below it.
pub(super) fn barred(line: &str) -> bool {
    let own = line::item(line).unwrap_or(body(line));
    line::halves(own).is_some_and(|(_, value)| pasted::is_header(value))
}

/// Whether a text is the number of an item: `2`, `2.`, `2)`.
fn is_number(text: &str) -> bool {
    let figures = text.trim_end_matches(['.', ')']);
    figures.bytes().all(|b| b.is_ascii_digit())
}

/// A fiche while its lines are looked at.
struct Fiche<'a> {
    lines: &'a [String],
    plan: &'a Field,
    next: Vec<Option<usize>>,
    /// The first item of any list.
    item: Option<usize>,
    /// Where a signature may begin.
    tail: usize,
    /// Nothing that is asked for may stand among lines without a name.
    whole: bool,
}

impl Fiche<'_> {
    /// Whether a line begins with the name of a question, at any depth.
    fn is_asked(&self, line: &str) -> bool {
        let own = line::item(line).unwrap_or(body(line));
        line::halves(own).is_some_and(|(name, _)| asks(self.plan, name))
    }

    /// Lines at the margin above the first question that are none, and no answer to one that is called otherwise.
    fn above(&self) -> Vec<usize> {
        // Whatever sign it has: `challenges = Heat`, ` From: 2024-01`.
        let begun = |line: &str| {
            let end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            end.is_some_and(|end| asks(self.plan, &line[..end].to_ascii_lowercase()))
        };
        let known = |line: &String| {
            let own = line::item(line).unwrap_or(body(line));
            line::key(line, self.plan).is_some() || self.is_asked(line) || begun(own)
        };
        let first = self.lines.iter().position(known).unwrap_or_default();
        let said = |at: &usize| !is_remark(&self.lines[*at]);
        let all: Vec<usize> = (0..first).filter(said).collect();
        let strange = |at: &usize| {
            let line = &self.lines[*at];
            let listed = line::item(line).is_some() && !pasted::is_drawn(line);
            // What has signs of another format is no greeting.
            indent(line) > 0
                || listed
                || line.contains(['{', '}', '[', ']', '<', '>', '\\'])
                || line::halves(line).is_some_and(|(name, _)| !name.contains(' '))
        };
        let greets = |at: &usize| {
            let words = fold(&self.lines[*at]);
            GREETINGS.contains(&words.split(' ').next().unwrap_or_default())
        };
        // The answer to a question that has none yet may be among them.
        let known = self.whole || all.first().is_some_and(greets);
        match known && !all.iter().any(strange) {
            true => all,
            false => Vec::new(),
        }
    }

    /// The head of a mail above the first question: who wrote to whom, of what.
    fn mailed(&self) -> Vec<usize> {
        let start = self.lines.iter().position(|line| !is_remark(line));
        let head = (start.unwrap_or_default()..self.lines.len())
            .map_while(|at| Some((at, fold(line::halves(&self.lines[at])?.0))));
        let head = head.take_while(|(at, name)| {
            let known = |names: &[&str]| names.contains(&name.as_str());
            let own = line::halves(&self.lines[*at]).is_some_and(|(name, _)| asks(self.plan, name));
            !own && indent(&self.lines[*at]) == 0 && (known(&MAIL) || known(&MAIL_TOO))
        });
        let head: Vec<(usize, String)> = head.collect();
        let sure = head
            .iter()
            .filter(|(_, name)| MAIL.contains(&name.as_str()));
        let sure = sure.count() > 1;
        head.into_iter()
            .map(|(at, _)| at)
            .filter(|_| sure)
            .collect()
    }

    /// Whether a line at the margin, apart from what stands above it, is said of a text and no part of it: the number of its words, whom
    /// it is for, a fence around code.
    fn is_mark(&self, at: usize) -> bool {
        let words = fold(&self.lines[at]);
        let counted = words.split_once(' ').is_some_and(|(number, what)| {
            number.bytes().all(|b| b.is_ascii_digit()) && COUNTED.contains(&what)
        });
        let said = counted || MARKS.contains(&words.as_str()) || body(&self.lines[at]) == "```";
        said && indent(&self.lines[at]) == 0 && self.is_apart(at) && self.is_followed(at)
    }

    /// Whether a line has nothing right above it, or the end of a text that stands deeper.
    fn is_apart(&self, at: usize) -> bool {
        let above = at.checked_sub(1).map(|above| self.lines[above].as_str());
        above.is_some_and(|above| {
            let ended = body(above).ends_with(['.', '!', '?']);
            body(above).is_empty() || indent(above) > 0 && ended
        })
    }

    /// Whether what follows a line is none of its own: a question, an item, a remark, nothing.
    fn is_followed(&self, at: usize) -> bool {
        self.next[at].is_none_or(|next| {
            let line = &self.lines[next];
            line::item(line).is_some() || self.is_asked(line) || pasted::is_drawn(line)
        })
    }

    /// Whether a line is drawn between two answers.
    fn is_rule(&self, at: usize) -> bool {
        let begins = at == 0 && body(&self.lines[at]) == "---";
        !begins && pasted::is_drawn(&self.lines[at]) && self.is_followed(at)
    }

    /// Whether a line stands above an item of a list, no deeper than its dash, and is neither an item nor an answer: `Personne 2`, `2.`.
    fn is_title(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let Some(next) = self.next[at].map(|next| &self.lines[next]) else {
            return false;
        };
        let item = line::item(next).and_then(line::halves);
        let begun = item.is_some_and(|(name, _)| asks(self.plan, name))
            && next.trim_start().starts_with("- ");
        let listed = self.item.is_some_and(|first| first < at);
        // Cells of a spreadsheet are an item, though they have no dash.
        let plain =
            is_number(body(line)) || line::item(line).is_none() && !body(line).contains('\t');
        let named = line::halves(line).is_some_and(|(_, value)| !value.is_empty());
        let bare = || asks(self.plan, &body(line).to_ascii_lowercase());
        let question = line::key(line, self.plan).is_some() || self.is_asked(line) || bare();
        let apart = begun && listed && plain && !named && !question;
        apart && indent(line) <= indent(next) && !self.goes_on(at)
    }

    /// Whether a line may be the end of the answer above it: that one is open or stops within a sentence, or the line does not begin one.
    fn goes_on(&self, at: usize) -> bool {
        const SENTENCE: usize = 6;
        let text = body(&self.lines[at]);
        let words = |text: &str| text.split_whitespace().count();
        let ends = |text: &str| text.ends_with(['.', '!', '?', '…', '»', ';', ')']);
        if text.starts_with(char::is_lowercase) || ends(text) && words(text) > 3 {
            return true;
        }
        // `1850.` is a year.
        let year = text
            .strip_suffix('.')
            .is_some_and(|year| year.len() > 2 && is_number(year));
        let Some(above) = self.lines[..at].iter().rev().find(|line| !is_remark(line)) else {
            return year;
        };
        let own = line::item(above).unwrap_or(body(above));
        let told = line::halves(own).map_or(own, |(_, value)| value);
        let open = told.is_empty() || pasted::is_header(told);
        year || open || !ends(told) && words(told) >= SENTENCE
    }

    /// Whether a line at the margin, apart from what stands above it, ends what somebody sent: a signature follows, or nothing.
    fn is_closing(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let words = fold(line);
        let closing = |known: &&str| {
            let rest = words.strip_prefix(*known);
            let open = known.ends_with("mon") || known.ends_with("my") || known.ends_with("mi");
            rest.is_some_and(|rest| rest.is_empty() || open)
        };
        let thanks = THANKS.iter().any(|word| words.starts_with(word))
            && words.split(' ').any(|word| YOU.contains(&word));
        let ends = body(line) == "--" || CLOSINGS.iter().any(closing) || thanks;
        // `Merci`, and below it `aux habitants`: a sentence goes on there.
        let next = self.lines.get(at + 1).map(|next| body(next));
        let goes_on =
            next.is_some_and(|next| next.starts_with(char::is_lowercase) && !next.contains('@'));
        indent(line) == 0 && self.is_apart(at) && ends && at >= self.tail && !goes_on
    }

    /// Whether a line is a heading of the form that was pasted between its answers.
    fn is_heading(&self, at: usize, taken: &[String]) -> bool {
        let line = &self.lines[at];
        // A word of a text may be one too: above another question it is none.
        let above = || {
            let next = self.lines[at + 1..]
                .iter()
                .find(|line| !body(line).is_empty());
            next.is_none_or(|next| {
                is_remark(next) || line::key(next, self.plan).is_some_and(|key| key.exact)
            })
        };
        let numbered = || several::unnumbered(body(line)) != body(line);
        let key = line::key(line, self.plan).is_some_and(|key| key.exact);
        indent(line) == 0
            && !key
            && (numbered() || at == 0 || is_remark(&self.lines[at - 1]))
            && above()
            && foreign::is_heading(line, self.plan, taken)
    }
}
