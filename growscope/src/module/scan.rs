//! One body in, its events out.

use std::collections::BTreeSet;

use wasmparser::{
    BinaryReader, BlockType, BrTable, Catch, FrameKind, FrameStack, FunctionBody, Handle, ResumeTable, TryTable,
    VisitOperator, VisitSimdOperator,
};

use super::{
    ReadError,
    body::Chunk,
    control::{Control, control},
    event::{Event, Through, Word},
};

/// What bodies may refer to, and what is looked for in them.
#[derive(Default)]
pub struct Context {
    pub functions: u32,
    pub imported_functions: u32,
    pub memories: u32,
    pub tables: u32,
    pub elements: u32,
    /// By type: whether it is a function's.
    pub function_types: Vec<bool>,
    /// By imported function: whether it has the type of one that grows memory.
    pub may_be_grow_import: Vec<bool>,
}

/// What was found in bodies beside their events.
#[derive(Default)]
pub struct Found {
    pub chunk: Chunk,
    pub sites: Vec<FoundSite>,
    /// Functions of which a reference is taken.
    pub taken: Vec<u32>,
    /// A bit for each table that references are put into whose origin is not followed.
    pub any_reference: u128,
    pub copies: Vec<(u32, u32)>,
    pub inits: Vec<(u32, u32)>,
    /// Element segments that arrays are made from.
    pub array_elements: Vec<u32>,
    /// A function that reads a memory's size and then calls an import of the right type, and that import.
    pub resizers: Vec<(u32, u32)>,
    /// What indirect calls go through.
    pub throughs: BTreeSet<Through>,
    /// Some function throws.
    pub throws: bool,
}

/// A `memory.grow`; `event` is its position among its function's events, unless no path leads to it.
pub struct FoundSite {
    pub function: u32,
    pub memory: u32,
    pub offset: usize,
    pub event: Option<u32>,
}

const NONE: u32 = (1 << 28) - 1;
/// A call has an event for each handler around it. So many in a body, and more for each of its bytes, are more than any
/// compiler makes, and no more than memory has room for.
const EVENTS: usize = 1 << 16;
const EVENTS_A_BYTE: usize = 8;

struct Frame {
    kind: FrameKind,
    /// Its first event.
    start: u32,
    /// The last event that goes to its end, which holds the one before it, and so on.
    pending: u32,
    /// The event that goes to `else`, or to the next `catch`.
    otherwise: u32,
    entered_alive: bool,
    /// The outermost frame that an event in it can tell of.
    outward: u32,
    /// A try's: where what is thrown in its body goes on, and whether everything does.
    handlers: Vec<(u32, bool)>,
    /// A legacy try's: events that go to its first catch.
    catchers: Vec<u32>,
}

/// Scans bodies one after another.
pub struct Scanner<'c> {
    context: &'c Context,
    found: Found,
    frames: Vec<Frame>,
    function: u32,
    base: usize,
    alive: bool,
    tries: u32,
    offset: usize,
    reads_size: bool,
    grows: bool,
    error: Option<ReadError>,
    /// Where each event stands, when somebody asks for that.
    offsets: Option<Vec<usize>>,
}

impl<'c> Scanner<'c> {
    pub fn new(context: &'c Context) -> Self {
        Self {
            context,
            found: Found::default(),
            frames: Vec::new(),
            function: 0,
            base: 0,
            alive: true,
            tries: 0,
            offset: 0,
            reads_size: false,
            grows: false,
            error: None,
            offsets: None,
        }
    }

    /// Where each event of one body stands, in bytes from the beginning of the module.
    pub fn offsets(context: &'c Context, function: u32, body: &FunctionBody<'_>) -> Result<Vec<usize>, ReadError> {
        let mut scanner = Self { offsets: Some(Vec::new()), ..Self::new(context) };
        scanner.scan(function, body)?;
        Ok(scanner.offsets.unwrap_or_default())
    }

    pub fn finish(self) -> Found {
        self.found
    }

