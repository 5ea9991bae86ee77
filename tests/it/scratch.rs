//! Where tests lay their files: in memory where that can be had, for thousands of folders are made and taken away again.

use std::path::Path;

use tempfile::TempDir;

/// Free bytes below which a file system in memory is left to others.
#[cfg(target_os = "linux")]
const LEAST: u64 = 4 << 30;

/// The folder of the system in which files live in memory and programs run, if it has one with room.
#[cfg(target_os = "linux")]
fn memory() -> Option<&'static Path> {
    use rustix::fs::{StatVfsMountFlags, statfs, statvfs};

    let place = Path::new("/dev/shm");
    // The number that Linux gives tmpfs.
    let kind = statfs(place).ok()?;
    let state = statvfs(place).ok()?;
    let is_fit = kind.f_type == 0x0102_1994
        && state.f_bavail * state.f_frsize >= LEAST
        && !state
            .f_flag
            .intersects(StatVfsMountFlags::NOEXEC | StatVfsMountFlags::RDONLY);
    is_fit.then_some(place)
}

#[cfg(not(target_os = "linux"))]
fn memory() -> Option<&'static Path> {
    None
}

/// An empty folder that is gone with its value.
pub fn scratch() -> TempDir {
    memory()
        .and_then(|place| TempDir::new_in(place).ok())
        .unwrap_or_else(|| TempDir::new().unwrap())
}
