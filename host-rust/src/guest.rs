//! A guest as a host is asked for it: a name from `dist/guests.json`, or a path.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use artefact::Artefact;
use catalogue::{Guest, Index};

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
        None => bail!("there is no guest called {asked}\n  known: {}", nearest_first(asked, &index).join(", ")),
    }
}

/// Reads a guest that `dist/guests.json` describes.
pub fn load(guest: &Guest, dist: &Path) -> Result<Loaded> {
    let path = dist.join(&guest.file);
    let wasm = read(&path).context("build the guests again: make guests")?;
    Ok(Loaded { name: guest.name.clone(), artefact: parse(&wasm, &path)?, wasm, guest: Some(guest.clone()) })
}

/// Complains of a guest that is known and does not greet; any other is held against the protocol when it is run.
pub fn must_greet(loaded: &Loaded) -> Result<()> {
    let greets = loaded.guest.as_ref().is_none_or(|guest| guest.greets);
    ensure!(greets, "{0} does not greet: it does not speak the protocol\n  See what it does: inspect {0}", loaded.name);
    Ok(())
}

fn open(asked: &str) -> Result<Loaded> {
    let path = Path::new(asked);
    let wasm = match asked.ends_with(".wat") {
        true => {
            let text = read(path)?;
            wat::Parser::new().parse_bytes(Some(path), &text)?.into_owned()
        }
        false => read(path)?,
    };
    Ok(Loaded { name: asked.to_owned(), artefact: parse(&wasm, path)?, wasm, guest: None })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn parse(wasm: &[u8], path: &Path) -> Result<Artefact> {
    let path = path.display();
    ensure!(!wasm.is_empty(), "{path} is not a WebAssembly module: it is empty");
    ensure!(
        wasm.starts_with(b"\0asm") || b"\0asm".starts_with(wasm),
        "{path} is not a WebAssembly module: it does not begin with the bytes 00 61 73 6d\n  \
         A text in WebAssembly's own language is read as such if its file's name ends in .wat."
    );
    Artefact::parse(wasm).with_context(|| format!("{path} is not a valid WebAssembly module"))
}

fn nearest_first<'a>(asked: &str, index: &'a Index) -> Vec<&'a str> {
    let mut names: Vec<_> = index.guests.iter().map(|guest| guest.name.as_str()).collect();
    names.sort_by_key(|name| strsim::damerau_levenshtein(name, asked));
    names
}
