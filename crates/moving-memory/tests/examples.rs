//! The examples assert what they say.

#[path = "../examples/stale_pointer.rs"]
mod stale_pointer;

#[test]
fn the_example_finds_the_stale_pointer() {
    stale_pointer::main().unwrap();
}
