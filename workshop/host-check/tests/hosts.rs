//! Hosts of every kind, and what is seen of each.

use std::{ptr, slice, time::Duration};

use catalogue::{After, Schedule};
use host_check::{
    guest::{Answers, Observed},
    lab::Lab,
    run::{Greets, INPUTS, Outcome, Run, Stale, attempt, every_schedule},
    schedule::NEVER,
    watchdog,
};
use wasmtime::{Instance, Memory, Result, Store, TypedFunc};

fn lab() -> Lab {
    Lab::new(&wat::parse_str(include_str!("../../../wat/memoryguest.wat")).unwrap()).unwrap()
}

/// Finds the three slots and greets; where the bytes are is each host's own matter.
struct Slots {
    memory: Memory,
    at: [usize; 3],
    set_name: TypedFunc<(i32, i32), i32>,
}

impl Slots {
    fn new(store: &mut Store<Observed>, instance: &Instance) -> Result<Self> {
        let memory = instance.get_memory(&mut *store, "memory").unwrap();
        let mut at = [0; 3];
        for (at, export) in at.iter_mut().zip(["get_salutation_ptr", "get_name_ptr", "get_msg_ptr"]) {
            *at = instance.get_typed_func::<(), i32>(&mut *store, export)?.call(&mut *store, ())? as usize;
        }
        let set_name = instance.get_typed_func(&mut *store, "set_name")?;
        Ok(Slots { memory, at, set_name })
    }

    fn call(&self, store: &mut Store<Observed>, salutation: &str, name: &str) -> Result<usize> {
        Ok(self.set_name.call(store, (salutation.len() as i32, name.len() as i32))? as usize)
    }

    fn write(&self, store: &mut Store<Observed>, texts: [&str; 2]) {
        for (at, text) in self.at.iter().zip(texts) {
            self.memory.data_mut(&mut *store)[*at..][..text.len()].copy_from_slice(text.as_bytes());
        }
    }

    fn read(&self, store: &Store<Observed>, length: usize) -> String {
        String::from_utf8_lossy(&self.memory.data(store)[self.at[2]..][..length]).into_owned()
    }
}

struct Fresh(Slots);

impl Greets for Fresh {
    fn new(store: &mut Store<Observed>, instance: &Instance) -> Result<Self> {
        Ok(Fresh(Slots::new(store, instance)?))
    }

    fn greet(&mut self, store: &mut Store<Observed>, salutation: &str, name: &str) -> Result<String> {
        self.0.write(store, [salutation, name]);
        let length = self.0.call(store, salutation, name)?;
        Ok(self.0.read(store, length))
    }
}

/// Keeps the pointer it got first.
struct Cached(Slots, *mut u8);

impl Greets for Cached {
    fn new(store: &mut Store<Observed>, instance: &Instance) -> Result<Self> {
        let base = instance.get_memory(&mut *store, "memory").unwrap().data_ptr(&*store);
        Ok(Cached(Slots::new(store, instance)?, base))
    }

    fn greet(&mut self, store: &mut Store<Observed>, salutation: &str, name: &str) -> Result<String> {
        for (at, text) in self.0.at.iter().zip([salutation, name]) {
            // SAFETY: blocks that memory has left stay allocated, and the slots lie in the first page.
            unsafe { ptr::copy_nonoverlapping(text.as_ptr(), self.1.add(*at), text.len()) };
        }
        let length = self.0.call(store, salutation, name)?;
        // SAFETY: as above.
        let bytes = unsafe { slice::from_raw_parts(self.1.add(self.0.at[2]), length) };
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }
}

/// Reads the message before it asks for one.
struct Early(Slots);

impl Greets for Early {
    fn new(store: &mut Store<Observed>, instance: &Instance) -> Result<Self> {
        Ok(Early(Slots::new(store, instance)?))
    }

    fn greet(&mut self, store: &mut Store<Observed>, salutation: &str, name: &str) -> Result<String> {
        self.0.write(store, [salutation, name]);
        let bytes = self.0.memory.data(&*store).to_vec();
        let length = self.0.call(store, salutation, name)?;
        Ok(String::from_utf8_lossy(&bytes[self.0.at[2]..][..length]).into_owned())
    }
}

/// Never calls the guest.
struct Alone;

impl Greets for Alone {
    fn new(_: &mut Store<Observed>, _: &Instance) -> Result<Self> {
        Ok(Alone)
    }

    fn greet(&mut self, _: &mut Store<Observed>, salutation: &str, name: &str) -> Result<String> {
        Ok(format!("{salutation}, {name}!"))
    }
}

/// Grows memory for the guest, and does not use it otherwise.
struct Generous;

impl Greets for Generous {
    fn new(store: &mut Store<Observed>, instance: &Instance) -> Result<Self> {
        let memory = instance.get_memory(&mut *store, "memory").unwrap();
        memory.grow(&mut *store, 40)?;
        memory.grow(store, 0)?;
        Ok(Generous)
    }

    fn greet(&mut self, _: &mut Store<Observed>, _: &str, name: &str) -> Result<String> {
        assert_ne!(name, "Ada", "no Ada here");
        Err(wasmtime::Error::msg("nothing to say"))
    }
}

fn single(runs: &[Run]) -> impl Iterator<Item = &Run> {
    runs.iter().filter(|run| matches!(run.schedule.after, After::Crossing(_)))
}

