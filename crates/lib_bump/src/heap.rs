//! The heap, its reset, and what a `no_std` crate owes the linker.

use bump::{Bump, LinearMemory};

#[global_allocator]
static HEAP: Bump<LinearMemory> = Bump::new(LinearMemory);

/// Frees every allocation at once. A host that calls this between greetings never sees growth.
#[unsafe(no_mangle)]
pub extern "C" fn reset() {
    // SAFETY: nothing that `set_name` allocates outlives its call.
    unsafe { HEAP.reset() }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
