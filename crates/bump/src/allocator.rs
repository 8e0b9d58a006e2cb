use core::{
    alloc::{GlobalAlloc, Layout},
    cell::Cell,
    ptr,
};

use crate::{Memory, Pages};

/// A bump allocator over `M`.
#[derive(Debug)]
pub struct Bump<M> {
    memory: M,
    /// Bytes handed out since the last reset, rounding included. Counted from the heap's base, it starts at 0 and
    /// costs the binary no initial data.
    used: Cell<usize>,
}

// SAFETY: without the atomics feature a wasm instance has one thread, so the cell is never shared.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
unsafe impl Sync for Bump<crate::LinearMemory> {}

impl<M: Memory> Bump<M> {
    /// An allocator that has handed out nothing.
    pub const fn new(memory: M) -> Self {
        Bump { memory, used: Cell::new(0) }
    }

    /// Frees every allocation at once. Memory does not shrink: its pages are used again.
    ///
    /// # Safety
    /// Nothing allocated before may be used, or freed, afterwards.
    pub unsafe fn reset(&self) {
        self.used.set(0);
    }

    /// Where the next allocation would start if it needed no alignment.
    fn next(&self) -> usize {
        self.memory.heap_base() + self.used.get()
    }

    /// Makes memory at least `end` bytes long, and the bytes before `end` handed out.
    ///
    /// One comparison catches every overflow on the way to `end`: a layout's size, rounded up to its alignment, is at
    /// most half the address space, so a sum that wrapped around is always less than `next`.
    fn reach(&self, next: usize, end: usize) -> bool {
        let size = self.memory.size();
        let last = Pages::before(end);
        let fits = end >= next && (last < size || self.memory.grow(Pages(last.0 - size.0 + 1)));
        if fits {
            self.used.set(end - self.memory.heap_base());
        }
        fits
    }
}

// SAFETY: `used` only rises between resets, so live allocations never overlap; every block lies below the end of
// memory, which `reach` has checked; and a refusal is answered with null.
unsafe impl<M: Memory> GlobalAlloc for Bump<M> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let next = self.next();
        let start = next.wrapping_add(layout.align() - 1) & !(layout.align() - 1);
        if self.reach(next, start.wrapping_add(layout.size())) { self.memory.at(start) } else { ptr::null_mut() }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    /// The last allocation is resized where it stands; any other one is copied.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let start = block.addr() - self.memory.at(0).addr();
        if start + layout.size() == self.next() {
            return if self.reach(start, start.wrapping_add(new_size)) { block } else { ptr::null_mut() };
        }
        // SAFETY: the caller promises that `new_size`, rounded up to the alignment, does not overflow.
        let new_layout = unsafe { Layout::from_size_align_unchecked(new_size, layout.align()) };
        // SAFETY: the caller promises a size above 0.
        let new_block = unsafe { self.alloc(new_layout) };
        if !new_block.is_null() {
            // SAFETY: both blocks are live, they do not overlap, and each holds the smaller of the two sizes.
            unsafe { ptr::copy_nonoverlapping(block, new_block, layout.size().min(new_size)) };
        }
        new_block
    }
}
