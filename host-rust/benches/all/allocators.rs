//! Allocation inside the guest, over each allocator: what a call of a pattern takes.
//!
//! Each pattern runs at two lengths. The processor learns a short random one by heart, so believe the long one.

use criterion::{BenchmarkId, Criterion};
use host_rust::{instance::RESET, limits::Limits};
use wasmtime::{Engine, Store, TypedFunc, WasmParams};

use crate::support::{Metering, guests, instantiate, load, timed};

/// The first number that `churn_random` draws follows from it.
const SEED: u32 = 7;

pub fn bench(criterion: &mut Criterion) {
    for rounds in [1_000, 10_000] {
        let sum = lib_churn::churn_random(rounds, SEED);
        pattern(criterion, "churn_random", rounds, (rounds, SEED), sum);
    }
    for rounds in [16, 160] {
        pattern(criterion, "churn_lifo", rounds, rounds, lib_churn::churn_lifo(rounds));
    }
    for bytes in [1 << 16, 1 << 20] {
        pattern(criterion, "grow_vector", bytes, bytes, lib_churn::grow_vector(bytes as usize));
    }
}

/// Times one pattern over every allocator; `sum` is what native Rust answers.
fn pattern<P: WasmParams + Copy>(criterion: &mut Criterion, export: &str, parameter: u32, params: P, sum: u32) {
    let engine = Metering::None.engine();
    let mut group = criterion.benchmark_group(format!("allocators/{export}"));
    for guest in guests().iter().filter(|guest| guest.source == "crates/lib_churn/Cargo.toml") {
        let allocator = guest.features.first().map_or("std", String::as_str);
        let wasm = load(guest).wasm;
        group.bench_function(BenchmarkId::new(allocator, parameter), |bencher| {
            bencher.iter_custom(|calls| {
                // Anew for each sample: wee_alloc's memory climbs, and would be slower from one to the next.
                let mut churn = Churn::<P>::new(&engine, &wasm, export);
                assert_eq!(churn.call(params), sum, "{export}({parameter}) over {allocator}");
                timed(|| (0..calls).for_each(|_| assert_eq!(churn.call(params), sum)))
            });
        });
    }
}

struct Churn<P: WasmParams> {
    store: Store<Limits>,
    pattern: TypedFunc<P, u32>,
    reset: Option<TypedFunc<(), ()>>,
}

impl<P: WasmParams> Churn<P> {
    fn new(engine: &Engine, wasm: &[u8], export: &str) -> Self {
        let mut store = Metering::None.store(engine);
        let instance = instantiate(&mut store, wasm);
        let pattern = instance.get_typed_func(&mut store, export).unwrap();
        let reset = instance.get_typed_func(&mut store, RESET).ok();
        Churn { store, pattern, reset }
    }

    /// Runs the pattern; an allocator that frees all at once does so here, and its time counts.
    fn call(&mut self, params: P) -> u32 {
        let sum = self.pattern.call(&mut self.store, params).unwrap();
        if let Some(reset) = &self.reset {
            reset.call(&mut self.store, ()).unwrap();
        }
        sum
    }
}
