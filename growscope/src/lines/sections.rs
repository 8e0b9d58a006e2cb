use std::collections::BTreeMap;

use wasmparser::BinaryReader;

const CUSTOM: u8 = 0;
const CODE: u8 = 10;
/// No address of a file is longer than it is worth to print.
const LONGEST: usize = 200;

/// Where the sections of a module stand that lines depend on.
#[derive(Default)]
pub struct Sections<'a> {
    /// Where the contents of the code section begin: DWARF counts from there.
    pub code: usize,
    /// Where the lines are instead of here.
    pub elsewhere: Option<String>,
    debug: BTreeMap<&'a str, &'a [u8]>,
}

impl<'a> Sections<'a> {
    /// What is cut short ends the list: what stands before it is good.
    pub fn of(bytes: &'a [u8]) -> Self {
        let mut sections = Self::default();
        let mut reader = BinaryReader::new(bytes, 0);
        if reader.read_bytes(8).is_ok() {
            while !reader.eof() && sections.take(&mut reader).is_some() {}
        }
        sections
    }

    fn take(&mut self, reader: &mut BinaryReader<'a>) -> Option<()> {
        let id = reader.read_u8().ok()?;
        let size = reader.read_var_u32().ok()?;
        let start = reader.original_position();
        let contents = reader.read_bytes(size as usize).ok()?;
        if id == CODE {
            self.code = start;
        }
        if id == CUSTOM {
            let mut custom = BinaryReader::new(contents, start);
            let Ok(name) = custom.read_string() else { return Some(()) };
            let data = &contents[custom.original_position() - start..];
            let address = || BinaryReader::new(data, 0).read_string().ok().filter(|address| address.len() <= LONGEST);
            match name {
                "external_debug_info" => self.elsewhere = Some(elsewhere("DWARF of its own", address())),
                "sourceMappingURL" if self.elsewhere.is_none() => {
                    self.elsewhere = Some(elsewhere("a source map", address()));
                }
                _ => {
                    if let Some(known) = name.strip_prefix(".debug_") {
                        self.debug.entry(known).or_insert(data);
                    }
                }
            }
        }
        Some(())
    }

    /// Whether there is anything to find lines in.
    pub fn has_dwarf(&self) -> bool {
        self.debug.contains_key("line") && self.debug.contains_key("info")
    }

    /// The data of a section of DWARF, by what follows `.debug_` in its name.
    pub fn debug(&self, name: &str) -> &'a [u8] {
        self.debug.get(name).copied().unwrap_or_default()
    }
}

fn elsewhere(what: &str, address: Option<&str>) -> String {
    // Whatever a data: URL holds, it is not worth to be printed.
    match address.filter(|address| !address.starts_with("data:") && !address.is_empty()) {
        Some(address) => format!("its source lines are in {what}, {address}, which growscope does not read"),
        None => format!("its source lines are in {what}, which growscope does not read"),
    }
}
