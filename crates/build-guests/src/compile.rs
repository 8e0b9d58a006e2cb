//! A crate becomes a guest in two visible steps: cargo makes a static library, and the linker picks from it exactly
//! what the guest exports.
//!
//! Linked by rustc, a guest for `wasm32-unknown-unknown` always exports the linker's own `__heap_base` and
//! `__data_end` as well, which no host of ours reads.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use greeting::PAGE_BYTES;
use serde::Deserialize;

use crate::{
    source::Source,
    toolchain::{TARGET, Toolchain},
};

/// The linker's default for Rust, in bytes.
const DEFAULT_STACK_BYTES: u32 = 1 << 20;

/// Builds `package` as `source` describes it.
pub fn compile(root: &Path, toolchain: &Toolchain, package: &str, source: &Source) -> Result<Vec<u8>> {
    let library = static_library(root, package, source)?;
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
    let build = source.description.build.clone().unwrap_or_default();
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

#[derive(Deserialize)]
struct CargoMessage {
    reason: String,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

fn static_library(root: &Path, package: &str, source: &Source) -> Result<PathBuf> {
    let features = source.description.build.as_ref().map(|build| build.features.join(",")).unwrap_or_default();
    let output = Command::new("cargo")
        .args(["rustc", "--quiet", "--profile", "guest", "--target", TARGET, "--crate-type", "staticlib"])
        .args(["--message-format", "json-render-diagnostics", "--package", package])
        .args(["--no-default-features", "--features", &features])
        // Cargo gives a static library no name of its own for each set of features.
        .args(["--target-dir", &format!("target/guests/{features}")])
        .current_dir(root)
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cannot run cargo; install Rust from https://rustup.rs")?;
    ensure!(output.status.success(), "{package} did not compile; the compiler says why above");
    // The last artefact is the package's own: its dependencies come before it.
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<CargoMessage>(line).ok())
        .filter(|message| message.reason == "compiler-artifact")
        .flat_map(|message| message.filenames)
        .rfind(|file| file.extension().is_some_and(|extension| extension == "a"))
        .with_context(|| format!("cargo built {package}, and named no static library"))
}
