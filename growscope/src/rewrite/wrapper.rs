//! What stands at the index of a function that the host can call: the body is called, and then there is a boundary.

use wasm_encoder::{BlockType, Catch, Function, RefType, ValType};

use super::{
    Refusal,
    body::Seen,
    plan::{Plan, encoded},
};

/// The kinds of boundary, as the hooks are told.
#[derive(Clone, Copy)]
pub enum Kind {
    ExportReturns = 0,
    Throws = 1,
    TableFunctionReturns = 2,
    ImportCall = 3,
    StartEnds = 4,
}

/// The wrapper of a function.
pub fn wrapper(plan: &mut Plan<'_>, seen: &Seen, function: u32) -> Result<Function, Refusal> {
    let (parameters, results) = encoded(plan.layout.type_of(function)?)?;
    let body = plan.body_of[function as usize];
    let count = parameters.len() as u32;
    let block = match results.as_slice() {
        [] => BlockType::Empty,
        [one] => BlockType::Result(*one),
        _ => BlockType::FunctionType(plan.types.function(&[], &results)),
    };
    let kind = if plan.exported[function as usize] { Kind::ExportReturns } else { Kind::TableFunctionReturns };
    let mut wrapper = Function::new([]);
    let call_body = |wrapper: &mut Function| {
        for parameter in 0..count {
            wrapper.instructions().local_get(parameter);
        }
    };
    if plan.layout.referenced[function as usize] || seen.referenced.contains(&function) {
        // The guest calls its own tables too, and then nobody outside looks.
        wrapper.instructions().global_get(plan.globals.in_guest).if_(BlockType::Empty);
        call_body(&mut wrapper);
        if seen.tail_calls {
            wrapper.instructions().return_call(body);
        } else {
            wrapper.instructions().call(body).return_();
        }
        wrapper.instructions().end();
    }
    wrapper.instructions().i32_const(1).global_set(plan.globals.in_guest);
    // With the words that the module uses itself: an engine that takes the one need not take the other.
    if seen.try_table {
        let exception = ValType::Ref(RefType::EXNREF);
        wrapper.instructions().block(BlockType::Result(exception)).try_table(block, [Catch::AllRef { label: 0 }]);
        call_body(&mut wrapper);
        wrapper.instructions().call(body).end();
        boundary(plan, &mut wrapper, kind, function);
        wrapper.instructions().return_().end();
        boundary(plan, &mut wrapper, Kind::Throws, function);
        wrapper.instructions().throw_ref().end();
    } else if seen.legacy_try {
        wrapper.instructions().try_(block);
        call_body(&mut wrapper);
        wrapper.instructions().call(body).catch_all();
        boundary(plan, &mut wrapper, Kind::Throws, function);
        wrapper.instructions().rethrow(0).end();
        boundary(plan, &mut wrapper, kind, function);
        wrapper.instructions().end();
    } else {
        call_body(&mut wrapper);
        wrapper.instructions().call(body);
        boundary(plan, &mut wrapper, kind, function);
        wrapper.instructions().end();
    }
    Ok(wrapper)
}

fn boundary(plan: &Plan<'_>, to: &mut Function, kind: Kind, function: u32) {
    // The host called, so it is the host that goes on; a trap before this call may have left that untold.
    to.instructions().i32_const(0).global_set(plan.globals.in_guest);
    tell(plan, to, kind, function);
}

/// Calls the helper that is a boundary.
pub fn tell(plan: &Plan<'_>, to: &mut Function, kind: Kind, function: u32) {
    let Some(helper) = plan.helpers.boundary else { return };
    if plan.hooks.is_some() {
        to.instructions().i32_const(kind as i32).i32_const(function as i32);
    }
    to.instructions().call(helper);
}
