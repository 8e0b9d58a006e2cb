//! The command line, as a person types it: every verb, its flags, its exit codes and its complaints.

mod cli_run;

use std::{
    io::Write,
    process::{Command, Stdio},
};

use cli_run::{GROWS, IMPORTS, Ran, module, run};

/// The flags of each verb, beside --help.
const VERBS: [(&str, &[&str]); 5] = [
    ("report", &["--json", "--all", "--grow-import", "--announce", "--pure", "--validate"]),
    ("why", &["--dot", "--mermaid", "--json", "--grow-import", "--announce", "--pure", "--validate"]),
    ("check", &["--never", "--allow", "--sarif", "--json", "--grow-import", "--announce", "--pure", "--validate"]),
    (
        "detach",
        &["--output", "--map", "--json", "--when", "--only", "--up-to", "--grow-import", "--announce", "--pure"],
    ),
    ("refuse", &["--output", "--map", "--json", "--from", "--grow-import", "--announce", "--pure"]),
];

#[test]
fn every_verb_explains_its_flags_with_examples_and_exit_codes() {
    for (verb, flags) in VERBS {
        let Ran { exit, stdout, .. } = run(&[verb, "--help"], &[]);
        assert_eq!(exit, 0);
        let explained: Vec<&str> = stdout
            .lines()
            .filter_map(|line| line.split_whitespace().find(|word| word.starts_with("--")))
            .map(|flag| flag.trim_end_matches(','))
            .filter(|flag| line_begins_with_flag(&stdout, flag))
            .collect();
        for flag in flags {
            assert!(explained.contains(flag), "{verb} --help does not explain {flag}:\n{stdout}");
        }
        for flag in explained {
            assert!(flags.contains(&flag) || flag == "--help", "{verb} --help explains {flag}, which no test knows");
        }
        for part in ["Examples:", "Exit codes:", "  0  ", "  2  "] {
            assert!(stdout.contains(part), "{verb} --help has no {part:?}");
        }
        assert_eq!(stdout.contains("\n  1  "), verb == "check", "only check has findings");
    }
}

