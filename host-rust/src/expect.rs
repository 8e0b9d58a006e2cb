//! What a run must come to, and whether it did.

use artefact::counted;
use catalogue::{Schedule, When};
use greeting::Failure;

use crate::{
    cell::{Complaint, Outcome, Verdict},
    fault::Fault,
    run::{End, Record, Step},
    text::quote,
    views::{Lost, Strategy},
};

/// The outcome that the strategy must come to, given what happened to memory between its uses.
pub fn expected(strategy: &Strategy, record: &Record) -> Outcome {
    record.kept_view_meets.filter(|_| strategy.keeps).unwrap_or(Outcome::Greeted)
}

/// Holds a record against the strategy, the engine's rule for moving memory, and the guest's own word.
pub fn judge(strategy: &Strategy, schedule: &Schedule, grows: Option<When>, record: &Record) -> Result<(), Complaint> {
    pinned(record)?;
    outcome(strategy, record)?;
    bases(record)?;
    vacuous(schedule, grows, record)?;
    grows.map_or(Ok(()), |grows| growth(grows, record))
}

/// A shared memory may not move, so with nothing reserved to grow into it cannot grow, whoever asks.
fn pinned(record: &Record) -> Result<(), Complaint> {
    let guest_refused = matches!(record.end, Err(End::Fault(Fault::Failed { failure: Failure::OutOfMemory, .. })));
    let refused = guest_refused || record.forced < record.attempted;
    if record.pinned && refused && record.pages_after == record.pages_before {
        let reason = "a shared memory may not move, and with nothing reserved ahead wasmtime refused to grow it";
        return Err((Verdict::Skipped, reason.into()));
    }
    Ok(())
}

fn outcome(strategy: &Strategy, record: &Record) -> Result<(), Complaint> {
    let expected = expected(strategy, record);
    let seen = match (&record.end, record.outcome()) {
        (Err(End::Fault(fault)), _) => format!("the guest fail: {}", fault.first_line()),
        (_, Some(seen)) if seen != expected => match detail(record) {
            Some(detail) => format!("{}: {detail}", seen.name()),
            None => seen.name().to_owned(),
        },
        _ => return Ok(()),
    };
    Err((Verdict::Disagrees, format!("expected {}, saw {seen}", expected.name())))
}

/// In wasmtime a base moves if, and only if, pages rose in an unshared memory that had no room to grow.
fn bases(record: &Record) -> Result<(), Complaint> {
    let Some(step) = record.surprise else { return Ok(()) };
    let (expected, seen) =
        if step.moved() { ("the base to stay", "move") } else { ("growth to move the base", "stay") };
    Err((Verdict::Disagrees, format!("expected {expected}, saw it {seen}: {}, {}", by(&step), pages(&step))))
}

/// The one meaning of "vacuous": growth was to be met by this run, and was not, whoever asked for it.
fn vacuous(schedule: &Schedule, grows: Option<When>, record: &Record) -> Result<(), Complaint> {
    let met = record.forced > 0 || record.first_growth.is_some();
    let reason = match grows {
        _ if met => return Ok(()),
        _ if schedule.forces() => format!("expected forced growth, saw none succeed of {} tried", record.attempted),
        None | Some(When::Never) => return Ok(()),
        Some(grows) => format!("expected {}, saw none in {} calls", promise(grows), counted(record.calls)),
    };
    Err((Verdict::Vacuous, reason))
}

/// What the guest says of its growth, where the harness has not taken its reason to grow away.
fn growth(grows: When, record: &Record) -> Result<(), Complaint> {
    let seen = match (grows, record.first_growth) {
        (When::Never | When::Eventually, None) | (When::FirstCall, Some(1)) | (When::Eventually, Some(2..)) => {
            return Ok(());
        }
        (When::FirstCall, None) if record.calls == 0 || record.given_early => return Ok(()),
        (_, Some(0)) => "it grow before the first call".into(),
        (_, Some(call)) => format!("it grow in call {}", counted(call)),
        (When::FirstCall, None) => "none".into(),
    };
    Err((Verdict::Disagrees, format!("expected {}, saw {seen}", promise(grows))))
}

fn promise(grows: When) -> &'static str {
    match grows {
        When::Never => "no growth by the guest",
        When::FirstCall => "the guest to grow first in call 1",
        When::Eventually => "the guest to grow first in a call after the first",
    }
}

/// What a program learns from a run that lost its greeting.
pub fn detail(record: &Record) -> Option<String> {
    match record.end.as_ref().err()? {
        End::Fault(fault) => Some(fault.first_line()),
        End::Silent { read, wanted } => {
            let dangled = record.dangled();
            let read = quote(read);
            Some(match dangled {
                Some(step) => format!(
                    "{} grew memory {} and the base moved from {:#x} to {:#x}; the kept pointer dangles, and read what \
                     memory left there, {read}, where {wanted:?} was expected",
                    by(&step),
                    pages(&step),
                    step.before.base,
                    step.after.base
                ),
                None => format!("set_name left {read} where {wanted:?} was expected"),
            })
        }
        End::Lost { lost: Lost::Short { kept, needed }, doing } => Some(format!(
            "to {doing} takes the bytes before {}, and the kept length is {}",
            counted(*needed as u64),
            counted(*kept as u64)
        )),
        End::Lost { lost: Lost::Detached { kept, now }, .. } => {
            Some(format!("the base moved from {kept:#x} to {now:#x}; the kept pointer dangles, and was not used"))
        }
    }
}

fn by(step: &Step) -> &'static str {
    step.export.unwrap_or("the harness")
}

fn pages(step: &Step) -> String {
    format!("from {} to {} pages", step.before.pages(), step.after.pages())
}
