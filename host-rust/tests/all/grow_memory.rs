//! `memory.grow` itself, one situation a test, through wat/grow_memory.wat: two pages at first, ten at most.

use host_rust::memory::{Extent, Linear};
use wasmtime::{Engine, Instance, Module, Store, TypedFunc};

use crate::support::load;

struct Guest {
    store: Store<()>,
    memory: Linear,
    grow: TypedFunc<i32, i32>,
}

impl Guest {
    fn new() -> Self {
        let engine = Engine::default();
        let module = Module::new(&engine, load("grow_memory").wasm).unwrap();
        let mut store = Store::new(&engine, ());
        let instance = Instance::new(&mut store, &module, &[]).unwrap();
        let memory = Linear::of(instance.get_export(&mut store, "memory").unwrap()).unwrap();
        let grow = instance.get_typed_func(&mut store, "growMemory").unwrap();
        let mut guest = Guest { store, memory, grow };
        guest.contents_mut().fill(7);
        guest
    }

    fn extent(&self) -> Extent {
        self.memory.extent(&self.store)
    }

    fn contents_mut(&mut self) -> &mut [u8] {
        let Linear::Own(memory) = &self.memory else { unreachable!("it is not shared") };
        memory.data_mut(&mut self.store)
    }

    fn guest_grows(&mut self, pages: i32) -> i32 {
        self.grow.call(&mut self.store, pages).unwrap()
    }

    fn host_grows(&mut self, pages: u64) -> Option<u64> {
        self.memory.grow(&mut self.store, pages).ok()
    }

    /// What was there is there still, and what was added is zero.
    fn assert_pages(&mut self, before: Extent, pages: u64) {
        let after = self.extent();
        assert_eq!((after.pages(), after.base), (pages, before.base), "room was reserved, so nothing moves");
        let (old, new) = self.contents_mut().split_at(before.bytes);
        assert!(old.iter().all(|byte| *byte == 7), "growth lost what was there");
        assert!(new.iter().all(|byte| *byte == 0), "new pages are not zero");
    }
}

#[test]
fn growth_answers_with_the_size_before_and_adds_pages_of_zeros() {
    let mut guest = Guest::new();
    let before = guest.extent();
    assert_eq!((before.pages(), guest.guest_grows(1)), (2, 2));
    guest.assert_pages(before, 3);
    assert_eq!(guest.host_grows(2), Some(3));
    guest.assert_pages(before, 5);
}

#[test]
fn growth_to_the_maximum_succeeds_and_one_page_more_answers_minus_one() {
    let mut guest = Guest::new();
    let before = guest.extent();
    assert_eq!(guest.guest_grows(8), 2);
    guest.assert_pages(before, 10);
    assert_eq!(guest.guest_grows(1), -1);
    guest.assert_pages(before, 10);
}

#[test]
fn a_failed_growth_by_the_guest_changes_nothing() {
    let mut guest = Guest::new();
    let before = guest.extent();
    for pages in [9, i32::MAX, -1] {
        assert_eq!(guest.guest_grows(pages), -1);
        guest.assert_pages(before, 2);
    }
}

#[test]
fn a_failed_growth_by_the_host_is_an_error_and_changes_nothing() {
    let mut guest = Guest::new();
    let before = guest.extent();
    for pages in [9, u64::from(u32::MAX), u64::MAX] {
        assert_eq!(guest.host_grows(pages), None);
        guest.assert_pages(before, 2);
    }
}

#[test]
fn growth_by_zero_pages_succeeds_even_at_the_maximum_and_changes_nothing() {
    let mut guest = Guest::new();
    let before = guest.extent();
    assert_eq!((guest.guest_grows(0), guest.host_grows(0)), (2, Some(2)));
    guest.assert_pages(before, 2);
    guest.guest_grows(8);
    assert_eq!((guest.guest_grows(0), guest.host_grows(0)), (10, Some(10)));
    guest.assert_pages(before, 10);
}
