//! Bytes copied from a module, with some of them replaced, and a record of where the copied ones went.

use std::ops::Range;

/// A stretch of copied bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it starts in the old file.
    pub old: usize,
    /// Where it starts in what is being written.
    pub new: usize,
    pub length: usize,
}

/// Copies a range of a file, but for what is replaced.
pub struct Splice<'a> {
    bytes: &'a [u8],
    copied: usize,
    end: usize,
    pub out: Vec<u8>,
    pub stretches: Vec<Stretch>,
}

impl<'a> Splice<'a> {
    pub fn new(bytes: &'a [u8], range: Range<usize>) -> Self {
        Self {
            bytes,
            copied: range.start,
            end: range.end,
            out: Vec::with_capacity(range.len() + 32),
            stretches: Vec::new(),
        }
    }

    /// Leaves out `range`; what is written to the result stands in its place.
    pub fn replace(&mut self, range: Range<usize>) -> &mut Vec<u8> {
        self.copy(range.start);
        self.copied = range.end;
        &mut self.out
    }

    fn copy(&mut self, to: usize) {
        if to > self.copied {
            let (old, new, length) = (self.copied, self.out.len(), to - self.copied);
            self.out.extend_from_slice(&self.bytes[old..to]);
            match self.stretches.last_mut() {
                // A replacement of the same length moves nothing.
                Some(last) if old - last.old == new - last.new => last.length = old + length - last.old,
                _ => self.stretches.push(Stretch { old, new, length }),
            }
            self.copied = to;
        }
    }

    pub fn finish(mut self) -> (Vec<u8>, Vec<Stretch>) {
        self.copy(self.end);
        (self.out, self.stretches)
    }
}
