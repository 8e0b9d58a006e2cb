use bump::{Bump, LinearMemory};

#[global_allocator]
static HEAP: Bump<LinearMemory> = Bump::new(LinearMemory);

/// Frees every allocation at once.
///
/// A guest exports it where nothing that it allocates outlives the call that allocated it, or where its host has
/// said goodbye to every pointer.
#[unsafe(no_mangle)]
pub extern "C" fn reset() {
    // SAFETY: whoever calls this has promised that no allocation is used afterwards.
    unsafe { HEAP.reset() }
}
