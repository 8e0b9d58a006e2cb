//! A command line where there are no files: whoever runs it hands them in, and takes them out.
//!
//! A verb that needs a file which was not handed in is given up, and its path is answered as what it `needs`; the same
//! line is then run again with it. So nobody has to know which words of a line are files.

use serde::{Deserialize, Serialize};

use super::World;

/// A command line, and the files that it is known to need. Their bytes lie one behind the other.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Line {
    /// Its words, behind the program's name.
    pub args: Vec<String>,
    /// Files, in the order of their bytes.
    #[serde(default)]
    pub files: Vec<Given>,
    /// Whether there is a terminal that wants colour.
    #[serde(default)]
    pub colour: bool,
}

/// A file that is handed in, or why it is not.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Given {
    path: String,
    #[serde(default)]
    bytes: usize,
    #[serde(default)]
    error: Option<String>,
}

/// What became of a line.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Ran {
    /// It is to be run again with this file.
    Needs {
        /// The file's path, as the line has it.
        needs: String,
    },
    /// It is done.
    Done {
        /// The exit code.
        exit: u8,
        /// What it printed.
        stdout: String,
        /// What it complained of.
        stderr: String,
        /// The files that it wrote; their bytes lie one behind the other.
        files: Vec<Written>,
    },
}

/// A file that was written.
#[derive(Debug, Serialize)]
pub struct Written {
    path: String,
    bytes: usize,
}

struct InMemory<'a> {
    line: &'a Line,
    bytes: &'a [u8],
    needs: Option<String>,
    stdout: String,
    stderr: String,
    files: Vec<Written>,
    written: Vec<u8>,
}

/// Runs a line; the bytes that are answered are those of the files that it wrote.
pub fn run(line: &Line, bytes: &[u8]) -> (Ran, Vec<u8>) {
    let mut world = InMemory {
        line,
        bytes,
        needs: None,
        stdout: String::new(),
        stderr: String::new(),
        files: Vec::new(),
        written: Vec::new(),
    };
    let words: Vec<String> = std::iter::once("growscope".to_owned()).chain(line.args.iter().cloned()).collect();
    let exit = super::run(&words, &mut world);
    let InMemory { needs, stdout, stderr, files, written, .. } = world;
    match needs {
        Some(needs) => (Ran::Needs { needs }, Vec::new()),
        None => (Ran::Done { exit, stdout, stderr, files }, written),
    }
}

impl World for InMemory<'_> {
    fn read(&mut self, path: &str) -> Result<Vec<u8>, String> {
        let mut from = 0_usize;
        for file in &self.line.files {
            let to = from.saturating_add(file.bytes);
            if file.path == path {
                let bytes = self.bytes.get(from..to).ok_or("fewer bytes came than were announced")?;
                return file.error.clone().map_or_else(|| Ok(bytes.to_vec()), Err);
            }
            from = to;
        }
        self.needs.get_or_insert_with(|| path.to_owned());
        Err("it was not handed in".into())
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), String> {
        self.files.push(Written { path: path.into(), bytes: bytes.len() });
        self.written.extend_from_slice(bytes);
        Ok(())
    }

    fn print(&mut self, text: &str) {
        self.stdout.push_str(text);
    }

    fn error(&mut self, text: &str) {
        self.stderr.push_str(text);
    }

    fn colour(&self) -> bool {
        self.line.colour
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(args: &[&str], files: Vec<Given>) -> Line {
        Line { args: args.iter().map(|&word| word.into()).collect(), files, colour: false }
    }

    #[test]
    fn a_file_that_is_missing_is_asked_for_and_then_used() {
        let args = ["check", "a.wasm", "--never", "*", "--sarif", "out.sarif"];
        let (Ran::Needs { needs }, _) = run(&line(&args, vec![]), b"") else { panic!("it needs its file") };
        assert_eq!(needs, "a.wasm");

        let module = wat::parse_str(r#"(module (memory 1) (func (export "f") (drop (memory.grow (i32.const 1)))))"#);
        let module = module.unwrap();
        let given = Given { path: needs.clone(), bytes: module.len(), error: None };
        let (Ran::Done { exit, stdout, files, .. }, written) = run(&line(&args, vec![given]), &module) else {
            panic!()
        };
        assert_eq!((exit, files[0].path.as_str(), files[0].bytes), (1, "out.sarif", written.len()));
        assert!(stdout.contains("f → memory.grow"), "{stdout}");

        let given = Given { path: needs, bytes: 0, error: Some("no such file".into()) };
        let (Ran::Done { exit, stderr, .. }, _) = run(&line(&args, vec![given]), b"") else { panic!() };
        assert_eq!((exit, stderr.as_str()), (2, "error: cannot read a.wasm: no such file\n"));
    }
}
