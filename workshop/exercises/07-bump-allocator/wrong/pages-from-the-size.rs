// rejected: counts-pages-from-the-size
// because: A block of so many bytes takes so many pages: the sum is obvious, and right for a block that begins on a page.
// say: Where does the block begin, and where does it end? Count the pages up to its end, and take off those that are there.

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
    if end.div_ceil(PAGE_BYTES) > memory_size(0) && memory_grow(0, size.div_ceil(PAGE_BYTES)) == usize::MAX {
        return None;
    }
    USED.store(end - heap_base(), Relaxed);
    Some(start)
}
