//! Every module in `tests/rewrite` runs as it is and rewritten, and tells what its boundaries were.
//!
//! A case is a `.wat` whose first comment says why it is there. Its `;;!` lines are what the host does, in order:
//! `call EXPORT ARGUMENT…` or `table TABLE SLOT ARGUMENT…`. Its `;;=` lines are what then happened, written by
//! `GROWSCOPE_BLESS=1 cargo test --package growscope --test rewrite` and read by people. An import of the module `host` is recorded; one
//! named `call:EXPORT` calls that export first. `;;? WORD…` sets what is not the default: `when=allocation`,
//! `grow=MODULE.NAME`, `announce=MODULE.NAME`, `refuse=K`, `invalid-here` for what wasmtime does not run.

mod rewrite_case;

use std::{env, fs, path::Path};

#[test]
fn every_case_does_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rewrite");
    let bless = env::var_os("GROWSCOPE_BLESS").is_some();
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "wat") {
            continue;
        }
        count += 1;
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let seen = rewrite_case::run(&text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let expected: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix(";;= ")).collect();
        if bless {
            fs::write(&path, rewrite_case::with_expectation(&text, &seen)).unwrap();
        } else if expected != seen {
            failures.push(format!("{name}\n  expected {expected:#?}\n  saw {seen:#?}"));
        }
    }
    assert!(count >= 20, "only {count} cases were found");
    assert!(failures.is_empty(), "{}\nGROWSCOPE_BLESS=1 writes what was seen", failures.join("\n"));
}
