//! In: the name of a city's folder. Out: the roofs of its dossier as a picture, for who passes on the address of a page without one.

use image::{
    ExtendedColorType, ImageEncoder as _,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};

use crate::model::{
    site::CARD_SIZE,
    skyline::{self, Outline, rows},
};

const WIDTH: u32 = CARD_SIZE.0;

const HEIGHT: u32 = CARD_SIZE.1;

/// Points to a unit of the drawing.
const SCALE: f64 = 3.0;

type Colour = [u8; 3];

/// Sky, then each row of roofs, as in the style sheet.
const SKY: Colour = [0xf4, 0xf0, 0xe6];
const ROOFS: [Colour; 3] = [[0xd9, 0xd4, 0xc7], [0xd8, 0xb8, 0x8a], [0x1d, 0x3a, 0x5f]];

/// The picture as PNG, the same bytes for the same name.
#[must_use]
pub fn card(city: &str) -> Vec<u8> {
    let mut points = SKY.repeat((WIDTH * HEIGHT) as usize);
    for (outline, colour) in rows(city).iter().zip(ROOFS) {
        for column in 0..WIDTH {
            let top = top(outline, (f64::from(column) + 0.5) / SCALE);
            let top = f64::from(HEIGHT) - (skyline::HEIGHT as f64 - top) * SCALE;
            fill(&mut points, column, top, colour);
        }
    }
    let mut bytes = Vec::new();
    let writer =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive);
    // What is written to memory and has as many points as it says cannot fail.
    let _ = writer.write_image(&points, WIDTH, HEIGHT, ExtendedColorType::Rgb8);
    bytes
}

/// How high the roofs reach at a place, in units from the top.
fn top(outline: &Outline, x: f64) -> f64 {
    let real = |point: (usize, usize)| (point.0 as f64, point.1 as f64);
    let mut edges = outline
        .windows(2)
        .map(|edge| (real(edge[0]), real(edge[1])));
    edges
        .find(|((left, _), (right, _))| (*left..*right).contains(&x))
        .map_or(skyline::HEIGHT as f64, |((left, from), (right, to))| {
            from + (to - from) * (x - left) / (right - left)
        })
}

/// Colours a column from a height down; the point at its edge in part.
fn fill(points: &mut [u8], column: u32, top: f64, colour: Colour) {
    let first = top.max(0.0).floor();
    for row in first as u32..HEIGHT {
        let share = (f64::from(row) + 1.0 - top).clamp(0.0, 1.0);
        let at = 3 * (row * WIDTH + column) as usize;
        for (point, wanted) in points[at..at + 3].iter_mut().zip(colour) {
            let mixed = f64::from(*point) * (1.0 - share) + f64::from(wanted) * share;
            *point = mixed.round() as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::picture;

    #[test]
    fn a_card_is_a_picture_without_traces() {
        let bytes = card("bruges");
        assert_eq!(bytes, card("bruges"));
        let frame = picture::frame(&bytes).unwrap();
        assert_eq!((frame.width, frame.height), (WIDTH, HEIGHT));
        assert!(frame.traces.is_empty());
        assert!(bytes.len() < 60_000, "{}", bytes.len());
    }
}
