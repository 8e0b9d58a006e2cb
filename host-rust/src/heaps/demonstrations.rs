//! How heaps go wrong, each shown in a few lines. A demonstration opens heaps, of new instances, and answers with what
//! it saw. What it must see, by allocator, is in `cases/heaps.json`, and so is what people say of it.
//!
//! What goes wrong has a cause, and the cause is a parameter of a function here: the tests take it away.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{
    allocation::Allocation,
    heap::{Code, Heap, HeapError},
};
use crate::fault::Fault;

/// What a demonstration saw, in the order in which it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen(pub Vec<(&'static str, Value)>);

impl Serialize for Seen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(what, value)| (what, value)))
    }
}

/// Takes the heap that is shown, and one whose allocator frees everything at once.
pub type Demonstration = fn(&Code, &Code) -> Result<Seen, HeapError>;

/// By their names in `cases/heaps.json`.
pub const DEMONSTRATIONS: [(&str, Demonstration); 8] = [
    ("out-of-memory", out_of_memory),
    ("double-free", double_free),
    ("wrong-length", wrong_length),
    ("leak", leak),
    ("fragmentation", fragmentation),
    ("tiny-allocation", tiny_allocation),
    ("growing-vector", growing_vector),
    ("sum-of-webassembly", sum_of_webassembly),
];

/// A mebibyte.
pub const MIB: u32 = 1 << 20;
const VECTOR_BYTES: u32 = 256 * 1024;

/// A bounded maximum, and blocks of 1 MiB until there are no more.
fn out_of_memory(code: &Code, _: &Code) -> Result<Seen, HeapError> {
    const TEXT: &[u8] = b"Ahoy there";
    let heap = code.open()?;
    let text = Allocation::of(&heap, TEXT)?;
    let blocks = take_all(&heap)?.len();
    let answer = heap.try_alloc(MIB)?;
    let intact = text.read()? == TEXT;
    Ok(Seen(vec![("answer", answer.into()), ("blocks", blocks.into()), ("intact", intact.into())]))
}

/// Takes blocks of 1 MiB until `alloc` answers 0.
pub fn take_all(heap: &Heap) -> Result<Vec<u32>, HeapError> {
    let mut blocks = Vec::new();
    loop {
        match heap.try_alloc(MIB)? {
            0 => return Ok(blocks),
            block => blocks.push(block),
        }
    }
}

/// Free one block twice, then ask for two.
fn double_free(code: &Code, _: &Code) -> Result<Seen, HeapError> {
    Ok(Seen(vec![("overlap", overlap_after(&code.open()?, 2)?.into())]))
}

/// Whether two live allocations share their bytes after a block was freed so many times.
pub fn overlap_after(heap: &Heap, frees: u32) -> Result<bool, HeapError> {
    let block = heap.alloc(64)?;
    heap.alloc(64)?;
    for _ in 0..frees {
        heap.dealloc(block, 64)?;
    }
    let (one, two) = (heap.alloc(64)?, heap.alloc(64)?);
    heap.write(one, &[1; 64])?;
    heap.write(two, &[2; 64])?;
    Ok(heap.read(one, 1)? != [1])
}

/// Free a block as if it were longer, then as if it were shorter than it is.
fn wrong_length(code: &Code, _: &Code) -> Result<Seen, HeapError> {
    let longer = attempt(free_16_as(&code.open()?, 64))?;
    let shorter = attempt(free_64_as(&code.open()?, 16))?;
    Ok(Seen(vec![("longer", longer.into()), ("shorter", shorter.into())]))
}

/// What becomes of a block's neighbour when the block of 16 bytes is freed as one of `length`.
pub fn free_16_as(heap: &Heap, length: u32) -> Result<&'static str, HeapError> {
    let (block, neighbour) = (heap.alloc(16)?, heap.alloc(16)?);
    heap.write(neighbour, &[7; 16])?;
    heap.dealloc(block, length)?;
    for length in [64, 16, 16, 16, 16] {
        heap.write(heap.alloc(length)?, &vec![1; length as usize])?;
    }
    Ok(if heap.read(neighbour, 16)? == [7; 16] { "harmless" } else { "a live neighbour is overwritten" })
}

/// What becomes of memory when blocks of 64 bytes are freed as if they were of `length`.
pub fn free_64_as(heap: &Heap, length: u32) -> Result<&'static str, HeapError> {
    let round = || heap.dealloc(heap.alloc(64)?, length);
    round()?;
    let pages = pages_taken(heap, || (0..10_000).try_for_each(|_| round()))?;
    Ok(if pages == 0 { "harmless" } else { "leaks" })
}

/// A thousand rounds of the same operation, with its free and without.
fn leak(code: &Code, _: &Code) -> Result<Seen, HeapError> {
    let healthy = pages_of_a_thousand_rounds(&code.open()?, true)?;
    let leaking = pages_of_a_thousand_rounds(&code.open()?, false)?;
    Ok(Seen(vec![("healthyPages", healthy.into()), ("leakingPages", leaking.into())]))
}

/// How many pages a thousand rounds take after the first, each with its free or without.
pub fn pages_of_a_thousand_rounds(heap: &Heap, frees: bool) -> Result<u64, HeapError> {
    let round = || match frees {
        true => heap.dealloc(heap.alloc(1000)?, 1000),
        false => heap.try_alloc(1000).map(drop),
    };
    round()?;
    pages_taken(heap, || (0..1000).try_for_each(|_| round()))
}

/// Blocks of one length.
#[derive(Clone, Copy)]
struct Blocks {
    count: u32,
    length: u32,
}

