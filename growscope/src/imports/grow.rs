use wasmparser::ValType;

use super::pure::calls_nobody;
use crate::{Options, module::Module};

/// An imported function whose host code grows memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowImport {
    /// Its index.
    pub function: u32,
    /// How it was recognised.
    pub because: String,
}

/// What Emscripten calls it where names are kept.
const OWN_NAME: &str = "emscripten_resize_heap";
/// Emscripten shortens names to this many letters at most; a longer one says something, and would say this.
const MINIFIED_LENGTH: usize = 3;

/// Imports whose host code grows memory.
///
/// Emscripten's release builds hold no `memory.grow`: `sbrk` looks at `memory.size`, and where that is too little it
/// calls an import with the size that it wants, in bytes. So that is what gives such an import away.
pub fn grow_imports(module: &Module<'_>, options: &Options) -> Vec<GrowImport> {
    let mut found = Vec::new();
    for function in 0..module.imported_functions() {
        let import = &module.imports[function as usize];
        let because = if options.grow_imports.contains(&import.to_string()) {
            Some("--grow-import names it".to_owned())
        } else if import.name == OWN_NAME {
            Some(format!("Emscripten calls it {OWN_NAME}"))
        } else if import.name.len() <= MINIFIED_LENGTH && !calls_nobody(import) {
            caller(module, function).map(|caller| {
                let name = module.name(caller).map_or(String::new(), |name| format!(" ({})", crate::demangle(&name)));
                let address = if module.signature(function).params() == [ValType::I64] { "i64" } else { "i32" };
                format!(
                    "its type is ({address}) -> i32 and function {caller}{name} calls it after reading memory.size, as Emscripten's sbrk does"
                )
            })
        } else {
            None
        };
        found.extend(because.map(|because| GrowImport { function, because }));
    }
    found
}

/// A function that reads a memory's size before it calls `import`, and grows nothing itself.
fn caller(module: &Module<'_>, import: u32) -> Option<u32> {
    let address = if module.memories.first()?.memory64 { ValType::I64 } else { ValType::I32 };
    if module.signature(import).params() != [address] {
        return None;
    }
    module.resizers.iter().find(|&&(_, called)| called == import).map(|&(caller, _)| caller)
}
