// right: a Layout of std does the rounding

//! A bump allocator: one number, the bytes handed out so far, only ever rises.

use core::arch::wasm32::{memory_grow, memory_size};
use std::alloc::Layout;
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
    let used = Layout::from_size_align(heap_base() + USED.load(Relaxed), 1).ok()?;
    let block = Layout::from_size_align(size, align).ok()?;
    let (both, start) = used.extend(block).ok()?;
    let missing = both.size().div_ceil(PAGE_BYTES).saturating_sub(memory_size(0));
    match missing {
        0 => {}
        _ => (memory_grow(0, missing) != usize::MAX).then_some(())?,
    }
    USED.store(both.size() - heap_base(), Relaxed);
    Some(start)
}
