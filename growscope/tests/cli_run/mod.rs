//! A world without files or a terminal.

use std::collections::BTreeMap;

use growscope::verbs::{self, World};

/// `grow` grows, and `idle` never does.
pub const GROWS: &str = r#"(module (memory (export "memory") 1)
    (func (export "grow") (drop (memory.grow (i32.const 1))))
    (func (export "idle")))"#;

/// What the examples of the help speak of.
pub const IMPORTS: &str = r#"(module
    (import "env" "now" (func $now (param i32) (result i32)))
    (import "env" "more_memory" (func (param i32) (result i32)))
    (memory (export "memory") 1)
    (func (export "set_name") (drop (memory.grow (i32.const 1))))
    (func (export "get_name"))
    (func (export "render"))
    (func (export "asks") (drop (call $now (i32.const 0))))
    (func) (func) (func) (func) (func) (func) (func) (func) (func) (func) (func) (func) (func))"#;

pub fn module(wat: &str) -> Vec<u8> {
    wat::parse_str(wat).unwrap()
}

#[derive(Default)]
pub struct Ran {
    pub exit: u8,
    pub stdout: String,
    pub stderr: String,
    pub stages: Vec<String>,
    pub written: BTreeMap<String, Vec<u8>>,
}

struct Fake<'a> {
    files: &'a [(&'a str, &'a [u8])],
    colour: bool,
    ran: Ran,
}

impl World for Fake<'_> {
    fn read(&mut self, path: &str) -> Result<Vec<u8>, String> {
        let found = self.files.iter().find(|(name, _)| *name == path);
        found.map(|(_, bytes)| bytes.to_vec()).ok_or_else(|| "no such file".into())
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), String> {
        if path == "/no" {
            return Err("it is refused".into());
        }
        self.ran.written.insert(path.into(), bytes.into());
        Ok(())
    }

    fn print(&mut self, text: &str) {
        self.ran.stdout.push_str(text);
    }

    fn error(&mut self, text: &str) {
        self.ran.stderr.push_str(text);
    }

    fn stage(&mut self, what: &str) {
        self.ran.stages.push(what.into());
    }

    fn colour(&self) -> bool {
        self.colour
    }
}

pub fn run(args: &[&str], files: &[(&str, &[u8])]) -> Ran {
    run_with(args, files, false)
}

pub fn run_in_colour(args: &[&str], files: &[(&str, &[u8])]) -> Ran {
    run_with(args, files, true)
}

fn run_with(args: &[&str], files: &[(&str, &[u8])], colour: bool) -> Ran {
    let words: Vec<String> = ["growscope"].iter().chain(args).map(|&word| word.into()).collect();
    let mut fake = Fake { files, colour, ran: Ran::default() };
    let exit = verbs::run(&words, &mut fake);
    Ran { exit, ..fake.ran }
}

/// A line of a shell, in words; what stands two blanks or more behind is a remark.
pub fn words(line: &str) -> Vec<String> {
    let line = line.trim_start();
    let command = line.find("   ").map_or(line, |end| &line[..end]);
    command.split_whitespace().map(|word| word.trim_matches('\'').to_owned()).collect()
}
