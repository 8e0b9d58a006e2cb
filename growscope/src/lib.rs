//! Which calls of a WebAssembly module can grow memory, and the module in which they do.

mod frame;
pub mod request;
pub mod rewrite;
#[cfg(target_arch = "wasm32")]
pub mod wasm_abi;
