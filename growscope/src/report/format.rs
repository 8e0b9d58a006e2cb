use std::fmt::Write;

/// A number with its thousands apart.
pub fn counted(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 page`, `2 pages`.
pub fn several(count: u64, what: &str) -> String {
    format!("{} {what}{}", counted(count), if count == 1 { "" } else { "s" })
}

/// A name from a module, made fit to print: it can move no cursor, turn no line around, and pass for no line of ours.
pub fn escape(name: &str) -> String {
    name.chars().map(|c| if is_unsafe(c) { c.escape_default().to_string() } else { c.to_string() }).collect()
}

/// Control characters, and what reorders or ends a line.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Words in lines of at most `width` characters, each line after the first indented, at least one word a line.
pub fn wrapped(words: impl Iterator<Item = String>, indent: usize, width: usize) -> String {
    let (mut text, mut column) = (String::new(), indent);
    for word in words {
        let length = word.chars().count();
        if column > indent && column + 1 + length > width {
            write!(text, "\n{:indent$}", "").expect("a string takes it");
            column = indent;
        } else if column > indent {
            text.push(' ');
            column += 1;
        }
        text.push_str(&word);
        column += length;
    }
    text
}
