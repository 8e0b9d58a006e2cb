//! Finds the guests: crates with `[package.metadata.guest]`, and every `wat/*.wat`.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use catalogue::{Build, Description};
use serde::Deserialize;

/// A guest that can be built.
pub struct Source {
    /// The guest's name.
    pub name: String,
    /// What it says of itself.
    pub description: Description,
    /// Where it says so, from the repository's root.
    pub place: String,
    /// What to build.
    pub origin: Origin,
}

impl Source {
    /// How it is built.
    pub fn build(&self) -> Build {
        self.description.build.clone().unwrap_or_default()
    }

    /// Its binary's place in `dist/`. The glue looks for it beside itself, under this name.
    pub fn file(&self) -> String {
        let name = &self.name;
        if self.build().bindgen { format!("{name}/{name}_bg.wasm") } else { format!("{name}.wasm") }
    }

    /// Its glue's place in `dist/`, where it has glue.
    pub fn glue(&self) -> Option<String> {
        let name = &self.name;
        self.build().bindgen.then(|| format!("{name}/{name}.js"))
    }
}

/// What a guest is made from.
pub enum Origin {
    /// A package of the workspace.
    Crate(String),
    /// A `.wat` file.
    Wat(PathBuf),
}

/// Every guest, crates first, each kind by name.
pub fn find(root: &Path) -> Result<Vec<Source>> {
    let mut sources = crates(root)?;
    sources.extend(wats(&root.join("wat"))?);
    ensure!(!sources.is_empty(), "no guest found: no crate has [package.metadata.guest], and wat/ is empty");
    Ok(sources)
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    metadata: Option<serde_json::Value>,
}

fn crates(root: &Path) -> Result<Vec<Source>> {
    let output = Command::new("cargo")
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .output()
        .context("cannot run cargo; install Rust from https://rustup.rs")?;
    ensure!(output.status.success(), "cargo metadata failed:\n{}", String::from_utf8_lossy(&output.stderr));
    let Metadata { packages } = serde_json::from_slice(&output.stdout).context("cargo metadata is not as expected")?;
    let mut sources = Vec::new();
    for package in packages {
        let Some(guest) = package.metadata.as_ref().and_then(|metadata| metadata.get("guest")) else { continue };
        let place = format!("crates/{}/Cargo.toml", package.name);
        for description in Description::from_metadata(guest).with_context(|| place.clone())? {
            sources.push(Source {
                name: description.name.clone().unwrap_or_else(|| package.name.clone()),
                description,
                place: place.clone(),
                origin: Origin::Crate(package.name.clone()),
            });
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sources)
}

fn wats(folder: &Path) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in list_wats(folder)? {
        let stem = stem(&path);
        let place = format!("wat/{stem}.wat");
        let description =
            read_text(&path).and_then(|text| Description::from_wat(&text)).with_context(|| place.clone())?;
        let name = description.name.clone().unwrap_or(stem);
        sources.push(Source { name, description, place, origin: Origin::Wat(path) });
    }
    Ok(sources)
}

/// The `.wat` files of a folder, by name.
pub fn list_wats(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "wat"));
    paths.sort();
    Ok(paths)
}

/// A file's name without its ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A file's text.
pub fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
