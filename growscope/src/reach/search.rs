//! The shortest way to growth from everywhere at once, found from growth backwards.

use std::collections::VecDeque;

use serde::Serialize;

use super::Callers;
use crate::{graph::Graph, imports::Role, module::Module};

/// How one function comes to run another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// A direct call.
    Call,
    /// A direct call in the caller's place; so is an indirect one, which is told as what it is.
    Tail,
    /// A call through a table.
    Indirect,
    /// A call through a reference.
    Ref,
    /// The host, while it runs for the guest, calls back.
    Host,
}

impl Edge {
    /// The word for it, everywhere.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Tail => "tail",
            Self::Indirect => "indirect",
            Self::Ref => "ref",
            Self::Host => "host",
        }
    }
}

/// One edge of a path, and the function that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// How.
    pub edge: Edge,
    /// Whither.
    pub function: u32,
    /// For an indirect edge: how many functions the call may reach.
    pub candidates: Option<usize>,
}

/// Which indirect calls a search follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indirect<'k> {
    None,
    /// Those of the kinds that are marked here.
    Of(&'k [bool]),
    All,
}

impl Indirect<'_> {
    fn follows(self, kind: u32) -> bool {
        match self {
            Self::None => false,
            Self::Of(kinds) => kinds[kind as usize],
            Self::All => true,
        }
    }
}

/// Which edges a search follows.
#[derive(Clone, Copy, Debug)]
pub struct Follow<'k> {
    pub indirect: Indirect<'k>,
    pub host: bool,
    /// Also those that do not come back.
    pub trapping: bool,
}

/// From each node, the next on a shortest path to growth.
///
/// Nodes are functions, then kinds of indirect calls, then the host. From a function to the kind that it calls, and
/// from an entry to the host, is no step of its own.
pub struct Search {
    next: Vec<u32>,
    functions: u32,
}

const UNREACHED: u32 = u32::MAX;
const ARRIVED: u32 = u32::MAX - 1;
const TAIL: u32 = 1 << 30;

impl Search {
    pub fn new(module: &Module<'_>, graph: &Graph, callers: &Callers, sources: &[u32], follow: Follow<'_>) -> Self {
        let functions = module.functions.len() as u32;
        let host = functions + graph.kinds.len() as u32;
        let mut search = Self { next: vec![UNREACHED; host as usize + 1], functions };
        let mut queue = VecDeque::new();
        // Other modules that it is linked with share its memory: what runs there may grow it.
        if follow.host && module.dynamic {
            search.next[host as usize] = ARRIVED;
            queue.push_back(host);
        }
        for &source in sources {
            if search.next[source as usize] == UNREACHED {
                search.next[source as usize] = ARRIVED;
                queue.push_back(source);
            }
        }
        while let Some(node) = queue.pop_front() {
            if node == host {
                for (import, role) in (0..).zip(&graph.roles) {
                    if *role == Role::Host && search.visit(import, host) {
                        queue.push_back(import);
                    }
                }
                for (kind, at) in graph.kinds.iter().zip(functions..) {
                    if kind.host && search.visit(at, host) {
                        queue.push_front(at);
                    }
                }
                continue;
            }
            for caller in callers.get(node) {
                let to = if caller.tail() { node | TAIL } else { node };
                if (caller.comes_back() || follow.trapping) && search.visit(caller.function(), to) {
                    queue.push_back(caller.function());
                }
            }
            if node >= functions {
                continue;
            }
            for &kind in graph.kinds.reaching(node) {
                if follow.indirect.follows(kind) && search.visit(functions + kind, node) {
                    queue.push_front(functions + kind);
                }
            }
            if follow.host && graph.host.entries.binary_search(&node).is_ok() && search.visit(host, node) {
                queue.push_front(host);
            }
        }
        search
    }

    fn visit(&mut self, node: u32, next: u32) -> bool {
        let new = self.next[node as usize] == UNREACHED;
        if new {
            self.next[node as usize] = next;
        }
        new
    }

    /// Whether growth can be reached from a node.
    pub fn reaches(&self, node: u32) -> bool {
        self.next[node as usize] != UNREACHED
    }

    /// A shortest path from a function to growth, if there is one.
    pub fn path(&self, graph: &Graph, function: u32) -> Option<Vec<Step>> {
        if !self.reaches(function) {
            return None;
        }
        let host = self.next.len() as u32 - 1;
        let mut path = Vec::new();
        let mut at = function;
        while self.next[at as usize] != ARRIVED {
            let tail = self.next[at as usize] & TAIL != 0;
            let next = self.next[at as usize] & !TAIL;
            let through_host = next == host || (next >= self.functions && self.next[next as usize] == host);
            if through_host && self.next[host as usize] == ARRIVED {
                break;
            }
            let step = if through_host {
                Step { edge: Edge::Host, function: self.next[host as usize], candidates: None }
            } else if next < self.functions {
                Step { edge: if tail { Edge::Tail } else { Edge::Call }, function: next, candidates: None }
            } else {
                let kind = graph.kinds.get(next - self.functions);
                let edge = if kind.through.table_index().is_some() { Edge::Indirect } else { Edge::Ref };
                Step { edge, function: self.next[next as usize], candidates: Some(kind.candidates.len()) }
            };
            path.push(step);
            at = step.function;
        }
        Some(path)
    }
}
