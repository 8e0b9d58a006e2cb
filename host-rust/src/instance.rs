//! A guest, instantiated and held to the protocol's exports.

use std::time::Duration;

use greeting::{EXPORTS, Failure, MESSAGE_BYTES, SLOT_BYTES};
use wasmtime::{Engine, Extern, ExternType, Module, SharedMemory, Store, TypedFunc, WasmParams, WasmResults};

use crate::{
    engine::ticks,
    fault::{During, Fault},
    guest::Loaded,
    limits::Limits,
    memory::{Extent, Linear},
    text::{escape, shorten},
    watch,
};

/// Composes the message.
pub const SET_NAME: &str = EXPORTS[3].name;
/// Frees what a guest allocated; not every guest exports it.
pub const RESET: &str = "reset";

/// A guest's code, compiled for one engine, with the exports that the protocol asks for.
pub struct Code {
    module: Module,
    /// Whether the guest can free all that it allocated.
    pub has_reset: bool,
    /// The most pages that its memory may have, if threads may share it.
    shared_pages: Option<u64>,
}

impl Code {
    /// Checks imports and exports, and compiles.
    pub fn compile(engine: &Engine, loaded: &Loaded) -> Result<Self, Fault> {
        check_imports(loaded)?;
        check_exports(loaded)?;
        let module = Module::new(engine, &loaded.wasm).map_err(|error| Fault::rejected(&error))?;
        let has_reset = loaded.artefact.export(RESET) == Some("() -> ()");
        let shared = loaded.artefact.memory.as_ref().filter(|memory| memory.shared);
        Ok(Code { module, has_reset, shared_pages: shared.and_then(|memory| memory.maximum_pages) })
    }
}

/// How many imports are shown to people.
const SHOWN: usize = 10;

fn check_imports(loaded: &Loaded) -> Result<(), Fault> {
    let supplied = |module: &str, import: &artefact::Extern| {
        loaded.guest.is_some() && (module, import.name.as_str(), import.ty.as_str()) == ("env", "memory", "memory")
    };
    let mut wanted = Vec::new();
    for import in &loaded.artefact.imports {
        let module = import.module.as_deref().unwrap_or_default();
        if !supplied(module, import) {
            wanted.push(shorten(&escape(&format!("{module}.{} ({})", import.name, import.ty))));
        }
    }
    if wanted.len() > SHOWN {
        let more = wanted.split_off(SHOWN).len();
        wanted.push(format!("and {more} more"));
    }
    if wanted.is_empty() { Ok(()) } else { Err(Fault::Imports(wanted)) }
}

fn check_exports(loaded: &Loaded) -> Result<(), Fault> {
    for (name, wanted) in [("memory", "memory")].into_iter().chain(EXPORTS.map(|export| (export.name, export.ty))) {
        let found = loaded.artefact.export(name);
        if found != Some(wanted) {
            let found = found.map(str::to_owned);
            return Err(Fault::Export { name: name.into(), found, wanted: wanted.into() });
        }
    }
    Ok(())
}

/// Where the slots lie, as offsets into the guest's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointers {
    /// The salutation's slot.
    pub salutation: u32,
    /// The name's slot.
    pub name: u32,
    /// The message's slot.
    pub message: u32,
}

/// A slot of the protocol's block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Where the host writes the salutation.
    Salutation,
    /// Where the host writes the name.
    Name,
    /// Where the guest leaves the message.
    Message,
}

impl Slot {
    /// The export that says where it lies.
    pub const fn export(self) -> &'static str {
        EXPORTS[self as usize].name
    }
}

/// A guest that can be called.
pub struct Instance {
    /// Its store, which holds its limits.
    pub store: Store<Limits>,
    /// Its memory.
    pub memory: Linear,
    functions: Functions,
    time_limit: Duration,
}

struct Functions {
    pointers: [TypedFunc<(), i32>; 3],
    set_name: TypedFunc<(i32, i32), i32>,
    reset: Option<TypedFunc<(), ()>>,
}

impl Instance {
    /// Instantiates. `time_limit` holds for this and for each call.
    pub fn new(code: &Code, limits: Limits, time_limit: Duration) -> Result<Self, Fault> {
        // wasmtime asks no limiter before a shared memory grows, so what it declares must be little enough.
        if let Some(pages) = code.shared_pages.filter(|pages| *pages > limits.pages()) {
            return Err(Fault::SharedTooLarge { pages, max: limits.pages() });
        }
        let mut store = Store::new(code.module.engine(), limits);
        store.limiter(|limits| limits);
        store.set_epoch_deadline(ticks(time_limit));
        let made = watch::during(During::Instantiation, time_limit, || instantiate(&mut store, &code.module));
        let (memory, functions) =
            made.map_err(|error| Fault::of(&error, During::Instantiation, store.data(), time_limit))?;
        Ok(Instance { store, memory, functions, time_limit })
    }

