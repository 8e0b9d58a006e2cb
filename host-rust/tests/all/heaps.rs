//! Heaps go wrong as `cases/heaps.json` says, each for its own cause, and an allocation that frees itself does not.

use std::{path::PathBuf, sync::LazyLock};

use host_rust::{
    engine::Configuration,
    fault::Fault,
    heaps::{
        allocation::Allocation,
        demonstrations::{self, DEMONSTRATIONS, MIB},
        heap::{Code, Heap, HeapError, is_heap},
        run::{self, Cell},
    },
};
use serde_json::Value;
use wasmtime::{Engine, Instance, Module, Store};

use crate::support::{ENGINES, dist, index, load, ran, scratch};

static HEAPS: LazyLock<Vec<Code>> = LazyLock::new(|| {
    let compile = |name: &str| Code::compile(ENGINES.get(Configuration::Default), &load(name)).unwrap();
    index().guests.iter().filter(|guest| is_heap(&guest.artefact)).map(|guest| compile(&guest.name)).collect()
});

fn code(guest: &str) -> &'static Code {
    HEAPS.iter().find(|code| code.name == guest).unwrap_or_else(|| panic!("{guest} is no heap"))
}

fn open(guest: &str) -> Heap {
    code(guest).open().unwrap()
}

fn cells(demonstration: &str) -> Vec<Cell> {
    let described = run::described(dist()).unwrap();
    let described = described.iter().find(|described| described.name == demonstration).unwrap();
    run::demonstrate(described, &HEAPS, code("lib_heap_bump")).unwrap()
}

/// The heaps of which a demonstration says `what: value`, none of them by accident.
fn heaps_where(demonstration: &str, what: &str, value: impl Into<Value>) -> Vec<String> {
    let (cells, value) = (cells(demonstration), value.into());
    let says = |cell: &&Cell| cell.seen.0.iter().any(|seen| *seen == (what, value.clone()));
    let heaps: Vec<_> = cells.iter().filter(says).map(|cell| cell.guest.clone()).collect();
    assert!(!heaps.is_empty(), "{demonstration} shows {what}: {value} nowhere");
    heaps
}

#[test]
fn every_demonstration_agrees_for_every_heap_and_no_other_is_described() {
    let described = run::described(dist()).unwrap();
    let known: Vec<_> = DEMONSTRATIONS.iter().map(|(name, _)| *name).collect();
    assert_eq!(described.iter().map(|described| described.name.as_str()).collect::<Vec<_>>(), known);
    for described in described {
        let cells = run::demonstrate(&described, &HEAPS, code("lib_heap_bump")).unwrap();
        let wrong: Vec<_> = cells.iter().filter(|cell| !cell.agrees).collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", described.name);
        let mut shown: Vec<_> = cells.iter().map(|cell| &cell.guest).collect();
        shown.sort();
        assert_eq!(shown, described.expected.keys().collect::<Vec<_>>(), "{}", described.name);
    }
}

#[test]
fn a_block_that_is_freed_once_overlaps_nothing() {
    for heap in heaps_where("double-free", "overlap", true) {
        assert!(!demonstrations::overlap_after(&open(&heap), 1).unwrap(), "{heap}");
        assert!(demonstrations::overlap_after(&open(&heap), 2).unwrap(), "{heap}");
    }
}

#[test]
fn the_right_length_is_harmless_to_every_heap_that_frees() {
    for Code { name, .. } in HEAPS.iter() {
        assert_eq!(demonstrations::free_16_as(&open(name), 16).unwrap(), "harmless", "{name}");
        let frees_nothing = name == "lib_heap_bump";
        let expected = if frees_nothing { "leaks" } else { "harmless" };
        assert_eq!(demonstrations::free_64_as(&open(name), 64).unwrap(), expected, "{name}");
    }
}

#[test]
fn memory_that_is_given_back_is_handed_out_again() {
    for heap in heaps_where("out-of-memory", "blocks", 14) {
        let mut owner = open(&heap);
        let blocks = demonstrations::take_all(&owner).unwrap();
        assert_eq!((blocks.len(), owner.try_alloc(MIB).unwrap()), (14, 0), "{heap}");
        match code(&heap).has_reset {
            true => owner.reset().unwrap(),
            false => owner.dealloc(blocks[13], MIB).unwrap(),
        }
        // wee_alloc has forgotten the rest of those pages when it was refused: see below.
        let served = owner.try_alloc(MIB).unwrap() != 0;
        assert_eq!(served, heap != "lib_heap_wee", "{heap}");
    }
}

