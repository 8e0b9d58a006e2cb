//! Modules by seed: small ones, in which much calls and much grows.

use arbitrary::Unstructured;
use wasm_smith::{Config, Module as Smith};

use super::{inject, tangle};

/// The module of a seed: by turns what is of every kind, and what calls and grows a lot.
pub fn module(seed: u64) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    if seed.is_multiple_of(2) {
        return tangle::module(seed);
    }
    // Not all entropy makes a module; the next draw does.
    let bytes = std::iter::repeat_with(|| draw(&mut random)).find_map(|module| module).expect("an endless iterator");
    // wasm-smith seldom grows memory, and then mostly by more than there is.
    if seed % 4 == 1 { bytes } else { inject::growth(&bytes, &mut random) }
}

fn draw(random: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let mut entropy = vec![0; random.usize(400..3_000)];
    random.fill(&mut entropy);
    let config = Config {
        export_everything: true,
        max_memories: 2,
        min_memories: 1,
        max_memory32_bytes: 10 << 16,
        max_memory64_bytes: 10 << 16,
        min_funcs: 4,
        max_funcs: 12,
        max_imports: 8,
        max_tables: 3,
        custom_page_sizes_enabled: random.bool(),
        memory64_enabled: random.bool(),
        gc_enabled: random.bool(),
        exceptions_enabled: random.bool(),
        tail_call_enabled: random.bool(),
        threads_enabled: false,
        wide_arithmetic_enabled: false,
        relaxed_simd_enabled: false,
        // Engines may choose among these.
        canonicalize_nans: true,
        // Instructions of these kinds alone: many sites, many calls.
        allow_floats: random.u8(..4) == 0,
        simd_enabled: random.u8(..8) == 0,
        ..Config::default()
    };
    Smith::new(config, &mut Unstructured::new(&entropy)).ok().map(|module| module.to_bytes())
}
