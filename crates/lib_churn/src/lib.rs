//! Patterns of allocation, each run inside the guest by one call, so that what is timed is the allocator.
//!
//! Every block is written to, and read again before it is freed. The sum of what was read is the answer: it is the
//! same over every allocator that keeps live blocks apart, and it keeps the compiler from leaving the blocks out.
//! Refused memory, a pattern panics.
//!
//! It is built for size, as every guest is, and so are the allocators; std's own comes as the toolchain compiled it.

mod block;
mod random;

use std::hint::black_box;

use block::Block;
use heap as _;
use random::Random;

/// How many blocks are alive at once.
const LIVE: usize = 64;

/// `rounds` times frees a block, one of 64 picked at random, and allocates another in its place, of 1 to 512 bytes.
#[unsafe(no_mangle)]
pub extern "C" fn churn_random(rounds: u32, seed: u32) -> u32 {
    let mut random = Random::new(seed);
    let mut blocks = [const { None }; LIVE];
    let mut sum = 0u32;
    for round in 0..rounds {
        let place = &mut blocks[random.below(LIVE)];
        sum = sum.wrapping_add(place.take().map_or(0, Block::free));
        *place = Some(Block::allocate(random.below(512) + 1, round));
    }
    blocks.into_iter().flatten().fold(sum, |sum, block| sum.wrapping_add(block.free()))
}

/// `rounds` times allocates 64 blocks of 8 to 512 bytes, and frees the last one first.
#[unsafe(no_mangle)]
pub extern "C" fn churn_lifo(rounds: u32) -> u32 {
    let mut blocks = [const { None }; LIVE];
    let mut sum = 0u32;
    for round in 0..rounds {
        for (place, block) in blocks.iter_mut().enumerate() {
            *block = Some(Block::allocate((place + 1) * 8, round));
        }
        for block in blocks.iter_mut().rev().filter_map(Option::take) {
            sum = sum.wrapping_add(block.free());
        }
    }
    sum
}

/// Grows a vector, 64 bytes at a time, until it holds `bytes`; it asks for twice its capacity whenever it is full.
#[unsafe(no_mangle)]
pub extern "C" fn grow_vector(bytes: usize) -> u32 {
    const PIECE: usize = 64;
    let mut vector = Vec::new();
    for at in 0..bytes / PIECE {
        vector.extend_from_slice(&[at as u8; PIECE]);
    }
    black_box(&vector).chunks(PIECE).fold(0, |sum, piece| sum.wrapping_mul(31).wrapping_add(u32::from(piece[0])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_is_read_as_it_was_written() {
        let lifo: u32 = (0..3u32).map(|round| (1..=64).map(|place| 8 * place + 2 * round).sum::<u32>()).sum();
        assert_eq!(churn_lifo(3), lifo);
    }

    #[test]
    fn the_seed_and_the_rounds_decide_the_sum() {
        assert_eq!(churn_random(1_000, 7), churn_random(1_000, 7));
        assert_ne!(churn_random(1_000, 7), churn_random(1_000, 8));
        assert_ne!(churn_random(1_000, 7), churn_random(1_001, 7));
    }

    #[test]
    fn a_vector_keeps_its_pieces_in_order() {
        assert_eq!(grow_vector(3 * 64), 31 + 2);
    }
}
