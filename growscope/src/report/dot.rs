//! A way as a graph for Graphviz.

use std::fmt::Write;

use super::{Growth, Way};

/// `digraph`, the export first.
pub fn way(way: &Way) -> String {
    let mut text = String::from("digraph growth {\n  rankdir = LR;\n  node [shape = box, fontname = monospace];\n");
    let quoted = |label: &str| format!("\"{}\"", super::escape(label).replace('\\', "\\\\").replace('"', "\\\""));
    let mut node = |at: usize, label: &str| writeln!(text, "  n{at} [label = {}];", quoted(label));
    let mut edges = Vec::new();
    let _ = node(0, &format!("{} ({})", way.export, way.verdict));
    for (at, step) in (1..).zip(&way.path) {
        let _ = node(at, &step.function.label());
        edges.push((at, super::way::edge_label(step)));
    }
    if let Some(Growth::Instruction { memory }) = way.growth {
        let at = way.path.len() + 1;
        let _ = node(at, &format!("memory.grow {memory}"));
        edges.push((at, "grows".into()));
    }
    for (at, label) in edges {
        let _ = writeln!(text, "  n{} -> n{at} [label = {}];", at - 1, quoted(&label));
    }
    text.push_str("}\n");
    text
}
