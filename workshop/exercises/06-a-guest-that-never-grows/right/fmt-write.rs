// right: write! into the slot itself, through a fmt::Write that has no heap

//! A guest that greets: the host writes a salutation and a name, calls `set_name`, and reads the message.

use std::cell::UnsafeCell;
use std::fmt::{self, Write};

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
    let salutation = BLOCK.input(SALUTATION, sal_len).ok_or(-1)?;
    let name = BLOCK.input(NAME, name_len).ok_or(-2)?;
    let salutation = str::from_utf8(salutation).map_err(|_| -3)?;
    let name = str::from_utf8(name).map_err(|_| -3)?;
    let mut slot = Slot(MESSAGE);
    write!(slot, "{salutation}, {name}!").map_err(|_| -4)?;
    Ok(slot.0 - MESSAGE)
}

/// The offset at which the next piece goes.
struct Slot(usize);

impl Write for Slot {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.0 = BLOCK.write(self.0, piece);
        Ok(())
    }
}
