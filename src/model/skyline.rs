//! In: the name of a city's folder. Out: the roofs of an old town as outlines, the same each time; they stand for nothing.

use sha2::{Digest as _, Sha256};

/// Units from left to right.
pub const WIDTH: usize = 1120;

/// Units from top to bottom.
pub const HEIGHT: usize = 150;

/// An outline from left to right, each point to the right of the one before it or above or below it; its ground is the bottom.
pub type Outline = Vec<(usize, usize)>;

/// Three rows of houses, the farthest first.
#[must_use]
pub fn rows(city: &str) -> [Outline; 3] {
    let seed = Sha256::digest(city.as_bytes());
    [0, 1, 2].map(|row| outline(&seed[row * 10..row * 10 + 10], row))
}

/// One row: a gable, a flat roof or a tower for each part of the seed.
fn outline(seed: &[u8], row: usize) -> Outline {
    let ground = HEIGHT - 34 + row * 17;
    let mut points = vec![(0, HEIGHT), (0, ground)];
    let (mut x, mut turn) = (0, 0);
    while x < WIDTH {
        // After its last part the seed goes on otherwise, so that no street stands there twice.
        let part = (usize::from(seed[turn % seed.len()]) + turn / seed.len() * 89) % 256;
        let wide = 34 + part % 44;
        let high = 16 + part / 7 - row * 5;
        let wall = ground.saturating_sub(high);
        let right = x + wide;
        match part % 5 {
            0 => points.extend([(x, wall), (right, wall)]),
            1 if row == 0 => {
                let (eaves, top) = (wall - 14, wall.saturating_sub(40));
                points.extend([(x, eaves), (x + 8, top), (x + 16, eaves)]);
                points.extend([(x + 16, wall), (right, wall)]);
            }
            _ => {
                let top = wall.saturating_sub(wide / 3);
                points.extend([(x, wall), (x + wide / 2, top), (right, wall)]);
            }
        }
        points.push((right, ground));
        x = right;
        turn += 1;
    }
    points.push((x, HEIGHT));
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_has_its_own_roofs_always() {
        assert_eq!(rows("bruges"), rows("bruges"));
        assert_ne!(rows("bruges"), rows("quebec"));
        for row in (0..200).flat_map(|at| rows(&format!("city-{at}"))) {
            assert!(row.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{row:?}");
            assert!(row.iter().all(|point| point.1 <= HEIGHT), "{row:?}");
        }
    }
}
