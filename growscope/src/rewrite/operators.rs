//! The instructions of a body that a rewrite may care about. Those that most code is made of are passed over.

use std::ops::Range;

use wasmparser::{BinaryReader, FrameKind, FrameStack, FunctionBody, Operator, VisitOperator, VisitSimdOperator};

use crate::module::{Control, control, plain};

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

    /// The next one, and where it stands in the file; nothing behind the function's `end`, which is the only one of its kind
    /// that is told.
    pub fn next(&mut self) -> wasmparser::Result<Option<(Operator<'a>, Range<usize>)>> {
        while !self.open.0.is_empty() {
            self.at = plain(self.code, self.at);
            let start = self.base + self.at;
            let Some((control, next)) = control(self.code, self.at) else { return self.parse() };
            match control {
                Control::Block => self.open.0.push(FrameKind::Block),
                Control::Loop => self.open.0.push(FrameKind::Loop),
                Control::If => self.open.0.push(FrameKind::If),
                // That of the function is one to care about.
                Control::End if self.open.0.len() == 1 => return self.parse(),
                Control::End => _ = self.open.0.pop(),
                Control::Branch(_) | Control::BranchIf(_) => {}
                Control::Call(function_index) => {
                    self.at = next;
                    return Ok(Some((Operator::Call { function_index }, start..self.base + next)));
                }
            }
            self.at = next;
        }
        Ok(None)
    }

    fn parse(&mut self) -> wasmparser::Result<Option<(Operator<'a>, Range<usize>)>> {
        let start = self.base + self.at;
        let mut reader = BinaryReader::new(&self.code[self.at..], start);
        let operator = reader.visit_operator(&mut self.open)?;
        self.at += reader.current_position();
        self.open.follow(&operator);
        Ok(Some((operator, start..self.base + self.at)))
    }

    /// How many blocks are open inside the function's own where it was read to.
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
