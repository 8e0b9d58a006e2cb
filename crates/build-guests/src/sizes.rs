//! What was built, as a table for people.

use std::fmt::Write;

use catalogue::{Guest, Index, When};

/// One line a guest: its size, its memory, its growth class and its source.
pub fn sizes(index: &Index) -> String {
    let width = index.guests.iter().map(|guest| guest.name.len()).max().unwrap_or(0);
    let mut table = format!(
        "{:<width$}  {:>6}  {:>7}  {:>5}  {:>11}  {:<10}  source\n",
        "guest", "bytes", "(names)", "pages", "memory.grow", "grows"
    );
    for guest in &index.guests {
        let Guest { name, source, artefact, grows, .. } = guest;
        let names = if artefact.name_bytes > 0 { format!("({})", artefact.name_bytes) } else { String::new() };
        let pages = artefact.memory.as_ref().map_or(0, |memory| memory.initial_pages);
        let class = grows.map_or("", When::name);
        writeln!(
            table,
            "{name:<width$}  {:>6}  {names:>7}  {pages:>5}  {:>11}  {class:<10}  {source}",
            artefact.bytes,
            artefact.memory_grow.len()
        )
        .expect("a string takes every write");
    }
    table
}
