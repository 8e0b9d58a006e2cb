//! One module, made from a seed, run as it is and rewritten in several ways.

use std::sync::OnceLock;

use growscope::{
    Analysis, Options,
    rewrite::{Facts, Rewrite, When},
};
use wasmtime::{
    Caller, Engine, Extern, ExternType, Func, FuncType, Global, Instance, Memory, Module, Ref, ResourceLimiter, Store,
    Table, TableType, Trap, Val, ValType,
};

/// What was met on the way.
#[derive(Debug, Default)]
pub struct Tally {
    pub modules: u64,
    /// Modules in which something grows memory.
    pub with_sites: u64,
    /// Calls that came to an end and were compared.
    pub calls: u64,
    pub traps: u64,
    /// Growths that the hooks forced.
    pub forced: u64,
    pub refusals: u64,
}

impl Tally {
    pub fn add(&mut self, other: Tally) {
        self.modules += other.modules;
        self.with_sites += other.with_sites;
        self.calls += other.calls;
        self.traps += other.traps;
        self.forced += other.forced;
        self.refusals += other.refusals;
    }
}

const FUEL: u64 = 20_000;

/// Runs the module of a seed, and panics with the seed where a rewritten one differs.
pub fn one(seed: u64) -> Tally {
    let bytes = crate::smith::module(seed);
    if let Some(path) = std::env::var_os("GROWSCOPE_KEEP") {
        std::fs::write(path, &bytes).expect("a path that can be written");
    }
    let mut tally = Tally { modules: 1, ..Tally::default() };
    let read = growscope::Module::read(&bytes).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
    let facts = Facts::of(&read, &Analysis::of(&read, &Options::default()));
    tally.with_sites = u64::from(!facts.grown_memories.is_empty());
    let plain = play(&bytes, FUEL, false).expect("what wasm-smith makes compiles");
    let refused = play(&bytes, FUEL, true).expect("what wasm-smith makes compiles");
    let rewrites = [
        ("detach", Rewrite::detach(When::Reach)),
        ("crossing", Rewrite::detach(When::Crossing)),
        ("hooked", Rewrite::hooked(When::Reach).always_ask()),
        ("refuse", Rewrite::refuse(1)),
    ];
    for (name, rewrite) in rewrites {
        let rewritten = match rewrite.apply(&bytes, &facts) {
            Ok(rewritten) => rewritten,
            Err(refusal) => panic!("seed {seed}, {name}: refused: {refusal}"),
        };
        wasmparser::Validator::new_with_features(wasmparser::WasmFeatures::all())
            .validate_all(&rewritten.bytes)
            .unwrap_or_else(|error| panic!("seed {seed}, {name}: {error}"));
        let expected = if name == "refuse" { &refused } else { &plain };
        // The rewritten one does more for the same work.
        let seen =
            play(&rewritten.bytes, FUEL * 100, false).unwrap_or_else(|error| panic!("seed {seed}, {name}: {error:?}"));
        expected.compare(&seen, &format!("seed {seed}, {name}"));
        tally.forced += seen.forced;
    }
    tally.calls = plain.calls.iter().filter(|call| call.ended()).count() as u64;
    tally.traps = plain.calls.iter().filter(|call| matches!(call.outcome, Outcome::Trapped(_))).count() as u64;
    tally
}

/// How a call ended.
#[derive(Debug, PartialEq)]
enum Outcome {
    Returned(String),
    Trapped(String),
    /// No fuel or no stack was left: nothing to compare from here on.
    Exhausted,
}

#[derive(Debug, PartialEq)]
struct Call {
    name: String,
    outcome: Outcome,
    /// Calls of imports, and what memories, globals and tables hold afterwards.
    state: String,
}

impl Call {
    fn ended(&self) -> bool {
        self.outcome != Outcome::Exhausted
    }
}

struct Played {
    calls: Vec<Call>,
    forced: u64,
}

impl Played {
    fn compare(&self, other: &Played, what: &str) {
        for (at, call) in self.calls.iter().enumerate() {
            if !call.ended() {
                return;
            }
            let seen = other.calls.get(at);
            assert!(seen == Some(call), "{what}: call {at} differs\n  plain     {call:?}\n  rewritten {seen:?}");
        }
    }
}

struct State {
    imports: String,
    answers: u64,
    forced: u64,
    no_growth: bool,
}

