//! What the verbs share that write a module.

use serde::Serialize;

use super::{
    FINE, Failure, Imports, World,
    input::{Input, Place},
    report::json,
};
use crate::rewrite::{Facts, Refusal, Report, Rewrite, Rewritten};

/// Where the module goes, and what is said of it.
#[derive(clap::Args)]
pub struct Output {
    /// Where to write the module
    #[arg(short, long, value_name = "FILE")]
    output: String,
    /// Write where each function went, and each of its bytes: JSON
    #[arg(long, value_name = "FILE")]
    map: Option<String>,
    /// Say what was done as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Said<'a> {
    file: &'a str,
    output: &'a str,
    bytes_before: usize,
    bytes: usize,
    #[serde(flatten)]
    report: &'a Report,
}

impl Output {
    pub fn write(&self, file: &str, imports: &Imports, rewrite: Rewrite, world: &mut dyn World) -> Result<u8, Failure> {
        if world.is_same_file(file, &self.output) {
            return Err(format!(
                "{file} is not rewritten onto itself: give another --output, and keep the one that it is made from"
            ));
        }
        let input = Input::read(file, world)?;
        match input.holds() {
            None => {}
            Some(Place::Component(_)) => return Err(format!("{file} is not rewritten: {}", Refusal::Component)),
            Some(Place::Text(at)) => {
                return Err(format!(
                    "{file} is not rewritten: it has a module in its text, at byte {at}; `npx growscope run --modules FOLDER` \
                     keeps that as a file, where a program loads it"
                ));
            }
            Some(Place::Whole) => unreachable!("what holds a module is not one"),
        }
        let rewrite = rewrite.threads(world.threads());
        let mut rewritten = None;
        let mut before = 0;
        // What is wrong with it would be wrong in another place of what came out.
        input.analyse(imports, true, world, |module, analysis, _, world| {
            world.stage(&format!("rewriting {file}"));
            before = module.bytes.len();
            let facts = Facts::of(module, analysis);
            let done = rewrite.apply(module.bytes, &facts);
            rewritten = Some(done.map_err(|refusal| format!("{file} is not rewritten: {refusal}"))?);
            Ok(())
        })?;
        let Rewritten { bytes, map, report } = rewritten.ok_or_else(|| format!("{file} holds no module"))?;
        let mut put = |path: &str, bytes: &[u8]| {
            world.write(path, bytes).map_err(|error| format!("cannot write {path}: {error}"))
        };
        put(&self.output, &bytes)?;
        if let Some(path) = &self.map {
            // It is long, and for programs alone.
            put(path, &serde_json::to_vec(&map).expect("numbers and words are JSON"))?;
        }
        let said = Said { file, output: &self.output, bytes_before: before, bytes: bytes.len(), report: &report };
        world.print(&if self.json { json(&said) } else { text(&said) });
        Ok(FINE)
    }
}

fn text(said: &Said<'_>) -> String {
    let Said { output, bytes_before, bytes, report, .. } = said;
    let mut lines = vec![match &report.unchanged {
        Some(why) => format!("{output}: as it was, since {why}"),
        None => format!("{output}: {bytes} bytes, from {bytes_before}"),
    }];
    if report.unchanged.is_none() {
        lines.push(format!("  growscope stands in {} where memory grows", count(report.sites, "place", "places")));
    }
    if report.boundaries + report.import_calls > 0 {
        lines.push(format!(
            "  growth is forced where a call of {} comes back, and before {} of imports, if any of {} returned before",
            count(report.boundaries, "function that the host can call", "functions that the host can call"),
            count(report.import_calls, "call", "calls"),
            count(report.marks, "function that may grow memory", "functions that may grow memory"),
        ));
    }
    for import in &report.grow_imports {
        lines.push(format!(
            "  {import} is asked for one byte more each time, and mostly gives much more: memory really grows, until it is full \
             and nothing is forced any more; --only K and --up-to K force less, and `npx growscope run` forces without it"
        ));
    }
    for dropped in &report.dropped {
        lines.push(format!("  left out: {}: {}", dropped.section, dropped.because));
    }
    lines.extend(report.notes.iter().map(|note| format!("  {note}")));
    lines.join("\n") + "\n"
}

fn count(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}
