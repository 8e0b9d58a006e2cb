//! A module rewritten: valid in every way that there is, and by turns played beside the one that it was made from.

use growscope::{
    Module,
    rewrite::{Facts, Rewrite, When, Which},
};
use wasmparser::{Validator, WasmFeatures};

use super::{
    Tally,
    play::{Bounds, Compiled, Played},
};

fn rewrites() -> [(&'static str, Rewrite); 8] {
    [
        ("detach", Rewrite::detach(When::Reach)),
        ("hooked", Rewrite::hooked(When::Reach).always_ask()),
        ("crossing", Rewrite::detach(When::Crossing)),
        ("hooked where marked", Rewrite::hooked(When::Reach)),
        ("allocation", Rewrite::detach(When::Allocation)),
        ("refuse", Rewrite::refuse(1)),
        ("hooked and refused", Rewrite::hooked(When::Reach).and_refuse(1)),
        ("up to 2", Rewrite::detach(When::Crossing).which(Which::UpTo(2))),
    ]
}

pub fn hold(
    seed: u64,
    module: &Module<'_>,
    facts: &Facts,
    compiled: &Compiled,
    plain: &Played,
    tally: &mut Tally,
) -> Result<(), String> {
    // What a seed's module is made of goes by turns of four.
    let mut turn = (seed / 4 % 8) as usize;
    // An engine's limiter cannot tell growth from nothing from a memory that begins: it would grant the one that is refused.
    if rewrites()[turn].0.contains("refuse") && module.memories.iter().any(|memory| memory.initial == 0) {
        turn = 0;
    }
    for (at, (name, rewrite)) in rewrites().into_iter().enumerate() {
        let rewritten = |facts: &Facts| {
            let rewritten = rewrite.apply(module.bytes, facts);
            let rewritten = rewritten.map_err(|refusal| format!("{name}: refused: {refusal}"))?;
            let valid = Validator::new_with_features(WasmFeatures::all()).validate_all(&rewritten.bytes);
            valid.map_err(|error| format!("{name}: {error}"))?;
            Ok::<_, String>(rewritten)
        };
        let mut played = rewritten(facts)?;
        tally.validated += 1;
        if at != turn {
            continue;
        }
        // An import that has the shape of Emscripten's is called once more by each forced growth. None here grows memory.
        if !facts.grow_imports.is_empty() {
            played = rewritten(&Facts { grow_imports: Vec::new(), ..facts.clone() })?;
        }
        let failed = |error: wasmtime::Error| format!("{name}: {error:?}");
        let full =
            if name.contains("refuse") { Some(compiled.play(seed, Bounds::full()).map_err(failed)?) } else { None };
        let expected = full.as_ref().unwrap_or(plain);
        let seen = Compiled::of(&played.bytes).and_then(|compiled| compiled.play(seed, Bounds::rewritten()));
        let seen = seen.map_err(failed)?;
        expected.compare(&seen, tally).map_err(|wrong| format!("{name}: {wrong}"))?;
        tally.refused += expected.refused;
        tally.forced += seen.forced;
    }
    Ok(())
}
