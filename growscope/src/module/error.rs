use std::fmt;

/// Why bytes are not a module that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// What is wrong.
    pub message: String,
    /// Where, in bytes from the beginning; `None` where it is the whole.
    pub offset: Option<usize>,
}

impl ReadError {
    /// Something wrong with the whole.
    pub fn whole(message: impl Into<String>) -> Self {
        Self { message: message.into(), offset: None }
    }

    /// Something wrong at a place.
    pub fn at(offset: usize, message: impl Into<String>) -> Self {
        Self { message: message.into(), offset: Some(offset) }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset {
            Some(offset) => write!(f, "{} (at byte {offset}, {offset:#x})", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<wasmparser::Error> for ReadError {
    fn from(error: wasmparser::Error) -> Self {
        Self { message: error.message().to_owned(), offset: Some(error.offset()) }
    }
}
