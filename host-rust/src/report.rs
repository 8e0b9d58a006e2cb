//! The report that every host writes, in one schema.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use artefact::sha256;
use catalogue::INDEX_FILE;
use serde::{Deserialize, Serialize};

use crate::{
    cell::{Cell, StrategyNote, Verdict},
    compile_time, engine,
    views::STRATEGIES,
};

/// This host's name, and its report's in `dist/report/`.
pub const HOST: &str = "host-rust";

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
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
        let index = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(sha256(&index))
    }

    /// Whether the report that is there was made from these very guests, by this very program.
    pub fn is_fresh(dist: &Path) -> bool {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Written {
            made_from: String,
            summary: Summary,
        }
        let path = Self::path(dist);
        let modified = |path: &Path| std::fs::metadata(path).and_then(|metadata| metadata.modified());
        let newer = || modified(&path).ok()?.gt(&modified(&std::env::current_exe().ok()?).ok()?).then_some(());
        let same = || {
            let written: Written = serde_json::from_slice(&std::fs::read(&path).ok()?).ok()?;
            // What could not be tried may be tried now.
            let all_well = written.summary.disagreed + written.summary.vacuous == 0;
            (all_well && written.made_from == Self::made_from(dist).ok()?).then_some(())
        };
        newer().and_then(|()| same()).is_some()
    }

    fn path(dist: &Path) -> PathBuf {
        dist.join("report").join(format!("{HOST}.json"))
    }

    /// Writes the report into `dist/report/`.
    pub fn write(&self, dist: &Path) -> Result<()> {
        let path = Self::path(dist);
        let folder = path.parent().expect("it lies in a folder");
        // A reader sees the old file or the new one, never half of one, and two writers do not meet.
        let partial = path.with_extension(format!("{}.partial", std::process::id()));
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&partial, self.json()))
            .and_then(|()| std::fs::rename(&partial, &path))
            .inspect_err(|_| drop(std::fs::remove_file(&partial)))
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
