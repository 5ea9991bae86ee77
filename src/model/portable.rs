//! In: the name of a file or folder. Out: why Windows or macOS cannot keep it, and a name near it that every system keeps.
//!
//! git carries any name to any system: a colleague's checkout fails, or loses a file, on names that Linux does not mind.

use unicode_normalization::UnicodeNormalization as _;

/// Why a name is kept by some systems only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Windows keeps the name for a device: `con`, `aux.yaml`, `COM1.pdf`.
    Reserved,
    /// A character that Windows cannot write in a name.
    Character(char),
    /// A full stop or a blank at the end, which Windows drops.
    End,
}

/// Files that systems and office programs leave in folders by themselves; nobody put them there.
const LEFT_BY_SYSTEMS: [&str; 9] = [
    "thumbs.db",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "__macosx",
    "@eadir",
    "lost+found",
    "$recycle.bin",
    "system volume information",
];

/// What is wrong with a name of one file or folder, for a system that is not this one.
#[must_use]
pub fn fault(name: &str) -> Option<Fault> {
    if let Some(c) = name.chars().find(|c| is_refused(*c)) {
        return Some(Fault::Character(c));
    }
    if name.ends_with(['.', ' ']) {
        return Some(Fault::End);
    }
    is_reserved(name).then_some(Fault::Reserved)
}

/// A name near to another that every system keeps.
#[must_use]
pub fn mended(name: &str) -> Option<String> {
    let plain: String = name
        .chars()
        .map(|c| if is_refused(c) { '-' } else { c })
        .collect();
    let plain = plain.trim_end_matches(['.', ' ']);
    let mended = if is_reserved(plain) {
        let (stem, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
        format!("{}-1{rest}", stem.trim_end())
    } else {
        plain.to_owned()
    };
    Some(mended).filter(|mended| !mended.is_empty() && fault(mended).is_none())
}

/// A name as systems see it that tell neither capitals nor the two ways to write an accent: two names of one folder that come out the
/// same here are one file there.
#[must_use]
pub fn seen(name: &str) -> String {
    if name.is_ascii() {
        name.to_ascii_lowercase()
    } else {
        name.nfd().flat_map(char::to_lowercase).nfc().collect()
    }
}

/// Whether a file is one that a system or an office program left there by itself: thumbnails, settings of a window, the mark by which
/// Word or LibreOffice says that a document is open.
#[must_use]
pub fn is_left_by_system(name: &str) -> bool {
    name.starts_with("~$")
        || name.starts_with(".~lock.")
        || name == ".DS_Store"
        || LEFT_BY_SYSTEMS.contains(&name.to_ascii_lowercase().as_str())
}

/// A path as people write it. The real path of a file, as Windows gives it, begins with a mark that nobody types: `\\\\?\\C:\\programme`.
#[must_use]
pub fn typed(text: &str) -> String {
    text.replace(r"\\?\UNC\", r"\\").replace(r"\\?\", "")
}

fn is_refused(c: char) -> bool {
    c < ' ' || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\')
}

/// Device names, whatever their capitals and whatever follows the first full stop. The digits may be superscripts.
fn is_reserved(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end_matches(' ')
        .to_ascii_lowercase();
    let numbered = |device: &str| {
        let mut rest = stem.strip_prefix(device).unwrap_or_default().chars();
        matches!(
            (rest.next(), rest.next()),
            (Some('1'..='9' | '¹' | '²' | '³'), None)
        )
    };
    matches!(
        stem.as_str(),
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$"
    ) || numbered("com")
        || numbered("lpt")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests stop where something is wrong")]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_judged_as_windows_judges_them() {
        for name in [
            "con",
            "NUL",
            "aux.yaml",
            "com1",
            "Lpt9.pdf",
            "COM².txt",
            "con .pdf",
            "prn.tar.gz",
            "CONOUT$",
        ] {
            assert_eq!(fault(name), Some(Fault::Reserved), "{name}");
        }
        for name in [
            "constance",
            "com",
            "com0",
            "com10",
            "auxerre",
            "null.yaml",
            "lpt.pdf",
            "été.pdf",
            ".gitkeep",
            "a b.pdf",
        ] {
            assert_eq!(fault(name), None, "{name}");
        }
        assert_eq!(fault("a:b"), Some(Fault::Character(':')));
        assert_eq!(fault("letter.pdf "), Some(Fault::End));
        assert_eq!(fault("etc."), Some(Fault::End));
        assert_eq!(mended("aux.yaml").as_deref(), Some("aux-1.yaml"));
        assert_eq!(mended("what?.pdf. ").as_deref(), Some("what-.pdf"));
        assert_eq!(mended("..."), None);
    }

    #[test]
    fn one_file_elsewhere_is_seen_as_one_name() {
        assert_eq!(seen("Été.PDF"), seen("E\u{301}te\u{301}.pdf"));
        assert_ne!(seen("ete.pdf"), seen("été.pdf"));
    }

    #[test]
    fn no_path_is_shown_with_the_mark_of_real_ones() {
        assert_eq!(
            typed(r"cannot open \\?\C:\Villes\a"),
            r"cannot open C:\Villes\a"
        );
        assert_eq!(typed(r"\\?\UNC\server\share\a"), r"\\server\share\a");
    }

    proptest! {
        #[test]
        fn what_is_proposed_can_be_kept_everywhere(name in r#"(con|aux|LPT1|[a-zé. ]{0,4})[a-z<>:"|?*. \\\x01]{0,4}(\.[a-z. ]{0,3})?"#) {
            if let Some(mended) = mended(&name) {
                prop_assert_eq!(fault(&mended), None);
            }
            prop_assert_eq!(fault(&name).is_none(), !name.is_empty() && mended(&name).as_deref() == Some(name.as_str()) || name.is_empty());
        }
    }
}