    /// Scans the body of `function`.
    pub fn scan(&mut self, function: u32, body: &FunctionBody<'_>) -> Result<(), ReadError> {
        let code = body.get_binary_reader_for_operators()?;
        let (start, resizers) = (code.original_position(), self.found.resizers.len());
        let data = &body.as_bytes()[start - body.range().start..];
        self.function = function;
        self.base = self.found.chunk.events.len();
        self.tries = 0;
        (self.reads_size, self.grows) = (false, false);
        self.frames.clear();
        self.alive = true;
        self.push(FrameKind::Block);
        let most = EVENTS + data.len() * EVENTS_A_BYTE;
        let mut at = 0;
        while !self.frames.is_empty() {
            at = super::skip::plain(data, at);
            self.offset = start + at;
            if let Some((control, next)) = control(data, at) {
                self.control(control);
                at = next;
            } else {
                at += self.parse(&data[at..])?;
            }
            if self.here() as usize > most {
                self.wrong("so many calls stand inside so many handlers that they are not followed".into());
            }
            if let Some(error) = self.error.take() {
                return Err(error);
            }
        }
        if at != data.len() {
            return Err(ReadError {
                message: "unexpected bytes behind the end of a function's body".into(),
                offset: Some(start + at),
            });
        }
        if self.grows {
            self.found.resizers.truncate(resizers);
        }
        self.found.chunk.ends.push(self.found.chunk.events.len() as u32);
        Ok(())
    }

    /// Has the parser read what stands here; how many bytes it has.
    fn parse(&mut self, rest: &[u8]) -> Result<usize, ReadError> {
        let mut reader = BinaryReader::new(rest, self.offset);
        if reader.eof() {
            let message = "a function's body ends before its last `end`".into();
            return Err(ReadError { message, offset: Some(self.offset) });
        }
        reader.visit_operator(self)?;
        Ok(reader.current_position())
    }

    fn control(&mut self, control: Control) {
        match control {
            Control::Block => self.push(FrameKind::Block),
            Control::Loop => self.push(FrameKind::Loop),
            Control::If => self.visit_if(BlockType::Empty),
            Control::End => self.end(),
            Control::Branch(depth) => self.visit_br(depth),
            Control::BranchIf(depth) => self.visit_br_if(depth),
            Control::Call(function) => self.visit_call(function),
        }
    }

    fn here(&self) -> u32 {
        (self.found.chunk.events.len() - self.base) as u32
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("there is a frame until the function's own has ended")
    }

    fn push(&mut self, kind: FrameKind) {
        let start = self.here();
        self.frames.push(Frame {
            kind,
            start,
            pending: NONE,
            otherwise: NONE,
            entered_alive: self.alive,
            outward: u32::MAX,
            handlers: Vec::new(),
            catchers: Vec::new(),
        });
    }

    fn emit(&mut self, event: Event) {
        self.found.chunk.events.push(event.into());
        if let Some(offsets) = &mut self.offsets {
            offsets.push(self.offset);
        }
    }

    /// An event that matters beyond every frame.
    fn effect(&mut self, event: Event) {
        if self.alive {
            if let Event::CallThrough(through) | Event::TailCallThrough(through) = event {
                self.found.throughs.insert(through);
            }
            self.found.throws |= event == Event::Throw;
            self.emit(event);
            self.top().outward = 0;
        }
    }

    fn word(&mut self, position: u32) -> &mut Word {
        &mut self.found.chunk.events[self.base + position as usize]
    }

    fn wrong(&mut self, message: String) {
        self.error.get_or_insert(ReadError { message, offset: Some(self.offset) });
    }

    fn known(&mut self, what: &str, index: u32, count: u32) -> bool {
        if index >= count {
            self.wrong(format!("unknown {what} {index}: there are {count}"));
        }
        index < count
    }

    fn frame_at(&mut self, depth: u32) -> Option<u32> {
        let frame = (self.frames.len() as u32 - 1).checked_sub(depth);
        if frame.is_none() {
            self.wrong(format!("unknown label {depth}: {} blocks are open", self.frames.len()));
        }
        frame
    }

    /// An event that goes to the label of a frame.
    fn at_label(&mut self, frame: u32, event: fn(u32) -> Event) {
        let here = self.here();
        let target = &mut self.frames[frame as usize];
        let payload =
            if target.kind == FrameKind::Loop { target.start } else { std::mem::replace(&mut target.pending, here) };
        self.emit(event(payload));
        let top = self.top();
        top.outward = top.outward.min(frame);
    }

