//! The crate `growscope` as a module, which is what its npm package runs.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cargo::{self, Kind};

/// Builds it, and says where it is.
pub fn build(root: &Path) -> Result<PathBuf> {
    cargo::rustc(root, "growscope", "growscope-wasm", Kind::Module, &["--lib", "--no-default-features"], "growscope")
}
