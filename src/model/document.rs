//! In: the events of one YAML file. Out: its values as JSON, and where each of them stands in the text.

use std::{collections::HashMap, fmt, ops::Range, sync::OnceLock};

use serde_json::{Map, Value};

use crate::model::source::Source;

/// A file that could be read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The text it was read from.
    pub source: Source,
    /// What it says.
    pub value: Value,
    /// One mark a node in the order of the text; for a map, key then value.
    marks: Vec<Mark>,
    /// Of lists and maps so long that counting to an item takes its time: the marks of their items, by the list's own.
    long: OnceLock<HashMap<usize, Items>>,
}

/// Items from which a list or map is long.
const LONG: usize = 32;

/// The marks of a long list's items, or of a long map's keys.
#[derive(Debug, Clone)]
enum Items {
    List(Vec<usize>),
    Map(HashMap<String, usize>),
}

/// Where a node stands: bytes from the start of the text, and the mark after its last descendant.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Index of the mark that follows this whole subtree.
    pub next: u32,
    /// Written without quotes.
    pub plain: bool,
}

/// One step down a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step<K = String> {
    /// Into a map.
    Key(K),
    /// Into a list, from 0.
    Index(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// A way from the root of a document to a node.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(pub Vec<Step>);

impl Pointer {
    /// This way and one step more.
    #[must_use]
    pub fn with(&self, step: impl Into<Step>) -> Self {
        let mut steps = self.0.clone();
        steps.push(step.into());
        Self(steps)
    }

    /// Reads the way as it is shown, `themes.2.title`; `None` if the value has no such place.
    #[must_use]
    pub fn read(text: &str, value: &Value) -> Option<Self> {
        let mut at = value;
        let mut steps = Vec::new();
        for part in text.split('.') {
            let step = match at {
                Value::Array(_) => Step::Index(part.parse::<usize>().ok()?.checked_sub(1)?),
                _ => Step::from(part),
            };
            at = match &step {
                Step::Key(key) => at.get(key)?,
                Step::Index(index) => at.get(index)?,
            };
            steps.push(step);
        }
        Some(Self(steps))
    }

    /// Whether `self` is `other` or lies above it.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

/// Shown as the person sees it: `themes.2.title`, lists counted from 1.
impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(".")?;
            }
            match step {
                Step::Key(key) => f.write_str(key)?,
                Step::Index(index) => write!(f, "{}", index + 1)?,
            }
        }
        Ok(())
    }
}

/// Builds a [`Pointer`] from keys and indexes.
#[macro_export]
macro_rules! pointer {
    ($($step:expr),* $(,)?) => {
        $crate::model::document::Pointer(vec![$($crate::model::document::Step::from($step)),*])
    };
}

impl Document {
    /// A file as it was read; `marks` in the order of the text, for a map key then value.
    #[must_use]
    pub fn new(source: Source, value: Value, marks: Vec<Mark>) -> Self {
        Self {
            source,
            value,
            marks,
            long: OnceLock::new(),
        }
    }

    /// One mark a node in the order of the text; for a map, key then value.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The value at a pointer.
    #[must_use]
    pub fn get(&self, pointer: &Pointer) -> Option<&Value> {
        pointer
            .0
            .iter()
            .try_fold(&self.value, |value, step| match step {
                Step::Key(key) => value.get(key),
                Step::Index(index) => value.get(index),
            })
    }

    /// Bytes of the node at a pointer (or of its nearest ancestor that is there).
    #[must_use]
    pub fn span(&self, pointer: &Pointer) -> Range<usize> {
        self.bytes(self.find(pointer).0)
    }

    /// Bytes of the key that leads to the node at a pointer; of the node itself in a list.
    #[must_use]
    pub fn key_span(&self, pointer: &Pointer) -> Range<usize> {
        let (node, key) = self.find(pointer);
        self.bytes(key.or(node))
    }

    /// Whether the node at a pointer is written without quotes and without a sign of a block.
    #[must_use]
    pub fn is_plain(&self, pointer: &Pointer) -> bool {
        let mark = self.find(pointer).0.and_then(|at| self.marks.get(at));
        mark.is_some_and(|mark| mark.plain)
    }

    fn bytes(&self, at: Option<usize>) -> Range<usize> {
        let Some(mark) = at.and_then(|at| self.marks.get(at)) else {
            return 0..0;
        };
        let (start, end) = (mark.start as usize, mark.end as usize);
        let text = self.source.text.get(start..end).unwrap_or_default();
        start..start + text.trim_end().len()
    }

    /// Indexes of the node's mark and of its key's mark.
    fn find(&self, pointer: &Pointer) -> (Option<usize>, Option<usize>) {
        if self.marks.is_empty() {
            return (None, None);
        }
        let (mut at, mut key, mut value) = (0, None, &self.value);
        for step in &pointer.0 {
            let (below, child) = match (step, value) {
                (Step::Key(name), Value::Object(map)) => {
                    (map.get(name), self.key_mark(at, map, name))
                }
                (Step::Index(index), Value::Array(list)) => {
                    (list.get(*index), self.item_mark(at, list, *index))
                }
                _ => break,
            };
            let Some((below, child)) = below.zip(child) else {
                break;
            };
            let keyed = matches!(step, Step::Key(_));
            key = keyed.then_some(child);
            at = if keyed {
                self.marks[child].next as usize
            } else {
                child
            };
            value = below;
        }
        (Some(at), key)
    }

    /// Mark of a key of the map at a mark.
    fn key_mark(&self, at: usize, map: &Map<String, Value>, name: &str) -> Option<usize> {
        if map.len() > LONG {
            let Some(Items::Map(keys)) = self.long().get(&at) else {
                return None;
            };
            return keys.get(name).copied();
        }
        let nth = map.keys().position(|key| key == name)?;
        Some((0..nth * 2).fold(at + 1, |child, _| self.marks[child].next as usize))
    }

    /// Mark of an item of the list at a mark.
    fn item_mark(&self, at: usize, list: &[Value], nth: usize) -> Option<usize> {
        if list.len() > LONG {
            let Some(Items::List(items)) = self.long().get(&at) else {
                return None;
            };
            return items.get(nth).copied();
        }
        (nth < list.len())
            .then(|| (0..nth).fold(at + 1, |child, _| self.marks[child].next as usize))
    }

    /// Found once: a fault in each of ten thousand items must not cost ten thousand walks over the list.
    fn long(&self) -> &HashMap<usize, Items> {
        self.long.get_or_init(|| {
            let mut long = HashMap::new();
            self.gather(&self.value, 0, &mut long);
            long
        })
    }

    /// Takes in the long lists and maps at and below a node; gives the mark behind it.
    fn gather(&self, value: &Value, at: usize, long: &mut HashMap<usize, Items>) -> usize {
        let mut child = at + 1;
        match value {
            Value::Array(list) => {
                let mut items = Vec::with_capacity(list.len());
                for item in list {
                    items.push(child);
                    child = self.gather(item, child, long);
                }
                if list.len() > LONG {
                    long.insert(at, Items::List(items));
                }
            }
            Value::Object(map) => {
                let mut keys = HashMap::new();
                for (key, below) in map {
                    if map.len() > LONG {
                        keys.insert(key.clone(), child);
                    }
                    child = self.gather(below, self.marks[child].next as usize, long);
                }
                if map.len() > LONG {
                    long.insert(at, Items::Map(keys));
                }
            }
            _ => {}
        }
        self.marks[at].next as usize
    }
}
