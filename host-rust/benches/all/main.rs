//! What a call, an allocation, a growth and an access cost under wasmtime, each beside what it is held against.
//!
//! Every group checks what it measures before it measures it. `cargo bench -p host-rust -- --test` only checks;
//! `-- --quick` measures roughly. `scripts/bench-rust.js` makes `benchmarks/results/rust-*.csv` of the results.

mod allocators;
mod floor;
mod greeter;
mod growth;
mod set_name;
mod support;
mod views;

use std::time::Duration;

use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default()
        .without_plots()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
        .configure_from_args();
    floor::bench(&mut criterion);
    set_name::bench(&mut criterion);
    allocators::bench(&mut criterion);
    views::bench(&mut criterion);
    growth::bench(&mut criterion);
    criterion.final_summary();
}
