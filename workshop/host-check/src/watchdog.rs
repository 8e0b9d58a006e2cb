//! Ends a check that takes too long: a guest at its next epoch, a host with its process.

use std::{
    env,
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

use serde_json::Value;
use wasmtime::EngineWeak;

/// The longest that all runs of a host may take, for a learner who waits.
const LIMIT: Duration = Duration::from_secs(5);

/// Whoever waits for nobody, on a machine that does much else, allows a multiple of every limit.
const PATIENCE: &str = "WORKSHOP_PATIENCE";

/// The longest that all runs of a host may take.
pub fn limit() -> Duration {
    let times = env::var(PATIENCE).ok().and_then(|times| times.parse::<u32>().ok());
    LIMIT * times.unwrap_or(1)
}

/// How long a guest has to reach its next epoch, and its host to return, before the process is ended.
const GRACE: Duration = Duration::from_millis(500);

/// What is under way.
static DOING: Mutex<Value> = Mutex::new(Value::Null);

/// Notes what is under way.
pub fn doing(what: Value) {
    *DOING.lock().unwrap_or_else(PoisonError::into_inner) = what;
}

/// Starts the clock. `late` is called with what was under way, and must end the process.
pub fn start(engine: EngineWeak, limit: Duration, late: impl FnOnce(Value) + Send + 'static) {
    thread::spawn(move || {
        thread::sleep(limit);
        if let Some(engine) = engine.upgrade() {
            engine.increment_epoch();
        }
        thread::sleep(GRACE);
        late(DOING.lock().unwrap_or_else(PoisonError::into_inner).clone());
    });
}
