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

    /// Hands out `layout.size()` bytes and returns their offset, or `None` when memory cannot hold them.
    fn bump(&self, layout: Layout) -> Option<usize> {
        let base = self.memory.heap_base();
        let start = (base + self.used.get()).checked_next_multiple_of(layout.align())?;
        self.reach(start.checked_add(layout.size())?)?;
        Some(start)
    }

    /// Makes memory at least `end` bytes long, and the bytes before `end` handed out.
    fn reach(&self, end: usize) -> Option<()> {
        let (needed, size) = (Pages::holding(end), self.memory.size());
        if needed > size && !self.memory.grow(Pages(needed.0 - size.0)) {
            return None;
        }
        self.used.set(end - self.memory.heap_base());
        Some(())
    }
}

// SAFETY: `used` only rises between resets, so live allocations never overlap; every block lies below the end of
// memory, which `reach` has checked; and a refusal is answered with null.
unsafe impl<M: Memory> GlobalAlloc for Bump<M> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.bump(layout).map_or(ptr::null_mut(), |offset| self.memory.at(offset))
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    /// The last allocation is resized where it stands; any other one is copied.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let start = block.addr() - self.memory.at(0).addr();
        let is_last = start + layout.size() == self.memory.heap_base() + self.used.get();
        if is_last {
            return match start.checked_add(new_size).and_then(|end| self.reach(end)) {
                Some(()) => block,
                None => ptr::null_mut(),
            };
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
