//! x
pub mod rewrite;
