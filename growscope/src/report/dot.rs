//! A way as a graph for Graphviz.

use std::fmt::Write;

use super::{Growth, Way, way::node_lines};

/// `digraph`, the export first.
pub fn way(way: &Way) -> String {
    let mut text = String::from("digraph growth {\n  rankdir = LR;\n  node [shape = box, fontname = monospace];\n");
    let safe = |line: &String| line.replace('\\', "\\\\").replace('"', "\\\"");
    let quoted = |lines: &[String]| format!("\"{}\"", lines.iter().map(safe).collect::<Vec<_>>().join("\\n"));
    let mut node = |at: usize, lines: &[String]| writeln!(text, "  n{at} [label = {}];", quoted(lines));
    let mut edges = Vec::new();
    let _ = node(0, &node_lines(&format!("{} ({})", way.export, way.verdict), &way.source));
    for (at, step) in (1..).zip(&way.path) {
        let _ = node(at, &node_lines(&step.function.label(), &step.source));
        edges.push((at, super::way::edge_label(step)));
    }
    if let Some(Growth::Instruction { memory }) = way.growth {
        let at = way.path.len() + 1;
        let _ = node(at, &[format!("memory.grow {memory}")]);
        edges.push((at, "grows".into()));
    }
    for (at, label) in edges {
        let _ = writeln!(text, "  n{} -> n{at} [label = {}];", at - 1, quoted(&[super::escape(&label)]));
    }
    text.push_str("}\n");
    text
}
