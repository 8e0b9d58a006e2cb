//! The wasmtime host. See `host-rust --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    host_rust::commands::main()
}
