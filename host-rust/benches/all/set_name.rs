//! One call of `set_name` for each greeter, against the same composition in native Rust.

use std::hint::black_box;

use criterion::Criterion;
use greeting::{Block, Failure, TEXTS};

use crate::{
    greeter::{Greeter, expected},
    support::{Metering, guests},
};

type Compose = fn(&Block, usize, usize) -> Result<usize, Failure>;

const NATIVE: [(&str, Compose); 2] = [("native by copying", copied), ("native by format!", formatted)];

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("set_name/call");
    for (name, compose) in NATIVE {
        let block = block();
        let (sal_len, name_len) = (TEXTS[0].0.len(), TEXTS[0].1.len());
        assert_eq!(compose(&block, sal_len, name_len), Ok(expected().len()));
        // SAFETY: the message's slot holds a greeting, and nobody writes to it now.
        let message = unsafe { std::slice::from_raw_parts(block.message_ptr(), expected().len()) };
        assert_eq!(message, expected().as_bytes(), "{name}");
        let compose = black_box(compose);
        group.bench_function(name, |bencher| {
            bencher.iter(|| compose(black_box(&block), black_box(sal_len), black_box(name_len)));
        });
    }
    for guest in guests().iter().filter(|guest| guest.greets) {
        let mut greeter = Greeter::new(guest, Metering::None);
        group.bench_function(&guest.name, |bencher| bencher.iter_custom(|greetings| greeter.time(greetings)));
    }
}

/// A block whose slots hold the texts.
fn block() -> Block {
    let block = Block::new();
    let (salutation, name) = TEXTS[0];
    // SAFETY: each text is at most a slot long, and nobody reads the block yet.
    unsafe {
        block.salutation_ptr().copy_from_nonoverlapping(salutation.as_ptr(), salutation.len());
        block.name_ptr().copy_from_nonoverlapping(name.as_ptr(), name.len());
    }
    block
}

/// As `lib_no_growth` composes.
fn copied(block: &Block, sal_len: usize, name_len: usize) -> Result<usize, Failure> {
    let (salutation, name) = block.texts(sal_len, name_len)?;
    let message = block.message_ptr();
    // SAFETY: each text is at most a slot, and the message's slot holds two slots and the three bytes between.
    unsafe {
        message.copy_from_nonoverlapping(salutation.as_ptr(), sal_len);
        message.add(sal_len).cast::<[u8; 2]>().write(*b", ");
        message.add(sal_len + 2).copy_from_nonoverlapping(name.as_ptr(), name_len);
        message.add(sal_len + 2 + name_len).write(b'!');
    }
    Ok(sal_len + 2 + name_len + 1)
}

/// As `lib_growth` composes.
fn formatted(block: &Block, sal_len: usize, name_len: usize) -> Result<usize, Failure> {
    let (salutation, name) = block.texts(sal_len, name_len)?;
    let (salutation, name) = (str::from_utf8(salutation)?, str::from_utf8(name)?);
    Ok(block.write_message(format!("{salutation}, {name}!").as_bytes()))
}
