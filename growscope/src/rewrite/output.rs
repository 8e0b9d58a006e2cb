//! The rewritten module, section by section.

use std::{borrow::Cow, ops::Range};

use wasm_encoder::{Encode as _, ValType};
use wasmparser::BinaryReader;

use super::{
    Dropped, HOOKS_TABLE, Map, Refusal, Report, Rewritten, SECTION,
    body::{self, Seen},
    custom, helpers,
    map::{Function, Role},
    names,
    plan::{Globals, Plan},
    splice::Stretch,
    tables, wrapper,
};
use crate::workers::Workers;

/// Section ids in the order in which they must stand.
const ORDER: [u8; 13] = [TYPE, IMPORT, FUNCTION, 4, 5, 13, GLOBAL, EXPORT, START, ELEMENT, 12, CODE, 11];
const TYPE: u8 = 1;
const IMPORT: u8 = 2;
const FUNCTION: u8 = 3;
const GLOBAL: u8 = 6;
const EXPORT: u8 = 7;
const START: u8 = 8;
const ELEMENT: u8 = 9;
const CODE: u8 = 10;

/// A function as it will stand in the code section.
pub struct Body<'a> {
    pub old: Option<u32>,
    pub role: Role,
    pub bytes: Cow<'a, [u8]>,
    /// Where its old bytes are in it.
    pub stretches: Vec<Stretch>,
}

/// Everything that the sections are made of.
pub struct Parts<'a> {
    /// All functions that are not imported, by new index.
    pub bodies: Vec<Body<'a>>,
    /// Names of the helpers, which come last.
    pub helpers: Vec<String>,
    helper_types: Vec<u32>,
}

/// Writes the module.
pub fn write(bytes: &[u8], mut plan: Plan<'_>) -> Result<Rewritten, Refusal> {
    if let Some(why) = plan.nothing.take() {
        let report = Report { unchanged: Some(why), ..Report::default() };
        return Ok(Rewritten { bytes: bytes.to_vec(), map: unchanged(&plan), report });
    }
    let parts = parts(bytes, &mut plan)?;
    let (code, starts) = code(&parts)?;
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 8);
    out.extend_from_slice(&bytes[..8]);
    let mut code_offset = 0;
    let mut dropped = Vec::new();
    let mut named = false;
    let mut pending = ORDER.iter().copied().filter(|id| is_added(&plan, *id)).peekable();
    let mut emit = |out: &mut Vec<u8>, id: u8, contents: &[u8]| {
        out.push(id);
        contents.len().encode(out);
        if id == CODE {
            code_offset = out.len();
        }
        out.extend_from_slice(contents);
    };
    for section in &plan.layout.sections {
        if let Some((name, data)) = section.custom {
            let contents = match name {
                "name" if !named => {
                    named = true;
                    names::section(&plan, &parts, Some(&section.contents[data..]), &mut dropped)
                }
                _ => match custom::fate(&plan, &parts, name, &section.contents[data..]) {
                    custom::Fate::Keep => Some(section.contents.to_vec()),
                    custom::Fate::Rewrite(data) => Some(custom_contents(name, &data)),
                    custom::Fate::Drop(because) => {
                        dropped.push(Dropped { section: name.to_owned(), because });
                        None
                    }
                },
            };
            if let Some(contents) = contents {
                emit(&mut out, 0, &contents);
            }
            continue;
        }
        while pending.next_if(|id| rank(*id) < rank(section.id)).is_some_and(|id| {
            emit(&mut out, id, &added(&plan, &parts, id, &code));
            true
        }) {}
        pending.next_if_eq(&section.id);
        let contents = contents(&plan, &parts, section.id, section.contents, section.offset, &code)?;
        emit(&mut out, section.id, &contents);
    }
    for id in pending {
        emit(&mut out, id, &added(&plan, &parts, id, &code));
    }
    if !named && let Some(contents) = names::section(&plan, &parts, None, &mut dropped) {
        emit(&mut out, 0, &contents);
    }
    let about = format!(r#"{{"version":"{}","hooked":{}}}"#, env!("CARGO_PKG_VERSION"), plan.hooks.is_some());
    emit(&mut out, 0, &custom_contents(SECTION, about.as_bytes()));
    let map = map(&plan, &parts, code_offset, &starts);
    let mut report = std::mem::take(&mut plan.report);
    report.dropped = dropped;
    Ok(Rewritten { bytes: out, map, report: finish_report(&plan, report) })
}

