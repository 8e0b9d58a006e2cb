//! What is to be done to a module, decided before a byte of it is written.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::{ValType, reencode::Reencode as _};
use wasmparser::FuncType;

use super::{Decides, Facts, Refusal, Report, Rewrite, SECTION, When, layout::Layout};

/// What a call of an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// The host looks at memory.
    Crossing,
    /// It grows memory.
    Grow,
    /// It tells the host of a growth.
    Announce,
}

/// The function types that the rewrite adds, behind the module's own.
#[derive(Default)]
pub struct Types {
    first: u32,
    pub added: Vec<(Vec<ValType>, Vec<ValType>)>,
}

impl Types {
    pub fn function(&mut self, parameters: &[ValType], results: &[ValType]) -> u32 {
        self.known(parameters, results).unwrap_or_else(|| {
            self.added.push((parameters.to_vec(), results.to_vec()));
            self.first + self.added.len() as u32 - 1
        })
    }

    /// The index of a type that was added before.
    pub fn known(&self, parameters: &[ValType], results: &[ValType]) -> Option<u32> {
        let position = self.added.iter().position(|(p, r)| p == parameters && r == results);
        position.map(|position| self.first + position as u32)
    }
}

/// Indices of the globals that the rewrite adds.
#[derive(Clone, Copy, Debug)]
pub struct Globals {
    /// Something that may have grown came back since the last boundary.
    pub mark: u32,
    /// Boundaries so far.
    pub boundaries: u32,
    /// The guest is running, not the host.
    pub in_guest: u32,
    /// Growths forced, or passed over by [`super::Which`].
    pub forced: u32,
    /// Growths that the guest asked for.
    pub asked: u32,
    /// The bytes that its allocator was asked for since the last boundary.
    pub requested: u32,
    /// It has come back to the host since a boundary was told of.
    pub came_back: u32,
}

impl Globals {
    pub const COUNT: u32 = 7;
}

/// Indices of the functions that the rewrite adds.
#[derive(Debug, Default)]
pub struct Helpers {
    pub boundary: Option<u32>,
    pub leave: Option<u32>,
    pub force: Option<u32>,
    pub start: Option<u32>,
    /// Told what the allocator is asked for.
    pub request: Option<u32>,
    /// Instead of `memory.grow`, by memory.
    pub grow: BTreeMap<u32, u32>,
    /// Instead of a grow import, by its index.
    pub grow_import: BTreeMap<u32, u32>,
    /// Where those begin that take a tail call of an import.
    pub trampolines: u32,
}

/// The whole plan.
pub struct Plan<'a> {
    pub layout: &'a Layout<'a>,
    pub rewrite: &'a Rewrite,
    pub facts: &'a Facts,
    /// Why there is nothing to do.
    pub nothing: Option<String>,
    pub calls: Vec<Call>,
    /// Functions that become wrappers, by index.
    pub wrapped: Vec<u32>,
    /// Where a direct call of a function goes.
    pub body_of: Vec<u32>,
    pub exported: Vec<bool>,
    pub marks: Vec<bool>,
    pub globals: Globals,
    pub helpers: Helpers,
    pub types: Types,
    /// Memories that a forced growth grows.
    pub forced_memories: Vec<u32>,
    /// The table of hooks; tables from this index on move up by one.
    pub hooks: Option<(String, u32)>,
    pub report: Report,
}

impl<'a> Plan<'a> {
    pub fn of(layout: &'a Layout<'a>, rewrite: &'a Rewrite, facts: &'a Facts) -> Result<Self, Refusal> {
        for section in &layout.sections {
            match section.custom {
                Some((SECTION, _)) => return Err(Refusal::Twice),
                Some(("linking", _)) => return Err(Refusal::Object),
                Some((name, _)) if name.starts_with("reloc.") => return Err(Refusal::Object),
                _ => {}
            }
        }
        let imports = layout.imported_functions.len();
        let functions = layout.functions.len();
        let first_global = layout.globals;
        let mut plan = Plan {
            layout,
            rewrite,
            facts,
            nothing: None,
            calls: vec![Call::Crossing; imports],
            wrapped: Vec::new(),
            body_of: (0..functions as u32).collect(),
            exported: vec![false; functions],
            marks: vec![false; functions],
            globals: Globals {
                mark: first_global,
                boundaries: first_global + 1,
                in_guest: first_global + 2,
                forced: first_global + 3,
                asked: first_global + 4,
                requested: first_global + 5,
                came_back: first_global + 6,
            },
            helpers: Helpers::default(),
            types: Types { first: layout.types.len() as u32, added: Vec::new() },
            forced_memories: Vec::new(),
            hooks: None,
            report: Report::default(),
        };
        plan.name_calls()?;
        plan.choose_memories();
        plan.nothing = plan.nothing_to_do();
        if plan.nothing.is_some() {
            return Ok(plan);
        }
        if rewrite.hooks() {
            plan.hooks = Some((free_name(&layout.import_modules), layout.imported_tables));
        }
        if let Some(when) = rewrite.when {
            plan.choose_functions(when)?;
        }
        plan.number_helpers();
        plan.add_block_types()?;
        Ok(plan)
    }

    /// Types of the blocks that will stand in functions' places.
    fn add_block_types(&mut self) -> Result<(), Refusal> {
        for (function, _) in (0..).zip(&self.marks).filter(|(_, mark)| **mark) {
            let ty = self.layout.type_of(function)?;
            if ty.results().len() > 1 {
                self.types.function(&[], &encoded(ty)?.1);
            }
        }
        Ok(())
    }

    fn name_calls(&mut self) -> Result<(), Refusal> {
        for &index in &self.facts.grow_imports {
            *self.call_mut(index)? = Call::Grow;
        }
        for &index in &self.facts.announce_imports {
            *self.call_mut(index)? = Call::Announce;
        }
        Ok(())
    }

