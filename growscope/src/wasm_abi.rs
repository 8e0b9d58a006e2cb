//! What `growscope.wasm` exports: `alloc`, `free`, `call`, and its memory. No imports, no bindings generator.
//!
//! The caller writes a frame (see `frame.rs`) to what `alloc` gave, hands it to `call`, reads the frame that `call`
//! answers, and frees both.

use std::alloc::Layout;

use crate::request;

fn layout(length: usize) -> Layout {
    Layout::array::<u8>(length.max(1)).expect("a length that fits into memory")
}

/// Room for a request of `length` bytes.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    // SAFETY: the layout is never of size 0.
    unsafe { std::alloc::alloc(layout(length)) }
}

/// Gives back what `alloc` or `call` answered.
///
/// # Safety
/// `pointer` came from `alloc(length)`, or from `call` with an answer of `length` bytes, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn free(pointer: *mut u8, length: usize) {
    // SAFETY: the caller vouches that this layout is the one it was allocated with.
    unsafe { std::alloc::dealloc(pointer, layout(length)) }
}

/// Answers the request at `pointer`.
///
/// # Safety
/// `pointer` came from `alloc(length)`, and all its bytes are written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call(pointer: *const u8, length: usize) -> *mut u8 {
    // SAFETY: the caller vouches for the pointer and for all its bytes.
    let request = unsafe { std::slice::from_raw_parts(pointer, length) };
    Box::into_raw(request::answer(request).into_boxed_slice()).cast()
}
