//! Memory that is refused: what a guest makes of it, and what its host learns.

use host_rust::{
    fault::{During, Fault, Frames},
    instance::{Instance, Slot},
    limits::{Bound, Limits, Refusal},
    views::STRATEGIES,
};
use wasmtime::Trap;

use crate::support::instantiate;

fn limited(guest: &str, max_pages: u64, trap: bool) -> Instance {
    instantiate(guest, Limits::of(Some(max_pages), trap)).unwrap()
}

#[test]
fn a_guest_that_provides_for_it_answers_minus_four_and_leaves_its_message_alone() {
    let mut guest = limited("lib_bump", 1, false);
    let view = (STRATEGIES[0].take)(&guest.memory, &guest.store);
    let message = guest.pointers().unwrap().message;
    let slot = |guest: &Instance| {
        let at = guest.check(Slot::Message, message, greeting::MESSAGE_BYTES).unwrap();
        view.read(&guest.store, at, greeting::MESSAGE_BYTES).unwrap()
    };
    assert_eq!(guest.set_name(16, 16).unwrap(), 35);
    let before = slot(&guest);
    let refused = (0..10_000).map(|_| guest.set_name(16, 16).unwrap()).find(|result| *result != 35);
    assert_eq!(refused, Some(-4));
    assert_eq!(slot(&guest), before);
    assert_eq!(guest.store.data().refused, Some(Refusal { bound: Bound::MaxPages, from: 1, to: 2, max: 1 }));
    assert_eq!(guest.extent().pages(), 1);
    assert!(matches!(guest.message_bytes(-4), Err(Fault::Failed { refusal: Some(_), .. })));
    guest.reset().unwrap();
    assert_eq!(guest.set_name(16, 16).unwrap(), 35, "reset gives it its memory back");
}

#[test]
fn a_guest_that_does_not_provide_for_it_traps() {
    let mut guest = limited("lib_growth", 17, false);
    let fault = guest.set_name(16, 16).unwrap_err();
    let Fault::Trapped { during, trap, refusal, .. } = fault else { panic!("{fault}") };
    assert_eq!((during, trap), (During::Call("set_name"), Trap::UnreachableCodeReached));
    assert_eq!(refusal, Some(Refusal { bound: Bound::MaxPages, from: 17, to: 18, max: 17 }));
    assert_eq!(guest.extent().pages(), 17);
}

#[test]
fn a_page_more_and_the_same_guest_greets() {
    let mut guest = limited("lib_growth", 18, true);
    assert_eq!((guest.set_name(16, 16).unwrap(), guest.extent().pages()), (35, 18));
    assert_eq!(guest.store.data().refused, None);
}

fn frames_at_refusal(guest: &str) -> Frames {
    let fault = limited(guest, 17, true).set_name(16, 16).unwrap_err();
    let Fault::Refused { during, refusal, frames } = fault else { panic!("{fault}") };
    assert_eq!(
        (during, refusal),
        (During::Call("set_name"), Refusal { bound: Bound::MaxPages, from: 17, to: 18, max: 17 })
    );
    frames
}

#[test]
fn a_trap_at_the_refusal_shows_the_way_from_set_name_to_memory_grow() {
    let Frames(frames) = frames_at_refusal("lib_growth_named");
    let names: Vec<_> = frames.iter().map(|frame| frame.as_ref().unwrap().as_str()).collect();
    assert_eq!(names.last(), Some(&"set_name"), "{names:?}");
    assert!(names[0].contains("malloc"), "{names:?}");
}

#[test]
fn a_guest_without_names_shows_as_many_frames_and_no_name() {
    let (Frames(named), Frames(unnamed)) = (frames_at_refusal("lib_growth_named"), frames_at_refusal("lib_growth"));
    assert_eq!(named.len(), unnamed.len());
    assert!(unnamed.iter().all(Result::is_err));
}

#[test]
fn wasmtime_asks_no_limiter_before_a_shared_memory_grows() {
    let mut guest = limited("memoryguest_shared_grow", 32, true);
    assert_eq!(guest.extent().pages(), 1);
    assert_eq!(guest.set_name(16, 16).unwrap(), 35);
    assert_eq!((guest.extent().pages(), guest.store.data().refused), (2, None));
}

#[test]
fn so_a_shared_memory_that_could_grow_too_far_is_refused_at_once() {
    let refused = instantiate("memoryguest_shared_grow", Limits::of(Some(31), false)).err().unwrap();
    assert!(matches!(refused, Fault::SharedTooLarge { pages: 32, max: 31 }), "{refused}");
}
