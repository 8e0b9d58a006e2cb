//! The program as it is run: its exit codes, and what it prints.

use std::{fs, path::PathBuf, process::Command};

/// Runs the program over `text` in a folder of this test's own: exit code, what it complained of, and the module.
fn run(name: &str, text: &str) -> (Option<i32>, String, Option<Vec<u8>>) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let (wat, wasm) = (folder.join("guest.wat"), folder.join("guest.wasm"));
    fs::write(&wat, text).unwrap();
    _ = fs::remove_file(&wasm);
    let output = Command::new(env!("CARGO_BIN_EXE_assemble")).args([&wat, &wasm]).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap(), fs::read(&wasm).ok())
}

#[test]
fn a_valid_module_is_written() {
    let (code, complaint, module) = run("valid", "(module (memory 1))");
    assert_eq!((code, complaint.as_str()), (Some(0), ""));
    assert_eq!(module.unwrap()[..4], *b"\0asm");
}

#[test]
fn a_byte_order_mark_before_it_is_no_error() {
    let (code, complaint, module) = run("marked", "\u{feff}(module (memory 1))");
    assert_eq!((code, complaint.as_str()), (Some(0), ""));
    assert!(module.is_some());
}

#[test]
fn an_invalid_one_names_file_line_and_column_and_writes_nothing() {
    let (code, complaint, module) = run("invalid", "(module\n  (func (result i32)\n    (i64.const 1)))");
    assert_eq!(code, Some(1));
    assert!(complaint.starts_with("error: type mismatch"), "{complaint}");
    assert!(complaint.contains("guest.wat:2:4"), "{complaint}");
    assert_eq!(module, None);
}

#[test]
fn a_file_that_is_not_there_is_bad_usage() {
    let output = Command::new(env!("CARGO_BIN_EXE_assemble")).args(["nowhere.wat", "out.wasm"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.starts_with("error: cannot read nowhere.wat: "), "{complaint}");
}
