//! The record of where memories have been.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
};

use crate::{PAGE_BYTES, block::Block};

/// What fills a block that memory has left, unless said. It is text, so that a stale read shows in an answer.
pub const POISON: u8 = b'#';

/// The largest block that [`Left::forget`] keeps, in bytes.
const KEPT: usize = 16 * PAGE_BYTES;

/// How memory is left behind.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// What fills a block that memory has left.
    pub poison: u8,
    /// The most bytes that memory may take, and all blocks left before it; a growth beyond that is refused.
    pub room: usize,
    /// Whether a block is freed as soon as memory has left it and no [`Hold`] holds it. For hosts that know which
    /// pointers they keep.
    pub only_held: bool,
}

impl Default for Settings {
    /// [`POISON`], 256 MiB, and every block stays.
    fn default() -> Self {
        Settings { poison: POISON, room: 256 << 20, only_held: false }
    }
}

/// The blocks that memories have left, kept as long as a host may point to them: as long as the last clone of this, or
/// until [`forget`](Left::forget).
#[derive(Clone, Default)]
pub struct Left {
    settings: Settings,
    blocks: Arc<Mutex<Blocks>>,
}

#[derive(Default)]
struct Blocks {
    moves: usize,
    /// How often memories were made or asked to grow.
    growths: usize,
    /// How many blocks were ever left.
    count: usize,
    /// The bytes of `left`.
    bytes: usize,
    /// Each with its number.
    left: Vec<(usize, Arc<Block>)>,
    /// The blocks that memories lie in now, by address.
    live: HashMap<usize, Weak<Block>>,
}

/// A moment, to count from.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    moves: usize,
    growths: usize,
    count: usize,
}

/// Keeps a block allocated, so that a pointer into it may be read and written after memory has left it.
#[derive(Clone)]
pub struct Hold(Arc<Block>);

impl Hold {
    /// The address of the block's first byte.
    pub fn base(&self) -> *mut u8 {
        self.0.start()
    }

    /// The block's size in bytes.
    pub fn bytes(&self) -> usize {
        self.0.size()
    }

    /// Whether memory has left it. What is read there since is poison.
    pub fn is_left(&self) -> bool {
        self.0.is_left()
    }
}

impl Left {
    /// A record with other settings than the default's.
    pub fn new(settings: Settings) -> Self {
        Left { settings, blocks: Arc::default() }
    }

    /// Now.
    pub fn mark(&self) -> Mark {
        let Blocks { moves, growths, count, .. } = *self.blocks();
        Mark { moves, growths, count }
    }

    /// How often a memory has moved since.
    pub fn moves(&self, since: Mark) -> usize {
        self.blocks().moves - since.moves
    }

    /// How often a memory has grown since, also by no pages, which does not move it; one that was asked to in vain counts,
    /// too, once or twice. To be counted from a moment at which every memory has been made.
    pub fn growths(&self, since: Mark) -> usize {
        self.blocks().growths - since.growths
    }

    /// How many bytes were written into the blocks left since, after they were left. To be called when nobody writes.
    pub fn written(&self, since: Mark) -> usize {
        let blocks = self.blocks();
        let left = blocks.left.iter().filter(|(number, _)| *number >= since.count);
        left.map(|(_, block)| block.differing(self.settings.poison)).sum()
    }

    /// Frees what memories have left, except blocks of up to 1 MiB: they stay for hosts that keep a pointer in a
    /// `static`. To be called when a test's host is gone.
    pub fn forget(&self) {
        let mut blocks = self.blocks();
        blocks.left.retain(|(_, block)| block.size() <= KEPT);
        blocks.bytes = 0;
    }

    /// Keeps the block that a memory with this base lies in now. None if there is no such memory, or it is no moving
    /// one.
    pub fn hold(&self, base: *const u8) -> Option<Hold> {
        self.blocks().live.get(&base.addr())?.upgrade().map(Hold)
    }

    /// A memory's first block.
    pub(crate) fn begin(&self, size: usize) -> Result<Arc<Block>, String> {
        self.enter(Block::zeroed(size)?)
    }

    /// The block that a memory moves to. The one that it leaves is poisoned.
    pub(crate) fn go(&self, from: &Arc<Block>, size: usize) -> Result<Arc<Block>, String> {
        // It has asked before, too, and asks again.
        self.blocks().growths -= 1;
        let room = self.settings.room;
        if self.blocks().bytes.saturating_add(from.size()).saturating_add(size) > room {
            return Err(format!("growth to {size} bytes would take more room than the {room} bytes there are"));
        }
        let next = self.enter(from.moved(size)?)?;
        self.blocks().moves += 1;
        self.leave(from);
        Ok(next)
    }

    pub(crate) fn leave(&self, block: &Arc<Block>) {
        block.poison(self.settings.poison);
        let mut blocks = self.blocks();
        blocks.live.remove(&block.start().addr());
        let number = blocks.count;
        blocks.count += 1;
        if !self.settings.only_held {
            blocks.bytes += block.size();
            blocks.left.push((number, block.clone()));
        }
    }

    /// wasmtime asks where a memory begins after each growth, also by no pages.
    pub(crate) fn ask(&self) {
        self.blocks().growths += 1;
    }

    fn enter(&self, block: Block) -> Result<Arc<Block>, String> {
        let block = Arc::new(block);
        self.blocks().live.insert(block.start().addr(), Arc::downgrade(&block));
        Ok(block)
    }

    fn blocks(&self) -> MutexGuard<'_, Blocks> {
        self.blocks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
