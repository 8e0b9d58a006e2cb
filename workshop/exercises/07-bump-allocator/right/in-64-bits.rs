// right: all sums in 64 bits, where nothing can overflow

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
    let (size, align, page) = (size as u64, align as u64, PAGE_BYTES as u64);
    let free = (heap_base() + USED.load(Relaxed)) as u64;
    let start = free.div_ceil(align) * align;
    let end = start + size;
    let wanted = end.div_ceil(page);
    let present = memory_size(0) as u64;
    if wanted > present {
        let missing = usize::try_from(wanted - present).ok()?;
        if memory_grow(0, missing) == usize::MAX {
            return None;
        }
    }
    USED.store(usize::try_from(end).ok()? - heap_base(), Relaxed);
    usize::try_from(start).ok()
}
