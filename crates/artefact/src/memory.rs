use std::fmt;

use serde::{Deserialize, Serialize};
use wasmparser::MemoryType;

use crate::counted;

/// The size of a page of which the binary does not say another, in bytes.
const PAGE_BYTES: u64 = 65_536;

/// A linear memory's type.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Memory {
    /// The size of a page in bytes: 65,536, or what the binary says.
    pub page_bytes: u64,
    /// Size at instantiation, in pages.
    pub initial_pages: u64,
    /// The most it may grow to, in pages, where that is declared.
    pub maximum_pages: Option<u64>,
    /// Whether threads may share it.
    pub shared: bool,
    /// The type of its addresses.
    pub address: AddressType,
    /// Whether the host supplies it.
    pub imported: bool,
}

/// The type of a memory's addresses.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum AddressType {
    /// 32 bits.
    I32,
    /// 64 bits.
    I64,
}

impl Memory {
    pub(crate) fn of(memory: MemoryType, imported: bool) -> Self {
        Memory {
            page_bytes: memory.page_size().into(),
            initial_pages: memory.initial,
            maximum_pages: memory.maximum,
            shared: memory.shared,
            address: if memory.memory64 { AddressType::I64 } else { AddressType::I32 },
            imported,
        }
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pages = |count: u64| {
            let bytes = counted(u128::from(count) * u128::from(self.page_bytes));
            format!("{} page{} ({bytes} bytes)", counted(count), if count == 1 { "" } else { "s" })
        };
        write!(f, "{} at first, ", pages(self.initial_pages))?;
        match self.maximum_pages {
            Some(maximum) => write!(f, "{} at most", pages(maximum))?,
            None => write!(f, "no declared maximum")?,
        }
        let bits = if self.address == AddressType::I64 { 64 } else { 32 };
        write!(f, ", {}, {bits}-bit addresses", if self.shared { "shared" } else { "not shared" })?;
        if self.page_bytes != PAGE_BYTES {
            write!(f, ", pages of {} bytes", counted(self.page_bytes))?;
        }
        write!(f, ", {}", if self.imported { "supplied by the host" } else { "its own" })
    }
}
