//! What growing by one page costs, against how large memory already is, in place and when it must move.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use host_rust::{
    engine::{Configuration, Engines},
    limits::Limits,
};
use wasmtime::{Engine, Memory, MemoryType, Store};

use crate::support::timed;

/// Sizes before the growth, in pages; the last is 1 GiB.
const SIZES: [u64; 8] = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384];
const CASES: [(&str, Configuration); 2] = [("in place", Configuration::Default), ("moved", Configuration::Moving)];
/// What an operating system gives at a time, in bytes: one write to each makes all of memory real.
const TOUCH_BYTES: usize = 4_096;

pub fn bench(criterion: &mut Criterion) {
    let engines = Engines::new().unwrap();
    let mut group = criterion.benchmark_group("growth/grow by one page");
    group.sample_size(10);
    for (name, configuration) in CASES {
        for pages in SIZES {
            let mut grown = Grown::new(engines.get(configuration), pages);
            group.bench_function(BenchmarkId::new(name, pages), |bencher| {
                bencher.iter_custom(|growths| {
                    (0..growths).map(|_| grown.time(configuration == Configuration::Moving)).sum()
                });
            });
        }
    }
}

/// A memory with every page touched, made anew once it has grown by more than a sixteenth.
struct Grown<'a> {
    engine: &'a Engine,
    pages: u64,
    store: Store<Limits>,
    memory: Memory,
}

impl<'a> Grown<'a> {
    fn new(engine: &'a Engine, pages: u64) -> Self {
        let mut store = Store::new(engine, Limits::default());
        let memory = Memory::new(&mut store, MemoryType::new(pages as u32, None)).unwrap();
        touch(memory.data_mut(&mut store));
        Grown { engine, pages, store, memory }
    }

    /// The time of one growth by a page, which must move the memory, or must not.
    fn time(&mut self, moves: bool) -> Duration {
        let before = self.memory.size(&self.store);
        if before > self.pages + self.pages / 16 {
            *self = Grown::new(self.engine, self.pages);
        }
        let (base, bytes) = (self.memory.data_ptr(&self.store), self.memory.data_size(&self.store));
        let elapsed = timed(|| {
            self.memory.grow(&mut self.store, 1).unwrap();
        });
        assert_eq!(self.memory.data_ptr(&self.store) != base, moves);
        touch(&mut self.memory.data_mut(&mut self.store)[bytes..]);
        elapsed
    }
}

fn touch(bytes: &mut [u8]) {
    for page in bytes.chunks_mut(TOUCH_BYTES) {
        page[0] = 1;
    }
}
