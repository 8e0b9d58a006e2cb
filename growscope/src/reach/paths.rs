//! Paths inside functions: which events are reached, and from which of them control leaves the function again.
//!
//! A function **comes back** if it may return, or throw past itself. That one never does is found from nothing: at
//! first none does, and each event that is reached may show that its function does, and so that its callers go on.
//! Two functions that only call each other therefore never come back, which is true of them. A call of an import
//! goes on; what an import throws counts as a trap, except for a handler in the function that called it.

use super::bits::Bits;
use crate::{
    graph::Graph,
    module::{Body, Module, event::Event},
};

/// What was found of the paths inside a module's functions.
pub struct Paths {
    reached: Bits,
    leaves: Bits,
    returns: Bits,
    throws: Bits,
}

impl Paths {
    pub(crate) fn of(module: &Module<'_>, graph: &Graph) -> Self {
        let mut forward = Forward::new(module, graph);
        forward.run();
        let mut paths = Self {
            reached: forward.reached,
            leaves: Bits::new(module.bodies.events()),
            returns: forward.returns,
            throws: forward.throws,
        };
        for body in module.bodies.iter() {
            paths.backward(module, graph, body);
        }
        paths
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

    /// From each event, whether a path leads out.
    fn backward(&mut self, module: &Module<'_>, graph: &Graph, body: Body<'_>) {
        let functions = module.functions.len() as u32;
        loop {
            let mut again = false;
            for (position, event) in body.iter().rev() {
                let at = body.first + position;
                if self.leaves.get(at) {
                    continue;
                }
                let leaves = |to: u32| self.leaves.get(body.first + to as usize);
                let called = |node: u32| (self.returns.get(node as usize), self.throws.get(node as usize));
                let next = position as u32 + 1;
                let out = match event {
                    Event::Return => true,
                    Event::Stop => false,
                    Event::Jump(to) => leaves(to),
                    Event::Branch(to) => leaves(to) || leaves(next),
                    Event::Grow(_) | Event::Nothing => leaves(next),
                    // Not on a path themselves: they belong to the event before.
                    Event::Catch(_) | Event::CatchAll(_) => continue,
                    Event::TailCall(callee) => called(callee) != (false, false),
                    Event::TailCallThrough(through) => {
                        called(functions + graph.kinds.of_call(through)) != (false, false)
                    }
                    Event::Throw => {
                        let handlers = Handlers::of(body, position);
                        handlers.escapes || handlers.targets(body).any(leaves)
                    }
                    Event::Call(_) | Event::CallThrough(_) => {
                        let node = match event {
                            Event::Call(callee) => callee,
                            Event::CallThrough(through) => functions + graph.kinds.of_call(through),
                            _ => unreachable!("one of the two"),
                        };
                        let (returns, throws) = called(node);
                        let handlers = Handlers::of(body, position);
                        (returns && leaves(handlers.end as u32))
                            || (throws && handlers.escapes)
                            || handlers.targets(body).any(leaves)
                    }
                };
                if out {
                    self.leaves.insert(at);
                    again = true;
                }
            }
            // Only a loop makes a second sweep necessary.
            let loops = body.iter().any(|(position, event)| match event {
                Event::Branch(to) | Event::Jump(to) | Event::Catch(to) | Event::CatchAll(to) => to as usize <= position,
                _ => false,
            });
            if !again || !loops {
                return;
            }
        }
    }
}

/// The handlers of a call or a throw: the events right behind it.
#[derive(Clone, Copy)]
struct Handlers {
    start: usize,
    end: usize,
    /// What is thrown may get past all of them.
    escapes: bool,
}

impl Handlers {
    fn of(body: Body<'_>, position: usize) -> Self {
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

    fn targets(self, body: Body<'_>) -> impl Iterator<Item = u32> + '_ {
        (self.start..self.end).filter_map(move |at| match body.at(at) {
            Event::Catch(to) | Event::CatchAll(to) => Some(to),
            _ => None,
        })
    }
}

const NONE: u32 = u32::MAX;

/// Waits for a node to return, at an event of a function.
struct Waiter {
    function: u32,
    position: u32,
    next: u32,
}

struct Forward<'m, 'a> {
    module: &'m Module<'a>,
    graph: &'m Graph,
    reached: Bits,
    returns: Bits,
    throws: Bits,
    waiters: Vec<Waiter>,
    waiting: Vec<u32>,
    /// Where what a node throws escapes from a function; only kept where something throws at all.
    thrown: Vec<Vec<u32>>,
    ready: Vec<(u32, u32)>,
}

impl<'m, 'a> Forward<'m, 'a> {
    fn new(module: &'m Module<'a>, graph: &'m Graph) -> Self {
        let nodes = module.functions.len() + graph.kinds.len();
        let throws = module.bodies.iter().any(|body| body.iter().any(|(_, event)| event == Event::Throw));
        Self {
            module,
            graph,
            reached: Bits::new(module.bodies.events()),
            returns: Bits::new(nodes),
            throws: Bits::new(nodes),
            waiters: Vec::new(),
            waiting: vec![NONE; nodes],
            thrown: if throws { vec![Vec::new(); nodes] } else { Vec::new() },
            ready: Vec::new(),
        }
    }

    fn run(&mut self) {
        let functions = self.module.functions.len() as u32;
        for (kind, at) in self.graph.kinds.iter().zip(functions..) {
            if kind.host {
                self.now_returns(at);
            }
        }
        for import in 0..self.module.imported_functions() {
            self.now_returns(import);
        }
        let mut stack = Vec::new();
        for (function, body) in (self.module.imported_functions()..).zip(self.module.bodies.iter()) {
            stack.push(0);
            self.walk(function, body, &mut stack);
        }
        while let Some((function, position)) = self.ready.pop() {
            let body = self.module.bodies.get(function - self.module.imported_functions());
            match body.at(position as usize) {
                Event::TailCall(_) | Event::TailCallThrough(_) => self.now_returns(function),
                _ => {
                    stack.push(Handlers::of(body, position as usize).end as u32);
                    self.walk(function, body, &mut stack);
                }
            }
        }
    }

    fn now_returns(&mut self, node: u32) {
        if !self.returns.insert(node as usize) {
            return;
        }
        let mut waiter = std::mem::replace(&mut self.waiting[node as usize], NONE);
        while waiter != NONE {
            let Waiter { function, position, next } = self.waiters[waiter as usize];
            self.ready.push((function, position));
            waiter = next;
        }
        let functions = self.module.functions.len() as u32;
        if node < functions {
            for &kind in self.graph.kinds.reaching(node) {
                self.now_returns(functions + kind);
            }
        }
    }

    fn now_throws(&mut self, node: u32) {
        let mut all = vec![node];
        let functions = self.module.functions.len() as u32;
        while let Some(node) = all.pop() {
            if !self.throws.insert(node as usize) {
                continue;
            }
            all.append(&mut self.thrown[node as usize]);
            if node < functions {
                all.extend(self.graph.kinds.reaching(node).iter().map(|kind| functions + kind));
            }
        }
    }

    fn calls(&mut self, function: u32, node: u32, escapes: bool) {
        if escapes && !self.thrown.is_empty() {
            if self.throws.get(node as usize) {
                self.now_throws(function);
            } else {
                self.thrown[node as usize].push(function);
            }
        }
    }

    /// Follows paths within one function as far as they go.
    fn walk(&mut self, function: u32, body: Body<'_>, stack: &mut Vec<u32>) {
        let functions = self.module.functions.len() as u32;
        while let Some(mut position) = stack.pop() {
            loop {
                if position as usize >= body.len() || !self.reached.insert(body.first + position as usize) {
                    break;
                }
                match body.at(position as usize) {
                    Event::Return => {
                        self.now_returns(function);
                        break;
                    }
                    Event::Stop => break,
                    Event::Jump(to) => position = to,
                    Event::Branch(to) => {
                        stack.push(to);
                        position += 1;
                    }
                    Event::Grow(_) | Event::Nothing | Event::Catch(_) | Event::CatchAll(_) => position += 1,
                    Event::Throw => {
                        let handlers = Handlers::of(body, position as usize);
                        stack.extend(handlers.targets(body));
                        if handlers.escapes {
                            self.now_throws(function);
                        }
                        break;
                    }
                    event @ (Event::TailCall(_) | Event::TailCallThrough(_)) => {
                        let node = match event {
                            Event::TailCall(callee) => callee,
                            Event::TailCallThrough(through) => functions + self.graph.kinds.of_call(through),
                            _ => unreachable!("one of the two"),
                        };
                        self.calls(function, node, true);
                        if self.returns.get(node as usize) {
                            self.now_returns(function);
                        } else {
                            self.wait(node, function, position);
                        }
                        break;
                    }
                    event @ (Event::Call(_) | Event::CallThrough(_)) => {
                        let node = match event {
                            Event::Call(callee) => callee,
                            Event::CallThrough(through) => functions + self.graph.kinds.of_call(through),
                            _ => unreachable!("one of the two"),
                        };
                        let handlers = Handlers::of(body, position as usize);
                        stack.extend(handlers.targets(body));
                        self.calls(function, node, handlers.escapes);
                        if !self.returns.get(node as usize) {
                            self.wait(node, function, position);
                            break;
                        }
                        position = handlers.end as u32;
                    }
                }
            }
        }
    }

    fn wait(&mut self, node: u32, function: u32, position: u32) {
        let next = std::mem::replace(&mut self.waiting[node as usize], self.waiters.len() as u32);
        self.waiters.push(Waiter { function, position, next });
    }
}
