//! In: the sections of a page. Out: their headings and blocks, and in which language each was written.

use super::{Clerk, inline::name};
use crate::{
    model::page::{Section, block::Block},
    office::leaf::{Part, Style},
};

/// Sections of a letter whose headings stand on screens only: what they are is seen.
const UNSAID: [&str; 2] = ["invitation", "signature"];

impl Clerk<'_> {
    /// The sections of a page, one after the other.
    pub(super) fn sections(&self, sections: &[Section], letter: bool) -> Vec<Part> {
        let mut parts = Vec::new();
        // What was said last of the language is not said again.
        let mut said = String::new();
        for section in sections {
            if !letter || !UNSAID.contains(&section.id.as_str()) {
                let heading = Style::Heading(section.level.saturating_sub(1).max(1));
                parts.push(Part::text(heading, vec![name(&section.title)]));
            }
            if section.level == 2 {
                said = section.lang.clone().unwrap_or_default();
            }
            parts.extend(section.lang.as_deref().map(|lang| self.written(lang)));
            for block in &section.blocks {
                if let Block::Text {
                    text: Some(text), ..
                } = block
                    && let Some(lang) = text.lang.as_ref().filter(|lang| **lang != said)
                {
                    said.clone_from(lang);
                    parts.push(self.written(lang));
                }
                self.block(block, &section.title.text, &mut parts);
            }
        }
        parts
    }
}
