// right: Memory::read and Memory::write, which copy

use wasmtime::{AsContextMut, Instance, Memory, Result, TypedFunc};

/// Greets through a guest that speaks the greeting protocol.
pub struct Greeter {
    memory: Memory,
    slots: [usize; 3],
    set_name: TypedFunc<(i32, i32), i32>,
}

impl Greeter {
    /// Asks the guest where its three slots are.
    pub fn new(mut store: impl AsContextMut, instance: &Instance) -> Result<Self> {
        let mut slots = [0; 3];
        for (slot, export) in slots.iter_mut().zip(["get_salutation_ptr", "get_name_ptr", "get_msg_ptr"]) {
            let get = instance.get_typed_func::<(), i32>(&mut store, export)?;
            *slot = get.call(&mut store, ())? as usize;
        }
        let memory = instance.get_memory(&mut store, "memory").expect("a guest exports its memory");
        let set_name = instance.get_typed_func(&mut store, "set_name")?;
        Ok(Greeter { memory, slots, set_name })
    }

    /// Has the guest greet.
    pub fn greet(&mut self, mut store: impl AsContextMut, salutation: &str, name: &str) -> Result<String> {
        for (at, text) in self.slots.iter().zip([salutation, name]) {
            self.memory.write(&mut store, *at, text.as_bytes())?;
        }
        let length = self.set_name.call(&mut store, (salutation.len() as i32, name.len() as i32))?;
        let mut message = vec![0; length as usize];
        self.memory.read(&store, self.slots[2], &mut message)?;
        Ok(String::from_utf8_lossy(&message).into_owned())
    }
}
