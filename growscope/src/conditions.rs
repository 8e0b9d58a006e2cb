//! What the verdicts rest on: each condition that this module's proof needs, in one sentence.

use crate::{Analysis, Module, imports::Role};

/// The conditions under which the verdicts of a module hold.
pub fn conditions(module: &Module<'_>, analysis: &Analysis) -> Vec<String> {
    let mut all = Vec::new();
    let mut say = |when: bool, sentence: String| {
        if when {
            all.push(sentence);
        }
    };
    let shown = (0..).zip(&module.memories).filter(|&(index, _)| module.host_may_grow(index));
    let shown: Vec<String> = shown.map(|(index, _)| index.to_string()).collect();
    let has = |role: Role| analysis.graph.roles.contains(&role);
    say(
        !shown.is_empty(),
        format!(
            "The verdicts are about what the guest does: the host, and every other instance that is given {}, can grow it at any time.",
            if let [one] = shown.as_slice() {
                format!("memory {one}")
            } else {
                format!("memories {}", shown.join(", "))
            }
        ),
    );
    say(
        !shown.is_empty() && has(Role::Host),
        "No import grows memory itself, beside the grow imports that are named here; --grow-import names more.".into(),
    );
    say(has(Role::Pure), "An import that is declared pure, or is of WASI preview 1, calls nobody back.".into());
    say(
        has(Role::Host),
        "While an import runs, the host calls back nothing but this module's exports, the functions in tables that it can read, and those that it was given references to.".into(),
    );
    say(
        !analysis.graph.roles.is_empty(),
        "What an import throws counts as a trap: who catches it in the host, after `only-when-trapping`, may meet dead views.".into(),
    );
    say(
        module.memories.iter().any(|memory| memory.shared),
        "A shared memory can be grown by another thread while a call runs; its views do not die, they are too short."
            .into(),
    );
    say(
        module.dynamic,
        "It is linked with other modules at run time (dylink.0): what it imports from them counts as the host's, and may grow the memory that they share.".into(),
    );
    say(
        !module.checked,
        "Its bodies were decoded, not type-checked: it is taken for granted that an engine accepts it (--validate checks).".into(),
    );
    all
}
