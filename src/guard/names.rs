//! In: the name of a person as a fiche has it. Out: the other ways in which people and addresses write it.

use crate::model::{
    fold::{fold, is_telling_name, is_unspaced},
    search::tokens,
    variants::composed,
};

/// Before a name, as it is folded: forms of address.
const ADDRESS: [&str; 76] = [
    "m",
    "mm",
    "mme",
    "mlle",
    "me",
    "mgr",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "dre",
    "dra",
    "drs",
    "prof",
    "pr",
    "pre",
    "sr",
    "sra",
    "srta",
    "don",
    "dona",
    "dna",
    "lic",
    "licda",
    "lcda",
    "lcdo",
    "ing",
    "arq",
    "arch",
    "abg",
    "rev",
    "sir",
    "dame",
    "hon",
    "maitre",
    "madame",
    "monsieur",
    "mademoiselle",
    "docteur",
    "docteure",
    "senor",
    "senora",
    "doctor",
    "doctora",
    "professeur",
    "professeure",
    "professor",
    "profesor",
    "profesora",
    "herr",
    "frau",
    "hr",
    "fr",
    "dhr",
    "mevr",
    "mevrouw",
    "meneer",
    "ir",
    "sig",
    "sigra",
    "signor",
    "signora",
    "dott",
    "dottssa",
    "dottor",
    "dottoressa",
    "mtro",
    "mtra",
    "maestro",
    "maestra",
    "cllr",
    "cr",
    "coord",
    "adj",
];

/// What people are, before a name or behind it.
const ROLES: [&str; 76] = [
    "councillor",
    "councilor",
    "counsellor",
    "conseiller",
    "conseillere",
    "concejal",
    "concejala",
    "regidor",
    "regidora",
    "consigliere",
    "maire",
    "mairesse",
    "mayor",
    "alcalde",
    "alcaldesa",
    "burgemeester",
    "burgermeister",
    "sindaco",
    "adjoint",
    "adjointe",
    "echevin",
    "echevine",
    "directeur",
    "directrice",
    "director",
    "directora",
    "coordinateur",
    "coordinatrice",
    "coordonnateur",
    "coordonnatrice",
    "coordinator",
    "coordinador",
    "coordinadora",
    "president",
    "presidente",
    "presidenta",
    "chef",
    "cheffe",
    "responsable",
    "charge",
    "chargee",
    "secretaire",
    "secretary",
    "secretario",
    "secretaria",
    "manager",
    "officer",
    "head",
    "chief",
    "deputy",
    "assistant",
    "assistante",
    "architecte",
    "architect",
    "arquitecto",
    "arquitecta",
    "ingenieur",
    "ingenieure",
    "engineer",
    "ingeniero",
    "ingeniera",
    "urbaniste",
    "urbanista",
    "planner",
    "greffier",
    "greffiere",
    "conservateur",
    "conservatrice",
    "jefe",
    "jefa",
    "tecnico",
    "tecnica",
    "delegue",
    "deleguee",
    "delegate",
    "contact",
];

/// What an office begins with, and what it ends with in English: none of them is a person.
const OFFICES: [&str; 54] = [
    "service",
    "services",
    "direction",
    "departement",
    "department",
    "departamento",
    "bureau",
    "office",
    "oficina",
    "mairie",
    "ville",
    "city",
    "town",
    "municipalite",
    "municipality",
    "municipio",
    "ayuntamiento",
    "alcaldia",
    "secretariat",
    "secretariado",
    "secretaria",
    "division",
    "unite",
    "unit",
    "unidad",
    "equipe",
    "team",
    "equipo",
    "comite",
    "committee",
    "council",
    "conseil",
    "consejo",
    "cabinet",
    "gabinete",
    "commission",
    "comision",
    "comissao",
    "pole",
    "agence",
    "agency",
    "agencia",
    "reseau",
    "network",
    "red",
    "groupe",
    "group",
    "grupo",
    "association",
    "societe",
    "institut",
    "musee",
    "museum",
    "museo",
];

const ENDINGS: [&str; 13] = [
    "department",
    "office",
    "team",
    "unit",
    "division",
    "council",
    "committee",
    "service",
    "services",
    "secretariat",
    "agency",
    "commission",
    "board",
];

