//! The functions that the rewrite adds: a boundary, a forced growth, and what stands in a site's place.

use wasm_encoder::{BlockType, Function, InstructionSink, ValType};

use super::{
    Decides, Refusal, When, Which,
    body::{self, Seen},
    plan::{Call, Plan, encoded},
    wrapper::{Kind, tell},
};

/// One added function.
pub struct Helper {
    pub name: String,
    pub ty: u32,
    pub function: Function,
}

/// The slots of the table of hooks.
#[derive(Clone, Copy)]
enum Hook {
    Boundary = 0,
    Forced = 1,
    Grew = 2,
}

/// All helpers, in the order of their indices.
pub fn helpers(plan: &mut Plan<'_>, seen: &Seen) -> Result<Vec<Helper>, Refusal> {
    let mut all = Vec::new();
    if plan.rewrite.when.is_some() {
        all.push(boundary(plan));
        all.push(leave(plan));
        all.push(force(plan)?);
        if let Some(start) = plan.layout.start {
            all.push(start_ends(plan, start)?);
        }
        if plan.helpers.request.is_some() {
            all.push(request(plan));
        }
    }
    for memory in plan.helpers.grow.keys().copied().collect::<Vec<_>>() {
        all.push(grow(plan, memory)?);
    }
    for import in plan.helpers.grow_import.keys().copied().collect::<Vec<_>>() {
        all.push(grow_import(plan, import)?);
    }
    for &import in &seen.trampolines {
        all.push(trampoline(plan, import)?);
    }
    Ok(all)
}

fn boundary(plan: &mut Plan<'_>) -> Helper {
    let globals = plan.globals;
    let force = plan.helpers.force.unwrap_or_default();
    let always = plan.rewrite.when == Some(When::Crossing);
    let asks = plan.rewrite.decides == Decides::Host { always: true };
    let mut function = Function::new([(1, ValType::I32)]);
    let parameters = who(plan, 2);
    let marked = parameters.len() as u32;
    let mut code = function.instructions();
    code.global_get(globals.boundaries).i32_const(1).i32_add().global_set(globals.boundaries);
    if always {
        code.i32_const(1).local_set(marked);
    } else {
        code.global_get(globals.mark).local_set(marked).i32_const(0).global_set(globals.mark);
    }
    if plan.helpers.request.is_some() {
        // One more than the bytes, and the sign where this is another call than the last that was told of.
        code.global_get(globals.requested).i32_const(1).i32_add().global_get(globals.came_back);
        code.i32_const(31).i32_shl().i32_or().local_get(marked).i32_mul().local_set(marked);
        code.i32_const(0).global_set(globals.requested);
        code.local_get(0).i32_const(Kind::ImportCall as i32).i32_lt_u();
        code.global_get(globals.came_back).local_get(marked).i32_eqz().i32_and().i32_or().global_set(globals.came_back);
    }
    if always || asks {
        code.block(BlockType::Empty);
    } else {
        code.local_get(marked).if_(BlockType::Empty);
    }
    if plan.rewrite.hooks() {
        code.local_get(0).local_get(1).local_get(marked);
        hook(plan, &mut code, Hook::Boundary);
        code.i32_eqz().br_if(0);
    } else if let Which::Only(at) | Which::UpTo(at) = plan.rewrite.which {
        code.global_get(globals.forced).i32_const(1).i32_add().global_set(globals.forced);
        code.global_get(globals.forced).i32_const(at as i32);
        match plan.rewrite.which {
            Which::Only(_) => code.i32_ne(),
            _ => code.i32_gt_u(),
        };
        code.br_if(0);
    }
    code.call(force).end().end();
    Helper { name: "boundary".into(), ty: plan.types.function(&parameters, &[]), function }
}

