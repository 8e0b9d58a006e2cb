//! Findings of `check` for code hosts: SARIF 2.1.0.

use serde_json::{Value, json};

use super::Way;
use crate::lines::Source;

/// A log of one run, with a result for each export that may grow memory and should not.
pub fn log(findings: &[(String, Way)]) -> Value {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "growscope",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": [{
                    "id": "may-grow-memory",
                    "shortDescription": { "text": "An export that must never grow memory may grow it" },
                    "help": { "text": "When memory grows, every view over it dies. `growscope why FILE EXPORT` shows the way." },
                }],
            } },
            "results": findings.iter().map(|(file, way)| result(file, way)).collect::<Vec<_>>(),
        }],
    })
}

fn result(file: &str, way: &Way) -> Value {
    let location = |message: Option<String>, name: &str, source: &[Source]| {
        let mut location = json!({
            "physicalLocation": physical(file, source),
            "logicalLocations": [{ "name": name, "kind": "function" }],
        });
        if let Some(message) = message {
            location["message"] = json!({ "text": message });
        }
        location
    };
    let steps = way.path.iter().map(|step| {
        let label = step.function.label();
        json!({ "location": location(Some(format!("{}: {label}", super::way::edge_label(step))), &label, &step.source) })
    });
    let first = json!({ "location": location(Some("export".into()), &way.export, &way.source) });
    let flow: Vec<Value> = std::iter::once(first).chain(steps).collect();
    json!({
        "ruleId": "may-grow-memory",
        "level": "error",
        "message": { "text": format!("{}: {} ({})", way.export, way.verdict, way.line()) },
        "locations": [location(None, &way.export, &way.source)],
        "codeFlows": [{ "threadFlows": [{ "locations": flow }] }],
    })
}

/// The line, where it is in a file that the repository may have; else the module.
fn physical(module: &str, source: &[Source]) -> Value {
    match source.iter().find(|source| source.own) {
        Some(Source { file, line, column, .. }) => {
            let mut region = json!({ "startLine": line });
            if let Some(column) = column {
                region["startColumn"] = json!(column);
            }
            json!({ "artifactLocation": { "uri": file }, "region": region })
        }
        // Code hosts ask for a line of whatever it is.
        None => json!({ "artifactLocation": { "uri": module }, "region": { "startLine": 1 } }),
    }
}
