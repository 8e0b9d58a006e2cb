//! No allocator at all: what every other one is weighed against.

use core::alloc::{GlobalAlloc, Layout};

struct Refuse;

#[global_allocator]
static HEAP: Refuse = Refuse;

// SAFETY: it hands out nothing.
unsafe impl GlobalAlloc for Refuse {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
