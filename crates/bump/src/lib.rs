//! A bump allocator for WebAssembly linear memory.
//!
//! One number, the bytes handed out so far, only ever rises. An allocation rounds it up to its alignment and adds
//! its size; when the sum passes the end of memory, whole pages are asked for, and a refusal is answered with null.
//! Nothing is freed alone: [`Bump::reset`] frees everything at once.
//!
//! It uses the memory it was given before it asks for more, so a guest built over it detaches its host's views not
//! on the first call but on some later one.

#![no_std]

mod allocator;
#[cfg(target_family = "wasm")]
mod linear_memory;
mod memory;

pub use allocator::Bump;
#[cfg(target_family = "wasm")]
pub use linear_memory::LinearMemory;
pub use memory::{Memory, PAGE_BYTES, Pages};

#[cfg(test)]
mod tests;
