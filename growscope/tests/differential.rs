//! Modules made by wasm-smith, as they are and rewritten: the same results, traps, calls of imports, memories and
//! globals, under wasmtime.
//!
//! A seed makes a module. `GROWSCOPE_SEEDS=FROM..TO` says which, and `GROWSCOPE_JOBS` how many threads; the default
//! is small. A failure names its seed.

mod differential_run;
mod smith;

use std::{
    env,
    ops::Range,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use differential_run::Tally;

fn seeds() -> Range<u64> {
    let Ok(text) = env::var("GROWSCOPE_SEEDS") else { return 0..40 };
    let (from, to) = text.split_once("..").expect("GROWSCOPE_SEEDS is FROM..TO");
    from.parse().expect("a number")..to.parse().expect("a number")
}

#[test]
fn rewritten_modules_do_the_same() {
    let seeds = seeds();
    let jobs: usize = env::var("GROWSCOPE_JOBS").ok().map_or(2, |jobs| jobs.parse().expect("a number"));
    let next = AtomicU64::new(seeds.start);
    let total = Mutex::new(Tally::default());
    thread::scope(|scope| {
        for _ in 0..jobs {
            let worker = || {
                let mut tally = Tally::default();
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        break;
                    }
                    tally.add(differential_run::one(seed));
                    if seed % 10_000 == 9_999 {
                        eprintln!("seed {seed}");
                    }
                }
                total.lock().unwrap().add(tally);
            };
            // Both engines get a stack of several MiB.
            thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, worker).unwrap();
        }
    });
    let tally = total.into_inner().unwrap();
    eprintln!("{tally:?}");
    let modules = seeds.end - seeds.start;
    assert_eq!(tally.modules, modules);
    // wasm-smith seldom grows memory; a run in which nothing did would say nothing.
    assert!(tally.with_sites > 0, "no module grows: {tally:?}");
    assert!(tally.calls > 0, "no call came to its end: {tally:?}");
    assert!(tally.forced > 0, "no growth was forced: {tally:?}");
}
