//! Paths inside functions: which events are reached, and from which of them control leaves the function again.
//!
//! A function **comes back** if it may return, or throw past itself. That one never does is found from nothing: at
//! first none does, and each event that is reached may show that its function does, and so that its callers go on.
//! Two functions that only call each other therefore never come back, which is true of them. A call of an import
//! goes on; what an import throws counts as a trap, except for a handler in the function that called it.

use super::{backward::Backward, callers::Calls, forward::Forward, throws::throws};
use crate::{
    bits::Bits,
    graph::Graph,
    module::{Body, Module, event::Event},
};

/// What was found of the paths inside a module's functions.
pub struct Paths {
    reached: Bits,
    leaves: Bits,
    returns: Bits,
}

impl Paths {
    /// What is found of paths, and the calls that some path leads to.
    pub(crate) fn of(module: &Module<'_>, graph: &Graph) -> (Self, Vec<Calls>) {
        let Forward { reached, returns } = Forward::of(module, graph);
        let throws = throws(module, graph, &reached);
        let backward = Backward { module, graph, reached: &reached, returns: &returns, throws: &throws };
        let parts = module.workers.map(module.bodies.parts().collect(), |part| backward.part(part));
        let (leaves, calls) = parts.into_iter().unzip();
        (Self { leaves: Bits::concat(leaves), reached, returns }, calls)
    }

    /// Whether a path from the beginning of its function leads to an event.
    pub fn reached(&self, event: usize) -> bool {
        self.reached.get(event)
    }

    /// Whether, moreover, a path leads from it out of the function, other than by a trap.
    pub fn comes_back(&self, event: usize) -> bool {
        self.reached.get(event) && self.leaves.get(event)
    }

    /// Whether a function (or, behind all functions, a kind of call) may return.
    pub fn returns(&self, node: u32) -> bool {
        self.returns.get(node as usize)
    }
}

/// The handlers of a call or a throw: the events right behind it.
#[derive(Clone, Copy)]
pub struct Handlers {
    start: usize,
    pub end: usize,
    /// What is thrown may get past all of them.
    pub escapes: bool,
}

impl Handlers {
    pub fn of(body: Body<'_>, position: usize) -> Self {
        let start = position + 1;
        let (mut end, mut escapes) = (start, true);
        while end < body.len() {
            match body.at(end) {
                Event::Catch(_) => {}
                Event::CatchAll(_) => escapes = false,
                // A try without a catch that applies.
                Event::Nothing => {}
                _ => break,
            }
            end += 1;
        }
        Self { start, end, escapes }
    }

    pub fn targets(self, body: Body<'_>) -> impl Iterator<Item = u32> + '_ {
        (self.start..self.end).filter_map(move |at| match body.at(at) {
            Event::Catch(to) | Event::CatchAll(to) => Some(to),
            _ => None,
        })
    }
}
