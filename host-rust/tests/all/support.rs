//! What the tests share.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{LazyLock, OnceLock},
    time::Duration,
};

use catalogue::{Guest, Index};
use host_rust::{
    engine::{Configuration, Engines},
    fault::Fault,
    guest::{self, Loaded},
    instance::{Code, Instance},
    limits::Limits,
};

/// Long enough for every guest that returns at all.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// One engine for each configuration.
pub static ENGINES: LazyLock<Engines> = LazyLock::new(|| Engines::new().unwrap());

/// `dist/`, built first where it is missing or out of date.
pub fn dist() -> &'static Path {
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| {
        let dist = guest::default_dist();
        if Index::read(&dist).is_err() {
            build_guests::build_all(&build_guests::repository(), &dist, 1).unwrap();
        }
        dist
    })
}

/// `dist/guests.json`.
pub fn index() -> Index {
    Index::read(dist()).unwrap()
}

/// The guests that speak the protocol.
pub fn greeters() -> Vec<Guest> {
    let greeters: Vec<_> = index().guests.into_iter().filter(|guest| guest.greets).collect();
    assert!(greeters.len() > 5, "only {} greeters", greeters.len());
    greeters
}

/// Loads a guest by name or path.
pub fn load(asked: &str) -> Loaded {
    guest::find(asked, dist()).unwrap()
}

/// The path of a bad guest's binary.
pub fn bad_guest(name: &str) -> String {
    dist().join(format!("cases/bad-guests/{name}.wasm")).display().to_string()
}

/// Compiles under wasmtime's defaults.
pub fn compile(loaded: &Loaded) -> Code {
    Code::compile(ENGINES.get(Configuration::Default), loaded).unwrap()
}

/// Instantiates under wasmtime's defaults.
pub fn instantiate(asked: &str, limits: Limits) -> Result<Instance, Fault> {
    Instance::new(&compile(&load(asked)), limits, TIME_LIMIT)
}

/// A folder of its own for one test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The host's command line.
pub fn host(args: &[&str]) -> Command {
    dist();
    let mut command = Command::new(env!("CARGO_BIN_EXE_host-rust"));
    command.args(args);
    command
}

/// What a command printed and how it ended, as text.
pub struct Ran {
    pub exit: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the host to its end.
pub fn ran(args: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = host(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { exit: status.code(), stdout: text(stdout), stderr: text(stderr) }
}

impl Ran {
    /// What is wrong with it, if anything; nothing may look like a panic or a Debug dump.
    pub fn complaint(&self, exit: i32, stdout: &[String], stderr: &[String]) -> Option<String> {
        let missing = |part: &&String, whole: &str| !whole.contains(part.as_str());
        let mut wrong = Vec::new();
        if self.exit != Some(exit) {
            wrong.push(format!("exit {:?}, not {exit}", self.exit));
        }
        wrong.extend(
            stdout.iter().filter(|part| missing(part, &self.stdout)).map(|part| format!("no {part:?} on stdout")),
        );
        wrong.extend(
            stderr.iter().filter(|part| missing(part, &self.stderr)).map(|part| format!("no {part:?} on stderr")),
        );
        if exit == 0 && !self.stderr.is_empty() {
            wrong.push("something on stderr".into());
        }
        if exit == 2 && !self.stdout.is_empty() && !self.stdout.starts_with("{\n  \"error\"") {
            wrong.push("something on stdout".into());
        }
        if self.stderr.contains("panicked") || self.stderr.contains(" { ") {
            wrong.push("a panic or a Debug dump".into());
        }
        let seen = format!("\n--- stdout\n{}--- stderr\n{}", self.stdout, self.stderr);
        (!wrong.is_empty()).then(|| wrong.join(", ") + &seen)
    }
}

/// Fails with every complaint at once, each under its title.
pub fn assert_none(complaints: Vec<(String, String)>) {
    let all: Vec<_> = complaints.iter().map(|(title, complaint)| format!("\n{title}: {complaint}")).collect();
    assert!(all.is_empty(), "{} failed:{}", all.len(), all.concat());
}
