//! A log of every growth with the guest's backtrace, for those who run guests in wasmtime.
//!
//! ```text
//! cargo run -p growscope --example growth_log
//! ```
//!
//! wasmtime tells a `ResourceLimiter` of each growth, and gives it no store: from there nobody can ask who called. A
//! module that growscope has rewritten calls its host after each growth, and a host function has the store.

use growscope::{
    Analysis, Options,
    rewrite::{Facts, HOOKS_MODULE, HOOKS_TABLE, Rewrite, When},
};
use wasmtime::{Caller, Engine, Func, Linker, Module, Ref, RefType, Result, Store, Table, TableType, WasmBacktrace};

/// `fill` takes pages by `reserve`, one at a time.
const GUEST: &str = r#"(module
  (memory (export "memory") 1)
  (func $reserve (param $pages i32)
    (drop (memory.grow (local.get $pages))))
  (func $fill (export "fill") (param $times i32)
    (loop $again
      (call $reserve (i32.const 2))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))))"#;

/// One growth: pages before, and the guest's functions, the innermost first.
type Growth = (i32, Vec<String>);

fn rewritten(bytes: &[u8]) -> Vec<u8> {
    let module = growscope::Module::read(bytes).expect("the guest is a module");
    let analysis = Analysis::of(&module, &Options::default());
    let facts = Facts::of(&module, &analysis);
    Rewrite::hooked(When::Reach).apply(bytes, &facts).expect("the guest can be rewritten").bytes
}

/// The table of hooks: no growth is forced, and each real one is written down.
fn hooks(store: &mut Store<Vec<Growth>>) -> Result<Table> {
    let boundary = Func::wrap(&mut *store, |_: i32, _: i32, _: i32| 0_i32);
    let forced = Func::wrap(&mut *store, || ());
    let grew = Func::wrap(&mut *store, |mut caller: Caller<'_, Vec<Growth>>, _: i32, _: i32, before: i32| {
        let trace = WasmBacktrace::force_capture(&caller);
        let names = trace.frames().iter().filter_map(|frame| frame.func_name());
        // What growscope added is named so.
        let guest = names.filter(|name| !name.starts_with("growscope: ")).map(str::to_owned).collect();
        caller.data_mut().push((before, guest));
    });
    let table = Table::new(&mut *store, TableType::new(RefType::FUNCREF, 3, None), Ref::Func(None))?;
    for (slot, hook) in [boundary, forced, grew].into_iter().enumerate() {
        table.set(&mut *store, slot as u64, Ref::Func(Some(hook)))?;
    }
    Ok(table)
}

/// Runs the guest, and answers its growths.
pub fn main() -> Result<()> {
    let engine = Engine::default();
    let module = Module::new(&engine, rewritten(&wat::parse_str(GUEST)?))?;
    let mut store = Store::new(&engine, Vec::new());
    let table = hooks(&mut store)?;
    let mut linker = Linker::new(&engine);
    linker.define(&store, HOOKS_MODULE, HOOKS_TABLE, table)?;
    let instance = linker.instantiate(&mut store, &module)?;
    instance.get_typed_func::<i32, ()>(&mut store, "fill")?.call(&mut store, 2)?;

    for (before, guest) in store.data() {
        println!("grew from {before} pages, in {}", guest.join(" < "));
    }
    let by_fill = || vec!["reserve".to_owned(), "fill".to_owned()];
    assert_eq!(store.data(), &[(1, by_fill()), (3, by_fill())]);
    Ok(())
}
