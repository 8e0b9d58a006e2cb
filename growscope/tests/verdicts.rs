//! The smallest uses of the analysis as a library.

use growscope::{Analysis, Module, Options, Verdict};

#[test]
fn a_verdict_and_its_path() {
    let wat = r#"(module (memory 1)
        (func $grow (drop (memory.grow (i32.const 1))))
        (func $outer (call $grow))
        (func $trap (call $grow) unreachable)
        (func (export "may") (call $outer))
        (func (export "trap") (if (i32.const 1) (then (call $trap))))
        (func (export "never")))"#;
    let bytes = wat::parse_str(wat).unwrap();
    let module = Module::read(&bytes).unwrap();
    let analysis = Analysis::of(&module, &Options::default());
    let of = |name: &str| {
        let export = module.exports.iter().find(|export| export.name == name).unwrap();
        (
            analysis.verdict_of(export.index),
            analysis.path_of(export.index).iter().map(|s| s.function).collect::<Vec<_>>(),
        )
    };
    assert_eq!(of("may"), (Verdict::May, vec![1, 0]));
    assert_eq!(of("trap"), (Verdict::OnlyWhenTrapping, vec![2, 0]));
    assert_eq!(of("never"), (Verdict::Never, vec![]));
    assert_eq!(analysis.allocation_doors(&module), [3, 1, 0]);
}
