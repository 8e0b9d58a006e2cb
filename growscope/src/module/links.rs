//! What each table can hold, and of which functions references are taken.

use wasmparser::{ConstExpr, Element, ElementItems, ElementKind, ExternalKind, Operator};

use super::{Module, ReadError, sections::references};

/// What code and segments do with tables.
#[derive(Default)]
pub struct Links {
    pub any_reference: u128,
    pub copies: Vec<(u32, u32)>,
    pub inits: Vec<(u32, u32)>,
    pub array_elements: Vec<u32>,
}

impl Links {
    /// Says what each table can hold, and which references are taken.
    pub fn fill(mut self, module: &mut Module<'_>, elements: &[Element<'_>]) -> Result<(), ReadError> {
        for (index, element) in elements.iter().enumerate() {
            let index = index as u32;
            match &element.kind {
                ElementKind::Active { table_index, .. } => self.inits.push((table_index.unwrap_or(0), index)),
                ElementKind::Passive | ElementKind::Declared => {}
            }
        }
        self.inits.sort_unstable();
        self.inits.dedup();
        for &(table, element) in &self.inits {
            if let Some(element) = elements.get(element as usize) {
                let table = &mut module.tables[table as usize];
                match &element.items {
                    ElementItems::Functions(functions) => {
                        for function in functions.clone() {
                            table.holds.push(function?);
                        }
                    }
                    ElementItems::Expressions(_, expressions) => {
                        for expression in expressions.clone() {
                            let expression = expression?;
                            let functions = references(&expression)?;
                            // A global's value, or null.
                            table.any_reference |= functions.is_empty() && reads_global(&expression)?;
                            table.holds.extend(functions);
                        }
                    }
                }
            }
        }
        for element in self.array_elements {
            match &elements[element as usize].items {
                ElementItems::Functions(functions) => {
                    for function in functions.clone() {
                        module.taken.push(function?);
                    }
                }
                ElementItems::Expressions(_, expressions) => {
                    for expression in expressions.clone() {
                        module.taken.extend(references(&expression?)?);
                    }
                }
            }
        }
        for export in &module.exports {
            if export.kind == ExternalKind::Table {
                module.tables[export.index as usize].host = true;
            }
        }
        for (index, table) in module.tables.iter_mut().enumerate() {
            table.any_reference |= self.any_reference >> index & 1 == 1;
            sort(&mut table.holds);
        }
        // Copies go on until nothing new is copied.
        self.copies.sort_unstable();
        self.copies.dedup();
        loop {
            let mut changed = false;
            for &(to, from) in &self.copies {
                let source = module.tables[from as usize].clone();
                let target = &mut module.tables[to as usize];
                let before = (target.holds.len(), target.any_reference);
                target.holds.extend(source.holds);
                // What the host put into the source is not followed either.
                target.any_reference |= source.any_reference || source.host;
                sort(&mut target.holds);
                changed |= before != (target.holds.len(), target.any_reference);
            }
            if !changed {
                break;
            }
        }
        sort(&mut module.taken);
        Ok(())
    }
}

fn reads_global(expression: &ConstExpr<'_>) -> Result<bool, ReadError> {
    for operator in expression.get_operators_reader() {
        if matches!(operator?, Operator::GlobalGet { .. }) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn sort(list: &mut Vec<u32>) {
    list.sort_unstable();
    list.dedup();
}
