//! One function's body: calls go where they shall, sites and returns set the mark.

use std::{collections::BTreeSet, ops::Range};

use wasm_encoder::{BlockType, Encode as _, InstructionSink, ValType};
use wasmparser::{BinaryReader, FunctionBody, Operator};

use super::{
    Refusal,
    operators::Operators,
    plan::{Call, Plan, encoded},
    splice::{Splice, Stretch},
    tables,
};

/// What was seen on the way through all bodies.
#[derive(Default)]
pub struct Seen {
    /// Functions that code takes a reference of.
    pub referenced: BTreeSet<u32>,
    /// Imports that are called by a tail call, in the order of their trampolines.
    pub trampolines: Vec<u32>,
    pub tail_calls: bool,
    /// `try_table`, the newer way to catch.
    pub try_table: bool,
    /// `try`, the older one.
    pub legacy_try: bool,
    pub sites: usize,
    pub import_calls: usize,
}

impl Seen {
    /// Adds what was seen in bodies behind these.
    pub fn add(&mut self, mut other: Self) {
        self.referenced.append(&mut other.referenced);
        self.trampolines.append(&mut other.trampolines);
        self.tail_calls |= other.tail_calls;
        self.try_table |= other.try_table;
        self.legacy_try |= other.legacy_try;
        self.sites += other.sites;
        self.import_calls += other.import_calls;
    }
}

/// The body of `function`, with its locals, as it is to be.
pub fn rewrite(
    plan: &Plan<'_>,
    seen: &mut Seen,
    function: u32,
    bytes: &[u8],
    range: Range<usize>,
) -> Result<(Vec<u8>, Vec<Stretch>), Refusal> {
    let body = FunctionBody::new(BinaryReader::new(&bytes[range.clone()], range.start));
    let mut splice = Splice::new(bytes, range.clone());
    let marks = plan.marks[function as usize];
    let mut saved = 0;
    if marks {
        saved = add_local(plan, function, &body, &range, &mut splice)?;
        let block = block_of(plan, function)?;
        let start = body.get_binary_reader_for_operators()?.original_position();
        let out = splice.replace(start..start);
        InstructionSink::new(out).global_get(plan.globals.boundaries).local_set(saved).block(block);
    }
    if plan.allocator() == Some(function) {
        // What it was asked for is known here alone: its parameter is a local, and may be written over.
        let start = body.get_binary_reader_for_operators()?.original_position();
        let mut code = InstructionSink::new(splice.replace(start..start));
        code.local_get(0).call(plan.helpers.request.unwrap_or_default());
    }
    let exit = Exit { marks, saved, before_tail_call: marks && grows_before_tail_call(plan, function) };
    let mut operators = Operators::of(&body)?;
    while let Some((operator, at)) = operators.next()? {
        match operator {
            Operator::Try { .. } => seen.legacy_try = true,
            Operator::TryTable { .. } => seen.try_table = true,
            Operator::End if marks => {
                // The block that stands in the function's place ends here; its results stay below.
                let out = splice.replace(at.end..at.end);
                exit.mark(plan, out);
                InstructionSink::new(out).end();
            }
            Operator::Return if marks => {
                InstructionSink::new(splice.replace(at)).br(operators.depth());
            }
            Operator::Call { function_index } => call(plan, seen, &mut splice, at, function, function_index)?,
            Operator::ReturnCall { function_index } => {
                seen.tail_calls = true;
                exit.before_tail_call(plan, &mut splice, at.start);
                tail_call(plan, seen, &mut splice, at, function, function_index)?;
            }
            Operator::ReturnCallRef { .. } => {
                seen.tail_calls = true;
                exit.before_tail_call(plan, &mut splice, at.start);
            }
            Operator::ReturnCallIndirect { .. } => {
                seen.tail_calls = true;
                exit.before_tail_call(plan, &mut splice, at.start);
                if let Some((_, hooks)) = &plan.hooks {
                    tables::instruction(*hooks, operator, splice.replace(at))?;
                }
            }
            Operator::RefFunc { function_index } => _ = seen.referenced.insert(function_index),
            Operator::MemoryGrow { mem } => {
                if let Some(&helper) = plan.helpers.grow.get(&mem) {
                    seen.sites += 1;
                    with_caller(plan, splice.replace(at), function).call(helper);
                }
            }
            _ => {
                if let Some((_, hooks)) = &plan.hooks
                    && tables::names_one(&operator)
                {
                    tables::instruction(*hooks, operator, splice.replace(at))?;
                }
            }
        }
    }
    Ok(splice.finish())
}

/// The block that stands in a function's place.
fn block_of(plan: &Plan<'_>, function: u32) -> Result<BlockType, Refusal> {
    let results = encoded(plan.layout.type_of(function)?)?.1;
    Ok(match results.as_slice() {
        [] => BlockType::Empty,
        [one] => BlockType::Result(*one),
        _ => BlockType::FunctionType(plan.types.known(&[], &results).expect("it was added for whoever marks")),
    })
}

