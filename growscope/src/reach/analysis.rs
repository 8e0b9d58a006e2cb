use std::sync::OnceLock;

use super::{
    Callers, Paths, Verdict, doors,
    search::{Edge, Follow, Indirect, Search, Step},
};
use crate::{
    Options,
    graph::Graph,
    imports::{self, GrowImport, Role},
    module::{self, Module, Site, event::Event},
};

/// A place where growth happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteKind {
    /// A `memory.grow` of this memory.
    MemoryGrow {
        /// The memory's index.
        memory: u32,
    },
    /// A call of this grow import.
    GrowImport {
        /// The import's function index.
        import: u32,
    },
}

/// What was found out about a module.
pub struct Analysis {
    /// Every `memory.grow` instruction.
    pub sites: Vec<Site>,
    /// Imported functions that grow memory, and how that was seen.
    pub grow_imports: Vec<GrowImport>,
    /// Imported functions that are told of growth.
    pub announce_imports: Vec<u32>,
    /// Who calls whom.
    pub graph: Graph,
    paths: Paths,
    callers: Callers,
    direct: Search,
    indirect: Search,
    through_host: Search,
    trapping: Search,
    sources: Vec<u32>,
    sure: OnceLock<Search>,
    doors: OnceLock<Vec<u32>>,
}

impl Analysis {
    /// Analyses a module.
    pub fn of(module: &Module<'_>, options: &Options) -> Self {
        module.workers.run(|| Self::among_workers(module, options))
    }

    fn among_workers(module: &Module<'_>, options: &Options) -> Self {
        let grow_imports = imports::grow_imports(module, options);
        let announce_imports = imports::announce_imports(module, options);
        let roles = imports::roles(module, options, &grow_imports, &announce_imports);
        let graph = Graph::of(module, roles);
        let (paths, calls) = Paths::of(module, &graph);
        let callers = Callers::of(module.functions.len() + graph.kinds.len(), &calls);
        let grows = |import: u32| graph.roles[import as usize] == Role::Grow;
        let imported: Vec<u32> = (0..module.imported_functions()).filter(|&import| grows(import)).collect();
        let (mut live, mut back, mut sites) = (imported.clone(), imported, Vec::with_capacity(module.sites.len()));
        for site in &module.sites {
            let first = module.bodies.get(site.function - module.imported_functions()).first;
            let event = site.event.map(|event| first + event as usize).filter(|&event| paths.reached(event));
            if let Some(event) = event {
                live.push(site.function);
                if paths.comes_back(event) {
                    back.push(site.function);
                }
            }
            let module::FoundSite { function, memory, offset, .. } = *site;
            sites.push(Site { function, memory, offset, dead: event.is_none() });
        }
        let searches = vec![
            (&back, Indirect::None, false, false),
            (&back, Indirect::All, false, false),
            (&back, Indirect::All, true, false),
            (&live, Indirect::All, true, true),
        ];
        let found = module.workers.map(searches, |(sources, indirect, host, trapping)| {
            Search::new(module, &graph, &callers, sources, Follow { indirect, host, trapping })
        });
        let [direct, indirect, through_host, trapping] = found.try_into().ok().expect("one for each of the four");
        Self {
            sites,
            grow_imports,
            announce_imports,
            paths,
            callers,
            direct,
            indirect,
            through_host,
            trapping,
            graph,
            sources: back,
            sure: OnceLock::new(),
            doors: OnceLock::new(),
        }
    }

    /// What can be said of growth by a function.
    pub fn verdict_of(&self, function: u32) -> Verdict {
        self.searched(function).0
    }

    fn searched(&self, function: u32) -> (Verdict, &Search) {
        let searches = [
            (Verdict::May, &self.direct),
            (Verdict::MayIndirectly, &self.indirect),
            (Verdict::MayThroughHost, &self.through_host),
            (Verdict::OnlyWhenTrapping, &self.trapping),
        ];
        let found = searches.into_iter().find(|(_, search)| search.reaches(function));
        found.unwrap_or((Verdict::Never, &self.trapping))
    }

    /// A shortest path by which a function's verdict holds: the edges from it to the function in which memory grows, or
    /// to the grow import. Empty where the function itself does, and for `never`.
    pub fn path_of(&self, function: u32) -> Vec<Step> {
        self.searched(function).1.path(&self.graph, function).unwrap_or_default()
    }

    /// How memory grows in the last function of a path; of several ways, the first.
    pub fn growth_in(&self, function: u32) -> Option<SiteKind> {
        if self.grow_imports.iter().any(|import| import.function == function) {
            return Some(SiteKind::GrowImport { import: function });
        }
        let site = self.sites.iter().find(|site| site.function == function && !site.dead)?;
        Some(SiteKind::MemoryGrow { memory: site.memory })
    }

