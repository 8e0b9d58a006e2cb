//! From where growth can be reached, and whether control comes back afterwards.

mod analysis;
mod bits;
mod callers;
mod doors;
mod paths;
mod search;
mod verdict;

pub use analysis::{Analysis, SiteKind};
pub use callers::{Caller, Callers};
pub use paths::Paths;
pub use search::{Edge, Step};
pub use verdict::Verdict;
