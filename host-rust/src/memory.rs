//! A guest's linear memory, shared or not, as a host meets it.

use greeting::PAGE_BYTES;
use wasmtime::{AsContext, AsContextMut, Extern, Memory, SharedMemory};

/// A linear memory.
#[derive(Clone)]
pub enum Linear {
    /// One that belongs to its store.
    Own(Memory),
    /// One that threads may share.
    Shared(SharedMemory),
}

/// Where a memory lies in the host, and how much of it there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The address of its first byte.
    pub base: usize,
    /// Its size in bytes.
    pub bytes: usize,
}

impl Extent {
    /// Its size in pages.
    pub fn pages(self) -> u64 {
        (self.bytes / PAGE_BYTES) as u64
    }
}

impl Linear {
    /// The memory behind an export, if it is one.
    pub fn of(export: Extern) -> Option<Self> {
        match export {
            Extern::Memory(memory) => Some(Linear::Own(memory)),
            Extern::SharedMemory(memory) => Some(Linear::Shared(memory)),
            _ => None,
        }
    }

    /// Whether threads may share it.
    pub fn is_shared(&self) -> bool {
        matches!(self, Linear::Shared(_))
    }

    /// The address of its first byte, now.
    pub fn base(&self, store: impl AsContext) -> *mut u8 {
        match self {
            Linear::Own(memory) => memory.data_ptr(store),
            Linear::Shared(memory) => memory.data().as_ptr().cast_mut().cast(),
        }
    }

    /// Its size in bytes, now.
    pub fn bytes(&self, store: impl AsContext) -> usize {
        match self {
            Linear::Own(memory) => memory.data_size(store),
            Linear::Shared(memory) => memory.data_size(),
        }
    }

    /// Where it lies and how large it is, now.
    pub fn extent(&self, store: impl AsContext) -> Extent {
        let store = store.as_context();
        Extent { base: self.base(&store).addr(), bytes: self.bytes(&store) }
    }

    /// Grows it by `pages` and returns its size before, in pages.
    pub fn grow(&self, store: impl AsContextMut, pages: u64) -> wasmtime::Result<u64> {
        match self {
            Linear::Own(memory) => memory.grow(store, pages),
            Linear::Shared(memory) => memory.grow(pages),
        }
    }
}
