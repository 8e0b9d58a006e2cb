//! Names of files, as people want to read them.

/// A file's name may be as long as its module; a person reads no more than this.
const LONGEST: usize = 200;

/// Folders that a file was compiled in, and that say nothing of it: one and what stands before it are left out.
const FOLDERS: [&[&str]; 6] = [
    // /rustc/0123abcd/library/alloc/src/vec.rs: the standard library, as it was built
    &["rustc", "*", "library"],
    // …/toolchains/stable/lib/rustlib/src/rust/library/alloc/src/vec.rs: the same, installed as source
    &["rustlib", "src", "rust", "library"],
    // /rust/deps/dlmalloc-0.2.11/src/lib.rs: what the standard library is made with
    &["rust", "deps"],
    // …/registry/src/index.crates.io-0123abcd/dlmalloc-0.2.14/src/lib.rs
    &["registry", "src", "*"],
    // …/git/checkouts/name-0123abcd/4567cde/src/lib.rs
    &["git", "checkouts"],
    // /emsdk/emscripten/system/lib/dlmalloc.c
    &["emscripten", "system"],
];

/// A file's name without what does not help to find it.
pub struct Short {
    pub file: String,
    /// The name as it was, where that is another one.
    pub path: Option<String>,
    /// It stands in the folder that the compiler was run in.
    pub own: bool,
}

/// Shortens a name; `folder` is where the compiler was run.
pub fn short(path: &str, folder: Option<&str>) -> Short {
    let parts = parts(path);
    let folder = folder.map(self::parts).unwrap_or_default();
    let behind = FOLDERS.iter().find_map(|known| {
        (0..parts.len().saturating_sub(known.len()))
            .rev()
            .find(|&at| known.iter().zip(&parts[at..]).all(|(&known, &part)| known == "*" || known == part))
            .map(|at| at + known.len())
    });
    let from = match behind {
        Some(at) => at,
        None if parts.starts_with(&folder) && parts.len() > folder.len() => folder.len(),
        None => 0,
    };
    let file = parts[from..].join("/");
    let file = if from == 0 && path.starts_with('/') { format!("/{file}") } else { file };
    let own = behind.is_none() && !file.is_empty() && !file.starts_with(['/', '.']) && !file.contains(':');
    Short { path: (file != path).then(|| cut(path)), file: cut(&file), own }
}

/// Its folders and its name, `..` gone back over; a leading `/` is no part.
fn parts(path: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']).filter(|&part| !part.is_empty() && part != ".") {
        match parts.last() {
            Some(&last) if part == ".." && last != ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts
}

/// The end is what tells files apart.
fn cut(name: &str) -> String {
    match name.char_indices().rev().nth(LONGEST) {
        Some((at, _)) => format!("…{}", name[at..].chars().skip(1).collect::<String>()),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Short, short};

    #[test]
    fn what_does_not_help_is_left_out() {
        for (path, folder, expected) in [
            ("/home/me/app/src/lib.rs", "/home/me/app", "src/lib.rs"),
            ("/home/me/app/src/lib.rs", "/home/me/ap", "/home/me/app/src/lib.rs"),
            ("/home/me/app", "/home/me/app", "/home/me/app"),
            ("src/lib.rs", "", "src/lib.rs"),
            ("/rustc/0123abcd/library/alloc/src/vec/mod.rs", "/home/me/app", "alloc/src/vec/mod.rs"),
            (
                "/rustc/0123/library/core/src/../../stdarch/crates/core_arch/src/wasm32/memory.rs",
                "/home/me",
                "stdarch/crates/core_arch/src/wasm32/memory.rs",
            ),
            ("/root/.rustup/toolchains/stable/lib/rustlib/src/rust/library/std/src/lib.rs", "", "std/src/lib.rs"),
            ("/rust/deps/dlmalloc-0.2.11/src/lib.rs", "/rustc/1", "dlmalloc-0.2.11/src/lib.rs"),
            ("/home/me/.cargo/registry/src/index.crates.io-19/talc-5.1.1/src/a.rs", "/home/me", "talc-5.1.1/src/a.rs"),
            (r"C:\Users\me\.cargo\registry\src\index.crates.io-19\a-1.0.0\src\a.rs", "", "a-1.0.0/src/a.rs"),
            ("/home/me/.cargo/git/checkouts/a-12/34/src/a.rs", "", "a-12/34/src/a.rs"),
            ("/emsdk/emscripten/system/lib/dlmalloc.c", "/root", "lib/dlmalloc.c"),
            ("../../include/a.h", "/root", "../../include/a.h"),
            ("", "/root", ""),
        ] {
            let Short { file, path: long, own } = short(path, Some(folder));
            assert_eq!(file, expected);
            assert_eq!(long, (path != expected).then(|| path.to_owned()));
            assert_eq!(own, file == "src/lib.rs", "{file}");
        }
    }

    #[test]
    fn a_name_without_end_is_cut_short() {
        let Short { file, path, .. } = short(&format!("/home/{}é.rs", "é".repeat(5000)), Some("/home"));
        assert_eq!(file.chars().count(), 201);
        assert!(file.starts_with('…') && file.ends_with("é.rs"), "{file}");
        assert_eq!(path, Some(file));
    }
}
