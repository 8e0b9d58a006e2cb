//! The examples assert what they say.

#[path = "../examples/growth_log.rs"]
mod growth_log;

#[test]
fn the_example_logs_each_growth_with_who_called_for_it() {
    growth_log::main().unwrap();
}
