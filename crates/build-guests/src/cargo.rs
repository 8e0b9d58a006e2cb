//! A crate, compiled for WebAssembly as its description says.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{source::Source, toolchain::TARGET};

/// What cargo is to make.
#[derive(Clone, Copy)]
pub enum Kind {
    /// An archive, for a linker.
    StaticLibrary,
    /// A module that rustc has linked.
    Module,
}

impl Kind {
    /// The word for it on rustc's command line, and its file's ending.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Kind::StaticLibrary => ("staticlib", "a"),
            Kind::Module => ("cdylib", "wasm"),
        }
    }
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

/// Compiles `package` as `source` describes it, and says where the result is.
pub fn cargo(root: &Path, package: &str, source: &Source, kind: Kind) -> Result<PathBuf> {
    let features = source.build().features.join(",");
    // Cargo gives a library no name of its own for each set of features.
    rustc(root, package, "guest", kind, &["--no-default-features", "--features", &features], &features)
}

/// A panic's place is part of a guest's data: without this, where its statics and its heap lie, and so when it grows, would
/// depend on the length of the path to whoever's home it was built in.
fn remap() -> Result<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let home = home.context("cannot tell where cargo keeps its crates; set CARGO_HOME")?;
    Ok(format!("--remap-path-prefix={}=/rust/.cargo", home.display()))
}

/// Compiles `package` under `profile`, in a target folder of its own, and says where the result is.
pub fn rustc(root: &Path, package: &str, profile: &str, kind: Kind, options: &[&str], folder: &str) -> Result<PathBuf> {
    let (crate_type, ending) = kind.words();
    let output = Command::new("cargo")
        .args(["rustc", "--quiet", "--profile", profile, "--target", TARGET, "--crate-type", crate_type])
        .args(["--message-format", "json-render-diagnostics", "--package", package])
        .args(options)
        .args(["--config", &format!("target.{TARGET}.rustflags=[{:?}]", remap()?)])
        .args(["--target-dir", &format!("target/guests/{folder}")])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run cargo; install Rust from https://rustup.rs")?;
    ensure!(output.status.success(), "{package} did not compile; the compiler says why above");
    // The last artefact is the package's own: its dependencies come before it.
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .filter(|message| message.reason == "compiler-artifact")
        .flat_map(|message| message.filenames)
        .rfind(|file| file.extension().is_some_and(|extension| extension == ending))
        .with_context(|| format!("cargo built {package}, and named no file that ends in .{ending}"))
}
