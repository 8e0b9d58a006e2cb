use super::event::{Event, Word};
use crate::bits::Bits;

/// The bodies of a module's own functions, in order.
#[derive(Default)]
pub struct Bodies {
    // One chunk for each piece of work.
    chunks: Vec<Chunk>,
    // The first function of each chunk.
    firsts: Vec<u32>,
    // Where the events of each chunk begin.
    starts: Vec<usize>,
    functions: u32,
    events: usize,
}

/// Functions that follow one another, and no other part's events in the words of a set of events.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    chunk: &'a Chunk,
    /// Its first function among those that have a body.
    pub first_function: u32,
    /// Its first event among all of the module.
    pub first_event: usize,
}

/// Events of functions that follow one another.
#[derive(Default)]
pub struct Chunk {
    pub events: Vec<Word>,
    /// Where the events of each function end.
    pub ends: Vec<u32>,
}

/// One function's events.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    words: &'a [Word],
    /// Its first event among all of the module.
    pub first: usize,
}

impl Bodies {
    /// Bodies that were scanned in chunks, in order.
    pub(super) fn new(chunks: Vec<Chunk>) -> Self {
        let mut bodies = Bodies::default();
        for chunk in &chunks {
            bodies.firsts.push(bodies.functions);
            bodies.starts.push(bodies.events);
            bodies.functions += chunk.ends.len() as u32;
            bodies.events = (bodies.events + chunk.events.len()).next_multiple_of(Bits::WORD);
        }
        bodies.chunks = chunks;
        bodies
    }

    /// How many functions have a body.
    pub fn len(&self) -> u32 {
        self.functions
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.functions == 0
    }

    /// Every event is less than this.
    pub fn events(&self) -> usize {
        self.events
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = Body<'_>> {
        self.parts().flat_map(|part| part.iter().map(|(_, body)| body))
    }

    /// All of them, in parts that can be looked at side by side.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let firsts = self.firsts.iter().zip(&self.starts);
        let part = |(chunk, (&first_function, &first_event))| Part { chunk, first_function, first_event };
        self.chunks.iter().zip(firsts).map(part)
    }

    /// The body of the `at`-th function that has one.
    pub fn get(&self, at: u32) -> Body<'_> {
        let chunk = self.firsts.partition_point(|&first| first <= at) - 1;
        let (first, at) = (self.starts[chunk], (at - self.firsts[chunk]) as usize);
        let chunk = &self.chunks[chunk];
        Body { words: chunk.words(at), first: first + chunk.start(at) }
    }
}

impl<'a> Part<'a> {
    /// Its bodies, each with its number among those of the module.
    pub fn iter(self) -> impl Iterator<Item = (u32, Body<'a>)> {
        let Self { chunk, first_function, first_event } = self;
        (0..chunk.ends.len()).map(move |at| {
            let body = Body { words: chunk.words(at), first: first_event + chunk.start(at) };
            (first_function + at as u32, body)
        })
    }

    /// How many events it has.
    pub fn events(self) -> usize {
        self.chunk.events.len()
    }
}

impl Chunk {
    fn start(&self, at: usize) -> usize {
        if at == 0 { 0 } else { self.ends[at - 1] as usize }
    }

    fn words(&self, at: usize) -> &[Word] {
        &self.events[self.start(at)..self.ends[at] as usize]
    }
}

impl<'a> Body<'a> {
    /// How many events it has.
    pub fn len(self) -> usize {
        self.words.len()
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.words.is_empty()
    }

    /// The event at a position.
    pub fn at(self, position: usize) -> Event {
        self.words[position].into()
    }

    /// All of them, with their positions.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = (usize, Event)> + ExactSizeIterator + 'a {
        self.words.iter().map(|&word| word.into()).enumerate()
    }
}
