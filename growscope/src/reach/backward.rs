//! From each event, whether a path leads out of its function; and who is called on the way.

use super::{
    by_node::ByNode,
    callers::{Caller, Calls},
    paths::Handlers,
};
use crate::{
    bits::Bits,
    graph::Graph,
    module::{Body, Module, Part, event::Event},
};

/// What is known before paths are followed backwards.
pub struct Backward<'m, 'a> {
    pub module: &'m Module<'a>,
    pub graph: &'m Graph,
    pub reached: &'m Bits,
    pub returns: &'m Bits,
    pub throws: &'m Bits,
}

/// How often a body is looked at from its end to its beginning, before it is looked at otherwise.
const SWEEPS: usize = 4;

/// A call in a body.
struct Call {
    node: u32,
    position: usize,
    tail: bool,
}

impl Backward<'_, '_> {
    /// By event of a part, counted from its own first; and the part's calls that some path leads to.
    pub fn part(&self, part: Part<'_>) -> (Bits, Calls) {
        let mut leaves = Bits::new(part.events());
        let mut calls = Vec::with_capacity(part.events() / 2);
        let mut seen = Vec::new();
        for (own, body) in part.iter() {
            let first = body.first - part.first_event;
            self.body(body, first, &mut leaves, &mut seen);
            let function = self.module.imported_functions() + own;
            // They were met backwards.
            for Call { node, position, tail } in seen.drain(..).rev() {
                if self.reached.get(body.first + position) {
                    calls.push((node, Caller::new(function, tail, leaves.get(first + position))));
                }
            }
        }
        (leaves, calls)
    }

    fn body(&self, body: Body<'_>, first: usize, leaving: &mut Bits, calls: &mut Vec<Call>) {
        for _ in 0..SWEEPS {
            let (mut again, mut loops) = (false, false);
            calls.clear();
            for (position, event) in body.iter().rev() {
                let callee = self.graph.callee(self.module, event);
                if let Some((node, tail)) = callee {
                    calls.push(Call { node, position, tail });
                }
                let leaves = self.leaves(body, position, event, callee, |to| {
                    // Only what goes back makes a second sweep necessary.
                    loops |= to as usize <= position;
                    leaving.get(first + to as usize)
                });
                again |= leaves && leaving.insert(first + position);
            }
            if !again || !loops {
                return;
            }
        }
        self.step_by_step(body, first, leaving);
    }

    /// The same for loops in loops, each of which is left by way of the one around it: a sweep would be needed for each.
    fn step_by_step(&self, body: Body<'_>, first: usize, leaving: &mut Bits) {
        let (mut steps, mut stack) = (Vec::new(), Vec::new());
        for (position, event) in body.iter() {
            let from = position as u32;
            let leaves = self.leaves(body, position, event, self.graph.callee(self.module, event), |to| {
                steps.push((to, from));
                false
            });
            if leaves {
                stack.push(from);
            }
        }
        let before = ByNode::of(body.len(), &[steps]);
        let mut seen = Bits::new(body.len());
        while let Some(position) = stack.pop() {
            if seen.insert(position as usize) {
                leaving.insert(first + position as usize);
                stack.extend(before.get(position));
            }
        }
    }

    /// Whether an event leaves its function, or goes on at one that does.
    fn leaves(
        &self,
        body: Body<'_>,
        position: usize,
        event: Event,
        callee: Option<(u32, bool)>,
        mut goes_on: impl FnMut(u32) -> bool,
    ) -> bool {
        let next = position as u32 + 1;
        match event {
            Event::Return => true,
            Event::Stop => false,
            Event::Jump(to) => goes_on(to),
            Event::Branch(to) => goes_on(to) || goes_on(next),
            Event::Grow(_) | Event::Nothing => goes_on(next),
            // Not on a path themselves: they belong to the event before.
            Event::Catch(_) | Event::CatchAll(_) => false,
            Event::Throw => {
                let handlers = Handlers::of(body, position);
                handlers.escapes || handlers.targets(body).any(goes_on)
            }
            Event::Call(_) | Event::CallThrough(_) | Event::TailCall(_) | Event::TailCallThrough(_) => {
                let (node, tail) = callee.expect("a call has a callee");
                let (returns, throws) = (self.returns.get(node as usize), self.throws.get(node as usize));
                if tail {
                    return returns || throws;
                }
                let handlers = Handlers::of(body, position);
                (returns && goes_on(handlers.end as u32))
                    || (throws && handlers.escapes)
                    || handlers.targets(body).any(goes_on)
            }
        }
    }
}
