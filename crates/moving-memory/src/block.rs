//! The allocations that memories live in, and leave.

use std::{
    alloc::{Layout, alloc_zeroed, dealloc},
    ptr::{self, NonNull},
    slice,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
};

use crate::PAGE_BYTES;

/// An allocation. It is only ever touched through pointers, because a host may hold stale ones to it.
pub struct Block {
    start: NonNull<u8>,
    size: usize,
    left: AtomicBool,
}

// SAFETY: a block owns its allocation, as a `Box<[u8]>` would.
unsafe impl Send for Block {}
// SAFETY: what a shared block allows is to fill it once, when its memory is gone from it, and to read it.
unsafe impl Sync for Block {}

impl Block {
    /// A block of zeros.
    pub fn zeroed(size: usize) -> Result<Self, String> {
        let layout = Self::layout(size).ok_or_else(|| format!("{size} bytes are no memory's size"))?;
        // SAFETY: the layout is at least one page, so not empty.
        let start = NonNull::new(unsafe { alloc_zeroed(layout) });
        let start = start.ok_or_else(|| format!("there are no {size} bytes to be had"))?;
        Ok(Block { start, size, left: AtomicBool::new(false) })
    }

    /// At least one page, because an empty memory has an address too.
    fn layout(size: usize) -> Option<Layout> {
        Layout::from_size_align(size.max(PAGE_BYTES), PAGE_BYTES).ok()
    }

    /// The address of its first byte.
    pub fn start(&self) -> *mut u8 {
        self.start.as_ptr()
    }

    /// Its size in bytes.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether its memory has left it.
    pub fn is_left(&self) -> bool {
        self.left.load(Relaxed)
    }

    /// A larger block with the same contents, and zeros behind them.
    pub fn moved(&self, size: usize) -> Result<Self, String> {
        let next = Self::zeroed(size)?;
        // SAFETY: the blocks are two allocations, and the smaller of both sizes lies in each.
        unsafe { ptr::copy_nonoverlapping(self.start(), next.start(), self.size.min(size)) };
        Ok(next)
    }

    /// Fills it. To be called once, when its memory has left it.
    pub fn poison(&self, poison: u8) {
        self.left.store(true, Relaxed);
        // SAFETY: the block owns `size` bytes from `start`, and the memory that lay there is elsewhere or gone.
        unsafe { self.start().write_bytes(poison, self.size) };
    }

    /// How many bytes are not `poison` any more. Page by page, because a page that is as it was is compared at once.
    pub fn differing(&self, poison: u8) -> usize {
        let page = [poison; PAGE_BYTES];
        // SAFETY: the block owns `size` bytes from `start`, all initialized, and its host has returned: nobody writes.
        let bytes = unsafe { slice::from_raw_parts(self.start(), self.size) };
        let changed = bytes.chunks(PAGE_BYTES).filter(|bytes| *bytes != &page[..bytes.len()]);
        changed.flatten().filter(|byte| **byte != poison).count()
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        let layout = Self::layout(self.size).expect("the block was allocated with it");
        // SAFETY: `start` was allocated with this very layout, and is freed only here.
        unsafe { dealloc(self.start.as_ptr(), layout) }
    }
}
