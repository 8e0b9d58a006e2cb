//! What guests say of themselves ([`Description`], written beside their source), the greeting protocol and the growth
//! schedules as data, and the [`Index`] of all that were built, which is the one file that hosts read.

mod description;
mod file;
mod index;
mod protocol;
mod schedule;

pub use description::{Build, Description, When, header};
pub use file::read_regular;
pub use index::{Guest, INDEX_FILE, Index};
pub use protocol::{FailureCode, Protocol, ProtocolExport, Slot, Texts};
pub use schedule::{After, Schedule, schedules};
