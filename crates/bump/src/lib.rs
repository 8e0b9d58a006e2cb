//! A bump allocator for WebAssembly linear memory.
//!
//! One number, the bytes handed out so far, only ever rises. An allocation rounds it up to its alignment and adds
//! its size; when the sum passes the end of memory, whole pages are asked for, and a refusal is answered with null.
//! Nothing is freed alone: [`Bump::reset`] frees everything at once.
//!
//! ```
//! use core::alloc::{GlobalAlloc, Layout};
//! use bump::{Bump, Memory, PAGE_BYTES, Pages};
//!
//! /// One page, aligned to its size, that cannot grow.
//! #[repr(align(65536))]
//! struct OnePage(core::cell::UnsafeCell<[u8; PAGE_BYTES]>);
//!
//! impl Memory for &OnePage {
//!     fn heap_base(&self) -> usize { 1024 }
//!     fn size(&self) -> Pages { Pages(1) }
//!     fn grow(&self, _: Pages) -> bool { false }
//!     fn at(&self, offset: usize) -> *mut u8 { self.0.get().cast::<u8>().wrapping_add(offset) }
//! }
//!
//! let memory = OnePage([0; PAGE_BYTES].into());
//! let bump = Bump::new(&memory);
//! // SAFETY: no layout has a size of 0.
//! let [small, large] = [8, PAGE_BYTES].map(|size| unsafe { bump.alloc(Layout::from_size_align(size, 8).unwrap()) });
//! assert_eq!(small, (&memory).at(1024));
//! assert!(large.is_null(), "a refusal is answered with null");
//! ```
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