const SHORT: Blocks = Blocks { count: 64, length: 3000 };
const LONG: Blocks = Blocks { count: 64, length: 2000 };
const LATER: Blocks = Blocks { count: 32, length: 6000 };

/// Short lives and long lives in one heap, freed; then as many bytes again, in larger blocks. Each figure is how many
/// pages those took, although as many bytes were free.
fn fragmentation(code: &Code, arena: &Code) -> Result<Seen, HeapError> {
    let interleaved = pages_after_interleaved_lives(&code.open()?, true)?;

    let lifo = code.open()?;
    LONG.alloc(&lifo)?;
    SHORT.free(&lifo, &SHORT.alloc(&lifo)?)?;
    let lifo = LATER.pages(&lifo)?;

    let (long_lives, mut arena) = (code.open()?, arena.open()?);
    for _ in 0..SHORT.count {
        arena.alloc(SHORT.length)?;
        long_lives.alloc(LONG.length)?;
    }
    arena.reset()?;
    let arena = LATER.pages(&arena)?;

    let high_water = code.open()?;
    let at_first = high_water.pages();
    LATER.free(&high_water, &LATER.alloc(&high_water)?)?;
    let falls = high_water.pages() == at_first;
    Ok(Seen(vec![
        ("interleavedPages", interleaved.into()),
        ("lifoPages", lifo.into()),
        ("arenaPages", arena.into()),
        ("fallsWhenFreed", falls.into()),
    ]))
}

/// How many pages the later blocks take after short lives, with a long life after each or without.
pub fn pages_after_interleaved_lives(heap: &Heap, long_lives: bool) -> Result<u64, HeapError> {
    let mut holes = Vec::new();
    for _ in 0..SHORT.count {
        holes.push(heap.alloc(SHORT.length)?);
        if long_lives {
            heap.alloc(LONG.length)?;
        }
    }
    holes.into_iter().try_for_each(|hole| heap.dealloc(hole, SHORT.length))?;
    LATER.pages(heap)
}

impl Blocks {
    fn alloc(self, heap: &Heap) -> Result<Vec<u32>, HeapError> {
        (0..self.count).map(|_| heap.alloc(self.length)).collect()
    }

    /// Last in, first out.
    fn free(self, heap: &Heap, pointers: &[u32]) -> Result<(), HeapError> {
        pointers.iter().rev().try_for_each(|pointer| heap.dealloc(*pointer, self.length))
    }

    fn pages(self, heap: &Heap) -> Result<u64, HeapError> {
        pages_taken(heap, || self.alloc(heap).map(drop))
    }
}

/// Four bytes at a time, and the allocations at which memory grew: the first three.
fn tiny_allocation(code: &Code, _: &Code) -> Result<Seen, HeapError> {
    let Growths { at, refused } = growths_by_four_bytes(&code.open()?, false)?;
    let mut seen: Vec<_> = ["first", "second", "third"].into_iter().zip(at.into_iter().map(Value::from)).collect();
    seen.extend(refused.map(|count| ("refused", count.into())));
    Ok(Seen(seen))
}

/// Which of many small allocations grew memory, and which was refused.
pub struct Growths {
    /// The first three that grew it.
    pub at: Vec<u32>,
    /// The one that was refused.
    pub refused: Option<u32>,
}

/// Allocates four bytes at a time, and frees each at once or never.
pub fn growths_by_four_bytes(heap: &Heap, frees: bool) -> Result<Growths, HeapError> {
    let mut at = Vec::new();
    for count in 1..50_000 {
        let before = heap.pages();
        let block = heap.try_alloc(4)?;
        if block == 0 {
            return Ok(Growths { at, refused: Some(count) });
        }
        if heap.pages() > before {
            at.push(count);
        }
        if at.len() == 3 {
            break;
        }
        if frees {
            heap.dealloc(block, 4)?;
        }
    }
    Ok(Growths { at, refused: None })
}

/// A vector that doubles from 64 bytes to 256 KiB and is freed, ten times over.
fn growing_vector(code: &Code, _: &Code) -> Result<Seen, HeapError> {
    Ok(Seen(vec![("pagesInNineMoreCycles", pages_of_growing_vectors(&code.open()?, 64)?.into())]))
}

/// How many pages nine vectors take after the first, when each doubles from `length` to 256 KiB and is freed.
pub fn pages_of_growing_vectors(heap: &Heap, length: u32) -> Result<u64, HeapError> {
    let cycle = || {
        let (mut length, mut block) = (length, heap.alloc(length)?);
        while length < VECTOR_BYTES {
            let larger = heap.alloc(2 * length)?;
            heap.dealloc(block, length)?;
            (length, block) = (2 * length, larger);
        }
        heap.dealloc(block, length)
    };
    cycle()?;
    pages_taken(heap, || (0..9).try_for_each(|_| cycle()))
}

/// The cycle that every guide shows, and the sum that one of them prints.
fn sum_of_webassembly(code: &Code, _: &Code) -> Result<Seen, HeapError> {
    Ok(Seen(vec![("sum", Allocation::of(&code.open()?, b"WebAssembly")?.sum()?.into())]))
}

fn pages_taken(heap: &Heap, act: impl FnOnce() -> Result<(), HeapError>) -> Result<u64, HeapError> {
    let before = heap.pages();
    act()?;
    Ok(heap.pages() - before)
}

/// What it says, or how it went wrong.
fn attempt(done: Result<&'static str, HeapError>) -> Result<&'static str, HeapError> {
    match done {
        Err(HeapError::Guest(Fault::Trapped { .. })) => Ok("traps"),
        Err(HeapError::Outside { .. }) => Ok("hands out bytes past the end of memory"),
        done => done,
    }
}
