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
    if let Some(grows) = grows {
        growth(grows, schedule, record)?;
    }
    forcing(schedule, record)
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
        (Err(End::Fault(fault)), _) => format!("the guest fail: {}", first_line(fault)),
        (_, Some(seen)) if seen != expected => seen.name().to_owned(),
        _ => return Ok(()),
    };
    Err((Verdict::Disagrees, format!("expected {}, saw {seen}", expected.name())))
}

/// In wasmtime a base moves if, and only if, pages rose in an unshared memory that had no room to grow.
fn bases(record: &Record) -> Result<(), Complaint> {
    let Some(step) = record.surprise else { return Ok(()) };
    let pages = pages(&step);
    Err(match step.moved() {
        true => (Verdict::Disagrees, format!("expected the base to stay, saw it move: {}, {pages}", by(&step))),
        false => (Verdict::Vacuous, format!("expected growth to move the base, saw it stay: {}, {pages}", by(&step))),
    })
}

/// What the guest says of its growth, where the harness has not taken its reason to grow away.
fn growth(grows: When, schedule: &Schedule, record: &Record) -> Result<(), Complaint> {
    let wanted = match grows {
        When::Never => "no growth by the guest",
        When::FirstCall => "the guest to grow first in call 1",
        When::Eventually => "the guest to grow first in a call after the first",
    };
    let disagrees = |seen: String| Err((Verdict::Disagrees, format!("expected {wanted}, saw {seen}")));
    match (grows, record.first_growth) {
        (When::Never, None) | (When::FirstCall, Some(1)) | (When::Eventually, Some(2..)) => Ok(()),
        (_, Some(0)) => disagrees("it grow before the first call".into()),
        (_, Some(call)) => disagrees(format!("it grow in call {}", counted(call))),
        (_, None) if !schedule.forces() => {
            Err((Verdict::Vacuous, format!("expected {wanted}, saw none in {} calls", counted(record.calls))))
        }
        (When::Eventually, None) => Ok(()),
        (When::FirstCall, None) if record.calls == 0 || record.given_early => Ok(()),
        (When::FirstCall, None) => disagrees("none".into()),
    }
}

/// A run that is about forced growth must have met some, or have been lost before its turn came.
fn forcing(schedule: &Schedule, record: &Record) -> Result<(), Complaint> {
    let lost_before = record.attempted == 0 && record.end.is_err();
    if !schedule.forces() || record.forced > 0 || lost_before {
        return Ok(());
    }
    Err((Verdict::Vacuous, format!("expected forced growth, saw none succeed of {} tried", record.attempted)))
}

/// What a program learns from a run that lost its greeting.
pub fn detail(record: &Record) -> Option<String> {
    match record.end.as_ref().err()? {
        End::Fault(fault) => Some(first_line(fault)),
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

fn first_line(fault: &Fault) -> String {
    fault.to_string().lines().next().unwrap_or_default().to_owned()
}

fn by(step: &Step) -> &'static str {
    step.export.unwrap_or("the harness")
}

fn pages(step: &Step) -> String {
    format!("from {} to {} pages", step.before.pages(), step.after.pages())
}