    fn call_mut(&mut self, import: u32) -> Result<&mut Call, Refusal> {
        self.calls.get_mut(import as usize).ok_or(Refusal::Index { what: "imported function", index: import })
    }

    fn choose_memories(&mut self) {
        let by_import = !self.facts.grow_imports.is_empty();
        let every = self.rewrite.when == Some(When::Crossing);
        for (index, memory) in self.layout.memories.iter().enumerate() {
            let index = index as u32;
            let grown = every || self.facts.grown_memories.contains(&index);
            // Glue with a grow import remakes its views there alone: growth past it would break sound code.
            if grown && !(by_import && index == 0) && (self.rewrite.shared || !memory.shared) {
                self.forced_memories.push(index);
            }
        }
    }

    /// The grow imports are called by a forced growth.
    pub fn forces_imports(&self) -> bool {
        let shared = self.layout.memories.first().is_some_and(|memory| memory.shared);
        !self.facts.grow_imports.is_empty() && (self.rewrite.shared || !shared)
    }

    fn nothing_to_do(&self) -> Option<String> {
        let sites = !self.facts.grown_memories.is_empty() || !self.facts.grow_imports.is_empty();
        let forces = !self.forced_memories.is_empty() || self.forces_imports();
        if self.layout.memories.is_empty() {
            return Some("it has no memory".into());
        }
        match self.rewrite.when {
            Some(When::Crossing) if !forces => {
                Some("all its memories are shared, and growth by 0 shows nothing there".into())
            }
            Some(When::Crossing) => None,
            _ if matches!(self.rewrite.decides, Decides::Host { always: true }) => None,
            _ if !sites => Some("nothing in it grows memory".into()),
            Some(_) if !forces && !self.rewrite.hooks() && self.rewrite.refuse_from.is_none() => {
                Some("the memory that it grows is shared, and growth by 0 shows nothing there".into())
            }
            _ => None,
        }
    }

    fn choose_functions(&mut self, when: When) -> Result<(), Refusal> {
        let imports = self.layout.imported_functions.len() as u32;
        let mut wrap = vec![false; self.body_of.len()];
        for &function in &self.layout.exported_functions {
            let exported = self.exported.get_mut(function as usize);
            *exported.ok_or(Refusal::Index { what: "function", index: function })? = true;
            wrap[function as usize] = true;
        }
        for &function in &self.facts.table_functions {
            *wrap.get_mut(function as usize).ok_or(Refusal::Index { what: "function", index: function })? = true;
        }
        self.wrapped = (imports..wrap.len() as u32).filter(|&function| wrap[function as usize]).collect();
        let total = self.body_of.len() as u32;
        for (position, &function) in self.wrapped.iter().enumerate() {
            self.body_of[function as usize] = total + position as u32;
        }
        let marks = match when {
            When::Reach => &self.facts.returns_after_growth,
            When::Allocation => &self.facts.doors,
            When::Crossing => return Ok(()),
        };
        for (function, mark) in marks.iter().enumerate().skip(imports as usize).take(total as usize) {
            self.marks[function] = *mark;
        }
        Ok(())
    }

    fn number_helpers(&mut self) {
        let mut next = self.layout.functions.len() as u32 + self.wrapped.len() as u32;
        let mut take = || {
            next += 1;
            next - 1
        };
        if self.rewrite.when.is_some() {
            self.helpers.boundary = Some(take());
            self.helpers.leave = Some(take());
            self.helpers.force = Some(take());
            if self.layout.start.is_some() {
                self.helpers.start = Some(take());
            }
            if self.allocator().is_some() {
                self.helpers.request = Some(take());
            }
        }
        // In the order in which the helpers are written: by index.
        let memories: BTreeSet<u32> = self.facts.grown_memories.iter().copied().collect();
        let imports: BTreeSet<u32> = self.facts.grow_imports.iter().copied().collect();
        self.helpers.grow = memories.into_iter().map(|memory| (memory, take())).collect();
        self.helpers.grow_import = imports.into_iter().map(|import| (import, take())).collect();
        self.helpers.trampolines = next;
    }

    /// The function whose requests somebody is told of.
    pub fn allocator(&self) -> Option<u32> {
        self.facts.allocator.filter(|_| self.rewrite.hooks() && self.rewrite.when.is_some())
    }

    /// Something imported has memory in its hands while the start function runs.
    pub fn start_is_seen(&self) -> bool {
        self.forced_memories.iter().any(|&memory| (memory as usize) < self.layout.imported_memories)
            || (self.forces_imports() && self.layout.imported_memories > 0)
    }

    /// The module's and the import's name, as people write it.
    pub fn import_name(&self, import: u32) -> String {
        let function = &self.layout.imported_functions[import as usize];
        format!("{}.{}", function.module, function.name)
    }
}

/// A function type as the encoder has it.
pub fn encoded(ty: &FuncType) -> Result<(Vec<ValType>, Vec<ValType>), Refusal> {
    let all = |types: &[wasmparser::ValType]| {
        types
            .iter()
            .map(|ty| {
                let mut encoder = wasm_encoder::reencode::RoundtripReencoder;
                encoder.val_type(*ty).map_err(|error| Refusal::Type(error.to_string()))
            })
            .collect::<Result<Vec<_>, _>>()
    };
    Ok((all(ty.params())?, all(ty.results())?))
}

/// `growscope`, or with a number behind it, where the module has an import of that name.
fn free_name(taken: &[&str]) -> String {
    let mut name = super::HOOKS_MODULE.to_owned();
    let mut number = 1;
    while taken.contains(&name.as_str()) {
        number += 1;
        name = format!("{}{number}", super::HOOKS_MODULE);
    }
    name
}
