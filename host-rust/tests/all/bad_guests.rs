//! Every guest that breaks the protocol, or is hostile, is refused with words about what it did. The lists are the ones
//! that the Node host's tests run.

use serde::Deserialize;

use crate::support::{assert_none, dist, ran};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Case {
    name: String,
    #[expect(dead_code, reason = "it is for people")]
    why: String,
    exit: i32,
    mentions: Vec<String>,
    verbs: Vec<String>,
    name_text: Option<String>,
}

/// Runs every case of `dist/cases/<kind>.json`, of which there are `least` or more.
fn run(kind: &str, least: usize) {
    let cases = dist().join("cases");
    let text = std::fs::read_to_string(cases.join(format!("{kind}.json"))).unwrap();
    let all: Vec<Case> = serde_json::from_str(&text).unwrap();
    assert!(all.len() >= least, "only {} {kind}", all.len());
    let mut complaints = Vec::new();
    for Case { name, exit, mut mentions, verbs, name_text, .. } in all {
        if exit == 2 {
            mentions.push(format!("{name}.wasm: "));
        }
        // What must come to its own end has all the time that it needs.
        let limit = if mentions.iter().any(|words| words.contains("time limit")) { "2" } else { "30" };
        let path = cases.join(kind).join(format!("{name}.wasm")).display().to_string();
        for verb in verbs {
            let mut args = vec![verb.as_str(), &path, "--time-limit", limit];
            args.extend(name_text.iter().flat_map(|text| ["--name", text]));
            let mut ran = ran(&args);
            if verb == "matrix" && exit == 1 {
                // A cell that disagrees is a finding, and stands in the table.
                ran.stderr.push_str(&ran.stdout);
            }
            complaints
                .extend(ran.complaint(exit, &[], &mentions).map(|complaint| (format!("{verb} {name}"), complaint)));
        }
    }
    assert_none(complaints);
}

#[test]
fn every_bad_guest_is_refused_and_named() {
    run("bad-guests", 20);
}

#[test]
fn every_hostile_guest_is_kept_within_its_bounds() {
    run("hostile-guests", 14);
}
