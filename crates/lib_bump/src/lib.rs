//! A guest that grows late: the same composition over a heap that uses what it was given first.

#![no_std]

extern crate alloc;

use alloc::string::String;
use core::fmt::Write;

use greeting::{Failure, answer, export_slots};
use heap as _;

export_slots!(BLOCK);

/// Composes `{salutation}, {name}!` and returns its length in bytes, or a [`Failure`]'s code.
#[unsafe(no_mangle)]
pub extern "C" fn set_name(sal_len: usize, name_len: usize) -> i32 {
    answer(compose(sal_len, name_len))
}

fn compose(sal_len: usize, name_len: usize) -> Result<usize, Failure> {
    let (salutation, name) = BLOCK.texts(sal_len, name_len)?;
    let (salutation, name) = (str::from_utf8(salutation)?, str::from_utf8(name)?);
    let mut greeting = String::new();
    greeting.try_reserve(salutation.len() + name.len() + ", !".len()).map_err(|_| Failure::OutOfMemory)?;
    write!(greeting, "{salutation}, {name}!").map_err(|_| Failure::OutOfMemory)?;
    Ok(BLOCK.write_message(greeting.as_bytes()))
}

greeting::test_natively!();

/// What `no_std` asks for. Reached only by a defect.
#[cfg(target_family = "wasm")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