/// The guest is about to call an import: the host runs from here on.
fn leave(plan: &mut Plan<'_>) -> Helper {
    let parameters = who(plan, 1);
    let mut function = Function::new([]);
    function.instructions().i32_const(0).global_set(plan.globals.in_guest);
    if plan.hooks.is_some() {
        function.instructions().i32_const(Kind::ImportCall as i32).local_get(0);
    }
    function.instructions().call(plan.helpers.boundary.unwrap_or_default()).end();
    Helper { name: "import".into(), ty: plan.types.function(&parameters, &[]), function }
}

fn force(plan: &mut Plan<'_>) -> Result<Helper, Refusal> {
    let mut function = Function::new([]);
    let mut code = function.instructions();
    for &memory in &plan.forced_memories {
        let pages = i64::from(plan.layout.memories[memory as usize].shared);
        constant(&mut code, plan, memory, pages);
        code.memory_grow(memory).drop();
    }
    let (mut grow_imports, mut announce) = (Vec::new(), Vec::new());
    for (import, call) in plan.calls.iter().enumerate() {
        match call {
            Call::Grow if plan.forces_imports() => grow_imports.push(import as u32),
            Call::Announce => announce.push(import as u32),
            _ => {}
        }
    }
    for import in grow_imports {
        let (parameters, results) = encoded(plan.layout.type_of(import)?)?;
        let name = || plan.import_name(import);
        one_byte_more(&mut code, plan, &parameters).ok_or_else(|| Refusal::GrowImport { name: name() })?;
        code.call(import);
        results.iter().for_each(|_| {
            code.drop();
        });
    }
    for import in announce {
        let (parameters, results) = encoded(plan.layout.type_of(import)?)?;
        for ty in parameters {
            let zero = zero(&mut code, ty);
            zero.ok_or_else(|| Refusal::AnnounceImport { name: plan.import_name(import) })?;
        }
        code.call(import);
        results.iter().for_each(|_| {
            code.drop();
        });
    }
    // What the host did meanwhile is no growth that it could not know of.
    code.i32_const(0).global_set(plan.globals.mark);
    if plan.hooks.is_some() {
        hook(plan, &mut code, Hook::Forced);
    }
    code.end();
    Ok(Helper { name: "force".into(), ty: plan.types.function(&[], &[]), function })
}

/// The bytes there are, and one; `None` where the import does not take one number.
fn one_byte_more(code: &mut InstructionSink<'_>, plan: &Plan<'_>, parameters: &[ValType]) -> Option<()> {
    let &[parameter] = parameters else { return None };
    let memory = plan.layout.memories.first()?;
    let page = 1i64 << memory.page_size_log2.unwrap_or(16);
    code.memory_size(0);
    match (memory.memory64, parameter) {
        (false, ValType::I32) => {
            code.i32_const(page as i32).i32_mul().i32_const(1).i32_add();
        }
        (false, ValType::I64) => {
            code.i64_extend_i32_u().i64_const(page).i64_mul().i64_const(1).i64_add();
        }
        (true, ValType::I64) => {
            code.i64_const(page).i64_mul().i64_const(1).i64_add();
        }
        (true, ValType::I32) => {
            code.i64_const(page).i64_mul().i64_const(1).i64_add().i32_wrap_i64();
        }
        (false, ValType::F64) => {
            code.f64_convert_i32_u().f64_const((page as f64).into()).f64_mul().f64_const(1.0.into()).f64_add();
        }
        (true, ValType::F64) => {
            code.f64_convert_i64_u().f64_const((page as f64).into()).f64_mul().f64_const(1.0.into()).f64_add();
        }
        _ => return None,
    }
    Some(())
}

fn zero(code: &mut InstructionSink<'_>, ty: ValType) -> Option<()> {
    match ty {
        ValType::I32 => code.i32_const(0),
        ValType::I64 => code.i64_const(0),
        ValType::F32 => code.f32_const(0.0.into()),
        ValType::F64 => code.f64_const(0.0.into()),
        ValType::V128 => code.v128_const(0),
        ValType::Ref(reference) if reference.nullable => code.ref_null(reference.heap_type),
        ValType::Ref(_) => return None,
    };
    Some(())
}

