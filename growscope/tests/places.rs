//! Where everything of a rewritten module came from: the map, the names, the branch hints.

use std::{collections::BTreeMap, fs, path::Path};

use growscope::{
    Analysis, Module, Options,
    rewrite::{Facts, Rewrite, Rewritten, When},
};
use wasmparser::{BinaryReader, BranchHintSectionReader, FunctionBody, KnownCustom, Name, Operator, Parser, Payload};

fn rewritten(bytes: &[u8], rewrite: &Rewrite) -> Option<Rewritten> {
    let module = Module::read(bytes).ok()?;
    let facts = Facts::of(&module, &Analysis::of(&module, &Options::default()));
    rewrite.apply(bytes, &facts).ok()
}

fn bodies(bytes: &[u8]) -> Vec<FunctionBody<'_>> {
    let payloads = Parser::new(0).parse_all(bytes).map(Result::unwrap);
    payloads
        .filter_map(|payload| if let Payload::CodeSectionEntry(body) = payload { Some(body) } else { None })
        .collect()
}

fn operators<'a>(body: &FunctionBody<'a>) -> BTreeMap<usize, Operator<'a>> {
    let reader = body.get_operators_reader().unwrap();
    reader.into_iter_with_offsets().map(|operator| operator.map(|(operator, at)| (at, operator)).unwrap()).collect()
}

/// Instructions that a rewrite may put something else in the place of.
fn may_change(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::MemoryGrow { .. }
            | Operator::Call { .. }
            | Operator::ReturnCall { .. }
            | Operator::Return
            | Operator::CallIndirect { .. }
            | Operator::ReturnCallIndirect { .. }
            | Operator::TableGet { .. }
            | Operator::TableSet { .. }
            | Operator::TableGrow { .. }
            | Operator::TableSize { .. }
            | Operator::TableFill { .. }
            | Operator::TableInit { .. }
            | Operator::TableCopy { .. }
    )
}

#[test]
fn the_map_leads_from_every_instruction_back_to_the_one_it_was() {
    let (mut same, mut changed) = (0, 0);
    for folder in ["tests/rewrite", "tests/cases"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "wat") {
                continue;
            }
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = wat::parse_file(&path).unwrap();
            for rewrite in [Rewrite::detach(When::Reach), Rewrite::hooked(When::Reach).always_ask(), Rewrite::refuse(1)]
            {
                let Some(Rewritten { bytes: new, map, .. }) = rewritten(&bytes, &rewrite) else { continue };
                let (old_bodies, new_bodies) = (bodies(&bytes), bodies(&new));
                assert_eq!(map.functions.len(), new_bodies.len(), "{name}");
                let Some(first) = map.functions.first().map(|function| function.new) else { continue };
                for (function, body) in map.functions.iter().zip(&new_bodies) {
                    for stretch in function.copied.chunks_exact(3) {
                        let &[_, to, length] = stretch else { unreachable!("chunks of three") };
                        assert!(
                            body.range().start <= to as usize && (to + length) as usize <= body.range().end,
                            "{name}"
                        );
                    }
                    let Some(old) = function.old.filter(|_| !function.copied.is_empty()) else { continue };
                    let before = operators(&old_bodies[(old - first) as usize]);
                    for (at, operator) in operators(body) {
                        // What stands before the first instruction that was copied is growscope's.
                        let Some((index, place)) = map.old(function.new, at as u32) else { continue };
                        assert_eq!(index, old, "{name}");
                        // Code that was put behind an instruction leads to that one's end, where the next begins.
                        let Some(was) = before.get(&(place as usize)) else { continue };
                        if *was == operator {
                            same += 1;
                        } else {
                            changed += 1;
                            let added = !function
                                .copied
                                .chunks_exact(3)
                                .any(|stretch| (stretch[1]..stretch[1] + stretch[2]).contains(&(at as u32)));
                            assert!(added || may_change(was), "{name}: {was:?} became {operator:?}");
                        }
                    }
                }
            }
        }
    }
    assert!(same > 1000 && changed > 100, "{same} instructions the same, {changed} not");
}

const NAMED: &str = r#"(module $app
    (import "env" "tick" (func $tick))
    (table $funcs (export "table") 1 funcref)
    (memory $mem (export "memory") 1)
    (global $count (mut i32) (i32.const 0))
    (func $alloc (param $bytes i32) (local $pages i32) (drop (memory.grow (i32.const 1))))
    (func $set_name (export "set_name") (param $length i32) (call $alloc (local.get $length)) (call $tick))
    (func $inner))"#;

