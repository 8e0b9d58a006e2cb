//! Bytes that are no module any more: cut short, or with bits turned over. Nothing panics, and an error names its place.

use std::{fs, path::Path};

use growscope::{
    Analysis, Module, Options,
    lines::Lines,
    module::cores,
    report::{Locator, Report},
};

fn look(bytes: &[u8]) {
    let Ok(found) = cores(bytes) else { return };
    for core in found {
        if let Ok(module) = Module::read(&bytes[core]) {
            let analysis = Analysis::of(&module, &Options::default());
            analysis.allocation_doors(&module);
            let mut report = Report::of("bytes", &module, &analysis);
            let locator = Locator::of(&module, &analysis);
            locator.sites(&mut report);
            locator.exports(&mut report);
            serde_json::to_string(&report).unwrap();
        }
    }
}

#[test]
fn nothing_panics() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut random = fastrand::Rng::with_seed(7);
    for entry in fs::read_dir(folder).unwrap() {
        let bytes = wat::parse_bytes(&fs::read(entry.unwrap().path()).unwrap()).unwrap().into_owned();
        for end in 0..bytes.len() {
            look(&bytes[..end]);
        }
        for _ in 0..150 {
            let mut turned = bytes.clone();
            for _ in 0..random.usize(1..4) {
                let at = random.usize(8..turned.len().max(9));
                if let Some(byte) = turned.get_mut(at) {
                    *byte ^= 1 << random.u8(..8);
                }
            }
            look(&turned);
        }
    }
}

/// Lines are looked for wherever the code may be, in DWARF that is cut short or has bits turned over.
#[test]
fn no_dwarf_panics() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lines");
    let rust = fs::read(folder.join("guest.wasm")).unwrap();
    let text = fs::read_to_string(folder.join("several.wat")).unwrap();
    let wat = wat::Parser::new().generate_dwarf(wat::GenerateDwarf::Full).parse_str(None, text).unwrap();
    let mut random = fastrand::Rng::with_seed(7);
    let (mut found, mut lost) = (0, 0);
    for bytes in [rust, wat] {
        let dwarf = bytes.windows(7).position(|window| window == b".debug_").unwrap();
        let mut lines = |bytes: &[u8]| {
            let lines = Lines::of(bytes);
            let any = (0..bytes.len()).step_by(3).any(|offset| !lines.at(offset).is_empty());
            *if any { &mut found } else { &mut lost } += 1;
            lines.note();
        };
        for end in 0..bytes.len() {
            lines(&bytes[..end]);
        }
        for _ in 0..3000 {
            let mut turned = bytes.clone();
            for _ in 0..random.usize(1..6) {
                let at = random.usize(dwarf..bytes.len());
                turned[at] = if random.bool() { random.u8(..) } else { turned[at] ^ 1 << random.u8(..8) };
            }
            lines(&turned);
            look(&turned);
        }
    }
    assert!(found > 1000 && lost > 1000, "{found} with lines, {lost} without");
}

#[test]
fn an_error_says_what_and_where() {
    let error = |bytes: &[u8]| cores(bytes).and_then(|_| Module::read(bytes).map(drop)).unwrap_err().to_string();
    assert_eq!(error(b""), "it is empty");
    assert!(error(b"(module)").contains("text format"), "{}", error(b"(module)"));
    assert!(error(b"export default 1").contains("it is text"), "{}", error(b"export default 1"));
    assert!(error(&[0x1f, 0x8b, 8, 0xff]).contains("gzip"));
    assert!(error(b"\0asm\x01\0\0\0\x01\x05").contains("at byte"), "{}", error(b"\0asm\x01\0\0\0\x01\x05"));
}

/// Each call may go on at each handler: what is small as bytes would fill memory.
#[test]
fn calls_inside_handlers_are_bounded() {
    let nested = |depth: usize| {
        let (open, close) = ("(try_table (catch $e 0) ".repeat(depth), ")".repeat(depth));
        let calls = "(call $f) ".repeat(depth);
        let text = format!("(module (tag $e) (memory 1) (func $f) (func (export \"g\") {open} {calls} {close}))");
        wat::parse_str(text).unwrap()
    };
    Module::read(&nested(100)).unwrap();
    let error = Module::read(&nested(800)).map(drop).unwrap_err();
    assert!(error.to_string().starts_with("so many calls stand inside so many handlers"), "{error}");
}
