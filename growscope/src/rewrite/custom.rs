//! What becomes of custom sections: kept, written anew, or dropped where they would be wrong.

use wasm_encoder::Encode as _;
use wasmparser::{BinaryReader, BranchHintSectionReader};

use super::{output::Parts, plan::Plan};

/// What happens to a custom section.
pub enum Fate {
    /// It says nothing that changed.
    Keep,
    /// Its data are these now.
    Rewrite(Vec<u8>),
    /// It would be wrong.
    Drop(&'static str),
}

/// Decides over one section.
pub fn fate(plan: &Plan<'_>, parts: &Parts<'_>, name: &str, data: &[u8]) -> Fate {
    match name {
        "metadata.code.branch_hint" => {
            branch_hints(plan, parts, data).map_or(Fate::Drop("it cannot be read"), Fate::Rewrite)
        }
        "name" => Fate::Drop("a second one; engines read the first"),
        "sourceMappingURL" => {
            Fate::Drop("the source map has the offsets of the module as it was; --map leads back to them")
        }
        "external_debug_info" | "build_id" => {
            Fate::Drop("debug information elsewhere has the offsets of the module as it was; --map leads back to them")
        }
        _ if name.starts_with(".debug_") || name.starts_with(".zdebug_") => {
            Fate::Drop("DWARF has the offsets of the module as it was; --map leads back to them")
        }
        _ if name.starts_with("metadata.code.") => {
            Fate::Drop("it has offsets into code, in a form that growscope does not know")
        }
        "compilationHints" | "compilationPriority" | "instantiationPriority" => {
            Fate::Drop("it names functions by index, in a form that growscope does not know")
        }
        _ => Fate::Keep,
    }
}

/// The hints at the places where their branches stand now.
fn branch_hints(plan: &Plan<'_>, parts: &Parts<'_>, data: &[u8]) -> Option<Vec<u8>> {
    let imports = plan.layout.imported_functions.len();
    let mut functions = Vec::new();
    for function in BranchHintSectionReader::new(BinaryReader::new(data, 0)).ok()? {
        let function = function.ok()?;
        let range = plan.layout.bodies.get((function.func as usize).checked_sub(imports)?)?;
        let new = *plan.body_of.get(function.func as usize)?;
        let stretches = &parts.bodies.get(new as usize - imports)?.stretches;
        let mut hints = Vec::new();
        for hint in function.hints {
            let hint = hint.ok()?;
            let old = range.start + hint.func_offset as usize;
            let stretch =
                stretches.iter().find(|stretch| (stretch.old..stretch.old + stretch.length).contains(&old))?;
            hints.push((stretch.new + old - stretch.old, hint.taken));
        }
        functions.push((new, hints));
    }
    functions.sort_by_key(|(function, _)| *function);
    let mut out = Vec::new();
    functions.len().encode(&mut out);
    for (function, hints) in functions {
        function.encode(&mut out);
        hints.len().encode(&mut out);
        for (offset, taken) in hints {
            offset.encode(&mut out);
            out.extend([1, u8::from(taken)]);
        }
    }
    Some(out)
}
