//! What is not as it should be around a guest: its file, `dist/`, and whoever reads the output.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::support::{assert_none, dist, host, index, ran, scratch};

/// A `dist/` of one guest and its index.
fn small_dist(name: &str) -> PathBuf {
    let folder = scratch(name);
    fs::remove_dir_all(&folder).unwrap();
    fs::create_dir_all(&folder).unwrap();
    for file in ["memoryguest.wasm", catalogue::INDEX_FILE] {
        fs::copy(dist().join(file), folder.join(file)).unwrap();
    }
    folder
}

fn index_with(change: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut index = serde_json::to_value(index()).unwrap();
    change(&mut index);
    index.to_string()
}

fn only_memoryguest(index: &mut serde_json::Value) {
    index["guests"].as_array_mut().unwrap().retain(|guest| guest["name"] == "memoryguest");
}

#[test]
fn a_dist_that_is_damaged_is_named_with_what_to_run() {
    let folder = small_dist("damaged");
    let good = fs::read_to_string(folder.join(catalogue::INDEX_FILE)).unwrap();
    let older = index_with(|index| {
        index["guests"][0]["artefact"].as_object_mut().unwrap().remove("sha256");
    });
    let empty = index_with(|index| index["guests"] = serde_json::json!([]));
    let unscheduled = index_with(|index| {
        only_memoryguest(index);
        index["schedules"] = serde_json::json!([]);
    });
    let named = "damaged/guests.json";
    let cases = [
        ("{}", named),
        ("null", named),
        ("", named),
        (&good[..good.len() / 2], named),
        (&older, named),
        (&empty, "no cell to run"),
        (&unscheduled, "no cell to run"),
    ];
    let mut complaints = Vec::new();
    for (at, (text, mentions)) in cases.into_iter().enumerate() {
        fs::write(folder.join(catalogue::INDEX_FILE), text).unwrap();
        let ran = ran(&["matrix", "--dist", folder.to_str().unwrap()]);
        let wanted = [mentions.to_owned(), "make".to_owned()];
        complaints.extend(ran.complaint(2, &[], &wanted).map(|complaint| (format!("case {at}"), complaint)));
    }
    assert_none(complaints);
}

#[test]
fn a_guest_that_is_not_the_described_one_is_refused() {
    let folder = small_dist("another");
    fs::copy(dist().join("lib_growth.wasm"), folder.join("memoryguest.wasm")).unwrap();
    let ran = ran(&["greet", "memoryguest", "--dist", folder.to_str().unwrap()]);
    let wanted = ["another/memoryguest.wasm is not the guest".to_owned(), "make guests".to_owned()];
    assert_none(ran.complaint(2, &[], &wanted).map(|complaint| (String::new(), complaint)).into_iter().collect());
}

#[test]
fn a_pipe_a_device_and_a_very_large_file_are_not_read() {
    let folder = scratch("pipes");
    let pipe = folder.join("pipe.wasm");
    if !pipe.exists() {
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    }
    let device = folder.join("zero.wasm");
    if fs::symlink_metadata(&device).is_err() {
        std::os::unix::fs::symlink("/dev/zero", &device).unwrap();
    }
    let large = folder.join("large.wasm");
    File::create(&large).unwrap().set_len(1 << 40).unwrap();
    let path = |path: &Path| path.display().to_string();
    for (path, said) in
        [(path(&pipe), "is no file"), (path(&device), "is no file"), (path(&large), "67,108,864 at most")]
    {
        let ran = ran(&["greet", &path]);
        assert!(ran.exit == Some(2) && ran.stderr.contains(said), "{path}: {:?} {}", ran.exit, ran.stderr);
    }
}

#[test]
fn output_that_is_lost_is_a_failure_and_a_reader_that_has_read_enough_is_not() {
    let full = |args: &[&str]| {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = host(args).stdout(full).stderr(Stdio::piped()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for args in [&["inspect", "lib_bump"][..], &["inspect", "lib_bump", "--json"], &["greet"], &["--help"]] {
        let (code, said) = full(args);
        assert!(code == Some(2) && said.contains("could not be written: No space left"), "{args:?}: {code:?} {said}");
    }
}

#[test]
fn errors_are_json_where_json_was_asked_for() {
    for args in [&["greet", "nobody", "--json"][..], &["matrix", "nobody", "--json"], &["greet", "--json", "--loudly"]]
    {
        let ran = ran(args);
        let said: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let message = said["error"]["message"].as_str().unwrap();
        assert!(ran.exit == Some(2) && ran.stderr.contains(message), "{args:?}: {}", ran.stderr);
        assert!(said["error"]["next"].is_array(), "{said}");
    }
}

#[test]
fn a_very_long_value_is_not_repeated_whole() {
    let long = "x".repeat(100_000);
    for args in [&["greet", &long][..], &["greet", "--strategy", &long], &["greet", "--time-limit", &long]] {
        let ran = ran(args);
        assert!(ran.exit == Some(2) && ran.stderr.len() < 3_000, "{:?}, {} bytes", ran.exit, ran.stderr.len());
    }
}

#[test]
fn a_report_that_cannot_be_written_is_named() {
    let folder = small_dist("report-is-a-file");
    let one = index_with(only_memoryguest);
    fs::write(folder.join(catalogue::INDEX_FILE), one).unwrap();
    let dist = folder.to_str().unwrap();
    let report = || fs::read_to_string(folder.join("report/host-rust.json")).unwrap();

    assert_eq!(ran(&["matrix", "--report-only", "--dist", dist]).exit, Some(0));
    let first = fs::metadata(folder.join("report/host-rust.json")).unwrap().modified().unwrap();
    assert_eq!(ran(&["matrix", "--report-only", "--dist", dist]).exit, Some(0));
    let again = fs::metadata(folder.join("report/host-rust.json")).unwrap().modified().unwrap();
    assert_eq!(first, again, "a report of these very guests was made again");
    let other = report().replace("\"madeFrom\": \"", "\"madeFrom\": \"0");
    fs::write(folder.join("report/host-rust.json"), &other).unwrap();
    assert_eq!(ran(&["matrix", "--report-only", "--dist", dist]).exit, Some(0));
    assert_ne!(report(), other, "a report of other guests was left as it was");

    fs::remove_dir_all(folder.join("report")).unwrap();
    fs::write(folder.join("report"), "a file").unwrap();
    let ran = ran(&["matrix", "--dist", dist]);
    let wanted = ["cannot write".to_owned(), "report/host-rust.json".to_owned()];
    assert_none(ran.complaint(2, &[], &wanted).map(|complaint| (String::new(), complaint)).into_iter().collect());
}
