//! A line on stderr for whoever waits longer than two seconds at a terminal.

use std::{
    io::{IsTerminal, stderr},
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(2);

/// How far a long job has come.
pub struct Progress {
    total: usize,
    done: usize,
    since: Instant,
    shown: bool,
}

impl Progress {
    /// A job of `total` parts.
    pub fn new(total: usize) -> Self {
        Progress { total, done: 0, since: Instant::now(), shown: false }
    }

    /// The next part begins.
    pub fn next(&mut self, what: &str) {
        self.done += 1;
        if self.since.elapsed() > PATIENCE && is_for_people() {
            self.shown = true;
            eprint!("\r\x1b[K{} of {}: {what}", self.done, self.total);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            eprint!("\r\x1b[K");
        }
    }
}

/// Says at a terminal what takes a while, and takes it back when dropped.
pub fn say(what: &str) -> Progress {
    let shown = is_for_people();
    if shown {
        eprint!("{what} …");
    }
    Progress { total: 1, done: 0, since: Instant::now(), shown }
}

/// Whether a line on stderr can be written and taken back.
fn is_for_people() -> bool {
    stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
