//! Source lines: of a WAT file, each line of which says what stands in it, and of a guest in Rust, which has what was
//! inlined. `tests/lines/guest.rs` says how its module was made.

use std::{collections::BTreeSet, fs, path::Path};

use growscope::{
    Analysis, Module, Options,
    lines::{Lines, Source},
    report::{Locator, Report, Way, dot, mermaid},
};
use wat::GenerateDwarf;

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every export's way, with its lines, and those of the sites.
fn located(bytes: &[u8]) -> (Report, Vec<Way>) {
    let module = Module::read(bytes).unwrap();
    let analysis = Analysis::of(&module, &Options::default());
    let locator = Locator::of(&module, &analysis);
    let mut report = Report::of("it", &module, &analysis);
    locator.sites(&mut report);
    locator.exports(&mut report);
    let way = |(name, index)| {
        let mut way = Way::of(&module, &analysis, name, index);
        locator.way(&mut way);
        way
    };
    (report, module.exported_functions().map(way).collect())
}

fn compiled(text: &str, dwarf: GenerateDwarf) -> Vec<u8> {
    wat::Parser::new().generate_dwarf(dwarf).parse_str(Some(Path::new("it.wat")), text).unwrap()
}

/// The text of a source's line, which is to be the only one.
fn line<'t>(text: &'t str, source: &[Source]) -> &'t str {
    let [Source { file, line, .. }] = source else { panic!("{source:?}") };
    assert_eq!(file, "it.wat");
    text.lines().nth(*line as usize - 1).unwrap().trim()
}

#[test]
fn each_function_of_a_path_names_the_line_in_which_it_goes_on() {
    let text = fs::read_to_string(folder("tests/lines/several.wat")).unwrap();
    for dwarf in [GenerateDwarf::Lines, GenerateDwarf::Full] {
        let (report, ways) = located(&compiled(&text, dwarf));
        assert_eq!(report.no_lines, None);
        for site in &report.sites {
            assert_eq!(line(&text, &site.source), "memory.grow");
        }
        for (way, expected) in ways.iter().zip([
            "call $grow)",
            "call $grow)",
            "call $refused",
            "call $grow)",
            "return_call $grow)",
            "call_indirect (type $nothing))",
            "call_ref $nothing)",
            "call $look))",
        ]) {
            assert_eq!(line(&text, &way.source), expected, "{}", way.export);
            let exported = report.exports.iter().find(|export| export.name == way.export).unwrap();
            assert_eq!(exported.source, way.source, "{}", way.export);
            let last = way.path.last().unwrap();
            assert_eq!(line(&text, &last.source), "memory.grow", "{}", way.export);
        }
        let of = |name: &str| ways.iter().find(|way| way.export == name).unwrap().source[0].line;
        // Of its three calls, the one that is reached and comes back is the last.
        let last = text.lines().take_while(|line| !line.contains("only_one_that")).count() as u32;
        assert_eq!(of("the_one_that_comes_back"), last);
        // The import that the host calls back from has no line here.
        assert_eq!(ways.iter().find(|way| way.export == "host").unwrap().path[0].source, []);
    }
}

#[test]
fn graphs_have_the_lines_under_the_names() {
    let (_, ways) = located(&fs::read(folder("tests/lines/guest.wasm")).unwrap());
    let way = ways.iter().find(|way| way.export == "show").unwrap();
    let (first, last) = (way.source[0].line, way.path[0].source[0].line);
    assert!(dot::way(way).contains(&format!("n0 [label = \"show (may)\\nguest.rs:{first}\"]")), "{}", dot::way(way));
    let node = format!("n1[\"guest::reserve<br>guest.rs:{last}\"]");
    assert!(mermaid::way(way).contains(&node), "{}", mermaid::way(way));
}

