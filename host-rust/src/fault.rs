//! What a guest can do wrong. Each fault says what happened, where, and what to do next.

use std::{fmt, time::Duration};

use artefact::counted;
use greeting::{Failure, MESSAGE_BYTES};
use wasmtime::{ThrownException, Trap, WasmBacktrace};

use crate::{
    limits::{Limits, Refusal},
    text::escape,
};

/// A guest that breaks the protocol, or fails.
#[expect(missing_docs, reason = "a variant's line speaks of its fields too")]
#[derive(Debug)]
pub enum Fault {
    /// It wants more of its host than it gets: module, name and type of each import.
    Imports(Vec<String>),
    /// An export is missing, or is something else.
    Export { name: String, found: Option<String>, wanted: String },
    /// The engine will not have it.
    Rejected(String),
    /// A slot lies outside memory, wholly or in part.
    Slot { export: &'static str, pointer: u32, bytes: usize, memory: usize },
    /// `set_name` says that it wrote more than the slot holds.
    MessageTooLong { length: i32 },
    /// `set_name` failed as the protocol provides.
    Failed { failure: Failure, refusal: Option<Refusal> },
    /// `set_name` failed as nobody provides.
    UnknownCode(i32),
    /// Its shared memory could grow to more pages than it may have.
    SharedTooLarge { pages: u64, max: u64 },
    /// It trapped.
    Trapped { during: During, trap: Trap, frames: Frames, refusal: Option<Refusal> },
    /// It threw what nobody caught.
    Thrown { during: During, frames: Frames },
    /// It was sent lengths that are past their slots, and did not refuse them as it should.
    NotRefused { lengths: (u32, u32), due: Failure, seen: String },
    /// It did not come back.
    TimeLimit { during: During, limit: Duration },
    /// Its memory was not allowed to grow, and that was to end the call.
    Refused { during: During, refusal: Refusal, frames: Frames },
}

/// What a guest was at when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum During {
    /// Its file is read and validated.
    Reading,
    /// growscope follows its calls. Nothing of it runs.
    Analysis,
    /// wasmtime compiles it.
    Compilation,
    /// Its start function, or the making of its memory.
    Instantiation,
    /// A call of this export.
    Call(&'static str),
}

/// The guest's own stack, innermost first: each function's name, or its index where it has none.
#[derive(Debug)]
pub struct Frames(pub Vec<Result<String, u32>>);

impl Fault {
    /// What the engine's error says of the guest.
    pub fn of(error: &wasmtime::Error, during: During, limits: &Limits, time_limit: Duration) -> Self {
        let frames = Frames::of(error);
        let trap = error.downcast_ref::<Trap>().copied();
        let refused_at_first = limits.refused.filter(|refusal| refusal.from == 0 && during == During::Instantiation);
        match (trap, error.downcast_ref::<Refusal>().copied().or(refused_at_first)) {
            (_, Some(refusal)) => Fault::Refused { during, refusal, frames },
            (Some(Trap::Interrupt), _) => Fault::TimeLimit { during, limit: time_limit },
            (Some(trap), _) => Fault::Trapped { during, trap, frames, refusal: limits.refused },
            (None, None) if error.is::<ThrownException>() => Fault::Thrown { during, frames },
            (None, None) => Fault::rejected(error),
        }
    }
}

impl Fault {
    /// It, on one line.
    pub fn first_line(&self) -> String {
        self.to_string().lines().next().unwrap_or_default().to_owned()
    }

    /// What wasmtime says of a module that it will not have.
    pub fn rejected(error: &wasmtime::Error) -> Self {
        Fault::Rejected(escape(&format!("{error:#}")))
    }
}

impl Frames {
    fn are_named(&self) -> bool {
        self.0.iter().any(Result::is_ok)
    }

    fn say_where(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.are_named() {
            true => write!(f, "\n  The guest's stack, innermost first:{self}"),
            false => write!(f, "\n  Build it with function names to see where."),
        }
    }

    fn of(error: &wasmtime::Error) -> Self {
        let frames = error.downcast_ref::<WasmBacktrace>().map_or(&[][..], WasmBacktrace::frames);
        Frames(frames.iter().map(|frame| frame.func_name().map(escape).ok_or(frame.func_index())).collect())
    }
}

impl During {
    /// Whether this host is at work, not the guest.
    pub fn is_hosts_own(self) -> bool {
        matches!(self, During::Reading | During::Analysis | During::Compilation)
    }
}

impl fmt::Display for During {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            During::Reading => write!(f, "in the reading of it"),
            During::Analysis => write!(f, "in the analysis of it"),
            During::Compilation => write!(f, "in its compilation"),
            During::Instantiation => write!(f, "at instantiation"),
            During::Call(export) => write!(f, "in {export}"),
        }
    }
}

