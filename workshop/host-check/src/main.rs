//! Runs the learner's host under every growth schedule, and prints one JSON document of what was seen.
//!
//! ```text
//! echo | cargo run -p host-check -- dist/memoryguest.wasm
//! ```
//!
//! The line on the standard input is repeated in the document: the learner's code cannot know it.

use std::{
    env, fs,
    io::{self, Write},
    process::{self, ExitCode},
};

use anyhow::{Context, Result};
use host_check::{
    guest::{Answers, Observed},
    lab::Lab,
    panics,
    run::{Greets, every_schedule},
    watchdog,
};
use serde_json::{Value, json};
use wasmtime::{Instance, Store};

mod learner {
    #[cfg(feature = "learner")]
    include!(env!("LEARNER_FILE"));
    #[cfg(not(feature = "learner"))]
    include!("../../exercises/08-the-rust-host/solution/host.rs");
}

#[cfg(feature = "learner")]
const FILE: &str = env!("LEARNER_FILE");
#[cfg(not(feature = "learner"))]
const FILE: &str = "workshop/exercises/08-the-rust-host/solution/host.rs";

/// The program was built for another learner's file since.
const BUILT_FOR_ANOTHER: u8 = 3;

struct Learner(learner::Greeter);

impl Greets for Learner {
    fn new(store: &mut Store<Observed>, instance: &Instance) -> wasmtime::Result<Self> {
        Ok(Learner(learner::Greeter::new(store, instance)?))
    }

    fn greet(&mut self, store: &mut Store<Observed>, salutation: &str, name: &str) -> wasmtime::Result<String> {
        self.0.greet(store, salutation, name)
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let guest = match &arguments[..] {
        [guest] => guest,
        [guest, file] if file == FILE => guest,
        [_, _] => return ExitCode::from(BUILT_FOR_ANOTHER),
        _ => {
            eprintln!("usage: host-check GUEST.wasm [LEARNER_FILE], with a line on the standard input");
            return ExitCode::from(2);
        }
    };
    let mut token = String::new();
    // No line is as good as an empty one.
    let _ = io::stdin().read_line(&mut token);
    let token = token.trim().to_owned();
    print(&token, check(guest, token.clone()).unwrap_or_else(|error| json!({ "failed": format!("{error:#}") })));
    ExitCode::SUCCESS
}

fn check(guest: &str, token: String) -> Result<Value> {
    let wasm = fs::read(guest).with_context(|| format!("cannot read {guest}"))?;
    let lab = Lab::new(&wasm)?;
    panics::remember(FILE);
    let limit = watchdog::limit();
    watchdog::start(lab.engine.weak(), limit, move |doing| {
        print(&token, json!({ "late": { "seconds": limit.as_secs(), "doing": doing } }));
        process::exit(0);
    });
    let runs = every_schedule::<Learner>(&lab)?;
    let otherwise = every_schedule::<Learner>(&Lab { answers: Answers::Otherwise, ..lab })?;
    Ok(json!({ "runs": runs, "otherwise": otherwise }))
}

/// On a line of its own, whatever the learner's code has printed.
fn print(token: &str, mut document: Value) {
    document["token"] = token.into();
    let mut stdout = io::stdout().lock();
    // Whoever started this program is gone if this fails.
    let _ = writeln!(stdout, "\n{document}").and_then(|()| stdout.flush());
}
