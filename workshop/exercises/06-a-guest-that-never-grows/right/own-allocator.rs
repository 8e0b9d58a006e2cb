// right: format! stays, over an allocator of its own that is emptied at each call
//! A guest that greets: the host writes a salutation and a name, calls `set_name`, and reads the message.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

struct Arena(UnsafeCell<[u8; 4096]>, AtomicUsize);
// SAFETY: an instance runs one call at a time.
unsafe impl Sync for Arena {}
// SAFETY: each block lies in the array, aligned as asked, and no two overlap until the next call begins.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let base = self.0.get() as usize;
        let start = (base + self.1.load(Relaxed)).next_multiple_of(layout.align());
        let end = start + layout.size();
        if end > base + 4096 {
            return std::ptr::null_mut();
        }
        self.1.store(end - base, Relaxed);
        start as *mut u8
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
#[global_allocator]
static ARENA: Arena = Arena(UnsafeCell::new([0; 4096]), AtomicUsize::new(0));

const BLOCK_BYTES: usize = 128;
const SLOT_BYTES: usize = 16;
const SALUTATION: usize = 0;
const NAME: usize = 16;
const MESSAGE: usize = 32;

/// Both texts and the message, side by side. A `static mut` would do the same and let nobody say why it is sound.
struct Block(UnsafeCell<[u8; BLOCK_BYTES]>);

// SAFETY: an instance runs one call at a time, and its host touches the block only between calls.
unsafe impl Sync for Block {}

static BLOCK: Block = Block(UnsafeCell::new([0; BLOCK_BYTES]));

impl Block {
    fn at(&self, offset: usize) -> *mut u8 {
        self.0.get().cast::<u8>().wrapping_add(offset)
    }

    /// The first `len` bytes of one of the two input slots, if it is that long.
    fn input(&self, slot: usize, len: usize) -> Option<&[u8]> {
        // SAFETY: a slot's bytes lie in the block, and nothing writes to an input slot while the guest runs.
        (len <= SLOT_BYTES).then(|| unsafe { std::slice::from_raw_parts(self.at(slot), len) })
    }

    /// Writes `text` at `offset`, which is `MESSAGE` or more, and answers with the offset after it.
    fn write(&self, offset: usize, text: &str) -> usize {
        let len = text.len().min(BLOCK_BYTES.saturating_sub(offset));
        // SAFETY: `len` bytes are left in the block, and no reference into the message's slot exists.
        unsafe { self.at(offset).copy_from_nonoverlapping(text.as_ptr(), len) };
        offset + len
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn get_salutation_ptr() -> *mut u8 {
    BLOCK.at(SALUTATION)
}

#[unsafe(no_mangle)]
pub extern "C" fn get_name_ptr() -> *mut u8 {
    BLOCK.at(NAME)
}

#[unsafe(no_mangle)]
pub extern "C" fn get_msg_ptr() -> *mut u8 {
    BLOCK.at(MESSAGE)
}

/// Composes `{salutation}, {name}!` and answers with its length in bytes, or with a negative code.
#[unsafe(no_mangle)]
pub extern "C" fn set_name(sal_len: usize, name_len: usize) -> i32 {
    match compose(sal_len, name_len) {
        Ok(len) => len as i32,
        Err(code) => code,
    }
}

fn compose(sal_len: usize, name_len: usize) -> Result<usize, i32> {
    ARENA.1.store(0, Relaxed);
    let salutation = BLOCK.input(SALUTATION, sal_len).ok_or(-1)?;
    let name = BLOCK.input(NAME, name_len).ok_or(-2)?;
    let salutation = str::from_utf8(salutation).map_err(|_| -3)?;
    let name = str::from_utf8(name).map_err(|_| -3)?;
    let message = format!("{salutation}, {name}!");
    Ok(BLOCK.write(MESSAGE, &message) - MESSAGE)
}