impl ResourceLimiter for State {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(desired <= 4 << 20 && !(self.no_growth && current > 0))
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(desired <= 10_000)
    }
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut config = wasmtime::Config::new();
        config.wasm_memory64(true).wasm_multi_memory(true).wasm_tail_call(true).wasm_function_references(true);
        config.wasm_gc(true).wasm_exceptions(true).wasm_custom_page_sizes(true).consume_fuel(true);
        config.async_stack_size(32 << 20).max_wasm_stack(16 << 20).cranelift_opt_level(wasmtime::OptLevel::None);
        config.memory_reservation(8 << 20).memory_guard_size(0).memory_reservation_for_growth(0);
        Engine::new(&config).expect("a configuration that wasmtime has")
    })
}

fn play(bytes: &[u8], fuel: u64, no_growth: bool) -> wasmtime::Result<Played> {
    let module = Module::new(engine(), bytes)?;
    let state = State { imports: String::new(), answers: 0, forced: 0, no_growth: false };
    let mut store = Store::new(engine(), state);
    store.limiter(|state| state);
    store.set_fuel(fuel)?;
    let mut played = Played { calls: Vec::new(), forced: 0 };
    let Some(imports) = imports(&mut store, &module)? else { return Ok(played) };
    store.data_mut().no_growth = no_growth;
    let instance = match Instance::new(&mut store, &module, &imports) {
        Ok(instance) => instance,
        Err(error) => {
            let imports = std::mem::take(&mut store.data_mut().imports);
            played.calls.push(Call { name: "start".into(), outcome: outcome_of(&mut store, &error), state: imports });
            played.forced = store.data().forced;
            return Ok(played);
        }
    };
    let mut names: Vec<String> = module.exports().map(|export| export.name().to_owned()).collect();
    names.truncate(30);
    for name in &names {
        call(&mut store, instance, &names, &mut played, name, fuel)?;
        if played.calls.last().is_some_and(|call| !call.ended()) {
            break;
        }
    }
    played.forced = store.data().forced;
    Ok(played)
}

fn call(
    store: &mut Store<State>,
    instance: Instance,
    names: &[String],
    played: &mut Played,
    name: &str,
    fuel: u64,
) -> wasmtime::Result<()> {
    let Some(function) = instance.get_func(&mut *store, name) else { return Ok(()) };
    let ty = function.ty(&*store);
    let Some(arguments) = ty.params().map(|ty| some_value(&ty, played.calls.len() as u64)).collect::<Option<Vec<_>>>()
    else {
        return Ok(());
    };
    let mut results = vec![Val::I32(0); ty.results().len()];
    store.set_fuel(fuel)?;
    let outcome = match function.call(&mut *store, &arguments, &mut results) {
        Ok(()) => Outcome::Returned(results.iter().map(text).collect::<Vec<_>>().join(" ")),
        Err(error) => outcome_of(store, &error),
    };
    let state = state(store, instance, names);
    played.calls.push(Call { name: name.to_owned(), outcome, state });
    Ok(())
}

fn outcome_of(store: &mut Store<State>, error: &wasmtime::Error) -> Outcome {
    match error.downcast_ref::<Trap>() {
        // The limiter that refuses growth refuses it to the heap of the garbage collector as well.
        _ if error.is::<wasmtime::GcHeapOutOfMemory<()>>() => Outcome::Exhausted,
        Some(Trap::OutOfFuel | Trap::StackOverflow | Trap::AllocationTooLarge) => Outcome::Exhausted,
        Some(trap) => Outcome::Trapped(trap.to_string()),
        None => {
            let thrown = store.take_pending_exception().is_some();
            Outcome::Trapped(if thrown { "thrown".into() } else { error.root_cause().to_string() })
        }
    }
}

fn state(store: &mut Store<State>, instance: Instance, names: &[String]) -> String {
    let mut state = std::mem::take(&mut store.data_mut().imports);
    for name in names {
        match instance.get_export(&mut *store, name) {
            Some(Extern::Memory(memory)) => {
                let (pages, sum) = (memory.size(&*store), checksum(memory.data(&*store)));
                state += &format!(" {name}={pages}:{sum:x}");
            }
            Some(Extern::Global(global)) => state += &format!(" {name}={}", text(&global.get(&mut *store))),
            Some(Extern::Table(table)) => state += &format!(" {name}={}", table.size(&*store)),
            _ => {}
        }
    }
    state
}