fn line_begins_with_flag(help: &str, flag: &str) -> bool {
    help.lines().any(|line| {
        let line = line.trim_start();
        let line = line.strip_prefix("-o, ").or_else(|| line.strip_prefix("-h, ")).unwrap_or(line);
        line.strip_prefix(flag).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

#[test]
fn every_example_does_what_help_says() {
    let mut count = 0;
    for (verb, _) in VERBS {
        let help = run(&[verb, "--help"], &[]).stdout;
        let examples = help.lines().skip_while(|line| *line != "Examples:").skip(1).take_while(|line| !line.is_empty());
        for line in examples {
            let words = cli_run::words(line);
            let words: Vec<&str> = words.iter().map(String::as_str).skip(1).collect();
            let ran = run(&words, &[("app.wasm", &module(IMPORTS))]);
            assert!(ran.exit < 2, "{line}: {}", ran.stderr);
            count += 1;
        }
    }
    assert!(count >= 12, "only {count} examples were found");
}

#[test]
fn no_verb_and_a_wrong_one_are_answered_with_the_way_on() {
    let ran = run(&[], &[]);
    assert!(ran.exit == 2 && ran.stderr.contains("Usage: growscope"), "{}", ran.stderr);
    let ran = run(&["reprot", "app.wasm"], &[]);
    assert!(ran.exit == 2 && ran.stderr.contains("report"), "{}", ran.stderr);
    assert!(run(&["--version"], &[]).stdout.starts_with("growscope "));
}

#[test]
fn inspect_is_an_alias_of_report() {
    let files = [("app.wasm", module(GROWS))];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (*path, bytes.as_slice())).collect();
    assert_eq!(run(&["inspect", "app.wasm"], &files).stdout, run(&["report", "app.wasm"], &files).stdout);
}

#[test]
fn bad_input_is_a_sentence_and_exit_2() {
    let grows = module(GROWS);
    let invalid = wat::parse_str("(module (memory 1) (func (export \"f\") i32.add))").unwrap();
    let cut = &grows[..grows.len() - 3];
    let glue = b"const wasm = 'AGFzbQEAAAA=';";
    let files: [(&str, &[u8]); 6] = [
        ("app.wasm", &grows),
        ("invalid.wasm", &invalid),
        ("cut.wasm", cut),
        ("empty.wasm", b""),
        ("text.wasm", b"hello"),
        ("glue.js", glue),
    ];
    let cases: &[(&[&str], &str)] = &[
        (&["report", "nobody.wasm"], "error: cannot read nobody.wasm: no such file"),
        (&["report", "empty.wasm"], "error: empty.wasm cannot be read as a WebAssembly module: it is empty"),
        (
            &["report", "text.wasm"],
            "it is text, not a WebAssembly module; if it has a module in it, it is in neither base64 nor a list of numbers",
        ),
        (&["report", "cut.wasm"], "; it may have been cut short: get it again"),
        (&["report", "invalid.wasm"], "(at byte "),
        (&["why", "app.wasm", "grwo"], "app.wasm exports no function grwo; did you mean grow?"),
        (&["why", "app.wasm", "#99"], "app.wasm has no function #99: it has 2"),
        (&["why", "app.wasm", "grow", "--dot", "--json"], "cannot be used with"),
        (&["check", "app.wasm"], "--never"),
        (&["check", "app.wasm", "--never", "frob*"], "--never frob*: app.wasm exports no function that matches"),
        (&["report", "app.wasm", "--grow-import", "env.x"], "--grow-import env.x: app.wasm imports no such function"),
        (&["detach", "app.wasm"], "--output"),
        (&["detach", "app.wasm", "-o", "x", "--when", "never"], "reach"),
        (&["detach", "app.wasm", "-o", "x", "--only", "0"], "0 is not in 1.."),
        (&["detach", "app.wasm", "-o", "x", "--only", "1", "--up-to", "2"], "cannot be used with"),
        (&["detach", "app.wasm", "-o", "/no"], "cannot write /no: it is refused"),
        (&["detach", "app.wasm", "-o", "app.wasm"], "app.wasm is not rewritten onto itself"),
        (&["refuse", "app.wasm", "-o", "app.wasm"], "app.wasm is not rewritten onto itself"),
        (&["check", "--never", "*", "app.wasm"], "Usage: growscope check [OPTIONS] <FILE> --never <GLOB>..."),
        (&["why", "app.wasm", "grow_by_a_page"], "`growscope report app.wasm --all` names them"),
        (&["detach", "invalid.wasm", "-o", "x"], "(at byte "),
        (&["refuse", "invalid.wasm", "-o", "x"], "(at byte "),
        (&["detach", "glue.js", "-o", "x"], "glue.js is not rewritten: it has a module in its text, at byte "),
        (&["refuse", "app.wasm", "-o", "x", "--from", "0"], "0 is not in 1.."),
    ];
    for (args, complaint) in cases {
        let ran = run(args, &files);
        assert_eq!(ran.exit, 2, "{args:?}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains(complaint), "{args:?}: {}", ran.stderr);
        assert!(ran.stdout.is_empty() && ran.written.is_empty(), "{args:?} wrote something all the same");
    }
}

#[test]
fn check_finds_and_says_by_which_way() {
    let files = [("app.wasm", module(GROWS))];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (*path, bytes.as_slice())).collect();
    let ran = run(&["check", "app.wasm", "--never", "*", "--sarif", "out.sarif"], &files);
    assert_eq!(ran.exit, 1);
    assert!(ran.stdout.contains("grow: grow → memory.grow (may)"), "{}", ran.stdout);
    assert!(ran.stdout.ends_with("app.wasm: 1 of 2 exports may grow memory: 1 may\n"), "{}", ran.stdout);
    let sarif: serde_json::Value = serde_json::from_slice(&ran.written["out.sarif"]).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 1);
    assert_eq!(results[0]["locations"][0]["logicalLocations"][0]["name"], "grow");
    let ran = run(&["check", "app.wasm", "--never", "idle"], &files);
    assert_eq!((ran.exit, ran.stdout.as_str()), (0, "app.wasm: 1 export checked, none may grow memory\n"));
    assert_eq!(run(&["check", "app.wasm", "--never", "*", "--json"], &files).exit, 1);
}

#[test]
fn a_thousand_findings_are_counted_and_a_hundred_named() {
    let exports: String = (0..1000).map(|at| format!(r#"(export "f{at}" (func 0))"#)).collect();
    let bytes = module(&format!("(module (memory 1) (func (drop (memory.grow (i32.const 1)))) {exports})"));
    let ran = run(&["check", "app.wasm", "--never", "*"], &[("app.wasm", &bytes)]);
    assert_eq!(ran.stdout.lines().filter(|line| line.contains(" → memory.grow (may)")).count(), 100);
    assert!(ran.stdout.contains("… and 900 more; --json and --sarif have all\n"), "{}", ran.stdout);
    let json = run(&["check", "app.wasm", "--never", "*", "--json"], &[("app.wasm", &bytes)]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 1000);
}

#[test]
fn source_lines_are_named_where_the_module_has_them() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lines");
    let bytes = std::fs::read(folder.join("guest.wasm")).unwrap();
    let text = std::fs::read_to_string(folder.join("guest.rs")).unwrap();
    let line = |what: &str| text.lines().position(|line| line.ends_with(&format!("// {what}"))).unwrap() + 1;
    let files = [("app.wasm", bytes.as_slice())];
    let own = line("calls more");
    let inlined = format!("guest.rs:{} in more, inlined", line("grows"));
    let way = format!("(function 1)\n               guest.rs:{own}\n               {inlined}\n");
    let why = run(&["why", "app.wasm", "set_name"], &files).stdout;
    assert!(why.contains(&way), "{why}");
    let ran = run(&["check", "app.wasm", "--never", "*", "--sarif", "out.sarif"], &files);
    assert!(ran.stdout.contains(&way.replace('\n', "\n  ")), "{}", ran.stdout);
    let report = run(&["report", "app.wasm"], &files).stdout;
    assert!(report.contains(&format!("(function 1); guest.rs:{own}; {inlined}")), "{report}");
    let sarif: serde_json::Value = serde_json::from_slice(&ran.written["out.sarif"]).unwrap();
    let result = &sarif["runs"][0]["results"][1];
    assert_eq!(result["locations"][0]["logicalLocations"][0]["name"], "show");
    let place = |location: &serde_json::Value| {
        let place = &location["physicalLocation"];
        (place["artifactLocation"]["uri"].as_str().unwrap().to_owned(), place["region"]["startLine"].as_u64().unwrap())
    };
    let expected = |what: &str| ("guest.rs".to_owned(), line(what) as u64);
    assert_eq!(place(&result["locations"][0]), expected("calls set_name"));
    let steps = result["codeFlows"][0]["threadFlows"][0]["locations"].as_array().unwrap();
    assert_eq!(place(&steps[1]["location"]), expected("calls more"));
}

#[test]
fn a_flag_about_imports_changes_what_is_said() {
    let files = [("app.wasm", module(IMPORTS))];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (*path, bytes.as_slice())).collect();
    let verdict = |flags: &[&str]| {
        let ran = run(&[&["why", "app.wasm", "asks"], flags].concat(), &files);
        ran.stdout.lines().next().unwrap().to_owned()
    };
    assert_eq!(verdict(&[]), "asks: may-through-host");
    assert!(run(&["why", "app.wasm", "asks"], &files).stdout.ends_with("say so: --pure 'env.now'\n"));
    let check = run(&["check", "app.wasm", "--never", "asks"], &files);
    assert!(check.stdout.ends_with("  --allow may-through-host would accept 1 of them\n"), "{}", check.stdout);
    assert_eq!(verdict(&["--pure", "env.now"]), "asks: never");
    assert_eq!(verdict(&["--grow-import", "env.now"]), "asks: may");
    let told = run(&["report", "app.wasm", "--announce", "env.now"], &files).stdout;
    assert!(told.contains("env.now: is told of each growth"), "{told}");
}

#[test]
fn pictures_of_a_way() {
    let files = [("app.wasm", module(GROWS))];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (*path, bytes.as_slice())).collect();
    let dot = run(&["why", "app.wasm", "grow", "--dot"], &files).stdout;
    assert!(dot.starts_with("digraph growth {") && dot.contains("n0 -> n1 [label = \"grows\"];"), "{dot}");
    let mermaid = run(&["why", "app.wasm", "grow", "--mermaid"], &files).stdout;
    assert!(
        mermaid.starts_with("flowchart LR\n") && mermaid.contains("n0 -->|grows| n1[\"memory.grow 0\"]"),
        "{mermaid}"
    );
}

