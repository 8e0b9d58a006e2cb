use std::{fmt::Write, process::ExitCode};

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result, ensure};
use catalogue::Index;
use serde::Serialize;
use serde_json::Value;

use super::{Dist, LOST, print};
use crate::{
    engine::{Configuration, Engines},
    guest,
    heaps::{
        heap::{Code, is_heap},
        run::{self, Cell, Described},
    },
    progress::Progress,
    report::json,
    text::{escape, shorten},
};

/// Show how heaps go wrong, by allocator, and assert each demonstration
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  host-rust heaps
  host-rust heaps double-free wrong-length

Exit codes:
  0  every heap did what it must
  1  one did not
  2  bad input: an option, an unknown demonstration, or guests that are not built")]
pub struct Heaps {
    /// Demonstrations by name [default: all of them]
    #[arg(value_name = "DEMONSTRATION")]
    demonstrations: Vec<String>,

    /// Print what was seen as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    dist: Dist,
}

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    described: Described,
    cells: Vec<Cell>,
}

impl Heaps {
    pub fn run(&self) -> Result<ExitCode> {
        let wanted = self.wanted()?;
        let heaps = self.heaps()?;
        let arena = heaps.iter().find(|heap| heap.has_reset);
        let arena =
            arena.context("no heap exports reset, and fragmentation needs one that does\n  Build it: make guests")?;
        let mut progress = Progress::new(wanted.len());
        let mut shown = Vec::new();
        for described in wanted {
            progress.next(&described.name);
            shown.push(Shown { cells: run::demonstrate(&described, &heaps, arena)?, described });
        }
        drop(progress);
        if self.json {
            print(&json(&shown))?;
        } else {
            print(&shown.iter().map(text).collect::<Vec<_>>().join("\n"))?;
        }
        let agree = shown.iter().flat_map(|shown| &shown.cells).all(|cell| cell.agrees);
        Ok(if agree { ExitCode::SUCCESS } else { ExitCode::from(LOST) })
    }

    fn wanted(&self) -> Result<Vec<Described>> {
        let mut described = run::described(&self.dist.path())?;
        for asked in &self.demonstrations {
            let known: Vec<_> = described.iter().map(|described| described.name.as_str()).collect();
            ensure!(
                known.contains(&asked.as_str()),
                "there is no demonstration called {}\n  known: {}",
                shorten(&escape(asked)),
                known.join(", ")
            );
        }
        described.retain(|described| self.demonstrations.is_empty() || self.demonstrations.contains(&described.name));
        Ok(described)
    }

    fn heaps(&self) -> Result<Vec<Code>> {
        let dist = self.dist.path();
        let engines = Engines::new()?;
        let index = Index::read(&dist)?;
        let heaps = index.guests.iter().filter(|guest| is_heap(&guest.artefact));
        let compile = |heap| {
            let loaded = guest::load(heap, &dist)?;
            Code::compile(engines.get(Configuration::Default), &loaded).with_context(|| loaded.name.clone())
        };
        heaps.map(compile).collect()
    }
}

fn text(Shown { described, cells }: &Shown) -> String {
    let Described { name, title, claim, finding, .. } = described;
    let heading = Style::new().bold();
    let mut text = format!("{heading}{title} ({name}){heading:#}\n");
    let width = cells.iter().map(|cell| cell.guest.len()).max().unwrap_or(0);
    for Cell { guest, seen, expected, agrees } in cells {
        let style = if *agrees { Style::new() } else { AnsiColor::Red.on_default().bold() };
        let mut line = format!("  {guest:<width$}  {}", words(seen.0.iter().map(|(what, value)| (*what, value))));
        if !agrees {
            let expected = expected.as_ref().map(|expected| words(expected.iter().map(|(what, v)| (what.as_str(), v))));
            line += &format!("; expected {}", expected.as_deref().unwrap_or("nothing: describe it"));
        }
        writeln!(text, "{style}{line}{style:#}").expect("a string takes it");
    }
    text + &format!("  said: {claim}\n  seen: {finding}\n")
}

fn words<'a>(values: impl Iterator<Item = (&'a str, &'a Value)>) -> String {
    let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    values.map(|(what, value)| format!("{what}: {}", word(value))).collect::<Vec<_>>().join(", ")
}
