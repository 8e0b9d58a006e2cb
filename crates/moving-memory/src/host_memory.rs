//! A memory of the host's own that moves, too.

use wasmtime::{AsContextMut, Error, Instance, Memory, MemoryType, Module, Result};

/// The sections of a module that has one memory and exports it under the empty name: type, then export.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const MEMORY_SECTION: u8 = 5;
const EXPORT: &[u8] = &[7, 4, 1, 0, 2, 0];

/// A memory for a guest that imports its own. [`Memory::new`] never asks for a host's kind of memory; a module does, so
/// this is the memory of a module that has nothing else.
pub fn memory(mut store: impl AsContextMut, ty: &MemoryType) -> Result<Memory> {
    wasmtime::ensure!(!ty.is_shared(), "a shared memory may not move");
    let module = Module::new(store.as_context().engine(), wasm(ty))?;
    let instance = Instance::new(&mut store, &module, &[])?;
    instance.get_memory(&mut store, "").ok_or_else(|| Error::msg("the module exports its memory"))
}

fn wasm(ty: &MemoryType) -> Vec<u8> {
    let maximum = ty.maximum();
    let log2 = ty.page_size_log2();
    let own_pages = log2 != 16;
    let flags = u8::from(maximum.is_some()) | u8::from(ty.is_64()) << 2 | u8::from(own_pages) << 3;
    let mut limits = vec![1, flags];
    leb128(&mut limits, ty.minimum());
    if let Some(maximum) = maximum {
        leb128(&mut limits, maximum);
    }
    if own_pages {
        limits.push(log2);
    }
    let mut wasm = HEADER.to_vec();
    wasm.extend([MEMORY_SECTION, limits.len() as u8]);
    wasm.extend(limits);
    wasm.extend(EXPORT);
    wasm
}

fn leb128(to: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}
