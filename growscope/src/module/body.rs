use super::event::{Event, Word};

/// The bodies of a module's own functions, in order.
#[derive(Default)]
pub struct Bodies {
    // One chunk for each thread that scanned.
    chunks: Vec<Chunk>,
    // The first function of each chunk.
    firsts: Vec<u32>,
    functions: u32,
    events: usize,
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
            bodies.functions += chunk.ends.len() as u32;
            bodies.events += chunk.events.len();
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

    /// How many events they have together.
    pub fn events(&self) -> usize {
        self.events
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = Body<'_>> {
        let mut first = 0;
        self.chunks.iter().flat_map(|chunk| (0..chunk.ends.len()).map(move |at| chunk.words(at))).map(move |words| {
            let body = Body { words, first };
            first += words.len();
            body
        })
    }

    /// The body of the `at`-th function that has one.
    pub fn get(&self, at: u32) -> Body<'_> {
        let chunk = self.firsts.partition_point(|&first| first <= at) - 1;
        let before: usize = self.chunks[..chunk].iter().map(|chunk| chunk.events.len()).sum();
        let at = (at - self.firsts[chunk]) as usize;
        let chunk = &self.chunks[chunk];
        Body { words: chunk.words(at), first: before + chunk.start(at) }
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
