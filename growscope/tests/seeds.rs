//! Modules made from seeds, held against wasmtime. Each of them is
//! - reported: each way that is shown exists in the module, edge by edge, and no export grows memory or comes back from
//!   growth against its verdict;
//! - rewritten in every way that there is: what comes out validates, and one of them, by turns, gives the same results,
//!   traps, calls of imports, memories and globals as the module that it was made from.
//!
//! `GROWSCOPE_SEEDS=FROM..TO` says which seeds, and `GROWSCOPE_JOBS` how many threads; the default is small. A failure
//! names its seed; `GROWSCOPE_KEEP=FILE` keeps the module.

mod seeds_run;

use std::{
    env,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    thread,
};

use seeds_run::Tally;

/// More than these say nothing new.
const FAILURES: usize = 20;

#[test]
fn modules_by_seed_keep_their_verdicts_and_do_the_same_rewritten() {
    let seeds = seeds();
    let jobs = env::var("GROWSCOPE_JOBS").map_or_else(
        |_| thread::available_parallelism().map_or(1, usize::from),
        |jobs| jobs.parse().expect("GROWSCOPE_JOBS is a number"),
    );
    let next = AtomicU64::new(seeds.start);
    let all = Mutex::new((Tally::default(), Vec::new()));
    thread::scope(|scope| {
        for _ in 0..jobs {
            let work = || {
                let (mut tally, mut failures) = (Tally::default(), Vec::new());
                loop {
                    let seed = next.fetch_add(1, Relaxed);
                    if seed >= seeds.end || failures.len() >= FAILURES {
                        break;
                    }
                    match catch_unwind(AssertUnwindSafe(|| seeds_run::one(seed))) {
                        Ok(Ok(one)) => tally.add(&one),
                        Ok(Err(wrong)) => failures.push(format!("seed {seed}: {wrong}")),
                        Err(_) => failures.push(format!("seed {seed}: it panicked, see above")),
                    }
                }
                let mut all = all.lock().unwrap();
                all.0.add(&tally);
                all.1.append(&mut failures);
            };
            // Both engines get a stack of several MiB.
            thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, work).unwrap();
        }
    });
    let (tally, failures) = all.into_inner().unwrap();
    eprintln!("{seeds:?}: {tally}, {} failures", failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(tally.modules, seeds.end - seeds.start);
    tally.says_something().unwrap_or_else(|vacuous| panic!("{vacuous}: {tally}"));
}

fn seeds() -> Range<u64> {
    let Ok(text) = env::var("GROWSCOPE_SEEDS") else { return 0..64 };
    let (from, to) = text.split_once("..").expect("GROWSCOPE_SEEDS is FROM..TO");
    from.parse().expect("a number")..to.parse().expect("a number")
}
