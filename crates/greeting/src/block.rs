use core::cell::UnsafeCell;

use crate::{
    Failure,
    protocol::{BLOCK_BYTES, MESSAGE_BYTES, MESSAGE_OFFSET, NAME_OFFSET, SALUTATION_OFFSET, SLOT_BYTES},
};

/// The guest's end of the shared memory: salutation, name and message, side by side.
///
/// ```
/// use greeting::{Block, Failure, SLOT_BYTES};
///
/// let block = Block::new();
/// let (salutation, name) = block.texts(0, SLOT_BYTES).unwrap();
/// assert_eq!((salutation, name), (&[][..], &[0; 16][..]));
/// assert_eq!(block.texts(SLOT_BYTES + 1, 0), Err(Failure::SalutationTooLong));
/// assert_eq!(block.write_message(b"Ahoy!"), 5);
/// ```
#[repr(C, align(16))]
pub struct Block(UnsafeCell<[u8; BLOCK_BYTES]>);

// SAFETY: an instance runs one call at a time and its host touches the block only between calls, so no two
// accesses ever overlap; native tests keep to one thread per block.
unsafe impl Sync for Block {}

impl Block {
    /// A block of zeros.
    #[expect(clippy::new_without_default, reason = "a block is a static; a default would invite copies")]
    pub const fn new() -> Self {
        Block(UnsafeCell::new([0; BLOCK_BYTES]))
    }

    /// Where the host writes the salutation.
    pub fn salutation_ptr(&self) -> *mut u8 {
        self.at(SALUTATION_OFFSET)
    }

    /// Where the host writes the name.
    pub fn name_ptr(&self) -> *mut u8 {
        self.at(NAME_OFFSET)
    }

    /// Where the guest leaves the message.
    pub fn message_ptr(&self) -> *mut u8 {
        self.at(MESSAGE_OFFSET)
    }

    /// The texts that the host left: the first `sal_len` bytes of the salutation's slot and the first `name_len`
    /// of the name's.
    pub fn texts(&self, sal_len: usize, name_len: usize) -> Result<(&[u8], &[u8]), Failure> {
        if sal_len > SLOT_BYTES {
            return Err(Failure::SalutationTooLong);
        }
        if name_len > SLOT_BYTES {
            return Err(Failure::NameTooLong);
        }
        Ok((self.slot(SALUTATION_OFFSET, sal_len), self.slot(NAME_OFFSET, name_len)))
    }

    /// Writes `message` into its slot and returns its length; what does not fit is cut off, and no greeting is
    /// that long.
    pub fn write_message(&self, message: &[u8]) -> usize {
        let len = message.len().min(MESSAGE_BYTES);
        // SAFETY: `len` is at most the slot's size, and `message` lies elsewhere: no reference to the message's
        // slot is ever handed out.
        unsafe { self.message_ptr().copy_from_nonoverlapping(message.as_ptr(), len) };
        len
    }

    fn slot(&self, offset: usize, len: usize) -> &[u8] {
        // SAFETY: both callers pass a slot's own offset and a `len` of at most a slot, and nothing writes to an
        // input slot while the guest runs.
        unsafe { core::slice::from_raw_parts(self.at(offset), len) }
    }

    fn at(&self, offset: usize) -> *mut u8 {
        // SAFETY: every offset is a constant of the protocol and less than `BLOCK_BYTES`.
        unsafe { self.0.get().cast::<u8>().add(offset) }
    }
}
