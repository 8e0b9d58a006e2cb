//! Bytes in, a module out: the sections in order, then the bodies.

use std::cell::OnceCell;

use wasmparser::{
    CompositeInnerType, ConstExpr, Element, ElementItems, ElementKind, Encoding, ExternalKind, FuncToValidate,
    FuncType, FuncValidatorAllocations, FunctionBody, KnownCustom, Operator, Parser, Payload, TableInit, TypeRef,
    ValType, Validator, ValidatorResources, WasmFeatures,
};

use super::{
    Bodies, Import, Module, ReadError, ReadOptions, Table,
    cores::{is_component, recognise},
    scan::{Context, Found, Scanner},
};

/// Below this many bytes of code every body is type-checked too: it costs nothing there, and what people write by
/// hand is short. A large module has been through an engine.
const CHECKED_BYTES: usize = 1 << 17;

pub fn read<'a>(bytes: &'a [u8], options: &ReadOptions) -> Result<Module<'a>, ReadError> {
    recognise(bytes)?;
    if is_component(bytes) {
        return Err(ReadError::whole("it is a component, not a core module; its core modules are read one by one"));
    }
    let mut sections = Sections::default();
    let mut validator = Validator::new_with_features(WasmFeatures::all());
    let mut check = options.validate;
    let mut types = None;
    let mut unchecked = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload?;
        if let Payload::CodeSectionStart { size, .. } = &payload {
            check |= (*size as usize) < CHECKED_BYTES;
        }
        match validator.payload(&payload)? {
            wasmparser::ValidPayload::Func(to_validate, body) if check => unchecked.push((to_validate, body)),
            wasmparser::ValidPayload::End(all) => types = Some(all),
            _ => {}
        }
        sections.take(payload)?;
    }
    let types = types.ok_or_else(|| ReadError::whole("it has no end"))?;
    type_check(unchecked, options)?;
    let in_types = types.as_ref();
    let function_types: Vec<bool> = (0..in_types.core_type_count_in_module())
        .map(|index| {
            let inner = &types[in_types.core_type_at_in_module(index)].composite_type.inner;
            matches!(inner, CompositeInnerType::Func(_))
        })
        .collect();
    let mut module = Module {
        bytes,
        functions: sections.functions,
        imports: sections.imports,
        memories: (0..in_types.memory_count()).map(|index| in_types.memory_at(index)).collect(),
        imported_memories: sections.imported_memories,
        tables: (0..in_types.table_count())
            .map(|index| Table {
                ty: in_types.table_at(index),
                host: index < sections.imported_tables,
                holds: Vec::new(),
                any_reference: false,
            })
            .collect(),
        globals: (0..in_types.global_count()).map(|index| in_types.global_at(index)).collect(),
        imported_globals: sections.imported_globals,
        exports: sections.exports,
        start: sections.start,
        taken: Vec::new(),
        dynamic: sections.dynamic,
        checked: check,
        bodies: Bodies::default(),
        sites: Vec::new(),
        resizers: Vec::new(),
        types,
        name_section: sections.names,
        names: OnceCell::new(),
        code: Vec::new(),
        context: Context::default(),
    };
    let context = Context {
        functions: module.functions.len() as u32,
        imported_functions: module.imported_functions(),
        memories: module.memories.len() as u32,
        tables: module.tables.len() as u32,
        elements: sections.elements.len() as u32,
        function_types,
        may_be_grow_import: (0..module.imported_functions())
            .map(|function| is_resizer_type(module.signature(function)))
            .collect(),
    };
    let mut all = scan(&context, &sections.bodies, options)?;
    module.context = context;
    module.code = sections.bodies;
    module.taken = sections.taken;
    for (&table, &function) in sections.table_initials.iter().zip(&sections.table_initial_functions) {
        module.tables[table as usize].holds.push(function);
    }
    let mut links = Links::default();
    for found in &mut all {
        links.any_reference |= found.any_reference;
        links.copies.append(&mut found.copies);
        links.inits.append(&mut found.inits);
        links.array_elements.append(&mut found.array_elements);
        module.taken.append(&mut found.taken);
        module.sites.append(&mut found.sites);
        module.resizers.append(&mut found.resizers);
    }
    links.fill(&mut module, &sections.elements)?;
    module.bodies = Bodies::new(all.into_iter().map(|found| found.chunk).collect());
    Ok(module)
}

/// `(i32) -> i32`; with 64-bit addresses, `(i64) -> i32`.
fn is_resizer_type(ty: &FuncType) -> bool {
    matches!((ty.params(), ty.results()), ([ValType::I32 | ValType::I64], [ValType::I32]))
}

#[derive(Default)]
struct Sections<'a> {
    functions: Vec<u32>,
    imports: Vec<Import<'a>>,
    imported_memories: u32,
    imported_tables: u32,
    imported_globals: u32,
    exports: Vec<wasmparser::Export<'a>>,
    start: Option<u32>,
    elements: Vec<Element<'a>>,
    bodies: Vec<FunctionBody<'a>>,
    table_initials: Vec<u32>,
    table_initial_functions: Vec<u32>,
    taken: Vec<u32>,
    dynamic: bool,
    names: Option<wasmparser::NameSectionReader<'a>>,
}

