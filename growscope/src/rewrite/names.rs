//! The `name` section: names follow what they name, and what was added has names too.

use std::collections::BTreeMap;

use wasm_encoder::{IndirectNameMap, NameMap, NameSection};
use wasmparser::{BinaryReader, Name, NameSectionReader};

use super::{Dropped, output::Parts, output::custom_contents, plan::Plan};

/// Every name that growscope gives starts so.
const OURS: &str = "growscope: ";
const GLOBALS: [&str; 7] = ["mark", "boundaries", "in guest", "forced", "asked", "requested", "came back"];

/// The section's contents; `old` is the data of the one that the module has.
pub fn section(plan: &Plan<'_>, parts: &Parts<'_>, old: Option<&[u8]>, dropped: &mut Vec<Dropped>) -> Option<Vec<u8>> {
    let mut because = None;
    let section = old
        .map(|old| {
            rewritten(plan, parts, old, dropped).unwrap_or_else(|_| {
                because = Some("it cannot be read; only what growscope added is named");
                fresh(plan, parts)
            })
        })
        .unwrap_or_else(|| fresh(plan, parts));
    dropped.extend(because.map(|because| Dropped { section: "name".into(), because }));
    Some(custom_contents("name", &section.as_custom().data))
}

fn fresh(plan: &Plan<'_>, parts: &Parts<'_>) -> NameSection {
    let mut section = NameSection::new();
    section.functions(&functions(plan, parts, BTreeMap::new()));
    section
}

fn rewritten(
    plan: &Plan<'_>,
    parts: &Parts<'_>,
    old: &[u8],
    dropped: &mut Vec<Dropped>,
) -> wasmparser::Result<NameSection> {
    let mut section = NameSection::new();
    let mut labels = false;
    let mut had_functions = false;
    for name in NameSectionReader::new(BinaryReader::new(old, 0)) {
        match name? {
            Name::Module { name, .. } => section.module(name),
            Name::Function(names) => {
                had_functions = true;
                section.functions(&functions(plan, parts, collect(names)?));
            }
            Name::Local(names) => {
                let mut moved = BTreeMap::new();
                for names in names {
                    let names = names?;
                    moved.insert(body_of(plan, names.index), copy(names.names)?);
                }
                let mut map = IndirectNameMap::new();
                moved.iter().for_each(|(function, names)| map.append(*function, names));
                section.locals(&map);
            }
            // A block more in a function moves all its labels; no engine reads them.
            Name::Label(_) => labels = true,
            Name::Type(names) => section.types(&copy(names)?),
            Name::Table(names) => {
                let mut map = NameMap::new();
                let hooks = plan.hooks.as_ref().map(|(_, table)| *table);
                let names = collect(names)?;
                let (before, after): (Vec<_>, Vec<_>) =
                    names.into_iter().partition(|(table, _)| hooks.is_none_or(|hooks| *table < hooks));
                before.iter().for_each(|(table, name)| map.append(*table, name));
                if let Some(hooks) = hooks {
                    map.append(hooks, &format!("{OURS}hooks"));
                }
                after.iter().for_each(|(table, name)| map.append(table + 1, name));
                section.tables(&map);
            }
            Name::Memory(names) => section.memories(&copy(names)?),
            Name::Global(names) => {
                let mut map = copy(names)?;
                for (global, name) in (plan.globals.mark..).zip(GLOBALS) {
                    map.append(global, &format!("{OURS}{name}"));
                }
                section.globals(&map);
            }
            Name::Element(names) => section.elements(&copy(names)?),
            Name::Data(names) => section.data(&copy(names)?),
            Name::Field(names) => {
                let mut map = IndirectNameMap::new();
                for names in names {
                    let names = names?;
                    map.append(names.index, &copy(names.names)?);
                }
                section.fields(&map);
            }
            Name::Tag(names) => section.tags(&copy(names)?),
            Name::Unknown { ty, data, .. } => section.raw(ty, data),
        }
    }
    if !had_functions {
        section.functions(&functions(plan, parts, BTreeMap::new()));
    }
    if labels {
        let because = "labels move with the blocks that growscope adds";
        dropped.push(Dropped { section: "name (labels)".into(), because });
    }
    Ok(section)
}

/// The functions' names: a body takes its name along, its wrapper says whose it is.
fn functions(plan: &Plan<'_>, parts: &Parts<'_>, old: BTreeMap<u32, &str>) -> NameMap {
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    for (index, name) in &old {
        let body = body_of(plan, *index);
        names.insert(body, (*name).to_owned());
        if body != *index {
            names.insert(*index, format!("{OURS}{name}"));
        }
    }
    for &function in &plan.wrapped {
        // A stack that shows it can be read back without the map.
        names.entry(body_of(plan, function)).or_insert_with(|| format!("wasm-function[{function}]"));
    }
    let first = plan.layout.functions.len() + plan.wrapped.len();
    for (index, name) in (first as u32..).zip(&parts.helpers) {
        names.insert(index, format!("{OURS}{name}"));
    }
    let mut map = NameMap::new();
    names.iter().for_each(|(index, name)| map.append(*index, name));
    map
}

fn body_of(plan: &Plan<'_>, function: u32) -> u32 {
    plan.body_of.get(function as usize).copied().unwrap_or(function)
}

fn collect<'a>(names: wasmparser::NameMap<'a>) -> wasmparser::Result<BTreeMap<u32, &'a str>> {
    names.into_iter().map(|naming| naming.map(|naming| (naming.index, naming.name))).collect()
}

fn copy(names: wasmparser::NameMap<'_>) -> wasmparser::Result<NameMap> {
    let mut map = NameMap::new();
    collect(names)?.iter().for_each(|(index, name)| map.append(*index, name));
    Ok(map)
}
