//! A linear memory that moves at every growth, and leaves its old block behind for all to see.

use std::{
    alloc::{Layout, alloc_zeroed, dealloc},
    mem,
    ptr::{self, NonNull},
    slice,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use greeting::PAGE_BYTES;
use wasmtime::{Config, LinearMemory, MemoryCreator, MemoryType, Result};

/// What fills a block that memory has left. It is text, so that a stale read shows in an answer.
pub const POISON: u8 = b'#';

static POISONED: [u8; PAGE_BYTES] = [POISON; PAGE_BYTES];

/// The most that a memory may grow to, in bytes: each growth leaves a block of its size behind.
pub const LIMIT: usize = 1024 * PAGE_BYTES;

/// The largest block that is kept when its run is over, in bytes, for hosts that hold a pointer in a `static`.
const KEPT: usize = 16 * PAGE_BYTES;

/// Settings under which every memory is ours: wasmtime must check bounds itself, and may not map anything over it.
pub fn config(left: &Left) -> Config {
    let mut config = Config::new();
    config
        .memory_reservation(0)
        .memory_reservation_for_growth(0)
        .memory_guard_size(0)
        .memory_init_cow(false)
        .memory_may_move(true)
        .with_host_memory(Arc::new(Creator(left.clone())));
    config
}

/// The blocks that memory has left, kept as long as a host may point to them.
#[derive(Clone, Default)]
pub struct Left(Arc<Mutex<Blocks>>);

#[derive(Default)]
struct Blocks {
    moves: usize,
    left: Vec<Arc<Block>>,
}

/// A moment, to count from.
#[derive(Clone, Copy)]
pub struct Mark {
    moves: usize,
    left: usize,
}

impl Left {
    /// Now.
    pub fn mark(&self) -> Mark {
        let blocks = self.blocks();
        Mark { moves: blocks.moves, left: blocks.left.len() }
    }

    /// How often a memory has moved since.
    pub fn moves(&self, since: Mark) -> usize {
        self.blocks().moves - since.moves
    }

    /// How many bytes were written into the blocks left since, after they were left.
    pub fn written(&self, since: Mark) -> usize {
        let blocks = self.blocks();
        blocks.left[since.left..].iter().map(|block| block.written()).sum()
    }

    /// Frees the large blocks. To be called when a run's host is gone.
    pub fn forget(&self) {
        self.blocks().left.retain(|block| block.size <= KEPT);
    }

    fn blocks(&self) -> MutexGuard<'_, Blocks> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An allocation. It is only ever touched through pointers, because a host may hold stale ones to it.
struct Block {
    start: NonNull<u8>,
    size: usize,
}

// SAFETY: a block owns its allocation, as a `Box<[u8]>` would.
unsafe impl Send for Block {}
// SAFETY: a shared block can only be read.
unsafe impl Sync for Block {}

impl Block {
    fn zeroed(size: usize) -> Result<Self, String> {
        let layout = Self::layout(size).ok_or_else(|| format!("{size} bytes are no memory's size"))?;
        // SAFETY: the layout is at least one page, so not empty.
        let start = NonNull::new(unsafe { alloc_zeroed(layout) });
        Ok(Block { start: start.ok_or_else(|| format!("there are no {size} bytes to be had"))?, size })
    }

    /// At least one page, because an empty memory has an address too.
    fn layout(size: usize) -> Option<Layout> {
        Layout::from_size_align(size.max(PAGE_BYTES), PAGE_BYTES).ok()
    }

    fn leave(self: &Arc<Self>, left: &mut Blocks) {
        // SAFETY: the block owns `size` bytes from `start`, and the memory that lay there is elsewhere or gone.
        unsafe { self.start.as_ptr().write_bytes(POISON, self.size) };
        left.left.push(self.clone());
    }

    /// How many bytes differ from what the block was filled with when it was left. Page by page, because a page that is
    /// as it was is compared at once.
    fn written(&self) -> usize {
        // SAFETY: the block owns `size` bytes from `start`, all initialized, and its host has returned: nobody writes.
        let bytes = unsafe { slice::from_raw_parts(self.start.as_ptr(), self.size) };
        let changed = bytes.chunks(PAGE_BYTES).filter(|page| *page != &POISONED[..page.len()]);
        changed.flatten().filter(|byte| **byte != POISON).count()
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        let layout = Self::layout(self.size).expect("the block was allocated with it");
        // SAFETY: `start` was allocated with this very layout, and is freed only here.
        unsafe { dealloc(self.start.as_ptr(), layout) }
    }
}

struct Creator(Left);

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
        Ok(Box::new(Moving { block: Block::zeroed(minimum)?.into(), left: self.0.clone() }))
    }
}

struct Moving {
    block: Arc<Block>,
    left: Left,
}

// SAFETY: `as_ptr` is the start of an allocation of `byte_size` bytes that lives until `grow_to` has replaced it.
unsafe impl LinearMemory for Moving {
    fn byte_size(&self) -> usize {
        self.block.size
    }

    fn byte_capacity(&self) -> usize {
        self.block.size
    }

    fn grow_to(&mut self, new_size: usize) -> Result<()> {
        wasmtime::ensure!(new_size <= LIMIT, "memory may grow to {} pages here", LIMIT / PAGE_BYTES);
        let next = Block::zeroed(new_size).map_err(wasmtime::Error::msg)?;
        // SAFETY: the blocks are two allocations, and growth only ever asks for more.
        unsafe { ptr::copy_nonoverlapping(self.block.start.as_ptr(), next.start.as_ptr(), self.block.size) };
        let old = mem::replace(&mut self.block, next.into());
        let mut left = self.left.blocks();
        left.moves += 1;
        old.leave(&mut left);
        Ok(())
    }

    fn as_ptr(&self) -> *mut u8 {
        self.block.start.as_ptr()
    }
}

impl Drop for Moving {
    fn drop(&mut self) {
        self.block.leave(&mut self.left.blocks());
    }
}
