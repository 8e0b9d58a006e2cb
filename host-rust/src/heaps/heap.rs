//! A guest's heap, driven by its host.

use std::{cell::RefCell, fmt, time::Duration};

use artefact::Artefact;
use greeting::PAGE_BYTES;
use wasmtime::{Engine, Instance, Memory, Module, Store, TypedFunc, WasmParams, WasmResults};

use crate::{
    engine::ticks,
    fault::{During, Fault},
    guest::Loaded,
    instance::RESET,
    limits::Limits,
};

/// How long a guest may take over a call: a heap that was misused can loop for ever.
const TIME_LIMIT: Duration = Duration::from_secs(5);

/// What a heap exports, and the type of each.
const EXPORTS: [(&str, &str); 4] = [
    ("memory", "memory"),
    ("alloc", "(i32) -> i32"),
    ("dealloc", "(i32, i32) -> ()"),
    ("sum_bytes", "(i32, i32) -> i32"),
];

/// Whether a guest is a heap for its host.
pub fn is_heap(artefact: &Artefact) -> bool {
    EXPORTS.iter().all(|(name, ty)| artefact.export(name) == Some(ty))
}

/// A heap's code, compiled once for every instance.
pub struct Code {
    /// The guest's name.
    pub name: String,
    /// Whether it can free everything at once.
    pub has_reset: bool,
    module: Module,
}

impl Code {
    /// Compiles a guest that [`is_heap`] has passed.
    pub fn compile(engine: &Engine, loaded: &Loaded) -> Result<Self, Fault> {
        let module = Module::new(engine, &loaded.wasm).map_err(|error| Fault::rejected(&error))?;
        Ok(Code { name: loaded.name.clone(), has_reset: loaded.artefact.export(RESET).is_some(), module })
    }

    /// A heap of a new instance.
    pub fn open(&self) -> Result<Heap, HeapError> {
        let mut store = Store::new(self.module.engine(), Limits::default());
        store.set_epoch_deadline(ticks(TIME_LIMIT));
        let made = Functions::of(&mut store, &self.module);
        let (memory, functions) =
            made.map_err(|error| Fault::of(&error, During::Instantiation, store.data(), TIME_LIMIT))?;
        Ok(Heap { store: RefCell::new(store), memory, functions })
    }
}

/// The heap of one instance.
///
/// It hands out bytes as copies, so that none is held across a growth. It is shared by whoever allocates from it, and
/// only [`reset`](Heap::reset) wants it alone.
pub struct Heap {
    store: RefCell<Store<Limits>>,
    memory: Memory,
    functions: Functions,
}

struct Functions {
    alloc: TypedFunc<u32, u32>,
    dealloc: TypedFunc<(u32, u32), ()>,
    sum_bytes: TypedFunc<(u32, u32), u32>,
    reset: Option<TypedFunc<(), ()>>,
}

impl Heap {
    /// The size of memory, in pages.
    pub fn pages(&self) -> u64 {
        (self.memory.data_size(&*self.store.borrow()) / PAGE_BYTES) as u64
    }

    /// What the guest answers, 0 included.
    pub fn try_alloc(&self, length: u32) -> Result<u32, HeapError> {
        self.call("alloc", &self.functions.alloc, length)
    }

    /// A pointer to `length` bytes; 0 for a length of 0 alone.
    pub fn alloc(&self, length: u32) -> Result<u32, HeapError> {
        match self.try_alloc(length)? {
            0 if length > 0 => Err(HeapError::OutOfMemory { length, pages: self.pages() }),
            pointer => Ok(pointer),
        }
    }

    /// Frees `length` bytes at `pointer`, true or not; an [`Allocation`](super::allocation::Allocation) never lies.
    pub fn dealloc(&self, pointer: u32, length: u32) -> Result<(), HeapError> {
        self.call("dealloc", &self.functions.dealloc, (pointer, length))
    }

    /// The sum of `length` bytes at `pointer`, worked out by the guest.
    pub fn sum(&self, pointer: u32, length: u32) -> Result<u32, HeapError> {
        self.call("sum_bytes", &self.functions.sum_bytes, (pointer, length))
    }

