use std::{ops::Range, sync::Arc};

use super::{Failure, Imports, World};
use crate::{
    Analysis, Module,
    module::{ReadError, ReadOptions, cores, embedded},
};

/// A file, and the core modules in it.
pub struct Input {
    file: String,
    cores: Vec<Core>,
}

struct Core {
    bytes: Arc<[u8]>,
    range: Range<usize>,
    place: Place,
}

/// What a core module is of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file.
    Whole,
    /// Inside a component, from this byte on.
    Component(usize),
    /// In text, as base64 or numbers, from this byte on.
    Text(usize),
}

impl Input {
    pub fn read(file: &str, world: &mut dyn World) -> Result<Self, Failure> {
        world.stage(&format!("reading {file}"));
        let bytes = world.read(file).map_err(|error| format!("cannot read {file}: {error}"))?;
        let mut in_text = Vec::new();
        let whole = match cores(&bytes) {
            Ok(ranges) => {
                let bytes: Arc<[u8]> = bytes.into();
                let place = |range: &Range<usize>| match range.start {
                    0 => Place::Whole,
                    start => Place::Component(start),
                };
                ranges
                    .into_iter()
                    .map(|range| Core { place: place(&range), bytes: Arc::clone(&bytes), range })
                    .collect()
            }
            Err(error) => {
                in_text = embedded(&bytes);
                if in_text.is_empty() {
                    let text = std::str::from_utf8(&bytes).is_ok() && !bytes.is_empty();
                    let hint = if text {
                        "; if it has a module in it, it is in neither base64 nor a list of numbers"
                    } else {
                        ""
                    };
                    return Err(wrong(file, &error) + hint);
                }
                Vec::new()
            }
        };
        let in_text = in_text.into_iter().map(|(at, bytes)| Core {
            range: 0..bytes.len(),
            bytes: bytes.into(),
            place: Place::Text(at),
        });
        Ok(Self { file: file.into(), cores: whole.into_iter().chain(in_text).collect() })
    }

    /// Calls `each` with every core module, and with what it is of the file.
    pub fn analyse(
        &self,
        imports: &Imports,
        validate: bool,
        world: &mut dyn World,
        mut each: impl FnMut(&Module<'_>, &Analysis, Place, &mut dyn World) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let options = imports.options();
        let mut unknown: Vec<(&str, &str)> = options.named().collect();
        let mut known = Vec::new();
        for Core { bytes, range, place } in &self.cores {
            world.stage(&format!("decoding {}", self.file));
            let read = ReadOptions { validate, threads: world.threads() };
            let module = Module::read_with(&bytes[range.clone()], &read).map_err(|mut error| {
                error.offset = error.offset.map(|offset| offset + range.start);
                match place {
                    Place::Text(at) => format!("the module in text at byte {at} of {}", wrong(&self.file, &error)),
                    Place::Whole | Place::Component(_) => wrong(&self.file, &error),
                }
            })?;
            let names: Vec<String> = module.imports.iter().map(ToString::to_string).collect();
            unknown.retain(|(_, name)| !names.iter().any(|import| import == name));
            world.stage(&format!("following the calls of {}", self.file));
            let analysis = Analysis::of(&module, &options);
            each(&module, &analysis, *place, world)?;
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

    /// What the file holds instead of being a core module itself.
    pub fn holds(&self) -> Option<Place> {
        self.cores.first().map(|core| core.place).filter(|&place| place != Place::Whole)
    }
}

fn wrong(file: &str, error: &ReadError) -> Failure {
    let cut = if error.message.contains("unexpected end") { "; it may have been cut short: get it again" } else { "" };
    format!("{file} cannot be read as a WebAssembly module: {error}{cut}")
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
        // What is much shorter is like everything that begins as it does.
        .filter(|&(likeness, name)| likeness >= 800 && name.len() * 2 >= wanted.len())
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
