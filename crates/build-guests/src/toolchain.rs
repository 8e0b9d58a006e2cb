//! The Rust toolchain's wasm side: the target, fetched where rustup can, and the linker it ships.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

/// The target that every crate is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What compiling a guest takes.
pub struct Toolchain {
    /// The linker for WebAssembly that comes with rustc.
    pub linker: PathBuf,
}

impl Toolchain {
    /// Looks for the target and the linker in the sysroot of the toolchain that the repository asks for.
    pub fn find(root: &Path) -> Result<Self> {
        let sysroot = PathBuf::from(ask(root, "rustc", &["--print", "sysroot"])?);
        let rustlib = sysroot.join("lib/rustlib");
        if !rustlib.join(TARGET).join("lib").is_dir() {
            add_target(root)?;
        }
        let host = ask(root, "rustc", &["--print", "host-tuple"])?;
        let linker = rustlib.join(host).join("bin").join(format!("rust-lld{}", std::env::consts::EXE_SUFFIX));
        ensure!(
            linker.is_file(),
            "this rustc ships no linker for WebAssembly: {} is missing; use the toolchain that rustup installs \
             (https://rustup.rs)",
            linker.display()
        );
        Ok(Toolchain { linker })
    }
}

fn add_target(root: &Path) -> Result<()> {
    eprintln!("adding the Rust target {TARGET} …");
    let status = Command::new("rustup").args(["target", "add", TARGET]).current_dir(root).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => bail!("rustup could not add the target; when the network is back: rustup target add {TARGET}"),
        Err(_) => bail!(
            "the Rust target {TARGET} is missing, and there is no rustup to add it; install rustup from \
             https://rustup.rs, then: rustup target add {TARGET}"
        ),
    }
}

fn ask(root: &Path, program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root)
        .output()
        .with_context(|| format!("cannot run {program}; install Rust from https://rustup.rs"))?;
    ensure!(
        output.status.success(),
        "{program} {} failed:\n{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
