//! Bytes in, a module out: the sections in order, and the bodies, beside what stands behind them.

use std::{collections::BTreeSet, sync::OnceLock};

use wasmparser::{
    BinaryReaderError, CompositeInnerType, FuncToValidate, FuncType, FuncValidatorAllocations, FunctionBody, Parser,
    Payload, ValType, ValidPayload, Validator, ValidatorResources, WasmFeatures, types::Types,
};

use super::{
    Bodies, Module, ReadError, ReadOptions, Table,
    cores::{is_component, recognise},
    links::Links,
    scan::{Context, Found, Scanner},
    sections::Sections,
};
use crate::workers::Workers;

/// Below this many bytes of code every body is type-checked too: it costs nothing there, and what people write by
/// hand is short. A large module has been through an engine.
const CHECKED_BYTES: usize = 1 << 17;

pub fn read<'a>(bytes: &'a [u8], options: &ReadOptions) -> Result<Module<'a>, ReadError> {
    recognise(bytes)?;
    if is_component(bytes) {
        return Err(ReadError::whole("it is a component, not a core module; its core modules are read one by one"));
    }
    let workers = Workers::new(options.threads);
    let mut sections = Sections::default();
    let mut declared = Declared::new(options.validate);
    let mut payloads = Parser::new(0).parse_all(bytes);
    for payload in payloads.by_ref() {
        sections.take(declared.take(payload?)?)?;
        if declared.bodies == Some(sections.bodies.len()) {
            break;
        }
    }
    let context = declared.context(&sections);
    let code = std::mem::take(&mut sections.bodies);
    let check = declared.check;
    let rest = || {
        for payload in payloads {
            sections.take(declared.take(payload?)?)?;
        }
        type_check(declared.unchecked, &workers)?;
        Ok::<_, ReadError>((sections, declared.types.ok_or_else(|| ReadError::whole("it has no end"))?))
    };
    // Of several things that are wrong, the one that a parser meets first is named.
    let (rest, found) = workers.join(rest, || scan(&context, &code, &workers));
    let (sections, types) = rest?;
    let mut found = found?;
    let in_types = types.as_ref();
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
        taken: sections.taken,
        dynamic: sections.dynamic,
        checked: check,
        bodies: Bodies::default(),
        sites: Vec::new(),
        resizers: Vec::new(),
        throughs: BTreeSet::new(),
        throws: false,
        types,
        name_section: sections.names,
        names: OnceLock::new(),
        code,
        context,
        workers,
    };
    for (&table, &function) in sections.table_initials.iter().zip(&sections.table_initial_functions) {
        module.tables[table as usize].holds.push(function);
    }
    let mut links = Links::default();
    for found in &mut found {
        links.any_reference |= found.any_reference;
        links.copies.append(&mut found.copies);
        links.inits.append(&mut found.inits);
        links.array_elements.append(&mut found.array_elements);
        module.taken.append(&mut found.taken);
        module.sites.append(&mut found.sites);
        module.resizers.append(&mut found.resizers);
        module.throughs.append(&mut found.throughs);
        module.throws |= found.throws;
    }
    links.fill(&mut module, &sections.elements)?;
    module.bodies = Bodies::new(found.into_iter().map(|found| found.chunk).collect());
    Ok(module)
}

/// A body, and what checks its types.
type Unchecked<'a> = (FuncToValidate<ValidatorResources>, FunctionBody<'a>);

/// What the parser's validator knows of the module so far.
struct Declared<'a> {
    validator: Validator,
    check: bool,
    unchecked: Vec<Unchecked<'a>>,
    /// How many there will be, once that is known.
    bodies: Option<usize>,
    types: Option<Types>,
}

impl<'a> Declared<'a> {
    fn new(check: bool) -> Self {
        let validator = Validator::new_with_features(WasmFeatures::all());
        Self { validator, check, unchecked: Vec::new(), bodies: None, types: None }
    }

    /// Validates one more payload, and gives it back.
    fn take(&mut self, payload: Payload<'a>) -> Result<Payload<'a>, BinaryReaderError> {
        if let Payload::CodeSectionStart { count, size, .. } = payload {
            self.check |= (size as usize) < CHECKED_BYTES;
            self.bodies = Some(count as usize);
        }
        match self.validator.payload(&payload)? {
            ValidPayload::Func(to_validate, body) if self.check => self.unchecked.push((to_validate, body)),
            ValidPayload::End(all) => self.types = Some(all),
            _ => {}
        }
        Ok(payload)
    }

    /// What bodies may refer to. All of it stands before them.
    fn context(&self, sections: &Sections<'_>) -> Context {
        let Some(types) = self.validator.types(0) else { return Context::default() };
        let inner = |index| &types[types.core_type_at_in_module(index)].composite_type.inner;
        let may_be_grow_import = |ty: &u32| matches!(inner(*ty), CompositeInnerType::Func(ty) if is_resizer_type(ty));
        let is_function = |index| matches!(inner(index), CompositeInnerType::Func(_));
        Context {
            functions: sections.functions.len() as u32,
            imported_functions: sections.imports.len() as u32,
            memories: types.memory_count(),
            tables: types.table_count(),
            elements: sections.elements.len() as u32,
            function_types: (0..types.core_type_count_in_module()).map(is_function).collect(),
            may_be_grow_import: sections.functions[..sections.imports.len()].iter().map(may_be_grow_import).collect(),
        }
    }
}

/// `(i32) -> i32`; with 64-bit addresses, `(i64) -> i32`.
fn is_resizer_type(ty: &FuncType) -> bool {
    matches!((ty.params(), ty.results()), ([ValType::I32 | ValType::I64], [ValType::I32]))
}

fn scan(context: &Context, bodies: &[FunctionBody<'_>], workers: &Workers) -> Result<Vec<Found>, ReadError> {
    let sizes = bodies.iter().map(|body| body.range().len());
    let scanned = workers.map(workers.even_pieces(sizes), |piece| {
        let mut scanner = Scanner::new(context);
        let first = context.imported_functions + piece.start as u32;
        for (function, body) in (first..).zip(&bodies[piece]) {
            scanner.scan(function, body)?;
        }
        Ok(scanner.finish())
    });
    scanned.into_iter().collect()
}

/// Type-checks bodies; of several that are wrong, the first is named.
fn type_check(mut bodies: Vec<Unchecked<'_>>, workers: &Workers) -> Result<(), ReadError> {
    let pieces = workers.even_pieces(bodies.iter().map(|(_, code)| code.range().len()));
    let mut parts: Vec<_> = pieces.iter().rev().map(|piece| bodies.split_off(piece.start)).collect();
    parts.reverse();
    let checked = workers.map(parts, |part| {
        let mut allocations = FuncValidatorAllocations::default();
        for (body, code) in part {
            let mut validator = body.into_validator(allocations);
            validator.validate(&code)?;
            allocations = validator.into_allocations();
        }
        Ok(())
    });
    checked.into_iter().collect()
}