/// All bodies, rewritten, each at its new index.
fn parts<'a>(bytes: &'a [u8], plan: &mut Plan<'_>) -> Result<Parts<'a>, Refusal> {
    let imports = plan.layout.imported_functions.len() as u32;
    let (mut bodies, seen) = old_bodies(bytes, plan, &Workers::new(plan.rewrite.threads))?;
    for function in plan.wrapped.clone() {
        let wrapper = wrapper::wrapper(plan, &seen, function)?;
        let boundary = Body {
            old: Some(function),
            role: Role::Boundary,
            bytes: Cow::Owned(wrapper.into_raw_body()),
            stretches: Vec::new(),
        };
        let slot = bodies.get_mut((function - imports) as usize);
        let slot = slot.ok_or(Refusal::Index { what: "function", index: function })?;
        let body = std::mem::replace(slot, boundary);
        bodies.push(body);
    }
    let (mut names, mut helper_types) = (Vec::new(), Vec::new());
    for helper in helpers::helpers(plan, &seen)? {
        names.push(helper.name);
        helper_types.push(helper.ty);
        let bytes = Cow::Owned(helper.function.into_raw_body());
        bodies.push(Body { old: None, role: Role::Helper, bytes, stretches: Vec::new() });
    }
    plan.report.sites = seen.sites;
    plan.report.import_calls = seen.import_calls;
    Ok(Parts { bodies, helpers: names, helper_types })
}

/// The bodies that the module has, rewritten.
fn old_bodies<'a>(bytes: &'a [u8], plan: &Plan<'_>, workers: &Workers) -> Result<(Vec<Body<'a>>, Seen), Refusal> {
    let imports = plan.layout.imported_functions.len() as u32;
    let ranges = &plan.layout.bodies;
    let pieces = workers.even_pieces(ranges.iter().map(ExactSizeIterator::len));
    let several = pieces.len() > 1;
    let rewritten = workers.map(pieces, |piece| {
        let mut seen = Seen::default();
        let mut bodies = Vec::with_capacity(piece.len());
        for (function, range) in (imports + piece.start as u32..).zip(&ranges[piece]) {
            let (new, stretches) = body::rewrite(plan, &mut seen, function, bytes, range.clone())?;
            let old = &bytes[range.clone()];
            let bytes = if new == old { Cow::Borrowed(old) } else { Cow::Owned(new) };
            bodies.push(Body { old: Some(function), role: Role::Body, bytes, stretches });
        }
        Ok::<_, Refusal>((bodies, seen))
    });
    let (mut bodies, mut seen) = (Vec::with_capacity(ranges.len() + plan.wrapped.len()), Seen::default());
    for piece in rewritten {
        let (its, what) = piece?;
        bodies.extend(its);
        seen.add(what);
    }
    // Trampolines are counted from the first body on. Hardly any module has one.
    if several && !seen.trampolines.is_empty() {
        return old_bodies(bytes, plan, &Workers::default());
    }
    Ok((bodies, seen))
}

/// The code section's contents, and where in it each body starts.
fn code(parts: &Parts<'_>) -> Result<(Vec<u8>, Vec<usize>), Refusal> {
    /// V8's limit of one function, which is the specification's for the web.
    const LARGEST: usize = 7_654_321;
    const MOST: usize = 1_000_000;
    if parts.bodies.len() > MOST {
        return Err(Refusal::Limit { what: "functions", limit: MOST });
    }
    let size: usize = parts.bodies.iter().map(|body| body.bytes.len() + 5).sum();
    let mut code = Vec::with_capacity(size + 5);
    let mut starts = Vec::with_capacity(parts.bodies.len());
    parts.bodies.len().encode(&mut code);
    for body in &parts.bodies {
        if body.bytes.len() > LARGEST {
            return Err(Refusal::Limit { what: "bytes in one function", limit: LARGEST });
        }
        body.bytes.len().encode(&mut code);
        starts.push(code.len());
        code.extend_from_slice(&body.bytes);
    }
    Ok((code, starts))
}

fn rank(id: u8) -> usize {
    ORDER.iter().position(|known| *known == id).unwrap_or(ORDER.len())
}

/// Sections to which something is added, and which are written also where the module has none.
fn is_added(plan: &Plan<'_>, id: u8) -> bool {
    matches!(id, TYPE | FUNCTION | GLOBAL | CODE) || (id == IMPORT && plan.hooks.is_some())
}

/// A section that the module does not have.
fn added(plan: &Plan<'_>, parts: &Parts<'_>, id: u8, code: &[u8]) -> Vec<u8> {
    if id == CODE {
        return code.to_vec();
    }
    let (count, items) = additions(plan, parts, id);
    let mut contents = Vec::new();
    count.encode(&mut contents);
    contents.extend(items);
    contents
}

