//! A module as it was read: what its sections declare, and what each function's body does as far as growth can depend
//! on it. Everything else of a body is passed over once and forgotten.

mod body;
mod control;
mod cores;
mod embedded;
mod error;
pub mod event;
mod links;
mod names;
mod parts;
mod read;
mod scan;
mod sections;
mod skip;

pub use body::{Bodies, Body, Part};
pub(crate) use control::{Control, control};
pub use cores::cores;
pub use embedded::embedded;
pub use error::ReadError;
pub use parts::{Import, Site, Table};
pub(crate) use scan::FoundSite;
pub(crate) use skip::plain;

use std::{collections::BTreeSet, sync::OnceLock};

use wasmparser::{
    AbstractHeapType, CompositeInnerType, ExternalKind, FuncType, FunctionBody, GlobalType, HeapType, MemoryType,
    UnpackedIndex, ValType,
    types::{CoreTypeId, Types},
};

use crate::workers::Workers;
use names::Names;

/// A core module, borrowed from its bytes.
pub struct Module<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The type of each function, imported ones first: an index of the type section.
    pub functions: Vec<u32>,
    /// Imported functions: the first of all functions.
    pub imports: Vec<Import<'a>>,
    /// Its memories, imported ones first.
    pub memories: Vec<MemoryType>,
    /// How many of its memories are imported.
    pub imported_memories: u32,
    /// Its tables, imported ones first.
    pub tables: Vec<Table>,
    /// The types of its globals, imported ones first.
    pub globals: Vec<GlobalType>,
    /// How many of its globals are imported.
    pub imported_globals: u32,
    /// What it exports.
    pub exports: Vec<wasmparser::Export<'a>>,
    /// The function that runs at instantiation.
    pub start: Option<u32>,
    /// Functions of which a reference is taken outside a table's segments, sorted.
    pub taken: Vec<u32>,
    /// Whether it is made to be linked with others at run time (`dylink.0`).
    pub dynamic: bool,
    /// Whether its bodies were type-checked, beside being decoded.
    pub checked: bool,
    /// What its own functions do.
    pub bodies: Bodies,
    pub(crate) sites: Vec<scan::FoundSite>,
    pub(crate) resizers: Vec<(u32, u32)>,
    /// What its indirect calls go through.
    pub(crate) throughs: BTreeSet<event::Through>,
    /// Whether its functions throw anything.
    pub(crate) throws: bool,
    types: Types,
    name_section: Option<wasmparser::NameSectionReader<'a>>,
    names: OnceLock<Names<'a>>,
    code: Vec<FunctionBody<'a>>,
    context: scan::Context,
    pub(crate) workers: Workers,
}

impl<'a> Module<'a> {
    /// Reads a core module. Its sections are validated, and each body is decoded to its end.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        read::read(bytes, &ReadOptions::default())
    }

    /// The same, as `options` say.
    pub fn read_with(bytes: &'a [u8], options: &ReadOptions) -> Result<Self, ReadError> {
        read::read(bytes, options)
    }

    /// Whether the host can grow a memory: it is imported or exported.
    pub fn host_may_grow(&self, memory: u32) -> bool {
        memory < self.imported_memories || self.exported_as(ExternalKind::Memory, memory).next().is_some()
    }

    /// The names under which something is exported.
    pub fn exported_as(&self, kind: ExternalKind, index: u32) -> impl Iterator<Item = &'a str> {
        let exports = self.exports.iter().filter(move |export| export.kind == kind && export.index == index);
        exports.map(|export| export.name)
    }

    /// The functions that are exported, by name, in the module's order.
    pub fn exported_functions(&self) -> impl Iterator<Item = (&'a str, u32)> {
        let is_function = |kind| matches!(kind, ExternalKind::Func | ExternalKind::FuncExact);
        let exports = self.exports.iter().filter(move |export| is_function(export.kind));
        exports.map(|export| (export.name, export.index))
    }

    /// Where each event of a function's body stands, in bytes from the beginning of the module. It is decoded once more for
    /// that: hardly anybody asks.
    pub fn offsets_in(&self, function: u32) -> Vec<usize> {
        let own = function.checked_sub(self.imported_functions());
        let body = own.and_then(|own| self.code.get(own as usize));
        body.and_then(|body| scan::Scanner::offsets(&self.context, function, body).ok()).unwrap_or_default()
    }

    /// How many functions are imported; they come first.
    pub fn imported_functions(&self) -> u32 {
        self.imports.len() as u32
    }

    /// The canonical type of a function.
    pub fn type_of(&self, function: u32) -> CoreTypeId {
        self.type_at(self.functions[function as usize])
    }

    /// The canonical type at an index of the type section.
    pub fn type_at(&self, index: u32) -> CoreTypeId {
        self.types.as_ref().core_type_at_in_module(index)
    }

    /// Whether a function of type `a` may be called as one of type `b`.
    pub fn is_subtype(&self, a: CoreTypeId, b: CoreTypeId) -> bool {
        std::iter::successors(Some(a), |&id| self.types.as_ref().supertype_of(id)).any(|id| id == b)
    }

    /// The parameters and results of a function.
    pub fn signature(&self, function: u32) -> &FuncType {
        self.function_type(self.functions[function as usize])
    }

    /// The parameters and results at an index of the type section that holds a function type.
    pub fn function_type(&self, index: u32) -> &FuncType {
        match &self.types[self.type_at(index)].composite_type.inner {
            CompositeInnerType::Func(ty) => ty,
            _ => unreachable!("the sections are validated: a function has a function's type"),
        }
    }

    /// Whether a value of this type can be a reference to a function.
    pub fn is_function_reference(&self, ty: ValType) -> bool {
        let ValType::Ref(reference) = ty else { return false };
        let id = match reference.heap_type() {
            HeapType::Abstract { ty, .. } => return matches!(ty, AbstractHeapType::Func | AbstractHeapType::NoFunc),
            HeapType::Concrete(UnpackedIndex::Module(index)) | HeapType::Exact(UnpackedIndex::Module(index)) => {
                self.type_at(index)
            }
            HeapType::Concrete(UnpackedIndex::Id(id)) | HeapType::Exact(UnpackedIndex::Id(id)) => id,
            _ => return true,
        };
        matches!(self.types[id].composite_type.inner, CompositeInnerType::Func(_))
    }

    /// The types of the tags.
    pub fn tags(&self) -> impl Iterator<Item = &FuncType> {
        let types = self.types.as_ref();
        (0..types.tag_count()).filter_map(move |index| match &self.types[types.tag_at(index)].composite_type.inner {
            CompositeInnerType::Func(ty) => Some(ty),
            _ => None,
        })
    }

    /// The name of a function as its `name` section, its import or its export has it, mangled as it is there.
    pub fn name(&self, function: u32) -> Option<String> {
        if let Some(import) = self.imports.get(function as usize) {
            return Some(import.to_string());
        }
        let names = self.names.get_or_init(|| Names::read(self.name_section.clone(), &self.exports));
        names.of(function).map(str::to_owned)
    }

    /// The same, as its author wrote it.
    pub fn demangled_name(&self, function: u32) -> Option<String> {
        self.name(function).map(|name| crate::demangle(&name))
    }
}

/// How to read a module.
#[derive(Clone, Copy, Debug)]
pub struct ReadOptions {
    /// Type-check every body, also of a large module.
    pub validate: bool,
    /// How many threads read it, and analyse it later; without the feature `rayon`, one.
    pub threads: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { validate: false, threads: 1 }
    }
}
