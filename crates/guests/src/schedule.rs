use serde::{Deserialize, Serialize};

/// How many greetings a guest is left to grow in when it will. Enough for every guest of class `eventually`.
const NATURAL_GREETINGS: u32 = 2_000;
/// How many greetings a run with forced growth makes.
const FORCED_GREETINGS: u32 = 3;
/// Calls into the guest in such a run: the three pointers once, then one `set_name` a greeting.
const FORCED_CROSSINGS: u32 = 3 + FORCED_GREETINGS;
/// The deltas by which a harness grows: 0 detaches without using memory, 1 also makes it larger.
const DELTAS: [u32; 2] = [0, 1];

/// A growth schedule: when a run meets growth.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Schedule {
    /// Which kind it is.
    pub name: ScheduleName,
    /// How many greetings the run makes.
    pub greetings: u32,
    /// By how many pages the harness grows memory, where it does.
    pub by: Option<u32>,
    /// After which call into the guest, counted from 1, where it is one.
    pub crossing: Option<u32>,
}

/// The kinds of growth schedule.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ScheduleName {
    /// The guest grows when it will.
    Natural,
    /// The same, and the host calls the guest's `reset` after each greeting. Only for guests that export it.
    NaturalReset,
    /// The harness grows memory after each call into the guest.
    EveryCrossing,
    /// The harness grows memory after one call into the guest.
    KthCrossing,
}

impl Schedule {
    /// Every schedule of the matrix, in the order in which hosts run and show them.
    pub fn all() -> Vec<Schedule> {
        let natural = |name| Schedule { name, greetings: NATURAL_GREETINGS, by: None, crossing: None };
        let forced = |name, by, crossing| Schedule { name, greetings: FORCED_GREETINGS, by: Some(by), crossing };
        let mut all = vec![natural(ScheduleName::Natural), natural(ScheduleName::NaturalReset)];
        for by in DELTAS {
            all.push(forced(ScheduleName::EveryCrossing, by, None));
        }
        for by in DELTAS {
            all.extend((1..=FORCED_CROSSINGS).map(|k| forced(ScheduleName::KthCrossing, by, Some(k))));
        }
        all
    }
}