/// What happens where a function returns.
struct Exit {
    marks: bool,
    saved: u32,
    before_tail_call: bool,
}

impl Exit {
    /// Sets the mark, unless a boundary lies inside this call.
    fn mark(&self, plan: &Plan<'_>, out: &mut Vec<u8>) {
        debug_assert!(self.marks, "a function without a mark has no local to compare");
        InstructionSink::new(out)
            .local_get(self.saved)
            .global_get(plan.globals.boundaries)
            .i32_eq()
            .if_(BlockType::Empty)
            .i32_const(1)
            .global_set(plan.globals.mark)
            .end();
    }

    fn before_tail_call(&self, plan: &Plan<'_>, splice: &mut Splice<'_>, at: usize) {
        if self.before_tail_call {
            self.mark(plan, splice.replace(at..at));
        }
    }
}

fn grows_before_tail_call(plan: &Plan<'_>, function: u32) -> bool {
    plan.facts.grows_before_tail_call.get(function as usize).copied().unwrap_or(true)
}

/// Declares one more local, behind all others, and answers its index.
fn add_local(
    plan: &Plan<'_>,
    function: u32,
    body: &FunctionBody<'_>,
    range: &Range<usize>,
    splice: &mut Splice<'_>,
) -> Result<u32, Refusal> {
    /// What V8 and the other engines take.
    const MOST: usize = 50_000;
    let mut locals = body.get_locals_reader()?;
    let groups = locals.get_count();
    let first = locals.original_position();
    let mut count = plan.layout.type_of(function)?.params().len();
    for _ in 0..groups {
        count += locals.read()?.0 as usize;
    }
    if count >= MOST {
        return Err(Refusal::Limit { what: "locals in a function", limit: MOST });
    }
    (groups + 1).encode(splice.replace(range.start..first));
    let end = locals.original_position();
    let out = splice.replace(end..end);
    1u32.encode(out);
    ValType::I32.encode(out);
    Ok(count as u32)
}

fn call(
    plan: &Plan<'_>,
    seen: &mut Seen,
    splice: &mut Splice<'_>,
    at: Range<usize>,
    caller: u32,
    callee: u32,
) -> Result<(), Refusal> {
    match plan.calls.get(callee as usize) {
        None => {
            let body = body_of(plan, callee)?;
            if body != callee {
                InstructionSink::new(splice.replace(at)).call(body);
            }
        }
        Some(Call::Grow) => {
            seen.sites += 1;
            let helper = plan.helpers.grow_import[&callee];
            with_caller(plan, splice.replace(at), caller).call(helper);
        }
        Some(Call::Crossing) => {
            if plan.helpers.leave.is_some() {
                seen.import_calls += 1;
                cross(plan, splice.replace(at), callee);
            }
        }
        Some(Call::Announce) => {}
    }
    Ok(())
}

fn tail_call(
    plan: &Plan<'_>,
    seen: &mut Seen,
    splice: &mut Splice<'_>,
    at: Range<usize>,
    caller: u32,
    callee: u32,
) -> Result<(), Refusal> {
    match plan.calls.get(callee as usize) {
        None => {
            let body = body_of(plan, callee)?;
            if body != callee {
                InstructionSink::new(splice.replace(at)).return_call(body);
            }
        }
        Some(Call::Grow) => {
            seen.sites += 1;
            let helper = plan.helpers.grow_import[&callee];
            with_caller(plan, splice.replace(at), caller).return_call(helper);
        }
        // Called from here and not from a function of its own, it would be inside this function's handlers.
        Some(Call::Crossing) => {
            if plan.helpers.leave.is_some() {
                seen.import_calls += 1;
                let known = seen.trampolines.iter().position(|&import| import == callee);
                let position = known.unwrap_or_else(|| {
                    seen.trampolines.push(callee);
                    seen.trampolines.len() - 1
                });
                let trampoline = plan.helpers.trampolines + position as u32;
                InstructionSink::new(splice.replace(at)).return_call(trampoline);
            }
        }
        Some(Call::Announce) => {}
    }
    Ok(())
}

/// The call of an import, with its boundary before it.
pub fn cross(plan: &Plan<'_>, out: &mut Vec<u8>, import: u32) {
    let Some(leave) = plan.helpers.leave else { return };
    with_caller(plan, out, import).call(leave).call(import).i32_const(1).global_set(plan.globals.in_guest);
}

/// Puts a function's index on the stack, for a host that asks who it was.
pub fn with_caller<'a>(plan: &Plan<'_>, out: &'a mut Vec<u8>, function: u32) -> InstructionSink<'a> {
    if plan.hooks.is_some() {
        InstructionSink::new(out).i32_const(function as i32);
    }
    InstructionSink::new(out)
}

fn body_of(plan: &Plan<'_>, function: u32) -> Result<u32, Refusal> {
    plan.body_of.get(function as usize).copied().ok_or(Refusal::Index { what: "function", index: function })
}
