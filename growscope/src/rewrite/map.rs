//! From a rewritten module's indices and offsets back to those of the module that it was made from.

use serde::Serialize;

/// Where every function of a rewritten module came from.
#[derive(Debug, Default, Serialize)]
pub struct Map {
    /// By new index, imported functions left out.
    pub functions: Vec<Function>,
}

/// One function of the rewritten module.
#[derive(Debug, Serialize)]
pub struct Function {
    /// Its index in the rewritten module.
    pub new: u32,
    /// Its index in the module as it was; for a helper of growscope's, none.
    pub old: Option<u32>,
    /// What it is there.
    pub role: Role,
    /// Stretches of bytes that were copied, or replaced by as many: offset in the old file, offset in the new one, length,
    /// and so on.
    /// What lies between two of them stands for the one old instruction that follows the first.
    pub copied: Vec<u32>,
}

/// What a function of the rewritten module does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// What the old function did.
    Body,
    /// Calls the body; the boundary is in it.
    Boundary,
    /// Added by growscope.
    Helper,
}

impl Map {
    /// The old function and offset of a place in the rewritten module, by function index and offset in the file.
    pub fn old(&self, function: u32, offset: u32) -> Option<(u32, u32)> {
        let first = self.functions.first()?.new;
        let found = self.functions.get(function.checked_sub(first)? as usize)?;
        let mut place = None;
        for stretch in found.copied.chunks_exact(3) {
            let &[old, new, length] = stretch else { continue };
            if new <= offset {
                place = Some(old + (offset - new).min(length));
            }
        }
        Some((found.old?, place?))
    }
}
