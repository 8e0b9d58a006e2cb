use std::fmt;

use serde::Serialize;

/// What can be said of growth by one function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Proved: no path leads to growth.
    Never,
    /// On every path to growth there is a call that does not come back.
    OnlyWhenTrapping,
    /// Only if an import, or a function that the host put into a table, calls back.
    MayThroughHost,
    /// By a call through a table or a reference.
    MayIndirectly,
    /// By direct calls alone.
    May,
}

impl Verdict {
    /// All of them, from the one that promises least.
    pub const ALL: [Self; 5] =
        [Self::May, Self::MayIndirectly, Self::MayThroughHost, Self::OnlyWhenTrapping, Self::Never];

    /// The word for it, everywhere.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::OnlyWhenTrapping => "only-when-trapping",
            Self::MayThroughHost => "may-through-host",
            Self::MayIndirectly => "may-indirectly",
            Self::May => "may",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
