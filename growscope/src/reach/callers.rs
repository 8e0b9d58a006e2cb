use super::Paths;
use crate::{
    graph::Graph,
    module::{Module, event::Event},
};

/// A function that calls, and how.
#[derive(Clone, Copy, Debug)]
pub struct Caller(u32);

impl Caller {
    fn new(function: u32, tail: bool, comes_back: bool) -> Self {
        Self(function << 2 | u32::from(tail) << 1 | u32::from(comes_back))
    }

    /// Who calls.
    pub fn function(self) -> u32 {
        self.0 >> 2
    }

    /// By a tail call.
    pub fn tail(self) -> bool {
        self.0 & 2 != 0
    }

    /// Control can come back from this call to who called the caller.
    pub fn comes_back(self) -> bool {
        self.0 & 1 != 0
    }
}

/// By function, and behind them by kind of indirect call: who calls it. Calls that no path leads to are left out.
pub struct Callers {
    starts: Vec<u32>,
    callers: Vec<Caller>,
}

impl Callers {
    pub(crate) fn of(module: &Module<'_>, graph: &Graph, paths: &Paths) -> Self {
        let nodes = module.functions.len() + graph.kinds.len();
        let mut starts = vec![0u32; nodes + 2];
        each_call(module, graph, paths, |callee, _| starts[callee as usize + 2] += 1);
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut callers = vec![Caller(0); *starts.last().unwrap_or(&0) as usize];
        each_call(module, graph, paths, |callee, caller| {
            let next = &mut starts[callee as usize + 1];
            callers[*next as usize] = caller;
            *next += 1;
        });
        Self { starts, callers }
    }

    /// Who calls a function or a kind.
    pub fn of_node(&self, node: u32) -> &[Caller] {
        &self.callers[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }
}

/// Each call that some path leads to, with the node it goes to.
fn each_call(module: &Module<'_>, graph: &Graph, paths: &Paths, mut found: impl FnMut(u32, Caller)) {
    let functions = module.functions.len() as u32;
    for (function, body) in (module.imported_functions()..).zip(module.bodies.iter()) {
        for (position, event) in body.iter() {
            let (callee, tail) = match event {
                Event::Call(callee) => (callee, false),
                Event::TailCall(callee) => (callee, true),
                Event::CallThrough(through) => (functions + graph.kinds.of_call(through), false),
                Event::TailCallThrough(through) => (functions + graph.kinds.of_call(through), true),
                _ => continue,
            };
            let at = body.first + position;
            if paths.reached(at) {
                found(callee, Caller::new(function, tail, paths.comes_back(at)));
            }
        }
    }
}
