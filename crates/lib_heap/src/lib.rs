//! A heap that its host drives: it allocates, writes, asks for a sum, and frees.

use std::alloc::{Layout, alloc as allocate, dealloc as free};

use heap as _;

/// What C's `malloc` promises on a 32-bit machine: enough for every scalar type.
const ALIGN: usize = 8;

/// Allocates `len` bytes, aligned to 8; answers 0 for a length of 0 and when the allocator is refused memory.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(len: usize) -> *mut u8 {
    match Layout::from_size_align(len, ALIGN) {
        // SAFETY: the layout's size is above 0.
        Ok(layout) if len > 0 => unsafe { allocate(layout) },
        _ => std::ptr::null_mut(),
    }
}

/// Frees `len` bytes at `block`; nothing happens for 0.
///
/// # Safety
/// `block` came from [`alloc`] with the same `len` and is freed once. A host can break each of these promises; what
/// happens then is what the lab shows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dealloc(block: *mut u8, len: usize) {
    if let (false, Ok(layout)) = (block.is_null() || len == 0, Layout::from_size_align(len, ALIGN)) {
        // SAFETY: promised by the caller.
        unsafe { free(block, layout) }
    }
}

/// The sum of `len` bytes at `block`, modulo 2^32.
///
/// # Safety
/// `len` bytes at `block` lie in memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sum_bytes(block: *const u8, len: usize) -> u32 {
    // SAFETY: promised by the caller.
    (0..len).fold(0u32, |sum, at| sum.wrapping_add(u32::from(unsafe { block.add(at).read() })))
}
