//! Growth moves memory, and what it leaves behind can be seen.

use moving_memory::{LIMIT, Left, POISON};
use wasmtime::{Config, Engine, Instance, Memory, Module, Result, Store};

const PAGE: usize = 65_536;

fn memory(left: &Left) -> (Store<()>, Memory) {
    let engine = Engine::new(&moving_memory::config(left)).unwrap();
    let mut store = Store::new(&engine, ());
    let memory = instantiate(&mut store).unwrap().get_memory(&mut store, "memory").unwrap();
    (store, memory)
}

/// A module's own memory: `Memory::new` does not ask the creator for one.
fn instantiate(store: &mut Store<()>) -> Result<Instance> {
    let wasm = wat::parse_str(r#"(module (memory (export "memory") 1))"#)?;
    let module = Module::new(store.engine(), wasm)?;
    Instance::new(store, &module, &[])
}

#[test]
fn each_growth_moves_the_base_and_takes_the_contents_along() {
    let left = Left::default();
    let (mut store, memory) = memory(&left);
    let mark = left.mark();
    memory.data_mut(&mut store).fill(7);
    for pages in 2..=5 {
        let base = memory.data_ptr(&store);
        memory.grow(&mut store, 1).unwrap();
        assert_ne!(memory.data_ptr(&store), base);
        let (old, new) = memory.data(&store).split_at(PAGE);
        assert_eq!(new.len(), (pages - 1) * PAGE);
        assert!(old.iter().all(|byte| *byte == 7) && new.iter().all(|byte| *byte == 0));
    }
    assert_eq!(left.moves(mark), 4);
}

#[test]
fn a_growth_by_no_pages_moves_nothing() {
    let left = Left::default();
    let (mut store, memory) = memory(&left);
    let (mark, base) = (left.mark(), memory.data_ptr(&store));
    assert_eq!(memory.grow(&mut store, 0).unwrap(), 1);
    assert_eq!((memory.data_ptr(&store), left.moves(mark)), (base, 0));
}

#[test]
fn a_stale_pointer_reads_poison_and_what_it_writes_reaches_no_memory() {
    let left = Left::default();
    let (mut store, memory) = memory(&left);
    let (mark, stale) = (left.mark(), memory.data_ptr(&store));
    memory.grow(&mut store, 1).unwrap();
    assert_eq!(left.written(mark), 0);
    // SAFETY: the block that memory has left stays allocated as long as `left`, and is a page long.
    let read = unsafe {
        stale.add(PAGE - 1).write(b'x');
        stale.add(9).write(b'y');
        (stale.read(), stale.add(9).read())
    };
    assert_eq!((read, left.written(mark)), ((POISON, b'y'), 2));
    assert!(memory.data(&store).iter().all(|byte| *byte == 0));
    assert_eq!(left.written(left.mark()), 0, "what was written before a mark is not counted after it");
}

#[test]
fn a_memory_that_is_gone_has_left_its_last_block_too() {
    let left = Left::default();
    let (store, memory) = memory(&left);
    let (mark, stale) = (left.mark(), memory.data_ptr(&store));
    drop(store);
    left.forget();
    // SAFETY: a block of one page is kept as long as `left`.
    assert_eq!(unsafe { stale.read() }, POISON);
    assert_eq!((left.moves(mark), left.written(mark)), (0, 0));
}

#[test]
fn memory_grows_no_further_than_can_be_left_behind() {
    let left = Left::default();
    let (mut store, memory) = memory(&left);
    assert!(memory.grow(&mut store, (LIMIT / PAGE) as u64).is_err());
    assert_eq!(memory.size(&store), 1);
}

#[test]
fn settings_that_would_keep_memory_in_its_place_are_refused() {
    let left = Left::default();
    let settings: [fn(&mut Config) -> &mut Config; 2] =
        [|config| config.memory_reservation(1 << 20), |config| config.memory_guard_size(1 << 16)];
    for set in settings {
        let mut config = moving_memory::config(&left);
        let engine = Engine::new(set(&mut config)).unwrap();
        let refused = instantiate(&mut Store::new(&engine, ())).unwrap_err();
        assert!(format!("{refused:#}").contains("neither reserve address space nor guard it"), "{refused:#}");
    }
}