/// Those of them that people are called as well, but before `de` and the like.
const GIVEN: [&str; 3] = ["ville", "red", "pole"];

/// What stands in the place of a name where nobody is known yet, and what does so if nothing beside it is a name.
const VACANT: [&str; 10] = [
    "vacant",
    "vacante",
    "vacants",
    "vacantes",
    "vacancy",
    "pourvoir",
    "tbd",
    "tbc",
    "tba",
    "unbekannt",
];
const OPEN: [&str; 13] = [
    "definir",
    "designar",
    "designer",
    "nommer",
    "confirmer",
    "confirmar",
    "inconnu",
    "inconnue",
    "unknown",
    "personne",
    "nobody",
    "remplacer",
    "cubrir",
];

/// Behind a name: degrees and professions.
const DEGREES: [&str; 31] = [
    "ing", "eng", "peng", "arch", "arq", "urb", "phd", "msc", "bsc", "ma", "ba", "mba", "mpa",
    "meng", "md", "llb", "llm", "rpp", "esq", "jr", "sr", "cpa", "oaq", "ouq", "oaa", "aia",
    "riba", "frca", "dess", "dea", "lic",
];

/// Words of names that are written small, and those that some write together with the next.
pub(super) const PARTICLES: [&str; 37] = [
    "de", "du", "des", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "las", "los",
    "van", "von", "der", "den", "ter", "y", "e", "i", "al", "el", "bin", "ben", "ibn", "bint",
    "zu", "zum", "zur", "af", "av", "ten", "op", "te", "dal",
];

/// What stands for a given name of which the first letter alone is none.
pub(super) const DIGRAPHS: [&str; 4] = ["ph", "th", "ch", "chr"];

/// What parts two people, and what begins another name of one.
const JOINING: [&str; 9] = ["et", "and", "y", "e", "und", "ou", "or", "o", "en"];
const BORN: [&str; 12] = [
    "nee", "ne", "born", "ep", "epouse", "geb", "geborene", "nacida", "alias", "dit", "dite", "aka",
];
const JOINED: [&str; 8] = ["mac", "mc", "o", "d", "l", "le", "la", "de"];

/// Letters that stand alone for another reason than that a name begins with them: `à`, `y`, `M.`, `city's`, `don't`.
const WORDS: &str = "aeiouymst";
/// Those that stand so before a vowel: `l'auberge`.
const ELIDED: &str = "cdjlnq";
const VOWELS: &str = "aeiouyh";

/// Fewest letters of a surname that is looked for behind an initial, of one of two surnames, and of a name that is written as one word.
const SURNAME: usize = 5;
const HALF: usize = 6;
const GLUED: usize = 10;

/// Most words of a name that lists turn about.
const TURNED: usize = 6;

/// Most words of the name of one person; more are a list of several.
const LONGEST: usize = 16;

/// One person, in folded words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Person {
    /// Ways to write the whole name: who may be named in one may be in all.
    pub(super) whole: Vec<String>,
    /// The same with the surname first, which are words of any text if they have no capitals.
    pub(super) turned: Vec<String>,
    /// Ways that leave out a part of it.
    pub(super) part: Vec<String>,
    /// Those of them that are words of any text if they have no capitals.
    pub(super) short: Vec<String>,
    /// The name in one word, which is one of any text but as the sign of an account.
    pub(super) handles: Vec<String>,
}

impl Person {
    fn whole(&mut self, words: &[&str]) {
        self.whole.push(fold(&words.join(" ")));
        if words.len() <= TURNED {
            let turns = (1..words.len()).map(|at| [&words[at..], &words[..at]].concat().join(" "));
            self.turned.extend(turns.map(|text| fold(&text)));
        }
    }
}

/// Whom a name names: one person, or of several, each; nobody, if it is what an office is called or that somebody is yet to be found.
pub(super) fn people(name: &str) -> Vec<Person> {
    let name = composed(name);
    if is_nobody(&name) {
        return Vec::new();
    }
    let bare = unbracketed(&name);
    let mut all: Vec<Person> = pieces(&bare).into_iter().filter_map(person).collect();
    let mut straight = Person::default();
    straight.whole(&name.split_whitespace().collect::<Vec<_>>());
    match all.as_mut_slice() {
        [one] => {
            one.whole.append(&mut straight.whole);
            one.turned.append(&mut straight.turned);
        }
        _ => all.push(straight),
    }
    all
}