fn checksum(bytes: &[u8]) -> u64 {
    // FNV-1a, eight bytes at a time: zeros are most of it.
    bytes.chunks(8).fold(0xcbf2_9ce4_8422_2325, |sum, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x100_0000_01b3)
    })
}

fn text(value: &Val) -> String {
    match value {
        Val::I32(value) => value.to_string(),
        Val::I64(value) => value.to_string(),
        Val::F32(bits) => format!("{bits:x}"),
        Val::F64(bits) => format!("{bits:x}"),
        Val::V128(value) => format!("{:x}", value.as_u128()),
        Val::FuncRef(function) => format!("func {}", function.is_some()),
        Val::ExternRef(reference) => format!("extern {}", reference.is_some()),
        Val::AnyRef(reference) => format!("any {}", reference.is_some()),
        Val::ExnRef(reference) => format!("exn {}", reference.is_some()),
        Val::ContRef(_) => "cont".into(),
    }
}

fn some_value(ty: &ValType, seed: u64) -> Option<Val> {
    Some(match ty {
        ValType::I32 => Val::I32((seed * 7) as i32),
        ValType::I64 => Val::I64((seed * 11) as i64),
        other => Val::default_for_ty(other)?,
    })
}

/// What the module imports, or nothing where it imports what cannot be made up.
fn imports(store: &mut Store<State>, module: &Module) -> wasmtime::Result<Option<Vec<Extern>>> {
    let mut imports = Vec::new();
    for import in module.imports() {
        let name = import.name().to_owned();
        let hooks = import.module().starts_with("growscope") && name == "hooks";
        let import = match import.ty() {
            ExternType::Func(ty) => Extern::Func(imported_function(store, name, ty)),
            ExternType::Table(ty) if hooks => Extern::Table(hooks_table(store, &ty)?),
            ExternType::Table(ty) => {
                let Some(init) = null(ty.element()) else { return Ok(None) };
                match Table::new(&mut *store, ty, init) {
                    Ok(table) => Extern::Table(table),
                    Err(_) => return Ok(None),
                }
            }
            ExternType::Memory(ty) => match Memory::new(&mut *store, ty) {
                Ok(memory) => Extern::Memory(memory),
                Err(_) => return Ok(None),
            },
            ExternType::Global(ty) => {
                let Some(value) = some_value(ty.content(), 3) else { return Ok(None) };
                Extern::Global(Global::new(&mut *store, ty, value)?)
            }
            ExternType::Tag(ty) => Extern::Tag(wasmtime::Tag::new(&mut *store, &ty)?),
        };
        imports.push(import);
    }
    Ok(Some(imports))
}

fn null(ty: &wasmtime::RefType) -> Option<Ref> {
    ty.is_nullable().then(|| Ref::null(ty.heap_type()))
}

fn imported_function(store: &mut Store<State>, name: String, ty: FuncType) -> Func {
    Func::new(&mut *store, ty.clone(), move |mut caller: Caller<'_, State>, arguments, results| {
        let state = caller.data_mut();
        if state.imports.len() < 2_000 {
            state.imports += &format!("{name}({}) ", arguments.iter().map(text).collect::<Vec<_>>().join(","));
        }
        state.answers += 1;
        let answers = state.answers;
        for (result, ty) in results.iter_mut().zip(ty.results()) {
            let value = some_value(&ty, answers);
            *result = value.ok_or_else(|| wasmtime::Error::msg("no value of such a type"))?;
        }
        Ok(())
    })
}

/// Forces at every marked boundary.
fn hooks_table(store: &mut Store<State>, ty: &TableType) -> wasmtime::Result<Table> {
    let table =
        Table::new(&mut *store, TableType::new(ty.element().clone(), ty.minimum() as u32, None), Ref::Func(None))?;
    let boundary = Func::wrap(&mut *store, |mut caller: Caller<'_, State>, _: i32, _: i32, marked: i32| -> i32 {
        caller.data_mut().forced += u64::from(marked == 1);
        marked
    });
    let forced = Func::wrap(&mut *store, || {});
    let grew = Func::wrap(&mut *store, |_: i32, _: i32, _: i32| {});
    for (slot, hook) in [boundary, forced, grew].into_iter().enumerate() {
        table.set(&mut *store, slot as u64, Ref::Func(Some(hook)))?;
    }
    Ok(table)
}
