use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A set of small numbers.
pub struct Bits(Vec<u64>);

impl Bits {
    /// Numbers that share a word of the set.
    pub const WORD: usize = u64::BITS as usize;

    pub fn new(count: usize) -> Self {
        Self(vec![0; count.div_ceil(Self::WORD)])
    }

    /// One set behind another, each of which fills its words.
    pub fn concat(sets: Vec<Self>) -> Self {
        let mut sets = sets.into_iter();
        let mut all = sets.next().unwrap_or_else(|| Self::new(0));
        for set in sets {
            all.0.extend_from_slice(&set.0);
        }
        all
    }

    #[inline]
    pub fn get(&self, at: usize) -> bool {
        self.0[at / Self::WORD] >> (at % Self::WORD) & 1 == 1
    }

    /// Puts it in, and says whether it is new.
    #[inline]
    pub fn insert(&mut self, at: usize) -> bool {
        let word = &mut self.0[at / Self::WORD];
        let bit = 1 << (at % Self::WORD);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }
}

/// A set of small numbers that several threads put some in. Nothing but the number itself is told by its being there.
pub struct SharedBits(Vec<AtomicU64>);

impl SharedBits {
    pub fn new(count: usize) -> Self {
        Self(std::iter::repeat_with(AtomicU64::default).take(count.div_ceil(Bits::WORD)).collect())
    }

    #[inline]
    pub fn get(&self, at: usize) -> bool {
        self.0[at / Bits::WORD].load(Relaxed) >> (at % Bits::WORD) & 1 == 1
    }

    /// Puts it in, and says whether it is new.
    #[inline]
    pub fn insert(&self, at: usize) -> bool {
        let bit = 1 << (at % Bits::WORD);
        !self.get(at) && self.0[at / Bits::WORD].fetch_or(bit, Relaxed) & bit == 0
    }
}

impl From<SharedBits> for Bits {
    fn from(shared: SharedBits) -> Self {
        Self(shared.0.into_iter().map(AtomicU64::into_inner).collect())
    }
}
