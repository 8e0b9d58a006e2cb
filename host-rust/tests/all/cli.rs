//! Every case of `cases/cli.json`, which both hosts run, and what only this host's command line does.

use serde::Deserialize;

use crate::support::{assert_none, bad_guest, dist, host, ran, scratch};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    title: String,
    args: Vec<String>,
    exit: i32,
    #[serde(default)]
    stdout: Vec<String>,
    #[serde(default)]
    stderr: Vec<String>,
    only: Option<String>,
}

fn run(cases: &str) {
    let dist = dist().to_str().unwrap();
    let cases: Vec<Case> = serde_json::from_str(cases).unwrap();
    let mut complaints = Vec::new();
    for case in cases.into_iter().filter(|case| case.only.as_deref().is_none_or(|only| only == "host-rust")) {
        let args: Vec<_> = case.args.iter().map(|arg| arg.replace("{dist}", dist)).collect();
        let ran = ran(&args.iter().map(String::as_str).collect::<Vec<_>>());
        complaints
            .extend(ran.complaint(case.exit, &case.stdout, &case.stderr).map(|complaint| (case.title, complaint)));
    }
    assert_none(complaints);
}

#[test]
fn the_command_line_is_what_cases_cli_json_says() {
    run(include_str!("../../../cases/cli.json"));
}

#[test]
fn the_command_line_of_this_host_alone_is_what_its_cases_say() {
    run(include_str!("cli.json"));
}

#[test]
fn a_greeting_is_the_only_thing_on_stdout() {
    let ran = ran(&["greet"]);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("Ahoy there, Testy McTestface!\n", ""));
}

#[test]
fn a_kept_pointer_that_dangles_is_explained_in_two_lines() {
    let ran = ran(&["greet", "--strategy", "cached-pointer-moving"]);
    assert_eq!((ran.exit, ran.stdout.as_str(), ran.stderr.lines().count()), (Some(1), "", 2), "{}", ran.stderr);
}

#[test]
fn the_nearest_guest_is_named_first() {
    let stderr = ran(&["greet", "lib_bmup"]).stderr;
    assert!(stderr.contains("known: lib_bump, "), "{stderr}");
}

#[test]
fn colour_is_only_for_terminals_and_never_without_words() {
    let lost = ["greet", "--strategy", "cached-pointer-moving"];
    let coloured = |name: &str| {
        let output = host(&lost).env_remove("NO_COLOR").env(name, "1").output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains("error:"), "{stderr}");
        stderr.contains('\x1b')
    };
    assert!(coloured("CLICOLOR_FORCE"), "there is no colour to be had at all");
    assert!(!coloured("NO_COLOR"));
    assert!(!ran(&lost).stderr.contains('\x1b'), "a pipe got colour");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = host(&["inspect", "lib_bump"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn a_path_is_read_for_what_its_name_says() {
    let folder = scratch("paths");
    let write = |name: &str, contents: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, contents).unwrap();
        path.display().to_string()
    };
    let guest = std::fs::read(dist().join("lib_growth.wasm")).unwrap();
    let wat = include_str!("../../../wat/memoryguest.wat");
    let good = write("good.wat", wat.as_bytes());
    let bad = write("bad.wat", wat.replace("(module", "(module\n  (memoir 1)").as_bytes());
    let line = 1 + wat.lines().position(|line| line.starts_with("(module")).unwrap() + 1;
    let cases = [
        (good, 0, vec![]),
        (bad, 2, vec![format!("bad.wat:{line}:"), "memoir".into()]),
        (write("truncated.wasm", &guest[..guest.len() / 2]), 2, vec!["truncated.wasm".into(), "unexpected end".into()]),
        (write("header.wasm", &guest[..6]), 2, vec!["header.wasm".into(), "not a valid WebAssembly module".into()]),
        (write("text.wasm", b"hello"), 2, vec!["text.wasm".into(), "WebAssembly".into()]),
        (write("empty.wasm", b""), 2, vec!["empty.wasm".into(), "it is empty".into()]),
        (write("component.wasm", b"\0asm\x0d\0\x01\0"), 2, vec!["component.wasm".into(), "component".into()]),
        (folder.join("folder.wasm/").display().to_string(), 2, vec!["cannot read".into(), "folder.wasm".into()]),
    ];
    let complaints = cases
        .iter()
        .filter_map(|(path, exit, stderr)| Some((path.clone(), ran(&["greet", path]).complaint(*exit, &[], stderr)?)));
    assert_none(complaints.collect());
}

#[test]
fn a_matrix_over_a_guest_that_loses_greetings_or_never_returns_fails() {
    let silent = ran(&["matrix", &bad_guest("wrong_message")]);
    assert_eq!(silent.exit, Some(1));
    assert!(silent.stdout.contains("expected greeted, saw silent"), "{}", silent.stdout);
    let starts = ran(&["matrix", &bad_guest("traps_at_start")]);
    assert!(starts.exit == Some(2) && starts.stderr.contains("unreachable"), "{}", starts.stderr);
}
