//! Tables move up by one where the table of hooks is imported: whatever names a table is written anew.

use std::convert::Infallible;

use wasm_encoder::{Encode as _, reencode::Reencode};
use wasmparser::Operator;

use super::Refusal;

/// Tables from this index on have moved.
pub struct Moved(pub u32);

impl Reencode for Moved {
    type Error = Infallible;

    fn table_index(&mut self, table: u32) -> Result<u32, wasm_encoder::reencode::Error> {
        Ok(if table >= self.0 { table + 1 } else { table })
    }
}

/// Whether an instruction names a table.
pub fn names_one(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::CallIndirect { .. }
            | Operator::ReturnCallIndirect { .. }
            | Operator::TableGet { .. }
            | Operator::TableSet { .. }
            | Operator::TableGrow { .. }
            | Operator::TableSize { .. }
            | Operator::TableFill { .. }
            | Operator::TableInit { .. }
            | Operator::TableCopy { .. }
            | Operator::TableAtomicGet { .. }
            | Operator::TableAtomicSet { .. }
            | Operator::TableAtomicRmwXchg { .. }
            | Operator::TableAtomicRmwCmpxchg { .. }
    )
}

/// Writes such an instruction, after the hooks' table came to stand at index `hooks`.
pub fn instruction(hooks: u32, operator: Operator<'_>, to: &mut Vec<u8>) -> Result<(), Refusal> {
    Moved(hooks).instruction(operator)?.encode(to);
    Ok(())
}

/// Writes a section that names tables.
pub fn section(hooks: u32, id: u8, reader: wasmparser::BinaryReader<'_>) -> Result<Vec<u8>, Refusal> {
    let mut moved = Moved(hooks);
    let mut bytes = Vec::new();
    match wasm_encoder::SectionId::Element as u8 == id {
        true => {
            let mut section = wasm_encoder::ElementSection::new();
            moved.parse_element_section(&mut section, wasmparser::ElementSectionReader::new(reader)?)?;
            section.encode(&mut bytes);
        }
        false => {
            let mut section = wasm_encoder::ExportSection::new();
            moved.parse_export_section(&mut section, wasmparser::ExportSectionReader::new(reader)?)?;
            section.encode(&mut bytes);
        }
    }
    // The encoder writes the contents with their size before them.
    let mut written = wasmparser::BinaryReader::new(&bytes, 0);
    written.read_var_u32()?;
    let start = written.original_position();
    Ok(bytes.split_off(start))
}
