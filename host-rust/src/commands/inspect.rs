use std::process::ExitCode;

use anyhow::{Result, anyhow};
use growscope::verbs::{self, World};

use super::{Bounds, Dist, print};
use crate::{fault::During, guest::Loaded, watch};

/// An alias of growscope report, which also takes a guest's name: who may grow its memory, and who never does
#[derive(clap::Args)]
#[command(
    before_help = "Nothing of it is run. Its file may have 64 MiB, and times are bounded by --time-limit and --run-limit.\n",
    after_help = "\
Examples:
  host-rust inspect lib_growth
  host-rust inspect wat/memoryguest.wat
  host-rust inspect dist/lib_bump.wasm --json

The program that does it is growscope: growscope report --help explains the verdicts.

Exit codes:
  0  shown
  2  bad input: an option, an unknown guest, or a file that is not a module"
)]
pub struct Inspect {
    /// A guest's name, or a path to a .wasm or .wat file
    guest: String,

    /// Print it as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    bounds: Bounds,

    #[command(flatten)]
    dist: Dist,
}

impl Inspect {
    pub fn run(&self) -> Result<ExitCode> {
        self.bounds.watch();
        let loaded = self.bounds.find(&self.guest, &self.dist.path())?;
        let flag = if self.json { "--json" } else { "--all" };
        let words = ["growscope", "report", flag, "--", &loaded.name].map(str::to_owned);
        let mut world = OneGuest { loaded, printed: String::new(), complaint: String::new() };
        let exit = watch::during(During::Analysis, self.bounds.time_limit, || verbs::run(&words, &mut world));
        if !world.complaint.is_empty() {
            let complaint = world.complaint.trim_end();
            return Err(anyhow!("{}", complaint.strip_prefix("error: ").unwrap_or(complaint).to_owned()));
        }
        print(&world.printed)?;
        Ok(exit.into())
    }
}

/// All that growscope sees of the world.
struct OneGuest {
    loaded: Loaded,
    printed: String,
    complaint: String,
}

impl World for OneGuest {
    fn read(&mut self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.loaded.wasm.clone())
    }

    fn write(&mut self, path: &str, _: &[u8]) -> Result<(), String> {
        Err(format!("a report writes no file, and this one would be {path}"))
    }

    fn print(&mut self, text: &str) {
        self.printed.push_str(text);
    }

    fn error(&mut self, text: &str) {
        self.complaint.push_str(text);
    }

    // What is printed passes through a stream that takes colour away where none is wanted.
    fn colour(&self) -> bool {
        true
    }
}
