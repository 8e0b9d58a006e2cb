use std::{fmt::Write, process::ExitCode};

use anyhow::Result;
use artefact::{Artefact, Extern, counted};
use serde::Serialize;

use super::{Dist, print};
use crate::{
    guest::{self, Loaded},
    report::json,
};

/// Show what a binary declares: its memory, imports, exports and memory.grow instructions
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  host-rust inspect lib_growth
  host-rust inspect wat/memoryguest.wat
  host-rust inspect dist/lib_bump.wasm --json

Exit codes:
  0  shown
  2  bad input: an option, an unknown guest, or a file that is not a module")]
pub struct Inspect {
    /// A guest's name, or a path to a .wasm or .wat file
    guest: String,

    /// Print it as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    dist: Dist,
}

#[derive(Serialize)]
struct Inspected<'a> {
    guest: &'a str,
    why: Option<&'a str>,
    artefact: &'a Artefact,
}

impl Inspect {
    pub fn run(&self) -> Result<ExitCode> {
        let loaded = guest::find(&self.guest, &self.dist.path())?;
        let why = loaded.guest.as_ref().map(|guest| guest.why.as_str());
        if self.json {
            print(&json(&Inspected { guest: &loaded.name, why, artefact: &loaded.artefact }));
        } else {
            print(&text(&loaded, why));
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn text(loaded: &Loaded, why: Option<&str>) -> String {
    let Artefact { bytes, name_bytes, memory, imports, exports, memory_grow_instructions } = &loaded.artefact;
    let mut text = format!("{}\n", loaded.name);
    let mut line = |what: &str, value: String| writeln!(text, "  {what:<12} {value}").expect("a string takes it");
    if let Some(why) = why {
        line("why", why.to_owned());
    }
    line("bytes", format!("{}, {} of them names", counted(*bytes as u64), counted(*name_bytes as u64)));
    line("memory", memory.as_ref().map_or("none".into(), ToString::to_string));
    line("memory.grow", counted(*memory_grow_instructions as u64));
    list(&mut line, "imports", imports);
    list(&mut line, "exports", exports);
    text
}

fn list(line: &mut impl FnMut(&str, String), what: &str, externs: &[Extern]) {
    if externs.is_empty() {
        line(what, "none".into());
    }
    for (at, Extern { module, name, ty }) in externs.iter().enumerate() {
        let module = module.as_ref().map_or(String::new(), |module| format!("{module}."));
        line(if at == 0 { what } else { "" }, format!("{module}{name}: {ty}"));
    }
}
