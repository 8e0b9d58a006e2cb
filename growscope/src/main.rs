//! The program. See `growscope --help`.

use std::{
    io::{IsTerminal, Write},
    process::ExitCode,
    time::Duration,
};

use growscope::verbs::{self, World};
use progress::Progress;

mod progress;

/// What takes no longer needs no word.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Default)]
struct Native {
    progress: Option<Progress>,
}

impl World for Native {
    fn read(&mut self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(path).map_err(|error| error.to_string())
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), String> {
        std::fs::write(path, bytes).map_err(|error| error.to_string())
    }

    // A reader that has gone away, such as `head`, is not an error.
    fn print(&mut self, text: &str) {
        self.progress = None;
        std::io::stdout().write_all(text.as_bytes()).ok();
    }

    fn error(&mut self, text: &str) {
        self.progress = None;
        std::io::stderr().write_all(text.as_bytes()).ok();
    }

    fn stage(&mut self, what: &str) {
        if std::io::stderr().is_terminal() {
            self.progress.get_or_insert_with(|| Progress::new(std::io::stderr(), PATIENCE)).stage(what);
        }
    }

    fn colour(&self) -> bool {
        std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty())
    }

    fn threads(&self) -> usize {
        let asked = std::env::var("GROWSCOPE_THREADS").ok().and_then(|threads| threads.parse().ok());
        asked.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
    }
}

fn main() -> ExitCode {
    let words: Option<Vec<String>> = std::env::args_os().map(|word| word.into_string().ok()).collect();
    match words {
        Some(words) => verbs::run(&words, &mut Native::default()).into(),
        None => {
            Native::default().error("error: an argument is not UTF-8\n");
            verbs::BAD_INPUT.into()
        }
    }
}
