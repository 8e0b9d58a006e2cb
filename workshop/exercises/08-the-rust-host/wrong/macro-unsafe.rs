// rejected: still-unsafe
// because: The compiler asks for the word unsafe at each use, and a macro writes it once for all.
// say: Who has checked the promise now? A macro hides the word, and not the danger.
use wasmtime::{AsContextMut, Instance, Memory, Result, TypedFunc};

macro_rules! sure {
    ($e:expr) => {
        unsafe { $e }
    };
}

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
        let bytes = self.memory.data_mut(&mut store);
        bytes[self.salutation..][..salutation.len()].copy_from_slice(salutation.as_bytes());
        bytes[self.name..][..name.len()].copy_from_slice(name.as_bytes());

        let length = self.set_name.call(&mut store, (salutation.len() as i32, name.len() as i32))?;

        let bytes = sure!(std::slice::from_raw_parts(self.memory.data_ptr(&store), self.memory.data_size(&store)));
        Ok(String::from_utf8_lossy(&bytes[self.message..][..length as usize]).into_owned())
    }
}
