//! Linear memory as an allocator sees it.

/// The size of a page in bytes.
pub const PAGE_BYTES: usize = 65_536;

/// A number of pages, never of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pages(pub usize);

impl Pages {
    /// How many pages lie wholly before the one that holds the byte before `end`, which is above 0.
    pub const fn before(end: usize) -> Pages {
        Pages(end.wrapping_sub(1) / PAGE_BYTES)
    }
}

/// What an allocator needs of its memory. A trait, so that a test can hand it a memory that refuses to grow.
///
/// Offsets count bytes from the start of memory, which is aligned to a page.
pub trait Memory {
    /// The offset of the first byte that belongs to the heap.
    fn heap_base(&self) -> usize;

    /// The present size of memory.
    fn size(&self) -> Pages;

    /// Asks for `by` more pages and says whether they were granted.
    fn grow(&self, by: Pages) -> bool;

    /// The address of the byte at `offset`.
    fn at(&self, offset: usize) -> *mut u8;
}
