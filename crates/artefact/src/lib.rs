//! What a WebAssembly binary declares, and where its code grows memory, read from the binary itself.

mod externs;
mod growth;
mod memory;

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use wasmparser::{Parser, Payload, Validator, WasmFeatures, types::EntityType};

pub use externs::Extern;
pub use growth::{Function, GrowImport, Site};
pub use memory::{AddressType, Memory};

/// What a binary declares, and where its code grows memory.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Artefact {
    /// The size of the binary in bytes.
    pub bytes: usize,
    /// Which binary it is, in hexadecimal.
    pub sha256: String,
    /// How many of its bytes are names for people: the `name` custom section.
    pub name_bytes: usize,
    /// The memory that it exports as `memory`; unless it does, its first, if it has one.
    pub memory: Option<Memory>,
    /// How many memories it has.
    pub memories: u32,
    /// What it wants of its host, in the binary's order.
    pub imports: Vec<Extern>,
    /// What it gives, in the binary's order.
    pub exports: Vec<Extern>,
    /// Its `memory.grow` instructions, in the binary's order.
    pub memory_grow: Vec<Site>,
    /// The imports by which its host seems to grow its memory for it.
    pub grow_imports: Vec<GrowImport>,
}

impl Artefact {
    /// Reads and validates the binary at `path`.
    pub fn read(path: &Path) -> Result<Self> {
        let wasm = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&wasm).with_context(|| format!("{} is not a valid WebAssembly module", path.display()))
    }

    /// Reads and validates a binary.
    pub fn parse(wasm: &[u8]) -> Result<Self> {
        if Parser::is_component(wasm) {
            bail!("it is a component; this lab hosts core modules");
        }
        let types = Validator::new_with_features(WasmFeatures::all()).validate_all(wasm)?;
        let types = types.as_ref();
        let imports: Vec<_> = types.core_imports().context("it is not a module")?.collect();
        let exports = types.core_exports().context("it is not a module")?;
        let imported = imports.iter().filter(|(_, _, ty)| matches!(ty, EntityType::Memory(_))).count() as u32;
        let imports: Vec<_> = imports
            .iter()
            .map(|&(module, name, ty)| Extern { module: Some(module.into()), ..Extern::of(name, ty, types) })
            .collect();
        let growth = growth::read(wasm, &imports)?;
        let memories = types.memory_count();
        let shown = growth.exported_memory.unwrap_or(0);
        Ok(Artefact {
            bytes: wasm.len(),
            sha256: sha256(wasm),
            name_bytes: name_bytes(wasm)?,
            memory: (memories > 0).then(|| Memory::of(types.memory_at(shown), shown < imported)),
            memories,
            imports,
            exports: exports.map(|(name, ty)| Extern::of(name, ty, types)).collect(),
            memory_grow: growth.sites,
            grow_imports: growth.imports,
        })
    }

    /// The type of the export called `name`, as text.
    pub fn export(&self, name: &str) -> Option<&str> {
        self.exports.iter().find(|export| export.name == name).map(|export| export.ty.as_str())
    }

    /// Whether its host can grow its memory without its code: the memory is the host's own, or is exported.
    pub fn host_may_grow(&self) -> bool {
        self.memory.as_ref().is_some_and(|memory| memory.imported)
            || self.exports.iter().any(|export| export.ty == "memory")
    }
}

/// The SHA-256 of `bytes`, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn name_bytes(wasm: &[u8]) -> Result<usize> {
    let mut bytes = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CustomSection(section) = payload?
            && section.name() == "name"
        {
            bytes = section.range().len();
        }
    }
    Ok(bytes)
}

/// A number with its thousands apart.
pub fn counted(number: impl Into<u128>) -> String {
    let digits = number.into().to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
