//! What the rewrite has to know of a module's sections: where each stands, and how many of everything there are.

use std::ops::Range;

use wasmparser::{ConstExpr, ElementItems, ExternalKind, FuncType, MemoryType, Operator, Parser, Payload, TypeRef};

use super::Refusal;

/// One section as it stands in the module.
pub struct Section<'a> {
    pub id: u8,
    /// The section's contents, without id and size.
    pub contents: &'a [u8],
    /// Where the contents start in the file.
    pub offset: usize,
    /// A custom section's name and where its data start within `contents`.
    pub custom: Option<(&'a str, usize)>,
}

/// An imported function.
pub struct ImportedFunction<'a> {
    pub module: &'a str,
    pub name: &'a str,
}

/// A module's sections and index spaces.
#[derive(Default)]
pub struct Layout<'a> {
    pub sections: Vec<Section<'a>>,
    /// By type index; `None` is not a function's type.
    pub types: Vec<Option<FuncType>>,
    pub imported_functions: Vec<ImportedFunction<'a>>,
    /// The type index of every function, imported ones first.
    pub functions: Vec<u32>,
    pub imported_tables: u32,
    pub memories: Vec<MemoryType>,
    pub imported_memories: usize,
    pub globals: u32,
    pub import_modules: Vec<&'a str>,
    pub exported_functions: Vec<u32>,
    pub start: Option<u32>,
    /// Where each body stands in the file, its size left out.
    pub bodies: Vec<Range<usize>>,
    /// Functions that an element segment or a global holds.
    pub referenced: Vec<bool>,
}

impl<'a> Layout<'a> {
    pub fn of(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut layout = Layout::default();
        let mut referenced = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section() {
                layout.sections.push(Section {
                    id,
                    contents: &bytes[range.clone()],
                    offset: range.start,
                    custom: match &payload {
                        Payload::CustomSection(custom) => Some((custom.name(), custom.data_offset() - range.start)),
                        _ => None,
                    },
                });
            }
            layout.read(payload, &mut referenced)?;
        }
        layout.referenced = vec![false; layout.functions.len()];
        for function in referenced {
            if let Some(slot) = layout.referenced.get_mut(function as usize) {
                *slot = true;
            }
        }
        Ok(layout)
    }

    fn read(&mut self, payload: Payload<'a>, referenced: &mut Vec<u32>) -> Result<(), Refusal> {
        match payload {
            Payload::Version { encoding: wasmparser::Encoding::Component, .. } => return Err(Refusal::Component),
            Payload::TypeSection(reader) => {
                for group in reader {
                    for ty in group?.into_types() {
                        self.types.push(match ty.composite_type.inner {
                            wasmparser::CompositeInnerType::Func(ty) => Some(ty),
                            _ => None,
                        });
                    }
                }
            }
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    let import = import?;
                    if !self.import_modules.contains(&import.module) {
                        self.import_modules.push(import.module);
                    }
                    match import.ty {
                        TypeRef::Func(ty) | TypeRef::FuncExact(ty) => {
                            self.functions.push(ty);
                            self.imported_functions.push(ImportedFunction { module: import.module, name: import.name });
                        }
                        TypeRef::Table(_) => self.imported_tables += 1,
                        TypeRef::Memory(ty) => {
                            self.memories.push(ty);
                            self.imported_memories += 1;
                        }
                        TypeRef::Global(_) => self.globals += 1,
                        TypeRef::Tag(_) => {}
                    }
                }
            }
            Payload::FunctionSection(reader) => {
                for ty in reader {
                    self.functions.push(ty?);
                }
            }
            Payload::TableSection(reader) => {
                for table in reader {
                    if let wasmparser::TableInit::Expr(init) = table?.init {
                        references(&init, referenced)?;
                    }
                }
            }
            Payload::MemorySection(reader) => {
                for memory in reader {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(reader) => {
                self.globals += reader.count();
                for global in reader {
                    references(&global?.init_expr, referenced)?;
                }
            }
            Payload::ExportSection(reader) => {
                for export in reader {
                    let export = export?;
                    if matches!(export.kind, ExternalKind::Func | ExternalKind::FuncExact) {
                        self.exported_functions.push(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(reader) => {
                for element in reader {
                    match element?.items {
                        ElementItems::Functions(items) => {
                            for item in items {
                                referenced.push(item?);
                            }
                        }
                        ElementItems::Expressions(_, items) => {
                            for item in items {
                                references(&item?, referenced)?;
                            }
                        }
                    }
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body.range()),
            Payload::UnknownSection { id, .. } => return Err(Refusal::UnknownSection(id)),
            _ => {}
        }
        Ok(())
    }

    /// The type of a function, if the module tells.
    pub fn type_of(&self, function: u32) -> Result<&FuncType, Refusal> {
        let index = self.functions.get(function as usize).copied();
        index
            .and_then(|ty| self.types.get(ty as usize))
            .and_then(Option::as_ref)
            .ok_or(Refusal::Index { what: "function", index: function })
    }
}

fn references(expression: &ConstExpr<'_>, into: &mut Vec<u32>) -> Result<(), Refusal> {
    for operator in expression.get_operators_reader() {
        if let Operator::RefFunc { function_index } = operator? {
            into.push(function_index);
        }
    }
    Ok(())
}
