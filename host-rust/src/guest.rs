//! A guest as a host is asked for it: a name from `dist/guests.json`, or a path.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use artefact::{Artefact, counted};
use catalogue::{Guest, INDEX_FILE, Index, read_regular};

use crate::text::{escape, escape_lines, shorten};

/// The largest file that is read, in bytes: 64 MiB.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// A guest that was found, and is a valid module.
pub struct Loaded {
    /// Its name, or the path that was asked for.
    pub name: String,
    /// The binary.
    pub wasm: Vec<u8>,
    /// What the binary declares.
    pub artefact: Artefact,
    /// What it says of itself; a guest that was given by its path says nothing.
    pub guest: Option<Guest>,
}

/// `dist/` at the root of the repository that this host was built in.
pub fn default_dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the host lies in its repository").join("dist")
}

/// Whether `asked` is a path, not a name.
pub fn is_path(asked: &str) -> bool {
    asked.contains(['/', std::path::MAIN_SEPARATOR]) || asked.ends_with(".wasm") || asked.ends_with(".wat")
}

/// Finds what was asked for, by name or path.
pub fn find(asked: &str, dist: &Path) -> Result<Loaded> {
    if is_path(asked) {
        return open(asked);
    }
    let index = Index::read(dist)?;
    match index.guests.iter().find(|guest| guest.name == asked) {
        Some(guest) => load(guest, dist),
        None => bail!(
            "there is no guest called {}\n  known: {}",
            shorten(&escape(asked)),
            nearest_first(asked, &index).join(", ")
        ),
    }
}

/// Reads a guest that `dist/guests.json` describes.
pub fn load(guest: &Guest, dist: &Path) -> Result<Loaded> {
    let path = dist.join(&guest.file);
    let wasm = read(&path).map_err(|error| anyhow!("{error:#}\n  Build the guests again: make guests"))?;
    ensure!(
        artefact::sha256(&wasm) == guest.artefact.sha256,
        "{} is not the guest that {INDEX_FILE} describes\n  Build the guests again: make guests",
        shown(&path)
    );
    Ok(Loaded { name: escape(&guest.name), artefact: parse(&wasm, &path)?, wasm, guest: Some(guest.clone()) })
}

/// Complains of a guest that is known and does not greet; any other is held against the protocol when it is run.
pub fn must_greet(loaded: &Loaded) -> Result<()> {
    let greets = loaded.guest.as_ref().is_none_or(|guest| guest.greets);
    ensure!(
        greets,
        "{0} does not greet: it does not speak the protocol\n  See what it does: host-rust inspect {0}",
        loaded.name
    );
    Ok(())
}

fn open(asked: &str) -> Result<Loaded> {
    let path = Path::new(asked);
    let wasm = match asked.ends_with(".wat") {
        true => {
            let text = read(path)?;
            let parsed = wat::Parser::new().parse_bytes(Some(path), &text);
            parsed.map_err(|error| anyhow!("{}", escape_lines(&error.to_string())))?.into_owned()
        }
        false => read(path)?,
    };
    // Whole, or two guests whose long paths begin alike would be one.
    Ok(Loaded { name: escape(asked), artefact: parse(&wasm, path)?, wasm, guest: None })
}

fn shown(path: &Path) -> String {
    shorten(&escape(&path.display().to_string()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", shown(path));
    let metadata = std::fs::metadata(path).with_context(cannot)?;
    ensure!(
        metadata.len() <= MAX_FILE_BYTES,
        "{} has {} bytes, and this host reads {} at most",
        shown(path),
        counted(metadata.len()),
        counted(MAX_FILE_BYTES)
    );
    read_regular(path).with_context(cannot)
}

fn parse(wasm: &[u8], path: &Path) -> Result<Artefact> {
    let path = shown(path);
    ensure!(!wasm.is_empty(), "{path} is not a WebAssembly module: it is empty");
    ensure!(
        wasm.starts_with(b"\0asm") || b"\0asm".starts_with(wasm),
        "{path} is not a WebAssembly module: it does not begin with the bytes 00 61 73 6d\n  \
         A text in WebAssembly's own language is read as such if its file's name ends in .wat."
    );
    Artefact::parse(wasm)
        .map_err(|error| anyhow!("{path} is not a valid WebAssembly module: {}", escape(&format!("{error:#}"))))
}

fn nearest_first<'a>(asked: &str, index: &'a Index) -> Vec<&'a str> {
    let mut names: Vec<_> = index.guests.iter().map(|guest| guest.name.as_str()).collect();
    // The distance to a very long name takes long, and no name is near it.
    names.sort_by_key(|name| if asked.len() > 100 { 0 } else { strsim::damerau_levenshtein(name, asked) });
    names
}