#[test]
fn colour_is_for_terminals() {
    let files = [("app.wasm", module(GROWS))];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (*path, bytes.as_slice())).collect();
    for args in [&["report", "app.wasm"][..], &["why", "app.wasm", "grow"], &["check", "app.wasm", "--never", "*"]] {
        let (plain, coloured) = (run(args, &files).stdout, cli_run::run_in_colour(args, &files).stdout);
        assert!(!plain.contains('\x1b') && coloured.contains("\x1b[1m"), "{coloured:?}");
        let mut stripped = coloured.clone();
        for code in ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[32m"] {
            stripped = stripped.replace(code, "");
        }
        assert_eq!(stripped, plain, "colour changes no word");
    }
    let json = cli_run::run_in_colour(&["report", "app.wasm", "--json"], &files).stdout;
    assert!(!json.contains('\x1b'), "JSON is for programs");
}

#[test]
fn a_name_moves_no_cursor() {
    let wat = "(module (memory 1) (func (export \"a\\1b[2J\\nb\\e2\\80\\aec\") (drop (memory.grow (i32.const 1)))))";
    let bytes = module(wat);
    for args in [
        &["report", "app.wasm"][..],
        &["check", "app.wasm", "--never", "*"],
        &["why", "app.wasm", "#0"],
        &["why", "app.wasm", "#0", "--dot"],
        &["why", "app.wasm", "#0", "--mermaid"],
    ] {
        let said = run(args, &[("app.wasm", &bytes)]).stdout;
        assert!(!said.contains(['\x1b', '\u{202e}']), "{args:?}: {said:?}");
    }
    assert!(run(&["report", "app.wasm"], &[("app.wasm", &bytes)]).stdout.contains("a\\u{1b}[2J\\nb\\u{202e}c"));
}