/// Whether what stands for a name is none: one word, an office, a place that is vacant, `N.N.`
pub(super) fn is_nobody(name: &str) -> bool {
    let bare = unbracketed(name);
    let folded = fold(&bare);
    let words: Vec<&str> = tokens(&folded).collect();
    let unspaced = name.chars().any(is_unspaced);
    let Some(first) = words.first() else {
        return false;
    };
    let letters = words.iter().all(|word| word.len() == 1);
    let spaced = name.split_whitespace().count() > 1;
    let vacant = |all: &[&str]| words.iter().any(|word| all.contains(word));
    letters && words.len() > 1
        || !unspaced && !spaced && is_telling_name(name)
        || is_office(&words)
        || words.len() <= 3 && vacant(&VACANT)
        || (ROLES.contains(first) || vacant(&OPEN))
            && pieces(&bare)
                .into_iter()
                .all(|piece| person(piece).is_none())
}

/// Whether folded words are what an office is called.
fn is_office(words: &[&str]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let called =
        !GIVEN.contains(first) || words.get(1).is_some_and(|next| PARTICLES.contains(next));
    OFFICES.contains(first) && called || ENDINGS.contains(last)
}

/// What may be the names of several people: parted by signs, by words that join, by commas if each of them looks like a name.
fn pieces(bare: &str) -> Vec<&str> {
    let mut all = Vec::new();
    for piece in bare.split(['/', '&', ';', '+', '\n', ':', '|']) {
        let parts: Vec<&str> = piece.split([',', '，']).collect();
        let listed = parts.len() > 1 && parts.iter().all(|part| is_listed(part));
        let parts = if listed { parts } else { vec![piece] };
        for part in parts {
            all.push(part);
            let joined = apart(part);
            // `Ortega y Gasset` may be one.
            all.extend(joined.into_iter().filter(|one| *one != part));
        }
    }
    all
}

/// A text, cut where a word joins two people.
fn apart(text: &str) -> Vec<&str> {
    let (mut all, mut from, mut at) = (Vec::new(), 0, 0);
    for word in text.split_inclusive(char::is_whitespace) {
        if JOINING.contains(&word.trim()) {
            all.push(&text[from..at]);
            from = at + word.len();
        }
        at += word.len();
    }
    all.push(&text[from..]);
    all
}

/// Whether a part between commas is a name as another is: two or three words with capitals, none of them what somebody is.
fn is_listed(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let name = |word: &&str| {
        let folded = glued(word);
        word.starts_with(char::is_uppercase)
            && !word.ends_with('.')
            && [&ROLES[..], &OFFICES, &ENDINGS, &DEGREES, &VACANT, &OPEN]
                .iter()
                .all(|all| !all.contains(&folded.as_str()))
    };
    (2..=3).contains(&words.len()) && words.iter().all(name)
}

/// A name without what stands between brackets, `(intérim)`, or quotation marks.
fn unbracketed(name: &str) -> String {
    let (mut depth, mut quoted) = (0_usize, false);
    let outside = |c: &char| {
        match c {
            '(' | '[' | '（' | '«' | '„' => depth += 1,
            ')' | ']' | '）' | '»' => depth = depth.saturating_sub(1),
            '“' | '”' if depth > 0 => depth -= 1,
            '"' | '“' | '”' => quoted = !quoted,
            _ => return depth == 0 && !quoted,
        }
        false
    };
    name.chars().filter(outside).collect()
}

