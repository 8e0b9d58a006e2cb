//! The program. See `growscope --help`.

use std::{
    fs::File,
    io::{ErrorKind, IsTerminal, Read, Write},
    path::Path,
    process::ExitCode,
    time::Duration,
};

use growscope::verbs::{self, World};
use progress::Progress;

mod progress;

/// What takes no longer needs no word.
const PATIENCE: Duration = Duration::from_secs(2);

/// The largest file that is read, in bytes.
const MOST: u64 = 1 << 31;

#[derive(Default)]
struct Native {
    progress: Option<Progress>,
    threads: usize,
    /// Why not all that was printed has arrived.
    lost: Option<std::io::Error>,
}

impl World for Native {
    fn read(&mut self, path: &str) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let file: std::io::Result<Box<dyn Read>> =
            if path == "-" { Ok(Box::new(std::io::stdin())) } else { File::open(path).map(|file| Box::new(file) as _) };
        // What has no end is no module either.
        let read = file.and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
        match read {
            Ok(count) if count as u64 > MOST => Err("it has more than 2 GiB, which no engine takes".into()),
            Ok(_) => Ok(bytes),
            Err(error) if error.kind() == ErrorKind::IsADirectory => Err("it is a folder; name the file in it".into()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), String> {
        std::fs::write(path, bytes).map_err(|error| match error.kind() {
            ErrorKind::NotFound => "there is no such folder; make it first".into(),
            _ => error.to_string(),
        })
    }

    fn is_same_file(&self, one: &str, other: &str) -> bool {
        let real = |path: &str| Path::new(path).canonicalize().ok();
        one == other || real(one).is_some_and(|one| real(other).is_some_and(|other| one == other))
    }

    fn print(&mut self, text: &str) {
        self.progress = None;
        let mut stdout = std::io::stdout().lock();
        if let Err(error) = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            self.lost.get_or_insert(error);
        }
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
        self.threads
    }
}

/// As many as there are cores, or as `GROWSCOPE_THREADS` says.
fn threads() -> Result<usize, String> {
    match std::env::var("GROWSCOPE_THREADS") {
        Ok(asked) if !asked.is_empty() => match asked.parse() {
            Ok(threads @ 1..=1024) => Ok(threads),
            _ => Err(format!("GROWSCOPE_THREADS is {asked:?}, not a number from 1 to 1024")),
        },
        _ => Ok(std::thread::available_parallelism().map_or(1, usize::from)),
    }
}

fn main() -> ExitCode {
    let words: Option<Vec<String>> = std::env::args_os().map(|word| word.into_string().ok()).collect();
    run(words)
        .unwrap_or_else(|failure| {
            Native::default().error(&format!("error: {failure}\n"));
            verbs::BAD_INPUT
        })
        .into()
}

fn run(words: Option<Vec<String>>) -> Result<u8, String> {
    let words = words.ok_or("an argument is not UTF-8")?;
    let mut world = Native { threads: threads()?, ..Native::default() };
    let exit = verbs::run(&words, &mut world);
    match world.lost {
        // A reader that has gone away, such as `head`, has read what it wanted.
        Some(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot write to standard output: {error}"))
        }
        _ => Ok(exit),
    }
}
