// rejected: grew-memory
// because: Growing by no pages moves nothing under wasmtime, so it looks like a cheap way to get memory that is sure to be current.
// say: What does it refresh here that asking for the bytes does not? And what would it do to a host's views in JavaScript?

use wasmtime::{AsContextMut, Instance, Memory, Result, TypedFunc};

/// Greets through a guest that speaks the greeting protocol.
pub struct Greeter {
    memory: Memory,
    salutation: usize,
    name: usize,
    message: usize,
    set_name: TypedFunc<(i32, i32), i32>,
}

impl Greeter {
    /// Asks the guest where its three slots are: pointers last for the instance's life.
    pub fn new(mut store: impl AsContextMut, instance: &Instance) -> Result<Self> {
        let mut slot = |export| -> Result<usize> {
            let get = instance.get_typed_func::<(), i32>(&mut store, export)?;
            Ok(get.call(&mut store, ())? as usize)
        };
        let salutation = slot("get_salutation_ptr")?;
        let name = slot("get_name_ptr")?;
        let message = slot("get_msg_ptr")?;
        let memory = instance.get_memory(&mut store, "memory").expect("a guest exports its memory");
        let set_name = instance.get_typed_func(&mut store, "set_name")?;
        Ok(Greeter { memory, salutation, name, message, set_name })
    }

    /// Has the guest greet. Each text is at most 16 bytes long.
    pub fn greet(&mut self, mut store: impl AsContextMut, salutation: &str, name: &str) -> Result<String> {
        self.memory.grow(&mut store, 0)?;
        let bytes = self.memory.data_mut(&mut store);
        bytes[self.salutation..][..salutation.len()].copy_from_slice(salutation.as_bytes());
        bytes[self.name..][..name.len()].copy_from_slice(name.as_bytes());

        let length = self.set_name.call(&mut store, (salutation.len() as i32, name.len() as i32))?;

        let bytes = self.memory.data(&store);
        Ok(String::from_utf8_lossy(&bytes[self.message..][..length as usize]).into_owned())
    }
}
