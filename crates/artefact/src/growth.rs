use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde::{Deserialize, Serialize};
use wasmparser::{ExternalKind, FunctionBody, KnownCustom, Name, Operator, Parser, Payload};

use crate::Extern;

/// A `memory.grow` instruction.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The function that holds it.
    pub function: Function,
    /// Which memory it grows, by index.
    pub memory: u32,
    /// Where the instruction begins in the binary, in bytes.
    pub offset: usize,
}

/// A function, by its index among all, imported ones first.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Function {
    /// The index.
    pub index: u32,
    /// Its name, where the binary has one.
    pub name: Option<String>,
}

/// An import by which the host seems to grow memory, as in Emscripten's release builds, which hold no `memory.grow`:
/// a function `(i32) -> i32` that is called by one which asks for the size of memory.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct GrowImport {
    /// The module it comes from.
    pub module: String,
    /// Its name there.
    pub name: String,
    /// A function that calls it and reads `memory.size`.
    pub called_by: Function,
}

/// What a binary's code says of growth.
pub struct Growth {
    pub sites: Vec<Site>,
    pub imports: Vec<GrowImport>,
    /// Which memory is exported as `memory`.
    pub exported_memory: Option<u32>,
}

/// What one function does that matters here.
#[derive(Default)]
struct Body {
    grows: Vec<(u32, usize)>,
    reads_size: bool,
    calls: BTreeSet<u32>,
}

/// Reads a binary that is valid.
pub fn read(wasm: &[u8], imports: &[Extern]) -> Result<Growth> {
    let functions: Vec<_> = imports.iter().filter(|import| import.ty.starts_with('(')).collect();
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut exported_memory = None;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if (export.kind, export.name) == (ExternalKind::Memory, "memory") {
                        exported_memory = Some(export.index);
                    }
                    if export.kind == ExternalKind::Func {
                        names.entry(export.index).or_insert_with(|| export.name.to_owned());
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(Body::read(&body)?),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    // Names are for people: a section that is damaged has none from there on.
                    for subsection in section.into_iter().map_while(Result::ok) {
                        let Name::Function(map) = subsection else { continue };
                        names.extend(map.into_iter().map_while(Result::ok).map(|name| (name.index, name.name.into())));
                    }
                }
            }
            _ => {}
        }
    }
    let function = |index: u32| Function { index, name: names.get(&index).cloned() };
    let own = |at: usize| function((functions.len() + at) as u32);
    let sites = bodies.iter().enumerate().flat_map(|(at, body)| {
        body.grows.iter().map(move |(memory, offset)| Site { function: own(at), memory: *memory, offset: *offset })
    });
    let imports = functions.iter().enumerate().filter(|(_, import)| import.ty == "(i32) -> i32");
    let imports = imports.filter_map(|(index, import)| {
        let asks = |body: &Body| body.reads_size && body.calls.contains(&(index as u32));
        let called_by = own(bodies.iter().position(asks)?);
        Some(GrowImport { module: import.module.clone()?, name: import.name.clone(), called_by })
    });
    Ok(Growth { sites: sites.collect(), imports: imports.collect(), exported_memory })
}

impl Body {
    fn read(body: &FunctionBody<'_>) -> Result<Self> {
        let mut read = Body::default();
        for operator in body.get_operators_reader()?.into_iter_with_offsets() {
            match operator? {
                (Operator::MemoryGrow { mem }, offset) => read.grows.push((mem, offset)),
                (Operator::MemorySize { .. }, _) => read.reads_size = true,
                (Operator::Call { function_index } | Operator::ReturnCall { function_index }, _) => {
                    read.calls.insert(function_index);
                }
                _ => {}
            }
        }
        Ok(read)
    }
}
