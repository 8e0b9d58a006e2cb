//! What the sections declare, one after another.

use wasmparser::{ConstExpr, Element, Encoding, FunctionBody, KnownCustom, Operator, Payload, TableInit, TypeRef};

use super::{Import, ReadError};

/// The sections that were read so far.
#[derive(Default)]
pub struct Sections<'a> {
    pub functions: Vec<u32>,
    pub imports: Vec<Import<'a>>,
    pub imported_memories: u32,
    pub imported_tables: u32,
    pub imported_globals: u32,
    pub exports: Vec<wasmparser::Export<'a>>,
    pub start: Option<u32>,
    pub elements: Vec<Element<'a>>,
    pub bodies: Vec<FunctionBody<'a>>,
    pub table_initials: Vec<u32>,
    pub table_initial_functions: Vec<u32>,
    pub taken: Vec<u32>,
    pub dynamic: bool,
    pub names: Option<wasmparser::NameSectionReader<'a>>,
}

impl<'a> Sections<'a> {
    /// Reads one more.
    pub fn take(&mut self, payload: Payload<'a>) -> Result<(), ReadError> {
        match payload {
            Payload::Version { encoding: Encoding::Component, .. } => {
                return Err(ReadError::whole("it is a component, not a core module"));
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    match import.ty {
                        TypeRef::Func(ty) | TypeRef::FuncExact(ty) => {
                            self.functions.push(ty);
                            self.imports.push(Import { module: import.module, name: import.name });
                        }
                        TypeRef::Memory(_) => self.imported_memories += 1,
                        TypeRef::Table(_) => self.imported_tables += 1,
                        TypeRef::Global(_) => self.imported_globals += 1,
                        TypeRef::Tag(_) => {}
                    }
                }
            }
            Payload::FunctionSection(section) => {
                for ty in section {
                    self.functions.push(ty?);
                }
            }
            Payload::TableSection(section) => {
                for (index, table) in section.into_iter().enumerate() {
                    if let TableInit::Expr(expression) = table?.init {
                        for function in references(&expression)? {
                            self.table_initials.push(self.imported_tables + index as u32);
                            self.table_initial_functions.push(function);
                        }
                    }
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.taken.extend(references(&global?.init_expr)?);
                }
            }
            Payload::ExportSection(section) => self.exports = section.into_iter().collect::<Result<_, _>>()?,
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(section) => self.elements = section.into_iter().collect::<Result<_, _>>()?,
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(names) => self.names = Some(names),
                KnownCustom::Dylink0(_) => self.dynamic = true,
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }
}

/// The functions that a constant expression refers to.
pub fn references(expression: &ConstExpr<'_>) -> Result<Vec<u32>, ReadError> {
    let mut found = Vec::new();
    for operator in expression.get_operators_reader() {
        if let Operator::RefFunc { function_index } = operator? {
            found.push(function_index);
        }
    }
    Ok(found)
}
