//! Holds a guest's bytes across a call that may move them. It must not compile, and does not:
//!
//! ```text
//! cargo build -p host-rust --bin held_slice --features does-not-compile
//! ```
//!
//! `--features does-not-compile,compiles` takes the slice after the call, as one must.

use wasmtime::{Engine, Instance, Module, Store};

fn main() -> wasmtime::Result<()> {
    let engine = Engine::default();
    let module = Module::from_file(&engine, "dist/lib_growth.wasm")?;
    let mut store = Store::new(&engine, ());
    let instance = Instance::new(&mut store, &module, &[])?;
    let memory = instance.get_memory(&mut store, "memory").expect("a greeter exports its memory");
    let set_name = instance.get_typed_func::<(i32, i32), i32>(&mut store, "set_name")?;

    #[cfg(not(feature = "compiles"))]
    let bytes = memory.data(&store);

    let length = set_name.call(&mut store, (0, 0))?;

    #[cfg(feature = "compiles")]
    let bytes = memory.data(&store);

    println!("{length} bytes of message in {} bytes of memory", bytes.len());
    Ok(())
}