/// wee_alloc looks for room along its list of free cells, and each cell that is too small is off the list from then on:
/// its `walk_free_list` moves the list's head along, not a cursor.
#[test]
fn a_request_that_is_refused_makes_wee_alloc_forget_what_is_free() {
    const FREED: u32 = 100_000;
    for heap in HEAPS.iter().filter(|code| code.name != "lib_heap_bump") {
        let pages_after = |refused: bool| {
            let heap = heap.open().unwrap();
            heap.dealloc(heap.alloc(FREED).unwrap(), FREED).unwrap();
            assert!(!refused || heap.try_alloc(16 * MIB).unwrap() == 0);
            let before = heap.pages();
            let served = heap.try_alloc(FREED).unwrap() != 0;
            (heap.pages() - before, served)
        };
        assert_eq!(pages_after(false), (0, true), "{}", heap.name);
        let expected = match heap.name.as_str() {
            "lib_heap_wee" => (2, true),
            _ => (0, true),
        };
        assert_eq!(pages_after(true), expected, "{}", heap.name);
    }
}

/// What becomes of memory when a block of 64 bytes is taken and freed, again and again, from wee_alloc's static array.
struct Rounds {
    array: u32,
    byte_before: [u8; 2],
    blocks: Vec<u32>,
}

fn rounds_in_the_static_array(guest: &str) -> Rounds {
    let engine = Engine::default();
    let mut store = Store::new(&engine, ());
    let instance = Instance::new(&mut store, &Module::new(&engine, load(guest).wasm).unwrap(), &[]).unwrap();
    let memory = instance.get_memory(&mut store, "memory").unwrap();
    let alloc = instance.get_typed_func::<u32, u32>(&mut store, "alloc").unwrap();
    let dealloc = instance.get_typed_func::<(u32, u32), ()>(&mut store, "dealloc").unwrap();

    let first = alloc.call(&mut store, 64).unwrap();
    // Before the first block lies its cell's pointer to the cell before, which is the array's first.
    let mut array = [0; 4];
    memory.read(&store, first as usize - 4, &mut array).unwrap();
    let array = u32::from_le_bytes(array);
    let byte_before = |store: &Store<()>| memory.data(store)[array as usize - 1];
    let before = byte_before(&store);
    dealloc.call(&mut store, (first, 64)).unwrap();
    let byte_before = [before, byte_before(&store)];

    let mut blocks = vec![first];
    for _ in 0..10 {
        let Ok(block) = alloc.call(&mut store, 64) else { break };
        dealloc.call(&mut store, (block, 64)).unwrap();
        blocks.push(block);
    }
    Rounds { array, byte_before, blocks }
}

/// wee_alloc keeps tags in the two low bits of its pointers to cells, and its static array asks for no alignment. At an
/// odd address the first cell's pointer has a tag that nobody set, and points a byte too low: the first `dealloc`
/// writes over a byte that is not wee_alloc's, and each page serves one block and is lost.
#[test]
fn wee_allocs_static_array_works_where_it_happens_to_be_aligned() {
    let aligned = rounds_in_the_static_array("lib_heap_wee_static");
    assert_eq!((aligned.array % 4, aligned.byte_before), (0, [0, 0]));
    assert_eq!(aligned.blocks, [aligned.blocks[0]; 11], "what is freed is handed out again");

    let odd = rounds_in_the_static_array("lib_heap_wee_static_odd");
    assert_eq!(odd.array % 4, 1, "the linker has put something else before the array: see served() in lib_heap");
    assert_eq!(odd.byte_before[0], 0);
    assert_ne!(odd.byte_before[1], 0, "the flag of std's that lies before the array");
    let pages: Vec<_> = odd.blocks.iter().map(|block| (block - odd.blocks[0]) / 65_536).collect();
    assert_eq!(pages, [0, 1, 2, 3], "each block from a page of its own, and then there are none");
}

#[test]
fn fewer_blocks_than_there_is_room_for_are_all_served() {
    for heap in heaps_where("out-of-memory", "blocks", 14) {
        let owner = open(&heap);
        let served = (0..14).filter(|_| owner.try_alloc(MIB).unwrap() != 0).count();
        assert_eq!(served, 14, "{heap}");
    }
}

#[test]
fn short_lives_with_nothing_long_between_them_leave_no_holes() {
    // wee_alloc seldom joins what it frees, and a bump allocator frees nothing.
    for heap in ["lib_heap", "lib_heap_dlmalloc", "lib_heap_talc", "lib_heap_lol"] {
        assert_eq!(demonstrations::pages_after_interleaved_lives(&open(heap), false).unwrap(), 0, "{heap}");
        assert_eq!(demonstrations::pages_after_interleaved_lives(&open(heap), true).unwrap(), 3, "{heap}");
    }
}

