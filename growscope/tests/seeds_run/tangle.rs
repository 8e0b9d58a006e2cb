//! A module by seed in which everything calls, branches, throws and grows, and whose parameters say which way.

use std::fmt::Write;

const FUNCTIONS: usize = 9;

/// The module of a seed.
pub fn module(seed: u64) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut text = String::from("(module (memory (export \"memory\") 1) (tag $e) (type $t (func (param i32)))\n");
    let slots: Vec<String> = (0..random.usize(1..4)).map(|_| format!("$f{}", random.usize(..FUNCTIONS))).collect();
    // A table that the host can write, or cannot.
    let exported = if random.u8(..4) == 0 { "(export \"table\")" } else { "" };
    writeln!(text, "(table $tab {exported} funcref (elem {}))", slots.join(" ")).unwrap();
    for function in 0..FUNCTIONS {
        let mut body = String::new();
        // Only some grow.
        let grows = random.u8(..4) == 0;
        block(&mut body, &mut random, 3, grows, slots.len());
        writeln!(text, "(func $f{function} (export \"f{function}\") (param i32) {body})").unwrap();
    }
    text.push(')');
    wat::parse_str(&text).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"))
}

fn block(body: &mut String, random: &mut fastrand::Rng, depth: u32, grows: bool, slots: usize) {
    for _ in 0..random.u8(0..4) {
        let bit = format!("(i32.and (i32.shr_u (local.get 0) (i32.const {})) (i32.const 1))", random.u8(..32));
        let on = format!("(i32.rotr (local.get 0) (i32.const {}))", random.u8(1..32));
        let callee = random.usize(..FUNCTIONS);
        let inner = |random: &mut fastrand::Rng| {
            let mut inner = String::new();
            if depth > 0 {
                block(&mut inner, random, depth - 1, grows, slots);
            }
            inner
        };
        let statement = match random.u8(..24) {
            0..4 => format!("(call $f{callee} {on})"),
            4..9 if grows => "(drop (memory.grow (i32.const 1)))".into(),
            9 => "(unreachable)".into(),
            10..13 => format!("(if {bit} (then {}) (else {}))", inner(random), inner(random)),
            13..15 => format!("(block (br_if 0 {bit}) {})", inner(random)),
            15 => "(return)".into(),
            16..18 => format!("(call_indirect $tab (type $t) {on} (i32.const {}))", random.usize(..slots)),
            18 => format!("(return_call $f{callee} {on})"),
            19 => format!("(if {bit} (then (throw $e)))"),
            20 => format!("(block $h (try_table (catch_all $h) {}))", inner(random)),
            21 => format!("(block $h (try_table (catch $e $h) {}) (return))", inner(random)),
            22 => format!("(loop {} (br_if 0 {bit}))", inner(random)),
            _ => format!("(if {bit} (then (call $f{callee} {on}) unreachable))"),
        };
        body.push_str(&statement);
    }
}
