//! A slice that is held across a call does not compile, and that is why.

use host_rust::{
    cell::{Outcome, Verdict},
    compile_time::{self, Compiled},
};

use crate::support::index;

#[test]
fn a_slice_held_across_a_call_is_refused_with_e0502_and_nothing_else() {
    let Compiled { success, codes, message } = compile_time::compile("does-not-compile").unwrap();
    assert_eq!((success, codes.as_slice()), (false, &["E0502".to_owned()][..]), "{message}");
    assert!(message.contains("`store`"), "{message}");
}

#[test]
fn the_same_program_compiles_when_it_takes_the_slice_after_the_call() {
    let compiled = compile_time::compile("does-not-compile,compiles").unwrap();
    assert_eq!(compiled, Compiled { success: true, codes: vec![], message: String::new() });
}

#[test]
fn the_refusal_is_a_cell_of_the_matrix() {
    let cell = compile_time::cell(index().schedules[0]);
    assert_eq!((cell.outcome, cell.expected, cell.verdict), (Outcome::Refused, Outcome::Refused, Verdict::Agrees));
    assert!(cell.detail.as_ref().unwrap().starts_with("error[E0502]: "), "{cell:?}");
}
