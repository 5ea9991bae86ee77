//! In: folded texts that are looked for, and folded words. Out: which of them stand in the words, in time that grows as both do.
//!
//! Texts are compared token by token: a word is one, and so is each letter of a script that is written without spaces, for there
//! nothing tells where a name begins. An automaton over tokens (Aho and Corasick) names each text once, however often it stands
//! there: a list of all places grows with the square of what a hostile author writes (`a`, `a a`, `a a a`…).

use std::collections::{HashMap, HashSet, VecDeque};

use crate::model::fold::is_unspaced;

/// The state in which nothing has been read.
const ROOT: usize = 0;

/// The tokens of all that is looked for, each with its number, so that what is read is looked up once for every search.
#[derive(Debug)]
pub struct Words {
    known: HashMap<Box<str>, usize>,
    /// Lengths of the tokens known, a bit each, by their first byte: most words of a text are none of them, as that tells.
    lengths: Vec<u64>,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            known: HashMap::new(),
            lengths: vec![0; 1 + usize::from(u8::MAX)],
        }
    }
}

impl Words {
    /// The number of a token, known from now on.
    pub fn number(&mut self, token: &str) -> usize {
        let (first, length) = form(token);
        self.lengths[first] |= length;
        match self.known.get(token) {
            Some(number) => *number,
            None => {
                let fresh = self.known.len();
                self.known.insert(token.into(), fresh);
                fresh
            }
        }
    }

    /// The tokens of folded words; `None` for each that is not known.
    pub fn read<'w>(&'w self, folded: &'w str) -> impl Iterator<Item = Option<usize>> + 'w {
        tokens(folded).map(|token| {
            let (first, length) = form(token);
            match self.lengths[first] & length {
                0 => None,
                _ => self.known.get(token).copied(),
            }
        })
    }
}

/// What is looked for, ready.
#[derive(Debug, Default)]
pub struct Search {
    next: HashMap<(usize, usize), usize>,
    states: Vec<State>,
}

#[derive(Debug, Default, Clone)]
struct State {
    /// Longest end of what was read that is the beginning of a text.
    fail: usize,
    /// Next shorter state, on the way by `fail`, at which a text ends.
    shorter: usize,
    /// Texts that end here, by their number.
    ends: Vec<usize>,
}

