//! Panics in a learner's code, with the line that they came from.

use std::{
    any::Any,
    backtrace::Backtrace,
    cell::RefCell,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
};

use serde::Serialize;

/// A place in the learner's file, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A panic that was caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caught {
    /// What it said.
    pub message: String,
    /// Where it left the learner's file.
    pub place: Option<Place>,
}

thread_local! {
    static PLACE: RefCell<Option<Place>> = const { RefCell::new(None) };
}

/// From now on, panics are remembered with their place in `file`, and print nothing.
pub fn remember(file: &'static str) {
    panic::set_hook(Box::new(move |info| {
        let place = here(info, file).or_else(|| in_backtrace(&Backtrace::force_capture().to_string(), file));
        PLACE.set(place);
    }));
}

/// Calls `f`, and catches its panic.
pub fn catch<T>(f: impl FnOnce() -> T) -> Result<T, Caught> {
    PLACE.set(None);
    panic::catch_unwind(AssertUnwindSafe(f))
        .map_err(|payload| Caught { message: message(&*payload), place: PLACE.take() })
}

fn here(info: &PanicHookInfo<'_>, file: &str) -> Option<Place> {
    let location = info.location().filter(|location| location.file() == file)?;
    Some(Place { line: location.line(), column: location.column() })
}

/// The first frame in `file`: a panic in a library is the fault of the line that called it.
fn in_backtrace(backtrace: &str, file: &str) -> Option<Place> {
    backtrace.lines().find_map(|line| {
        let (column, rest) = line.rsplit_once(':').map(|(rest, column)| (column, rest))?;
        let (path, line) = rest.rsplit_once(':')?;
        let ours = path.trim().strip_prefix("at ")? == file;
        ours.then_some(Place { line: line.parse().ok()?, column: column.parse().ok()? })
    })
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("a panic without a text").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_with_its_text_and_its_line() {
        remember(file!());
        let line = line!() + 1;
        let caught = catch(|| panic!("there is none")).unwrap_err();
        assert_eq!((caught.message.as_str(), caught.place.map(|place| place.line)), ("there is none", Some(line)));
    }

    #[test]
    fn a_panic_in_a_library_is_found_in_the_backtrace() {
        let backtrace = "   0: memory::data\n             at /registry/memory.rs:40:9\n   1: greet\n             at /a b/host.rs:31:17\n";
        assert_eq!(in_backtrace(backtrace, "/a b/host.rs"), Some(Place { line: 31, column: 17 }));
        assert_eq!(in_backtrace(backtrace, "/host.rs"), None);
    }
}
