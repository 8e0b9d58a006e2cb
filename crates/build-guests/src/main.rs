//! Builds every guest into `dist/` and checks each artefact against what its source says of it.

use std::{
    io::{ErrorKind, Write, stdout},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Parser;

/// Build every guest into dist/, and check each artefact against its description
#[derive(Parser)]
#[command(
    version,
    after_help = "\
Examples:
  cargo run -p build-guests                     build into dist/
  cargo run -p build-guests -- --seed 7         draw other random texts for the hosts' tests
  cargo run -p build-guests -- --dist /tmp/d    build somewhere else

Exit codes:
  0  every guest is built, and is what it says it is
  1  a tool is missing, a guest did not build, or an artefact contradicts its description"
)]
struct Options {
    /// Where to put the binaries, guests.json and the cases [default: dist/ at the repository's root]
    #[arg(long, value_name = "DIR")]
    dist: Option<PathBuf>,

    /// The seed of the random texts that both hosts' tests send through every guest
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let options = Options::parse();
    let root = build_guests::repository();
    let dist = options.dist.unwrap_or_else(|| root.join("dist"));
    let index = build_guests::build_all(&root, &dist, options.seed)?;
    let mut stdout = stdout();
    match stdout.write_all(build_guests::sizes(&index).as_bytes()).and_then(|()| stdout.flush()) {
        // Whoever reads the sizes may have read enough.
        Err(unwritten) if unwritten.kind() != ErrorKind::BrokenPipe => {
            Err(unwritten).context("the guests are built, and their sizes could not be written")
        }
        _ => Ok(()),
    }
}
