#![doc = include_str!("../README.md")]

mod block;
mod host_memory;
mod left;
mod memory;

use std::sync::Arc;

use wasmtime::Config;

pub use host_memory::memory;
pub use left::{Hold, Left, Mark, POISON, Settings};

/// A page of linear memory, in bytes.
const PAGE_BYTES: usize = 65_536;

/// Makes every memory of a module a moving one, recorded in `left`: wasmtime must check bounds itself, and may neither
/// map anything over a memory nor reserve address space for it.
pub fn configure<'a>(config: &'a mut Config, left: &Left) -> &'a mut Config {
    config
        .memory_reservation(0)
        .memory_reservation_for_growth(0)
        .memory_guard_size(0)
        .memory_init_cow(false)
        .memory_may_move(true)
        .with_host_memory(Arc::new(memory::Creator(left.clone())))
}
