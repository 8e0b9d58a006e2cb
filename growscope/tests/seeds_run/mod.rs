//! One seed: a module, what is said of it, and what it does.

mod engine;
mod generate;
mod inject;
mod play;
mod rewrites;
mod tally;
mod tangle;
mod verdicts;
mod ways;

pub use tally::Tally;

use growscope::{Analysis, Module, Options, rewrite::Facts};

use play::{Bounds, Compiled};

/// Holds everything that is said of a seed's module against what it does, as it is and rewritten.
pub fn one(seed: u64) -> Result<Tally, String> {
    let bytes = generate::module(seed);
    if let Some(path) = std::env::var_os("GROWSCOPE_KEEP") {
        std::fs::write(path, &bytes).expect("a path that can be written");
    }
    let module = Module::read(&bytes).map_err(|error| format!("it cannot be read: {error}"))?;
    let analysis = Analysis::of(&module, &Options::default());
    let mut tally = Tally { modules: 1, ..Tally::default() };
    for (name, index) in module.exported_functions() {
        let steps = ways::walk(&bytes, &module, &analysis, index);
        tally.steps += steps.map_err(|wrong| format!("the way from {name} is not there: {wrong}"))?;
    }
    let compiled = Compiled::of(&bytes).map_err(|error| format!("it does not compile: {error:?}"))?;
    let plain = compiled.play(seed, Bounds::plain()).map_err(|error| format!("{error:?}"))?;
    verdicts::hold(&module, &analysis, &plain, &mut tally)?;
    rewrites::hold(seed, &module, &Facts::of(&module, &analysis), &compiled, &plain, &mut tally)?;
    Ok(tally)
}
