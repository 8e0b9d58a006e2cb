use core::arch::wasm32::{memory_grow, memory_size};

use crate::{Memory, Pages};

/// The module's own memory, number 0.
#[derive(Clone, Copy, Debug)]
pub struct LinearMemory;

unsafe extern "C" {
    /// The linker's symbol: its address is the first byte after the data and the shadow stack.
    safe static __heap_base: u8;
}

impl Memory for LinearMemory {
    fn heap_base(&self) -> usize {
        (&raw const __heap_base).addr()
    }

    fn size(&self) -> Pages {
        Pages(memory_size(0))
    }

    fn grow(&self, by: Pages) -> bool {
        // The instruction answers -1 when it is refused.
        memory_grow(0, by.0) != usize::MAX
    }

    fn at(&self, offset: usize) -> *mut u8 {
        core::ptr::with_exposed_provenance_mut(offset)
    }
}
