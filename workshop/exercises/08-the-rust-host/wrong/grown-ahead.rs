// rejected: grew-memory
// because: If memory is large enough from the start, the guest will never need to grow it, so nothing will ever move.
// say: How large is enough, and who promised that the guest grows only when it must?

use std::{ptr, slice};

use wasmtime::{AsContextMut, Instance, Result, TypedFunc};

/// Greets through a guest that speaks the greeting protocol.
pub struct Greeter {
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
        memory.grow(&mut store, 64)?;
        let base = memory.data_ptr(&store);

        let mut slot = |export| -> Result<usize> {
            let get = instance.get_typed_func::<(), i32>(&mut store, export)?;
            Ok(get.call(&mut store, ())? as usize)
        };
        let salutation = slot("get_salutation_ptr")?;
        let name = slot("get_name_ptr")?;
        let message = slot("get_msg_ptr")?;
        let set_name = instance.get_typed_func(&mut store, "set_name")?;
        Ok(Greeter { base, salutation, name, message, set_name })
    }

    /// Has the guest greet. Each text is at most 16 bytes long.
    pub fn greet(&mut self, mut store: impl AsContextMut, salutation: &str, name: &str) -> Result<String> {
        self.write(self.salutation, salutation);
        self.write(self.name, name);
        let length = self.set_name.call(&mut store, (salutation.len() as i32, name.len() as i32))?;
        Ok(self.read(self.message, length as usize))
    }

    fn write(&self, at: usize, text: &str) {
        // SAFETY: memory is at least one page long, and `base` is where it begins.
        unsafe { ptr::copy_nonoverlapping(text.as_ptr(), self.base.add(at), text.len()) }
    }

    fn read(&self, at: usize, length: usize) -> String {
        // SAFETY: memory is at least one page long, and `base` is where it begins.
        let bytes = unsafe { slice::from_raw_parts(self.base.add(at), length) };
        String::from_utf8_lossy(bytes).into_owned()
    }
}
