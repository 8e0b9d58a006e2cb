//! What the npm package asks of the wasm build, and its answers. It does the same natively, where it is tested.
//!
//! `{ "cli": { "args": […], "files": [{ "path", "bytes" }] } }` is a command line; `verbs/in_memory.rs` says more.
//!
//! `{ "rewrite": { "when": "reach", … } }` with a module behind it answers `{ "ok": true, "report" }`, asked for it
//! with `"map"` too, and with the rewritten module behind it, or `{ "ok": false, "error" }`.
//!
//! `{ "lines": { "rewrite": { … }, "places": [[index, offset], …] } }` with the module **as it was** behind it answers
//! `{ "ok": true, "lines" }`: for each place, a function and an offset in the module that the same rewrite made of it, the source
//! lines that it comes from.

use serde::{Deserialize, Serialize};

use crate::{
    Analysis, Module, frame,
    lines::{Lines, Source},
    rewrite::{Facts, Map, Report, Rewrite, Rewritten, When, Which},
    verbs::in_memory,
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
enum Request {
    Rewrite(Options),
    Cli(in_memory::Line),
    Lines(Places),
}

/// Places in a rewritten module. Nobody keeps its map, which is long: it is made again for the few who ask.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Places {
    rewrite: Options,
    places: Vec<(u32, u32)>,
}

/// How a module is to be rewritten.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Options {
    /// `reach`, `allocation` or `crossing`; where it is left out, `reach`, or nothing beside `refuse`.
    when: Option<When>,
    /// The host decides, by the table of hooks.
    hooked: bool,
    /// It is asked at every boundary, not only at a marked one.
    always: bool,
    /// Forces at this boundary alone, counted from 1; without hooks.
    only: Option<u32>,
    /// Forces up to this boundary; without hooks.
    up_to: Option<u32>,
    /// Growth fails from this one on, counted from 1.
    refuse: Option<u32>,
    /// Shared memory really grows.
    shared: bool,
    /// The answer has the map as well; it is long.
    map: bool,
    /// More grow imports, as `MODULE.NAME`.
    grow_imports: Vec<String>,
    /// More announce imports, as `MODULE.NAME`.
    announce: Vec<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Ran(in_memory::Ran),
    Rewritten {
        ok: bool,
        report: Box<Report>,
        #[serde(skip_serializing_if = "Option::is_none")]
        map: Option<Map>,
    },
    Found {
        ok: bool,
        lines: Vec<Vec<Source>>,
    },
    Failed {
        ok: bool,
        error: String,
    },
}

/// Answers one request, frame for frame.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let (answer, bytes) = match try_answer(request) {
        Ok((answer, bytes)) => (answer, bytes),
        Err(error) => (Answer::Failed { ok: false, error }, Vec::new()),
    };
    let json = serde_json::to_vec(&answer).unwrap_or_default();
    frame::write(&json, &bytes)
}

fn try_answer(request: &[u8]) -> Result<(Answer, Vec<u8>), String> {
    let (json, bytes) = frame::read(request).ok_or("the request is shorter than it says")?;
    match serde_json::from_slice(json).map_err(|error| format!("the request is none: {error}"))? {
        Request::Cli(line) => {
            let (ran, written) = in_memory::run(&line, bytes);
            Ok((Answer::Ran(ran), written))
        }
        Request::Rewrite(options) => {
            let rewritten = options.rewritten(bytes)?;
            let map = options.map.then_some(rewritten.map);
            let answer = Answer::Rewritten { ok: true, report: Box::new(rewritten.report), map };
            Ok((answer, rewritten.bytes))
        }
        Request::Lines(Places { rewrite, places }) => {
            let map = rewrite.rewritten(bytes)?.map;
            let lines = Lines::of(bytes);
            let source = |(function, offset)| map.old(function, offset).map(|(_, old)| lines.at(old as usize));
            let lines = places.into_iter().map(|place| source(place).unwrap_or_default()).collect();
            Ok((Answer::Found { ok: true, lines }, Vec::new()))
        }
    }
}

impl Options {
    fn analysis(&self) -> crate::Options {
        crate::Options {
            grow_imports: self.grow_imports.clone(),
            announce: self.announce.clone(),
            ..crate::Options::default()
        }
    }

    fn rewritten(&self, bytes: &[u8]) -> Result<Rewritten, String> {
        let module = Module::read(bytes).map_err(|error| error.to_string())?;
        let analysis = Analysis::of(&module, &self.analysis());
        let facts = Facts::of(&module, &analysis);
        self.rewrite().apply(bytes, &facts).map_err(|refusal| refusal.to_string())
    }

    fn rewrite(&self) -> Rewrite {
        let when = self.when.or(if self.refuse.is_some() { None } else { Some(When::Reach) });
        let mut rewrite = if self.hooked { Rewrite::hooked(when) } else { Rewrite::detach(when) };
        if self.always {
            rewrite = rewrite.always_ask();
        }
        if let Some(at) = self.only {
            rewrite = rewrite.which(Which::Only(at));
        }
        if let Some(at) = self.up_to {
            rewrite = rewrite.which(Which::UpTo(at));
        }
        if let Some(from) = self.refuse {
            rewrite = rewrite.and_refuse(from);
        }
        if self.shared {
            rewrite = rewrite.shared();
        }
        rewrite
    }
}
