//! What the verdicts promise, held against wasmtime on modules made by wasm-smith: no export with the verdict `never`
//! grows memory, and none with `only-when-trapping` or, where no import calls back, `may-through-host` comes back from
//! growth. And each way that is shown exists in the module, edge by edge.
//!
//! A seed makes a module. `GROWSCOPE_SEEDS=FROM..TO` says which; the default is small. A failure names its seed.

mod proof_run;
mod smith;

use std::{env, thread};

use proof_run::Tally;

#[test]
fn verdicts_keep_what_they_promise() {
    let text = env::var("GROWSCOPE_SEEDS").unwrap_or_else(|_| "0..150".into());
    let (from, to) = text.split_once("..").expect("GROWSCOPE_SEEDS is FROM..TO");
    let (from, to): (u64, u64) = (from.parse().expect("a number"), to.parse().expect("a number"));
    let run = move || {
        let mut tally = Tally::default();
        for seed in from..to {
            proof_run::one(seed, &mut tally);
            if seed % 10_000 == 9_999 {
                eprintln!("seed {seed}: {tally:?}");
            }
        }
        tally
    };
    // The engine gets a stack of several MiB.
    let tally = thread::Builder::new().stack_size(64 << 20).spawn(run).unwrap().join().unwrap();
    eprintln!("{tally:?}");
    let modules = to - from;
    // Otherwise the generator would have to be asked for other modules.
    assert!(tally.never_called * 4 > modules, "hardly a `never` was called: {tally:?}");
    assert!(tally.steps > modules, "hardly a way was walked: {tally:?}");
    assert!(tally.grew * 20 > modules, "hardly a call grew: {tally:?}");
}
