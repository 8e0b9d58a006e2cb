// rejected: lost-write
// because: Garbage in the answer points at the line that reads, so that line is fixed.
// say: Reads complain, writes do not. Who would notice a write into a block that nobody owns?

use std::ptr;

use wasmtime::{AsContextMut, Instance, Memory, Result, TypedFunc};

/// Greets through a guest that speaks the greeting protocol.
pub struct Greeter {
    memory: Memory,
    base: *mut u8,
    salutation: usize,
    name: usize,
    message: usize,
    set_name: TypedFunc<(i32, i32), i32>,
}

impl Greeter {
    /// Finds out where memory begins, and asks the guest where its three slots are in it.
    pub fn new(mut store: impl AsContextMut, instance: &Instance) -> Result<Self> {
        let memory = instance.get_memory(&mut store, "memory").expect("a guest exports its memory");
        let base = memory.data_ptr(&store);

        let mut slot = |export| -> Result<usize> {
            let get = instance.get_typed_func::<(), i32>(&mut store, export)?;
            Ok(get.call(&mut store, ())? as usize)
        };
        let salutation = slot("get_salutation_ptr")?;
        let name = slot("get_name_ptr")?;
        let message = slot("get_msg_ptr")?;
        let set_name = instance.get_typed_func(&mut store, "set_name")?;
        Ok(Greeter { memory, base, salutation, name, message, set_name })
    }

    /// Has the guest greet. Each text is at most 16 bytes long.
    pub fn greet(&mut self, mut store: impl AsContextMut, salutation: &str, name: &str) -> Result<String> {
        self.write(self.salutation, salutation);
        self.write(self.name, name);
        let length = self.set_name.call(&mut store, (salutation.len() as i32, name.len() as i32))?;
        let bytes = self.memory.data(&store);
        Ok(String::from_utf8_lossy(&bytes[self.message..][..length as usize]).into_owned())
    }

    fn write(&self, at: usize, text: &str) {
        // SAFETY: memory is at least one page long, and `base` is where it begins.
        unsafe { ptr::copy_nonoverlapping(text.as_ptr(), self.base.add(at), text.len()) }
    }
}
