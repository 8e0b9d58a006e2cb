use super::{Failure, Imports, World, rewritten::Output};
use crate::rewrite::{Rewrite, When, Which};

/// Write a module in which growth comes wherever it could have come: by 0 pages, when the host can look
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  growscope detach app.wasm -o app.detached.wasm
  growscope detach app.wasm -o it.wasm --when allocation       only where memory was allocated
  growscope detach app.wasm -o it.wasm --up-to 40              and then halve: which boundary breaks it?
  growscope detach app.wasm -o it.wasm --map it.map.json       to read stacks back

Exit codes:
  0  written
  2  bad input: an option, or a file that is not rewritten, with the reason")]
pub struct Arguments {
    /// A .wasm file; a component is refused
    file: String,
    #[command(flatten)]
    output: Output,
    /// Where growth is forced: where something that may have grown came back before, only where an allocator did, or
    /// whenever the host can look
    #[arg(long, value_name = "WHEN", default_value = "reach")]
    when: When,
    /// Force it at the K-th of these boundaries alone, counted from 1
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    only: Option<u32>,
    /// Force it at the first K of these boundaries
    #[arg(long, value_name = "K", conflicts_with = "only")]
    up_to: Option<u32>,
    #[command(flatten)]
    imports: Imports,
}

impl Arguments {
    pub fn run(&self, world: &mut dyn World) -> Result<u8, Failure> {
        let which = match (self.only, self.up_to) {
            (Some(at), _) => Which::Only(at),
            (_, Some(at)) => Which::UpTo(at),
            _ => Which::All,
        };
        self.output.write(&self.file, &self.imports, Rewrite::detach(self.when).which(which), world)
    }
}
