use serde::Serialize;

use super::{
    FINE, Failure, Imports, Trust, World,
    input::{Input, Place},
};
use crate::report::{Locator, Paint, Report, text};

/// Say who may grow memory: memories, growth in the code, imports that grow, and a verdict for each export
#[derive(clap::Args)]
#[command(
    visible_alias = "inspect",
    after_help = "\
Examples:
  growscope report app.wasm
  growscope report app.wasm --json
  growscope report app.wasm --grow-import env.more_memory

Verdicts:
  may                 direct calls lead to growth, and come back
  may-indirectly      every way has a call through a table or a reference in it
  may-through-host    only if an import calls back
  only-when-trapping  on every way there is a call that does not come back
  never               proved; what the proof rests on is printed

Exit codes:
  0  reported
  2  bad input: an option, or a file that is not a WebAssembly module"
)]
pub struct Arguments {
    /// A .wasm file: a module, or a component, whose core modules are reported one by one; or glue that has modules in
    /// base64 or as numbers
    file: String,
    /// Print it as JSON
    #[arg(long)]
    json: bool,
    /// Name every export, however many there are
    #[arg(long, conflicts_with = "json")]
    all: bool,
    #[command(flatten)]
    imports: Imports,
    #[command(flatten)]
    trust: Trust,
}

/// A file that holds core modules, and is none.
#[derive(Serialize)]
struct Several<'a> {
    file: &'a str,
    modules: Vec<Report>,
}

impl Arguments {
    pub fn run(&self, world: &mut dyn World) -> Result<u8, Failure> {
        let input = Input::read(&self.file, world)?;
        let mut reports = Vec::new();
        input.analyse(&self.imports, self.trust.validate, world, |module, analysis, place, _| {
            let mut report = Report::of(&self.file, module, analysis);
            let locator = Locator::of(module, analysis);
            locator.sites(&mut report);
            // Nothing else prints them.
            if self.json {
                locator.exports(&mut report);
            }
            match place {
                Place::Whole => {}
                Place::Component(at) => report.offset_in_component = Some(at),
                Place::Text(at) => report.offset_in_text = Some(at),
            }
            reports.push(report);
            Ok(())
        })?;
        if !self.json {
            let paint = Paint(world.colour());
            let texts: Vec<String> = reports.iter().map(|report| text::report(report, self.all, paint)).collect();
            world.print(&texts.join("\n"));
        } else if input.holds().is_some() {
            world.print(&json(&Several { file: &self.file, modules: reports }));
        } else {
            reports.iter().for_each(|report| world.print(&json(report)));
        }
        Ok(FINE)
    }
}

/// A value as JSON for programs, on lines that people can read too.
pub fn json(value: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).expect("these types have nothing in them that JSON lacks");
    json.push('\n');
    json
}
