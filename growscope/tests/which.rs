//! `--only` and `--up-to`: which boundaries force growth, counted by a grow import that is asked for one byte more.

use growscope::{
    Analysis, Module, Options,
    rewrite::{Facts, Rewrite, When, Which},
};
use wasmtime::{Engine, Instance, Store};

const APP: &str = r#"(module
    (import "env" "emscripten_resize_heap" (func $resize (param i32) (result i32)))
    (memory (export "memory") 1)
    (func $sbrk (param $more i32)
      (if (i32.gt_u (local.get $more) (i32.mul (memory.size) (i32.const 65536)))
        (then (drop (call $resize (local.get $more))))))
    (func (export "alloc") (call $sbrk (i32.const 8))))"#;

/// In which calls of `alloc` growth was forced.
fn forced(which: Which) -> Vec<usize> {
    let bytes = wat::parse_str(APP).unwrap();
    let module = Module::read(&bytes).unwrap();
    let facts = Facts::of(&module, &Analysis::of(&module, &Options::default()));
    let rewritten = Rewrite::detach(When::Reach).which(which).apply(&bytes, &facts).unwrap();
    let engine = Engine::default();
    let mut store = Store::new(&engine, Vec::new());
    let resize = wasmtime::Func::wrap(&mut store, |mut caller: wasmtime::Caller<'_, Vec<i32>>, bytes: i32| {
        caller.data_mut().push(bytes);
        1
    });
    let module = wasmtime::Module::new(&engine, &rewritten.bytes).unwrap();
    let instance = Instance::new(&mut store, &module, &[resize.into()]).unwrap();
    let alloc = instance.get_typed_func::<(), ()>(&mut store, "alloc").unwrap();
    let mut calls = Vec::new();
    for call in 1..=4 {
        alloc.call(&mut store, ()).unwrap();
        for asked in std::mem::take(store.data_mut()) {
            assert_eq!(asked, 65_537, "one byte more than there is");
            calls.push(call);
        }
    }
    calls
}

#[test]
fn the_boundaries_that_were_asked_for_force_growth() {
    assert_eq!(forced(Which::All), [1, 2, 3, 4]);
    assert_eq!(forced(Which::Only(3)), [3]);
    assert_eq!(forced(Which::UpTo(2)), [1, 2]);
    assert_eq!(forced(Which::Only(5)), Vec::<usize>::new());
}
