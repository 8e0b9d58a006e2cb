//! A heap that its host drives: it allocates, writes, asks for a sum, and frees.

use std::alloc::{Layout, alloc as allocate, dealloc as free, handle_alloc_error};

use heap as _;

/// What C's `malloc` promises on a 32-bit machine: enough for every scalar type.
const ALIGN: usize = 8;

/// Allocates `len` bytes, aligned to 8; answers 0 for a length of 0 and when the allocator is refused memory.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(len: usize) -> *mut u8 {
    match Layout::from_size_align(len, ALIGN) {
        // SAFETY: the layout's size is above 0.
        Ok(layout) if len > 0 => served(unsafe { allocate(layout) }, layout),
        _ => std::ptr::null_mut(),
    }
}

/// What the allocator answered. With the feature `aborts` a refusal does not return, as in most programs.
///
/// For that moment std keeps a flag of one byte, and the linker lays wee_alloc's static array, which asks for no
/// alignment, right behind it.
fn served(block: *mut u8, layout: Layout) -> *mut u8 {
    if cfg!(feature = "aborts") && block.is_null() {
        handle_alloc_error(layout);
    }
    block
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
