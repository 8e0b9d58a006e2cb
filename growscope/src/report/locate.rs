use std::{cell::RefCell, collections::BTreeMap};

use super::{PathStep, Report, Way};
use crate::{
    Analysis, Module,
    lines::{Lines, Source},
    reach::Step,
};

/// By function, and the step that follows.
type Known = BTreeMap<(u32, Option<Step>), Vec<Source>>;

/// Says of reports and ways where in the sources they speak of. Ways share most of their ends: each place is looked up once.
pub struct Locator<'m, 'a> {
    module: &'m Module<'a>,
    analysis: &'m Analysis,
    lines: Lines<'a>,
    known: RefCell<Known>,
}

impl<'m, 'a> Locator<'m, 'a> {
    /// For what was found out about a module.
    pub fn of(module: &'m Module<'a>, analysis: &'m Analysis) -> Self {
        Self { module, analysis, lines: Lines::of(module.bytes), known: RefCell::default() }
    }

    /// The lines of the sites, and why there are none.
    pub fn sites(&self, report: &mut Report) {
        for site in &mut report.sites {
            site.source = self.lines.at(site.offset);
        }
        report.no_lines = self.lines.note();
    }

    /// The lines of every export's path.
    pub fn exports(&self, report: &mut Report) {
        for export in &mut report.exports {
            if export.growth.is_some() {
                export.source = self.path(export.index, &mut export.path);
            }
        }
    }

    /// The lines of one path.
    pub fn way(&self, way: &mut Way) {
        if way.growth.is_some() {
            way.source = self.path(way.function.index, &mut way.path);
        }
    }

    /// Fills in the path's own, and answers those of the function that it starts from.
    fn path(&self, function: u32, path: &mut [PathStep]) -> Vec<Source> {
        let mut next = None;
        for step in path.iter_mut().rev() {
            step.source = self.source(step.function.index, next);
            next = Some(Step { edge: step.edge, function: step.function.index, candidates: step.candidates });
        }
        self.source(function, next)
    }

    fn source(&self, function: u32, next: Option<Step>) -> Vec<Source> {
        if self.lines.are_none() {
            return Vec::new();
        }
        let mut known = self.known.borrow_mut();
        let found = known.entry((function, next)).or_insert_with(|| {
            let offset = self.analysis.offset_in(self.module, function, next);
            offset.map(|offset| self.lines.at(offset)).unwrap_or_default()
        });
        found.clone()
    }
}
