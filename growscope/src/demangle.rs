use cpp_demangle::Symbol;

/// Longer C++ names are left as they are: what they say would fill a screen, and demangling one can take very long.
const LONGEST: usize = 2000;

/// A function's name as its author wrote it: Rust's and C++'s manglings undone, others left alone.
pub fn demangle(name: &str) -> String {
    if let Ok(rust) = rustc_demangle::try_demangle(name) {
        return format!("{rust:#}");
    }
    if name.starts_with("_Z") && name.len() <= LONGEST {
        let demangled = Symbol::new(name).ok().and_then(|symbol| symbol.demangle().ok());
        if let Some(demangled) = demangled {
            return demangled;
        }
    }
    name.to_owned()
}
