//! Functions through which all growth passes that comes back, on the way from what the host calls.

use super::Analysis;
use crate::{
    bits::Bits,
    module::{Module, event::Event},
};

pub fn doors(module: &Module<'_>, analysis: &Analysis) -> Vec<u32> {
    let mut doors = on_every_way(module, analysis);
    if doors.is_empty() {
        doors = analysis.sites.iter().filter(|site| !site.dead).map(|site| site.function).collect();
        doors.extend(callers_of_grow_imports(module, analysis));
        doors.sort_unstable();
        doors.dedup();
    }
    doors
}

fn callers_of_grow_imports(module: &Module<'_>, analysis: &Analysis) -> Vec<u32> {
    let grows = |callee: u32| analysis.grow_imports.iter().any(|import| import.function == callee);
    let calls = |event| matches!(event, Event::Call(callee) | Event::TailCall(callee) if grows(callee));
    let bodies = (module.imported_functions()..).zip(module.bodies.iter());
    bodies.filter(|(_, body)| body.iter().any(|(_, event)| calls(event))).map(|(function, _)| function).collect()
}

/// What lies on every way to growth, the outermost first: found on one of them, from growth backwards, by how far along it
/// others come out again.
fn on_every_way(module: &Module<'_>, analysis: &Analysis) -> Vec<u32> {
    let graph = &analysis.graph;
    let functions = module.functions.len() as u32;
    let nodes = module.functions.len() + graph.kinds.len();
    let mut entries = Bits::new(nodes);
    graph.host.entries.iter().chain(&module.start).for_each(|&entry| _ = entries.insert(entry as usize));
    let Some(way) = one_way(module, analysis) else { return Vec::new() };
    let mut position = vec![None; nodes];
    for (at, &function) in (1..).zip(&way) {
        position[function as usize] = Some(at);
    }
    let (mut seen, mut stack) = (Bits::new(nodes), Vec::new());
    // The furthest that one comes, from what was looked at, without what was not.
    let mut furthest = 0;
    let mut meets = |node: u32, furthest: &mut usize, stack: &mut Vec<u32>| match position[node as usize] {
        Some(at) => *furthest = at.max(*furthest),
        None if seen.insert(node as usize) => stack.push(node),
        None => {}
    };
    for &source in analysis.sources() {
        meets(source, &mut furthest, &mut stack);
    }
    let mut doors = Vec::new();
    for at in 0..=way.len() {
        if at > 0 {
            if furthest == at {
                doors.push(way[at - 1]);
            }
            stack.push(way[at - 1]);
        }
        while let Some(node) = stack.pop() {
            if entries.get(node as usize) {
                furthest = way.len() + 1;
            }
            for caller in analysis.callers().get(node).iter().filter(|caller| caller.comes_back()) {
                meets(caller.function(), &mut furthest, &mut stack);
            }
            if node < functions {
                for &kind in graph.kinds.reaching(node) {
                    meets(functions + kind, &mut furthest, &mut stack);
                }
            }
        }
    }
    doors.reverse();
    doors
}

/// A way from growth to what the host calls: the functions on it, in that order.
fn one_way(module: &Module<'_>, analysis: &Analysis) -> Option<Vec<u32>> {
    let mut entries = analysis.graph.host.entries.iter().chain(&module.start).copied();
    let entry = entries.find(|&entry| analysis.reaches_without_host(entry))?;
    let steps = analysis.way_without_host(entry)?;
    let mut way: Vec<u32> = std::iter::once(entry).chain(steps.into_iter().map(|step| step.function)).collect();
    // A grow import is growth itself.
    way.retain(|&function| function >= module.imported_functions());
    way.reverse();
    Some(way)
}
