//! A guest that cannot grow: every byte of the message is written where the host will read it.

#![no_std]

use greeting::{Failure, answer, export_slots};

export_slots!(BLOCK);

/// Composes `{salutation}, {name}!` and returns its length in bytes, or a [`Failure`]'s code.
#[unsafe(no_mangle)]
pub extern "C" fn set_name(sal_len: usize, name_len: usize) -> i32 {
    answer(compose(sal_len, name_len))
}

fn compose(sal_len: usize, name_len: usize) -> Result<usize, Failure> {
    let (salutation, name) = BLOCK.texts(sal_len, name_len)?;
    let message = BLOCK.message_ptr();
    // SAFETY: each text is at most a slot, and the message's slot holds two slots and the three bytes between.
    unsafe {
        message.copy_from_nonoverlapping(salutation.as_ptr(), sal_len);
        message.add(sal_len).cast::<[u8; 2]>().write(*b", ");
        message.add(sal_len + 2).copy_from_nonoverlapping(name.as_ptr(), name_len);
        message.add(sal_len + 2 + name_len).write(b'!');
    }
    Ok(sal_len + 2 + name_len + 1)
}

greeting::test_natively!();

/// `no_std` asks for one. Nothing here can panic, so the linker drops it; the build checks that it did.
#[cfg(target_family = "wasm")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
