use super::{
    FINE, Failure, Imports, Trust, World,
    input::{Input, nearest},
    report::json,
};
use crate::report::{Locator, Paint, Way, dot, mermaid, text};

/// Show a shortest way from an export to growth, an edge a line
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  growscope why app.wasm set_name
  growscope why app.wasm set_name --mermaid
  growscope why app.wasm '#17'                 any function, by its index

Edges:
  call      a direct call                      indirect  through a table, one of so many candidates
  tail      a direct call in its place         ref       through a reference, one of so many
  host      the host calls back

Exit codes:
  0  shown, or proved that there is none
  2  bad input: an option, a name that is not exported, or a file that is not a WebAssembly module")]
pub struct Arguments {
    /// A .wasm file
    file: String,
    /// The name of an exported function, or # and a function's index
    export: String,
    /// Print it for Graphviz
    #[arg(long, group = "format")]
    dot: bool,
    /// Print it for Mermaid
    #[arg(long, group = "format")]
    mermaid: bool,
    /// Print it as JSON
    #[arg(long, group = "format")]
    json: bool,
    #[command(flatten)]
    imports: Imports,
    #[command(flatten)]
    trust: Trust,
}

impl Arguments {
    pub fn run(&self, world: &mut dyn World) -> Result<u8, Failure> {
        let input = Input::read(&self.file, world)?;
        let (mut ways, mut names) = (Vec::new(), Vec::new());
        let mut functions = 0;
        input.analyse(&self.imports, self.trust.validate, world, |module, analysis, _, _| {
            functions = functions.max(module.functions.len());
            let by_name = module.exported_functions().find(|&(name, _)| name == self.export).map(|(_, index)| index);
            let by_index =
                || self.export.strip_prefix('#')?.parse().ok().filter(|&index: &usize| index < module.functions.len());
            if let Some(index) = by_name.or_else(|| by_index().map(|index| index as u32)) {
                let mut way = Way::of(module, analysis, &self.export, index);
                Locator::of(module, analysis).way(&mut way);
                ways.push(way);
            }
            names.extend(module.exported_functions().map(|(name, _)| name.to_owned()));
            Ok(())
        })?;
        if ways.is_empty() && self.export.starts_with('#') {
            return Err(format!("{} has no function {}: it has {functions}", self.file, self.export));
        }
        if ways.is_empty() {
            return Err(if names.is_empty() {
                format!("{} exports no function; name one by its index, as in '#0'", self.file)
            } else {
                let near = nearest(&self.export, names.iter().map(String::as_str));
                let all = format!("; `growscope report {} --all` names them", self.file);
                let hint = if near.is_empty() { all } else { near };
                format!("{} exports no function {}{hint}", self.file, self.export)
            });
        }
        for way in &ways {
            world.print(&match (self.dot, self.mermaid, self.json) {
                (true, ..) => dot::way(way),
                (_, true, _) => mermaid::way(way),
                (.., true) => json(way),
                _ => text::way(way, Paint(world.colour())),
            });
        }
        Ok(FINE)
    }
}
