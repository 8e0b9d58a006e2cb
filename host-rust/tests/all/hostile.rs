//! Guests that take without end, and those that answer what no greeter may: the bound that was hit is named, and so is
//! the wrong answer.

use crate::support::{assert_none, bad_guest, ran, scratch};

const GREETER: &str = include_str!("../../../wat/memoryguest.wat");

/// A module, written beside the tests; its path.
fn guest(name: &str, wat: &str) -> String {
    let path = scratch("hostile").join(format!("{name}.wasm"));
    std::fs::write(&path, wat::parse_str(wat).unwrap()).unwrap();
    path.display().to_string()
}

/// The greeter, with this at the beginning of `set_name`.
fn greeter_that(name: &str, first: &str) -> String {
    guest(
        name,
        &GREETER.replace(
            "    (memory.copy (global.get $message)",
            &format!("{first}\n    (memory.copy (global.get $message)"),
        ),
    )
}

/// A module of very many functions, as many as `functions`.
fn many(functions: usize) -> String {
    let body = "(func (param i32) (result i32) (i32.mul (local.get 0) (i32.add (local.get 0) (i32.const 7))))";
    guest("many", &GREETER.replace("(module", &format!("(module {}", body.repeat(functions))))
}

#[test]
fn whatever_takes_without_end_is_ended_in_greet_and_in_matrix_and_the_limit_is_named() {
    let deep = format!("{}(nop){}", "(block ".repeat(900), ")".repeat(900));
    let cases = [
        ("waits", bad_guest("waits"), "time limit of 0.5 s"),
        ("waits_at_start", bad_guest("waits_at_start"), "time limit of 0.5 s"),
        ("never_returns", bad_guest("never_returns"), "time limit of 0.5 s"),
        ("many", many(100_000), "limit of 2 s"),
        (
            "grows",
            greeter_that("grows", "(loop $more (drop (memory.grow (i32.const 1))) (br $more))"),
            "time limit of 0.5 s",
        ),
        (
            "grows_and_traps",
            greeter_that(
                "grows_and_traps",
                "(loop $more (br_if $more (i32.ne (memory.grow (i32.const 64)) (i32.const -1)))) (unreachable)",
            ),
            "this host gives 8,192 pages",
        ),
        (
            "declares_64_gib",
            guest(
                "declares_64_gib",
                &GREETER
                    .replace("(memory (export \"memory\") 1)", "(memory (export \"memory\") i64 1048576)")
                    .replace("memory.copy", "call $copy")
                    .replace(
                        "(func (export \"get_salutation_ptr\")",
                        "(func $copy (param i32 i32 i32))\n(func (export \"get_salutation_ptr\")",
                    )
                    .replace("(i32.store16 (local.get $end)", "(i32.store16 (i64.extend_i32_u (local.get $end))")
                    .replace("(i32.store8 (local.get $end)", "(i32.store8 (i64.extend_i32_u (local.get $end))"),
            ),
            "1,048,576 pages at first; this host gives 8,192 pages",
        ),
        (
            "large_table",
            guest("large_table", &GREETER.replace("(module", "(module (table 4000000 funcref)")),
            "a table of 4,000,000 elements was refused",
        ),
        (
            "shared_without_end",
            guest("shared_without_end", &GREETER.replace("\"memory\") 1)", "\"memory\") 1 65536 shared)")),
            "65,536 pages, and a guest gets 8,192",
        ),
        ("deep", greeter_that("deep", &deep), ""),
    ];
    let mut complaints = Vec::new();
    for (name, path, mentions) in &cases {
        for verb in ["greet", "matrix"] {
            let seen = ran(&[verb, path, "--time-limit", "0.5"]);
            let ends = if mentions.is_empty() { 0 } else { 2 };
            // Where each growth moves memory, time is up before memory is.
            let late = (*name, verb) == ("grows_and_traps", "matrix");
            let said = if late { "time limit of 0.5 s".to_owned() } else { (*mentions).to_owned() };
            complaints
                .extend(seen.complaint(ends, &[], &[said]).map(|complaint| (format!("{verb} {name}"), complaint)));
        }
    }
    assert_none(complaints);
}

#[test]
fn a_run_as_a_whole_is_bounded_too() {
    let slow = ran(&["matrix", "--run-limit", "0.05"]);
    assert!(slow.exit == Some(2) && slow.stderr.contains("run's limit of 0.05 s"), "{:?} {}", slow.exit, slow.stderr);
}

#[test]
fn a_guest_that_does_not_refuse_as_it_should_disagrees() {
    let name_too_long = "(if (i32.gt_u (local.get $name_len) (i32.const 16)) (then (return (i32.const -2))))";
    assert!(GREETER.contains(name_too_long));
    let instead = |name: &str, then: &str| {
        guest(name, &GREETER.replace(name_too_long, &name_too_long.replace("(return (i32.const -2))", then)))
    };
    for (path, seen) in [
        (instead("traps_when_long", "(unreachable)"), "saw the guest trapped in set_name"),
        (instead("seven_when_long", "(return (i32.const 7))"), "saw 7"),
    ] {
        let ran = ran(&["matrix", &path]);
        assert_eq!(ran.exit, Some(1), "{}", ran.stderr);
        let expected = "expected set_name(0, 17) to answer -2";
        assert!(ran.stdout.contains(expected) && ran.stdout.contains(seen), "{}", ran.stdout);
    }
}

#[test]
fn a_guest_that_starts_without_a_page_greets_like_any_other() {
    let wat = GREETER.replace("\"memory\") 1)", "\"memory\") 0)").replace(
        "\"get_salutation_ptr\") (result i32)",
        "\"get_salutation_ptr\") (result i32) (if (i32.eqz (memory.size)) (then (drop (memory.grow (i32.const 1)))))",
    );
    let ran = ran(&["matrix", &guest("no_page", &wat)]);
    assert_eq!(ran.exit, Some(0), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_byte_that_is_no_text_is_shown_as_it_is() {
    let path = greeter_that("byte_ff", "(i32.store8 (i32.const 16) (i32.const 0xff))");
    let ran = ran(&["greet", &path, "--name", "\u{fffd}"]);
    assert_eq!(ran.exit, Some(1), "{}", ran.stdout);
    assert!(ran.stderr.contains("\\xff"), "{}", ran.stderr);
}

#[test]
fn text_of_others_moves_no_cursor() {
    let hostile = "a\\1b[2J\\0ab\\e2\\80\\aec";
    let names =
        guest("names", &GREETER.replace("(module", &format!("(module (import \"{hostile}\" \"{hostile}\" (func))")));
    let exports = guest("exports", &GREETER.replace("(module", &format!("(module (func (export \"{hostile}\"))")));
    let shown = "a\\u{1b}[2J\\nb\\u{202e}c";
    let seen = [
        ran(&["greet", &names]).stderr,
        ran(&["inspect", &names]).stdout,
        ran(&["inspect", &exports]).stdout,
        ran(&["greet", "memoryguest", "--name", "a\x1b[2J\nb\u{202e}c"]).stdout,
        ran(&["greet", "a\x1b[2J\nb\u{202e}c"]).stderr,
        ran(&["greet", "a\x1b[2J\nb\u{202e}c.wasm"]).stderr,
        ran(&["heaps", "a\x1b[2J\nb\u{202e}c"]).stderr,
    ];
    for text in seen {
        assert!(text.contains(shown), "{text:?}");
        assert!(!text.contains(['\x1b', '\u{202e}']), "{text:?}");
    }
    let option = ran(&["greet", "--strategy", "a\x1b[2Jb"]).stderr;
    assert!(!option.contains('\x1b'), "{option:?}");
}
