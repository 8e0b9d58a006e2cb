//! The two configurations of wasmtime under which guests run, and the clock that ends a guest which never returns.

use std::{sync::LazyLock, thread, time::Duration};

use anyhow::Result;
use moving_memory::{Left, Settings};
use wasmtime::{Config, Engine};

/// How often the epoch rises.
const TICK: Duration = Duration::from_millis(10);

/// What becomes of a memory's base when the memory grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Configuration {
    /// Address space is reserved ahead, so growth leaves the base where it is.
    Default,
    /// Nothing is reserved, so growth must copy the memory somewhere else; what it leaves is poisoned.
    Moving,
}

/// Where the memories of the moving configuration have been. A block stays as long as a view holds it.
pub static LEFT: LazyLock<Left> =
    LazyLock::new(|| Left::new(Settings { only_held: true, room: usize::MAX, ..Settings::default() }));

impl Configuration {
    /// wasmtime's own settings for it.
    pub fn config(self) -> Config {
        let mut config = Config::new();
        config.epoch_interruption(true).shared_memory(true);
        if self == Configuration::Moving {
            config.memory_reservation(0).memory_reservation_for_growth(0).memory_guard_size(0);
        }
        config
    }
}

/// One engine for each configuration.
pub struct Engines {
    default: Engine,
    moving: Engine,
}

impl Engines {
    /// Makes both, and starts their clock.
    pub fn new() -> Result<Self> {
        let engine = |configuration: Configuration| {
            let mut config = configuration.config();
            if configuration == Configuration::Moving {
                moving_memory::configure(&mut config, &LEFT);
            }
            let engine = Engine::new(&config).map_err(|error| anyhow::anyhow!("{error:#}"))?;
            start_clock(&engine);
            anyhow::Ok(engine)
        };
        Ok(Engines { default: engine(Configuration::Default)?, moving: engine(Configuration::Moving)? })
    }

    /// The engine with this configuration.
    pub fn get(&self, configuration: Configuration) -> &Engine {
        match configuration {
            Configuration::Default => &self.default,
            Configuration::Moving => &self.moving,
        }
    }
}

/// Raises the engine's epoch until the engine is gone.
pub fn start_clock(engine: &Engine) {
    let engine = engine.weak();
    thread::spawn(move || {
        while let Some(engine) = engine.upgrade() {
            engine.increment_epoch();
            drop(engine);
            thread::sleep(TICK);
        }
    });
}

/// The least number of ticks that lasts for `limit`; a year or so at most.
pub fn ticks(limit: Duration) -> u64 {
    let ticks = limit.as_millis().div_ceil(TICK.as_millis()) + 1;
    ticks.min(u32::MAX.into()) as u64
}

/// The version of wasmtime that this host was built with.
pub fn version() -> &'static str {
    const LOCK: &str = include_str!("../../Cargo.lock");
    LOCK.split_once("name = \"wasmtime\"\nversion = \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("unknown", |(version, _)| version)
}
