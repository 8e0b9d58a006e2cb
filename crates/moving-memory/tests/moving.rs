//! Growth moves memory, and what it leaves behind can be seen.

use moving_memory::{Left, POISON, Settings, configure};
use wasmtime::{Config, Engine, Instance, Memory, MemoryTypeBuilder, Module, Result, Store};

const PAGE: usize = 65_536;

fn store(left: &Left) -> Store<()> {
    Store::new(&Engine::new(configure(&mut Config::new(), left)).unwrap(), ())
}

fn memory(left: &Left) -> (Store<()>, Memory) {
    let mut store = store(left);
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
fn every_growth_is_counted_whether_it_moves_anything_or_not() {
    let left = Left::default();
    let (mut store, memory) = memory(&left);
    let mark = left.mark();
    memory.data_mut(&mut store).fill(7);
    assert_eq!(memory.size(&store), 1);
    assert_eq!(left.growths(mark), 0, "looking is no growth");
    memory.grow(&mut store, 0).unwrap();
    memory.grow(&mut store, 1).unwrap();
    assert_eq!((left.growths(mark), left.moves(mark)), (2, 1));
    memory.grow(&mut store, 1 << 16).unwrap_err();
    assert!(left.growths(mark) > 2, "one in vain counts, too");
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
fn what_is_held_can_be_read_and_what_nobody_holds_is_freed() {
    let left = Left::new(Settings { only_held: true, poison: 0xa5, room: 20 * PAGE });
    let (mut store, memory) = memory(&left);
    let hold = left.hold(memory.data_ptr(&store)).unwrap();
    assert_eq!((hold.base(), hold.bytes(), hold.is_left()), (memory.data_ptr(&store), PAGE, false));
    for _ in 0..8 {
        memory.grow(&mut store, 1).expect("there is room, since nothing is left behind");
    }
    drop(store);
    left.forget();
    // SAFETY: the block is held.
    assert_eq!((hold.is_left(), unsafe { hold.base().read() }), (true, 0xa5));
    assert!(left.hold(hold.base()).is_none(), "no memory lies there any more");
}

#[test]
fn a_memory_of_the_hosts_own_moves_too() {
    let left = Left::default();
    let mut store = store(&left);
    let types = [
        MemoryTypeBuilder::new().min(1),
        MemoryTypeBuilder::new().min(1).max(Some(70_000 / 2)),
        MemoryTypeBuilder::new().min(1).max(Some(1 << 40)).memory64(true),
    ]
    .map(|builder| builder.build().unwrap());
    for ty in types {
        let memory = moving_memory::memory(&mut store, &ty).unwrap();
        assert_eq!(memory.ty(&store), ty);
        let (mark, base) = (left.mark(), memory.data_ptr(&store));
        assert_eq!(memory.grow(&mut store, 1).unwrap(), 1);
        assert_ne!(memory.data_ptr(&store), base);
        assert_eq!(left.moves(mark), 1);
    }
    let shared = MemoryTypeBuilder::new().min(1).max(Some(2)).shared(true).build().unwrap();
    assert!(moving_memory::memory(&mut store, &shared).is_err());
}

#[test]
fn memory_grows_no_further_than_can_be_left_behind() {
    let left = Left::new(Settings { room: 10 * PAGE, ..Settings::default() });
    let (mut store, memory) = memory(&left);
    assert!(memory.grow(&mut store, 9).is_err(), "1 page left and 10 pages are more than 10");
    for _ in 0..3 {
        memory.grow(&mut store, 1).unwrap();
    }
    assert!(memory.grow(&mut store, 1).is_err(), "1, 2, 3 and 4 pages left, and 5");
    left.forget();
    memory.grow(&mut store, 1).unwrap();
    assert_eq!(memory.size(&store), 5);
}

#[test]
fn settings_that_would_keep_memory_in_its_place_are_refused() {
    let left = Left::default();
    let settings: [fn(&mut Config) -> &mut Config; 2] =
        [|config| config.memory_reservation(1 << 20), |config| config.memory_guard_size(1 << 16)];
    for set in settings {
        let mut config = Config::new();
        let engine = Engine::new(set(configure(&mut config, &left))).unwrap();
        let refused = instantiate(&mut Store::new(&engine, ())).unwrap_err();
        assert!(format!("{refused:#}").contains("neither reserve address space nor guard it"), "{refused:#}");
    }
}
