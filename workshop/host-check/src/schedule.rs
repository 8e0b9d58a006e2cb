//! When growth is forced.

use serde::{Serialize, Serializer};

/// After which crossings memory grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// After none.
    Never,
    /// After this one, counted from 1.
    Crossing(usize),
    /// After each of them.
    Every,
}

/// A growth schedule: how much is grown is always one page, since growth by none moves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Schedule {
    /// After which crossings.
    pub after: After,
    /// By how many pages.
    pub by: u64,
}

impl Schedule {
    /// The schedule without growth.
    pub const NEVER: Schedule = Schedule { after: After::Never, by: 0 };

    /// Every schedule with growth in it, for a run that crosses this often.
    pub fn all(crossings: usize) -> impl Iterator<Item = Schedule> {
        (1..=crossings).map(After::Crossing).chain([After::Every]).map(|after| Schedule { after, by: 1 })
    }

    /// Whether memory grows after the crossing of this number.
    pub fn grows_after(self, crossing: usize) -> bool {
        match self.after {
            After::Never => false,
            After::Crossing(number) => number == crossing,
            After::Every => true,
        }
    }
}

impl Serialize for After {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            After::Never => serializer.serialize_none(),
            After::Crossing(number) => serializer.serialize_u64(*number as u64),
            After::Every => serializer.serialize_str("every"),
        }
    }
}
