//! A crate that speaks through `wasm-bindgen` becomes a guest and its glue: rustc links it, and `crates/bind-guest`, a
//! program of its own, does the rest.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{
    cargo::{Kind, cargo},
    source::{Source, read_text},
};

/// A guest and its glue.
pub struct Bound {
    /// The binary.
    pub wasm: Vec<u8>,
    /// The ES module that its hosts call it through.
    pub glue: Vec<u8>,
}

/// Builds `package` as `source` describes it, and makes its glue.
pub fn bind(root: &Path, package: &str, source: &Source) -> Result<Bound> {
    same_version(&read_text(&root.join("Cargo.lock"))?)?;
    let linked = cargo(root, package, source, Kind::Module)?;
    let folder = linked.with_file_name("bound");
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--package", "bind-guest", "--features", "glue", "--"])
        .args([linked.as_os_str(), source.name.as_ref(), folder.as_os_str()])
        .args(source.build().keep_names.then_some("--keep-names"))
        .current_dir(root)
        .status()
        .context("cannot run cargo; install Rust from https://rustup.rs")?;
    ensure!(status.success(), "{} has no glue; bind-guest says why above", source.name);
    let read = |ending| {
        let path = folder.join(format!("{}{ending}", source.name));
        std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    Ok(Bound { wasm: read("_bg.wasm")?, glue: read(".js")? })
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// Makes sure that the glue is made by the version that the guest is compiled with. `lock` is `Cargo.lock`.
fn same_version(lock: &str) -> Result<()> {
    let Lock { package } = toml::from_str(lock).context("Cargo.lock is not as expected")?;
    let version = |name| {
        let found = package.iter().find(|package| package.name == name);
        found.map(|package| &package.version).with_context(|| format!("Cargo.lock does not name {name}"))
    };
    let (compiles, binds) = (version("wasm-bindgen")?, version("wasm-bindgen-cli-support")?);
    ensure!(
        compiles == binds,
        "guests are compiled with wasm-bindgen {compiles}, and their glue would be made by {binds}; in Cargo.toml give \
         wasm-bindgen and wasm-bindgen-cli-support one version"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(compiles: &str, binds: &str) -> Result<(), String> {
        let package = |name, version| format!("[[package]]\nname = '{name}'\nversion = '{version}'\n");
        let lock = package("wasm-bindgen-cli-support", binds) + &package("wasm-bindgen", compiles);
        same_version(&lock).map_err(|error| error.to_string())
    }

    #[test]
    fn glue_is_made_by_the_version_that_the_guest_is_compiled_with_or_not_at_all() {
        verdict("1.2.3", "1.2.3").unwrap();
        let error = verdict("1.2.3", "1.2.4").unwrap_err();
        assert!(error.contains("compiled with wasm-bindgen 1.2.3"), "{error}");
        assert!(error.contains("made by 1.2.4"), "{error}");
        let error = same_version("package = []").unwrap_err().to_string();
        assert!(error.contains("does not name wasm-bindgen"), "{error}");
    }

    #[test]
    fn the_repository_pins_one_version() {
        same_version(&read_text(&crate::repository().join("Cargo.lock")).unwrap()).unwrap();
    }
}
