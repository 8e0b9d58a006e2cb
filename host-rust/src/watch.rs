//! Ends the program where nothing else can end a guest: while it waits for another thread, while wasmtime compiles it,
//! or while its host copies for it. An epoch reaches none of these.

use std::{
    process,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crate::fault::{During, Fault};

/// How often it looks.
const TICK: Duration = Duration::from_millis(20);

/// How long an epoch has to end a call by itself, which reads better.
const GRACE: Duration = Duration::from_millis(300);

static WATCHED: Mutex<Watched> = Mutex::new(Watched { guest: String::new(), doing: None });

struct Watched {
    guest: String,
    doing: Option<Doing>,
}

#[derive(Clone, Copy)]
struct Doing {
    during: During,
    limit: Duration,
    since: Instant,
}

/// From now on it is this guest.
pub fn guest(name: &str) {
    name.clone_into(&mut watched().guest);
}

/// Does something for a guest that may take as long as `limit`.
pub fn during<R>(during: During, limit: Duration, act: impl FnOnce() -> R) -> R {
    let outer = watched().doing.replace(Doing { during, limit, since: Instant::now() });
    let result = act();
    watched().doing = outer;
    result
}

/// The same for reading or compiling it, which takes longer than any call.
pub fn making<R>(what: During, time_limit: Duration, act: impl FnOnce() -> R) -> R {
    during(what, time_limit.saturating_mul(MAKING), act)
}

/// How many time limits there are for what comes before the first call.
const MAKING: u32 = 4;

/// Starts to watch. `complain` is told what took too long; then the program ends with `code`, whatever its other
/// threads do.
pub fn start(run_limit: Duration, code: i32, complain: impl Fn(&str) + Send + 'static) {
    let start = Instant::now();
    let late = move || {
        let watched = watched();
        if let Some(Doing { during, limit, .. }) =
            watched.doing.filter(|doing| doing.since.elapsed() > doing.limit + GRACE)
        {
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
