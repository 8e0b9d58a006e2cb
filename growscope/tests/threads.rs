//! What several threads find of a module, and make of it, is what one does.

#[path = "seeds_run/generate.rs"]
mod generate;
#[path = "seeds_run/inject.rs"]
mod inject;
#[path = "seeds_run/tangle.rs"]
mod tangle;

use growscope::{
    Analysis, Module, Options,
    module::ReadOptions,
    report::Report,
    rewrite::{Facts, Rewrite, When},
};

/// Enough for some whose paths go from one piece of work to another and back.
const SEEDS: std::ops::Range<u64> = 0..400;
const THREADS: usize = 3;

#[test]
fn several_threads_say_and_write_what_one_does() {
    let mut told_apart = [0, 0];
    for seed in SEEDS {
        let bytes = generate::module(seed);
        let [one, several] = [1, THREADS].map(|threads| all_of(&bytes, threads));
        assert_eq!(one.0, several.0, "seed {seed}: the report");
        assert!(one.1 == several.1, "seed {seed}: the rewritten modules");
        told_apart[0] += usize::from(one.0.contains("never"));
        told_apart[1] += usize::from(one.1.iter().any(|rewritten| *rewritten != bytes));
    }
    assert!(told_apart.iter().all(|&seen| seen > 100), "there was little to say and to rewrite: {told_apart:?}");
}

/// Each calls another import in its own place: which of them comes first is counted over all.
#[test]
fn several_threads_number_trampolines_as_one_does() {
    let bytes = wat::parse_str(
        r#"(module (import "a" "b" (func $b)) (import "a" "c" (func $c)) (memory (export "memory") 1)
          (func $grow (drop (memory.grow (i32.const 1))))
          (func (export "to_c") (call $grow) (return_call $c))
          (func (export "to_b") (call $grow) (return_call $b)))"#,
    );
    let bytes = bytes.expect("it is a module");
    let [one, several] = [1, THREADS].map(|threads| all_of(&bytes, threads).1);
    assert!(one == several);
    assert_ne!(one[0], bytes);
}

#[test]
fn several_threads_complain_of_what_one_does() {
    let broken = [
        "(module (func (drop (i32.const 0))) (func (drop)) (func (i32.add)))",
        "(module (func) (func (result i32)) (data (i32.const 0) \"there is no memory\"))",
        "(module (func (i32.add)) (data (i32.const 0) \"there is no memory\"))",
    ];
    for text in broken {
        let bytes = wat::parse_str(text).expect("what is wrong with it is no matter of text");
        let complaint = |threads| match Module::read_with(&bytes, &ReadOptions { validate: true, threads }) {
            Ok(_) => panic!("{text} is read"),
            Err(error) => error.to_string(),
        };
        assert_eq!(complaint(1), complaint(THREADS), "{text}");
    }
}

fn all_of(bytes: &[u8], threads: usize) -> (String, Vec<Vec<u8>>) {
    let module = Module::read_with(bytes, &ReadOptions { validate: true, threads }).expect("it can be read");
    let analysis = Analysis::of(&module, &Options::default());
    let report = serde_json::to_string(&Report::of("module", &module, &analysis)).expect("a report is JSON");
    let facts = Facts::of(&module, &analysis);
    let rewritten = [When::Reach, When::Allocation].map(|when| {
        let rewrite = Rewrite::detach(when).threads(threads);
        rewrite.apply(bytes, &facts).expect("it can be rewritten").bytes
    });
    (report, rewritten.into())
}
