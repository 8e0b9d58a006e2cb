//! Every guest that breaks the protocol is refused with words about what it did.

use serde::Deserialize;

use crate::support::{assert_none, bad_guest, dist, ran};

#[derive(Deserialize)]
struct Bad {
    name: String,
    exit: i32,
    mentions: Vec<String>,
}

#[test]
fn every_bad_guest_is_refused_and_named() {
    let text = std::fs::read_to_string(dist().join("cases/bad-guests.json")).unwrap();
    let all: Vec<Bad> = serde_json::from_str(&text).unwrap();
    assert!(all.len() >= 20, "only {} bad guests", all.len());
    let complaints = all.into_iter().filter_map(|Bad { name, exit, mut mentions }| {
        mentions.push(format!("{name}.wasm: "));
        let ran = ran(&["greet", &bad_guest(&name), "--time-limit", "0.5"]);
        Some((name, ran.complaint(exit, &[], &mentions)?))
    });
    assert_none(complaints.collect());
}
