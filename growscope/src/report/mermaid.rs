//! A way as a flowchart for Mermaid, which Markdown on code hosts draws.

use std::fmt::Write;

use super::{Growth, Way};

/// `flowchart LR`, the export first.
pub fn way(way: &Way) -> String {
    let quoted = |label: &str| {
        format!(
            "\"{}\"",
            super::escape(label).replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
        )
    };
    let mut text = String::from("flowchart LR\n");
    let _ = writeln!(text, "  n0[{}]", quoted(&format!("{} ({})", way.export, way.verdict)));
    for (at, step) in (1..).zip(&way.path) {
        let label = super::way::edge_label(step);
        let _ = writeln!(text, "  n{} -->|{label}| n{at}[{}]", at - 1, quoted(&step.function.label()));
    }
    if let Some(Growth::Instruction { memory }) = way.growth {
        let at = way.path.len() + 1;
        let _ = writeln!(text, "  n{} -->|grows| n{at}[{}]", at - 1, quoted(&format!("memory.grow {memory}")));
    }
    text
}
