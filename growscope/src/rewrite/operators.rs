//! The instructions of a body that a rewrite may care about. Those that most code is made of are passed over undecoded.

use std::ops::Range;

use wasmparser::{BinaryReader, FrameKind, FrameStack, FunctionBody, Operator, VisitOperator, VisitSimdOperator};

use crate::module::plain;

/// Reads them one after another.
pub struct Operators<'a> {
    code: &'a [u8],
    /// Where the code starts in the file.
    base: usize,
    at: usize,
    open: Open,
}

/// The blocks that are open, the function's own first.
struct Open(Vec<FrameKind>);

impl<'a> Operators<'a> {
    pub fn of(body: &FunctionBody<'a>) -> wasmparser::Result<Self> {
        let base = body.get_binary_reader_for_operators()?.original_position();
        let code = &body.as_bytes()[base - body.range().start..];
        Ok(Self { code, base, at: 0, open: Open(vec![FrameKind::Block]) })
    }

    /// The next one, and where it stands in the file; nothing behind the function's `end`.
    pub fn next(&mut self) -> wasmparser::Result<Option<(Operator<'a>, Range<usize>)>> {
        if self.open.0.is_empty() {
            return Ok(None);
        }
        self.at = plain(self.code, self.at);
        let start = self.base + self.at;
        let mut reader = BinaryReader::new(&self.code[self.at..], start);
        let operator = reader.visit_operator(&mut self.open)?;
        self.at += reader.current_position();
        self.open.follow(&operator);
        Ok(Some((operator, start..self.base + self.at)))
    }

    /// How many blocks are open inside the function's own.
    pub fn depth(&self) -> u32 {
        (self.open.0.len() as u32).saturating_sub(1)
    }
}

impl Open {
    fn follow(&mut self, operator: &Operator<'_>) {
        let open = &mut self.0;
        let mut turn = |kind| {
            open.pop();
            open.push(kind);
        };
        match operator {
            Operator::Else => turn(FrameKind::Else),
            Operator::Catch { .. } => turn(FrameKind::LegacyCatch),
            Operator::CatchAll => turn(FrameKind::LegacyCatchAll),
            Operator::Block { .. } => open.push(FrameKind::Block),
            Operator::Loop { .. } => open.push(FrameKind::Loop),
            Operator::If { .. } => open.push(FrameKind::If),
            Operator::Try { .. } => open.push(FrameKind::LegacyTry),
            Operator::TryTable { .. } => open.push(FrameKind::TryTable),
            Operator::End | Operator::Delegate { .. } => {
                open.pop();
            }
            _ => {}
        }
    }
}

impl FrameStack for Open {
    fn current_frame(&self) -> Option<FrameKind> {
        self.0.last().copied()
    }
}

macro_rules! answer_the_operator {
    ($(@$proposal:ident $op:ident $({ $($arg:ident: $argty:ty),* })? => $visit:ident ($($ann:tt)*))*) => {
        $(
            fn $visit(&mut self $($(, $arg: $argty)*)?) -> Operator<'a> {
                Operator::$op $({ $($arg),* })?
            }
        )*
    };
}

impl<'a> VisitOperator<'a> for Open {
    type Output = Operator<'a>;

    fn simd_visitor(&mut self) -> Option<&mut dyn VisitSimdOperator<'a, Output = Operator<'a>>> {
        Some(self)
    }

    wasmparser::for_each_visit_operator!(answer_the_operator);
}

impl<'a> VisitSimdOperator<'a> for Open {
    wasmparser::for_each_visit_simd_operator!(answer_the_operator);
}
