//! Cargo builds a crate once for each set of features that the packages it builds together ask of it. What tests need asks
//! more of some crates than a program does, and everything above them, wasmtime first of all, was built for each. Whoever
//! depends on this asks as much.