/// After the start function nobody has a view yet, unless the memory came from outside.
fn start_ends(plan: &mut Plan<'_>, start: u32) -> Result<Helper, Refusal> {
    let body = *plan.body_of.get(start as usize).ok_or(Refusal::Index { what: "function", index: start })?;
    let mut function = Function::new([]);
    function.instructions().i32_const(1).global_set(plan.globals.in_guest).call(body);
    function.instructions().i32_const(0).global_set(plan.globals.in_guest);
    if plan.start_is_seen() {
        tell(plan, &mut function, Kind::StartEnds, start);
    } else {
        function.instructions().i32_const(0).global_set(plan.globals.mark);
    }
    function.instructions().end();
    Ok(Helper { name: "start".into(), ty: plan.types.function(&[], &[]), function })
}

/// Adds up what is asked for.
fn request(plan: &mut Plan<'_>) -> Helper {
    let requested = plan.globals.requested;
    let mut function = Function::new([(1, ValType::I64)]);
    let mut code = function.instructions();
    code.local_get(0).i64_extend_i32_u().global_get(requested).i64_extend_i32_u().i64_add().local_set(1);
    code.local_get(1).i64_const(MOST).local_get(1).i64_const(MOST).i64_lt_u().select();
    code.i32_wrap_i64().global_set(requested).end();
    Helper { name: "request".into(), ty: plan.types.function(&[ValType::I32], &[]), function }
}

/// More than this is not told of: one more has to fit into a number with a sign.
const MOST: i64 = i32::MAX as i64 - 1;

/// Stands in the place of `memory.grow`.
fn grow(plan: &mut Plan<'_>, memory: u32) -> Result<Helper, Refusal> {
    let declared = plan.layout.memories.get(memory as usize).ok_or(Refusal::Index { what: "memory", index: memory })?;
    let index = if declared.memory64 { ValType::I64 } else { ValType::I32 };
    let mut parameters = vec![index];
    parameters.extend(who(plan, 1));
    let before = parameters.len() as u32;
    let mut function = Function::new([(1, index)]);
    let mut code = function.instructions();
    if plan.rewrite.refuse_from.is_some() {
        // Growth by 0 asks for nothing, and engines never refuse it.
        code.block(BlockType::Empty).local_get(0);
        if declared.memory64 {
            code.i64_eqz();
        } else {
            code.i32_eqz();
        }
        code.br_if(0);
        refuse(plan, &mut code, |code| {
            constant(code, plan, memory, -1);
        });
        code.end();
    }
    code.local_get(0).memory_grow(memory).local_set(before);
    mark(plan, &mut code);
    if plan.hooks.is_some() {
        code.local_get(before);
        constant(&mut code, plan, memory, -1);
        if declared.memory64 {
            code.i64_ne();
        } else {
            code.i32_ne();
        }
        code.if_(BlockType::Empty);
        grew(plan, &mut code, 1, memory, before);
        code.end();
    }
    code.local_get(before).end();
    Ok(Helper { name: format!("memory.grow {memory}"), ty: plan.types.function(&parameters, &[index]), function })
}

