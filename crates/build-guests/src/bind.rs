//! A crate that speaks through `wasm-bindgen` becomes a guest and its glue.
//!
//! rustc links it unstripped, and names go once the glue is made. Stripping takes the list of target features along, and
//! `wasm-bindgen` that does not know them passes results through memory: more glue, and two more calls a greeting.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    cargo::{Kind, cargo},
    source::{Source, read_text},
};

/// A guest and its glue: an ES module for browsers and Node.js, with no bundler between.
pub struct Bound {
    /// The binary.
    pub wasm: Vec<u8>,
    /// The module that its hosts call it through.
    pub glue: Vec<u8>,
}

/// Builds `package` as `source` describes it, and makes its glue.
pub fn bind(root: &Path, package: &str, source: &Source) -> Result<Bound> {
    same_version(&read_text(&root.join("Cargo.lock"))?, &wasm_bindgen_shared::version())?;
    let linked = cargo(root, package, source, Kind::Module)?;
    let folder = linked.with_file_name("bound");
    Bindgen::new()
        .input_path(&linked)
        .out_name(&source.name)
        .web(true)?
        .omit_default_module_path(false)
        .remove_name_section(!source.build().keep_names)
        .remove_producers_section(true)
        .generate(&folder)
        .with_context(|| format!("wasm-bindgen made no glue for {}", source.name))?;
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

/// Holds the version that makes the glue against the one that the guest is compiled with. `lock` is `Cargo.lock`.
fn same_version(lock: &str, makes: &str) -> Result<()> {
    let Lock { package } = toml::from_str(lock).context("Cargo.lock is not as expected")?;
    let compiled = package.iter().find(|package| package.name == "wasm-bindgen");
    let compiled = compiled.context("Cargo.lock does not name wasm-bindgen, and a guest is to be built with it")?;
    ensure!(
        compiled.version == makes,
        "the guest is compiled with wasm-bindgen {}, and its glue would be made by {makes}; in Cargo.toml give \
         wasm-bindgen, wasm-bindgen-cli-support and wasm-bindgen-shared one version, then: make guests",
        compiled.version
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = 'wasm-bindgen-shared'\nversion = '9.9.9'\n\
                        [[package]]\nname = 'wasm-bindgen'\nversion = '0.2.130'\n";

    #[test]
    fn glue_is_made_by_the_version_that_the_guest_is_compiled_with_or_not_at_all() {
        same_version(LOCK, "0.2.130").unwrap();
        let error = same_version(LOCK, "0.2.129").unwrap_err().to_string();
        assert!(error.contains("compiled with wasm-bindgen 0.2.130"), "{error}");
        assert!(error.contains("made by 0.2.129"), "{error}");
        let error = same_version("package = []", "0.2.129").unwrap_err().to_string();
        assert!(error.contains("does not name wasm-bindgen"), "{error}");
    }

    #[test]
    fn the_repository_pins_one_version() {
        let lock = read_text(&crate::repository().join("Cargo.lock")).unwrap();
        same_version(&lock, &wasm_bindgen_shared::version()).unwrap();
    }
}
