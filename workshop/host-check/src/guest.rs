//! A guest whose exports are wrapped, so that growth comes after the crossings that a schedule names.

use std::fmt::Write;

use anyhow::Context;
use catalogue::Schedule;
use greeting::MESSAGE_BYTES;
use wasmtime::{
    AsContextMut, Caller, Extern, ExternType, Func, FuncType, Instance, Memory, Module, Result, Store, Val, ValType,
};

/// How the guest answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answers {
    /// As the protocol says.
    #[default]
    AsUsual,
    /// With upper and lower case swapped, which no host would come upon by itself.
    Otherwise,
}

impl Answers {
    /// The letter that stands in a message for this one.
    pub fn letter(self, byte: u8) -> u8 {
        match self {
            Answers::Otherwise if byte.is_ascii_alphabetic() => byte ^ 0x20,
            _ => byte,
        }
    }
}

/// What is seen while a host runs, and lives in its store.
pub struct Observed {
    schedule: Schedule,
    answers: Answers,
    /// The exports that were called, in order.
    pub crossings: Vec<String>,
    /// Growths that the schedule forced, and that moved the memory.
    pub forced: usize,
    /// Growths that the schedule forced, and that did not: then nothing is shown.
    pub stayed: usize,
    /// What the message's place held at each call of `set_name`, before the call.
    pub before: Vec<Vec<u8>>,
}

impl Observed {
    /// Nothing yet.
    pub fn new(schedule: Schedule, answers: Answers) -> Self {
        Observed { schedule, answers, crossings: Vec::new(), forced: 0, stayed: 0, before: Vec::new() }
    }
}

/// Instantiates the guest, and answers with an instance that exports the same, through our wrappers.
pub fn instantiate(store: &mut Store<Observed>, guest: &Module) -> anyhow::Result<Instance> {
    let inner = Instance::new(&mut *store, guest, &[]).map_err(anyhow::Error::msg)?;
    let memory = inner.get_memory(&mut *store, "memory").context("the guest exports no memory")?;
    let message = inner.get_typed_func::<(), i32>(&mut *store, "get_msg_ptr").map_err(anyhow::Error::msg)?;
    let message = message.call(&mut *store, ()).map_err(anyhow::Error::msg)? as usize;

    let mut text = String::from("(module");
    let mut imports = Vec::new();
    for export in guest.exports() {
        let name = export.name();
        let (field, import) = match export.ty() {
            ExternType::Memory(ty) => {
                (format!("memory (export {name:?}) (import \"\" \"\") {}", ty.minimum()), memory.into())
            }
            ExternType::Func(ty) => {
                let inner = inner.get_func(&mut *store, name).context("a function that is exported is there")?;
                (
                    format!("func (export {name:?}) (import \"\" \"\"){}", signature(&ty)),
                    wrap(store, name, ty, inner, memory, message),
                )
            }
            _ => continue,
        };
        write!(text, "\n  ({field})")?;
        imports.push(import);
    }
    text.push(')');
    let shim = Module::new(store.engine(), wat::parse_str(&text)?).map_err(anyhow::Error::msg)?;
    Instance::new(store, &shim, &imports).map_err(anyhow::Error::msg)
}

/// The function, and what the schedule wants after it.
fn wrap(store: &mut Store<Observed>, name: &str, ty: FuncType, inner: Func, memory: Memory, message: usize) -> Extern {
    let name = name.to_owned();
    let call = move |mut caller: Caller<'_, Observed>, parameters: &[Val], results: &mut [Val]| {
        if name == "set_name" {
            let bytes = memory.data(&caller)[message..message + MESSAGE_BYTES].to_vec();
            caller.data_mut().before.push(bytes);
        }
        inner.call(&mut caller, parameters, results)?;
        if let (true, [Val::I32(length)]) = (name == "set_name", &*results) {
            let length = usize::try_from(*length).unwrap_or(0).min(MESSAGE_BYTES);
            let answers = caller.data().answers;
            for byte in &mut memory.data_mut(&mut caller)[message..message + length] {
                *byte = answers.letter(*byte);
            }
        }
        crossed(&mut caller, &name, memory)
    };
    Func::new(store, ty, call).into()
}

fn crossed(caller: &mut Caller<'_, Observed>, name: &str, memory: Memory) -> Result<()> {
    let observed = caller.data_mut();
    observed.crossings.push(name.to_owned());
    let schedule = observed.schedule;
    if !schedule.forces_after(observed.crossings.len() as u32) {
        return Ok(());
    }
    let base = memory.data_ptr(&*caller);
    memory.grow(caller.as_context_mut(), schedule.by.into())?;
    let moved = memory.data_ptr(&*caller) != base;
    let observed = caller.data_mut();
    match moved {
        true => observed.forced += 1,
        false => observed.stayed += 1,
    }
    Ok(())
}

/// The type of a function in WebAssembly's text. Numbers are all that the protocol has.
fn signature(ty: &FuncType) -> String {
    let list =
        |word: &str, types: Vec<ValType>| -> String { types.iter().map(|ty| format!(" ({word} {ty})")).collect() };
    list("param", ty.params().collect()) + &list("result", ty.results().collect())
}
