//! Text of others, made fit to print: it can move no cursor, turn no line around, and pass for no line of ours.

/// More of a value than anybody reads, in characters.
const LONGEST: usize = 200;

/// A text that is to stay on one line, as it is printed.
pub fn escape(text: &str) -> String {
    text.chars().map(|c| if is_unsafe(c) { c.escape_default().to_string() } else { c.to_string() }).collect()
}

/// The same for text of several lines.
pub fn escape_lines(text: &str) -> String {
    text.split('\n').map(|line| escape(line.strip_suffix('\r').unwrap_or(line))).collect::<Vec<_>>().join("\n")
}

/// A value, as a message repeats it.
pub fn shorten(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}… ({} characters)", &text[..end], text.chars().count()),
        None => text.to_owned(),
    }
}

/// Bytes that were to be text, in quotes. Those that are none show as they are, and never as U+FFFD.
pub fn quote(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => format!("{text:?}"),
        Err(_) => format!("the bytes \"{}\"", bytes.escape_ascii()),
    }
}

/// Control characters, and what reorders or ends a line.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_a_cursor_or_turns_a_line_around_is_shown() {
        assert_eq!(escape("a\x1b[2Jb\nc\u{202e}d\u{9b}"), "a\\u{1b}[2Jb\\nc\\u{202e}d\\u{9b}");
        assert_eq!(escape("李小龍 Zoë"), "李小龍 Zoë");
        assert_eq!(escape_lines("a\r\nb\x07"), "a\nb\\u{7}");
    }

    #[test]
    fn a_byte_that_is_no_text_does_not_pass_for_another() {
        assert_eq!(quote(b"a\xff"), "the bytes \"a\\xff\"");
        assert_eq!(quote("a\u{fffd}".as_bytes()), "\"a\u{fffd}\"");
    }

    #[test]
    fn a_long_value_is_cut() {
        assert_eq!(shorten(&"ä".repeat(100_000)), format!("{}… (100000 characters)", "ä".repeat(200)));
    }
}
