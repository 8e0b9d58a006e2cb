//! What any call costs: an empty export, the ways to call it, and what metering adds; beside it, the smallest
//! greeters.

use std::time::Duration;

use catalogue::Guest;
use criterion::Criterion;
use host_rust::{
    engine::{Configuration, Engines},
    instance::{Code, Instance},
    limits::Limits,
};
use wasmtime::{Func, Store, TypedFunc, Val, ValRaw};

use crate::{
    greeter::{Greeter, expected, lengths},
    support::{Metering, guests, instantiate, load},
};

/// Nothing, with the type of `set_name`; and its two copies, with nothing around them.
const FLOOR: &str = r#"(module
    (memory 1)
    (func (export "empty") (param i32 i32) (result i32) (i32.const 0))
    (func (export "copies") (param i32 i32) (result i32)
        (memory.copy (i32.const 32) (i32.const 0) (local.get 0))
        (memory.copy (i32.const 45) (i32.const 16) (local.get 1))
        (i32.const 0))
    (func (export "loop") (param i32 i32) (result i32)
        (loop
            (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
            (br_if 0 (local.get 0)))
        (i32.const 0)))"#;

const METERINGS: [(&str, Metering); 4] = [
    ("none", Metering::None),
    ("epochs", Metering::Epochs),
    ("fuel", Metering::Fuel),
    ("epochs and fuel", Metering::EpochsAndFuel),
];

pub fn bench(criterion: &mut Criterion) {
    let smallest = smallest_greeters();
    calls(criterion, &smallest);
    metering(criterion, &smallest);
}

/// Those that have no allocator: the fewest bytes written by hand, and the fewest in Rust.
fn smallest_greeters() -> Vec<Guest> {
    let mut greeters: Vec<_> = guests().into_iter().filter(|guest| guest.greets).collect();
    greeters.sort_by_key(|guest| guest.artefact.bytes);
    let of = |folder: &str| greeters.iter().find(|guest| guest.source.starts_with(folder)).unwrap().clone();
    vec![of("wat/"), of("crates/")]
}

fn calls(criterion: &mut Criterion, smallest: &[Guest]) {
    let mut group = criterion.benchmark_group("floor/call");
    let mut floor = Floor::new(Metering::None, "empty");
    group.bench_function("empty export", |bencher| bencher.iter(|| floor.typed()));
    group.bench_function("empty export by Func::call", |bencher| bencher.iter(|| floor.untyped()));
    group.bench_function("empty export by Func::call_unchecked", |bencher| bencher.iter(|| floor.unchecked()));
    let mut copies = Floor::new(Metering::None, "copies");
    group.bench_function("two memory.copy", |bencher| bencher.iter(|| copies.typed()));
    for guest in smallest {
        let mut greeter = Greeter::new(guest, Metering::None);
        group.bench_function(&guest.name, |bencher| bencher.iter_custom(|calls| greeter.time(calls)));
        let mut hosted = hosted(guest);
        group.bench_function(format!("{} by the lab's host", guest.name), |bencher| {
            bencher.iter(|| assert_eq!(hosted.set_name(lengths().0 as u32, lengths().1 as u32).unwrap(), length()));
        });
    }
}

fn metering(criterion: &mut Criterion, smallest: &[Guest]) {
    let mut group = criterion.benchmark_group("floor/metering");
    for (name, metering) in METERINGS {
        let id = |what: &str| criterion::BenchmarkId::new(name, what);
        let mut floor = Floor::new(metering, "empty");
        group.bench_function(id("empty export"), |bencher| bencher.iter(|| floor.typed()));
        for guest in smallest {
            let mut greeter = Greeter::new(guest, metering);
            group.bench_function(id(&guest.name), |bencher| bencher.iter_custom(|calls| greeter.time(calls)));
        }
        let mut floor = Floor::new(metering, "loop");
        group.bench_function(id("1000 rounds of a loop"), |bencher| {
            bencher.iter(|| floor.function.call(&mut floor.store, (1_000, 0)).unwrap());
        });
    }
}

/// The guest as the lab's own host calls it: under a time limit, with its failures explained.
fn hosted(guest: &Guest) -> Instance {
    let engines = Engines::new().unwrap();
    let code = Code::compile(engines.get(Configuration::Default), &load(guest)).unwrap();
    Instance::new(&code, Limits::default(), Duration::from_secs(60)).unwrap()
}

fn length() -> i32 {
    expected().len() as i32
}

struct Floor {
    store: Store<Limits>,
    function: TypedFunc<(i32, i32), i32>,
    untyped: Func,
}

impl Floor {
    fn new(metering: Metering, export: &str) -> Self {
        let mut store = metering.store(&metering.engine());
        let instance = instantiate(&mut store, &wat::parse_str(FLOOR).unwrap());
        let untyped = instance.get_func(&mut store, export).unwrap();
        let function = untyped.typed(&store).unwrap();
        Floor { store, function, untyped }
    }

    fn typed(&mut self) -> i32 {
        self.function.call(&mut self.store, lengths()).unwrap()
    }

    /// Parameters and results as enumerations, whose types are checked at each call.
    fn untyped(&mut self) -> Val {
        let mut results = [Val::I32(1)];
        let params = [Val::I32(lengths().0), Val::I32(lengths().1)];
        self.untyped.call(&mut self.store, &params, &mut results).unwrap();
        results[0]
    }

    /// Parameters and results in one array of raw words, whose types nobody checks.
    fn unchecked(&mut self) -> i32 {
        let mut words = [ValRaw::i32(lengths().0), ValRaw::i32(lengths().1)];
        // SAFETY: the export takes two words of this type and answers with one.
        unsafe { self.untyped.call_unchecked(&mut self.store, &mut words).unwrap() };
        words[0].get_i32()
    }
}
