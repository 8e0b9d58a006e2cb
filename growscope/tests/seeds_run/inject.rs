//! Growth by a page, where any instruction stands.

use std::convert::Infallible;

use wasm_encoder::{
    CodeSection, Instruction, Module as Encoded,
    reencode::{Error, Reencode},
};
use wasmparser::{FunctionBody, MemoryType, Parser};

/// The module with growth in some of its functions, at any of their places.
pub fn growth(bytes: &[u8], random: &mut fastrand::Rng) -> Vec<u8> {
    let memories = growscope::Module::read(bytes).expect("what wasm-smith makes can be read").memories;
    let mut module = Encoded::new();
    Growing { memories, random }.parse_core_module(&mut module, Parser::new(0), bytes).expect("it is read again");
    module.finish()
}

struct Growing<'r> {
    memories: Vec<MemoryType>,
    random: &'r mut fastrand::Rng,
}

impl Growing<'_> {
    fn grow(&mut self, function: &mut wasm_encoder::Function) {
        let memory = self.random.usize(..self.memories.len());
        let one = if self.memories[memory].memory64 { Instruction::I64Const(1) } else { Instruction::I32Const(1) };
        function.instruction(&one).instruction(&Instruction::MemoryGrow(memory as u32)).instruction(&Instruction::Drop);
    }
}

impl Reencode for Growing<'_> {
    type Error = Infallible;

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), Error<Infallible>> {
        // Others only call.
        let grows = self.random.bool();
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut reader = body.get_operators_reader()?;
        let mut first = true;
        while !reader.eof() {
            if grows && (self.random.u8(..8) == 0 || (std::mem::take(&mut first) && self.random.bool())) {
                self.grow(&mut function);
            }
            function.instruction(&self.parse_instruction(&mut reader)?);
        }
        code.function(&function);
        Ok(())
    }
}
