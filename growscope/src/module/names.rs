use wasmparser::{Export, ExternalKind, Name, NameSectionReader};

/// Names of functions: the `name` section's, else an export's.
pub struct Names<'a> {
    // Sorted by index.
    own: Vec<(u32, &'a str)>,
    exported: Vec<(u32, &'a str)>,
}

impl<'a> Names<'a> {
    pub fn read(section: Option<NameSectionReader<'a>>, exports: &[Export<'a>]) -> Self {
        let mut own = Vec::new();
        // A name section that is cut short or wrong is no reason to refuse a module: engines do not either.
        for name in section.into_iter().flatten().map_while(Result::ok) {
            if let Name::Function(map) = name {
                own.extend(map.into_iter().map_while(Result::ok).map(|naming| (naming.index, naming.name)));
            }
        }
        let is_function = |export: &&Export| matches!(export.kind, ExternalKind::Func | ExternalKind::FuncExact);
        let mut exported: Vec<_> =
            exports.iter().filter(is_function).map(|export| (export.index, export.name)).collect();
        own.sort_by_key(|&(index, _)| index);
        exported.sort_by_key(|&(index, _)| index);
        Self { own, exported }
    }

    pub fn of(&self, function: u32) -> Option<&'a str> {
        let find = |names: &[(u32, &'a str)]| {
            let at = names.partition_point(|&(index, _)| index < function);
            names.get(at).filter(|&&(index, _)| index == function).map(|&(_, name)| name)
        };
        find(&self.own).filter(|name| !name.is_empty()).or_else(|| find(&self.exported))
    }
}
