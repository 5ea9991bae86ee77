//! Pictures: nothing but the picture is left of one that is put in or shown, whatever a camera wrote into it; one that is internal
//! reaches no public file; what was added by hand is told.

use std::io::Cursor;

use image::{DynamicImage, ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, codecs};
use proptest::prelude::*;
use roadmap::{
    model::picture::{Format, Trace, frame},
    picture::{Refused, clean},
};

use crate::{
    project::{Project, cases},
    scratch::scratch,
};

/// Words that must not be left.
const SECRET: &[u8] = b"SecretMaker-48.8584N";

/// A picture of some colours.
fn points(width: u32, height: u32, seed: u8) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let of = |n: u32| u8::try_from(n % 256).unwrap();
        Rgb([of(x * 7 + u32::from(seed)), of(y * 5), of(x + y)])
    })
}

/// Its file, without anything beside.
pub fn file(format: Format, width: u32, height: u32, seed: u8) -> Vec<u8> {
    let points = points(width, height, seed);
    let mut out = Vec::new();
    let kind = ExtendedColorType::Rgb8;
    let done = match format {
        Format::Jpeg => {
            codecs::jpeg::JpegEncoder::new(&mut out).write_image(&points, width, height, kind)
        }
        Format::Png => {
            codecs::png::PngEncoder::new(&mut out).write_image(&points, width, height, kind)
        }
        Format::Webp => codecs::webp::WebPEncoder::new_lossless(&mut out)
            .write_image(&points, width, height, kind),
    };
    done.unwrap();
    out
}

/// An Exif block: orientation, and where asked for a list of positions, with the secret behind.
fn exif(orientation: u8, position: bool) -> Vec<u8> {
    let mut out = b"MM\0*\0\0\0\x08".to_vec();
    out.extend([0, if position { 2 } else { 1 }]);
    out.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    if position {
        out.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 60]);
    }
    out.extend([0, 0, 0, 0]);
    out.extend(SECRET);
    out
}

fn segment(mark: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, mark], length.as_slice(), content].concat()
}

pub fn png_chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], kind, content, &sum.sum().to_be_bytes()].concat()
}

fn webp_chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_le_bytes();
    let mut out = [&kind[..], &length, content].concat();
    out.extend(vec![0; content.len() % 2]);
    out
}

