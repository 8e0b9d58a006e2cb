//! Holds what a greeter says of growth against what growscope proves of its `set_name`.

use anyhow::{Context, Result, ensure};
use catalogue::{Description, When};
use growscope::{Analysis, Module, Options, Verdict};

/// A greeter that never grows must be proved not to, unless it says that it has room; any other must be able to.
/// Answers the verdict.
pub fn hold(description: &Description, wasm: &[u8]) -> Result<Option<Verdict>> {
    let Some(grows) = description.grows else { return Ok(None) };
    let module = Module::read(wasm).context("growscope cannot read it")?;
    let analysis = Analysis::of(&module, &Options::default());
    let (_, set_name) =
        module.exported_functions().find(|&(name, _)| name == "set_name").context("it does not export set_name")?;
    let verdict = analysis.verdict_of(set_name);
    let never = grows == When::Never && description.detaches.unwrap_or(grows) == When::Never;
    let may = !never || description.can_grow;
    ensure!(may || verdict == Verdict::Never, "it never grows, it says, but growscope says of set_name: {verdict}");
    ensure!(!may || verdict != Verdict::Never, "it can grow or detach, it says, but growscope proves: {verdict}");
    Ok(Some(verdict))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_that_the_code_contradicts_is_refused() {
        let grower = r#"(module (memory 1) (func (export "set_name") (drop (memory.grow (i32.const 1)))))"#;
        let idle = r#"(module (memory 1) (func (export "set_name")) (func (drop (memory.grow (i32.const 1)))))"#;
        let held = |header: &str, wat: &str| {
            let description = Description::from_wat(&format!(";;! why = 'a test'\n{header}")).unwrap();
            hold(&description, &wat::parse_str(wat).unwrap()).map_err(|error| error.to_string())
        };
        assert_eq!(held(";;! grows = 'never'", idle).unwrap(), Some(Verdict::Never));
        assert_eq!(held(";;! grows = 'first-call'", grower).unwrap(), Some(Verdict::May));
        assert_eq!(held(";;! grows = 'never'\n;;! can-grow = true", grower).unwrap(), Some(Verdict::May));
        let error = held(";;! grows = 'never'", grower).unwrap_err();
        assert!(error.contains("growscope says of set_name: may"), "{error}");
        let error = held(";;! grows = 'first-call'", idle).unwrap_err();
        assert!(error.contains("growscope proves: never"), "{error}");
    }
}
