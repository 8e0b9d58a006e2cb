use crate::module::Import;

/// Whether an import is known to call nobody back: WASI preview 1, whose functions take numbers and memory alone.
pub fn calls_nobody(import: &Import<'_>) -> bool {
    matches!(import.module, "wasi_snapshot_preview1" | "wasi_unstable")
}
