//! Runs claims that need no JavaScript: each `.wat` on wasmtime and on wasmi.
//!
//! A probe exports `probe`, which takes nothing. What it returns is the observation: numbers, or `trap`, or `invalid`
//! for a module that the runtime refuses. The assembled module is printed, too, so that JavaScript engines run the same
//! bytes.

mod in_wasmi;
mod in_wasmtime;

use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::{Value, json};

const USAGE: &str = "\
Runs each .wat, which exports `probe`, on wasmtime and on wasmi, and prints JSON.

Usage: claim-runner FILE.wat…

Example:
  cargo run -q -p claim-runner -- claims/page-is-64-kib/probe.wat

Exit codes:
  0  every file was run; that a runtime refused one is an observation
  2  bad input: a file that cannot be read, or is no WAT
";

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.iter().any(|file| file == "--help") {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match files.iter().map(|file| run(file)).collect::<Result<Vec<_>>>() {
        Ok(ran) if !ran.is_empty() => {
            println!("{}", Value::Array(ran));
            ExitCode::SUCCESS
        }
        Ok(_) => {
            eprint!("error: no file was given\n\n{USAGE}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("error: {error:#}\n  --help says what is wanted");
            ExitCode::from(2)
        }
    }
}

fn run(file: &str) -> Result<Value> {
    let wasm = wat::parse_file(file).with_context(|| format!("{file} was not assembled"))?;
    let hex: String = wasm.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(json!({
        "file": file,
        "wasm": hex,
        "wasmtime": in_wasmtime::observe(&wasm),
        "wasmi": in_wasmi::observe(&wasm),
    }))
}

/// What JavaScript would show of an integer: a number, or a BigInt.
enum Shown {
    Number(i32),
    BigInt(i64),
}

/// One result stands for itself.
fn shown(results: &[Shown]) -> Value {
    let mut values: Vec<Value> = results
        .iter()
        .map(|result| match result {
            Shown::Number(value) => json!(value),
            Shown::BigInt(value) => json!(format!("{value}n")),
        })
        .collect();
    if values.len() == 1 { values.remove(0) } else { Value::Array(values) }
}
