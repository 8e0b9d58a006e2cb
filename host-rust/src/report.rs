//! The report that every host writes, in one schema.

use std::path::Path;

use anyhow::{Context, Result};
use catalogue::Schedule;
use serde::Serialize;

use crate::{
    engine,
    expect::{Outcome, Verdict},
    views::STRATEGIES,
};

/// This host's name, and its report's in `dist/report/`.
pub const HOST: &str = "host-rust";

/// What was seen.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Which host saw it.
    pub host: &'static str,
    /// Over which engine.
    pub engine: EngineNote,
    /// The strategies, in the order of the columns.
    pub strategies: Vec<StrategyNote>,
    /// Every guest with every strategy under every schedule.
    pub cells: Vec<Cell>,
    /// The cells, counted.
    pub summary: Summary,
}

/// The engine.
#[derive(Debug, Serialize)]
pub struct EngineNote {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// What else matters about it.
    pub detail: String,
}

/// A strategy, in words.
#[derive(Debug, Serialize)]
pub struct StrategyNote {
    /// Its name.
    pub name: &'static str,
    /// What it holds between uses.
    pub holds: &'static str,
    /// What it misses.
    pub hole: &'static str,
}

/// One guest with one strategy under one schedule.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// The guest's name, or its path.
    pub guest: String,
    /// The strategy's name.
    pub strategy: &'static str,
    /// The schedule, as `dist/guests.json` has it.
    pub schedule: Schedule,
    /// Calls of `set_name` until the run ended.
    pub calls: u32,
    /// The size at instantiation, in pages; none where nothing ran.
    pub pages_before: Option<u64>,
    /// The size at the end, in pages.
    pub pages_after: Option<u64>,
    /// The call of `set_name` in which the guest first grew its memory.
    pub first_growth: Option<u32>,
    /// The call in which the base first moved, other than by forced growth.
    pub first_detach: Option<u32>,
    /// How often the harness grew memory.
    pub forced: u32,
    /// How the run ended.
    pub outcome: Outcome,
    /// What there is to say of that.
    pub detail: Option<String>,
    /// How it should have ended.
    pub expected: Outcome,
    /// Whether the cell is as it should be.
    pub verdict: Verdict,
    /// If it is not: what was expected, and what was seen.
    pub reason: Option<String>,
}

/// The cells, counted by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// All of them.
    pub cells: usize,
    /// Those that agree.
    pub agreed: usize,
    /// Those that do not.
    pub disagreed: usize,
    /// Those that met no growth, and so show nothing.
    pub vacuous: usize,
    /// Those that could not be tried.
    pub skipped: usize,
}

impl Report {
    /// A report of `cells`.
    pub fn new(cells: Vec<Cell>) -> Self {
        let count = |verdict| cells.iter().filter(|cell| cell.verdict == verdict).count();
        let summary = Summary {
            cells: cells.len(),
            agreed: count(Verdict::Agrees),
            disagreed: count(Verdict::Disagrees),
            vacuous: count(Verdict::Vacuous),
            skipped: count(Verdict::Skipped),
        };
        let detail = format!("Cranelift, {} {}", std::env::consts::ARCH, std::env::consts::OS);
        let strategies = STRATEGIES.iter().map(|s| StrategyNote { name: s.name, holds: s.holds, hole: s.hole });
        Report {
            host: HOST,
            engine: EngineNote { name: "wasmtime", version: engine::version(), detail },
            strategies: strategies.chain([crate::compile_time::NOTE]).collect(),
            cells,
            summary,
        }
    }

    /// Writes the report into `dist/report/`.
    pub fn write(&self, dist: &Path) -> Result<()> {
        let folder = dist.join("report");
        let path = folder.join(format!("{HOST}.json"));
        // A reader sees the old file or the new one, never half of one.
        let partial = path.with_extension("partial");
        std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::write(&partial, self.json()))
            .and_then(|()| std::fs::rename(&partial, &path))
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// The report as JSON.
    pub fn json(&self) -> String {
        json(self)
    }
}

/// `value` as JSON for people and programs.
pub fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("a report is plain data") + "\n"
}
