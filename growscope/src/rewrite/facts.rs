//! A stand-in for the analysis, until it is here: direct calls, tables by their exports, grow imports by type and caller.

use wasmparser::*;

use super::{Facts, Refusal};

/// What a quick look finds.
pub fn quick(bytes: &[u8], grow: &[String], announce: &[String]) -> Result<Facts, Refusal> {
    let mut f = Facts::default();
    let mut types = Vec::new();
    let mut names = Vec::new();
    let mut edges: Vec<Vec<u32>> = vec![];
    let mut site: Vec<bool> = vec![];
    let mut elements = vec![];
    let mut table_seen = false;
    let mut resizers = vec![];
    for p in Parser::new(0).parse_all(bytes) {
        match p? {
            Payload::TypeSection(r) => {
                for group in r {
                    for ty in group?.into_types() {
                        types.push(matches!(&ty.composite_type.inner, CompositeInnerType::Func(t) if t.params() == [ValType::I32] && t.results() == [ValType::I32]));
                    }
                }
            }
            Payload::ImportSection(r) => {
                for i in r.into_imports() {
                    let i = i?;
                    match i.ty {
                        TypeRef::Func(ty) => {
                            let n = format!("{}.{}", i.module, i.name);
                            let index = names.len() as u32;
                            if grow.contains(&n) {
                                f.grow_imports.push(index)
                            }
                            if announce.contains(&n)
                                || n.ends_with("emscripten_notify_memory_growth")
                                || n.ends_with("runtime.resetMemoryDataView")
                            {
                                f.announce_imports.push(index)
                            }
                            names.push(types.get(ty as usize).copied().unwrap_or(false));
                            edges.push(vec![]);
                            site.push(false);
                        }
                        TypeRef::Table(_) => table_seen = true,
                        _ => {}
                    }
                }
            }
            Payload::ExportSection(r) => {
                for e in r {
                    table_seen |= e?.kind == ExternalKind::Table;
                }
            }
            Payload::ElementSection(r) => {
                for e in r {
                    if let ElementItems::Functions(i) = e?.items {
                        for x in i {
                            elements.push(x?);
                        }
                    }
                }
            }
            Payload::CodeSectionEntry(b) => {
                let (mut e, mut s, mut size) = (vec![], false, false);
                for op in b.get_operators_reader()? {
                    match op? {
                        Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                            e.push(function_index)
                        }
                        Operator::MemoryGrow { mem } => {
                            s = true;
                            if !f.grown_memories.contains(&mem) {
                                f.grown_memories.push(mem)
                            }
                        }
                        Operator::MemorySize { .. } => size = true,
                        _ => {}
                    }
                }
                if size {
                    resizers.extend(e.iter().copied().filter(|x| names.get(*x as usize).copied().unwrap_or(false)));
                }
                edges.push(e);
                site.push(s);
            }
            _ => {}
        }
    }
    if f.grow_imports.is_empty() {
        resizers.sort();
        resizers.dedup();
        f.grow_imports = resizers;
    }
    for (i, e) in edges.iter().enumerate() {
        site[i] |= e.iter().any(|x| f.grow_imports.contains(x));
    }
    if table_seen {
        f.table_functions = elements;
    }
    let mut reach = site;
    loop {
        let before = reach.clone();
        for i in 0..reach.len() {
            if edges[i].iter().any(|x| reach.get(*x as usize).copied().unwrap_or(false)) {
                reach[i] = true
            }
        }
        if before == reach {
            break;
        }
    }
    f.returns_after_growth = reach;
    Ok(f)
}
