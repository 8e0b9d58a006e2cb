//! A crate becomes a guest in two visible steps: cargo makes a static library, and the linker picks from it exactly
//! what the guest exports.
//!
//! Linked by rustc, a guest for `wasm32-unknown-unknown` always exports the linker's own `__heap_base` and
//! `__data_end` as well, which no host of ours reads.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use greeting::PAGE_BYTES;

use crate::{
    cargo::{Kind, cargo},
    source::Source,
    toolchain::Toolchain,
};

/// The linker's default for Rust, in bytes.
const DEFAULT_STACK_BYTES: u32 = 1 << 20;

/// Builds `package` as `source` describes it.
pub fn compile(root: &Path, toolchain: &Toolchain, package: &str, source: &Source) -> Result<Vec<u8>> {
    let library = cargo(root, package, source, Kind::StaticLibrary)?;
    let wasm = library.with_file_name(format!("{}.linked.wasm", source.name));
    let output = Command::new(&toolchain.linker)
        .args(link_arguments(source))
        .arg(&library)
        .arg("-o")
        .arg(&wasm)
        .output()
        .with_context(|| format!("cannot run {}", toolchain.linker.display()))?;
    ensure!(
        output.status.success(),
        "{} did not link:\n{}",
        source.name,
        String::from_utf8_lossy(&output.stderr).trim_end()
    );
    std::fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))
}

fn link_arguments(source: &Source) -> Vec<String> {
    let build = source.build();
    let mut arguments: Vec<String> = [
        "-flavor",
        "wasm",
        "--no-entry",
        "--gc-sections",
        // Relocated constants are padded to five bytes unless the linker is told to shrink them.
        "--compress-relocations",
        if build.keep_names { "--strip-debug" } else { "--strip-all" },
        "-z",
    ]
    .map(String::from)
    .into();
    arguments.push(format!("stack-size={}", build.stack_bytes.unwrap_or(DEFAULT_STACK_BYTES)));
    arguments.extend(build.initial_pages.map(|pages| format!("--initial-memory={}", pages * PAGE_BYTES)));
    arguments.extend(build.maximum_pages.map(|pages| format!("--max-memory={}", pages * PAGE_BYTES)));
    let protocol = greeting::EXPORTS.iter().map(|export| export.name).filter(|_| source.description.greets);
    let own = source.description.exports.keys().map(String::as_str);
    arguments.extend(protocol.chain(own).map(|name| format!("--export={name}")));
    arguments
}
