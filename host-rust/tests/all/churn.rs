//! What the benchmarks of allocators time does the same over each of them.

use host_rust::{engine::Configuration, guest};
use wasmtime::{Instance, Module, Store, WasmParams};

use crate::support::{ENGINES, dist, index};

/// What `export` answers, over each allocator.
fn answers<P: WasmParams + Copy>(export: &str, params: P) -> Vec<(String, u32)> {
    let engine = ENGINES.get(Configuration::Default);
    let churns = index().guests.into_iter().filter(|guest| guest.source == "crates/lib_churn/Cargo.toml");
    let answer = |guest: catalogue::Guest| {
        let module = Module::new(engine, guest::load(&guest, dist()).unwrap().wasm).unwrap();
        let mut store = Store::new(engine, ());
        store.set_epoch_deadline(u64::from(u32::MAX));
        let instance = Instance::new(&mut store, &module, &[]).unwrap();
        let pattern = instance.get_typed_func::<P, u32>(&mut store, export).unwrap();
        (guest.name, pattern.call(&mut store, params).unwrap())
    };
    churns.map(answer).collect()
}

fn assert_all(answers: &[(String, u32)], native: u32) {
    assert!(answers.len() > 5, "only {} allocators", answers.len());
    for (guest, sum) in answers {
        assert_eq!(*sum, native, "{guest}");
    }
}

#[test]
fn every_allocator_keeps_the_blocks_of_every_pattern_apart() {
    assert_all(&answers("churn_random", (10_000, 7)), lib_churn::churn_random(10_000, 7));
    assert_all(&answers("churn_lifo", 160), lib_churn::churn_lifo(160));
    assert_all(&answers("grow_vector", 1 << 20), lib_churn::grow_vector(1 << 20));
}
