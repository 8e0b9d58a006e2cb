//! What an access costs, by how the host holds a guest's bytes.

use std::{
    hint::black_box,
    sync::atomic::{AtomicU8, Ordering::Relaxed},
};

use criterion::{BenchmarkId, Criterion};
use host_rust::{
    engine::{Configuration, Engines},
    limits::Limits,
    memory::Linear,
    views::STRATEGIES,
};
use wasmtime::{Engine, Memory, MemoryType, SharedMemory, Store};

/// Somewhere in the middle of a page.
const AT: usize = 1_001;
/// A byte, a greeting, and the page of an operating system.
const LENGTHS: [usize; 3] = [1, 30, 4_096];

pub fn bench(criterion: &mut Criterion) {
    let engines = Engines::new().unwrap();
    for len in LENGTHS {
        reads(criterion, engines.get(Configuration::Default), len);
    }
    strategies(criterion, &engines);
}

/// Copies `len` bytes out, by each way to get at them.
fn reads(criterion: &mut Criterion, engine: &Engine, len: usize) {
    let mut group = criterion.benchmark_group("views/read");
    let (store, memory) = own(engine);
    let shared = shared(engine);
    let mut buffer = vec![0; len];
    let buffer = buffer.as_mut_slice();

    let held = memory.data(&store);
    group.bench_function(BenchmarkId::new("held slice", len), |bencher| {
        bencher.iter(|| {
            buffer.copy_from_slice(&black_box(held)[black_box(AT)..][..len]);
            black_box(&mut *buffer);
        });
    });
    assert_eq!(buffer, contents(len));

    let base = memory.data_ptr(&store);
    group.bench_function(BenchmarkId::new("kept pointer unchecked", len), |bencher| {
        bencher.iter(|| {
            // SAFETY: the bytes lie in the memory's first page, and nothing grows or writes it here.
            let bytes = unsafe { std::slice::from_raw_parts(black_box(base).add(black_box(AT)), len) };
            buffer.copy_from_slice(bytes);
            black_box(&mut *buffer);
        });
    });
    assert_eq!(buffer, contents(len));

    group.bench_function(BenchmarkId::new("memory.data", len), |bencher| {
        bencher.iter(|| {
            buffer.copy_from_slice(&memory.data(black_box(&store))[black_box(AT)..][..len]);
            black_box(&mut *buffer);
        });
    });
    assert_eq!(buffer, contents(len));

    group.bench_function(BenchmarkId::new("memory.read", len), |bencher| {
        bencher.iter(|| {
            memory.read(black_box(&store), black_box(AT), buffer).unwrap();
            black_box(&mut *buffer);
        });
    });
    assert_eq!(buffer, contents(len));

    group.bench_function(BenchmarkId::new("shared by an atomic load a byte", len), |bencher| {
        bencher.iter(|| {
            for (byte, cell) in buffer.iter_mut().zip(&black_box(&shared).data()[black_box(AT)..][..len]) {
                // SAFETY: the cell is a byte of a live shared memory, which everyone accesses atomically.
                *byte = unsafe { AtomicU8::from_ptr(cell.get()) }.load(Relaxed);
            }
            black_box(&mut *buffer);
        });
    });
    assert_eq!(buffer, contents(len));
}

/// Reads a greeting through the matrix's own strategies, which answer with a `Vec`.
fn strategies(criterion: &mut Criterion, engines: &Engines) {
    let mut group = criterion.benchmark_group("views/strategy");
    let len = LENGTHS[1];
    for strategy in &STRATEGIES {
        let (store, memory) = own(engines.get(strategy.configuration));
        let view = (strategy.take)(&Linear::Own(memory), &store);
        assert_eq!(view.read(&store, AT, len).unwrap(), contents(len), "{}", strategy.name);
        group.bench_function(BenchmarkId::new(strategy.name, len), |bencher| {
            bencher.iter(|| view.read(black_box(&store), black_box(AT), len));
        });
    }
}

fn own(engine: &Engine) -> (Store<Limits>, Memory) {
    let mut store = Store::new(engine, Limits::default());
    let memory = Memory::new(&mut store, MemoryType::new(1, None)).unwrap();
    memory.write(&mut store, AT, &contents(LENGTHS[2])).unwrap();
    (store, memory)
}

fn shared(engine: &Engine) -> SharedMemory {
    let memory = SharedMemory::new(engine, MemoryType::shared(1, 2)).unwrap();
    for (cell, byte) in memory.data()[AT..].iter().zip(contents(LENGTHS[2])) {
        // SAFETY: the cell is a byte of a live shared memory, which everyone accesses atomically.
        unsafe { AtomicU8::from_ptr(cell.get()) }.store(byte, Relaxed);
    }
    memory
}

/// What lies at [`AT`].
fn contents(len: usize) -> Vec<u8> {
    (0..len).map(|at| at as u8 | 1).collect()
}