/// A section that the module has, as it is to be.
fn contents<'a>(
    plan: &Plan<'_>,
    parts: &Parts<'_>,
    id: u8,
    old: &'a [u8],
    offset: usize,
    code: &'a [u8],
) -> Result<Cow<'a, [u8]>, Refusal> {
    let contents = match id {
        CODE => return Ok(Cow::Borrowed(code)),
        EXPORT | ELEMENT => match &plan.hooks {
            Some((_, hooks)) => tables::section(*hooks, id, BinaryReader::new(old, offset))?,
            None => return Ok(Cow::Borrowed(old)),
        },
        START => {
            let mut contents = Vec::new();
            let start = plan.helpers.start.or_else(|| plan.layout.start.map(|start| plan.body_of[start as usize]));
            start.unwrap_or_default().encode(&mut contents);
            contents
        }
        _ if is_added(plan, id) => {
            let mut reader = BinaryReader::new(old, offset);
            let before = reader.read_var_u32()?;
            let (count, items) = additions(plan, parts, id);
            let mut contents = Vec::with_capacity(old.len() + items.len());
            (before + count).encode(&mut contents);
            contents.extend_from_slice(&old[reader.original_position() - offset..]);
            contents.extend(items);
            contents
        }
        _ => return Ok(Cow::Borrowed(old)),
    };
    Ok(Cow::Owned(contents))
}

/// What comes behind a section's own entries: how many, and their bytes.
fn additions(plan: &Plan<'_>, parts: &Parts<'_>, id: u8) -> (u32, Vec<u8>) {
    let mut items = Vec::new();
    let count = match id {
        TYPE => {
            for (parameters, results) in &plan.types.added {
                items.push(0x60);
                for types in [parameters, results] {
                    types.len().encode(&mut items);
                    types.iter().for_each(|ty| ty.encode(&mut items));
                }
            }
            plan.types.added.len()
        }
        IMPORT => {
            let Some((module, _)) = &plan.hooks else { return (0, items) };
            module.as_str().encode(&mut items);
            HOOKS_TABLE.encode(&mut items);
            // A table of function references, at least three of them.
            items.extend([0x01, 0x70, 0x00, 0x03]);
            1
        }
        FUNCTION => {
            for &function in &plan.wrapped {
                plan.layout.functions[function as usize].encode(&mut items);
            }
            parts.helper_types.iter().for_each(|ty| ty.encode(&mut items));
            plan.wrapped.len() + parts.helper_types.len()
        }
        GLOBAL => {
            for _ in 0..Globals::COUNT {
                ValType::I32.encode(&mut items);
                // Mutable, and 0 at first.
                items.extend([0x01, 0x41, 0x00, 0x0b]);
            }
            Globals::COUNT as usize
        }
        _ => 0,
    };
    (count as u32, items)
}

/// A custom section's contents: its name, then its data.
pub fn custom_contents(name: &str, data: &[u8]) -> Vec<u8> {
    let mut contents = Vec::with_capacity(name.len() + data.len() + 5);
    name.encode(&mut contents);
    contents.extend_from_slice(data);
    contents
}

fn map(plan: &Plan<'_>, parts: &Parts<'_>, code_offset: usize, starts: &[usize]) -> Map {
    let first = plan.layout.imported_functions.len() as u32;
    let functions = (first..)
        .zip(parts.bodies.iter().zip(starts))
        .map(|(new, (body, start))| Function {
            new,
            old: body.old,
            role: body.role,
            copied: body
                .stretches
                .iter()
                .flat_map(|stretch| [stretch.old, stretch.new + start + code_offset, stretch.length])
                .map(|offset| offset as u32)
                .collect(),
        })
        .collect();
    Map { functions }
}

fn unchanged(plan: &Plan<'_>) -> Map {
    let first = plan.layout.imported_functions.len() as u32;
    let function = |(new, range): (u32, &Range<usize>)| Function {
        new,
        old: Some(new),
        role: Role::Body,
        copied: vec![range.start as u32, range.start as u32, range.len() as u32],
    };
    Map { functions: (first..).zip(&plan.layout.bodies).map(function).collect() }
}

fn finish_report(plan: &Plan<'_>, report: Report) -> Report {
    let forces = plan.rewrite.when.is_some();
    let grow_imports = plan.facts.grow_imports.iter().filter(|_| forces && plan.forces_imports());
    Report {
        hooks: plan.hooks.as_ref().map(|(module, _)| (module.clone(), HOOKS_TABLE.to_owned())),
        boundaries: plan.wrapped.len(),
        marks: plan.marks.iter().filter(|mark| **mark).count(),
        memories: if forces { plan.forced_memories.clone() } else { Vec::new() },
        grow_imports: grow_imports.map(|import| plan.import_name(*import)).collect(),
        ..report
    }
}
