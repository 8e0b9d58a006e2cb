//! What `assemble.wasm` exports, for a page: write the text to what `room` gave, call `assemble_text`, and read the
//! answer where `answer` and `answer_length` say.

use std::cell::RefCell;

use crate::{assemble, lines};

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for a text of `length` bytes, until the next call of `room`.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        *text = vec![0; length];
        text.as_mut_ptr()
    })
}

/// Assembles the text. Answers with the length of the module, which then begins the answer, and after which comes where
/// each instruction stands; or with 0, and then the answer says in which line the text is wrong.
#[unsafe(no_mangle)]
pub extern "C" fn assemble_text() -> usize {
    let given = TEXT.take();
    let (length, answer) = match std::str::from_utf8(&given) {
        Err(error) => (0, format!("the text is not UTF-8: {error}").into_bytes()),
        Ok(text) => answer_to(text.strip_prefix('\u{feff}').unwrap_or(text)),
    };
    ANSWER.set(answer);
    length
}

fn answer_to(text: &str) -> (usize, Vec<u8>) {
    match assemble(text) {
        Ok(module) => {
            let lines = lines(&module, text);
            let length = module.bytes.len();
            (length, [module.bytes, lines.into_bytes()].concat())
        }
        Err(mut error) => {
            error.set_path("guest.wat".as_ref());
            error.set_text(text);
            (0, format!("error: {error}").into_bytes())
        }
    }
}

/// Where the answer lies, until the next call of `assemble_text`.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

/// How many bytes the answer has.
#[unsafe(no_mangle)]
pub extern "C" fn answer_length() -> usize {
    ANSWER.with_borrow(Vec::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the exports answer to `text`: the module, and what is said beside it.
    fn ask(text: &str) -> (usize, Vec<u8>) {
        TEXT.set(text.as_bytes().to_vec());
        (assemble_text(), ANSWER.with_borrow(Clone::clone))
    }

    #[test]
    fn a_module_is_followed_by_the_place_of_each_instruction() {
        let (length, answer) = ask("\u{feff}(module (func nop))");
        assert_eq!(&answer[..4], b"\0asm");
        let lines = std::str::from_utf8(&answer[length..]).unwrap();
        assert!(lines.contains(" 1 15\n"), "{lines}");
    }

    #[test]
    fn what_is_no_module_is_told_with_its_place_and_no_stack() {
        let (length, answer) = ask("(module\n  (func (i32.grow)))");
        let said = String::from_utf8(answer).unwrap();
        assert_eq!(length, 0);
        assert!(said.contains("--> guest.wat:2:10"), "{said}");
    }
}
