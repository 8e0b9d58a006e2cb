//! What goes in and out of the wasm build: JSON, and bytes behind it.
//!
//! A frame is the length of the JSON and that of the bytes, each a little-endian `u32`, then the JSON, then the bytes.

/// Takes a frame apart.
pub fn read(frame: &[u8]) -> Option<(&[u8], &[u8])> {
    let (lengths, rest) = frame.split_at_checked(8)?;
    let length = |at: usize| Some(u32::from_le_bytes(lengths[at..at + 4].try_into().ok()?) as usize);
    let (json, rest) = rest.split_at_checked(length(0)?)?;
    Some((json, rest.get(..length(4)?)?))
}

/// Puts a frame together.
pub fn write(json: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(8 + json.len() + bytes.len());
    frame.extend((json.len() as u32).to_le_bytes());
    frame.extend((bytes.len() as u32).to_le_bytes());
    frame.extend_from_slice(json);
    frame.extend_from_slice(bytes);
    frame
}
