//! In: degrees of latitude and longitude. Out: where they lie on the map of the world, and whether they may lie in a country.
//!
//! The land and the countries are those of Natural Earth, in the public domain; `data/world/draw.py` makes the file.

use serde_json::Value;

/// The outline of the land, then a country a line: its code, and the degrees between which it lies: south, north, west, east.
const WORLD: &str = include_str!("../../data/world/world.txt");

/// Width and height of the map.
pub const SIZE: (u16, u16) = (1000, 432);

/// Degrees by which a country may be left: outlines are coarse, and islands small.
const MARGIN: f64 = 1.5;

/// Coefficients of the Equal Earth projection.
const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// Half the width of the world and the height of 84 degrees north, as the projection has them.
const EDGE: f64 = 2.706_629_983_696_074_3;
const TOP: f64 = 1.306_713_138_887_292_6;

/// A place on the earth, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

impl Place {
    /// The place that a fiche gives; `None` where it gives none, or one that is not on the earth.
    #[must_use]
    pub fn of(fiche: &Value) -> Option<Self> {
        let place = Self {
            latitude: fiche["latitude"].as_f64()?,
            longitude: fiche["longitude"].as_f64()?,
        };
        (is_latitude(place.latitude) && is_longitude(place.longitude)).then_some(place)
    }

    /// Where it lies on the map, from its upper left corner.
    #[must_use]
    pub fn on_map(self) -> (f64, f64) {
        let t = (3_f64.sqrt() / 2.0 * self.latitude.to_radians().sin()).asin();
        let s = t * t;
        let below = 3.0 * (9.0 * A[3] * s.powi(4) + 7.0 * A[2] * s.powi(3) + 3.0 * A[1] * s + A[0]);
        let x = 2.0 * 3_f64.sqrt() * self.longitude.to_radians() * t.cos() / below;
        let y = t * (A[0] + A[1] * s + s.powi(3) * (A[2] + A[3] * s));
        let scale = f64::from(SIZE.0) / (2.0 * EDGE);
        ((x + EDGE) * scale, (TOP - y) * scale)
    }

    /// Whether it may lie in a country; what is not known of may.
    #[must_use]
    pub fn may_lie_in(self, country: &str) -> bool {
        let Some(bounds) = bounds(country) else {
            return true;
        };
        let [south, north, west, east] = bounds;
        (south - MARGIN..=north + MARGIN).contains(&self.latitude)
            && (west - MARGIN..=east + MARGIN).contains(&self.longitude)
    }
}

/// Whether a number of degrees is a latitude.
#[must_use]
pub fn is_latitude(degrees: f64) -> bool {
    (-90.0..=90.0).contains(&degrees)
}

/// Whether a number of degrees is a longitude.
#[must_use]
pub fn is_longitude(degrees: f64) -> bool {
    (-180.0..=180.0).contains(&degrees)
}

/// The outline of the land, as a path of SVG.
#[must_use]
pub fn land() -> &'static str {
    WORLD.lines().next().unwrap_or_default()
}

fn bounds(country: &str) -> Option<[f64; 4]> {
    let line = WORLD
        .lines()
        .skip(1)
        .find_map(|line| line.strip_prefix(country)?.strip_prefix(' '))?;
    let mut degrees = line.split(' ').map(str::parse);
    let mut next = || degrees.next()?.ok();
    Some([next()?, next()?, next()?, next()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_where_they_are() {
        let quebec = Place {
            latitude: 46.8,
            longitude: -71.2,
        };
        let (x, y) = quebec.on_map();
        // As `draw.py` puts it.
        assert!(
            (x - 332.72).abs() < 0.01 && (y - 76.97).abs() < 0.01,
            "{x} {y}"
        );
        assert!(quebec.may_lie_in("CA") && !quebec.may_lie_in("FR") && quebec.may_lie_in("MT"));
        let turned = Place {
            latitude: -71.2,
            longitude: 46.8,
        };
        assert!(!turned.may_lie_in("CA"));
        assert!(
            land().starts_with('M')
                && WORLD
                    .lines()
                    .skip(1)
                    .all(|line| bounds(&line[..2]).is_some())
        );
    }
}
