use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::Value;

/// A growth schedule: after which calls into the guest, its *crossings*, a harness grows memory. The same four keys
/// wherever one is written.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(try_from = "Written")]
pub struct Schedule {
    /// After which crossings memory grows.
    pub after: After,
    /// By how many pages: 0 detaches without using memory. 0 too where memory never grows.
    pub by: u32,
    /// How many greetings the run makes.
    pub greetings: u32,
    /// Whether the host calls the guest's `reset` after each greeting. Only for guests that export it.
    pub reset: bool,
}

/// After which crossings memory grows: `null`, `"every"`, or a number from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// After none.
    Never,
    /// After this one, counted from 1.
    Crossing(u32),
    /// After each of them.
    Every,
}

/// The schedules of the matrix, in the order in which hosts run and show them. A line more here is a schedule more
/// everywhere.
pub fn schedules() -> Vec<Schedule> {
    let mut all = vec![Schedule::natural(ENOUGH), Schedule { reset: true, ..Schedule::natural(ENOUGH) }];
    all.extend(DELTAS.map(|by| Schedule::forced(After::Every, by, FEW)));
    all.extend(
        DELTAS.iter().flat_map(|by| (1..=POINTERS + FEW).map(|k| Schedule::forced(After::Crossing(k), *by, FEW))),
    );
    all
}

/// Greetings in which a guest is left to grow when it will. Enough for every guest of class `eventually`.
const ENOUGH: u32 = 2_000;
/// Greetings with forced growth.
const FEW: u32 = 3;
/// Crossings before the first greeting: each pointer is asked for once. Then each greeting is one crossing.
const POINTERS: u32 = 3;
/// A growth by 0 pages detaches as one by 1 does; one by 1 also makes memory larger.
const DELTAS: [u32; 2] = [0, 1];

impl Schedule {
    /// The guest grows when it will.
    pub const fn natural(greetings: u32) -> Self {
        Schedule { after: After::Never, by: 0, greetings, reset: false }
    }

    /// Memory is made to grow.
    pub const fn forced(after: After, by: u32, greetings: u32) -> Self {
        Schedule { after, by, greetings, reset: false }
    }

    /// Whether the harness grows memory at all.
    pub fn forces(&self) -> bool {
        self.after != After::Never
    }

    /// Whether memory grows right after the crossing of this number, counted from 1.
    pub fn forces_after(&self, crossing: u32) -> bool {
        match self.after {
            After::Never => false,
            After::Crossing(number) => number == crossing,
            After::Every => true,
        }
    }
}

/// A schedule as it is written, before it is known to make sense.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    after: After,
    by: u32,
    greetings: u32,
    reset: bool,
}

impl TryFrom<Written> for Schedule {
    type Error = String;

    fn try_from(Written { after, by, greetings, reset }: Written) -> Result<Self, String> {
        if after == After::Never && by > 0 {
            return Err(format!("a schedule that never grows memory cannot do so by {by} pages: `by` must be 0"));
        }
        if greetings == 0 {
            return Err("a schedule's `greetings` is a positive whole number, not 0".into());
        }
        Ok(Schedule { after, by, greetings, reset })
    }
}

impl Serialize for After {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            After::Never => serializer.serialize_none(),
            After::Crossing(number) => serializer.serialize_u32(*number),
            After::Every => serializer.serialize_str("every"),
        }
    }
}

impl<'de> Deserialize<'de> for After {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Value::deserialize(deserializer)?;
        let number = written.as_u64().and_then(|number| u32::try_from(number).ok()).filter(|number| *number > 0);
        match (&written, number) {
            (Value::Null, _) => Ok(After::Never),
            (Value::String(word), _) if word == "every" => Ok(After::Every),
            (_, Some(number)) => Ok(After::Crossing(number)),
            _ => Err(D::Error::custom(format!(
                "a schedule's `after` is null, \"every\" or a positive whole number, not {written}"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_read_as_it_was_written() {
        for schedule in schedules() {
            let text = serde_json::to_string(&schedule).unwrap();
            assert_eq!(serde_json::from_str::<Schedule>(&text).unwrap(), schedule, "{text}");
        }
    }

    #[test]
    fn a_name_or_key_that_is_not_known_is_refused_and_named() {
        #[derive(Deserialize)]
        struct Case {
            schedule: Value,
            named: Option<String>,
        }
        let cases: Vec<Case> = serde_json::from_str(include_str!("../../../cases/schedule-readers.json")).unwrap();
        for Case { schedule, named } in cases {
            match (serde_json::from_value::<Schedule>(schedule.clone()), named) {
                (Ok(read), None) => assert_eq!(serde_json::to_value(read).unwrap(), schedule),
                (Err(error), Some(named)) => assert!(error.to_string().contains(&named), "{schedule}: {error}"),
                (read, _) => panic!("{schedule} was read as {read:?}"),
            }
        }
    }
}
