//! The greeting protocol, shared by the guests that speak it and the hosts that call them.
//!
//! A host writes a salutation and a name into two slots of the guest's linear memory, calls
//! `set_name(sal_len, name_len)`, and reads `{salutation}, {name}!` from a third. All three slots
//! lie in one static [`Block`], so **pointers last for the instance's life; views do not**.

#![no_std]

mod block;
mod failure;
mod native_test;
mod protocol;

pub use block::Block;
pub use failure::Failure;
pub use protocol::{
    BLOCK_BYTES, EXPORTS, Export, MESSAGE_BYTES, MESSAGE_OFFSET, NAME_OFFSET, PAGE_BYTES, SALUTATION_OFFSET,
    SLOT_BYTES, TEXTS,
};

/// What `set_name` returns to its host: the message's length in bytes, or a [`Failure`]'s code.
///
/// ```
/// use greeting::{Failure, answer};
///
/// assert_eq!(answer(Ok(29)), 29);
/// assert_eq!(answer(Err(Failure::NameTooLong)), -2);
/// ```
pub fn answer(result: Result<usize, Failure>) -> i32 {
    match result {
        Ok(bytes) => bytes as i32,
        Err(failure) => failure as i32,
    }
}

/// Declares the guest's one static [`Block`] and exports the three functions that say where its slots are.
#[macro_export]
macro_rules! export_slots {
    ($block:ident) => {
        static $block: $crate::Block = $crate::Block::new();

        /// Where the host writes the salutation.
        #[unsafe(no_mangle)]
        pub extern "C" fn get_salutation_ptr() -> *mut u8 {
            $block.salutation_ptr()
        }

        /// Where the host writes the name.
        #[unsafe(no_mangle)]
        pub extern "C" fn get_name_ptr() -> *mut u8 {
            $block.name_ptr()
        }

        /// Where the guest leaves the message.
        #[unsafe(no_mangle)]
        pub extern "C" fn get_msg_ptr() -> *mut u8 {
            $block.message_ptr()
        }
    };
}
