//! One module: its verdicts, and what its exports then do.

mod tangle;
mod ways;

use std::sync::OnceLock;

use growscope::{Analysis, Module, Options, Verdict};
use wasmtime::{Config, Engine, Export, Instance, Linker, Memory, ResourceLimiter, Store, Val, ValType};

/// What was met on the way.
#[derive(Debug, Default)]
pub struct Tally {
    /// Calls of exports with the verdict `never`.
    pub never_called: u64,
    /// Calls of others, in which memory grew.
    pub grew: u64,
    /// Calls that trapped or ran out of fuel.
    pub trapped: u64,
    /// Edges of ways that were found in the module.
    pub steps: u64,
}

const FUEL: u64 = 10_000;

/// Keeps growth within bounds.
struct Bounds;

impl ResourceLimiter for Bounds {
    fn memory_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(desired <= 4 << 20)
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(desired <= 10_000)
    }
}

/// Holds the verdicts of a seed's module against what it does, and panics with the seed where one is wrong.
pub fn one(seed: u64, tally: &mut Tally) {
    // By turns what is of every kind, and what calls and grows a lot.
    let bytes = if seed.is_multiple_of(2) { crate::smith::module(seed) } else { tangle::module(seed) };
    let module = Module::read(&bytes).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
    let analysis = Analysis::of(&module, &Options::default());
    for (name, index) in module.exported_functions() {
        tally.steps += ways::walk(&bytes, &module, &analysis, index)
            .unwrap_or_else(|wrong| panic!("seed {seed}: the way from {name} is not there: {wrong}"));
    }
    run(seed, &bytes, &module, &analysis, tally).unwrap_or_else(|error| panic!("seed {seed}: {error:?}"));
}

fn run(seed: u64, bytes: &[u8], module: &Module<'_>, analysis: &Analysis, tally: &mut Tally) -> wasmtime::Result<()> {
    let compiled = wasmtime::Module::new(engine(), bytes)?;
    let mut random = fastrand::Rng::with_seed(seed);
    for (name, index) in module.exported_functions().flat_map(|export| [export; 3]) {
        let Some((mut store, instance)) = start(&compiled)? else { return Ok(()) };
        let Some(function) = instance.get_func(&mut store, name) else { continue };
        let ty = function.ty(&store);
        let Some(arguments) = ty.params().map(|ty| argument(&ty, &mut random)).collect::<Option<Vec<_>>>() else {
            continue;
        };
        let mut results = vec![Val::I32(0); ty.results().len()];
        let verdict = analysis.verdict_of(index);
        let before = pages(&mut store, instance);
        store.set_fuel(FUEL)?;
        let called = function.call(&mut store, &arguments, &mut results);
        // What is thrown past an export comes back, to whoever catches it.
        let came_back = called.is_ok() || store.take_pending_exception().is_some();
        // The limiter is asked by the collector's heap as well: the memories themselves are looked at. All are exported.
        let grew = pages(&mut store, instance) != before;
        tally.trapped += u64::from(!came_back);
        tally.grew += u64::from(grew);
        tally.never_called += u64::from(verdict == Verdict::Never);
        match verdict {
            Verdict::Never => assert!(!grew, "seed {seed}: {name} is `never`, and grew memory"),
            // No import calls back here.
            Verdict::OnlyWhenTrapping | Verdict::MayThroughHost => {
                assert!(!(grew && came_back), "seed {seed}: {name} is `{verdict}`, grew memory and came back");
            }
            Verdict::May | Verdict::MayIndirectly => {}
        }
    }
    Ok(())
}

/// An instance in its first moment; none where its imports cannot be made up, or its start function traps.
fn start(module: &wasmtime::Module) -> wasmtime::Result<Option<(Store<Bounds>, Instance)>> {
    let mut store = Store::new(engine(), Bounds);
    store.limiter(|bounds| bounds);
    store.set_fuel(FUEL)?;
    let mut linker = Linker::new(engine());
    if linker.define_unknown_imports_as_default_values(&mut store, module).is_err() {
        return Ok(None);
    }
    Ok(linker.instantiate(&mut store, module).ok().map(|instance| (store, instance)))
}

fn pages(store: &mut Store<Bounds>, instance: Instance) -> Vec<u64> {
    let memories: Vec<Memory> = instance.exports(&mut *store).filter_map(Export::into_memory).collect();
    memories.iter().map(|memory| memory.size(&*store)).collect()
}

fn argument(ty: &ValType, random: &mut fastrand::Rng) -> Option<Val> {
    Some(match ty {
        // Small numbers go further than large ones.
        ValType::I32 => Val::I32(if random.bool() { random.i32(0..8) } else { random.i32(..) }),
        ValType::I64 => Val::I64(if random.bool() { random.i64(0..8) } else { random.i64(..) }),
        ValType::F32 => Val::F32(random.f32().to_bits()),
        ValType::F64 => Val::F64(random.f64().to_bits()),
        other => Val::default_for_ty(other)?,
    })
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut config = Config::new();
        config.wasm_memory64(true).wasm_multi_memory(true).wasm_tail_call(true).wasm_function_references(true);
        config.wasm_gc(true).wasm_exceptions(true).wasm_custom_page_sizes(true).consume_fuel(true);
        config.async_stack_size(32 << 20).max_wasm_stack(16 << 20).cranelift_opt_level(wasmtime::OptLevel::None);
        config.collector(wasmtime::Collector::Null).memory_reservation(8 << 20).memory_guard_size(0);
        Engine::new(&config).expect("a configuration that wasmtime has")
    })
}
