//! Makes the glue of a guest that speaks through `wasm-bindgen`: an ES module for browsers and Node.js, with no bundler
//! between.
//!
//! The guest comes unstripped, and its names go here. Stripping takes the list of target features along, and
//! `wasm-bindgen` that does not know them passes results through memory: more glue, and two more calls a greeting.

use std::process::ExitCode;

use anyhow::{Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [linked, name, folder, options @ ..] = arguments.as_slice() else {
        bail!("usage: bind-guest LINKED_WASM NAME FOLDER [--keep-names]; build-guests runs it");
    };
    Bindgen::new()
        .input_path(linked)
        .out_name(name)
        .web(true)?
        .omit_default_module_path(false)
        .remove_name_section(!options.iter().any(|option| option == "--keep-names"))
        .remove_producers_section(true)
        .generate(folder)
}
