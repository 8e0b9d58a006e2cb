//! From each event, whether a path leads out of its function; and who is called on the way.

use super::{
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
        let functions = self.module.functions.len() as u32;
        let kind = |through| functions + self.graph.kinds.of_call(through);
        let called = |node: u32| (self.returns.get(node as usize), self.throws.get(node as usize));
        loop {
            let (mut again, mut loops) = (false, false);
            calls.clear();
            for (position, event) in body.iter().rev() {
                let leaves = |to: u32| leaving.get(first + to as usize);
                let next = position as u32 + 1;
                let mut behind = |to: u32| {
                    // Only what goes back makes a second sweep necessary.
                    loops |= to as usize <= position;
                    leaves(to)
                };
                let out = match event {
                    Event::Return => true,
                    Event::Stop => false,
                    Event::Jump(to) => behind(to),
                    Event::Branch(to) => behind(to) || leaves(next),
                    Event::Grow(_) | Event::Nothing => leaves(next),
                    // Not on a path themselves: they belong to the event before.
                    Event::Catch(_) | Event::CatchAll(_) => continue,
                    Event::TailCall(_) | Event::TailCallThrough(_) => {
                        let node = match event {
                            Event::TailCall(callee) => callee,
                            Event::TailCallThrough(through) => kind(through),
                            _ => unreachable!("one of the two"),
                        };
                        calls.push(Call { node, position, tail: true });
                        called(node) != (false, false)
                    }
                    Event::Throw => {
                        let handlers = Handlers::of(body, position);
                        handlers.escapes || handlers.targets(body).any(behind)
                    }
                    Event::Call(_) | Event::CallThrough(_) => {
                        let node = match event {
                            Event::Call(callee) => callee,
                            Event::CallThrough(through) => kind(through),
                            _ => unreachable!("one of the two"),
                        };
                        calls.push(Call { node, position, tail: false });
                        let (returns, throws) = called(node);
                        let handlers = Handlers::of(body, position);
                        (returns && leaves(handlers.end as u32))
                            || (throws && handlers.escapes)
                            || handlers.targets(body).any(behind)
                    }
                };
                again |= out && leaving.insert(first + position);
            }
            if !again || !loops {
                return;
            }
        }
    }
}
