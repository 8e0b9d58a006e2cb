// right: a trait of its own, closures and an array of slots
use wasmtime::{AsContext, AsContextMut, Extern, Instance, Memory, Result, TypedFunc, bail};
trait Bytes {
    fn put(&self, store: impl AsContextMut, at: u32, text: &str) -> Result<i32>;
    fn take(&self, store: impl AsContext, at: u32, len: i32) -> Result<String>;
}
impl Bytes for Memory {
    fn put(&self, mut store: impl AsContextMut, at: u32, text: &str) -> Result<i32> {
        let Some(slot) =
            self.data_mut(store.as_context_mut()).get_mut(at as usize..).and_then(|s| s.get_mut(..text.len()))
        else {
            bail!("no slot at {at}")
        };
        slot.copy_from_slice(text.as_bytes());
        Ok(text.len() as i32)
    }
    fn take(&self, store: impl AsContext, at: u32, len: i32) -> Result<String> {
        let bytes: Vec<u8> =
            self.data(store.as_context()).iter().skip(at as usize).take(len as usize).copied().collect();
        Ok(String::from_utf8(bytes)?)
    }
}
pub struct Greeter {
    memory: Memory,
    at: [u32; 3],
    set_name: TypedFunc<(i32, i32), i32>,
}
impl Greeter {
    pub fn new(mut store: impl AsContextMut, instance: &Instance) -> Result<Self> {
        let Some(Extern::Memory(memory)) = instance.get_export(&mut store, "memory") else { bail!("no memory") };
        let mut at = [0; 3];
        for (slot, export) in at.iter_mut().zip(["get_salutation_ptr", "get_name_ptr", "get_msg_ptr"]) {
            *slot = instance.get_typed_func::<(), u32>(&mut store, export)?.call(&mut store, ())?;
        }
        let set_name = instance.get_typed_func(&mut store, "set_name")?;
        Ok(Self { memory, at, set_name })
    }
    pub fn greet(&mut self, mut store: impl AsContextMut, salutation: &str, name: &str) -> Result<String> {
        let [s, n, m] = self.at;
        let lengths = (self.memory.put(&mut store, s, salutation)?, self.memory.put(&mut store, n, name)?);
        let length = self.set_name.call(&mut store, lengths)?;
        self.memory.take(&store, m, length)
    }
}
