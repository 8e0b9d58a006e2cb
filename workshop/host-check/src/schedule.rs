//! When growth is forced.

use catalogue::{After, Schedule};

/// The schedule without growth.
pub const NEVER: Schedule = Schedule::natural(1);

/// Every schedule with growth in it, for a run that crosses this often. Always by one page, since growth by none moves
/// nothing.
pub fn forced(crossings: usize) -> impl Iterator<Item = Schedule> {
    (1..=crossings as u32).map(After::Crossing).chain([After::Every]).map(|after| Schedule::forced(after, 1, 1))
}
