//! What `report` says of a module, as data, and the formats it is said in.

pub mod dot;
mod format;
mod locate;
pub mod mermaid;
mod paint;
pub mod sarif;
pub mod text;
mod way;

pub use format::escape;
pub use locate::Locator;
pub use paint::Paint;
pub use way::{Function, Growth, PathStep, Way};

use serde::Serialize;
use wasmparser::ExternalKind;

use crate::{Analysis, Module, Verdict, conditions::conditions, imports::Role, lines::Source};

/// Everything that is said of one core module. This is the JSON of `growscope report --json`; `schemas/report.json`
/// beside the README writes it down.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The file, as it was named.
    pub file: String,
    /// Its size in bytes, or that of the core module in a component.
    pub bytes: usize,
    /// Where the core module begins in a component, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_in_component: Option<usize>,
    /// Where its text begins in a file that has it in base64 or as numbers, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_in_text: Option<usize>,
    /// Whether it is made to be linked with other modules at run time.
    pub dynamic: bool,
    /// Its memories.
    pub memories: Vec<Memory>,
    /// Every `memory.grow` instruction.
    pub sites: Vec<Site>,
    /// Its imported functions, and what each is taken for.
    pub imports: Vec<ImportedAs>,
    /// Imported functions that grow memory.
    pub grow_imports: Vec<GrowImport>,
    /// Imported functions that are told of growth.
    pub announce_imports: Vec<Import>,
    /// Its exported functions.
    pub exports: Vec<Export>,
    /// How many exports have each verdict.
    pub verdicts: Counts,
    /// How many functions have each verdict that the host can take from a table.
    pub table_functions: Counts,
    /// What runs at instantiation.
    pub start: Option<Start>,
    /// What the verdicts rest on, in a sentence each.
    pub conditions: Vec<String>,
    /// Why no source lines are named, where the module says of any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_lines: Option<String>,
}

/// A memory.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Memory {
    /// Its index.
    pub index: u32,
    /// Its size at first, in pages.
    pub initial: u64,
    /// The most it may grow to, in pages.
    pub maximum: Option<u64>,
    /// The size of its pages in bytes.
    pub page_bytes: u64,
    /// Whether threads may share it.
    pub shared: bool,
    /// Whether its addresses have 64 bits.
    pub memory64: bool,
    /// Whether it is imported.
    pub imported: bool,
    /// The names that it is exported under.
    pub exports: Vec<String>,
    /// Whether the host can grow it.
    pub host_may_grow: bool,
}

/// A `memory.grow` instruction.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The function it is in.
    pub function: Function,
    /// The memory it grows.
    pub memory: u32,
    /// Where it stands, in bytes from the beginning of the module.
    pub offset: usize,
    /// Whether some path of its function leads to it.
    pub reachable: bool,
    /// Where it stands in the sources.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Source>,
}

/// An imported function that grows memory.
#[derive(Serialize)]
pub struct GrowImport {
    /// The module it comes from.
    pub module: String,
    /// Its name there.
    pub name: String,
    /// How it was recognised.
    pub because: String,
}

/// An imported function.
#[derive(Serialize)]
pub struct Import {
    /// The module it comes from.
    pub module: String,
    /// Its name there.
    pub name: String,
}

/// An imported function, and what it is taken for.
#[derive(Serialize)]
pub struct ImportedAs {
    /// The module it comes from.
    pub module: String,
    /// Its name there.
    pub name: String,
    /// What its call can mean.
    pub role: Role,
}

/// An exported function.
#[derive(Serialize)]
pub struct Export {
    /// The name it is exported under.
    pub name: String,
    /// Its function index.
    pub index: u32,
    /// What can be said of growth when it is called.
    pub verdict: Verdict,
    /// A shortest way to growth: from the export on, each edge with the function that it leads to.
    pub path: Vec<PathStep>,
    /// How memory grows at the end of that path.
    pub growth: Option<Growth>,
    /// Where in the sources of its function the path goes on, or memory grows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Source>,
}

/// What runs at instantiation.
#[derive(Serialize)]
pub struct Start {
    /// The function.
    pub function: Function,
    /// What can be said of growth while it runs.
    pub verdict: Verdict,
}

