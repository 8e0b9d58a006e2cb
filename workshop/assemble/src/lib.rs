//! A WebAssembly module from its text, and where in the text each instruction came from.
//!
//! The text format knows no types until it is encoded, and the encoder checks none. So the module is validated here,
//! and what a validator says of an offset is said of a line.

mod wasm_abi;

use std::fmt::Write;

use wasmparser::{Parser, Payload, Validator};
use wast::{
    Error, Wat,
    core::{Expression, FuncKind, ModuleField, ModuleKind},
    parser::{self, ParseBuffer},
    token::Span,
};

/// A valid module.
#[derive(Debug)]
pub struct Module {
    /// The binary format.
    pub bytes: Vec<u8>,
    /// Each instruction's offset in `bytes`, in order, and where it stands in the text.
    pub places: Vec<(usize, Span)>,
}

/// Assembles `text`, which lies in no file as far as the error knows.
pub fn assemble(text: &str) -> Result<Module, Error> {
    let mut buffer = ParseBuffer::new(text)?;
    buffer.track_instr_spans(true);
    let mut wat: Wat = parser::parse(&buffer)?;
    let bytes = wat.encode()?;
    let places = places(&bytes, &wat);
    match Validator::new().validate_all(&bytes) {
        Ok(_) => Ok(Module { bytes, places }),
        Err(invalid) => {
            let before = places.iter().rfind(|(offset, _)| *offset <= invalid.offset());
            let span = before.map_or(wat.span(), |(_, span)| *span);
            Err(Error::new(span, invalid.message().to_owned()))
        }
    }
}

/// One line an instruction: its offset in the module, its line and its column, both counted from 1.
pub fn lines(module: &Module, text: &str) -> String {
    module.places.iter().fold(String::new(), |mut lines, (offset, span)| {
        let (line, column) = span.linecol_in(text);
        writeln!(lines, "{offset} {} {}", line + 1, column + 1).expect("a String takes everything");
        lines
    })
}

/// Walks the text's functions and the module's side by side. What the text has not (a module given in binary) has no
/// places.
fn places(bytes: &[u8], wat: &Wat) -> Vec<(usize, Span)> {
    let Wat::Module(module) = wat else { return Vec::new() };
    let ModuleKind::Text(fields) = &module.kind else { return Vec::new() };
    let expressions = fields.iter().filter_map(|field| match field {
        ModuleField::Func(function) => match &function.kind {
            FuncKind::Inline { expression, .. } => Some((expression, function.span)),
            FuncKind::Import(..) => None,
        },
        _ => None,
    });
    let bodies = Parser::new(0).parse_all(bytes).filter_map(|payload| match payload {
        Ok(Payload::CodeSectionEntry(body)) => Some(body),
        _ => None,
    });
    bodies
        .zip(expressions)
        .flat_map(|(body, (expression, function))| {
            let offsets = body.get_operators_reader().into_iter().flat_map(|operators| {
                operators.into_iter_with_offsets().filter_map(|operator| Some(operator.ok()?.1)).collect::<Vec<_>>()
            });
            offsets.zip(spans(expression, function)).collect::<Vec<_>>()
        })
        .collect()
}

/// Where each instruction stands; the end of the body, which nobody writes, stands where the function does.
fn spans(expression: &Expression, function: Span) -> impl Iterator<Item = Span> {
    expression.instr_spans.iter().flatten().copied().chain([function])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the text is wrong, counted from 1, and what is said of it.
    fn refusal(text: &str) -> (usize, usize, String) {
        let error = assemble(text).expect_err("a module that must be refused");
        let (line, column) = error.span().linecol_in(text);
        (line + 1, column + 1, error.message())
    }

    #[test]
    fn what_does_not_parse_is_shown_where_it_stands() {
        let (line, column, message) = refusal("(module\n  (func (i32.grow)))");
        assert_eq!((line, column), (2, 10));
        assert!(message.contains("unknown operator"), "{message}");
    }

    #[test]
    fn an_unknown_name_is_shown_where_it_stands() {
        let (line, _, message) = refusal("(module\n  (func\n    (drop (local.get $pages))))");
        assert_eq!(line, 3);
        assert!(message.contains("pages"), "{message}");
    }

    #[test]
    fn a_wrong_type_is_shown_at_its_instruction_not_at_an_offset() {
        let text = "(module
  (memory 1)
  (func (result i32) (memory.size))
  (func (param i64) (result i32)
    (i32.add
      (local.get 0)
      (i32.const 1))))";
        let (line, _, message) = refusal(text);
        assert_eq!(line, 5, "the add, which finds an i64");
        assert!(message.contains("type mismatch"), "{message}");
    }

    #[test]
    fn a_missing_result_is_shown_at_its_function() {
        let (line, ..) = refusal("(module\n  (memory 1)\n  (func\n    nop)\n  (func (result i32)\n    nop))");
        assert_eq!(line, 5);
    }

    #[test]
    fn an_error_outside_every_function_is_shown_at_the_module() {
        let (line, _, message) = refusal(";; nothing\n(module (memory 2 1))");
        assert_eq!(line, 2);
        assert!(message.contains("size minimum"), "{message}");
    }

    #[test]
    fn each_instruction_is_found_again_by_its_offset() {
        let text = "(module
  (memory 1)
  (func (export \"grow\") (result i32)
    (memory.grow
      (i32.const 1))))";
        let module = assemble(text).unwrap();
        let grow = module.bytes.windows(2).position(|two| two == [0x40, 0x00]).expect("the instruction memory.grow");
        let lines = lines(&module, text);
        assert!(lines.contains(&format!("{grow} 4 6\n")), "{lines}");
        assert!(lines.contains(&format!("{} 5 8\n", grow - 2)), "{lines}");
    }
}
