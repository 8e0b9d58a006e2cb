//! Which imported functions grow memory, which are to be told of growth, and which call nobody back.

mod announce;
mod grow;
mod pure;

pub use announce::announce_imports;
pub use grow::{GrowImport, grow_imports};
pub use pure::calls_nobody;

use crate::{Options, module::Module};

/// What is known of each imported function, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Its host code grows memory.
    Grow,
    /// It is told of growth.
    Announce,
    /// It calls nobody back.
    Pure,
    /// It may call whatever the host can reach.
    Host,
}

/// The role of each import.
pub fn roles(module: &Module<'_>, options: &Options, grow: &[GrowImport], announce: &[u32]) -> Vec<Role> {
    let role = |index: u32| {
        let import = &module.imports[index as usize];
        if grow.iter().any(|grow| grow.function == index) {
            Role::Grow
        } else if announce.contains(&index) {
            Role::Announce
        } else if calls_nobody(import) || options.pure.contains(&import.to_string()) {
            Role::Pure
        } else {
            Role::Host
        }
    };
    (0..module.imported_functions()).map(role).collect()
}
