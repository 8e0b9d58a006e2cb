//! The greeting through `wasm-bindgen`: strings in, a string out, and the glue copies the bytes.

/// Composes the message; std asks for memory as it does in `lib_growth`.
#[cfg_attr(target_family = "wasm", wasm_bindgen::prelude::wasm_bindgen)]
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
