//! The numbers of the protocol. Sizes and offsets are in bytes.

/// One WebAssembly page: 65,536 bytes
/// ([core spec, memory instances](https://webassembly.github.io/spec/core/exec/runtime.html#memory-instances)).
pub const PAGE_BYTES: usize = 65_536;

/// The static block that holds the three slots.
pub const BLOCK_BYTES: usize = 128;
/// What the salutation's slot holds, and the name's.
pub const SLOT_BYTES: usize = 16;
/// Where the salutation lies in the block.
pub const SALUTATION_OFFSET: usize = 0;
/// Where the name lies in the block.
pub const NAME_OFFSET: usize = 16;
/// Where the message lies in the block.
pub const MESSAGE_OFFSET: usize = 32;
/// What the message's slot holds: the rest of the block.
pub const MESSAGE_BYTES: usize = BLOCK_BYTES - MESSAGE_OFFSET;

/// The texts that hosts greet with, in turn: as long as each other and never the ones before, so that a message left
/// from the last greeting is not taken for this one's. The first pair is what a person gets who names none.
pub const TEXTS: [(&str, &str); 2] = [("Ahoy there", "Testy McTestface"), ("Ohoy there", "Testy McTestbase")];

/// What a greeter exports beside `memory`: each function's name and WebAssembly type.
pub const EXPORTS: [(&str, &str); 4] = [
    ("get_salutation_ptr", "() -> i32"),
    ("get_name_ptr", "() -> i32"),
    ("get_msg_ptr", "() -> i32"),
    ("set_name", "(i32, i32) -> i32"),
];