#[test]
fn names_follow_what_they_name() {
    let bytes = wat::parse_str(NAMED).unwrap();
    for rewrite in [Rewrite::detach(When::Reach), Rewrite::hooked(When::Reach)] {
        let Rewritten { bytes: new, map, report } = rewritten(&bytes, &rewrite).unwrap();
        let (mut functions, mut locals, mut globals, mut tables) =
            <(BTreeMap<u32, String>, BTreeMap<u32, Vec<String>>, Vec<String>, Vec<String>)>::default();
        let names = Parser::new(0).parse_all(&new).find_map(|payload| match payload.unwrap() {
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(names) => Some(names),
                _ => None,
            },
            _ => None,
        });
        for name in names.unwrap() {
            let list = |names: wasmparser::NameMap<'_>| -> Vec<(u32, String)> {
                names
                    .into_iter()
                    .map(|naming| naming.map(|naming| (naming.index, naming.name.to_owned())).unwrap())
                    .collect()
            };
            match name.unwrap() {
                Name::Function(names) => functions.extend(list(names)),
                Name::Local(names) => {
                    for names in names {
                        let names = names.unwrap();
                        locals.insert(names.index, list(names.names).into_iter().map(|(_, name)| name).collect());
                    }
                }
                Name::Global(names) => globals.extend(list(names).into_iter().map(|(_, name)| name)),
                Name::Table(names) => tables.extend(list(names).into_iter().map(|(_, name)| name)),
                _ => {}
            }
        }
        let body = |old: u32| {
            let is = |function: &&growscope::rewrite::map::Function| {
                function.old == Some(old) && !function.copied.is_empty()
            };
            map.functions.iter().find(is).unwrap().new
        };
        assert_eq!(functions[&0], "tick");
        for (old, name, has) in [(1, "alloc", &["bytes", "pages"][..]), (2, "set_name", &["length"])] {
            assert_eq!(functions[&body(old)], name);
            assert_eq!(locals[&body(old)], has);
        }
        // The export keeps its index, and says whose it is.
        assert!(body(2) != 2 && functions[&2] == "growscope: set_name", "{functions:?}");
        assert_eq!(globals[0], "count");
        assert!(globals[1..].iter().all(|name| name.starts_with("growscope: ")) && globals.len() == 8, "{globals:?}");
        let hooked = report.hooks.is_some();
        assert_eq!(tables, if hooked { vec!["growscope: hooks", "funcs"] } else { vec!["funcs"] });
    }
}

#[test]
fn branch_hints_stay_with_their_branches() {
    let wat = r#"(module (memory (export "memory") 1)
        (func $alloc (export "alloc") (param i32) (result i32)
          (drop (memory.grow (i32.const 1)))
          (@metadata.code.branch_hint "\01") (if (local.get 0) (then (drop (memory.grow (i32.const 1)))))
          (block (@metadata.code.branch_hint "\00") (br_if 0 (local.get 0)) (return (i32.const 7)))
          (i32.const 1))
        (func $plain (param i32) (block (@metadata.code.branch_hint "\01") (br_if 0 (local.get 0)))))"#;
    let bytes = wat::parse_str(wat).unwrap();
    let hints = |bytes: &[u8]| -> Vec<(String, bool)> {
        let (mut hints, mut bodies_by_index) = (Vec::new(), BTreeMap::new());
        for payload in Parser::new(0).parse_all(bytes) {
            match payload.unwrap() {
                Payload::CustomSection(section) if section.name() == "metadata.code.branch_hint" => {
                    for function in BranchHintSectionReader::new(BinaryReader::new(section.data(), 0)).unwrap() {
                        let function = function.unwrap();
                        for hint in function.hints {
                            let hint = hint.unwrap();
                            hints.push((function.func, hint.func_offset as usize, hint.taken));
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    bodies_by_index.insert(bodies_by_index.len() as u32, body);
                }
                _ => {}
            }
        }
        let at = |(function, offset, taken): (u32, usize, bool)| {
            let body = &bodies_by_index[&function];
            let operator =
                operators(body).remove(&(body.range().start + offset)).map(|operator| format!("{operator:?}"));
            (operator.unwrap_or_else(|| "no instruction".into()), taken)
        };
        hints.into_iter().map(at).collect()
    };
    let mut before = hints(&bytes);
    assert_eq!(before.len(), 3);
    for rewrite in [Rewrite::detach(When::Reach), Rewrite::hooked(When::Reach), Rewrite::refuse(1)] {
        let Rewritten { bytes: new, .. } = rewritten(&bytes, &rewrite).unwrap();
        assert_ne!(new, bytes);
        let mut after = hints(&new);
        // A body that became a wrapper's stands behind the others.
        after.sort();
        before.sort();
        assert_eq!(after, before);
    }
}
