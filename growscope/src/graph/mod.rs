//! Who calls whom: directly, through a table or a reference, and by way of the host.

mod host;
mod through;

pub use host::Host;
pub use through::{Kind, Kinds};

use crate::{imports::Role, module::Module};

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
}
