/// Marsaglia's xorshift with 32 bits: the same numbers in the guest and outside.
pub struct Random(u32);

impl Random {
    /// The numbers that follow from `seed`.
    pub fn new(seed: u32) -> Self {
        // From 0 it would never leave 0.
        Random(seed.max(1))
    }

    /// A number below `limit`, which is a power of two, so that the remainder is even.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize & (limit - 1)
    }
}
