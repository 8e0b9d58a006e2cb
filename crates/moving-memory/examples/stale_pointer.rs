//! A host that keeps a pointer to where its guest leaves answers, and the test that finds it.
//!
//! ```text
//! cargo run -p moving-memory --example stale_pointer
//! ```

use moving_memory::Left;
use wasmtime::{Config, Engine, Instance, Memory, Module, Result, Store, TypedFunc};

/// Writes "ready" at 16, and needs a page more for it.
const GUEST: &str = r#"(module
  (memory (export "memory") 1)
  (data $answer "ready")
  (func (export "answer")
    (drop (memory.grow (i32.const 1)))
    (memory.init $answer (i32.const 16) (i32.const 0) (i32.const 5))))"#;

struct Host {
    store: Store<()>,
    memory: Memory,
    answer: TypedFunc<(), ()>,
    /// The bug: where the answer was when the host was made.
    kept: *const u8,
}

impl Host {
    fn new(config: &Config) -> Result<Self> {
        let engine = Engine::new(config)?;
        let mut store = Store::new(&engine, ());
        let instance = Instance::new(&mut store, &Module::new(&engine, wat::parse_str(GUEST)?)?, &[])?;
        let memory = instance.get_memory(&mut store, "memory").expect("the guest exports its memory");
        let answer = instance.get_typed_func(&mut store, "answer")?;
        let kept = memory.data_ptr(&store).wrapping_add(16);
        Ok(Host { store, memory, answer, kept })
    }

    fn through_the_kept_pointer(&mut self) -> Result<String> {
        self.answer.call(&mut self.store, ())?;
        // SAFETY: the five bytes lie in the memory or, if it has moved, in the block that it left, which is kept.
        let bytes = unsafe { std::slice::from_raw_parts(self.kept, 5) };
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }

    fn through_memory_as_it_is_now(&mut self) -> Result<String> {
        self.answer.call(&mut self.store, ())?;
        Ok(String::from_utf8_lossy(&self.memory.data(&self.store)[16..21]).into_owned())
    }
}

/// Asks through the kept pointer over both memories, and then as one should.
pub fn main() -> Result<()> {
    // As in every test that the host has passed so far.
    assert_eq!(Host::new(&Config::new())?.through_the_kept_pointer()?, "ready");

    let left = Left::default();
    let mut moving = Config::new();
    moving_memory::configure(&mut moving, &left);

    let mark = left.mark();
    let mut host = Host::new(&moving)?;
    assert_eq!(host.through_the_kept_pointer()?, "#####", "found: a read of what memory has left");
    assert_eq!(left.moves(mark), 1, "or nothing was shown");

    // SAFETY: the byte lies in the block that memory left, which is kept as long as `left`.
    unsafe { host.kept.cast_mut().write(b'R') };
    assert_eq!(left.written(mark), 1, "found: a write that reaches no memory");

    // The mend: ask after the call.
    assert_eq!(Host::new(&moving)?.through_memory_as_it_is_now()?, "ready");
    println!("the kept pointer was found, and its mend passes");
    Ok(())
}
