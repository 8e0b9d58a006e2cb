//! Ends the program where nothing else can end a guest: while it waits for another thread, while wasmtime compiles it,
//! or while its host copies for it. An epoch reaches none of these.

use std::{
    process,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crate::{
    fault::{During, Fault},
    processor,
};

/// How often it looks.
const TICK: Duration = Duration::from_millis(20);

/// How long an epoch has to end a call by itself, which reads better: it knows the guest's stack.
const GRACE: Duration = Duration::from_millis(300);

static WATCHED: Mutex<Watched> = Mutex::new(Watched { guest: String::new(), made: Duration::ZERO, doing: None });

struct Watched {
    guest: String,
    /// The processor time that the host's own work on it took so far: one limit holds for all of that.
    made: Duration,
    doing: Option<Doing>,
}

#[derive(Clone, Copy)]
struct Doing {
    during: During,
    limit: Duration,
    since: Instant,
    /// The processor time that had been used by then.
    used: Duration,
}

impl Doing {
    fn start(during: During, limit: Duration) -> Self {
        Doing { during, limit, since: Instant::now(), used: processor::time() }
    }

    /// What the host's own work used so far. It waits for nobody, so nothing else counts.
    fn making(&self) -> Option<Duration> {
        self.during.is_hosts_own().then(|| processor::time() - self.used)
    }

    fn is_late(&self, made: Duration) -> bool {
        match self.making() {
            Some(making) => made + making > self.limit,
            None => self.since.elapsed() > self.limit.saturating_add(GRACE),
        }
    }
}

/// From now on it is this guest.
pub fn guest(name: &str) {
    let mut watched = watched();
    if watched.guest != name {
        name.clone_into(&mut watched.guest);
        watched.made = Duration::ZERO;
    }
}

/// Does something for a guest that may take as long as `limit`.
pub fn during<R>(during: During, limit: Duration, act: impl FnOnce() -> R) -> R {
    let outer = watched().doing.replace(Doing::start(during, limit));
    let result = act();
    let mut watched = watched();
    let made = watched.doing.and_then(|doing| doing.making());
    watched.made += made.unwrap_or_default();
    watched.doing = outer;
    result
}

/// Starts to watch. `complain` is told what took too long; then the program ends with `code`, whatever its other
/// threads do.
pub fn start(run_limit: Duration, code: i32, complain: impl Fn(&str) + Send + 'static) {
    let start = Instant::now();
    let late = move || {
        let watched = watched();
        if let Some(Doing { during, limit, .. }) = watched.doing.filter(|doing| doing.is_late(watched.made)) {
            return Some(format!("{}: {}", watched.guest, Fault::TimeLimit { during, limit }));
        }
        (start.elapsed() > run_limit).then(|| {
            format!(
                "{}: the whole was not done at the run's limit of {} s\n  Name fewer guests, or allow more: --run-limit SECONDS",
                watched.guest,
                run_limit.as_secs_f64()
            )
        })
    };
    thread::spawn(move || {
        loop {
            thread::sleep(TICK);
            if let Some(complaint) = late() {
                complain(&complaint);
                process::exit(code);
            }
        }
    });
}

fn watched() -> std::sync::MutexGuard<'static, Watched> {
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}
