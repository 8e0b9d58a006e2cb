//! Functions that may throw past themselves.

use super::{by_node::ByNode, paths::Handlers};
use crate::{
    bits::Bits,
    graph::Graph,
    module::{Module, Part, event::Event},
};

/// By function, and behind them by kind of indirect call. What an import throws counts as a trap.
pub fn throws(module: &Module<'_>, graph: &Graph, reached: &Bits) -> Bits {
    let functions = module.functions.len() as u32;
    let nodes = module.functions.len() + graph.kinds.len();
    let mut found = Bits::new(nodes);
    if !module.throws {
        return found;
    }
    let parts = module.workers.map(module.bodies.parts().collect(), |part| escapes(module, graph, reached, part));
    let (mut all, calls): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    let callers = ByNode::of(nodes, &calls);
    let mut all: Vec<u32> = all.drain(..).flatten().collect();
    while let Some(node) = all.pop() {
        if found.insert(node as usize) {
            all.extend(callers.get(node));
            if node < functions {
                all.extend(graph.kinds.reaching(node).iter().map(|kind| functions + kind));
            }
        }
    }
    found
}

/// A part's functions that throw past themselves, and its calls out of which something may be thrown: each behind the
/// node it goes to, the function that it is in.
fn escapes(module: &Module<'_>, graph: &Graph, reached: &Bits, part: Part<'_>) -> (Vec<u32>, Vec<(u32, u32)>) {
    let (mut throwing, mut calls) = (Vec::new(), Vec::with_capacity(part.events() / 2));
    for (own, body) in part.iter() {
        let function = module.imported_functions() + own;
        for (position, event) in body.iter() {
            let call = graph.callee(module, event);
            let tail = call.is_some_and(|(_, tail)| tail);
            if (call.is_none() && event != Event::Throw) || !reached.get(body.first + position) {
                continue;
            }
            if tail || Handlers::of(body, position).escapes {
                match call {
                    Some((node, _)) => calls.push((node, function)),
                    None => throwing.push(function),
                }
            }
        }
    }
    (throwing, calls)
}
