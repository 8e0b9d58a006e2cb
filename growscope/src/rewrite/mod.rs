//! A module rewritten so that growth comes wherever it could have come, or never.
//!
//! # What a mark means
//!
//! A **boundary** is a place where the host can look at memory: an export returns or throws, a function that the
//! host took from a table does, or the guest calls an import (then the boundary is on entry, before the host runs).
//! Growth is forced at boundaries alone, since nobody outside can tell when it came in between.
//!
//! The **mark** says: since the last boundary, something came back in which memory may have grown. It is set
//! - after a `memory.grow` instruction and after a call of a grow import, and
//! - where a function returns that may grow by direct calls, or by indirect ones of whose candidates each may, **if no
//!   boundary lies inside that very call of it**.
//!
//! A boundary takes the mark down, and forces growth if it was up.
//!
//! The second rule keeps up the mark of a `malloc` that had room this time: it may grow, so its return marks. The
//! condition in it is what keeps a true view alive. Take `make`, which allocates and then calls an import that makes
//! a view of the result, as embind does. The allocation marks; the call of the import is a boundary and forces, before
//! the import runs; the import then makes its view, over the buffer that is. When `make` returns, memory may have
//! grown inside it, but not after that boundary: whatever came back later would have set the mark itself. So `make`
//! does not mark, its export forces nothing, and the view lives, as it does in earnest. A mark made at every
//! return of a function that may grow would kill it, and one made at function *entry* would kill what an import made
//! before the first allocation: both accuse sound code. `tests/rewrite/view_in_import.wat` and `before_and_after.wat`
//! turn red then.
//!
//! Any other indirect call of a function that grows is a way by which growth comes as well, and the callee marks itself.
//! But where the call was not made this time, nothing marks. Counted as the others are, every virtual call would be a
//! suspect; a vtable of an allocator's, whose every entry grows, is one.
//!
//! Indirect calls need no rule of their own, since the callee marks itself. Nor does a tail call: who is called marks.
//!
//! # How it is written down
//!
//! An exported function, and one that the host can take from a table, keeps its index and becomes a wrapper, in
//! which the boundary is; its body moves to an index behind all others, and direct calls go there. Exports, element
//! segments and `ref.func` stay as they are, so a function taken from the table is still the one that is exported.
//! Everything that does not change is copied byte by byte, which is also what makes the [`map`] small.

mod body;
mod custom;
mod error;
mod facts;
mod helpers;
mod layout;
pub mod map;
mod names;
mod operators;
mod output;
mod plan;
mod splice;
mod tables;
mod wrapper;

pub use error::Refusal;
pub use facts::Facts;
pub use map::Map;

use layout::Layout;
use plan::Plan;

/// At which boundaries growth is forced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// Where something that may have grown came back before.
    Reach,
    /// Where a function came back through which all growth passes.
    Allocation,
    /// At every boundary.
    Crossing,
}

/// Which of those boundaries count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// The K-th alone, counted from 1.
    Only(u32),
    /// The first K.
    UpTo(u32),
}

/// Who decides at a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decides {
    /// The module itself.
    Module,
    /// The host, through a table of hooks; asked at every boundary, or only where the mark is up.
    Host { always: bool },
}

/// What to make of a module.
#[derive(Clone, Debug)]
pub struct Rewrite {
    when: Option<When>,
    which: Which,
    refuse_from: Option<u32>,
    shared: bool,
    decides: Decides,
    threads: usize,
}

/// The name of the module that a hooked module imports its hooks from, unless it is taken; see [`Report::hooks`].
pub const HOOKS_MODULE: &str = "growscope";
/// The name of the imported table of hooks.
pub const HOOKS_TABLE: &str = "hooks";
/// The custom section by which a rewritten module is known.
pub const SECTION: &str = "growscope";

impl Rewrite {
    /// Growth by 0 pages at boundaries; nothing from outside is needed.
    pub fn detach(when: impl Into<Option<When>>) -> Self {
        Self {
            when: when.into(),
            which: Which::All,
            refuse_from: None,
            shared: false,
            decides: Decides::Module,
            threads: 1,
        }
    }

