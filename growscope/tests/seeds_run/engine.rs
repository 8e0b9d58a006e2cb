//! The engine: one for all seeds, and quick to compile.

use std::sync::OnceLock;

use wasmtime::{Collector, Config, Engine, OptLevel, RegallocAlgorithm};

pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut config = Config::new();
        config.wasm_memory64(true).wasm_multi_memory(true).wasm_tail_call(true).wasm_function_references(true);
        config.wasm_gc(true).wasm_exceptions(true).wasm_custom_page_sizes(true).consume_fuel(true);
        config.async_stack_size(32 << 20).max_wasm_stack(16 << 20).collector(Collector::Null);
        config.cranelift_opt_level(OptLevel::None).cranelift_regalloc_algorithm(RegallocAlgorithm::SinglePass);
        config.memory_reservation(4 << 20).memory_guard_size(0).memory_reservation_for_growth(0);
        Engine::new(&config).expect("a configuration that wasmtime has")
    })
}