    fn branch(&mut self, depth: u32, event: fn(u32) -> Event) {
        if let Some(frame) = self.frame_at(depth)
            && self.alive
        {
            self.at_label(frame, event);
        }
    }

    fn patch_pending(&mut self, mut pending: u32) {
        let here = self.here();
        while pending != NONE {
            let word = self.word(pending);
            let next = word.payload();
            *word = word.with_payload(here);
            pending = next;
        }
    }

    fn patch(&mut self, position: u32) {
        let here = self.here();
        if position != NONE {
            let word = self.word(position);
            *word = word.with_payload(here);
        }
    }

    fn die(&mut self) {
        self.alive = false;
    }

    /// After a call or a throw: where what is thrown goes on.
    fn handlers(&mut self) {
        if self.tries == 0 || !self.alive {
            return;
        }
        for at in (0..self.frames.len()).rev() {
            match self.frames[at].kind {
                FrameKind::TryTable => {
                    for handler in 0..self.frames[at].handlers.len() {
                        let (frame, all) = self.frames[at].handlers[handler];
                        self.at_label(frame, if all { Event::CatchAll } else { Event::Catch });
                        if all {
                            return;
                        }
                    }
                }
                FrameKind::LegacyTry => {
                    let here = self.here();
                    self.emit(Event::Catch(NONE));
                    self.frames[at].catchers.push(here);
                }
                _ => {}
            }
        }
    }

    fn call(&mut self, event: Event) {
        self.effect(event);
        self.handlers();
    }

    fn through_table(&mut self, ty: u32, table: u32) -> Option<Through> {
        let types = self.context.function_types.len() as u32;
        let known = self.known("type", ty, types) && self.known("table", table, self.context.tables);
        (known && self.is_function_type(ty)).then(|| Through::table(table, ty))
    }

    fn through_reference(&mut self, ty: u32) -> Option<Through> {
        let types = self.context.function_types.len() as u32;
        (self.known("type", ty, types) && self.is_function_type(ty)).then(|| Through::reference(ty))
    }

    fn is_function_type(&mut self, ty: u32) -> bool {
        let is = self.context.function_types[ty as usize];
        if !is {
            self.wrong(format!("type {ty} is not a function's"));
        }
        is
    }

    fn seen_import(&mut self, function: u32) {
        let candidate = self.context.may_be_grow_import.get(function as usize).copied().unwrap_or(false);
        if candidate && self.reads_size {
            self.found.resizers.push((self.function, function));
        }
    }

    fn table(&mut self, table: u32) {
        if self.known("table", table, self.context.tables) {
            self.found.any_reference |= 1 << table;
        }
    }

    fn resumes(&mut self, table: &ResumeTable) {
        self.call(Event::CallThrough(Through::anything()));
        for handle in &table.handlers {
            if let Handle::OnLabel { label, .. } = *handle {
                self.branch(label, Event::Branch);
            }
        }
    }

    /// Control leaves for whoever resumed this function, and may come back.
    fn suspends(&mut self) {
        self.call(Event::CallThrough(Through::anything()));
        if self.alive {
            self.at_label(0, Event::Branch);
        }
    }

    fn catch(&mut self, all: bool) {
        let here_before = self.alive;
        let at = self.frames.len() as u32 - 1;
        if here_before {
            self.at_label(at, Event::Jump);
        }
        let here = self.here();
        let frame = self.top();
        let first = frame.kind == FrameKind::LegacyTry;
        let catchers = std::mem::take(&mut frame.catchers);
        let otherwise = std::mem::replace(&mut frame.otherwise, NONE);
        frame.kind = if all { FrameKind::LegacyCatchAll } else { FrameKind::LegacyCatch };
        self.alive = frame.entered_alive;
        if first {
            self.tries -= 1;
        }
        self.patch(otherwise);
        for &catcher in &catchers {
            let target = if first { here } else { self.word(catcher).payload() };
            *self.word(catcher) = if all { Event::CatchAll(target) } else { Event::Catch(target) }.into();
        }
        self.top().catchers = catchers;
        if !all && self.alive {
            let here = self.here();
            self.emit(Event::Branch(here + 1));
            self.top().otherwise = here;
        }
    }

    /// A try whose body throws past it.
    fn forget_catchers(&mut self) {
        self.tries -= 1;
        for catcher in std::mem::take(&mut self.top().catchers) {
            *self.word(catcher) = Event::Nothing.into();
        }
    }

