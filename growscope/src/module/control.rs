//! Control as most code has it, decoded without the parser. Whatever looks odd is left to that.

use super::skip::number;

/// An instruction of control.
#[derive(Clone, Copy)]
pub enum Control {
    Block,
    Loop,
    If,
    End,
    Branch(u32),
    BranchIf(u32),
    Call(u32),
}

/// The instruction at a position, and where the next one stands.
#[inline]
pub fn control(data: &[u8], at: usize) -> Option<(Control, usize)> {
    let block = |control| is_short_block(*data.get(at + 1)?).then_some((control, at + 2));
    let numbered = |control: fn(u32) -> Control| index(data, at + 1).map(|(index, next)| (control(index), next));
    match *data.get(at)? {
        0x02 => block(Control::Block),
        0x03 => block(Control::Loop),
        0x04 => block(Control::If),
        0x0b => Some((Control::End, at + 1)),
        0x0c => numbered(Control::Branch),
        0x0d => numbered(Control::BranchIf),
        0x10 => numbered(Control::Call),
        _ => None,
    }
}

/// The block has no result, or one number or vector.
fn is_short_block(byte: u8) -> bool {
    matches!(byte, 0x40 | 0x7b..=0x7f)
}

#[inline]
fn index(data: &[u8], at: usize) -> Option<(u32, usize)> {
    let next = number(data, at, 4)?;
    let index = data[at..next].iter().rev().fold(0, |index, &byte| index << 7 | u32::from(byte & 0x7f));
    Some((index, next))
}