/// How many there are of each verdict.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub struct Counts {
    /// Proved never to grow memory.
    pub never: usize,
    /// Only on paths that do not come back.
    pub only_when_trapping: usize,
    /// By direct calls.
    pub may: usize,
    /// By an indirect call.
    pub may_indirectly: usize,
    /// Only if the host calls back.
    pub may_through_host: usize,
}

impl Counts {
    pub(crate) fn of(verdicts: impl Iterator<Item = Verdict>) -> Self {
        let mut counts = Self::default();
        for verdict in verdicts {
            *match verdict {
                Verdict::Never => &mut counts.never,
                Verdict::OnlyWhenTrapping => &mut counts.only_when_trapping,
                Verdict::May => &mut counts.may,
                Verdict::MayIndirectly => &mut counts.may_indirectly,
                Verdict::MayThroughHost => &mut counts.may_through_host,
            } += 1;
        }
        counts
    }

    /// How many have a verdict.
    pub fn get(&self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::Never => self.never,
            Verdict::OnlyWhenTrapping => self.only_when_trapping,
            Verdict::May => self.may,
            Verdict::MayIndirectly => self.may_indirectly,
            Verdict::MayThroughHost => self.may_through_host,
        }
    }

    /// How many there are together.
    pub fn total(&self) -> usize {
        Verdict::ALL.iter().map(|&verdict| self.get(verdict)).sum()
    }
}

impl Report {
    /// The report of a module that was read from `file`.
    pub fn of(file: &str, module: &Module<'_>, analysis: &Analysis) -> Self {
        let import = |index: u32| &module.imports[index as usize];
        let export = |&(name, index): &(&str, u32)| {
            let Way { verdict, path, growth, .. } = Way::of(module, analysis, name, index);
            Export { name: name.into(), index, verdict, path, growth, source: Vec::new() }
        };
        let functions: Vec<_> = module.exported_functions().collect();
        let pieces = module.workers.even_pieces(functions.iter().map(|_| 1));
        let ways = |piece: std::ops::Range<usize>| functions[piece].iter().map(export).collect::<Vec<Export>>();
        let exports: Vec<Export> = module.workers.map(pieces, ways).into_iter().flatten().collect();
        let in_tables = analysis.host_reachable_table_functions();
        Self {
            file: file.into(),
            bytes: module.bytes.len(),
            offset_in_component: None,
            offset_in_text: None,
            dynamic: module.dynamic,
            memories: (0..).zip(&module.memories).map(|(index, ty)| Memory::of(module, index, ty)).collect(),
            sites: analysis
                .sites
                .iter()
                .map(|site| Site {
                    function: Function::of(module, site.function),
                    memory: site.memory,
                    offset: site.offset,
                    reachable: !site.dead,
                    source: Vec::new(),
                })
                .collect(),
            imports: (module.imports.iter().zip(&analysis.graph.roles))
                .map(|(import, &role)| ImportedAs { module: import.module.into(), name: import.name.into(), role })
                .collect(),
            grow_imports: analysis
                .grow_imports
                .iter()
                .map(|grow| GrowImport {
                    module: import(grow.function).module.into(),
                    name: import(grow.function).name.into(),
                    because: grow.because.clone(),
                })
                .collect(),
            announce_imports: analysis
                .announce_imports
                .iter()
                .map(|&index| Import { module: import(index).module.into(), name: import(index).name.into() })
                .collect(),
            verdicts: Counts::of(exports.iter().map(|export| export.verdict)),
            exports,
            table_functions: Counts::of(in_tables.iter().map(|&function| analysis.verdict_of(function))),
            start: module.start.map(|function| Start {
                function: Function::of(module, function),
                verdict: analysis.verdict_of(function),
            }),
            conditions: conditions(module, analysis),
            no_lines: None,
        }
    }
}

impl Memory {
    fn of(module: &Module<'_>, index: u32, ty: &wasmparser::MemoryType) -> Self {
        Self {
            index,
            initial: ty.initial,
            maximum: ty.maximum,
            page_bytes: 1 << ty.page_size_log2.unwrap_or(16),
            shared: ty.shared,
            memory64: ty.memory64,
            imported: index < module.imported_memories,
            exports: module.exported_as(ExternalKind::Memory, index).map(str::to_owned).collect(),
            host_may_grow: module.host_may_grow(index),
        }
    }
}
