// rejected: overflows
// because: A release build does not check sums: they wrap, and 10 plus 4 GiB is a small number.
// say: What is start + size for a size of 0xffff_ffff? rustc has a sum that says so: checked_add.

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
    let start = (heap_base() + USED.load(Relaxed)).next_multiple_of(align);
    let end = start + size;
    let missing = end.div_ceil(PAGE_BYTES).saturating_sub(memory_size(0));
    if missing > 0 && memory_grow(0, missing) == usize::MAX {
        return None;
    }
    USED.store(end - heap_base(), Relaxed);
    Some(start)
}
