// rejected: grows-by-zero
// because: memory.grow with 0 pages is allowed and always succeeds, so the branch around it looks needless.
// say: It succeeds, and the host is handed a new buffer: every view that it had is dead. For how many bytes?

//! A bump allocator: one number, the bytes handed out so far, only ever rises.

use core::arch::wasm32::{memory_grow, memory_size};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const PAGE_BYTES: usize = 65_536;

unsafe extern "C" {
    /// The linker's symbol: its address is the first byte after the guest's own data and stack.
    safe static __heap_base: u8;
}

fn heap_base() -> usize {
    (&raw const __heap_base).addr()
}

/// How many bytes are handed out already, counted from the heap's base.
static USED: AtomicUsize = AtomicUsize::new(0);

/// Answers with the offset of `size` bytes that begin at a multiple of `align`, or with 0 if there is no room.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(size: usize, align: usize) -> usize {
    allocate(size, align).unwrap_or(0)
}

fn allocate(size: usize, align: usize) -> Option<usize> {
    let start = (heap_base() + USED.load(Relaxed)).checked_next_multiple_of(align)?;
    let end = start.checked_add(size)?;
    let missing = end.div_ceil(PAGE_BYTES).saturating_sub(memory_size(0));
    if memory_grow(0, missing) == usize::MAX {
        return None;
    }
    USED.store(end - heap_base(), Relaxed);
    Some(start)
}
