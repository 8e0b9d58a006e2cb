//! Runs one case under wasmtime: plain, and hooked with every boundary asked for.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use growscope::{
    Analysis, Options,
    rewrite::{Facts, Rewrite, Rewritten, When},
};
use wasmtime::{
    Config, Engine, ExternType, Func, FuncType, Instance, Linker, Module, Ref, RefType, Result, Store, Table,
    TableType, Val, ValType,
};

/// What a case asks for.
struct Case<'a> {
    when: When,
    grow: Vec<&'a str>,
    announce: Vec<&'a str>,
    refuse: Option<u32>,
    runs: bool,
    steps: Vec<Vec<&'a str>>,
}

impl<'a> Case<'a> {
    fn of(text: &'a str) -> Self {
        let mut case =
            Case { when: When::Reach, grow: vec![], announce: vec![], refuse: None, runs: true, steps: vec![] };
        for word in text.lines().filter_map(|line| line.strip_prefix(";;? ")).flat_map(str::split_whitespace) {
            match word.split_once('=') {
                Some(("when", "allocation")) => case.when = When::Allocation,
                Some(("when", "crossing")) => case.when = When::Crossing,
                Some(("grow", name)) => case.grow.push(name),
                Some(("announce", name)) => case.announce.push(name),
                Some(("refuse", from)) => case.refuse = Some(from.parse().unwrap()),
                None if word == "not-run-here" => case.runs = false,
                _ => panic!("`{word}` is no word of a case"),
            }
        }
        case.steps = text
            .lines()
            .filter_map(|line| line.strip_prefix(";;! "))
            .map(|line| line.split_whitespace().collect())
            .collect();
        case
    }
}

/// The transcript of a case.
pub fn run(text: &str) -> Result<Vec<String>> {
    let case = Case::of(text);
    let bytes = wat::parse_str(text)?;
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let options = Options { grow_imports: owned(&case.grow), announce: owned(&case.announce), ..Options::default() };
    let read = growscope::Module::read(&bytes)?;
    let facts = Facts::of(&read, &Analysis::of(&read, &options));
    let mut rewrite = Rewrite::hooked(case.when).always_ask();
    if let Some(from) = case.refuse {
        rewrite = rewrite.and_refuse(from);
    }
    let hooked = match rewrite.apply(&bytes, &facts) {
        Ok(rewritten) => rewritten,
        Err(refusal) => return Ok(vec![format!("refused: {refusal}")]),
    };
    let alone = Rewrite::detach(case.when).apply(&bytes, &facts)?;
    for rewritten in [&hooked, &alone] {
        wasmparser::Validator::new_with_features(wasmparser::WasmFeatures::all()).validate_all(&rewritten.bytes)?;
    }
    let mut lines = about(&alone);
    if !case.runs {
        return Ok(lines);
    }
    let plain = play(&case, &bytes)?;
    let told = play(&case, &hooked.bytes)?;
    if case.refuse.is_none() {
        let answers: Vec<String> = told.iter().filter(|line| !line.starts_with("  ")).cloned().collect();
        assert_eq!(plain, answers, "rewritten, it does something else");
        // By itself a forced growth really calls these.
        if case.grow.is_empty() && case.announce.is_empty() {
            assert_eq!(plain, play(&case, &alone.bytes)?, "detached, it does something else");
        }
    }
    lines.extend(told);
    Ok(lines)
}

fn about(rewritten: &Rewritten) -> Vec<String> {
    let report = &rewritten.report;
    let mut lines: Vec<String> = report.unchanged.iter().map(|why| format!("unchanged: {why}")).collect();
    lines.extend(report.dropped.iter().map(|dropped| format!("dropped {}: {}", dropped.section, dropped.because)));
    lines
}

/// The case's text with this expectation, behind its last step.
pub fn with_expectation(text: &str, seen: &[String]) -> String {
    let mut lines: Vec<String> = text.lines().filter(|line| !line.starts_with(";;=")).map(str::to_owned).collect();
    let head = lines.iter().take_while(|line| line.starts_with(";;")).count();
    lines.splice(head..head, seen.iter().map(|line| format!(";;= {line}")));
    lines.join("\n") + "\n"
}

type Log = Arc<Mutex<Vec<String>>>;
/// A growth is being forced.
type Forcing = Arc<AtomicBool>;

