extern crate std;

use core::{
    alloc::{GlobalAlloc, Layout},
    cell::Cell,
};
use std::alloc::{alloc_zeroed, dealloc};

use crate::{Bump, Memory, PAGE_BYTES, Pages};

const HEAP_BASE: usize = 100;

/// A memory that grows where it stands, up to a maximum, and counts how often it was asked.
struct FakeMemory {
    start: *mut u8,
    size: Cell<usize>,
    maximum: usize,
    asked: Cell<usize>,
}

impl FakeMemory {
    fn new(initial: usize, maximum: usize) -> Self {
        // SAFETY: no test asks for a memory of no pages.
        let start = unsafe { alloc_zeroed(Self::layout(maximum)) };
        FakeMemory { start, size: Cell::new(initial), maximum, asked: Cell::new(0) }
    }

    fn layout(pages: usize) -> Layout {
        Layout::from_size_align(pages * PAGE_BYTES, PAGE_BYTES).unwrap()
    }
}

impl Drop for FakeMemory {
    fn drop(&mut self) {
        // SAFETY: allocated in `new` with the same layout.
        unsafe { dealloc(self.start, Self::layout(self.maximum)) }
    }
}

impl Memory for &FakeMemory {
    fn heap_base(&self) -> usize {
        HEAP_BASE
    }
    fn size(&self) -> Pages {
        Pages(self.size.get())
    }
    fn grow(&self, by: Pages) -> bool {
        self.asked.set(self.asked.get() + 1);
        let grown = self.size.get() + by.0;
        let granted = grown <= self.maximum;
        if granted {
            self.size.set(grown);
        }
        granted
    }
    fn at(&self, offset: usize) -> *mut u8 {
        self.start.wrapping_add(offset)
    }
}

/// Allocates and answers with the offset, which is what the assertions are about.
fn alloc(bump: &Bump<&FakeMemory>, memory: &FakeMemory, size: usize, align: usize) -> Option<usize> {
    // SAFETY: no test allocates 0 bytes.
    let block = unsafe { bump.alloc(Layout::from_size_align(size, align).unwrap()) };
    (!block.is_null()).then(|| block.addr() - memory.start.addr())
}

#[test]
fn the_first_allocation_starts_at_the_heap_base() {
    let memory = FakeMemory::new(1, 1);
    let bump = Bump::new(&memory);
    assert_eq!(alloc(&bump, &memory, 10, 1), Some(HEAP_BASE));
    assert_eq!(alloc(&bump, &memory, 10, 1), Some(HEAP_BASE + 10));
}

#[test]
fn every_alignment_is_honoured_and_costs_no_more_than_the_gap() {
    let memory = FakeMemory::new(2, 2);
    let bump = Bump::new(&memory);
    for (align, expected) in [(1, 100), (2, 102), (4, 104), (8, 112), (16, 128), (4096, 4096)] {
        assert_eq!(alloc(&bump, &memory, 1, align), Some(expected), "align {align}");
    }
}

#[test]
fn memory_already_given_is_used_before_more_is_asked_for() {
    let memory = FakeMemory::new(1, 2);
    let bump = Bump::new(&memory);
    assert_eq!(alloc(&bump, &memory, PAGE_BYTES - HEAP_BASE, 1), Some(HEAP_BASE));
    assert_eq!((memory.asked.get(), memory.size.get()), (0, 1), "the last byte of page 0 is ours");
    assert_eq!(alloc(&bump, &memory, 1, 1), Some(PAGE_BYTES));
    assert_eq!((memory.asked.get(), memory.size.get()), (1, 2), "one byte more takes a whole page");
}

#[test]
fn growth_is_rounded_up_to_whole_pages() {
    let memory = FakeMemory::new(1, 9);
    let bump = Bump::new(&memory);
    assert_eq!(alloc(&bump, &memory, 3 * PAGE_BYTES, 1), Some(HEAP_BASE));
    assert_eq!((memory.asked.get(), memory.size.get()), (1, 4));
}

#[test]
fn a_refusal_is_null_and_leaves_the_arena_as_it_was() {
    let memory = FakeMemory::new(1, 1);
    let bump = Bump::new(&memory);
    assert_eq!(alloc(&bump, &memory, 10, 1), Some(HEAP_BASE));
    assert_eq!(alloc(&bump, &memory, PAGE_BYTES, 1), None);
    assert_eq!(memory.asked.get(), 1, "it did ask");
    assert_eq!(alloc(&bump, &memory, 10, 1), Some(HEAP_BASE + 10), "what fits is still served");
}

#[test]
fn a_size_that_overflows_the_address_space_is_null() {
    let memory = FakeMemory::new(1, 1);
    let bump = Bump::new(&memory);
    assert_eq!(alloc(&bump, &memory, isize::MAX as usize, 1), None);
    assert_eq!(alloc(&bump, &memory, 1, 1 << 62), None);
    assert_eq!(alloc(&bump, &memory, 10, 1), Some(HEAP_BASE));
}

#[test]
fn reset_hands_out_the_same_bytes_again_and_never_grows() {
    let memory = FakeMemory::new(1, 2);
    let bump = Bump::new(&memory);
    for _ in 0..1_000 {
        assert_eq!(alloc(&bump, &memory, 1_000, 8), Some(104));
        // SAFETY: the block is not used again.
        unsafe { bump.reset() };
    }
    assert_eq!(memory.asked.get(), 0);
}

#[test]
fn a_vector_that_is_the_last_allocation_grows_in_place_and_keeps_its_bytes() {
    let memory = FakeMemory::new(1, 3);
    let bump = Bump::new(&memory);
    let layout = Layout::from_size_align(8, 8).unwrap();
    // SAFETY: sizes are above 0, each realloc passes the layout that the block has, and writes stay inside it.
    unsafe {
        let block = bump.alloc(layout);
        block.write_bytes(7, 8);
        let grown = bump.realloc(block, layout, 2 * PAGE_BYTES);
        assert_eq!(grown, block, "resized where it stands");
        assert_eq!(core::slice::from_raw_parts(grown, 8), [7; 8]);
        assert_eq!(memory.size.get(), 3);

        let other = bump.alloc(layout);
        let moved = bump.realloc(grown, Layout::from_size_align(2 * PAGE_BYTES, 8).unwrap(), 16);
        assert!(moved > other, "no longer the last: copied behind the other");
        assert_eq!(core::slice::from_raw_parts(moved, 8), [7; 8]);
    }
}

#[test]
fn a_refused_resize_is_null_and_the_block_stays_whole() {
    let memory = FakeMemory::new(1, 1);
    let bump = Bump::new(&memory);
    let layout = Layout::from_size_align(8, 8).unwrap();
    // SAFETY: sizes are above 0 and the realloc passes the layout that the block has.
    unsafe {
        let block = bump.alloc(layout);
        block.write_bytes(7, 8);
        assert!(bump.realloc(block, layout, PAGE_BYTES).is_null());
        assert_eq!(core::slice::from_raw_parts(block, 8), [7; 8]);
        assert_eq!(alloc(&bump, &memory, 8, 8), Some(112), "and what follows it is free");
    }
}