/// Stands in the place of a grow import.
fn grow_import(plan: &mut Plan<'_>, import: u32) -> Result<Helper, Refusal> {
    let (mut parameters, results) = encoded(plan.layout.type_of(import)?)?;
    let own = parameters.len() as u32;
    parameters.extend(who(plan, 1));
    let before = parameters.len() as u32;
    let declared = plan.layout.memories.first().ok_or(Refusal::Index { what: "memory", index: 0 })?;
    let index = if declared.memory64 { ValType::I64 } else { ValType::I32 };
    let mut function = Function::new([(1, index)]);
    let mut code = function.instructions();
    let mut refusable = Some(());
    refuse(plan, &mut code, |code| {
        for &result in &results {
            refusable = refusable.and(zero(code, result));
        }
    });
    refusable.ok_or_else(|| Refusal::GrowImport { name: plan.import_name(import) })?;
    code.memory_size(0).local_set(before);
    code.i32_const(0).global_set(plan.globals.in_guest);
    for parameter in 0..own {
        code.local_get(parameter);
    }
    code.call(import);
    code.i32_const(1).global_set(plan.globals.in_guest);
    mark(plan, &mut code);
    if plan.hooks.is_some() {
        code.memory_size(0).local_get(before);
        if declared.memory64 {
            code.i64_ne();
        } else {
            code.i32_ne();
        }
        code.if_(BlockType::Empty);
        grew(plan, &mut code, own, 0, before);
        code.end();
    }
    code.end();
    Ok(Helper { name: plan.import_name(import), ty: plan.types.function(&parameters, &results), function })
}

/// Takes a tail call of an import, since the boundary has to be outside of the caller's handlers.
fn trampoline(plan: &mut Plan<'_>, import: u32) -> Result<Helper, Refusal> {
    let parameters = plan.layout.type_of(import)?.params().len() as u32;
    let ty = plan.layout.functions[import as usize];
    let mut function = Function::new([]);
    let mut code = Vec::new();
    if let Some(leave) = plan.helpers.leave {
        body::with_caller(plan, &mut code, import).call(leave);
    }
    for parameter in 0..parameters {
        InstructionSink::new(&mut code).local_get(parameter);
    }
    InstructionSink::new(&mut code).call(import).i32_const(1).global_set(plan.globals.in_guest).end();
    function.raw(code);
    Ok(Helper { name: format!("tail call of {}", plan.import_name(import)), ty, function })
}

fn mark(plan: &Plan<'_>, code: &mut InstructionSink<'_>) {
    if plan.rewrite.when.is_some() {
        code.i32_const(1).global_set(plan.globals.mark);
    }
}

/// Answers what a failed growth answers, all the time or from the K-th growth on.
fn refuse<'a>(plan: &Plan<'_>, code: &mut InstructionSink<'a>, answer: impl FnOnce(&mut InstructionSink<'a>)) {
    let Some(from) = plan.rewrite.refuse_from else { return };
    let asked = plan.globals.asked;
    code.global_get(asked).i32_const(1).i32_add().global_set(asked);
    code.global_get(asked).i32_const(from as i32).i32_ge_u().if_(BlockType::Empty);
    answer(code);
    code.return_().end();
}

/// As many `i32` as it takes to say who calls, where somebody asks.
fn who(plan: &Plan<'_>, count: usize) -> Vec<ValType> {
    if plan.hooks.is_some() { vec![ValType::I32; count] } else { Vec::new() }
}

fn constant(code: &mut InstructionSink<'_>, plan: &Plan<'_>, memory: u32, value: i64) {
    if plan.layout.memories[memory as usize].memory64 {
        code.i64_const(value);
    } else {
        code.i32_const(value as i32);
    }
}

/// Tells the host of a growth; the guest's functions are on its stack.
fn grew(plan: &mut Plan<'_>, code: &mut InstructionSink<'_>, caller: u32, memory: u32, before: u32) {
    code.local_get(caller).i32_const(memory as i32).local_get(before);
    if plan.layout.memories[memory as usize].memory64 {
        code.i32_wrap_i64();
    }
    hook(plan, code, Hook::Grew);
}

fn hook(plan: &mut Plan<'_>, code: &mut InstructionSink<'_>, hook: Hook) {
    let Some(table) = plan.hooks.as_ref().map(|(_, table)| *table) else { return };
    let numbers = [ValType::I32; 3];
    let ty = match hook {
        Hook::Boundary => plan.types.function(&numbers, &numbers[..1]),
        Hook::Forced => plan.types.function(&[], &[]),
        Hook::Grew => plan.types.function(&numbers, &[]),
    };
    code.i32_const(hook as i32).call_indirect(table, ty);
}