fn play(case: &Case<'_>, bytes: &[u8]) -> Result<Vec<String>> {
    let mut config = Config::new();
    config.wasm_memory64(true).wasm_multi_memory(true).wasm_tail_call(true).wasm_function_references(true);
    config.wasm_gc(true).wasm_exceptions(true).wasm_threads(true).shared_memory(true).wasm_custom_page_sizes(true);
    let engine = Engine::new(&config)?;
    let module = Module::new(&engine, bytes)?;
    let log = Log::default();
    let forcing = Forcing::default();
    let mut store = Store::new(&engine, ());
    let mut linker = Linker::new(&engine);
    for import in module.imports() {
        let (from, name) = (import.module().to_owned(), import.name().to_owned());
        match import.ty() {
            ExternType::Func(ty) => {
                let (log, forcing) = (Arc::clone(&log), Arc::clone(&forcing));
                linker.func_new(&from.clone(), &name.clone(), ty.clone(), move |mut caller, arguments, results| {
                    let forced = forcing.load(Ordering::Relaxed);
                    let indent = if forced { "  " } else { "" };
                    log.lock().unwrap().push(format!("{indent}{from}.{name}({})", list(arguments)));
                    if let Some(export) = name.strip_prefix("call:") {
                        let function = caller.get_export(export).unwrap().into_func().unwrap();
                        function.call(&mut caller, &[], &mut [])?;
                    }
                    if name.contains("grow")
                        && let Some(memory) = caller.get_export("memory").and_then(|memory| memory.into_memory())
                    {
                        memory.grow(&mut caller, u64::from(!forced))?;
                    }
                    for (result, ty) in results.iter_mut().zip(ty.results()) {
                        *result = default(&ty);
                    }
                    Ok(())
                })?;
            }
            ExternType::Table(ty) if from.starts_with("growscope") && name == "hooks" => {
                let table = hooks(&mut store, &ty, &log, &forcing)?;
                linker.define(&store, &from, &name, table)?;
            }
            ExternType::Table(ty) => {
                let table = Table::new(&mut store, ty, Ref::Func(None))?;
                linker.define(&store, &from, &name, table)?;
            }
            ExternType::Memory(ty) if ty.is_shared() => {
                linker.define(&store, &from, &name, wasmtime::SharedMemory::new(&engine, ty)?)?;
            }
            ExternType::Memory(ty) => {
                let memory = wasmtime::Memory::new(&mut store, ty)?;
                linker.define(&store, &from, &name, memory)?;
            }
            other => panic!("a case imports {other:?}"),
        }
    }
    let instance = linker.instantiate(&mut store, &module);
    let instance = match instance {
        Ok(instance) => instance,
        Err(error) => {
            log.lock().unwrap().push(format!("start: {}", error.root_cause()));
            return Ok(std::mem::take(&mut *log.lock().unwrap()));
        }
    };
    for step in &case.steps {
        log.lock().unwrap().push(step.join(" "));
        let outcome = step_outcome(&mut store, instance, step);
        log.lock().unwrap().push(format!("-> {outcome}"));
    }
    let mut lines = std::mem::take(&mut *log.lock().unwrap());
    for export in module.exports() {
        if let Some(memory) = instance.get_memory(&mut store, export.name()) {
            lines.push(format!("{} has {} pages", export.name(), memory.size(&store)));
        }
    }
    Ok(lines)
}

fn step_outcome(store: &mut Store<()>, instance: Instance, step: &[&str]) -> String {
    let (function, arguments) = match step {
        ["call", name, arguments @ ..] => (instance.get_func(&mut *store, name).unwrap(), arguments),
        ["table", name, slot, arguments @ ..] => {
            let table = instance.get_table(&mut *store, name).unwrap();
            let Some(Ref::Func(Some(function))) = table.get(&mut *store, slot.parse().unwrap()) else {
                panic!("no function in slot {slot} of {name}")
            };
            (function, arguments)
        }
        _ => panic!("`{}` is no step", step.join(" ")),
    };
    let ty = function.ty(&*store);
    let arguments: Vec<Val> = ty
        .params()
        .zip(arguments)
        .map(|(ty, text)| match ty {
            ValType::I32 => Val::I32(text.parse().unwrap()),
            ValType::I64 => Val::I64(text.parse().unwrap()),
            other => panic!("no argument of type {other}"),
        })
        .collect();
    let mut results: Vec<Val> = ty.results().map(|ty| default(&ty)).collect();
    match function.call(&mut *store, &arguments, &mut results) {
        Ok(()) => list(&results),
        Err(error) => format!("trapped or thrown: {}", error.root_cause()),
    }
}

/// A table of hooks that writes down what it is told, and forces wherever the mark is up.
fn hooks(store: &mut Store<()>, ty: &TableType, log: &Log, forcing: &Forcing) -> Result<Table> {
    let engine = store.engine().clone();
    let table = Table::new(&mut *store, TableType::new(RefType::FUNCREF, ty.minimum() as u32, None), Ref::Func(None))?;
    let (told, begins, ends) = (Arc::clone(log), Arc::clone(forcing), Arc::clone(forcing));
    let boundary = Func::wrap(&mut *store, move |kind: i32, index: i32, marked: i32| -> i32 {
        let what = ["export", "throw from", "table function", "import", "start"][kind as usize];
        let again = if marked < 0 { "; another call" } else { "" };
        let force = match marked & i32::MAX {
            0 => "not marked".into(),
            1 => format!("marked, forced{again}"),
            more => format!("marked, forced; {} bytes asked for{again}", more - 1),
        };
        told.lock().unwrap().push(format!("  {what} {index}: {force}"));
        begins.store(marked != 0, Ordering::Relaxed);
        i32::from(marked != 0)
    });
    let forced = Func::new(&mut *store, FuncType::new(&engine, [], []), move |_, _, _| {
        ends.store(false, Ordering::Relaxed);
        Ok(())
    });
    let told = Arc::clone(log);
    let grew = Func::wrap(&mut *store, move |index: i32, memory: i32, before: i32| {
        told.lock().unwrap().push(format!("  function {index} grew memory {memory} from {before} pages"));
    });
    for (slot, hook) in [boundary, forced, grew].into_iter().enumerate() {
        table.set(&mut *store, slot as u64, Ref::Func(Some(hook)))?;
    }
    Ok(table)
}

fn default(ty: &ValType) -> Val {
    Val::default_for_ty(ty).expect("a type with a default")
}

fn list(values: &[Val]) -> String {
    let text = |value: &Val| match value {
        Val::I32(value) => value.to_string(),
        Val::I64(value) => value.to_string(),
        other => format!("{other:?}"),
    };
    values.iter().map(text).collect::<Vec<_>>().join(" ")
}
