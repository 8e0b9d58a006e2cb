//! What the benchmarks share.

use std::time::{Duration, Instant};

use catalogue::{Guest, Index};
use host_rust::{
    guest::{self, Loaded},
    limits::Limits,
};
use wasmtime::{Config, Engine, Extern, ExternType, Instance, Memory, Module, SharedMemory, Store};

/// How the engine counts what a guest does, so that it can end one which does too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metering {
    /// Not at all: wasmtime's default.
    None,
    /// Functions and loops look at a clock.
    Epochs,
    /// Functions and loops count instructions.
    Fuel,
    /// Both.
    EpochsAndFuel,
}

impl Metering {
    fn epochs(self) -> bool {
        matches!(self, Metering::Epochs | Metering::EpochsAndFuel)
    }

    fn fuel(self) -> bool {
        matches!(self, Metering::Fuel | Metering::EpochsAndFuel)
    }

    /// An engine that counts so, and is otherwise wasmtime's default.
    pub fn engine(self) -> Engine {
        let mut config = Config::new();
        config.shared_memory(true).epoch_interruption(self.epochs()).consume_fuel(self.fuel());
        Engine::new(&config).unwrap()
    }

    /// A store in which no guest is ever ended.
    pub fn store(self, engine: &Engine) -> Store<Limits> {
        let mut store = Store::new(engine, Limits::default());
        if self.epochs() {
            store.set_epoch_deadline(u64::MAX / 2);
        }
        if self.fuel() {
            store.set_fuel(u64::MAX).unwrap();
        }
        store
    }
}

/// Every guest that was built.
pub fn guests() -> Vec<Guest> {
    Index::read(&guest::default_dist()).unwrap_or_else(|error| panic!("{error:#}")).guests
}

/// A guest's binary.
pub fn load(guest: &Guest) -> Loaded {
    guest::load(guest, &guest::default_dist()).unwrap_or_else(|error| panic!("{error:#}"))
}

/// Instantiates a module that imports nothing but its memory.
pub fn instantiate(store: &mut Store<Limits>, wasm: &[u8]) -> Instance {
    let module = Module::new(store.engine(), wasm).unwrap();
    let mut imports = Vec::new();
    for import in module.imports() {
        let ExternType::Memory(ty) = import.ty() else { panic!("a guest imports {}", import.name()) };
        imports.push(match ty.is_shared() {
            true => Extern::from(SharedMemory::new(store.engine(), ty).unwrap()),
            false => Extern::from(Memory::new(&mut *store, ty).unwrap()),
        });
    }
    Instance::new(store, &module, &imports).unwrap()
}

/// How long `act` takes.
pub fn timed(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}