#[test]
fn every_case_names_lines_that_say_so() {
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(folder("tests/cases")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let Ok(bytes) = wat::Parser::new().generate_dwarf(GenerateDwarf::Lines).parse_str(None, &text) else {
            continue;
        };
        let Ok(module) = Module::read(&bytes) else { continue };
        let imports = module.imported_functions();
        let (report, ways) = located(&bytes);
        let says = |source: &[Source], what: &str| {
            let [Source { line, .. }] = source else { panic!("{}: {what}: {source:?}", path.display()) };
            let line = text.lines().nth(*line as usize - 1).unwrap();
            assert!(line.contains(what), "{}: {line} says nothing of {what}", path.display());
        };
        for site in &report.sites {
            says(&site.source, "memory.grow");
        }
        for way in ways.iter().filter(|way| way.growth.is_some()) {
            let mut from = (way.function.index, &way.source);
            for step in &way.path {
                let edge = step.edge.name();
                seen.insert(edge);
                if from.0 >= imports {
                    says(
                        from.1,
                        if edge == "tail" {
                            "return_call"
                        } else if edge == "host" {
                            "call"
                        } else {
                            edge
                        },
                    );
                }
                from = (step.function.index, &step.source);
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["call", "host", "indirect", "ref", "tail"]);
}

#[test]
fn what_the_compiler_put_into_a_function_stands_behind_its_own_line() {
    let bytes = fs::read(folder("tests/lines/guest.wasm")).unwrap();
    let text = fs::read_to_string(folder("tests/lines/guest.rs")).unwrap();
    let at = |what: &str| text.lines().position(|line| line.ends_with(&format!("// {what}"))).unwrap() as u32 + 1;
    let (report, ways) = located(&bytes);
    let said = |source: &[Source]| -> Vec<(String, String, u32)> {
        source.iter().map(|it| (it.function.clone().unwrap(), it.file.clone(), it.line)).collect()
    };
    let own = |name: &str, what: &str| (name.to_owned(), "guest.rs".to_owned(), at(what));
    let site = said(&report.sites[0].source);
    assert_eq!(site[..2], [own("reserve", "calls more"), own("more", "grows")]);
    assert_eq!(
        (site[2].0.as_str(), site[2].1.as_str()),
        ("memory_grow<0>", "stdarch/crates/core_arch/src/wasm32/memory.rs")
    );
    let path = report.sites[0].source[2].path.as_deref().unwrap();
    assert!(
        path.starts_with("/rustc/")
            && path.ends_with("/library/core/src/../../stdarch/crates/core_arch/src/wasm32/memory.rs")
    );
    let show = ways.iter().find(|way| way.export == "show").unwrap();
    assert_eq!(said(&show.source), [own("show", "calls set_name"), own("set_name", "calls reserve")]);
    assert_eq!(show.path[0].source, report.sites[0].source);
}

fn custom(name: &str, data: &[u8]) -> Vec<u8> {
    let mut section = vec![0, (1 + name.len() + data.len()) as u8, name.len() as u8];
    section.extend(name.bytes());
    section.extend(data);
    section
}

fn text(text: &str) -> Vec<u8> {
    let mut data = vec![text.len() as u8];
    data.extend(text.bytes());
    data
}

#[test]
fn lines_that_are_elsewhere_are_said_to_be() {
    let module =
        wat::parse_str(r#"(module (memory 1) (func (export "f") (drop (memory.grow (i32.const 1)))))"#).unwrap();
    let note = |name: &str, data: &[u8]| {
        let (report, _) = located(&[module.clone(), custom(name, data)].concat());
        assert_eq!(report.sites[0].source, []);
        report.no_lines
    };
    let external = "its source lines are in DWARF of its own, a.debug.wasm, which growscope does not read";
    assert_eq!(note("external_debug_info", &text("a.debug.wasm")).as_deref(), Some(external));
    let map = "its source lines are in a source map, a.wasm.map, which growscope does not read";
    assert_eq!(note("sourceMappingURL", &text("a.wasm.map")).as_deref(), Some(map));
    for unreadable in [text("data:application/json;base64,e30="), vec![200], text("")] {
        let map = "its source lines are in a source map, which growscope does not read";
        assert_eq!(note("sourceMappingURL", &unreadable).as_deref(), Some(map));
    }
    assert_eq!(note("producers", &[0]), None);
    // DWARF without lines is none.
    assert_eq!(note(".debug_str", b"a\0"), None);
    let wrong = [module, custom(".debug_line", &[1]), custom(".debug_info", &[9, 9])].concat();
    let (report, _) = located(&wrong);
    let because = report.no_lines.unwrap();
    assert!(because.starts_with("its DWARF cannot be read: "), "{because}");
}

/// Old linkers leave the lines of a function that they have removed, at address 0. They are not those of what stands there.
#[test]
fn lines_of_removed_functions_are_nobodys() {
    let bytes = fs::read(folder("tests/lines/guest.wasm")).unwrap();
    let right = Lines::of(&bytes);
    let u32_at = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    // Each function's lines begin with its address; its range is an address and an end.
    let starts = bytes.windows(3).enumerate().filter(|(_, window)| *window == [0, 5, 2]).map(|(at, _)| u32_at(at + 3));
    let (mut functions, mut lost) = (0, 0);
    for from in starts.filter(|&from| from != u32::MAX) {
        let mut old = bytes.clone();
        let mut length = 0;
        for at in 0..bytes.len() - 8 {
            if u32_at(at) == from {
                old[at..at + 4].fill(0);
                let end = u32_at(at + 4);
                if (from + 1..from + 100).contains(&end) {
                    length = end - from;
                    old[at + 4..at + 8].copy_from_slice(&length.to_le_bytes());
                }
            }
        }
        // A unit of one function has no list of ranges.
        functions += u32::from(length > 0);
        let lines = Lines::of(&old);
        for offset in 0..bytes.len() {
            let (now, was) = (lines.at(offset), right.at(offset));
            assert!(was.starts_with(&now), "{from}, {offset}: {now:?} was {was:?}");
            lost += usize::from(now.is_empty() && !was.is_empty());
        }
    }
    assert!(functions >= 2 && lost > 0, "{functions} functions, {lost} lines lost");
}
