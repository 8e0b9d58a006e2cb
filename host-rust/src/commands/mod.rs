//! The command line: one file for each verb.

mod greet;
mod heaps;
mod inspect;
mod matrix;

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

use crate::guest;

/// The greeting was lost, or a cell disagrees.
const LOST: u8 = 1;
/// What was asked for cannot be done.
const BAD_INPUT: u8 = 2;

/// Greet through WebAssembly guests with wasmtime, and see what memory growth does to a host's hold on their bytes
#[derive(Parser)]
#[command(
    version,
    after_help = "\
Examples:
  host-rust greet                                              greet through lib_growth
  host-rust greet lib_bump --salutation Moin --name 李小龍     other words, another guest
  host-rust greet --strategy cached-pointer-moving             lose the greeting, and read why
  host-rust matrix                                             every guest, strategy and growth schedule
  host-rust heaps                                              how heaps go wrong, by allocator
  host-rust inspect lib_growth                                 what a binary declares

Exit codes:
  0  greeted; every cell agrees
  1  the greeting was lost; a cell disagrees or shows nothing
  2  bad input: an option, a guest or a file"
)]
struct Options {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Greet(greet::Greet),
    Matrix(matrix::Matrix),
    Heaps(heaps::Heaps),
    Inspect(inspect::Inspect),
}

#[derive(Args)]
struct Dist {
    /// Where the built guests are [default: dist/ at the repository's root]
    #[arg(long = "dist", value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Dist {
    fn path(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(guest::default_dist)
    }
}

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    let done = match Options::parse().verb {
        Verb::Greet(greet) => greet.run(),
        Verb::Matrix(matrix) => matrix.run(),
        Verb::Heaps(heaps) => heaps.run(),
        Verb::Inspect(inspect) => inspect.run(),
    };
    done.unwrap_or_else(|error| {
        complain(&format!("{error:#}"));
        ExitCode::from(BAD_INPUT)
    })
}

/// Prints a result. A reader that has gone away, such as `head`, is not an error.
fn print(text: &str) {
    anstream::stdout().write_all(text.as_bytes()).ok();
}

fn complain(message: &str) {
    let style = anstyle::AnsiColor::Red.on_default().bold();
    writeln!(anstream::stderr(), "{style}error:{style:#} {}", message.trim_end()).ok();
}
