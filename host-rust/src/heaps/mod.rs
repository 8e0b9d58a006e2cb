//! Heaps that their host drives: how they go wrong, shown and asserted.

pub mod allocation;
pub mod demonstrations;
pub mod heap;
pub mod run;
