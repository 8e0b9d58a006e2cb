//! What the modules that run, judge and report share: one cell of the matrix, and the words for it.

use catalogue::Schedule;
use serde::Serialize;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Every greeting arrived.
    Greeted,
    /// The base that the view was made over had moved, and nobody kept what is there.
    Detached,
    /// The view ended before the bytes did.
    Short,
    /// No error, and the wrong bytes.
    Silent,
    /// Nothing ran to its end.
    Skipped,
    /// It did not compile.
    Refused,
}

impl Outcome {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Greeted => "greeted",
            Outcome::Detached => "detached",
            Outcome::Short => "short",
            Outcome::Silent => "silent",
            Outcome::Skipped => "skipped",
            Outcome::Refused => "refused",
        }
    }
}

/// Whether a cell is as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is.
    Agrees,
    /// It is not.
    Disagrees,
    /// Growth was to be met by this run, and was not: it shows nothing.
    Vacuous,
    /// It could not be tried.
    Skipped,
}

/// What is wrong with a cell.
pub type Complaint = (Verdict, String);

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
