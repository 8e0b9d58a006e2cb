// right: the instance is kept, and asked for its memory at each use

use wasmtime::{AsContextMut, Instance, Memory, Result};

/// Greets through a guest that speaks the greeting protocol.
pub struct Greeter {
    instance: Instance,
}

impl Greeter {
    /// Keeps the instance, and nothing else.
    pub fn new(_store: impl AsContextMut, instance: &Instance) -> Result<Self> {
        Ok(Greeter { instance: *instance })
    }

    fn memory(&self, mut store: impl AsContextMut) -> Memory {
        self.instance.get_memory(&mut store, "memory").expect("a guest exports its memory")
    }

    fn slot(&self, mut store: impl AsContextMut, export: &str) -> Result<usize> {
        let get = self.instance.get_typed_func::<(), i32>(&mut store, export)?;
        Ok(get.call(&mut store, ())? as usize)
    }

    /// Has the guest greet.
    pub fn greet(&mut self, mut store: impl AsContextMut, salutation: &str, name: &str) -> Result<String> {
        for (export, text) in [("get_salutation_ptr", salutation), ("get_name_ptr", name)] {
            let at = self.slot(&mut store, export)?;
            self.memory(&mut store).data_mut(&mut store)[at..at + text.len()].copy_from_slice(text.as_bytes());
        }
        let at = self.slot(&mut store, "get_msg_ptr")?;
        let set_name = self.instance.get_typed_func::<(i32, i32), i32>(&mut store, "set_name")?;
        let length = set_name.call(&mut store, (salutation.len() as i32, name.len() as i32))? as usize;
        let bytes = self.memory(&mut store).data(&store)[at..at + length].to_vec();
        Ok(String::from_utf8(bytes)?)
    }
}
