//! What a guest may have of its host: by default enough for any guest that greets, and less than a laptop has.

use std::fmt;

use artefact::counted;
use greeting::PAGE_BYTES;
use wasmtime::ResourceLimiter;

/// The most pages that all memories of a guest may have together, unless said: 512 MiB.
pub const MAX_PAGES: u64 = 8_192;
/// The most elements that all tables of a guest may have together.
pub const MAX_ELEMENTS: usize = 1_000_000;
/// The most memories, and the most tables.
pub const MAX_OF_A_KIND: usize = 20;

/// What a store asks before memory or a table grows. It remembers what it refused, so that the guest's failure can be
/// explained.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// The most pages that its memories may have, if not [`MAX_PAGES`].
    pub max_pages: Option<u64>,
    /// Whether a refusal ends the call, where `memory.grow` would answer -1.
    pub trap: bool,
    /// The latest refusal.
    pub refused: Option<Refusal>,
    memories: Counted,
    tables: Counted,
}

/// What is granted so far, and the latest grant, which is taken back if growth fails all the same.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    granted: usize,
    latest: usize,
}

impl Counted {
    fn grant(&mut self, more: usize, most: usize) -> bool {
        let granted = self.granted.saturating_add(more);
        let may = granted <= most;
        *self = if may { Counted { granted, latest: more } } else { Counted { latest: 0, ..*self } };
        may
    }

    fn take_back(&mut self) {
        *self = Counted { granted: self.granted - self.latest, latest: 0 };
    }
}

impl Limits {
    /// Limits with the most pages of the caller's choice.
    pub fn of(max_pages: Option<u64>, trap: bool) -> Self {
        Limits { max_pages, trap, ..Limits::default() }
    }

    /// The most pages that its memories may have.
    pub fn pages(&self) -> u64 {
        self.max_pages.unwrap_or(MAX_PAGES)
    }

    fn refuse(&mut self, refusal: Refusal) -> wasmtime::Result<bool> {
        self.refused = Some(refusal);
        if self.trap { Err(refusal.into()) } else { Ok(false) }
    }
}

/// A growth that was refused: in pages, or a table's in elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What would have become too large.
    pub bound: Bound,
    /// The size at the time; 0 while the memory was made.
    pub from: u64,
    /// The size asked for.
    pub to: u64,
    /// The most allowed.
    pub max: u64,
}

/// The bound that was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The one of `--max-pages`.
    MaxPages,
    /// [`MAX_PAGES`].
    Memories,
    /// [`MAX_ELEMENTS`].
    Tables,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refusal { bound, from, to, max } = self;
        let given = format!("this host gives {} pages in all; --max-pages N allows another number", counted(*max));
        match (bound, from) {
            (Bound::MaxPages, 0) => write!(f, "its memory has {to} pages at first, more than --max-pages {max}"),
            (Bound::MaxPages, _) => {
                write!(f, "memory.grow from {from} to {to} pages was refused (--max-pages {max})")
            }
            (Bound::Memories, 0) => write!(f, "its memory has {} pages at first; {given}", counted(*to)),
            (Bound::Memories, _) => write!(f, "memory.grow from {from} to {to} pages was refused ({given})"),
            (Bound::Tables, _) => {
                write!(f, "a table of {} elements was refused (this host gives {} in all)", counted(*to), counted(*max))
            }
        }
    }
}

impl std::error::Error for Refusal {}

impl ResourceLimiter for Limits {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let pages = |bytes: usize| bytes.div_ceil(PAGE_BYTES) as u64;
        let max = self.pages();
        let most = usize::try_from(max).unwrap_or(usize::MAX).saturating_mul(PAGE_BYTES);
        if self.memories.grant(desired - current, most) {
            return Ok(true);
        }
        let bound = if self.max_pages.is_some() { Bound::MaxPages } else { Bound::Memories };
        self.refuse(Refusal { bound, from: pages(current), to: pages(desired), max })
    }

    fn memory_grow_failed(&mut self, _: wasmtime::Error) -> wasmtime::Result<()> {
        self.memories.take_back();
        Ok(())
    }

    fn table_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        if self.tables.grant(desired - current, MAX_ELEMENTS) {
            return Ok(true);
        }
        let (from, to, max) = (current as u64, desired as u64, MAX_ELEMENTS as u64);
        self.refuse(Refusal { bound: Bound::Tables, from, to, max })
    }

    fn table_grow_failed(&mut self, _: wasmtime::Error) -> wasmtime::Result<()> {
        self.tables.take_back();
        Ok(())
    }

    fn memories(&self) -> usize {
        MAX_OF_A_KIND
    }

    fn tables(&self) -> usize {
        MAX_OF_A_KIND
    }
}
