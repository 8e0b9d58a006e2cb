//! From source to `dist/`: find the guests, build them, check the artefacts, write the index.

mod assemble;
mod bad_guests;
mod bind;
mod cargo;
mod check;
mod compile;
mod output;
mod parallel;
mod sizes;
mod source;
mod texts;
mod toolchain;
mod tools;
mod verdict;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use artefact::Artefact;
use catalogue::{Guest, INDEX_FILE, Index, Protocol, Texts, schedules};

use bind::Bound;
pub use sizes::sizes;
use source::{Origin, Source};
use toolchain::Toolchain;

/// The repository that this crate was built in.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("a crate lies in its repository")
}

/// Builds every guest, the bad guests and the random texts into `dist`, and returns the index it wrote there.
pub fn build_all(root: &Path, dist: &Path, seed: u64) -> Result<Index> {
    let sources = source::find(root)?;
    let toolchain = Toolchain::find(root)?;
    let guests = parallel::map(&sources, |source| build(root, dist, &toolchain, source))?;
    for tool in tools::TOOLS {
        let module = std::fs::read(tools::build(root, tool)?)?;
        output::write(&dist.join(tool).with_extension("wasm"), &module)?;
    }
    reject_twins(&guests)?;
    for kind in ["bad-guests", "hostile-guests"] {
        bad_guests::build(kind, &root.join("cases"), &dist.join("cases"))?;
    }
    output::write(&dist.join("cases/heaps.json"), source::read_text(&root.join("cases/heaps.json"))?.as_bytes())?;
    output::write_json(&dist.join("cases/texts.json"), &texts::draw(seed))?;
    let index = Index { protocol: Protocol::default(), texts: Texts::all(), schedules: schedules(), guests };
    output::write_json(&dist.join(INDEX_FILE), &index)?;
    Ok(index)
}

fn build(root: &Path, dist: &Path, toolchain: &Toolchain, source: &Source) -> Result<Guest> {
    let (wasm, glue) = match &source.origin {
        Origin::Crate(package) if source.build().bindgen => {
            let Bound { wasm, glue } = bind::bind(root, package, source)?;
            (wasm, Some(glue))
        }
        Origin::Crate(package) => (compile::compile(root, toolchain, package, source)?, None),
        Origin::Wat(path) => (assemble::assemble(path)?, None),
    };
    let guest = verdict::hold(&source.description, &wasm)
        .and_then(|verdict| check::check(source, Artefact::parse(&wasm)?, verdict))
        .with_context(|| format!("{} is not what {} says it is", source.name, source.place))?;
    output::write(&dist.join(&guest.file), &wasm)?;
    if let (Some(file), Some(glue)) = (&guest.glue, glue) {
        output::write(&dist.join(file), &glue)?;
    }
    Ok(guest)
}

fn reject_twins(guests: &[Guest]) -> Result<()> {
    for (at, guest) in guests.iter().enumerate() {
        let twin = guests[..at].iter().find(|other| other.name == guest.name);
        if let Some(twin) = twin {
            ensure!(false, "two guests are called {}: {} and {}", guest.name, twin.source, guest.source);
        }
    }
    Ok(())
}
