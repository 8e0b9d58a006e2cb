//! Modules that text holds in base64, as glue in one file does.

use base64::{Engine as _, alphabet, engine};

/// How `\0asm`, version 1, begins.
const START: &str = "AGFzbQEAAA";

const LENIENT: engine::GeneralPurpose = engine::GeneralPurpose::new(
    &alphabet::STANDARD,
    engine::GeneralPurposeConfig::new()
        .with_decode_padding_mode(engine::DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Each module, with where its text begins. What is no base64 to its end is left out.
pub fn embedded(text: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let Ok(text) = std::str::from_utf8(text) else { return Vec::new() };
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
}
