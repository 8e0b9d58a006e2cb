//! Runs a module, and writes down what came of it.

use std::fmt::Write;

use wasmtime::{
    Caller, Extern, ExternType, Func, FuncType, Global, Instance, Memory, Module, Ref, ResourceLimiter, Store, Table,
    TableType, Trap, Val, ValType,
};

use super::{Tally, engine::engine};

const FUEL: u64 = 10_000;
/// Growth ends here, in bytes, or when it came so often: each time, what is there may be copied.
const MOST: usize = 24 << 16;
const OFTEN: u64 = 100;
const EXPORTS: usize = 30;
/// How often each export is called.
const ROUNDS: usize = 2;

/// How a call ended.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    Returned(String),
    Trapped(String),
    Thrown,
    /// No fuel or no stack was left: nothing to compare from here on.
    Exhausted,
}

#[derive(Debug, PartialEq)]
pub struct Call {
    pub name: String,
    pub outcome: Outcome,
    /// Calls of imports, and what memories, globals and tables hold afterwards.
    state: String,
    /// A memory has more pages than before.
    pub grew: bool,
}

/// What came of a module.
#[derive(Default)]
pub struct Played {
    pub calls: Vec<Call>,
    /// Growths that the hooks forced.
    pub forced: u64,
    /// Growths that were refused where none is granted.
    pub refused: u64,
}

impl Played {
    /// Says where the other one did something else.
    pub fn compare(&self, other: &Self, tally: &mut Tally) -> Result<(), String> {
        for (at, call) in self.calls.iter().enumerate() {
            if call.outcome == Outcome::Exhausted {
                return Ok(());
            }
            let seen = other.calls.get(at);
            // It needs more stack for the same work.
            if seen.is_some_and(|seen| seen.outcome == Outcome::Exhausted) {
                tally.uncompared += 1;
                return Ok(());
            }
            if seen != Some(call) {
                return Err(format!("call {at} differs\n  plain     {call:?}\n  rewritten {seen:?}"));
            }
            tally.compared += 1;
            tally.compared_growing += u64::from(call.grew);
        }
        Ok(())
    }
}

/// Within which bounds a module runs.
#[derive(Clone, Copy)]
pub struct Bounds {
    fuel: u64,
    grants: bool,
}

impl Bounds {
    pub fn plain() -> Self {
        Self { fuel: FUEL, grants: true }
    }

    /// Every growth but that by 0 is refused.
    pub fn full() -> Self {
        Self { fuel: FUEL, grants: false }
    }

    /// A rewritten one does more for the same work.
    pub fn rewritten() -> Self {
        Self { fuel: FUEL * 100, grants: true }
    }
}

struct State {
    imports: String,
    answers: u64,
    forced: u64,
    refused: u64,
    granted: u64,
    grants: bool,
}

impl ResourceLimiter for State {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let refused = !self.grants && current > 0;
        self.refused += u64::from(refused);
        self.granted += 1;
        Ok(desired <= MOST && !refused && self.granted < OFTEN)
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(desired <= 10_000)
    }
}

/// A module that was compiled.
pub struct Compiled(Module);

impl Compiled {
    pub fn of(bytes: &[u8]) -> wasmtime::Result<Self> {
        Module::new(engine(), bytes).map(Self)
    }

    /// Calls every export a few times. Arguments come from the seed.
    pub fn play(&self, seed: u64, bounds: Bounds) -> wasmtime::Result<Played> {
        let state = State { imports: String::new(), answers: 0, forced: 0, refused: 0, granted: 0, grants: true };
        let mut store = Store::new(engine(), state);
        store.limiter(|state| state);
        store.set_fuel(bounds.fuel)?;
        let mut played = Played::default();
        let Some(imports) = imports(&mut store, &self.0)? else { return Ok(played) };
        store.data_mut().grants = bounds.grants;
        match Instance::new(&mut store, &self.0, &imports) {
            Ok(instance) => {
                let watched = watched(&mut store, instance);
                let functions: Vec<(String, Func)> = exports(&mut store, instance)
                    .filter_map(|(name, export)| Some((name, export.into_func()?)))
                    .take(EXPORTS)
                    .collect();
                let mut random = fastrand::Rng::with_seed(seed);
                for (name, function) in (0..ROUNDS).flat_map(|_| &functions) {
                    let ty = function.ty(&store);
                    let arguments: Option<Vec<Val>> = ty.params().map(|ty| argument(&ty, &mut random)).collect();
                    let Some(arguments) = arguments else { continue };
                    store.set_fuel(bounds.fuel)?;
                    let call = call(&mut store, &watched, name, *function, &arguments);
                    let ended = call.outcome != Outcome::Exhausted;
                    played.calls.push(call);
                    if !ended {
                        break;
                    }
                }
            }
            Err(error) => {
                let state = std::mem::take(&mut store.data_mut().imports);
                let outcome = outcome_of(&mut store, &error);
                played.calls.push(Call { name: "start".into(), outcome, state, grew: false });
            }
        }
        played.forced = store.data().forced;
        played.refused = store.data().refused;
        Ok(played)
    }
}

