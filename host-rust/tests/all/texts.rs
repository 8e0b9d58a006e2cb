//! Texts and lengths of every kind, straight into each guest.

use host_rust::{
    cell::Outcome,
    instance::{Instance, Pointers, Slot},
    limits::Limits,
    run,
    views::{STRATEGIES, View},
};
use serde::Deserialize;

use crate::support::{assert_none, dist, greeters, instantiate};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Text {
    salutation: String,
    name: String,
    sal_len: u32,
    name_len: u32,
    bytes: Answer,
    utf8: Answer,
}

#[derive(Deserialize)]
struct Answer {
    result: i32,
    message: Option<String>,
}

/// Fills the message's slot before each call, so that a guest which touches it is seen.
const UNTOUCHED: [u8; greeting::MESSAGE_BYTES] = [0xa5; greeting::MESSAGE_BYTES];

struct Guest {
    instance: Instance,
    view: Box<dyn View>,
    pointers: Pointers,
}

impl Guest {
    fn new(name: &str) -> Self {
        let mut instance = instantiate(name, Limits::default()).unwrap();
        let view = (STRATEGIES[0].take)(&instance.memory, &instance.store);
        let pointers = instance.pointers().unwrap();
        // The message slot of memoryguest_shared_grow does not exist before its first greeting.
        instance.set_name(0, 0).unwrap();
        Guest { instance, view, pointers }
    }

    fn write(&mut self, slot: Slot, pointer: u32, bytes: &[u8]) {
        let at = self.instance.check(slot, pointer, bytes.len()).unwrap();
        self.view.write(&mut self.instance.store, at, bytes).unwrap();
    }

    fn message_slot(&self) -> Vec<u8> {
        let at = self.instance.check(Slot::Message, self.pointers.message, UNTOUCHED.len()).unwrap();
        self.view.read(&self.instance.store, at, UNTOUCHED.len()).unwrap()
    }

    /// Sends one text and says what is wrong with the answer, if anything.
    fn send(&mut self, text: &Text, wanted: &Answer) -> Option<String> {
        let Pointers { salutation, name, message } = self.pointers;
        self.write(Slot::Salutation, salutation, &unhex(&text.salutation));
        self.write(Slot::Name, name, &unhex(&text.name));
        self.write(Slot::Message, message, &UNTOUCHED);
        let result = match self.instance.set_name(text.sal_len, text.name_len) {
            Ok(result) => result,
            Err(fault) => return Some(format!("failed: {fault}")),
        };
        if result != wanted.result {
            return Some(format!("returned {result}, not {}", wanted.result));
        }
        let (slot, expected) = (self.message_slot(), wanted.message.as_deref().map(unhex));
        match expected {
            Some(expected) if !slot.starts_with(&expected) => Some(format!("left {slot:x?}, not {expected:x?}")),
            None if slot != UNTOUCHED => Some(format!("failed, and left {slot:x?} behind")),
            _ => None,
        }
    }
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn every_guest_answers_every_text_as_the_protocol_says() {
    let texts = std::fs::read(dist().join("cases/texts.json")).unwrap();
    let texts: Vec<Text> = serde_json::from_slice(&texts).unwrap();
    assert!(texts.len() > 12_000, "only {} texts", texts.len());
    let greeters = greeters();
    let complaints = greeters.iter().filter_map(|greeter| {
        let mut guest = Guest::new(&greeter.name);
        let wrong = |(at, text): (usize, &Text)| {
            let Text { salutation, name, sal_len, name_len, .. } = text;
            let wrong = guest.send(text, if greeter.checks_utf8 { &text.utf8 } else { &text.bytes })?;
            Some(format!("text {at}: set_name({sal_len}, {name_len}) of {salutation} and {name} {wrong}"))
        };
        Some((greeter.name.clone(), texts.iter().enumerate().find_map(wrong)?))
    });
    assert_none(complaints.collect());
    println!("{} texts sent through each of {} guests", texts.len(), greeters.len());
}

#[test]
fn a_nul_is_a_character_like_any_other() {
    for greeter in greeters() {
        let instance = instantiate(&greeter.name, Limits::default()).unwrap();
        let once = catalogue::Schedule::natural(1);
        let record = run::run(instance, &STRATEGIES[0], &once, &[("a\0b", "\0")]);
        assert_eq!(record.outcome(), Some(Outcome::Greeted), "{}", greeter.name);
        assert_eq!(record.message.as_deref(), Some("a\0b, \0!"), "{}", greeter.name);
    }
}
