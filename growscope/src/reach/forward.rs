//! From the beginning of each function, the events that are reached, and the functions that come back.
//!
//! That one comes back is found from nothing, and only added to. So parts of the module are followed side by side: what
//! waits for a function of another part is looked at again, until nothing goes on anywhere.

use super::paths::Handlers;
use crate::{
    bits::{Bits, SharedBits},
    graph::Graph,
    module::{Body, Module, Part, event::Event},
};

/// What was found.
pub struct Forward {
    pub reached: Bits,
    pub returns: Bits,
}

impl Forward {
    pub fn of(module: &Module<'_>, graph: &Graph) -> Self {
        let functions = module.functions.len() as u32;
        let returns = SharedBits::new(module.functions.len() + graph.kinds.len());
        let mut walks: Vec<Walk<'_, '_>> =
            module.bodies.parts().map(|part| Walk::new(module, graph, &returns, part)).collect();
        for (kind, at) in graph.kinds.iter().zip(functions..) {
            if kind.host {
                returns.insert(at as usize);
            }
        }
        for import in 0..module.imported_functions() {
            returns.insert(import as usize);
            graph.kinds.reaching(import).iter().for_each(|kind| _ = returns.insert((functions + kind) as usize));
        }
        walks = module.workers.map(walks, |mut walk| {
            walk.follow();
            walk
        });
        loop {
            let went_on = module.workers.map(walks, |mut walk| (walk.wake(), walk));
            let any = went_on.iter().any(|(woke, _)| *woke);
            walks = went_on.into_iter().map(|(_, walk)| walk).collect();
            if !any {
                break;
            }
        }
        let reached = walks.into_iter().map(|walk| walk.reached).collect();
        Self { reached: Bits::concat(reached), returns: returns.into() }
    }
}

const NONE: u32 = u32::MAX;

/// Waits for a node to return, at an event of a function.
struct Waiter {
    function: u32,
    position: u32,
    next: u32,
}

struct Walk<'m, 'a> {
    module: &'m Module<'a>,
    graph: &'m Graph,
    returns: &'m SharedBits,
    part: Part<'m>,
    /// By event, counted from the part's first.
    reached: Bits,
    waiters: Vec<Waiter>,
    /// By node: the last that waits for it.
    waiting: Vec<u32>,
    ready: Vec<(u32, u32)>,
    stack: Vec<u32>,
}

impl<'m, 'a> Walk<'m, 'a> {
    fn new(module: &'m Module<'a>, graph: &'m Graph, returns: &'m SharedBits, part: Part<'m>) -> Self {
        Self {
            module,
            graph,
            returns,
            part,
            reached: Bits::new(part.events()),
            waiters: Vec::new(),
            waiting: vec![NONE; module.functions.len() + graph.kinds.len()],
            ready: Vec::new(),
            stack: Vec::new(),
        }
    }

    fn follow(&mut self) {
        for (own, body) in self.part.iter() {
            self.stack.push(0);
            self.walk(self.module.imported_functions() + own, body);
        }
        self.go_on();
    }

    /// Goes on where something was waited for that another walk found to return. Whether there was any.
    fn wake(&mut self) -> bool {
        for node in 0..self.waiting.len() {
            if self.waiting[node] != NONE && self.returns.get(node) {
                self.wake_for(node as u32);
            }
        }
        let woke = !self.ready.is_empty();
        self.go_on();
        woke
    }

    /// Follows what waited for something that returns.
    fn go_on(&mut self) {
        while let Some((function, position)) = self.ready.pop() {
            let body = self.module.bodies.get(function - self.module.imported_functions());
            match body.at(position as usize) {
                Event::TailCall(_) | Event::TailCallThrough(_) => self.now_returns(function),
                _ => {
                    self.stack.push(Handlers::of(body, position as usize).end as u32);
                    self.walk(function, body);
                }
            }
        }
    }

    fn now_returns(&mut self, function: u32) {
        let functions = self.module.functions.len() as u32;
        let kinds = self.graph.kinds.reaching(function).iter().map(|kind| functions + kind);
        if self.returns.insert(function as usize) {
            self.wake_for(function);
            kinds.filter(|&kind| self.returns.insert(kind as usize)).for_each(|kind| self.wake_for(kind));
        }
    }

    fn wake_for(&mut self, node: u32) {
        let mut waiter = std::mem::replace(&mut self.waiting[node as usize], NONE);
        while waiter != NONE {
            let Waiter { function, position, next } = self.waiters[waiter as usize];
            self.ready.push((function, position));
            waiter = next;
        }
    }

    /// Follows paths within one function as far as they go.
    fn walk(&mut self, function: u32, body: Body<'_>) {
        let first = body.first - self.part.first_event;
        while let Some(mut position) = self.stack.pop() {
            loop {
                if position as usize >= body.len() || !self.reached.insert(first + position as usize) {
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
                        self.stack.push(to);
                        position += 1;
                    }
                    Event::Grow(_) | Event::Nothing | Event::Catch(_) | Event::CatchAll(_) => position += 1,
                    Event::Throw => {
                        let handlers = Handlers::of(body, position as usize);
                        self.stack.extend(handlers.targets(body));
                        break;
                    }
                    event @ (Event::TailCall(_) | Event::TailCallThrough(_)) => {
                        let node = self.callee(event);
                        if self.returns.get(node as usize) {
                            self.now_returns(function);
                        } else {
                            self.wait(node, function, position);
                        }
                        break;
                    }
                    event @ (Event::Call(_) | Event::CallThrough(_)) => {
                        let node = self.callee(event);
                        let handlers = Handlers::of(body, position as usize);
                        self.stack.extend(handlers.targets(body));
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

    fn callee(&self, event: Event) -> u32 {
        self.graph.callee(self.module, event).expect("a call has a callee").0
    }

    fn wait(&mut self, node: u32, function: u32, position: u32) {
        let next = std::mem::replace(&mut self.waiting[node as usize], self.waiters.len() as u32);
        self.waiters.push(Waiter { function, position, next });
    }
}
