//! From where growth can be reached, and whether control comes back afterwards.

mod analysis;
mod backward;
mod by_node;
mod callers;
mod doors;
mod forward;
mod paths;
mod search;
mod throws;
mod verdict;

pub use analysis::{Analysis, SiteKind};
pub use callers::{Caller, Callers};
pub use paths::Paths;
pub use search::{Edge, Step};
pub use verdict::Verdict;
