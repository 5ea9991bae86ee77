//! In: the name of a city's folder. Out: a drawing for the head of its dossier: the roofs of an old town, the same each time.
//!
//! It stands for nothing and says nothing, so that it is hidden from who listens. Colours are those of the page.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

const WIDTH: usize = 1120;
const HEIGHT: usize = 150;

/// The drawing.
pub(super) fn drawn(city: &str) -> String {
    let seed = Sha256::digest(city.as_bytes());
    let mut svg = format!(
        "<svg class=\"roofs\" aria-hidden=\"true\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         preserveAspectRatio=\"xMidYMax slice\">"
    );
    for (row, look) in ["far", "near", "front"].into_iter().enumerate() {
        let path = roofs(&seed[row * 10..row * 10 + 10], row);
        let _ = write!(svg, "<path class=\"{look}\" d=\"{path}\"/>");
    }
    svg.push_str("</svg>");
    svg
}

/// One row of houses from left to right: a gable, a flat roof or a tower for each part of the seed.
fn roofs(seed: &[u8], row: usize) -> String {
    let ground = HEIGHT - 34 + row * 17;
    let mut path = format!("M0 {HEIGHT}V{ground}");
    let mut x = 0;
    let mut turn = 0;
    while x < WIDTH {
        // After its last part the seed goes on otherwise, so that no street stands there twice.
        let part = (usize::from(seed[turn % seed.len()]) + turn / seed.len() * 89) % 256;
        let wide = 34 + part % 44;
        let high = 16 + part / 7 - row * 5;
        let wall = ground.saturating_sub(high);
        let right = x + wide;
        let _ = match part % 5 {
            0 => write!(path, "V{wall}H{right}"),
            1 if row == 0 => {
                let (middle, top) = (x + 8, wall.saturating_sub(40));
                write!(
                    path,
                    "V{}L{middle} {top}L{} {}V{wall}H{right}",
                    wall - 14,
                    x + 16,
                    wall - 14
                )
            }
            _ => {
                let (middle, top) = (x + wide / 2, wall.saturating_sub(wide / 3));
                write!(path, "V{wall}L{middle} {top}L{right} {wall}")
            }
        };
        let _ = write!(path, "V{ground}");
        x = right;
        turn += 1;
    }
    let _ = write!(path, "V{HEIGHT}Z");
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_has_its_own_drawing_always() {
        assert_eq!(drawn("bruges"), drawn("bruges"));
        assert_ne!(drawn("bruges"), drawn("quebec"));
        for at in 0..200 {
            assert!(!drawn(&format!("city-{at}")).contains("--"));
        }
    }
}
