//! Checks a host that a learner wrote: it greets over a memory that moves at every growth, and growth is forced after
//! each crossing in turn, after every crossing, and never.
//!
//! What memory leaves behind stays allocated and is filled with [`moving_memory::POISON`], so a host that kept a pointer reads
//! and writes there: a wrong answer, the same one every time, and no undefined behaviour.

pub mod guest;
pub mod lab;
pub mod panics;
pub mod run;
pub mod schedule;
pub mod watchdog;
