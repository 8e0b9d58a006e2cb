//! Texts and lengths for `set_name`, with the answer each must get. Both hosts send the same ones through every
//! greeter, so that the answers can be compared across guests and across hosts.
//!
//! The answers are worked out here from the protocol's prose, not with the guests' own code.

use fastrand::Rng;
use serde::Serialize;

const RANDOM: usize = 12_000;
const SLOT: usize = 16;

/// One call: what both slots hold, the two lengths, and what must come back.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Text {
    /// All 16 bytes of the salutation's slot, in hexadecimal.
    salutation: String,
    /// All 16 bytes of the name's slot, in hexadecimal.
    name: String,
    /// The lengths as `set_name` is given them, unsigned.
    sal_len: u32,
    name_len: u32,
    /// What a guest that copies bytes must answer.
    bytes: Answer,
    /// What a guest that checks for UTF-8 must answer.
    utf8: Answer,
}

/// A result of `set_name`, and the message it left, in hexadecimal; none if it failed.
#[derive(Clone, Serialize)]
struct Answer {
    result: i32,
    message: Option<String>,
}

/// The boundaries, then random texts.
pub fn draw(seed: u64) -> Vec<Text> {
    let mut rng = Rng::with_seed(seed);
    let edges = boundaries();
    edges.into_iter().chain((0..RANDOM).map(|_| random(&mut rng))).collect()
}

fn boundaries() -> Vec<Text> {
    let lengths = [0, 1, 15, 16, 17, 1 << 31, (1 << 31) - 1, u32::MAX];
    let texts: [&[u8]; 5] =
        [b"Testy McTestface", "李小龍李小".as_bytes(), "👋🌍👋🌍".as_bytes(), b"a\0b", b"\xff\xfe\x80"];
    let mut all = Vec::new();
    for text in texts {
        for sal_len in lengths {
            for name_len in lengths {
                all.push(Text::new(padded(text), padded(text), sal_len, name_len));
            }
        }
    }
    all
}

fn random(rng: &mut Rng) -> Text {
    let (salutation, name) = (slot(rng), slot(rng));
    let (sal_len, name_len) = (length(rng), length(rng));
    Text::new(salutation, name, sal_len, name_len)
}

/// Mostly lengths that fit; now and then one just past the slot, or anywhere.
fn length(rng: &mut Rng) -> u32 {
    match rng.u8(..10) {
        0 => 17,
        1 => rng.u32(..),
        _ => rng.u32(..=SLOT as u32),
    }
}

/// Random bytes, ASCII (NUL included), or characters of every width, cut where the slot ends.
fn slot(rng: &mut Rng) -> [u8; SLOT] {
    match rng.u8(..8) {
        0 => std::array::from_fn(|_| rng.u8(..)),
        1..=3 => std::array::from_fn(|_| rng.u8(..128)),
        _ => {
            let widest = ['\u{7f}', '\u{7ff}', '\u{ffff}', '\u{10ffff}'];
            let text: String = (0..SLOT)
                .map(|_| {
                    let up_to = widest[rng.usize(..4)];
                    rng.char(..=up_to)
                })
                .collect();
            padded(text.as_bytes())
        }
    }
}

fn padded(text: &[u8]) -> [u8; SLOT] {
    std::array::from_fn(|at| text.get(at).copied().unwrap_or(0))
}

impl Text {
    fn new(salutation: [u8; SLOT], name: [u8; SLOT], sal_len: u32, name_len: u32) -> Self {
        let bytes = answer(&salutation, &name, sal_len, name_len, false);
        let utf8 = answer(&salutation, &name, sal_len, name_len, true);
        Text { salutation: hex(&salutation), name: hex(&name), sal_len, name_len, bytes, utf8 }
    }
}

fn answer(salutation: &[u8], name: &[u8], sal_len: u32, name_len: u32, checks_utf8: bool) -> Answer {
    let refused = |result| Answer { result, message: None };
    let Some(salutation) = salutation.get(..sal_len as usize) else { return refused(-1) };
    let Some(name) = name.get(..name_len as usize) else { return refused(-2) };
    if checks_utf8 && (std::str::from_utf8(salutation).is_err() || std::str::from_utf8(name).is_err()) {
        return refused(-3);
    }
    let message = [salutation, b", ", name, b"!"].concat();
    Answer { result: message.len() as i32, message: Some(hex(&message)) }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_texts_and_another_draws_others() {
        let drawn = |seed| serde_json::to_string(&draw(seed)).unwrap();
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
    }

    #[test]
    fn every_answer_that_the_protocol_knows_is_drawn_often() {
        let texts = draw(1);
        for result in [-1, -2, -3] {
            let hits = texts.iter().filter(|text| text.utf8.result == result).count();
            assert!(hits > 500, "{result} only {hits} times");
        }
        let greeted = texts.iter().filter(|text| text.utf8.message.is_some()).count();
        assert!(greeted > 2_000, "greeted only {greeted} times");
        assert!(texts.iter().any(|text| text.bytes.message.is_some() && text.utf8.message.is_none()));
    }
}
