//! In: the name of a city's folder. Out: a drawing for the head of its dossier: the roofs of an old town.
//!
//! It stands for nothing and says nothing, so that it is hidden from who listens. Colours are those of the page.

use std::fmt::Write as _;

use crate::model::skyline::{HEIGHT, WIDTH, rows};

/// The drawing.
pub(super) fn drawn(city: &str) -> String {
    let mut svg = format!(
        "<svg class=\"roofs\" aria-hidden=\"true\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         preserveAspectRatio=\"xMidYMax slice\">"
    );
    for (outline, look) in rows(city).iter().zip(["far", "near", "front"]) {
        let _ = write!(svg, "<path class=\"{look}\" d=\"");
        let (mut x, mut y) = outline[0];
        let _ = write!(svg, "M{x} {y}");
        for &(right, down) in &outline[1..] {
            let _ = match (right == x, down == y) {
                (true, _) => write!(svg, "V{down}"),
                (_, true) => write!(svg, "H{right}"),
                _ => write!(svg, "L{right} {down}"),
            };
            (x, y) = (right, down);
        }
        svg.push_str("Z\"/>");
    }
    svg.push_str("</svg>");
    svg
}
