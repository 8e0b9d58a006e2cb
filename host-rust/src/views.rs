//! The view strategies: how a host gets at a guest's bytes each time that it needs them.

use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

use moving_memory::Hold;
use wasmtime::Store;

use crate::{
    engine::{Configuration, LEFT},
    limits::Limits,
    memory::Linear,
};

/// A way to hold a guest's bytes, under one configuration of the engine.
pub struct Strategy {
    /// Its name.
    pub name: &'static str,
    /// What it holds between uses.
    pub holds: &'static str,
    /// What it misses.
    pub hole: &'static str,
    /// The configuration that it runs under.
    pub configuration: Configuration,
    /// Whether it goes on using the base and length that it found at the start.
    pub keeps: bool,
    /// Takes the view.
    pub take: fn(&Linear, &Store<Limits>) -> Box<dyn View>,
}

/// Every strategy that runs, in the order of the report's columns.
pub const STRATEGIES: [Strategy; 4] = [
    Strategy {
        name: "fresh",
        holds: "nothing: memory.data(&store) each time",
        hole: "none known",
        configuration: Configuration::Default,
        keeps: false,
        take: fresh,
    },
    Strategy {
        name: "fresh-moving",
        holds: "nothing; growth must move the memory: no reservation, no room for growth, no guard",
        hole: "none known",
        configuration: Configuration::Moving,
        keeps: false,
        take: fresh,
    },
    Strategy {
        name: "cached-pointer",
        holds: "the base address and the length, from the start",
        hole: "works only while the memory has room to grow where it stands, and never reaches what was added",
        configuration: Configuration::Default,
        keeps: true,
        take: cached_pointer,
    },
    Strategy {
        name: "cached-pointer-moving",
        holds: "the base address and the length; growth must move the memory",
        hole: "dangles after the first growth; here the block that memory left is kept and poisoned, so what it reads is wrong and defined",
        configuration: Configuration::Moving,
        keeps: true,
        take: cached_pointer,
    },
];

/// A view of a guest's memory. Offsets are the guest's, and the caller has made sure that they lie in its memory.
pub trait View {
    /// Reads `len` bytes at `at`.
    fn read(&self, store: &Store<Limits>, at: usize, len: usize) -> Result<Vec<u8>, Lost>;
    /// Writes `bytes` at `at`.
    fn write(&self, store: &mut Store<Limits>, at: usize, bytes: &[u8]) -> Result<(), Lost>;
}

/// Why a view cannot be used any more.
#[expect(missing_docs, reason = "a variant's line speaks of its fields too")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The base that was kept is not the base any more, and nobody keeps what is there; addresses.
    Detached { kept: usize, now: usize },
    /// The view ends before the bytes do; offsets.
    Short { kept: usize, needed: usize },
}

fn fresh(memory: &Linear, _: &Store<Limits>) -> Box<dyn View> {
    Box::new(Fresh(memory.clone()))
}

struct Fresh(Linear);

impl View for Fresh {
    fn read(&self, store: &Store<Limits>, at: usize, len: usize) -> Result<Vec<u8>, Lost> {
        Ok(match &self.0 {
            Linear::Own(memory) => memory.data(store)[at..at + len].to_vec(),
            Linear::Shared(memory) => {
                // SAFETY: the cell is a byte of a live shared memory, which everyone accesses atomically.
                let load = |cell: *mut u8| unsafe { AtomicU8::from_ptr(cell) }.load(Relaxed);
                memory.data()[at..at + len].iter().map(|cell| load(cell.get())).collect()
            }
        })
    }

    fn write(&self, store: &mut Store<Limits>, at: usize, bytes: &[u8]) -> Result<(), Lost> {
        match &self.0 {
            Linear::Own(memory) => memory.data_mut(store)[at..at + bytes.len()].copy_from_slice(bytes),
            Linear::Shared(memory) => {
                for (cell, byte) in memory.data()[at..at + bytes.len()].iter().zip(bytes) {
                    // SAFETY: the cell is a byte of a live shared memory, which everyone accesses atomically.
                    unsafe { AtomicU8::from_ptr(cell.get()) }.store(*byte, Relaxed);
                }
            }
        }
        Ok(())
    }
}

fn cached_pointer(memory: &Linear, store: &Store<Limits>) -> Box<dyn View> {
    let base = memory.base(store);
    Box::new(CachedPointer { base, len: memory.bytes(store), hold: LEFT.hold(base), memory: memory.clone() })
}

struct CachedPointer {
    base: *mut u8,
    len: usize,
    /// The block that memory was in, where it is one that can be left.
    hold: Option<Hold>,
    memory: Linear,
}

impl CachedPointer {
    /// The address of `len` bytes at `at`, if the kept length holds them and something is there still.
    fn reach(&self, store: &Store<Limits>, at: usize, len: usize) -> Result<*mut u8, Lost> {
        let now = self.memory.base(store);
        if now != self.base && self.hold.is_none() {
            return Err(Lost::Detached { kept: self.base.addr(), now: now.addr() });
        }
        if at + len > self.len {
            return Err(Lost::Short { kept: self.len, needed: at + len });
        }
        Ok(self.base.wrapping_add(at))
    }
}

impl View for CachedPointer {
    fn read(&self, store: &Store<Limits>, at: usize, len: usize) -> Result<Vec<u8>, Lost> {
        let start = self.reach(store, at, len)?;
        // SAFETY: `reach` found the memory where it was, or its block is held; neither shrinks, and no guest runs now.
        Ok(unsafe { std::slice::from_raw_parts(start, len) }.to_vec())
    }

    fn write(&self, store: &mut Store<Limits>, at: usize, bytes: &[u8]) -> Result<(), Lost> {
        let start = self.reach(store, at, bytes.len())?;
        // SAFETY: as for a read; and `bytes` is the host's, so the two do not overlap.
        unsafe { start.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) };
        Ok(())
    }
}
