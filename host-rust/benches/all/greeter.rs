//! A greeter, ready to be greeted with the same two texts over and over.

use std::time::Duration;

use catalogue::Guest;
use greeting::TEXTS;
use host_rust::{
    instance::{RESET, SET_NAME, Slot},
    limits::Limits,
    memory::Linear,
    views::STRATEGIES,
};
use wasmtime::{Store, TypedFunc};

use crate::support::{Metering, instantiate, load, timed};

/// Fewer greetings than any guest that frees nothing has room for.
const BETWEEN_RESETS: u64 = 1_000;

/// A guest whose slots hold the texts.
pub struct Greeter {
    store: Store<Limits>,
    set_name: TypedFunc<(i32, i32), i32>,
    reset: Option<TypedFunc<(), ()>>,
}

impl Greeter {
    /// Instantiates, greets once, and holds the message against what it must be.
    pub fn new(guest: &Guest, metering: Metering) -> Self {
        let mut store = metering.store(&metering.engine());
        let instance = instantiate(&mut store, &load(guest).wasm);
        let memory = instance.get_export(&mut store, "memory").and_then(Linear::of).unwrap();
        let view = (STRATEGIES[0].take)(&memory, &store);
        let mut pointer = |slot: Slot| {
            let function = instance.get_typed_func::<(), i32>(&mut store, slot.export()).unwrap();
            function.call(&mut store, ()).unwrap() as usize
        };
        let [salutation, name, message] = [Slot::Salutation, Slot::Name, Slot::Message].map(&mut pointer);
        view.write(&mut store, salutation, TEXTS[0].0.as_bytes()).unwrap();
        view.write(&mut store, name, TEXTS[0].1.as_bytes()).unwrap();
        let set_name = instance.get_typed_func(&mut store, SET_NAME).unwrap();
        let reset = instance.get_typed_func(&mut store, RESET).ok();
        let mut greeter = Greeter { store, set_name, reset };
        let length = greeter.set_name();
        let read = view.read(&greeter.store, message, length as usize).unwrap();
        assert_eq!(read, expected().as_bytes(), "{}", guest.name);
        greeter
    }

    /// The time that `greetings` calls of `set_name` take; a guest that can is reset now and then, between clocks.
    pub fn time(&mut self, greetings: u64) -> Duration {
        let (mut elapsed, mut left) = (Duration::ZERO, greetings);
        let mut length = 0;
        while left > 0 {
            if let Some(reset) = &self.reset {
                reset.call(&mut self.store, ()).unwrap();
            }
            let now = left.min(BETWEEN_RESETS);
            elapsed += timed(|| length += (0..now).map(|_| i64::from(self.set_name())).sum::<i64>());
            left -= now;
        }
        assert_eq!(length, greetings as i64 * expected().len() as i64, "a greeting failed");
        elapsed
    }

    fn set_name(&mut self) -> i32 {
        self.set_name.call(&mut self.store, lengths()).unwrap()
    }
}

/// The message that every greeting must leave.
pub fn expected() -> String {
    let (salutation, name) = TEXTS[0];
    format!("{salutation}, {name}!")
}

/// What `set_name` is called with.
pub fn lengths() -> (i32, i32) {
    (TEXTS[0].0.len() as i32, TEXTS[0].1.len() as i32)
}