#[test]
fn four_bytes_that_are_freed_at_once_grow_memory_the_first_time_alone() {
    for heap in heaps_where("tiny-allocation", "first", 1) {
        let growths = demonstrations::growths_by_four_bytes(&open(&heap), true).unwrap();
        assert_eq!((growths.at.as_slice(), growths.refused), (&[1][..], None), "{heap}");
    }
    let freed = demonstrations::growths_by_four_bytes(&open("lib_heap_wee_static"), true).unwrap();
    assert_eq!((freed.at.len(), freed.refused), (0, None), "what is freed serves a static array for ever");
}

#[test]
fn a_vector_of_its_full_size_from_the_first_does_not_climb_over_wee_alloc() {
    assert_eq!(demonstrations::pages_of_growing_vectors(&open("lib_heap_wee"), 256 * 1024).unwrap(), 0);
    assert_eq!(demonstrations::pages_of_growing_vectors(&open("lib_heap_wee"), 64).unwrap(), 45);
}

#[test]
fn the_sum_is_that_of_the_bytes_that_were_written() {
    for Code { name, .. } in HEAPS.iter() {
        let heap = open(name);
        for text in [&b"WebAssembly"[..], b"webAssembly", &[255; 1000]] {
            let sum: u32 = text.iter().map(|byte| u32::from(*byte)).sum();
            assert_eq!(Allocation::of(&heap, text).unwrap().sum().unwrap(), sum, "{name}");
        }
    }
}

#[test]
fn a_dropped_allocation_is_freed_once_with_its_own_length() {
    for Code { name, .. } in HEAPS.iter().filter(|code| !code.has_reset) {
        let heap = open(name);
        let first = Allocation::of(&heap, &[7; 64]).unwrap().pointer();
        let pages = heap.pages();
        for _ in 0..10_000 {
            assert_eq!(Allocation::of(&heap, &[7; 64]).unwrap().pointer(), first, "{name}: it was not freed");
        }
        let (one, two) = (Allocation::of(&heap, &[1; 64]).unwrap(), Allocation::of(&heap, &[2; 64]).unwrap());
        assert_eq!((one.read().unwrap(), two.read().unwrap()), (vec![1; 64], vec![2; 64]), "{name}");
        assert_eq!(heap.pages(), pages, "{name}");
        one.free().unwrap();
        assert_eq!(two.read().unwrap(), [2; 64], "{name}: a free reached its neighbour");
        let (three, four) = (Allocation::of(&heap, &[3; 64]).unwrap(), Allocation::of(&heap, &[4; 64]).unwrap());
        assert_eq!(three.pointer(), first, "{name}: free() did not free it");
        assert_eq!((three.read().unwrap(), four.read().unwrap()), (vec![3; 64], vec![4; 64]), "{name}: freed twice");
    }
}

#[test]
fn an_allocation_is_freed_when_what_follows_fails() {
    fn fails(heap: &Heap) -> Result<u32, HeapError> {
        let allocation = Allocation::of(heap, &[7; 64])?;
        heap.alloc(u32::MAX)?;
        Ok(allocation.pointer())
    }
    for Code { name, .. } in HEAPS.iter().filter(|code| !code.has_reset) {
        let heap = open(name);
        let block = heap.alloc(64).unwrap();
        heap.dealloc(block, 64).unwrap();
        assert!(matches!(fails(&heap), Err(HeapError::OutOfMemory { .. })), "{name}");
        assert_eq!(heap.alloc(64).unwrap(), block, "{name}");
    }
}

#[test]
fn nothing_needs_no_memory_and_too_much_says_how_much() {
    for Code { name, .. } in HEAPS.iter() {
        let heap = open(name);
        assert_eq!(Allocation::of(&heap, b"").unwrap().sum().unwrap(), 0, "{name}");
        let pages = heap.pages();
        let message = heap.alloc(256 * 65_536).unwrap_err().to_string();
        assert!(
            message.starts_with(&format!("alloc(16777216) answered 0: out of memory at {pages} pages")),
            "{message}"
        );
    }
}

