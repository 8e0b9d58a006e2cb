//! Functions through which all growth passes: what dominates growth in the call graph, seen from what the host calls.

use super::Analysis;
use crate::module::{Module, event::Event};

pub fn doors(module: &Module<'_>, analysis: &Analysis) -> Vec<u32> {
    let flow = Flow::of(module, analysis);
    let dominators = flow.dominators();
    let mut chain = Vec::new();
    let mut at = Flow::SINK;
    while let Some(next) = dominators[at as usize].filter(|&next| next != at) {
        chain.extend(flow.function(next));
        at = next;
    }
    chain.reverse();
    if chain.is_empty() {
        chain = analysis.sites.iter().filter(|site| !site.dead).map(|site| site.function).collect();
        chain.extend(callers_of_grow_imports(module, analysis));
        chain.sort_unstable();
        chain.dedup();
    }
    chain
}

fn callers_of_grow_imports(module: &Module<'_>, analysis: &Analysis) -> Vec<u32> {
    let grows = |callee: u32| analysis.grow_imports.iter().any(|import| import.function == callee);
    let calls = |event| matches!(event, Event::Call(callee) | Event::TailCall(callee) if grows(callee));
    let bodies = (module.imported_functions()..).zip(module.bodies.iter());
    bodies.filter(|(_, body)| body.iter().any(|(_, event)| calls(event))).map(|(function, _)| function).collect()
}

/// The graph of what comes back after growth: a root that calls every entry, and a sink that is growth.
struct Flow {
    /// By node: where it leads.
    next: Vec<Vec<u32>>,
    functions: u32,
}

impl Flow {
    const SINK: u32 = 0;
    const ROOT: u32 = 1;
    const FIRST: u32 = 2;

    fn of(module: &Module<'_>, analysis: &Analysis) -> Self {
        let functions = module.functions.len() as u32;
        let kinds = &analysis.graph.kinds;
        let mut flow = Self { next: vec![Vec::new(); (Self::FIRST + functions) as usize + kinds.len()], functions };
        let node = |node: u32| Self::FIRST + node;
        let reaches = |node: u32| analysis.reaches_without_host(node);
        let entries = analysis.graph.host.entries.iter().chain(&module.start);
        flow.next[Self::ROOT as usize] = entries.copied().filter(|&entry| reaches(entry)).map(node).collect();
        for (function, body) in (module.imported_functions()..).zip(module.bodies.iter()) {
            if !reaches(function) {
                continue;
            }
            for (position, event) in body.iter() {
                let to = match event {
                    _ if !analysis.paths().comes_back(body.first + position) => continue,
                    Event::Grow(_) => Self::SINK,
                    Event::Call(callee) | Event::TailCall(callee) if reaches(callee) => {
                        let grows = analysis.grow_imports.iter().any(|import| import.function == callee);
                        if grows { Self::SINK } else { node(callee) }
                    }
                    Event::CallThrough(through) | Event::TailCallThrough(through) => {
                        let kind = functions + kinds.of_call(through);
                        if !reaches(kind) {
                            continue;
                        }
                        node(kind)
                    }
                    _ => continue,
                };
                flow.next[node(function) as usize].push(to);
            }
        }
        for (kind, at) in kinds.iter().zip(functions..) {
            let reached = kind.candidates.iter().copied().filter(|&candidate| reaches(candidate));
            flow.next[node(at) as usize] = reached.map(node).collect();
        }
        for list in &mut flow.next {
            list.sort_unstable();
            list.dedup();
        }
        flow
    }

    fn function(&self, node: u32) -> Option<u32> {
        node.checked_sub(Self::FIRST).filter(|&function| function < self.functions)
    }

    /// By node: its immediate dominator; none where the root does not lead to it. The algorithm is that of Cooper,
    /// Harvey and Kennedy.
    fn dominators(&self) -> Vec<Option<u32>> {
        let order = self.reverse_postorder();
        let mut number = vec![u32::MAX; self.next.len()];
        for (&node, at) in order.iter().zip(0..) {
            number[node as usize] = at;
        }
        let mut before = vec![Vec::new(); self.next.len()];
        for &node in &order {
            for &to in &self.next[node as usize] {
                before[to as usize].push(node);
            }
        }
        let mut dominator = vec![None; self.next.len()];
        dominator[Self::ROOT as usize] = Some(Self::ROOT);
        let mut changed = true;
        while changed {
            changed = false;
            for &node in &order[1..] {
                let mut new: Option<u32> = None;
                for &from in before[node as usize].iter().filter(|&&from| dominator[from as usize].is_some()) {
                    new = Some(new.map_or(from, |other| meet(&dominator, &number, from, other)));
                }
                changed |= dominator[node as usize] != new;
                dominator[node as usize] = new;
            }
        }
        dominator
    }

    fn reverse_postorder(&self) -> Vec<u32> {
        let mut seen = vec![false; self.next.len()];
        let (mut order, mut stack) = (Vec::new(), vec![(Self::ROOT, 0)]);
        seen[Self::ROOT as usize] = true;
        while let Some((node, at)) = stack.pop() {
            match self.next[node as usize].get(at) {
                None => order.push(node),
                Some(&to) => {
                    stack.push((node, at + 1));
                    if !std::mem::replace(&mut seen[to as usize], true) {
                        stack.push((to, 0));
                    }
                }
            }
        }
        order.reverse();
        order
    }
}

fn meet(dominator: &[Option<u32>], number: &[u32], mut a: u32, mut b: u32) -> u32 {
    let up = |node: u32| dominator[node as usize].expect("a node that was numbered before has a dominator");
    while a != b {
        while number[a as usize] > number[b as usize] {
            a = up(a);
        }
        while number[b as usize] > number[a as usize] {
            b = up(b);
        }
    }
    a
}