/// What may be put into a file, by a number, and what it is to be told as.
fn with(format: Format, plain: &[u8], which: u8, orientation: u8) -> (Vec<u8>, Trace) {
    let secret = |head: &[u8]| [head, SECRET].concat();
    let after = |at: usize, part: Vec<u8>| [&plain[..at], &part, &plain[at..]].concat();
    let behind = || ([plain, SECRET].concat(), Trace::Behind);
    match (format, which % 5) {
        (Format::Jpeg, 0) => (
            after(
                2,
                segment(
                    0xe1,
                    &[b"Exif\0\0", exif(orientation, true).as_slice()].concat(),
                ),
            ),
            Trace::Position,
        ),
        (Format::Jpeg, 1) => (
            after(
                2,
                segment(0xe1, &secret(b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>")),
            ),
            Trace::Camera,
        ),
        (Format::Jpeg, 2) => (after(2, segment(0xfe, SECRET)), Trace::Comment),
        (Format::Jpeg, 3) => (after(2, segment(0xe2, &secret(b"MPF\0"))), Trace::Other),
        (Format::Png, 0) => (
            after(33, png_chunk(b"eXIf", &exif(orientation, true))),
            Trace::Position,
        ),
        (Format::Png, 1) => (
            after(33, png_chunk(b"tEXt", &secret(b"Author\0"))),
            Trace::Comment,
        ),
        (Format::Png, 2) => (after(33, png_chunk(b"prVt", SECRET)), Trace::Other),
        (Format::Png, 3) => (
            after(33, png_chunk(b"eXIf", &exif(orientation, false))),
            Trace::Camera,
        ),
        (Format::Webp, which) if which < 4 => extended(plain, which, orientation),
        _ => behind(),
    }
}

/// A simple WebP as one with more parts.
fn extended(plain: &[u8], which: u8, orientation: u8) -> (Vec<u8>, Trace) {
    let frame = frame(plain).unwrap();
    let side = |n: u32| (n - 1).to_le_bytes()[..3].to_vec();
    let flags = [[8_u8, 4, 8, 0][usize::from(which)], 0, 0, 0];
    let head = [flags.to_vec(), side(frame.width), side(frame.height)].concat();
    let (part, trace) = match which {
        0 => (
            webp_chunk(b"EXIF", &exif(orientation, true)),
            Trace::Position,
        ),
        1 => (webp_chunk(b"XMP ", SECRET), Trace::Camera),
        2 => (
            webp_chunk(b"EXIF", &exif(orientation, false)),
            Trace::Camera,
        ),
        _ => (webp_chunk(b"XTRA", SECRET), Trace::Other),
    };
    let body = [
        b"WEBP".to_vec(),
        webp_chunk(b"VP8X", &head),
        plain[12..].to_vec(),
        part,
    ]
    .concat();
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    ([b"RIFF".to_vec(), length.to_vec(), body].concat(), trace)
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|place| place == words)
}

fn formats() -> impl Strategy<Value = Format> {
    prop_oneof![Just(Format::Jpeg), Just(Format::Png), Just(Format::Webp)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(60, 2000)))]

    #[test]
    fn nothing_but_the_picture_is_left(
        format in formats(), width in 1_u32..50, height in 1_u32..50, seed: u8, which: u8, turned in 1_u8..=8,
    ) {
        let plain = file(format, width, height, seed);
        prop_assert!(frame(&plain).unwrap().traces.is_empty());
        let (dirty, trace) = with(format, &plain, which, turned);
        let told = frame(&dirty).unwrap();
        prop_assert!(told.traces.contains(&trace), "{:?}: {:?}", trace, told.traces);
        prop_assert!(holds(&dirty, SECRET));
        let print = clean(&dirty, 1600).unwrap();
        prop_assert!(!holds(&print.bytes, SECRET));
        prop_assert!(frame(&print.bytes).unwrap().traces.is_empty());
        prop_assert_eq!(Format::of(&print.bytes), Some(print.format));
        // The same bytes, for the same picture.
        prop_assert_eq!(&clean(&dirty, 1600).unwrap(), &print);
        let upright = [Trace::Position].contains(&trace) || told.traces.contains(&Trace::Position);
        let across = upright && turned >= 5;
        let sides = if across { (height, width) } else { (width, height) };
        if upright || !told.traces.contains(&Trace::Camera) {
            prop_assert_eq!((print.width, print.height), sides);
        }
    }

    #[test]
    fn a_broken_picture_stops_nobody(
        format in formats(), seed: u8, at in 0_usize..2000, byte: u8, end in 0_usize..4000,
    ) {
        let mut bytes = file(format, 40, 30, seed);
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(end.max(1));
        let _ = roadmap::model::picture::faults("a.jpg", &bytes);
        if let Ok(print) = clean(&bytes, 100) {
            prop_assert!(frame(&print.bytes).unwrap().traces.is_empty());
        }
    }

    #[test]
    fn no_side_is_longer_than_asked(format in formats(), width in 1_u32..300, height in 1_u32..300, side in 1_u32..200) {
        let print = clean(&file(format, width, height, 3), side).unwrap();
        prop_assert!(print.width <= side && print.height <= side);
    }
}

#[test]
fn what_shows_through_stays_clear_and_grey_stays_grey() {
    let mut points = DynamicImage::new_rgba8(9, 9).to_rgba8();
    points.put_pixel(1, 1, image::Rgba([1, 2, 3, 255]));
    let mut out = Cursor::new(Vec::new());
    points.write_to(&mut out, image::ImageFormat::Png).unwrap();
    let print = clean(out.get_ref(), 1600).unwrap();
    let back = image::load_from_memory(&print.bytes).unwrap();
    assert_eq!(back.to_rgba8(), points);
    let mut out = Cursor::new(Vec::new());
    DynamicImage::new_luma8(9, 9)
        .write_to(&mut out, image::ImageFormat::Png)
        .unwrap();
    let back = image::load_from_memory(&clean(out.get_ref(), 1600).unwrap().bytes).unwrap();
    assert_eq!(back.color(), image::ColorType::L8);
}

#[test]
fn what_was_rubbed_out_is_gone() {
    let mut points = image::RgbaImage::from_pixel(40, 20, image::Rgba([255, 255, 255, 255]));
    for (x, y) in (5..30).flat_map(|x| (5..10).map(move |y| (x, y))) {
        points.put_pixel(x, y, image::Rgba([200, 10, 10, u8::from(x % 2 == 0)]));
    }
    let mut bytes = Vec::new();
    codecs::png::PngEncoder::new(&mut bytes)
        .write_image(&points, 40, 20, ExtendedColorType::Rgba8)
        .unwrap();
    let print = clean(&bytes, 2_000).unwrap();
    let shown = image::load_from_memory(&print.bytes).unwrap().to_rgba8();
    assert!(
        shown
            .pixels()
            .all(|point| point.0[3] > 4 || point.0 == [0; 4])
    );
    assert!(shown.pixels().any(|point| point.0[3] == 0));
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused() {
    // A head that promises sixty thousand points a side, and a few bytes of zeros.
    let head = [
        60_000_u32.to_be_bytes().to_vec(),
        60_000_u32.to_be_bytes().to_vec(),
        vec![8, 6, 0, 0, 0],
    ]
    .concat();
    let bomb = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        png_chunk(b"IHDR", &head),
        png_chunk(b"IDAT", b"\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01"),
        png_chunk(b"IEND", b""),
    ]
    .concat();
    assert!(matches!(
        clean(&bomb, 1600),
        Err(Refused::Large(60_000, 60_000) | Refused::Broken)
    ));
    assert_eq!(clean(b"<svg/>", 1600), Err(Refused::Kind));
    assert_eq!(clean(b"", 1600), Err(Refused::Kind));
}

