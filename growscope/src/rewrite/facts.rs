//! What the rewrite has to know of a module beside its bytes.

use wasmparser::{ExternalKind, ValType};

use crate::{Analysis, Module};

/// What the analysis found, as the rewrite needs it.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Memories that a `memory.grow` grows which some path leads to.
    pub grown_memories: Vec<u32>,
    /// Imported functions that grow memory 0.
    pub grow_imports: Vec<u32>,
    /// Imported functions that are to be told of a growth.
    pub announce_imports: Vec<u32>,
    /// By function: it reaches a site by direct calls, or such as reach one whomever they call, and comes back.
    pub returns_after_growth: Vec<bool>,
    /// By function: the same, but not only by its own tail calls.
    pub grows_before_tail_call: Vec<bool>,
    /// By function: all growth that comes back passes through it, or one of its kind.
    pub doors: Vec<bool>,
    /// The innermost of those that is asked for bytes, as far as its type and its name say: `malloc(size)`. Of two numbers
    /// nobody knows which is the size.
    pub allocator: Option<u32>,
    /// Functions that the host can take from a table.
    pub table_functions: Vec<u32>,
}

impl Facts {
    /// Takes them from an analysis.
    pub fn of(module: &Module<'_>, analysis: &Analysis) -> Self {
        let functions = 0..module.functions.len() as u32;
        let returns_after_growth: Vec<bool> =
            functions.clone().map(|function| analysis.returns_after_growth(module, function)).collect();
        let grows_before_tail_call = functions
            .map(|function| {
                returns_after_growth[function as usize] && analysis.grows_before_tail_call(module, function)
            })
            .collect();
        let mut doors = vec![false; returns_after_growth.len()];
        for &door in analysis.allocation_doors(module) {
            doors[door as usize] = true;
        }
        Self {
            grown_memories: analysis.grown_memories(),
            grow_imports: analysis.grow_imports.iter().map(|import| import.function).collect(),
            announce_imports: analysis.announce_imports.clone(),
            table_functions: analysis.host_reachable_table_functions().to_vec(),
            returns_after_growth,
            grows_before_tail_call,
            doors,
            allocator: allocator(module, analysis),
        }
    }
}

fn allocator(module: &Module<'_>, analysis: &Analysis) -> Option<u32> {
    // Every function of Go's takes and answers one number, which is no size. Go is known by what it announces.
    if !analysis.announce_imports.is_empty() {
        return None;
    }
    // Where there are several ways to growth, a request may come by each.
    let doors = analysis.allocation_doors(module);
    if doors.iter().filter(|&&door| analysis.growth_in(door).is_some()).count() > 1 {
        return None;
    }
    doors.iter().copied().rev().find(|&door| is_allocator(module, door))
}

/// One number comes in, and an address goes out. What is exported under another name is asked for something else.
fn is_allocator(module: &Module<'_>, function: u32) -> bool {
    let ty = module.signature(function);
    ty.params() == [ValType::I32]
        && ty.results() == [ValType::I32]
        && module.exported_as(ExternalKind::Func, function).all(|name| name.contains("alloc"))
}