/// The ways to write the name of one person; none if it does not look like one.
fn person(text: &str) -> Option<Person> {
    let core = core(text);
    if core.len() > LONGEST {
        return None;
    }
    let alone = core.len() == 1 && core[0].chars().all(is_unspaced);
    let short: Vec<&str> = core
        .iter()
        .copied()
        .filter(|word| alone || !is_initial(word))
        .collect();
    let is_name = |word: &&str| {
        PARTICLES.contains(&glued(word).as_str())
            || word
                .chars()
                .any(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
    };
    let folded: Vec<String> = core.iter().map(|word| glued(word)).collect();
    let office = is_office(&folded.iter().map(String::as_str).collect::<Vec<_>>());
    // One word, or one behind an initial, is a word of any text.
    let named = (short.len() >= 2 || alone) && core.iter().all(is_name);
    if office || !named || !is_telling_name(&core.concat()) {
        return None;
    }
    let mut person = Person::default();
    person.whole(&core);
    spelled(&core, &mut person);
    if short.len() < core.len() {
        person.whole(&short);
        spelled(&short, &mut person);
    }
    if !alone {
        shortened(&short, &mut person);
    }
    Some(person)
}

/// The words of a name itself: without titles, degrees and what is told of the person behind a comma or a dash.
fn core(text: &str) -> Vec<&str> {
    let mut parts = text
        .split([',', '，'])
        .map(untitled)
        .filter(|words| !words.is_empty());
    let mut core = parts.next().unwrap_or_default();
    // `Courtemanche, Basile`
    if core.len() == 1
        && let Some(given) = parts.next().filter(|words| words.len() <= 2)
    {
        core = [given, core].concat();
    }
    core
}

fn untitled(part: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let all = part
        .split_whitespace()
        .take_while(|word| {
            !matches!(*word, "-" | "–" | "—" | "|") && !BORN.contains(&glued(word).as_str())
        })
        .filter(|word| tokens(&fold(word)).next().is_some());
    let mut titled = false;
    for word in all {
        let folded = glued(word);
        let title = ADDRESS.contains(&folded.as_str()) || ROLES.contains(&folded.as_str());
        // `Conseillère municipale`, `la Dre.`
        if words.is_empty() && (title || titled && word.starts_with(char::is_lowercase)) {
            titled = true;
            continue;
        }
        words.push(word);
        // `Ysandre Zorlande. Directrice`
        if word.ends_with('.') && folded.chars().count() > 3 && words.len() > 1 {
            break;
        }
    }
    // `Ma` is somebody's name, `M.A.`, `MA` and `ing` are not.
    let degree = |word: &str| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        DEGREES.contains(&glued(word).as_str()) && (word.contains('.') || capitals != 1)
    };
    while words.last().is_some_and(|word| degree(word)) {
        words.pop();
    }
    words
}

/// The letters of a text, folded, as one word.
fn glued(text: &str) -> String {
    fold(text).split(' ').collect()
}

fn is_initial(word: &str) -> bool {
    glued(word).chars().count() == 1 && !word.chars().any(is_unspaced)
}

/// The whole name as keyboards, addresses and other habits spell it.
fn spelled(words: &[&str], person: &mut Person) {
    let text = words.join(" ");
    let umlauts = respelled(&text);
    let folded = fold(&text);
    let plain = ["ue", "oe", "ae", "aa"]
        .iter()
        .fold(folded.clone(), |text, pair| text.replace(pair, &pair[..1]));
    let each: Vec<String> = words.iter().map(|word| glued(word)).collect();
    let mut all = vec![fold(&umlauts), plain, fold(&capitals_apart(&text))];
    if !text.chars().any(is_unspaced) {
        all.push(fold(&each.join(" ")));
        all.push(fold(&joined(&folded)));
        for one in [&text, &umlauts] {
            let mut words: Vec<String> = one.split(' ').map(glued).collect();
            for _ in 0..2 {
                let letters: usize = words.iter().map(|word| word.chars().count()).sum();
                let handle = (letters >= GLUED).then(|| fold(&words.concat()));
                person.handles.extend(handle);
                // Surname first.
                words.rotate_right(1);
            }
        }
    }
    person.whole.extend(all);
}

/// Letters with a mark as those write them whose keyboard has none.
fn respelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ü' | 'Ü' => out.push_str("ue"),
            'ö' | 'Ö' | 'ø' | 'Ø' => out.push_str("oe"),
            'ä' | 'Ä' => out.push_str("ae"),
            'å' | 'Å' => out.push_str("aa"),
            c => out.push(c),
        }
    }
    out
}

