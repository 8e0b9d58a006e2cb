//! What a body does, as far as growth can depend on it, in one word an event.
//!
//! The events of a body stand in code order; after one comes the next, unless it stops or jumps. Code that cannot be
//! reached has no events.

/// One event. Positions are indices of events within the same body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Calls a function.
    Call(u32),
    /// Calls through a table or a reference.
    CallThrough(Through),
    /// Calls a function in its own place.
    TailCall(u32),
    /// The same through a table or a reference.
    TailCallThrough(Through),
    /// Grows a memory.
    Grow(u32),
    /// May go on there instead.
    Branch(u32),
    /// Goes on there.
    Jump(u32),
    /// What the event before throws may go on there; so may what the call before throws.
    Catch(u32),
    /// The same, and nothing that is thrown gets past it.
    CatchAll(u32),
    /// Throws.
    Throw,
    /// Traps.
    Stop,
    /// Comes back.
    Return,
    /// Nothing, any more.
    Nothing,
}

/// What an indirect call goes through: a table, or a reference of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Through(u32);

impl Through {
    const TYPE_BITS: u32 = 20;
    const REFERENCE: u32 = 127;
    const ANYTHING: u32 = 126;

    /// A table of fewer than 100, and a type of at most 1,000,000: the parser's own limits.
    pub fn table(table: u32, ty: u32) -> Self {
        debug_assert!(table < Self::ANYTHING && ty < 1 << Self::TYPE_BITS);
        Self(table << Self::TYPE_BITS | ty)
    }

    /// A reference of a type.
    pub fn reference(ty: u32) -> Self {
        Self(Self::REFERENCE << Self::TYPE_BITS | ty)
    }

    /// A reference of whatever type: a continuation.
    pub fn anything() -> Self {
        Self(Self::ANYTHING << Self::TYPE_BITS)
    }

    /// The table.
    pub fn table_index(self) -> Option<u32> {
        let table = self.0 >> Self::TYPE_BITS;
        (table < Self::ANYTHING).then_some(table)
    }

    /// The type, where one is asked for.
    pub fn type_index(self) -> Option<u32> {
        (self.0 >> Self::TYPE_BITS != Self::ANYTHING).then_some(self.0 & ((1 << Self::TYPE_BITS) - 1))
    }
}

/// An event as it is kept: 4 bits of kind, 28 of what goes with it.
#[derive(Clone, Copy, Debug)]
pub struct Word(u32);

impl Word {
    const PAYLOAD: u32 = (1 << 28) - 1;

    /// What goes with it, whatever that is.
    pub fn payload(self) -> u32 {
        self.0 & Self::PAYLOAD
    }

    /// The same event with something else.
    pub fn with_payload(self, payload: u32) -> Self {
        Self(self.0 & !Self::PAYLOAD | payload & Self::PAYLOAD)
    }
}

impl From<Event> for Word {
    fn from(event: Event) -> Self {
        let (kind, payload) = match event {
            Event::Call(function) => (0, function),
            Event::CallThrough(through) => (1, through.0),
            Event::TailCall(function) => (2, function),
            Event::TailCallThrough(through) => (3, through.0),
            Event::Grow(memory) => (4, memory),
            Event::Branch(to) => (5, to),
            Event::Jump(to) => (6, to),
            Event::Catch(to) => (7, to),
            Event::CatchAll(to) => (8, to),
            Event::Throw => (9, 0),
            Event::Stop => (10, 0),
            Event::Return => (11, 0),
            Event::Nothing => (12, 0),
        };
        Self(kind << 28 | payload & Self::PAYLOAD)
    }
}

impl From<Word> for Event {
    fn from(word: Word) -> Self {
        let payload = word.payload();
        match word.0 >> 28 {
            0 => Event::Call(payload),
            1 => Event::CallThrough(Through(payload)),
            2 => Event::TailCall(payload),
            3 => Event::TailCallThrough(Through(payload)),
            4 => Event::Grow(payload),
            5 => Event::Branch(payload),
            6 => Event::Jump(payload),
            7 => Event::Catch(payload),
            8 => Event::CatchAll(payload),
            9 => Event::Throw,
            10 => Event::Stop,
            11 => Event::Return,
            _ => Event::Nothing,
        }
    }
}