#[test]
fn long_work_says_what_it_does() {
    let ran = run(&["report", "app.wasm"], &[("app.wasm", &module(GROWS))]);
    assert_eq!(ran.stages, ["reading app.wasm", "decoding app.wasm", "following the calls of app.wasm"]);
    let ran = run(&["detach", "app.wasm", "-o", "x"], &[("app.wasm", &module(GROWS))]);
    assert_eq!(ran.stages.last().unwrap(), "rewriting app.wasm");
}

#[test]
fn the_program_itself_reads_prints_and_answers() {
    let folder = std::env::temp_dir().join(format!("growscope-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("app.wasm");
    std::fs::write(&file, module(GROWS)).unwrap();
    let program = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_growscope"));
        let output = command.arg(args[0]).arg(&file).args(&args[1..]).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (exit, stdout, stderr) = program(&["report"]);
    assert!(exit == Some(0) && stdout.contains("memory.grow") && stderr.is_empty(), "{stdout}{stderr}");
    // No terminal: neither colour nor progress.
    assert!(!stdout.contains('\x1b'));
    assert_eq!(program(&["check", "--never", "idle", "--never", "grow"]).0, Some(1));
    let out = folder.join("out.wasm");
    let (exit, _, stderr) = program(&["detach", "-o", out.to_str().unwrap()]);
    assert_eq!((exit, stderr.as_str()), (Some(0), ""));
    assert!(std::fs::read(&out).unwrap().starts_with(b"\0asm"));
    // By another name, it is the same file.
    let (exit, _, stderr) = program(&["refuse", "-o", folder.join(".").join("app.wasm").to_str().unwrap()]);
    assert!(exit == Some(2) && stderr.contains("onto itself"), "{stderr}");
    let (exit, _, stderr) = program(&["detach", "-o", folder.join("no/out.wasm").to_str().unwrap()]);
    assert!(exit == Some(2) && stderr.contains("there is no such folder; make it first"), "{stderr}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_program_reads_standard_input_and_notices_what_is_lost() {
    let ran = |input: &[u8], out: Stdio, threads: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_growscope"));
        command.args(["report", "-"]).env("GROWSCOPE_THREADS", threads).stdin(Stdio::piped()).stdout(out);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        // It may end before it has read anything.
        child.stdin.take().unwrap().write_all(input).ok();
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let bytes = module(GROWS);
    let (exit, stdout, _) = ran(&bytes, Stdio::piped(), "");
    assert!(exit == Some(0) && stdout.starts_with("-: "), "{stdout}");
    let (exit, _, stderr) = ran(&bytes, Stdio::piped(), "many");
    assert_eq!(
        (exit, stderr.as_str()),
        (Some(2), "error: GROWSCOPE_THREADS is \"many\", not a number from 1 to 1024\n")
    );
    // Elsewhere there is no such device.
    if let Ok(full) = std::fs::File::create("/dev/full") {
        let (exit, _, stderr) = ran(&bytes, full.into(), "1");
        assert!(exit == Some(2) && stderr.starts_with("error: cannot write to standard output: "), "{stderr}");
    }
}
