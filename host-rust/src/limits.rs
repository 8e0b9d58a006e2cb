//! A limit on a guest's memory, below the one that it declares.

use std::fmt;

use greeting::PAGE_BYTES;
use wasmtime::ResourceLimiter;

/// What a store asks before memory grows. It remembers what it refused, so that the guest's failure can be explained.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// The most pages that a memory may have.
    pub max_pages: Option<u64>,
    /// Whether a refusal ends the call, where `memory.grow` would answer -1.
    pub trap: bool,
    /// The latest refusal.
    pub refused: Option<Refusal>,
}

/// A growth that was refused, in pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The size at the time; 0 while the memory was made.
    pub from: u64,
    /// The size asked for.
    pub to: u64,
    /// The most allowed.
    pub max: u64,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refusal { from, to, max } = self;
        match from {
            0 => write!(f, "its memory has {to} pages at first, more than --max-pages {max}"),
            _ => write!(f, "memory.grow from {from} to {to} pages was refused (--max-pages {max})"),
        }
    }
}

impl std::error::Error for Refusal {}

impl ResourceLimiter for Limits {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let pages = |bytes: usize| (bytes / PAGE_BYTES) as u64;
        let Some(max) = self.max_pages.filter(|max| pages(desired) > *max) else { return Ok(true) };
        let refusal = Refusal { from: pages(current), to: pages(desired), max };
        self.refused = Some(refusal);
        if self.trap { Err(refusal.into()) } else { Ok(false) }
    }

    fn table_growing(&mut self, _: usize, _: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(true)
    }
}
