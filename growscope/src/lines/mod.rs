//! Where in its sources the code of a module comes from, as far as the module itself says: its DWARF, which is read
//! when a line is first asked for, and then only the units that the line is in.

mod dwarf;
mod file;
mod sections;

use std::cell::OnceCell;

use serde::Serialize;

use dwarf::Dwarf;
use sections::Sections;

/// A line of a source file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The function that is written there, demangled; the compiler may have put it into another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// The file, short enough to read: without the folders of a package registry or of a compiler's own build.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// Counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The file as the module has it, where that is longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Whether it is a file of the project that was compiled, and not of a package or of the language.
    #[serde(skip)]
    pub own: bool,
}

/// The source lines of a module.
pub struct Lines<'a> {
    sections: Sections<'a>,
    dwarf: OnceCell<Result<Dwarf<'a>, String>>,
}

impl<'a> Lines<'a> {
    /// Those of a core module; nothing but where its sections stand is read yet.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { sections: Sections::of(bytes), dwarf: OnceCell::new() }
    }

    /// Where the instruction at an offset in the module comes from: the line in the function itself, and behind it the lines
    /// of what the compiler put in there, inwards. Empty where the module does not say.
    pub fn at(&self, offset: usize) -> Vec<Source> {
        let Some(address) = offset.checked_sub(self.sections.code) else { return Vec::new() };
        match self.dwarf() {
            Some(Ok(dwarf)) => dwarf.at(address as u64),
            _ => Vec::new(),
        }
    }

    /// Whether the module has none at all.
    pub fn are_none(&self) -> bool {
        !self.sections.has_dwarf()
    }

    /// Why there are no lines, where something is to be said of it.
    pub fn note(&self) -> Option<String> {
        match self.dwarf() {
            Some(Ok(_)) => None,
            Some(Err(error)) => Some(format!("its DWARF cannot be read: {error}")),
            None => self.sections.elsewhere.clone(),
        }
    }

    fn dwarf(&self) -> Option<&Result<Dwarf<'a>, String>> {
        self.sections.has_dwarf().then(|| self.dwarf.get_or_init(|| Dwarf::of(&self.sections)))
    }
}