    /// The same, but the host decides. The module imports a table of three functions:
    ///
    /// | slot | type | called |
    /// |---|---|---|
    /// | 0 | `boundary(kind, index, marked) -> i32` | at a boundary; anything but 0 forces growth now |
    /// | 1 | `forced()` | after a forced growth |
    /// | 2 | `grew(index, memory, pages_before)` | after the guest itself grew |
    ///
    /// `kind` is 0 an export returns, 1 it throws, 2 a table's function returns, 3 an import is about to be called,
    /// 4 the start function ended. `index` is the function's index in the module as it was. `marked` is 0 where the
    /// mark is down, and otherwise one more than the bytes that the allocator was asked for since the last
    /// boundary, in all: 1 where it was asked for none, or where nobody knows which function it is
    /// ([`Facts::allocator`]). Its sign is set where the guest has come back to the host since the last one that the
    /// host was asked at: this is another call.
    pub fn hooked(when: impl Into<Option<When>>) -> Self {
        Self { decides: Decides::Host { always: false }, ..Self::detach(when) }
    }

    /// Every growth from the `from`-th on fails, counted from 1.
    pub fn refuse(from: u32) -> Self {
        Self::detach(None).and_refuse(from)
    }

    /// Forces only at some of the boundaries.
    pub fn which(self, which: Which) -> Self {
        Self { which, ..self }
    }

    /// Also fails every growth from the `from`-th on.
    pub fn and_refuse(self, from: u32) -> Self {
        Self { refuse_from: Some(from), ..self }
    }

    /// Asks the host at every boundary, marked or not.
    pub fn always_ask(self) -> Self {
        match self.decides {
            Decides::Host { .. } => Self { decides: Decides::Host { always: true }, ..self },
            Decides::Module => self,
        }
    }

    /// Forces growth by a whole page where memory is shared: growth by 0 shows nothing there.
    pub fn shared(self) -> Self {
        Self { shared: true, ..self }
    }

    /// Rewrites bodies with so many threads; without the feature `rayon`, with one.
    pub fn threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    /// Rewrites a module.
    pub fn apply(&self, bytes: &[u8], facts: &Facts) -> Result<Rewritten, Refusal> {
        let layout = Layout::of(bytes)?;
        let plan = Plan::of(&layout, self, facts)?;
        output::write(bytes, plan)
    }

    fn hooks(&self) -> bool {
        matches!(self.decides, Decides::Host { .. })
    }
}

/// A rewritten module, and what there is to say of it.
#[derive(Debug)]
pub struct Rewritten {
    /// The module.
    pub bytes: Vec<u8>,
    /// Where everything went.
    pub map: Map,
    /// What was done, and what was lost.
    pub report: Report,
}

/// What a rewrite did.
#[derive(Debug, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Why nothing was done; the module is then the one that came in.
    pub unchanged: Option<String>,
    /// The import that brings the hooks: module and name.
    pub hooks: Option<(String, String)>,
    /// Functions in whose wrapper a boundary is.
    pub boundaries: usize,
    /// Functions whose return may set the mark.
    pub marks: usize,
    /// `memory.grow` instructions and calls of grow imports that were replaced.
    pub sites: usize,
    /// Calls of imports that are boundaries.
    pub import_calls: usize,
    /// Memories that a forced growth grows by 0 pages.
    pub memories: Vec<u32>,
    /// Grow imports that a forced growth calls with one byte more than there is: by themselves they really grow.
    pub grow_imports: Vec<String>,
    /// Custom sections that would have been wrong, and are gone.
    pub dropped: Vec<Dropped>,
    /// What holds less than one might think.
    pub notes: Vec<String>,
}

/// A custom section, or a part of one, that is not in the rewritten module.
#[derive(Debug, serde::Serialize)]
pub struct Dropped {
    /// Its name.
    pub section: String,
    /// Why it could not stay.
    pub because: &'static str,
}
