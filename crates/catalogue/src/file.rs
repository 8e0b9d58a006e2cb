//! Files of `dist/`, which may hold anything.

use std::{fs, io, path::Path};

/// Reads a regular file: a pipe would be waited for, and a device read, without end.
pub fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_file() {
        return fs::read(path);
    }
    let (kind, why) = match metadata.is_dir() {
        true => (io::ErrorKind::IsADirectory, "it is a folder"),
        false => (io::ErrorKind::InvalidInput, "it is no file: a pipe or a device may have no end"),
    };
    Err(io::Error::new(kind, why))
}
