/// Why `set_name` wrote no message. The discriminant is the code that the host receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Failure {
    /// The salutation is longer than its slot.
    SalutationTooLong = -1,
    /// The name is longer than its slot.
    NameTooLong = -2,
    /// The text is not UTF-8; only guests that build a `str` look.
    NotUtf8 = -3,
    /// The guest's allocator was refused memory.
    OutOfMemory = -4,
}

impl Failure {
    /// Every failure, for whoever must list them.
    pub const ALL: [Failure; 4] =
        [Failure::SalutationTooLong, Failure::NameTooLong, Failure::NotUtf8, Failure::OutOfMemory];

    /// What went wrong, as a sentence's second half: "the guest refused: …".
    pub const fn meaning(self) -> &'static str {
        match self {
            Failure::SalutationTooLong => "the salutation is longer than its slot",
            Failure::NameTooLong => "the name is longer than its slot",
            Failure::NotUtf8 => "the text is not UTF-8",
            Failure::OutOfMemory => "the guest is out of memory",
        }
    }
}

impl From<core::str::Utf8Error> for Failure {
    fn from(_: core::str::Utf8Error) -> Self {
        Failure::NotUtf8
    }
}