/// A city of the example that is published, and a photograph with a position.
pub fn place() -> (Project, Vec<u8>) {
    let project = Project::example("quebec");
    let photo = with(Format::Jpeg, &file(Format::Jpeg, 48, 32, 1), 0, 6).0;
    (project, photo)
}

#[test]
fn a_picture_is_cleaned_before_it_stands_beside_its_fiche() {
    let (project, photo) = place();
    project.file("mine/IMG 0001.JPG", &photo);
    let run = project.with(&["--lang", "en", "picture", "aldermoor", "mine/IMG 0001.JPG"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("--alt"), "{}", run.err);
    let run = project.with(&[
        "--lang",
        "en",
        "picture",
        "aldermoor",
        "mine/IMG 0001.JPG",
        "--alt",
        "The quay: low tide",
        "--credit",
        "Aldermoor",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out
            .contains("cities/aldermoor/img-0001.jpg: 32 × 48 points"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("Taken out: where it was taken, when and with what it was taken."),
        "{}",
        run.out
    );
    assert!(run.out.contains("--audience public"), "{}", run.out);
    let fiche = project.read("cities/aldermoor/city.yaml");
    assert!(
        fiche.contains(
            "pictures:\n  - {file: img-0001.jpg, alt: \"The quay: low tide\", credit: Aldermoor}\n"
        ),
        "{fiche}"
    );
    let bytes = std::fs::read(project.path().join("cities/aldermoor/img-0001.jpg")).unwrap();
    assert!(!holds(&bytes, SECRET));
    again(&project);
}

/// The same picture takes no second name; its words are added to those that stand.
fn again(project: &Project) {
    let run = project.with(&[
        "picture",
        "cities/aldermoor/city.yaml",
        "mine/IMG 0001.JPG",
        "--audience",
        "public",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let fiche = project.read("cities/aldermoor/city.yaml");
    assert!(
        fiche.contains("credit: Aldermoor, audience: public}"),
        "{fiche}"
    );
    assert_eq!(fiche.matches("img-0001").count(), 1);
    assert_eq!(
        project
            .run("validate cities/aldermoor --format short")
            .out
            .matches("picture")
            .count(),
        0
    );
}

#[test]
fn what_was_added_by_hand_is_told_and_mended_in_its_place() {
    let (project, photo) = place();
    project.file("cities/aldermoor/quay.jpg", &photo);
    project.file("cities/aldermoor/plan.png", "<svg/>");
    project.file("cities/aldermoor/loose.webp", file(Format::Webp, 3, 3, 0));
    project.file("events/loose.png", file(Format::Png, 3, 3, 0));
    project.file("cities/aldermoor/cut.jpg", &photo[..photo.len() - 9]);
    project.file("cities/aldermoor/name.png", file(Format::Jpeg, 3, 3, 0));
    project.file("cities/aldermoor/wide.png", file(Format::Png, 4100, 1, 0));
    let fiche = project.read("cities/aldermoor/city.yaml");
    let names = [
        "quay.jpg", "plan.png", "cut.jpg", "name.png", "wide.png", "none.jpg",
    ];
    let entries: String = names
        .iter()
        .map(|name| format!("  - {{file: {name}, alt: A quay}}\n"))
        .collect();
    project.file(
        "cities/aldermoor/city.yaml",
        format!("{fiche}pictures:\n{entries}  - {{file: other.jpg}}\n"),
    );
    project.file(
        "cities/aldermoor/challenges.yaml",
        "challenges: \"See ![the quay](quay.jpg), ![a plan](../plan.png) and ![a tram](tram.jpg).\"\nactions: None.\n",
    );
    let run = project.run("--lang en validate cities/aldermoor events --format short");
    let told: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.contains("picture") || line.contains("alt"))
        .collect();
    snapbox::assert_data_eq!(
        format!("{}\n", told.join("\n")),
        snapbox::file!["../snapshots/pictures.en.txt"].raw()
    );
    let run = project.run("picture aldermoor cities/aldermoor/quay.jpg");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        !project
            .run("validate cities/aldermoor --format short")
            .out
            .contains("picture-metadata")
    );
}

#[test]
fn pages_show_pictures_and_texts_show_those_that_are_declared() {
    let (project, photo) = place();
    project.file("mine/a.jpg", &photo);
    project.file("mine/b.png", file(Format::Png, 20, 10, 9));
    for (file, alt) in [("mine/a.jpg", "Low tide"), ("mine/b.png", "A <plan>")] {
        let run = project.with(&[
            "picture",
            "aldermoor",
            file,
            "--alt",
            alt,
            "--caption",
            "As it was",
            "--licence",
            "CC BY 4.0",
        ]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    project.file(
        "cities/aldermoor/challenges.yaml",
        "challenges: \"See ![the plan](b.png) and ![a tram](tram.jpg).\"\nactions: None.\n",
    );
    let run = project.run("render cities/aldermoor --lang en --out site");
    assert_eq!(run.code, 0, "{}", run.err);
    let page = project.read("site/aldermoor.html");
    assert_eq!(page.matches("src=\"data:image/jpeg;base64,").count(), 1);
    assert_eq!(page.matches("src=\"data:image/png;base64,").count(), 2);
    assert!(
        page.contains("alt=\"A &lt;plan&gt;\""),
        "the words of a picture"
    );
    assert!(
        page.contains("<em>a tram</em>"),
        "one that is not declared is told by its words"
    );
    assert!(page.contains("CC BY 4.0"));
    let text = project.read("site/aldermoor.md");
    assert_eq!(
        text.matches("](pictures/cities/aldermoor/").count(),
        3,
        "{text}"
    );
    let files = project.tree("site/pictures");
    assert_eq!(files.len(), 2);
    assert!(files.values().all(|bytes| !holds(bytes, SECRET)));
    // The same bytes, however often.
    let before = project.tree("site");
    assert_eq!(
        project
            .run("render cities/aldermoor --lang en --out site")
            .code,
        0
    );
    assert_eq!(project.tree("site"), before);
    assert_eq!(
        project
            .run("render cities/aldermoor --lang en --out site --check")
            .code,
        0
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(3, 60)))]

    #[test]
    fn what_is_internal_reaches_no_public_file(
        marks in prop::collection::vec((0_usize..4, any::<bool>()), 1..6), format in formats(),
    ) {
        let project = Project::example("quebec");
        // Other pictures make a decision void: that is not the matter here.
        for city in ["inverkell", "havre-saint-elme"] {
            let path = format!("cities/{city}/city.yaml");
            let text = project.read(&path);
            let (before, tie) = text.split_once(", fingerprint: ").unwrap();
            project.file(&path, format!("{before}{}", &tie[64..]));
        }
        let out = scratch();
        let site = out.path().join("site");
        let places = [
            ("cities/inverkell/city.yaml", "cities/inverkell", "cities/inverkell"),
            ("networks/cool-old-towns.yaml", "networks", "networks"),
            ("events/round-table-6.yaml", "events", "events"),
            ("cities/havre-saint-elme/city.yaml", "cities/havre-saint-elme", "cities/havre-saint-elme"),
        ];
        let mut hidden = Vec::new();
        // The example shows three.
        let mut shown = 3;
        for (nth, (place, public)) in marks.iter().enumerate() {
            let (fiche, folder, _) = places[*place];
            if !project.path().join(fiche).exists() {
                continue;
            }
            let (name, alt) = (format!("zebrafile{nth}.{}", format.ending()), format!("Zyxalt{nth} porpoise"));
            let bytes = file(format, 30 + u32::try_from(nth).unwrap(), 20, u8::try_from(nth).unwrap());
            let print = clean(&bytes, 1200).unwrap();
            project.file(&format!("{folder}/{name}"), &bytes);
            let text = project.read(fiche);
            let audience = if *public { ", audience: public" } else { "" };
            let entry = format!("  - {{file: {name}, alt: {alt}{audience}}}\n");
            let text = if text.contains("pictures:\n") {
                text.replace("pictures:\n", &format!("pictures:\n{entry}"))
            } else {
                format!("{}\npictures:\n{entry}", text.trim_end())
            };
            project.file(fiche, text);
            if *public { shown += 1 } else { hidden.push((name, alt, bytes, print.bytes)) }
        }
        let run = project.run(&format!("publish --lang en --out {}", site.display()));
        prop_assert_eq!(run.code, 0, "{}", run.err);
        let site = project.tree(&site.display().to_string());
        let pictures = site.keys().filter(|path| path.starts_with("pictures/")).count();
        prop_assert_eq!(pictures, shown);
        for (path, content) in &site {
            for (name, alt, bytes, print) in &hidden {
                let stem = name.split('.').next().unwrap();
                prop_assert!(!path.contains(stem), "{}", path);
                prop_assert!(!holds(content, stem.as_bytes()), "{} names {}", path, name);
                prop_assert!(!holds(content, alt.split(' ').next().unwrap().as_bytes()), "{}", path);
                prop_assert!(content != bytes && content != print, "{}", path);
            }
        }
    }
}
