//! How long `report` and `detach` take beside wasmparser's own validation of the same bytes, in one run, and how much
//! memory.
//!
//! A program of its own, not a `cargo bench`, so that measuring builds no engine; `run.js` beside it calls it. It takes
//! a number of rounds and modules, and prints a line of JSON a module: nanoseconds of each work in each round, and the
//! peak of memory, in bytes, of those that are about memory.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    collections::BTreeMap,
    hint::black_box,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    time::Instant,
};

use growscope::{
    Analysis, Module, Options,
    module::ReadOptions,
    report::Report,
    rewrite::{Facts, Rewrite, When},
};
use wasmparser::{Validator, WasmFeatures};

struct Counting;

/// Only where memory is measured: two threads that count wait for each other.
static COUNTS: AtomicBool = AtomicBool::new(false);
static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is passed on as it came to the system's allocator, which keeps the contract.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grew(layout.size());
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grew(layout.size());
        // SAFETY: the caller keeps the contract of `alloc_zeroed`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        shrank(layout.size());
        grew(size);
        // SAFETY: the pointer came from `System` with this layout, and the caller keeps the contract of `realloc`.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        shrank(layout.size());
        // SAFETY: the pointer came from `System` with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }
}

fn grew(size: usize) {
    if COUNTS.load(Relaxed) {
        PEAK.fetch_max(NOW.fetch_add(size, Relaxed) + size, Relaxed);
    }
}

fn shrank(size: usize) {
    if COUNTS.load(Relaxed) {
        NOW.fetch_sub(size, Relaxed);
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn validate(bytes: &[u8]) {
    let mut validator = Validator::new_with_features(WasmFeatures::all());
    black_box(validator.validate_all(bytes).expect("the module is valid"));
}

fn read(bytes: &[u8], threads: usize, validate: bool) -> Module<'_> {
    Module::read_with(bytes, &ReadOptions { validate, threads }).expect("the module can be read")
}

fn report(bytes: &[u8], threads: usize) {
    let module = read(bytes, threads, false);
    let analysis = Analysis::of(&module, &Options::default());
    black_box(serde_json::to_string_pretty(&Report::of("module", &module, &analysis)).expect("a report is JSON"));
}

fn detach(bytes: &[u8], threads: usize, validate: bool) {
    let module = read(bytes, threads, validate);
    let facts = Facts::of(&module, &Analysis::of(&module, &Options::default()));
    let rewrite = Rewrite::detach(When::Reach).threads(threads);
    black_box(rewrite.apply(bytes, &facts).expect("the module is rewritten"));
}

/// A work, and what it is called in the results.
type Work = (&'static str, fn(&[u8]));

const WORKS: [Work; 5] = [
    ("validate", validate),
    ("report", |bytes| report(bytes, 1)),
    ("report on two threads", |bytes| report(bytes, 2)),
    ("detach", |bytes| detach(bytes, 1, false)),
    ("detach on two threads with its input checked", |bytes| detach(bytes, 2, true)),
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rounds: usize = arguments.next().and_then(|rounds| rounds.parse().ok()).expect("a number of rounds");
    for path in arguments {
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut peaks = BTreeMap::new();
        // What is measured here also warms up.
        COUNTS.store(true, Relaxed);
        for (name, work) in WORKS {
            let before = NOW.load(Relaxed);
            PEAK.store(before, Relaxed);
            work(&bytes);
            peaks.insert(name, PEAK.load(Relaxed) - before);
        }
        COUNTS.store(false, Relaxed);
        let mut times: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        for round in 0..rounds {
            // None is always the one behind the same other.
            for at in 0..WORKS.len() {
                let (name, work) = WORKS[(at + round) % WORKS.len()];
                let start = Instant::now();
                work(&bytes);
                times.entry(name).or_default().push(start.elapsed().as_nanos() as u64);
            }
        }
        println!("{}", serde_json::json!({ "path": path, "bytes": bytes.len(), "times": times, "peaks": peaks }));
    }
}
