//! A line for whoever waits: what is being done, once it takes long, and gone when it is done.

use std::{
    io::Write,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

#[derive(Default)]
struct State {
    stage: String,
    done: bool,
}

/// Writes the line from a thread of its own.
pub struct Progress {
    shared: Arc<(Mutex<State>, Condvar)>,
    writer: Option<JoinHandle<()>>,
}

impl Progress {
    /// Says something after `patience`, and then every second.
    pub fn new(mut to: impl Write + Send + 'static, patience: Duration) -> Self {
        let shared = Arc::<(Mutex<State>, Condvar)>::default();
        let seen = Arc::clone(&shared);
        let writer = thread::spawn(move || {
            let start = Instant::now();
            let (state, changed) = &*seen;
            let mut wait = patience;
            let mut shown = false;
            let mut state = lock(state);
            while !state.done {
                let (after, waited) = changed.wait_timeout(state, wait).unwrap_or_else(PoisonError::into_inner);
                state = after;
                if waited.timed_out() && !state.done {
                    // Clears what stood in the line.
                    write!(to, "\r\x1b[K{}: {} s", state.stage, start.elapsed().as_secs()).ok();
                    to.flush().ok();
                    shown = true;
                    wait = Duration::from_secs(1);
                }
            }
            if shown {
                to.write_all(b"\r\x1b[K").ok();
                to.flush().ok();
            }
        });
        Self { shared, writer: Some(writer) }
    }

    /// What is being done from here on.
    pub fn stage(&self, what: &str) {
        lock(&self.shared.0).stage = what.to_owned();
    }

    /// It is done, or something else is about to be printed: the line goes.
    pub fn end(&mut self) {
        lock(&self.shared.0).done = true;
        self.shared.1.notify_all();
        if let Some(writer) = self.writer.take() {
            writer.join().ok();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn text(kept: &Kept) -> String {
        String::from_utf8(kept.0.lock().unwrap().clone()).unwrap()
    }

    #[test]
    fn what_takes_long_is_said_and_taken_back() {
        let kept = Kept::default();
        let mut progress = Progress::new(kept.clone(), Duration::from_millis(20));
        progress.stage("decoding app.wasm");
        while text(&kept).is_empty() {
            thread::yield_now();
        }
        progress.end();
        let text = text(&kept);
        assert!(text.contains("decoding app.wasm: 0 s") && text.ends_with("\r\x1b[K"), "{text:?}");
    }

    #[test]
    fn what_is_quick_says_nothing() {
        let kept = Kept::default();
        let mut progress = Progress::new(kept.clone(), Duration::from_secs(600));
        progress.stage("decoding app.wasm");
        progress.end();
        assert_eq!(text(&kept), "");
    }
}
