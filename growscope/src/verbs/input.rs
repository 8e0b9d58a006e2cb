use super::{Failure, Imports, World};
use crate::{
    Analysis, Module,
    module::{ReadError, ReadOptions, cores},
};

/// A file, and the core modules in it.
pub struct Input {
    pub file: String,
    bytes: Vec<u8>,
    cores: Vec<std::ops::Range<usize>>,
    threads: usize,
}

impl Input {
    pub fn read(file: &str, world: &mut dyn World) -> Result<Self, Failure> {
        let bytes = world.read(file).map_err(|error| format!("cannot read {file}: {error}"))?;
        let cores = cores(&bytes).map_err(|error| wrong(file, &error))?;
        Ok(Self { file: file.into(), bytes, cores, threads: world.threads() })
    }

    /// Calls `each` with every core module, and with where it begins, if that is not the file's beginning.
    pub fn analyse(
        &self,
        imports: &Imports,
        mut each: impl FnMut(&Module<'_>, &Analysis, Option<usize>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let options = imports.options();
        let mut unknown: Vec<(&str, &str)> = options.named().collect();
        let mut known = Vec::new();
        for core in &self.cores {
            let read = ReadOptions { validate: imports.validate, threads: self.threads };
            let module = Module::read_with(&self.bytes[core.clone()], &read).map_err(|mut error| {
                error.offset = error.offset.map(|offset| offset + core.start);
                wrong(&self.file, &error)
            })?;
            let names: Vec<String> = module.imports.iter().map(ToString::to_string).collect();
            unknown.retain(|(_, name)| !names.iter().any(|import| import == name));
            let analysis = Analysis::of(&module, &options);
            each(&module, &analysis, (core.start > 0).then_some(core.start))?;
            known.extend(names);
        }
        match unknown.first() {
            None => Ok(()),
            Some((flag, name)) => Err(format!(
                "{flag} {name}: {} imports no such function{}",
                self.file,
                nearest(name, known.iter().map(String::as_str))
            )),
        }
    }

    /// Whether the file is a component.
    pub fn is_component(&self) -> bool {
        self.cores.first().is_some_and(|core| core.start > 0)
    }
}

fn wrong(file: &str, error: &ReadError) -> Failure {
    format!("{file} cannot be read as a WebAssembly module: {error}")
}

/// `; did you mean a, b or c?`, or nothing.
pub fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> String {
    let folded = wanted.to_lowercase();
    let mut near: Vec<(u64, &str)> = names
        .map(|name| {
            let likeness = strsim::jaro_winkler(&folded, &name.to_lowercase());
            let contains = !folded.is_empty() && name.to_lowercase().contains(&folded);
            (((likeness.max(if contains { 0.9 } else { 0.0 })) * 1000.0) as u64, name)
        })
        .filter(|&(likeness, _)| likeness >= 700)
        .collect();
    near.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup();
    near.truncate(3);
    match near.as_slice() {
        [] => String::new(),
        [(_, one)] => format!("; did you mean {one}?"),
        [first @ .., (_, last)] => {
            let first: Vec<&str> = first.iter().map(|&(_, name)| name).collect();
            format!("; did you mean {} or {last}?", first.join(", "))
        }
    }
}