    /// Frees everything at once, where the allocator can. It does not compile while an allocation lives:
    ///
    /// ```compile_fail,E0502
    /// # use host_rust::heaps::{allocation::Allocation, heap::{Heap, HeapError}};
    /// # fn misuse(mut heap: Heap) -> Result<(), HeapError> {
    /// let allocation = Allocation::of(&heap, b"Ahoy there")?;
    /// heap.reset()?;
    /// allocation.sum()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// It does when nothing is held:
    ///
    /// ```
    /// # use host_rust::heaps::{allocation::Allocation, heap::{Heap, HeapError}};
    /// # fn proper(mut heap: Heap) -> Result<(), HeapError> {
    /// let allocation = Allocation::of(&heap, b"Ahoy there")?;
    /// allocation.sum()?;
    /// allocation.free()?;
    /// heap.reset()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn reset(&mut self) -> Result<(), HeapError> {
        match &self.functions.reset {
            Some(reset) => self.call(RESET, reset, ()),
            None => Ok(()),
        }
    }

    /// A copy of `length` bytes at `pointer`.
    pub fn read(&self, pointer: u32, length: u32) -> Result<Vec<u8>, HeapError> {
        let store = self.store.borrow();
        let memory = self.memory.data(&*store);
        let bytes = memory.get(pointer as usize..).and_then(|rest| rest.get(..length as usize));
        bytes.map(<[u8]>::to_vec).ok_or(HeapError::Outside { pointer, length: length as usize, memory: memory.len() })
    }

    /// Copies `bytes` to `pointer`.
    pub fn write(&self, pointer: u32, bytes: &[u8]) -> Result<(), HeapError> {
        let mut store = self.store.borrow_mut();
        let memory = self.memory.data_mut(&mut *store);
        let outside = HeapError::Outside { pointer, length: bytes.len(), memory: memory.len() };
        let room = memory.get_mut(pointer as usize..).and_then(|rest| rest.get_mut(..bytes.len())).ok_or(outside)?;
        room.copy_from_slice(bytes);
        Ok(())
    }

    fn call<P: WasmParams, R: WasmResults>(
        &self,
        name: &'static str,
        function: &TypedFunc<P, R>,
        params: P,
    ) -> Result<R, HeapError> {
        let mut store = self.store.borrow_mut();
        store.set_epoch_deadline(ticks(TIME_LIMIT));
        let result = function.call(&mut *store, params);
        result.map_err(|error| Fault::of(&error, During::Call(name), store.data(), TIME_LIMIT).into())
    }
}

impl Functions {
    fn of(store: &mut Store<Limits>, module: &Module) -> wasmtime::Result<(Memory, Self)> {
        let instance = Instance::new(&mut *store, module, &[])?;
        let memory = instance.get_memory(&mut *store, "memory").expect("is_heap has seen it");
        let functions = Functions {
            alloc: instance.get_typed_func(&mut *store, "alloc")?,
            dealloc: instance.get_typed_func(&mut *store, "dealloc")?,
            sum_bytes: instance.get_typed_func(&mut *store, "sum_bytes")?,
            reset: instance.get_typed_func(&mut *store, RESET).ok(),
        };
        Ok((memory, functions))
    }
}

/// What can go wrong between a heap and its host.
#[expect(missing_docs, reason = "a variant's line speaks of its fields too")]
#[derive(Debug)]
pub enum HeapError {
    /// `alloc` answered 0.
    OutOfMemory { length: u32, pages: u64 },
    /// The bytes lie outside memory, wholly or in part: a pointer that is none, or a heap that gives what it has not.
    Outside { pointer: u32, length: usize, memory: usize },
    /// The guest trapped, or did not come back.
    Guest(Fault),
}

impl From<Fault> for HeapError {
    fn from(fault: Fault) -> Self {
        HeapError::Guest(fault)
    }
}

impl fmt::Display for HeapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeapError::OutOfMemory { length, pages } => write!(
                f,
                "alloc({length}) answered 0: out of memory at {pages} pages\n  \
                 Free something first, or give the guest a larger maximum."
            ),
            HeapError::Outside { pointer, length, memory } => write!(
                f,
                "{length} bytes at {pointer} do not lie in its memory of {memory} bytes\n  \
                 The pointer is not alloc's, or the heap was corrupted before."
            ),
            HeapError::Guest(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for HeapError {}
