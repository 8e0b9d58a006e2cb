//! The command line: one file for each verb, and one way to run them, natively and in the npm package alike.

mod check;
mod detach;
pub mod in_memory;
mod input;
mod refuse;
mod report;
mod rewritten;
mod why;
mod world;

pub use world::World;

use clap::{Args, Parser, Subcommand};

use crate::Options;

/// It is as it should be.
pub const FINE: u8 = 0;
/// Something was found.
pub const FINDING: u8 = 1;
/// What was asked for cannot be done.
pub const BAD_INPUT: u8 = 2;

/// Which calls of a WebAssembly module can grow its memory, by which way, and a module in which they do
#[derive(Parser)]
#[command(
    name = "growscope",
    version,
    after_help = "\
Examples:
  growscope report app.wasm                    who may grow memory, and who never does
  growscope why app.wasm set_name              by which way
  growscope check app.wasm --never 'get_*'     for a CI: exit 1 if one of them may
  growscope detach app.wasm -o it.wasm         a module in which growth comes wherever it could have
  growscope refuse app.wasm -o it.wasm         a module in which memory cannot grow

Exit codes:
  0  as it should be
  1  a finding
  2  bad input: an option, a name or a file"
)]
struct CommandLine {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Report(report::Arguments),
    Why(why::Arguments),
    Check(check::Arguments),
    Detach(detach::Arguments),
    Refuse(refuse::Arguments),
}

/// What a module does not say of its imports.
#[derive(Args)]
struct Imports {
    /// An import whose host code grows memory, beside those that are recognised
    #[arg(long, value_name = "MODULE.NAME", help_heading = "What the module does not say")]
    grow_import: Vec<String>,
    /// An import that the guest must call after it has grown, beside those that are known
    #[arg(long, value_name = "MODULE.NAME", help_heading = "What the module does not say")]
    announce: Vec<String>,
    /// An import that calls nobody back; those of WASI preview 1 are known
    #[arg(long, value_name = "MODULE.NAME", help_heading = "What the module does not say")]
    pure: Vec<String>,
}

/// How much is taken for granted of a module.
#[derive(Args)]
struct Trust {
    /// Type-check a large module too, as is always done with a small one
    #[arg(long)]
    validate: bool,
}

impl Imports {
    fn options(&self) -> Options {
        Options { grow_imports: self.grow_import.clone(), announce: self.announce.clone(), pure: self.pure.clone() }
    }
}

/// Why a verb could not be done: a sentence or more, for people.
type Failure = String;

/// Runs a command line, whose first word is the program's name, and answers its exit code.
pub fn run(words: &[String], world: &mut dyn World) -> u8 {
    let line = match CommandLine::try_parse_from(words) {
        Ok(line) => line,
        Err(error) => {
            let text = error.render();
            let text = if world.colour() { text.ansi().to_string() } else { text.to_string() };
            if error.use_stderr() {
                world.error(&text);
                return BAD_INPUT;
            }
            world.print(&text);
            return FINE;
        }
    };
    let done = match line.verb {
        Verb::Report(arguments) => arguments.run(world),
        Verb::Why(arguments) => arguments.run(world),
        Verb::Check(arguments) => arguments.run(world),
        Verb::Detach(arguments) => arguments.run(world),
        Verb::Refuse(arguments) => arguments.run(world),
    };
    done.unwrap_or_else(|failure| {
        world.error(&format!("error: {}\n", failure.trim_end()));
        BAD_INPUT
    })
}
