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

/// A pipe into which nobody writes, in the place of whatever is there.
fn make_pipe(path: &Path) {
    fs::remove_file(path).ok();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_pipe_inside_dist_is_not_waited_for() {
    let folder = small_dist("pipes-inside");
    let dist = folder.to_str().unwrap();
    let good = index_with(only_memoryguest);
    fs::write(folder.join(catalogue::INDEX_FILE), &good).unwrap();
    let report = folder.join("report/host-rust.json");
    let matrix = ["matrix", "--report-only", "--dist", dist];
    assert_eq!(ran(&matrix).exit, Some(0));
    make_pipe(&report);
    assert_eq!(ran(&matrix).exit, Some(0));
    assert!(fs::metadata(&report).unwrap().is_file(), "the pipe is there still");

    fs::create_dir_all(folder.join("cases")).unwrap();
    let mut complaints = Vec::new();
    for (file, verb) in [("cases/heaps.json", "heaps"), ("memoryguest.wasm", "matrix"), ("guests.json", "matrix")] {
        make_pipe(&folder.join(file));
        let wanted = [format!("cannot read {dist}/{file}"), "it is no file".into(), "make guests".into()];
        let complaint = ran(&[verb, "--dist", dist]).complaint(2, &[], &wanted);
        complaints.extend(complaint.map(|complaint| (file.to_owned(), complaint)));
    }
    assert_none(complaints);
}

#[test]
fn a_pipe_a_device_and_a_very_large_file_are_not_read() {
    let folder = scratch("pipes");
    let pipe = folder.join("pipe.wasm");
    make_pipe(&pipe);
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

#[test]
fn a_folder_in_the_place_of_the_report_is_named() {
    // Whoever runs the tests may be root, whom a file that is read-only does not stop.
    let folder = small_dist("report-is-a-folder");
    fs::write(folder.join(catalogue::INDEX_FILE), index_with(only_memoryguest)).unwrap();
    fs::create_dir_all(folder.join("report/host-rust.json")).unwrap();
    let ran = ran(&["matrix", "--dist", folder.to_str().unwrap()]);
    let wanted = ["cannot write".to_owned(), "report-is-a-folder/report/host-rust.json".to_owned()];
    assert_eq!(ran.complaint(2, &[], &wanted), None);
    let left: Vec<_> = fs::read_dir(folder.join("report")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["host-rust.json"]);
}

#[test]
fn a_report_that_was_altered_is_made_again() {
    let folder = small_dist("altered");
    fs::write(folder.join(catalogue::INDEX_FILE), index_with(only_memoryguest)).unwrap();
    let path = folder.join("report/host-rust.json");
    let matrix = ["matrix", "--report-only", "--dist", folder.to_str().unwrap()];
    assert_eq!(ran(&matrix).exit, Some(0));
    let outcomes = || {
        let report: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        report["cells"].as_array().unwrap().iter().map(|cell| cell["outcome"].clone()).collect::<Vec<_>>()
    };
    let (written, seen) = (fs::read_to_string(&path).unwrap(), outcomes());
    let altered = written.replacen("\"outcome\": \"greeted\"", "\"outcome\": \"silent\"", 1);
    assert_ne!(written, altered);
    fs::write(&path, altered).unwrap();
    assert_ne!(outcomes(), seen);
    assert_eq!(ran(&matrix).exit, Some(0));
    assert_eq!(outcomes(), seen);
}

#[test]
fn a_working_directory_that_is_gone_takes_nothing_else_with_it() {
    let folder = scratch("gone");
    let program = env!("CARGO_BIN_EXE_host-rust");
    let run = |args: &str| {
        fs::create_dir_all(&folder).unwrap();
        let script = format!("cd '{}' && rmdir \"$PWD\" && exec '{program}' {args}", folder.display());
        let output = Command::new("sh").args(["-c", &script]).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    dist();
    for (args, exit, said) in [
        ("greet memoryguest", 0, "Ahoy there, Testy McTestface!"),
        ("matrix memoryguest", 0, "0 disagree, 0 vacuous"),
        ("inspect memoryguest", 0, "4 never"),
        ("greet ./mine.wasm", 2, "cannot read ./mine.wasm"),
        ("greet memoryguest --dist here", 2, "cannot read here/guests.json"),
    ] {
        let (code, stdout, stderr) = run(args);
        assert!(code == Some(exit) && (stdout + &stderr).contains(said), "{args}: {code:?} {stderr}");
        assert!(!stderr.contains("panicked"), "{args}: {stderr}");
    }
}

#[test]
fn two_files_of_one_name_are_two_guests() {
    let folder = scratch("twins");
    let path = |place: &str, guest: &str| {
        fs::create_dir_all(folder.join(place)).unwrap();
        let path = folder.join(place).join("twin.wasm");
        fs::copy(dist().join(guest), &path).unwrap();
        path.display().to_string()
    };
    let (one, other) = (path("one", "memoryguest.wasm"), path("other", "lib_bump.wasm"));
    let ran = ran(&["matrix", &one, &other]);
    assert_eq!(ran.exit, Some(0), "{}", ran.stderr);
    let row = |path: &str| ran.stdout.lines().find(|line| line.starts_with(path)).unwrap_or_default();
    assert!(row(&one).contains("greeted 1 → 1") && row(&other).contains("greeted 1 → 2"), "{}", ran.stdout);
}

#[test]
fn a_reader_that_goes_away_does_not_make_a_failure_a_success() {
    let mut child = host(&["matrix", &crate::support::bad_guest("wrong_message"), "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_terminal_that_takes_no_colour_gets_none() {
    let lost = format!("{} greet --strategy cached-pointer-moving", env!("CARGO_BIN_EXE_host-rust"));
    dist();
    // util-linux's script runs a command in a terminal of its own.
    let shown = |term: &str, no_colour: Option<&str>| {
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--command", &lost, "/dev/null"]).env("TERM", term).env_remove("NO_COLOR");
        script.envs(no_colour.map(|value| ("NO_COLOR", value))).stdin(Stdio::null());
        script.output().ok().map(|output| String::from_utf8(output.stdout).unwrap())
    };
    let Some(coloured) = shown("xterm-256color", None) else {
        eprintln!("SKIP: there is no `script`, of util-linux, to run a command in a terminal");
        return;
    };
    assert!(coloured.contains("error:") && coloured.contains('\x1b'), "a terminal got no colour: {coloured:?}");
    for plain in [shown("dumb", None).unwrap(), shown("xterm-256color", Some("1")).unwrap()] {
        assert!(plain.contains("error:") && !plain.contains('\x1b'), "{plain:?}");
    }
}
