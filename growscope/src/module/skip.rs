//! Passes over the instructions that most code is made of, without decoding what they say: constants, locals, globals,
//! loads, stores and numeric operations. Whatever looks odd is left to the parser, which names what is wrong.

/// What follows an opcode.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// Nothing.
    Bare,
    /// A number of at most this many bytes, the last of which is left to the parser's eyes.
    Number(u8),
    /// Alignment and offset.
    Address,
    /// This many bytes.
    Bytes(u8),
    /// Something for the parser.
    Other,
}

const SHAPES: [Shape; 256] = {
    let mut shapes = [Shape::Other; 256];
    let mut opcode = 0;
    while opcode < 256 {
        shapes[opcode] = match opcode as u8 {
            // nop, drop, select; comparisons, arithmetic, conversions, sign extension; ref.is_null
            0x01 | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => Shape::Bare,
            // local.get, local.set, local.tee, global.get, global.set, i32.const
            0x20..=0x24 | 0x41 => Shape::Number(4),
            0x42 => Shape::Number(9),
            0x28..=0x3e => Shape::Address,
            0x43 => Shape::Bytes(4),
            0x44 => Shape::Bytes(8),
            _ => Shape::Other,
        };
        opcode += 1;
    }
    shapes
};

/// How long an instruction is whose numbers are of one byte each, and the bits among its first bytes that tell that they
/// are not. A length of 0 is for the parser.
#[derive(Clone, Copy)]
struct Short {
    longer: u32,
    length: u32,
}

const SHORT: [Short; 256] = {
    let mut all = [Short { longer: 0, length: 0 }; 256];
    let mut opcode = 0;
    while opcode < 256 {
        all[opcode] = match SHAPES[opcode] {
            Shape::Bare => Short { longer: 0, length: 1 },
            Shape::Number(_) => Short { longer: 0x80_00, length: 2 },
            // A memory's index follows where bit 6 of the alignment is set.
            Shape::Address => Short { longer: 0x80_c0_00, length: 3 },
            Shape::Bytes(count) => Short { longer: 0, length: 1 + count as u32 },
            Shape::Other => Short { longer: 0, length: 0 },
        };
        opcode += 1;
    }
    all
};

/// The longest of them: an opcode, and eight bytes.
const LONGEST: usize = 9;

/// From `at` on, the position of the first instruction that is not passed over, or the end.
#[inline]
pub fn plain(data: &[u8], mut at: usize) -> usize {
    loop {
        // Most are short, and a processor that need not guess of which shape guesses nothing wrong.
        while let Some(bytes) = data.get(at..).and_then(|rest| rest.first_chunk::<LONGEST>()) {
            let Short { longer, length } = SHORT[bytes[0] as usize];
            if length == 0 {
                return at;
            }
            if u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) & longer != 0 {
                break;
            }
            at += length as usize;
        }
        match instruction(data, at) {
            Some(next) => at = next,
            None => return at,
        }
    }
}

#[inline]
fn instruction(data: &[u8], at: usize) -> Option<usize> {
    let operand = at + 1;
    match SHAPES[*data.get(at)? as usize] {
        Shape::Bare => Some(operand),
        Shape::Number(most) => number(data, operand, most),
        // A memory's index follows where bit 6 is set, and greater alignments are wrong.
        Shape::Address => {
            number(data, operand + usize::from(*data.get(operand)? < 0x40), 4).filter(|_| data[operand] < 0x40)
        }
        Shape::Bytes(count) => Some(operand + count as usize).filter(|&next| next <= data.len()),
        Shape::Other => None,
    }
}

/// Where a number ends of at most this many bytes.
#[inline]
pub fn number(data: &[u8], at: usize, most: u8) -> Option<usize> {
    let bytes = data.get(at..)?;
    let last = bytes.iter().take(most as usize).position(|byte| byte & 0x80 == 0)?;
    Some(at + last + 1)
}
