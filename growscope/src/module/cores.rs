//! Which core modules some bytes are, or hold: a component is sections, some of which are modules and components again.

use std::ops::Range;

use wasmparser::BinaryReader;

use super::ReadError;

const MAGIC: &[u8] = b"\0asm";
/// How a component's header ends: version 13, layer 1.
const COMPONENT: [u8; 4] = [0x0d, 0x00, 0x01, 0x00];
const HEADER: usize = 8;
/// Sections of a component that hold a core module, or a component.
const CORE_MODULE: u8 = 1;
const NESTED: u8 = 4;
const LAST: u8 = 12;

/// The core modules in some bytes: the whole of a module, or those inside a component, each with where it stands.
pub fn cores(bytes: &[u8]) -> Result<Vec<Range<usize>>, ReadError> {
    recognise(bytes)?;
    if !is_component(bytes) {
        return Ok(Vec::from([Range { start: 0, end: bytes.len() }]));
    }
    let mut found = Vec::new();
    // Components, the innermost last.
    let mut inside = Vec::from([Range { start: HEADER, end: bytes.len() }]);
    while let Some(component) = inside.last_mut() {
        if component.start == component.end {
            inside.pop();
            continue;
        }
        let (id, contents) = section(bytes, component.clone())?;
        component.start = contents.end;
        match id {
            CORE_MODULE => found.push(contents),
            NESTED if is_component(&bytes[contents.clone()]) => inside.push(contents.start + HEADER..contents.end),
            NESTED => return Err(ReadError::at(contents.start, "a nested component does not begin as one")),
            0..=LAST => {}
            _ => return Err(ReadError::at(contents.start, format!("a component has no section of kind {id}"))),
        }
    }
    if found.is_empty() {
        return Err(ReadError::whole("it is a component that holds no core module, so nothing in it has a memory"));
    }
    Ok(found)
}

/// The next section: its kind, and where its contents are.
fn section(bytes: &[u8], rest: Range<usize>) -> Result<(u8, Range<usize>), ReadError> {
    let mut reader = BinaryReader::new(&bytes[rest.clone()], rest.start);
    let id = reader.read_u8()?;
    let length = reader.read_var_u32()? as usize;
    let start = reader.original_position();
    if length > rest.end - start {
        let message = "a section of the component ends behind the end of the file, or of the component that it is in";
        return Err(ReadError::at(start, message));
    }
    Ok((id, start..start + length))
}

pub fn is_component(bytes: &[u8]) -> bool {
    bytes.get(..HEADER).is_some_and(|header| header.starts_with(MAGIC) && header.ends_with(&COMPONENT))
}

/// Complains of what is no WebAssembly at all, and says what it is instead.
pub fn recognise(bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::whole("it is empty"));
    }
    if bytes.starts_with(MAGIC) {
        return Ok(());
    }
    let text = std::str::from_utf8(&bytes[..bytes.len().min(4096)]).ok().map(str::trim_start);
    Err(ReadError::whole(match text {
        Some(text) if text.starts_with("(module") || text.starts_with("(component") || text.starts_with(";;") => {
            "it is WebAssembly's text format; assemble it first, with `wasm-tools parse` or `wat2wasm`"
        }
        Some(text) if text.starts_with("version https://git-lfs") => {
            "it is a Git LFS pointer, not the module itself; run `git lfs pull`"
        }
        Some(_) => "it is text, not a WebAssembly module",
        None if bytes.starts_with(&[0x1f, 0x8b]) => "it is compressed with gzip; unpack it first",
        None => "it is not a WebAssembly module: it does not begin with the bytes 00 61 73 6d",
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_found_at_any_depth_in_order() {
        let wat = "(component (core module (memory 1)) (component (core module) (component (core module (func)))) (core module))";
        let bytes = wat::parse_str(wat).unwrap();
        let found = cores(&bytes).unwrap();
        assert_eq!(found.len(), 4);
        assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(found.iter().all(|range| bytes[range.clone()].starts_with(b"\0asm\x01\0\0\0")));
        let cut = cores(&bytes[..bytes.len() - 1]).unwrap_err();
        assert!(cut.to_string().contains("ends behind the end of the file"), "{cut}");
    }
}
