//! Nothing but an allocator's two functions, to weigh what stands behind them.

use std::alloc::{Layout, alloc as allocate, dealloc as free};

use heap as _;

const ALIGN: usize = 8;

/// Allocates `len` bytes.
///
/// # Safety
/// `len` is above 0 and at most `isize::MAX` rounded down to the alignment: a check would be weighed, too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alloc(len: usize) -> *mut u8 {
    // SAFETY: promised by the caller.
    unsafe { allocate(Layout::from_size_align_unchecked(len, ALIGN)) }
}

/// Frees `len` bytes at `block`.
///
/// # Safety
/// `block` came from [`alloc`] with the same `len` and is freed once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dealloc(block: *mut u8, len: usize) {
    // SAFETY: promised by the caller.
    unsafe { free(block, Layout::from_size_align_unchecked(len, ALIGN)) }
}
