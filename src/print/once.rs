//! In: a browser's path, and pages. Out: each printed by a process of its own.
//!
//! Slow, for a browser takes a second to start: for systems on which no pipes can be given to it without `unsafe`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::browser::WITHOUT;

/// Longest that is waited for one page.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often it is looked whether it is done.
const GLANCE: Duration = Duration::from_millis(50);

/// A browser that is started for each page.
#[derive(Debug)]
pub(super) struct Browser {
    program: PathBuf,
    profile: TempDir,
}

impl Browser {
    /// Makes ready for it.
    ///
    /// # Errors
    /// If there is no such browser, or no room for its profile.
    pub(super) fn start(program: &Path) -> Result<Self, String> {
        fs::metadata(program).map_err(|error| error.to_string())?;
        Ok(Self {
            program: program.to_path_buf(),
            profile: TempDir::with_prefix("roadmap-print-").map_err(|error| error.to_string())?,
        })
    }

    /// A page as a PDF.
    ///
    /// # Errors
    /// Why it is not.
    pub(super) fn print(&mut self, html: &str) -> Result<Vec<u8>, String> {
        let folder = self.profile.path();
        let (page, pdf) = (folder.join("page.html"), folder.join("page.pdf"));
        let _ = fs::remove_file(&pdf);
        fs::write(&page, html).map_err(|error| error.to_string())?;
        let mut process = Command::new(&self.program)
            .args(WITHOUT)
            .args(["--no-pdf-header-footer", "--generate-pdf-document-outline"])
            .arg(format!(
                "--user-data-dir={}",
                folder.join("profile").display()
            ))
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .args(super::browser::unguarded())
            .arg(address(&page))
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| error.to_string())?;
        let began = Instant::now();
        while process
            .try_wait()
            .map_err(|error| error.to_string())?
            .is_none()
        {
            if began.elapsed() > PATIENCE {
                let _ = process.kill();
            }
            thread::sleep(GLANCE);
        }
        fs::read(&pdf).map_err(|error| error.to_string())
    }
}

/// The address of a file of ours; names of temporary folders may hold spaces.
fn address(page: &Path) -> String {
    let path = page.display().to_string().replace('\\', "/");
    let path = path
        .replace('%', "%25")
        .replace(' ', "%20")
        .replace('#', "%23");
    format!("file:///{}", path.trim_start_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::find;

    #[test]
    fn a_page_is_printed() {
        let Some(program) = find::browser() else {
            eprintln!("SKIPPED: no browser found, nothing was printed");
            return;
        };
        let mut browser = Browser::start(&program).expect("a browser that was found");
        let pdf = browser
            .print("<!DOCTYPE html><title>a</title><p>b")
            .expect("a PDF");
        assert!(pdf.starts_with(b"%PDF"));
    }
}
