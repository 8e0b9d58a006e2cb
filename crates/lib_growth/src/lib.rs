//! A guest that grows: `format!` builds a `String`, the `String` needs a heap, and the heap needs a page.

use greeting::{Failure, answer, export_slots};
use heap as _;

export_slots!(BLOCK);

/// Composes `{salutation}, {name}!` and returns its length in bytes, or a [`Failure`]'s code.
///
/// Refused memory, `format!` does not return: std reports the failed allocation and traps.
#[unsafe(no_mangle)]
pub extern "C" fn set_name(sal_len: usize, name_len: usize) -> i32 {
    answer(compose(sal_len, name_len))
}

fn compose(sal_len: usize, name_len: usize) -> Result<usize, Failure> {
    let (salutation, name) = BLOCK.texts(sal_len, name_len)?;
    let (salutation, name) = (str::from_utf8(salutation)?, str::from_utf8(name)?);
    let greeting: String = format!("{salutation}, {name}!");
    Ok(BLOCK.write_message(greeting.as_bytes()))
}

greeting::test_natively!();
