//! A guest with DWARF. `guest.wasm` beside it was made from it by this line, in this folder:
//!
//!     rustc --edition 2024 --target wasm32-unknown-unknown --crate-type cdylib -C opt-level=2 -C panic=abort -C codegen-units=1 -C debuginfo=line-tables-only --remap-path-prefix=$PWD=/build -o guest.wasm guest.rs
//!
//! Where growth stands, the line says so; the tests look for that, not for a number.
#![no_std]

use core::arch::wasm32;

#[link(wasm_import_module = "env")]
unsafe extern "C" {
    safe fn look(at: usize);
}

#[inline(always)]
fn more(pages: usize) -> usize {
    wasm32::memory_grow::<0>(pages) // grows
}

#[inline(never)]
fn reserve(bytes: usize) -> usize {
    more(bytes / 65_536 + 1) // calls more
}

#[unsafe(no_mangle)]
pub extern "C" fn set_name(length: usize) -> usize {
    reserve(length) + 1 // calls reserve
}

#[unsafe(no_mangle)]
pub extern "C" fn show(length: usize) {
    let at = set_name(length); // calls set_name
    look(at); // calls look
}

#[unsafe(no_mangle)]
pub extern "C" fn get_name(length: usize) -> usize {
    length * 2
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    wasm32::unreachable()
}
