//! What is known of a guest: what it says of itself ([`Description`], written beside its source), what its binary
//! declares ([`Artefact`]), and the [`Index`] of all that were built, which is the one file that hosts read.

mod artefact;
mod description;
mod index;
mod protocol;
mod schedule;

pub use artefact::{AddressType, Artefact, Extern, Memory, counted};
pub use description::{Build, Description, When, header};
pub use index::{Guest, INDEX_FILE, Index};
pub use protocol::{FailureCode, Protocol, ProtocolExport, Slot, Texts};
pub use schedule::{After, Schedule, schedules};
