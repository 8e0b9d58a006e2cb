//! The program as a checker starts it.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

fn guest() -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("memoryguest-of-host-check.wasm");
    fs::write(&path, wat::parse_str(include_str!("../../../wat/memoryguest.wat")).unwrap()).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn start(arguments: &[&str], token: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_host-check"));
    program.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = program.spawn().unwrap();
    // A program that refuses its arguments does not read.
    let _ = writeln!(program.stdin.take().unwrap(), "{token}");
    program.wait_with_output().unwrap()
}

fn document(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_solution_greets_under_every_schedule() {
    let output = start(&[&guest()], "a token");
    let document = document(&output);
    let runs = document["runs"].as_array().unwrap();
    assert!(output.status.success() && document["token"] == "a token");
    assert!(runs.iter().all(|run| run["outcome"] == "right"), "{document}");
    let after: Vec<&Value> = runs.iter().map(|run| &run["schedule"]["after"]).take(8).collect();
    assert_eq!(
        after,
        [&Value::Null, &1.into(), &2.into(), &3.into(), &4.into(), &5.into(), &6.into(), &"every".into()]
    );
}

#[test]
fn a_guest_that_is_not_there_is_our_failure_and_not_the_hosts() {
    let failed = document(&start(&["no-such.wasm"], ""));
    assert!(failed["failed"].as_str().unwrap().starts_with("cannot read no-such.wasm"), "{failed}");
    assert_eq!(failed["runs"], Value::Null);
}

#[test]
fn a_program_that_was_built_for_another_file_says_so_and_runs_nothing() {
    let output = start(&[&guest(), "/another/host.rs"], "");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(3), 0));
}

#[test]
fn without_a_guest_it_says_how_it_is_used() {
    let output = start(&[], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("usage: host-check GUEST.wasm"));
}