    /// Where in a function of a path it goes on: to the next step, or to growth where there is none. In bytes from the
    /// beginning of the module; of several such places, one that control comes back from, and of those the first.
    pub fn offset_in(&self, module: &Module<'_>, function: u32, next: Option<Step>) -> Option<usize> {
        let body = module.bodies.get(function.checked_sub(module.imported_functions())?);
        let found: Vec<usize> = body
            .iter()
            .filter(|&(position, event)| self.paths.reached(body.first + position) && self.goes_on(module, event, next))
            .map(|(position, _)| position)
            .collect();
        let back = found.iter().find(|&&position| self.paths.comes_back(body.first + position));
        module.offsets_in(function).get(*back.or(found.first())?).copied()
    }

    fn goes_on(&self, module: &Module<'_>, event: Event, next: Option<Step>) -> bool {
        let through = match event {
            Event::Grow(_) => return next.is_none(),
            Event::Call(callee) | Event::TailCall(callee) => {
                return next
                    .is_some_and(|step| matches!(step.edge, Edge::Call | Edge::Tail) && step.function == callee);
            }
            Event::CallThrough(through) | Event::TailCallThrough(through) => through,
            _ => return false,
        };
        let kind = self.graph.kinds.get(self.graph.kinds.of_call(through));
        match next {
            None => module.dynamic && kind.host,
            Some(Step { edge: Edge::Host, .. }) => kind.host,
            Some(Step { edge, function, .. }) => {
                let is_table = through.table_index().is_some();
                let wanted = if is_table { Edge::Indirect } else { Edge::Ref };
                edge == wanted && kind.candidates.binary_search(&function).is_ok()
            }
        }
    }

    /// Whether a function reaches growth by calls that come back: direct ones, and indirect ones of whose candidates
    /// each does.
    pub fn returns_after_growth(&self, module: &Module<'_>, function: u32) -> bool {
        self.sure(module).reaches(function)
    }

    /// The same, and not only by its own tail calls.
    pub fn grows_before_tail_call(&self, module: &Module<'_>, function: u32) -> bool {
        let Some(own) = function.checked_sub(module.imported_functions()) else { return false };
        let body = module.bodies.get(own);
        let sure = self.sure(module);
        let kind = |through| module.functions.len() as u32 + self.graph.kinds.of_call(through);
        sure.reaches(function)
            && body.iter().any(|(position, event)| {
                self.paths.comes_back(body.first + position)
                    && match event {
                        Event::Grow(_) => true,
                        Event::Call(callee) => sure.reaches(callee),
                        Event::CallThrough(through) => sure.reaches(kind(through)),
                        _ => false,
                    }
            })
    }

    /// Growth as it is reached by direct calls and by the kinds of indirect ones of whose candidates each reaches it so.
    /// Two that call each other through such a kind may each reach it by the other: kinds are taken away, not added.
    fn sure(&self, module: &Module<'_>) -> &Search {
        self.sure.get_or_init(|| {
            let kinds = &self.graph.kinds;
            let mut sure: Vec<bool> = kinds.iter().map(|kind| !kind.host && !kind.candidates.is_empty()).collect();
            loop {
                let follow = Follow { indirect: Indirect::Of(&sure), host: false, trapping: false };
                let search = Search::new(module, &self.graph, &self.callers, &self.sources, follow);
                let reaches = |candidates: &[u32]| candidates.iter().all(|&candidate| search.reaches(candidate));
                let still: Vec<bool> =
                    kinds.iter().zip(&sure).map(|(kind, &sure)| sure && reaches(&kind.candidates)).collect();
                if still == sure {
                    return search;
                }
                sure = still;
            }
        })
    }

    /// Whether some direct call of `callee` by `caller` comes back.
    pub fn edge_comes_back(&self, caller: u32, callee: u32) -> bool {
        self.callers.get(callee).iter().any(|edge| edge.function() == caller && edge.comes_back())
    }

    /// Whether a function may return.
    pub fn may_return(&self, function: u32) -> bool {
        self.paths.returns(function)
    }

    /// The module's own functions that the host can take from a table, sorted.
    pub fn host_reachable_table_functions(&self) -> &[u32] {
        &self.graph.host.from_tables
    }

    /// Memories that a `memory.grow` grows which some path leads to, sorted.
    pub fn grown_memories(&self) -> Vec<u32> {
        let mut memories: Vec<u32> = self.sites.iter().filter(|site| !site.dead).map(|site| site.memory).collect();
        memories.sort_unstable();
        memories.dedup();
        memories
    }

    /// The allocator's doors: functions through which every call goes that comes back after growth, the outermost
    /// first. Where there is none, the functions in which memory grows.
    pub fn allocation_doors(&self, module: &Module<'_>) -> &[u32] {
        self.doors.get_or_init(|| doors::doors(module, self))
    }

    pub(super) fn reaches_without_host(&self, node: u32) -> bool {
        self.indirect.reaches(node)
    }

    pub(super) fn way_without_host(&self, function: u32) -> Option<Vec<Step>> {
        self.indirect.path(&self.graph, function)
    }

    /// Functions in which memory grows and that then come back, and imports that grow it.
    pub(super) fn sources(&self) -> &[u32] {
        &self.sources
    }

    pub(super) fn callers(&self) -> &Callers {
        &self.callers
    }
}
