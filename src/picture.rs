//! In: a picture as someone took it. Out: the same upright, no larger than pages need, and with nothing beside its points; the
//! same bytes for the same picture.
//!
//! It is taken apart into points under bounds and written anew: nothing of the file that came is carried over. What was written is
//! read back, so that no note can come in by the writer either.

mod card;

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use image::{
    DynamicImage, ExtendedColorType, ImageDecoder as _, ImageEncoder as _, ImageFormat,
    ImageReader, Limits, RgbaImage, codecs::jpeg::JpegEncoder, codecs::png::PngEncoder,
};

pub use self::card::card;
use crate::model::picture::{self, Format, Frame};

/// Most points along a side of a picture that is put in by this program.
pub const SIDE: u32 = 1600;

/// Most points of a picture that is taken apart.
const POINTS: u64 = 80_000_000;

/// Most memory for its points.
const MEMORY: u64 = 400_000_000;

/// Bytes above which a picture without gaps is no drawing.
const DRAWING: usize = 1_000_000;

/// From 1 to 100.
const QUALITY: u8 = 85;

/// A picture that was written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// The file.
    pub bytes: Vec<u8>,
    /// JPEG or PNG.
    pub format: Format,
    /// Points from left to right.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Of none of the kinds that are read.
    Kind,
    /// More points than are taken apart.
    Large(u32, u32),
    /// Broken.
    Broken,
}

/// Writes a picture anew, no side longer than so many points.
///
/// # Errors
/// Why it cannot be done.
pub fn clean(bytes: &[u8], side: u32) -> Result<Print, Refused> {
    let format = match Format::of(bytes).ok_or(Refused::Kind)? {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Webp => ImageFormat::WebP,
    };
    // Readers of pictures fail on files made for that; none of it may end the program.
    let made = catch_unwind(AssertUnwindSafe(|| {
        let points = decoded(bytes, format)?;
        let points = if points.width().max(points.height()) > side {
            points.thumbnail(side, side)
        } else {
            points
        };
        encoded(&points, format).ok_or(Refused::Broken)
    }));
    let (bytes, format) = made.unwrap_or(Err(Refused::Broken))?;
    match picture::frame(&bytes) {
        Some(Frame {
            width,
            height,
            traces,
            ..
        }) if traces.is_empty() => Ok(Print {
            bytes,
            format,
            width,
            height,
        }),
        _ => Err(Refused::Broken),
    }
}

/// Its points, upright.
fn decoded(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Refused> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refused::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > POINTS || decoder.total_bytes() > MEMORY {
        return Err(Refused::Large(width, height));
    }
    let turned = decoder.orientation().ok();
    let mut points = DynamicImage::from_decoder(decoder).map_err(|_| Refused::Broken)?;
    if let Some(turned) = turned {
        points.apply_orientation(turned);
    }
    Ok(points)
}

/// A photograph as JPEG; a drawing, and what shows through, as PNG.
fn encoded(points: &DynamicImage, from: ImageFormat) -> Option<(Vec<u8>, Format)> {
    let shaded = points.color().has_alpha().then(|| points.to_rgba8());
    let shaded = shaded.filter(|points| points.pixels().any(|point| point.0[3] != u8::MAX));
    let clear = shaded.is_some();
    if from == ImageFormat::Png || clear {
        let bytes = drawing(points, shaded)?;
        if clear || bytes.len() <= DRAWING {
            return Some((bytes, Format::Png));
        }
    }
    let (data, kind) = plain(points);
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(&data, points.width(), points.height(), kind)
        .ok()?;
    Some((bytes, Format::Jpeg))
}

/// Most of a point that no eye sees, of 255.
const UNSEEN: u8 = 4;

/// As PNG: `shaded` are its points where any shows through.
fn drawing(points: &DynamicImage, shaded: Option<RgbaImage>) -> Option<Vec<u8>> {
    let (data, kind) = if let Some(mut points) = shaded {
        // What nobody sees is taken out: whoever rubs something out does not mean to keep it below.
        for point in points.pixels_mut().filter(|point| point.0[3] <= UNSEEN) {
            point.0 = [0; 4];
        }
        (points.into_raw(), ExtendedColorType::Rgba8)
    } else {
        plain(points)
    };
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(&data, points.width(), points.height(), kind)
        .ok()?;
    Some(bytes)
}

/// Points in grey or in three colours.
fn plain(points: &DynamicImage) -> (Vec<u8>, ExtendedColorType) {
    if points.color().has_color() {
        (points.to_rgb8().into_raw(), ExtendedColorType::Rgb8)
    } else {
        (points.to_luma8().into_raw(), ExtendedColorType::L8)
    }
}
