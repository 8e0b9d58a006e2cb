//! One run: a fresh instance, a view taken first, and greetings until they are done or one is lost.
//!
//! What happens to memory is observed beside the strategy, from the engine, before and after each thing that could
//! grow it.

use catalogue::Schedule;

use moving_memory::POISON;

use crate::{
    cell::Outcome,
    engine::Configuration,
    fault::Fault,
    instance::{Instance, Pointers, RESET, SET_NAME, Slot},
    memory::Extent,
    views::{Lost, Strategy, View},
};

/// A salutation and a name.
pub type Texts<'a> = (&'a str, &'a str);

/// What was seen in a run.
#[derive(Debug)]
pub struct Record {
    /// Calls of `set_name`.
    pub calls: u32,
    /// The size at instantiation, in pages.
    pub pages_before: u64,
    /// The size at the end, in pages.
    pub pages_after: u64,
    /// The call of `set_name` in which the guest first grew its memory; 0 if it did so before any.
    pub first_growth: Option<u32>,
    /// The call in which the base first moved, other than by forced growth.
    pub first_detach: Option<u32>,
    /// How often growth was to be forced.
    pub attempted: u32,
    /// How often it was.
    pub forced: u32,
    /// Whether the guest was given pages before its first `set_name`, and so may not need to ask.
    pub given_early: bool,
    /// Whether the memory is shared, and so may not move, under a configuration in which growth must move it.
    pub pinned: bool,
    /// The latest move of the base.
    pub moved: Option<Step>,
    /// The first step at which the base did not do what the configuration says it does.
    pub surprise: Option<Step>,
    /// What a view kept from the start must have met first, going by the extents seen at each use.
    pub kept_view_meets: Option<Outcome>,
    /// The last message that was read.
    pub message: Option<String>,
    /// How it ended.
    pub end: Result<(), End>,
}

impl Record {
    /// The move that left the kept pointer behind, if the message was read from what memory had left.
    pub fn dangled(&self) -> Option<Step> {
        let Err(End::Silent { read, .. }) = &self.end else { return None };
        self.moved.filter(|_| read.iter().all(|byte| *byte == POISON))
    }

    /// The outcome; none where the guest failed before there could be one.
    pub fn outcome(&self) -> Option<Outcome> {
        match &self.end {
            Ok(()) => Some(Outcome::Greeted),
            Err(End::Lost { lost: Lost::Detached { .. }, .. }) => Some(Outcome::Detached),
            Err(End::Lost { lost: Lost::Short { .. }, .. }) => Some(Outcome::Short),
            Err(End::Silent { .. }) => Some(Outcome::Silent),
            Err(End::Fault(_)) => None,
        }
    }
}

/// Why a run ended before its last greeting.
#[expect(missing_docs, reason = "a variant's line speaks of its fields too")]
#[derive(Debug)]
pub enum End {
    /// The view was lost; `doing` says what it was wanted for.
    Lost { lost: Lost, doing: &'static str },
    /// The bytes were not those of the greeting.
    Silent { read: Vec<u8>, wanted: String },
    /// The guest failed.
    Fault(Fault),
}

impl From<Fault> for End {
    fn from(fault: Fault) -> Self {
        End::Fault(fault)
    }
}

/// Something that could grow memory, and what it did.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The export that was called, or nothing for growth that was forced.
    pub export: Option<&'static str>,
    /// Memory before.
    pub before: Extent,
    /// Memory after.
    pub after: Extent,
}

impl Step {
    fn grew(&self) -> bool {
        self.after.bytes > self.before.bytes
    }

    /// Whether the base moved.
    pub fn moved(&self) -> bool {
        self.after.base != self.before.base
    }
}

/// Runs `strategy` under `schedule` over a fresh instance; greeting by greeting, `texts` are sent in turn.
pub fn run(instance: Instance, strategy: &Strategy, schedule: &Schedule, texts: &[Texts]) -> Record {
    let start = instance.extent();
    let view = (strategy.take)(&instance.memory, &instance.store);
    let moving = strategy.configuration == Configuration::Moving;
    let pinned = moving && instance.memory.is_shared();
    let record = Record {
        calls: 0,
        pages_before: start.pages(),
        pages_after: start.pages(),
        first_growth: None,
        first_detach: None,
        attempted: 0,
        forced: 0,
        given_early: false,
        pinned,
        moved: None,
        surprise: None,
        kept_view_meets: None,
        message: None,
        end: Ok(()),
    };
    let mut run = Run { instance, view, start, must_move: moving && !pinned, schedule, crossings: 0, record };
    run.record.end = run.greetings(texts);
    run.record.pages_after = run.instance.extent().pages();
    run.record
}