impl<'a> Sections<'a> {
    fn take(&mut self, payload: Payload<'a>) -> Result<(), ReadError> {
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
fn references(expression: &ConstExpr<'_>) -> Result<Vec<u32>, ReadError> {
    let mut found = Vec::new();
    for operator in expression.get_operators_reader() {
        if let Operator::RefFunc { function_index } = operator? {
            found.push(function_index);
        }
    }
    Ok(found)
}

#[derive(Default)]
struct Links {
    any_reference: u128,
    copies: Vec<(u32, u32)>,
    inits: Vec<(u32, u32)>,
    array_elements: Vec<u32>,
}

impl Links {
    /// Says what each table can hold, and which references are taken.
    fn fill(mut self, module: &mut Module<'_>, elements: &[Element<'_>]) -> Result<(), ReadError> {
        for (index, element) in elements.iter().enumerate() {
            let index = index as u32;
            match &element.kind {
                ElementKind::Active { table_index, .. } => self.inits.push((table_index.unwrap_or(0), index)),
                ElementKind::Passive | ElementKind::Declared => {}
            }
        }
        self.inits.sort_unstable();
        self.inits.dedup();
        for &(table, element) in &self.inits {
            if let Some(element) = elements.get(element as usize) {
                let table = &mut module.tables[table as usize];
                match &element.items {
                    ElementItems::Functions(functions) => {
                        for function in functions.clone() {
                            table.holds.push(function?);
                        }
                    }
                    ElementItems::Expressions(_, expressions) => {
                        for expression in expressions.clone() {
                            let expression = expression?;
                            let functions = references(&expression)?;
                            // A global's value, or null.
                            table.any_reference |= functions.is_empty() && reads_global(&expression)?;
                            table.holds.extend(functions);
                        }
                    }
                }
            }
        }
        for element in self.array_elements {
            match &elements[element as usize].items {
                ElementItems::Functions(functions) => {
                    for function in functions.clone() {
                        module.taken.push(function?);
                    }
                }
                ElementItems::Expressions(_, expressions) => {
                    for expression in expressions.clone() {
                        module.taken.extend(references(&expression?)?);
                    }
                }
            }
        }
        for export in &module.exports {
            if export.kind == ExternalKind::Table {
                module.tables[export.index as usize].host = true;
            }
        }
        for (index, table) in module.tables.iter_mut().enumerate() {
            table.any_reference |= self.any_reference >> index & 1 == 1;
            sort(&mut table.holds);
        }
        // Copies go on until nothing new is copied.
        self.copies.sort_unstable();
        self.copies.dedup();
        loop {
            let mut changed = false;
            for &(to, from) in &self.copies {
                let source = module.tables[from as usize].clone();
                let target = &mut module.tables[to as usize];
                let before = (target.holds.len(), target.any_reference);
                target.holds.extend(source.holds);
                // What the host put into the source is not followed either.
                target.any_reference |= source.any_reference || source.host;
                sort(&mut target.holds);
                changed |= before != (target.holds.len(), target.any_reference);
            }
            if !changed {
                break;
            }
        }
        sort(&mut module.taken);
        Ok(())
    }
}

fn reads_global(expression: &ConstExpr<'_>) -> Result<bool, ReadError> {
    for operator in expression.get_operators_reader() {
        if matches!(operator?, Operator::GlobalGet { .. }) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn sort(list: &mut Vec<u32>) {
    list.sort_unstable();
    list.dedup();
}

fn scan(context: &Context, bodies: &[FunctionBody<'_>], options: &ReadOptions) -> Result<Vec<Found>, ReadError> {
    let first = context.imported_functions;
    let run = |chunk: &[FunctionBody<'_>], first: u32| {
        let mut scanner = Scanner::new(context);
        for (at, body) in chunk.iter().enumerate() {
            scanner.scan(first + at as u32, body)?;
        }
        Ok::<_, ReadError>(scanner.finish())
    };
    #[cfg(feature = "rayon")]
    if options.threads > 1 {
        use rayon::prelude::*;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(options.threads).build();
        if let Ok(pool) = pool {
            let chunks = even_chunks(bodies, options.threads * 8);
            return pool.install(|| {
                chunks.into_par_iter().map(|range| run(&bodies[range.clone()], first + range.start as u32)).collect()
            });
        }
    }
    let _ = options;
    Ok(vec![run(bodies, first)?])
}

type Unchecked<'a> = (FuncToValidate<ValidatorResources>, FunctionBody<'a>);

/// Type-checks bodies; of several that are wrong, the first is named.
fn type_check(bodies: Vec<Unchecked<'_>>, options: &ReadOptions) -> Result<(), ReadError> {
    #[cfg(feature = "rayon")]
    if options.threads > 1 {
        use rayon::prelude::*;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(options.threads).build();
        if let Ok(pool) = pool {
            let wrong = pool.install(|| {
                bodies
                    .into_par_iter()
                    .map(|(body, code)| body.into_validator(Default::default()).validate(&code))
                    .find_map_first(Result::err)
            });
            return wrong.map_or(Ok(()), |error| Err(error.into()));
        }
    }
    let _ = options;
    let mut allocations = FuncValidatorAllocations::default();
    for (body, code) in bodies {
        let mut validator = body.into_validator(allocations);
        validator.validate(&code)?;
        allocations = validator.into_allocations();
    }
    Ok(())
}

/// Ranges of bodies that hold about the same number of bytes each.
#[cfg(feature = "rayon")]
fn even_chunks(bodies: &[FunctionBody<'_>], count: usize) -> Vec<std::ops::Range<usize>> {
    let total: usize = bodies.iter().map(|body| body.range().len()).sum();
    let each = total / count + 1;
    let (mut chunks, mut start, mut bytes) = (Vec::new(), 0, 0);
    for (at, body) in bodies.iter().enumerate() {
        bytes += body.range().len();
        if bytes >= each || at + 1 == bodies.len() {
            chunks.push(start..at + 1);
            (start, bytes) = (at + 1, 0);
        }
    }
    chunks
}
