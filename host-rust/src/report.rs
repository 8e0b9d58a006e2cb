//! The report that every host writes, in one schema.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use artefact::sha256;
use catalogue::{INDEX_FILE, read_regular};
use serde::Serialize;

use crate::{
    cell::{Cell, StrategyNote, Verdict},
    compile_time, engine,
    views::STRATEGIES,
};

/// This host's name, and its report's in `dist/report/`.
pub const HOST: &str = "host-rust";

/// The ending of the file beside it that says what it was written by and from.
const STAMP: &str = "made";

/// What was seen.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Which host saw it.
    pub host: &'static str,
    /// Over which engine.
    pub engine: EngineNote,
    /// The SHA-256 of the `guests.json` that the guests came from, which has each binary's.
    pub made_from: String,
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

/// The cells, counted by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// All of them.
    pub cells: usize,
    /// Those that agree.
    pub agreed: usize,
    /// Those that do not.
    pub disagreed: usize,
    /// Those that were to meet growth and met none.
    pub vacuous: usize,
    /// Those that could not be tried.
    pub skipped: usize,
}

impl Report {
    /// A report of `cells`.
    pub fn new(cells: Vec<Cell>, made_from: String) -> Self {
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
            made_from,
            strategies: strategies.chain([compile_time::NOTE]).collect(),
            cells,
            summary,
        }
    }

    /// What a report of the guests in `dist` is made from.
    pub fn made_from(dist: &Path) -> Result<String> {
        let path = dist.join(INDEX_FILE);
        let index = read_regular(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(sha256(&index))
    }

    /// Whether the report that is there is the one that this very program wrote of these very guests, all of it well.
    pub fn is_fresh(dist: &Path) -> bool {
        let written = read_regular(&Self::path(dist).with_extension(STAMP));
        written.is_ok_and(|written| Self::stamp(dist).is_ok_and(|stamp| stamp.as_bytes() == written))
    }

    /// What the report that is there was written by and from, and what it holds, in one hash.
    fn stamp(dist: &Path) -> Result<String> {
        let program = std::fs::metadata(std::env::current_exe()?)?;
        let report = sha256(&read_regular(&Self::path(dist))?);
        let all = format!("{} {:?} {} {report}", program.len(), program.modified()?, Self::made_from(dist)?);
        Ok(sha256(all.as_bytes()))
    }

    /// Whether another run would come to the same: what is wrong may be mended, and what could not be tried may be had.
    fn is_settled(&self) -> bool {
        let untried =
            self.cells.iter().any(|cell| cell.strategy == compile_time::NOTE.name && cell.verdict == Verdict::Skipped);
        self.summary.disagreed + self.summary.vacuous == 0 && !untried
    }

    fn path(dist: &Path) -> PathBuf {
        dist.join("report").join(format!("{HOST}.json"))
    }

    /// Writes the report into `dist/report/`.
    pub fn write(&self, dist: &Path) -> Result<()> {
        let path = Self::path(dist);
        let stamp = path.with_extension(STAMP);
        // Without its stamp the report counts as old, so it is written last.
        std::fs::remove_file(&stamp).ok();
        write_whole(&path, &self.json())?;
        // A program that was replaced while it ran has no stamp to give, and its report is as good.
        match Self::stamp(dist) {
            Ok(made) if self.is_settled() => write_whole(&stamp, &made),
            _ => Ok(()),
        }
    }

    /// The report as JSON.
    pub fn json(&self) -> String {
        json(self)
    }
}

/// A reader sees the old file or the new one, never half of one, and two writers do not meet.
fn write_whole(path: &Path, text: &str) -> Result<()> {
    let partial = path.with_extension(format!("{}.partial", std::process::id()));
    std::fs::create_dir_all(path.parent().expect("it lies in a folder"))
        .and_then(|()| std::fs::write(&partial, text))
        .and_then(|()| std::fs::rename(&partial, path))
        .inspect_err(|_| drop(std::fs::remove_file(&partial)))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// `value` as JSON for people and programs.
pub fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("a report is plain data") + "\n"
}
