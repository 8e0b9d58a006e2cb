use std::process::ExitCode;

use anyhow::Result;
use catalogue::Index;

use super::{BOUNDS, Bounds, Dist, LOST, print};
use crate::{
    compile_time,
    guest::{self, Loaded},
    matrix, progress,
    report::Report,
    table,
};

/// Run guests with every strategy under every growth schedule, and assert each cell
#[derive(clap::Args)]
#[command(before_help = BOUNDS, after_help = "\
Without GUESTs it runs every greeter, and writes dist/report/host-rust.json.

Examples:
  host-rust matrix
  host-rust matrix lib_growth lib_bump
  host-rust matrix my_guest.wasm      it says nothing of itself, so its growth is not asserted
  host-rust matrix --json

Exit codes:
  0  every cell agrees, or was skipped for a reason that is given
  1  a cell disagrees, or is vacuous: it was to meet growth and met none
  2  bad input: an option, a file, or a guest that breaks the protocol")]
pub struct Matrix {
    /// Guests by name or path [default: every greeter of dist/guests.json]
    #[arg(value_name = "GUEST")]
    guests: Vec<String>,

    /// Print the report as JSON
    #[arg(long)]
    json: bool,

    /// Write the report, print nothing, and leave the judging to `node host-node report`; one that was made from these
    /// very guests by this very program stays as it is
    #[arg(long, conflicts_with_all = ["guests", "json"])]
    report_only: bool,

    #[command(flatten)]
    bounds: Bounds,

    #[command(flatten)]
    dist: Dist,
}

impl Matrix {
    pub fn run(&self) -> Result<ExitCode> {
        self.bounds.watch();
        let dist = self.dist.path();
        let index = Index::read(&dist)?;
        if self.report_only && Report::is_fresh(&dist) {
            return Ok(ExitCode::SUCCESS);
        }
        let guests = self.guests(&index)?;
        let mut cells = matrix::cells(&guests, &index.schedules, self.bounds.time_limit)?;
        if self.guests.is_empty() {
            let natural = index.schedules.iter().find(|schedule| !schedule.forces() && !schedule.reset);
            let waiting = progress::say("compiling held_slice.rs, which must fail");
            cells.extend(natural.map(|natural| compile_time::cell(*natural)));
            drop(waiting);
        }
        let report = Report::new(cells, Report::made_from(&dist)?);
        if self.guests.is_empty() {
            report.write(&dist)?;
        }
        if self.report_only {
            return Ok(ExitCode::SUCCESS);
        }
        if self.json {
            print(&report.json())?;
        } else {
            let natural = table::natural(&report, &index.guests);
            print(&format!("{natural}{}{}\n", table::complaints(&report), table::summary(&report)))?;
        }
        let failed = report.summary.disagreed + report.summary.vacuous > 0;
        Ok(if failed { ExitCode::from(LOST) } else { ExitCode::SUCCESS })
    }

    fn guests(&self, index: &Index) -> Result<Vec<Loaded>> {
        let dist = self.dist.path();
        if self.guests.is_empty() {
            let greeters = index.guests.iter().filter(|guest| guest.greets);
            return greeters.map(|greeter| guest::load(greeter, &dist)).collect();
        }
        let mut guests = Vec::new();
        for asked in &self.guests {
            let loaded = self.bounds.find(asked, &dist)?;
            guest::must_greet(&loaded)?;
            guests.push(loaded);
        }
        Ok(guests)
    }
}
