//! Why a module is not rewritten.

use std::fmt;

/// A module that is not rewritten, since what came out would not be right.
#[derive(Debug)]
pub enum Refusal {
    /// It is no module, or a broken one.
    Malformed(wasmparser::Error),
    /// It is a component.
    Component,
    /// It was rewritten before.
    Twice,
    /// It is an object file that a linker has still to read.
    Object,
    /// It has a section that nobody here knows.
    UnknownSection(u8),
    /// It refers to something that it does not have.
    Index {
        /// What kind of thing.
        what: &'static str,
        /// Which of them.
        index: u32,
    },
    /// A type in it cannot be written down again.
    Type(String),
    /// The grow import has a type with which it cannot be called.
    GrowImport {
        /// Its module and name.
        name: String,
    },
    /// The announce import has a type with which it cannot be called.
    AnnounceImport {
        /// Its module and name.
        name: String,
    },
    /// What came out would pass a limit that engines have.
    Limit {
        /// The limit.
        what: &'static str,
        /// Its value.
        limit: usize,
    },
}

impl From<wasmparser::Error> for Refusal {
    fn from(error: wasmparser::Error) -> Self {
        Self::Malformed(error)
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(to, "not a WebAssembly module that can be read: {error}"),
            Self::Component => {
                write!(
                    to,
                    "this is a component; take its core modules out (`wasm-tools component unbundle`) and rewrite those"
                )
            }
            Self::Twice => {
                write!(to, "this module was rewritten by growscope before; take the one that it was made from")
            }
            Self::Object => write!(to, "this is an object file, with relocations; rewrite what the linker makes of it"),
            Self::UnknownSection(id) => write!(to, "section {id} is of a kind that growscope does not know"),
            Self::Index { what, index } => write!(to, "the module refers to {what} {index}, which it does not have"),
            Self::Type(why) => write!(to, "a type cannot be written down again: {why}"),
            Self::GrowImport { name } => write!(
                to,
                "the grow import {name} must take one number, the bytes wanted, and answer with numbers; this one cannot be called"
            ),
            Self::AnnounceImport { name } => {
                write!(
                    to,
                    "the announce import {name} takes a reference that cannot be null; it cannot be called with nothing to say"
                )
            }
            Self::Limit { what, limit } => {
                write!(to, "the rewritten module would have more {what} than engines take ({limit})")
            }
        }
    }
}

impl From<wasm_encoder::reencode::Error> for Refusal {
    fn from(error: wasm_encoder::reencode::Error) -> Self {
        match error {
            wasm_encoder::reencode::Error::ParseError(error) => Self::Malformed(error),
            error => Self::Type(error.to_string()),
        }
    }
}
