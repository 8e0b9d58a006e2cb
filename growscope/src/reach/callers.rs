use super::by_node::ByNode;

/// Calls, each behind the node it goes to: by caller, and in the order in which they stand in it.
pub type Calls = Vec<(u32, Caller)>;

/// A function that calls, and how.
#[derive(Clone, Copy, Debug)]
pub struct Caller(u32);

impl Caller {
    pub(super) fn new(function: u32, tail: bool, comes_back: bool) -> Self {
        Self(function << 2 | u32::from(tail) << 1 | u32::from(comes_back))
    }

    /// Who calls.
    pub fn function(self) -> u32 {
        self.0 >> 2
    }

    /// By a tail call.
    pub fn tail(self) -> bool {
        self.0 & 2 != 0
    }

    /// Control can come back from this call to who called the caller.
    pub fn comes_back(self) -> bool {
        self.0 & 1 != 0
    }
}

/// By function, and behind them by kind of indirect call: who calls it. Calls that no path leads to are left out.
pub type Callers = ByNode<Caller>;
