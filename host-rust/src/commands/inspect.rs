use std::{fmt::Write, process::ExitCode};

use anyhow::Result;
use artefact::{Artefact, Extern, Function, GrowImport, Site, counted};
use serde::Serialize;

use super::{Dist, print};
use crate::{
    guest::{self, Loaded},
    report::json,
    text::{escape, shorten},
};

/// Show what a binary declares: its memory, imports, exports, and what grows its memory
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

/// How many places of memory.grow are shown to people.
const SHOWN: usize = 10;

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
            print(&json(&Inspected { guest: &loaded.name, why, artefact: &loaded.artefact }))?;
        } else {
            print(&text(&loaded, why))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn text(loaded: &Loaded, why: Option<&str>) -> String {
    let Artefact { bytes, name_bytes, memory, memories, imports, exports, .. } = &loaded.artefact;
    let mut text = format!("{}\n", loaded.name);
    let mut line = |what: &str, value: String| {
        writeln!(text, "  {what:<12} {}", shorten(&escape(&value))).expect("a string takes it");
    };
    if let Some(why) = why {
        line("why", why.to_owned());
    }
    line("bytes", format!("{}, {} of them names", counted(*bytes as u64), counted(*name_bytes as u64)));
    line("memory", memory.as_ref().map_or("none".into(), ToString::to_string));
    if *memories > 1 {
        line("", format!("and {} more", memories - 1));
    }
    grows(&mut line, &loaded.artefact);
    list(&mut line, "imports", imports);
    list(&mut line, "exports", exports);
    text
}

/// Where memory grows: by the binary's own instructions, and by its host. Without both, 0 would read as "cannot".
fn grows(line: &mut impl FnMut(&str, String), artefact: &Artefact) {
    let Artefact { memory_grow, grow_imports, imports, .. } = artefact;
    line("memory.grow", counted(memory_grow.len() as u64));
    for Site { function, memory, offset } in memory_grow.iter().take(SHOWN) {
        let which = if artefact.memories > 1 { format!(", memory {memory}") } else { String::new() };
        line("", format!("in {}, byte {}{which}", name(function), counted(*offset as u64)));
    }
    if memory_grow.len() > SHOWN {
        line("", format!("and {} more", counted((memory_grow.len() - SHOWN) as u64)));
    }
    for GrowImport { module, name: import, called_by } in grow_imports {
        let caller = name(called_by);
        line(
            "host grows",
            format!("it may, in the import {module}.{import}: {caller} calls it, and reads memory.size"),
        );
    }
    if grow_imports.is_empty() && artefact.host_may_grow() {
        let calls = imports.iter().any(|import| import.ty.starts_with('('));
        let when = if calls { "between calls, and in every import that the guest calls" } else { "between calls" };
        line("host grows", format!("it may, {when}: the memory is in its hands, too"));
    }
}

fn name(Function { index, name }: &Function) -> String {
    name.as_ref().map_or_else(|| format!("function {index}"), |name| format!("function {index} ({name})"))
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
