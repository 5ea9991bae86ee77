//! In: nothing. Out: a browser that can print, where the three systems keep them.

use std::path::PathBuf;

/// What the browsers that print as Chromium does are called, the freest first.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
    "brave-browser",
    "brave",
];

/// Where they stand below the folders of programs on Windows.
const WINDOWS: &[&str] = &[
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
];

/// Where they stand below `/Applications` on macOS.
const MACOS: &[&str] = &[
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
];

/// The first that is there.
pub(super) fn browser() -> Option<PathBuf> {
    on_path().chain(installed()).find(|place| place.is_file())
}

/// Below the folders that programs are looked for in; a name that is relative would be looked for among what a repository holds.
fn on_path() -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .collect();
    NAMES.iter().flat_map(move |name| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        folders
            .iter()
            .map(|folder| folder.join(&file))
            .collect::<Vec<_>>()
    })
}

/// Where installers put them.
fn installed() -> impl Iterator<Item = PathBuf> {
    let (roots, names) = if cfg!(windows) {
        let roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
            .into_iter()
            .filter_map(std::env::var_os)
            .map(PathBuf::from)
            .collect();
        (roots, WINDOWS)
    } else if cfg!(target_os = "macos") {
        let own = std::env::var_os("HOME").map(|home| PathBuf::from(home).join("Applications"));
        let roots = std::iter::once(PathBuf::from("/Applications"))
            .chain(own)
            .collect();
        (roots, MACOS)
    } else {
        (vec![PathBuf::from("/snap/bin")], NAMES)
    };
    let roots: Vec<PathBuf> = roots;
    names
        .iter()
        .flat_map(move |name| roots.iter().map(|root| root.join(name)).collect::<Vec<_>>())
}
