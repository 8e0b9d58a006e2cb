//! The greeting through `wasm-bindgen`: strings in, a string out, and the glue copies the bytes.

use wasm_bindgen::prelude::wasm_bindgen;

/// Composes the message; std asks for memory as it does in `lib_growth`.
#[wasm_bindgen]
pub fn greet(salutation: &str, name: &str) -> String {
    format!("{salutation}, {name}!")
}

#[cfg(test)]
mod tests {
    use super::greet;

    #[test]
    fn greets_natively() {
        assert_eq!(greet("Ahoy there", "Testy McTestface"), "Ahoy there, Testy McTestface!");
        assert_eq!(greet("Grüß dich", ""), "Grüß dich, !");
    }
}