    /// Where the guest's memory lies, and how large it is.
    pub fn extent(&self) -> Extent {
        self.memory.extent(&self.store)
    }

    /// Calls the export that says where `slot` lies.
    pub fn pointer(&mut self, slot: Slot) -> Result<u32, Fault> {
        let function = self.functions.pointers[slot as usize].clone();
        self.call(slot.export(), &function, ()).map(i32::cast_unsigned)
    }

    /// Calls all three.
    pub fn pointers(&mut self) -> Result<Pointers, Fault> {
        Ok(Pointers {
            salutation: self.pointer(Slot::Salutation)?,
            name: self.pointer(Slot::Name)?,
            message: self.pointer(Slot::Message)?,
        })
    }

    /// Calls `set_name` and returns what it returned.
    pub fn set_name(&mut self, sal_len: u32, name_len: u32) -> Result<i32, Fault> {
        let function = self.functions.set_name.clone();
        self.call(SET_NAME, &function, (sal_len.cast_signed(), name_len.cast_signed()))
    }

    /// The length of the message that `set_name` left, if `result` is one.
    pub fn message_bytes(&self, result: i32) -> Result<usize, Fault> {
        match usize::try_from(result) {
            Ok(length) if length <= MESSAGE_BYTES => Ok(length),
            Ok(_) => Err(Fault::MessageTooLong { length: result }),
            Err(_) => Err(match Failure::ALL.into_iter().find(|failure| *failure as i32 == result) {
                Some(failure) => Fault::Failed { failure, refusal: self.store.data().refused },
                None => Fault::UnknownCode(result),
            }),
        }
    }

    /// Calls `reset`, if the guest exports it.
    pub fn reset(&mut self) -> Result<(), Fault> {
        match self.functions.reset.clone() {
            Some(reset) => self.call(RESET, &reset, ()),
            None => Ok(()),
        }
    }

    /// Makes sure that `bytes` bytes at `pointer` lie in memory as it is now.
    pub fn check(&self, slot: Slot, pointer: u32, bytes: usize) -> Result<usize, Fault> {
        let (at, memory) = (pointer as usize, self.extent().bytes);
        match at.checked_add(bytes) {
            Some(end) if end <= memory => Ok(at),
            _ => Err(Fault::Slot { export: slot.export(), pointer, bytes, memory }),
        }
    }

    /// Makes sure that an input slot lies in memory as it is now.
    pub fn check_input(&self, slot: Slot, pointer: u32) -> Result<usize, Fault> {
        self.check(slot, pointer, SLOT_BYTES)
    }

    fn call<P: WasmParams, R: WasmResults>(
        &mut self,
        name: &'static str,
        function: &TypedFunc<P, R>,
        params: P,
    ) -> Result<R, Fault> {
        self.store.set_epoch_deadline(ticks(self.time_limit));
        let during = During::Call(name);
        let result = watch::during(during, self.time_limit, || function.call(&mut self.store, params));
        result.map_err(|error| Fault::of(&error, during, self.store.data(), self.time_limit))
    }
}

fn instantiate(store: &mut Store<Limits>, module: &Module) -> wasmtime::Result<(Linear, Functions)> {
    let mut imports = Vec::new();
    for import in module.imports() {
        let ExternType::Memory(ty) = import.ty() else { unreachable!("check_imports lets only a memory through") };
        imports.push(match ty.is_shared() {
            true => Extern::from(SharedMemory::new(store.engine(), ty)?),
            // Unlike `Memory::new`, this one moves where the engine's memories do.
            false => moving_memory::memory(&mut *store, &ty)?.into(),
        });
    }
    let instance = wasmtime::Instance::new(&mut *store, module, &imports)?;
    let memory = instance.get_export(&mut *store, "memory").and_then(Linear::of);
    let mut pointer = |slot: Slot| instance.get_typed_func(&mut *store, slot.export());
    let functions = Functions {
        pointers: [pointer(Slot::Salutation)?, pointer(Slot::Name)?, pointer(Slot::Message)?],
        set_name: instance.get_typed_func(&mut *store, SET_NAME)?,
        reset: instance.get_typed_func(&mut *store, RESET).ok(),
    };
    Ok((memory.expect("check_exports has seen it"), functions))
}
