//! Modules that text holds, as glue in one file does: in base64, or as a list of numbers.

use base64::{Engine as _, alphabet, engine};

/// How `\0asm`, version 1, begins in base64.
const START: &str = "AGFzbQEAAA";
const MAGIC: [u8; 8] = *b"\0asm\x01\0\0\0";

const LENIENT: engine::GeneralPurpose = engine::GeneralPurpose::new(
    &alphabet::STANDARD,
    engine::GeneralPurposeConfig::new()
        .with_decode_padding_mode(engine::DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Each module, with where its text begins. What is not one to its end is left out.
pub fn embedded(text: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let Ok(text) = std::str::from_utf8(text) else { return Vec::new() };
    let mut found = in_base64(text);
    found.extend(in_lists(text));
    found.sort_by_key(|(at, _)| *at);
    found
}

fn in_base64(text: &str) -> Vec<(usize, Vec<u8>)> {
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(START) {
        let start = at + next;
        let digits = text.as_bytes()[start..].iter().take_while(|byte| is_digit(byte)).count();
        at = start + digits;
        found.extend(LENIENT.decode(&text[start..at]).ok().map(|bytes| (start, bytes)));
    }
    found
}

/// `[0, 97, 115, 109, …]`, or the same in hexadecimal.
fn in_lists(text: &str) -> impl Iterator<Item = (usize, Vec<u8>)> + '_ {
    text.match_indices('[').filter_map(|(open, _)| {
        let start = open + 1;
        // Read as far as it is one: most brackets hold something else.
        let mut bytes = Vec::new();
        for (item, end) in items(&text[start..]) {
            bytes.push(byte(item.trim())?);
            if bytes.len() <= MAGIC.len() && bytes[..] != MAGIC[..bytes.len()] {
                return None;
            }
            if end {
                return (bytes.len() >= MAGIC.len()).then_some((start, bytes));
            }
        }
        None
    })
}

/// What stands between commas, and whether the list ends behind it.
fn items(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        // No number is as long: what is, is text.
        let (at, end) = rest?.char_indices().take(64).find(|(_, char)| matches!(char, ',' | ']'))?;
        let item = &rest?[..at];
        let behind = rest?[at + 1..].trim_start();
        // A comma may stand behind the last one too.
        let ends = end == ']' || behind.starts_with(']');
        rest = (!ends).then_some(&rest?[at + 1..]);
        Some((item, ends))
    })
}

fn byte(item: &str) -> Option<u8> {
    match item.strip_prefix("0x") {
        Some(digits) => u8::from_str_radix(digits, 16).ok(),
        None => item.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_in_a_string_is_found_where_it_stands() {
        let glue = "const wasm = 'AGFzbQEAAAA=', url = \"data:application/wasm;base64,AGFzbQEAAAAFAwEAAQ==\";";
        let found = embedded(glue.as_bytes());
        let modules: Vec<_> = found.iter().map(|(at, bytes)| (&glue[*at..at + 4], bytes.len())).collect();
        assert_eq!(modules, [("AGFz", 8), ("AGFz", 13)]);
        assert!(found.iter().all(|(_, bytes)| bytes.starts_with(b"\0asm\x01\0\0\0")), "{found:?}");
        assert_eq!(embedded(b"nothing \xff AGFzbQEAAAA="), []);
    }

    #[test]
    fn a_module_in_a_list_is_found_where_it_stands() {
        let glue = "f([1, 2], [0,97,115,109,1,0,0,0,5,3,1,0,1]); g([ 0x00, 0x61, 0x73,\n0x6d, 1, 0, 0, 0, ])";
        let found = embedded(glue.as_bytes());
        let modules: Vec<_> = found.iter().map(|(at, bytes)| (&glue[*at..at + 4], bytes.len())).collect();
        assert_eq!(modules, [("0,97", 13), (" 0x0", 8)]);
        for none in
            ["[0,97,115,109,1,0,0,0", "[0,97,115,109,1,0,0,256]", "[0,97,115,109]", "[0,97,115,109,1,0,0,0,x]", "[[]]"]
        {
            assert_eq!(embedded(none.as_bytes()), [], "{none}");
        }
    }
}
