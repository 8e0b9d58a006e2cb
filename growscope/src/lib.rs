//! Which calls of a WebAssembly module can grow memory, and the module in which they do.

mod bits;
pub mod conditions;
mod demangle;
mod frame;
pub mod graph;
pub mod imports;
pub mod lines;
pub mod module;
mod options;
pub mod reach;
pub mod report;
pub mod request;
pub mod rewrite;
pub mod verbs;
#[cfg(target_arch = "wasm32")]
pub mod wasm_abi;
mod workers;

pub use demangle::demangle;
pub use module::{Module, ReadError};
pub use options::Options;
pub use reach::{Analysis, Verdict};
