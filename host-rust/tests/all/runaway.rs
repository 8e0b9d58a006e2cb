//! A guest that never returns is ended from outside.

use std::time::Duration;

use host_rust::{
    fault::{During, Fault},
    instance::Instance,
    limits::Limits,
};
use wasmtime::{Config, Engine, Module, Store, Trap};

use crate::support::{bad_guest, compile, load};

const SOON: Duration = Duration::from_millis(50);

fn start(name: &str) -> Result<Instance, Fault> {
    Instance::new(&compile(&load(&bad_guest(name))), Limits::default(), SOON)
}

#[test]
fn a_call_that_never_returns_is_ended_and_named() {
    let mut guest = start("never_returns").unwrap();
    assert_eq!(guest.pointer(host_rust::instance::Slot::Name).unwrap(), 16, "other exports still answer");
    let fault = guest.set_name(0, 0).unwrap_err();
    assert!(matches!(fault, Fault::TimeLimit { during: During::Call("set_name"), limit: SOON }), "{fault}");
}

#[test]
fn a_start_function_that_never_returns_is_ended_too() {
    let fault = start("never_starts").err().expect("it never starts");
    assert!(matches!(fault, Fault::TimeLimit { during: During::Instantiation, limit: SOON }), "{fault}");
}

#[test]
fn fuel_ends_it_as_well_and_always_at_the_same_instruction() {
    let engine = Engine::new(Config::new().consume_fuel(true)).unwrap();
    let module = Module::new(&engine, load(&bad_guest("never_returns")).wasm).unwrap();
    let mut store = Store::new(&engine, ());
    store.set_fuel(10_000).unwrap();
    let instance = wasmtime::Instance::new(&mut store, &module, &[]).unwrap();
    let set_name = instance.get_typed_func::<(i32, i32), i32>(&mut store, "set_name").unwrap();
    let error = set_name.call(&mut store, (0, 0)).unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&Trap::OutOfFuel));
    assert_eq!(store.get_fuel().unwrap(), 0);
}
