//! The host's tests: its parts through its library, and the whole through its command line.

mod bad_guests;
mod bad_input;
mod churn;
mod cli;
mod grow_memory;
mod heaps;
mod held_slice;
mod hostile;
mod limits;
mod matrix;
mod moving;
mod report;
mod runaway;
mod shape;
mod support;
mod texts;
