//! How long `report` takes beside wasmparser's own validation of the same bytes, in one run, and how much memory.
//!
//! A program of its own, not a `cargo bench`, so that measuring builds no engine. Its arguments
//! are the modules. A CSV line a module: name, bytes, milliseconds of validation, of `report` on one thread and
//! on two (the least of the rounds, which take turns), and peak memory of `report` in bytes.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    hint::black_box,
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    time::{Duration, Instant},
};

use growscope::{Analysis, Module, Options, module::ReadOptions, report::Report};
use wasmparser::{Validator, WasmFeatures};

const ROUNDS: usize = 15;

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is passed on as it came to the system's allocator, which keeps the contract.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(NOW.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the pointer came from `System.alloc` with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn report(bytes: &[u8], threads: usize) -> String {
    let module = Module::read_with(bytes, &ReadOptions { validate: false, threads }).expect("the module can be read");
    let analysis = Analysis::of(&module, &Options::default());
    serde_json::to_string(&Report::of("module", &module, &analysis)).expect("a report is JSON")
}

fn least(best: &mut Duration, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    *best = (*best).min(start.elapsed());
}

fn main() {
    println!("module,bytes,validate_ms,report_ms,report_2_threads_ms,report_peak_bytes");
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let (mut validate, mut one, mut two) = (Duration::MAX, Duration::MAX, Duration::MAX);
        let before = NOW.load(Relaxed);
        PEAK.store(before, Relaxed);
        black_box(report(&bytes, 1));
        let peak = PEAK.load(Relaxed) - before;
        for _ in 0..ROUNDS {
            least(&mut validate, || {
                let mut validator = Validator::new_with_features(WasmFeatures::all());
                black_box(validator.validate_all(&bytes).expect("the module is valid"));
            });
            least(&mut one, || drop(black_box(report(&bytes, 1))));
            least(&mut two, || drop(black_box(report(&bytes, 2))));
        }
        let name = path.rsplit('/').next().unwrap_or(&path);
        let ms = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1000.0);
        println!("{name},{},{},{},{},{peak}", bytes.len(), ms(validate), ms(one), ms(two));
    }
}
