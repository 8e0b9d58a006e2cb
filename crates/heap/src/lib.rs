//! The heap of a guest. Each cargo feature makes another allocator the global one; with none of them it is std's.
//!
//! A guest says `use heap as _;` and is built once for each allocator.

#![no_std]
#![cfg(target_family = "wasm")]

/// Our own: uses the memory it was given, frees all at once.
#[cfg(feature = "bump")]
mod bump;

#[cfg(feature = "none")]
mod none;

/// dlmalloc from crates.io, newer than the one in std: since 0.2.13 it uses the memory it was given.
#[cfg(feature = "dlmalloc")]
#[global_allocator]
static HEAP: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// wee_alloc, unmaintained; with `wee-static` its pages come from a static array, and memory never grows.
#[cfg(any(feature = "wee", feature = "wee-static"))]
#[global_allocator]
static HEAP: wee_alloc::WeeAlloc<'static> = wee_alloc::WeeAlloc::INIT;

/// talc, as its documentation recommends for WebAssembly.
#[cfg(feature = "talc")]
#[global_allocator]
static HEAP: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// lol_alloc's allocator with a free list.
// SAFETY: built without the atomics feature, a wasm instance has one thread.
#[cfg(feature = "lol")]
#[global_allocator]
static HEAP: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

/// lol_alloc's smallest: it frees nothing.
// SAFETY: built without the atomics feature, a wasm instance has one thread.
#[cfg(feature = "lol-leaking")]
#[global_allocator]
static HEAP: lol_alloc::AssumeSingleThreaded<lol_alloc::LeakingAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::LeakingAllocator::new()) };

/// mini-alloc: a bump allocator too, without reset.
#[cfg(feature = "mini")]
#[global_allocator]
static HEAP: mini_alloc::MiniAlloc = mini_alloc::MiniAlloc::INIT;
