//! Guests that take without end, and those that answer what no greeter may: the bound that was hit is named, and so is
//! the wrong answer.

use crate::support::{assert_none, ran, scratch};

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

/// The flat text of a body that nests `depth` blocks.
fn nested(depth: usize) -> String {
    format!("{} {}", "block ".repeat(depth), "local.get 0 br_if 0 end ".repeat(depth))
}

/// The flat text of a body over very many locals, each of which hands on what it got, in a loop.
fn handed_on(locals: usize) -> String {
    let hand_on: String = (0..locals).map(|at| format!("local.get {at} local.set {} ", at + 1)).collect();
    format!("(local{}) loop {hand_on} local.get 0 br_if 0 end", " i32".repeat(locals))
}

/// The greeter, with a function of this body beside it.
fn greeter_beside(name: &str, body: &str) -> String {
    guest(name, &GREETER.replace("(module", &format!("(module (func (param i32) {body})")))
}

const SOON: &str = "0.5";
/// Ended by another bound, however busy the machine is.
const LATE: &str = "60";

#[test]
fn whatever_takes_without_end_is_ended_in_greet_and_in_matrix_and_the_limit_is_named() {
    let cases = [
        ("many", many(100_000), SOON, "at the time limit of 0.5 s"),
        (
            "grows",
            greeter_that("grows", "(loop $more (drop (memory.grow (i32.const 1))) (br $more))"),
            SOON,
            "time limit of 0.5 s",
        ),
        (
            "grows_and_traps",
            greeter_that(
                "grows_and_traps",
                "(loop $more (br_if $more (i32.ne (memory.grow (i32.const 64)) (i32.const -1)))) (unreachable)",
            ),
            LATE,
            "this host gives 8,192 pages",
        ),
        (
            "allocates_objects",
            guest("allocates_objects", include_str!("guests/allocates_objects.wat")),
            LATE,
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
            LATE,
            "1,048,576 pages at first; this host gives 8,192 pages",
        ),
        (
            "large_table",
            guest("large_table", &GREETER.replace("(module", "(module (table 4000000 funcref)")),
            LATE,
            "a table of 4,000,000 elements was refused",
        ),
        (
            "shared_without_end",
            guest("shared_without_end", &GREETER.replace("\"memory\") 1)", "\"memory\") 1 65536 shared)")),
            LATE,
            "65,536 pages, and a guest gets 8,192",
        ),
    ];
    let mut complaints = Vec::new();
    for (name, path, limit, mentions) in &cases {
        for verb in ["greet", "matrix"] {
            let seen = ran(&[verb, path, "--time-limit", limit]);
            let complaint = seen.complaint(2, &[], &[(*mentions).to_owned()]);
            complaints.extend(complaint.map(|complaint| (format!("{verb} {name}"), complaint)));
        }
    }
    assert_none(complaints);
}

#[test]
fn a_guest_that_is_made_to_take_long_to_compile_is_compiled_in_time_or_ended_by_the_limits_name() {
    let mut complaints = Vec::new();
    for (name, path) in [
        ("deep", greeter_beside("deep", &nested(30_000))),
        ("locals", greeter_beside("locals", &handed_on(20_000))),
        ("shallow", greeter_beside("shallow", &nested(900))),
    ] {
        for verb in ["greet", "matrix"] {
            let seen = ran(&[verb, &path, "--time-limit", "2"]);
            let (ends, said) = match seen.exit {
                Some(0) => (0, vec![]),
                _ => (2, vec!["at the time limit of 2 s".to_owned()]),
            };
            complaints.extend(seen.complaint(ends, &[], &said).map(|complaint| (format!("{verb} {name}"), complaint)));
        }
    }
    assert_none(complaints);
}

#[test]
fn exceptions_are_a_guests_own_affair_and_the_first_kind_is_refused_by_name() {
    let good = guest("catches_its_own", include_str!("guests/catches_its_own.wat"));
    for verb in ["greet", "matrix"] {
        let ran = ran(&[verb, &good]);
        assert_eq!(ran.exit, Some(0), "{verb}: {}{}", ran.stdout, ran.stderr);
    }
    let path = guest("legacy_exceptions", include_str!("guests/legacy_exceptions.wat"));
    let mut wasm = std::fs::read(&path).unwrap();
    let block = [0x02, 0x7f, 0x41, 0x7f, 0x08, 0x00, 0x01, 0x01, 0x0b];
    let at = wasm.windows(block.len()).position(|bytes| bytes == block).unwrap();
    (wasm[at], wasm[at + 6], wasm[at + 7]) = (0x06, 0x07, 0x00);
    std::fs::write(&path, wasm).unwrap();
    for verb in ["greet", "matrix"] {
        let seen = ran(&[verb, &path]);
        let wanted = ["legacy_exceptions.wasm: wasmtime does not accept it: ", "legacy"].map(str::to_owned);
        assert_eq!(seen.complaint(2, &[], &wanted), None, "{verb}");
    }
}

#[test]
fn what_takes_long_to_inspect_is_ended_too_and_the_limit_is_named() {
    let path = many(100_000);
    for (option, said) in [("--time-limit", "at the time limit of 0.05 s"), ("--run-limit", "run's limit of 0.05 s")] {
        let seen = ran(&["inspect", &path, option, "0.05"]);
        assert_eq!(seen.complaint(2, &[], &["many.wasm", said].map(str::to_owned)), None, "{option}");
    }
}

#[test]
fn what_is_inspected_does_not_run() {
    let path = guest("traps_at_start", "(module (func $start (unreachable)) (start $start) (memory 1))");
    assert_eq!(ran(&["inspect", &path]).exit, Some(0));
}

#[test]
fn a_run_as_a_whole_is_bounded_too() {
    let slow = ran(&["matrix", "--run-limit", "0.05"]);
    assert!(slow.exit == Some(2) && slow.stderr.contains("run's limit of 0.05 s"), "{:?} {}", slow.exit, slow.stderr);
}

#[test]
fn a_guest_that_does_not_refuse_as_it_should_breaks_the_protocol() {
    let name_too_long = "(if (i32.gt_u (local.get $name_len) (i32.const 16)) (then (return (i32.const -2))))";
    assert!(GREETER.contains(name_too_long));
    let instead = |name: &str, then: &str| {
        guest(name, &GREETER.replace(name_too_long, &name_too_long.replace("(return (i32.const -2))", then)))
    };
    for (path, seen) in [
        (instead("traps_when_long", "(unreachable)"), "saw the guest trapped in set_name"),
        (instead("seven_when_long", "(return (i32.const 7))"), "saw 7"),
    ] {
        let wanted = ["set_name(0, 17) should answer -2", seen].map(str::to_owned);
        assert_eq!(ran(&["matrix", &path]).complaint(2, &[], &wanted), None);
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
