//! The report has the one schema that every host's has.

use host_rust::views::STRATEGIES;
use serde_json::Value;

use crate::{
    shape::misfit,
    support::{dist, index, ran, scratch},
};

/// A copy of `dist/`, for a test that writes into it.
fn copy() -> String {
    let folder = scratch("dist");
    let files = index().guests.into_iter().map(|guest| guest.file).chain([catalogue::INDEX_FILE.to_owned()]);
    for file in files {
        std::fs::create_dir_all(folder.join(&file).parent().unwrap()).unwrap();
        std::fs::copy(dist().join(&file), folder.join(&file)).unwrap();
    }
    folder.display().to_string()
}

#[test]
fn a_full_matrix_writes_a_report_in_the_common_schema_and_a_partial_one_does_not() {
    let dist = copy();
    let path = std::path::Path::new(&dist).join("report/host-rust.json");
    std::fs::remove_file(&path).ok();
    assert_eq!(ran(&["matrix", "memoryguest", "--dist", &dist]).exit, Some(0));
    assert!(!path.exists(), "a partial matrix wrote a report");

    let printed = ran(&["matrix", "--json", "--dist", &dist]);
    assert_eq!(printed.exit, Some(0), "{}", printed.stderr);
    assert_eq!(printed.stdout, std::fs::read_to_string(&path).unwrap());

    let report: Value = serde_json::from_str(&printed.stdout).unwrap();
    let schema = serde_json::from_str(include_str!("../../../cases/schemas/report.json")).unwrap();
    assert_eq!(misfit(&report, &schema), None);
    let mut other = report.clone();
    other["cells"][0]["pagesBefore"] = "17".into();
    assert_eq!(misfit(&other, &schema).unwrap(), r#"it.cells[0].pagesBefore is "17""#);
    assert_eq!(report["madeFrom"].as_str().unwrap().len(), 64);
    let pin = format!("wasmtime = {{ version = \"={}\"", report["engine"]["version"].as_str().unwrap());
    assert!(include_str!("../../../Cargo.toml").contains(&pin), "Cargo.toml does not say {pin}");
    let strategies = report["strategies"].as_array().unwrap();
    assert_eq!(strategies.len(), STRATEGIES.len() + 1);

    let cells = report["cells"].as_array().unwrap();
    for cell in cells {
        assert_eq!(cell["reason"].is_null(), cell["verdict"] == "agrees", "{cell}");
        assert!(strategies.iter().any(|strategy| strategy["name"] == cell["strategy"]), "{cell}");
    }
    let (held, others) = cells.split_last().unwrap();
    assert_eq!((held["guest"].as_str(), held["strategy"].as_str()), (Some("(any guest)"), Some("held-slice")));
    assert!(others.iter().all(|cell| cell["strategy"] != "held-slice"));
    let count = |verdict: &str| cells.iter().filter(|cell| cell["verdict"] == verdict).count();
    let summary = serde_json::json!({
        "cells": cells.len(), "agreed": count("agrees"), "disagreed": 0, "vacuous": 0, "skipped": count("skipped")
    });
    assert_eq!(report["summary"], summary);
}
