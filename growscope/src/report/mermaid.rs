//! A way as a flowchart for Mermaid, which Markdown on code hosts draws.

use std::fmt::Write;

use super::{Growth, Way, way::node_lines};

/// `flowchart LR`, the export first.
pub fn way(way: &Way) -> String {
    let safe =
        |line: &String| line.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    let quoted = |lines: &[String]| format!("\"{}\"", lines.iter().map(safe).collect::<Vec<_>>().join("<br>"));
    let mut text = String::from("flowchart LR\n");
    let _ = writeln!(text, "  n0[{}]", quoted(&node_lines(&format!("{} ({})", way.export, way.verdict), &way.source)));
    for (at, step) in (1..).zip(&way.path) {
        let label = super::way::edge_label(step);
        let _ = writeln!(
            text,
            "  n{} -->|{label}| n{at}[{}]",
            at - 1,
            quoted(&node_lines(&step.function.label(), &step.source))
        );
    }
    if let Some(Growth::Instruction { memory }) = way.growth {
        let at = way.path.len() + 1;
        let _ = writeln!(text, "  n{} -->|grows| n{at}[{}]", at - 1, quoted(&[format!("memory.grow {memory}")]));
    }
    text
}
