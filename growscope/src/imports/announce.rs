use crate::{Options, module::Module};

/// Imports that a guest must call after it has grown, by the name that their toolchain gives them.
const KNOWN: [&str; 2] = [
    // Emscripten, where the module has a `memory.grow` of its own: its glue remakes the HEAP views then.
    "emscripten_notify_memory_growth",
    // Go: its glue remakes the DataView.
    "runtime.resetMemoryDataView",
];

/// Imports that are told of growth.
pub fn announce_imports(module: &Module<'_>, options: &Options) -> Vec<u32> {
    let told = |index: &u32| {
        let import = &module.imports[*index as usize];
        KNOWN.contains(&import.name) || options.announce.contains(&import.to_string())
    };
    (0..module.imported_functions()).filter(told).collect()
}
