//! An allocation that is freed once, with the length it was made with, whatever happens in between.

use std::mem::ManuallyDrop;

use super::heap::{Heap, HeapError};

/// Bytes in a guest's heap.
///
/// A double free and a wrong length take a pointer and a length that travel apart. These two never do, and to free is
/// to give up the allocation, so that a second time does not compile:
///
/// ```compile_fail,E0382
/// # use host_rust::heaps::{allocation::Allocation, heap::{Heap, HeapError}};
/// # fn misuse(heap: Heap) -> Result<(), HeapError> {
/// let allocation = Allocation::of(&heap, b"Ahoy there")?;
/// allocation.free()?;
/// allocation.free()?;
/// # Ok(())
/// # }
/// ```
///
/// Nor does an allocation that outlives its heap:
///
/// ```compile_fail,E0505
/// # use host_rust::heaps::{allocation::Allocation, heap::{Heap, HeapError}};
/// # fn misuse(heap: Heap) -> Result<(), HeapError> {
/// let allocation = Allocation::of(&heap, b"Ahoy there")?;
/// drop(heap);
/// allocation.sum()?;
/// # Ok(())
/// # }
/// ```
pub struct Allocation<'heap> {
    heap: &'heap Heap,
    pointer: u32,
    length: u32,
}

impl<'heap> Allocation<'heap> {
    /// Allocates as much as `bytes` need, and copies them there.
    pub fn of(heap: &'heap Heap, bytes: &[u8]) -> Result<Self, HeapError> {
        // A guest of 32 bits is refused all of its addresses, and so whatever is longer.
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let allocation = Allocation { heap, pointer: heap.alloc(length)?, length };
        heap.write(allocation.pointer, bytes)?;
        Ok(allocation)
    }

    /// Where it lies in the guest's memory.
    pub fn pointer(&self) -> u32 {
        self.pointer
    }

    /// A copy of its bytes.
    pub fn read(&self) -> Result<Vec<u8>, HeapError> {
        self.heap.read(self.pointer, self.length)
    }

    /// The sum of its bytes, worked out by the guest.
    pub fn sum(&self) -> Result<u32, HeapError> {
        self.heap.sum(self.pointer, self.length)
    }

    /// Frees it, and says so if the guest fails at that.
    pub fn free(self) -> Result<(), HeapError> {
        let allocation = ManuallyDrop::new(self);
        allocation.heap.dealloc(allocation.pointer, allocation.length)
    }
}

impl Drop for Allocation<'_> {
    fn drop(&mut self) {
        // Nobody is there to be told of a trap; free() tells.
        self.heap.dealloc(self.pointer, self.length).ok();
    }
}