impl Search {
    /// Makes ready; a text with no token is never found. Several may have one number.
    #[must_use]
    pub fn new<'t>(words: &mut Words, texts: impl Iterator<Item = (usize, &'t str)>) -> Self {
        let mut numbers = |text| tokens(text).map(|token| words.number(token)).collect();
        let texts: Vec<(usize, Vec<usize>)> = texts.map(|(at, text)| (at, numbers(text))).collect();
        Self::of(texts.into_iter())
    }

    /// The same of texts that were read already.
    #[must_use]
    pub fn of(texts: impl Iterator<Item = (usize, impl IntoIterator<Item = usize>)>) -> Self {
        Self::counted(texts).0
    }

    /// The same, with the steps that it took.
    fn counted(
        texts: impl Iterator<Item = (usize, impl IntoIterator<Item = usize>)>,
    ) -> (Self, usize) {
        let mut search = Self {
            next: HashMap::new(),
            states: vec![State::default()],
        };
        for (number, text) in texts {
            let mut at = ROOT;
            for token in text {
                let states = search.states.len();
                at = *search.next.entry((at, token)).or_insert(states);
                if at == states {
                    search.states.push(State::default());
                }
            }
            if at != ROOT {
                search.states[at].ends.push(number);
            }
        }
        let mut steps = search.states.len();
        search.link(&mut steps);
        (search, steps)
    }

    /// Where to go on when the next token does not fit: states in the order of their depth.
    fn link(&mut self, steps: &mut usize) {
        let mut below = vec![Vec::new(); self.states.len()];
        self.next
            .iter()
            .for_each(|((from, token), to)| below[*from].push((*token, *to)));
        let mut queue = VecDeque::from([ROOT]);
        while let Some(from) = queue.pop_front() {
            for (token, to) in below[from].drain(..) {
                let fail = if from == ROOT {
                    ROOT
                } else {
                    self.step(self.states[from].fail, token, steps)
                };
                let shorter = if self.states[fail].ends.is_empty() {
                    self.states[fail].shorter
                } else {
                    fail
                };
                self.states[to].fail = fail;
                self.states[to].shorter = shorter;
                queue.push_back(to);
            }
        }
    }

    fn step(&self, mut at: usize, token: usize, steps: &mut usize) -> usize {
        loop {
            *steps += 1;
            match self.next.get(&(at, token)) {
                Some(next) => return *next,
                None if at == ROOT => return ROOT,
                None => at = self.states[at].fail,
            }
        }
    }

    /// Numbers of the texts that stand among words that were read, each as whole tokens.
    #[must_use]
    pub fn within(&self, read: impl Iterator<Item = Option<usize>>) -> Vec<usize> {
        let mut found = Vec::new();
        self.walk(read, |number, _| found.push(number));
        found
    }

    /// Tells each text that is found with the end of its first place; gives the steps that it took.
    fn walk(
        &self,
        read: impl Iterator<Item = Option<usize>>,
        mut tell: impl FnMut(usize, usize),
    ) -> usize {
        let mut steps = 0;
        if self.next.is_empty() {
            return steps;
        }
        let (mut at, mut seen) = (ROOT, HashSet::new());
        for (before, token) in read.enumerate() {
            let Some(token) = token else {
                at = ROOT;
                continue;
            };
            at = self.step(at, token, &mut steps);
            let mut end = if self.states[at].ends.is_empty() {
                self.states[at].shorter
            } else {
                at
            };
            // What is shorter than a state seen was seen with it.
            while end != ROOT && seen.insert(end) {
                let ends = &self.states[end].ends;
                ends.iter().for_each(|number| tell(*number, before + 1));
                end = self.states[end].shorter;
                steps += 1;
            }
        }
        steps
    }
}

/// Texts that are looked for by one search.
#[derive(Debug, Default)]
pub struct Texts {
    words: Words,
    search: Search,
}

impl Texts {
    /// Makes ready.
    #[must_use]
    pub fn new<'t>(texts: impl Iterator<Item = (usize, &'t str)>) -> Self {
        let mut words = Words::default();
        let search = Search::new(&mut words, texts);
        Self { words, search }
    }

    /// Numbers of those that stand in folded words, each as whole tokens.
    #[must_use]
    pub fn within(&self, folded: &str) -> Vec<usize> {
        self.search.within(self.words.read(folded))
    }

    /// The same, each with how many tokens there are up to the end of its first place.
    #[must_use]
    pub fn placed(&self, folded: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let tell = |number, end| found.push((number, end));
        self.search.walk(self.words.read(folded), tell);
        found
    }
}

/// First byte of a token, and the bit of its length; all long ones share one.
fn form(token: &str) -> (usize, u64) {
    let first = token.bytes().next().unwrap_or_default();
    (usize::from(first), 1 << token.len().min(63))
}