#[test]
fn growth_comes_after_each_crossing_in_turn_after_every_one_and_never() {
    let runs = every_schedule::<Fresh>(&lab()).unwrap();
    let own: Vec<_> = runs.iter().filter(|run| run.input == INPUTS[0]).map(|run| run.schedule.after).collect();
    let crossings = (1..=6).map(After::Crossing);
    assert_eq!(own, [After::Never].into_iter().chain(crossings).chain([After::Every]).collect::<Vec<_>>());
    for run in &runs {
        assert_eq!(run.outcome, Outcome::Right, "{run:?}");
        let expected = match run.schedule.after {
            After::Never => 0,
            After::Crossing(_) => 1,
            After::Every => run.crossings.len(),
        };
        assert_eq!((run.forced, run.grown_by_host), (expected, 0), "{run:?}");
    }
}

#[test]
fn a_cached_pointer_is_right_without_growth_and_wrong_after_each_one() {
    let runs = every_schedule::<Cached>(&lab()).unwrap();
    for run in &runs {
        let expected = if run.schedule == NEVER { Outcome::Right } else { Outcome::Wrong };
        assert_eq!((run.outcome, run.stale.read), (expected, expected == Outcome::Wrong), "{run:?}");
    }
}

#[test]
fn what_a_stale_pointer_writes_lands_in_the_old_block_and_is_counted() {
    let written = |after| {
        let run = attempt::<Cached>(&lab(), Schedule::forced(after, 1, 1), INPUTS[0]).unwrap();
        (run.stale.written, run.got)
    };
    // The fifth crossing is the second greeting: "Hi" and "Bo" come after it.
    let lost = "#".repeat("Good afternoon, Grace Hopper!".len());
    assert_eq!(written(After::Crossing(5)), (4, vec!["Ahoy, Ada!".into(), lost.clone(), "#######".into()]));
    // Each greeting overwrites the one before it.
    let longest = "Good afternoon".len() + "Grace Hopper".len();
    assert_eq!(written(After::Crossing(4)), (longest, vec!["##########".into(), lost, "#######".into()]));
}

#[test]
fn bytes_copied_before_the_call_are_known_as_such() {
    let runs = every_schedule::<Early>(&lab()).unwrap();
    assert!(runs.iter().all(|run| run.stale == Stale { before: true, ..Stale::default() }), "{runs:?}");
}

#[test]
fn a_host_that_never_calls_meets_no_growth_and_its_runs_are_vacuous() {
    let runs = every_schedule::<Alone>(&lab()).unwrap();
    let outcomes: Vec<_> = runs.iter().map(|run| run.outcome).collect();
    assert_eq!(outcomes, [Outcome::Right, Outcome::Vacuous].repeat(INPUTS.len()));
    assert_eq!(single(&runs).count(), 0);
}

#[test]
fn a_guest_that_answers_otherwise_is_read_by_a_host_that_reads_and_missed_by_one_that_makes_answers_up() {
    let other = || Lab { answers: Answers::Otherwise, ..lab() };
    let runs = every_schedule::<Fresh>(&other()).unwrap();
    assert!(runs.iter().all(|run| run.outcome == Outcome::Right), "{runs:?}");
    assert_eq!(runs[0].got[0], "aHOY, aDA!");
    let runs = every_schedule::<Alone>(&other()).unwrap();
    assert_eq!(runs[0].outcome, Outcome::Wrong);
}

#[test]
fn growth_by_the_host_is_told_from_growth_that_was_forced() {
    let run = attempt::<Generous>(&lab(), NEVER, INPUTS[1]).unwrap();
    assert_eq!((run.forced, run.grown_by_host), (0, 2), "growth by no pages counts");
}

#[test]
fn an_error_and_a_panic_are_told_apart() {
    let kind = |input| {
        let run = attempt::<Generous>(&lab(), NEVER, input).unwrap();
        assert_eq!(run.outcome, Outcome::Threw);
        let failure = run.error.unwrap();
        (failure.kind, failure.message.lines().next().unwrap().to_owned())
    };
    assert_eq!(kind(INPUTS[1]), ("error", "nothing to say".into()));
    assert_eq!(kind(INPUTS[0]).0, "panic");
    assert!(kind(INPUTS[0]).1.ends_with("no Ada here"));
}

#[test]
fn a_growth_that_does_not_move_memory_shows_nothing_and_is_refused() {
    let error = attempt::<Fresh>(&lab(), Schedule::forced(After::Crossing(1), 0, 1), INPUTS[0]).unwrap_err();
    assert_eq!(error.to_string(), "memory grew and did not move, so nothing is shown");
}

#[test]
fn a_guest_that_never_returns_is_ended() {
    let endless =
        include_str!("../../../wat/memoryguest.wat").replace("(local $end i32)", "(local $end i32) (loop (br 0))");
    let lab = Lab::new(&wat::parse_str(endless).unwrap()).unwrap();
    watchdog::start(lab.engine.weak(), Duration::from_millis(50), |_| ());
    let run = attempt::<Fresh>(&lab, NEVER, INPUTS[0]).unwrap();
    assert_eq!((run.outcome, run.error.unwrap().kind), (Outcome::Threw, "trap"));
}