#[test]
fn the_error_tells_a_trap_from_bytes_that_are_not_there() {
    let heap = open("lib_heap");
    let block = heap.alloc(64).unwrap();
    let trapped = heap.dealloc(block, 16).unwrap_err();
    assert!(matches!(trapped, HeapError::Guest(Fault::Trapped { .. })), "{trapped}");
    assert!(trapped.to_string().contains("in dealloc"), "{trapped}");
    let bytes = heap.pages() * 65_536;
    let outside = heap.read(u32::MAX, 2).unwrap_err().to_string();
    assert!(outside.starts_with(&format!("2 bytes at 4294967295 do not lie in its memory of {bytes} ")), "{outside}");
    assert!(heap.write(u32::try_from(bytes).unwrap() - 1, &[1, 2]).is_err());
}

#[test]
fn an_unknown_demonstration_is_refused_and_the_known_are_listed() {
    let ran = ran(&["heaps", "double-fee"]);
    let names = DEMONSTRATIONS.iter().map(|(name, _)| (*name).to_owned());
    let mentions: Vec<_> =
        ["there is no demonstration called double-fee".to_owned()].into_iter().chain(names).collect();
    assert_eq!(ran.complaint(2, &[], &mentions), None);
}

#[test]
fn a_demonstration_is_shown_alone_with_what_is_said_and_what_was_seen() {
    let ran = ran(&["heaps", "sum-of-webassembly"]);
    let lines: Vec<_> = ran.stdout.lines().collect();
    assert_eq!((ran.exit, lines.len()), (Some(0), HEAPS.len() + 3), "{}", ran.stdout);
    assert!(lines[0].ends_with("(sum-of-webassembly)") && lines[1].ends_with("sum: 1118"), "{}", ran.stdout);
    assert!(ran.stdout.contains("\n  said: ") && ran.stdout.contains("\n  seen: "), "{}", ran.stdout);
}

/// A copy of the heaps in `dist/`, for which something else is expected.
fn copy_with(name: &str, change: impl FnOnce(&mut Value)) -> String {
    let folder: PathBuf = scratch(name);
    std::fs::create_dir_all(folder.join("cases")).unwrap();
    let heaps = index().guests.into_iter().filter(|guest| is_heap(&guest.artefact));
    for file in heaps.map(|guest| guest.file).chain([catalogue::INDEX_FILE.to_owned()]) {
        std::fs::copy(dist().join(&file), folder.join(&file)).unwrap();
    }
    let text = std::fs::read_to_string(dist().join("cases/heaps.json")).unwrap();
    let mut described = serde_json::from_str(&text).unwrap();
    change(&mut described);
    std::fs::write(folder.join("cases/heaps.json"), described.to_string()).unwrap();
    folder.display().to_string()
}

#[test]
fn a_heap_that_does_otherwise_fails_and_is_named() {
    let dist = copy_with("heaps", |described| {
        described[0]["expected"]["lib_heap_talc"]["blocks"] = 15.into();
        described[1]["expected"].as_object_mut().unwrap().remove("lib_heap_lol");
    });
    let text = ran(&["heaps", "--dist", &dist]);
    assert_eq!((text.exit, text.stderr.as_str()), (Some(1), ""));
    let wrong: Vec<_> = text.stdout.lines().filter(|line| line.contains("; expected ")).collect();
    let [blocks, undescribed] = wrong[..] else { panic!("{wrong:?}") };
    assert!(blocks.starts_with("  lib_heap_talc ") && blocks.contains("blocks: 14, "), "{blocks}");
    assert!(blocks.contains("; expected ") && blocks.contains("blocks: 15"), "{blocks}");
    assert!(undescribed.starts_with("  lib_heap_lol ") && undescribed.ends_with("; expected nothing: describe it"));

    let json = ran(&["heaps", "--dist", &dist, "--json"]);
    let shown: Value = serde_json::from_str(&json.stdout).unwrap();
    let disagree = shown.as_array().unwrap().iter().flat_map(|shown| {
        let cells = shown["cells"].as_array().unwrap().iter().filter(|cell| cell["agrees"] == false);
        cells.map(|cell| (shown["name"].as_str().unwrap(), cell["guest"].as_str().unwrap()))
    });
    assert_eq!(json.exit, Some(1));
    assert_eq!(disagree.collect::<Vec<_>>(), [("out-of-memory", "lib_heap_talc"), ("double-free", "lib_heap_lol")]);

    assert_eq!(ran(&["heaps", "leak", "--dist", &dist]).exit, Some(0), "the others are as they were");
}

#[test]
fn a_description_that_nobody_demonstrates_is_bad_input() {
    let dist = copy_with("heaps-unknown", |described| described[7]["name"] = "levitation".into());
    let mentions = ["cases/heaps.json".to_owned(), "levitation".to_owned()];
    assert_eq!(ran(&["heaps", "--dist", &dist]).complaint(2, &[], &mentions), None);
}