struct Run<'a> {
    instance: Instance,
    view: Box<dyn View>,
    start: Extent,
    must_move: bool,
    schedule: &'a Schedule,
    crossings: u32,
    record: Record,
}

impl Run<'_> {
    fn greetings(&mut self, texts: &[Texts]) -> Result<(), End> {
        let mut pointer = |slot: Slot| self.crossing(slot.export(), |guest| guest.pointer(slot));
        let pointers = Pointers {
            salutation: pointer(Slot::Salutation)?,
            name: pointer(Slot::Name)?,
            message: pointer(Slot::Message)?,
        };
        for greeting in 0..self.schedule.greetings as usize {
            self.greet(pointers, texts[greeting % texts.len()])?;
            if self.schedule.reset {
                self.crossing(RESET, Instance::reset)?;
            }
        }
        Ok(())
    }

    fn greet(&mut self, pointers: Pointers, (salutation, name): Texts) -> Result<(), End> {
        self.write(Slot::Salutation, pointers.salutation, salutation)?;
        self.write(Slot::Name, pointers.name, name)?;
        self.record.calls += 1;
        let (sal_len, name_len) = (salutation.len() as u32, name.len() as u32);
        let result = self.crossing(SET_NAME, |guest| guest.set_name(sal_len, name_len))?;
        let read = self.read(pointers.message, result)?;
        let wanted = format!("{salutation}, {name}!");
        if read != wanted.as_bytes() {
            return Err(End::Silent { read, wanted });
        }
        self.record.message = Some(wanted);
        Ok(())
    }

    fn write(&mut self, slot: Slot, pointer: u32, text: &str) -> Result<(), End> {
        let at = self.instance.check_input(slot, pointer)?;
        self.used(at + text.len(), false);
        let written = self.view.write(&mut self.instance.store, at, text.as_bytes());
        written.map_err(|lost| End::Lost { lost, doing: "write a text" })
    }

    fn read(&mut self, pointer: u32, result: i32) -> Result<Vec<u8>, End> {
        let length = self.instance.message_bytes(result)?;
        let at = self.instance.check(Slot::Message, pointer, length)?;
        self.used(at + length, true);
        let read = self.view.read(&self.instance.store, at, length);
        read.map_err(|lost| End::Lost { lost, doing: "read the message" })
    }

    /// Notes what a view from the start meets at a use that ends at `end`. A write into what memory has left goes
    /// unnoticed; a read there does not.
    fn used(&mut self, end: usize, reads: bool) {
        let moved = self.instance.extent().base != self.start.base;
        let meets = match () {
            () if moved && !self.must_move => Some(Outcome::Detached),
            () if end > self.start.bytes => Some(Outcome::Short),
            () if moved && reads => Some(Outcome::Silent),
            () => None,
        };
        self.record.kept_view_meets = self.record.kept_view_meets.or(meets);
    }

    /// Calls into the guest, and forces growth after it where the schedule says so.
    fn crossing<R>(
        &mut self,
        export: &'static str,
        call: impl FnOnce(&mut Instance) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let (result, step) = self.step(Some(export), call);
        let number = Some(self.record.calls);
        self.record.first_growth = self.record.first_growth.or(number.filter(|_| step.grew()));
        self.record.first_detach = self.record.first_detach.or(number.filter(|_| step.moved()));
        self.crossings += 1;
        if result.is_ok() && self.schedule.forces_after(self.crossings) {
            self.force(self.schedule.by.into());
        }
        result
    }

    fn force(&mut self, by: u64) {
        let (grown, step) = self.step(None, |guest| guest.memory.grow(&mut guest.store, by));
        self.record.attempted += 1;
        self.record.forced += u32::from(grown.is_ok());
        self.record.given_early |= step.grew() && self.record.calls == 0;
    }

    fn step<R>(&mut self, export: Option<&'static str>, act: impl FnOnce(&mut Instance) -> R) -> (R, Step) {
        let before = self.instance.extent();
        let result = act(&mut self.instance);
        let step = Step { export, before, after: self.instance.extent() };
        if step.moved() {
            self.record.moved = Some(step);
        }
        if step.moved() != (self.must_move && step.grew()) {
            self.record.surprise = self.record.surprise.or(Some(step));
        }
        (result, step)
    }
}
