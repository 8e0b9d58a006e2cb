//! Who calls whom: directly, through a table or a reference, and by way of the host.

mod host;
mod through;

pub use host::Host;
pub use through::{Kind, Kinds};

use crate::{
    imports::Role,
    module::{Module, event::Event},
};

/// The call graph of a module, but for what its own functions call, which is in their bodies.
pub struct Graph {
    /// What the host can reach.
    pub host: Host,
    /// The kinds of indirect calls, and whom each may reach.
    pub kinds: Kinds,
    /// By imported function: what it is.
    pub roles: Vec<Role>,
}

impl Graph {
    /// The graph of a module.
    pub fn of(module: &Module<'_>, roles: Vec<Role>) -> Self {
        let host = Host::of(module);
        let kinds = Kinds::of(module, &host);
        Self { host, kinds, roles }
    }

    /// What an event calls, and whether by a tail call: a function, or behind all of them a kind of indirect calls.
    #[inline]
    pub fn callee(&self, module: &Module<'_>, event: Event) -> Option<(u32, bool)> {
        let kind = |through| module.functions.len() as u32 + self.kinds.of_call(through);
        match event {
            Event::Call(callee) => Some((callee, false)),
            Event::CallThrough(through) => Some((kind(through), false)),
            Event::TailCall(callee) => Some((callee, true)),
            Event::TailCallThrough(through) => Some((kind(through), true)),
            _ => None,
        }
    }
}
