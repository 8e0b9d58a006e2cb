//! Every guest with every strategy under every schedule.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use catalogue::{Schedule, When};
use greeting::TEXTS;

use crate::{
    cell::{Cell, Outcome, Verdict},
    engine::{Configuration, Engines},
    expect,
    fault::During,
    guest::Loaded,
    instance::{Code, Instance},
    limits::Limits,
    progress::Progress,
    refusals,
    run::{self, End, Record},
    views::{STRATEGIES, Strategy},
    watch,
};

const NOTHING_TO_RUN: &str =
    "there is no cell to run: dist/guests.json lists no greeter, or no schedule\n  Build it again: make guests";

/// Runs the cells of `guests`, in the report's order. A guest may take as long as `time_limit` over each call, and
/// wasmtime over the guest.
pub fn cells(guests: &[Loaded], schedules: &[Schedule], time_limit: Duration) -> Result<Vec<Cell>> {
    let engines = Engines::new()?;
    let mut progress = Progress::new(guests.len() * STRATEGIES.len() * schedules.len());
    let mut cells = Vec::new();
    ensure!(!guests.is_empty() && !schedules.is_empty(), NOTHING_TO_RUN);
    for guest in guests {
        watch::guest(&guest.name);
        let compile = |configuration| {
            let compile = || Code::compile(engines.get(configuration), guest);
            watch::during(During::Compilation, time_limit, compile)
        };
        let default = compile(Configuration::Default).with_context(|| guest.name.clone())?;
        let moving = compile(Configuration::Moving).with_context(|| guest.name.clone())?;
        for strategy in &STRATEGIES {
            let code = match strategy.configuration {
                Configuration::Default => &default,
                Configuration::Moving => &moving,
            };
            for schedule in schedules {
                progress.next(&guest.name);
                if !schedule.reset || code.has_reset {
                    cells.push(cell(guest, code, strategy, schedule, time_limit)?);
                }
            }
        }
    }
    Ok(cells)
}

fn cell(
    guest: &Loaded,
    code: &Code,
    strategy: &'static Strategy,
    schedule: &Schedule,
    time_limit: Duration,
) -> Result<Cell> {
    let instance = || Instance::new(code, Limits::default(), time_limit).with_context(|| guest.name.clone());
    let record = run::run(instance()?, strategy, schedule, &TEXTS);
    let (verdict, reason) = match expect::judge(strategy, schedule, grows(guest, schedule), &record) {
        Ok(()) => (Verdict::Agrees, None),
        Err((verdict, reason)) => (verdict, Some(reason)),
    };
    let expected = expect::expected(strategy, &record);
    let detail = expect::detail(&record);
    let outcome = match verdict {
        Verdict::Skipped => Outcome::Skipped,
        _ => record.outcome().unwrap_or(Outcome::Skipped),
    };
    let Record { calls, pages_before, pages_after, first_growth, first_detach, forced, end, .. } = record;
    if let (Err(End::Fault(fault)), false) = (end, verdict == Verdict::Skipped) {
        return Err(fault).with_context(|| guest.name.clone());
    }
    // What is refused has nothing to do with views or growth: once for each guest and configuration is enough.
    if verdict == Verdict::Agrees && !strategy.keeps && !schedule.forces() {
        refusals::hold(&mut instance()?).with_context(|| guest.name.clone())?;
    }
    Ok(Cell {
        guest: guest.name.clone(),
        strategy: strategy.name,
        schedule: *schedule,
        calls,
        pages_before: Some(pages_before),
        pages_after: Some(pages_after),
        first_growth,
        first_detach,
        forced,
        outcome,
        detail,
        expected,
        verdict,
        reason,
    })
}

/// When the guest says that it grows under this schedule.
fn grows(guest: &Loaded, schedule: &Schedule) -> Option<When> {
    let guest = guest.guest.as_ref()?;
    if schedule.reset { guest.grows_when_reset } else { guest.grows }
}
