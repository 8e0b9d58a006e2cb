//! When growth moves the base, and when it does not.

use host_rust::{
    engine::Configuration,
    memory::{Extent, Linear},
};
use wasmtime::{Config, Engine, Memory, MemoryType, MemoryTypeBuilder, SharedMemory, Store};

/// A memory, its extent before growth by each delta, and after.
fn grown(config: &Config, ty: MemoryType, deltas: &[u64]) -> Vec<(Extent, Extent)> {
    let engine = Engine::new(config).unwrap();
    let mut store = Store::new(&engine, ());
    let memory = Memory::new(&mut store, ty).unwrap();
    memory.data_mut(&mut store).fill(7);
    let linear = Linear::Own(memory);
    let mut seen = Vec::new();
    for delta in deltas {
        let before = linear.extent(&store);
        assert_eq!(linear.grow(&mut store, *delta).unwrap(), before.pages());
        seen.push((before, linear.extent(&store)));
    }
    let contents = memory.data(&store);
    assert!(contents[..seen[0].0.bytes].iter().all(|byte| *byte == 7), "growth lost what was there");
    seen
}

fn moves(config: &Config, ty: MemoryType) -> Vec<bool> {
    let seen = grown(config, ty, &[1, 0, 3]);
    let pages: Vec<_> = seen.iter().map(|(before, after)| (before.pages(), after.pages())).collect();
    assert_eq!(pages, [(1, 2), (2, 2), (2, 5)]);
    seen.iter().map(|(before, after)| before.base != after.base).collect()
}

fn unshared() -> MemoryType {
    MemoryType::new(1, None)
}

const NOTHING_MOVES: [bool; 3] = [false; 3];
/// A growth by zero pages moves nothing anywhere.
const GROWTH_MOVES: [bool; 3] = [true, false, true];

#[test]
fn with_address_space_reserved_growth_leaves_the_base_where_it_is() {
    assert_eq!(moves(&Configuration::Default.config(), unshared()), NOTHING_MOVES);
}

#[test]
fn with_nothing_reserved_growth_moves_the_base_and_the_contents_with_it() {
    assert_eq!(moves(&Configuration::Moving.config(), unshared()), GROWTH_MOVES);
}

#[test]
fn without_a_reservation_room_for_growth_still_keeps_the_base_in_place() {
    let mut config = Config::new();
    config.memory_reservation(0);
    assert_eq!(moves(&config, unshared()), NOTHING_MOVES);
}

#[test]
fn without_room_for_growth_the_reservation_still_keeps_the_base_in_place() {
    let mut config = Config::new();
    config.memory_reservation_for_growth(0);
    assert_eq!(moves(&config, unshared()), NOTHING_MOVES);
}

#[test]
fn a_guard_does_not_keep_the_base_in_place() {
    let mut config = Config::new();
    config.memory_reservation(0).memory_reservation_for_growth(0);
    assert_eq!(moves(&config, unshared()), GROWTH_MOVES);
}

#[test]
fn a_memory_with_64_bit_addresses_moves_as_any_other() {
    let ty = || MemoryTypeBuilder::new().memory64(true).min(1).build().unwrap();
    assert_eq!(moves(&Configuration::Default.config(), ty()), NOTHING_MOVES);
    assert_eq!(moves(&Configuration::Moving.config(), ty()), GROWTH_MOVES);
}

#[test]
fn a_shared_memory_grows_in_place_and_with_nothing_reserved_not_at_all() {
    let shared = |configuration: Configuration| {
        let engine = Engine::new(&configuration.config()).unwrap();
        let memory = SharedMemory::new(&engine, MemoryType::shared(1, 32)).unwrap();
        (Store::new(&engine, ()), Linear::Shared(memory))
    };
    let (mut store, memory) = shared(Configuration::Default);
    let before = memory.extent(&store);
    assert_eq!(memory.grow(&mut store, 1).unwrap(), 1);
    let after = memory.extent(&store);
    assert_eq!((after.base, before.pages(), after.pages()), (before.base, 1, 2));

    let (mut store, memory) = shared(Configuration::Moving);
    let before = memory.extent(&store);
    assert!(memory.grow(&mut store, 1).is_err());
    assert_eq!(memory.grow(&mut store, 0).unwrap(), 1);
    assert_eq!(memory.extent(&store), before);
}
