//! Tools of this workspace as modules: what growscope's npm package and the page run.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cargo::{self, Kind};

/// Packages, each with a library that is a tool. Its module has the package's name.
pub const TOOLS: [&str; 2] = ["growscope", "assemble"];

/// Builds one, and says where it is.
pub fn build(root: &Path, package: &str) -> Result<PathBuf> {
    cargo::rustc(root, package, "growscope-wasm", Kind::Module, &["--lib", "--no-default-features"], package)
}
