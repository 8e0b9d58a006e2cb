//! The one cell that never runs: a slice that is held across a call does not compile.

use std::{path::Path, process::Command};

use catalogue::Schedule;
use serde_json::Value;

use crate::cell::{Cell, Outcome, StrategyNote, Verdict};

/// The strategy, in words.
pub const NOTE: StrategyNote = StrategyNote {
    name: "held-slice",
    holds: "a slice from memory.data(&store), across a call",
    hole: "none: the borrow checker refuses it, since a call needs the store for itself",
};

/// The error that must stop it: a call borrows the store mutably while the slice still borrows it.
const BORROWED: &str = "E0502";

const FOLDER: &str = env!("CARGO_MANIFEST_DIR");

/// What cargo said of the example.
#[derive(Debug, PartialEq, Eq)]
pub struct Compiled {
    /// Whether it built.
    pub success: bool,
    /// The errors' codes; an error without one counts as `"error"`.
    pub codes: Vec<String>,
    /// The first error's text.
    pub message: String,
}

/// Has cargo build `does-not-compile/held_slice.rs` with these features, in the profile of this very program, so that its
/// dependencies are there already. An `Err` says why it could not be tried.
pub fn compile(features: &str) -> Result<Compiled, String> {
    if !Path::new(FOLDER).join("does-not-compile/held_slice.rs").is_file() {
        return Err("the source of host-rust is not here".into());
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--quiet", "--frozen", "--message-format=json", "--bin", "held_slice"])
        .args(["--features", features])
        .args((!cfg!(debug_assertions)).then_some("--release"))
        .current_dir(FOLDER)
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    read(&String::from_utf8_lossy(&output.stdout)).ok_or_else(|| {
        let words = String::from_utf8_lossy(&output.stderr);
        format!("cargo did not come to compile it: {}", words.lines().next().unwrap_or("it said nothing"))
    })
}

/// Reads cargo's messages, one JSON value a line; none if the example was never reached.
fn read(messages: &str) -> Option<Compiled> {
    let messages: Vec<Value> = messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let is_it = |message: &&Value| message["target"]["name"] == "held_slice";
    let of = |reason: &'static str| messages.iter().filter(move |message| message["reason"] == reason);
    let success = of("compiler-artifact").any(|message| is_it(&message));
    let errors: Vec<_> = of("compiler-message")
        .filter(is_it)
        .map(|message| &message["message"])
        .filter(|message| message["level"] == "error" && !message["spans"].as_array().is_none_or(Vec::is_empty))
        .collect();
    if !success && errors.is_empty() {
        return None;
    }
    let code = |error: &&Value| error["code"]["code"].as_str().unwrap_or("error").to_owned();
    let message = errors.first().and_then(|error| error["message"].as_str()).unwrap_or_default().to_owned();
    Some(Compiled { success, codes: errors.iter().map(code).collect(), message })
}

/// The cell, under the schedule that forces nothing.
pub fn cell(natural: Schedule) -> Cell {
    judge(compile("does-not-compile"), natural)
}

fn judge(tried: Result<Compiled, String>, schedule: Schedule) -> Cell {
    let wanted = format!("expected {BORROWED} to stop it");
    let (outcome, verdict, detail, reason) = match tried {
        Err(reason) => (Outcome::Skipped, Verdict::Skipped, None, Some(reason)),
        Ok(Compiled { success: true, .. }) => {
            (Outcome::Skipped, Verdict::Disagrees, None, Some(format!("{wanted}, saw it compile")))
        }
        Ok(Compiled { codes, message, .. }) => {
            let detail = Some(format!("error[{}]: {message}", codes.join(", ")));
            match codes.iter().all(|code| code == BORROWED) {
                true => (Outcome::Refused, Verdict::Agrees, detail, None),
                false => {
                    let reason = format!("{wanted}, saw {}", codes.join(", "));
                    (Outcome::Refused, Verdict::Disagrees, detail, Some(reason))
                }
            }
        }
    };
    Cell {
        guest: "(any guest)".into(),
        strategy: NOTE.name,
        schedule,
        calls: 0,
        pages_before: None,
        pages_after: None,
        first_growth: None,
        first_detach: None,
        forced: 0,
        outcome,
        detail,
        expected: Outcome::Refused,
        verdict,
        reason,
    }
}
