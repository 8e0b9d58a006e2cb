use std::{
    alloc::{Layout, alloc, dealloc, handle_alloc_error},
    hint::black_box,
    ptr::NonNull,
};

/// What C's `malloc` promises on a 32-bit machine: enough for every scalar type.
const ALIGN: usize = 8;

/// A live allocation that knows its layout, with the same mark in its first byte and in its last.
pub struct Block {
    start: NonNull<u8>,
    layout: Layout,
}

impl Block {
    /// Allocates `size` bytes, which is above 0, and marks both ends.
    pub fn allocate(size: usize, mark: u32) -> Self {
        let layout = Layout::from_size_align(size, ALIGN).expect("a pattern's sizes are small");
        // SAFETY: the size is above 0.
        let start = unsafe { alloc(layout) };
        let Some(start) = NonNull::new(black_box(start)) else { handle_alloc_error(layout) };
        let block = Block { start, layout };
        // SAFETY: both bytes lie in the block, which is at least one byte long.
        unsafe {
            block.start.write(mark as u8);
            block.last().write(mark as u8);
        }
        block
    }

    /// Frees it, and answers with its size and both marks, added up.
    pub fn free(self) -> u32 {
        // SAFETY: both bytes lie in the block, and `allocate` has written them.
        let (first, last) = unsafe { (self.start.read(), self.last().read()) };
        // SAFETY: `allocate` made it with this layout, and `self` is consumed.
        unsafe { dealloc(self.start.as_ptr(), self.layout) };
        self.layout.size() as u32 + u32::from(first) + u32::from(last)
    }

    fn last(&self) -> NonNull<u8> {
        // SAFETY: the offset is below the block's size.
        unsafe { self.start.add(self.layout.size() - 1) }
    }
}
