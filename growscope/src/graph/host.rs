use wasmparser::ExternalKind;

use crate::module::Module;

/// What the host can call.
pub struct Host {
    /// Exported functions, functions in tables that the host can read, and functions that it is given references to;
    /// sorted.
    pub entries: Vec<u32>,
    /// Those of them that it can take from a table, sorted.
    pub from_tables: Vec<u32>,
    /// References to functions, other than by way of tables, come from the host: its functions may be among them.
    pub gives_references: bool,
}

impl Host {
    pub(super) fn of(module: &Module<'_>) -> Self {
        let is_reference = |ty: &wasmparser::ValType| module.is_function_reference(*ty);
        let mut entries = Vec::new();
        let mut gets_references = module.tags().any(|tag| tag.params().iter().any(is_reference));
        let mut gives_references = gets_references;
        for function in 0..module.imported_functions() {
            let ty = module.signature(function);
            gets_references |= ty.params().iter().any(is_reference);
            gives_references |= ty.results().iter().any(is_reference);
        }
        for export in &module.exports {
            match export.kind {
                ExternalKind::Func | ExternalKind::FuncExact => {
                    entries.push(export.index);
                    let ty = module.signature(export.index);
                    gets_references |= ty.results().iter().any(is_reference);
                    gives_references |= ty.params().iter().any(is_reference);
                }
                ExternalKind::Global => {
                    let ty = module.globals[export.index as usize];
                    gets_references |= is_reference(&ty.content_type);
                    gives_references |= ty.mutable && is_reference(&ty.content_type);
                }
                _ => {}
            }
        }
        // An imported global: a reference comes in; the guest can hand one out if it is mutable.
        for global in &module.globals[..module.imported_globals as usize] {
            gives_references |= is_reference(&global.content_type);
            gets_references |= global.mutable && is_reference(&global.content_type);
        }
        let tables = || module.tables.iter().filter(|table| table.host);
        gets_references |= tables().any(|table| table.any_reference);
        let mut from_tables: Vec<u32> = tables().flat_map(|table| table.holds.iter().copied()).collect();
        if gets_references {
            let all = references(module);
            if tables().any(|table| table.any_reference) {
                from_tables.extend(&all);
            }
            entries.extend(all);
        }
        sort(&mut from_tables);
        entries.extend(&from_tables);
        sort(&mut entries);
        // An imported function calls out, not in.
        from_tables.retain(|&function| function >= module.imported_functions());
        entries.retain(|&function| function >= module.imported_functions());
        Self { entries, from_tables, gives_references }
    }
}

/// Every function that a reference in the module may be to.
pub fn references(module: &Module<'_>) -> Vec<u32> {
    let held = module.tables.iter().flat_map(|table| &table.holds);
    let mut all: Vec<u32> = held.chain(&module.taken).copied().collect();
    sort(&mut all);
    all
}

fn sort(list: &mut Vec<u32>) {
    list.sort_unstable();
    list.dedup();
}
