use std::time::Duration;

/// What a guest may have of this host. The first line of each verb's `--help` about it is [`BOUNDS`].
#[derive(clap::Args)]
pub struct Bounds {
    /// How long the guest may take over each call, and this host, in processor time, over reading, analysing and compiling it
    #[arg(long, value_name = "SECONDS", default_value = "5", value_parser = seconds, allow_negative_numbers = true)]
    pub time_limit: Duration,

    /// How long the whole may take
    #[arg(long, value_name = "SECONDS", default_value = "600", value_parser = seconds, allow_negative_numbers = true)]
    pub run_limit: Duration,
}

/// What every guest gets, for `--help`.
pub const BOUNDS: &str = "\
Bounds: a guest gets 8,192 pages of memory and 1,000,000 table elements in all, 20 memories and 20 tables; its file
may have 64 MiB. Times are bounded by --time-limit and --run-limit. What is hit is named.
";

/// A day.
const LONGEST: Duration = Duration::from_secs(86_400);

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "it is not a number of seconds, such as 0.5".to_owned())?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(limit) if limit > Duration::ZERO && limit <= LONGEST => Ok(limit),
        _ => Err(format!("it must be a number of seconds above 0 and at most {}", LONGEST.as_secs())),
    }
}

#[cfg(test)]
mod tests {
    use crate::{guest::MAX_FILE_BYTES, limits};

    #[test]
    fn help_says_the_bounds_that_hold() {
        let counted = |number: u64| artefact::counted(number);
        for bound in [
            format!("{} pages", counted(limits::MAX_PAGES)),
            format!("{} table elements", counted(limits::MAX_ELEMENTS as u64)),
            format!("{} memories", limits::MAX_OF_A_KIND),
            format!("{} MiB", MAX_FILE_BYTES >> 20),
        ] {
            assert!(super::BOUNDS.contains(&bound), "{bound}");
        }
    }
}
