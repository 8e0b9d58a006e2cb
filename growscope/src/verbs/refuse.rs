use super::{Failure, Imports, World, rewritten::Output};
use crate::rewrite::Rewrite;

/// Write a module in which memory cannot grow any more: who has ever tested that?
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  growscope refuse app.wasm -o full.wasm             memory.grow answers -1, a grow import 0
  growscope refuse app.wasm -o full.wasm --from 3    the first two growths come

Growth by 0 pages asks for nothing, and is not refused.

Exit codes:
  0  written
  2  bad input: an option, or a file that is not rewritten, with the reason")]
pub struct Arguments {
    /// A .wasm file; a component is refused
    file: String,
    #[command(flatten)]
    output: Output,
    /// The first growth that is refused, counted from 1
    #[arg(long, value_name = "K", default_value = "1", value_parser = clap::value_parser!(u32).range(1..))]
    from: u32,
    #[command(flatten)]
    imports: Imports,
}

impl Arguments {
    pub fn run(&self, world: &mut dyn World) -> Result<u8, Failure> {
        self.output.write(&self.file, &self.imports, Rewrite::refuse(self.from), world)
    }
}
