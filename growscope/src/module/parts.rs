use std::fmt;

use wasmparser::TableType;

/// An imported function.
#[derive(Clone, Debug)]
pub struct Import<'a> {
    /// The module it comes from.
    pub module: &'a str,
    /// Its name there.
    pub name: &'a str,
}

impl fmt::Display for Import<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module, self.name)
    }
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its type.
    pub ty: TableType,
    /// Whether the host can read and write it: it is imported or exported.
    pub host: bool,
    /// Functions that it may hold by what the module itself declares and copies, sorted.
    pub holds: Vec<u32>,
    /// Whether the code puts references into it whose origin is not followed.
    pub any_reference: bool,
}

/// A `memory.grow` instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site {
    /// The function it is in.
    pub function: u32,
    /// The memory it grows.
    pub memory: u32,
    /// Where it stands, in bytes from the beginning of the module.
    pub offset: usize,
    /// Whether no path of its own function leads to it.
    pub dead: bool,
}
