//! The probe on wasmtime.

use serde_json::{Value, json};
use wasmtime::{Engine, Instance, Module, Store, Val};

use crate::{Shown, shown};

pub(crate) fn observe(wasm: &[u8]) -> Value {
    let engine = Engine::default();
    let Ok(module) = Module::new(&engine, wasm) else {
        return json!("invalid");
    };
    let mut store = Store::new(&engine, ());
    let Ok(instance) = Instance::new(&mut store, &module, &[]) else {
        return json!("not instantiated");
    };
    let Some(probe) = instance.get_func(&mut store, "probe") else {
        return json!("no probe");
    };
    let mut results = vec![Val::I32(0); probe.ty(&store).results().len()];
    match probe.call(&mut store, &[], &mut results) {
        Ok(()) => shown(&results.iter().filter_map(integer).collect::<Vec<_>>()),
        Err(_) => json!("trap"),
    }
}

fn integer(value: &Val) -> Option<Shown> {
    match value {
        Val::I32(value) => Some(Shown::Number(*value)),
        Val::I64(value) => Some(Shown::BigInt(*value)),
        _ => None,
    }
}