impl fmt::Display for Frames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.are_named() {
            let indices: Vec<_> = self.0.iter().filter_map(|frame| frame.as_ref().err()).map(u32::to_string).collect();
            return write!(f, "\n  functions {}; this build holds no names for them", indices.join(", "));
        }
        for (depth, frame) in self.0.iter().enumerate() {
            match frame {
                Ok(name) => write!(f, "\n  {depth:>2}: {name}")?,
                Err(index) => write!(f, "\n  {depth:>2}: function {index}")?,
            }
        }
        Ok(())
    }
}

/// An export's type in words.
fn words(ty: &str) -> String {
    if ty.starts_with('(') { format!("a function {ty}") } else { format!("a {ty}") }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Imports(imports) => {
                write!(f, "it wants imports: {}\n  A guest that is given by its path gets none.", imports.join(", "))
            }
            Fault::Export { name, found: None, wanted } => {
                write!(f, "it does not export {name}, which should be {}\n  {SEE_EXPORTS}", words(wanted))
            }
            Fault::Export { name, found: Some(found), wanted } => {
                write!(f, "its export {name} is {}, and should be {}\n  {SEE_EXPORTS}", words(found), words(wanted))
            }
            Fault::Rejected(words) => write!(f, "wasmtime does not accept it: {words}"),
            Fault::Slot { export, pointer, bytes, memory } => write!(
                f,
                "{export} returned {pointer}, and {bytes} bytes from there do not lie in its memory of {memory} bytes\n  \
                 A pointer is an unsigned offset into the guest's memory, of a slot that lies wholly inside."
            ),
            Fault::MessageTooLong { length } => write!(
                f,
                "set_name returned a length of {length} bytes, and the message's slot holds {MESSAGE_BYTES}\n  \
                 It returns how many bytes of the slot it wrote, or a negative code."
            ),
            Fault::Failed { failure, refusal } => {
                write!(f, "set_name refused with {}: {}", *failure as i32, failure.meaning())?;
                match (failure, refusal) {
                    (Failure::OutOfMemory, None) => {
                        write!(f, "\n  Its memory could not grow; what it may have: host-rust inspect GUEST")
                    }
                    (_, Some(refusal)) => write!(f, "\n  Before that, {refusal}."),
                    _ => Ok(()),
                }
            }
            Fault::SharedTooLarge { pages, max } => write!(
                f,
                "its shared memory may grow to {} pages, and a guest gets {} here\n  \
                 Nobody is asked before a shared memory grows, so this is decided at once; --max-pages N allows more.",
                counted(*pages),
                counted(*max)
            ),
            Fault::UnknownCode(code) => {
                let known = Failure::ALL.map(|failure| format!("{} ({})", failure as i32, failure.meaning()));
                write!(f, "set_name returned {code}, which is no code of the protocol's: {}", known.join(", "))
            }
            Fault::Trapped { during, trap: Trap::StackOverflow, .. } => write!(
                f,
                "the guest ran out of stack {during}: {}\n  It calls itself without an end, or too deep.",
                Trap::StackOverflow
            ),
            Fault::Trapped { during, trap, frames, refusal } => {
                write!(f, "the guest trapped {during}: {trap}")?;
                refusal.map_or(Ok(()), |refusal| write!(f, "\n  Before that, {refusal}."))?;
                frames.say_where(f)
            }
            Fault::Thrown { during, frames } => {
                write!(f, "the guest threw an exception {during}, and nothing caught it")?;
                frames.say_where(f)
            }
            Fault::NotRefused { lengths: (salutation, name), due, seen } => write!(
                f,
                "set_name({salutation}, {name}) should answer {}: {}; saw {seen}\n  \
                 A guest refuses every length past its slot, and does not trap; lengths are unsigned.",
                *due as i32,
                due.meaning()
            ),
            Fault::TimeLimit { during, limit } if during.is_hosts_own() => write!(
                f,
                "this host was still at work {during} at the time limit of {} s\n  \
                 It is very large, or made to take long; if it may, allow more: --time-limit SECONDS",
                limit.as_secs_f64()
            ),
            Fault::TimeLimit { during, limit } => write!(
                f,
                "the guest was still at work {during} at the time limit of {} s\n  \
                 It loops or waits for ever, or needs a larger --time-limit.",
                limit.as_secs_f64()
            ),
            Fault::Refused { during: During::Instantiation, refusal, .. } => write!(f, "{refusal}"),
            Fault::Refused { during, refusal, frames } => {
                write!(f, "{refusal} {during}; the guest's stack there, innermost first:{frames}")?;
                if frames.are_named() {
                    return Ok(());
                }
                write!(f, "\n  Ask a build that has some: lib_growth_named is lib_growth with its names.")
            }
        }
    }
}

impl std::error::Error for Fault {}

const SEE_EXPORTS: &str = "See what it does export: host-rust inspect GUEST";