    fn end(&mut self) {
        match self.top().kind {
            FrameKind::LegacyTry => self.forget_catchers(),
            FrameKind::TryTable => self.tries -= 1,
            // What no clause catches goes past it, and has been told to outer ones. Nothing is left to do here:
            // the event before the next clause goes to the one behind itself.
            FrameKind::LegacyCatch => self.top().otherwise = NONE,
            _ => {}
        }
        let frame = self.frames.pop().expect("the frame was just looked at");
        let at = self.frames.len() as u32;
        self.alive |= frame.pending != NONE || (frame.kind == FrameKind::If && frame.entered_alive);
        let nothing_happens = self.alive && frame.entered_alive && frame.outward >= at && frame.outward > 0;
        if nothing_happens {
            self.found.chunk.events.truncate(self.base + frame.start as usize);
            if let Some(offsets) = &mut self.offsets {
                offsets.truncate(frame.start as usize);
            }
        } else {
            if frame.kind == FrameKind::If {
                self.patch(frame.otherwise);
            }
            self.patch_pending(frame.pending);
            if let Some(outer) = self.frames.last_mut() {
                outer.outward = outer.outward.min(frame.outward);
            }
        }
        if self.frames.is_empty() && self.alive {
            self.emit(Event::Return);
        }
    }
}

impl FrameStack for Scanner<'_> {
    fn current_frame(&self) -> Option<FrameKind> {
        self.frames.last().map(|frame| frame.kind)
    }
}

/// Instructions that growth does not depend on.
macro_rules! pass_over {
    ($(@$proposal:ident $op:ident $({ $($arg:ident: $argty:ty),* })? => $visit:ident ($($ann:tt)*))*) => {
        $(pass_over!(@one $visit $(($($arg: $argty),*))?);)*
    };
    (@one visit_unreachable $($rest:tt)*) => {};
    (@one visit_block $($rest:tt)*) => {};
    (@one visit_loop $($rest:tt)*) => {};
    (@one visit_if $($rest:tt)*) => {};
    (@one visit_else $($rest:tt)*) => {};
    (@one visit_end $($rest:tt)*) => {};
    (@one visit_br $($rest:tt)*) => {};
    (@one visit_br_if $($rest:tt)*) => {};
    (@one visit_br_table $($rest:tt)*) => {};
    (@one visit_br_on_null $($rest:tt)*) => {};
    (@one visit_br_on_non_null $($rest:tt)*) => {};
    (@one visit_br_on_cast $($rest:tt)*) => {};
    (@one visit_br_on_cast_fail $($rest:tt)*) => {};
    (@one visit_br_on_cast_desc_eq $($rest:tt)*) => {};
    (@one visit_br_on_cast_desc_eq_fail $($rest:tt)*) => {};
    (@one visit_return $($rest:tt)*) => {};
    (@one visit_call $($rest:tt)*) => {};
    (@one visit_call_indirect $($rest:tt)*) => {};
    (@one visit_call_ref $($rest:tt)*) => {};
    (@one visit_return_call $($rest:tt)*) => {};
    (@one visit_return_call_indirect $($rest:tt)*) => {};
    (@one visit_return_call_ref $($rest:tt)*) => {};
    (@one visit_memory_size $($rest:tt)*) => {};
    (@one visit_memory_grow $($rest:tt)*) => {};
    (@one visit_ref_func $($rest:tt)*) => {};
    (@one visit_table_set $($rest:tt)*) => {};
    (@one visit_table_grow $($rest:tt)*) => {};
    (@one visit_table_fill $($rest:tt)*) => {};
    (@one visit_table_copy $($rest:tt)*) => {};
    (@one visit_table_init $($rest:tt)*) => {};
    (@one visit_array_new_elem $($rest:tt)*) => {};
    (@one visit_array_init_elem $($rest:tt)*) => {};
    (@one visit_try_table $($rest:tt)*) => {};
    (@one visit_try $($rest:tt)*) => {};
    (@one visit_catch $($rest:tt)*) => {};
    (@one visit_catch_all $($rest:tt)*) => {};
    (@one visit_delegate $($rest:tt)*) => {};
    (@one visit_throw $($rest:tt)*) => {};
    (@one visit_throw_ref $($rest:tt)*) => {};
    (@one visit_rethrow $($rest:tt)*) => {};
    (@one visit_resume $($rest:tt)*) => {};
    (@one visit_resume_throw $($rest:tt)*) => {};
    (@one visit_resume_throw_ref $($rest:tt)*) => {};
    (@one visit_suspend $($rest:tt)*) => {};
    (@one visit_switch $($rest:tt)*) => {};
    (@one $visit:ident $(($($arg:ident: $argty:ty),*))?) => {
        #[inline]
        fn $visit(&mut self $($(, _: $argty)*)?) {}
    };
}

