//! One attempt of the learner's host under one schedule, observed.

use anyhow::{Result, ensure};
use catalogue::Schedule;
use moving_memory::POISON;
use serde::Serialize;
use serde_json::json;
use wasmtime::{Instance, Store, Trap};

use crate::{
    guest::{self, Observed},
    lab::Lab,
    panics::{self, Caught, Place},
    schedule, watchdog,
};

/// A salutation and a name.
pub type Greeting = (&'static str, &'static str);

/// What is greeted, one instance each: short and long, empty and of many bytes, none twice in a row.
pub const INPUTS: [&[Greeting]; 4] = [
    &[("Ahoy", "Ada"), ("Good afternoon", "Grace Hopper"), ("Hi", "Bo")],
    &[("Grüezi", "Zoë"), ("", "Ken"), ("Sixteen letters.", "and sixteen more")],
    &[("", ""), ("Guten Tag", "Käthe"), ("こんにちは", "世界")],
    &[("Salut", "Renée"), ("Salut", "René"), ("Ciao", "")],
];

/// A host that greets, as the exercise asks for it.
pub trait Greets: Sized {
    /// A host for this guest.
    fn new(store: &mut Store<Observed>, instance: &Instance) -> wasmtime::Result<Self>;
    /// Has the guest greet.
    fn greet(&mut self, store: &mut Store<Observed>, salutation: &str, name: &str) -> wasmtime::Result<String>;
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Every answer was right, and nothing was written where memory had been.
    Right,
    /// It returned, and something is not right.
    Wrong,
    /// It answered with an error, or panicked.
    Threw,
    /// It was right, and the growth that was meant to come never came.
    Vacuous,
}

/// Why a host did not return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// `error`, `trap` or `panic`.
    pub kind: &'static str,
    /// What it said.
    pub message: String,
    /// Where, if it is known.
    pub place: Option<Place>,
}

/// What shows that the host used memory that was no longer there, or not yet what it wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stale {
    /// An answer holds bytes of a block that memory had left.
    pub read: bool,
    /// How many bytes were written into blocks that memory had left.
    pub written: usize,
    /// A wrong answer is what memory held before the guest was called.
    pub before: bool,
}

impl Stale {
    fn problem(self) -> Option<String> {
        let read = self.read.then(|| {
            format!("the answer was read from a block that memory had left, filled with {:?} since", POISON as char)
        });
        let written =
            (self.written > 0).then(|| format!("{} bytes were written into blocks that memory had left", self.written));
        let problems: Vec<_> = read.into_iter().chain(written).collect();
        (!problems.is_empty()).then(|| problems.join("; "))
    }
}

/// What was seen of one attempt.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "workshop/src/lab/types.js describes each")]
pub struct Run {
    pub schedule: Schedule,
    pub input: &'static [Greeting],
    pub outcome: Outcome,
    pub got: Vec<String>,
    pub expected: Vec<String>,
    pub error: Option<Failure>,
    pub problem: Option<String>,
    pub crossings: Vec<String>,
    pub forced: usize,
    pub grown_by_host: usize,
    pub stale: Stale,
}

/// Attempts every input under every schedule.
pub fn every_schedule<G: Greets>(lab: &Lab) -> Result<Vec<Run>> {
    let mut runs = Vec::new();
    for input in INPUTS {
        let plain = attempt::<G>(lab, schedule::NEVER, input)?;
        let crossings = plain.crossings.len();
        runs.push(plain);
        for schedule in schedule::forced(crossings) {
            runs.push(attempt::<G>(lab, schedule, input)?);
        }
    }
    Ok(runs)
}

/// One host, greeting once for each pair of `input`. An `Err` is our fault, never the host's.
pub fn attempt<G: Greets>(lab: &Lab, schedule: Schedule, input: &'static [Greeting]) -> Result<Run> {
    watchdog::doing(json!({ "schedule": schedule, "input": input }));
    let mark = lab.left.mark();
    let mut store = Store::new(&lab.engine, Observed::new(schedule, lab.answers));
    store.set_epoch_deadline(1);
    let instance = guest::instantiate(&mut store, &lab.guest)?;
    let made = lab.left.mark();

    let mut got = Vec::new();
    let returned = panics::catch(|| {
        let mut host = G::new(&mut store, &instance)?;
        for (salutation, name) in input {
            got.push(host.greet(&mut store, salutation, name)?);
        }
        wasmtime::error::Ok(())
    });
    let observed = store.into_data();
    ensure!(observed.stayed == 0, "memory grew and did not move, so nothing is shown");

    let swapped = |c: char| u8::try_from(c).map_or(c, |byte| lab.answers.letter(byte).into());
    let composed = |(salutation, name): &Greeting| format!("{salutation}, {name}!").chars().map(swapped).collect();
    let expected: Vec<String> = input.iter().map(composed).collect();
    let error = match returned {
        Ok(Ok(())) => None,
        Ok(Err(error)) => {
            let kind = if error.is::<Trap>() { "trap" } else { "error" };
            Some(Failure { kind, message: format!("{error:#}"), place: None })
        }
        Err(Caught { message, place }) => Some(Failure { kind: "panic", message, place }),
    };
    // The n-th greeting is taken to be the n-th call; a host that calls more often is merely not told this.
    let mut answers = got.iter().zip(&expected).zip(&observed.before);
    let before = answers
        .any(|((got, expected), before)| got != expected && !got.is_empty() && before.starts_with(got.as_bytes()));
    let stale =
        Stale { read: got.iter().any(|text| text.contains(POISON as char)), written: lab.left.written(mark), before };
    let growths = lab.left.growths(made);
    lab.left.forget();
    let outcome = match () {
        () if error.is_some() => Outcome::Threw,
        () if got != expected || stale.written > 0 => Outcome::Wrong,
        () if schedule.forces() && observed.forced == 0 => Outcome::Vacuous,
        () => Outcome::Right,
    };
    Ok(Run {
        schedule,
        input,
        outcome,
        got,
        expected,
        error,
        problem: stale.problem(),
        crossings: observed.crossings,
        forced: observed.forced,
        grown_by_host: growths - observed.forced,
        stale,
    })
}
