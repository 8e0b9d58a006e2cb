//! The command line: one file for each verb.

mod bounds;
mod greet;
mod heaps;
mod inspect;
mod matrix;

use std::{
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
};

use anyhow::{Result, anyhow};
use clap::{Args, Parser, Subcommand};

use bounds::{BOUNDS, Bounds};

use crate::{
    fault::During,
    guest::{self, Loaded},
    report::json,
    text::{escape, shorten},
    watch,
};

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
  host-rust inspect lib_growth                                 who may grow memory: growscope report

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

impl Bounds {
    /// Sees to it that the bounds on time hold, whatever the guest is at.
    fn watch(&self) {
        watch::start(self.run_limit, BAD_INPUT.into(), fail);
    }

    /// Finds a guest, in time.
    fn find(&self, asked: &str, dist: &Path) -> Result<Loaded> {
        watch::guest(&shorten(&escape(asked)));
        watch::during(During::Reading, self.time_limit, || guest::find(asked, dist))
    }
}

impl Dist {
    fn path(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(guest::default_dist)
    }
}

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    // In a CI, anstream takes every terminal for one that shows colours, also one that says it does not.
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        anstream::ColorChoice::Never.write_global();
    }
    JSON.store(std::env::args_os().any(|argument| argument == "--json"), Relaxed);
    let done = Options::try_parse().map_err(usage).and_then(|options| match options.verb {
        Verb::Greet(greet) => greet.run(),
        Verb::Matrix(matrix) => matrix.run(),
        Verb::Heaps(heaps) => heaps.run(),
        Verb::Inspect(inspect) => inspect.run(),
    });
    done.unwrap_or_else(|error| match error.downcast::<Help>() {
        Ok(Help) => ExitCode::SUCCESS,
        Err(error) => {
            fail(&format!("{error:#}"));
            ExitCode::from(BAD_INPUT)
        }
    })
}

/// Whether errors are to be said as JSON, too.
static JSON: AtomicBool = AtomicBool::new(false);

/// Help was asked for, and given.
#[derive(Debug)]
struct Help;

impl std::fmt::Display for Help {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "help was asked for")
    }
}

impl std::error::Error for Help {}

/// What clap says of a command line, in our words' clothes. It repeats values as they are.
fn usage(error: clap::Error) -> anyhow::Error {
    if !error.use_stderr() {
        return match error.print() {
            Err(unwritten) if unwritten.kind() != ErrorKind::BrokenPipe => could_not_write(&unwritten),
            _ => Help.into(),
        };
    }
    let text = error.render().to_string();
    anyhow!("{}", text.strip_prefix("error: ").unwrap_or(&text).trim_end())
}

/// Prints a result. A reader that has gone away, such as `head`, is not an error.
fn print(text: &str) -> Result<()> {
    let mut stdout = anstream::stdout();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(unwritten) if unwritten.kind() != ErrorKind::BrokenPipe => Err(could_not_write(&unwritten)),
        _ => Ok(()),
    }
}

fn could_not_write(error: &io::Error) -> anyhow::Error {
    anyhow!("the output could not be written: {error}")
}

/// Complains of what cannot be done, and says it as JSON where that was asked for.
fn fail(message: &str) {
    complain(message);
    if !JSON.load(Relaxed) {
        return;
    }
    let mut lines = message.trim_end().lines().map(|line| shorten_line(line.trim()));
    let message = lines.next().unwrap_or_default();
    let next: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    // It has been said on stderr already.
    print(&json(&serde_json::json!({ "error": { "message": message, "next": next } }))).ok();
}

fn complain(message: &str) {
    let style = anstyle::AnsiColor::Red.on_default().bold();
    let lines: Vec<_> = message.trim_end().lines().map(shorten_line).collect();
    writeln!(anstream::stderr(), "{style}error:{style:#} {}", lines.join("\n")).ok();
}

/// Longer than any line of ours: whatever is, repeats what somebody gave.
const MOST: usize = 2_000;

fn shorten_line(line: &str) -> String {
    let line = escape(line);
    if line.len() > MOST { shorten(&line) } else { line }
}
