//! Every module in `tests/cases` is reported, and gets the verdicts that stand in it.
//!
//! A case is a `.wat` whose first comment says the one idea that it is there for. `;;? FLAG…` is what `growscope report`
//! is told beside the file. The `;;=` lines are what it then says, written by
//! `GROWSCOPE_BLESS=1 cargo test --package growscope --test cases`, and read by people before they are committed.

use std::{env, fs, path::Path};

use growscope::{
    Analysis, Module, Options,
    module::cores,
    report::{Report, Way},
};

#[test]
fn every_case_gets_its_verdicts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let bless = env::var_os("GROWSCOPE_BLESS").is_some();
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        count += 1;
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(text.starts_with(";; "), "{name} does not say what it is for");
        let seen = look(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let expected: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix(";;= ")).collect();
        if bless {
            fs::write(&path, with_expectation(&text, &seen)).unwrap();
        } else if expected != seen {
            failures.push(format!("{name}\n  expected {expected:#?}\n  saw {seen:#?}"));
        }
    }
    assert!(count >= 60, "only {count} cases were found");
    assert!(failures.is_empty(), "{}\nGROWSCOPE_BLESS=1 writes what was seen", failures.join("\n"));
}

/// What is said of a case, a line each.
fn look(text: &str) -> Result<Vec<String>, String> {
    let bytes = wat::parse_str(text).map_err(|error| error.to_string())?;
    let mut options = Options::default();
    for line in text.lines().filter_map(|line| line.strip_prefix(";;? ")) {
        match line.split_once(' ') {
            Some(("--grow-import", name)) => options.grow_imports.push(name.into()),
            Some(("--announce", name)) => options.announce.push(name.into()),
            Some(("--pure", name)) => options.pure.push(name.into()),
            _ => return Err(format!("`{line}` is no flag of a case")),
        }
    }
    let found = match cores(&bytes) {
        Ok(found) => found,
        Err(error) => return Ok(vec![format!("error: {error}")]),
    };
    let mut lines = Vec::new();
    for core in found {
        match Module::read(&bytes[core]) {
            Ok(module) => lines.extend(said(&module, &Analysis::of(&module, &options))),
            Err(error) => lines.push(format!("error: {error}")),
        }
    }
    Ok(lines)
}

fn said(module: &Module<'_>, analysis: &Analysis) -> Vec<String> {
    let report = Report::of("case", module, analysis);
    let mut lines = Vec::new();
    for memory in &report.memories {
        let host = if memory.host_may_grow { ", which the host may grow" } else { "" };
        lines.push(format!("memory {}{host}", memory.index));
    }
    for site in &report.sites {
        let dead = if site.reachable { "" } else { ", which no path leads to" };
        lines.push(format!("memory.grow of {} in {}{dead}", site.memory, site.function.label()));
    }
    for import in &report.grow_imports {
        lines.push(format!("grow import {}.{}: {}", import.module, import.name, import.because));
    }
    for import in &report.announce_imports {
        lines.push(format!("announce import {}.{}", import.module, import.name));
    }
    if let Some(start) = &report.start {
        lines.push(format!("start: {}", start.verdict));
    }
    for (name, index) in module.exported_functions() {
        let way = Way::of(module, analysis, name, index);
        lines.push(if way.growth.is_some() {
            format!("{name}: {}: {}", way.verdict, way.line())
        } else {
            format!("{name}: {}", way.verdict)
        });
    }
    lines
}

/// The case with what was seen in the place of what was expected.
fn with_expectation(text: &str, seen: &[String]) -> String {
    let (mut head, mut rest) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.starts_with(";;=")) {
        if rest.is_empty() && line.starts_with(";;") { head.push(line.to_owned()) } else { rest.push(line.to_owned()) }
    }
    head.extend(seen.iter().map(|line| format!(";;= {line}")));
    head.extend(rest);
    head.join("\n") + "\n"
}