fn call(store: &mut Store<State>, watched: &[(String, Extern)], name: &str, function: Func, arguments: &[Val]) -> Call {
    let mut results = vec![Val::I32(0); function.ty(&*store).results().len()];
    let before = pages(store, watched);
    let outcome = match function.call(&mut *store, arguments, &mut results) {
        Ok(()) => Outcome::Returned(results.iter().map(text).collect::<Vec<_>>().join(" ")),
        Err(error) => outcome_of(store, &error),
    };
    let grew = pages(store, watched) != before;
    Call { name: name.to_owned(), outcome, state: state(store, watched), grew }
}

fn exports(store: &mut Store<State>, instance: Instance) -> impl Iterator<Item = (String, Extern)> {
    let exports: Vec<_> =
        instance.exports(store).map(|export| (export.name().to_owned(), export.into_extern())).collect();
    exports.into_iter()
}

/// Memories, globals and tables.
fn watched(store: &mut Store<State>, instance: Instance) -> Vec<(String, Extern)> {
    let is = |export: &Extern| matches!(export, Extern::Memory(_) | Extern::Global(_) | Extern::Table(_));
    exports(store, instance).filter(|(_, export)| is(export)).collect()
}

/// Of all memories together. The limiter is no witness: the collector's heap asks it as well.
fn pages(store: &Store<State>, watched: &[(String, Extern)]) -> u64 {
    let memories = watched.iter().filter_map(|(_, export)| export.clone().into_memory());
    memories.map(|memory| memory.size(store)).sum()
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

fn outcome_of(store: &mut Store<State>, error: &wasmtime::Error) -> Outcome {
    match error.downcast_ref::<Trap>() {
        // The limiter that refuses growth refuses it to the heap of the garbage collector as well.
        _ if error.is::<wasmtime::GcHeapOutOfMemory<()>>() => Outcome::Exhausted,
        Some(Trap::OutOfFuel | Trap::StackOverflow | Trap::AllocationTooLarge) => Outcome::Exhausted,
        Some(trap) => Outcome::Trapped(trap.to_string()),
        None => {
            let thrown = store.take_pending_exception().is_some();
            if thrown { Outcome::Thrown } else { Outcome::Trapped(error.root_cause().to_string()) }
        }
    }
}

fn state(store: &mut Store<State>, watched: &[(String, Extern)]) -> String {
    let mut state = std::mem::take(&mut store.data_mut().imports);
    for (name, export) in watched {
        let _ = match export {
            Extern::Memory(memory) => {
                write!(state, " {name}={}:{:x}", memory.size(&*store), checksum(memory.data(&*store)))
            }
            Extern::Global(global) => {
                let value = global.get(&mut *store);
                write!(state, " {name}={}", text(&value))
            }
            Extern::Table(table) => write!(state, " {name}={}", table.size(&*store)),
            _ => Ok(()),
        };
    }
    state
}

/// FNV-1a over words, in four lanes: it runs over every memory after every call.
fn checksum(bytes: &[u8]) -> u64 {
    let mut lanes = [0xcbf2_9ce4_8422_2325_u64; 4];
    let chunks = bytes.chunks_exact(32);
    let rest = chunks.remainder();
    let mix = |sum: &mut u64, word: u64| *sum = (*sum ^ word).wrapping_mul(0x100_0000_01b3);
    for chunk in chunks {
        for (lane, word) in lanes.iter_mut().zip(chunk.chunks_exact(8)) {
            mix(lane, u64::from_le_bytes(word.try_into().expect("eight bytes")));
        }
    }
    let mut sum = 0;
    lanes.into_iter().chain(rest.iter().map(|&byte| u64::from(byte))).for_each(|word| mix(&mut sum, word));
    sum
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
