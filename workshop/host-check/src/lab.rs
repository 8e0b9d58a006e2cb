//! What every run shares: the engine, the guest that was compiled for it, and what its memories leave behind.

use anyhow::Result;
use wasmtime::{Config, Engine, Module};

use moving_memory::Left;

use crate::guest::Answers;

/// An engine whose memories move, and a guest.
pub struct Lab {
    /// The engine.
    pub engine: Engine,
    /// Where its memories have been.
    pub left: Left,
    /// The guest.
    pub guest: Module,
    /// How it answers.
    pub answers: Answers,
}

impl Lab {
    /// Compiles a guest.
    pub fn new(wasm: &[u8]) -> Result<Self> {
        let left = Left::default();
        let mut config = Config::new();
        moving_memory::configure(&mut config, &left).epoch_interruption(true);
        let engine = Engine::new(&config).map_err(anyhow::Error::msg)?;
        let guest = Module::new(&engine, wasm).map_err(anyhow::Error::msg)?;
        Ok(Lab { engine, left, guest, answers: Answers::AsUsual })
    }
}
