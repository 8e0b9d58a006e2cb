//! What a WebAssembly binary declares, read from the binary itself.

use std::{fmt, path::Path};

use anyhow::{Context, Result, bail};
use greeting::PAGE_BYTES;
use serde::{Deserialize, Serialize};
use wasmparser::{
    CompositeInnerType, MemoryType, Operator, Parser, Payload, ValType, Validator, WasmFeatures,
    types::{CoreTypeId, EntityType, TypesRef},
};

/// What a binary declares, read from the binary itself.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Artefact {
    /// The size of the binary in bytes.
    pub bytes: usize,
    /// How many of those are names for people: the `name` custom section.
    pub name_bytes: usize,
    /// Its first memory, if it has one.
    pub memory: Option<Memory>,
    /// What it wants of its host, in the binary's order.
    pub imports: Vec<Extern>,
    /// What it gives, in the binary's order.
    pub exports: Vec<Extern>,
    /// How many `memory.grow` instructions its functions hold.
    pub memory_grow_instructions: usize,
}

/// A linear memory's type.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Memory {
    /// Size at instantiation, in pages.
    pub initial_pages: u64,
    /// The most it may grow to, in pages, where that is declared.
    pub maximum_pages: Option<u64>,
    /// Whether threads may share it.
    pub shared: bool,
    /// The type of its addresses.
    pub address: AddressType,
    /// Whether the host supplies it.
    pub imported: bool,
}

/// The type of a memory's addresses.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum AddressType {
    /// 32 bits.
    I32,
    /// 64 bits.
    I64,
}

/// One import or export.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Extern {
    /// The module an import comes from; an export has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<String>,
    /// Its name.
    pub name: String,
    /// Its type, as text: `(i32, i32) -> i32`, `memory`, `global i32`.
    #[serde(rename = "type")]
    pub ty: String,
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
        let imported = imports.iter().any(|(_, _, ty)| matches!(ty, EntityType::Memory(_)));
        let mut artefact = Artefact {
            bytes: wasm.len(),
            name_bytes: 0,
            memory: (types.memory_count() > 0).then(|| Memory::of(types.memory_at(0), imported)),
            imports: imports
                .iter()
                .map(|&(module, name, ty)| Extern { module: Some(module.into()), ..Extern::of(name, ty, types) })
                .collect(),
            exports: exports.map(|(name, ty)| Extern::of(name, ty, types)).collect(),
            memory_grow_instructions: 0,
        };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader()? {
                        let grows = matches!(operator?, Operator::MemoryGrow { .. });
                        artefact.memory_grow_instructions += usize::from(grows);
                    }
                }
                Payload::CustomSection(section) if section.name() == "name" => {
                    artefact.name_bytes = section.range().len();
                }
                _ => {}
            }
        }
        Ok(artefact)
    }

    /// The type of the export called `name`, as text.
    pub fn export(&self, name: &str) -> Option<&str> {
        self.exports.iter().find(|export| export.name == name).map(|export| export.ty.as_str())
    }
}

impl Extern {
    fn of(name: &str, ty: EntityType, types: TypesRef<'_>) -> Self {
        let ty = match ty {
            EntityType::Func(id) | EntityType::FuncExact(id) => function_type(id, types),
            EntityType::Global(global) => format!("global {}", global.content_type),
            EntityType::Memory(_) => "memory".into(),
            EntityType::Table(_) => "table".into(),
            EntityType::Tag(_) => "tag".into(),
        };
        Extern { module: None, name: name.into(), ty }
    }
}

impl Memory {
    fn of(memory: MemoryType, imported: bool) -> Self {
        Memory {
            initial_pages: memory.initial,
            maximum_pages: memory.maximum,
            shared: memory.shared,
            address: if memory.memory64 { AddressType::I64 } else { AddressType::I32 },
            imported,
        }
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pages = |count: u64| {
            let bytes = counted(u128::from(count) * PAGE_BYTES as u128);
            format!("{count} page{} ({bytes} bytes)", if count == 1 { "" } else { "s" })
        };
        write!(f, "{} at first, ", pages(self.initial_pages))?;
        match self.maximum_pages {
            Some(maximum) => write!(f, "{} at most", pages(maximum))?,
            None => write!(f, "no declared maximum")?,
        }
        let bits = if self.address == AddressType::I64 { 64 } else { 32 };
        write!(f, ", {}, {bits}-bit addresses", if self.shared { "shared" } else { "not shared" })?;
        write!(f, ", {}", if self.imported { "supplied by the host" } else { "its own" })
    }
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

fn function_type(id: CoreTypeId, types: TypesRef<'_>) -> String {
    let CompositeInnerType::Func(function) = &types[id].composite_type.inner else {
        unreachable!("the validator has made sure that a function has a function's type");
    };
    let list = |of: &[ValType]| of.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let results = match function.results() {
        [one] => one.to_string(),
        several => format!("({})", list(several)),
    };
    format!("({}) -> {results}", list(function.params()))
}
