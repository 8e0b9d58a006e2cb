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

/// A function that a greeter exports.
#[derive(Clone, Copy, Debug)]
pub struct Export {
    /// Its name.
    pub name: &'static str,
    /// Its WebAssembly type.
    pub ty: &'static str,
    /// What it answers.
    pub meaning: &'static str,
}

const fn pointer(name: &'static str, meaning: &'static str) -> Export {
    Export { name, ty: "() -> i32", meaning }
}

/// What a greeter exports beside `memory`, in the order in which a host meets them.
pub const EXPORTS: [Export; 4] = [
    pointer("get_salutation_ptr", "where the host writes the salutation"),
    pointer("get_name_ptr", "where the host writes the name"),
    pointer("get_msg_ptr", "where the guest leaves the message"),
    Export {
        name: "set_name",
        ty: "(i32, i32) -> i32",
        meaning: "given both lengths, composes `{salutation}, {name}!` and answers its length, or a negative code",
    },
];
