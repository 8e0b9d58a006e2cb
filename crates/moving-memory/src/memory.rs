//! The memory, as wasmtime asks for it.

use std::sync::Arc;

use wasmtime::{Error, LinearMemory, MemoryCreator, MemoryType, Result};

use crate::{block::Block, left::Left};

pub struct Creator(pub Left);

// SAFETY: each memory is zeroed and aligned to a page, and no reservation or guard is promised: either is refused.
unsafe impl MemoryCreator for Creator {
    fn new_memory(
        &self,
        _ty: MemoryType,
        minimum: usize,
        _maximum: Option<usize>,
        reserved: Option<usize>,
        guard: usize,
    ) -> Result<Box<dyn LinearMemory>, String> {
        if reserved.unwrap_or(0) > 0 || guard > 0 {
            return Err("a memory that moves can neither reserve address space nor guard it".into());
        }
        Ok(Box::new(Moving { block: self.0.begin(minimum)?, left: self.0.clone() }))
    }
}

struct Moving {
    block: Arc<Block>,
    left: Left,
}

// SAFETY: `as_ptr` is the start of an allocation of `byte_size` bytes that lives until `grow_to` has replaced it.
unsafe impl LinearMemory for Moving {
    fn byte_size(&self) -> usize {
        self.block.size()
    }

    fn byte_capacity(&self) -> usize {
        self.block.size()
    }

    fn grow_to(&mut self, new_size: usize) -> Result<()> {
        self.block = self.left.go(&self.block, new_size).map_err(Error::msg)?;
        Ok(())
    }

    fn as_ptr(&self) -> *mut u8 {
        self.left.ask();
        self.block.start()
    }
}

impl Drop for Moving {
    fn drop(&mut self) {
        self.left.leave(&self.block);
    }
}
