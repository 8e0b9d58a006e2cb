//! What is read from a binary is what its text says.

use artefact::{Artefact, Function, Site};

fn parse(text: &str) -> Artefact {
    Artefact::parse(&wat::parse_str(text).unwrap()).unwrap()
}

#[test]
fn each_growth_is_found_at_its_place() {
    let wasm = wat::parse_str(
        "(module (memory 1) (memory 1)
            (func $one (drop (memory.grow (i32.const 1))))
            (func (export \"two\") (drop (memory.grow 1 (i32.const 1))) (drop (memory.grow (i32.const 1)))))",
    )
    .unwrap();
    let sites = Artefact::parse(&wasm).unwrap().memory_grow;
    let two = Function { index: 1, name: Some("two".into()) };
    let seen: Vec<_> = sites.iter().map(|site| (site.function.index, site.memory)).collect();
    assert_eq!(seen, [(0, 0), (1, 1), (1, 0)]);
    assert_eq!(sites[0].function.name.as_deref(), Some("one"));
    assert_eq!(sites[1].function, two);
    for Site { offset, memory, .. } in sites {
        assert_eq!(wasm[offset..offset + 2], [0x40, memory as u8], "memory.grow and its memory");
    }
}

/// What Emscripten's release builds do: no `memory.grow`, and an import instead.
const BY_ITS_HOST: &str = r#"(module
  (import "a" "log" (func $log (param i32) (result i32)))
  (import "a" "b" (func $resize (param i32) (result i32)))
  (memory (export "c") 1)
  (func $malloc (result i32) (call $log (i32.const 1)))
  (func $sbrk (result i32) (drop (memory.size)) (call $resize (i32.const 65536))))"#;

#[test]
fn an_import_that_seems_to_grow_memory_is_named() {
    let artefact = parse(BY_ITS_HOST);
    assert!(artefact.memory_grow.is_empty() && artefact.host_may_grow());
    let imports: Vec<_> = artefact.grow_imports.iter().map(|import| import.name.as_str()).collect();
    assert_eq!(imports, ["b"], "log is called by no function that reads memory.size");
    assert_eq!(artefact.grow_imports[0].called_by.name.as_deref(), Some("sbrk"));
    assert!(!parse("(module (memory 1))").host_may_grow());
}

#[test]
fn the_memory_shown_is_the_one_called_memory() {
    let artefact = parse(r#"(module (memory 1) (memory (export "memory") 3))"#);
    assert_eq!((artefact.memory.unwrap().initial_pages, artefact.memories), (3, 2));
    let imported = parse(r#"(module (import "a" "b" (memory 1)) (memory (export "memory") 3))"#);
    assert!(!imported.memory.unwrap().imported);
}

#[test]
fn pages_of_one_byte_are_not_shown_as_65_536() {
    let memory = parse("(module (memory 65536 65536 (pagesize 1)))").memory.unwrap();
    assert_eq!(memory.page_bytes, 1);
    let text = memory.to_string();
    assert!(text.starts_with("65,536 pages (65,536 bytes) at first"), "{text}");
    assert!(text.contains("pages of 1 bytes"), "{text}");
}

#[test]
fn a_binary_is_known_by_its_sha_256() {
    // The first example of FIPS 180-2.
    assert_eq!(artefact::sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