/// Words of a folded text; the `@` of an address and each letter of a script without spaces stand for themselves.
pub fn tokens(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(' ');
        let bytes = rest.as_bytes();
        let mut end = 0;
        while let Some(&byte) = bytes.get(end) {
            // Scripts without spaces are written in letters of three bytes and more.
            let letter = match byte {
                b' ' => break,
                b'@' => '@',
                0xE0.. => rest[end..].chars().next()?,
                _ => {
                    end += 1;
                    continue;
                }
            };
            let alone = letter == '@' || is_unspaced(letter);
            if alone && end > 0 {
                break;
            }
            end += letter.len_utf8();
            if alone {
                break;
            }
        }
        let (token, after) = rest.split_at(end);
        rest = after;
        (!token.is_empty()).then_some(token)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(texts: &[&str], words: &str) -> Vec<usize> {
        let mut all = Texts::new(texts.iter().copied().enumerate()).within(words);
        all.sort_unstable();
        all
    }

    #[test]
    fn tokens_are_words_and_what_stands_for_itself() {
        let all: Vec<&str> = tokens("  été a@b 市x長  수 ").collect();
        assert_eq!(all, ["été", "a", "@", "b", "市", "x", "長", "수"]);
        assert_eq!(tokens("  ").count() + tokens("").count(), 0);
    }

    #[test]
    fn the_first_place_of_each_is_told() {
        let texts = Texts::new(["a b", "b"].into_iter().enumerate());
        let mut placed = texts.placed(" b a b b ");
        placed.sort_unstable();
        assert_eq!(placed, [(0, 3), (1, 1)]);
    }

    #[test]
    fn scripts_without_spaces_have_letters_of_three_bytes_and_more() {
        assert!(!('\0'..'\u{800}').any(is_unspaced));
    }

    #[test]
    fn whole_words_are_found_and_letters_of_scripts_without_spaces_anywhere() {
        assert_eq!(
            found(&["jeanne roux", "roux", "rou"], " de jeanne roux a "),
            [0, 1]
        );
        assert_eq!(found(&["李明", "김민수"], "市长李明说 김민수가 "), [0, 1]);
        assert_eq!(found(&["a@x org"], " b a @ x org "), [0]);
        assert_eq!(found(&["", " "], " a "), Vec::<usize>::new());
    }

    /// Texts and words of one letter, of nearly one, of every length at once: twice as much takes twice the steps.
    #[test]
    fn steps_grow_as_what_is_read() {
        let steps = |texts: &[String], words: &str| {
            let mut known = Words::default();
            let mut numbers = |text| {
                tokens(text)
                    .map(|token| known.number(token))
                    .collect::<Vec<_>>()
            };
            let texts: Vec<_> = texts.iter().map(|text| numbers(text)).collect();
            let (search, made) = Search::counted(texts.into_iter().enumerate());
            made + search.walk(known.read(words), |_, _| {})
        };
        type Hostile = fn(usize) -> (Vec<String>, String);
        let kinds: [Hostile; 6] = [
            |n| (vec!["a ".repeat(n)], "a ".repeat(n)),
            |n| (vec!["李".repeat(n)], "李".repeat(n)),
            |n| (vec!["a".repeat(n)], "a".repeat(n)),
            |n| (vec![format!("{}b", "a ".repeat(n))], "a ".repeat(2 * n)),
            // Every length, and one text that holds them all.
            |n| {
                let most = n.isqrt();
                let texts = (1..most).map(|length| "a ".repeat(length)).chain([format!(
                    "b {}",
                    "a ".repeat(most)
                )
                .repeat(most)]);
                (texts.collect(), "a ".repeat(n))
            },
            |n| {
                (
                    vec![format!("{}b {}", "a ".repeat(n), "a ".repeat(n))],
                    format!("{}b ", "a ".repeat(n)).repeat(4),
                )
            },
        ];
        for (kind, of) in kinds.iter().enumerate() {
            let counted = [4_000, 8_000, 16_000].map(|n| {
                let (texts, words) = of(n);
                steps(&texts, &words)
            });
            for pair in counted.windows(2) {
                assert!(pair[1] * 10 <= pair[0] * 22 + 1_000, "{kind}: {counted:?}");
            }
        }
    }

    proptest! {
        /// Each text that is found stands there, and each that stands there is found.
        #[test]
        fn all_are_found_and_nothing_else(texts in prop::collection::vec("[ab]( [ab]){0,3}", 1..8), words in "([abc] ){0,20}") {
            let words = format!(" {words}");
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let expected: Vec<usize> =
                texts.iter().enumerate().filter(|(_, text)| words.contains(&format!(" {text} "))).map(|(at, _)| at).collect();
            prop_assert_eq!(found(&texts, &words), expected);
        }
    }
}
