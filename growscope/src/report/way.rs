use serde::Serialize;

use crate::{
    Analysis, Module, Verdict,
    lines::Source,
    reach::{Edge, SiteKind},
};

/// A function, as reports name it.
#[derive(Clone, Debug, Serialize)]
pub struct Function {
    /// Its index.
    pub index: u32,
    /// Its name, demangled, where the module keeps one.
    pub name: Option<String>,
}

impl Function {
    /// A function of a module.
    pub fn of(module: &Module<'_>, index: u32) -> Self {
        Self { index, name: module.demangled_name(index) }
    }

    /// Its name, or its index.
    pub fn label(&self) -> String {
        self.name.clone().unwrap_or_else(|| format!("function {}", self.index))
    }
}

/// An edge, and the function that it leads to.
#[derive(Clone, Debug, Serialize)]
pub struct PathStep {
    /// How one comes to run the other.
    pub edge: Edge,
    /// The other.
    pub function: Function,
    /// For an indirect edge: how many functions the call may reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidates: Option<usize>,
    /// Where in the sources of the other the path goes on, or memory grows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Source>,
}

/// How memory grows at the end of a path.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Growth {
    /// A `memory.grow` instruction.
    #[serde(rename = "memory.grow")]
    Instruction {
        /// The memory that it grows.
        memory: u32,
    },
    /// The last function of the path is an import that grows memory.
    Import,
    /// Another module that this one is linked with may: it is called by the last function of the path, or is it.
    AnotherModule,
}

/// The verdict of one function, and the way that shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Way {
    /// The export, as it is named.
    pub export: String,
    /// Its function.
    pub function: Function,
    /// What can be said of growth when it is called.
    pub verdict: Verdict,
    /// A shortest way to growth.
    pub path: Vec<PathStep>,
    /// How memory grows at its end.
    pub growth: Option<Growth>,
    /// Where in the sources of the export's function the path goes on, or memory grows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Source>,
    /// The import that calls back, where one does.
    #[serde(skip)]
    pub calls_back: Option<String>,
}

impl Way {
    /// The way from a function that is called `export`.
    pub fn of(module: &Module<'_>, analysis: &Analysis, export: &str, function: u32) -> Self {
        let verdict = analysis.verdict_of(function);
        let steps = analysis.path_of(function);
        let last = steps.last().map_or(function, |step| step.function);
        let growth = match analysis.growth_in(last) {
            _ if verdict == Verdict::Never => None,
            Some(SiteKind::MemoryGrow { memory }) => Some(Growth::Instruction { memory }),
            Some(SiteKind::GrowImport { .. }) => Some(Growth::Import),
            None => Some(Growth::AnotherModule),
        };
        let path = steps
            .iter()
            .map(|step| PathStep {
                edge: step.edge,
                function: Function::of(module, step.function),
                candidates: step.candidates,
                source: Vec::new(),
            })
            .collect();
        let calls_back = steps.iter().position(|step| step.edge == Edge::Host).and_then(|at| {
            let caller = at.checked_sub(1).map_or(function, |before| steps[before].function);
            module.imports.get(caller as usize).map(ToString::to_string)
        });
        let function = Function::of(module, function);
        Self { export: export.into(), function, verdict, path, growth, source: Vec::new(), calls_back }
    }

    /// `set_name → alloc → memory.grow`, on one line whatever is in the names.
    pub fn line(&self) -> String {
        let mut names = vec![self.export.clone()];
        names.extend(self.path.iter().map(|step| match step.edge {
            Edge::Call | Edge::Tail => step.function.label(),
            edge => format!("({}) {}", edge.name(), step.function.label()),
        }));
        match self.growth {
            Some(Growth::Instruction { .. }) => names.push("memory.grow".into()),
            Some(Growth::AnotherModule) => names.push("another module".into()),
            Some(Growth::Import) | None => {}
        }
        super::escape(&names.join(" → "))
    }
}

/// What stands in a node: a name, and under it the line in the function itself at which the way goes on.
pub(super) fn node_lines(name: &str, source: &[Source]) -> Vec<String> {
    let place = source.first().map(|Source { file, line, .. }| format!("{file}:{line}"));
    std::iter::once(name.to_owned()).chain(place).map(|line| super::escape(&line)).collect()
}

/// `indirect, 1 of 12`.
pub(super) fn edge_label(step: &PathStep) -> String {
    match step.candidates {
        Some(count) => format!("{}, 1 of {count}", step.edge.name()),
        None => step.edge.name().into(),
    }
}
