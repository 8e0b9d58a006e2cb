use std::collections::BTreeMap;

use wasmparser::types::CoreTypeId;

use super::{Host, host::references};
use crate::module::{Module, event::Through};

/// Indirect calls that go through the same table or kind of reference, and ask for the same type.
#[derive(Clone, Debug)]
pub struct Kind {
    /// What they go through.
    pub through: Through,
    /// The module's functions that they may reach, imported ones too, sorted.
    pub candidates: Vec<u32>,
    /// Whether they may reach a function that the host made or took from another module.
    pub host: bool,
}

/// All kinds of indirect calls in a module.
#[derive(Default)]
pub struct Kinds {
    /// Sorted by what they go through.
    kinds: Vec<Kind>,
    /// Where the kinds of each function begin in `members`, and behind the last, where they end.
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Kinds {
    pub(super) fn of(module: &Module<'_>, host: &Host) -> Self {
        if module.throughs.is_empty() {
            return Self { starts: vec![0; module.functions.len() + 1], ..Self::default() };
        }
        let all = references(module);
        let reachable: Vec<Held> =
            module.tables.iter().map(|table| Held::in_table(module, table, &all, host)).collect();
        let by_reference = Held::by_type(module, all.iter().chain(from_host(host)).copied(), host.gives_references);
        let kind = |through: Through| {
            let held = through.table_index().map_or(&by_reference, |table| &reachable[table as usize]);
            Kind { through, candidates: held.callable_as(module, through), host: held.host }
        };
        let kinds: Vec<Kind> = module.throughs.iter().copied().map(kind).collect();
        let mut counts = vec![0u32; module.functions.len() + 1];
        for kind in &kinds {
            for &function in &kind.candidates {
                counts[function as usize + 1] += 1;
            }
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        let mut members = vec![0; *counts.last().unwrap_or(&0) as usize];
        let mut next = counts.clone();
        for (at, kind) in kinds.iter().enumerate() {
            for &function in &kind.candidates {
                members[next[function as usize] as usize] = at as u32;
                next[function as usize] += 1;
            }
        }
        Self { kinds, starts: counts, members }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether the module calls nothing indirectly.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// One of them.
    pub fn get(&self, kind: u32) -> &Kind {
        &self.kinds[kind as usize]
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter()
    }

    /// The kind of a call.
    pub fn of_call(&self, through: Through) -> u32 {
        let found = self.kinds.binary_search_by_key(&through, |kind| kind.through);
        found.expect("every indirect call of the module is of some kind") as u32
    }

    /// The kinds that may reach a function.
    pub fn reaching(&self, function: u32) -> &[u32] {
        let range = self.starts[function as usize] as usize..self.starts[function as usize + 1] as usize;
        &self.members[range]
    }
}

fn from_host(host: &Host) -> std::slice::Iter<'_, u32> {
    if host.gives_references { host.entries.iter() } else { [].iter() }
}

/// What may be called through something, by type.
struct Held {
    by_type: Vec<(CoreTypeId, Vec<u32>)>,
    host: bool,
}

impl Held {
    fn in_table(module: &Module<'_>, table: &crate::module::Table, all: &[u32], host: &Host) -> Self {
        let mut functions: Vec<u32> = table.holds.clone();
        if table.any_reference {
            functions.extend(all);
            functions.extend(from_host(host));
        }
        if table.host {
            functions.extend(&host.entries);
            // The host can put an import of this module here as well: as it is, that is a function of the host.
        }
        let from_outside = table.host || (table.any_reference && host.gives_references);
        Self::by_type(module, functions.into_iter(), from_outside)
    }

    fn by_type(module: &Module<'_>, functions: impl Iterator<Item = u32>, host: bool) -> Self {
        let mut typed: BTreeMap<CoreTypeId, Vec<u32>> = BTreeMap::new();
        for function in functions {
            typed.entry(module.type_of(function)).or_default().push(function);
        }
        for list in typed.values_mut() {
            list.sort_unstable();
            list.dedup();
        }
        Self { by_type: typed.into_iter().collect(), host }
    }

    fn callable_as(&self, module: &Module<'_>, through: Through) -> Vec<u32> {
        let wanted = through.type_index().map(|index| module.type_at(index));
        let fits = |ty: CoreTypeId| wanted.is_none_or(|wanted| module.is_subtype(ty, wanted));
        let mut candidates: Vec<u32> =
            self.by_type.iter().filter(|(ty, _)| fits(*ty)).flat_map(|(_, list)| list.iter().copied()).collect();
        candidates.sort_unstable();
        candidates
    }
}