/// `MacDonald` as `Mac Donald`.
fn capitals_apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        if c.is_uppercase() && out.ends_with(char::is_lowercase) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Folded words with those that belong to the next written together with it: `Mac Donald` as `MacDonald`.
fn joined(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for word in tokens(folded) {
        out.push_str(word);
        if !JOINED.contains(&word) {
            out.push(' ');
        }
    }
    out
}

/// Ways to write a name of two words or more that leave out letters or a surname.
fn shortened(words: &[&str], person: &mut Person) {
    let (first, rest) = (words[0], &words[1..]);
    let last = rest[rest.len() - 1];
    let letters = |text: &str| glued(text).chars().count();
    if letters(last) >= SURNAME && !words.iter().any(|word| word.chars().any(is_unspaced)) {
        for surname in [fold(&rest.join(" ")), fold(last)] {
            initialled(first, &surname, &mut person.short);
        }
        // `Juan Pablo García López` as `J. P. García López`.
        if let [_, second, two @ ..] = words
            && two.len() > 1
            && !PARTICLES.contains(&glued(second).as_str())
        {
            let bare = two
                .iter()
                .position(|word| !PARTICLES.contains(&glued(word).as_str()));
            let surnames = [Some(0), bare.filter(|at| two.len() - at > 1)];
            for at in surnames.into_iter().flatten() {
                let both = format!("{first}-{second}");
                initialled(&both, &fold(&two[at..].join(" ")), &mut person.short);
            }
        }
        // `Jean Pierre` as `J.-P.`, and as `Jean`.
        if let [_, second, ..] = words[..words.len() - 1] {
            initialled(&format!("{first}-{second}"), &fold(last), &mut person.short);
            let whole = [first, second].iter().all(|word| letters(word) > 1);
            if words.len() == 3
                && whole
                && letters(last) >= HALF
                && !PARTICLES.contains(&glued(second).as_str())
            {
                person.short.push(fold(&format!("{first} {last}")));
            }
        }
    }
    let given = &words[..words.len() - 1];
    // One of two surnames; `Saint` is half of one, and stands before many names of places.
    if let Some((one, other)) = last.rsplit_once('-')
        && !glued(one).starts_with("saint")
    {
        let halves = [one, other]
            .into_iter()
            .filter(|half| letters(half) >= HALF);
        person
            .part
            .extend(halves.map(|half| fold(&format!("{} {half}", given.join(" ")))));
    }
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    if words.len() == 4 && words.iter().all(capital) && letters(words[2]) >= SURNAME {
        person.part.push(fold(&given.join(" ")));
    }
}

/// A folded surname with the initials of a given name before it and behind it.
fn initialled(given: &str, surname: &str, found: &mut Vec<String>) {
    let initials: Vec<String> = given
        .split('-')
        .filter_map(|part| Some(glued(part).chars().next()?.to_string()))
        .collect();
    let next = surname.trim().chars().next().unwrap_or(' ');
    if let [initial, ..] = initials.as_slice() {
        found.extend(tells(initial, next).then(|| format!(" {initial}{surname}")));
        found.extend((!WORDS.contains(initial.as_str())).then(|| format!("{surname}{initial} ")));
    }
    if initials.len() > 1 {
        found.push(format!(" {}{surname}", initials.join(" ")));
        let both = initials.concat();
        let word = ADDRESS.contains(&both.as_str()) || PARTICLES.contains(&both.as_str());
        found.extend((!word).then(|| format!(" {both}{surname}")));
    }
    let folded = glued(given);
    let long = DIGRAPHS
        .iter()
        .filter(|letters| folded.starts_with(**letters));
    found.extend(long.map(|letters| format!(" {letters}{surname}")));
}

/// Whether a letter before a word that begins so is the beginning of a name.
fn tells(initial: &str, next: char) -> bool {
    !(WORDS.contains(initial) || ELIDED.contains(initial) && VOWELS.contains(next))
}

/// Whether a folded word is a letter that stands alone between names, as the beginning of one: `Basile J. Courtemanche`.
pub(super) fn is_initial_letter(word: &str) -> bool {
    matches!(word.as_bytes(), [b'a'..=b'z']) && !WORDS.contains(word) && !"dl".contains(word)
}