impl<'a> VisitSimdOperator<'a> for Scanner<'_> {
    wasmparser::for_each_visit_simd_operator!(pass_over);
}

impl<'a> VisitOperator<'a> for Scanner<'_> {
    type Output = ();

    fn simd_visitor(&mut self) -> Option<&mut dyn VisitSimdOperator<'a, Output = ()>> {
        Some(self)
    }

    wasmparser::for_each_visit_operator!(pass_over);

    fn visit_unreachable(&mut self) {
        self.effect(Event::Stop);
        self.die();
    }

    fn visit_block(&mut self, _: BlockType) {
        self.push(FrameKind::Block);
    }

    fn visit_loop(&mut self, _: BlockType) {
        self.push(FrameKind::Loop);
    }

    fn visit_if(&mut self, _: BlockType) {
        self.push(FrameKind::If);
        if self.alive {
            let here = self.here();
            self.emit(Event::Branch(NONE));
            self.top().otherwise = here;
        }
    }

    fn visit_else(&mut self) {
        if self.alive {
            let at = self.frames.len() as u32 - 1;
            self.at_label(at, Event::Jump);
        }
        let frame = self.top();
        frame.kind = FrameKind::Else;
        let (otherwise, alive) = (frame.otherwise, frame.entered_alive);
        self.alive = alive;
        self.patch(otherwise);
    }

    fn visit_end(&mut self) {
        self.end();
    }

    fn visit_br(&mut self, depth: u32) {
        self.branch(depth, Event::Jump);
        self.die();
    }

    fn visit_br_if(&mut self, depth: u32) {
        self.branch(depth, Event::Branch);
    }

    fn visit_br_table(&mut self, table: BrTable<'a>) {
        let mut depths: Vec<u32> = match table.targets().collect() {
            Ok(depths) => depths,
            Err(error) => {
                self.error.get_or_insert(error.into());
                return;
            }
        };
        depths.sort_unstable();
        depths.dedup();
        for depth in depths {
            self.branch(depth, Event::Branch);
        }
        self.branch(table.default(), Event::Jump);
        self.die();
    }

    fn visit_br_on_null(&mut self, depth: u32) {
        self.branch(depth, Event::Branch);
    }

    fn visit_br_on_non_null(&mut self, depth: u32) {
        self.branch(depth, Event::Branch);
    }

    fn visit_br_on_cast(&mut self, depth: u32, _: wasmparser::RefType, _: wasmparser::RefType) {
        self.branch(depth, Event::Branch);
    }

    fn visit_br_on_cast_fail(&mut self, depth: u32, _: wasmparser::RefType, _: wasmparser::RefType) {
        self.branch(depth, Event::Branch);
    }

    fn visit_br_on_cast_desc_eq(&mut self, depth: u32, _: wasmparser::RefType, _: wasmparser::RefType) {
        self.branch(depth, Event::Branch);
    }

    fn visit_br_on_cast_desc_eq_fail(&mut self, depth: u32, _: wasmparser::RefType, _: wasmparser::RefType) {
        self.branch(depth, Event::Branch);
    }

    fn visit_return(&mut self) {
        self.effect(Event::Return);
        self.die();
    }

    fn visit_call(&mut self, function: u32) {
        if self.known("function", function, self.context.functions) {
            self.seen_import(function);
            self.call(Event::Call(function));
        }
    }

    fn visit_call_indirect(&mut self, ty: u32, table: u32) {
        if let Some(through) = self.through_table(ty, table) {
            self.call(Event::CallThrough(through));
        }
    }

    fn visit_call_ref(&mut self, ty: u32) {
        if let Some(through) = self.through_reference(ty) {
            self.call(Event::CallThrough(through));
        }
    }

    fn visit_return_call(&mut self, function: u32) {
        if self.known("function", function, self.context.functions) {
            self.seen_import(function);
            self.effect(Event::TailCall(function));
        }
        self.die();
    }

    fn visit_return_call_indirect(&mut self, ty: u32, table: u32) {
        if let Some(through) = self.through_table(ty, table) {
            self.effect(Event::TailCallThrough(through));
        }
        self.die();
    }

    fn visit_return_call_ref(&mut self, ty: u32) {
        if let Some(through) = self.through_reference(ty) {
            self.effect(Event::TailCallThrough(through));
        }
        self.die();
    }

    fn visit_memory_size(&mut self, memory: u32) {
        if self.known("memory", memory, self.context.memories) {
            self.reads_size = true;
        }
    }

    fn visit_memory_grow(&mut self, memory: u32) {
        if self.known("memory", memory, self.context.memories) {
            self.grows = true;
            let event = self.alive.then(|| self.here());
            self.found.sites.push(FoundSite { function: self.function, memory, offset: self.offset, event });
            self.effect(Event::Grow(memory));
        }
    }

    fn visit_ref_func(&mut self, function: u32) {
        if self.known("function", function, self.context.functions) {
            self.found.taken.push(function);
        }
    }

    fn visit_table_set(&mut self, table: u32) {
        self.table(table);
    }

    fn visit_table_grow(&mut self, table: u32) {
        self.table(table);
    }

    fn visit_table_fill(&mut self, table: u32) {
        self.table(table);
    }

    fn visit_table_copy(&mut self, to: u32, from: u32) {
        let tables = self.context.tables;
        if self.known("table", to, tables) && self.known("table", from, tables) {
            self.found.copies.push((to, from));
        }
    }

    fn visit_table_init(&mut self, element: u32, table: u32) {
        let known = self.known("table", table, self.context.tables);
        if self.known("element segment", element, self.context.elements) && known {
            self.found.inits.push((table, element));
        }
    }

    fn visit_array_new_elem(&mut self, _: u32, element: u32) {
        if self.known("element segment", element, self.context.elements) {
            self.found.array_elements.push(element);
        }
    }

    fn visit_array_init_elem(&mut self, _: u32, element: u32) {
        if self.known("element segment", element, self.context.elements) {
            self.found.array_elements.push(element);
        }
    }

    fn visit_try_table(&mut self, table: TryTable) {
        let mut handlers = Vec::with_capacity(table.catches.len());
        for catch in &table.catches {
            let (label, all) = match *catch {
                Catch::One { label, .. } | Catch::OneRef { label, .. } => (label, false),
                Catch::All { label } | Catch::AllRef { label } => (label, true),
            };
            handlers.extend(self.frame_at(label).map(|frame| (frame, all)));
        }
        self.push(FrameKind::TryTable);
        self.top().handlers = handlers;
        self.top().outward = 0;
        self.tries += 1;
    }

    fn visit_try(&mut self, _: BlockType) {
        self.push(FrameKind::LegacyTry);
        self.top().outward = 0;
        self.tries += 1;
    }

    fn visit_catch(&mut self, _: u32) {
        self.catch(false);
    }

    fn visit_catch_all(&mut self) {
        self.catch(true);
    }

    fn visit_delegate(&mut self, _: u32) {
        self.forget_catchers();
        self.top().kind = FrameKind::Block;
        self.end();
    }

    fn visit_throw(&mut self, _: u32) {
        self.effect(Event::Throw);
        self.handlers();
        self.die();
    }

    fn visit_throw_ref(&mut self) {
        self.visit_throw(0);
    }

    fn visit_rethrow(&mut self, _: u32) {
        self.visit_throw(0);
    }

    fn visit_resume(&mut self, _: u32, table: ResumeTable) {
        self.resumes(&table);
    }

    fn visit_resume_throw(&mut self, _: u32, _: u32, table: ResumeTable) {
        self.resumes(&table);
    }

    fn visit_resume_throw_ref(&mut self, _: u32, table: ResumeTable) {
        self.resumes(&table);
    }

    fn visit_suspend(&mut self, _: u32) {
        self.suspends();
    }

    fn visit_switch(&mut self, _: u32, _: u32) {
        self.suspends();
    }
}
