//! Assembles WAT for the workshop: a module that is valid, or the line in which it is not.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Parser;

/// Assemble a .wat file into a .wasm file, and check that it is valid
#[derive(Parser)]
#[command(
    version,
    after_help = "\
Examples:
  cargo run -p assemble -- guest.wat guest.wasm
  cargo run -p assemble -- guest.wat guest.wasm --lines guest.lines

Exit codes:
  0  the module is written
  1  the text is not a valid module, and the error says in which line; nothing is written
  2  bad usage, or a file that cannot be read or written"
)]
struct Options {
    /// The text to read
    wat: PathBuf,

    /// Where to write the module
    wasm: PathBuf,

    /// Also write where each instruction stands: its offset in the module, its line and its column
    #[arg(long, value_name = "FILE")]
    lines: Option<PathBuf>,
}

fn main() -> ExitCode {
    let (code, error) = match run(&Options::parse()) {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(invalid)) => (1, format!("{invalid}")),
        Err(error) => (2, format!("{error:#}")),
    };
    eprintln!("error: {error}");
    ExitCode::from(code)
}

fn run(options: &Options) -> Result<Result<(), wast::Error>> {
    let file =
        std::fs::read_to_string(&options.wat).with_context(|| format!("cannot read {}", options.wat.display()))?;
    // Some editors write a byte order mark first, and the format knows none.
    let text = file.strip_prefix('\u{feff}').unwrap_or(&file);
    let module = match assemble::assemble(text) {
        Ok(module) => module,
        Err(mut error) => {
            error.set_path(&options.wat);
            error.set_text(text);
            return Ok(Err(error));
        }
    };
    write(&options.wasm, &module.bytes)?;
    if let Some(path) = &options.lines {
        write(path, assemble::lines(&module, text).as_bytes())?;
    }
    Ok(Ok(()))
}

fn write(path: &Path, contents: &[u8]) -> Result<()> {
    std::fs::write(path, contents).with_context(|| format!("cannot write {}", path.display()))
}
